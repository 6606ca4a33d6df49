/* Columns of a ruled grid whose rule is missing. */
#ifndef DISCLOSE_GAPS_H
#define DISCLOSE_GAPS_H

#include "grid.h"

/* The first row of a grid's body: of figures, or of the numbers of the columns; the number of rows
 * where there is none. Dividers are arrays of double. */
guint gaps_body (const GArray *xs, const GArray *ys, const Words *words);

/* Adds to the dividers xs of columns those that no rule draws: where headings stand side by side
 * between two rules, each in the middle of its own column, and the words of the body part there.
 * columns (nullable) are the dividers of the page before, if the table may go on in them: they tell
 * it of a part that repeats no heading. */
void gaps_add (GArray *xs, const GArray *ys, const Words *words, const GArray *columns);

#endif
