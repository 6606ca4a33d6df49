/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A sweep from left to right: each character joins the open run that ends just before it on the
 * same baseline, or opens a new one. Open runs are kept in horizontal bands, so that a page costs
 * little more than sorting its characters. */
#include "runs.h"

#include "bounds.h"
#include "text.h"

#include <math.h>

static int
compare_left (gconstpointer a, gconstpointer b)
{
    const Glyph *g = a, *h = b;
    if (g->box.x0 != h->box.x0)
        return g->box.x0 < h->box.x0 ? -1 : 1;
    if (g->box.y0 != h->box.y0)
        return g->box.y0 < h->box.y0 ? -1 : 1;
    if (g->box.x1 != h->box.x1)
        return g->box.x1 < h->box.x1 ? -1 : 1;
    return g->c < h->c ? -1 : g->c > h->c;
}

static gboolean
is_as_large (const Glyph *a, const Glyph *b)
{
    const double height = box_height (a->box), other = box_height (b->box);
    return MIN (height, other) > WORD_DOUBLE_SIZE * MAX (height, other);
}

/* The same character printed again at the same place: drawn twice to look bold. */
static gboolean
run_repeats (const Runs *runs, const Run *run, const Glyph *glyph)
{
    const Glyph *before = runs_glyph (runs, run->last);
    return before->c == glyph->c && is_as_large (before, glyph)
           && span_overlap (before->box.x0, before->box.x1, glyph->box.x0, glyph->box.x1)
                  > WORD_DOUBLE_OVERLAP * box_width (glyph->box)
           && fabs (box_mid_y (before->box) - box_mid_y (glyph->box))
                  < (1 - WORD_DOUBLE_OVERLAP) * box_height (glyph->box);
}

/* Digits of one number stand close, and so does its sign; a code that begins where an amount or the
 * dash of a blank cell ends stands a little off. */
static gboolean
is_of_number (gunichar c)
{
    const gunichar folded = text_fold_char (c);
    return g_unichar_isdigit (c) || folded == '.' || folded == ',' || folded == '-';
}

static gboolean
run_takes (const Glyph *last, const Glyph *glyph)
{
    const double a = box_height (last->box), b = box_height (glyph->box);
    const double height = MIN (a, b);
    const double gap = glyph->box.x0 - last->box.x1;
    if (gap >= WORD_GAP * height || gap <= -WORD_OVERLAP * height
        || MAX (a, b) > WORD_SIZES * height
        || fabs (box_mid_y (last->box) - box_mid_y (glyph->box))
               >= MIN (WORD_SLOPE * height, WORD_BAND))
        return FALSE;
    return gap < WORD_GAP_NUMBER * height || !is_of_number (last->c) || !is_of_number (glyph->c);
}

/* What there is for a glyph to do with the open runs near it. */
typedef struct {
    Run *best; /* that takes it and ends closest to it, or NULL; of two texts printed over each
                * other, the one that the page's text goes on with */
    double distance; /* of its end */
    gboolean repeats;
} Match;

/* Looks for a better match in the band. Runs that the sweep is past are closed on the way. */
static void
match_in_band (Runs *runs, Band *band, const Glyph *glyph, Match *match)
{
    guint *link = &band->newest;
    while (*link != RUN_END) {
        Run *run = runs_at (runs, *link);
        const Glyph *last = runs_glyph (runs, run->last);
        const double follows = last->order + 1 == glyph->order ? WORD_TIE : 0;
        const double away = fabs (glyph->box.x0 - last->box.x1) - follows;
        if (last->box.x1 + WORD_GAP * TEXT_SIZE_MAX < glyph->box.x0) {
            *link = run->below;
            band->n--;
            continue;
        }
        match->repeats |= run_repeats (runs, run, glyph);
        if (away < match->distance && run_takes (last, glyph)) {
            match->best = run;
            match->distance = away;
        }
        link = &run->below;
    }
}

/* The open run that the glyph continues most closely, or one that it repeats, in its band or the
 * ones beside it: a run that began with digits of another font may lie in those. */
static Match
match_runs (Runs *runs, guint band, const Glyph *glyph)
{
    Match match = { NULL, G_MAXDOUBLE, FALSE };
    const guint from = band > 0 ? band - 1 : 0, to = MIN (band + 1, runs->n_bands - 1);
    for (guint b = from; b <= to; b++)
        match_in_band (runs, &runs->bands[b], glyph, &match);
    return match;
}

static guint
band_of (const Box *box, guint n_bands)
{
    return (guint) CLAMP (box_mid_y (*box) / WORD_BAND, 0, n_bands - 1);
}

static void
drop_oldest (const Runs *runs, Band *band)
{
    guint *link = &band->newest;
    while (runs_at (runs, *link)->below != RUN_END)
        link = &runs_at (runs, *link)->below;
    *link = RUN_END;
    band->n--;
}

