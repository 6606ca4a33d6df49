/* What is said of single cells.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "sheets.h"

#include "cli.h"

#include <string.h>

struct Remarks {
    GHashTable *by_cell; /* of DiscloseCell to Remark */
};

static void
free_remark (gpointer data)
{
    Remark *remark = data;
    g_string_free (remark->text, TRUE);
    g_free (remark);
}

/* One thing is said of a cell once. */
static void
add (Remarks *remarks, const DiscloseCell *cell, DiscloseSeverity severity, const char *text)
{
    Remark *remark = g_hash_table_lookup (remarks->by_cell, cell);
    if (remark == NULL) {
        remark = g_new0 (Remark, 1);
        remark->severity = severity;
        remark->text = g_string_new (NULL);
        g_hash_table_insert (remarks->by_cell, (gpointer) cell, remark);
    }
    if (severity == DISCLOSE_SEVERITY_ERROR || remark->severity == DISCLOSE_SEVERITY_INFO)
        remark->severity = severity;
    if (strstr (remark->text->str, text) != NULL)
        return;
    g_string_append_printf (remark->text, "%s%s", remark->text->len > 0 ? "\n" : "", text);
}

/* Section - Of reading */

static gboolean
same_place (DiscloseSource a, DiscloseSource b)
{
    return memcmp (&a.page, &b.page, sizeof a.page) == 0 && a.x0 == b.x0 && a.y0 == b.y0
           && a.x1 == b.x1 && a.y1 == b.y1;
}

static char *
sentence_of (const DiscloseDocument *document, const DiscloseCell *cell)
{
    const char *status = disclose_cell_status (cell);
    for (guint f = 0; f < disclose_document_n_findings (document); f++) {
        const DiscloseFinding *finding = disclose_document_finding (document, f);
        if (strcmp (disclose_finding_id (finding), status) == 0
            && same_place (disclose_finding_source (finding), disclose_cell_source (cell)))
            return cli_finding_sentence_in (finding, cli_chinese);
    }
    return g_strdup (status);
}

static void
add_doubts (Remarks *remarks, const DiscloseDocument *document, const DiscloseTable *table)
{
    for (guint r = 0; r < disclose_table_n_rows (table); r++)
        for (guint c = 0; c < disclose_table_n_columns (table); c++) {
            const DiscloseCell *cell = disclose_row_cell (disclose_table_row (table, r), c);
            if (strcmp (disclose_cell_status (cell), "ok") == 0)
                continue;
            g_autofree char *sentence = sentence_of (document, cell);
            add (remarks, cell, DISCLOSE_SEVERITY_WARNING, sentence);
        }
}

/* Section - Of the audit */

static const char *
translate (const char *english, gpointer unused)
{
    (void) unused;
    return cli_chinese (english);
}

static void
add_finding (Remarks *remarks, const DiscloseAuditFinding *finding)
{
    g_autofree char *message = disclose_audit_finding_dup_message (finding, translate, NULL);
    g_autofree char *text = g_strdup_printf ("%s %s", disclose_audit_finding_id (finding), message);
    for (guint t = 0; t < disclose_audit_finding_n_terms (finding); t++) {
        const DiscloseTerm *term = disclose_audit_finding_term (finding, t);
        const DiscloseCell *cell = disclose_term_cell (term);
        if (cell == NULL)
            continue;
        add (remarks, cell, disclose_audit_finding_severity (finding), text);
        if (disclose_term_role (term) != DISCLOSE_ROLE_CULPRIT)
            continue;
        g_autofree char *cause = disclose_term_dup_message (term, translate, NULL);
        add (remarks, cell, disclose_audit_finding_severity (finding), cause);
    }
}

Remarks *
remarks_new (const DiscloseDocument *document, const DiscloseAudit *audit)
{
    Remarks *remarks = g_new0 (Remarks, 1);
    remarks->by_cell = g_hash_table_new_full (NULL, NULL, NULL, free_remark);
    for (guint t = 0; t < disclose_document_n_tables (document); t++)
        add_doubts (remarks, document, disclose_document_table (document, t));
    for (guint f = 0; f < disclose_audit_n_findings (audit); f++) {
        const DiscloseAuditFinding *finding = disclose_audit_finding (audit, f);
        if (disclose_audit_finding_severity (finding) != DISCLOSE_SEVERITY_UNCHECKED)
            add_finding (remarks, finding);
    }
    return remarks;
}

void
remarks_free (Remarks *remarks)
{
    if (remarks == NULL)
        return;
    g_hash_table_unref (remarks->by_cell);
    g_free (remarks);
}

const Remark *
remarks_of (const Remarks *remarks, const DiscloseCell *cell)
{
    return g_hash_table_lookup (remarks->by_cell, cell);
}
