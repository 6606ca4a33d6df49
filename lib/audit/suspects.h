/* The search for the single alteration that would make the figures of a document agree. */
#ifndef DISCLOSE_SUSPECTS_H
#define DISCLOSE_SUSPECTS_H

#include "culprit.h"

/* Finds the alterations that mend the most without breaking anything (of Culprit), the likeliest
 * first; those equations that the first of them mends are marked in fixed (of guint8, one an
 * equation). (transfer full) */
GArray *culprits_find (Trial *trial, guint8 *fixed);

#endif
