/* The classification of budgets: which codes there are and what they are called. */
#ifndef DISCLOSE_CODES_H
#define DISCLOSE_CODES_H

#include <glib.h>

/* The text of a classification that is built in, `functional` or `economic`, a line a code; NULL if
 * there is none of that name. */
const char *codes_list (const char *name);

/* How well a code's name is known. */
typedef enum {
    CODE_UNKNOWN, /* no such code is listed */
    CODE_NAMED,   /* it is listed with that name */
    CODE_OLD,     /* it had that name before */
    CODE_OTHER,   /* published documents print another name */
    CODE_UNSURE   /* it is believed to have another name */
} CodeName;

/* Compares folded names; listed is (out) (transfer full) the name in the list, NULL for a code that
 * is not there. */
CodeName codes_compare (const char *list, const char *code, const char *folded, char **listed);

/* The one code that published documents print with that folded name (transfer full); NULL if there
 * is none or several. */
char *codes_owner (const char *list, const char *folded);

#endif
