/* Looks over a table that was read for what is likely not meant by whoever printed it. */
#ifndef DISCLOSE_REVIEW_H
#define DISCLOSE_REVIEW_H

#include "model.h"

/* Adds a finding for every row that repeats another of its section: code, name, project and every
 * figure. Both are kept. */
void review_rows (DiscloseDocument *document, const DiscloseTable *table);

#endif
