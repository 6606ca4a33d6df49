/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which cell of a ruled grid each character stands in. What crosses a divider is looked at as a
 * whole: a number printed a little wider than its column is still one number, and of a label longer
 * than its cell the end is printed all the same, where only the beginning is seen. */
#include "amount.h"
#include "bounds.h"
#include "grid.h"
#include "spill.h"
#include "text.h"

#include <math.h>
#include <string.h>

/* Characters of a word that are figures, or none of which is. */
typedef struct {
    guint first, n; /* in Words.glyphs */
    Box box;
    gboolean figures;
} Chunk;

static gboolean
is_of_figure (const Glyph *glyph)
{
    const gunichar c = text_fold_char (glyph->c);
    return c != 0 && c < 0x80 && strchr ("0123456789.,", (int) c) != NULL;
}

/* Whether a glyph of the word is a figure, or a bracket around one. A dash before one may be the
 * blank cell on its left. */
static gboolean
is_of_number (const Words *words, const Word *word, guint i)
{
    const Glyph *glyph = &words->glyphs[i];
    const gunichar c = text_fold_char (glyph->c);
    if (c == '(')
        return i + 1 < word->first + word->n && is_of_figure (glyph + 1);
    if (c == ')')
        return i > word->first && is_of_figure (glyph - 1);
    return is_of_figure (glyph);
}

static double
narrowest_digit (const Glyph *glyphs, guint n)
{
    double narrowest = G_MAXDOUBLE;
    for (guint i = 0; i < n; i++)
        if (g_unichar_isdigit (glyphs[i].c))
            narrowest = MIN (narrowest, box_width (glyphs[i].box));
    return narrowest;
}

static int
compare_widths (gconstpointer a, gconstpointer b)
{
    const double *x = a, *y = b;
    return *x < *y ? -1 : *x > *y;
}

/* The width of most digits; 0 if there are hardly any, or too many for a number. */
static double
usual_digit (const Glyph *glyphs, guint n)
{
    double widths[2 * AMOUNT_MAX_DIGITS] = { 0 };
    guint digits = 0;
    for (guint i = 0; i < n; i++)
        if (g_unichar_isdigit (glyphs[i].c) && digits < G_N_ELEMENTS (widths))
            widths[digits++] = box_width (glyphs[i].box);
    qsort (widths, digits, sizeof (double), compare_widths);
    return digits > 2 && digits < G_N_ELEMENTS (widths) ? widths[digits / 2] : 0;
}

/* Where the number of another cell begins in the word, or its end. Numbers that are each wider than
 * their cells are printed over each other; where one begins, the box of the digit or dash under it
 * is told as the narrower. */
static guint
end_of_cell (const Grid *grid, const Words *words, const Word *word, guint first)
{
    const Glyph *glyphs = words->glyphs;
    const guint end = word->first + word->n;
    const double digit = usual_digit (glyphs + word->first, word->n);
    const gboolean one = amount_looks_like (word->folded); /* or a dash and a number */
    for (guint i = first + 1; i < end; i++) {
        const double width = box_width (glyphs[i - 1].box);
        if (g_unichar_isdigit (glyphs[i].c)
            && grid_band (grid->xs, glyphs[i - 1].box.x0) != grid_band (grid->xs, glyphs[i].box.x1)
            && (one ? text_fold_char (glyphs[i - 1].c) == '-' && width < FILL_DASH_UNDER * digit
                    : g_unichar_isdigit (glyphs[i - 1].c) && width < FILL_DIGIT_UNDER * digit))
            return i;
    }
    return end;
}

/* The characters of the word from one on that are figures, or are not. A whole number is never
 * parted. */
static Chunk
chunk_from (const Grid *grid, const Words *words, const Word *word, guint first)
{
    const Glyph *glyphs = words->glyphs;
    const guint end = end_of_cell (grid, words, word, first);
    Chunk chunk = { first, 1, glyphs[first].box, is_of_number (words, word, first) };
    if (first == word->first && end == word->first + word->n && amount_looks_like (word->folded))
        return (Chunk){ word->first, word->n, word->box, TRUE };
    for (guint i = first + 1; i < end && is_of_number (words, word, i) == chunk.figures; i++) {
        chunk.box = box_union (chunk.box, glyphs[i].box);
        chunk.n++;
    }
    return chunk;
}

static gboolean
is_number (const Words *words, const Chunk *chunk)
{
    char text[AMOUNT_MAX_DIGITS * 2] = "";
    if (chunk->n >= sizeof text)
        return FALSE;
    for (guint i = 0; i < chunk->n; i++)
        text[i] = (char) text_fold_char (words->glyphs[chunk->first + i].c);
    return amount_looks_like (text);
}

/* Whether a divider is crossed in the widest of the gaps: the end of one cell and the beginning of
 * the next, which hardly any room parts. The box of a digit may have been drawn out to the next
 * character, so a digit counts as wide as the narrowest. */
