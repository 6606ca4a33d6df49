/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lines of one label are as near to each other as the font sets them; rows are mostly farther
 * apart, but not by much, and not always. */
#include "label_lines.h"

#include "bounds.h"

#include <math.h>
#include <stdlib.h>

gboolean
label_has_code (const Labelling *l, guint i, guint n)
{
    const double from = piece_y (l, i) - ROW_ON * l->size;
    const double to = piece_y (l, i + n - 1) + ROW_ON * l->size;
    for (guint c = 0; c < l->codes->len; c++) {
        const double y = g_array_index (l->codes, double, c);
        if (y >= from && y <= to)
            return TRUE;
    }
    return FALSE;
}

static gboolean
is_anchored (const Labelling *l, guint i)
{
    for (guint a = 0; a < l->anchors->len; a++)
        if (fabs (piece_y (l, i) - anchor_y (l->anchors, a)) < ROW_ON * l->size)
            return TRUE;
    return FALSE;
}

gboolean
label_is_bare (const Labelling *l, guint i)
{
    return l->codes != NULL && !is_anchored (l, i) && !label_has_code (l, i, 1);
}

/* Whether a line of figures stands in the middle between piece i and the one before it, neither of
 * which stands on one: two lines of one label. */
static gboolean
is_around_anchor (const Labelling *l, guint i)
{
    const double mid = (piece_y (l, i) + piece_y (l, i - 1)) / 2;
    if (piece_y (l, i) - piece_y (l, i - 1) > BLOCK_PITCH * l->size || is_anchored (l, i)
        || is_anchored (l, i - 1))
        return FALSE;
    for (guint a = 0; a < l->anchors->len; a++)
        if (fabs (mid - anchor_y (l->anchors, a)) < ROW_AROUND * l->size)
            return TRUE;
    return FALSE;
}

double
label_misfit (const Labelling *l)
{
    double line = G_MAXDOUBLE, sum = 0;
    guint n = 0;
    for (guint i = 1; i < l->n; i++)
        if (label_is_bare (l, i) && label_is_bare (l, i - 1))
            line = MIN (line, piece_y (l, i) - piece_y (l, i - 1));
    for (guint i = 1; i < l->n && line < G_MAXDOUBLE && l->mode != BY_MIDDLE; i++) {
        if (!label_is_bare (l, l->mode == BY_FIRST ? i : i - 1)
            || label_is_bare (l, l->mode == BY_FIRST ? i - 1 : i))
            continue;
        sum += fabs (piece_y (l, i) - piece_y (l, i - 1) - line) / l->size;
        n++;
    }
    return n > 0 ? sum / n : 0;
}

/* How far lines of labels are apart, where rows have codes: of lines without one from those beside
 * them the lower quarter, for rows may be nearer to each other than their lines. */
static double
usual_pitch (const Labelling *l)
{
    g_autofree double *gaps = g_new (double, l->n + 1);
    guint n = 0;
    for (guint i = 1; i < l->n; i++)
        if (!l->pieces[i]->apart && (label_is_bare (l, i) || label_is_bare (l, i - 1)))
            gaps[n++] = piece_y (l, i) - piece_y (l, i - 1);
    qsort (gaps, n, sizeof (double), compare_double);
    return n > 0 ? gaps[n / 4] : 0;
}

/* Of labels that all begin with a code, the most that a line without one may be below the line that
 * it goes on with: several are as near as the font sets them, and most rows farther apart, if only
 * a little. One alone is the total below them. */
static double
led_limit (const Labelling *l)
{
    g_autofree double *rows = g_new (double, l->n + 1), *lines = g_new (double, l->n + 1);
    guint n = 0, m = 0;
    for (guint i = 1; i < l->n; i++) {
        const double apart = piece_y (l, i) - piece_y (l, i - 1);
        if (l->pieces[i]->leads)
            rows[n++] = apart;
        else if (!l->pieces[i]->apart)
            lines[m++] = apart;
    }
    qsort (rows, n, sizeof (double), compare_double);
    qsort (lines, m, sizeof (double), compare_double);
    if (n == 0 || m < 2 || lines[1] > lines[0] * ROW_LINE)
        return 0;
    return MIN (lines[0] * ROW_LINE, rows[n / 2] / ROW_LINE);
}

double
label_wrap_limit (const Labelling *l, double pitch)
{
    double least = pitch, near = G_MAXDOUBLE, far = 0, around = 0;
    guint anchored = 0;
    for (guint a = 1; a < l->anchors->len; a++)
        least = MIN (least, anchor_y (l->anchors, a) - anchor_y (l->anchors, a - 1));
    for (guint i = 0; i < l->n; i++) {
        const gboolean here = is_anchored (l, i);
        anchored += here;
        if (i == 0 || l->pieces[i]->apart)
            continue;
        const double apart = piece_y (l, i) - piece_y (l, i - 1);
        near = MIN (near, apart);
        far = MAX (far, apart);
        if (is_around_anchor (l, i))
            around = MAX (around, apart);
        if (here && is_anchored (l, i - 1))
            least = MIN (least, apart);
    }
    const gboolean even = far < ROW_UNIFORM * near;
    if (l->codes != NULL)
        near = MAX (near, MIN (usual_pitch (l), near * ROW_UNIFORM));
    near = MIN (MAX (near * ROW_UNIFORM, around * BLOCK_ROWS), BLOCK_PITCH * l->size);
    if (l->codes != NULL)
        return near;
    const double led = l->led ? led_limit (l) : 0;
    if (even && anchored >= ROW_MOST * l->anchors->len)
        return led;
    return MAX (MIN (least * ROW_WRAP, near), led);
}

double
label_usual_gap (const Labelling *l)
{
    g_autofree double *gaps = g_new (double, l->n + 1);
    guint n = 0;
    for (guint i = 1; i < l->n; i++) {
        const double apart = piece_y (l, i) - piece_y (l, i - 1);
        if (!l->pieces[i]->apart && apart <= BLOCK_PITCH * l->size)
            gaps[n++] = apart;
    }
    qsort (gaps, n, sizeof (double), compare_double);
    return n > 0 ? gaps[n / 2] : 0;
}
