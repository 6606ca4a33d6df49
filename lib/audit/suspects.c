/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Counting in how many failing equations a cell stands names the wrong one too often: a total
 * stands in many. So each alteration that could be is tried, and those are told that mend all that
 * fails (or the most of it) and break nothing that holds. */
#include "suspects.h"

#include "bounds.h"
#include "mend.h"
#include "slip.h"

#include <string.h>

/* Section - A value */

typedef struct {
    Trial *trial;
    GArray *culprits;
} Search;

static gint64
unit_of (const Search *search, const LedgerCell *cell)
{
    const Ledger *ledger = search->trial->ledger;
    return ledger_table_at (ledger, ledger_row (ledger, cell->row)->table)->unit;
}

/* How unlikely the slip is: an amount that was lost, or put where none belongs, is less likely than
 * a slip of digits; a negative amount that nobody printed is unlikely indeed. */
static guint
value_cost (const Search *search, const LedgerCell *cell, gint64 value)
{
    const gint64 unit = unit_of (search, cell);
    if (cell->state == LEDGER_BLANK)
        return value > 0 ? 2 : 6;
    if (value == 0)
        return 3;
    if (slip_explains (value / unit, cell->value / unit))
        return 0;
    return value < 0 ? 6 : 4;
}

/* The changes that a culprit stands for; returns how many. */
static guint
changes_of (const Ledger *ledger, const Culprit *culprit, Change *changes)
{
    const LedgerRow *a = ledger_row (ledger, culprit->row);
    const guint cell = a->first_cell + culprit->column;
    guint n = 0;
    if (culprit->kind == CULPRIT_VALUE || culprit->kind == CULPRIT_MOVED) {
        changes[n++] =
            (Change){ cell, culprit->value, culprit->blank ? LEDGER_BLANK : LEDGER_PRINTED };
        if (culprit->kind == CULPRIT_VALUE)
            return n;
        changes[0].cell = a->first_cell + culprit->target;
        changes[n++] = (Change){ cell, 0, LEDGER_BLANK };
        return n;
    }
    const LedgerRow *b = ledger_row (ledger, culprit->other);
    for (guint c = 0; c < ledger_table_at (ledger, a->table)->n_columns; c++) {
        const LedgerCell *x = ledger_cell (ledger, a->first_cell + c);
        const LedgerCell *y = ledger_cell (ledger, b->first_cell + c);
        if ((culprit->column != LEDGER_NONE && c != culprit->column)
            || (x->value == y->value && x->state == y->state))
            continue;
        changes[n++] = (Change){ a->first_cell + c, y->value, y->state };
        changes[n++] = (Change){ b->first_cell + c, x->value, x->state };
    }
    return n;
}

static Outcome
run (Search *search, const Culprit *culprit, guint8 *fixed)
{
    const Ledger *ledger = search->trial->ledger;
    g_autofree Change *changes =
        g_new (Change, 2 * ledger_table_at (ledger, culprit->table)->n_columns + 2);
    const guint n = changes_of (ledger, culprit, changes);
    return trial_mark (search->trial, changes, n, fixed);
}

static void
try (Search *search, Culprit *culprit)
{
    const Outcome outcome = run (search, culprit, NULL);
    culprit->fixed = outcome.sound ? outcome.fixed : 0;
    culprit->exact = outcome.exact;
    culprits_add (search->culprits, culprit);
}

static void
try_value (Search *search, guint index, gint64 value)
{
    const LedgerCell *cell = ledger_cell (search->trial->ledger, index);
    Culprit culprit = {
        .kind = CULPRIT_VALUE,
        .table = ledger_row (search->trial->ledger, cell->row)->table,
        .row = cell->row,
        .other = LEDGER_NONE,
        .column = cell->column,
        .target = LEDGER_NONE,
        .value = value,
        .blank = value == 0,
        .cost = value_cost (search, cell, value),
    };
    if (value % unit_of (search, cell) == 0)
        try (search, &culprit);
}

/* What the cell should hold, and what a slip would have made of what it holds: rounding may hide
 * the last digits of it. */
static void
try_values (Search *search, guint index, gint64 value)
{
    const LedgerCell *cell = ledger_cell (search->trial->ledger, index);
    const gint64 unit = unit_of (search, cell);
    try_value (search, index, value);
    if (cell->state != LEDGER_PRINTED || value == 0 || value % unit != 0)
        return;
    for (gint64 off = -CULPRIT_ROUNDING; off <= CULPRIT_ROUNDING; off++)
        if (off != 0 && value + off * unit != 0
            && slip_explains (value / unit + off, cell->value / unit))
            try_value (search, index, value + off * unit);
}

/* Section - An amount in the wrong column */

static void
try_move (Search *search, guint index, int step)
{
    const Ledger *ledger = search->trial->ledger;
    const LedgerCell *cell = ledger_cell (ledger, index);
    const LedgerRow *row = ledger_row (ledger, cell->row);
    const guint target = cell->column + (guint) step;
    if (cell->state != LEDGER_PRINTED || target >= ledger_table_at (ledger, row->table)->n_columns
        || ledger_cell (ledger, row->first_cell + target)->state != LEDGER_BLANK)
        return;
    Culprit culprit = {
        .kind = CULPRIT_MOVED,
        .table = row->table,
        .row = cell->row,
        .other = LEDGER_NONE,
        .column = cell->column,
        .target = target,
        .value = cell->value,
        .cost = 1,
    };
    try (search, &culprit);
}

