/* The index row under a heading, «※ ※ 1 2 3», and what it tells of columns. */
#ifndef DISCLOSE_INDEX_ROW_H
#define DISCLOSE_INDEX_ROW_H

#include "heading.h"

/* Binds columns that headings left open, or bound otherwise than most of the row agrees, if that
 * row of the grid is one. */
void index_row_bind (Heading *heading, const Grid *grid, const Grammar *grammar,
                     const TableGrammar *table, guint row);

#endif
