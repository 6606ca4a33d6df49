/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A row put back or a code changed makes other equations, so each is tried on a copy of the ledger
 * that is worked out anew. What a lost row held follows from the sums that lack it. */
#include "mend.h"

#include "balance.h"
#include "bounds.h"
#include "code.h"
#include "mender.h"

#include <string.h>

/* Section - A row put back */

/* What the cell, blank as yet, must hold for the equations that fail without it; 0 if none does.
 * Where it is a part of a sum over rows, that alone tells. */
static gint64
missing_in (const Ledger *ledger, const Balance *balance, guint index)
{
    gint64 value = 0;
    gboolean summed = FALSE;
    for (guint e = 0; e < balance->equations->len; e++) {
        const Equation *equation = &g_array_index (balance->equations, Equation, e);
        for (guint i = equation->first; i < equation->first + equation->n; i++) {
            const Term *term = &g_array_index (balance->terms, Term, i);
            Weight weight;
            if (term->cell != index || (summed && equation->above == LEDGER_NONE)
                || equation->relation->kind == RELATION_LEAST)
                continue;
            if (equation->above != LEDGER_NONE && !summed) {
                summed = TRUE;
                value = 0;
            }
            if (equation_weigh (ledger, balance, equation, &weight) == FAILS)
                value = (term->right ? weight.difference : -weight.difference) * term->sign;
        }
    }
    return value;
}

/* All cells of a row are filled at once: a cell filled would make the others seem missing. */
static void
fill_row (Ledger *ledger, const Balance *balance, guint row, Culprit *culprit)
{
    const guint n = ledger_table_at (ledger, culprit->table)->n_columns;
    const guint first = ledger_row (ledger, row)->first_cell;
    g_autofree gint64 *values = g_new (gint64, n + 1);
    for (guint c = 0; c < n; c++)
        values[c] = missing_in (ledger, balance, first + c);
    for (guint c = 0; c < n; c++) {
        if (values[c] == 0)
            continue;
        ledger_cell (ledger, first + c)->value = values[c];
        ledger_cell (ledger, first + c)->state = LEDGER_PRINTED;
        culprit->cost += values[c] < 0 ? 6 : 0;
        if (culprit->column == LEDGER_NONE) {
            culprit->column = c;
            culprit->value = values[c];
        }
    }
}

static void
put_back (Mender *mender, guint table, guint before, const LedgerRow *model, guint cost)
{
    if (mender->tried++ >= MENDS_TRIED)
        return;
    g_autoptr (Ledger) copy = ledger_copy (mender->trial->ledger);
    const guint row = ledger_put_row (copy, table, before, model);
    ledger_outline (copy, table);
    g_autoptr (Balance) balance = balance_new (copy);
    Culprit culprit = {
        .kind = CULPRIT_LOST,
        .table = table,
        .row = before,
        .other = LEDGER_NONE,
        .column = LEDGER_NONE,
        .target = LEDGER_NONE,
        .cost = cost,
    };
    g_strlcpy (culprit.code, model->code, sizeof culprit.code);
    fill_row (copy, balance, row, &culprit);
    mender_add (mender, copy, balance, &culprit);
}

static LedgerRow
blank_row (const char *section, const char *code)
{
    return (LedgerRow){
        .code = code,
        .section = section,
        .key = (char *) "",
        .above = LEDGER_NONE,
        .level = code[0] != '\0' ? code_level (code) : 1,
    };
}

/* The last row of the table before which the code does not stand. */
static guint
place_of_code (const Ledger *ledger, guint t, const char *code)
{
    const LedgerTable *table = ledger_table_at (ledger, t);
    guint before = LEDGER_NONE;
    for (guint i = 0; i < table->rows->len; i++) {
        const guint index = g_array_index (table->rows, guint, i);
        const LedgerRow *row = ledger_row (ledger, index);
        if (row->code[0] == '\0' || strcmp (row->code, code) <= 0)
            before = index;
        else
            break;
    }
    return before;
}

static gboolean
has_items (const Ledger *ledger, guint t)
{
    return disclose_table_has_items (ledger_table_at (ledger, t)->printed);
}

/* A code that one table has and another lacks. */
static void
put_back_joined (Mender *mender, const Equation *equation)
{
    const Ledger *ledger = mender->trial->ledger;
    if (equation->lacks == LEDGER_NONE || equation->model == LEDGER_NONE)
        return;
    const LedgerRow *model = ledger_row (ledger, equation->model);
    const LedgerTable *table = ledger_table_at (ledger, equation->lacks);
    const RelationTerm *term = g_ptr_array_index (equation->relation->terms, 0);
    if (table->rows->len == 0 || model->code[0] == '\0')
        return;
    for (guint i = 0; i < equation->relation->terms->len; i++) {
        const RelationTerm *other = g_ptr_array_index (equation->relation->terms, i);
        if (other->table == table->number)
            term = other;
    }
    LedgerRow row = blank_row (term->section, model->code);
    row.item = has_items (ledger, equation->lacks) && model->level == CODE_LEVELS;
    put_back (mender, equation->lacks, place_of_code (ledger, equation->lacks, model->code), &row,
              2);
}

