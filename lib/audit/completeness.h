/* What a published document has to hold, and whether its codes are those of the classification. */
#ifndef DISCLOSE_COMPLETENESS_H
#define DISCLOSE_COMPLETENESS_H

#include "audit.h"

/* Adds what the document lacks: tables, declarations of empty ones, a split, a level of codes. */
void completeness_check (DiscloseAudit *audit);

/* Adds codes that no list has, names that are not their codes', and codes out of order. */
void codes_check (DiscloseAudit *audit);

#endif
