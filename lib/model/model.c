/* Builds the frozen result, and keeps the table of findings: the only place where a finding's
 * severity and sentence are told.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "model.h"

#include "bounds.h"
#include "geometry.h"

#include <string.h>

/* Marks a sentence for the translators of a program; the library itself never translates. */
#define N_(sentence) sentence

/* Held as characters, not as pointers: the table needs no relocation and stays read-only. */
typedef struct {
    char id[24];
    DiscloseSeverity severity;
    char sentence[128];
} Kind;

/* Sorted by id. A sentence has `%s` at most once, where the printed text belongs. */
static const Kind kinds[] = {
    { "amount-cut", DISCLOSE_SEVERITY_WARNING,
      N_ ("'%s' runs over the side of its column, where a part of the number may be cut off; "
          "compare the row with the print") },
    { "amount-doubtful", DISCLOSE_SEVERITY_WARNING,
      N_ ("'%s' has more decimals than the figures around it; another character may have been read "
          "along") },
    { "amount-overflow", DISCLOSE_SEVERITY_ERROR,
      N_ ("the number '%s', or its amount in yuan, has more digits than can be held") },
    { "amount-torn", DISCLOSE_SEVERITY_WARNING,
      N_ ("'%s' may be one line of an amount that goes on in the row above or below; compare both "
          "with the print") },
    { "amount-unreadable", DISCLOSE_SEVERITY_ERROR,
      N_ ("'%s' stands where an amount belongs and is not a number") },
    { "code-irregular", DISCLOSE_SEVERITY_WARNING,
      N_ ("the code '%s' has not the digits its level should have; it is kept as printed") },
    { "code-padded", DISCLOSE_SEVERITY_INFO,
      N_ ("the code '%s' is printed without its leading zero, which was added") },
    { "column-doubtful", DISCLOSE_SEVERITY_WARNING,
      N_ ("the figures under the heading '%s' do not stand as those of one column do; some may "
          "belong to another") },
    { "column-past", DISCLOSE_SEVERITY_WARNING,
      N_ ("the column under the heading '%s' is not of this year, or compares two; its figures are "
          "left out") },
    { "column-unbound", DISCLOSE_SEVERITY_ERROR,
      N_ ("a column with figures has the heading '%s', which the grammar does not know; its "
          "figures are left out") },
    { "columns-beside", DISCLOSE_SEVERITY_ERROR,
      N_ ("more columns of the table stand on a page of their own, beside its rows; their figures "
          "are left out") },
    { "department-missing", DISCLOSE_SEVERITY_WARNING,
      N_ ("no department is printed on the table or on the cover") },
    { "figure-past", DISCLOSE_SEVERITY_INFO,
      N_ ("'%s' stands in a column that is not of this year; it is left out") },
    { "font-illegible", DISCLOSE_SEVERITY_WARNING,
      N_ ("fonts do not tell what they draw, so any character of '%s' may be another; run OCR on "
          "it, or ask for another copy") },
    { "form-unseen", DISCLOSE_SEVERITY_INFO,
      N_ ("the heading '%s' is of a form of which the grammar's author saw no document; compare "
          "the table with the print") },
    { "heading-doubtful", DISCLOSE_SEVERITY_WARNING,
      N_ ("the heading '%s' fits its column only in part; the column was bound by its place") },
    { "label-alone", DISCLOSE_SEVERITY_WARNING,
      N_ ("'%s' has neither a code nor figures; it may be a line of the label above or below") },
    { "label-ambiguous", DISCLOSE_SEVERITY_WARNING,
      N_ ("a line of the label '%s' may as well belong to the row above or below; compare the row "
          "with the print") },
    { "label-doubtful", DISCLOSE_SEVERITY_WARNING,
      N_ ("something stands in the label '%s' that is not its own, a figure, a code or a heading; "
          "compare the row with the print") },
    { "label-missing", DISCLOSE_SEVERITY_WARNING,
      N_ ("the figure '%s', and what stands beside it, has no label in its row; compare the row "
          "with the print") },
    { "page-scanned", DISCLOSE_SEVERITY_WARNING,
      N_ ("the page is a picture without text, so nothing on it is read; if a table is, run OCR on "
          "it first") },
    { "row-duplicate", DISCLOSE_SEVERITY_WARNING,
      N_ ("the row '%s' is printed twice with the same code and figures; both are kept") },
    { "rules-many", DISCLOSE_SEVERITY_WARNING,
      N_ ("more is drawn on the page than is looked at, so rules may be missing; compare the table "
          "with the print") },
    { "table-aside", DISCLOSE_SEVERITY_INFO,
      N_ ("the table '%s' is of a kind that the grammar leaves alone") },
    { "table-cut", DISCLOSE_SEVERITY_WARNING,
      N_ ("the table runs over the edge of the page: columns, rows and digits may be lost; ask for "
          "a whole copy") },
    { "table-missing", DISCLOSE_SEVERITY_WARNING,
      N_ ("the template expects this table and the document of %s lacks it") },
    { "table-repeated", DISCLOSE_SEVERITY_WARNING,
      N_ ("the table '%s' stands in the document more than once; every one is kept") },
    { "table-unknown", DISCLOSE_SEVERITY_WARNING,
      N_ ("the table '%s' is none that the grammar takes; its figures are left out") },
    { "template-tie", DISCLOSE_SEVERITY_WARNING,
      N_ ("the template %s fits as well as the one that was taken") },
    { "text-illegible", DISCLOSE_SEVERITY_WARNING,
      N_ ("the label '%s' has characters that no Chinese text has, as its font does not tell what "
          "it draws; compare the row with the print") },
    { "text-misplaced", DISCLOSE_SEVERITY_WARNING,
      N_ ("the text of the page lies on its side in fonts that tell its place badly; compare the "
          "table with the print") },
    { "text-overprinted", DISCLOSE_SEVERITY_WARNING,
      N_ ("'%s' is printed in two lines over each other; compare the row, and the one above, with "
          "the print") },
    { "text-unaccounted", DISCLOSE_SEVERITY_WARNING,
      N_ ("'%s' stands inside a table and belongs to none of its rows") },
    { "text-unseen", DISCLOSE_SEVERITY_WARNING,
      N_ ("the page is seen as a picture, and its text may be a machine's guess, as of OCR; "
          "compare the table with the print") },
    { "unit-missing", DISCLOSE_SEVERITY_WARNING,
      N_ ("the table prints no unit, so its amounts in yuan are not known") },
    { "year-missing", DISCLOSE_SEVERITY_WARNING,
      N_ ("the document does not tell its fiscal year") },
};

