/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lays a document out as ledgers. Amounts of different units are brought to one grain, the last
 * printed digit of the finest of them, so that every comparison is one of whole numbers. */
#include "layout.h"

#include "amount.h"
#include "bounds.h"
#include "grammars.h"
#include "text.h"

#include <string.h>

/* Section - The grain */

/* The power of ten of the yuan that the finest figure of the table is printed to. */
static int
finest (const DiscloseTable *table, int coarsest)
{
    int power = coarsest;
    for (guint r = 0; r < table->rows->len; r++) {
        const DiscloseRow *row = &g_array_index (table->rows, DiscloseRow, r);
        for (guint c = 0; c < table->columns->len; c++)
            if (row->cells[c].kind == DISCLOSE_CELL_AMOUNT)
                power = MIN (power, table->unit_power - row->cells[c].amount.scale);
    }
    return MAX (power, -AUDIT_FINEST);
}

static gint64
ten_to (int power)
{
    gint64 result = 1;
    for (; power > 0; power--)
        result *= 10;
    return result;
}

/* The amount in grains; FALSE if it has too many digits for that. */
static gboolean
weigh (const Ledger *ledger, const DiscloseTable *table, DiscloseAmount amount, gint64 *grains)
{
    DiscloseAmount even;
    const int scale = table->unit_power - ledger->grain;
    if (scale < 0 || !disclose_amount_rescale (amount, (guint) scale, &even)
        || ABS (even.digits) > AUDIT_LARGEST)
        return FALSE;
    *grains = even.digits;
    return TRUE;
}

/* Section - Rows */

/* The label without what marks its level, so that labels of two tables can be compared. */
static char *
key_of (const Grammar *grammar, const char *name)
{
    char *key = text_fold (name);
    for (guint i = 0; i < grammar->levels->len; i++) {
        const LevelGrammar *level = &g_array_index (grammar->levels, LevelGrammar, i);
        gsize start, end;
        if (!pattern_search (level->pattern, key, NULL, &start, &end))
            continue;
        if (start == 0 && key[end] != '\0')
            memmove (key, key + end, strlen (key + end) + 1);
        break;
    }
    return key;
}

static gboolean
is_subtotal (const Grammar *grammar, const char *name)
{
    g_autofree char *folded = text_fold (name);
    return grammar->subtotal != NULL && pattern_matches (grammar->subtotal, folded);
}

static guint64
named_bits (const Grammar *grammar, guint number, const DiscloseRow *row)
{
    guint64 bits = 0;
    g_autofree char *path = NULL;
    for (guint i = 0; i < grammar->rows->len; i++) {
        const NamedRow *named = g_ptr_array_index (grammar->rows, i);
        if (named->table != number || strcmp (named->section, row->section) != 0)
            continue;
        if (path == NULL)
            path = text_fold (row->path);
        if (pattern_matches (named->pattern, path))
            bits |= G_GUINT64_CONSTANT (1) << named->bit;
    }
    return bits;
}

static void
add_cells (Ledger *ledger, guint row, const LedgerTable *table)
{
    const DiscloseRow *printed = ledger_row (ledger, row)->printed;
    ledger_row (ledger, row)->first_cell = ledger->cells->len;
    for (guint c = 0; c < table->n_columns; c++) {
        LedgerCell cell = { 0, row, c, LEDGER_BLANK };
        const DiscloseCell *from = &printed->cells[c];
        if (from->kind == DISCLOSE_CELL_ABSENT)
            cell.state = LEDGER_ABSENT;
        else if (from->kind == DISCLOSE_CELL_AMOUNT
                 && weigh (ledger, table->printed, from->amount, &cell.value))
            cell.state = LEDGER_PRINTED;
        else if (from->kind != DISCLOSE_CELL_BLANK)
            cell.state = LEDGER_UNREAD;
        g_array_append_val (ledger->cells, cell);
    }
}

