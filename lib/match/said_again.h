/* Rows below a heading that say it again. */
#ifndef DISCLOSE_SAID_AGAIN_H
#define DISCLOSE_SAID_AGAIN_H

#include "heading.h"

/* Counts rows right below the heading to it that say what it says. */
void said_again_skip (Heading *heading, const Grid *grid, const TableGrammar *table);

#endif