static const Kind *
find_kind (const char *id)
{
    for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
        if (strcmp (kinds[i].id, id) == 0)
            return &kinds[i];
    return NULL;
}

const char *
disclose_finding_explain (const char *id)
{
    const Kind *kind = find_kind (id);
    return kind != NULL ? kind->sentence : NULL;
}

static void
clear_row (gpointer data)
{
    DiscloseRow *row = data;
    g_free (row->cells);
}

static void
free_table (gpointer data)
{
    DiscloseTable *table = data;
    g_array_unref (table->parts);
    g_array_unref (table->columns);
    g_array_unref (table->headings);
    g_array_unref (table->rows);
    g_free (table);
}

static void
free_unknown (gpointer data)
{
    DiscloseUnknown *unknown = data;
    g_ptr_array_unref (unknown->rows);
    g_free (unknown);
}

DiscloseDocument *
model_document_new (void)
{
    DiscloseDocument *document = g_new0 (DiscloseDocument, 1);
    g_atomic_ref_count_init (&document->refs);
    document->strings = g_string_chunk_new (4096);
    document->name = document->sha256 = document->template_id = "";
    document->kind = document->department = "";
    document->tables = g_ptr_array_new_with_free_func (free_table);
    document->unknowns = g_ptr_array_new_with_free_func (free_unknown);
    document->missing = g_array_new (FALSE, TRUE, sizeof (guint));
    document->findings = g_array_new (FALSE, TRUE, sizeof (DiscloseFinding));
    return document;
}