/* A row that the sum of its sisters lacks: like one of them. */
static void
put_back_child (Mender *mender, guint above)
{
    const Ledger *ledger = mender->trial->ledger;
    const LedgerRow *upper = ledger_row (ledger, above);
    const LedgerTable *table = ledger_table_at (ledger, upper->table);
    const char *last = NULL;
    for (guint i = 0; i < table->rows->len; i++) {
        const guint index = g_array_index (table->rows, guint, i);
        const LedgerRow *row = ledger_row (ledger, index);
        if (row->above != above)
            continue;
        LedgerRow model = blank_row (row->section, row->code);
        char unknown[16];
        model.item = row->item;
        model.department = row->department;
        g_snprintf (unknown, sizeof unknown, "%.7s00", upper->code);
        if (!row->item && row->code[0] != '\0' && upper->code[0] != '\0')
            model.code = unknown;
        else if (!row->item && row->code[0] != '\0')
            model.code = "000";
        if (last != NULL && strcmp (last, model.code) == 0)
            continue;
        put_back (mender, upper->table, index, &model, 3);
        last = row->item ? row->code : model.code;
        if (!row->item)
            break;
    }
}

static gboolean
has_code (const Ledger *ledger, const LedgerTable *table, const char *code)
{
    for (guint i = 0; i < table->rows->len; i++)
        if (strcmp (ledger_row (ledger, g_array_index (table->rows, guint, i))->code, code) == 0)
            return TRUE;
    return FALSE;
}

/* A row that other tables have right below that code: a sum lacks it, and nothing compares it. */
static void
put_back_sister (Mender *mender, guint above)
{
    const Ledger *ledger = mender->trial->ledger;
    const LedgerRow *upper = ledger_row (ledger, above);
    const guint t = upper->table;
    if (upper->code[0] == '\0' || has_items (ledger, t))
        return;
    for (guint r = 0; r < ledger->rows->len; r++) {
        const LedgerRow *other = ledger_row (ledger, r);
        if (other->table == t || other->item || !g_str_has_prefix (other->code, upper->code)
            || code_level (other->code) != code_level (upper->code) + 1
            || has_code (ledger, ledger_table_at (ledger, t), other->code))
            continue;
        const LedgerRow row = blank_row (upper->section, other->code);
        put_back (mender, t, place_of_code (ledger, t, other->code), &row, 2);
    }
}

static gboolean
has_label (const Ledger *ledger, const LedgerTable *table, const char *key)
{
    for (guint i = 0; i < table->rows->len; i++)
        if (strcmp (ledger_row (ledger, g_array_index (table->rows, guint, i))->key, key) == 0)
            return TRUE;
    return FALSE;
}

/* A row like model whose label other tables have at their top: rather that than one of no name. */
static void
put_back_labels (Mender *mender, guint t, guint before, const LedgerRow *model)
{
    const Ledger *ledger = mender->trial->ledger;
    g_autoptr (GHashTable) tried = g_hash_table_new (g_str_hash, g_str_equal);
    for (guint r = 0; r < ledger->rows->len; r++) {
        const LedgerRow *other = ledger_row (ledger, r);
        if (other->table == t || other->total || other->level != 1 || other->code[0] == '\0'
            || other->key[0] == '\0' || has_label (ledger, ledger_table_at (ledger, t), other->key)
            || !g_hash_table_add (tried, other->key))
            continue;
        LedgerRow row = *model;
        row.key = other->key;
        put_back (mender, t, before, &row, 1);
    }
}

/* A row that the grammar names and the table lacks, or one more of those that bear one name. */
static void
put_back_named (Mender *mender, const Relation *relation)
{
    const Ledger *ledger = mender->trial->ledger;
    for (guint i = 0; i < relation->terms->len; i++) {
        const RelationTerm *term = g_ptr_array_index (relation->terms, i);
        const guint t = ledger_table (ledger, term->table);
        if (term->pick != PICK_NAMED || !(term->optional || term->all) || t == LEDGER_NONE)
            continue;
        const guint64 bit = G_GUINT64_CONSTANT (1) << term->named->bit;
        const LedgerTable *table = ledger_table_at (ledger, t);
        guint last = LEDGER_NONE;
        gboolean there = FALSE;
        for (guint r = 0; r < table->rows->len; r++) {
            const guint index = g_array_index (table->rows, guint, r);
            const LedgerRow *row = ledger_row (ledger, index);
            there |= (row->named & bit) != 0;
            if (strcmp (row->section, term->section) == 0
                && (!term->all || (row->named & bit) != 0))
                last = index;
        }
        if (there && !term->all)
            continue;
        LedgerRow row = blank_row (term->section, "");
        row.named = bit;
        if (term->all)
            put_back_labels (mender, t, last, &row);
        put_back (mender, t, last, &row, 2);
    }
}

