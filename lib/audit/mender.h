/* What the two ways of altering rows share. */
#ifndef DISCLOSE_MENDER_H
#define DISCLOSE_MENDER_H

#include "culprit.h"

typedef struct {
    Trial *trial;
    GArray *culprits;
    guint before; /* failing equations and flaws of the document */
    guint tried;
} Mender;

/* Failing equations that bind, and flaws. */
guint mender_count (const Ledger *ledger, const Balance *balance);

/* Puts what an altered copy mends into culprit, and adds that. */
void mender_add (Mender *mender, const Ledger *copy, const Balance *balance, Culprit *culprit);

/* Tries other codes for rows: for one whose code does not fit where it stands, and for those of
 * joins that fail. */
void recode_for_flaw (Mender *mender, const Flaw *flaw);
void recode_joined (Mender *mender);
void recode_lacking (Mender *mender, const Equation *equation);

#endif
