/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "blame.h"

#include "bounds.h"
#include "suspects.h"

#include <string.h>

/* Marks a sentence for the translators of a program; the library itself never translates. */
#define N_(sentence) sentence

typedef struct {
    DiscloseAudit *audit;
    const Ledger *ledger;
    DiscloseAuditFinding *finding;
    const Culprit *culprit;
    guint rank;
} Accuser;

/* Section - Terms */

/* A cell, or with column LEDGER_NONE a row. */
static DiscloseTerm *
accuse (const Accuser *accuser, guint row, guint column, const char *english, const char *word)
{
    const LedgerTable *table = ledger_table_at (accuser->ledger, accuser->culprit->table);
    const DiscloseRow *printed =
        row != LEDGER_NONE ? ledger_row (accuser->ledger, row)->printed : NULL;
    const char *const words[3] = { word, NULL, NULL };
    DiscloseTerm *term =
        audit_add_cell (accuser->finding, DISCLOSE_ROLE_CULPRIT, table->printed, printed, column);
    term->rank = accuser->rank;
    term->sentence = audit_sentence (accuser->audit, english, words);
    return term;
}

static void
expect (const Accuser *accuser, DiscloseTerm *term, gint64 value)
{
    term->is_expected = TRUE;
    term->expected = ledger_amount (accuser->ledger, accuser->culprit->table, value);
}

static void
accuse_value (const Accuser *accuser)
{
    const Culprit *culprit = accuser->culprit;
    g_autofree char *amount = disclose_amount_dup_string (
        ledger_amount (accuser->ledger, culprit->table, culprit->value));
    DiscloseTerm *term = accuse (accuser, culprit->row, culprit->column,
                                 culprit->blank ? N_ ("nothing should be printed here")
                                                : N_ ("%s should be printed here"),
                                 culprit->blank ? NULL : amount);
    expect (accuser, term, culprit->value);
}

static void
accuse_move (const Accuser *accuser)
{
    const Culprit *culprit = accuser->culprit;
    const DiscloseTable *table = ledger_table_at (accuser->ledger, culprit->table)->printed;
    DiscloseTerm *from =
        accuse (accuser, culprit->row, culprit->column, N_ ("the amount belongs in the column %s"),
                disclose_table_column_key (table, culprit->target));
    expect (accuser, from, 0);
    DiscloseTerm *to = accuse (accuser, culprit->row, culprit->target,
                               N_ ("here belongs the amount of the column %s"),
                               disclose_table_column_key (table, culprit->column));
    expect (accuser, to, culprit->value);
}

static void
accuse_exchange (const Accuser *accuser)
{
    const Culprit *culprit = accuser->culprit;
    const guint rows[2] = { culprit->row, culprit->other };
    for (guint i = 0; i < 2; i++) {
        const LedgerRow *other = ledger_row (accuser->ledger, rows[1 - i]);
        const char *name =
            other->printed->item[0] != '\0' ? other->printed->item : other->printed->name;
        DiscloseTerm *term = accuse (accuser, rows[i], culprit->column,
                                     N_ ("the amounts here and in the row %s are exchanged"), name);
        if (culprit->column != LEDGER_NONE)
            expect (accuser, term,
                    ledger_cell (accuser->ledger, other->first_cell + culprit->column)->value);
    }
}

static void
accuse_row (const Accuser *accuser)
{
    const Culprit *culprit = accuser->culprit;
    const gboolean lost = culprit->kind == CULPRIT_LOST;
    const gboolean known = culprit->code[0] != '\0' && !g_str_has_suffix (culprit->code, "00");
    DiscloseTerm *term =
        accuse (accuser, lost ? LEDGER_NONE : culprit->row, lost ? culprit->column : LEDGER_NONE,
                !lost   ? N_ ("the code should be %s")
                : known ? N_ ("the row %s is missing here")
                        : N_ ("a row is missing here"),
                known ? culprit->code : NULL);
    term->code = known ? audit_string (accuser->audit, culprit->code) : "";
    if (!lost)
        return;
    if (culprit->row != LEDGER_NONE)
        term->source = disclose_row_source (ledger_row (accuser->ledger, culprit->row)->printed);
    if (culprit->column != LEDGER_NONE)
        expect (accuser, term, culprit->value);
}

static void
accuse_all (DiscloseAudit *audit, const Ledger *ledger, const GArray *culprits,
            DiscloseAuditFinding *finding)
{
    finding->cluster = audit->n_clusters;
    for (guint i = 0; i < culprits->len; i++) {
        const Accuser accuser = { audit, ledger, finding, &g_array_index (culprits, Culprit, i),
                                  i + 1 };
        switch (accuser.culprit->kind) {
        case CULPRIT_VALUE:
            accuse_value (&accuser);
            break;
        case CULPRIT_MOVED:
            accuse_move (&accuser);
            break;
        case CULPRIT_EXCHANGED:
            accuse_exchange (&accuser);
            break;
        case CULPRIT_CODE:
        case CULPRIT_LOST:
            accuse_row (&accuser);
            break;
        }
    }
}

/* Section - Rounds */

/* One search; FALSE if it explains nothing more. Flaws are explained by the first that explains
 * more than equations. */
static gboolean
blame_once (DiscloseAudit *audit, Trial *trial, DiscloseAuditFinding *const *of_equations,
            DiscloseAuditFinding *const *of_flaws)
{
    const guint n = trial->balance->equations->len;
    g_autofree guint8 *fixed = g_new0 (guint8, n + 1);
    g_autoptr (GArray) culprits = culprits_find (trial, fixed);
    guint explained = 0;
    if (culprits->len == 0)
        return FALSE;
    audit->n_clusters++;
    for (guint e = 0; e < n; e++) {
        if (!fixed[e] || !trial->open[e])
            continue;
        trial->open[e] = FALSE;
        trial->n_open--;
        explained++;
        accuse_all (audit, trial->ledger, culprits, of_equations[e]);
    }
    if (g_array_index (culprits, Culprit, 0).fixed > explained && trial->n_flaws > 0) {
        for (guint i = 0; i < trial->balance->flaws->len; i++)
            accuse_all (audit, trial->ledger, culprits, of_flaws[i]);
        trial->n_flaws = trial->n_childless = 0;
        explained++;
    }
    return explained > 0;
}

void
blame (DiscloseAudit *audit, const Ledger *ledger, const Balance *balance,
       DiscloseAuditFinding *const *of_equations, DiscloseAuditFinding *const *of_flaws)
{
    g_autoptr (Trial) trial = trial_new (ledger_copy (ledger), balance);
    for (guint round = 0; round < CULPRIT_ROUNDS && trial->n_open + trial->n_flaws > 0; round++)
        if (!blame_once (audit, trial, of_equations, of_flaws))
            break;
}