static void
add_row (Ledger *ledger, guint t, const DiscloseRow *printed)
{
    LedgerTable *table = g_ptr_array_index (ledger->tables, t);
    const guint index = ledger->rows->len;
    const LedgerRow row = {
        .printed = printed,
        .code = printed->code,
        .section = printed->section,
        .key = key_of (ledger->grammar, printed->name),
        .table = t,
        .level = printed->level,
        .named = named_bits (ledger->grammar, table->number, printed),
        .total = printed->level == 0,
        .subtotal = is_subtotal (ledger->grammar, printed->name),
        .item = printed->item[0] != '\0',
        .above = LEDGER_NONE,
    };
    g_array_append_val (ledger->rows, row);
    g_array_append_val (table->rows, index);
    add_cells (ledger, index, table);
}

/* Section - Departments */

/* Whether a row without a code is that of a department: beside codes and items it can be nothing
 * else; in a list of bare names it bears the name of one. */
static gboolean
is_department (const Ledger *ledger, const LedgerRow *row, const GHashTable *names)
{
    const DiscloseTable *table = ledger_table_at (ledger, row->table)->printed;
    if (row->total || row->item || row->code[0] != '\0')
        return FALSE;
    return disclose_table_has_items (table)
           || g_hash_table_contains ((GHashTable *) names, row->key);
}

static gboolean
has_codes (const Ledger *ledger, const LedgerTable *table)
{
    for (guint i = 0; i < table->rows->len; i++)
        if (ledger_row (ledger, g_array_index (table->rows, guint, i))->code[0] != '\0')
            return TRUE;
    return FALSE;
}

/* A list of names whose first one has the figures of the total is headed by its department,
 * whatever that is called there. */
static void
mark_head (Ledger *ledger, const LedgerTable *table)
{
    if (table->rows->len < 3)
        return;
    const LedgerRow *total = ledger_row (ledger, g_array_index (table->rows, guint, 0));
    LedgerRow *head = ledger_row (ledger, g_array_index (table->rows, guint, 1));
    if (!total->total || head->total)
        return;
    for (guint c = 0; c < table->n_columns; c++)
        if (ledger_cell (ledger, total->first_cell + c)->value
            != ledger_cell (ledger, head->first_cell + c)->value)
            return;
    head->department = TRUE;
}

static void
mark_departments (Ledger *ledger)
{
    g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    for (guint t = 0; t < ledger->tables->len; t++) {
        const LedgerTable *table = ledger_table_at (ledger, t);
        g_hash_table_add (names, text_fold (disclose_table_department (table->printed)));
        for (guint i = 0; i < table->rows->len; i++) {
            LedgerRow *row = ledger_row (ledger, g_array_index (table->rows, guint, i));
            if (disclose_table_has_items (table->printed) && is_department (ledger, row, names))
                g_hash_table_add (names, g_strdup (row->key));
        }
    }
    for (guint t = 0; t < ledger->tables->len; t++) {
        LedgerTable *table = g_ptr_array_index (ledger->tables, t);
        gboolean any = FALSE;
        const gboolean coded = has_codes (ledger, table);
        if (disclose_table_has_sections (table->printed))
            continue;
        for (guint i = 0; i < table->rows->len; i++) {
            LedgerRow *row = ledger_row (ledger, g_array_index (table->rows, guint, i));
            row->department = is_department (ledger, row, names);
            any |= row->department;
        }
        if (!any && !coded)
            mark_head (ledger, table);
    }
}

/* Section - Which tables belong together */

static gboolean
is_broken (const DiscloseDocument *document, guint number)
{
    for (guint i = 0; i < document->findings->len; i++) {
        const DiscloseFinding *finding = &g_array_index (document->findings, DiscloseFinding, i);
        if (finding->table == number
            && (strcmp (finding->id, "column-unbound") == 0
                || strcmp (finding->id, "columns-beside") == 0))
            return TRUE;
    }
    return FALSE;
}

