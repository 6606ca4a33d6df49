/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The first cell of a relation tells whether all units are there: where the department has more
 * than they have together one may be missing, and nothing else is compared then. */
#include "units.h"

#include "layout.h"
#include "prose_cell.h"

#include <string.h>

/* Marks a sentence for the translators of a program; the library itself never translates. */
#define N_(sentence) sentence

typedef struct {
    DiscloseAudit *audit;
    const Relation *relation;
    const Ledger *own;
    GPtrArray *ledgers; /* of Ledger: of the units */
    GPtrArray *names;   /* of char *: the document of each */
    gboolean complete;  /* as far as is seen */
} Comparison;

/* What a department prints and its units, row by row. */
typedef struct {
    const RelationTerm *term;
    const char *code; /* NULL: the row is known otherwise */
    Found own, sum;
    GPtrArray *parts; /* of char *: what each unit prints */
} Sum;

/* Section - Cells */

static Found
find_cell (const Ledger *ledger, const Sum *line)
{
    RelationTerm term = *line->term;
    if (line->code != NULL) {
        term.pick = PICK_CODE;
        term.code = (char *) line->code;
    }
    g_autoptr (GArray) rows = prose_find_rows (ledger, &term);
    Found found = { FOUND_BLANK, term.table, LEDGER_NONE, LEDGER_NONE, FALSE, 0, { 0, 1 } };
    if (rows->len > 0)
        found = prose_read_cell (ledger, g_array_index (rows, guint, 0), term.column);
    if (found.state == FOUND_NO_COLUMN)
        found.state = FOUND_BLANK;
    return found;
}

static void
add_unit (const Comparison *comparison, guint unit, Sum *line)
{
    const Ledger *ledger = g_ptr_array_index (comparison->ledgers, unit);
    const Found cell = find_cell (ledger, line);
    if (cell.state > FOUND_BLANK
        || !quantity_add (line->sum.quantity, cell.quantity, FALSE, &line->sum.quantity)) {
        line->sum.state = FOUND_UNREAD;
        return;
    }
    if (cell.state != FOUND_FIGURE)
        return;
    line->sum.n++;
    g_autofree char *amount =
        disclose_amount_dup_string (quantity_to (cell.quantity, prose_found_power (ledger, &cell)));
    g_ptr_array_add (
        line->parts,
        g_strdup_printf ("%s: %s", (char *) g_ptr_array_index (comparison->names, unit), amount));
}

/* Section - Telling */

/* The power of the unit of the department's table. */
static int
power_of (const Ledger *ledger, const RelationTerm *term)
{
    const guint t = ledger_table (ledger, term->table);
    return t != LEDGER_NONE ? disclose_table_unit_power (ledger_table_at (ledger, t)->printed) : 0;
}

static void
tell (const Comparison *comparison, const Sum *line, DiscloseSeverity severity, const char *english)
{
    DiscloseAudit *audit = comparison->audit;
    const int power = power_of (comparison->own, line->term);
    g_autofree char *printed = disclose_amount_dup_string (quantity_to (line->own.quantity, power));
    g_autofree char *sum = disclose_amount_dup_string (quantity_to (line->sum.quantity, power));
    const char *const words[3] = { printed, sum, NULL };
    DiscloseAuditFinding *finding =
        audit_add (audit, comparison->relation->id, severity, audit->document->department,
                   line->term->table, english, words);
    Quantity apart;
    if (quantity_add (line->own.quantity, line->sum.quantity, TRUE, &apart)) {
        finding->compares = TRUE;
        finding->difference = quantity_to (apart, power);
        finding->envelope = quantity_to (
            (Quantity){ (gint64) (line->sum.n + 1) * apart.unit / 2, apart.unit }, power);
    }
    prose_add_found (finding, comparison->own, &line->own);
    for (guint i = 0; i < line->parts->len; i++)
        audit_add_term (finding, DISCLOSE_ROLE_QUOTE)->quote =
            audit_string (audit, g_ptr_array_index (line->parts, i));
}

static void
tell_unchecked (const Comparison *comparison, guint table, const char *english)
{
    const char *const words[3] = { NULL, NULL, NULL };
    audit_add (comparison->audit, comparison->relation->id, DISCLOSE_SEVERITY_UNCHECKED,
               comparison->audit->document->department, table, english, words);
}

/* Section - Comparing */

