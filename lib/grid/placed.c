#include "placed.h"

#include "bounds.h"
#include "lineup.h"
#include "tier.h"

void
placed_add (GArray *placed, guint row, guint col, guint n_cols, Box box, const char *text)
{
    const Placed p = { row, col, n_cols, box, text, FALSE };
    g_array_append_val (placed, p);
}

void
placed_add_pieces (GArray *placed, const GArray *pieces, guint row)
{
    for (guint i = 0; i < pieces->len; i++) {
        const Piece *piece = &g_array_index (pieces, Piece, i);
        const Placed p = { row + (guint) piece->row, piece->col,     1, piece->box,
                           piece->text->str,         piece->doubtful };
        if (piece->row >= 0)
            g_array_append_val (placed, p);
    }
}

guint
placed_add_headings (GArray *placed, GArray *blocks, const GArray *xs, gboolean at_left,
                     double size)
{
    const guint n_rows = tiers_lay (blocks, xs, at_left, size);
    for (guint i = blocks->len; i-- > 0;) {
        const Block *block = &g_array_index (blocks, Block, i);
        placed_add (placed, block->row, block->col, block->n_cols, block->box, block->text->str);
    }
    return n_rows;
}

void
placed_add_index (GArray *placed, const Words *words, const GArray *xs, guint line, guint row)
{
    const Line *l = &words->lines[line];
    for (guint w = l->first; w < l->first + l->n; w++) {
        const Word *word = &words->words[w];
        for (guint c = 0; c + 1 < xs->len; c++)
            if (box_mid_x (word->box) >= g_array_index (xs, double, c)
                && box_mid_x (word->box) < g_array_index (xs, double, c + 1))
                placed_add (placed, row, c, 1, word->box, word->text);
    }
}

static GArray *
row_dividers (const GArray *placed, guint n_rows, Box box)
{
    GArray *ys = g_array_new (FALSE, FALSE, sizeof (double));
    double edge = box.y0;
    for (guint r = 0; r <= n_rows; r++) {
        double bottom = edge, top = G_MAXDOUBLE;
        for (guint i = 0; i < placed->len; i++) {
            const Placed *p = &g_array_index (placed, Placed, i);
            if (p->row + 1 == r)
                bottom = MAX (bottom, p->box.y1);
            if (p->row == r)
                top = MIN (top, p->box.y0);
        }
        edge = r == 0        ? box.y0
               : r == n_rows ? MAX (box.y1, edge)
                             : (bottom + MIN (top, box.y1)) / 2;
        g_array_append_val (ys, edge);
    }
    return ys;
}

static gboolean
is_free (const Grid *grid, const Placed *placed)
{
    for (guint c = placed->col; c < placed->col + placed->n_cols; c++)
        if (grid_cell (grid, placed->row, c)->text->len > 0)
            return FALSE;
    return TRUE;
}

/* Writes the texts into their cells; lines of one cell one below the other. */
void
placed_put (Grid *grid, const GArray *placed)
{
    for (guint i = 0; i < placed->len; i++) {
        const Placed *p = &g_array_index (placed, Placed, i);
        if (p->n_cols > 1 && is_free (grid, p))
            grid_add_cell (grid, p->row, p->col, 1, p->n_cols);
        GridCell *cell = grid_cell (grid, p->row, p->col);
        if (cell->text->len > 0)
            g_string_append_c (cell->text, '\n');
        cell->doubtful |= p->doubtful;
        cell->ink = cell->text->len > 0 ? box_union (cell->ink, p->box) : p->box;
        g_string_append (cell->text, p->text);
    }
}

Grid *
placed_grid (DiscloseWay way, Box box, GArray *xs, const GArray *placed, guint n_rows)
{
    Grid *grid = grid_new (way, box, xs, row_dividers (placed, n_rows, box));
    const guint n_cols = grid_n_cols (grid);
    for (guint r = 0; r < n_rows; r++)
        for (guint c = 0; c < n_cols; c++)
            grid_add_cell (grid, r, c, 1, 1);
    placed_put (grid, placed);
    return grid;
}

/* The body's pieces between top and bottom into rows from *row on. */
void
placed_add_body (GArray *placed, GPtrArray *keep, const Words *words, const GArray *xs, double top,
                 double bottom, gboolean one_row, guint *row)
{
    GArray *pieces = pieces_cut (words, xs, top, bottom);
    guint n = 1;
    g_ptr_array_add (keep, pieces);
    if (one_row)
        for (guint i = 0; i < pieces->len; i++)
            g_array_index (pieces, Piece, i).row = 0;
    else
        n = pieces_make_rows (pieces, xs->len - 1, words->size);
    placed_add_pieces (placed, pieces, *row);
    *row += n;
}
