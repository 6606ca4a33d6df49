/* The narrative of a document: what stands outside its tables, as one run of folded text over lines
 * and pages, each character with its place. Knows no word of any language and no grammar. */
#ifndef DISCLOSE_PROSE_H
#define DISCLOSE_PROSE_H

#include "disclose.h"
#include "pattern.h"
#include "words.h"

typedef struct {
    gsize at;   /* of its folded form in Prose.text; of the next one's where folding drops it */
    gunichar c; /* as printed */
    guint page; /* from 1 */
    guint line; /* characters of one printed line have the same */
    Box box;    /* on the page as displayed */
} ProseGlyph;

typedef struct {
    gsize start, end; /* in Prose.text */
    char *printed;    /* without white space */
} ProseParagraph;

typedef struct Prose {
    GString *text;      /* as text_fold() has it, paragraphs divided by '\n' */
    GArray *glyphs;     /* of ProseGlyph, in reading order */
    GArray *paragraphs; /* of ProseParagraph */
} Prose;

/* One page to be read: words as words_new() gave them. */
typedef struct {
    const Page *page;
    const Words *words;
} ProsePage;

/* Reads the pages (an array of ProsePage) but for what stands in regions (of DiscloseSource: the
 * tables) or in any other ruled grid, page numbers (lines that furniture, nullable, takes), running
 * heads, and text that the layer repeats at once. */
Prose *prose_new (const GArray *pages, const GArray *regions, const Pattern *furniture);
void prose_free (Prose *prose);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Prose, prose_free)

/* Whether a space is printed between the character at and the one before it, on one line. */
gboolean prose_is_spaced (const Prose *prose, gsize at);

/* The bytes from start to end of the text as printed, without white space. (transfer full) */
char *prose_printed (const Prose *prose, gsize start, gsize end);

/* Where they stand: a place for each line they run over. (transfer full): of DiscloseSource. */
GArray *prose_places (const Prose *prose, gsize start, gsize end);

/* Widens start and end to the sentence around them. */
void prose_sentence (const Prose *prose, gsize *start, gsize *end);

#endif
