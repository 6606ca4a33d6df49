/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "verdict.h"

#include "balance.h"
#include "blame.h"
#include "layout.h"

/* Marks a sentence for the translators of a program; the library itself never translates. */
#define N_(sentence) sentence

typedef struct {
    DiscloseAudit *audit;
    const Ledger *ledger;
    const Balance *balance;
    const char *department;
    GHashTable *told; /* figures of the rounding cases that are told once */
} Judge;

static const char *
amount_text (Judge *judge, guint table, gint64 grains)
{
    g_autofree char *text =
        disclose_amount_dup_string (ledger_amount (judge->ledger, table, grains));
    return audit_string (judge->audit, text);
}

/* Section - Equations */

/* The term that stands alone on its side, LEDGER_NONE if none does: what it should be can be told.
 */
static guint
lone_term (const Judge *judge, const Equation *equation, gboolean right)
{
    guint found = LEDGER_NONE;
    for (guint i = equation->first; i < equation->first + equation->n; i++) {
        if (g_array_index (judge->balance->terms, Term, i).right != right)
            continue;
        if (found != LEDGER_NONE)
            return LEDGER_NONE;
        found = i;
    }
    return found;
}

/* A blank cell takes no part, unless it stands alone: then it is what is missing. */
static void
add_terms (const Judge *judge, const Equation *equation, const Weight *weight,
           DiscloseAuditFinding *finding)
{
    const guint lone[] = { lone_term (judge, equation, FALSE), lone_term (judge, equation, TRUE) };
    for (guint i = equation->first; i < equation->first + equation->n; i++) {
        const Term *term = &g_array_index (judge->balance->terms, Term, i);
        const LedgerCell *cell = ledger_cell (judge->ledger, term->cell);
        const LedgerRow *row = ledger_row (judge->ledger, cell->row);
        const gboolean is_lone = i == lone[term->right ? 1 : 0];
        if (cell->state != LEDGER_PRINTED && !is_lone)
            continue;
        DiscloseTerm *added = audit_add_cell (
            finding, term->right ? DISCLOSE_ROLE_RIGHT : DISCLOSE_ROLE_LEFT,
            ledger_table_at (judge->ledger, row->table)->printed, row->printed, cell->column);
        added->is_expected = is_lone;
        if (is_lone)
            added->expected = ledger_amount (judge->ledger, row->table,
                                             term->right ? weight->left : weight->right);
    }
}

static const char *
sentence_of (const Judge *judge, const Equation *equation, const Weight *weight)
{
    if (equation->lacks != LEDGER_NONE)
        return N_ ("%s against %s: one of the tables lacks the row");
    if (equation->relation->kind == RELATION_LEAST)
        return N_ ("%s must not be less than %s");
    if (weight->printed <= 2 && lone_term (judge, equation, FALSE) != LEDGER_NONE
        && lone_term (judge, equation, TRUE) != LEDGER_NONE)
        return N_ ("%s and %s are printed for the same amount");
    return N_ ("%s is printed, its parts come to %s");
}

static DiscloseAuditFinding *
add_equation (Judge *judge, const Equation *equation, const Weight *weight, Standing standing)
{
    const guint first = g_array_index (judge->balance->terms, Term, equation->first).cell;
    const guint table = ledger_table_of (judge->ledger, first);
    const char *const words[3] = { amount_text (judge, table, weight->left),
                                   amount_text (judge, table, weight->right), NULL };
    DiscloseAuditFinding *finding =
        audit_add (judge->audit, equation->relation->id,
                   standing == FAILS ? equation->relation->severity : DISCLOSE_SEVERITY_INFO,
                   judge->department, ledger_table_at (judge->ledger, table)->number,
                   sentence_of (judge, equation, weight), words);
    finding->compares = TRUE;
    finding->difference = ledger_amount (judge->ledger, table, weight->difference);
    finding->envelope = equation_envelope (judge->ledger, table, weight);
    add_terms (judge, equation, weight, finding);
    return finding;
}

/* The figures of an equation as they are printed, which it may share with others. */
static char *
figures_text (const Judge *judge, const Equation *equation)
{
    GString *text = g_string_new (equation->relation->id);
    for (guint i = equation->first; i < equation->first + equation->n; i++) {
        const Term *term = &g_array_index (judge->balance->terms, Term, i);
        const LedgerCell *cell = ledger_cell (judge->ledger, term->cell);
        if (cell->state == LEDGER_PRINTED)
            g_string_append_printf (text, "%c%c%" G_GINT64_FORMAT, term->right ? '=' : ' ',
                                    term->sign < 0 ? '-' : '+', cell->value);
    }
    return g_string_free (text, FALSE);
}

/* Whether the same figures were told before: a table that breaks its money down by source prints
 * them again in a column of each, and they are off by the same rounding. */
static gboolean
is_told (const Judge *judge, const Equation *equation, Standing standing)
{
    return standing == STANDS_ROUNDED && equation->relation->once
           && !g_hash_table_add (judge->told, figures_text (judge, equation));
}

/* Section - Flaws */

