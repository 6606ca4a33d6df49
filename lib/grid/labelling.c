/* Figures and codes stand on one line a row: those lines are the rows' anchors. Labels may be
 * wrapped over several lines around, above or below their anchor, and some labels have no figures.
 * Which lines of a label column go together is found by dynamic programming: groups of neighbouring
 * lines are given to anchors in order, at a cost that grows with how far the group's middle (or
 * first, or last line: whichever suits the whole column best) stands from its anchor. Where another
 * grouping costs hardly more, what the two differ in is doubtful. */
#include "labelling.h"

#include "bounds.h"
#include "label_lines.h"

#include <math.h>
#include <string.h>

/* How far a group of lines stands from where a label of the anchor's row would: within what is
 * known of the row it stands well anywhere, and best by the line of figures. */
static double
distance (const Labelling *l, guint from, guint n, const Anchor *anchor)
{
    const double first = piece_y (l, from), last = piece_y (l, from + n - 1);
    const double at = l->mode == BY_FIRST ? first : l->mode == BY_LAST ? last : (first + last) / 2;
    const double off = fabs (at - anchor->y);
    if (anchor->to - anchor->from < ROW_SAME * l->size)
        return off;
    const double outside = MAX (MAX (anchor->from - first, last - anchor->to), 0);
    return MIN (off, outside + ROW_INSIDE * off);
}

/* Whether a group of lines reaches into a neighbour of its row. */
static gboolean
reaches_into_next (const Labelling *l, guint i, guint n, guint a)
{
    const Anchor *anchor = &g_array_index (l->anchors, Anchor, a);
    return (a > 0 && piece_y (l, i) <= anchor[-1].to)
           || (a + 1 < l->anchors->len && piece_y (l, i + n - 1) >= anchor[1].from);
}

/* What it costs to give n pieces to an anchor. The last row may be cut by the end of the page: its
 * label then begins on the line of its figures. */
static double
cost_of_label (const Labelling *l, guint i, guint n, guint a)
{
    const Anchor *anchor = &g_array_index (l->anchors, Anchor, a);
    const double cost =
        distance (l, i, n, anchor) / l->size + (reaches_into_next (l, i, n, a) ? ROW_INTO_NEXT : 0);
    if (l->codes == NULL || i + n < l->n || a + 1 < l->anchors->len)
        return cost;
    return MIN (cost, fabs (piece_y (l, i) - anchor->y) / l->size + ROW_CUT);
}

/* What it costs to take n pieces for a label without figures. Where every row has a code, one
 * without is a part of another, or at the top the rest of a row that the page break cut; below the
 * last row it may be a note. */
static double
cost_of_orphan (const Labelling *l, guint i, guint n)
{
    if (l->pieces[i]->apart)
        return 0;
    if (l->codes == NULL)
        return ROW_ORPHAN;
    if (label_has_code (l, i, n) || i + n == l->n)
        return ROW_CODED;
    const gboolean above =
        l->anchors->len > 0 && piece_y (l, i + n - 1) < anchor_y (l->anchors, 0) - ROW_ON * l->size;
    return i == 0 && above ? ROW_REST : ROW_BARE;
}

/* Whether a piece may be a further line of the label that the piece before it belongs to. */
static gboolean
goes_on (const Labelling *l, guint i)
{
    if (l->pieces[i]->apart || (l->led && l->pieces[i]->leads))
        return FALSE;
    if (l->codes != NULL && !label_is_bare (l, i - 1) && !label_is_bare (l, i))
        return FALSE;
    return piece_y (l, i) - piece_y (l, i - 1) <= l->wrap;
}

/* How many pieces from i on may at most be one label. */
static guint
most_lines (const Labelling *l, guint i)
{
    guint n = i < l->n;
    while (n > 0 && n < ROW_LINES && i + n < l->n && goes_on (l, i + n))
        n++;
    return n;
}

/* Fills choice (nullable) with how many pieces the group at (piece, anchor) takes: n to the anchor,
 * -n: a label without figures, 0: an anchor without a label; and cost with what all from there on
 * costs. */
static void
label_rows (const Labelling *l, double *cost, int *choice)
{
    const guint m = l->anchors->len, width = m + 1;
    for (guint i = l->n + 1; i-- > 0;) {
        const guint most = most_lines (l, i);
        for (guint a = m + 1; a-- > 0;) {
            const gsize here = (gsize) i * width + a;
            double best = i == l->n && a == m ? 0 : G_MAXDOUBLE;
            int taken = 0;
            if (a < m && cost[here + 1] + ROW_UNLABELLED < best)
                best = cost[here + 1] + ROW_UNLABELLED;
            for (guint n = 1; n <= most; n++) {
                const double c = cost[here + n * width] + cost_of_orphan (l, i, n);
                if (c < best) {
                    best = c;
                    taken = -(int) n;
                }
            }
            for (guint n = 1; a < m && n <= most; n++) {
                const double c = cost_of_label (l, i, n, a) + cost[here + n * width + 1];
                if (c < best) {
                    best = c;
                    taken = (int) n;
                }
            }
            cost[here] = best;
            if (choice != NULL)
                choice[here] = taken;
        }
    }
}

/* Fills cost with what all that stands before each (piece, anchor) costs. */
static void
label_rows_before (const Labelling *l, double *cost)
{
    const guint m = l->anchors->len, width = m + 1;
    for (gsize s = 0; s < (gsize) (l->n + 1) * width; s++)
        cost[s] = s == 0 ? 0 : G_MAXDOUBLE;
    for (guint i = 0; i <= l->n; i++) {
        const guint most = most_lines (l, i);
        for (guint a = 0; a <= m; a++) {
            const gsize here = (gsize) i * width + a;
            if (a < m)
                cost[here + 1] = MIN (cost[here + 1], cost[here] + ROW_UNLABELLED);
            for (guint n = 1; n <= most; n++) {
                double *alone = &cost[here + n * width];
                *alone = MIN (*alone, cost[here] + cost_of_orphan (l, i, n));
                if (a < m)
                    alone[1] = MIN (alone[1], cost[here] + cost_of_label (l, i, n, a));
            }
        }
    }
}

