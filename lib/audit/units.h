/* A department's figures against the sums of those of its units, which have documents of their own.
 */
#ifndef DISCLOSE_UNITS_H
#define DISCLOSE_UNITS_H

#include "audit.h"

/* Works out the relations between a department and its units, and adds what does not hold; without
 * documents of units, that it could not be checked. */
void units_check (DiscloseAudit *audit);

#endif
