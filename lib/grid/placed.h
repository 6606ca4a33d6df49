/* Texts on their way into the cells of a grid whose rows were found from how words stand. */
#ifndef DISCLOSE_PLACED_H
#define DISCLOSE_PLACED_H

#include "grid.h"

typedef struct {
    guint row, col, n_cols;
    Box box;
    const char *text;
    gboolean doubtful; /* which row it is of */
} Placed;

/* Adds to an array of Placed; text is borrowed. */
void placed_add (GArray *placed, guint row, guint col, guint n_cols, Box box, const char *text);

/* Adds pieces that have a row, counted from `row` on; their texts are borrowed. */
void placed_add_pieces (GArray *placed, const GArray *pieces, guint row);

/* The cells of a heading, laid as tiers_lay() does, from row 0 on; returns how many rows they take.
 * The texts are borrowed. */
guint placed_add_headings (GArray *placed, GArray *blocks, const GArray *xs, gboolean at_left,
                           double size);

/* The numbers and marks of an index line as row. */
void placed_add_index (GArray *placed, const Words *words, const GArray *xs, guint line, guint row);

/* The body between top and bottom as rows from *row on, which is moved on; as one row if told so.
 * keep holds what the texts are borrowed from. */
void placed_add_body (GArray *placed, GPtrArray *keep, const Words *words, const GArray *xs,
                      double top, double bottom, gboolean one_row, guint *row);

/* Writes the texts into their cells. */
void placed_put (Grid *grid, const GArray *placed);

/* A grid of n_rows with the texts in it. Takes xs. */
Grid *placed_grid (DiscloseWay way, Box box, GArray *xs, const GArray *placed, guint n_rows);

#endif