DiscloseTable *
model_document_add_table (DiscloseDocument *document, guint number)
{
    DiscloseTable *table = g_new0 (DiscloseTable, 1);
    table->document = document;
    table->number = number;
    table->template_id = table->title = table->department = table->unit = table->note = "";
    table->way = DISCLOSE_WAY_NONE;
    table->parts = g_array_new (FALSE, TRUE, sizeof (ModelPart));
    table->columns = g_array_new (FALSE, TRUE, sizeof (ModelColumn));
    table->headings = g_array_new (FALSE, TRUE, sizeof (DiscloseHeading));
    table->rows = g_array_new (FALSE, TRUE, sizeof (DiscloseRow));
    g_array_set_clear_func (table->rows, clear_row);
    g_ptr_array_add (document->tables, table);
    return table;
}

DiscloseRow *
model_table_add_row (DiscloseTable *table)
{
    g_array_set_size (table->rows, table->rows->len + 1);
    DiscloseRow *row = &g_array_index (table->rows, DiscloseRow, table->rows->len - 1);
    row->section = row->code = row->name = row->item = row->path = "";
    row->cells = g_new0 (DiscloseCell, table->columns->len);
    for (guint c = 0; c < table->columns->len; c++) {
        row->cells[c].text = "";
        row->cells[c].status = "ok";
    }
    return row;
}

DiscloseUnknown *
model_document_add_unknown (DiscloseDocument *document, const char *caption, DiscloseSource source,
                            guint n_columns)
{
    DiscloseUnknown *unknown = g_new0 (DiscloseUnknown, 1);
    unknown->caption = model_string (document, caption);
    unknown->source = source;
    unknown->n_columns = n_columns;
    unknown->rows = g_ptr_array_new_with_free_func (g_free);
    g_ptr_array_add (document->unknowns, unknown);
    return unknown;
}

ModelLoose *
model_unknown_add_row (DiscloseUnknown *unknown)
{
    ModelLoose *cells = g_new0 (ModelLoose, unknown->n_columns);
    for (guint c = 0; c < unknown->n_columns; c++)
        cells[c].text = "";
    g_ptr_array_add (unknown->rows, cells);
    return cells;
}

/* By hand, since text is printed matter and must never be taken for a format. */
static char *
fill_sentence (const char *sentence, const char *text)
{
    const char *hole = strstr (sentence, "%s");
    if (hole == NULL)
        return g_strdup (sentence);
    g_autofree char *before = g_strndup (sentence, (gsize) (hole - sentence));
    return g_strconcat (before, text, hole + 2, NULL);
}

void
model_document_add_finding (DiscloseDocument *document, const char *id, const char *text,
                            guint table, DiscloseSource source)
{
    const Kind *kind = find_kind (id);
    g_assert (kind != NULL);
    g_autofree char *message = fill_sentence (kind->sentence, text);
    DiscloseFinding finding = {
        .id = kind->id,
        .severity = kind->severity,
        .message = model_string (document, message),
        .text = model_string (document, text),
        .table = table,
        .source = source,
    };
    g_array_append_val (document->findings, finding);
}

/* Most strings of a table come again and again, so each is kept once. */
const char *
model_string (DiscloseDocument *document, const char *text)
{
    return g_string_chunk_insert_const (document->strings, text);
}

gboolean
source_overlap (DiscloseSource a, DiscloseSource b)
{
    return a.page == b.page && span_overlap (a.x0, a.x1, b.x0, b.x1) > FRAME_TOUCH
           && span_overlap (a.y0, a.y1, b.y0, b.y1) > FRAME_TOUCH;
}

gboolean
source_is_among (DiscloseSource source, const GArray *others)
{
    for (guint i = 0; i < others->len; i++)
        if (source_overlap (source, g_array_index (others, DiscloseSource, i)))
            return TRUE;
    return FALSE;
}
