/* Writes the findings of an audit as CSV, in the shape that the contract fixes: a line for each
 * figure that takes part in one.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "csv_writer.h"

#include "disclose-audit.h"
#include "severity.h"

static const char header[][12] = {
    "source",  "sha256", "year",   "department", "finding",  "id",         "severity",
    "message", "role",   "rank",   "table",      "section",  "row",        "code",
    "name",    "item",   "column", "value",      "expected", "difference", "envelope",
    "page",    "x0",     "y0",     "x1",         "y1",       "quote",
};

static const char *
role_name (DiscloseRole role)
{
    switch (role) {
    case DISCLOSE_ROLE_LEFT:
        return "left";
    case DISCLOSE_ROLE_RIGHT:
        return "right";
    case DISCLOSE_ROLE_QUOTE:
        return "quote";
    case DISCLOSE_ROLE_CULPRIT:
        return "culprit";
    case DISCLOSE_ROLE_NONE:
        break;
    }
    return "";
}

static void
put_finding (Csv *csv, const DiscloseAudit *audit, guint index, const char *message)
{
    const DiscloseDocument *document = disclose_audit_document (audit);
    const DiscloseAuditFinding *finding = disclose_audit_finding (audit, index);
    csv_text (csv, disclose_document_name (document));
    csv_text (csv, disclose_document_sha256 (document));
    csv_number (csv, disclose_document_year (document));
    csv_text (csv, disclose_audit_finding_department (finding));
    csv_number (csv, index + 1);
    csv_text (csv, disclose_audit_finding_id (finding));
    csv_text (csv, severity_name (disclose_audit_finding_severity (finding)));
    csv_text (csv, message);
}

static void
put_empty (Csv *csv, guint n)
{
    for (guint i = 0; i < n; i++)
        csv_text (csv, "");
}

/* table to value: where the figure stands and what is printed there. */
static void
put_place (Csv *csv, const DiscloseTerm *term)
{
    const DiscloseTable *table = disclose_term_table (term);
    const DiscloseRow *row = disclose_term_row (term);
    const DiscloseCell *cell = disclose_term_cell (term);
    csv_number (csv, table != NULL ? disclose_table_number (table) : 0);
    csv_text (csv, row != NULL ? disclose_row_section (row) : "");
    csv_number (csv, row != NULL ? disclose_row_ordinal (row) : 0);
    csv_text (csv, row != NULL ? disclose_row_code (row) : disclose_term_code (term));
    csv_text (csv, row != NULL ? disclose_row_name (row) : "");
    csv_text (csv, row != NULL ? disclose_row_item (row) : "");
    csv_text (csv, disclose_term_column (term));
    if (cell != NULL && disclose_cell_kind (cell) == DISCLOSE_CELL_AMOUNT)
        csv_amount (csv, disclose_cell_amount (cell));
    else
        csv_text (csv, cell != NULL ? disclose_cell_text (cell) : "");
}

/* A culprit's own difference is what its value is off by. */
static void
put_amounts (Csv *csv, const DiscloseAuditFinding *finding, const DiscloseTerm *term)
{
    DiscloseAmount expected, difference, envelope;
    if (term != NULL && disclose_term_expected (term, &expected))
        csv_amount (csv, expected);
    else
        csv_text (csv, "");
    if (disclose_audit_finding_difference (finding, &difference, &envelope)) {
        csv_amount (csv, difference);
        csv_amount (csv, envelope);
    } else {
        put_empty (csv, 2);
    }
}

static gboolean
put_term (Csv *csv, const DiscloseAudit *audit, guint index, const DiscloseTerm *term,
          GError **error)
{
    const DiscloseAuditFinding *finding = disclose_audit_finding (audit, index);
    g_autofree char *own = disclose_term_dup_message (term, NULL, NULL);
    g_autofree char *message = disclose_audit_finding_dup_message (finding, NULL, NULL);
    put_finding (csv, audit, index, *own != '\0' ? own : message);
    csv_text (csv, role_name (disclose_term_role (term)));
    csv_number (csv, disclose_term_rank (term));
    put_place (csv, term);
    put_amounts (csv, finding, term);
    csv_source (csv, disclose_term_source (term));
    csv_text (csv, disclose_term_quote (term));
    return csv_end_line (csv, error);
}

