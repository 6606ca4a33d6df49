/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The changes that the prose gives of a whole and of its parts: those of the parts add up to that
 * of the whole, as their amounts do. One that the prose does not give leaves the relation
 * unchecked. */
#include "prose_cell.h"

#include <string.h>

/* Marks a sentence for the translators of a program; the library itself never translates. */
#define N_(sentence) sentence

/* A relation of changes worked out for one department. */
typedef struct {
    ProseCheck *check;
    const Relation *relation;
    const Ledger *ledger;
    GArray *cells;        /* of Found: of all terms, as far as they are there */
    Quantity sides[2];    /* left and right */
    gint64 twice;         /* twice what rounding can make of the difference */
    const Delta *first;   /* that was found */
    guint missing;        /* a row whose change is not given, LEDGER_NONE if there is none */
    gboolean fits, lacks; /* lacks: a term has no row at all */
} DeltaSum;

static const Delta *
find_delta (const DeltaSum *sum, const Found *cell)
{
    const GArray *deltas = sum->check->deltas;
    for (guint i = 0; i < deltas->len; i++) {
        const Delta *delta = &g_array_index (deltas, Delta, i);
        if (delta->ledger == sum->ledger && delta->row == cell->row
            && delta->column == cell->column)
            return delta;
    }
    return NULL;
}

static void
add_cell (DeltaSum *sum, const RelationTerm *term, guint row)
{
    const Found cell = prose_read_cell (sum->ledger, row, term->column);
    const Delta *delta = find_delta (sum, &cell);
    Quantity *side = &sum->sides[term->right ? 1 : 0];
    if (delta == NULL) {
        if (!term->optional || cell.state != FOUND_BLANK)
            sum->missing = row;
        return;
    }
    if (sum->first == NULL)
        sum->first = delta;
    sum->fits = sum->fits && quantity_add (*side, delta->size, term->minus, side);
    sum->twice += delta->size.unit;
    g_array_append_val (sum->cells, cell);
}

static void
add_term (DeltaSum *sum, const RelationTerm *term)
{
    g_autoptr (GArray) rows = prose_find_rows (sum->ledger, term);
    for (guint i = 0; i < rows->len; i++)
        add_cell (sum, term, g_array_index (rows, guint, i));
    sum->lacks = sum->lacks || (rows->len == 0 && !term->optional);
}

static void
tell_missing (const DeltaSum *sum)
{
    const LedgerRow *row =
        sum->missing != LEDGER_NONE ? ledger_row (sum->ledger, sum->missing) : NULL;
    const char *const words[3] = { row != NULL ? disclose_row_path (row->printed) : NULL, NULL,
                                   NULL };
    audit_add (sum->check->audit, sum->relation->id, DISCLOSE_SEVERITY_UNCHECKED,
               sum->check->department,
               row != NULL ? ledger_table_at (sum->ledger, row->table)->number : 0,
               row != NULL ? N_ ("not checked: the text gives no change of %s")
                           : N_ ("not checked: the text gives none of its changes"),
               words);
}

static void
tell_difference (const DeltaSum *sum, Quantity difference)
{
    const Found *first = &g_array_index (sum->cells, Found, 0);
    const int power = prose_found_power (sum->ledger, first);
    const char *const words[3] = {
        prose_amount_word (sum->check, quantity_to (sum->sides[0], power)),
        prose_amount_word (sum->check, quantity_to (sum->sides[1], power)), NULL
    };
    DiscloseAuditFinding *finding = prose_tell (
        sum->check, sum->relation->id, sum->relation->severity, first->number, sum->first->span,
        N_ ("the text says a change of %s, those of its parts come to %s"), words);
    finding->compares = TRUE;
    finding->difference = quantity_to (difference, power);
    finding->envelope = quantity_to ((Quantity){ sum->twice / 2, 1 }, power);
    for (guint i = 0; i < sum->cells->len; i++)
        prose_add_found (finding, sum->ledger, &g_array_index (sum->cells, Found, i));
}

/* told: the relation that was last told as not checked, and need not be again by another part. */
static void
check_relation (ProseCheck *check, const Ledger *ledger, const Relation *relation,
                const char **told)
{
    g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (Found));
    DeltaSum sum = { .check = check,
                     .relation = relation,
                     .ledger = ledger,
                     .cells = cells,
                     .sides = { { 0, 1 }, { 0, 1 } },
                     .missing = LEDGER_NONE,
                     .fits = TRUE };
    Quantity difference;
    for (guint i = 0; i < relation->terms->len; i++)
        add_term (&sum, g_ptr_array_index (relation->terms, i));
    if (sum.first == NULL || sum.lacks)
        sum.missing = LEDGER_NONE;
    if (sum.first == NULL || sum.lacks || sum.missing != LEDGER_NONE) {
        if (*told == NULL || strcmp (*told, relation->id) != 0)
            tell_missing (&sum);
        *told = relation->id;
    } else if (sum.fits && quantity_add (sum.sides[0], sum.sides[1], TRUE, &difference)
               && ABS (difference.value) * 2 > sum.twice) {
        /* Rounding is not told, as it is not of percentages. */
        tell_difference (&sum, difference);
    }
}

void
prose_check_deltas (ProseCheck *check)
{
    const GPtrArray *relations = check->audit->grammar->relations;
    for (guint l = 0; l < check->ledgers->len; l++) {
        const Ledger *ledger = g_ptr_array_index (check->ledgers, l);
        const char *told = NULL;
        if (ledger->tables->len == 0)
            continue;
        check->department = disclose_table_department (ledger_table_at (ledger, 0)->printed);
        for (guint i = 0; i < relations->len; i++) {
            const Relation *relation = g_ptr_array_index (relations, i);
            if (relation->kind == RELATION_DELTA)
                check_relation (check, ledger, relation, &told);
        }
    }
}
