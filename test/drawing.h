/* Pages drawn by tests: words at places, rules, whole grids; and grids told as text.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef DISCLOSE_TEST_DRAWING_H
#define DISCLOSE_TEST_DRAWING_H

#include "grid.h"
#include "page.h"
#include "words.h"

#include <math.h>
#include <string.h>

/* Type is ten points high: ideographs ten wide, digits five. */
#define DRAWN_SIZE 10.0

static inline double
drawn_width (const char *text)
{
    double width = 0;
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
        width += g_unichar_iswide (g_utf8_get_char (p)) ? DRAWN_SIZE : DRAWN_SIZE / 2;
    return width;
}

/* Text whose left end is at x and whose middle is at y. */
static inline void
draw_left (Page *page, double x, double y, const char *text)
{
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
        const gunichar c = g_utf8_get_char (p);
        const double width = g_unichar_iswide (c) ? DRAWN_SIZE : DRAWN_SIZE / 2;
        if (!g_unichar_isspace (c))
            page_add_glyph (page, c, (Box){ x, y - DRAWN_SIZE / 2, x + width, y + DRAWN_SIZE / 2 });
        x += width;
    }
}

static inline void
draw_right (Page *page, double x, double y, const char *text)
{
    draw_left (page, x - drawn_width (text), y, text);
}

static inline void
draw_middle (Page *page, double x, double y, const char *text)
{
    draw_left (page, x - drawn_width (text) / 2, y, text);
}

static inline void
draw_across (Page *page, double x0, double x1, double y)
{
    page_add_rule (page, (Box){ x0, y - 0.25, x1, y + 0.25 });
}

static inline void
draw_down (Page *page, double x, double y0, double y1)
{
    page_add_rule (page, (Box){ x - 0.25, y0, x + 0.25, y1 });
}

/* Every line of a grid, each drawn whole. */
static inline void
draw_grid (Page *page, const double *xs, guint n_xs, const double *ys, guint n_ys)
{
    for (guint i = 0; i < n_ys; i++)
        draw_across (page, xs[0], xs[n_xs - 1], ys[i]);
    for (guint i = 0; i < n_xs; i++)
        draw_down (page, xs[i], ys[0], ys[n_ys - 1]);
}

/* A line a row; cells divided by '|', their lines by '/'; '<' and '^' where a cell goes on from the
 * left and from above. */
static inline char *
grid_told (const Grid *grid)
{
    GString *out = g_string_new (NULL);
    for (guint r = 0; r < grid_n_rows (grid); r++) {
        for (guint c = 0; c < grid_n_cols (grid); c++) {
            const GridCell *cell = grid_cell (grid, r, c);
            if (c > 0)
                g_string_append_c (out, '|');
            if (cell->col < c)
                g_string_append_c (out, '<');
            else if (cell->row < r)
                g_string_append_c (out, '^');
            else
                g_string_append (out, cell->text->str);
        }
        g_string_append_c (out, ';');
    }
    g_strdelimit (out->str, "\n", '/');
    return g_string_free (out, FALSE);
}

#endif
