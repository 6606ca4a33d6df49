/* SPDX-License-Identifier: GPL-2.0-or-later */
/* In a wide column a heading set to the left and a figure set to the right stand far from each
 * other, and either may be nearer to its neighbour. But where headings are set to the left, every
 * line of theirs begins at the left edge of a column: of its own, or of the first that it stands
 * over. That they are is told by lines below each other, which then begin at one place, and else
 * have one middle. */
#include "lefts.h"

#include "amount.h"
#include "bounds.h"
#include "columns.h"

#include <math.h>

/* How two words below each other are set. */
typedef enum { SET_OTHERWISE, SET_LEFT, SET_ALIKE } Set;

static Set
how_set (Box a, Box b, double size)
{
    const gboolean left = fabs (a.x0 - b.x0) < BLOCK_SIDE * size;
    const gboolean middle = fabs (box_mid_x (a) - box_mid_x (b)) < BLOCK_MIDDLE * size;
    const gboolean right = fabs (a.x1 - b.x1) < BLOCK_SIDE * size;
    return left == (middle || right) ? SET_OTHERWISE : left ? SET_LEFT : SET_ALIKE;
}

static gboolean
is_of_heading (const Words *words, const Word *word)
{
    return !words_is_oversize (words, word->box) && !line_is_index (words, word->line);
}

/* How the word nearest below a word of the heading is set to it. */
static Set
set_below (const Words *words, const Stretch *stretch, const Word *word)
{
    for (guint l = word->line + 1; l < stretch->end; l++) {
        const Line *line = &words->lines[l];
        for (guint w = line->first; w < line->first + line->n; w++) {
            const Box box = words->words[w].box;
            if (span_overlap (word->box.x0, word->box.x1, box.x0, box.x1) > 0
                && box_mid_y (box) - box_mid_y (word->box) > ROW_SAME * words->size)
                return how_set (word->box, box, words->size);
        }
    }
    return SET_OTHERWISE;
}

/* Whether words of the body begin where a word of the heading does, or no farther than a character
 * behind it. */
static gboolean
heads_body (const Words *words, const Stretch *stretch, const Word *word)
{
    for (guint l = stretch->body; l < stretch->end; l++) {
        const Line *line = &words->lines[l];
        for (guint w = line->first; w < line->first + line->n; w++) {
            const double off = words->words[w].box.x0 - word->box.x0;
            if (fabs (off) < COLUMN_NEAR * words->size)
                return TRUE;
        }
    }
    return FALSE;
}

/* Whether the word goes on with the one before it on its line: a letter-spaced heading. */
static gboolean
is_spaced (const Words *words, const Stretch *stretch, guint w)
{
    const Word *word = &words->words[w];
    return w > words->lines[word->line].first && word->n == 1 && words->words[w - 1].n == 1
           && word->box.x0 - words->words[w - 1].box.x1 < COLUMN_NEAR * words->size
           && !heads_body (words, stretch, word);
}

/* Where words of the heading begin, those that begin at one place taken as one. */
static GArray *
left_edges (const Words *words, const Stretch *stretch)
{
    GArray *edges = g_array_new (FALSE, FALSE, sizeof (double));
    for (guint l = stretch->first; l < stretch->body; l++) {
        const Line *line = &words->lines[l];
        for (guint w = line->first; w < line->first + line->n; w++)
            if (is_of_heading (words, &words->words[w]) && !is_spaced (words, stretch, w))
                g_array_append_val (edges, words->words[w].box.x0);
    }
    g_array_sort (edges, compare_double);
    for (guint i = 1; i < edges->len;) {
        if (g_array_index (edges, double, i) - g_array_index (edges, double, i - 1)
            < LEFT_SAME * words->size)
            g_array_remove_index (edges, i);
        else
            i++;
    }
    return edges;
}

/* Whether each of the columns that begin at the edges has its number or mark in the index row. */
static gboolean
fit_index (const GArray *edges, const Words *words, const Stretch *stretch)
{
    if (stretch->body == stretch->first || !line_is_index (words, stretch->body - 1))
        return FALSE;
    const Line *line = &words->lines[stretch->body - 1];
    for (guint w = 0; w < line->n && line->n == edges->len; w++) {
        const Box box = words->words[line->first + w].box;
        if (box.x0 < g_array_index (edges, double, w)
            || (w + 1 < edges->len && box.x1 > g_array_index (edges, double, w + 1)))
            return FALSE;
    }
    return line->n == edges->len;
}

