/* Classification codes: levels of three, two and two digits (functional), three and two (economic).
 */
#ifndef DISCLOSE_CODE_H
#define DISCLOSE_CODE_H

#include <glib.h>

#define CODE_LEVELS 3

/* What stands above the row to be read. */
typedef struct {
    char above[16];     /* the last code, whole */
    gboolean expected;  /* the section has codes */
    gboolean in_column; /* in columns of their own */
} CodePath;

/* The depth of a whole code: 1 for 201, 2 for 20106, 3 for 2010601. */
guint code_level (const char *code);

/* The digits of a printed code, which may be divided by blanks, points or dashes; NULL (transfer
 * full otherwise) if it holds anything else. */
char *code_digits (const char *text);

/* Reads a row's code. parts[0] is a whole code, parts[1..3] are levels; NULL where nothing is
 * printed. Where only lower levels are printed the upper ones come from path. A whole code that
 * stands before the name in one cell is cut off it. Returns "" for a row without one (transfer
 * full); finding is the id of what was irregular, or NULL. */
char *code_read (CodePath *path, const char *const *parts, GString *name, const char **finding);

/* Whether text is what spreadsheets print of a code that they hold to be a number too long for its
 * cell: «2E+06», «###». */
gboolean code_is_worn (const char *text);

#endif