static void
open_run (Runs *runs, Band *band, guint i)
{
    const Box *box = &runs_glyph (runs, i)->box;
    if (band->n >= WORD_OPEN_MAX)
        drop_oldest (runs, band);
    const Run run = { *box, i, i, 1, band->newest };
    band->newest = runs->list->len;
    band->n++;
    g_array_append_val (runs->list, run);
}

static void
add_to_runs (Runs *runs, guint i)
{
    const Glyph *glyph = runs_glyph (runs, i);
    const guint band = band_of (&glyph->box, runs->n_bands);
    const Match match = match_runs (runs, band, glyph);
    Run *run = match.best;
    runs->next[i] = RUN_END;
    if (match.repeats)
        return;
    if (run == NULL) {
        open_run (runs, &runs->bands[band], i);
        return;
    }
    runs->next[run->last] = i;
    run->last = i;
    run->n++;
    run->box = box_union (run->box, glyph->box);
}

static void
sweep (Runs *runs, double height)
{
    runs->n_bands = (guint) CLAMP (height / WORD_BAND, 1, WORD_BANDS_MAX) + 1;
    g_autofree Band *bands = runs->bands = g_new0 (Band, runs->n_bands);
    for (guint b = 0; b < runs->n_bands; b++)
        bands[b] = (Band){ RUN_END, 0 };
    for (guint i = 0; i < runs->glyphs->len; i++)
        add_to_runs (runs, i);
    runs->bands = NULL;
}

/* Reads characters of a run one after the other, as text_fold_char() has them; 0 at its end. */
typedef struct {
    const Runs *runs;
    guint at;
} Cursor;

static gunichar
peek (const Cursor *cursor)
{
    return cursor->at != RUN_END ? text_fold_char (runs_glyph (cursor->runs, cursor->at)->c) : 0;
}

static gboolean
skip_digit (Cursor *cursor)
{
    const gunichar c = peek (cursor);
    if (c < '0' || c > '9')
        return FALSE;
    cursor->at = cursor->runs->next[cursor->at];
    return TRUE;
}

static gboolean
skip_char (Cursor *cursor, gunichar c)
{
    if (peek (cursor) != c)
        return FALSE;
    cursor->at = cursor->runs->next[cursor->at];
    return TRUE;
}

/* How many characters of the run are an amount of two decimals that a code and its name follow at
 * once, `1,234.56201 name`: the end of one cell and the beginning of the next. 0 if they are not.
 */
static guint
amount_before_code (const Runs *runs, const Run *run)
{
    Cursor cursor = { runs, run->first };
    guint n = 0, code = 0;
    while (skip_digit (&cursor) || skip_char (&cursor, ','))
        n++;
    if (n == 0 || !skip_char (&cursor, '.') || !skip_digit (&cursor) || !skip_digit (&cursor))
        return 0;
    while (skip_digit (&cursor))
        code++;
    const gboolean named = g_unichar_iswide (peek (&cursor));
    return (code == 3 || code == 5 || code == 7) && named ? n + 3 : 0;
}

/* A run of the n characters from first on. */
static Run
chain_run (const Runs *runs, guint first, guint n)
{
    Run run = { .box = runs_glyph (runs, first)->box, .first = first, .last = first, .n = n };
    while (--n > 0) {
        run.last = runs->next[run.last];
        run.box = box_union (run.box, runs_glyph (runs, run.last)->box);
    }
    return run;
}

/* Takes the characters after the first n off the run, and makes them a run of their own. */
static void
cut_run (Runs *runs, guint index, guint n)
{
    const Run whole = *runs_at (runs, index);
    const Run head = chain_run (runs, whole.first, n);
    const Run rest = chain_run (runs, runs->next[head.last], whole.n - n);
    runs->next[head.last] = RUN_END;
    *runs_at (runs, index) = head;
    g_array_append_val (runs->list, rest);
}

static void
part (Runs *runs)
{
    const guint n = runs->list->len;
    for (guint i = 0; i < n; i++) {
        const guint first = amount_before_code (runs, runs_at (runs, i));
        if (first > 0)
            cut_run (runs, i, first);
    }
}

Runs *
runs_new (const Page *page)
{
    Runs *runs = g_new0 (Runs, 1);
    const guint n = page->glyphs->len;
    runs->glyphs = g_array_sized_new (FALSE, FALSE, sizeof (Glyph), n);
    g_array_append_vals (runs->glyphs, page->glyphs->data, n);
    g_array_sort (runs->glyphs, compare_left);
    runs->next = g_new (guint, n + 1);
    runs->list = g_array_sized_new (FALSE, FALSE, sizeof (Run), n / 4 + 1);
    sweep (runs, page->height);
    part (runs);
    return runs;
}

void
runs_free (Runs *runs)
{
    g_array_unref (runs->glyphs);
    g_array_unref (runs->list);
    g_free (runs->next);
    g_free (runs);
}
