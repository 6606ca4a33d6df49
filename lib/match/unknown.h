/* Tables that no grammar takes: what the tables that were taken leave of the pages. */
#ifndef DISCLOSE_LIB_UNKNOWN_H
#define DISCLOSE_LIB_UNKNOWN_H

#include "reading.h"

/* Looks on the sheets outside of the tables of document for others, and adds those that carry
 * amounts to it, each with a finding; a numbered one without amounts gets its finding too. Units,
 * numbers of captions and the like are told by grammar. */
void unknown_find (const Grammar *grammar, GPtrArray *sheets, DiscloseDocument *document);

#endif