static void
add_table (Ledger *ledger, const DiscloseTable *printed)
{
    LedgerTable *table = g_new0 (LedgerTable, 1);
    table->printed = printed;
    table->number = printed->number;
    table->n_columns = printed->columns->len;
    table->rows = g_array_new (FALSE, FALSE, sizeof (guint));
    table->broken = is_broken (printed->document, printed->number);
    table->unit = ten_to (finest (printed, printed->unit_power) - ledger->grain);
    g_ptr_array_add (ledger->tables, table);
    for (guint r = 0; r < printed->rows->len; r++)
        add_row (ledger, ledger->tables->len - 1, &g_array_index (printed->rows, DiscloseRow, r));
}

static gboolean
repeats (const GPtrArray *tables, guint number)
{
    guint n = 0;
    for (guint i = 0; i < tables->len; i++)
        n += ((const DiscloseTable *) g_ptr_array_index (tables, i))->number == number;
    return n > 1;
}

static Ledger *
make (const Grammar *grammar, const GPtrArray *tables)
{
    Ledger *ledger = ledger_new (grammar);
    ledger->grain = AUDIT_COARSEST;
    for (guint i = 0; i < tables->len; i++)
        ledger->grain = MIN (ledger->grain, finest (g_ptr_array_index (tables, i), ledger->grain));
    for (guint i = 0; i < tables->len; i++) {
        const DiscloseTable *table = g_ptr_array_index (tables, i);
        if (repeats (tables, table->number))
            g_array_append_val (ledger->twice, table->number);
        else
            add_table (ledger, table);
    }
    mark_departments (ledger);
    for (guint t = 0; t < ledger->tables->len; t++)
        ledger_outline (ledger, t);
    return ledger;
}

static gboolean
any_repeats (const GPtrArray *tables)
{
    for (guint i = 0; i < tables->len; i++)
        if (repeats (tables, ((const DiscloseTable *) g_ptr_array_index (tables, i))->number))
            return TRUE;
    return FALSE;
}

typedef gboolean (*Same) (const DiscloseTable *a, const DiscloseTable *b);

static gboolean
same_volume (const DiscloseTable *a, const DiscloseTable *b)
{
    return disclose_table_year (a) == disclose_table_year (b)
           && strcmp (disclose_table_template (a), disclose_table_template (b)) == 0;
}

static gboolean
same_department (const DiscloseTable *a, const DiscloseTable *b)
{
    return strcmp (disclose_table_department (a), disclose_table_department (b)) == 0;
}

/* Parts tables into lists of those that are the same in some way, in printed order. */
static GPtrArray *
part_tables (const GPtrArray *tables, Same same)
{
    GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
    for (guint i = 0; i < tables->len; i++) {
        gpointer table = g_ptr_array_index (tables, i);
        GPtrArray *own = NULL;
        for (guint p = 0; p < parts->len && own == NULL; p++) {
            GPtrArray *part = g_ptr_array_index (parts, p);
            if (same (g_ptr_array_index (part, 0), table))
                own = part;
        }
        if (own == NULL) {
            own = g_ptr_array_new ();
            g_ptr_array_add (parts, own);
        }
        g_ptr_array_add (own, table);
    }
    return parts;
}

/* One department's document is one ledger, however its name is spelt from table to table. Only
 * where tables repeat do the names tell which belong together. */
GPtrArray *
ledgers_new (const DiscloseDocument *document, const DiscloseGrammars *grammars)
{
    GPtrArray *ledgers = g_ptr_array_new_with_free_func ((GDestroyNotify) ledger_free);
    g_autoptr (GPtrArray) volumes = part_tables (document->tables, same_volume);
    for (guint v = 0; v < volumes->len; v++) {
        const GPtrArray *volume = g_ptr_array_index (volumes, v);
        const char *id = disclose_table_template (g_ptr_array_index (volume, 0));
        const Grammar *grammar = grammar_whole (grammars_lookup (grammars, id));
        if (grammar == NULL)
            continue;
        if (!any_repeats (volume)) {
            g_ptr_array_add (ledgers, make (grammar, volume));
            continue;
        }
        g_autoptr (GPtrArray) parts = part_tables (volume, same_department);
        for (guint p = 0; p < parts->len; p++)
            g_ptr_array_add (ledgers, make (grammar, g_ptr_array_index (parts, p)));
    }
    return ledgers;
}
