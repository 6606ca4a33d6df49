/* The stages of a reading as text: bids, then page by page captions, grids, columns, rows, and what
 * is doubtful.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "cli_explain.h"

#include <string.h>

/* Section - Pieces of text */

static void
add (GPtrArray *cells, const char *text)
{
    g_ptr_array_add (cells, g_strdup (text));
}

static void
add_number (GPtrArray *cells, guint number)
{
    g_ptr_array_add (cells, number != 0 ? g_strdup_printf ("%u", number) : g_strdup (""));
}

/* Without the locale's decimal point: places are compared with those in figures.csv. */
static void
add_place (GPtrArray *cells, double at)
{
    char number[G_ASCII_DTOSTR_BUF_SIZE];
    add (cells, g_ascii_formatd (number, sizeof number, "%.1f", at));
}

static void G_GNUC_PRINTF (2, 3) put_line (GString *text, const char *format, ...)
{
    va_list args;
    va_start (args, format);
    g_autofree char *line = g_strdup_vprintf (format, args);
    va_end (args);
    cli_append_printable (text, line);
    g_string_append_c (text, '\n');
}

/* Section - Bids */

static void
put_bids (GString *text, const Sight *sight)
{
    g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
    for (guint i = 0; i < disclose_trace_n (sight->trace); i++) {
        const DiscloseMark *mark = disclose_trace_mark (sight->trace, i);
        if (disclose_mark_kind (mark) != DISCLOSE_MARK_BID)
            continue;
        guint n = disclose_mark_number (mark);
        add (cells, disclose_mark_template (mark));
        g_ptr_array_add (cells, g_strdup_printf ("%u", n));
        add (cells,
             sight_reads (sight, disclose_mark_template (mark)) ? _ ("reads the document") : "");
    }
    put_line (text, "%s", _ ("Bids, in columns whose heading the template knows:"));
    cli_align (text, cells, 3, "lrl");
}

/* Section - Captions */

static const char *
caption_name (const DiscloseMark *caption)
{
    const char *verdict = disclose_mark_verdict (caption);
    if (strcmp (verdict, "number") == 0)
        return _ ("a number with a title that the template does not know");
    return strcmp (verdict, "continued") == 0 ? _ ("a title, marked as continued") : _ ("a title");
}

/* The refusal of a caption follows it, if there is one. */
static char *
outcome_of (const Sight *sight, const DiscloseMark *caption, guint index)
{
    guint page = disclose_mark_source (caption).page;
    const DiscloseMark *refused;
    while ((refused = sight_next (sight, DISCLOSE_MARK_REFUSED, page, &index)) != NULL)
        if (disclose_mark_source (refused).y0 == disclose_mark_source (caption).y0
            && strcmp (disclose_mark_template (refused), disclose_mark_template (caption)) == 0)
            return sight_refusal (refused);
    return g_strdup (caption_name (caption));
}

static void
put_captions (GString *text, const Sight *sight, guint page)
{
    g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
    guint index = 0;
    const DiscloseMark *caption;
    while ((caption = sight_next (sight, DISCLOSE_MARK_CAPTION, page, &index)) != NULL) {
        add (cells, disclose_mark_template (caption));
        add_number (cells, disclose_mark_table (caption));
        add (cells, disclose_mark_text (caption));
        g_ptr_array_add (cells, outcome_of (sight, caption, index));
    }
    if (cells->len == 0)
        return;
    put_line (text, "%s", _ ("Captions:"));
    cli_align (text, cells, 4, "lrll");
}

/* Section - Grids */

/* What divides the columns or rows of a grid: how many of its lines are drawn. */
typedef struct {
    guint ruled, aligned;
} Dividers;

/* The first n of a grid's dividers are those of its columns. */
static void
count_dividers (const Sight *sight, guint index, guint n, Dividers *columns, Dividers *rows)
{
    const DiscloseMark *mark;
    for (guint i = 0; (mark = sight_next_of_grid (sight, DISCLOSE_MARK_DIVIDER, &index)) != NULL;
         i++) {
        Dividers *of = i < n ? columns : rows;
        if (strcmp (disclose_mark_verdict (mark), "rule") == 0)
            of->ruled++;
        else
            of->aligned++;
    }
}

static const char *
divider_name (const DiscloseMark *divider)
{
    return divider != NULL && strcmp (disclose_mark_verdict (divider), "rule") == 0
               ? _ ("rule")
               : _ ("alignment");
}

