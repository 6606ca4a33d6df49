/* A PDF as bytes: slices of a file, words in them and numbers. Nothing here knows where the objects
 * of a file are but by what is printed around them. */
#ifndef DISCLOSE_SYNTAX_H
#define DISCLOSE_SYNTAX_H

#include <glib.h>

/* From at up to end. */
typedef struct {
    const char *at, *end;
} Slice;

/* An object: its number and generation, 0 if they do not stand before it, and what it is. */
typedef struct {
    guint64 number, generation;
    Slice text;
} Object;

static inline gsize
slice_length (Slice slice)
{
    return (gsize) (slice.end - slice.at);
}

/* The first and the last place of a word in a slice; NULL if it is not there. */
const char *slice_find (Slice slice, const char *word);
const char *slice_find_last (Slice slice, const char *word);

/* Whether a word, or a number, comes next, after blanks; then it is behind. Numbers that are too
 * large for any file are G_MAXUINT32. Nothing is set if there is none. */
gboolean slice_take_word (Slice *slice, const char *word);
gboolean slice_take_number (Slice *slice, guint64 *number);

/* The n numbers that follow the first place of a word. */
gboolean slice_numbers_after (Slice slice, const char *word, guint64 *numbers, guint n);

/* The object that the end of a slice belongs to: all of it up to there. FALSE if none begins. */
gboolean slice_last_object (Slice slice, Object *object);

#endif
