/* The index of several reports: a line a document.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "cli_report.h"

#include <string.h>

static void
put_number (GString *lines, guint number)
{
    g_string_append_printf (lines, "<td class=\"amount\">%u</td>", number);
}

/* What a section of the first table comes to, in yuan: its last total. */
static gboolean
total_of (const DiscloseTable *table, const char *section, DiscloseAmount *total)
{
    for (guint r = disclose_table_n_rows (table); r-- > 0;) {
        const DiscloseRow *row = disclose_table_row (table, r);
        if (disclose_row_level (row) != 0 || strcmp (disclose_row_section (row), section) != 0)
            continue;
        for (guint c = 0; c < disclose_table_n_columns (table); c++) {
            const DiscloseCell *cell = disclose_row_cell (row, c);
            if (disclose_cell_kind (cell) == DISCLOSE_CELL_AMOUNT)
                return *disclose_table_unit (table) != '\0'
                       && disclose_amount_shift (disclose_cell_amount (cell),
                                                 disclose_table_unit_power (table), total);
        }
    }
    return FALSE;
}

static void
put_total (GString *lines, const DiscloseDocument *document, const char *section)
{
    const DiscloseTable *table = disclose_document_lookup_table (document, 1);
    DiscloseAmount total;
    g_autofree char *text = table != NULL && total_of (table, section, &total)
                                ? disclose_amount_dup_string (total)
                                : NULL;
    g_string_append_printf (lines, "<td class=\"amount\">%s</td>", text != NULL ? text : "");
}

/* Section - Expenditure by 类 */

/* G_MAXUINT if the table has none. */
static guint
find_column (const DiscloseTable *table, const char *key)
{
    for (guint c = 0; c < disclose_table_n_columns (table); c++)
        if (strcmp (disclose_table_column_key (table, c), key) == 0)
            return c;
    return G_MAXUINT;
}

static gboolean
is_class (const DiscloseRow *row)
{
    return strlen (disclose_row_code (row)) == 3;
}

/* The first table that divides the expenditure of each 类, of all funds then, has what it comes to
 * as well. */
static const DiscloseTable *
table_of_classes (const DiscloseDocument *document, guint *total)
{
    for (guint t = 0; t < disclose_document_n_tables (document); t++) {
        const DiscloseTable *table = disclose_document_table (document, t);
        *total = find_column (table, "total");
        if (*total == G_MAXUINT || *disclose_table_unit (table) == '\0'
            || find_column (table, "basic") == G_MAXUINT
            || find_column (table, "project") == G_MAXUINT)
            continue;
        for (guint r = 0; r < disclose_table_n_rows (table); r++)
            if (is_class (disclose_table_row (table, r)))
                return table;
    }
    return NULL;
}

/* A line a 类: code, name, yuan, divided by tabs. */
static void
put_classes (GString *lines, const DiscloseDocument *document)
{
    guint total;
    const DiscloseTable *table = table_of_classes (document, &total);
    g_autoptr (GString) text = g_string_new (NULL);
    for (guint r = 0; table != NULL && r < disclose_table_n_rows (table); r++) {
        const DiscloseRow *row = disclose_table_row (table, r);
        const DiscloseCell *cell = disclose_row_cell (row, total);
        DiscloseAmount yuan;
        if (!is_class (row) || disclose_cell_kind (cell) != DISCLOSE_CELL_AMOUNT
            || !disclose_amount_shift (disclose_cell_amount (cell),
                                       disclose_table_unit_power (table), &yuan))
            continue;
        g_autofree char *name = g_strdelimit (g_strdup (disclose_row_name (row)), "\t\n", ' ');
        g_autofree char *amount = disclose_amount_dup_string (yuan);
        g_string_append_printf (text, "%s\t%s\t%s\n", disclose_row_code (row), name, amount);
    }
    g_autofree char *safe = g_markup_escape_text (text->str, -1);
    g_string_append_printf (lines, " data-classes=\"%s\"", safe);
}

/* Section - The index */

static guint
count (const CliReport *report, DiscloseSeverity severity)
{
    guint n = disclose_audit_count (report->audit, severity);
    for (guint f = 0; f < disclose_document_n_findings (report->document); f++)
        n +=
            disclose_finding_severity (disclose_document_finding (report->document, f)) == severity;
    return n;
}

void
cli_report_append_line (GString *lines, const CliReport *report, const char *link)
{
    const DiscloseDocument *document = report->document;
    guint figures = 0;
    g_autofree char *href = g_uri_escape_string (link, "/", TRUE);
    g_autofree char *safe = g_markup_escape_text (href, -1);
    g_autofree char *name = g_markup_escape_text (disclose_document_name (document), -1);
    for (guint t = 0; t < disclose_document_n_tables (document); t++)
        figures += disclose_table_n_figures (disclose_document_table (document, t));
    g_string_append_printf (lines, "<tr><th scope=\"row\"><a href=\"%s\">%s</a></th>", safe, name);
    g_autofree char *department =
        g_markup_escape_text (disclose_document_department (document), -1);
    g_string_append (lines, "<td");
    put_classes (lines, document);
    g_string_append_printf (lines, ">%s</td>", department);
    put_number (lines, disclose_document_year (document));
    put_total (lines, document, "income");
    put_total (lines, document, "expenditure");
    put_number (lines, disclose_document_n_tables (document));
    put_number (lines, figures);
    put_number (lines, count (report, DISCLOSE_SEVERITY_ERROR));
    put_number (lines, count (report, DISCLOSE_SEVERITY_WARNING));
    put_number (lines, disclose_audit_count (report->audit, DISCLOSE_SEVERITY_UNCHECKED));
    g_string_append (lines, "</tr>\n");
}

static gboolean
put (GString *page, const char *name, gpointer lines, GError **error)
{
    (void) name;
    (void) error;
    g_string_append (page, lines);
    return TRUE;
}

gboolean
cli_report_append_index (GString *page, const char *lines, GError **error)
{
    return cli_report_append (page, cli_report_file ("index"), "sort", put, (gpointer) lines,
                              error);
}
