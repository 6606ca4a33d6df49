/* The classification of budgets: which codes there are and what they are called. */
#ifndef DISCLOSE_CODES_H
#define DISCLOSE_CODES_H

#include <glib.h>

typedef struct Codes Codes;

/* A classification that is built in, `functional` or `economic`; NULL if there is none of that
 * name. */
Codes *codes_new (const char *name);
void codes_free (Codes *codes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Codes, codes_free)

gboolean codes_exist (const char *name);

/* How well a code's name is known. */
typedef enum {
    CODE_UNKNOWN, /* no such code is listed */
    CODE_NAMED,   /* it is listed with that name */
    CODE_OLD,     /* it had that name before */
    CODE_OTHER,   /* published documents print another name */
    CODE_UNSURE   /* it is believed to have another name */
} CodeName;

/* Compares folded names; name is (out) (optional) (transfer none) the one that is listed, folded.
 */
CodeName codes_compare (const Codes *codes, const char *code, const char *folded,
                        const char **name);

#endif
