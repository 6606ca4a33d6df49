/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Rows of two years are the same by their code, or where the grammar says so by their label: names
 * of codes are revised from year to year, codes as a rule are not. */
#include "change.h"

#include "layout.h"
#include "prose_cell.h"

#include <string.h>

/* Marks a sentence for the translators of a program; the library itself never translates. */
#define N_(sentence) sentence

#define SEVERAL (LEDGER_NONE - 1)

/* One term of the grammar in two ledgers. */
typedef struct {
    DiscloseAudit *audit;
    const Ledger *now, *before;
    const RelationTerm *term;
    guint first; /* of the changes of this term */
} Comparison;

/* Section - Departments */

static const char *
department_of (const Ledger *ledger)
{
    return ledger->tables->len > 0
               ? disclose_table_department (ledger_table_at (ledger, 0)->printed)
               : "";
}

const Ledger *
changes_counterpart (const GPtrArray *previous, const GPtrArray *ledgers, const Ledger *ledger)
{
    for (guint i = 0; i < previous->len; i++) {
        const Ledger *before = g_ptr_array_index (previous, i);
        if (strcmp (department_of (before), department_of (ledger)) == 0)
            return before;
    }
    return previous->len == 1 && ledgers->len == 1 ? g_ptr_array_index (previous, 0) : NULL;
}

/* Section - Rows */

static gboolean
is_same_row (const RelationTerm *term, const LedgerRow *a, const LedgerRow *b)
{
    if (term->pick == PICK_EACH_CODE)
        return strcmp (a->code, b->code) == 0 && a->item == b->item;
    return term->pick != PICK_EACH_NAME || strcmp (a->key, b->key) == 0;
}

/* The row among rows (of guint) that is the same; LEDGER_NONE if none is, SEVERAL if it is not one.
 */
static guint
find_same (const Comparison *comparison, const Ledger *ledger, const GArray *rows,
           const LedgerRow *row)
{
    guint found = LEDGER_NONE;
    for (guint i = 0; i < rows->len; i++) {
        const guint index = g_array_index (rows, guint, i);
        if (!is_same_row (comparison->term, row, ledger_row (ledger, index)))
            continue;
        if (found != LEDGER_NONE)
            return SEVERAL;
        found = index;
    }
    return found;
}

/* Section - Changes */

static Found
read_row (const Ledger *ledger, guint row, const char *column)
{
    const Found none = { FOUND_BLANK, 0, LEDGER_NONE, LEDGER_NONE, FALSE, 0, { 0, 1 } };
    return row != LEDGER_NONE ? prose_read_cell (ledger, row, column) : none;
}

/* Nothing is told of cells that are blank in both years or that could not be read. */
static void
add_change (Comparison *comparison, guint now, guint before)
{
    const Ledger *ledger = now != LEDGER_NONE ? comparison->now : comparison->before;
    const LedgerRow *row = ledger_row (ledger, now != LEDGER_NONE ? now : before);
    const LedgerTable *table = ledger_table_at (ledger, row->table);
    const Found a = read_row (comparison->now, now, comparison->term->column);
    const Found b = read_row (comparison->before, before, comparison->term->column);
    const int power = disclose_table_unit_power (table->printed);
    Quantity difference;
    if (a.state > FOUND_BLANK || b.state > FOUND_BLANK
        || (a.state == FOUND_BLANK && b.state == FOUND_BLANK)
        || !quantity_add (a.quantity, b.quantity, TRUE, &difference))
        return;
    DiscloseChange change = {
        .department = department_of (comparison->now),
        .table = table->printed,
        .row = row->printed,
        .column = comparison->term->column,
        .is_now = a.state == FOUND_FIGURE,
        .is_before = b.state == FOUND_FIGURE,
        .now = quantity_to (a.quantity, power),
        .before = quantity_to (b.quantity, power),
        .difference = quantity_to (difference, power),
    };
    if (b.quantity.value != 0) {
        const gboolean negative = (difference.value < 0) != (b.quantity.value < 0);
        change.percent = quantity_percent (difference, b.quantity, 2);
        change.percent.digits *= negative ? -1 : 1;
        change.is_percent = TRUE;
    }
    g_array_append_val (comparison->audit->changes, change);
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
    const DiscloseChange *x = a, *y = b;
    return strcmp (disclose_row_code (x->row), disclose_row_code (y->row));
}

