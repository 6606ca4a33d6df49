/* A heading wrapped in its cell has lines as near to each other as any in the heading, in the
 * middle below each other or beginning at one place. What stands below a heading farther off, or to
 * its side, is another cell. */
#include "block.h"

#include "bounds.h"

#include <math.h>

static void
block_clear (gpointer data)
{
    g_string_free (((Block *) data)->text, TRUE);
}

/* Whether b may be the next line of a cell that ends with a: not where it stands under a part of a
 * only. */
static gboolean
are_alike (Box a, Box b, double size)
{
    if (span_overlap (a.x0, a.x1, b.x0, b.x1) <= 0)
        return FALSE;
    return fabs (box_mid_x (a) - box_mid_x (b)) < BLOCK_MIDDLE * size
           || fabs (a.x0 - b.x0) < BLOCK_SIDE * size;
}

/* The least distance of two lines of [first, end), no more than most, that have words below each
 * other, alike if told so. */
static double
nearest_lines (const Words *words, guint first, guint end, gboolean alike, double most)
{
    const guint from = first < end ? words->lines[first].first : 0;
    const guint to = first < end ? words->lines[end - 1].first + words->lines[end - 1].n : 0;
    double least = most;
    for (guint i = from; i < MIN (to, from + BLOCK_WORDS); i++) {
        for (guint j = i + 1; j < MIN (to, from + BLOCK_WORDS); j++) {
            const Box a = words->words[i].box, b = words->words[j].box;
            const double apart = box_mid_y (b) - box_mid_y (a);
            if (apart >= least)
                break;
            if (apart > ROW_SAME * words->size && span_overlap (a.x0, a.x1, b.x0, b.x1) > 0
                && (!alike || are_alike (a, b, words->size)))
                least = apart;
        }
    }
    return least;
}

static double
mean_height (const Words *words, guint first, guint end)
{
    double sum = 0;
    for (guint l = first; l < end; l++)
        sum += box_height (words->words[words->lines[l].first].box);
    return first < end ? sum / (end - first) : words->size;
}

/* How far below a line the next of its cell may stand: nowhere in the heading are two nearer, nor,
 * for the size of its type, in the body. */
static double
line_pitch (const Words *words, const Stretch *stretch)
{
    const double most = BLOCK_PITCH * words->size;
    const double body = nearest_lines (words, stretch->body, stretch->end, FALSE, most);
    const double scale = mean_height (words, stretch->first, stretch->body)
                         / mean_height (words, stretch->body, stretch->end);
    const double heading = nearest_lines (words, stretch->first, stretch->body, TRUE, most);
    return MIN (heading * BLOCK_EVEN, body * scale * BLOCK_ROWS);
}

/* Whether other words of the line stand under the block too: it is a heading over them. */
static gboolean
is_shared (const Words *words, const Block *block, const Word *word)
{
    const Line *line = &words->lines[word->line];
    guint under = 0;
    for (guint w = line->first; w < line->first + line->n; w++) {
        const Box box = words->words[w].box;
        under += span_overlap (block->last.x0, block->last.x1, box.x0, box.x1) > 0;
    }
    return under > 1;
}

/* Whether another character would not have had room on the line, before a column begins. */
static gboolean
is_full (const GArray *lefts, Box line, double size)
{
    for (guint i = 0; i < lefts->len; i++) {
        const double room = g_array_index (lefts, double, i) - line.x1;
        if (room > -LEFT_SAME * size && room < BLOCK_FULL * size)
            return TRUE;
    }
    return FALSE;
}

static Block *
block_above (GArray *blocks, const Words *words, const GArray *lefts, const Word *word,
             double pitch)
{
    for (guint i = blocks->len; i-- > 0;) {
        Block *block = &g_array_index (blocks, Block, i);
        const double apart = box_mid_y (word->box) - box_mid_y (block->last);
        if (block->line != word->line && apart > ROW_SAME * words->size && apart <= pitch
            && are_alike (block->last, word->box, words->size) && !is_shared (words, block, word)
            && (lefts == NULL || is_full (lefts, block->last, words->size)))
            return block;
    }
    return NULL;
}

static void
add_word (GArray *blocks, const Words *words, const GArray *lefts, const Word *word, double pitch)
{
    Block *block = block_above (blocks, words, lefts, word, pitch);
    if (block == NULL) {
        const Block new = { .box = word->box, .text = g_string_new (NULL) };
        g_array_append_val (blocks, new);
        block = &g_array_index (blocks, Block, blocks->len - 1);
    } else {
        g_string_append_c (block->text, '\n');
    }
    g_string_append (block->text, word->text);
    block->box = box_union (block->box, word->box);
    block->last = word->box;
    block->line = word->line;
}

static int
compare_bottom (gconstpointer a, gconstpointer b)
{
    const Block *p = a, *q = b;
    if (p->last.y1 != q->last.y1)
        return p->last.y1 > q->last.y1 ? -1 : 1;
    return p->box.x0 < q->box.x0 ? -1 : p->box.x0 > q->box.x0;
}

GArray *
blocks_find (const Words *words, const Stretch *stretch, const GArray *lefts)
{
    GArray *blocks = g_array_new (FALSE, FALSE, sizeof (Block));
    g_array_set_clear_func (blocks, block_clear);
    if (stretch->first >= stretch->body)
        return blocks;
    const double pitch = line_pitch (words, stretch);
    for (guint l = stretch->first; l < stretch->body; l++) {
        const Line *line = &words->lines[l];
        if (line_is_index (words, l)
            || line_is_beside_index (words, l, stretch->first, stretch->body))
            continue;
        for (guint w = line->first; w < line->first + line->n; w++)
            if (!words_is_oversize (words, words->words[w].box) && blocks->len < BLOCK_WORDS)
                add_word (blocks, words, lefts, &words->words[w], pitch);
    }
    g_array_sort (blocks, compare_bottom);
    return blocks;
}
