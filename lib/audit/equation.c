/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "equation.h"

void
balance_free (Balance *balance)
{
    if (balance == NULL)
        return;
    g_array_unref (balance->equations);
    g_array_unref (balance->terms);
    g_array_unref (balance->flaws);
    g_array_unref (balance->unchecked);
    g_free (balance);
}

/* Section - Weighing */

/* Takes sums in 64 bits; FALSE if one does not fit. */
static gboolean
add_up (gint64 *sum, gint64 value)
{
    return !__builtin_add_overflow (*sum, value, sum);
}

/* How an equality stands whose sides differ. Each printed figure may be off by half of its last
 * digit. Where units differ the coarser side may be rounded or cut off: off by less than one. */
static Standing
judge (const Equation *equation, const Weight *weight, gint64 coarsest)
{
    const gint64 size = ABS (weight->difference);
    if (equation->relation->kind == RELATION_LEAST && weight->difference > 0)
        return STANDS;
    if (size == 0 || (equation->crosses && size * 2 <= coarsest))
        return STANDS;
    if (equation->crosses ? size < coarsest : size * 2 <= weight->envelope)
        return STANDS_ROUNDED;
    return FAILS;
}

DiscloseAmount
equation_envelope (const Ledger *ledger, guint table, const Weight *weight)
{
    const DiscloseAmount twice = ledger_amount (ledger, table, weight->envelope);
    if (twice.digits % 2 == 0)
        return (DiscloseAmount){ twice.digits / 2, twice.scale };
    return (DiscloseAmount){ twice.digits * 5, (guint8) (twice.scale + 1) };
}

Standing
equation_weigh (const Ledger *ledger, const Balance *balance, const Equation *equation,
                Weight *weight)
{
    gint64 coarsest = 0;
    *weight = (Weight){ 0, 0, 0, 0, 0 };
    for (guint i = equation->first; i < equation->first + equation->n; i++) {
        const Term *term = &g_array_index (balance->terms, Term, i);
        const LedgerCell *cell = ledger_cell (ledger, term->cell);
        if (cell->state != LEDGER_PRINTED)
            continue;
        const gint64 unit = ledger_table_at (ledger, ledger_row (ledger, cell->row)->table)->unit;
        weight->printed++;
        coarsest = MAX (coarsest, unit);
        if (!add_up (&weight->envelope, unit)
            || !add_up (term->right ? &weight->right : &weight->left, cell->value * term->sign))
            return FAILS;
    }
    if (equation->crosses)
        weight->envelope = 2 * coarsest;
    weight->difference = weight->left - weight->right;
    return judge (equation, weight, coarsest);
}
