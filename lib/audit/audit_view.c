/* Looks at an audit. An index out of range gives NULL, an empty string or zero, never a crash.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "audit.h"

#include <string.h>

/* Section - Sentences */

/* By hand, since words are printed matter and must never be taken for a format. */
static char *
fill (const Sentence *sentence, DiscloseTranslate translate, gpointer user_data)
{
    if (sentence->english == NULL)
        return g_strdup ("");
    const char *rest =
        translate != NULL ? translate (sentence->english, user_data) : sentence->english;
    GString *text = g_string_new (NULL);
    for (guint i = 0; i < G_N_ELEMENTS (sentence->words); i++) {
        const char *hole = strstr (rest, "%s");
        if (hole == NULL || sentence->words[i] == NULL)
            break;
        g_string_append_len (text, rest, hole - rest);
        g_string_append (text, sentence->words[i]);
        rest = hole + 2;
    }
    g_string_append (text, rest);
    return g_string_free (text, FALSE);
}

/* Section - The audit */

const DiscloseDocument *
disclose_audit_previous (const DiscloseAudit *audit)
{
    return audit->previous;
}

const DiscloseDocument *
disclose_audit_document (const DiscloseAudit *audit)
{
    return audit->document;
}

guint
disclose_audit_n_findings (const DiscloseAudit *audit)
{
    return audit->findings->len;
}

const DiscloseAuditFinding *
disclose_audit_finding (const DiscloseAudit *audit, guint index)
{
    return index < audit->findings->len ? g_ptr_array_index (audit->findings, index) : NULL;
}

guint
disclose_audit_count (const DiscloseAudit *audit, DiscloseSeverity severity)
{
    guint n = 0;
    for (guint i = 0; i < audit->findings->len; i++)
        n += disclose_audit_finding (audit, i)->severity == severity;
    return n;
}

guint
disclose_audit_n_checked (const DiscloseAudit *audit)
{
    return audit->n_checked;
}

guint
disclose_audit_n_shares (const DiscloseAudit *audit)
{
    return audit->n_shares;
}

guint
disclose_audit_n_growths (const DiscloseAudit *audit)
{
    return audit->n_growths;
}

/* Section - Findings */

const char *
disclose_audit_finding_id (const DiscloseAuditFinding *finding)
{
    return finding->id;
}

DiscloseSeverity
disclose_audit_finding_severity (const DiscloseAuditFinding *finding)
{
    return finding->severity;
}

const char *
disclose_audit_finding_department (const DiscloseAuditFinding *finding)
{
    return finding->department;
}

guint
disclose_audit_finding_table (const DiscloseAuditFinding *finding)
{
    return finding->table;
}

char *
disclose_audit_finding_dup_message (const DiscloseAuditFinding *finding,
                                    DiscloseTranslate translate, gpointer user_data)
{
    return fill (&finding->sentence, translate, user_data);
}

gboolean
disclose_audit_finding_difference (const DiscloseAuditFinding *finding, DiscloseAmount *difference,
                                   DiscloseAmount *envelope)
{
    if (!finding->compares)
        return FALSE;
    if (difference != NULL)
        *difference = finding->difference;
    if (envelope != NULL)
        *envelope = finding->envelope;
    return TRUE;
}

guint
disclose_audit_finding_cluster (const DiscloseAuditFinding *finding)
{
    return finding->cluster;
}

guint
disclose_audit_finding_n_terms (const DiscloseAuditFinding *finding)
{
    return finding->terms->len;
}

const DiscloseTerm *
disclose_audit_finding_term (const DiscloseAuditFinding *finding, guint index)
{
    return index < finding->terms->len ? &g_array_index (finding->terms, DiscloseTerm, index)
                                       : NULL;
}

/* Section - Terms */

DiscloseRole
disclose_term_role (const DiscloseTerm *term)
{
    return term->role;
}

int
disclose_term_sign (const DiscloseTerm *term)
{
    return term->sign;
}

DiscloseAmount
disclose_term_step (const DiscloseTerm *term)
{
    return term->step;
}

guint
disclose_term_rank (const DiscloseTerm *term)
{
    return term->rank;
}

const DiscloseTable *
disclose_term_table (const DiscloseTerm *term)
{
    return term->table;
}

const DiscloseRow *
disclose_term_row (const DiscloseTerm *term)
{
    return term->row;
}

const char *
disclose_term_column (const DiscloseTerm *term)
{
    return term->table != NULL ? disclose_table_column_key (term->table, term->column) : "";
}

const DiscloseCell *
disclose_term_cell (const DiscloseTerm *term)
{
    if (term->row == NULL || term->column >= disclose_table_n_columns (term->table))
        return NULL;
    return disclose_row_cell (term->row, term->column);
}

const char *
disclose_term_code (const DiscloseTerm *term)
{
    return term->code;
}

gboolean
disclose_term_expected (const DiscloseTerm *term, DiscloseAmount *expected)
{
    if (term->is_expected)
        *expected = term->expected;
    return term->is_expected;
}

char *
disclose_term_dup_message (const DiscloseTerm *term, DiscloseTranslate translate,
                           gpointer user_data)
{
    return fill (&term->sentence, translate, user_data);
}

const char *
disclose_term_quote (const DiscloseTerm *term)
{
    return term->quote;
}

DiscloseSource
disclose_term_source (const DiscloseTerm *term)
{
    return term->source;
}
