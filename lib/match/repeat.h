/* A heading printed again at the top of the next page. */
#ifndef DISCLOSE_REPEAT_H
#define DISCLOSE_REPEAT_H

#include "heading.h"

/* The binding of a part whose first row repeats the heading of the part before, over the same
 * columns; NULL if it does not. Words of the heading that ran over the rows below it are taken out
 * of their cells. */
Heading *repeat_bind (Grid *grid, const Grid *before, const Heading *heading);

#endif
