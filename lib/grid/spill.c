/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where rows are given a height and a name takes two lines, the second is printed over the name of
 * the row below. Both are whole words still; the one that is not the row's own ends the label
 * above, if that is broken at the end of its line. So with a heading over several columns and with
 * a code in a column too narrow for it. Amounts are never moved. */
#include "spill.h"

#include "bounds.h"

#include <math.h>

/* One word in a cell; where lines stand on one another, what of it stands on one of them. */
typedef struct {
    guint word, order;
    Box box;
    gboolean letters; /* and no digit */
    guint digits;     /* and nothing else; 0 if there is anything else */
} Part;

typedef struct {
    Part parts[SPILL_PARTS];
    guint n;
} Parts;

typedef struct {
    Grid *grid;
    GArray *inked; /* of Inked, sorted by cells */
    guint *to;     /* of each of them: the cell that it goes to and one, or 0 */
    gboolean any;  /* goes anywhere */
} Spill;

static guint
first_of_cell (const Spill *spill, guint cell)
{
    guint low = 0, high = spill->inked->len;
    while (low < high) {
        const guint mid = low + (high - low) / 2;
        if (g_array_index (spill->inked, Inked, mid).cell < cell)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

static gboolean
is_level (Box a, Box b)
{
    return fabs (box_mid_y (a) - box_mid_y (b)) < SPILL_OFF * box_height (b);
}

/* Whether a glyph is of a part. A word may have been made of characters of lines that stand on one
 * another. */
static gboolean
is_of (const Part *part, const Inked *ink)
{
    return part->word == ink->word && is_level (part->box, ink->glyph->box);
}

static void
add_glyph (Parts *parts, const Inked *ink)
{
    const gboolean letter = !g_unichar_isdigit (ink->glyph->c);
    guint i = 0;
    while (i < parts->n && !is_of (&parts->parts[i], ink))
        i++;
    if (i == SPILL_PARTS)
        return;
    Part *part = &parts->parts[i];
    if (i == parts->n) {
        parts->n++;
        *part = (Part){ ink->word, ink->glyph->order, ink->glyph->box, letter, !letter };
        return;
    }
    part->order = MIN (part->order, ink->glyph->order);
    part->box = box_union (part->box, ink->glyph->box);
    part->letters = part->letters && letter;
    part->digits = part->digits > 0 && !letter ? part->digits + 1 : 0;
}

/* The words that a cell keeps; of a cell with many only the first. */
static void
gather (Parts *parts, const Spill *spill, guint cell)
{
    parts->n = 0;
    for (guint i = first_of_cell (spill, cell); i < spill->inked->len; i++) {
        const Inked *ink = &g_array_index (spill->inked, Inked, i);
        if (ink->cell != cell)
            break;
        if (spill->to[i] == 0)
            add_glyph (parts, ink);
    }
}

/* Letters, or a level of a code: what a cell too narrow for it breaks. Amounts are not broken. */
static gboolean
may_be_broken (const Part *part)
{
    return part->letters || (part->digits > 0 && part->digits <= SPILL_DIGITS);
}

static gboolean
stands_on (const Part *a, const Part *b)
{
    const double height = MIN (box_height (a->box), box_height (b->box));
    const double width = MIN (box_width (a->box), box_width (b->box));
    return may_be_broken (a) && may_be_broken (b) && a->letters == b->letters
           && fabs (box_mid_y (a->box) - box_mid_y (b->box)) < SPILL_LINE * height
           && span_overlap (a->box.x0, a->box.x1, b->box.x0, b->box.x1) > SPILL_OVER * width;
}

/* Of exactly two words that stand on one another, which. */
static gboolean
find_pair (const Parts *parts, const Part **a, const Part **b)
{
    guint pairs = 0;
    for (guint i = 0; i < parts->n; i++)
        for (guint j = i + 1; j < parts->n; j++)
            if (stands_on (&parts->parts[i], &parts->parts[j])) {
                *a = &parts->parts[i];
                *b = &parts->parts[j];
                pairs++;
            }
    return pairs == 1;
}

/* Whether a line ends where its cell does, so that it was broken there. */
static gboolean
is_full (const Grid *grid, const GridCell *cell, Box line)
{
    const double right = g_array_index (grid->xs, double, cell->col + cell->n_cols);
    return right - line.x1 < SPILL_FULL * box_height (line);
}

/* The cell above that covers a cell's columns; -1 if there is none. */
static int
cell_above (const Grid *grid, const GridCell *cell)
{
    if (cell->row == 0)
        return -1;
    const guint above = grid->owner[(cell->row - 1) * grid_n_cols (grid) + cell->col];
    const GridCell *upper = g_ptr_array_index (grid->cells, above);
    const gboolean covers =
        upper->col <= cell->col && upper->col + upper->n_cols >= cell->col + cell->n_cols;
    return covers ? (int) above : -1;
}

/* The cell above, if its last line is full; else -1. */
static int
broken_above (const Spill *spill, const GridCell *cell)
{
    const Grid *grid = spill->grid;
    const int above = cell_above (grid, cell);
    if (above < 0)
        return -1;
    const GridCell *upper = g_ptr_array_index (grid->cells, above);
    Parts parts;
    gather (&parts, spill, (guint) above);
    const Part *last = NULL;
    for (guint i = 0; i < parts.n; i++)
        if (last == NULL || box_mid_y (parts.parts[i].box) > box_mid_y (last->box))
            last = &parts.parts[i];
    return last != NULL && is_full (grid, upper, last->box) ? above : -1;
}

/* How high the other cells of a row stand: the first that holds one word. */
static gboolean
level_of_row (const Spill *spill, const GridCell *cell, double *level)
{
    const Grid *grid = spill->grid;
    Parts parts;
    for (guint c = 0; c < grid_n_cols (grid); c++) {
        const guint other = grid->owner[cell->row * grid_n_cols (grid) + c];
        const GridCell *beside = g_ptr_array_index (grid->cells, other);
        if (beside == cell || beside->row != cell->row || beside->n_rows != cell->n_rows)
            continue;
        gather (&parts, spill, other);
        if (parts.n != 1)
            continue;
        *level = box_mid_y (parts.parts[0].box);
        return TRUE;
    }
    return FALSE;
}

/* Whether a word is as high as the others of a cell's row. */
static gboolean
is_at_level (const Spill *spill, const GridCell *cell, const Part *part)
{
    double level;
    return !level_of_row (spill, cell, &level)
           || fabs (box_mid_y (part->box) - level) <= SPILL_LEVEL * box_height (part->box);
}

/* Which of two words is the row's own: the one as high as its figures; of two as high the one that
 * fills its line, since the end of a name seldom does; else the one that is told later. */
static const Part *
own_of (const Spill *spill, const GridCell *cell, const Part *a, const Part *b)
{
    double level;
    if (level_of_row (spill, cell, &level)) {
        const double from_a = fabs (box_mid_y (a->box) - level);
        const double from_b = fabs (box_mid_y (b->box) - level);
        if (fabs (from_a - from_b) > SPILL_LEVEL * box_height (a->box))
            return from_a < from_b ? a : b;
    }
    const gboolean full = is_full (spill->grid, cell, a->box);
    if (full != is_full (spill->grid, cell, b->box))
        return full ? a : b;
    return a->order > b->order ? a : b;
}

/* A word, and the cell that it was put into. */
typedef struct {
    const Part *part;
    guint cell;
} Put;

static void
move (Spill *spill, const Put *put, guint to)
{
    if (put->cell == to)
        return;
    for (guint i = first_of_cell (spill, put->cell); i < spill->inked->len; i++) {
        const Inked *ink = &g_array_index (spill->inked, Inked, i);
        if (ink->cell != put->cell)
            break;
        if (is_of (put->part, ink))
            spill->to[i] = to + 1;
    }
    ((GridCell *) g_ptr_array_index (spill->grid->cells, MAX (put->cell, to)))->doubt =
        "text-overprinted";
    spill->any = TRUE;
}

/* Whether a divider runs through the middle of a line. */
static gboolean
is_cut (Box line, const Grid *grid, guint divider)
{
    return fabs (box_mid_y (line) - g_array_index (grid->ys, double, divider))
           < SPILL_CUT * box_height (line);
}

static gboolean
is_whole (const Part *part, const Grid *grid, const GridCell *cell)
{
    return !is_cut (part->box, grid, cell->row)
           && !is_cut (part->box, grid, cell->row + cell->n_rows);
}

/* Of two words in one cell that stand on one another. */
static void
part_pair (Spill *spill, guint cell)
{
    Parts parts;
    const Part *a = NULL, *b = NULL;
    const GridCell *low = g_ptr_array_index (spill->grid->cells, cell);
    gather (&parts, spill, cell);
    if (parts.n < 2 || !find_pair (&parts, &a, &b) || !is_whole (a, spill->grid, low)
        || !is_whole (b, spill->grid, low))
        return;
    const int above = broken_above (spill, low);
    if (above < 0)
        return;
    const Part *own = own_of (spill, low, a, b);
    const Part *other = own == a ? b : a;
    for (guint i = 0; i < parts.n; i++) {
        const Put put = { &parts.parts[i], cell };
        const gboolean beside = may_be_broken (put.part) && is_level (put.part->box, other->box)
                                && !is_level (put.part->box, own->box);
        if (put.part == other || beside)
            move (spill, &put, (guint) above);
    }
}

/* Section - Lines that a divider cuts */

/* The words of a cell by the divider that cuts them. */
typedef struct {
    Parts parts;
    guint whole; /* cut by none */
} Lines;

static void
gather_lines (Lines *lines, const Spill *spill, guint cell)
{
    const GridCell *of = g_ptr_array_index (spill->grid->cells, cell);
    gather (&lines->parts, spill, cell);
    lines->whole = 0;
    for (guint i = 0; i < lines->parts.n; i++)
        lines->whole += is_whole (&lines->parts.parts[i], spill->grid, of);
}

/* Adds those that the divider cuts; FALSE if there are amounts among them, or more than two. */
static gboolean
add_cuts (Put cuts[2], guint *n, const Grid *grid, const Lines *lines, guint cell, guint divider)
{
    for (guint i = 0; i < lines->parts.n; i++) {
        const Part *part = &lines->parts.parts[i];
        if (!is_cut (part->box, grid, divider))
            continue;
        if (!may_be_broken (part) || *n == 2)
            return FALSE;
        cuts[(*n)++] = (Put){ part, cell };
    }
    return TRUE;
}

/* Names of two lines in the middle of rows of one line's height stand on the dividers above and
 * below; of two that stand on one divider each row has one. A row that has a line between its
 * dividers needs none of those on them, unless that line is broken. */
static void
part_cut (Spill *spill, guint upper, guint lower)
{
    const GridCell *below = g_ptr_array_index (spill->grid->cells, lower);
    Lines up, low;
    Put cuts[2];
    guint n = 0;
    gather_lines (&up, spill, upper);
    gather_lines (&low, spill, lower);
    if (!add_cuts (cuts, &n, spill->grid, &up, upper, below->row)
        || !add_cuts (cuts, &n, spill->grid, &low, lower, below->row) || n == 0)
        return;
    if (n == 2 && stands_on (cuts[0].part, cuts[1].part)) {
        const gboolean first = own_of (spill, below, cuts[0].part, cuts[1].part) == cuts[0].part;
        move (spill, &cuts[first ? 0 : 1], lower);
        move (spill, &cuts[first ? 1 : 0], upper);
    } else if (n == 1 && low.whole > 0) {
        if ((up.whole == 0 && up.parts.n > 0) || broken_above (spill, below) >= 0)
            move (spill, &cuts[0], upper);
    } else if (n == 1 && cuts[0].part->digits > 0) {
        if (!is_at_level (spill, below, cuts[0].part) && broken_above (spill, below) >= 0)
            move (spill, &cuts[0], upper);
    } else if (n == 1 && up.whole > 0 && low.parts.n > 0) {
        move (spill, &cuts[0], lower);
    }
}

static gboolean
is_cut_glyph (const Grid *grid, const Inked *ink)
{
    const GridCell *cell = g_ptr_array_index (grid->cells, ink->cell);
    return is_cut (ink->glyph->box, grid, cell->row)
           || is_cut (ink->glyph->box, grid, cell->row + cell->n_rows);
}

/* Section - Cell by cell */

gboolean
spill_give_back (Grid *grid, GArray *inked)
{
    g_autofree guint *to = g_new0 (guint, inked->len + 1);
    Spill spill = { grid, inked, to, FALSE };
    gboolean cut = FALSE;
    for (guint i = 0; i < inked->len; i++) {
        const Inked *ink = &g_array_index (inked, Inked, i);
        cut |= is_cut_glyph (grid, ink);
        if (i == 0 || ink[-1].cell != ink->cell)
            part_pair (&spill, ink->cell);
    }
    for (guint i = 0; cut && i < grid->cells->len; i++) {
        const GridCell *lower = g_ptr_array_index (grid->cells, i);
        const int above = cell_above (grid, lower);
        if (above >= 0 && lower->n_rows == 1
            && ((const GridCell *) g_ptr_array_index (grid->cells, (guint) above))->n_rows == 1)
            part_cut (&spill, (guint) above, i);
    }
    for (guint i = 0; spill.any && i < inked->len; i++)
        if (to[i] != 0)
            g_array_index (inked, Inked, i).cell = to[i] - 1;
    return spill.any;
}
