/* The lines that hold figures show where columns are: nothing is ever printed between them, on any
 * line. A column that is blank on this page shows in the heading only, so the heading's words are
 * laid over the columns found, from the lowest line up: a word over no column is a column of its
 * own, a word over several is a heading they share. */
#include "columns.h"

#include "amount.h"
#include "block.h"
#include "bounds.h"
#include "halves.h"
#include "text.h"

#include <math.h>
#include <string.h>

/* What is printed on a line, a bin each 1. */
static void
project_line (const Words *words, guint line, guint8 *bins, guint n_bins)
{
    const Line *l = &words->lines[line];
    for (guint w = l->first; w < l->first + l->n; w++) {
        const Word *word = &words->words[w];
        for (guint g = word->first; g < word->first + word->n; g++) {
            const Box b = words->glyphs[g].box;
            if (words_is_oversize (words, b))
                continue;
            const guint from = (guint) MAX (b.x0 / COLUMN_BIN, 0);
            const guint to = (guint) MAX (b.x1 / COLUMN_BIN, 0);
            for (guint i = from; i <= MIN (to, n_bins - 1); i++)
                bins[i] = 1;
        }
    }
}

/* The least gap between two columns of a body of so many lines. */
static double
least_gap (const Words *words, const Stretch *stretch)
{
    const guint lines = stretch->end - stretch->body;
    return (lines < COLUMN_FEW ? COLUMN_GAP_FEW : COLUMN_GAP) * words->size;
}

/* Whether a word of the line stands over the gap of two columns, `least` wide. */
static gboolean
is_across (const Words *words, guint line, const guint8 *bins, guint n_bins, double least)
{
    const Line *l = &words->lines[line];
    for (guint w = l->first; w < l->first + l->n; w++) {
        const Box b = words->words[w].box;
        const guint to = MIN ((guint) MAX (b.x1 / COLUMN_BIN, 0), n_bins - 1);
        guint gap = 0;
        gboolean behind = FALSE; /* a column */
        for (guint i = (guint) MAX (b.x0 / COLUMN_BIN, 0); i <= to; i++) {
            if (behind && bins[i] && gap * COLUMN_BIN >= least)
                return TRUE;
            gap = bins[i] ? 0 : gap + 1;
            behind |= bins[i];
        }
    }
    return FALSE;
}

/* Which bins of the width something is printed in, on the lines of the body. Below the last figures
 * stands the rest of a label, or a note that goes over the columns: there the stretch ends. */
static guint8 *
project (const Words *words, Stretch *stretch, guint *n_bins)
{
    const double width = stretch_width (words, stretch), least = least_gap (words, stretch);
    gboolean sentence = FALSE;
    double right = 0;
    guint end = stretch->body; /* of the figures */
    for (guint l = stretch->body; l < stretch->end; l++) {
        right = MAX (right, words->lines[l].box.x1);
        end = line_figures (words, l) > 0 ? l + 1 : end;
    }
    *n_bins = (guint) CLAMP (right / COLUMN_BIN + 2, 2, COLUMN_BINS);
    guint8 *bins = g_new0 (guint8, *n_bins);
    for (guint l = stretch->body; l < stretch->end; l++) {
        if (l >= end && is_across (words, l, bins, *n_bins, least)) {
            stretch->end = l;
            break;
        }
        sentence = line_is_sentence (words, l, width, sentence);
        if (!sentence)
            project_line (words, l, bins, *n_bins);
    }
    return bins;
}

/* How many words of the body stand on both sides of x. */
static guint
count_crossing (const Words *words, const Stretch *stretch, double x)
{
    const double reach = COLUMN_CROSS * words->size;
    guint n = 0;
    for (guint l = stretch->body; l < stretch->end; l++) {
        const Line *line = &words->lines[l];
        for (guint w = line->first; w < line->first + line->n; w++)
            n += words->words[w].box.x0 < x - reach && words->words[w].box.x1 > x + reach
                 && words->words[w].n <= STRETCH_PROSE_CHARS
                 && !word_is_parted_at (words, &words->words[w], x);
    }
    return n;
}

gboolean
columns_are_crossed (const GArray *dividers, const Words *words, const Stretch *stretch)
{
    for (guint d = 1; d + 1 < dividers->len; d++)
        if (count_crossing (words, stretch, g_array_index (dividers, double, d)) >= COLUMN_CROSSED)
            return TRUE;
    return FALSE;
}

/* Codes begin a label at its left edge: where several begin at one place, the bin there begins a
 * column however near the column before it is. */
static void
mark_codes (const Words *words, const Stretch *stretch, guint8 *bins, guint n_bins)
{
    g_autofree guint16 *begins = g_new0 (guint16, n_bins + 1);
    for (guint l = stretch->body; l < stretch->end; l++) {
        const Line *line = &words->lines[l];
        for (guint w = line->first; w < line->first + line->n; w++) {
            const Word *word = &words->words[w];
            const guint bin = (guint) MAX (word->box.x0 / COLUMN_BIN, 0);
            if (bin < n_bins && text_begins_with_code (word->folded))
                begins[bin]++;
        }
    }
    for (guint i = 0; i + 1 < n_bins; i++)
        if (begins[i] + begins[i + 1] >= COLUMN_CODES && (i == 0 || bins[i - 1] != 2)
            && count_crossing (words, stretch, i * COLUMN_BIN) == 0)
            bins[begins[i] > 0 ? i : i + 1] = 2;
}

