/* Dividers are the rules' positions, those of doubled rules taken as one. Between them lie
 * elementary cells, some of which are one. */
#include "grid.h"

#include "align.h"
#include "bands.h"
#include "bounds.h"
#include "gaps.h"
#include "merged.h"
#include "split.h"
#include "text.h"

#include <math.h>
#include <string.h>

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

static int
compare_double (gconstpointer a, gconstpointer b)
{
    const double *x = a, *y = b;
    return *x < *y ? -1 : *x > *y;
}

/* Sorted positions with those nearer than GRID_SNAP to each other taken as one. */
static GArray *
snap (GArray *positions)
{
    GArray *dividers = g_array_new (FALSE, FALSE, sizeof (double));
    g_array_sort (positions, compare_double);
    for (guint i = 0; i < positions->len;) {
        const double first = g_array_index (positions, double, i);
        double last = first;
        for (i++; i < positions->len && g_array_index (positions, double, i) - last <= GRID_SNAP;
             i++)
            last = g_array_index (positions, double, i);
        const double mid = (first + last) / 2;
        g_array_append_val (dividers, mid);
    }
    if (dividers->len > GRID_DIVIDERS)
        g_array_set_size (dividers, GRID_DIVIDERS);
    return dividers;
}

/* Where the rules of one direction stand, with the frame's own edges, which are not always drawn.
 */
static GArray *
dividers_of (const GArray *rules, gboolean across, double from, double to)
{
    g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (double));
    g_array_append_val (positions, from);
    g_array_append_val (positions, to);
    for (guint i = 0; i < rules->len; i++) {
        const Box *rule = &g_array_index (rules, Box, i);
        const double at = across ? box_mid_y (*rule) : box_mid_x (*rule);
        g_array_append_val (positions, at);
    }
    return snap (positions);
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

Grid *
grid_from_frame (const Words *words, const Frame *frame, double top, double bottom,
                 const Before *before)
{
    if (frame->down->len < 2 || frame->across->len == 0)
        return grid_fold (align_frame (words, frame, top, bottom, before));
    GArray *xs = dividers_of (frame->down, FALSE, frame->box.x0, frame->box.x1);
    GArray *ys = dividers_of (frame->across, TRUE, frame->box.y0, frame->box.y1);
    if (xs->len <= 2 || ys->len < 2 || align_parts_more (words, frame->box, xs)) {
        g_array_unref (xs); /* a box around a table whose columns are not ruled, or not all */
        g_array_unref (ys);
        return grid_fold (align_frame (words, frame, top, bottom, before));
    }
    bands_add (ys, xs, words);
    gaps_add (xs, ys, words, before != NULL ? before->columns : NULL);
    Grid *grid = grid_new (DISCLOSE_WAY_RULED, frame->box, xs, ys);
    merged_make_cells (grid, frame, words);
    grid_fill (grid, words);
    bands_doubt (grid, words);
    return grid_fold (split_rows (grid, words, bottom));
}

Grid *
grid_from_words (const Words *words, double top, double bottom, const Before *before)
{
    return grid_fold (align_words (words, top, bottom, before));
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
