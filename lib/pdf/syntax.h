/* A PDF as bytes: parts of a file, words in them and numbers. Nothing here knows where the objects
 * of a file are but by what is printed around them. */
#ifndef DISCLOSE_SYNTAX_H
#define DISCLOSE_SYNTAX_H

#include <glib.h>

/* From at up to end. */
typedef struct {
    const char *at, *end;
} Part;

/* An object: its number and generation, 0 if they do not stand before it, and what it is. */
typedef struct {
    guint64 number, generation;
    Part text;
} Object;

static inline gsize
part_length (Part part)
{
    return (gsize) (part.end - part.at);
}

/* The first and the last place of a word in a part; NULL if it is not there. */
const char *part_find (Part part, const char *word);
const char *part_find_last (Part part, const char *word);

/* Whether a word, or a number, comes next, after blanks; then it is behind. Numbers that are too
 * large for any file are G_MAXUINT32. Nothing is set if there is none. */
gboolean part_take_word (Part *part, const char *word);
gboolean part_take_number (Part *part, guint64 *number);

/* The n numbers that follow the first place of a word. */
gboolean part_numbers_after (Part part, const char *word, guint64 *numbers, guint n);

/* The object that the end of a part belongs to: all of it up to there. FALSE if none begins. */
gboolean part_last_object (Part part, Object *object);

#endif
