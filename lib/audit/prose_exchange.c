/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Two rows of one sum that have each other's amounts break no relation. Where the text gives both,
 * it tells: that two sentences are wrong, each with the amount of the other's row, is less likely.
 */
#include "prose_cell.h"

/* Marks a sentence for the translators of a program; the library itself never translates. */
#define N_(sentence) sentence

static const LedgerRow *
row_of (const Miss *miss)
{
    return ledger_row (miss->ledger, miss->row);
}

static gboolean
are_exchanged (const Miss *a, const Miss *b)
{
    return a->ledger == b->ledger && a->row != b->row && a->column == b->column
           && row_of (a)->table == row_of (b)->table
           && quantity_compare (a->said, b->printed) == QUANTITY_SAME
           && quantity_compare (b->said, a->printed) == QUANTITY_SAME;
}

static void
accuse (ProseCheck *check, DiscloseAuditFinding *finding, const Miss *here, const Miss *other)
{
    const DiscloseRow *row = row_of (other)->printed;
    const char *item = disclose_row_item (row);
    const char *const words[3] = { *item != '\0' ? item : disclose_row_name (row), NULL, NULL };
    const LedgerTable *table = ledger_table_at (here->ledger, row_of (here)->table);
    DiscloseTerm *term = audit_add_cell (finding, DISCLOSE_ROLE_CULPRIT, table->printed,
                                         row_of (here)->printed, G_MAXUINT);
    term->rank = 1;
    term->sentence = audit_sentence (
        check->audit, N_ ("the amounts here and in the row %s are exchanged"), words);
}

/* Before what the finding holds for likely, which is the text. */
static void
accuse_both (ProseCheck *check, const Miss *a, const Miss *b, DiscloseAuditFinding *finding)
{
    for (guint t = 0; t < finding->terms->len; t++) {
        DiscloseTerm *term = &g_array_index (finding->terms, DiscloseTerm, t);
        term->rank += term->role == DISCLOSE_ROLE_CULPRIT ? 1 : 0;
    }
    finding->cluster = check->audit->n_clusters;
    accuse (check, finding, a, b);
    accuse (check, finding, b, a);
}

void
prose_check_exchanges (ProseCheck *check)
{
    for (guint i = 0; i < check->misses->len; i++)
        for (guint j = i + 1; j < check->misses->len; j++) {
            const Miss *a = &g_array_index (check->misses, Miss, i);
            const Miss *b = &g_array_index (check->misses, Miss, j);
            if (!are_exchanged (a, b))
                continue;
            check->audit->n_clusters++;
            accuse_both (check, a, b, a->finding);
            accuse_both (check, a, b, b->finding);
            break;
        }
}
