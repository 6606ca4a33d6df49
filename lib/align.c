/* Figures and codes stand on one line a row: those lines are the rows' anchors. Labels may be wrapped
 * over several lines around, above or below their anchor, and some labels have no figures. Which
 * lines of a label column go together is found by dynamic programming: groups of neighbouring lines
 * are given to anchors in order, at a cost that grows with how far the group's middle (or first, or
 * last line: whichever suits the whole column best) stands from its anchor. */
#include "align.h"

#include "amount.h"
#include "bounds.h"
#include "columns.h"
#include "text.h"

#include <math.h>
#include <string.h>

/* What stands in one column on one line. */
typedef struct {
    guint col;
    Box box;
    GString *text;
    gboolean figure; /* a number or a code */
    gboolean leads;  /* begins with a code: the first line of a label */
    int row;
} Piece;

static void
piece_clear (gpointer data)
{
    g_string_free (((Piece *) data)->text, TRUE);
}

static int
column_at (const GArray *xs, double x)
{
    for (guint c = 0; c + 1 < xs->len; c++)
        if (x >= g_array_index (xs, double, c) && x < g_array_index (xs, double, c + 1))
            return (int) c;
    return -1;
}

static int
compare_pieces (gconstpointer a, gconstpointer b)
{
    const Piece *p = a, *q = b;
    const double d = box_mid_y (p->box) - box_mid_y (q->box);
    if (d != 0)
        return d < 0 ? -1 : 1;
    return (int) p->col - (int) q->col;
}

/* Cuts a word at the dividers. */
static void
cut_word (GArray *pieces, const Words *words, const GArray *xs, const Word *word)
{
    const guint from = pieces->len;
    for (guint g = word->first; g < word->first + word->n; g++) {
        const Glyph *glyph = &words->glyphs[g];
        const int col = column_at (xs, box_mid_x (glyph->box));
        if (col < 0 || box_height (glyph->box) > GRID_OVERSIZE * words->size)
            continue;
        Piece *last
            = pieces->len > from ? &g_array_index (pieces, Piece, pieces->len - 1) : NULL;
        if (last == NULL || last->col != (guint) col) {
            const Piece piece
                = { (guint) col, glyph->box, g_string_new (NULL), FALSE, FALSE, -1 };
            g_array_append_val (pieces, piece);
            last = &g_array_index (pieces, Piece, pieces->len - 1);
        }
        last->box = box_union (last->box, glyph->box);
        g_string_append_unichar (last->text, glyph->c);
    }
}

/* The words between top and bottom, cut at the dividers. */
static GArray *
cut_pieces (const Words *words, const GArray *xs, double top, double bottom)
{
    GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
    g_array_set_clear_func (pieces, piece_clear);
    for (guint w = 0; w < words->n; w++) {
        const double mid = box_mid_y (words->words[w].box);
        if (mid >= top && mid <= bottom)
            cut_word (pieces, words, xs, &words->words[w]);
    }
    g_array_sort (pieces, compare_pieces);
    return pieces;
}

/* A code of three, five or seven digits before a name. */
static gboolean
leads_label (const char *folded)
{
    const gsize n = strspn (folded, "0123456789");
    return (n == 3 || n == 5 || n == 7) && (guchar) folded[n] >= 0x80;
}

static gboolean
looks_like_number (const char *text)
{
    g_autofree char *folded = text_fold (text);
    return amount_looks_like (folded);
}

/* Writes b's text before or behind a's. */
static void
join_texts (Piece *a, const Piece *b)
{
    const gboolean behind = a->box.x0 <= b->box.x0;
    const gboolean apart = looks_like_number (a->text->str) && looks_like_number (b->text->str);
    g_string_insert (a->text, behind ? -1 : 0, b->text->str);
    if (apart)
        g_string_insert_unichar (a->text,
                                 (gssize) (behind ? a->text->len - b->text->len : b->text->len),
                                 GRID_APART);
}

/* Words of one column on one line are one piece. */
static void
join_pieces (GArray *pieces, double size)
{
    for (guint i = 0; i < pieces->len; i++) {
        for (guint j = i + 1; j < pieces->len;) {
            Piece *a = &g_array_index (pieces, Piece, i), *b = &g_array_index (pieces, Piece, j);
            if (box_mid_y (b->box) - box_mid_y (a->box) > ROW_SAME * size)
                break;
            if (a->col != b->col) {
                j++;
                continue;
            }
            join_texts (a, b);
            a->box = box_union (a->box, b->box);
            g_array_remove_index (pieces, j);
        }
    }
    for (guint i = 0; i < pieces->len; i++) {
        Piece *piece = &g_array_index (pieces, Piece, i);
        g_autofree char *folded = text_fold (piece->text->str);
        piece->figure = amount_looks_like (folded);
        piece->leads = leads_label (folded);
    }
}

