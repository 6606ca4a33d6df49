/* A band of a ruled grid may hold several rows, and a frame may hold the heading alone. The columns
 * are the rules' then, and the rows are found as in a table without rules. */
#include "split.h"

#include "amount.h"
#include "bounds.h"
#include "columns.h"
#include "lineup.h"
#include "placed.h"
#include "text.h"

#include <string.h>

static guint
count_decimals (const char *figure)
{
    const char *point = strrchr (figure, '.');
    return point != NULL ? (guint) strlen (point + 1) : 0;
}

/* The figures over each other in one column of a band. */
typedef struct {
    guint n, decimals;
    gboolean alike;  /* all have as many decimals */
    gboolean roomy;  /* one has room beside it for the first digit of the next */
    GString *joined; /* folded */
    double width;    /* of the last */
} Stack;

static void
stack_add (Stack *stack, const Piece *piece, double column, double size)
{
    g_autofree char *folded = text_fold (piece->text->str);
    const double digit = box_width (piece->box) / MAX (g_utf8_strlen (folded, -1), 1);
    const guint decimals = count_decimals (folded);
    if (stack->n > 0) {
        stack->alike &= decimals == stack->decimals;
        stack->roomy |= stack->width < box_width (piece->box) - digit / 2
                        || column - stack->width > digit + SPLIT_ROOM * size;
    }
    stack->decimals = decimals;
    stack->width = box_width (piece->box);
    g_string_append (stack->joined, folded);
    stack->n++;
}

/* Whether pieces are several rows: two columns at least hold several whole figures each, and one of
 * them for certain. A number wrapped in its cell has pieces too, but those of a decimal do not all
 * look alike, and those of an integer fill the cell up to the last and make a number together. */
static gboolean
holds_rows (const GArray *pieces, const GArray *xs, double size)
{
    guint columns = 0, certain = 0;
    for (guint c = 0; c + 1 < xs->len; c++) {
        Stack stack = { .alike = TRUE, .joined = g_string_new (NULL) };
        const double column = g_array_index (xs, double, c + 1) - g_array_index (xs, double, c);
        for (guint i = 0; i < pieces->len; i++) {
            const Piece *piece = &g_array_index (pieces, Piece, i);
            if (piece->col == c && piece->figure)
                stack_add (&stack, piece, column, size);
        }
        columns += stack.n >= SPLIT_FIGURES || (stack.n >= 2 && stack.alike);
        certain += stack.n >= SPLIT_FIGURES
                   || (stack.n >= 2 && stack.alike
                       && (stack.roomy || !amount_looks_like (stack.joined->str)));
        g_string_free (stack.joined, TRUE);
    }
    return columns >= 2 && certain > 0;
}

/* The rows that stand in one band of a grid; returns how many, 0 if the band is one row. */
static guint
split_band (GArray *placed, GPtrArray *keep, const Words *words, const GArray *xs, double top,
            double bottom, guint row)
{
    GArray *pieces = pieces_cut (words, xs, top, bottom);
    g_ptr_array_add (keep, pieces);
    if (!holds_rows (pieces, xs, words->size))
        return 0;
    const guint n = pieces_make_rows (pieces, xs->len - 1, words->size);
    placed_add_pieces (placed, pieces, row);
    return n;
}

/* The table's body below a frame that holds its heading only. */
static guint
rows_below (GArray *placed, GPtrArray *keep, const Words *words, const Grid *grid, double bottom,
            guint row, Box *box)
{
    Stretch stretch;
    for (guint r = 0; r < grid_n_rows (grid); r++)
        if (figure_lines_between (words, g_array_index (grid->ys, double, r),
                                  g_array_index (grid->ys, double, r + 1))
            > 0)
            return 0;
    if (!stretch_find (words, grid->box.y1, bottom, FALSE, NULL, &stretch)
        || stretch.body - stretch.first > 1
        || words->lines[stretch.first].box.y0 - grid->box.y1 > STRETCH_GAP * words->size)
        return 0;
    if (stretch.end - stretch.body == 1 && words->lines[stretch.body].n == 1)
        return 0; /* the number of the page */
    const Box last = words->lines[stretch.end - 1].box;
    const guint before = placed->len;
    guint next = row;
    placed_add_body (placed, keep, words, grid->xs, grid->box.y1, last.y1, FALSE, &next);
    if (placed->len == before)
        return 0;
    box->y1 = MAX (box->y1, last.y1);
    return next - row;
}

/* A copy of the grid in which row r begins at starts[r]; cells of rows that were split are left
 * out. */
static Grid *
regrid (Grid *grid, const guint *starts, const gboolean *split, guint n_rows, Box box,
        const GArray *placed)
{
    GArray *ys = g_array_new (FALSE, FALSE, sizeof (double));
    const guint old_rows = grid_n_rows (grid);
    for (guint r = 0, next = 0; r <= n_rows; r++) {
        while (next < old_rows && starts[next + 1] <= r)
            next++;
        double y = box.y1;
        if (next < old_rows) {
            const double top = g_array_index (grid->ys, double, next);
            const double height = g_array_index (grid->ys, double, next + 1) - top;
            y = top + height * (r - starts[next]) / (starts[next + 1] - starts[next]);
        } else if (r < n_rows) {
            y = grid->box.y1
                + (box.y1 - grid->box.y1) * (r - starts[old_rows]) / (n_rows - starts[old_rows]);
        }
        g_array_append_val (ys, y);
    }
    Grid *next = grid_new (grid->way, box, g_array_ref (grid->xs), ys);
    for (guint r = 0; r < n_rows; r++)
        for (guint c = 0; c < grid_n_cols (next); c++)
            grid_add_cell (next, r, c, 1, 1);
    for (guint i = 0; i < grid->cells->len; i++) {
        GridCell *cell = g_ptr_array_index (grid->cells, i);
        const guint end = MIN (cell->row + cell->n_rows, old_rows);
        if (split[cell->row])
            continue;
        grid_add_cell (next, starts[cell->row], cell->col, starts[end] - starts[cell->row],
                       cell->n_cols);
        GridCell *copy = grid_cell (next, starts[cell->row], cell->col);
        g_string_assign (copy->text, cell->text->str);
        copy->ink = cell->ink;
        copy->doubt = cell->doubt;
        copy->doubtful = cell->doubtful;
    }
    placed_put (next, placed);
    return next;
}

Grid *
split_rows (Grid *grid, const Words *words, double bottom)
{
    const guint n_rows = grid_n_rows (grid);
    g_autofree guint *starts = g_new0 (guint, n_rows + 1);
    g_autofree gboolean *split = g_new0 (gboolean, n_rows + 1);
    g_autoptr (GArray) placed = g_array_new (FALSE, FALSE, sizeof (Placed));
    g_autoptr (GPtrArray) keep = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
    Box box = grid->box;
    guint row = 0;

    for (guint r = 0; r < n_rows; r++) {
        const double top = g_array_index (grid->ys, double, r);
        const double end = g_array_index (grid->ys, double, r + 1);
        starts[r] = row;
        guint n = 0;
        if (end - top > SPLIT_HEIGHT * words->size)
            n = split_band (placed, keep, words, grid->xs, top, end, row);
        split[r] = n > 0;
        row += MAX (n, 1);
    }
    starts[n_rows] = row;
    const guint below = rows_below (placed, keep, words, grid, bottom, row, &box);
    if (row + below == n_rows)
        return grid;
    Grid *next = regrid (grid, starts, split, row + below, box, placed);
    next->open = below > 0;
    grid_free (grid);
    return next;
}