/* A finding without a figure has one line. */
static gboolean
put_bare (Csv *csv, const DiscloseAudit *audit, guint index, GError **error)
{
    const DiscloseAuditFinding *finding = disclose_audit_finding (audit, index);
    g_autofree char *message = disclose_audit_finding_dup_message (finding, NULL, NULL);
    put_finding (csv, audit, index, message);
    put_empty (csv, 2);
    csv_number (csv, disclose_audit_finding_table (finding));
    put_empty (csv, 7);
    put_amounts (csv, finding, NULL);
    csv_source (csv, (DiscloseSource){ 0 });
    csv_text (csv, "");
    return csv_end_line (csv, error);
}

static gboolean
put_findings (Csv *csv, const DiscloseAudit *audit, GError **error)
{
    for (gsize i = 0; i < G_N_ELEMENTS (header); i++)
        csv_text (csv, header[i]);
    if (!csv_end_line (csv, error))
        return FALSE;
    for (guint i = 0; i < disclose_audit_n_findings (audit); i++) {
        const DiscloseAuditFinding *finding = disclose_audit_finding (audit, i);
        const guint n = disclose_audit_finding_n_terms (finding);
        if (n == 0 && !put_bare (csv, audit, i, error))
            return FALSE;
        for (guint t = 0; t < n; t++)
            if (!put_term (csv, audit, i, disclose_audit_finding_term (finding, t), error))
                return FALSE;
    }
    return TRUE;
}

gboolean
disclose_audit_write_csv (const DiscloseAudit *audit, DiscloseCsvFlags flags, DiscloseWrite write,
                          gpointer user_data, GError **error)
{
    Csv csv;
    csv_begin (&csv, flags, write, user_data);
    gboolean ok = put_findings (&csv, audit, error);
    return sink_finish (&csv.sink, ok, error);
}

/* Section - Changes */

static const char changes_header[][16] = {
    "source", "previous_source", "year", "previous_year", "department",
    "table",  "section",         "code", "name",          "column",
    "unit",   "before",          "now",  "difference",    "percent",
};

static void
put_amount_if (Csv *csv, gboolean is_there, DiscloseAmount amount)
{
    if (is_there)
        csv_amount (csv, amount);
    else
        csv_text (csv, "");
}

static gboolean
put_change (Csv *csv, const DiscloseAudit *audit, const DiscloseChange *change, GError **error)
{
    const DiscloseDocument *document = disclose_audit_document (audit);
    const DiscloseDocument *previous = disclose_audit_previous (audit);
    const DiscloseTable *table = disclose_change_table (change);
    const DiscloseRow *row = disclose_change_row (change);
    DiscloseAmount before = { 0, 0 }, now = { 0, 0 }, percent = { 0, 0 };
    csv_text (csv, disclose_document_name (document));
    csv_text (csv, disclose_document_name (previous));
    csv_number (csv, disclose_document_year (document));
    csv_number (csv, disclose_document_year (previous));
    csv_text (csv, disclose_change_department (change));
    csv_number (csv, disclose_table_number (table));
    csv_text (csv, disclose_row_section (row));
    csv_text (csv, disclose_row_code (row));
    csv_text (csv, disclose_row_name (row));
    csv_text (csv, disclose_change_column (change));
    csv_text (csv, disclose_table_unit (table));
    const gboolean is_before = disclose_change_before (change, &before);
    const gboolean is_now = disclose_change_now (change, &now);
    const gboolean is_percent = disclose_change_percent (change, &percent);
    put_amount_if (csv, is_before, before);
    put_amount_if (csv, is_now, now);
    csv_amount (csv, disclose_change_difference (change));
    put_amount_if (csv, is_percent, percent);
    return csv_end_line (csv, error);
}

static gboolean
put_changes (Csv *csv, const DiscloseAudit *audit, GError **error)
{
    for (gsize i = 0; i < G_N_ELEMENTS (changes_header); i++)
        csv_text (csv, changes_header[i]);
    if (!csv_end_line (csv, error))
        return FALSE;
    for (guint i = 0; i < disclose_audit_n_changes (audit); i++)
        if (!put_change (csv, audit, disclose_audit_change (audit, i), error))
            return FALSE;
    return TRUE;
}

gboolean
disclose_audit_write_changes_csv (const DiscloseAudit *audit, DiscloseCsvFlags flags,
                                  DiscloseWrite write, gpointer user_data, GError **error)
{
    Csv csv;
    csv_begin (&csv, flags, write, user_data);
    gboolean ok = put_changes (&csv, audit, error);
    return sink_finish (&csv.sink, ok, error);
}
