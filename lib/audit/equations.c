/* Every equation of a document, for programs that work them out again.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "audit.h"

#include "balance.h"
#include "layout.h"

struct DiscloseEquation {
    const char *id, *department;
    DiscloseSeverity severity;
    gboolean is_least, crosses_units;
    DiscloseVerdict verdict;
    DiscloseAmount difference, envelope;
    GArray *terms; /* of DiscloseTerm */
};

struct DiscloseEquations {
    DiscloseDocument *document;
    DiscloseGrammars *grammars;
    GPtrArray *equations; /* of DiscloseEquation */
};

/* Section - Making */

static void
free_equation (gpointer data)
{
    DiscloseEquation *equation = data;
    g_array_unref (equation->terms);
    g_free (equation);
}

static void
add_term (const Ledger *ledger, const Term *term, GArray *terms)
{
    const LedgerCell *cell = ledger_cell (ledger, term->cell);
    const LedgerRow *row = ledger_row (ledger, cell->row);
    const LedgerTable *table = ledger_table_at (ledger, row->table);
    DiscloseTerm made = audit_blank_term (term->right ? DISCLOSE_ROLE_RIGHT : DISCLOSE_ROLE_LEFT);
    audit_place_term (&made, table->printed, row->printed, cell->column);
    made.sign = term->sign;
    made.step = ledger_amount (ledger, row->table, table->unit);
    g_array_append_val (terms, made);
}

static void
add_equation (DiscloseEquations *equations, const Ledger *ledger, const Balance *balance,
              const Equation *equation)
{
    static const DiscloseVerdict verdicts[] = { [STANDS] = DISCLOSE_VERDICT_HOLDS,
                                                [STANDS_ROUNDED] = DISCLOSE_VERDICT_ROUNDED,
                                                [FAILS] = DISCLOSE_VERDICT_FAILS };
    const guint table =
        ledger_table_of (ledger, g_array_index (balance->terms, Term, equation->first).cell);
    DiscloseEquation *made = g_new0 (DiscloseEquation, 1);
    Weight weight;
    made->verdict = verdicts[equation_weigh (ledger, balance, equation, &weight)];
    made->id = equation->relation->id;
    made->department = disclose_table_department (ledger_table_at (ledger, 0)->printed);
    made->severity = equation->relation->severity;
    made->is_least = equation->relation->kind == RELATION_LEAST;
    made->crosses_units = equation->crosses;
    made->difference = ledger_amount (ledger, table, weight.difference);
    made->envelope = equation_envelope (ledger, table, &weight);
    made->terms = g_array_new (FALSE, FALSE, sizeof (DiscloseTerm));
    for (guint i = equation->first; i < equation->first + equation->n; i++)
        add_term (ledger, &g_array_index (balance->terms, Term, i), made->terms);
    g_ptr_array_add (equations->equations, made);
}

DiscloseEquations *
disclose_equations_new (DiscloseDocument *document, DiscloseGrammars *grammars, GError **error)
{
    if (audit_grammar (document, grammars, error) == NULL)
        return NULL;
    DiscloseEquations *equations = g_new0 (DiscloseEquations, 1);
    equations->document = disclose_document_ref (document);
    equations->grammars = disclose_grammars_ref (grammars);
    equations->equations = g_ptr_array_new_with_free_func (free_equation);
    g_autoptr (GPtrArray) ledgers = ledgers_new (document, grammars);
    for (guint l = 0; l < ledgers->len; l++) {
        const Ledger *ledger = g_ptr_array_index (ledgers, l);
        g_autoptr (Balance) balance = balance_new (ledger);
        for (guint i = 0; i < balance->equations->len; i++)
            add_equation (equations, ledger, balance,
                          &g_array_index (balance->equations, Equation, i));
    }
    return equations;
}

void
disclose_equations_free (DiscloseEquations *equations)
{
    if (equations == NULL)
        return;
    g_ptr_array_unref (equations->equations);
    disclose_document_unref (equations->document);
    disclose_grammars_unref (equations->grammars);
    g_free (equations);
}

/* Section - Looking */

guint
disclose_equations_n (const DiscloseEquations *equations)
{
    return equations->equations->len;
}

const DiscloseEquation *
disclose_equations_at (const DiscloseEquations *equations, guint index)
{
    return index < equations->equations->len ? g_ptr_array_index (equations->equations, index)
                                             : NULL;
}

const char *
disclose_equation_id (const DiscloseEquation *equation)
{
    return equation->id;
}

const char *
disclose_equation_department (const DiscloseEquation *equation)
{
    return equation->department;
}

DiscloseSeverity
disclose_equation_severity (const DiscloseEquation *equation)
{
    return equation->severity;
}

gboolean
disclose_equation_is_least (const DiscloseEquation *equation)
{
    return equation->is_least;
}

gboolean
disclose_equation_crosses_units (const DiscloseEquation *equation)
{
    return equation->crosses_units;
}

DiscloseVerdict
disclose_equation_verdict (const DiscloseEquation *equation)
{
    return equation->verdict;
}

DiscloseAmount
disclose_equation_difference (const DiscloseEquation *equation)
{
    return equation->difference;
}

DiscloseAmount
disclose_equation_envelope (const DiscloseEquation *equation)
{
    return equation->envelope;
}

guint
disclose_equation_n_terms (const DiscloseEquation *equation)
{
    return equation->terms->len;
}

const DiscloseTerm *
disclose_equation_term (const DiscloseEquation *equation, guint index)
{
    return index < equation->terms->len ? &g_array_index (equation->terms, DiscloseTerm, index)
                                        : NULL;
}