GArray *
columns_of_body (const Words *words, Stretch *stretch)
{
    guint n_bins;
    g_autofree guint8 *bins = project (words, stretch, &n_bins);
    mark_codes (words, stretch, bins, n_bins);
    GArray *columns = g_array_new (FALSE, FALSE, sizeof (Column));
    const double least = least_gap (words, stretch);
    for (guint i = 0; i < n_bins;) {
        if (!bins[i]) {
            i++;
            continue;
        }
        guint end = i + 1;
        while (end < n_bins && bins[end] == 1)
            end++;
        const Column column = { i * COLUMN_BIN, end * COLUMN_BIN, TRUE, FALSE, 0, TRUE, 0 };
        Column *last = columns->len > 0 ? &g_array_index (columns, Column, columns->len - 1) : NULL;
        if (last != NULL && column.x0 - last->x1 < least && bins[i] != 2)
            last->x1 = column.x1;
        else if (columns->len < COLUMN_MAX)
            g_array_append_val (columns, column);
        i = end;
    }
    return columns;
}

/* The nearest column with a heading on one side of a place; NULL if there is none. */
static const Column *
headed_beside (const GArray *columns, double x, gboolean left)
{
    const Column *nearest = NULL;
    for (guint c = 0; c < columns->len; c++) {
        const Column *column = &g_array_index (columns, Column, c);
        if (!column->head)
            continue;
        if (left && column->x1 <= x)
            nearest = column;
        else if (!left && column->x0 >= x)
            return column;
    }
    return nearest;
}

/* Whether a column of the body that has no heading yet stands under the block, between two that
 * have all of theirs. */
static gboolean
is_over_unheaded (const Block *block, const Column *a, const Column *b)
{
    for (const Column *column = a + 1; a->body && b->body && column < b; column++)
        if (span_overlap (column->x0, column->x1, block->box.x0, block->box.x1) > 0)
            return TRUE;
    return FALSE;
}

/* Whether a heading word stands in the middle over two neighbours that have headings below it, and
 * is theirs: not over a column between them, which would be twice as far from each other as others.
 */
static gboolean
is_over_two (const GArray *columns, const Block *block, double size)
{
    const double mid = box_mid_x (block->box);
    const Column *a = headed_beside (columns, mid, TRUE), *b = headed_beside (columns, mid, FALSE);
    if (a == NULL || b == NULL || is_over_unheaded (block, a, b)
        || MIN (a->top, b->top) < block->box.y1 - TIER_SAME * size)
        return FALSE;
    const Column *before = headed_beside (columns, a->x0, TRUE);
    const Column *after = headed_beside (columns, b->x1, FALSE);
    const double apart = (b->x0 + b->x1 - a->x0 - a->x1) / 2;
    double pitch = G_MAXDOUBLE;
    if (before != NULL)
        pitch = MIN (pitch, (a->x0 + a->x1 - before->x0 - before->x1) / 2);
    if (after != NULL)
        pitch = MIN (pitch, (after->x0 + after->x1 - b->x0 - b->x1) / 2);
    return apart < COLUMN_APART * pitch;
}

/* A heading over a number of the index row and over words of the body that have no heading yet: the
 * number stands in the middle of the column, the words at its side. Joins column c with the next if
 * they are such two. */
static gboolean
join_numbered (GArray *columns, guint c)
{
    Column *a = &g_array_index (columns, Column, c), *b = a + 1;
    const gboolean a_number = a->head && a->top == G_MAXDOUBLE && !a->body;
    const gboolean b_number = b->head && b->top == G_MAXDOUBLE && !b->body;
    if (!(a_number && b->body && !b->head) && !(b_number && a->body && !a->head))
        return FALSE;
    *a = (Column){ a->x0, b->x1, TRUE, TRUE, 0, TRUE, G_MAXDOUBLE };
    g_array_remove_index (columns, c + 1);
    return TRUE;
}

/* Lays a cell of the heading over the columns; where it overlaps none it may be a new one, unless
 * only columns that have a heading already may take it. */
static void
lay_box (GArray *columns, Box box, gboolean index, gboolean headed_only)
{
    guint over = 0, at = 0, right = columns->len;
    for (guint c = columns->len; c-- > 0;) {
        const Column *column = &g_array_index (columns, Column, c);
        if (span_overlap (column->x0, column->x1, box.x0, box.x1) > 0) {
            over++;
            at = c;
        }
        if (column->x0 >= box.x1)
            right = c;
    }
    const double top = index ? G_MAXDOUBLE : box.y0;
    if (over == 2 && join_numbered (columns, at))
        over = 1;
    if (headed_only && (over != 1 || !g_array_index (columns, Column, at).head))
        return;
    if (over == 1) {
        Column *column = &g_array_index (columns, Column, at);
        if (column->head && column->top < G_MAXDOUBLE)
            return; /* it has its own heading */
        column->x0 = MIN (column->x0, box.x0);
        column->x1 = MAX (column->x1, box.x1);
        column->head = TRUE;
        column->top = top;
    } else if (over == 0 && columns->len < COLUMN_MAX) {
        const Column column = { box.x0, box.x1, FALSE, TRUE, 0, TRUE, top };
        g_array_insert_val (columns, right, column);
    }
}

