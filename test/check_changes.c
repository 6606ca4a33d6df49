/* This year's figures beside those of the year before.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "made_audit.h"

static const char grammar[] = "template made\ntitle T\nkind budget\ntotal ^合计$\n"
                              "table 1\ntitle 一\ncode 编码\nname 名称\nitem 项目\n"
                              "amount total 合计\namount basic 基本\n"
                              "table 2\ntitle 二\nname 名称\namount total 合计\n"
                              "changes 1:total.total 1:code.total\nchanges 2:name.total\n"
                              "check previous T-Y warning\n";

/* The same with the unit that it is printed in. */
static DiscloseDocument *
new_document (guint year, const char *unit, int power, const char *rows, const char *names)
{
    DiscloseDocument *document = model_document_new ();
    document->template_id = "made";
    document->year = year;
    document->name = model_string (document, year == 2024 ? "b.pdf" : "a.pdf");
    DiscloseTable *table = made_audit_table (document, 1, unit, power, "total basic");
    made_audit_rows (document, table, "", rows);
    table = made_audit_table (document, 2, unit, power, "total");
    made_audit_rows (document, table, "", names);
    return document;
}

static DiscloseAudit *
audit_of (DiscloseDocument *now, DiscloseDocument *before)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (DiscloseGrammars) grammars = disclose_grammars_new (NULL, &error);
    ck_assert_msg (disclose_grammars_add (grammars, grammar, -1, "made", &error), "%s",
                   error != NULL ? error->message : "");
    DiscloseAudit *audit = disclose_audit_new (now, grammars, before, &error);
    ck_assert_ptr_nonnull (audit);
    disclose_document_unref (now);
    disclose_document_unref (before);
    return audit;
}

static char *
written (const DiscloseAudit *audit)
{
    g_autoptr (GString) csv = g_string_new (NULL);
    ck_assert (
        disclose_audit_write_changes_csv (audit, DISCLOSE_CSV_PLAIN, made_gather, csv, NULL));
    return g_strdup (csv->str);
}

#define HEADER                                                                                  \
    "source,previous_source,year,previous_year,department,table,section,code,name,column,unit," \
    "before,now,difference,percent\n"

static const char names[] = "|出国||\n|接待||2.40";

START_TEST (rows_are_joined_by_their_codes)
{
    g_autoptr (DiscloseAudit) audit =
        audit_of (new_document (2024, "万元", 4,
                                "|合计||10.00|\n201|甲||7.00|\n208|丙||3.00|\n210|丁|||", names),
                  new_document (2023, "万元", 4,
                                "|合计||8.00|\n201|甲（旧）||6.00|\n202|乙||2.00|\n210|丁|||",
                                "|出国||\n|接待||2.40"));
    g_autofree char *csv = written (audit);
    ck_assert_str_eq (csv,
                      HEADER "b.pdf,a.pdf,2024,2023,,1,,,合计,total,万元,8.00,10.00,2.00,25.00\n"
                             "b.pdf,a.pdf,2024,2023,,1,,201,甲,total,万元,6.00,7.00,1.00,16.67\n"
                             "b.pdf,a.pdf,2024,2023,,1,,202,乙,total,万元,2.00,,-2.00,-100.00\n"
                             "b.pdf,a.pdf,2024,2023,,1,,208,丙,total,万元,,3.00,3.00,\n"
                             "b.pdf,a.pdf,2024,2023,,2,,,接待,total,万元,2.40,2.40,0.00,0.00\n");
}
END_TEST

START_TEST (units_are_brought_together)
{
    g_autoptr (DiscloseAudit) audit =
        audit_of (new_document (2024, "万元", 4, "|合计||10.00|", "|接待||"),
                  new_document (2023, "元", 0, "|合计||80000.50|", "|接待||"));
    DiscloseAmount before, percent;
    ck_assert_uint_eq (disclose_audit_n_changes (audit), 1);
    const DiscloseChange *change = disclose_audit_change (audit, 0);
    ck_assert (disclose_change_before (change, &before));
    ck_assert (disclose_change_percent (change, &percent));
    g_autofree char *was = disclose_amount_dup_string (before);
    g_autofree char *more = disclose_amount_dup_string (disclose_change_difference (change));
    ck_assert_str_eq (was, "8.000050");
    ck_assert_str_eq (more, "1.99995");
    ck_assert_int_eq (percent.digits, 2500);
}
END_TEST

