/* Text that runs out of a cell too low for it. */
#ifndef DISCLOSE_SPILL_H
#define DISCLOSE_SPILL_H

#include "grid.h"

/* A character in the cell that it stands in. */
typedef struct {
    guint cell, word; /* in Grid.cells and Words.words */
    const Glyph *glyph;
} Inked;

/* Gives what is printed over the text of a cell, and is the end of a label above, to the cell
 * above; the one below is marked as overprinted all the same. inked: of Inked, sorted by cells.
 * Whether anything was moved. */
gboolean spill_give_back (Grid *grid, GArray *inked);

#endif
