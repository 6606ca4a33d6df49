/* Writes the findings of an audit as JSON: the members of a finding, then its terms.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "json_writer.h"

#include "disclose-audit.h"

static const char *
severity_name (DiscloseSeverity severity)
{
    static const char names[][12] = { "info", "warning", "error", "unchecked" };
    return names[MIN ((guint) severity, G_N_ELEMENTS (names) - 1)];
}

static const char *
role_name (DiscloseRole role)
{
    static const char names[][8] = { "", "left", "right", "quote", "culprit" };
    return names[MIN ((guint) role, G_N_ELEMENTS (names) - 1)];
}

/* As text, so that no reader takes it for a binary fraction. */
static void
put_amount (Json *json, const char *key, DiscloseAmount amount)
{
    g_autofree char *text = disclose_amount_dup_string (amount);
    json_member_text (json, key, text);
}

static void
put_row (Json *json, const DiscloseTerm *term)
{
    const DiscloseRow *row = disclose_term_row (term);
    if (row == NULL) {
        if (*disclose_term_code (term) != '\0')
            json_member_text (json, "code", disclose_term_code (term));
        return;
    }
    json_member_text (json, "section", disclose_row_section (row));
    json_member_known (json, "row", disclose_row_ordinal (row));
    json_member_text (json, "code", disclose_row_code (row));
    json_member_text (json, "name", disclose_row_name (row));
    json_member_text (json, "item", disclose_row_item (row));
    json_member_text (json, "column", disclose_term_column (term));
}

static void
put_term (Json *json, const DiscloseTerm *term)
{
    const DiscloseTable *table = disclose_term_table (term);
    const DiscloseCell *cell = disclose_term_cell (term);
    const DiscloseSource source = disclose_term_source (term);
    g_autofree char *message = disclose_term_dup_message (term, NULL, NULL);
    DiscloseAmount expected;
    json_key (json, NULL);
    json_open (json, '{');
    json_member_text (json, "role", role_name (disclose_term_role (term)));
    if (disclose_term_rank (term) != 0)
        json_member_known (json, "rank", disclose_term_rank (term));
    if (*message != '\0')
        json_member_text (json, "message", message);
    if (table != NULL)
        json_member_known (json, "table", disclose_table_number (table));
    put_row (json, term);
    if (cell != NULL && disclose_cell_kind (cell) == DISCLOSE_CELL_AMOUNT)
        put_amount (json, "value", disclose_cell_amount (cell));
    if (disclose_term_expected (term, &expected))
        put_amount (json, "expected", expected);
    json_member_known (json, "page", source.page);
    json_member_box (json, "box", source);
    if (*disclose_term_quote (term) != '\0')
        json_member_text (json, "quote", disclose_term_quote (term));
    json_close (json, '}');
}

static void
put_finding (Json *json, const DiscloseAuditFinding *finding)
{
    g_autofree char *message = disclose_audit_finding_dup_message (finding, NULL, NULL);
    DiscloseAmount difference, envelope;
    json_key (json, NULL);
    json_open (json, '{');
    json_member_text (json, "id", disclose_audit_finding_id (finding));
    json_member_text (json, "severity", severity_name (disclose_audit_finding_severity (finding)));
    json_member_text (json, "message", message);
    json_member_text (json, "department", disclose_audit_finding_department (finding));
    json_member_known (json, "table", disclose_audit_finding_table (finding));
    if (disclose_audit_finding_cluster (finding) != 0)
        json_member_known (json, "cluster", disclose_audit_finding_cluster (finding));
    if (disclose_audit_finding_difference (finding, &difference, &envelope)) {
        put_amount (json, "difference", difference);
        put_amount (json, "envelope", envelope);
    }
    json_key (json, "terms");
    json_open (json, '[');
    for (guint t = 0; t < disclose_audit_finding_n_terms (finding); t++)
        put_term (json, disclose_audit_finding_term (finding, t));
    json_close (json, ']');
    json_close (json, '}');
}

static void
put_change (Json *json, const DiscloseChange *change)
{
    const DiscloseRow *row = disclose_change_row (change);
    DiscloseAmount amount;
    json_key (json, NULL);
    json_open (json, '{');
    json_member_text (json, "department", disclose_change_department (change));
    json_member_known (json, "table", disclose_table_number (disclose_change_table (change)));
    json_member_text (json, "section", disclose_row_section (row));
    json_member_text (json, "code", disclose_row_code (row));
    json_member_text (json, "name", disclose_row_name (row));
    json_member_text (json, "column", disclose_change_column (change));
    json_member_text (json, "unit", disclose_table_unit (disclose_change_table (change)));
    if (disclose_change_before (change, &amount))
        put_amount (json, "before", amount);
    if (disclose_change_now (change, &amount))
        put_amount (json, "now", amount);
    put_amount (json, "difference", disclose_change_difference (change));
    if (disclose_change_percent (change, &amount))
        put_amount (json, "percent", amount);
    json_close (json, '}');
}

/* What changed since the year before, of an audit that knows it. */
static gboolean
put_changes (Json *json, const DiscloseAudit *audit, GError **error)
{
    const DiscloseDocument *previous = disclose_audit_previous (audit);
    if (previous == NULL)
        return TRUE;
    json_member_text (json, "previous", disclose_document_name (previous));
    json_member_known (json, "previous_year", disclose_document_year (previous));
    json_key (json, "changes");
    json_open (json, '[');
    for (guint i = 0; i < disclose_audit_n_changes (audit); i++) {
        put_change (json, disclose_audit_change (audit, i));
        if (!sink_drain (&json->sink, error))
            return FALSE;
    }
    json_close (json, ']');
    return TRUE;
}

static gboolean
put_audit (Json *json, const DiscloseAudit *audit, GError **error)
{
    const DiscloseDocument *document = disclose_audit_document (audit);
    json_open (json, '{');
    json_member_text (json, "source", disclose_document_name (document));
    json_member_text (json, "sha256", disclose_document_sha256 (document));
    json_member_text (json, "template", disclose_document_template (document));
    json_member_known (json, "year", disclose_document_year (document));
    json_member_text (json, "department", disclose_document_department (document));
    json_member_number (json, "checked", (int) disclose_audit_n_checked (audit));
    json_member_number (json, "shares", (int) disclose_audit_n_shares (audit));
    json_member_number (json, "growths", (int) disclose_audit_n_growths (audit));
    json_key (json, "findings");
    json_open (json, '[');
    for (guint i = 0; i < disclose_audit_n_findings (audit); i++) {
        put_finding (json, disclose_audit_finding (audit, i));
        if (!sink_drain (&json->sink, error))
            return FALSE;
    }
    json_close (json, ']');
    if (!put_changes (json, audit, error))
        return FALSE;
    json_close (json, '}');
    g_string_append_c (json->sink.buffer, '\n');
    return TRUE;
}

gboolean
disclose_audit_write_json (const DiscloseAudit *audit, DiscloseWrite write, gpointer user_data,
                           GError **error)
{
    Json json = { .depth = 0 };
    sink_init (&json.sink, write, user_data);
    gboolean ok = put_audit (&json, audit, error);
    return sink_finish (&json.sink, ok, error);
}
