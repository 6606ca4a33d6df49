/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "maker.h"

/* Section - Telling what could not be done */

void
maker_tell (Maker *maker, Reason reason, guint number, const char *column, guint cell)
{
    const Unchecked unchecked = { maker->relation, reason, number, column, cell };
    g_array_append_val (maker->balance->unchecked, unchecked);
    maker->told = TRUE;
}

guint
maker_table (Maker *maker, guint number)
{
    const guint table = ledger_table (maker->ledger, number);
    if (table != LEDGER_NONE)
        return table;
    for (guint i = 0; i < maker->ledger->twice->len; i++)
        if (g_array_index (maker->ledger->twice, guint, i) == number) {
            maker_tell (maker, REASON_TWICE, number, NULL, LEDGER_NONE);
            return LEDGER_NONE;
        }
    maker_tell (maker, REASON_NO_TABLE, number, NULL, LEDGER_NONE);
    return LEDGER_NONE;
}

/* Section - The equation in hand */

void
maker_begin (Maker *maker)
{
    maker->first = maker->balance->terms->len;
}

void
maker_add (Maker *maker, guint cell, gboolean right, gboolean minus)
{
    const Term term = { cell, right, minus ? -1 : 1 };
    g_array_append_val (maker->balance->terms, term);
}

void
maker_drop (Maker *maker)
{
    g_array_set_size (maker->balance->terms, maker->first);
}

static const LedgerTable *
table_of (const Ledger *ledger, guint cell)
{
    return ledger_table_at (ledger, ledger_row (ledger, ledger_cell (ledger, cell)->row)->table);
}

static gboolean
same_unit (const LedgerTable *a, const LedgerTable *b)
{
    return a->printed->unit_power == b->printed->unit_power;
}

/* Whether the terms in hand can be compared; tells why if they cannot. */
static gboolean
is_sound (Maker *maker, gboolean *crosses)
{
    const GArray *terms = maker->balance->terms;
    const LedgerTable *first = NULL;
    for (guint i = maker->first; i < terms->len; i++) {
        const guint cell = g_array_index (terms, Term, i).cell;
        const LedgerTable *table = table_of (maker->ledger, cell);
        const LedgerState state = ledger_cell (maker->ledger, cell)->state;
        if (state == LEDGER_UNREAD) {
            maker_tell (maker, REASON_UNREAD, table->number, NULL, cell);
            return FALSE;
        }
        if (first == NULL)
            first = table;
        if ((first->printed->unit[0] == '\0') != (table->printed->unit[0] == '\0')) {
            maker_tell (maker, REASON_UNIT,
                        first->printed->unit[0] == '\0' ? first->number : table->number, NULL,
                        LEDGER_NONE);
            return FALSE;
        }
        *crosses |= !same_unit (first, table);
    }
    return TRUE;
}

void
maker_finish (Maker *maker, const Equation *made)
{
    Equation equation = *made;
    equation.relation = maker->relation;
    equation.first = maker->first;
    equation.n = maker->balance->terms->len - maker->first;
    equation.crosses = FALSE;
    if (equation.n == 0 || !is_sound (maker, &equation.crosses)) {
        maker_drop (maker);
        return;
    }
    g_array_append_val (maker->balance->equations, equation);
    maker->made++;
}
