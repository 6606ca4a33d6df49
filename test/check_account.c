/* Nothing is lost silently: every character inside a table that was recognized is a heading's, a
 * row's or a note's, or a finding tells it. The pages of test/spec/ and the samples are looked at,
 * and nothing is expected of them but that.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "amount.h"
#include "bounds.h"
#include "cases.h"
#include "raw_row.h"
#include "recognize.h"
#include "suite.h"
#include "text.h"

#define MESSAGE 3000 /* bytes; Check bears no long ones */

static GPtrArray *cases;
static DiscloseGrammars *grammars;

/* A document with what was seen on the way to it. */
typedef struct {
    const DiscloseDocument *document;
    const DiscloseTrace *trace;
    const char *name;
} Reading;

/* A part of a table, and the marks of its grid. */
typedef struct {
    const DiscloseTable *table;
    const Grammar *grammar;
    DiscloseSource source;
    guint first, end;
} Part;

/* Section - What was told */

static gboolean
lies_in (DiscloseSource in, DiscloseSource around)
{
    const double x = (in.x0 + in.x1) / 2, y = (in.y0 + in.y1) / 2;
    return in.page == around.page && x >= around.x0 && x <= around.x1 && y >= around.y0
           && y <= around.y1;
}

static guint
count_in (const char *text, const char *what)
{
    guint n = 0;
    for (const char *p = strstr (text, what); *what != '\0' && p != NULL; p = strstr (p + 1, what))
        n++;
    return n;
}

/* How often the findings about the table tell a text. */
static guint
count_found (const Reading *reading, const Part *part, const char *text)
{
    guint n = 0;
    for (guint f = 0; f < disclose_document_n_findings (reading->document); f++) {
        const DiscloseFinding *finding = disclose_document_finding (reading->document, f);
        if (disclose_finding_table (finding) == disclose_table_number (part->table))
            n += count_in (disclose_finding_text (finding), text);
    }
    return n;
}

/* How often the rows have a figure, or the digits of a code, or words of a label. */
static guint
count_rows (const DiscloseTable *table, const char *text)
{
    guint n = 0;
    for (guint r = 0; r < disclose_table_n_rows (table); r++) {
        const DiscloseRow *row = disclose_table_row (table, r);
        g_autofree char *label = g_strconcat (disclose_row_code (row), disclose_row_name (row),
                                              disclose_row_item (row), NULL);
        n += count_in (label, text);
        for (guint c = 0; c < disclose_table_n_columns (table); c++)
            n += strcmp (disclose_cell_text (disclose_row_cell (row, c)), text) == 0;
    }
    return n;
}

static gboolean
is_incidental (const Part *part, const char *text)
{
    g_autofree char *folded = text_fold (text);
    const Grammar *grammar = part->grammar;
    return rows_is_blank (grammar, text)
           || (grammar->furniture != NULL && pattern_matches (grammar->furniture, folded))
           || (grammar->note != NULL && pattern_matches (grammar->note, folded))
           || strstr (disclose_table_note (part->table), text) != NULL;
}

/* Section - From the page to the grid */

static void
count_characters (GHashTable *counts, const char *text, int by)
{
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
        const gpointer key = GUINT_TO_POINTER (g_utf8_get_char (p));
        const int had = GPOINTER_TO_INT (g_hash_table_lookup (counts, key));
        g_hash_table_insert (counts, key, GINT_TO_POINTER (had + by));
    }
}

/* The characters of the part's cells, and of what findings tell from there. */
static GHashTable *
characters_of (const Reading *reading, const Part *part)
{
    GHashTable *counts = g_hash_table_new (NULL, NULL);
    for (guint i = part->first; i < part->end; i++) {
        const DiscloseMark *mark = disclose_trace_mark (reading->trace, i);
        if (disclose_mark_kind (mark) == DISCLOSE_MARK_CELL)
            count_characters (counts, disclose_mark_text (mark), 1);
    }
    for (guint f = 0; f < disclose_document_n_findings (reading->document); f++) {
        const DiscloseFinding *finding = disclose_document_finding (reading->document, f);
        if (strcmp (disclose_finding_id (finding), "text-unaccounted") == 0
            && disclose_finding_source (finding).page == part->source.page)
            count_characters (counts, disclose_finding_text (finding), 1);
    }
    return counts;
}

/* Whether a word stands on the part's lines; beside drawn rules is outside the table, but for what
 * sticks out over them. */
