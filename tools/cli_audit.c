/* The report of an audit, for people: what is wrong first, rounding a line a table, last what could
 * not be checked.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "cli_audit.h"

#include <string.h>

#define QUOTE_LENGTH 60 /* characters of a sentence of the prose that are shown */

typedef struct {
    GString *text;
    const DiscloseAudit *audit;
    const DiscloseGrammars *grammars;
    gboolean all;
} Report;

const char *
cli_language (void)
{
    /* Translators: the language of the grammars' explanations: en or zh. */
    return _ ("en");
}

static const char *
translate (const char *english, gpointer unused)
{
    (void) unused;
    return gettext (english);
}

char *
cli_audit_message (const DiscloseAuditFinding *finding)
{
    return disclose_audit_finding_dup_message (finding, translate, NULL);
}

/* Section - A figure and its place */

static char *
place_of (const DiscloseTerm *term)
{
    const DiscloseTable *table = disclose_term_table (term);
    const DiscloseRow *row = disclose_term_row (term);
    const DiscloseCell *cell = disclose_term_cell (term);
    GString *place = g_string_new (NULL);
    if (table != NULL)
        g_string_append_printf (place, _ ("table %u"), disclose_table_number (table));
    if (disclose_term_source (term).page != 0)
        g_string_append_printf (place, table != NULL ? _ (", page %u") : _ ("page %u"),
                                disclose_term_source (term).page);
    if (row != NULL) {
        const char *name =
            *disclose_row_item (row) != '\0' ? disclose_row_item (row) : disclose_row_name (row);
        g_string_append_printf (place, ": %s%s%s", disclose_row_code (row),
                                *disclose_row_code (row) != '\0' ? " " : "", name);
    }
    if (*disclose_term_column (term) != '\0')
        g_string_append_printf (place, " [%s]", disclose_term_column (term));
    if (cell != NULL)
        g_string_append_printf (place, " %s", disclose_cell_text (cell));
    if (*disclose_term_quote (term) != '\0') {
        g_autofree char *quote =
            g_utf8_substring (disclose_term_quote (term), 0,
                              MIN (QUOTE_LENGTH, g_utf8_strlen (disclose_term_quote (term), -1)));
        g_string_append_printf (place, ": %s%s", quote,
                                strlen (quote) < strlen (disclose_term_quote (term)) ? "…" : "");
    }
    return g_string_free (place, FALSE);
}

static void
put_line (Report *report, guint indent, const char *line)
{
    for (guint i = 0; i < indent; i++)
        g_string_append_c (report->text, ' ');
    cli_append_printable (report->text, line);
    g_string_append_c (report->text, '\n');
}

static void
put_terms (Report *report, const DiscloseAuditFinding *finding)
{
    for (guint i = 0; i < disclose_audit_finding_n_terms (finding); i++) {
        const DiscloseTerm *term = disclose_audit_finding_term (finding, i);
        if (disclose_term_role (term) == DISCLOSE_ROLE_CULPRIT)
            continue;
        g_autofree char *place = place_of (term);
        g_autofree char *line = g_strdup_printf (
            "%s %s", disclose_term_role (term) == DISCLOSE_ROLE_RIGHT ? "=" : " ", place);
        put_line (report, 6, line);
    }
}

static void
put_finding (Report *report, const DiscloseAuditFinding *finding)
{
    const char *id = disclose_audit_finding_id (finding);
    g_autofree char *message = cli_audit_message (finding);
    g_autofree char *line = g_strdup_printf (
        "%s  %s", id, disclose_grammars_explain (report->grammars, id, cli_language ()));
    put_line (report, 2, line);
    put_line (report, 6, message);
    put_terms (report, finding);
}

static void
put_group (Report *report, DiscloseSeverity severity, const char *title)
{
    if (disclose_audit_count (report->audit, severity) == 0)
        return;
    g_string_append_printf (report->text, "\n%s\n", title);
    for (guint i = 0; i < disclose_audit_n_findings (report->audit); i++) {
        const DiscloseAuditFinding *finding = disclose_audit_finding (report->audit, i);
        if (disclose_audit_finding_severity (finding) == severity)
            put_finding (report, finding);
    }
}

void
cli_append_audit (GString *text, const DiscloseAudit *audit, const DiscloseGrammars *grammars,
                  gboolean all)
{
    Report report = { text, audit, grammars, all };
    put_line (&report, 0, disclose_document_name (disclose_audit_document (audit)));
    put_group (&report, DISCLOSE_SEVERITY_ERROR, _ ("Errors"));
    put_group (&report, DISCLOSE_SEVERITY_WARNING, _ ("Warnings"));
    put_group (&report, DISCLOSE_SEVERITY_INFO, _ ("Rounding"));
    put_group (&report, DISCLOSE_SEVERITY_UNCHECKED, _ ("Not checked"));
}
