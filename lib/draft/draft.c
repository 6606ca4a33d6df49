/* Where a document without a grammar has tables: below lines that could be titles, as far as what
 * all budgets have in common tells (draft.grammar). What comes out is then used as a grammar,
 * and the draft says how far it gets. */
#include "draft.h"

#include "around.h"
#include "bounds.h"
#include "grid_build.h"
#include "model.h"
#include "recognize.h"

#include <math.h>
#include <string.h>

/* Made from draft.grammar at build. */
static const struct {
    const char *name;
    const char *text;
    gsize length;
} common_text[] = {
#include "draft.inc"
};

typedef struct {
    const Grammar *common;
    const DiscloseGrammars *grammars;
    GPtrArray *tables;  /* of DraftTable */
    GPtrArray *remarks; /* of char * */
} Draft;

/* Section - Titles */

static void
cut (char *text, const Pattern *pattern, gboolean at_start)
{
    gsize start, end;
    if (pattern_search (pattern, text, NULL, &start, &end) && (!at_start || start == 0))
        memmove (text + start, text + end, strlen (text + end) + 1);
}

/* The title that folded text is; NULL if it is none. */
static char *
title_of (const Grammar *common, const char *folded)
{
    const TableGrammar *table = g_ptr_array_index (common->tables, 0);
    g_autofree char *title = g_strdup (folded);
    if (strlen (folded) > CAPTION_BYTES)
        return NULL;
    cut (title, common->continued, FALSE);
    cut (title, common->label, TRUE);
    cut (title, common->prefix, TRUE);
    return pattern_matches (g_ptr_array_index (table->titles, 0), title) ? g_steal_pointer (&title)
                                                                         : NULL;
}

/* Whether a line is the beginning of what the one below it ends: set like it, right above it and
 * about the same middle, and no caption or mark of one itself. */
static gboolean
is_begun_above (const Grammar *common, const Words *words, guint line)
{
    if (line == 0 || words->lines[line].n != 1 || words->lines[line - 1].n != 1)
        return FALSE;
    const Line *above = &words->lines[line - 1];
    const Box a = above->box, b = words->lines[line].box;
    g_autofree char *title = title_of (common, above->folded);
    return title == NULL && !caption_is_label (common, above->folded, TRUE)
           && fabs (box_height (a) - box_height (b)) <= DRAFT_ALIKE * box_height (b)
           && b.y0 - a.y1 <= box_height (b)
           && fabs (a.x0 + a.x1 - b.x0 - b.x1) <= 2 * box_height (b);
}

/* The title that a line is, alone or as the second of two, or that stands among its words. */
static char *
title_in_line (const Grammar *common, const Words *words, guint line)
{
    const Line *l = &words->lines[line];
    g_autofree char *both = is_begun_above (common, words, line)
                                ? g_strconcat (words->lines[line - 1].folded, l->folded, NULL)
                                : NULL;
    char *title = both != NULL ? title_of (common, both) : NULL;
    if (title == NULL)
        title = title_of (common, l->folded);
    for (guint w = l->first; title == NULL && l->n <= CAPTION_WORDS && w < l->first + l->n; w++)
        title = title_of (common, words->words[w].folded);
    return title;
}

