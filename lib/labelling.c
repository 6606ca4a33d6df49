/* Figures and codes stand on one line a row: those lines are the rows' anchors. Labels may be
 * wrapped over several lines around, above or below their anchor, and some labels have no figures.
 * Which lines of a label column go together is found by dynamic programming: groups of neighbouring
 * lines are given to anchors in order, at a cost that grows with how far the group's middle (or
 * first, or last line: whichever suits the whole column best) stands from its anchor. */
#include "labelling.h"

#include "bounds.h"

#include <math.h>
#include <string.h>

/* Columns most of whose pieces are no figures, or stand before one: codes are labels too, and need
 * not stand on the line of the figures. */
static gboolean *
label_columns (const GArray *pieces, guint n_cols)
{
    gboolean *labels = g_new0 (gboolean, n_cols + 1);
    guint last = 0;
    for (guint c = 0; c < n_cols; c++) {
        guint n = 0, figures = 0;
        for (guint i = 0; i < pieces->len; i++) {
            const Piece *piece = &g_array_index (pieces, Piece, i);
            n += piece->col == c;
            figures += piece->col == c && piece->figure;
        }
        labels[c] = n > 0 && 2 * figures < n;
        if (labels[c])
            last = c;
    }
    for (guint c = 0; c < last; c++) {
        gboolean whole = TRUE; /* no decimals, no separators: codes */
        for (guint i = 0; i < pieces->len; i++) {
            const Piece *piece = &g_array_index (pieces, Piece, i);
            whole &= piece->col != c || strpbrk (piece->text->str, ".,-") == NULL;
        }
        labels[c] |= whole;
    }
    return labels;
}

/* A row's line of figures, and how far up and down the labels found for it reach. */
typedef struct {
    double y, from, to;
} Anchor;

/* The lines that figures stand on: an array of Anchor. */
static GArray *
find_anchors (const GArray *pieces, const gboolean *labels, double size)
{
    GArray *anchors = g_array_new (FALSE, FALSE, sizeof (Anchor));
    double first = -G_MAXDOUBLE;
    for (guint i = 0; i < pieces->len; i++) {
        const Piece *piece = &g_array_index (pieces, Piece, i);
        const double mid = box_mid_y (piece->box);
        if (labels[piece->col])
            continue;
        if (mid - first > ROW_SAME * size) {
            const Anchor anchor = { mid, mid, mid };
            first = mid;
            g_array_append_val (anchors, anchor);
        }
    }
    return anchors;
}

typedef enum { BY_MIDDLE, BY_FIRST, BY_LAST, N_MODES } Mode;

typedef struct {
    const Piece **pieces; /* of one label column, from the top */
    guint n;
    GArray *anchors;   /* of Anchor */
    double size, wrap; /* the most that lines of one label are apart */
    gboolean led;      /* every label of the column begins with a code */
    Mode mode;
} Labelling;

static double
anchor_y (const GArray *anchors, guint a)
{
    return g_array_index (anchors, Anchor, a).y;
}

/* How far a group of lines stands from where a label of the anchor's row would: within what is
 * known of the row it stands well anywhere, and best by the line of figures. */
static double
distance (const Labelling *l, guint from, guint n, const Anchor *anchor)
{
    const double first = box_mid_y (l->pieces[from]->box);
    const double last = box_mid_y (l->pieces[from + n - 1]->box);
    const double at = l->mode == BY_FIRST ? first : l->mode == BY_LAST ? last : (first + last) / 2;
    const double off = fabs (at - anchor->y);
    if (anchor->to - anchor->from < ROW_SAME * l->size)
        return off;
    const double outside = MAX (MAX (anchor->from - first, last - anchor->to), 0);
    return MIN (off, outside + ROW_INSIDE * off);
}

/* Whether a piece may be a further line of the label that the piece before it belongs to. */
static gboolean
goes_on (const Labelling *l, guint i)
{
    if (l->led && l->pieces[i]->leads)
        return FALSE;
    return box_mid_y (l->pieces[i]->box) - box_mid_y (l->pieces[i - 1]->box) <= l->wrap;
}

/* Fills choice with how many pieces the group at (piece, anchor) takes: n to the anchor, -1: a
 * label without figures, 0: an anchor without a label. Returns the cost of the whole. */
