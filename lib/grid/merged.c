/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Two neighbours without a drawn rule between them are one cell, which is how merged headings come
 * out. But borders of single cells are left out by mistake, or drawn white. In the body a cell is
 * merged for a text that is too long for one, and what is not written across a divider is taken as
 * parted there; in the heading the rules alone tell. */
#include "merged.h"

#include "amount.h"
#include "bounds.h"
#include "gaps.h"
#include "text.h"

#include <math.h>
#include <string.h>

/* What is known of an elementary cell. */
enum {
    PARTED_RIGHT = 1 << 0,  /* from the next by a rule */
    PARTED_BELOW = 1 << 1,  /* from the one below it */
    CROSSED_RIGHT = 1 << 2, /* by a word that stands in the next as well */
    CROSSED_BELOW = 1 << 3,
    HOLDS_FIGURES = 1 << 4,
    HOLDS_TEXT = 1 << 5,
};

typedef struct {
    const Grid *grid;
    const Words *words;
    guint n_rows, n_cols;
    guint8 *cells; /* of each elementary cell, row by row: what is known of it */
    Box *inks;     /* of its words */
    guint body;    /* the first row of figures; those above are heading */
} Joints;

static guint8 *
joint_at (const Joints *joints, guint row, guint col)
{
    return &joints->cells[row * joints->n_cols + col];
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

/* Looks which sides of the cells are drawn. Returns whether all are. */
static gboolean
look_at_rules (Joints *joints, const Frame *frame)
{
    const double *xs = (double *) joints->grid->xs->data, *ys = (double *) joints->grid->ys->data;
    gboolean all = TRUE;
    for (guint r = 0; r < joints->n_rows; r++) {
        for (guint c = 0; c < joints->n_cols; c++) {
            const gboolean right = c + 1 == joints->n_cols
                                   || is_drawn (frame->down, FALSE, xs[c + 1], ys[r], ys[r + 1]);
            const gboolean below = r + 1 == joints->n_rows
                                   || is_drawn (frame->across, TRUE, ys[r + 1], xs[c], xs[c + 1]);
            *joint_at (joints, r, c) =
                (guint8) ((right ? PARTED_RIGHT : 0) | (below ? PARTED_BELOW : 0));
            all &= right && below;
        }
    }
    return all;
}

/* Section - Words */

/* The bands that [from, to] has a part in that is worth to be looked at. */
static gboolean
bands_of (const GArray *dividers, double from, double to, double least, guint *first, guint *last)
{
    const double mid = (from + to) / 2;
    const int a = grid_band (dividers, MIN (from + least, mid));
    const int b = grid_band (dividers, MAX (to - least, mid));
    const int m = grid_band (dividers, mid);
    if (m < 0)
        return FALSE;
    *first = (guint) (a < 0 ? m : a);
    *last = (guint) (b < 0 ? m : b);
    return TRUE;
}

static void
look_at_word (Joints *joints, const Word *word)
{
    const double size = joints->words->size;
    /* A code is merged over the columns of its levels, as a text is. */
    const gboolean figure =
        amount_looks_like (word->folded) && !text_begins_with_code (word->folded);
    guint left, right, top, bottom;
    if (words_is_oversize (joints->words, word->box)
        || !bands_of (joints->grid->xs, word->box.x0, word->box.x1, COLUMN_CROSS * size, &left,
                      &right)
        || !bands_of (joints->grid->ys, word->box.y0, word->box.y1, COLUMN_CROSS * size, &top,
                      &bottom))
        return;
    const guint row = (guint) grid_band (joints->grid->ys, box_mid_y (word->box));
    for (guint c = left; c <= right; c++) {
        guint8 *joint = joint_at (joints, row, c);
        Box *ink = &joints->inks[row * joints->n_cols + c];
        *ink = *joint & (HOLDS_FIGURES | HOLDS_TEXT) ? box_union (*ink, word->box) : word->box;
        *joint |= figure ? HOLDS_FIGURES : HOLDS_TEXT;
        if (c < right
            && !word_is_parted_at (joints->words, word,
                                   g_array_index (joints->grid->xs, double, c + 1)))
            *joint |= CROSSED_RIGHT;
        for (guint r = top; r < bottom; r++)
            *joint_at (joints, r, c) |= CROSSED_BELOW;
    }
}

/* Section - Missing rules */

static gboolean
holds_figures_alone (const Joints *joints, guint row, guint col)
{
    return (*joint_at (joints, row, col) & (HOLDS_FIGURES | HOLDS_TEXT)) == HOLDS_FIGURES;
}

/* The ink of the columns of a row from first to last; FALSE if there is none. */
static gboolean
ink_of (const Joints *joints, guint row, guint first, guint last, Box *ink)
{
    gboolean any = FALSE;
    for (guint c = first; c <= last; c++) {
        const Box *own = &joints->inks[row * joints->n_cols + c];
        if (!(*joint_at (joints, row, c) & (HOLDS_FIGURES | HOLDS_TEXT)))
            continue;
        *ink = any ? box_union (*ink, *own) : *own;
        any = TRUE;
    }
    return any;
}

/* Whether one text stands in the middle of the columns from first to last, as it does in a cell
 * over them all: in one of them, or letter by letter in several. */
static gboolean
is_centred (const Joints *joints, guint row, guint first, guint last)
{
    const double *xs = (double *) joints->grid->xs->data, size = joints->words->size;
    guint8 holds = 0;
    guint holding = 0, letters = 0;
    Box ink;
    for (guint c = first; c <= last; c++) {
        holds |= *joint_at (joints, row, c);
        if (ink_of (joints, row, c, c, &ink)) {
            holding++;
            letters += box_width (ink) < GAPS_LETTER * size;
        }
    }
    return !(holds & HOLDS_FIGURES) && (holding == 1 || letters == holding)
           && ink_of (joints, row, first, last, &ink)
           && fabs (box_mid_x (ink) - (xs[first] + xs[last + 1]) / 2) <= GAPS_OFF * size;
}

/* The columns of a row that no rule parts, from the first to the last. A text across some of the
 * dividers takes them all, but those beside figures. */
static void
part_columns (Joints *joints, guint row, guint first, guint last)
{
    gboolean crossed = last > first && is_centred (joints, row, first, last);
    for (guint c = first; c < last; c++)
        crossed |= (*joint_at (joints, row, c) & CROSSED_RIGHT) != 0;
    for (guint c = first; c < last; c++) {
        guint8 *joint = joint_at (joints, row, c);
        if (!(*joint & CROSSED_RIGHT)
            && (!crossed || holds_figures_alone (joints, row, c)
                || holds_figures_alone (joints, row, c + 1)))
            *joint |= PARTED_RIGHT;
    }
}

/* Whether a text stands in the middle of the rows of a column that no rule parts. */
static gboolean
is_in_middle (const Joints *joints, guint col, guint first, guint last)
{
    const guint middle = (first + last) / 2;
    if ((last - first) % 2 == 1 || holds_figures_alone (joints, middle, col))
        return FALSE;
    for (guint r = first; r <= last; r++)
        if (r != middle && *joint_at (joints, r, col) & (HOLDS_FIGURES | HOLDS_TEXT))
            return FALSE;
    return TRUE;
}

static void
part_rows (Joints *joints, guint col, guint first, guint last)
{
    for (guint r = first; r < last; r++)
        if (*joint_at (joints, r, col) & CROSSED_BELOW)
            return;
    if (last - first > 1 && is_in_middle (joints, col, first, last))
        return;
    for (guint r = first; r < last; r++)
        *joint_at (joints, r, col) |= PARTED_BELOW;
}

/* Whether the cells on one side of a corner are one, while the rule between them and those on the
 * other side goes on from there: all four are where one piece of it is missing, for cells are
 * rectangles. */
static gboolean
is_notched (const Joints *joints, guint row, guint col, guint before)
{
    const guint top = MIN (row, before);
    return *joint_at (joints, before, col) & PARTED_RIGHT
           && !(*joint_at (joints, top, col) & *joint_at (joints, top, col + 1) & PARTED_BELOW);
}

/* The same for the rule below a cell, that of the column `before` being drawn. */
static gboolean
is_notched_below (const Joints *joints, guint row, guint col, guint before)
{
    const guint left = MIN (col, before);
    return *joint_at (joints, row, before) & PARTED_BELOW
           && !(*joint_at (joints, row, left) & *joint_at (joints, row + 1, left) & PARTED_RIGHT);
}

/* Whether a heading stands in the middle between the divider beside a column and the next rule on
 * one side of it; its cell may be higher than the row. */
static gboolean
is_headed_beside (const Joints *joints, guint row, guint col, gboolean left)
{
    const double *xs = (double *) joints->grid->xs->data;
    guint first = col, last = col, top = row, end = row;
    Box ink = { 0, 0, 0, 0 }, own;
    while (left && first > 0 && !(*joint_at (joints, row, first - 1) & PARTED_RIGHT))
        first--;
    while (!left && !(*joint_at (joints, row, last) & PARTED_RIGHT))
        last++;
    while (top > 0 && !(*joint_at (joints, top - 1, col) & PARTED_BELOW))
        top--;
    while (!(*joint_at (joints, end, col) & PARTED_BELOW))
        end++;
    for (guint r = top; r <= end; r++)
        if (ink_of (joints, r, first, last, &own))
            ink = ink.x1 > ink.x0 ? box_union (ink, own) : own;
    return ink.x1 > ink.x0
           && fabs (box_mid_x (ink) - (xs[first] + xs[last + 1]) / 2)
                  <= GAPS_OFF * joints->words->size;
}

static gboolean
is_between_headings (const Joints *joints, guint row, guint col)
{
    return is_headed_beside (joints, row, col, TRUE)
           && is_headed_beside (joints, row, col + 1, FALSE);
}

/* Takes the rules of the heading that are missing as drawn. */
static void
part_heading (Joints *joints)
{
    const guint rows = MIN (joints->body, joints->n_rows - 1);
    for (guint r = rows; r-- > 0;) {
        for (guint c = 0; c + 1 < joints->n_cols; c++) {
            guint8 *joint = joint_at (joints, r, c);
            if (!(*joint & (PARTED_RIGHT | CROSSED_RIGHT))
                && (is_between_headings (joints, r, c)
                    || (r + 1 < rows && is_notched (joints, r, c, r + 1))
                    || (r > 0 && is_notched (joints, r, c, r - 1))))
                *joint |= PARTED_RIGHT;
        }
        for (guint c = 0; c < joints->n_cols; c++) {
            guint8 *joint = joint_at (joints, r, c);
            if (!(*joint & (PARTED_BELOW | CROSSED_BELOW))
                && ((c + 1 < joints->n_cols && is_notched_below (joints, r, c, c + 1))
                    || (c > 0 && is_notched_below (joints, r, c, c - 1))))
                *joint |= PARTED_BELOW;
        }
    }
}

/* Whether a rule is drawn to the right of a column, be it beside one cell. */
static gboolean
is_drawn_right (const Joints *joints, guint col)
{
    guint8 known = 0;
    for (guint r = 0; r < joints->n_rows; r++)
        known |= *joint_at (joints, r, col);
    return (known & PARTED_RIGHT) != 0;
}

/* Where a divider is not drawn anywhere, that it is not beside a cell does not tell that the cell
 * is merged: only what stands across it is. */
static void
part_undrawn (Joints *joints)
{
    for (guint c = 0; c + 1 < joints->n_cols; c++) {
        if (is_drawn_right (joints, c))
            continue;
        for (guint r = joints->body; r < joints->n_rows; r++)
            if (!(*joint_at (joints, r, c) & CROSSED_RIGHT))
                *joint_at (joints, r, c) |= PARTED_RIGHT;
    }
}

/* Takes the rules of the body that are missing as drawn. */
static void
part_body (Joints *joints)
{
    for (guint r = joints->body; r < joints->n_rows; r++) {
        for (guint c = 0; c < joints->n_cols; c++) {
            const guint first = c;
            while (!(*joint_at (joints, r, c) & PARTED_RIGHT))
                c++;
            part_columns (joints, r, first, c);
        }
    }
    for (guint c = 0; c < joints->n_cols && joints->body < joints->n_rows; c++) {
        for (guint r = joints->body > 0 ? joints->body - 1 : 0; r < joints->n_rows; r++) {
            const guint first = r;
            while (!(*joint_at (joints, r, c) & PARTED_BELOW))
                r++;
            part_rows (joints, c, first, r);
        }
    }
}

/* Section - Cells */

static guint
find_root (guint *parent, guint i)
{
    while (parent[i] != i)
        i = parent[i] = parent[parent[i]];
    return i;
}

/* Joins elementary cells that no rule parts. */
static void
join_cells (const Joints *joints, guint *parent)
{
    const guint n = joints->n_rows * joints->n_cols;
    for (guint i = 0; i < n; i++) {
        if (!(joints->cells[i] & PARTED_RIGHT))
            parent[find_root (parent, i + 1)] = find_root (parent, i);
        if (!(joints->cells[i] & PARTED_BELOW))
            parent[find_root (parent, i + joints->n_cols)] = find_root (parent, i);
    }
}

static void
add_cells (Grid *grid, guint *parent)
{
    const guint n_cols = grid_n_cols (grid), n = grid_n_rows (grid) * n_cols;
    g_autofree int *cell_of_root = g_new (int, n + 1);
    for (guint i = 0; i < n; i++)
        cell_of_root[i] = -1;
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

void
merged_make_cells (Grid *grid, const Frame *frame, const Words *words)
{
    const guint n = grid_n_rows (grid) * grid_n_cols (grid);
    g_autofree guint8 *cells = g_new0 (guint8, n + 1);
    g_autofree Box *inks = g_new0 (Box, n + 1);
    g_autofree guint *parent = g_new (guint, n + 1);
    Joints joints = { grid,  words, grid_n_rows (grid), grid_n_cols (grid),
                      cells, inks,  grid_n_rows (grid) };
    for (guint i = 0; i < n; i++)
        parent[i] = i;
    if (!look_at_rules (&joints, frame)) {
        joints.body = gaps_body (grid->xs, grid->ys, words);
        for (guint w = 0; w < words->n; w++)
            look_at_word (&joints, &words->words[w]);
        part_undrawn (&joints);
        part_heading (&joints);
        part_body (&joints);
    }
    join_cells (&joints, parent);
    add_cells (grid, parent);
}