static void remark (Draft *draft, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
remark (Draft *draft, const char *format, ...)
{
    va_list args;
    va_start (args, format);
    g_ptr_array_add (draft->remarks, g_strdup_vprintf (format, args));
    va_end (args);
}

/* Section - Tables */

static gboolean
is_drafted (const Draft *draft, const char *title)
{
    for (guint i = 0; i < draft->tables->len; i++)
        if (strcmp (((const DraftTable *) g_ptr_array_index (draft->tables, i))->title, title) == 0)
            return TRUE;
    return FALSE;
}

/* The grid that stands first between top and bottom; NULL if there is none. */
static Grid *
grid_below (const Attempt *attempt, const Sheet *sheet, double top, double bottom)
{
    top = around_skip_incidental (attempt, sheet, top);
    g_autoptr (GPtrArray) frames = frames_find (sheet->page, top, bottom);
    if (frames->len > 0)
        return grid_from_frame (sheet->words, g_ptr_array_index (frames, 0), top, bottom, NULL);
    return grid_from_words (sheet->words, top, bottom, NULL);
}

/* The unit that a line above the grid tells, or "". */
static const char *
unit_above (const Attempt *attempt, const Sheet *sheet, double top, double bottom)
{
    OpenTable particulars = { 0 };
    around_read_particulars (attempt, sheet, top, bottom, &particulars);
    g_free (particulars.department);
    return particulars.unit != NULL ? particulars.unit->name : "";
}

static void
draft_below (Draft *draft, const Attempt *attempt, const Sheet *sheet, guint line,
             const char *title, double bottom)
{
    const Box at = sheet->words->lines[line].box;
    g_autoptr (Grid) grid = grid_below (attempt, sheet, at.y1, bottom);
    DraftTable *table =
        grid != NULL ? draft_table_new (grid, draft->common, title, draft->grammars) : NULL;
    if (table == NULL || draft->tables->len == DRAFT_TABLES || is_drafted (draft, table->title)) {
        draft_table_free (table); /* a contents page; or a table that goes on, or another's */
        return;
    }
    if (pattern_matches (draft->common->aside, title)) {
        remark (draft, "Left aside: %s on page %u.", title, sheet->page->number);
        draft_table_free (table);
        return;
    }
    table->page = sheet->page->number;
    table->unit =
        unit_above (attempt, sheet, at.y0 - CAPTION_ABOVE * sheet->words->size, grid->box.y0);
    g_ptr_array_add (draft->tables, table);
}

/* The title first in the page from *line on, which is moved behind it; its line is found. */
static char *
next_title (const Draft *draft, const Sheet *sheet, guint *line, guint *found)
{
    for (; *line < sheet->words->n_lines; ++*line) {
        char *title = title_in_line (draft->common, sheet->words, *line);
        if (title != NULL) {
            *found = (*line)++;
            return title;
        }
    }
    return NULL;
}

static void
draft_sheet (Draft *draft, const Attempt *attempt, const Sheet *sheet)
{
    guint line = 0, at = 0, next_at = 0;
    g_autofree char *title = next_title (draft, sheet, &line, &at);
    while (title != NULL) {
        char *next = next_title (draft, sheet, &line, &next_at);
        draft_below (draft, attempt, sheet, at, title,
                     next != NULL ? sheet->words->lines[next_at].box.y0 : sheet->page->height);
        g_free (title);
        title = next;
        at = next_at;
    }
}

/* Section - What the draft is worth */

static void
remark_reading (Draft *draft, const DiscloseDocument *document)
{
    guint figures = 0;
    for (guint t = 0; t < disclose_document_n_tables (document); t++)
        figures += disclose_table_n_figures (disclose_document_table (document, t));
    remark (draft,
            "As it stands it reads %u of the %u tables below, with %u figures and %u findings.",
            draft->tables->len - MIN (disclose_document_n_missing (document), draft->tables->len),
            draft->tables->len, figures, disclose_document_n_findings (document));
    if (disclose_document_year (document) != 0)
        remark (draft, "Year: %u.", disclose_document_year (document));
    else
        remark (draft, "DECIDE: no line tells a year; write one that does.");
    if (disclose_document_department (document)[0] != '\0')
        remark (draft, "Department: %s.", disclose_document_department (document));
    else
        remark (draft, "DECIDE: no line tells a department; write one that does.");
}

/* Reads the pages with the draft. */
static gboolean
try_draft (Draft *draft, GPtrArray *pages, const char *text, GError **error)
{
    g_autoptr (DiscloseGrammars) grammars = disclose_grammars_new (NULL, error);
    g_autoptr (DiscloseDocument) document = model_document_new ();
    g_autoptr (GError) none = NULL;
    if (grammars == NULL || !disclose_grammars_add (grammars, text, -1, "draft", error))
        return FALSE;
    const guint last = disclose_grammars_n (grammars) - 1;
    if (recognize (pages, grammars, disclose_grammars_id (grammars, last), document, &none))
        remark_reading (draft, document);
    else
        remark (draft, "DECIDE: as it stands it reads none of the tables below.");
    return TRUE;
}

/* Section - The draft */

static void
free_table (gpointer data)
{
    draft_table_free (data);
}

static gboolean
find_tables (Draft *draft, GPtrArray *pages, GError **error)
{
    g_autoptr (GPtrArray) sheets = sheets_new (pages);
    const Attempt attempt = { .grammar = draft->common, .sheets = sheets };
    for (guint i = 0; i < sheets->len; i++)
        draft_sheet (draft, &attempt, g_ptr_array_index (sheets, i));
    if (draft->tables->len == 0)
        g_set_error (error, DISCLOSE_ERROR, DISCLOSE_ERROR_NO_TABLE,
                     "no table of figures with a title above it was seen");
    return draft->tables->len > 0;
}

char *
draft_pages (GPtrArray *pages, const DiscloseGrammars *grammars, const char *name, GError **error)
{
    g_autoptr (Grammar) common =
        grammar_new (common_text[0].text, common_text[0].length, common_text[0].name, error);
    g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (free_table);
    g_autoptr (GPtrArray) remarks = g_ptr_array_new_with_free_func (g_free);
    Draft draft = { common, grammars, tables, remarks };
    if (common == NULL || !find_tables (&draft, pages, error))
        return NULL;
    g_autoptr (GString) text = g_string_new (NULL);
    draft_write (text, common->text, tables, remarks);
    if (!try_draft (&draft, pages, text->str, error))
        return NULL;
    g_string_truncate (text, 0);
    g_ptr_array_insert (remarks, 0, g_strdup_printf ("A draft made from %s.", name));
    draft_write (text, common->text, tables, remarks);
    return g_string_free (g_steal_pointer (&text), FALSE);
}
