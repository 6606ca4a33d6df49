/* A page as a picture: its words and rules as they stand, and over them what was made of them. What
 * each number and colour means stands in a panel beside it.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "cli_svg.h"

#include <string.h>

#define SCALE 1.6         /* pixels of a point, where the viewer does not say otherwise */
#define KEY_SIZE 6.5      /* points */
#define KEY_LEAST 3.8     /* points; smaller would not be legible */
#define KEY_LINE 8.0      /* points that a line of keys takes */
#define KEY_FARTHEST 60.0 /* points; farther off, nobody would see what they belong to */

/* Section - Colours */

static const char style[] =
    "text{white-space:pre}.w{fill:#222}.r{fill:#555}.h{fill:#dfe6f2}.name{fill:#fff3c4}"
    ".code{fill:#e6dcf5}.amount{fill:#dcf3dd}.ignore{fill:#eeeeee}.unbound{fill:#ffd6d2}"
    ".dr{stroke:#1f6fd0;stroke-width:.9;opacity:.75}"
    ".da{stroke:#f07800;stroke-width:.9;stroke-dasharray:3 2}"
    ".ok{fill:none;stroke:#2a9d3a;stroke-width:.6}.bad{fill:none;stroke:#d00000;stroke-width:1}"
    ".c{fill:#8a2be2;fill-opacity:.08;stroke:#8a2be2;stroke-width:1}"
    ".x{fill:#d00000;fill-opacity:.12;stroke:#d00000;stroke-width:1.2}"
    ".k{fill:#0b4a9e;font-weight:bold;stroke:#fff;stroke-width:1.6;paint-order:stroke}"
    ".kx{fill:#d00000;font-weight:bold;stroke:#fff;stroke-width:1.6;paint-order:stroke}"
    ".p{fill:#222}.pb{fill:#111;font-weight:bold}.px{fill:#c00000}.pd{fill:#666}";

/* What colours a column: what its verdict says that it holds. */
static const char *
column_class (const DiscloseMark *column)
{
    const char *verdict = column != NULL ? disclose_mark_verdict (column) : "";
    const char *point = strrchr (verdict, '.');
    const char *key = point != NULL ? point + 1 : verdict;
    if (*key == '\0')
        return "unbound";
    if (strcmp (key, "name") == 0 || strcmp (key, "item") == 0)
        return "name";
    if (strcmp (key, "code") == 0 || g_str_has_prefix (key, "code "))
        return "code";
    return strcmp (key, "ignore") == 0 ? "ignore" : "amount";
}

/* Section - Grids */

/* The column that the middle of a cell stands in, on a page whose text may lie sideways. */
static const DiscloseMark *
column_of (const Picture *picture, guint index, DiscloseSource cell)
{
    const DiscloseMark *column;
    while ((column = sight_next_of_grid (picture->sight, DISCLOSE_MARK_COLUMN, &index)) != NULL) {
        const DiscloseSource box = disclose_mark_source (column);
        double from = picture->turn % 2 == 0 ? box.x0 : box.y0;
        double to = picture->turn % 2 == 0 ? box.x1 : box.y1;
        double at = picture->turn % 2 == 0 ? (cell.x0 + cell.x1) / 2 : (cell.y0 + cell.y1) / 2;
        if (at > from && at < to)
            return column;
    }
    return NULL;
}

static void
draw_cells (Picture *picture, const DiscloseMark *grid, guint index)
{
    (void) grid;
    guint next = index;
    const DiscloseMark *cell;
    while ((cell = sight_next_of_grid (picture->sight, DISCLOSE_MARK_CELL, &next)) != NULL) {
        const DiscloseSource box = disclose_mark_source (cell);
        gboolean heading = strcmp (disclose_mark_verdict (cell), "row") != 0;
        svg_box (picture, heading ? "h" : column_class (column_of (picture, index, box)), box);
    }
}

/* Which way the divider was found on which an edge of a cell lies. */
static const char *
edge_class (const Picture *picture, guint index, DiscloseSource edge)
{
    const gboolean upright = edge.x0 == edge.x1;
    const DiscloseMark *divider;
    while ((divider = sight_next_of_grid (picture->sight, DISCLOSE_MARK_DIVIDER, &index)) != NULL) {
        const DiscloseSource at = disclose_mark_source (divider);
        if (upright ? at.x0 == at.x1 && at.x0 == edge.x0 : at.y0 == at.y1 && at.y0 == edge.y0)
            return strcmp (disclose_mark_verdict (divider), "rule") == 0 ? "dr" : "da";
    }
    return "da";
}

