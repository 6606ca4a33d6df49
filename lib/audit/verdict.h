/* What the equations of a document come to, as findings. */
#ifndef DISCLOSE_VERDICT_H
#define DISCLOSE_VERDICT_H

#include "audit.h"

/* Works out the relations of the audit's grammar for each department and adds what does not hold,
 * what rounding explains, and what could not be checked. */
void verdict_on_relations (DiscloseAudit *audit);

#endif
