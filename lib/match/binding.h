/* Binds the columns of a grid to the fields of a table's grammar by their headings. */
#ifndef DISCLOSE_BINDING_H
#define DISCLOSE_BINDING_H

#include "heading.h"

/* The best reading of the grid's first rows as the table's heading. Never NULL. */
Heading *heading_bind (const Grid *grid, const Grammar *grammar, const TableGrammar *table);

#endif
