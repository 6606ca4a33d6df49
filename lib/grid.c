/* Dividers are the rules' positions, those of doubled rules taken as one. Between them lie
 * elementary cells; two neighbours without a drawn rule between them are one cell, which is how
 * merged headings come out. */
#include "grid.h"

#include "align.h"
#include "bounds.h"
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

static guint
find_root (guint *parent, guint i)
{
    while (parent[i] != i)
        i = parent[i] = parent[parent[i]];
    return i;
}

/* How much of a divider's stretch is drawn, by rules near it. */
static gboolean
is_drawn (const GArray *rules, gboolean across, double at, double from, double to)
{
    double drawn = 0;
    for (guint i = 0; i < rules->len; i++) {
        const Box *rule = &g_array_index (rules, Box, i);
        const double where = across ? box_mid_y (*rule) : box_mid_x (*rule);
        if (fabs (where - at) > GRID_SNAP)
            continue;
        const double shared = across ? span_overlap (rule->x0, rule->x1, from, to)
                                     : span_overlap (rule->y0, rule->y1, from, to);
        drawn = MAX (drawn, shared);
    }
    return drawn >= GRID_DRAWN * (to - from);
}

/* Joins elementary cells that no rule parts. */
static void
join_cells (Grid *grid, const Frame *frame, guint *parent)
{
    const guint n_rows = grid_n_rows (grid), n_cols = grid_n_cols (grid);
    const double *xs = (double *) grid->xs->data, *ys = (double *) grid->ys->data;
    for (guint r = 0; r < n_rows; r++) {
        for (guint c = 0; c < n_cols; c++) {
            const guint here = r * n_cols + c;
            if (c + 1 < n_cols && !is_drawn (frame->down, FALSE, xs[c + 1], ys[r], ys[r + 1]))
                parent[find_root (parent, here + 1)] = find_root (parent, here);
            if (r + 1 < n_rows && !is_drawn (frame->across, TRUE, ys[r + 1], xs[c], xs[c + 1]))
                parent[find_root (parent, here + n_cols)] = find_root (parent, here);
        }
    }
}

static void
make_cells (Grid *grid, const Frame *frame)
{
    const guint n_rows = grid_n_rows (grid), n_cols = grid_n_cols (grid), n = n_rows * n_cols;
    g_autofree guint *parent = g_new (guint, n + 1);
    g_autofree int *cell_of_root = g_new (int, n + 1);
    for (guint i = 0; i < n; i++) {
        parent[i] = i;
        cell_of_root[i] = -1;
    }
    join_cells (grid, frame, parent);
    for (guint i = 0; i < n; i++) {
        const guint root = find_root (parent, i), row = i / n_cols, col = i % n_cols;
        if (cell_of_root[root] < 0) {
            cell_of_root[root] = (int) grid_add_cell (grid, row, col, 1, 1);
        } else {
            GridCell *cell = g_ptr_array_index (grid->cells, cell_of_root[root]);
            cell->n_rows = MAX (cell->n_rows, row - cell->row + 1);
            cell->n_cols = MAX (cell->n_cols, col >= cell->col ? col - cell->col + 1 : 1);
            grid->owner[i] = (guint) cell_of_root[root];
        }
    }
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
                 const GArray *columns)
{
    if (frame->down->len < 2)
        return grid_fold (align_frame (words, frame, top, bottom, columns));
    GArray *xs = dividers_of (frame->down, FALSE, frame->box.x0, frame->box.x1);
    GArray *ys = dividers_of (frame->across, TRUE, frame->box.y0, frame->box.y1);
    Grid *grid = grid_new (DISCLOSE_WAY_RULED, frame->box, xs, ys);
    if (xs->len <= 2 || ys->len < 2 || align_parts_more (words, frame->box, xs)) {
        grid_free (grid); /* a box around a table whose columns are not ruled, or not all */
        return grid_fold (align_frame (words, frame, top, bottom, columns));
    }
    make_cells (grid, frame);
    grid_fill (grid, words);
    return grid_fold (split_rows (grid, words, bottom));
}

Grid *
grid_from_words (const Words *words, double top, double bottom, const GArray *columns)
{
    return grid_fold (align_words (words, top, bottom, columns));
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
