/* Which elementary cells of a ruled grid are one. */
#ifndef DISCLOSE_MERGED_H
#define DISCLOSE_MERGED_H

#include "grid.h"

/* Gives an empty grid its cells: elementary cells that no rule of the frame parts are one, unless
 * the words in them say that the rule is only missing. */
void merged_make_cells (Grid *grid, const Frame *frame, const Words *words);

#endif
