/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "ledger.h"

#include <string.h>

/* Section - Birth and death */

static void
free_table (gpointer data)
{
    LedgerTable *table = data;
    g_array_unref (table->rows);
    g_free (table);
}

static void
clear_row (gpointer data)
{
    g_free (((LedgerRow *) data)->key);
}

Ledger *
ledger_new (const Grammar *grammar)
{
    Ledger *ledger = g_new0 (Ledger, 1);
    ledger->grammar = grammar;
    ledger->tables = g_ptr_array_new_with_free_func (free_table);
    ledger->twice = g_array_new (FALSE, FALSE, sizeof (guint));
    ledger->rows = g_array_new (FALSE, FALSE, sizeof (LedgerRow));
    g_array_set_clear_func (ledger->rows, clear_row);
    ledger->cells = g_array_new (FALSE, FALSE, sizeof (LedgerCell));
    return ledger;
}

void
ledger_free (Ledger *ledger)
{
    if (ledger == NULL)
        return;
    g_ptr_array_unref (ledger->tables);
    g_array_unref (ledger->twice);
    g_array_unref (ledger->rows);
    g_array_unref (ledger->cells);
    g_free (ledger);
}

Ledger *
ledger_copy (const Ledger *ledger)
{
    Ledger *copy = ledger_new (ledger->grammar);
    copy->grain = ledger->grain;
    for (guint t = 0; t < ledger->tables->len; t++) {
        LedgerTable *table = g_memdup2 (ledger_table_at (ledger, t), sizeof (LedgerTable));
        table->rows = g_array_copy (table->rows);
        g_ptr_array_add (copy->tables, table);
    }
    g_array_append_vals (copy->twice, ledger->twice->data, ledger->twice->len);
    g_array_append_vals (copy->rows, ledger->rows->data, ledger->rows->len);
    for (guint r = 0; r < copy->rows->len; r++)
        ledger_row (copy, r)->key = g_strdup (ledger_row (copy, r)->key);
    g_array_append_vals (copy->cells, ledger->cells->data, ledger->cells->len);
    return copy;
}

/* Section - Looking */

const LedgerTable *
ledger_table_at (const Ledger *ledger, guint table)
{
    return g_ptr_array_index (ledger->tables, table);
}

guint
ledger_table (const Ledger *ledger, guint number)
{
    for (guint t = 0; t < ledger->tables->len; t++)
        if (ledger_table_at (ledger, t)->number == number)
            return t;
    return LEDGER_NONE;
}

guint
ledger_column (const Ledger *ledger, guint table, const char *key)
{
    const LedgerTable *found = ledger_table_at (ledger, table);
    for (guint c = 0; c < found->n_columns; c++)
        if (strcmp (disclose_table_column_key (found->printed, c), key) == 0)
            return c;
    return LEDGER_NONE;
}

gboolean
ledger_is_leaf (const Ledger *ledger, guint row)
{
    const LedgerRow *r = ledger_row (ledger, row);
    if (disclose_table_has_items (ledger_table_at (ledger, r->table)->printed))
        return r->item;
    return !r->total && !r->subtotal && !r->department;
}

DiscloseAmount
ledger_amount (const Ledger *ledger, guint table, gint64 grains)
{
    const LedgerTable *found = ledger_table_at (ledger, table);
    DiscloseAmount amount = { grains, (guint8) (found->printed->unit_power - ledger->grain) };
    for (gint64 unit = found->unit; unit > 1 && amount.digits % 10 == 0; unit /= 10) {
        amount.digits /= 10;
        amount.scale--;
    }
    return amount;
}

/* Section - Altering */

guint
ledger_put_row (Ledger *ledger, guint t, guint before, const LedgerRow *model)
{
    LedgerTable *table = g_ptr_array_index (ledger->tables, t);
    const guint index = ledger->rows->len;
    LedgerRow row = *model;
    guint at = 0;
    for (guint i = 0; before != LEDGER_NONE && i < table->rows->len; i++)
        if (g_array_index (table->rows, guint, i) == before)
            at = i + 1;
    row.printed = NULL;
    row.key = g_strdup (model->key);
    row.table = t;
    g_array_append_val (ledger->rows, row);
    g_array_insert_val (table->rows, at, index);
    ledger_row (ledger, index)->first_cell = ledger->cells->len;
    for (guint c = 0; c < table->n_columns; c++) {
        const LedgerCell cell = { 0, index, c, LEDGER_BLANK };
        g_array_append_val (ledger->cells, cell);
    }
    // cppcheck-suppress memleak ; the array has the key
    return index;
}

/* Section - What stands above what */

/* Whether a row with this code stands above the other: its code begins the other's, or it is the
 * sum of the projects that share it. */
static gboolean
is_above (const LedgerRow *upper, const LedgerRow *lower)
{
    if (upper->code[0] == '\0' || !g_str_has_prefix (lower->code, upper->code) || upper->item)
        return FALSE;
    return strlen (upper->code) < strlen (lower->code) || lower->item;
}

/* The only total of a section, LEDGER_NONE if it has none or several. */
static guint
only_total (const Ledger *ledger, const LedgerTable *table, const char *section)
{
    guint total = LEDGER_NONE;
    for (guint i = 0; i < table->rows->len; i++) {
        const guint index = g_array_index (table->rows, guint, i);
        const LedgerRow *row = ledger_row (ledger, index);
        if (!row->total || strcmp (row->section, section) != 0)
            continue;
        if (total != LEDGER_NONE)
            return LEDGER_NONE;
        total = index;
    }
    return total;
}

/* What stands above a row of that level that has no code, going up from the row before it. */
static guint
label_above (const Ledger *ledger, guint before, guint level)
{
    while (before != LEDGER_NONE
           && (ledger_row (ledger, before)->total || ledger_row (ledger, before)->level >= level))
        before =
            ledger_row (ledger, before)->total ? LEDGER_NONE : ledger_row (ledger, before)->above;
    return before;
}

void
ledger_outline (Ledger *ledger, guint t)
{
    const LedgerTable *table = ledger_table_at (ledger, t);
    guint top = LEDGER_NONE, department = LEDGER_NONE, last = LEDGER_NONE, label = LEDGER_NONE;
    const char *section = NULL;
    for (guint i = 0; i < table->rows->len; i++) {
        const guint index = g_array_index (table->rows, guint, i);
        LedgerRow *row = ledger_row (ledger, index);
        if (section == NULL || strcmp (section, row->section) != 0) {
            section = row->section;
            top = only_total (ledger, table, section);
            department = last = label = LEDGER_NONE;
        }
        row->above = LEDGER_NONE;
        if (row->total || row->subtotal)
            continue;
        while (last != LEDGER_NONE && !is_above (ledger_row (ledger, last), row))
            last = ledger_row (ledger, last)->above;
        row->above = last != LEDGER_NONE && !row->department         ? last
                     : department != LEDGER_NONE && !row->department ? department
                                                                     : top;
        if (row->section[0] != '\0' && row->code[0] == '\0') {
            row->above = label_above (ledger, label, row->level);
            if (row->above == LEDGER_NONE)
                row->above = top;
            label = index;
        }
        if (row->department)
            department = index;
        last = row->code[0] != '\0' ? index : row->department ? LEDGER_NONE : last;
    }
}