/* Section - Two rows with each other's amounts */

static gboolean
is_blank_row (const Ledger *ledger, guint row)
{
    const LedgerRow *r = ledger_row (ledger, row);
    for (guint c = 0; c < ledger_table_at (ledger, r->table)->n_columns; c++)
        if (ledger_cell (ledger, r->first_cell + c)->state == LEDGER_PRINTED)
            return FALSE;
    return TRUE;
}

/* With column LEDGER_NONE all amounts of the rows are exchanged; with nothing is less likely. */
static void
try_exchange (Search *search, guint first, guint second, guint column)
{
    Culprit culprit = {
        .kind = CULPRIT_EXCHANGED,
        .table = ledger_row (search->trial->ledger, first)->table,
        .row = MIN (first, second),
        .other = MAX (first, second),
        .column = column,
        .target = LEDGER_NONE,
        .cost = column == LEDGER_NONE ? 1 : 2,
    };
    if (is_blank_row (search->trial->ledger, first) || is_blank_row (search->trial->ledger, second))
        culprit.cost += 3;
    try (search, &culprit);
}

/* Rows of the section that have, in that column, about what the cell should hold. */
static void
try_exchanges (Search *search, guint index, gint64 value)
{
    const Ledger *ledger = search->trial->ledger;
    const LedgerCell *cell = ledger_cell (ledger, index);
    const LedgerRow *row = ledger_row (ledger, cell->row);
    const LedgerTable *table = ledger_table_at (ledger, row->table);
    for (guint i = 0; i < table->rows->len; i++) {
        const guint other = g_array_index (table->rows, guint, i);
        const LedgerRow *o = ledger_row (ledger, other);
        const LedgerCell *twin = ledger_cell (ledger, o->first_cell + cell->column);
        if (other == cell->row || strcmp (o->section, row->section) != 0
            || ABS (twin->value - value) > CULPRIT_ROUNDING * table->unit)
            continue;
        try_exchange (search, cell->row, other, LEDGER_NONE);
        try_exchange (search, cell->row, other, cell->column);
    }
}

/* Section - The search */

/* What each cell of an equation that fails would have to hold for it. */
static void
try_equation (Search *search, guint e)
{
    const Balance *balance = search->trial->balance;
    const Equation *equation = &g_array_index (balance->equations, Equation, e);
    Weight weight;
    equation_weigh (search->trial->ledger, balance, equation, &weight);
    for (guint i = equation->first; i < equation->first + equation->n; i++) {
        const Term *term = &g_array_index (balance->terms, Term, i);
        const LedgerCell *cell = ledger_cell (search->trial->ledger, term->cell);
        const gint64 off = (term->right ? weight.difference : -weight.difference) * term->sign;
        if (cell->state != LEDGER_PRINTED && cell->state != LEDGER_BLANK)
            continue;
        try_values (search, term->cell, cell->value + off);
        try_exchanges (search, term->cell, cell->value + off);
        try_move (search, term->cell, -1);
        try_move (search, term->cell, 1);
    }
}

/* Marks what the culprit mends; of one that alters rows, all that fails. */
static void
mark (Search *search, const Culprit *culprit, guint8 *fixed)
{
    if (culprit->kind != CULPRIT_LOST && culprit->kind != CULPRIT_CODE)
        run (search, culprit, fixed);
    else
        memcpy (fixed, search->trial->open, search->trial->balance->equations->len);
}

GArray *
culprits_find (Trial *trial, guint8 *fixed)
{
    Search search = { trial, g_array_new (FALSE, FALSE, sizeof (Culprit)) };
    guint tried = 0;
    for (guint e = 0; e < trial->balance->equations->len && tried < CULPRIT_EQUATIONS; e++)
        if (trial->open[e]) {
            try_equation (&search, e);
            tried++;
        }
    g_array_sort (search.culprits, culprit_compare);
    const guint wanted = trial->n_open + trial->n_flaws;
    const Culprit *best =
        search.culprits->len > 0 ? &g_array_index (search.culprits, Culprit, 0) : NULL;
    if (best == NULL || best->fixed < wanted || best->cost > 1) {
        mend_rows (trial, search.culprits);
        g_array_sort (search.culprits, culprit_compare);
    }
    if (search.culprits->len > 0)
        mark (&search, &g_array_index (search.culprits, Culprit, 0), fixed);
    /* What mends less than the best is no explanation beside it. */
    for (guint i = 0; i < search.culprits->len; i++)
        if (i >= CULPRITS_TOLD
            || g_array_index (search.culprits, Culprit, i).fixed
                   < g_array_index (search.culprits, Culprit, 0).fixed)
            g_array_set_size (search.culprits, i);
    return search.culprits;
}
