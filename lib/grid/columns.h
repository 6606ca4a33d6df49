/* Column dividers from how words stand over each other. */
#ifndef DISCLOSE_COLUMNS_H
#define DISCLOSE_COLUMNS_H

#include "column.h"
#include "stretch.h"

/* The columns that the body of a stretch shows, from the left: an array of Column. Notes below its
 * figures, which stand over columns, are left out of the stretch. */
GArray *columns_of_body (const Words *words, Stretch *stretch);

/* Those columns with what the heading tells of them and of columns that are blank. */
void columns_add_heading (GArray *columns, const Words *words, const Stretch *stretch);

/* Whether words of the stretch's body stand across one of the dividers: they are not its own. */
gboolean columns_are_crossed (const GArray *dividers, const Words *words, const Stretch *stretch);

/* Parts those columns where rules stand: an array of double. */
void columns_fence (GArray *columns, const GArray *rules);

/* Dividers half way between the columns, and at the outer edges: an array of double. */
GArray *columns_dividers (const GArray *columns);

#endif
