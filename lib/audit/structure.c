/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Every rule looks first at what the form prints at all: a document that never prints a level, a
 * total or a department's row does not lack it in one table. */
#include "structure.h"

#include "code.h"

#include <string.h>

typedef struct {
    const Ledger *ledger;
    const Relation *relation;
    GArray *flaws;
} Checker;

static void
add (Checker *checker, FlawKind kind, guint table, guint row, DiscloseSeverity severity)
{
    const Flaw flaw = { checker->relation, severity, kind, table, row, NULL };
    g_array_append_val (checker->flaws, flaw);
}

static gboolean
has_figure (const Ledger *ledger, const LedgerRow *row)
{
    const guint n = ledger_table_at (ledger, row->table)->n_columns;
    for (guint c = 0; c < n; c++) {
        const LedgerCell *cell = ledger_cell (ledger, row->first_cell + c);
        if (cell->state == LEDGER_PRINTED && cell->value != 0)
            return TRUE;
    }
    return FALSE;
}

/* A bit for each level of codes that the table prints. */
static guint
levels_of (const Ledger *ledger, guint t)
{
    const LedgerTable *table = ledger_table_at (ledger, t);
    guint levels = 0;
    for (guint i = 0; i < table->rows->len; i++) {
        const LedgerRow *row = ledger_row (ledger, g_array_index (table->rows, guint, i));
        if (row->code[0] != '\0')
            levels |= 1u << code_level (row->code);
    }
    return levels;
}

/* Section - Codes */

/* A part, by its label, of what does not stand above it: of a table with two sides, whose labels
 * are those of the form. */
static gboolean
is_stray_label (const Ledger *ledger, const LedgerRow *row)
{
    return row->section[0] != '\0' && row->code[0] == '\0' && !row->total && !row->subtotal
           && row->level > 1
           && (row->above == LEDGER_NONE || ledger_row (ledger, row->above)->total);
}

static void
check_parents (Checker *checker, guint t, guint levels)
{
    const LedgerTable *table = ledger_table_at (checker->ledger, t);
    for (guint i = 0; i < table->rows->len; i++) {
        const guint index = g_array_index (table->rows, guint, i);
        const LedgerRow *row = ledger_row (checker->ledger, index);
        const guint level = row->code[0] != '\0' ? code_level (row->code) : 0;
        if (is_stray_label (checker->ledger, row))
            add (checker, FLAW_NO_PARENT, t, index, checker->relation->severity);
        if (level < 2 || (levels >> (level - 1) & 1) == 0)
            continue;
        guint above = row->above;
        while (above != LEDGER_NONE
               && (ledger_row (checker->ledger, above)->code[0] == '\0'
                   || code_level (ledger_row (checker->ledger, above)->code) + 1 != level))
            above = ledger_row (checker->ledger, above)->above;
        if (above == LEDGER_NONE)
            add (checker, FLAW_NO_PARENT, t, index, checker->relation->severity);
    }
}

static gboolean
has_child (const Ledger *ledger, const LedgerTable *table, guint row)
{
    for (guint i = 0; i < table->rows->len; i++) {
        const LedgerRow *other = ledger_row (ledger, g_array_index (table->rows, guint, i));
        if (other->above == row && has_figure (ledger, other))
            return TRUE;
    }
    return FALSE;
}

static void
check_children (Checker *checker, guint t)
{
    const LedgerTable *table = ledger_table_at (checker->ledger, t);
    const guint levels = levels_of (checker->ledger, t);
    for (guint i = 0; i < table->rows->len; i++) {
        const guint index = g_array_index (table->rows, guint, i);
        const LedgerRow *row = ledger_row (checker->ledger, index);
        if (row->code[0] == '\0' || levels >> (code_level (row->code) + 1) == 0 || row->item)
            continue;
        if (has_figure (checker->ledger, row) && !has_child (checker->ledger, table, index))
            add (checker, FLAW_NO_CHILD, t, index, checker->relation->severity);
    }
}

/* A code that stands twice below the same row. Projects share their code; a row printed again with
 * the same figures is told by the reading already. */
static void
check_unique (Checker *checker, guint t)
{
    const LedgerTable *table = ledger_table_at (checker->ledger, t);
    for (guint i = 0; i < table->rows->len; i++) {
        const guint index = g_array_index (table->rows, guint, i);
        const LedgerRow *row = ledger_row (checker->ledger, index);
        for (guint j = 0; j < i && row->code[0] != '\0' && !row->item; j++) {
            const LedgerRow *other =
                ledger_row (checker->ledger, g_array_index (table->rows, guint, j));
            if (other->above == row->above && !other->item
                && strcmp (other->section, row->section) == 0
                && strcmp (other->code, row->code) == 0) {
                add (checker, FLAW_TWICE, t, index, checker->relation->severity);
                break;
            }
        }
    }
}

/* A project of one name and code twice below the same row; several codes may share one. */
static void
check_projects (Checker *checker, guint t)
{
    const LedgerTable *table = ledger_table_at (checker->ledger, t);
    for (guint i = 0; i < table->rows->len; i++) {
        const guint index = g_array_index (table->rows, guint, i);
        const LedgerRow *row = ledger_row (checker->ledger, index);
        for (guint j = 0; j < i && row->item && row->printed != NULL; j++) {
            const LedgerRow *other =
                ledger_row (checker->ledger, g_array_index (table->rows, guint, j));
            if (other->above == row->above && other->item && other->printed != NULL
                && strcmp (other->code, row->code) == 0 && strcmp (other->key, row->key) == 0
                && strcmp (disclose_row_item (other->printed), disclose_row_item (row->printed))
                       == 0) {
                add (checker, FLAW_PROJECT_TWICE, t, index, checker->relation->severity);
                break;
            }
        }
    }
}

