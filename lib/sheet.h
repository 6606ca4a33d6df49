/* The equations of a ledger, worked out of its grammar. */
#ifndef DISCLOSE_SHEET_H
#define DISCLOSE_SHEET_H

#include "equation.h"

/* (transfer full) */
Sheet *sheet_new (const Ledger *ledger);

#endif
