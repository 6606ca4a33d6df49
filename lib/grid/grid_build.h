/* Grids of what is printed: from rules, from how words stand, or from both. */
#ifndef DISCLOSE_GRID_BUILD_H
#define DISCLOSE_GRID_BUILD_H

#include "grid.h"

/* The grid of a frame: ruled where it has rules both ways; else what rules do not tell is read from
 * how the words stand, between top and bottom. before may be NULL. */
Grid *grid_from_frame (const Words *words, const Frame *frame, double top, double bottom,
                       const Before *before);

/* The grid of words that stand in columns without any rules between top and bottom; NULL if they do
 * not. */
Grid *grid_from_words (const Words *words, double top, double bottom, const Before *before);

#endif
