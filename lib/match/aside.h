/* How far goes what stands below a caption that the grammar leaves alone: a form of many parts,
 * with figures in some. */
#ifndef DISCLOSE_ASIDE_H
#define DISCLOSE_ASIDE_H

#include "reading.h"

typedef struct {
    const Grammar *grammar;
    GPtrArray *captions; /* of char *: of the forms in order */
    GArray *forms; /* of guint: below the top of the sheet and below each of its lines, which form
                      goes on there, counted from 1; 0: none */
    double left, right; /* how far the lines of the sheet reach */
} Aside;

void aside_init (Aside *aside, const Grammar *grammar);
void aside_clear (Aside *aside);

/* Passes the next sheet. */
void aside_pass (Aside *aside, const Words *words);

/* The form that goes on at a height of the sheet passed last; 0: none. */
guint aside_at (const Aside *aside, const Words *words, double y);

/* Returns: (transfer none). */
const char *aside_caption (const Aside *aside, guint form);

#endif
