/* Whether a page goes on with a table whose heading it does not repeat. */
#ifndef DISCLOSE_SEQUEL_H
#define DISCLOSE_SEQUEL_H

#include "heading.h"
#include "row.h"

/* Whether the grid, which stands in the columns of the part before as heading has them, holds what
 * more of the table would: another table's columns, words of a text or the pages of a list of
 * contents may stand there as well. */
gboolean sequel_is_likely (const Rows *rows, const Grammar *grammar, const Grid *grid,
                           const Heading *heading);

#endif
