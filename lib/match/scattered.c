/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Without rules a figure is given to a column by where it stands, and that may be wrong; so it may
 * be where a rule between two columns is missing. Figures of one column are set alike, and those of
 * a table too: what is not set alike is told. */
#include "raw_row.h"

#include "amount.h"

#include <string.h>

/* What the figures of a column cover: together, and each of them. */
typedef struct {
    guint n;
    Box all;
    double left, right; /* of what each covers */
} Stack;

/* A figure that runs over from the column beside it tells nothing of how those of this one are set.
 */
static gboolean
runs_over (const Grid *grid, const GridCell *cell)
{
    return grid->way == DISCLOSE_WAY_RULED
           && (cell->ink.x0 < g_array_index (grid->xs, double, cell->col)
               || cell->ink.x1 > g_array_index (grid->xs, double, cell->col + 1));
}

static Stack
stack_of (const Rows *rows, const Grid *grid, const Heading *heading, guint col)
{
    Stack stack = { 0, { 0, 0, 0, 0 }, -G_MAXDOUBLE, G_MAXDOUBLE };
    for (guint r = heading->depth; r < grid_n_rows (grid); r++) {
        const GridCell *cell = grid_cell (grid, r, col);
        if (cell->n_cols > 1 || !amount_looks_like (cell->folded) || runs_over (grid, cell))
            continue;
        if (strlen (cell->folded) <= 2 && heading_is_index_row (grid, rows->grammar, r))
            continue;
        stack.all = stack.n == 0 ? cell->ink : box_union (stack.all, cell->ink);
        stack.left = MAX (stack.left, cell->ink.x0);
        stack.right = MIN (stack.right, cell->ink.x1);
        stack.n++;
    }
    return stack;
}

/* The lowest cell of the heading that stands over the column alone, its number in the index row
 * too; NULL if there is none. */
static const GridCell *
lowest_heading (const Rows *rows, const Grid *grid, const Heading *heading, guint col)
{
    guint end = MIN (heading->depth, grid_n_rows (grid));
    if (end < grid_n_rows (grid) && heading_is_index_row (grid, rows->grammar, end))
        end++;
    for (guint r = end; r-- > 0;) {
        const GridCell *cell = grid_cell (grid, r, col);
        if (cell->text->len > 0 && (r >= heading->depth || !amount_looks_like (cell->folded)))
            return cell->n_cols == 1 ? cell : NULL;
    }
    return NULL;
}

/* On which side of what stands from x0 to x1 a column of figures stands wholly: -1 left, 1 right,
 * 0 below it. */
static int
side_of (const Stack *stack, double x0, double x1)
{
    return stack->n == 0 ? 0 : stack->all.x0 >= x1 ? 1 : stack->all.x1 <= x0 ? -1 : 0;
}

static void
add_doubt (Rows *rows, const Page *page, const Grid *grid, const Heading *heading, guint col)
{
    const int f = heading->fields[col];
    if (f < 0 || rows_field (rows, (guint) f)->kind != FIELD_AMOUNT)
        return;
    rows->doubts[f] = "column-doubtful";
    rows_add_heading (rows, rows->doubts[f], page, grid, heading, col, grid->box);
}

/* Whether two numbers stand apart in cells of the column, in more than one: one may be a number
 * that runs over from the column beside it. */
static gboolean
holds_two (const Grid *grid, const Heading *heading, guint col)
{
    guint n = 0;
    for (guint r = heading->depth; r < grid_n_rows (grid); r++) {
        const GridCell *cell = grid_cell (grid, r, col);
        n += cell->n_cols == 1 && g_utf8_strchr (cell->text->str, -1, GRID_APART) != NULL;
    }
    return n > 1;
}

/* Between the rules of one column figures stand over one another, one in a cell; where they do not,
 * it is two columns whose rule is missing. */
static void
add_joined (Rows *rows, const Page *page, const Grid *grid, const Heading *heading)
{
    for (guint c = 0; c < heading->n_cols; c++) {
        const Stack stack = stack_of (rows, grid, heading, c);
        if ((stack.n > 1 && stack.left >= stack.right) || holds_two (grid, heading, c))
            add_doubt (rows, page, grid, heading, c);
    }
}

void
rows_add_scattered (Rows *rows, const Page *page, const Grid *grid, const Heading *heading)
{
    const guint n = heading->n_cols;
    g_autofree int *sides = g_new0 (int, n + 1);
    gboolean left = FALSE, right = FALSE, headless = FALSE;
    if (grid->way == DISCLOSE_WAY_RULED) {
        add_joined (rows, page, grid, heading);
        return;
    }
    for (guint c = 0; c < n; c++) {
        const int f = heading->fields[c];
        const Stack stack = stack_of (rows, grid, heading, c);
        headless |= f < 0 && stack.n > 0 && heading->paths[c][0] == '\0';
        if (f < 0 || rows_field (rows, (guint) f)->kind != FIELD_AMOUNT)
            continue;
        const GridCell *over = lowest_heading (rows, grid, heading, c);
        if (over != NULL) {
            const double mid = box_mid_x (over->ink);
            const int leans = side_of (&stack, mid, mid);
            sides[c] = side_of (&stack, over->ink.x0, over->ink.x1);
            left |= leans < 0;
            right |= leans > 0;
        }
        if (stack.n > 1 && stack.left >= stack.right)
            add_doubt (rows, page, grid, heading, c);
    }
    for (guint c = 0; c < n; c++)
        if (headless || (left && sides[c] > 0) || (right && sides[c] < 0))
            add_doubt (rows, page, grid, heading, c);
}
