/* What changed since the year before, for people.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "cli_audit.h"

static char *
amount_or_dash (gboolean is_there, DiscloseAmount amount)
{
    return is_there ? disclose_amount_dup_string (amount) : g_strdup ("-");
}

static void
put_change (GString *text, const DiscloseChange *change)
{
    const DiscloseTable *table = disclose_change_table (change);
    const DiscloseRow *row = disclose_change_row (change);
    const DiscloseAmount difference = disclose_change_difference (change);
    DiscloseAmount before = { 0, 0 }, now = { 0, 0 }, percent = { 0, 0 };
    const gboolean is_before = disclose_change_before (change, &before);
    const gboolean is_now = disclose_change_now (change, &now);
    g_autofree char *was = amount_or_dash (is_before, before);
    g_autofree char *is = amount_or_dash (is_now, now);
    g_autofree char *more = disclose_amount_dup_string (difference);
    g_autofree char *place = g_strdup_printf (_ ("table %u"), disclose_table_number (table));
    g_autoptr (GString) line = g_string_new (NULL);
    g_string_append_printf (line, "  %s  %s%s%s [%s]  %s → %s  %s%s", place,
                            disclose_row_code (row), *disclose_row_code (row) != '\0' ? " " : "",
                            disclose_row_name (row),
                            cli_heading (table, disclose_change_column (change)), was, is,
                            difference.digits > 0 ? "+" : "", more);
    if (disclose_change_percent (change, &percent)) {
        g_autofree char *share = disclose_amount_dup_string (percent);
        g_string_append_printf (line, " (%s%s %%)", percent.digits > 0 ? "+" : "", share);
    }
    cli_append_printable (text, line->str);
    g_string_append_c (text, '\n');
}

void
cli_append_changes (GString *text, const DiscloseAudit *audit, gboolean all)
{
    const guint n = disclose_audit_n_changes (audit);
    guint changed = 0;
    if (disclose_audit_previous (audit) == NULL)
        return;
    for (guint i = 0; i < n; i++)
        changed += disclose_change_difference (disclose_audit_change (audit, i)).digits != 0;
    g_string_append_c (text, '\n');
    g_string_append_printf (text, _ ("Changes since %u (%u of %u figures)"),
                            disclose_document_year (disclose_audit_previous (audit)), changed, n);
    g_string_append_c (text, '\n');
    for (guint i = 0; i < n; i++) {
        const DiscloseChange *change = disclose_audit_change (audit, i);
        if (all || disclose_change_difference (change).digits != 0)
            put_change (text, change);
    }
}
