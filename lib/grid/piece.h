/* The words of a table's body cut at its column dividers. */
#ifndef DISCLOSE_PIECE_H
#define DISCLOSE_PIECE_H

#include "words.h"

/* What stands in one column on one line. */
typedef struct {
    guint col;
    Box box;
    GString *text;
    gboolean wide;     /* has ideographs */
    gboolean figure;   /* a number or a code */
    gboolean leads;    /* begins with a code: the first line of a label */
    gboolean apart;    /* no line of a label: a note below the table */
    gboolean doubtful; /* might as well be of another row, or is of a label with such a line */
    int row;
} Piece;

/* The words between top and bottom cut at the dividers xs, and those of one column on one line
 * joined: an array of Piece, from the top. */
GArray *pieces_cut (const Words *words, const GArray *xs, double top, double bottom);

#endif
