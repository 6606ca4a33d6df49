/* The report of an audit, for people: what is wrong first, each with its likely cause, rounding a
 * line a table, last what could not be checked.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "cli_audit.h"

#include <string.h>

#define QUOTE_LENGTH 60 /* characters of a sentence of the prose that are shown */

/* Terms of one relation that are told each by each; of more the total alone says where to look. */
#define TERMS_TOLD 7

/* Sentences that say the same. */
#define QUOTES_TOLD 5

typedef struct {
    GString *text;
    const DiscloseAudit *audit;
    const DiscloseGrammars *grammars;
    gboolean all;
    const char *id; /* of the finding told last under the same title, "" for none */
    char *message;  /* and what it says; NULL for none */
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

static void
put_line (Report *report, guint indent, const char *line)
{
    for (guint i = 0; i < indent; i++)
        g_string_append_c (report->text, ' ');
    cli_append_printable (report->text, line);
    g_string_append_c (report->text, '\n');
}

static void
forget_message (Report *report)
{
    report->id = "";
    g_clear_pointer (&report->message, g_free);
}

static void
put_title (Report *report, const char *title, guint n)
{
    g_autofree char *line = g_strdup_printf (_ ("%s (%u)"), title, n);
    g_string_append_c (report->text, '\n');
    put_line (report, 0, line);
    forget_message (report);
}

/* Section - Places */

const char *
cli_heading (const DiscloseTable *table, const char *key)
{
    for (guint c = 0; *key != '\0' && c < disclose_table_n_columns (table); c++) {
        const char *label = disclose_table_column_label (table, c);
        if (strcmp (disclose_table_column_key (table, c), key) != 0 || *label == '\0')
            continue;
        const char *last = strrchr (label, '/');
        return last != NULL ? last + 1 : label;
    }
    return key;
}

static void
append_quote (GString *place, const char *quote)
{
    const glong length = g_utf8_strlen (quote, -1);
    g_autofree char *part = g_utf8_substring (quote, 0, MIN (QUOTE_LENGTH, length));
    if (length > 0)
        g_string_append_printf (place, "%s%s%s", place->len > 0 ? ": " : "", part,
                                length > QUOTE_LENGTH ? "…" : "");
}

static void
append_row (GString *place, const DiscloseRow *row)
{
    const char *code = disclose_row_code (row), *item = disclose_row_item (row);
    g_string_append_printf (place, " %s%s%s", code, *code != '\0' ? " " : "",
                            *item != '\0' ? item : disclose_row_name (row));
}

/* Sentences speak of 万元 where tables are printed in 元: an amount has its unit beside it. */
static void
append_amount (GString *place, const DiscloseCell *cell, const char *unit)
{
    g_string_append_printf (place, " %s%s%s", disclose_cell_text (cell), *unit != '\0' ? " " : "",
                            unit);
}

char *
cli_audit_place (const DiscloseTerm *term)
{
    const DiscloseTable *table = disclose_term_table (term);
    const DiscloseCell *cell = disclose_term_cell (term);
    const char *heading = table != NULL ? cli_heading (table, disclose_term_column (term)) : "";
    const guint page = disclose_term_source (term).page;
    GString *place = g_string_new (NULL);
    if (table != NULL)
        g_string_append_printf (place, _ ("table %u"), disclose_table_number (table));
    if (page != 0)
        g_string_append_printf (place, table != NULL ? _ (", page %u") : _ ("page %u"), page);
    if (disclose_term_row (term) != NULL)
        append_row (place, disclose_term_row (term));
    if (*heading != '\0')
        g_string_append_printf (place, " [%s]", heading);
    if (cell != NULL && disclose_cell_kind (cell) == DISCLOSE_CELL_AMOUNT)
        append_amount (place, cell, disclose_table_unit (table));
    append_quote (place, disclose_term_quote (term));
    return g_string_free (place, FALSE);
}

/* Section - A finding */

static guint
count_figures (const DiscloseAuditFinding *finding)
{
    guint n = 0;
    for (guint i = 0; i < disclose_audit_finding_n_terms (finding); i++)
        n += disclose_term_role (disclose_audit_finding_term (finding, i)) != DISCLOSE_ROLE_CULPRIT;
    return n;
}

static void
put_terms (Report *report, const DiscloseAuditFinding *finding)
{
    const gboolean few = report->all || count_figures (finding) <= TERMS_TOLD;
    guint quotes = 0;
    for (guint i = 0; i < disclose_audit_finding_n_terms (finding); i++) {
        const DiscloseTerm *term = disclose_audit_finding_term (finding, i);
        const DiscloseRole role = disclose_term_role (term);
        quotes += role == DISCLOSE_ROLE_QUOTE;
        if (role == DISCLOSE_ROLE_CULPRIT || (role == DISCLOSE_ROLE_RIGHT && !few)
            || (role == DISCLOSE_ROLE_QUOTE && quotes > QUOTES_TOLD && !report->all))
            continue;
        g_autofree char *place = cli_audit_place (term);
        put_line (report, role == DISCLOSE_ROLE_RIGHT ? 10 : 8, place);
    }
    if (quotes <= QUOTES_TOLD || report->all)
        return;
    g_autofree char *rest =
        g_strdup_printf (_ ("    and %u more, told by --all"), quotes - QUOTES_TOLD);
    put_line (report, 4, rest);
}

/* What a relation says is told once for all of its findings that follow each other, and so is what
 * they have to say if that is the same. */
static void
put_message (Report *report, const DiscloseAuditFinding *finding)
{
    const char *id = disclose_audit_finding_id (finding);
    const char *says = disclose_grammars_explain (report->grammars, id, cli_language ());
    g_autofree char *message = cli_audit_message (finding);
    g_autofree char *line = g_strdup_printf ("%s  %s", id, *says != '\0' ? says : message);
    const gboolean known = strcmp (report->id, id) == 0;
    if (!known)
        put_line (report, 4, line);
    if (*says != '\0' && !(known && g_strcmp0 (report->message, message) == 0))
        put_line (report, 6, message);
    report->id = id;
    g_free (report->message);
    report->message = g_steal_pointer (&message);
}

static void
put_finding (Report *report, const DiscloseAuditFinding *finding)
{
    DiscloseAmount difference, envelope;
    put_message (report, finding);
    if (disclose_audit_finding_difference (finding, &difference, &envelope)) {
        g_autofree char *off = disclose_amount_dup_string (difference);
        for (; envelope.scale > 0 && envelope.digits % 10 == 0; envelope.scale--)
            envelope.digits /= 10;
        g_autofree char *within = disclose_amount_dup_string (envelope);
        g_autofree char *told =
            g_strdup_printf (_ ("difference %s, rounding explains up to %s"), off, within);
        put_line (report, 6, told);
    }
    put_terms (report, finding);
}

/* Section - Errors by their likely cause */

static void
put_culprits (Report *report, const DiscloseAuditFinding *finding)
{
    for (guint i = 0; i < disclose_audit_finding_n_terms (finding); i++) {
        const DiscloseTerm *term = disclose_audit_finding_term (finding, i);
        if (disclose_term_role (term) != DISCLOSE_ROLE_CULPRIT)
            continue;
        g_autofree char *place = cli_audit_place (term);
        g_autofree char *message = disclose_term_dup_message (term, translate, NULL);
        const char *format =
            disclose_term_rank (term) == 1 ? _ ("likely cause: %s: %s") : _ ("or else: %s: %s");
        g_autofree char *line = g_strdup_printf (format, place, message);
        put_line (report, 2, line);
    }
}

/* The findings of that severity, those of one cluster together under their culprits. */
static void
put_group (Report *report, DiscloseSeverity severity, const char *title)
{
    guint last = 0;
    const guint n = disclose_audit_count (report->audit, severity);
    if (n == 0)
        return;
    put_title (report, title, n);
    for (;;) {
        guint next = G_MAXUINT;
        for (guint i = 0; i < disclose_audit_n_findings (report->audit); i++) {
            const DiscloseAuditFinding *finding = disclose_audit_finding (report->audit, i);
            const guint cluster = disclose_audit_finding_cluster (finding);
            if (disclose_audit_finding_severity (finding) != severity)
                continue;
            if (cluster == last) {
                put_finding (report, finding);
            } else if (cluster > last && cluster < next) {
                next = cluster;
            }
        }
        if (next == G_MAXUINT)
            return;
        last = next;
        forget_message (report);
        for (guint i = 0; i < disclose_audit_n_findings (report->audit); i++) {
            const DiscloseAuditFinding *finding = disclose_audit_finding (report->audit, i);
            if (disclose_audit_finding_cluster (finding) == last) {
                put_culprits (report, finding);
                break;
            }
        }
    }
}

/* Section - Rounding */

/* Whether an info is a difference that rounding explains, and not a remark. */
static gboolean
is_rounding (const DiscloseAuditFinding *finding)
{
    DiscloseAmount difference, envelope;
    if (disclose_audit_finding_severity (finding) != DISCLOSE_SEVERITY_INFO
        || !disclose_audit_finding_difference (finding, &difference, &envelope))
        return FALSE;
    difference.digits = ABS (difference.digits);
    return disclose_amount_compare (difference, envelope) <= 0;
}

static void
put_rounding_of (Report *report, guint table)
{
    g_autoptr (GString) ids = g_string_new (NULL);
    DiscloseAmount largest = { 0, 0 };
    guint n = 0;
    for (guint i = 0; i < disclose_audit_n_findings (report->audit); i++) {
        const DiscloseAuditFinding *finding = disclose_audit_finding (report->audit, i);
        const char *id = disclose_audit_finding_id (finding);
        DiscloseAmount difference;
        if (disclose_audit_finding_table (finding) != table || !is_rounding (finding))
            continue;
        disclose_audit_finding_difference (finding, &difference, NULL);
        difference.digits = ABS (difference.digits);
        if (disclose_amount_compare (difference, largest) > 0)
            largest = difference;
        if (strstr (ids->str, id) == NULL)
            g_string_append_printf (ids, "%s%s", n > 0 ? ", " : "", id);
        n++;
    }
    if (n == 0)
        return;
    g_autofree char *most = disclose_amount_dup_string (largest);
    g_autofree char *line =
        g_strdup_printf (ngettext ("table %u: %u difference, of %s at most (%s)",
                                   "table %u: %u differences, of %s at most (%s)", n),
                         table, n, most, ids->str);
    put_line (report, 2, line);
}

static guint
count_infos (const Report *report, gboolean rounding)
{
    guint n = 0;
    for (guint i = 0; i < disclose_audit_n_findings (report->audit); i++) {
        const DiscloseAuditFinding *finding = disclose_audit_finding (report->audit, i);
        n += disclose_audit_finding_severity (finding) == DISCLOSE_SEVERITY_INFO
             && is_rounding (finding) == rounding;
    }
    return n;
}

static void
put_each_info (Report *report, gboolean rounding)
{
    for (guint i = 0; i < disclose_audit_n_findings (report->audit); i++) {
        const DiscloseAuditFinding *finding = disclose_audit_finding (report->audit, i);
        if (disclose_audit_finding_severity (finding) == DISCLOSE_SEVERITY_INFO
            && is_rounding (finding) == rounding)
            put_finding (report, finding);
    }
}

/* Rounding is told a line a table: two dozen such differences are usual in a sound document. */
static void
put_infos (Report *report)
{
    const guint remarks = count_infos (report, FALSE), rounding = count_infos (report, TRUE);
    guint last = 0;
    for (guint i = 0; i < disclose_audit_n_findings (report->audit); i++)
        last = MAX (last, disclose_audit_finding_table (disclose_audit_finding (report->audit, i)));
    if (remarks > 0) {
        put_title (report, _ ("Remarks"), remarks);
        put_each_info (report, FALSE);
    }
    if (rounding == 0)
        return;
    put_title (report, _ ("Explained by rounding"), rounding);
    if (report->all)
        put_each_info (report, TRUE);
    for (guint table = 0; !report->all && table <= last; table++)
        put_rounding_of (report, table);
}

void
cli_append_audit (GString *text, const DiscloseAudit *audit, const DiscloseGrammars *grammars,
                  gboolean all)
{
    Report report = { text, audit, grammars, all, "", NULL };
    const DiscloseDocument *document = disclose_audit_document (audit);
    g_autofree char *head = g_strdup_printf ("%s  %s  %u", disclose_document_name (document),
                                             disclose_document_department (document),
                                             disclose_document_year (document));
    g_autofree char *sum = g_strdup_printf (
        _ ("%u equations worked out; errors %u, warnings %u, remarks and rounding %u, not checked "
           "%u"),
        disclose_audit_n_checked (audit), disclose_audit_count (audit, DISCLOSE_SEVERITY_ERROR),
        disclose_audit_count (audit, DISCLOSE_SEVERITY_WARNING),
        disclose_audit_count (audit, DISCLOSE_SEVERITY_INFO),
        disclose_audit_count (audit, DISCLOSE_SEVERITY_UNCHECKED));
    put_line (&report, 0, head);
    put_line (&report, 0, sum);
    if (disclose_audit_n_shares (audit) + disclose_audit_n_growths (audit) > 0) {
        g_autofree char *right = g_strdup_printf (
            _ ("percentages of the text that are right: %u shares, %u rates of growth"),
            disclose_audit_n_shares (audit), disclose_audit_n_growths (audit));
        put_line (&report, 0, right);
    }
    put_group (&report, DISCLOSE_SEVERITY_ERROR, _ ("Errors"));
    put_group (&report, DISCLOSE_SEVERITY_WARNING, _ ("Warnings"));
    put_infos (&report);
    cli_append_unchecked (text, audit, grammars, all);
    cli_append_changes (text, audit, all);
    forget_message (&report);
}