static void
compare_line (Comparison *comparison, Sum *line, gboolean first)
{
    for (guint i = 0; i < comparison->ledgers->len; i++)
        add_unit (comparison, i, line);
    if (line->own.state > FOUND_BLANK || line->sum.state > FOUND_BLANK) {
        tell_unchecked (comparison, line->term->table,
                        N_ ("not checked: a figure of a unit or its department could not be read"));
        comparison->complete &= !first;
        return;
    }
    comparison->audit->n_checked++;
    const QuantityMatch match =
        quantity_compare_sum (line->own.quantity, line->sum.quantity, line->sum.n);
    if (match == QUANTITY_SAME)
        return;
    if (first && match == QUANTITY_OTHER && line->own.quantity.value > line->sum.quantity.value) {
        comparison->complete = FALSE;
        tell (comparison, line, DISCLOSE_SEVERITY_WARNING,
              N_ ("%s is printed, the units that were given come to %s: is one missing?"));
        return;
    }
    tell (comparison, line,
          match == QUANTITY_NEAR ? DISCLOSE_SEVERITY_INFO : comparison->relation->severity,
          N_ ("%s is printed, its units come to %s"));
}

static void
compare_at (Comparison *comparison, const RelationTerm *term, const char *code, gboolean first)
{
    g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
    Sum line = { .term = term, .code = code, .parts = parts };
    line.own = find_cell (comparison->own, &line);
    line.sum = (Found){ FOUND_BLANK, term->table, LEDGER_NONE, LEDGER_NONE, FALSE, 0, { 0, 1 } };
    compare_line (comparison, &line, first);
}

/* Every code that the department or a unit has in the term's table, once, in their order. */
static void
gather_codes (const Ledger *ledger, const RelationTerm *term, GPtrArray *codes, GHashTable *seen)
{
    g_autoptr (GArray) rows = prose_find_rows (ledger, term);
    for (guint i = 0; i < rows->len; i++) {
        const char *code = ledger_row (ledger, g_array_index (rows, guint, i))->code;
        if (g_hash_table_add (seen, (gpointer) code))
            g_ptr_array_add (codes, (gpointer) code);
    }
}

static void
compare_term (Comparison *comparison, const RelationTerm *term, gboolean first)
{
    if (term->pick != PICK_EACH_CODE) {
        compare_at (comparison, term, NULL, first);
        return;
    }
    g_autoptr (GPtrArray) codes = g_ptr_array_new ();
    g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
    gather_codes (comparison->own, term, codes, seen);
    for (guint i = 0; i < comparison->ledgers->len; i++)
        gather_codes (g_ptr_array_index (comparison->ledgers, i), term, codes, seen);
    for (guint i = 0; i < codes->len; i++)
        compare_at (comparison, term, g_ptr_array_index (codes, i), FALSE);
}

static void
check_relation (Comparison *comparison)
{
    const GPtrArray *terms = comparison->relation->terms;
    comparison->complete = TRUE;
    for (guint t = 0; t < terms->len && comparison->complete; t++)
        compare_term (comparison, g_ptr_array_index (terms, t), t == 0);
}

/* Section - The documents */

/* Whether every unit's document is of the department's template and year. */
static gboolean
are_alike (const DiscloseAudit *audit)
{
    for (guint i = 0; i < audit->units->len; i++) {
        const DiscloseDocument *unit = g_ptr_array_index (audit->units, i);
        if (strcmp (unit->template_id, audit->document->template_id) != 0
            || unit->year != audit->document->year)
            return FALSE;
    }
    return TRUE;
}

void
units_check (DiscloseAudit *audit)
{
    g_autoptr (GPtrArray) own = ledgers_new (audit->document, audit->grammars);
    g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
    g_autoptr (GPtrArray) ledgers = g_ptr_array_new ();
    g_autoptr (GPtrArray) names = g_ptr_array_new ();
    for (guint i = 0; i < audit->units->len; i++) {
        DiscloseDocument *unit = g_ptr_array_index (audit->units, i);
        GPtrArray *more = ledgers_new (unit, audit->grammars);
        g_ptr_array_add (all, more);
        for (guint l = 0; l < more->len; l++) {
            g_ptr_array_add (ledgers, g_ptr_array_index (more, l));
            g_ptr_array_add (names, (gpointer) disclose_document_name (unit));
        }
    }
    Comparison comparison = { .audit = audit, .ledgers = ledgers, .names = names };
    comparison.own = own->len == 1 ? g_ptr_array_index (own, 0) : NULL;
    for (guint i = 0; i < audit->grammar->relations->len; i++) {
        comparison.relation = g_ptr_array_index (audit->grammar->relations, i);
        if (comparison.relation->kind != RELATION_UNITS)
            continue;
        if (ledgers->len == 0)
            tell_unchecked (&comparison, 0,
                            N_ ("not checked: it needs the documents of the units"));
        else if (comparison.own == NULL || !are_alike (audit))
            tell_unchecked (
                &comparison, 0,
                N_ ("not checked: the units' documents are not of one department's form "
                    "and year"));
        else
            check_relation (&comparison);
    }
}