static void
compare_term (Comparison *comparison)
{
    g_autoptr (GArray) now = prose_find_rows (comparison->now, comparison->term);
    g_autoptr (GArray) before = prose_find_rows (comparison->before, comparison->term);
    GArray *changes = comparison->audit->changes;
    comparison->first = changes->len;
    for (guint i = 0; i < now->len; i++) {
        const guint index = g_array_index (now, guint, i);
        const LedgerRow *row = ledger_row (comparison->now, index);
        const guint other = find_same (comparison, comparison->before, before, row);
        if (other != SEVERAL && find_same (comparison, comparison->now, now, row) == index)
            add_change (comparison, index, other);
    }
    for (guint i = 0; i < before->len; i++) {
        const guint index = g_array_index (before, guint, i);
        const LedgerRow *row = ledger_row (comparison->before, index);
        if (find_same (comparison, comparison->before, before, row) == index
            && find_same (comparison, comparison->now, now, row) == LEDGER_NONE)
            add_change (comparison, LEDGER_NONE, index);
    }
    if (comparison->term->pick == PICK_EACH_CODE && changes->len > comparison->first)
        qsort (&g_array_index (changes, DiscloseChange, comparison->first),
               changes->len - comparison->first, sizeof (DiscloseChange), compare_codes);
}

/* That the other document is what it was given for: of the year before, and of the same department.
 */
static void
check_previous (DiscloseAudit *audit)
{
    const DiscloseDocument *now = audit->document, *before = audit->previous;
    const Claim *made = audit->grammar->checks[CHECK_PREVIOUS];
    g_autofree char *year = g_strdup_printf ("%u", before->year);
    const char *const years[3] = { year, NULL, NULL };
    const char *const names[3] = { before->department, NULL, NULL };
    if (made == NULL)
        return;
    if (now->year != 0 && before->year != 0 && before->year + 1 != now->year)
        audit_add (audit, made->id, made->severity, now->department, 0,
                   N_ ("the document given as that of the year before is of the year %s"), years);
    if (now->department[0] != '\0' && before->department[0] != '\0'
        && strcmp (now->department, before->department) != 0)
        audit_add (audit, made->id, made->severity, now->department, 0,
                   N_ ("the document given as that of the year before is of the department %s"),
                   names);
}

void
changes_find (DiscloseAudit *audit)
{
    if (audit->previous == NULL)
        return;
    check_previous (audit);
    if (audit->grammar->changes->len == 0)
        return;
    g_autoptr (GPtrArray) ledgers = ledgers_new (audit->document, audit->grammars);
    g_autoptr (GPtrArray) previous = ledgers_new (audit->previous, audit->grammars);
    for (guint l = 0; l < ledgers->len; l++) {
        Comparison comparison = { .audit = audit, .now = g_ptr_array_index (ledgers, l) };
        comparison.before = changes_counterpart (previous, ledgers, comparison.now);
        for (guint t = 0; comparison.before != NULL && t < audit->grammar->changes->len; t++) {
            comparison.term = g_ptr_array_index (audit->grammar->changes, t);
            compare_term (&comparison);
        }
    }
}

/* Section - Looking at changes */

guint
disclose_audit_n_changes (const DiscloseAudit *audit)
{
    return audit->changes->len;
}

const DiscloseChange *
disclose_audit_change (const DiscloseAudit *audit, guint index)
{
    return index < audit->changes->len ? &g_array_index (audit->changes, DiscloseChange, index)
                                       : NULL;
}

const char *
disclose_change_department (const DiscloseChange *change)
{
    return change->department;
}

const DiscloseTable *
disclose_change_table (const DiscloseChange *change)
{
    return change->table;
}

const DiscloseRow *
disclose_change_row (const DiscloseChange *change)
{
    return change->row;
}

const char *
disclose_change_column (const DiscloseChange *change)
{
    return change->column;
}

gboolean
disclose_change_before (const DiscloseChange *change, DiscloseAmount *amount)
{
    if (amount != NULL && change->is_before)
        *amount = change->before;
    return change->is_before;
}

gboolean
disclose_change_now (const DiscloseChange *change, DiscloseAmount *amount)
{
    if (amount != NULL && change->is_now)
        *amount = change->now;
    return change->is_now;
}

gboolean
disclose_change_percent (const DiscloseChange *change, DiscloseAmount *percent)
{
    if (percent != NULL && change->is_percent)
        *percent = change->percent;
    return change->is_percent;
}

DiscloseAmount
disclose_change_difference (const DiscloseChange *change)
{
    return change->difference;
}
