/* A table without vertical rules: its columns from how words stand over each other, its rows from
 * rules where each has its own, else from how words stand beside each other. */
#include "align.h"

#include "amount.h"
#include "bands.h"
#include "block.h"
#include "bounds.h"
#include "columns.h"
#include "lefts.h"
#include "parting.h"
#include "placed.h"

#include <math.h>
#include <string.h>

/* Places the rows of the body from *row on: each band is one where bands are known. */
static void
place_body (GArray *placed, GPtrArray *keep, const Words *words, const Stretch *stretch,
            const GArray *xs, const GArray *bands, guint *row)
{
    if (stretch->body >= stretch->end)
        return;
    const double top = box_mid_y (words->lines[stretch->body].box);
    const double from = stretch->body > stretch->first
                            ? (top + box_mid_y (words->lines[stretch->body - 1].box)) / 2
                            : top - words->size;
    const double to = words->lines[stretch->end - 1].box.y1;
    if (bands == NULL)
        placed_add_body (placed, keep, words, xs, from, to, FALSE, row);
    for (guint b = 0; bands != NULL && b + 1 < bands->len; b++)
        if (g_array_index (bands, double, b + 1) > from)
            placed_add_body (placed, keep, words, xs, MAX (from, g_array_index (bands, double, b)),
                             g_array_index (bands, double, b + 1), TRUE, row);
}

/* The dividers of the columns found; what stands before the first heading is of the first column.
 */
static GArray *
dividers_over (const GArray *found, Box box)
{
    GArray *xs = columns_dividers (found);
    double *first = &g_array_index (xs, double, 0);
    double *last = &g_array_index (xs, double, xs->len - 1);
    *first = MIN (*first, box.x0);
    *last = MAX (*last, box.x1);
    return xs;
}

static Grid *
align_stretch (const Words *words, const Stretch *stretch, const GArray *columns, Box box,
               const GArray *bands, const GArray *fences)
{
    Stretch shown = *stretch;
    g_autoptr (GArray) found = columns_of_body (words, &shown);
    g_autoptr (Words) parted = words_part (words, stretch, found);
    if (parted != NULL)
        words = parted;
    if (columns != NULL && stretch->first < stretch->body
        && columns_are_crossed (columns, words, stretch))
        columns = NULL; /* the page before showed them badly, and the heading is repeated here */
    g_autoptr (GArray) lefts = lefts_find (words, stretch);
    if (lefts != NULL && columns != NULL && (columns == fences || columns->len != lefts->len))
        g_clear_pointer (&lefts, g_array_unref); /* rules tell better; or rows without figures were
                                                  * taken for heading */
    if (lefts != NULL)
        columns = lefts;
    if (columns == NULL)
        columns_add_heading (found, words, &shown);
    if (columns == NULL && fences != NULL)
        columns_fence (found, fences);
    if (columns == NULL && (found->len < 2 || found->len > LIMIT_ALIGNED_COLUMNS))
        return NULL;
    g_autoptr (GArray) blocks = blocks_find (words, stretch, lefts);
    if (blocks->len > LIMIT_ALIGNED_BLOCKS)
        return NULL;
    GArray *xs = columns != NULL ? g_array_copy ((GArray *) columns) : dividers_over (found, box);
    g_autoptr (GArray) placed = g_array_new (FALSE, FALSE, sizeof (Placed));
    g_autoptr (GPtrArray) keep = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
    guint row = placed_add_headings (placed, blocks, xs, lefts != NULL, words->size);
    const guint heading = row;
    for (guint l = stretch->first; l < stretch->body; l++)
        if (line_is_index (words, l))
            placed_add_index (placed, words, xs, l, row++);
    place_body (placed, keep, words, stretch, xs, bands, &row);
    box.x0 = MIN (box.x0, g_array_index (xs, double, 0));
    box.x1 = MAX (box.x1, g_array_index (xs, double, xs->len - 1));
    Grid *grid = placed_grid (bands != NULL ? DISCLOSE_WAY_LINED : DISCLOSE_WAY_ALIGNED, box, xs,
                              placed, row);
    grid->n_heading = heading;
    grid->heading = stretch_heading (words, stretch);
    return grid;
}

