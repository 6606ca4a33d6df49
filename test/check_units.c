/* A department against the units that its budget is the sum of.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "made_audit.h"
#include "suite.h"

static const char grammar[] = "template made\ntitle T\nkind budget\ntotal ^合计$\n"
                              "table 1\ntitle 一\ncode 编码\nname 名称\namount total 合计\n"
                              "table 2\ntitle 二\nname 名称\namount total 合计\n"
                              "relation T-14 units 1:total.total 1:code.total 2:only.total\n";

static DiscloseDocument *
new_document (const char *name, guint year, const char *rows)
{
    DiscloseDocument *document = model_document_new ();
    document->template_id = "made";
    document->year = year;
    document->department = "某局";
    document->name = model_string (document, name);
    DiscloseTable *table = made_audit_table (document, 1, "万元", 4, "total");
    made_audit_rows (document, table, "", rows);
    return document;
}

/* The ids, severities and differences of what is found: `T-14 error 1.00`. */
static char *
found_with (const char *own, const char *const *units, guint year)
{
    DiscloseDocument *documents[4];
    guint n = 0;
    g_autoptr (GError) error = NULL;
    g_autoptr (DiscloseGrammars) grammars = disclose_grammars_new (NULL, &error);
    ck_assert (disclose_grammars_add (grammars, grammar, -1, "made", &error));
    g_autoptr (DiscloseDocument) document = new_document ("all.pdf", 2024, own);
    for (; units[n] != NULL; n++)
        documents[n] = new_document (n == 0 ? "a.pdf" : "b.pdf", year, units[n]);
    g_autoptr (DiscloseAudit) audit =
        disclose_audit_new_with_units (document, grammars, NULL, documents, n, &error);
    ck_assert_ptr_nonnull (audit);
    for (guint i = 0; i < n; i++)
        disclose_document_unref (documents[i]);
    g_autoptr (GString) found = g_string_new (NULL);
    static const char *const severities[] = { "info", "warning", "error", "unchecked" };
    for (guint i = 0; i < disclose_audit_n_findings (audit); i++) {
        const DiscloseAuditFinding *finding = disclose_audit_finding (audit, i);
        DiscloseAmount difference, envelope;
        g_autofree char *apart = disclose_audit_finding_difference (finding, &difference, &envelope)
                                     ? disclose_amount_dup_string (difference)
                                     : g_strdup ("-");
        g_string_append_printf (found, "%s%s %s %s", found->len > 0 ? "; " : "",
                                disclose_audit_finding_id (finding),
                                severities[disclose_audit_finding_severity (finding)], apart);
    }
    return g_strdup (found->str);
}

static const char sound[] = "|合计||10.00\n201|甲||7.00\n208|丙||3.00";

START_TEST (sums_are_compared)
{
    static const struct {
        const char *own, *units[3], *found;
    } cases[] = {
        { sound,
          { "|合计||6.00\n201|甲||4.00\n208|丙||2.00", "|合计||4.00\n201|甲||3.00\n208|丙||1.00" },
          "" },
        { sound, { "|合计||10.00\n201|甲||7.00\n208|丙||3.00" }, "" },
        { sound,
          { "|合计||6.00\n201|甲||4.00\n208|丙||2.00", "|合计||4.00\n201|甲||4.00\n208|丙||" },
          "T-14 error -1.00; T-14 error 1.00" },
        /* a code that a unit alone has */
        { sound,
          { "|合计||10.00\n201|甲||6.00\n208|丙||3.00\n210|丁||1.00" },
          "T-14 error 1.00; T-14 error -1.00" },
        /* each of three figures was rounded */
        { sound,
          { "|合计||6.01\n201|甲||4.00\n208|丙||2.01", "|合计||4.00\n201|甲||3.00\n208|丙||1.00" },
          "T-14 info -0.01; T-14 info -0.01" },
        /* one unit is missing: what its parts lack is not told one by one */
        { sound, { "|合计||6.00\n201|甲||4.00\n208|丙||2.00" }, "T-14 warning 4.00" },
        { sound, { "|合计||?\n201|甲||7.00\n208|丙||3.00" }, "T-14 unchecked -" },
        { sound, { NULL }, "T-14 unchecked -" },
    };
    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autofree char *found = found_with (cases[i].own, cases[i].units, 2024);
        ck_assert_msg (strcmp (found, cases[i].found) == 0, "%zu: %s", i, found);
    }
}
END_TEST

START_TEST (units_are_of_the_same_year)
{
    static const char *const units[] = { "|合计||10.00\n201|甲||7.00\n208|丙||3.00", NULL };
    g_autofree char *found = found_with (sound, units, 2023);
    ck_assert_str_eq (found, "T-14 unchecked -");
}
END_TEST

int
main (void)
{
    const TTest *const tests[] = { sums_are_compared, units_are_of_the_same_year, NULL };
    return suite_run ("units", tests);
}