static double
label_rows (const Labelling *l, int *choice)
{
    const guint m = l->anchors->len, width = m + 1;
    g_autofree double *cost = g_new0 (double, (gsize) (l->n + 1) * width);
    for (guint i = l->n + 1; i-- > 0;) {
        for (guint a = m + 1; a-- > 0;) {
            const gsize here = (gsize) i * width + a;
            double best = i == l->n && a == m ? 0 : G_MAXDOUBLE;
            if (a < m && cost[here + 1] + ROW_UNLABELLED < best) {
                best = cost[here + 1] + ROW_UNLABELLED;
                choice[here] = 0;
            }
            for (guint n = 1; n <= ROW_LINES && i + n <= l->n; n++) {
                if (n > 1 && (l->wrap >= G_MAXDOUBLE / 2 || !goes_on (l, i + n - 1)))
                    break;
                const double c = cost[here + n * width] + ROW_ORPHAN;
                if (c < best) {
                    best = c;
                    choice[here] = -(int) n;
                }
            }
            for (guint n = 1; a < m && n <= ROW_LINES && i + n <= l->n; n++) {
                if (n > 1 && !goes_on (l, i + n - 1))
                    break;
                const Anchor *anchor = &g_array_index (l->anchors, Anchor, a);
                const double c = distance (l, i, n, anchor) / l->size + cost[here + n * width + 1];
                if (c < best) {
                    best = c;
                    choice[here] = (int) n;
                }
            }
            cost[here] = best;
        }
    }
    return cost[0];
}

static gboolean
is_anchored (const Labelling *l, guint i)
{
    for (guint a = 0; a < l->anchors->len; a++)
        if (fabs (box_mid_y (l->pieces[i]->box) - anchor_y (l->anchors, a)) < ROW_ON * l->size)
            return TRUE;
    return FALSE;
}

/* The most that two lines of one label are apart. Rows are never nearer to each other than two
 * lines of figures, or two labels that both stand on a line of figures; where few rows have
 * figures, the nearest lines of the column tell. Where all its lines are as far from each other,
 * and figures stand on them, none is wrapped. */
static double
wrap_limit (const Labelling *l, double pitch)
{
    double least = pitch, near = G_MAXDOUBLE, far = 0;
    guint anchored = 0;
    for (guint a = 1; a < l->anchors->len; a++)
        least = MIN (least, anchor_y (l->anchors, a) - anchor_y (l->anchors, a - 1));
    for (guint i = 0; i < l->n; i++) {
        const gboolean here = is_anchored (l, i);
        anchored += here;
        if (i == 0)
            continue;
        const double apart = box_mid_y (l->pieces[i]->box) - box_mid_y (l->pieces[i - 1]->box);
        near = MIN (near, apart);
        far = MAX (far, apart);
        if (here && is_anchored (l, i - 1))
            least = MIN (least, apart);
    }
    if (far < ROW_UNIFORM * near && anchored >= ROW_MOST * l->anchors->len)
        return 0;
    return MIN (least * ROW_WRAP, near * ROW_UNIFORM);
}

static void
give_rows (const Labelling *l, const int *choice, int *next_orphan)
{
    const guint m = l->anchors->len, width = m + 1;
    guint i = 0, a = 0;
    while (i < l->n || a < m) {
        const int n = choice[(gsize) i * width + a];
        if (n == 0) {
            a++;
        } else if (n < 0) {
            for (int k = 0; k < -n; k++)
                ((Piece *) l->pieces[i++])->row = *next_orphan;
            (*next_orphan)--;
        } else {
            Anchor *anchor = &g_array_index (l->anchors, Anchor, a);
            for (int k = 0; k < n; k++) {
                Piece *piece = (Piece *) l->pieces[i++];
                piece->row = (int) a;
                anchor->from = MIN (anchor->from, box_mid_y (piece->box));
                anchor->to = MAX (anchor->to, box_mid_y (piece->box));
            }
            a++;
        }
    }
}

/* Gives the pieces of one label column their rows: the anchor's number, or a negative one of its
 * own for a label without figures. */
static void
label_column (GArray *pieces, guint col, GArray *anchors, double size, double pitch,
              int *next_orphan)
{
    guint leaders = 0;
    Labelling l = { .anchors = anchors, .size = size };
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
    l.wrap = wrap_limit (&l, pitch);
    if ((gsize) (l.n + 1) * (anchors->len + 1) > ROW_CELLS)
        return; /* no table of this size was ever printed on a page */
    const gsize states = (gsize) (l.n + 1) * (anchors->len + 1);
    g_autofree int *best = g_new0 (int, states);
    g_autofree int *choice = g_new0 (int, states);
    double least = G_MAXDOUBLE;
    for (l.mode = 0; l.mode < N_MODES; l.mode++) {
        const double cost = label_rows (&l, choice);
        if (cost < least) {
            least = cost;
            memcpy (best, choice, states * sizeof (int));
        }
    }
    give_rows (&l, best, next_orphan);
}

