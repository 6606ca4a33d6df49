/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "trial.h"

#include "structure.h"

#include <string.h>

guint
trial_count_flaws (const Ledger *ledger, gboolean childless)
{
    g_autoptr (GArray) flaws = g_array_new (FALSE, FALSE, sizeof (Flaw));
    const GPtrArray *relations = ledger->grammar->relations;
    for (guint i = 0; i < relations->len; i++) {
        const Relation *relation = g_ptr_array_index (relations, i);
        if (childless ? relation->kind == RELATION_CHILDREN
                      : relation->kind >= RELATION_PARENTS && relation->kind <= RELATION_UNIQUE)
            structure_check (ledger, relation, flaws);
    }
    guint n = 0;
    for (guint i = 0; i < flaws->len; i++)
        n += g_array_index (flaws, Flaw, i).severity == DISCLOSE_SEVERITY_ERROR;
    return n;
}

/* Lists for each cell the equations that it stands in. */
static void
index_cells (Trial *trial)
{
    const Balance *balance = trial->balance;
    const guint n = trial->ledger->cells->len;
    trial->eq_of = g_new0 (guint, n + 2);
    for (guint i = 0; i < balance->terms->len; i++)
        trial->eq_of[g_array_index (balance->terms, Term, i).cell + 2]++;
    for (guint c = 2; c < n + 2; c++)
        trial->eq_of[c] += trial->eq_of[c - 1];
    trial->eqs = g_new (guint, balance->terms->len + 1);
    for (guint e = 0; e < balance->equations->len; e++) {
        const Equation *equation = &g_array_index (balance->equations, Equation, e);
        for (guint i = equation->first; i < equation->first + equation->n; i++)
            trial->eqs[trial->eq_of[g_array_index (balance->terms, Term, i).cell + 1]++] = e;
    }
}

Trial *
trial_new (Ledger *ledger, const Balance *balance)
{
    const guint n = balance->equations->len;
    Trial *trial = g_new0 (Trial, 1);
    trial->ledger = ledger;
    trial->balance = balance;
    trial->standing = g_new0 (guint8, n + 1);
    trial->open = g_new0 (guint8, n + 1);
    trial->seen = g_new0 (guint, n + 1);
    index_cells (trial);
    for (guint e = 0; e < n; e++) {
        const Equation *equation = &g_array_index (balance->equations, Equation, e);
        Weight weight;
        trial->standing[e] = (guint8) equation_weigh (ledger, balance, equation, &weight);
        trial->open[e] = trial->standing[e] == FAILS && equation_binds (equation);
        trial->n_open += trial->open[e];
    }
    trial->n_flaws = trial_count_flaws (ledger, FALSE);
    trial->n_childless = trial_count_flaws (ledger, TRUE);
    return trial;
}

void
trial_free (Trial *trial)
{
    if (trial == NULL)
        return;
    ledger_free (trial->ledger);
    g_free (trial->standing);
    g_free (trial->open);
    g_free (trial->eqs);
    g_free (trial->eq_of);
    g_free (trial->seen);
    g_free (trial);
}

static void
exchange (Trial *trial, Change *changes, guint n)
{
    for (guint i = 0; i < n; i++) {
        LedgerCell *cell = ledger_cell (trial->ledger, changes[i].cell);
        const Change before = { changes[i].cell, cell->value, cell->state };
        cell->value = changes[i].value;
        cell->state = changes[i].state;
        changes[i] = before;
    }
}

static void
weigh_one (Trial *trial, guint e, Outcome *outcome, guint8 *fixed)
{
    const Equation *equation = &g_array_index (trial->balance->equations, Equation, e);
    Weight weight;
    if (trial->seen[e] == trial->now || !equation_binds (equation))
        return;
    trial->seen[e] = trial->now;
    const Standing standing = equation_weigh (trial->ledger, trial->balance, equation, &weight);
    outcome->exact += standing == STANDS;
    if (standing == FAILS && trial->standing[e] != FAILS)
        outcome->sound = FALSE;
    if (standing != FAILS && trial->open[e]) {
        outcome->fixed++;
        if (fixed != NULL)
            fixed[e] = TRUE;
    }
}

Outcome
trial_mark (Trial *trial, Change *changes, guint n, guint8 *fixed)
{
    Outcome outcome = { TRUE, 0, 0 };
    trial->now++;
    exchange (trial, changes, n);
    for (guint i = 0; i < n && outcome.sound; i++) {
        const guint cell = changes[i].cell;
        for (guint k = trial->eq_of[cell]; k < trial->eq_of[cell + 1] && outcome.sound; k++)
            weigh_one (trial, trial->eqs[k], &outcome, fixed);
    }
    if (outcome.sound && trial->n_childless > 0) {
        const guint flaws = trial_count_flaws (trial->ledger, TRUE);
        outcome.sound = flaws <= trial->n_childless;
        outcome.fixed += outcome.sound ? trial->n_childless - flaws : 0;
    }
    for (guint i = 0; i < n / 2; i++) { /* undone from the last to the first */
        const Change change = changes[i];
        changes[i] = changes[n - 1 - i];
        changes[n - 1 - i] = change;
    }
    exchange (trial, changes, n);
    return outcome;
}

Outcome
trial_run (Trial *trial, Change *changes, guint n)
{
    return trial_mark (trial, changes, n, NULL);
}
