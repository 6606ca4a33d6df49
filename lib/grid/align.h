/* Columns and rows from how words stand, where no rules tell. */
#ifndef DISCLOSE_ALIGN_H
#define DISCLOSE_ALIGN_H

#include "grid.h"

/* Whether figures stand beside each other between vertical rules at xs: most columns have none. */
gboolean align_parts_more (const Words *words, Box box, const GArray *xs);

/* A frame without vertical rules, or with some, with nothing of the table above top or below
 * bottom. before may be NULL. */
Grid *align_frame (const Words *words, const Frame *frame, double top, double bottom,
                   const Before *before);

/* No rules at all; NULL if the words between top and bottom stand in no columns. */
Grid *align_words (const Words *words, double top, double bottom, const Before *before);

#endif