/* At how many of the edges words that begin there are set so to those below them. */
static guint
count_edges (const GArray *edges, const Words *words, const Stretch *stretch, Set set)
{
    guint n = 0;
    for (guint e = 0; e < edges->len; e++) {
        const double x = g_array_index (edges, double, e);
        gboolean found = FALSE;
        const guint end = words->lines[stretch->body - 1].first + words->lines[stretch->body - 1].n;
        for (guint w = words->lines[stretch->first].first; w < end && !found; w++) {
            const Word *word = &words->words[w];
            found = word->box.x0 >= x && word->box.x0 < x + LEFT_SAME * words->size
                    && is_of_heading (words, word) && set_below (words, stretch, word) == set;
        }
        n += found;
    }
    return n;
}

/* Whether the word stands over others of the heading, none of which begins where it does. */
static gboolean
stands_off (const Words *words, const Stretch *stretch, const Word *word)
{
    gboolean over = FALSE;
    for (guint l = word->line + 1; l < stretch->body; l++) {
        const Line *line = &words->lines[l];
        for (guint w = line->first; w < line->first + line->n; w++) {
            const Box box = words->words[w].box;
            if (!is_of_heading (words, &words->words[w])
                || span_overlap (word->box.x0, word->box.x1, box.x0, box.x1) <= 0)
                continue;
            if (fabs (box.x0 - word->box.x0) < LEFT_SAME * words->size)
                return FALSE;
            over = TRUE;
        }
    }
    return over;
}

static gboolean
any_stands_off (const Words *words, const Stretch *stretch)
{
    for (guint l = stretch->first; l < stretch->body; l++) {
        const Line *line = &words->lines[l];
        for (guint w = line->first; w < line->first + line->n; w++)
            if (is_of_heading (words, &words->words[w])
                && stands_off (words, stretch, &words->words[w]))
                return TRUE;
    }
    return FALSE;
}

static gboolean
is_set_left (const GArray *edges, const Words *words, const Stretch *stretch)
{
    const guint left = count_edges (edges, words, stretch, SET_LEFT);
    const guint otherwise = count_edges (edges, words, stretch, SET_ALIKE);
    if (any_stands_off (words, stretch))
        return FALSE;
    if (otherwise == 0 && fit_index (edges, words, stretch))
        return TRUE;
    return left >= LEFT_LEAST && left >= LEFT_MOST * otherwise;
}

/* Cells are padded by a part of their width, so that the body may begin a little before. */
static void
widen_to_body (GArray *edges, const Words *words, const Stretch *stretch)
{
    for (guint w = words->lines[stretch->first].first; w < words->n; w++) {
        const Word *word = &words->words[w];
        if (word->line < stretch->body || word->line >= stretch->end)
            continue;
        for (guint e = 0; e < edges->len; e++) {
            double *x = &g_array_index (edges, double, e);
            if (word->box.x0 < *x && word->box.x0 > *x - LEFT_SAME * words->size
                && word->box.x1 > *x)
                *x = word->box.x0;
        }
    }
}

/* Whether a figure of the body stands across one of the edges. */
static gboolean
cross_figures (const GArray *edges, const Words *words, const Stretch *stretch)
{
    for (guint l = stretch->body; l < stretch->end; l++) {
        const Line *line = &words->lines[l];
        for (guint w = line->first; w < line->first + line->n; w++) {
            const Word *word = &words->words[w];
            for (guint e = 0; e < edges->len && amount_looks_like (word->folded); e++) {
                const double x = g_array_index (edges, double, e);
                if (word->box.x0 < x && word->box.x1 > x + COLUMN_GAP * words->size)
                    return TRUE;
            }
        }
    }
    return FALSE;
}

GArray *
lefts_find (const Words *words, const Stretch *stretch)
{
    GArray *edges = left_edges (words, stretch);
    const gboolean set_left = edges->len > 1 && is_set_left (edges, words, stretch);
    double right = -G_MAXDOUBLE;
    widen_to_body (edges, words, stretch);
    for (guint l = stretch->first; l < stretch->end; l++)
        right = MAX (right, words->lines[l].box.x1 + COLUMN_EDGE);
    g_array_append_val (edges, right);
    if (set_left && !cross_figures (edges, words, stretch)
        && !columns_are_crossed (edges, words, stretch))
        return edges;
    g_array_unref (edges);
    return NULL;
}