static gboolean
is_of_part (const Part *part, DiscloseSource word, gboolean upright)
{
    const DiscloseSource place = part->source;
    const gboolean ruled = disclose_table_way (part->table) == DISCLOSE_WAY_RULED;
    if (!upright)
        return lies_in (word, place);
    const double y = (word.y0 + word.y1) / 2, half = (word.y1 - word.y0) / 2;
    return word.page == place.page && y >= place.y0 && y <= place.y1
           && (!ruled || (word.x0 < place.x1 - half && word.x1 > place.x0 + half));
}

/* A watermark's words are larger than the page's type by far. */
static double
largest_type (const Reading *reading, guint page)
{
    g_autoptr (GArray) heights = g_array_new (FALSE, FALSE, sizeof (double));
    for (guint i = 0; i < disclose_trace_n (reading->trace); i++) {
        const DiscloseMark *mark = disclose_trace_mark (reading->trace, i);
        const DiscloseSource s = disclose_mark_source (mark);
        const double height = MIN (s.y1 - s.y0, s.x1 - s.x0);
        if (disclose_mark_kind (mark) == DISCLOSE_MARK_WORD && s.page == page)
            g_array_append_val (heights, height);
    }
    g_array_sort (heights, compare_double);
    return GRID_OVERSIZE * g_array_index (heights, double, heights->len / 2);
}

/* Whether the word is an index mark, or a line of one that narrow columns wrap. */
static gboolean
is_of_index_mark (const Reading *reading, const Part *part, const DiscloseMark *word)
{
    const DiscloseSource s = disclose_mark_source (word);
    const Pattern *index = part->grammar->index;
    if (index != NULL && pattern_matches (index, disclose_mark_text (word)))
        return TRUE;
    for (guint i = 0; index != NULL && i < disclose_trace_n (reading->trace); i++) {
        const DiscloseMark *mark = disclose_trace_mark (reading->trace, i);
        const DiscloseSource t = disclose_mark_source (mark);
        g_autofree char *below =
            g_strconcat (disclose_mark_text (word), disclose_mark_text (mark), NULL);
        g_autofree char *above =
            g_strconcat (disclose_mark_text (mark), disclose_mark_text (word), NULL);
        if (disclose_mark_kind (mark) == DISCLOSE_MARK_WORD && t.page == s.page && t.x0 < s.x1
            && t.x1 > s.x0 && (pattern_matches (index, below) || pattern_matches (index, above)))
            return TRUE;
    }
    return FALSE;
}

static void
check_words (const Reading *reading, const Part *part, GString *lost)
{
    g_autoptr (GHashTable) counts = characters_of (reading, part);
    const double largest = largest_type (reading, part->source.page);
    gboolean upright = TRUE;
    for (guint i = 0; i < disclose_trace_n (reading->trace); i++) {
        const DiscloseMark *mark = disclose_trace_mark (reading->trace, i);
        const DiscloseSource s = disclose_mark_source (mark);
        const char *text = disclose_mark_text (mark);
        if (disclose_mark_kind (mark) == DISCLOSE_MARK_PAGE)
            upright = disclose_mark_number (mark) == 0;
        if (disclose_mark_kind (mark) != DISCLOSE_MARK_WORD || !is_of_part (part, s, upright)
            || MIN (s.y1 - s.y0, s.x1 - s.x0) > largest)
            continue;
        gboolean there = TRUE;
        if (is_incidental (part, text))
            continue;
        for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
            there &= GPOINTER_TO_INT (
                         g_hash_table_lookup (counts, GUINT_TO_POINTER (g_utf8_get_char (p))))
                     > 0;
        count_characters (counts, text, -1);
        if (!there && !is_of_index_mark (reading, part, mark))
            g_string_append_printf (lost, "%s: table %u, page %u: '%s' is in no cell\n",
                                    reading->name, disclose_table_number (part->table), s.page,
                                    text);
    }
}

/* Section - From the grid to the rows */

/* What a column of the part holds, by the middle of a cell's first column. */
static const char *
column_of (const Reading *reading, const Part *part, DiscloseSource cell)
{
    for (guint i = part->first; i < part->end; i++) {
        const DiscloseMark *mark = disclose_trace_mark (reading->trace, i);
        const DiscloseSource s = disclose_mark_source (mark);
        if (disclose_mark_kind (mark) == DISCLOSE_MARK_COLUMN && s.x0 <= cell.x0 + 0.01
            && s.x1 > cell.x0 + 0.01)
            return disclose_mark_verdict (mark);
    }
    return "";
}

