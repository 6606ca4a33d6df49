/* How equations are put together, term by term, and where it is told that one could not be. */
#ifndef DISCLOSE_MAKER_H
#define DISCLOSE_MAKER_H

#include "equation.h"

typedef struct {
    const Ledger *ledger;
    Balance *balance;
    const Relation *relation;
    guint first;   /* of the terms of the equation in hand */
    guint made;    /* equations made for the relation */
    gboolean told; /* why it gave none is told already */
} Maker;

void maker_tell (Maker *maker, Reason reason, guint number, const char *column, guint cell);

/* The place of a table in the ledger, LEDGER_NONE after telling why it has none. */
guint maker_table (Maker *maker, guint number);

void maker_begin (Maker *maker);
void maker_add (Maker *maker, guint cell, gboolean right, gboolean minus);

/* Ends the equation in hand; drops it, and tells why, if its terms cannot be compared. */
void maker_finish (Maker *maker, const Equation *made);

/* Drops the equation in hand. */
void maker_drop (Maker *maker);

#endif
