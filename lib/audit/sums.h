/* Tables in which a row is the sum of the rows below it, made into equations. */
#ifndef DISCLOSE_SUMS_H
#define DISCLOSE_SUMS_H

#include "maker.h"

/* By RELATION_TREE every row that has rows right below it, by RELATION_LEAVES totals and
 * departments as the sums of the lowest rows. */
void make_tree (Maker *maker, const RelationPlace *place);

#endif
