/* Rows that a ruled grid does not part. */
#ifndef DISCLOSE_SPLIT_H
#define DISCLOSE_SPLIT_H

#include "grid.h"

/* Takes a ruled grid; where rules draw the heading only, or leave out those between rows, gives
 * back a grid with the rows that alignment shows, down to bottom at most (and the old one freed),
 * else the same. */
Grid *split_rows (Grid *grid, const Words *words, double bottom);

#endif
