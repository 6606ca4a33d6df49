/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The pieces of a body put into rows: figures by the line that they stand on, and labels around
 * them, column by column. */
#include "lineup.h"

#include "bounds.h"
#include "label_lines.h"
#include "labelling.h"
#include "text.h"

#include <math.h>
#include <string.h>

/* What stands where there is no figure. */
static gboolean
is_dash (const Piece *piece)
{
    g_autofree char *folded = text_fold (piece->text->str);
    return strcmp (folded, "-") == 0;
}

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
            n += piece->col == c && !is_dash (piece);
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

static void
anchor_figures (GArray *pieces, const gboolean *labels, const GArray *anchors)
{
    for (guint i = 0; i < pieces->len; i++) {
        Piece *piece = &g_array_index (pieces, Piece, i);
        double least = G_MAXDOUBLE;
        if (labels[piece->col])
            continue;
        for (guint a = 0; a < anchors->len; a++) {
            const double off = fabs (box_mid_y (piece->box) - g_array_index (anchors, Anchor, a).y);
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
        const RowPlace place = { g_array_index (anchors, Anchor, a).y, (int) a };
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

/* Whether what stands in the column are codes, or levels of them. */
static gboolean
holds_codes (const GArray *pieces, guint col)
{
    guint n = 0;
    for (guint i = 0; i < pieces->len; i++) {
        const Piece *piece = &g_array_index (pieces, Piece, i);
        if (piece->col != col)
            continue;
        g_autofree char *folded = text_fold (piece->text->str);
        const gsize digits = strspn (folded, "0123456789");
        if (folded[digits] != '\0' || (digits > 3 && digits != 5 && digits != 7) || digits == 0)
            return FALSE;
        n++;
    }
    return n > 0;
}

/* The heights of the codes in the columns before a label column; NULL if most rows have none. What
 * stands between labels are figures that look like codes. */
static GArray *
codes_before (const GArray *pieces, const gboolean *labels, guint col, const GArray *anchors,
              double size)
{
    g_autoptr (GArray) codes = g_array_new (FALSE, FALSE, sizeof (double));
    double last = -G_MAXDOUBLE;
    guint end = col;
    while (end > 0 && labels[end - 1] && !holds_codes (pieces, end - 1))
        end--;
    guint first = end;
    while (first > 0 && labels[first - 1] && holds_codes (pieces, first - 1))
        first--;
    if (first > 0 && labels[first - 1])
        return NULL;
    for (guint i = 0; i < pieces->len; i++) {
        const Piece *piece = &g_array_index (pieces, Piece, i);
        const double mid = box_mid_y (piece->box);
        if (piece->col < first || piece->col >= end || mid - last < ROW_SAME * size)
            continue;
        g_array_append_val (codes, mid);
        last = mid;
    }
    return 2 * codes->len > anchors->len ? g_steal_pointer (&codes) : NULL;
}

/* Whether a piece stands across what another column holds: no label does, but a note below. */
static gboolean
is_across (const GArray *pieces, guint at, double size)
{
    const Piece *piece = &g_array_index (pieces, Piece, at);
    for (guint i = 0; i < at; i++) {
        const Piece *other = &g_array_index (pieces, Piece, i);
        if (other->col != piece->col && !other->apart
            && span_overlap (other->box.x0, other->box.x1, piece->box.x0, piece->box.x1) > size)
            return TRUE;
    }
    return FALSE;
}

/* Marks what stands across columns below the last figures, and what follows. */
static void
part_notes (GArray *pieces, const GArray *anchors, double size)
{
    const double last =
        anchors->len > 0 ? g_array_index (anchors, Anchor, anchors->len - 1).y : G_MAXDOUBLE;
    gboolean note = FALSE;
    for (guint i = 0; i < pieces->len; i++) {
        Piece *piece = &g_array_index (pieces, Piece, i);
        if (box_mid_y (piece->box) - last > ROW_SAME * size)
            piece->apart = note = note || is_across (pieces, i, size);
    }
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
    g_autofree gboolean *left = g_memdup2 (labels, sizeof (gboolean) * (n_cols + 1));
    anchor_figures (pieces, labels, anchors);
    part_notes (pieces, anchors, size);
    while (TRUE) { /* from the column of most lines, which shows best how far rows reach */
        guint most = 0, column = 0;
        for (guint c = 0; c < n_cols; c++) {
            const guint n = left[c] ? count_pieces (pieces, c) : 0;
            if (n > most) {
                most = n;
                column = c;
            }
        }
        if (most == 0)
            break;
        g_autoptr (GArray) codes = codes_before (pieces, labels, column, anchors, size);
        labelling_give_rows (pieces, column, anchors, codes, size, pitch, &next_orphan);
        left[column] = FALSE;
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