static void
give_rows (const Labelling *l, const int *choice, int *next_orphan)
{
    const guint m = l->anchors->len, width = m + 1;
    guint i = 0, a = 0;
    while (i < l->n || a < m) {
        const int n = choice[(gsize) i * width + a];
        for (int k = 0; k < ABS (n); k++)
            ((Piece *) l->pieces[i++])->row = n < 0 ? *next_orphan : (int) a;
        *next_orphan -= n < 0;
        a += n >= 0;
    }
}

static void
widen_anchors (const Labelling *l)
{
    for (guint i = 0; i < l->n; i++) {
        if (l->pieces[i]->row < 0)
            continue;
        Anchor *anchor = &g_array_index (l->anchors, Anchor, (guint) l->pieces[i]->row);
        anchor->from = MIN (anchor->from, piece_y (l, i));
        anchor->to = MAX (anchor->to, piece_y (l, i));
    }
}

/* Marks the rows whose labels a group would change: n pieces given to anchor `row`, or to none. */
static void
doubt_group (const Labelling *l, guint i, guint n, int row, gboolean *doubts)
{
    for (guint k = i; k < i + n; k++) {
        const int given = l->pieces[k]->row;
        if (given == row || (given < 0 && row < 0))
            continue;
        if (given >= 0)
            doubts[given] = TRUE;
        if (row >= 0)
            doubts[row] = TRUE;
    }
}

/* Marks the rows that are otherwise in a labelling of the column that costs no more than `most`. */
static void
doubt_rows (const Labelling *l, const double *before, const double *after, double most,
            gboolean *doubts)
{
    const guint m = l->anchors->len, width = m + 1;
    for (guint i = 0; i < l->n; i++) {
        const guint lines = most_lines (l, i);
        for (guint a = 0; a <= m; a++) {
            const gsize here = (gsize) i * width + a;
            for (guint n = 1; n <= lines && before[here] < most; n++) {
                const double *alone = &after[here + n * width];
                if (before[here] + cost_of_orphan (l, i, n) + *alone < most)
                    doubt_group (l, i, n, -1, doubts);
                if (a < m && before[here] + cost_of_label (l, i, n, a) + alone[1] < most)
                    doubt_group (l, i, n, (int) a, doubts);
            }
        }
    }
}

/* Marks rows with a label without figures right above or below theirs that stands nearer than rows
 * do: what is set as lines of one label are may be one. */
static void
doubt_near (const Labelling *l, gboolean *doubts)
{
    const double usual = label_usual_gap (l);
    for (guint i = 1; i < l->n && l->codes == NULL; i++) {
        const int above = l->pieces[i - 1]->row, row = l->pieces[i]->row;
        const double apart = piece_y (l, i) - piece_y (l, i - 1);
        if (l->pieces[i]->apart || (l->led && l->pieces[i]->leads) || (above < 0) == (row < 0)
            || apart * ROW_LINE > usual)
            continue;
        doubts[MAX (above, row)] = TRUE;
    }
}

/* Marks the pieces of labels that might be otherwise. */
static void
doubt_labels (Labelling *l, double *before, double *after)
{
    double least = G_MAXDOUBLE;
    g_autofree gboolean *doubts = g_new0 (gboolean, l->anchors->len + 1);
    for (l->mode = 0; l->mode < N_MODES; l->mode++) {
        label_rows (l, after, NULL);
        least = MIN (least, after[0]);
    }
    for (l->mode = 0; l->mode < N_MODES; l->mode++) {
        label_rows (l, after, NULL);
        label_rows_before (l, before);
        doubt_rows (l, before, after, least + ROW_DOUBT, doubts);
    }
    doubt_near (l, doubts);
    for (guint i = 0; i < l->n; i++)
        if (l->pieces[i]->row >= 0 && doubts[l->pieces[i]->row])
            ((Piece *) l->pieces[i])->doubtful = TRUE;
}

void
labelling_give_rows (GArray *pieces, guint col, GArray *anchors, const GArray *codes, double size,
                     double pitch, int *next_orphan)
{
    guint leaders = 0;
    Labelling l = { .anchors = anchors, .codes = codes, .size = size };
    g_autofree const Piece **of_column = g_new (const Piece *, pieces->len + 1);
    for (guint i = 0; i < pieces->len; i++) {
        Piece *piece = &g_array_index (pieces, Piece, i);
        if (piece->col == col) {
            of_column[l.n++] = piece;
            leaders += piece->leads;
        }
    }
    l.pieces = of_column;
    l.led = 2 * leaders > l.n;
    l.wrap = label_wrap_limit (&l, pitch);
    const gsize states = (gsize) (l.n + 1) * (anchors->len + 1);
    if (states > ROW_CELLS)
        return; /* no table of this size was ever printed on a page */
    g_autofree int *best = g_new0 (int, states);
    g_autofree int *choice = g_new0 (int, states);
    g_autofree double *cost = g_new (double, states);
    g_autofree double *before = g_new (double, states);
    double least = G_MAXDOUBLE;
    for (l.mode = 0; l.mode < N_MODES; l.mode++) {
        label_rows (&l, cost, choice);
        const double all = cost[0] + label_misfit (&l);
        if (all < least) {
            least = all;
            memcpy (best, choice, states * sizeof (int));
        }
    }
    give_rows (&l, best, next_orphan);
    doubt_labels (&l, before, cost);
    widen_anchors (&l);
}
