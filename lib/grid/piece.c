#include "piece.h"

#include "amount.h"
#include "bounds.h"
#include "grid.h"
#include "text.h"

#include <string.h>

static void
piece_clear (gpointer data)
{
    g_string_free (((Piece *) data)->text, TRUE);
}

/* The column at x, for all between the outermost dividers; else the first or the last. */
static guint
column_at (const GArray *xs, double x)
{
    guint c = 0;
    while (c + 2 < xs->len && x >= g_array_index (xs, double, c + 1))
        c++;
    return c;
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

/* Whether a word may be cut before a character: not between two of a label with no gap of columns
 * between them. */
static gboolean
may_cut (const Words *words, guint g)
{
    const Glyph *before = &words->glyphs[g - 1], *glyph = &words->glyphs[g];
    return !g_unichar_iswide (before->c) || !g_unichar_iswide (glyph->c)
           || glyph->box.x0 - before->box.x1 >= COLUMN_GAP * words->size;
}

/* The column of the characters from `first` on that are not cut from each other:
 * that of most of them. An amount is never cut: half a figure would be a wrong one, and a sign that
 * was cut off would be taken for a blank. Digits alone may be a code and an amount that touch. */
static guint
column_of_run (const Words *words, const GArray *xs, const Word *word, guint first)
{
    const guint end = word->first + word->n;
    if (amount_looks_like (word->folded) && strpbrk (word->folded, ".,-(") != NULL)
        return column_at (xs, box_mid_x (word->box));
    guint last = first + 1;
    while (last < end && !may_cut (words, last))
        last++;
    return column_at (xs, box_mid_x (words->glyphs[(first + last - 1) / 2].box));
}

/* Whether a word goes over more than two columns: a sentence, which no column has. */
static gboolean
is_over_several (const Words *words, const GArray *xs, const Word *word)
{
    const Box first = words->glyphs[word->first].box;
    const Box last = words->glyphs[word->first + word->n - 1].box;
    return column_at (xs, box_mid_x (last)) > column_at (xs, box_mid_x (first)) + 1
           && !amount_looks_like (word->folded);
}

/* Makes the piece reach over a box too. Ideographs alone tell its height where it has any: digits
 * of another font have boxes that stand higher or lower on the same line, and would move a label
 * with a code off the pitch of those without. */
static void
extend (Piece *piece, Box box, gboolean wide)
{
    const Box both = box_union (piece->box, box);
    if (wide == piece->wide)
        piece->box = both;
    else
        piece->box =
            (Box){ both.x0, wide ? box.y0 : piece->box.y0, both.x1, wide ? box.y1 : piece->box.y1 };
    piece->wide |= wide;
}

/* Cuts a word at the dividers. What sticks out over the outermost of them goes with the rest. */
static void
cut_word (GArray *pieces, const Words *words, const GArray *xs, const Word *word)
{
    const guint from = pieces->len;
    const gboolean several = is_over_several (words, xs, word);
    guint col = 0;
    for (guint g = word->first; g < word->first + word->n; g++) {
        const Glyph *glyph = &words->glyphs[g];
        if (several)
            col = column_at (xs, box_mid_x (glyph->box));
        else if (g == word->first || may_cut (words, g))
            col = column_of_run (words, xs, word, g);
        if (words_is_oversize (words, glyph->box))
            continue;
        Piece *last = pieces->len > from ? &g_array_index (pieces, Piece, pieces->len - 1) : NULL;
        if (last == NULL || last->col != col) {
            const Piece piece = { .col = col,
                                  .box = glyph->box,
                                  .text = g_string_new (NULL),
                                  .wide = g_unichar_iswide (glyph->c),
                                  .row = -1 };
            g_array_append_val (pieces, piece);
            last = &g_array_index (pieces, Piece, pieces->len - 1);
        }
        extend (last, glyph->box, g_unichar_iswide (glyph->c));
        g_string_append_unichar (last->text, glyph->c);
    }
}

/* The words between top and bottom, cut at the dividers. */
static GArray *
cut_pieces (const Words *words, const GArray *xs, double top, double bottom)
{
    GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
    const double left = g_array_index (xs, double, 0);
    const double right = g_array_index (xs, double, xs->len - 1);
    g_array_set_clear_func (pieces, piece_clear);
    for (guint w = 0; w < words->n; w++) {
        const double mid = box_mid_y (words->words[w].box);
        if (mid >= top && mid <= bottom && word_is_between (words, &words->words[w], left, right))
            cut_word (pieces, words, xs, &words->words[w]);
    }
    g_array_sort (pieces, compare_pieces);
    return pieces;
}

/* Whether two texts on one line are no one number: two numbers, or a number with a sign too far off
 * to be its own, which stands for a blank in another column. */
static gboolean
are_apart (const Piece *a, const Piece *b, double size)
{
    g_autofree char *one = text_fold (a->text->str), *other = text_fold (b->text->str);
    const double gap = MAX (a->box.x0, b->box.x0) - MIN (a->box.x1, b->box.x1);
    const gboolean numbers = amount_looks_like (one) && amount_looks_like (other);
    const gboolean sign = strcmp (one, "-") == 0 || strcmp (other, "-") == 0;
    return numbers || (sign && gap > PIECE_SIGN * size);
}

/* Writes b's text before or behind a's. */
static void
join_texts (Piece *a, const Piece *b, double size)
{
    const gboolean behind = a->box.x0 <= b->box.x0;
    const gboolean apart = are_apart (a, b, size);
    g_string_insert (a->text, behind ? -1 : 0, b->text->str);
    if (apart)
        g_string_insert_unichar (
            a->text, (gssize) (behind ? a->text->len - b->text->len : b->text->len), GRID_APART);
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
            join_texts (a, b, size);
            extend (a, b->box, b->wide);
            g_array_remove_index (pieces, j);
        }
    }
    for (guint i = 0; i < pieces->len; i++) {
        Piece *piece = &g_array_index (pieces, Piece, i);
        g_autofree char *folded = text_fold (piece->text->str);
        piece->figure = amount_looks_like (folded);
        piece->leads = text_begins_with_code (folded);
    }
}

GArray *
pieces_cut (const Words *words, const GArray *xs, double top, double bottom)
{
    GArray *pieces = cut_pieces (words, xs, top, bottom);
    join_pieces (pieces, words->size);
    return pieces;
}
