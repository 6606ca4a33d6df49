/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "heading.h"

#include "amount.h"
#include "bounds.h"

Heading *
heading_new (guint n_cols)
{
    Heading *heading = g_new0 (Heading, 1);
    heading->n_cols = n_cols;
    heading->fields = g_new (int, n_cols);
    heading->placed = g_new0 (gboolean, n_cols);
    heading->paths = g_new0 (char *, n_cols + 1);
    for (guint c = 0; c < n_cols; c++)
        heading->fields[c] = -1;
    return heading;
}

void
heading_bind_by_place (Heading *heading, guint col, int field)
{
    for (guint c = 0; c < heading->n_cols; c++)
        if (c != col && heading->fields[c] == field && !heading->placed[c]) {
            heading->fields[c] = -1;
            heading->n_bound--;
        }
    heading->n_bound += heading->fields[col] < 0;
    heading->n_ordinal++;
    heading->placed[col] = TRUE;
    heading->fields[col] = field;
}

void
heading_free (Heading *heading)
{
    if (heading == NULL)
        return;
    g_free (heading->fields);
    g_free (heading->placed);
    g_free (heading->past);
    g_strfreev (heading->paths);
    g_free (heading);
}

gboolean
heading_fits (const Heading *heading)
{
    return heading->n_bound >= 2 + heading->n_ordinal
           && heading->n_bound >= HEADING_SHARE * heading->n_headed;
}

Heading *
heading_continue (const Grid *grid, const Grid *before, const Heading *heading)
{
    Heading *next = heading_new (grid_n_cols (grid));
    next->past = heading->past != NULL ? g_new0 (gboolean, next->n_cols) : NULL;
    for (guint c = 0; c < next->n_cols; c++) {
        const double x0 = g_array_index (grid->xs, double, c);
        const double x1 = g_array_index (grid->xs, double, c + 1);
        double most = 0;
        for (guint b = 0; b < heading->n_cols; b++) {
            const double b0 = g_array_index (before->xs, double, b);
            const double b1 = g_array_index (before->xs, double, b + 1);
            const double shared = span_overlap (x0, x1, b0, b1);
            if (shared > most && shared >= HEADING_SHARE * MIN (x1 - x0, b1 - b0)) {
                most = shared;
                next->fields[c] = heading->fields[b];
                g_free (next->paths[c]);
                next->paths[c] = g_strdup (heading->paths[b]);
                if (next->past != NULL)
                    next->past[c] = heading->past[b];
            }
        }
        next->n_bound += next->fields[c] >= 0;
        if (next->paths[c] == NULL)
            next->paths[c] = g_strdup ("");
    }
    return next;
}

gboolean
heading_place (const Heading *heading, const Grid *grid, guint col, Box *place)
{
    gboolean any = FALSE;
    for (guint r = 0; r < MIN (heading->depth, grid_n_rows (grid)); r++) {
        const GridCell *cell = grid_cell (grid, r, col);
        if (cell->text->len == 0 || amount_looks_like (cell->folded))
            continue;
        *place = any ? box_union (*place, cell->ink) : cell->ink;
        any = TRUE;
    }
    return any;
}
