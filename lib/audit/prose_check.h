/* The prose of a document held against its tables, sentence by sentence, as the claims of its
 * grammar say. What no claim takes is told as not bound, never guessed. */
#ifndef DISCLOSE_PROSE_CHECK_H
#define DISCLOSE_PROSE_CHECK_H

#include "audit.h"

/* Adds to the audit what the prose gets wrong and what is not bound. Does nothing where the
 * document was read without its prose or its grammar says nothing of it. */
void prose_check (DiscloseAudit *audit);

#endif
