/* What an audit could not check, for people: relations by their reason, amounts of the prose by
 * where they stand.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "cli_audit.h"

#include <string.h>

#define PLACES_TOLD 5 /* of one relation; of more `--all` tells the rest */

typedef struct {
    GString *text;
    const DiscloseAudit *audit;
    const DiscloseGrammars *grammars;
    gboolean all;
    GHashTable *told; /* reasons, and ids of what stands somewhere */
} Unchecked;

static void
put_line (const Unchecked *unchecked, const char *line)
{
    cli_append_printable (unchecked->text, line);
    g_string_append_c (unchecked->text, '\n');
}

static gboolean
is_unchecked (const DiscloseAuditFinding *finding)
{
    return disclose_audit_finding_severity (finding) == DISCLOSE_SEVERITY_UNCHECKED;
}

static const char *
says (const Unchecked *unchecked, const char *id)
{
    return disclose_grammars_explain (unchecked->grammars, id, cli_language ());
}

/* The relations that were not checked for the same reason as the finding: in one line, or with what
 * each of them says. */
static void
put_reason (Unchecked *unchecked, guint from, const char *reason)
{
    g_autoptr (GString) ids = g_string_new (NULL);
    g_string_append_printf (ids, "  %s:", reason);
    if (unchecked->all)
        put_line (unchecked, ids->str);
    for (guint i = from; i < disclose_audit_n_findings (unchecked->audit); i++) {
        const DiscloseAuditFinding *finding = disclose_audit_finding (unchecked->audit, i);
        const char *id = disclose_audit_finding_id (finding);
        g_autofree char *own = is_unchecked (finding) ? cli_audit_message (finding) : NULL;
        if (g_strcmp0 (own, reason) != 0 || disclose_audit_finding_n_terms (finding) > 0)
            continue;
        g_autofree char *line = g_strdup_printf ("    %s  %s", id, says (unchecked, id));
        if (unchecked->all)
            put_line (unchecked, line);
        else
            g_string_append_printf (ids, " %s", id);
    }
    if (!unchecked->all)
        put_line (unchecked, ids->str);
}

/* What stands somewhere: the places of one relation together. */
static void
put_places (Unchecked *unchecked, guint from, const char *id)
{
    guint n = 0;
    g_autofree char *head = g_strdup_printf ("  %s  %s", id, says (unchecked, id));
    put_line (unchecked, head);
    for (guint i = from; i < disclose_audit_n_findings (unchecked->audit); i++) {
        const DiscloseAuditFinding *finding = disclose_audit_finding (unchecked->audit, i);
        if (!is_unchecked (finding) || disclose_audit_finding_n_terms (finding) == 0
            || strcmp (disclose_audit_finding_id (finding), id) != 0)
            continue;
        if (n++ >= PLACES_TOLD && !unchecked->all)
            continue;
        g_autofree char *message = cli_audit_message (finding);
        g_autofree char *place = cli_audit_place (disclose_audit_finding_term (finding, 0));
        g_autofree char *line = g_strdup_printf ("    %s: %s", message, place);
        put_line (unchecked, line);
    }
    if (n <= PLACES_TOLD || unchecked->all)
        return;
    g_autofree char *rest = g_strdup_printf (_ ("    and %u more, told by --all"), n - PLACES_TOLD);
    put_line (unchecked, rest);
}

/* What has no place, by reason; then what stands somewhere. */
static void
put_all (Unchecked *unchecked, gboolean placed)
{
    for (guint i = 0; i < disclose_audit_n_findings (unchecked->audit); i++) {
        const DiscloseAuditFinding *finding = disclose_audit_finding (unchecked->audit, i);
        if (!is_unchecked (finding) || (disclose_audit_finding_n_terms (finding) > 0) != placed)
            continue;
        char *key =
            placed ? g_strdup (disclose_audit_finding_id (finding)) : cli_audit_message (finding);
        if (!g_hash_table_add (unchecked->told, key))
            continue;
        if (placed)
            put_places (unchecked, i, key);
        else
            put_reason (unchecked, i, key);
    }
}

void
cli_append_unchecked (GString *text, const DiscloseAudit *audit, const DiscloseGrammars *grammars,
                      gboolean all)
{
    const guint n = disclose_audit_count (audit, DISCLOSE_SEVERITY_UNCHECKED);
    g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    Unchecked unchecked = { text, audit, grammars, all, told };
    if (n == 0)
        return;
    g_autofree char *title = g_strdup_printf (_ ("%s (%u)"), _ ("Not checked"), n);
    g_string_append_c (text, '\n');
    put_line (&unchecked, title);
    put_all (&unchecked, FALSE);
    put_all (&unchecked, TRUE);
}
