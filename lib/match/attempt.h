/* Makes a reading of a whole document by one grammar, before it is frozen. */
#ifndef DISCLOSE_ATTEMPT_H
#define DISCLOSE_ATTEMPT_H

#include "reading.h"

/* What grammar makes of the sheets. Its score tells how many columns it bound. trace may be NULL.
 */
Attempt *attempt_read (const Grammar *grammar, GPtrArray *sheets, DiscloseTrace *trace);
void attempt_free (Attempt *attempt);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Attempt, attempt_free)

/* Forgets the tables that overlap one of another attempt. Returns how many are left. */
guint attempt_yield (Attempt *attempt, const Attempt *other);

/* Writes what attempts (of Attempt) read into document: particulars, tables, what is missing,
 * findings. The first of them is the one that won. */
void attempts_freeze (const GPtrArray *attempts, DiscloseDocument *document);

#endif