static gboolean
parts_at_divider (const Grid *grid, const Words *words, const Chunk *chunk)
{
    const Glyph *glyphs = words->glyphs + chunk->first;
    const double digit = narrowest_digit (glyphs, chunk->n);
    double widest = 0, across = 0;
    for (guint i = 1; i < chunk->n; i++) {
        const Box *before = &glyphs[i - 1].box, *box = &glyphs[i].box;
        const double gap = box->x0 - before->x0 - MIN (box_width (*before), digit);
        if (grid_band (grid->xs, box_mid_x (*box)) == grid_band (grid->xs, box_mid_x (*before))) {
            widest = MAX (widest, gap);
        } else {
            across = MAX (across, gap);
        }
    }
    return across > widest + GRID_PART * box_height (chunk->box);
}

/* Whether all of it belongs where its middle is. Two numbers that touch are none (two points), and
 * are parted at the divider like any other text. */
static gboolean
goes_whole (const Grid *grid, const Words *words, const Chunk *chunk)
{
    const Box box = chunk->box;
    const int mid = grid_band (grid->xs, box_mid_x (box));
    if (mid < 0 || grid_band (grid->xs, box.x0) == grid_band (grid->xs, box.x1)
        || parts_at_divider (grid, words, chunk) || (chunk->figures && !is_number (words, chunk)))
        return FALSE;
    const double inside = span_overlap (g_array_index (grid->xs, double, mid),
                                        g_array_index (grid->xs, double, mid + 1), box.x0, box.x1);
    return inside >= GRID_WHOLE * box_width (box);
}

/* The column of a character of a word that stands in the grid: the outermost of one that sticks out
 * of it. */
static int
column_inside (const Grid *grid, const Box *box)
{
    const double left = g_array_index (grid->xs, double, 0);
    const double right = g_array_index (grid->xs, double, grid->xs->len - 1);
    return grid_band (grid->xs, CLAMP (box_mid_x (*box), left, right));
}

/* Whether figures that are no one number part at the dividers into numbers of as many decimals. */
static gboolean
parts_into_numbers (const Grid *grid, const Words *words, const Chunk *chunk)
{
    char text[AMOUNT_MAX_DIGITS * 2] = "";
    guint n = 0;
    int scale = -1;
    for (guint i = chunk->first; i < chunk->first + chunk->n; i++) {
        const Glyph *glyph = &words->glyphs[i];
        const gboolean ends =
            i + 1 == chunk->first + chunk->n
            || column_inside (grid, &glyph->box) != column_inside (grid, &glyph[1].box);
        if (n + 1 == sizeof text)
            return FALSE;
        text[n++] = (char) text_fold_char (glyph->c);
        if (!ends)
            continue;
        DiscloseAmount amount;
        text[n] = '\0';
        if (!disclose_amount_parse (text, &amount) || (scale >= 0 && amount.scale != scale))
            return FALSE;
        scale = amount.scale;
        n = 0;
    }
    return TRUE;
}

/* Whether figures with a point or a comma go over a divider and nothing in them says where one cell
 * ends. */
static gboolean
is_cut (const Grid *grid, const Words *words, const Chunk *chunk)
{
    gboolean point = FALSE, comma = FALSE;
    for (guint i = chunk->first; i < chunk->first + chunk->n; i++) {
        point |= text_fold_char (words->glyphs[i].c) == '.';
        comma |= text_fold_char (words->glyphs[i].c) == ',';
    }
    const Glyph *first = &words->glyphs[chunk->first], *last = first + chunk->n - 1;
    if (!chunk->figures || column_inside (grid, &first->box) == column_inside (grid, &last->box)
        || parts_at_divider (grid, words, chunk))
        return FALSE;
    return is_number (words, chunk) ? point
                                    : (point || comma) && !parts_into_numbers (grid, words, chunk);
}

static int
compare_cell (gconstpointer a, gconstpointer b)
{
    const Inked *p = a, *q = b;
    if (p->cell != q->cell)
        return p->cell < q->cell ? -1 : 1;
    const double d = box_mid_y (p->glyph->box) - box_mid_y (q->glyph->box);
    return d < 0 ? -1 : d > 0;
}

static int
compare_left (gconstpointer a, gconstpointer b)
{
    const Inked *p = a, *q = b;
    return p->glyph->box.x0 < q->glyph->box.x0 ? -1 : p->glyph->box.x0 > q->glyph->box.x0;
}

/* Whether a chunk of letters goes on where one before it ended: figures printed over the end of a
 * label part it in two. */
static gboolean
goes_on (const Chunk *label, const Chunk *chunk)
{
    return label->n > 0 && !chunk->figures
           && fabs (chunk->box.x0 - label->box.x1) <= GRID_LABEL * box_height (chunk->box);
}

/* What sticks out over the outermost dividers of a word that stands in a cell goes with it: half a
 * figure would be a wrong one. */
