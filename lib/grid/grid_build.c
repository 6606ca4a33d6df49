/* Dividers are the rules' positions, those of doubled rules taken as one. Between them lie
 * elementary cells, some of which are one. */
#include "grid_build.h"

#include "align.h"
#include "bands.h"
#include "bounds.h"
#include "gaps.h"
#include "merged.h"
#include "split.h"

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