/* Dividers where they divide: a cell over several columns is crossed by none. Left and upper edges
 * are enough, and those of the whole grid. */
static void
draw_dividers (Picture *picture, const DiscloseMark *grid, guint index)
{
    guint next = index;
    const DiscloseMark *cell;
    const DiscloseSource all = disclose_mark_source (grid);
    while ((cell = sight_next_of_grid (picture->sight, DISCLOSE_MARK_CELL, &next)) != NULL) {
        const DiscloseSource box = disclose_mark_source (cell);
        const DiscloseSource edges[] = {
            { box.page, box.x0, box.y0, box.x0, box.y1 },
            { box.page, box.x0, box.y0, box.x1, box.y0 },
            { box.page, box.x1, box.y0, box.x1, box.y1 },
            { box.page, box.x0, box.y1, box.x1, box.y1 },
        };
        const guint n = box.x1 > all.x1 - 1 || box.y1 > all.y1 - 1 ? 4 : 2;
        for (guint e = 0; e < n; e++)
            svg_line (picture, edge_class (picture, index, edges[e]), edges[e]);
    }
}

/* The whole of a column: as wide as its heading, as high as the grid. */
static DiscloseSource
whole_column (const Picture *picture, DiscloseSource heading, DiscloseSource grid)
{
    if (picture->turn % 2 == 1)
        return (DiscloseSource){ grid.page, grid.x0, heading.y0, grid.x1, heading.y1 };
    return (DiscloseSource){ grid.page, heading.x0, grid.y0, heading.x1, grid.y1 };
}

/* How far down of the page a box begins and ends, as its text is read; numbers grow downwards. */
static void
span_down (const Picture *picture, DiscloseSource box, double *from, double *to)
{
    const gboolean sideways = picture->turn % 2 == 1, backwards = picture->turn % 4 >= 2;
    const double first = sideways ? box.x0 : box.y0, last = sideways ? box.x1 : box.y1;
    *from = backwards ? -last : first;
    *to = backwards ? -first : last;
}

static gboolean
is_above_or_below (const Picture *picture, DiscloseSource a, DiscloseSource b)
{
    return picture->turn % 2 == 1 ? a.y0 < b.y1 && b.y0 < a.y1 : a.x0 < b.x1 && b.x0 < a.x1;
}

/* How far below a grid a line of keys covers nothing that is printed: a note often follows at once.
 */
static double
free_below (const Picture *picture, DiscloseSource grid)
{
    double top, bottom, begin, end;
    gboolean is_free = FALSE;
    span_down (picture, grid, &top, &bottom);
    const double edge = bottom;
    while (!is_free) {
        guint index = 0;
        const DiscloseMark *word;
        is_free = TRUE;
        while ((word = sight_next (picture->sight, DISCLOSE_MARK_WORD, picture->page, &index))
               != NULL) {
            const DiscloseSource box = disclose_mark_source (word);
            span_down (picture, box, &begin, &end);
            if (begin >= bottom + KEY_LINE || end <= bottom
                || !is_above_or_below (picture, box, grid))
                continue;
            bottom = end;
            is_free = FALSE;
        }
    }
    return bottom - edge <= KEY_FARTHEST ? bottom - edge : 0;
}

static DiscloseSource
lengthen (const Picture *picture, DiscloseSource box, double down)
{
    double *const edges[] = { &box.y1, &box.x1, &box.y0, &box.x0 };
    *edges[picture->turn % 4] += picture->turn % 4 >= 2 ? -down : down;
    return box;
}

/* The column's number at its head, and under the grid again with its key where there is room. */
static void
draw_keys (Picture *picture, const DiscloseMark *grid, guint index)
{
    const DiscloseMark *column;
    const DiscloseSource place = disclose_mark_source (grid);
    const DiscloseSource whole = lengthen (picture, place, free_below (picture, place));
    while ((column = sight_next_of_grid (picture->sight, DISCLOSE_MARK_COLUMN, &index)) != NULL) {
        const DiscloseSource box = disclose_mark_source (column);
        const char *key = disclose_mark_verdict (column);
        const char *look = *key != '\0' ? "k" : "kx";
        g_autofree char *number = g_strdup_printf ("%u", disclose_mark_number (column));
        g_autofree char *named = g_strdup_printf ("%s %s", number, *key != '\0' ? key : "?");
        double width = picture->turn % 2 == 0 ? box.x1 - box.x0 : box.y1 - box.y0;
        double size = width / (0.58 * strlen (named));
        svg_label (picture, look, box, SVG_CORNER, KEY_SIZE, number);
        svg_label (picture, look, whole_column (picture, box, whole), SVG_BELOW,
                   size >= KEY_LEAST ? MIN (size, KEY_SIZE) : KEY_SIZE,
                   size >= KEY_LEAST ? named : number);
    }
}

