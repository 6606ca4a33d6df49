/* Whether the rows of tables are where their codes and names say: what sums alone do not show. */
#ifndef DISCLOSE_STRUCTURE_H
#define DISCLOSE_STRUCTURE_H

#include "equation.h"

/* Adds to flaws (of Flaw) what the relation, one of RELATION_PARENTS to RELATION_UNIQUE, finds. */
void structure_check (const Ledger *ledger, const Relation *relation, GArray *flaws);

#endif
