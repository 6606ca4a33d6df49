/* Rows of a ruled grid whose rule is missing. */
#ifndef DISCLOSE_BANDS_H
#define DISCLOSE_BANDS_H

#include "grid.h"

/* Adds to the dividers ys of rows those that no rule draws: above and below the numbers of the
 * columns, and between lines that each have a code or figures, and stand in the middle of a row.
 * Dividers are arrays of double. */
void bands_add (GArray *ys, const GArray *xs, const Words *words);

/* Marks the cells of rows that may be several by how their lines stand, in a grid without codes to
 * tell. */
void bands_doubt (Grid *grid, const Words *words);

#endif
