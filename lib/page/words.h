/* Glyphs joined to words, words to lines. A word is a run of characters on one baseline with no gap
 * wider than a blank; what columns they stand in is not known yet. */
#ifndef DISCLOSE_WORDS_H
#define DISCLOSE_WORDS_H

#include "page.h"

typedef struct {
    Box box;
    const char *text;   /* as printed, without white space */
    const char *folded; /* as text_fold() has it */
    guint first, n;     /* its characters, in Words.glyphs */
    guint line;         /* its line, in Words.lines */
} Word;

typedef struct {
    Box box;
    guint first, n;     /* its words, in Words.words, from left to right */
    const char *folded; /* its words' together, with years in digits */
} Line;

typedef struct {
    Glyph *glyphs; /* in reading order, duplicates left out */
    guint n_glyphs;
    Word *words; /* line by line from the top, each from left to right */
    guint n;
    Line *lines;
    guint n_lines;
    char *text;  /* holds the text of words and lines */
    double size; /* the median height of a character */
} Words;

/* Whether a character of the word has its middle in [left, right). */
gboolean word_is_between (const Words *words, const Word *word, double left, double right);

/* Whether a gap as wide as between columns parts the word at x: a code and the name behind it. */
gboolean word_is_parted_at (const Words *words, const Word *word, double x);

/* Whether a box is larger than the page's type: a watermark's. The boxes of some fonts are as high,
 * of a minus sign too, but not as wide. */
gboolean words_is_oversize (const Words *words, Box box);

Words *words_new (const Page *page);
void words_free (Words *words);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Words, words_free)

#endif
