/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Between two rules stands one column, or several whose rules are missing. Headings tell: each
 * stands in the middle of its column, so two side by side in the middle of nothing else are two
 * columns. A code and the name behind it in one cell stand apart as well, but under one heading. */
#include "gaps.h"

#include "amount.h"
#include "bounds.h"
#include "stretch.h"
#include "text.h"

#include <math.h>
#include <string.h>

/* What headings that stand over each other cover. */
typedef struct {
    double x0, x1;
} Span;

/* The rules on both sides of a column. */
typedef struct {
    const Words *words;
    double left, right, top, body, bottom;
} Place;

/* An amount that is no year, or a code with or without its name. */
static gboolean
is_of_body (const Word *word)
{
    return text_begins_with_code (word->folded) || amount_is_certain (word->folded);
}

guint
gaps_body (const GArray *xs, const GArray *ys, const Words *words)
{
    for (guint l = 0; l < words->n_lines; l++) {
        const Line *line = &words->lines[l];
        gboolean body = line_is_index (words, l);
        for (guint w = line->first; w < line->first + line->n && !body; w++)
            body = is_of_body (&words->words[w])
                   && grid_band (xs, box_mid_x (words->words[w].box)) >= 0;
        const int row = body ? grid_band (ys, box_mid_y (line->box)) : -1;
        if (row >= 0)
            return (guint) row;
    }
    return ys->len - 1;
}

static gboolean
is_within (const Place *place, const Word *word)
{
    const double least = COLUMN_CROSS * place->words->size;
    return word->box.x0 > place->left - least && word->box.x1 < place->right + least
           && !words_is_oversize (place->words, word->box);
}

/* Adds a heading to the spans, which stay in order and apart from each other. */
static void
cover (GArray *spans, Box box)
{
    Span own = { box.x0, box.x1 };
    guint at = 0;
    while (at < spans->len && g_array_index (spans, Span, at).x1 < own.x0)
        at++;
    while (at < spans->len && g_array_index (spans, Span, at).x0 <= own.x1) {
        const Span *span = &g_array_index (spans, Span, at);
        own = (Span){ MIN (own.x0, span->x0), MAX (own.x1, span->x1) };
        g_array_remove_index (spans, at);
    }
    g_array_insert_val (spans, at, own);
}

/* Where the columns end in whose middle the spans stand, as seen from the rule on one side of them:
 * the last of them is the rule on the other. */
static void
walk (const GArray *spans, double from, gboolean back, double *ends)
{
    for (guint i = 0; i < spans->len; i++) {
        const guint at = back ? spans->len - 1 - i : i;
        const Span *span = &g_array_index (spans, Span, at);
        from = span->x0 + span->x1 - from;
        ends[at] = from;
    }
}

/* Whether the words of the body part at x; on both sides of it, if both is asked for. */
static gboolean
body_parts (const Place *place, double x, gboolean both)
{
    const double reach = COLUMN_CROSS * place->words->size;
    guint crossing = 0, left = 0, right = 0;
    for (guint w = 0; w < place->words->n; w++) {
        const Word *word = &place->words->words[w];
        const Box b = word->box;
        if (box_mid_y (b) < place->body || box_mid_y (b) > place->bottom || b.x1 < place->left
            || b.x0 > place->right)
            continue;
        crossing +=
            b.x0 < x - reach && b.x1 > x + reach && !word_is_parted_at (place->words, word, x);
        left += box_mid_x (b) > place->left && box_mid_x (b) < x;
        right += box_mid_x (b) > x && box_mid_x (b) < place->right;
    }
    return crossing < COLUMN_CROSSED && (!both || (left > 0 && right > 0));
}

/* Adds the dividers between the spans to xs, if each stands in the middle of its column. */
static gboolean
part (const Place *place, const GArray *spans, GArray *added)
{
    double on[GAPS_SPANS], back[GAPS_SPANS];
    if (spans->len < 2 || spans->len > GAPS_SPANS)
        return FALSE;
    walk (spans, place->left, FALSE, on);
    walk (spans, place->right, TRUE, back);
    if (fabs (on[spans->len - 1] - place->right) > GAPS_OFF * place->words->size)
        return FALSE;
    double from = place->left;
    for (guint i = 0; i + 1 < spans->len; i++) {
        const Span *left = &g_array_index (spans, Span, i), *right = left + 1;
        const double x = (on[i] + back[i + 1]) / 2;
        const double widest = MAX (left->x1 - left->x0, right->x1 - right->x0);
        if (x <= left->x1 || x >= right->x0 || x - from < place->words->size
            || place->right - x < place->words->size
            || !body_parts (place, x, widest < GAPS_LETTER * place->words->size))
            return FALSE;
        from = x;
    }
    for (guint i = 0; i + 1 < spans->len; i++) {
        const double x = (on[i] + back[i + 1]) / 2;
        g_array_append_val (added, x);
    }
    return TRUE;
}

/* Looks at the headings from the lowest up: higher ones may be over several columns. */
static void
part_by_heading (const Place *place, GArray *added)
{
    const Words *words = place->words;
    g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (Span));
    for (guint l = words->n_lines; l-- > 0;) {
        const Line *line = &words->lines[l];
        const double mid = box_mid_y (line->box);
        if (mid < place->top || mid > place->body)
            continue;
        for (guint w = line->first; w < line->first + line->n; w++)
            if (is_within (place, &words->words[w]))
                cover (spans, words->words[w].box);
        if (part (place, spans, added))
            return;
    }
}

static gboolean
has_divider (const GArray *dividers, double at)
{
    for (guint i = 0; i < dividers->len; i++)
        if (fabs (g_array_index (dividers, double, i) - at) <= CONTINUE_SHIFT)
            return TRUE;
    return FALSE;
}

/* Whether all dividers stand where the page before has some. */
static gboolean
is_of_page_before (const GArray *xs, const GArray *columns)
{
    for (guint i = 0; i < xs->len; i++)
        if (!has_divider (columns, g_array_index (xs, double, i)))
            return FALSE;
    return has_divider (xs, g_array_index (columns, double, 0))
           && has_divider (xs, g_array_index (columns, double, columns->len - 1));
}

void
gaps_add (GArray *xs, const GArray *ys, const Words *words, const GArray *columns)
{
    const guint body = gaps_body (xs, ys, words);
    const gboolean known = columns != NULL && is_of_page_before (xs, columns);
    g_autoptr (GArray) added = g_array_new (FALSE, FALSE, sizeof (double));
    Place place = { words,
                    g_array_index (xs, double, 0),
                    g_array_index (xs, double, xs->len - 1),
                    g_array_index (ys, double, 0),
                    g_array_index (ys, double, body),
                    g_array_index (ys, double, ys->len - 1) };
    for (guint i = 0; known && i < columns->len; i++) {
        const double x = g_array_index (columns, double, i);
        if (!has_divider (xs, x) && body_parts (&place, x, FALSE))
            g_array_append_val (added, x);
    }
    for (guint c = 0; !known && c + 1 < xs->len && body > 0; c++) {
        place.left = g_array_index (xs, double, c);
        place.right = g_array_index (xs, double, c + 1);
        part_by_heading (&place, added);
    }
    g_array_append_vals (xs, added->data, added->len);
    g_array_sort (xs, compare_double);
}
