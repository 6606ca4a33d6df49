/* Columns whose heading was found apart from their body. */
#ifndef DISCLOSE_HALVES_H
#define DISCLOSE_HALVES_H

#include "column.h"
#include "stretch.h"

/* Joins columns (of Column, from the left) that are parts of one. */
void halves_join (GArray *columns, const Words *words, const Stretch *stretch);

#endif