/* A code that a table prints twice is not compared: which of them would it be? */
START_TEST (what_stands_twice_is_left_out)
{
    g_autoptr (DiscloseAudit) audit =
        audit_of (new_document (2024, "万元", 4, "201|甲||7.00|\n201|甲||1.00|", "|接待||"),
                  new_document (2023, "万元", 4, "201|甲||6.00|", "|接待||"));
    ck_assert_uint_eq (disclose_audit_n_changes (audit), 0);
}
END_TEST

START_TEST (the_only_departments_are_compared)
{
    DiscloseDocument *now = new_document (2024, "万元", 4, "|合计||10.00|", "|接待||");
    DiscloseDocument *before = new_document (2023, "万元", 4, "|合计||8.00|", "|接待||");
    for (guint t = 0; t < 2; t++) {
        ((DiscloseTable *) g_ptr_array_index (now->tables, t))->department = "某局";
        ((DiscloseTable *) g_ptr_array_index (before->tables, t))->department = "某委";
    }
    g_autoptr (DiscloseAudit) audit = audit_of (now, before);
    ck_assert_uint_eq (disclose_audit_n_changes (audit), 1);
    ck_assert_str_eq (disclose_change_department (disclose_audit_change (audit, 0)), "某局");
}
END_TEST

START_TEST (changes_are_written_as_json)
{
    g_autoptr (DiscloseAudit) audit =
        audit_of (new_document (2024, "万元", 4, "|合计||10.00|", "|接待||"),
                  new_document (2023, "万元", 4, "|合计||8.00|", "|接待||"));
    g_autoptr (GString) json = g_string_new (NULL);
    ck_assert (disclose_audit_write_json (audit, made_gather, json, NULL));
    ck_assert_ptr_nonnull (strstr (json->str, "\"previous\": \"a.pdf\""));
    ck_assert_ptr_nonnull (strstr (json->str, "\"before\": \"8.00\""));
    ck_assert_ptr_nonnull (strstr (json->str, "\"difference\": \"2.00\""));
}
END_TEST

START_TEST (a_document_of_another_year_is_told)
{
    static const struct {
        guint year;
        const char *department, *message;
    } others[] = {
        { 2023, "某局", NULL },
        { 2022, "某局", "the document given as that of the year before is of the year 2022" },
        { 2023, "某委", "the document given as that of the year before is of the department 某委" },
    };
    DiscloseDocument *now = new_document (2024, "万元", 4, "|合计||10.00|", "|接待||");
    DiscloseDocument *before = new_document (others[_i].year, "万元", 4, "|合计||8.00|", "|接待||");
    now->department = "某局";
    before->department = others[_i].department;
    g_autoptr (DiscloseAudit) audit = audit_of (now, before);
    const DiscloseAuditFinding *finding = made_audit_find (audit, "T-Y", 0);
    if (others[_i].message == NULL) {
        ck_assert_ptr_null (finding);
        return;
    }
    ck_assert_ptr_nonnull (finding);
    g_autofree char *message = disclose_audit_finding_dup_message (finding, NULL, NULL);
    ck_assert_str_eq (message, others[_i].message);
}
END_TEST

int
main (void)
{
    Suite *suite = suite_create ("changes");
    TCase *all = tcase_create ("changes");
    tcase_add_test (all, rows_are_joined_by_their_codes);
    tcase_add_test (all, units_are_brought_together);
    tcase_add_test (all, what_stands_twice_is_left_out);
    tcase_add_test (all, the_only_departments_are_compared);
    tcase_add_test (all, changes_are_written_as_json);
    tcase_add_loop_test (all, a_document_of_another_year_is_told, 0, 3);
    suite_add_tcase (suite, all);
    SRunner *runner = srunner_create (suite);
    srunner_run_all (runner, CK_NORMAL);
    int failed = srunner_ntests_failed (runner);
    srunner_free (runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