static void
anchor_figures (GArray *pieces, const gboolean *labels, const GArray *anchors)
{
    for (guint i = 0; i < pieces->len; i++) {
        Piece *piece = &g_array_index (pieces, Piece, i);
        double least = G_MAXDOUBLE;
        if (labels[piece->col])
            continue;
        for (guint a = 0; a < anchors->len; a++) {
            const double off = fabs (box_mid_y (piece->box) - anchor_y (anchors, a));
            if (off < least) {
                least = off;
                piece->row = (int) a;
            }
        }
    }
}

/* Where each row stands, from anchors and from labels without figures. */
typedef struct {
    double y;
    int id;
} RowPlace;

static int
compare_places (gconstpointer a, gconstpointer b)
{
    const RowPlace *p = a, *q = b;
    return p->y < q->y ? -1 : p->y > q->y;
}

/* The middle between the first and the last line of a row. */
static double
middle_of (const GArray *pieces, int row)
{
    double first = G_MAXDOUBLE, last = -G_MAXDOUBLE;
    for (guint i = 0; i < pieces->len; i++) {
        const Piece *piece = &g_array_index (pieces, Piece, i);
        if (piece->row == row) {
            first = MIN (first, box_mid_y (piece->box));
            last = MAX (last, box_mid_y (piece->box));
        }
    }
    return (first + last) / 2;
}

static void
rename_row (GArray *pieces, int from, int to)
{
    for (guint i = 0; i < pieces->len; i++) {
        Piece *piece = &g_array_index (pieces, Piece, i);
        if (piece->row == from)
            piece->row = to;
    }
}

static GArray *
order_rows (GArray *pieces, const GArray *anchors, double size)
{
    GArray *places = g_array_new (FALSE, FALSE, sizeof (RowPlace));
    for (guint a = 0; a < anchors->len; a++) {
        const RowPlace place = { anchor_y (anchors, a), (int) a };
        g_array_append_val (places, place);
    }
    for (guint i = 0; i < pieces->len; i++) {
        Piece *piece = &g_array_index (pieces, Piece, i);
        gboolean known = FALSE;
        if (piece->row >= 0)
            continue;
        const double mid = middle_of (pieces, piece->row);
        for (guint p = 0; p < places->len && !known; p++) { /* the label of the panel beside it */
            const RowPlace *place = &g_array_index (places, RowPlace, p);
            if (place->id < 0 && fabs (place->y - mid) < ROW_SAME * size) {
                rename_row (pieces, piece->row, place->id);
                known = TRUE;
            }
        }
        if (!known) {
            const RowPlace place = { mid, piece->row };
            g_array_append_val (places, place);
        }
    }
    g_array_sort (places, compare_places);
    return places;
}

/* The least distance of two labels that begin with a code: how near rows are to each other. */
static double
leader_pitch (const GArray *pieces, guint n_cols)
{
    double least = G_MAXDOUBLE;
    for (guint c = 0; c < n_cols; c++) {
        double before = -G_MAXDOUBLE;
        for (guint i = 0; i < pieces->len; i++) {
            const Piece *piece = &g_array_index (pieces, Piece, i);
            if (piece->col != c || !piece->leads)
                continue;
            least = MIN (least, box_mid_y (piece->box) - before);
            before = box_mid_y (piece->box);
        }
    }
    return least;
}

static guint
count_pieces (const GArray *pieces, guint col)
{
    guint n = 0;
    for (guint i = 0; i < pieces->len; i++)
        n += g_array_index (pieces, Piece, i).col == col;
    return n;
}

/* The pieces of a body put into rows, in order: sets each piece's row from 0 and returns how many.
 */
guint
pieces_make_rows (GArray *pieces, guint n_cols, double size)
{
    g_autofree gboolean *labels = label_columns (pieces, n_cols);
    g_autoptr (GArray) anchors = find_anchors (pieces, labels, size);
    const double pitch = leader_pitch (pieces, n_cols);
    int next_orphan = -2;
    anchor_figures (pieces, labels, anchors);
    while (TRUE) { /* from the column of most lines, which shows best how far rows reach */
        guint most = 0, column = 0;
        for (guint c = 0; c < n_cols; c++) {
            const guint n = labels[c] ? count_pieces (pieces, c) : 0;
            if (n > most) {
                most = n;
                column = c;
            }
        }
        if (most == 0)
            break;
        label_column (pieces, column, anchors, size, pitch, &next_orphan);
        labels[column] = FALSE;
    }
    g_autoptr (GArray) places = order_rows (pieces, anchors, size);
    for (guint i = 0; i < pieces->len; i++) {
        Piece *piece = &g_array_index (pieces, Piece, i);
        for (guint p = 0; p < places->len; p++) {
            if (g_array_index (places, RowPlace, p).id == piece->row) {
                piece->row = (int) p;
                break;
            }
        }
    }
    return places->len;
}
