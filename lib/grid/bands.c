/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Between two rules stands one row, or several whose rules are missing. The lines of one label
 * stand close to each other in the middle of its row; each of several rows has its line in its own
 * middle.
 */
#include "bands.h"

#include "amount.h"
#include "bounds.h"
#include "gaps.h"
#include "stretch.h"
#include "text.h"

#include <math.h>
#include <string.h>

/* Words beside each other over all columns. */
typedef struct {
    double y0, y1;
    int code;        /* the first column with a word that begins with one; -1 for none */
    int least, most; /* decimals of its figures; least is the larger where it has none */
    gboolean index;  /* it is the numbers of the columns */
} Level;

/* Decimals of a word that is an amount for certain, not the number of a row; -1 if it is not. */
static int
decimals_of (const char *folded)
{
    const char *point = strrchr (folded, '.');
    if (!amount_is_certain (folded))
        return -1;
    return point != NULL ? (int) strlen (point + 1) : 0;
}

/* Adds a word to the levels, which stay in order and apart from each other. */
static void
add_word (GArray *levels, const Words *words, const Word *word, int col)
{
    const double less = BANDS_LESS * box_height (word->box);
    const int decimals = decimals_of (word->folded);
    Level own = { word->box.y0 + less,
                  word->box.y1 - less,
                  text_begins_with_code (word->folded) ? col : -1,
                  decimals < 0 ? AMOUNT_MAX_DIGITS : decimals,
                  decimals,
                  line_is_index (words, word->line) };
    guint at = 0;
    while (at < levels->len && g_array_index (levels, Level, at).y1 < own.y0)
        at++;
    while (at < levels->len && g_array_index (levels, Level, at).y0 <= own.y1) {
        const Level *level = &g_array_index (levels, Level, at);
        own = (Level){ MIN (own.y0, level->y0),
                       MAX (own.y1, level->y1),
                       own.code < 0 || level->code < 0 ? MAX (own.code, level->code)
                                                       : MIN (own.code, level->code),
                       MIN (own.least, level->least),
                       MAX (own.most, level->most),
                       own.index && level->index };
        g_array_remove_index (levels, at);
    }
    g_array_insert_val (levels, at, own);
}

static GArray *
levels_between (const Words *words, const GArray *xs, double top, double bottom)
{
    GArray *levels = g_array_new (FALSE, FALSE, sizeof (Level));
    for (guint w = 0; w < words->n; w++) {
        const Word *word = &words->words[w];
        const double mid = box_mid_y (word->box);
        const int col = mid > top && mid < bottom ? grid_band (xs, box_mid_x (word->box)) : -1;
        if (col >= 0 && !words_is_oversize (words, word->box))
            add_word (levels, words, word, col);
    }
    return levels;
}

/* Whether each level stands in the middle of a row of its own. */
static gboolean
are_rows (const GArray *levels, double top, double bottom, double size, double off)
{
    double from = top;
    for (guint i = 0; i < levels->len; i++) {
        const Level *level = &g_array_index (levels, Level, i);
        const double to = level->y0 + level->y1 - from;
        if (to - from < size)
            return FALSE;
        from = to;
    }
    return levels->len > 1 && fabs (from - bottom) <= off * size;
}

/* Whether each level has a code, or each has figures that are all whole: of one that is wrapped in
 * its cell the parts have not as many decimals as others. */
static gboolean
all_tell (const GArray *levels)
{
    gboolean codes = TRUE, figures = TRUE;
    for (guint i = 0; i < levels->len; i++) {
        const Level *level = &g_array_index (levels, Level, i);
        const Level *first = &g_array_index (levels, Level, 0);
        codes &= level->code >= 0 && level->code == first->code;
        figures &= level->most >= 0 && level->least == first->most && level->most == first->most;
    }
    return codes || figures;
}

static void
add_between (GArray *added, const GArray *levels, guint i)
{
    const double y =
        (g_array_index (levels, Level, i).y1 + g_array_index (levels, Level, i + 1).y0) / 2;
    g_array_append_val (added, y);
}

void
bands_add (GArray *ys, const GArray *xs, const Words *words)
{
    g_autoptr (GArray) added = g_array_new (FALSE, FALSE, sizeof (double));
    const guint body = gaps_body (xs, ys, words);
    for (guint r = body; r + 1 < ys->len; r++) {
        const double top = g_array_index (ys, double, r);
        const double bottom = g_array_index (ys, double, r + 1);
        if (bottom - top < BANDS_HEIGHT * words->size)
            continue;
        g_autoptr (GArray) levels = levels_between (words, xs, top, bottom);
        const gboolean tell =
            all_tell (levels) && are_rows (levels, top, bottom, words->size, BANDS_OFF);
        for (guint i = 0; i + 1 < levels->len; i++)
            if (tell
                || (r == body
                    && (g_array_index (levels, Level, i).index
                        || g_array_index (levels, Level, i + 1).index)))
                add_between (added, levels, i);
    }
    g_array_append_vals (ys, added->data, added->len);
    g_array_sort (ys, compare_double);
}

/* Whether codes stand in the first columns, if only of the last level: each row has its own. */
static gboolean
is_coded (const Grid *grid, guint body)
{
    for (guint r = body; r < grid_n_rows (grid); r++) {
        for (guint c = 0; c < MIN (BANDS_CODES, grid_n_cols (grid)); c++) {
            g_autofree char *folded = text_fold (grid_cell (grid, r, c)->text->str);
            if (strlen (folded) > 1 && folded[strspn (folded, "0123456789")] == '\0')
                return TRUE; /* one digit is the number of a column */
        }
    }
    return FALSE;
}

void
bands_doubt (Grid *grid, const Words *words)
{
    const guint body = gaps_body (grid->xs, grid->ys, words);
    for (guint r = body; r < grid_n_rows (grid); r++) {
        const double top = g_array_index (grid->ys, double, r);
        const double bottom = g_array_index (grid->ys, double, r + 1);
        if (bottom - top < BANDS_HEIGHT * words->size)
            continue;
        g_autoptr (GArray) levels = levels_between (words, grid->xs, top, bottom);
        if (!are_rows (levels, top, bottom, words->size, BANDS_OFF_LEAST) || is_coded (grid, body))
            continue;
        for (guint c = 0; c < grid_n_cols (grid); c++)
            grid_cell (grid, r, c)->doubtful |= grid_cell (grid, r, c)->text->len > 0;
    }
}
