/* Alterations of whole rows: one put back, or given another code. */
#ifndef DISCLOSE_MEND_H
#define DISCLOSE_MEND_H

#include "culprit.h"

/* Adds to culprits (of Culprit) the rows that mend something if put back, or by another code. */
void mend_rows (Trial *trial, GArray *culprits);

#endif