/* From where on an index line names every column: from its first number, or from its beginning
 * where it marks label columns one by one. A mark too wide for a narrow column is wrapped onto
 * lines of its own, and stands not on this one. */
static double
names_from (const GArray *columns, const Words *words, guint line)
{
    const Column *first = &g_array_index (columns, Column, 0);
    const Line *l = &words->lines[line];
    const char *mark = words->words[l->first].folded;
    guint marks = 0, alike = 0;
    for (; marks < l->n && !amount_looks_like (words->words[l->first + marks].folded); marks++)
        alike += strcmp (words->words[l->first + marks].folded, mark) == 0;
    if (marks >= 2 && alike == marks)
        return columns->len > 0 && first->x1 < words->words[l->first].box.x0
                   ? words->words[l->first].box.x0
                   : -G_MAXDOUBLE;
    return marks < l->n ? words->words[l->first + marks].box.x0 : G_MAXDOUBLE;
}

static void
lay_heading (GArray *columns, const Words *words, const Stretch *stretch)
{
    double numbered = G_MAXDOUBLE; /* from there on an index row names every column */
    g_autoptr (GArray) blocks = blocks_find (words, stretch, NULL);
    for (guint l = stretch->body; l-- > stretch->first;) {
        const Line *line = &words->lines[l];
        if (!line_is_index (words, l))
            continue;
        for (guint w = line->first; w < line->first + line->n; w++)
            lay_box (columns, words->words[w].box, TRUE, FALSE);
        numbered = names_from (columns, words, l);
    }
    for (guint i = 0; i < blocks->len; i++) { /* from the lowest up */
        const Block *block = &g_array_index (blocks, Block, i);
        if (block->box.x0 >= numbered)
            lay_box (columns, block->box, FALSE, TRUE);
        else if (!is_over_two (columns, block, words->size))
            lay_box (columns, block->box, FALSE, FALSE);
    }
}

/* Columns that no rule and no heading of their own part: a code printed with blanks in it. */
static void
join_unheaded (GArray *columns, const Words *words, const Stretch *stretch)
{
    for (guint c = 1; c < columns->len;) {
        Column *left = &g_array_index (columns, Column, c - 1);
        const Column *right = &g_array_index (columns, Column, c);
        gboolean shared = FALSE, parted = FALSE; /* a heading over both; one over the right only */
        for (guint l = stretch->first; l < stretch->body; l++) {
            const Line *line = &words->lines[l];
            for (guint w = line->first; w < line->first + line->n; w++) {
                const Box b = words->words[w].box;
                const gboolean l_over = span_overlap (left->x0, left->x1, b.x0, b.x1) > 0;
                const gboolean r_over = span_overlap (right->x0, right->x1, b.x0, b.x1) > 0;
                shared |= l_over && r_over;
                parted |= r_over && !l_over;
            }
        }
        if (shared && !parted && right->x0 - left->x1 < COLUMN_JOIN * words->size) {
            left->x1 = right->x1;
            g_array_remove_index (columns, c);
        } else {
            c++;
        }
    }
}

void
columns_add_heading (GArray *columns, const Words *words, const Stretch *stretch)
{
    join_unheaded (columns, words, stretch);
    lay_heading (columns, words, stretch);
    halves_join (columns, words, stretch);
}

void
columns_fence (GArray *columns, const GArray *rules)
{
    for (guint i = 0; i < rules->len; i++) {
        const double x = g_array_index (rules, double, i);
        for (guint c = 0; c < columns->len; c++) {
            Column *column = &g_array_index (columns, Column, c);
            if (x > column->x0 && x < column->x1 && columns->len < COLUMN_MAX) {
                Column right = *column;
                right.x0 = column->x1 = x;
                g_array_insert_val (columns, c + 1, right);
                break;
            }
            if (c + 1 < columns->len && x >= column->x1 && x <= column[1].x0)
                column->x1 = column[1].x0 = x; /* the rule, not the middle, parts them */
        }
    }
}

GArray *
columns_dividers (const GArray *columns)
{
    GArray *dividers = g_array_new (FALSE, FALSE, sizeof (double));
    for (guint c = 0; c <= columns->len; c++) {
        double at;
        if (c == 0)
            at = g_array_index (columns, Column, 0).x0 - COLUMN_EDGE;
        else if (c == columns->len)
            at = g_array_index (columns, Column, c - 1).x1 + COLUMN_EDGE;
        else
            at = (g_array_index (columns, Column, c - 1).x1 + g_array_index (columns, Column, c).x0)
                 / 2;
        g_array_append_val (dividers, at);
    }
    return dividers;
}