/* Section - Totals and departments */

static gboolean
has_total (const Ledger *ledger, const LedgerTable *table, const char *section)
{
    for (guint i = 0; i < table->rows->len; i++) {
        const LedgerRow *row = ledger_row (ledger, g_array_index (table->rows, guint, i));
        if (row->total && strcmp (row->section, section) == 0)
            return TRUE;
    }
    return FALSE;
}

/* Each section with a figure wants its total, if some table of the document prints one; a row that
 * has no label at all is a form of one row. */
static void
check_totals (Checker *checker, guint t)
{
    const LedgerTable *table = ledger_table_at (checker->ledger, t);
    g_autoptr (GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);
    for (guint i = 0; i < table->rows->len; i++) {
        const LedgerRow *row = ledger_row (checker->ledger, g_array_index (table->rows, guint, i));
        const gboolean unnamed = row->key[0] == '\0' && row->code[0] == '\0';
        if (unnamed || !has_figure (checker->ledger, row)
            || !g_hash_table_add (done, (gpointer) row->section))
            continue;
        if (!has_total (checker->ledger, table, row->section))
            add (checker, FLAW_NO_TOTAL, t, LEDGER_NONE, checker->relation->severity);
    }
}

/* A side with a figure wants the row of that name. */
static void
check_present (Checker *checker, guint t, const RelationPlace *place)
{
    const LedgerTable *table = ledger_table_at (checker->ledger, t);
    gboolean any = FALSE;
    for (guint i = 0; i < table->rows->len; i++) {
        const LedgerRow *row = ledger_row (checker->ledger, g_array_index (table->rows, guint, i));
        if (strcmp (row->section, place->section) != 0)
            continue;
        if (row->named >> place->named->bit & 1)
            return;
        any |= has_figure (checker->ledger, row);
    }
    const Flaw flaw = { checker->relation, checker->relation->severity, FLAW_NO_ROW, t, LEDGER_NONE,
                        place->named };
    if (any)
        g_array_append_val (checker->flaws, flaw);
}

static gboolean
any_total (const Ledger *ledger)
{
    for (guint t = 0; t < ledger->tables->len; t++) {
        const LedgerTable *table = ledger_table_at (ledger, t);
        for (guint i = 0; i < table->rows->len; i++)
            if (ledger_row (ledger, g_array_index (table->rows, guint, i))->total)
                return TRUE;
    }
    return FALSE;
}

static gboolean
has_department (const Ledger *ledger, guint t)
{
    const LedgerTable *table = ledger_table_at (ledger, t);
    for (guint i = 0; i < table->rows->len; i++)
        if (ledger_row (ledger, g_array_index (table->rows, guint, i))->department)
            return TRUE;
    return FALSE;
}

static void
check_departments (Checker *checker, guint t, gboolean printed)
{
    const LedgerTable *table = ledger_table_at (checker->ledger, t);
    gboolean any = FALSE;
    for (guint i = 0; i < table->rows->len; i++) {
        const guint index = g_array_index (table->rows, guint, i);
        any |= ledger_is_leaf (checker->ledger, index)
               && has_figure (checker->ledger, ledger_row (checker->ledger, index));
    }
    if (any && !has_department (checker->ledger, t))
        add (checker, FLAW_NO_DEPARTMENT, t, LEDGER_NONE,
             printed ? DISCLOSE_SEVERITY_ERROR : DISCLOSE_SEVERITY_WARNING);
}

/* Section - The relation */

void
structure_check (const Ledger *ledger, const Relation *relation, GArray *flaws)
{
    Checker checker = { ledger, relation, flaws };
    guint levels = 0;
    gboolean departments = FALSE;
    for (guint i = 0; i < relation->places->len; i++) {
        const guint t =
            ledger_table (ledger, g_array_index (relation->places, RelationPlace, i).table);
        if (t == LEDGER_NONE)
            continue;
        levels |= levels_of (ledger, t);
        departments |= has_department (ledger, t);
    }
    const gboolean totals = any_total (ledger);
    for (guint i = 0; i < relation->places->len; i++) {
        const guint t =
            ledger_table (ledger, g_array_index (relation->places, RelationPlace, i).table);
        if (t == LEDGER_NONE)
            continue;
        if (relation->kind == RELATION_PARENTS)
            check_parents (&checker, t, levels);
        else if (relation->kind == RELATION_CHILDREN)
            check_children (&checker, t);
        else if (relation->kind == RELATION_UNIQUE)
            check_unique (&checker, t);
        else if (relation->kind == RELATION_PROJECTS)
            check_projects (&checker, t);
        else if (relation->kind == RELATION_PRESENT)
            check_present (&checker, t, &g_array_index (relation->places, RelationPlace, i));
        else if (relation->kind == RELATION_TOTALS && totals)
            check_totals (&checker, t);
        else if (relation->kind == RELATION_DEPARTMENTS)
            check_departments (&checker, t, departments);
    }
}
