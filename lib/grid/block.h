/* The cells of a heading that no rules draw. */
#ifndef DISCLOSE_BLOCK_H
#define DISCLOSE_BLOCK_H

#include "stretch.h"

/* Words printed one below the other: a heading wrapped in its cell. */
typedef struct {
    Box box;
    GString *text;          /* its lines, divided by '\n' */
    Box last;               /* of its last line */
    guint line;             /* where that stands */
    guint col, n_cols, row; /* where tiers_lay() puts it */
} Block;

/* The words of a stretch's heading as blocks, from the lowest up: an array of Block. Index rows are
 * left out. lefts (nullable): the edges at which columns and headings begin, where they do. */
GArray *blocks_find (const Words *words, const Stretch *stretch, const GArray *lefts);

#endif
