/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Headings of narrow columns stand as near to each other as the characters of a letter-spaced one,
 * and come out as one word. What parts them is a gap, wider than others of the word, above the gap
 * of two columns; or, where all gaps are wide, one whose sides stand over different columns. */
#include "parting.h"

#include "bounds.h"
#include "columns.h"
#include "text.h"

#include <string.h>

/* Of a character as printed and folded, and the ends of both texts. */
#define PART_BYTES ((gsize) 4 * (1 + TEXT_FOLD_GROWTH) + 2)

/* The column of the body that stands under most of [x0, x1); -1 if none does. */
static int
column_under (const GArray *columns, double x0, double x1)
{
    double most = 0;
    int under = -1;
    for (guint c = 0; c < columns->len; c++) {
        const Column *column = &g_array_index (columns, Column, c);
        const double shared = span_overlap (column->x0, column->x1, x0, x1);
        if (shared > most) {
            most = shared;
            under = (int) c;
        }
    }
    return under;
}

static gboolean
is_over_column (const GArray *columns, double x)
{
    for (guint c = 0; c < columns->len; c++) {
        const Column *column = &g_array_index (columns, Column, c);
        if (x > column->x0 && x < column->x1)
            return TRUE;
    }
    return FALSE;
}

/* What is known of a stretch. */
typedef struct {
    const Words *words;
    const GArray *columns; /* of its body */
    double width;          /* of an ideograph */
    double usual;          /* gap between two of a word: as wide as the font's boxes are */
} Body;

/* The box of a character may have been drawn out to the next one. */
static double
gap_before (const Glyph *glyphs, guint i, double width)
{
    const Box before = glyphs[i - 1].box;
    const double end =
        g_unichar_iswide (glyphs[i - 1].c) ? MIN (before.x1, before.x0 + width) : before.x1;
    return glyphs[i].box.x0 - end;
}

/* Word processors leave a little room between a number and the word it belongs to: 2026 年. */
static gboolean
is_number_of_word (gunichar a, gunichar b)
{
    return g_unichar_isalnum (a) && g_unichar_isalnum (b)
           && g_unichar_isdigit (a) != g_unichar_isdigit (b);
}

static gboolean
is_loose (const Body *body, const Glyph *glyphs, guint i)
{
    return !is_number_of_word (glyphs[i - 1].c, glyphs[i].c)
           && gap_before (glyphs, i, body->width) > body->usual + PART_GAP * body->words->size;
}

/* The median of the stretch's gaps between two ideographs of a word, which are no wider than
 * width; or, where that is 0, of their widths. */
static double
usual (const Words *words, const Stretch *stretch, double width)
{
    g_autoptr (GArray) gaps = g_array_new (FALSE, FALSE, sizeof (double));
    for (guint w = words->lines[stretch->first].first; w < words->n; w++) {
        const Word *word = &words->words[w];
        const Glyph *glyphs = words->glyphs + word->first;
        if (word->line >= stretch->end)
            break;
        for (guint i = 1; i < word->n; i++) {
            const double gap =
                width > 0 ? gap_before (glyphs, i, width) : box_width (glyphs[i - 1].box);
            if (g_unichar_iswide (glyphs[i - 1].c) && g_unichar_iswide (glyphs[i].c))
                g_array_append_val (gaps, gap);
        }
    }
    g_array_sort (gaps, compare_double);
    return gaps->len > 0 ? MAX (g_array_index (gaps, double, gaps->len / 2), 0) : 0;
}

/* Whether the word is parted before its i-th character. */
static gboolean
parts_before (const Body *body, const Word *word, guint i)
{
    const GArray *columns = body->columns;
    const Glyph *glyphs = body->words->glyphs + word->first;
    if (!is_loose (body, glyphs, i))
        return FALSE;
    gboolean spaced = TRUE;
    for (guint g = 1; g < word->n; g++)
        spaced &= is_loose (body, glyphs, g);
    const Box left = glyphs[i - 1].box, right = glyphs[i].box;
    if (!spaced)
        return !is_over_column (columns, (left.x1 + right.x0) / 2);
    const int a = column_under (columns, left.x0, left.x1);
    const int b = column_under (columns, right.x0, right.x1);
    return a >= 0 && b >= 0 && a != b;
}

/* How many parts the words of a line have in all. */
static guint
count_parts (const Body *body, const Line *line)
{
    guint n = line->n;
    for (guint w = line->first; w < line->first + line->n; w++)
        for (guint i = 1; i < body->words->words[w].n; i++)
            n += parts_before (body, &body->words->words[w], i);
    return n;
}

/* Appends the part of a word that begins at its from-th character and has n, and its text. */
static void
add_part (Words *parted, const Word *word, guint from, guint n, char **text)
{
    Word *part = &parted->words[parted->n++];
    *part = (Word){ .first = word->first + from, .n = n, .line = word->line, .text = *text };
    part->box = parted->glyphs[part->first].box;
    for (guint g = part->first; g < part->first + n; g++) {
        part->box = box_union (part->box, parted->glyphs[g].box);
        *text += g_unichar_to_utf8 (parted->glyphs[g].c, *text);
    }
    *(*text)++ = '\0';
    part->folded = *text;
    *text = text_fold_into (*text, part->text) + 1;
}

static void
copy_line (Words *parted, const Body *body, guint l, gboolean heading, char **text)
{
    const Words *words = body->words;
    const Line *line = &words->lines[l];
    parted->lines[l] = *line;
    parted->lines[l].first = parted->n;
    for (guint w = line->first; w < line->first + line->n; w++) {
        const Word *word = &words->words[w];
        guint from = 0;
        for (guint i = 1; heading && i < word->n; i++) {
            if (!parts_before (body, word, i))
                continue;
            add_part (parted, word, from, i - from, text);
            from = i;
        }
        if (from == 0)
            parted->words[parted->n++] = *word;
        else
            add_part (parted, word, from, word->n - from, text);
    }
    parted->lines[l].n = parted->n - parted->lines[l].first;
}

Words *
words_part (const Words *words, const Stretch *stretch, const GArray *columns)
{
    guint n = 0, glyphs = 0;
    if (stretch->first >= stretch->body)
        return NULL;
    Body body = { words, columns, usual (words, stretch, 0), 0 };
    body.usual = usual (words, stretch, body.width);
    for (guint l = stretch->first; l < stretch->body; l++) {
        const Line *line = &words->lines[l];
        n += count_parts (&body, line) - line->n;
        for (guint w = line->first; w < line->first + line->n; w++)
            glyphs += words->words[w].n;
    }
    if (n == 0)
        return NULL;
    Words *parted = g_new0 (Words, 1);
    parted->size = words->size;
    parted->glyphs = g_memdup2 (words->glyphs, sizeof (Glyph) * words->n_glyphs);
    parted->n_glyphs = words->n_glyphs;
    parted->words = g_new0 (Word, words->n + n + 1);
    parted->lines = g_new0 (Line, words->n_lines + 1);
    parted->n_lines = words->n_lines;
    parted->text = g_malloc (PART_BYTES * (glyphs + n) + 1);
    char *text = parted->text;
    for (guint l = 0; l < words->n_lines; l++)
        copy_line (parted, &body, l, l >= stretch->first && l < stretch->body, &text);
    return parted;
}
