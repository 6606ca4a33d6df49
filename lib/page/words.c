/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Runs of characters are words; those of one height are gathered into lines from top to bottom. */
#include "words.h"

#include "bounds.h"
#include "runs.h"
#include "text.h"

#include <string.h>

static double
median_height (const GArray *glyphs)
{
    if (glyphs->len == 0)
        return TEXT_SIZE_DEFAULT;
    g_autofree double *heights = g_new (double, glyphs->len);
    for (guint i = 0; i < glyphs->len; i++)
        heights[i] = box_height (g_array_index (glyphs, Glyph, i).box);
    qsort (heights, glyphs->len, sizeof (double), compare_double);
    return CLAMP (heights[glyphs->len / 2], TEXT_SIZE_MIN, TEXT_SIZE_MAX);
}

static int
compare_top (gconstpointer a, gconstpointer b)
{
    const Run *r = *(Run *const *) a, *s = *(Run *const *) b;
    const double d = box_mid_y (r->box) - box_mid_y (s->box);
    if (d != 0)
        return d < 0 ? -1 : 1;
    if (r->box.x0 != s->box.x0)
        return r->box.x0 < s->box.x0 ? -1 : 1;
    return r->first < s->first ? -1 : r->first > s->first;
}

static int
compare_run_left (gconstpointer a, gconstpointer b)
{
    const Run *r = *(Run *const *) a, *s = *(Run *const *) b;
    if (r->box.x0 != s->box.x0)
        return r->box.x0 < s->box.x0 ? -1 : 1;
    return r->first < s->first ? -1 : r->first > s->first;
}

/* Hands out the text of words and lines from the front of Words.text. */
typedef struct {
    Words *words;
    char *free;
} Writer;

static char *
write_text (Writer *writer, const Glyph *glyphs, guint n)
{
    char *text = writer->free;
    for (guint i = 0; i < n; i++)
        writer->free += g_unichar_to_utf8 (glyphs[i].c, writer->free);
    *writer->free++ = '\0';
    return text;
}

static void
fill_word (Writer *writer, const Runs *runs, const Run *run)
{
    Words *words = writer->words;
    Word *word = &words->words[words->n++];
    word->first = words->n_glyphs;
    word->n = run->n;
    word->box = run->box;
    word->line = words->n_lines;
    for (guint i = run->first; i != RUN_END; i = runs->next[i])
        words->glyphs[words->n_glyphs++] = *runs_glyph (runs, i);
    word->text = write_text (writer, &words->glyphs[word->first], word->n);
    word->folded = writer->free;
    writer->free = text_fold_into (writer->free, word->text) + 1;
}

static char *
join_folded (Writer *writer, const Line *line)
{
    char *folded = writer->free;
    for (guint w = line->first; w < line->first + line->n; w++)
        writer->free = g_stpcpy (writer->free, writer->words->words[w].folded);
    writer->free = text_digit_years (folded) + 1;
    return folded;
}

/* Runs whose middles lie within a part of a character's height of the line's first are one line. */
static void
gather_lines (Writer *writer, const Runs *runs)
{
    Words *words = writer->words;
    const guint n = runs->list->len;
    g_autofree const Run **sorted = g_new (const Run *, n + 1);
    for (guint i = 0; i < n; i++)
        sorted[i] = runs_at (runs, i);
    qsort (sorted, n, sizeof (Run *), compare_top);
    for (guint i = 0; i < n;) {
        const Run *first = sorted[i];
        Line *line = &words->lines[words->n_lines];
        guint end = i + 1;
        while (end < n
               && box_mid_y (sorted[end]->box) - box_mid_y (first->box)
                      <= LINE_SLOPE * MIN (box_height (sorted[end]->box), box_height (first->box)))
            end++;
        qsort (sorted + i, end - i, sizeof (Run *), compare_run_left);
        line->first = words->n;
        line->n = end - i;
        line->box = sorted[i]->box;
        for (; i < end; i++) {
            line->box = box_union (line->box, sorted[i]->box);
            fill_word (writer, runs, sorted[i]);
        }
        line->folded = join_folded (writer, line);
        words->n_lines++;
    }
}

/* Room for the text of the words, their folded text and the lines'. */
static gsize
text_size (const Runs *runs)
{
    gsize size = 0;
    for (guint i = 0; i < runs->glyphs->len; i++)
        size += g_unichar_to_utf8 (runs_glyph (runs, i)->c, NULL);
    return size * (1 + 2 * TEXT_FOLD_GROWTH) + 3 * (gsize) runs->list->len;
}

Words *
words_new (const Page *page)
{
    g_autoptr (Runs) runs = runs_new (page);
    Words *words = g_new0 (Words, 1);
    words->size = median_height (page->glyphs);
    words->glyphs = g_new (Glyph, page->glyphs->len + 1);
    words->words = g_new0 (Word, runs->list->len + 1);
    words->lines = g_new0 (Line, runs->list->len + 1);
    words->text = g_malloc (text_size (runs));
    Writer writer = { words, words->text };
    gather_lines (&writer, runs);
    return words;
}

void
words_free (Words *words)
{
    if (words == NULL)
        return;
    g_free (words->text);
    g_free (words->words);
    g_free (words->lines);
    g_free (words->glyphs);
    g_free (words);
}

gboolean
word_is_parted_at (const Words *words, const Word *word, double x)
{
    const Glyph *glyphs = words->glyphs + word->first;
    for (guint g = 1; g < word->n; g++) {
        const Box before = glyphs[g - 1].box, here = glyphs[g].box;
        if (box_mid_x (before) < x && box_mid_x (here) > x)
            return here.x0 - before.x1 >= COLUMN_GAP * words->size;
    }
    return FALSE;
}

gboolean
words_is_oversize (const Words *words, Box box)
{
    return box_height (box) > GRID_OVERSIZE * words->size && box_width (box) > words->size;
}

gboolean
word_is_between (const Words *words, const Word *word, double left, double right)
{
    for (guint g = word->first; g < word->first + word->n; g++) {
        const double mid = box_mid_x (words->glyphs[g].box);
        if (mid >= left && mid < right)
            return TRUE;
    }
    return FALSE;
}