static void
place_word (GArray *inked, const Grid *grid, const Words *words, const Word *word)
{
    const double left = g_array_index (grid->xs, double, 0);
    const double right = g_array_index (grid->xs, double, grid->xs->len - 1);
    const gboolean inside = word_is_between (words, word, left, right);
    const gboolean crosses =
        grid_band (grid->xs, word->box.x0) != grid_band (grid->xs, word->box.x1);
    Chunk chunk = { word->first, 0, word->box, FALSE }, label = chunk;
    gboolean whole = FALSE, label_whole = FALSE, cut = FALSE;
    for (guint i = word->first; i < word->first + word->n; i++) {
        const Glyph *glyph = &words->glyphs[i];
        if (crosses && i == chunk.first + chunk.n) {
            chunk = chunk_from (grid, words, word, i);
            whole = goes_whole (grid, words, &chunk);
            cut = !whole && is_cut (grid, words, &chunk);
            if (goes_on (&label, &chunk)) {
                label.box.x1 = chunk.box.x1;
                chunk.box = label.box;
                whole = label_whole;
            } else if (!chunk.figures) {
                label = chunk;
                label_whole = whole;
            }
        }
        const double x = box_mid_x (whole ? chunk.box : glyph->box);
        const int col = grid_band (grid->xs, inside ? CLAMP (x, left, right) : x);
        const int row = grid_band (grid->ys, box_mid_y (glyph->box));
        if (row < 0 || col < 0 || words_is_oversize (words, glyph->box))
            continue; /* outside, or a watermark */
        const guint cell = grid->owner[(guint) row * grid_n_cols (grid) + (guint) col];
        if (cut)
            ((GridCell *) g_ptr_array_index (grid->cells, cell))->doubt = "amount-cut";
        const Inked p = { cell, (guint) (word - words->words), glyph };
        g_array_append_val (inked, p);
    }
}

/* Text that runs out of a cell too low for it is printed over that of the next. A letter or figure
 * on another is no accent and no mark. */
static gboolean
is_overprinted (const Inked *line, guint n)
{
    guint over = 0;
    for (guint i = 1; i < n; i++) {
        const Glyph *before = line[i - 1].glyph, *glyph = line[i].glyph;
        const double least = MIN (box_width (before->box), box_width (glyph->box));
        if (before->box.x1 - glyph->box.x0 > FILL_OVER * least)
            over +=
                g_unichar_isalnum (before->c) && g_unichar_isalnum (glyph->c) ? FILL_OVER_LEAST : 1;
    }
    return over >= FILL_OVER_LEAST;
}

/* Whether a number begins or ends in a neighbour of its cell. What would be farther in some
 * producers leave away, and nothing tells that it was there. Outside of the table there is room. */
static gboolean
is_out_of_cell (const Grid *grid, const GridCell *cell, const Inked *line, guint n)
{
    const guint sign = text_fold_char (line[0].glyph->c) == '-' && n > 1;
    const Glyph *first = line[sign].glyph, *last = line[n - 1].glyph;
    const double digit = MIN (box_width (first->box), box_width (last->box));
    const guint col = cell->col, end = cell->col + cell->n_cols;
    const double left = col > 0 ? g_array_index (grid->xs, double, col) : -G_MAXDOUBLE;
    const double right =
        end < grid_n_cols (grid) ? g_array_index (grid->xs, double, end) : G_MAXDOUBLE;
    for (guint i = sign; i < n; i++)
        if (!is_of_figure (line[i].glyph))
            return FALSE;
    return n > 1
           && ((g_unichar_isdigit (first->c) && left - first->box.x0 > FILL_OUT * digit)
               || (g_unichar_isdigit (last->c) && last->box.x1 - right > FILL_OUT * digit));
}

static void
append_line (const Grid *grid, GridCell *cell, Inked *line, guint n)
{
    qsort (line, n, sizeof (Inked), compare_left);
    if (cell->text->len > 0)
        g_string_append_c (cell->text, '\n');
    else
        cell->ink = line[0].glyph->box;
    if (is_overprinted (line, n))
        cell->doubt = "text-overprinted";
    else if (is_out_of_cell (grid, cell, line, n))
        cell->doubt = "amount-cut";
    for (guint i = 0; i < n; i++) {
        g_string_append_unichar (cell->text, line[i].glyph->c);
        cell->ink = box_union (cell->ink, line[i].glyph->box);
    }
}

void
grid_fill (Grid *grid, const Words *words)
{
    g_autoptr (GArray) inked = g_array_new (FALSE, FALSE, sizeof (Inked));
    for (guint w = 0; w < words->n; w++) {
        const Word *word = &words->words[w];
        if (span_overlap (word->box.y0, word->box.y1, grid->box.y0, grid->box.y1) >= 0)
            place_word (inked, grid, words, word);
    }
    g_array_sort (inked, compare_cell);
    if (spill_give_back (grid, inked))
        g_array_sort (inked, compare_cell);
    Inked *p = (Inked *) inked->data;
    for (guint i = 0; i < inked->len;) {
        guint end = i + 1;
        while (end < inked->len && p[end].cell == p[i].cell
               && box_mid_y (p[end].glyph->box) - box_mid_y (p[end - 1].glyph->box)
                      < GRID_LINE * box_height (p[end - 1].glyph->box))
            end++;
        append_line (grid, g_ptr_array_index (grid->cells, p[i].cell), p + i, end - i);
        i = end;
    }
}
