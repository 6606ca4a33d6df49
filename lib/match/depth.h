/* How deep a row without a code stands in the hierarchy of its table, by its label. */
#ifndef DISCLOSE_DEPTH_H
#define DISCLOSE_DEPTH_H

#include "grammar.h"

/* What is known of the rows before; all zero above the first. */
typedef struct {
    guint level;     /* of the row above that is no total; 0: there is none */
    gboolean below;  /* that did not come from a mark with a number */
    gboolean inside; /* nor has any since a «below the row above» pattern gave one */
    guint holder;    /* the level pattern of the row that holds those of others, from 1 */
    guint held;      /* how much deeper these stand */
} Depth;

/* The depth of a label, folded, by its mark; is_first: of its table. */
guint depth_of_label (Depth *depth, const Grammar *grammar, const char *folded, gboolean is_first);

/* Tells the level at which the row was put, 0 for a total. */
void depth_set (Depth *depth, guint level);

#endif