/* The parent of a row whose code says that it has one. */
static void
put_back_parent (Mender *mender, const Flaw *flaw)
{
    const Ledger *ledger = mender->trial->ledger;
    const LedgerTable *table = ledger_table_at (ledger, flaw->table);
    const LedgerRow *orphan = ledger_row (ledger, flaw->row);
    char code[16];
    guint before = LEDGER_NONE;
    g_strlcpy (code, orphan->code, strlen (orphan->code) > 5 ? 6 : 4);
    for (guint i = 0; i < table->rows->len; i++) {
        const guint index = g_array_index (table->rows, guint, i);
        if (index == flaw->row)
            break;
        before = index;
    }
    const LedgerRow row = blank_row (orphan->section, code);
    put_back (mender, flaw->table, before, &row, 2);
}

static void
put_back_total (Mender *mender, const Flaw *flaw)
{
    const Ledger *ledger = mender->trial->ledger;
    const LedgerTable *table = ledger_table_at (ledger, flaw->table);
    const char *section = NULL;
    for (guint i = 0; i < table->rows->len; i++) {
        const LedgerRow *row = ledger_row (ledger, g_array_index (table->rows, guint, i));
        if (section == NULL || strcmp (section, row->section) != 0) {
            LedgerRow model = blank_row (row->section, "");
            model.total = flaw->kind == FLAW_NO_TOTAL;
            model.department = !model.total;
            model.level = model.department ? 1 : 0;
            put_back (mender, flaw->table,
                      i == 0 && model.total
                          ? LEDGER_NONE
                          : g_array_index (table->rows, guint, i == 0 ? 0 : i - 1),
                      &model, 2);
        }
        section = row->section;
    }
}

/* The row that the form has, at the end of its side. */
static void
put_back_present (Mender *mender, const Flaw *flaw)
{
    const Ledger *ledger = mender->trial->ledger;
    const LedgerTable *table = ledger_table_at (ledger, flaw->table);
    guint before = LEDGER_NONE;
    for (guint i = 0; i < table->rows->len; i++) {
        const guint index = g_array_index (table->rows, guint, i);
        if (strcmp (ledger_row (ledger, index)->section, flaw->named->section) == 0)
            before = index;
    }
    LedgerRow row = blank_row (flaw->named->section, "");
    row.named = G_GUINT64_CONSTANT (1) << flaw->named->bit;
    put_back (mender, flaw->table, before, &row, 2);
}

static void
put_back_for_flaw (Mender *mender, const Flaw *flaw)
{
    const Ledger *ledger = mender->trial->ledger;
    if (flaw->kind == FLAW_NO_TOTAL || flaw->kind == FLAW_NO_DEPARTMENT) {
        put_back_total (mender, flaw);
    } else if (flaw->kind == FLAW_NO_ROW) {
        put_back_present (mender, flaw);
    } else if (flaw->kind == FLAW_NO_PARENT) {
        put_back_parent (mender, flaw);
    } else if (flaw->kind == FLAW_NO_CHILD) {
        const LedgerRow *row = ledger_row (ledger, flaw->row);
        char code[16];
        g_snprintf (code, sizeof code, "%.7s00", row->code);
        const LedgerRow model = blank_row (row->section, code);
        put_back (mender, flaw->table, flaw->row, &model, 3);
    }
}

/* Section - All */

/* The flaws of the document, those of one kind and table once. */
static void
mend_flaws (Mender *mender)
{
    const GArray *flaws = mender->trial->balance->flaws;
    for (guint i = 0; i < flaws->len; i++) {
        const Flaw *flaw = &g_array_index (flaws, Flaw, i);
        if (flaw->severity != DISCLOSE_SEVERITY_ERROR)
            continue;
        recode_for_flaw (mender, flaw);
        put_back_for_flaw (mender, flaw);
    }
}

void
mend_rows (Trial *trial, GArray *culprits)
{
    Mender mender = { trial, culprits, mender_count (trial->ledger, trial->balance), 0 };
    if (trial->ledger->rows->len > AUDIT_ROWS)
        return;
    mend_flaws (&mender);
    recode_joined (&mender);
    guint above = LEDGER_NONE;
    for (guint e = 0; e < trial->balance->equations->len; e++) {
        const Equation *equation = &g_array_index (trial->balance->equations, Equation, e);
        if (!trial->open[e])
            continue;
        recode_lacking (&mender, equation);
        put_back_joined (&mender, equation);
        put_back_named (&mender, equation->relation);
        if (equation->above != LEDGER_NONE && equation->above != above) {
            above = equation->above;
            put_back_sister (&mender, above);
            put_back_child (&mender, above);
        }
    }
}
