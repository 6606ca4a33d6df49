/* This year's figures beside those that the document of the year before prints. */
#ifndef DISCLOSE_CHANGE_H
#define DISCLOSE_CHANGE_H

#include "audit.h"
#include "ledger.h"

/* The ledger (of GPtrArray of Ledger) of the year before that is about the department of ledger,
 * one of ledgers: the one of that name, or the only one beside the only one. NULL if there is none.
 */
const Ledger *changes_counterpart (const GPtrArray *previous, const GPtrArray *ledgers,
                                   const Ledger *ledger);

/* Fills the changes of an audit that has a document of the year before, as its grammar says which
 * cells are compared. */
void changes_find (DiscloseAudit *audit);

#endif