/* Every figure of the table that stands on the page. */
static void
draw_figures (Picture *picture, const DiscloseMark *grid, guint index)
{
    const DiscloseTable *table = sight_table (picture->sight, grid);
    (void) index;
    for (guint r = 0; table != NULL && r < disclose_table_n_rows (table); r++) {
        const DiscloseRow *row = disclose_table_row (table, r);
        for (guint c = 0; c < disclose_table_n_columns (table); c++) {
            const DiscloseCell *cell = disclose_row_cell (row, c);
            const DiscloseSource at = disclose_cell_source (cell);
            gboolean fine = strcmp (disclose_cell_status (cell), "ok") == 0;
            if (at.page == picture->page && disclose_cell_kind (cell) != DISCLOSE_CELL_ABSENT
                && disclose_cell_kind (cell) != DISCLOSE_CELL_BLANK)
                svg_box (picture, fine ? "ok" : "bad", at);
        }
    }
}

/* index is behind the grid's mark. */
typedef void (*DrawGrid) (Picture *picture, const DiscloseMark *grid, guint index);

static void
each_grid (Picture *picture, DrawGrid draw)
{
    guint index = 0;
    const DiscloseMark *grid;
    while ((grid = sight_next (picture->sight, DISCLOSE_MARK_GRID, picture->page, &index)) != NULL)
        draw (picture, grid, index);
}

/* Section - The page */

static void
draw_marks (Picture *picture, DiscloseMarkKind kind, const char *look)
{
    guint index = 0;
    const DiscloseMark *mark;
    while ((mark = sight_next (picture->sight, kind, picture->page, &index)) != NULL)
        svg_box (picture, look, disclose_mark_source (mark));
}

static void
draw_words (Picture *picture)
{
    guint index = 0;
    const DiscloseMark *word;
    while ((word = sight_next (picture->sight, DISCLOSE_MARK_WORD, picture->page, &index)) != NULL)
        svg_word (picture, disclose_mark_source (word), disclose_mark_text (word));
}

static void
draw_findings (Picture *picture)
{
    const DiscloseDocument *document = picture->sight->document;
    guint number = 0;
    for (guint i = 0; document != NULL && i < disclose_document_n_findings (document); i++) {
        const DiscloseFinding *finding = disclose_document_finding (document, i);
        if (!sight_shows_finding (picture->sight, finding, picture->page))
            continue;
        g_autofree char *name = g_strdup_printf ("!%u", ++number);
        svg_box (picture, "x", disclose_finding_source (finding));
        svg_label (picture, "kx", disclose_finding_source (finding), SVG_CORNER, 8, name);
    }
}

static void
find_page (Picture *picture)
{
    guint index = 0;
    const DiscloseMark *page =
        sight_next (picture->sight, DISCLOSE_MARK_PAGE, picture->page, &index);
    const DiscloseSource box =
        page != NULL ? disclose_mark_source (page) : (DiscloseSource){ .page = 0 };
    picture->width = box.x1;
    picture->height = box.y1;
    picture->turn = page != NULL ? disclose_mark_number (page) : 0;
}

void
explain_svg (GString *svg, const Sight *sight, guint page)
{
    g_autoptr (GString) body = g_string_new (NULL), panel = g_string_new (NULL);
    Picture picture = { .svg = body, .sight = sight, .page = page };
    find_page (&picture);
    each_grid (&picture, draw_cells);
    draw_marks (&picture, DISCLOSE_MARK_RULE, "r");
    draw_words (&picture);
    each_grid (&picture, draw_dividers);
    each_grid (&picture, draw_figures);
    draw_marks (&picture, DISCLOSE_MARK_CAPTION, "c");
    each_grid (&picture, draw_keys);
    draw_findings (&picture);
    picture.svg = panel;
    double height = MAX (svg_panel (&picture), picture.height);
    picture.svg = svg;
    svg_begin (&picture, height, SCALE, style);
    g_string_append_len (svg, body->str, (gssize) body->len);
    g_string_append_len (svg, panel->str, (gssize) panel->len);
    g_string_append (svg, "</svg>\n");
}