/* Number, edges, what is at the right edge, the key, the heading. */
static guint
put_columns (GString *text, const Sight *sight, guint index, gboolean sideways)
{
    g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
    guint at = index, n = 0;
    const DiscloseMark *column;
    add (cells, _ ("Column"));
    add (cells, _ ("From"));
    add (cells, _ ("To"));
    add (cells, _ ("Ends at"));
    add (cells, _ ("Bound to"));
    add (cells, _ ("Heading"));
    sight_next_of_grid (sight, DISCLOSE_MARK_DIVIDER, &at);
    while ((column = sight_next_of_grid (sight, DISCLOSE_MARK_COLUMN, &index)) != NULL) {
        const DiscloseSource box = disclose_mark_source (column);
        const char *key = disclose_mark_verdict (column);
        add_number (cells, disclose_mark_number (column));
        add_place (cells, sideways ? box.y0 : box.x0);
        add_place (cells, sideways ? box.y1 : box.x1);
        add (cells, divider_name (sight_next_of_grid (sight, DISCLOSE_MARK_DIVIDER, &at)));
        add (cells, *key != '\0' ? key : _ ("nothing"));
        add (cells, disclose_mark_text (column));
        n++;
    }
    cli_align (text, cells, 6, "rrrlll");
    return n;
}

static void
put_rows (GString *text, const DiscloseTable *table, guint page)
{
    g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
    const char *heads[] = { _ ("Row"),   _ ("Section"), _ ("Code"),
                            _ ("Level"), _ ("Figures"), _ ("Path") };
    for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
        add (cells, heads[i]);
    for (guint r = 0; r < disclose_table_n_rows (table); r++) {
        const DiscloseRow *row = disclose_table_row (table, r);
        guint figures = 0;
        if (disclose_row_source (row).page != page)
            continue;
        for (guint c = 0; c < disclose_table_n_columns (table); c++)
            figures += disclose_cell_kind (disclose_row_cell (row, c)) == DISCLOSE_CELL_AMOUNT;
        add_number (cells, disclose_row_ordinal (row));
        add (cells, disclose_row_section (row));
        add (cells, disclose_row_code (row));
        g_ptr_array_add (cells, g_strdup_printf ("%u", disclose_row_level (row)));
        g_ptr_array_add (cells, g_strdup_printf ("%u", figures));
        add (cells, disclose_row_path (row));
    }
    if (cells->len > G_N_ELEMENTS (heads))
        cli_align (text, cells, G_N_ELEMENTS (heads), "rllrrl");
}

static void
put_grid (GString *text, const Sight *sight, const DiscloseMark *grid, guint index)
{
    const DiscloseTable *table = sight_table (sight, grid);
    guint page = disclose_mark_source (grid).page;
    Dividers columns = { 0, 0 }, rows = { 0, 0 };
    if (disclose_mark_table (grid) == 0)
        put_line (text, _ ("A table, %s; %s"), sight_way (grid), sight_proof (grid));
    else
        put_line (text, _ ("Table %u of %s, %s; %s"), disclose_mark_table (grid),
                  disclose_mark_template (grid), sight_way (grid), sight_proof (grid));
    guint n = put_columns (text, sight, index, sight_turn (sight, page) % 2 == 1);
    count_dividers (sight, index, n + 1, &columns, &rows);
    put_line (text,
              _ ("  Dividers of columns: %u from rules, %u from alignment; of rows: %u and %u"),
              columns.ruled, columns.aligned, rows.ruled, rows.aligned);
    if (table != NULL)
        put_rows (text, table, page);
}

/* Section - What is doubtful */

static void
put_findings (GString *text, const Sight *sight, guint page)
{
    g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
    for (guint i = 0; sight->document != NULL && i < disclose_document_n_findings (sight->document);
         i++) {
        const DiscloseFinding *finding = disclose_document_finding (sight->document, i);
        const DiscloseSource at = disclose_finding_source (finding);
        if (!sight_shows_finding (sight, finding, page))
            continue;
        add (cells, disclose_finding_id (finding));
        if (page != 0) {
            add_place (cells, at.x0);
            add_place (cells, at.y0);
        }
        g_ptr_array_add (cells, cli_finding_sentence (finding));
    }
    if (cells->len == 0)
        return;
    put_line (text, "%s",
              page != 0 ? _ ("Findings, with the left and the top of their place:")
                        : _ ("Findings about the whole:"));
    cli_align (text, cells, page != 0 ? 4 : 2, page != 0 ? "lrrl" : "ll");
}

/* Section - The whole */

static guint
count (const Sight *sight, DiscloseMarkKind kind, guint page)
{
    guint n = 0, index = 0;
    while (sight_next (sight, kind, page, &index) != NULL)
        n++;
    return n;
}

static void
put_page (GString *text, const Sight *sight, guint page)
{
    guint index = 0;
    const DiscloseMark *grid;
    g_string_append_c (text, '\n');
    put_line (text, _ ("Page %u: %u words, %u rules"), page,
              count (sight, DISCLOSE_MARK_WORD, page), count (sight, DISCLOSE_MARK_RULE, page));
    put_captions (text, sight, page);
    while ((grid = sight_next (sight, DISCLOSE_MARK_GRID, page, &index)) != NULL)
        put_grid (text, sight, grid, index);
    put_findings (text, sight, page);
}

void
explain_text (GString *text, const Sight *sight, const GArray *pages)
{
    put_bids (text, sight);
    put_findings (text, sight, 0);
    for (guint i = 0; i < pages->len; i++)
        put_page (text, sight, g_array_index (pages, guint, i));
}
