/* From a document to the ledgers of its departments. */
#ifndef DISCLOSE_LAYOUT_H
#define DISCLOSE_LAYOUT_H

#include "ledger.h"

/* The ledgers of a document (transfer full): one for each department that has budgets in it. */
GPtrArray *ledgers_new (const DiscloseDocument *document, const DiscloseGrammars *grammars);

#endif