/* Rules over the whole width. */
static GArray *
full_rules (const Frame *frame)
{
    GArray *ys = g_array_new (FALSE, FALSE, sizeof (double));
    for (guint i = 0; i < frame->across->len; i++) {
        const Box *rule = &g_array_index (frame->across, Box, i);
        const double mid = box_mid_y (*rule);
        if (box_width (*rule) >= LINED_FULL * box_width (frame->box))
            g_array_append_val (ys, mid);
    }
    g_array_sort (ys, compare_double);
    for (guint i = 1; i < ys->len;) {
        if (g_array_index (ys, double, i) - g_array_index (ys, double, i - 1) < GRID_SNAP)
            g_array_remove_index (ys, i);
        else
            i++;
    }
    return ys;
}

/* Whether figures stand over each other between two heights: several rows. */
static gboolean
holds_several (const Words *words, double top, double bottom)
{
    for (guint i = 0; i < words->n; i++) {
        const Word *a = &words->words[i];
        if (box_mid_y (a->box) < top || box_mid_y (a->box) > bottom
            || line_is_index (words, a->line) || !amount_looks_like (a->folded))
            continue;
        for (guint j = i + 1; j < words->n; j++) {
            const Word *b = &words->words[j];
            if (box_mid_y (b->box) > bottom)
                break;
            if (b->line != a->line && amount_looks_like (b->folded)
                && span_overlap (a->box.x0, a->box.x1, b->box.x0, b->box.x1) > 0)
                return TRUE;
        }
    }
    return FALSE;
}

/* Whether each row has its rule below it. */
static gboolean
is_lined (const Words *words, const GArray *ys)
{
    for (guint i = 0; i + 1 < ys->len; i++)
        if (holds_several (words, g_array_index (ys, double, i), g_array_index (ys, double, i + 1)))
            return FALSE;
    return ys->len > LINED_BANDS;
}

/* A rule over the whole width between the first line and the first figures ends the heading. */
static void
below_rule (const Words *words, Stretch *stretch, const GArray *ys)
{
    if (stretch->body > stretch->first && line_is_index (words, stretch->body - 1))
        return;
    for (guint i = ys->len; i-- > 0;) {
        const double y = g_array_index (ys, double, i);
        guint body = stretch->first;
        while (body < stretch->end && box_mid_y (words->lines[body].box) < y)
            body++;
        if (body > stretch->first && body <= stretch->body && body < stretch->end) {
            stretch->body = body;
            return;
        }
    }
}

/* Adds rules that are missing between rows that have theirs otherwise. */
static void
add_bands (GArray *ys, const GArray *fences, Box box, const Words *words)
{
    const double edges[] = { box.x0, box.x1 };
    g_autoptr (GArray) xs = g_array_new (FALSE, FALSE, sizeof (double));
    if (fences->len > 1)
        g_array_append_vals (xs, fences->data, fences->len);
    else
        g_array_append_vals (xs, edges, G_N_ELEMENTS (edges));
    bands_add (ys, xs, words);
}

/* Vertical rules over most of what lies between two heights, be they drawn in pieces. */
static GArray *
long_rules (const Frame *frame, double top, double bottom)
{
    GArray *xs = g_array_new (FALSE, FALSE, sizeof (double));
    for (guint i = 0; i < frame->down->len; i++) {
        const double x = box_mid_x (g_array_index (frame->down, Box, i));
        double drawn = 0;
        for (guint j = 0; j < frame->down->len; j++) {
            const Box *rule = &g_array_index (frame->down, Box, j);
            if (fabs (box_mid_x (*rule) - x) <= GRID_SNAP)
                drawn += MAX (span_overlap (rule->y0, rule->y1, top, bottom), 0);
        }
        if (drawn >= LINED_FULL * (bottom - top))
            g_array_append_val (xs, x);
    }
    g_array_sort (xs, compare_double);
    for (guint i = 1; i < xs->len;) {
        if (g_array_index (xs, double, i) - g_array_index (xs, double, i - 1) <= GRID_SNAP)
            g_array_remove_index (xs, i);
        else
            i++;
    }
    return xs;
}

