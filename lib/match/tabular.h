/* Lines that stand as a table, though neither rules nor words announce one. */
#ifndef DISCLOSE_TABULAR_H
#define DISCLOSE_TABULAR_H

#include "pattern.h"
#include "stretch.h"

/* The first stretch of lines within [first, end) whose figures line up as those of a table do;
 * total (nullable) is what heads the row of a sum. dividers (of double) is set to the left edges of
 * their columns, between the edges of the stretch. FALSE if there is none. */
gboolean tabular_find (const Words *words, guint first, guint end, const Pattern *total,
                       Stretch *stretch, GArray *dividers);

#endif