/* How often the cells of the part's table that are no headings hold a text, over all parts. */
static guint
count_cells (const Reading *reading, const Part *part, const char *text)
{
    guint n = 0;
    for (guint i = part->first; i < part->end; i++) {
        const DiscloseMark *mark = disclose_trace_mark (reading->trace, i);
        g_autofree char *squeezed = text_squeeze (disclose_mark_text (mark));
        n += disclose_mark_kind (mark) == DISCLOSE_MARK_CELL && strcmp (squeezed, text) == 0
             && strcmp (disclose_mark_verdict (mark), "index") != 0;
    }
    return n;
}

static gboolean
is_told (const Reading *reading, const Part *part, const DiscloseMark *mark)
{
    g_autofree char *text = text_squeeze (disclose_mark_text (mark));
    g_autofree char *folded = text_fold (text);
    const guint told = count_rows (part->table, text) + count_found (reading, part, text);
    if (is_incidental (part, text)
        || strcmp (column_of (reading, part, disclose_mark_source (mark)), "ignore") == 0)
        return TRUE;
    if (amount_looks_like (folded) && strpbrk (folded, ".,") != NULL)
        return told >= count_cells (reading, part, text);
    return told > 0;
}

/* Whether a figure is whole only with what stands in a cell of the page before or after. */
static gboolean
is_broken_figure (const Reading *reading, const Part *part, const char *text)
{
    for (guint i = 0; i < disclose_trace_n (reading->trace); i++) {
        const DiscloseMark *mark = disclose_trace_mark (reading->trace, i);
        const guint page = disclose_mark_source (mark).page;
        if (disclose_mark_kind (mark) != DISCLOSE_MARK_CELL
            || (page + 1 != part->source.page && page != part->source.page + 1))
            continue;
        g_autofree char *other = text_squeeze (disclose_mark_text (mark));
        g_autofree char *whole = page > part->source.page ? g_strconcat (text, other, NULL)
                                                          : g_strconcat (other, text, NULL);
        if (*other != '\0' && count_rows (part->table, whole) > 0)
            return TRUE;
    }
    return FALSE;
}

/* A label may be whole in its row only with what stands in another cell or on another page, so its
 * lines count. */
static gboolean
lines_are_told (const Reading *reading, const Part *part, const DiscloseMark *mark)
{
    g_auto (GStrv) lines = g_strsplit (disclose_mark_text (mark), "\n", -1);
    gboolean told = TRUE;
    for (guint i = 0; lines[i] != NULL; i++) {
        g_autofree char *line = text_squeeze (lines[i]);
        told &= is_incidental (part, line) || count_rows (part->table, line) > 0
                || count_found (reading, part, line) > 0;
    }
    return told;
}

/* Headings too, where a figure shares their row. */
static gboolean
is_to_tell (const DiscloseMark *mark)
{
    g_autofree char *folded = text_fold (disclose_mark_text (mark));
    const char *verdict = disclose_mark_verdict (mark);
    return disclose_mark_kind (mark) == DISCLOSE_MARK_CELL && folded[0] != '\0'
           && (strcmp (verdict, "row") == 0
               || (strcmp (verdict, "heading") == 0 && amount_looks_like (folded)
                   && strchr (folded, '.') != NULL));
}

/* Whether the cell stands beside one that begins a note: columns may cut its line. */
static gboolean
is_of_note (const Reading *reading, const Part *part, const DiscloseMark *cell)
{
    const DiscloseSource s = disclose_mark_source (cell);
    const Pattern *note = part->grammar->note;
    for (guint i = part->first; note != NULL && i < part->end; i++) {
        const DiscloseMark *mark = disclose_trace_mark (reading->trace, i);
        const DiscloseSource t = disclose_mark_source (mark);
        g_autofree char *folded = text_fold (disclose_mark_text (mark));
        if (disclose_mark_kind (mark) == DISCLOSE_MARK_CELL && t.page == s.page && t.x0 < s.x0
            && t.y0 < s.y1 && t.y1 > s.y0 && pattern_matches (note, folded))
            return TRUE;
    }
    return FALSE;
}

static void
check_cells (const Reading *reading, const Part *part, GString *lost)
{
    for (guint i = part->first; i < part->end; i++) {
        const DiscloseMark *mark = disclose_trace_mark (reading->trace, i);
        if (is_to_tell (mark) && !is_told (reading, part, mark)
            && !lines_are_told (reading, part, mark) && !is_of_note (reading, part, mark)
            && !is_broken_figure (reading, part, disclose_mark_text (mark)))
            g_string_append_printf (lost, "%s: table %u, page %u: '%s' is in no row\n",
                                    reading->name, disclose_table_number (part->table),
                                    part->source.page, disclose_mark_text (mark));
    }
}

/* Section - Readings */

