/* Which way the text of a page runs. */
#ifndef DISCLOSE_TURN_H
#define DISCLOSE_TURN_H

#include "geometry.h"

/* Votes of neighbouring characters, by the step from one to the next. */
typedef struct {
    guint right, down, left, up;
} TurnVotes;

void turn_vote (TurnVotes *votes, const Box *a, const Box *b);

/* Quarter turns clockwise that set the text upright, whose characters come in this order. backwards
 * keeps, for each of the four, what pages with amounts have shown, for pages without. Where it
 * was so, poppler has laid the boxes on the other side of the line, and told is set. */
int turn_by (const TurnVotes *votes, const char *text, gboolean *backwards, gboolean *told);

#endif
