/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A word processor repeats a heading in rows as high as it says, not as high as the text needs, and
 * cuts off what does not fit. The text is in the file all the same, over that of the rows below: a
 * cell holds the end of a heading and a figure. What the page before prints above the column tells
 * them apart. */
#include "repeat.h"

#include "text.h"

#include <string.h>

static gboolean
is_of_heading (const Heading *heading, const GridCell *cell, const char *line)
{
    g_autofree char *folded = text_fold (line);
    for (guint c = cell->col; c < cell->col + cell->n_cols && folded[0] != '\0'; c++)
        if (strstr (heading->paths[c], folded) != NULL)
            return TRUE;
    return FALSE;
}

/* How many of the first lines of a cell are the heading's; of all of them in n_lines. */
static guint
count_lines (const Heading *heading, const GridCell *cell, guint *n_lines)
{
    g_auto (GStrv) lines = g_strsplit (cell->text->str, "\n", -1);
    guint n = 0;
    *n_lines = g_strv_length (lines);
    while (n < *n_lines && is_of_heading (heading, cell, lines[n]))
        n++;
    return n;
}

static gboolean
repeats (const Grid *grid, const Heading *heading)
{
    guint n = 0, n_lines;
    for (guint i = 0; i < grid->cells->len; i++) {
        const GridCell *cell = g_ptr_array_index (grid->cells, i);
        if (cell->row > 0 || cell->text->len == 0)
            continue;
        if (count_lines (heading, cell, &n_lines) == 0)
            return FALSE;
        n++;
    }
    return n > 1;
}

/* Takes the first lines out of a cell. */
static void
take_lines (GridCell *cell, guint n, guint n_lines)
{
    const char *rest = cell->text->str;
    for (guint i = 0; i < n && rest != NULL; i++) {
        rest = strchr (rest, '\n');
        rest = rest != NULL ? rest + 1 : NULL;
    }
    if (rest == NULL) {
        cell->above = g_strdup (cell->text->str);
        g_string_truncate (cell->text, 0);
    } else {
        const gsize length = (gsize) (rest - cell->text->str);
        cell->above = g_strndup (cell->text->str, length - 1);
        g_string_erase (cell->text, 0, (gssize) length);
    }
    cell->ink.y0 += box_height (cell->ink) * n / n_lines;
    g_free (cell->folded);
    cell->folded = text_fold (cell->text->str);
}

/* What a row holds of the heading: nothing, something, or nothing else. */
typedef enum { REPEAT_NONE, REPEAT_PART, REPEAT_WHOLE } Repeat;

static Repeat
look_at_row (const Grid *grid, const Heading *heading, guint row)
{
    gboolean any = FALSE, whole = TRUE, own = FALSE;
    for (guint c = 0; c < grid_n_cols (grid); c++) {
        const GridCell *cell = grid_cell (grid, row, c);
        guint n_lines;
        if (cell->row != row || cell->text->len == 0)
            continue;
        const guint n = count_lines (heading, cell, &n_lines);
        own = TRUE;
        any |= n > 0;
        whole &= n == n_lines;
    }
    return whole ? REPEAT_WHOLE : any || !own ? REPEAT_PART : REPEAT_NONE;
}

static void
take_out (Grid *grid, const Heading *heading, guint row)
{
    for (guint c = 0; c < grid_n_cols (grid); c++) {
        GridCell *cell = grid_cell (grid, row, c);
        guint n_lines, n;
        if (cell->row == row && cell->col == c && cell->text->len > 0
            && (n = count_lines (heading, cell, &n_lines)) > 0)
            take_lines (cell, n, n_lines);
    }
}

Heading *
repeat_bind (Grid *grid, const Grid *before, const Heading *heading)
{
    if (grid_n_cols (grid) != heading->n_cols || !grid_has_columns_of (grid, before)
        || !repeats (grid, heading))
        return NULL;
    Heading *next = heading_continue (grid, before, heading);
    const guint n = grid_n_rows (grid);
    while (next->depth < n && look_at_row (grid, heading, next->depth) == REPEAT_WHOLE)
        next->depth++;
    for (guint r = next->depth; r < n && look_at_row (grid, heading, r) != REPEAT_NONE; r++)
        take_out (grid, heading, r);
    return next;
}
