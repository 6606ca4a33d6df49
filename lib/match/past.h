/* Columns that are not of the document's year: the year before, or the change against it, which
 * forms print beside it under the same words. */
#ifndef DISCLOSE_PAST_H
#define DISCLOSE_PAST_H

#include "grammar.h"

/* Which of n columns their headings say are of another year than the last that any of them names.
 * (transfer full); NULL if none is. */
gboolean *past_columns (const Grammar *grammar, char *const *paths, guint n);

#endif
