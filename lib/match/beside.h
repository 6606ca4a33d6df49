/* Other columns of a table than the part before has: those that did not fit on its page, printed on
 * one of their own. */
#ifndef DISCLOSE_BESIDE_H
#define DISCLOSE_BESIDE_H

#include "reading.h"

/* Whether figures of a part that is to go on with the table stand under other headings than in the
 * part before: those of another table, below its title, or of the other side of the table. */
gboolean beside_is_headed_otherwise (const OpenTable *table, const Heading *heading,
                                     gboolean titled);

/* Whether a ruled part that repeats the heading of the table has other columns of its rows: keeps
 * that to be told. */
gboolean beside_is_part (const OpenTable *table, const Page *page, const Grid *grid,
                         const Heading *heading);

#endif
