/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Columns of codes that are known by what stands in them. */
#ifndef DISCLOSE_CODE_COLUMNS_H
#define DISCLOSE_CODE_COLUMNS_H

#include "heading.h"

/* Binds columns before a name, which no heading bound, to the table's codes where the body holds
 * nothing else in them; the marks of a row of numbers do not count. */
void code_columns_bind (Heading *heading, const Grid *grid, const Grammar *grammar,
                        const TableGrammar *table);

#endif