/* Columns most of whose pieces are no figures, or stand before one: codes are labels too, and need not
 * stand on the line of the figures. */
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
    GArray *anchors; /* of Anchor */
    double size, wrap; /* the most that lines of one label are apart */
    gboolean led;      /* every label of the column begins with a code */
    Mode mode;
} Labelling;

static double
anchor_y (const GArray *anchors, guint a)
{
    return g_array_index (anchors, Anchor, a).y;
}

/* How far a group of lines stands from where a label of the anchor's row would: within what is known
 * of the row it stands well anywhere, and best by the line of figures. */
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

/* Fills choice with how many pieces the group at (piece, anchor) takes: n to the anchor, -1: a label
 * without figures, 0: an anchor without a label. Returns the cost of the whole. */
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
            if (i < l->n && cost[here + width] + ROW_ORPHAN < best) {
                best = cost[here + width] + ROW_ORPHAN;
                choice[here] = -1;
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

/* The most that two lines of one label are apart. Rows are never nearer to each other than two lines of
 * figures, or two labels that both stand on a line of figures. Where all lines of the column are as far
 * from each other, and figures stand on them, none is wrapped. */
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
    return least * ROW_WRAP;
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
            ((Piece *) l->pieces[i++])->row = (*next_orphan)--;
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

/* Gives the pieces of one label column their rows: the anchor's number, or a negative one of its own
 * for a label without figures. */
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
        const double mid = box_mid_y (piece->box);
        gboolean known = FALSE;
        if (piece->row >= 0)
            continue;
        for (guint p = 0; p < places->len && !known; p++) { /* the label of the panel beside it */
            const RowPlace *place = &g_array_index (places, RowPlace, p);
            if (place->id < 0 && fabs (place->y - mid) < ROW_SAME * size) {
                piece->row = place->id;
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

/* The pieces of a body put into rows, in order: sets each piece's row from 0 and returns how many. */
static guint
make_rows (GArray *pieces, guint n_cols, double size)
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

/* ---- the grid ---- */

typedef struct {
    guint row, col, n_cols;
    Box box;
    const char *text;
} Placed;

static void
place (GArray *placed, guint row, guint col, guint n_cols, Box box, const char *text)
{
    const Placed p = { row, col, n_cols, box, text };
    g_array_append_val (placed, p);
}

/* A heading that stands over several columns reaches as far to both sides as it stands in the middle,
 * up to its neighbours on the line. */
static void
spread (const GArray *xs, const Word *word, guint low, guint high, guint *col, guint *n_cols)
{
    const double mid = box_mid_x (word->box);
    double least = G_MAXDOUBLE;
    guint best_from = *col, best_to = *col + *n_cols;
    for (guint from = low; from <= *col; from++) {
        for (guint to = *col + *n_cols; to <= high; to++) {
            const double width
                = g_array_index (xs, double, to) - g_array_index (xs, double, from);
            const double off
                = fabs (mid - (g_array_index (xs, double, from) + g_array_index (xs, double, to)) / 2);
            const double cost = off - SPREAD_WIDER * width;
            if (off < SPREAD_OFF * width && cost < least) {
                least = cost;
                best_from = from;
                best_to = to;
            }
        }
    }
    *col = best_from;
    *n_cols = best_to - best_from;
}

static void
columns_under (const GArray *xs, const Word *word, guint *col, guint *n_cols)
{
    guint first = xs->len, last = 0;
    for (guint c = 0; c + 1 < xs->len; c++) {
        const double x0 = g_array_index (xs, double, c), x1 = g_array_index (xs, double, c + 1);
        const double shared = span_overlap (x0, x1, word->box.x0, word->box.x1);
        if (shared > SPREAD_UNDER * MIN (x1 - x0, box_width (word->box))) {
            first = MIN (first, c);
            last = c;
        }
    }
    for (guint c = first; first != xs->len && c <= last; c++) {
        const double shared
            = span_overlap (g_array_index (xs, double, c), g_array_index (xs, double, c + 1),
                            word->box.x0, word->box.x1);
        if (shared > SPREAD_OWN * box_width (word->box))
            first = last = c;
    }
    *col = first == xs->len ? 0 : first;
    *n_cols = first == xs->len ? 1 : last - first + 1;
}

static void
place_heading_line (GArray *placed, const Words *words, const GArray *xs, guint line, guint row)
{
    const Line *l = &words->lines[line];
    guint low = 0;
    for (guint w = l->first; w < l->first + l->n; w++) {
        const Word *word = &words->words[w];
        guint col, n_cols, high = xs->len - 1;
        if (box_height (word->box) > GRID_OVERSIZE * words->size)
            continue;
        columns_under (xs, word, &col, &n_cols);
        if (w + 1 < l->first + l->n) {
            guint next, next_n;
            columns_under (xs, word + 1, &next, &next_n);
            high = MAX (next, col + n_cols);
        }
        if (n_cols > 1)
            spread (xs, word, MIN (low, col), high, &col, &n_cols);
        place (placed, row, col, n_cols, word->box, word->text);
        low = col + n_cols;
    }
}

static GArray *
row_dividers (const GArray *placed, guint n_rows, Box box)
{
    GArray *ys = g_array_new (FALSE, FALSE, sizeof (double));
    double edge = box.y0;
    for (guint r = 0; r <= n_rows; r++) {
        double bottom = edge, top = G_MAXDOUBLE;
        for (guint i = 0; i < placed->len; i++) {
            const Placed *p = &g_array_index (placed, Placed, i);
            if (p->row + 1 == r)
                bottom = MAX (bottom, p->box.y1);
            if (p->row == r)
                top = MIN (top, p->box.y0);
        }
        edge = r == 0 ? box.y0 : r == n_rows ? MAX (box.y1, edge) : (bottom + MIN (top, box.y1)) / 2;
        g_array_append_val (ys, edge);
    }
    return ys;
}

static gboolean
is_free (const Grid *grid, const Placed *placed)
{
    for (guint c = placed->col; c < placed->col + placed->n_cols; c++)
        if (grid_cell (grid, placed->row, c)->text->len > 0)
            return FALSE;
    return TRUE;
}

/* Writes the texts into their cells; lines of one cell one below the other. */
static void
put_placed (Grid *grid, const GArray *placed)
{
    for (guint i = 0; i < placed->len; i++) {
        const Placed *p = &g_array_index (placed, Placed, i);
        if (p->n_cols > 1 && is_free (grid, p))
            grid_add_cell (grid, p->row, p->col, 1, p->n_cols);
        GridCell *cell = grid_cell (grid, p->row, p->col);
        if (cell->text->len > 0)
            g_string_append_c (cell->text, '\n');
        cell->ink = cell->text->len > 0 ? box_union (cell->ink, p->box) : p->box;
        g_string_append (cell->text, p->text);
    }
}

static Grid *
build_grid (DiscloseWay way, Box box, GArray *xs, const GArray *placed, guint n_rows)
{
    Grid *grid = grid_new (way, box, xs, row_dividers (placed, n_rows, box));
    const guint n_cols = grid_n_cols (grid);
    for (guint r = 0; r < n_rows; r++)
        for (guint c = 0; c < n_cols; c++)
            grid_add_cell (grid, r, c, 1, 1);
    put_placed (grid, placed);
    return grid;
}

/* The body's pieces between top and bottom into rows from *row on. */
static void
place_body (GArray *placed, GPtrArray *keep, const Words *words, const GArray *xs, double top,
            double bottom, gboolean one_row, guint *row)
{
    GArray *pieces = cut_pieces (words, xs, top, bottom);
    guint n = 1;
    join_pieces (pieces, words->size);
    g_ptr_array_add (keep, pieces);
    if (one_row)
        for (guint i = 0; i < pieces->len; i++)
            g_array_index (pieces, Piece, i).row = 0;
    else
        n = make_rows (pieces, xs->len - 1, words->size);
    for (guint i = 0; i < pieces->len; i++) {
        const Piece *piece = &g_array_index (pieces, Piece, i);
        if (piece->row >= 0)
            place (placed, *row + (guint) piece->row, piece->col, 1, piece->box, piece->text->str);
    }
    *row += n;
}

static Grid *
align_stretch (const Words *words, const Stretch *stretch, const GArray *columns, Box box,
               const GArray *bands)
{
    g_autoptr (GArray) found = columns == NULL ? columns_find (words, stretch) : NULL;
    if (columns == NULL && found->len < 2)
        return NULL;
    GArray *xs = columns != NULL ? g_array_copy ((GArray *) columns) : columns_dividers (found);
    g_autoptr (GArray) placed = g_array_new (FALSE, FALSE, sizeof (Placed));
    g_autoptr (GPtrArray) keep = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
    guint row = 0;

    for (guint l = stretch->first; l < stretch->body; l++)
        place_heading_line (placed, words, xs, l, row++);
    if (stretch->body < stretch->end) {
        const double top = box_mid_y (words->lines[stretch->body].box);
        const double from = stretch->body > stretch->first
                                ? (top + box_mid_y (words->lines[stretch->body - 1].box)) / 2
                                : top - words->size;
        const double to = words->lines[stretch->end - 1].box.y1;
        if (bands == NULL)
            place_body (placed, keep, words, xs, from, to, FALSE, &row);
        for (guint b = 0; bands != NULL && b + 1 < bands->len; b++)
            if (g_array_index (bands, double, b + 1) > from)
                place_body (placed, keep, words, xs, MAX (from, g_array_index (bands, double, b)),
                            g_array_index (bands, double, b + 1), TRUE, &row);
    }
    box.x0 = MIN (box.x0, g_array_index (xs, double, 0));
    box.x1 = MAX (box.x1, g_array_index (xs, double, xs->len - 1));
    return build_grid (bands != NULL ? DISCLOSE_WAY_LINED : DISCLOSE_WAY_ALIGNED, box, xs, placed,
                       row);
}

static int
compare_double (gconstpointer a, gconstpointer b)
{
    const double *x = a, *y = b;
    return *x < *y ? -1 : *x > *y;
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

/* Lines of figures between two heights, index rows not counted. */
static guint
figure_lines_in (const Words *words, double top, double bottom)
{
    guint n = 0;
    for (guint l = 0; l < words->n_lines; l++) {
        const Line *line = &words->lines[l];
        const double mid = box_mid_y (line->box);
        gboolean figure = FALSE;
        if (mid < top || mid > bottom || line_is_index (words, l))
            continue;
        for (guint w = line->first; w < line->first + line->n; w++)
            figure |= amount_looks_like (words->words[w].folded);
        n += figure;
    }
    return n;
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

Grid *
align_frame (const Words *words, const Frame *frame, double top, double bottom,
             const GArray *columns)
{
    Stretch stretch;
    g_autoptr (GArray) ys = full_rules (frame);
    Box box = frame->box;
    box.y0 = MIN (box.y0, top); /* the heading may stand above the first rule */
    if (!stretch_find (words, box.y0, box.y1, TRUE, &stretch))
        return NULL;
    if (stretch.body == stretch.end) {
        /* The heading's rules only: the table runs on to the next page, where its last rule is. */
        Stretch open;
        if (stretch_find (words, box.y0, bottom, FALSE, &open)) {
            stretch = open;
            box.y1 = MAX (box.y1, words->lines[open.end - 1].box.y1);
        }
    }
    below_rule (words, &stretch, ys);
    const gboolean lined = is_lined (words, ys);
    return align_stretch (words, &stretch, columns, box, lined ? ys : NULL);
}

Grid *
align_words (const Words *words, double top, double bottom, const GArray *columns)
{
    Stretch stretch;
    if (!stretch_find (words, top, bottom, FALSE, &stretch))
        return NULL;
    Box box = words->lines[stretch.first].box;
    for (guint l = stretch.first; l < stretch.end; l++)
        box = box_union (box, words->lines[l].box);
    return align_stretch (words, &stretch, columns, box, NULL);
}

static guint
count_decimals (const char *figure)
{
    const char *point = strrchr (figure, '.');
    return point != NULL ? (guint) strlen (point + 1) : 0;
}

/* Whether pieces are several rows: two columns at least hold several whole figures each. A number
 * wrapped in its cell has pieces too, but they do not all look alike. */
static gboolean
holds_rows (const GArray *pieces, guint n_cols)
{
    guint columns = 0;
    for (guint c = 0; c < n_cols; c++) {
        guint figures = 0, decimals = 0;
        gboolean alike = TRUE;
        for (guint i = 0; i < pieces->len; i++) {
            const Piece *piece = &g_array_index (pieces, Piece, i);
            if (piece->col != c || !piece->figure)
                continue;
            const guint here = count_decimals (piece->text->str);
            alike &= figures == 0 || here == decimals;
            decimals = here;
            figures++;
        }
        columns += figures >= SPLIT_FIGURES || (figures >= 2 && alike);
    }
    return columns >= 2;
}

/* The rows that stand in one band of a grid; returns how many, 0 if the band is one row. */
static guint
split_band (GArray *placed, GPtrArray *keep, const Words *words, const GArray *xs, double top,
            double bottom, guint row)
{
    GArray *pieces = cut_pieces (words, xs, top, bottom);
    join_pieces (pieces, words->size);
    g_ptr_array_add (keep, pieces);
    if (!holds_rows (pieces, xs->len - 1))
        return 0;
    const guint n = make_rows (pieces, xs->len - 1, words->size);
    for (guint i = 0; i < pieces->len; i++) {
        const Piece *piece = &g_array_index (pieces, Piece, i);
        if (piece->row >= 0)
            place (placed, row + (guint) piece->row, piece->col, 1, piece->box, piece->text->str);
    }
    return n;
}

/* The table's body below a frame that holds its heading only. */
static guint
rows_below (GArray *placed, GPtrArray *keep, const Words *words, const Grid *grid, double bottom,
            guint row, Box *box)
{
    Stretch stretch;
    for (guint r = 0; r < grid_n_rows (grid); r++)
        if (figure_lines_in (words, g_array_index (grid->ys, double, r),
                             g_array_index (grid->ys, double, r + 1))
            > 0)
            return 0;
    if (!stretch_find (words, grid->box.y1, bottom, FALSE, &stretch)
        || stretch.body - stretch.first > 1
        || words->lines[stretch.first].box.y0 - grid->box.y1 > STRETCH_GAP * words->size)
        return 0;
    const Box last = words->lines[stretch.end - 1].box;
    const guint before = placed->len;
    guint next = row;
    place_body (placed, keep, words, grid->xs, grid->box.y1, last.y1, FALSE, &next);
    if (placed->len == before)
        return 0;
    box->y1 = MAX (box->y1, last.y1);
    return next - row;
}

/* A copy of the grid in which row r begins at starts[r]; cells of rows that were split are left out. */
static Grid *
regrid (Grid *grid, const guint *starts, const gboolean *split, guint n_rows, Box box,
        const GArray *placed)
{
    GArray *ys = g_array_new (FALSE, FALSE, sizeof (double));
    const guint old_rows = grid_n_rows (grid);
    for (guint r = 0, next = 0; r <= n_rows; r++) {
        while (next < old_rows && starts[next + 1] <= r)
            next++;
        double y = box.y1;
        if (next < old_rows) {
            const double top = g_array_index (grid->ys, double, next);
            const double height = g_array_index (grid->ys, double, next + 1) - top;
            y = top + height * (r - starts[next]) / (starts[next + 1] - starts[next]);
        } else if (r < n_rows) {
            y = grid->box.y1
                + (box.y1 - grid->box.y1) * (r - starts[old_rows]) / (n_rows - starts[old_rows]);
        }
        g_array_append_val (ys, y);
    }
    Grid *next = grid_new (grid->way, box, g_array_ref (grid->xs), ys);
    for (guint r = 0; r < n_rows; r++)
        for (guint c = 0; c < grid_n_cols (next); c++)
            grid_add_cell (next, r, c, 1, 1);
    for (guint i = 0; i < grid->cells->len; i++) {
        GridCell *cell = g_ptr_array_index (grid->cells, i);
        const guint end = MIN (cell->row + cell->n_rows, old_rows);
        if (split[cell->row])
            continue;
        grid_add_cell (next, starts[cell->row], cell->col, starts[end] - starts[cell->row],
                       cell->n_cols);
        GridCell *copy = grid_cell (next, starts[cell->row], cell->col);
        g_string_assign (copy->text, cell->text->str);
        copy->ink = cell->ink;
    }
    put_placed (next, placed);
    return next;
}

Grid *
align_split_rows (Grid *grid, const Words *words, double bottom)
{
    const guint n_rows = grid_n_rows (grid);
    g_autofree guint *starts = g_new0 (guint, n_rows + 1);
    g_autofree gboolean *split = g_new0 (gboolean, n_rows + 1);
    g_autoptr (GArray) placed = g_array_new (FALSE, FALSE, sizeof (Placed));
    g_autoptr (GPtrArray) keep = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
    Box box = grid->box;
    guint row = 0;

    for (guint r = 0; r < n_rows; r++) {
        const double top = g_array_index (grid->ys, double, r);
        const double end = g_array_index (grid->ys, double, r + 1);
        starts[r] = row;
        guint n = 0;
        if (end - top > SPLIT_HEIGHT * words->size)
            n = split_band (placed, keep, words, grid->xs, top, end, row);
        split[r] = n > 0;
        row += MAX (n, 1);
    }
    starts[n_rows] = row;
    row += rows_below (placed, keep, words, grid, bottom, row, &box);
    if (row == n_rows)
        return grid;
    Grid *next = regrid (grid, starts, split, row, box, placed);
    grid_free (grid);
    return next;
}
