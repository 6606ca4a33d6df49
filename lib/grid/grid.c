/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "grid.h"

#include "bounds.h"
#include "text.h"

#include <math.h>

static void
cell_free (GridCell *cell)
{
    g_string_free (cell->text, TRUE);
    g_free (cell->folded);
    g_free (cell->above);
    g_free (cell);
}

Grid *
grid_new (DiscloseWay way, Box box, GArray *xs, GArray *ys)
{
    Grid *grid = g_new0 (Grid, 1);
    grid->way = way;
    grid->box = box;
    grid->xs = xs;
    grid->ys = ys;
    grid->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) cell_free);
    grid->owner = g_new0 (guint, (gsize) grid_n_cols (grid) * grid_n_rows (grid) + 1);
    return grid;
}

void
grid_free (Grid *grid)
{
    if (grid == NULL)
        return;
    g_array_unref (grid->xs);
    g_array_unref (grid->ys);
    g_ptr_array_unref (grid->cells);
    g_free (grid->owner);
    g_free (grid->heading);
    g_free (grid);
}

guint
grid_add_cell (Grid *grid, guint row, guint col, guint n_rows, guint n_cols)
{
    GridCell *cell = g_new0 (GridCell, 1);
    cell->row = row;
    cell->col = col;
    cell->n_rows = n_rows;
    cell->n_cols = n_cols;
    cell->text = g_string_new (NULL);
    g_ptr_array_add (grid->cells, cell);
    for (guint r = row; r < row + n_rows; r++)
        for (guint c = col; c < col + n_cols; c++)
            grid->owner[r * grid_n_cols (grid) + c] = grid->cells->len - 1;
    return grid->cells->len - 1;
}

int
grid_band (const GArray *dividers, double at)
{
    const double *d = (double *) dividers->data;
    guint low = 0, high = dividers->len - 1;
    if (dividers->len < 2 || at < d[0] || at > d[high])
        return -1;
    while (high - low > 1) {
        const guint mid = (low + high) / 2;
        if (d[mid] <= at)
            low = mid;
        else
            high = mid;
    }
    return (int) low;
}

Grid *
grid_fold (Grid *grid)
{
    for (guint i = 0; grid != NULL && i < grid->cells->len; i++) {
        GridCell *cell = g_ptr_array_index (grid->cells, i);
        g_free (cell->folded);
        cell->folded = text_fold (cell->text->str);
    }
    return grid;
}

gboolean
grid_has_columns_of (const Grid *part, const Grid *before)
{
    const double *a = (double *) part->xs->data, *b = (double *) before->xs->data;
    const guint n = part->xs->len, m = before->xs->len;
    for (guint i = 0; i < n; i++) {
        gboolean found = FALSE;
        for (guint j = 0; j < m && !found; j++)
            found = fabs (a[i] - b[j]) <= CONTINUE_SHIFT;
        if (!found)
            return FALSE;
    }
    return n > 2 && fabs (a[0] - b[0]) <= CONTINUE_SHIFT
           && fabs (a[n - 1] - b[m - 1]) <= CONTINUE_SHIFT;
}