static const char *
flaw_sentence (FlawKind kind)
{
    switch (kind) {
    case FLAW_NO_PARENT:
        return N_ ("the row %s does not stand below the row that it is a part of");
    case FLAW_NO_CHILD:
        return N_ ("the row %s has figures and no row below it that has any");
    case FLAW_NO_TOTAL:
        return N_ ("the table has figures and no total");
    case FLAW_NO_ROW:
        return N_ ("the table has figures and lacks a row that its form has");
    case FLAW_NO_DEPARTMENT:
        return N_ ("the table has projects and no row of their department");
    case FLAW_PROJECT_TWICE:
        return N_ ("the project %s stands twice");
    case FLAW_TWICE:
        break;
    }
    return N_ ("the code %s stands twice");
}

static DiscloseAuditFinding *
add_flaw (Judge *judge, const Flaw *flaw)
{
    const LedgerTable *table = ledger_table_at (judge->ledger, flaw->table);
    const LedgerRow *row = flaw->row != LEDGER_NONE ? ledger_row (judge->ledger, flaw->row) : NULL;
    const char *const words[3] = { row == NULL                        ? NULL
                                   : flaw->kind == FLAW_PROJECT_TWICE ? row->printed->item
                                   : row->code[0] != '\0'             ? row->code
                                                                      : row->printed->name,
                                   NULL, NULL };
    DiscloseAuditFinding *finding =
        audit_add (judge->audit, flaw->relation->id, flaw->severity, judge->department,
                   table->number, flaw_sentence (flaw->kind), words);
    audit_add_cell (finding, DISCLOSE_ROLE_LEFT, table->printed, row != NULL ? row->printed : NULL,
                    G_MAXUINT);
    return finding;
}

/* Section - What could not be checked */

static const char *
reason_sentence (Reason reason)
{
    switch (reason) {
    case REASON_NO_TABLE:
        return N_ ("not checked: the document has no table %s");
    case REASON_TWICE:
        return N_ ("not checked: table %s is printed more than once");
    case REASON_NO_COLUMN:
        return N_ ("not checked: table %s has no column %s");
    case REASON_NO_ROW:
        return N_ ("not checked: table %s has no such row");
    case REASON_SEVERAL:
        return N_ ("not checked: table %s has more than one such row");
    case REASON_NEW_ROW:
        return N_ ("not checked: table %s has a row that the grammar does not know");
    case REASON_NO_FIGURE:
        return N_ ("not checked: no figure is printed for it");
    case REASON_EMPTY:
        return N_ ("not checked: table %s is empty");
    case REASON_UNREAD:
        return N_ ("not checked: a figure of table %s could not be read");
    case REASON_UNIT:
        return N_ ("not checked: table %s prints no unit");
    case REASON_BEYOND:
        break;
    }
    return N_ ("not checked: it needs what is not read from the document");
}

static void
add_unchecked (Judge *judge, const Unchecked *unchecked)
{
    g_autofree char *number = g_strdup_printf ("%u", unchecked->number);
    const char *const words[3] = { number, unchecked->column, NULL };
    DiscloseAuditFinding *finding = audit_add (
        judge->audit, unchecked->relation->id, DISCLOSE_SEVERITY_UNCHECKED, judge->department,
        unchecked->number, reason_sentence (unchecked->reason), words);
    if (unchecked->cell == LEDGER_NONE)
        return;
    const LedgerCell *cell = ledger_cell (judge->ledger, unchecked->cell);
    const LedgerRow *row = ledger_row (judge->ledger, cell->row);
    audit_add_cell (finding, DISCLOSE_ROLE_NONE,
                    ledger_table_at (judge->ledger, row->table)->printed, row->printed,
                    cell->column);
}

/* Section - A department */

static void
judge_ledger (DiscloseAudit *audit, const Ledger *ledger)
{
    g_autoptr (Balance) balance = balance_new (ledger);
    g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    Judge judge = { audit, ledger, balance, audit->document->department, told };
    if (ledger->tables->len > 0)
        judge.department = disclose_table_department (ledger_table_at (ledger, 0)->printed);
    audit->n_checked += balance->equations->len;
    g_autofree DiscloseAuditFinding **of_equations =
        g_new0 (DiscloseAuditFinding *, balance->equations->len + 1);
    g_autofree DiscloseAuditFinding **of_flaws =
        g_new0 (DiscloseAuditFinding *, balance->flaws->len + 1);
    guint errors = 0;
    for (guint i = 0; i < balance->equations->len; i++) {
        const Equation *equation = &g_array_index (balance->equations, Equation, i);
        Weight weight;
        const Standing standing = equation_weigh (ledger, balance, equation, &weight);
        if (standing != STANDS && !is_told (&judge, equation, standing))
            of_equations[i] = add_equation (&judge, equation, &weight, standing);
        errors += standing == FAILS && equation_binds (equation);
    }
    for (guint i = 0; i < balance->flaws->len; i++) {
        of_flaws[i] = add_flaw (&judge, &g_array_index (balance->flaws, Flaw, i));
        errors += of_flaws[i]->severity == DISCLOSE_SEVERITY_ERROR;
    }
    if (errors > 0)
        blame (audit, ledger, balance, of_equations, of_flaws);
    for (guint i = 0; i < balance->unchecked->len; i++)
        add_unchecked (&judge, &g_array_index (balance->unchecked, Unchecked, i));
}

void
verdict_on_relations (DiscloseAudit *audit)
{
    g_autoptr (GPtrArray) ledgers = ledgers_new (audit->document, audit->grammars);
    for (guint i = 0; i < ledgers->len; i++)
        judge_ledger (audit, g_ptr_array_index (ledgers, i));
}
