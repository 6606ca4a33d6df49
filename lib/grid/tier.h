/* Over which columns each cell of a heading stands, where no rules tell. */
#ifndef DISCLOSE_TIER_H
#define DISCLOSE_TIER_H

#include "block.h"

/* Sets the columns and the row of each block, whose columns lie between the dividers xs. at_left:
 * every block begins where the first of its columns does. Returns how many rows the heading has:
 * what stands over a column is in a row above it. */
guint tiers_lay (GArray *blocks, const GArray *xs, gboolean at_left, double size);

#endif
