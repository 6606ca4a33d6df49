/* Names the likely causes of what does not hold, at the findings that they would explain. */
#ifndef DISCLOSE_BLAME_H
#define DISCLOSE_BLAME_H

#include "audit.h"
#include "equation.h"

/* Adds culprits to the findings of failing equations (of DiscloseAuditFinding *, one an equation,
 * NULL where it holds) and of flaws (as many as there are). */
void blame (DiscloseAudit *audit, const Ledger *ledger, const Balance *balance,
            DiscloseAuditFinding *const *of_equations, DiscloseAuditFinding *const *of_flaws);

#endif
