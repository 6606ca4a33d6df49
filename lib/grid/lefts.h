/* Columns of a table whose headings begin where their columns do. */
#ifndef DISCLOSE_LEFTS_H
#define DISCLOSE_LEFTS_H

#include "stretch.h"

/* Dividers at the left edges of the stretch's heading, and at the right of all its words: an array
 * of double. NULL where the heading is not set to the left, or words of the body stand across. */
GArray *lefts_find (const Words *words, const Stretch *stretch);

#endif