static gboolean
is_grid_of (const DiscloseMark *mark, const DiscloseTable *table, DiscloseSource source)
{
    const DiscloseSource s = disclose_mark_source (mark);
    return disclose_mark_kind (mark) == DISCLOSE_MARK_GRID
           && strcmp (disclose_mark_template (mark), disclose_table_template (table)) == 0
           && disclose_mark_table (mark) == disclose_table_number (table)
           && memcmp (&s.x0, &source.x0, 4 * sizeof (double)) == 0 && s.page == source.page;
}

static gboolean
part_find (const Reading *reading, const DiscloseTable *table, guint index, Part *part)
{
    const DiscloseTrace *trace = reading->trace;
    *part = (Part){ table, grammars_lookup (grammars, disclose_table_template (table)),
                    disclose_table_part (table, index), 0, 0 };
    while (part->first < disclose_trace_n (trace)
           && !is_grid_of (disclose_trace_mark (trace, part->first), table, part->source))
        part->first++;
    part->end = part->first + 1;
    while (part->end < disclose_trace_n (trace)
           && disclose_mark_kind (disclose_trace_mark (trace, part->end)) != DISCLOSE_MARK_GRID)
        part->end++;
    return part->first < disclose_trace_n (trace);
}

static char *
lost_texts (const Reading *reading)
{
    GString *lost = g_string_new (NULL);
    for (guint t = 0; t < disclose_document_n_tables (reading->document); t++) {
        const DiscloseTable *table = disclose_document_table (reading->document, t);
        for (guint p = 0; p < disclose_table_n_parts (table); p++) {
            Part part;
            if (!part_find (reading, table, p, &part))
                continue; /* a sentence instead of a grid */
            check_words (reading, &part, lost);
            check_cells (reading, &part, lost);
        }
    }
    if (lost->len > MESSAGE) {
        g_string_truncate (lost, MESSAGE);
        *strrchr (lost->str, '\n') = '\0';
    }
    return g_string_free (lost, FALSE);
}

/* Section - Tests */

static void
check_pages (GPtrArray *pages, const char *name)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (DiscloseTrace) trace = disclose_trace_new ();
    g_autoptr (DiscloseDocument) document = model_document_new ();
    document->trace = trace;
    if (!recognize (pages, grammars, NULL, document, &error))
        return;
    const Reading reading = { document, trace, name };
    g_autofree char *lost = lost_texts (&reading);
    document->trace = NULL;
    ck_assert_msg (lost[0] == '\0', "%s", lost);
}

START_TEST (a_case_loses_nothing)
{
    const Case *one = g_ptr_array_index (cases, _i / N_VARIANTS);
    const Variant variant = (Variant) (_i % N_VARIANTS);
    g_autofree char *name = g_strdup_printf ("%s, %s", one->title, variant_names[variant]);
    g_autoptr (GPtrArray) pages = case_pages (one, variant, NULL);
    ck_assert_ptr_nonnull (pages);
    check_pages (pages, name);
}
END_TEST

static const char *const samples[] = { "cangpu-2026", "changji-2024", "qingquan-2025",
                                       "yundu-2024" };

START_TEST (a_sample_loses_nothing)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (DiscloseTrace) trace = disclose_trace_new ();
    g_autoptr (DiscloseOptions) options = disclose_options_new ();
    g_autofree char *path = g_strdup_printf ("samples/%s/%s.pdf", samples[_i], samples[_i]);
    disclose_options_set_trace (options, trace);
    g_autoptr (DiscloseDocument) document =
        disclose_document_open (path, grammars, options, &error);
    ck_assert_msg (document != NULL, "%s", error != NULL ? error->message : "");
    const Reading reading = { document, trace, samples[_i] };
    g_autofree char *lost = lost_texts (&reading);
    ck_assert_msg (lost[0] == '\0', "%s", lost);
}
END_TEST

int
main (int argc, char **argv)
{
    g_autoptr (GError) error = NULL;
    grammars = disclose_grammars_new (NULL, &error);
    if (grammars == NULL)
        g_error ("%s", error->message);
    cases = cases_read (argc, argv);

    Suite *suite = suite_create ("account");
    TCase *all = tcase_create ("account");
    tcase_add_loop_test (all, a_case_loses_nothing, 0, (int) cases->len * N_VARIANTS);
    if (argc < 2)
        tcase_add_loop_test (all, a_sample_loses_nothing, 0, G_N_ELEMENTS (samples));
    suite_add_tcase (suite, all);
    SRunner *runner = srunner_create (suite);
    srunner_run_all (runner, CK_NORMAL);
    const int failed = srunner_ntests_failed (runner);
    srunner_free (runner);
    g_ptr_array_unref (cases);
    disclose_grammars_unref (grammars);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
