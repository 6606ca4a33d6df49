/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "bounds.h"
#include "mender.h"
#include "balance.h"
#include "slip.h"

#include <string.h>

guint
mender_count (const Ledger *ledger, const Balance *balance)
{
    guint n = trial_count_flaws (ledger, FALSE);
    for (guint e = 0; e < balance->equations->len; e++) {
        const Equation *equation = &g_array_index (balance->equations, Equation, e);
        Weight weight;
        n += equation_binds (equation)
             && equation_weigh (ledger, balance, equation, &weight) == FAILS;
    }
    return n;
}

void
mender_add (Mender *mender, const Ledger *copy, const Balance *balance, Culprit *culprit)
{
    const guint after = mender_count (copy, balance);
    culprit->fixed = after < mender->before ? mender->before - after : 0;
    culprits_add (mender->culprits, culprit);
}

static void
try_code (Mender *mender, guint index, const char *code, guint cost)
{
    const LedgerRow *row = ledger_row (mender->trial->ledger, index);
    if (strlen (code) != strlen (row->code) || strcmp (code, row->code) == 0
        || mender->tried++ >= MENDS_TRIED)
        return;
    Culprit culprit = {
        .kind = CULPRIT_CODE,
        .table = row->table,
        .row = index,
        .other = LEDGER_NONE,
        .column = LEDGER_NONE,
        .target = LEDGER_NONE,
        .cost = cost + (slip_explains_code (code, row->code) ? 0 : 3),
    };
    g_strlcpy (culprit.code, code, sizeof culprit.code);
    g_autoptr (Ledger) copy = ledger_copy (mender->trial->ledger);
    ledger_row (copy, index)->code = culprit.code;
    ledger_outline (copy, row->table);
    g_autoptr (Balance) balance = balance_new (copy);
    mender_add (mender, copy, balance, &culprit);
}

/* The codes of rows in joins that fail: one of them may be what another row should have. */
static GPtrArray *
doubtful_codes (const Mender *mender, GArray *rows)
{
    const Trial *trial = mender->trial;
    GPtrArray *codes = g_ptr_array_new ();
    for (guint e = 0; e < trial->balance->equations->len; e++) {
        const Equation *equation = &g_array_index (trial->balance->equations, Equation, e);
        if (!trial->open[e])
            continue;
        for (guint i = equation->first; i < equation->first + equation->n; i++) {
            const guint cell = g_array_index (trial->balance->terms, Term, i).cell;
            const guint index = ledger_cell (trial->ledger, cell)->row;
            const LedgerRow *row = ledger_row (trial->ledger, index);
            gboolean known = row->code[0] == '\0' || equation->above != LEDGER_NONE;
            for (guint k = 0; k < rows->len && !known; k++)
                known = g_array_index (rows, guint, k) == index;
            if (known || rows->len >= MENDS_TRIED)
                continue;
            g_array_append_val (rows, index);
            g_ptr_array_add (codes, (gpointer) row->code);
        }
    }
    return codes;
}

void
recode_joined (Mender *mender)
{
    g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
    g_autoptr (GPtrArray) codes = doubtful_codes (mender, rows);
    for (guint i = 0; i < rows->len; i++)
        for (guint k = 0; k < codes->len; k++) {
            const guint index = g_array_index (rows, guint, i);
            const char *own = ledger_row (mender->trial->ledger, index)->code;
            const char *code = g_ptr_array_index (codes, k);
            gboolean again = FALSE;
            for (guint j = 0; j < k; j++)
                again |= strcmp (g_ptr_array_index (codes, j), code) == 0;
            if (!again && strlen (own) == strlen (code) && slip_explains_code (code, own))
                try_code (mender, index, code, 0);
        }
}

/* Of a code that one table has and another lacks either may be wrong: a row of the other should
 * have it, or its own row should have a code of the other; rather that of the row with the same
 * name. */
void
recode_lacking (Mender *mender, const Equation *equation)
{
    const Ledger *ledger = mender->trial->ledger;
    if (equation->lacks == LEDGER_NONE || equation->model == LEDGER_NONE)
        return;
    const LedgerRow *model = ledger_row (ledger, equation->model);
    const LedgerTable *table = ledger_table_at (ledger, equation->lacks);
    for (guint i = 0; i < table->rows->len; i++) {
        const guint index = g_array_index (table->rows, guint, i);
        const LedgerRow *row = ledger_row (ledger, index);
        if (!slip_explains_code (model->code, row->code))
            continue;
        const guint cost = strcmp (row->key, model->key) == 0 ? 0 : 1;
        try_code (mender, index, model->code, cost);
        try_code (mender, equation->model, row->code, cost);
    }
}

/* A row that does not stand below its code may have the wrong beginning; or the row above it has,
 * which should be its parent. */
void
recode_for_flaw (Mender *mender, const Flaw *flaw)
{
    const Ledger *ledger = mender->trial->ledger;
    const LedgerTable *table = ledger_table_at (ledger, flaw->table);
    if (flaw->kind != FLAW_NO_PARENT)
        return;
    const LedgerRow *orphan = ledger_row (ledger, flaw->row);
    const guint length = strlen (orphan->code) > 5 ? 5 : 3;
    char code[16];
    guint parent = LEDGER_NONE;
    for (guint i = 0; i < table->rows->len; i++) {
        const guint index = g_array_index (table->rows, guint, i);
        if (index == flaw->row)
            break;
        if (strlen (ledger_row (ledger, index)->code) == length)
            parent = index;
    }
    if (parent == LEDGER_NONE)
        return;
    g_strlcpy (code, orphan->code, length + 1);
    try_code (mender, parent, code, 0);
    g_snprintf (code, sizeof code, "%s%s", ledger_row (ledger, parent)->code,
                orphan->code + length);
    try_code (mender, flaw->row, code, 0);
}
