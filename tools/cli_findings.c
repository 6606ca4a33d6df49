/* What a converted document leaves open, in one line.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "cli_convert.h"

#include <string.h>

/* Missing tables are told by their numbers instead, but for those of a second document in the PDF.
 */
CliTally
cli_tally (const DiscloseDocument *document)
{
    CliTally tally = { 0, 0, 0 };
    guint told = disclose_document_n_missing (document);
    for (guint i = 0; i < disclose_document_n_findings (document); i++) {
        const DiscloseFinding *finding = disclose_document_finding (document, i);
        DiscloseSeverity severity = disclose_finding_severity (finding);
        if (strcmp (disclose_finding_id (finding), "table-missing") == 0 && told > 0) {
            told--;
            continue;
        }
        tally.errors += severity == DISCLOSE_SEVERITY_ERROR;
        tally.warnings += severity == DISCLOSE_SEVERITY_WARNING;
        tally.notes += severity == DISCLOSE_SEVERITY_INFO;
    }
    return tally;
}

static void
add_item (GString *line, const char *separator, char *item)
{
    if (line->len > 0)
        g_string_append (line, separator);
    g_string_append (line, item);
    g_free (item);
}

static void
add_missing (GString *line, const DiscloseDocument *document)
{
    guint n = disclose_document_n_missing (document);
    g_autoptr (GString) numbers = g_string_new (NULL);
    for (guint i = 0; i < n; i++)
        add_item (numbers, ", ", g_strdup_printf ("%u", disclose_document_missing (document, i)));
    if (n > 0)
        add_item (line, _ ("; "),
                  g_strdup_printf (ngettext ("table %s is missing", "tables %s are missing", n),
                                   numbers->str));
}

static void
add_findings (GString *line, const DiscloseDocument *document)
{
    const CliTally tally = cli_tally (document);
    if (tally.errors > 0)
        add_item (line, _ ("; "),
                  g_strdup_printf (ngettext ("%u error", "%u errors", tally.errors), tally.errors));
    if (tally.warnings > 0)
        add_item (line, _ ("; "),
                  g_strdup_printf (ngettext ("%u warning", "%u warnings", tally.warnings),
                                   tally.warnings));
    if (tally.notes > 0)
        add_item (line, _ ("; "),
                  g_strdup_printf (ngettext ("%u remark", "%u remarks", tally.notes), tally.notes));
}

char *
cli_findings_line (const DiscloseDocument *document)
{
    g_autoptr (GString) line = g_string_new (NULL);
    add_missing (line, document);
    add_findings (line, document);
    return line->len > 0 ? g_string_free (g_steal_pointer (&line), FALSE) : NULL;
}
