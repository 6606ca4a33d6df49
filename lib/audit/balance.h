/* The equations of a ledger, worked out of its grammar. */
#ifndef DISCLOSE_BALANCE_H
#define DISCLOSE_BALANCE_H

#include "equation.h"

/* (transfer full) */
Balance *balance_new (const Ledger *ledger);

#endif