static guint
band_of (const GArray *xs, double x)
{
    guint band = 0;
    while (band < xs->len && g_array_index (xs, double, band) <= x)
        band++;
    return band;
}

gboolean
align_parts_more (const Words *words, Box box, const GArray *xs)
{
    guint lines = 0, holding = 0, pairs = 0;
    for (guint l = 0; l < words->n_lines; l++) {
        const Line *line = &words->lines[l];
        const Word *before = NULL;
        guint here = 0;
        gboolean several = FALSE;
        if (box_mid_y (line->box) < box.y0 || box_mid_y (line->box) > box.y1)
            continue;
        for (guint w = line->first; w < line->first + line->n; w++) {
            const Word *word = &words->words[w];
            if (!amount_is_certain (word->folded))
                continue;
            several |= before != NULL;
            here += before != NULL
                    && band_of (xs, box_mid_x (before->box)) == band_of (xs, box_mid_x (word->box));
            before = word;
        }
        lines += several;
        holding += here > 0;
        pairs += here;
    }
    return pairs >= LINED_PAIRS && 2 * holding > lines;
}

/* Whether vertical rules part all columns of a table that has no others: nothing stands across
 * them, and no two figures of a row, or numbers of the index row, between two of them. */
static gboolean
are_all_columns (const Words *words, const Stretch *stretch, const GArray *fences)
{
    if (fences->len <= 2 || columns_are_crossed (fences, words, stretch))
        return FALSE;
    for (guint l = stretch->first; l < stretch->end; l++) {
        const Line *line = &words->lines[l];
        const gboolean index = line_is_index (words, l);
        for (guint w = line->first + 1; w < line->first + line->n; w++) {
            const Word *before = &words->words[w - 1], *word = &words->words[w];
            if ((index || (amount_looks_like (before->folded) && amount_looks_like (word->folded)))
                && band_of (fences, box_mid_x (before->box))
                       == band_of (fences, box_mid_x (word->box)))
                return FALSE;
        }
    }
    return TRUE;
}

Grid *
align_frame (const Words *words, const Frame *frame, double top, double bottom,
             const Before *before)
{
    const char *heading = before != NULL ? before->heading : NULL;
    Stretch stretch;
    g_autoptr (GArray) ys = full_rules (frame);
    Box box = frame->box;
    box.y0 = MIN (box.y0, top); /* the heading may stand above the first rule */
    if (!stretch_find (words, box.y0, box.y1, TRUE, heading, &stretch))
        return NULL;
    if (stretch.body == stretch.end) {
        /* The heading's rules only: the table runs on to the next page, where its last rule is. */
        Stretch open;
        if (stretch_find (words, box.y0, bottom, FALSE, heading, &open) && open.body < open.end) {
            stretch = open;
            box.y1 = MAX (box.y1, words->lines[open.end - 1].box.y1);
        }
    }
    below_rule (words, &stretch, ys);
    const gboolean lined = is_lined (words, ys);
    const GArray *columns = before != NULL ? before->columns : NULL;
    const gboolean down_alone = frame->across->len == 0 && stretch.body < stretch.end;
    g_autoptr (GArray) fences = down_alone ? long_rules (frame, words->lines[stretch.body].box.y0,
                                                         words->lines[stretch.end - 1].box.y1)
                                           : long_rules (frame, frame->box.y0, frame->box.y1);
    if (columns == NULL && down_alone && are_all_columns (words, &stretch, fences))
        columns = fences;
    if (lined)
        add_bands (ys, fences, frame->box, words);
    return align_stretch (words, &stretch, columns, box, lined ? ys : NULL, fences);
}

Grid *
align_words (const Words *words, double top, double bottom, const Before *before)
{
    const GArray *columns = before != NULL ? before->columns : NULL;
    Stretch stretch;
    if (!stretch_find (words, top, bottom, FALSE, before != NULL ? before->heading : NULL, &stretch)
        || (columns != NULL && stretch.body == stretch.end)) /* an empty table does not go on */
        return NULL;
    Box box = words->lines[stretch.first].box;
    for (guint l = stretch.first; l < stretch.end; l++)
        box = box_union (box, words->lines[l].box);
    return align_stretch (words, &stretch, columns, box, NULL, NULL);
}
