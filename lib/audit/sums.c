/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sums.h"

#include <string.h>

/* upper = the sum of lower, column by column. */
static void
make_sums (Maker *maker, const LedgerTable *table, guint upper, const GArray *lower)
{
    const Equation equation = { .lacks = LEDGER_NONE, .model = LEDGER_NONE, .above = upper };
    for (guint c = 0; c < table->n_columns && lower->len > 0; c++) {
        const guint cell = ledger_row (maker->ledger, upper)->first_cell + c;
        if (ledger_cell (maker->ledger, cell)->state == LEDGER_ABSENT)
            continue;
        maker_begin (maker);
        maker_add (maker, cell, FALSE, FALSE);
        for (guint i = 0; i < lower->len; i++)
            maker_add (maker,
                       ledger_row (maker->ledger, g_array_index (lower, guint, i))->first_cell + c,
                       TRUE, FALSE);
        maker_finish (maker, &equation);
    }
}

static gboolean
is_below (const Ledger *ledger, guint row, guint upper)
{
    guint above = ledger_row (ledger, row)->above;
    while (above != LEDGER_NONE && above != upper)
        above = ledger_row (ledger, above)->above;
    return above == upper;
}

void
make_tree (Maker *maker, const RelationPlace *place)
{
    const guint t = maker_table (maker, place->table);
    if (t == LEDGER_NONE)
        return;
    const Ledger *ledger = maker->ledger;
    const LedgerTable *table = ledger_table_at (ledger, t);
    const gboolean leaves = maker->relation->kind == RELATION_LEAVES;
    g_autoptr (GArray) lower = g_array_new (FALSE, FALSE, sizeof (guint));
    for (guint i = 0; i < table->rows->len; i++) {
        const guint upper = g_array_index (table->rows, guint, i);
        const LedgerRow *row = ledger_row (ledger, upper);
        if (strcmp (row->section, place->section) != 0
            || (leaves && !row->total && !row->department))
            continue;
        gboolean direct = TRUE; /* every leaf stands right below: the tree has the sum already */
        g_array_set_size (lower, 0);
        for (guint j = 0; j < table->rows->len; j++) {
            const guint other = g_array_index (table->rows, guint, j);
            const gboolean below = ledger_row (ledger, other)->above == upper;
            if (leaves ? ledger_is_leaf (ledger, other) && is_below (ledger, other, upper)
                       : below) {
                g_array_append_val (lower, other);
                direct = direct && below;
            }
        }
        if (!leaves || !direct)
            make_sums (maker, table, upper, lower);
    }
}
