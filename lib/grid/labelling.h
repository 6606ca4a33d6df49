/* Which lines of a label column are whose label. */
#ifndef DISCLOSE_LABELLING_H
#define DISCLOSE_LABELLING_H

#include "piece.h"

/* Gives the pieces of one label column their rows: the anchor's number, or a negative one from
 * *next_orphan down for a label without figures. Pieces that might as well be another row's are
 * marked doubtful, with the rest of its label. codes (nullable): the heights, double, of the codes
 * that every row of the panel has; pitch: how near to each other rows that begin with a code are.
 */
void labelling_give_rows (GArray *pieces, guint col, GArray *anchors, const GArray *codes,
                          double size, double pitch, int *next_orphan);

#endif
