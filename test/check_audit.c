/* Audits: what each kind of relation finds, what rounding explains, what is left unchecked.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "made_audit.h"

static const char grammar[] = "template made\ntitle T\nkind budget\ntotal ^合计$\n"
                              "subtotal ^小计$\n"
                              "table 1\ntitle 一\ncode 编码\nname 名称\n"
                              "amount total 合计\namount basic 基本\namount project 项目\n"
                              "table 2\ntitle 二\ncode 编码\nname 名称\namount total 合计\n"
                              "table 3\ntitle 三\ncode 编码\nname 名称\nitem 项目\n"
                              "amount total 合计\n"
                              "row RECEPTION 2 ^公务接待费$\n"
                              "relation T-1 1:row.total = 1:row.basic + 1:row.project?\n"
                              "explain en rows\nexplain zh 行\n"
                              "relation T-2 tree 1\n"
                              "relation T-3 1:code.total = 2:code.total\n"
                              "relation T-4 1:total.total = 2:total.total\n"
                              "relation T-5 RECEPTION.total >= 1:20102.total\n"
                              "relation T-6 parents 1\n"
                              "relation T-7 children 1\n"
                              "relation T-8 totals 1 2\n"
                              "relation T-9 unique 1\n"
                              "relation T-10 1:code3.project = 3:code3.total\n"
                              "relation T-11 departments 3\n"
                              "relation T-12 leaves 3\n"
                              "relation T-13 beyond\n"
                              "relation T-14 once 1:row.total = 1:row.basic + 1:row.project?\n"
                              "relation T-15 warning once 1:total.total = 1:201.total\n";

static const char sound[] = "|合计||10.00|6.00|4.00\n"
                            "201|甲||10.00|6.00|4.00\n"
                            "20101|乙||7.00|3.00|4.00\n"
                            "2010101|丙||7.00|3.00|4.00\n"
                            "20102|丁||3.00|3.00|\n"
                            "2010201|戊||3.00|3.00|";

static const char sums[] = "|合计||10.00\n201|甲||10.00\n20101|乙||7.00\n2010101|丙||7.00\n"
                           "20102|丁||3.00\n2010201|戊||3.00";

static DiscloseAudit *
audit_of (DiscloseDocument *document)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (DiscloseGrammars) grammars = disclose_grammars_new (NULL, &error);
    ck_assert (disclose_grammars_add (grammars, grammar, -1, "made", &error));
    document->template_id = "made";
    DiscloseAudit *audit = disclose_audit_new (document, grammars, NULL, &error);
    ck_assert_ptr_nonnull (audit);
    disclose_document_unref (document);
    return audit;
}

/* Table 1 with those rows, and table 2 with its own unless second is NULL. */
static DiscloseAudit *
audit_rows (const char *first, const char *second)
{
    DiscloseDocument *document = model_document_new ();
    DiscloseTable *table = made_audit_table (document, 1, "万元", 4, "total basic project");
    made_audit_rows (document, table, "", first);
    if (second != NULL) {
        table = made_audit_table (document, 2, "万元", 4, "total");
        made_audit_rows (document, table, "", second);
    }
    return audit_of (document);
}

static guint
count (const DiscloseAudit *audit, DiscloseSeverity severity)
{
    return disclose_audit_count (audit, severity);
}

START_TEST (a_sound_document_has_no_error)
{
    g_autoptr (DiscloseAudit) audit = audit_rows (sound, sums);
    ck_assert_uint_eq (count (audit, DISCLOSE_SEVERITY_ERROR), 0);
    ck_assert_uint_eq (count (audit, DISCLOSE_SEVERITY_WARNING), 0);
    ck_assert_uint_eq (count (audit, DISCLOSE_SEVERITY_INFO), 0);
    ck_assert_uint_gt (disclose_audit_n_checked (audit), 20);
}
END_TEST

START_TEST (rounding_is_an_info)
{
    g_autoptr (DiscloseAudit) audit = audit_rows ("|合计||10.01|6.00|4.00", NULL);
    const DiscloseAuditFinding *finding = made_audit_find (audit, "T-1", 0);
    DiscloseAmount difference, envelope;
    ck_assert_int_eq (disclose_audit_finding_severity (finding), DISCLOSE_SEVERITY_INFO);
    ck_assert (disclose_audit_finding_difference (finding, &difference, &envelope));
    g_autofree char *off = disclose_amount_dup_string (difference);
    g_autofree char *within = disclose_amount_dup_string (envelope);
    ck_assert_str_eq (off, "0.01");
    ck_assert_str_eq (within, "0.015"); /* three figures, half of the last digit each */
}
END_TEST

static guint
count_of (const DiscloseAudit *audit, const char *id, DiscloseSeverity severity)
{
    guint n = 0;
    for (guint i = 0; i < disclose_audit_n_findings (audit); i++) {
        const DiscloseAuditFinding *finding = disclose_audit_finding (audit, i);
        n += disclose_audit_finding_severity (finding) == severity
             && strcmp (disclose_audit_finding_id (finding), id) == 0;
    }
    return n;
}

/* Two rows print the same figures, the third is off by as much with figures of its own. */
START_TEST (the_same_rounding_is_told_once)
{
    g_autoptr (DiscloseAudit) audit = audit_rows (
        "|合计||10.01|6.00|4.00\n201|甲||10.01|6.00|4.00\n202|乙||8.01|4.00|4.00", NULL);
    ck_assert_uint_eq (count_of (audit, "T-1", DISCLOSE_SEVERITY_INFO), 3);
    ck_assert_uint_eq (count_of (audit, "T-14", DISCLOSE_SEVERITY_INFO), 2);
    ck_assert_uint_eq (count_of (audit, "T-15", DISCLOSE_SEVERITY_WARNING), 0);
}
END_TEST

START_TEST (each_error_is_told)
{
    g_autoptr (DiscloseAudit) audit =
        audit_rows ("|合计||10.02|6.00|4.00\n201|甲||10.02|6.00|4.00\n202|乙||1.00|1.00|", NULL);
    ck_assert_uint_eq (count_of (audit, "T-14", DISCLOSE_SEVERITY_ERROR), 2);
}
END_TEST

START_TEST (beyond_rounding_is_an_error)
{
    g_autoptr (DiscloseAudit) audit = audit_rows ("|合计||10.02|6.00|4.00", NULL);
    const DiscloseAuditFinding *finding = made_audit_find (audit, "T-1", 0);
    const DiscloseTerm *term = disclose_audit_finding_term (finding, 0);
    DiscloseAmount expected;
    ck_assert_int_eq (disclose_audit_finding_severity (finding), DISCLOSE_SEVERITY_ERROR);
    ck_assert_uint_ge (disclose_audit_finding_n_terms (finding), 3);
    ck_assert_int_eq (disclose_term_role (term), DISCLOSE_ROLE_LEFT);
    ck_assert (disclose_term_expected (term, &expected));
    ck_assert_int_eq (expected.digits, 1000);
    ck_assert_str_eq (disclose_term_column (term), "total");
    g_autofree char *message = disclose_audit_finding_dup_message (finding, NULL, NULL);
    ck_assert_str_eq (message, "10.02 is printed, its parts come to 10.00");
}
END_TEST

/* The same amount printed twice may differ by one of its last digit, no more. */
START_TEST (equal_amounts_are_held_exactly)
{
    g_autoptr (DiscloseAudit) near = audit_rows ("|合计||10.00||", "|合计||10.01");
    g_autoptr (DiscloseAudit) far = audit_rows ("|合计||10.00||", "|合计||10.02");
    ck_assert_int_eq (disclose_audit_finding_severity (made_audit_find (near, "T-4", 0)),
                      DISCLOSE_SEVERITY_INFO);
    ck_assert_int_eq (disclose_audit_finding_severity (made_audit_find (far, "T-4", 0)),
                      DISCLOSE_SEVERITY_ERROR);
}
END_TEST

START_TEST (units_are_brought_together)
{
    DiscloseDocument *document = model_document_new ();
    DiscloseTable *table = made_audit_table (document, 1, "元", 0, "total basic project");
    made_audit_rows (document, table, "", "|合计||2178324.44||");
    table = made_audit_table (document, 2, "万元", 4, "total");
    made_audit_rows (document, table, "", "|合计||217.83");
    g_autoptr (DiscloseAudit) audit = audit_of (document);
    ck_assert_ptr_null (made_audit_find (audit, "T-4", 0));
}
END_TEST

START_TEST (a_tree_is_summed_level_by_level)
{
    g_autoptr (DiscloseAudit) audit =
        audit_rows ("|合计||10.00|10.00|\n201|甲||10.00|10.00|\n20101|乙||9.00|9.00|", NULL);
    ck_assert_ptr_nonnull (made_audit_find (audit, "T-2", 1));
    ck_assert_ptr_null (made_audit_find (audit, "T-2", 2));
}
END_TEST

START_TEST (codes_are_joined_over_tables)
{
    g_autoptr (DiscloseAudit) audit =
        audit_rows (sound, "|合计||10.00\n201|甲||10.00\n20101|乙||7.00\n2010101|丙||7.00\n"
                           "20102|丁||3.00\n2010202|戊||3.00");
    ck_assert_uint_eq (count (audit, DISCLOSE_SEVERITY_ERROR), 2);
    const DiscloseAuditFinding *finding = made_audit_find (audit, "T-3", 0);
    g_autofree char *message = disclose_audit_finding_dup_message (finding, NULL, NULL);
    ck_assert_ptr_nonnull (strstr (message, "lacks the row"));
}
END_TEST

START_TEST (least_wants_no_equality)
{
    g_autoptr (DiscloseAudit) more =
        audit_rows ("20102|丁||3.00|3.00|", "|合计||5.00\n|公务接待费||5.00");
    g_autoptr (DiscloseAudit) less =
        audit_rows ("20102|丁||3.00|3.00|", "|合计||2.00\n|公务接待费||2.00");
    ck_assert_ptr_null (made_audit_find (more, "T-5", 0));
    ck_assert_ptr_nonnull (made_audit_find (less, "T-5", 0));
}
END_TEST

static const struct {
    const char *rows, *id;
} flaws[] = {
    { "|合计||7.00|7.00|\n201|甲||7.00|7.00|\n20201|乙||7.00|7.00|", "T-6" },
    { "|合计||9.00|9.00|\n201|甲||7.00|7.00|\n20101|乙||7.00|7.00|\n202|丙||2.00|2.00|", "T-7" },
    { "|合计||7.00|7.00|\n201|甲||7.00|7.00|\n20101|乙||4.00|4.00|\n20101|丙||3.00|3.00|", "T-9" },
};

START_TEST (rows_are_where_their_codes_say)
{
    g_autoptr (DiscloseAudit) audit = audit_rows (flaws[_i].rows, NULL);
    const DiscloseAuditFinding *finding = made_audit_find (audit, flaws[_i].id, 0);
    ck_assert_ptr_nonnull (finding);
    ck_assert_int_eq (disclose_audit_finding_severity (finding), DISCLOSE_SEVERITY_ERROR);
    ck_assert_ptr_nonnull (disclose_term_row (disclose_audit_finding_term (finding, 0)));
}
END_TEST

/* A side of a form with figures: its rows, of the levels that their labels have. */
static DiscloseAudit *
audit_side (const char *template_id, guint number, const char *keys, const char *rows)
{
    g_autoptr (DiscloseGrammars) grammars = disclose_grammars_new (NULL, NULL);
    g_autoptr (DiscloseDocument) document = model_document_new ();
    DiscloseTable *table = made_audit_table (document, number, "万元", 4, keys);
    document->template_id = model_string (document, template_id);
    made_audit_rows (document, table, "income", rows);
    for (guint r = 0; r < table->rows->len; r++) {
        DiscloseRow *row = &g_array_index (table->rows, DiscloseRow, r);
        row->level = g_str_has_suffix (row->name, "总计")           ? 0
                     : g_str_has_prefix (row->name, "一般公共预算") ? 2
                                                                    : 1;
    }
    return disclose_audit_new (document, grammars, NULL, NULL);
}

START_TEST (a_part_stands_below_its_whole)
{
    g_autoptr (DiscloseAudit) whole =
        audit_side ("xinjiang-budget", 4, "total",
                    "|一、财政拨款（补助）||5.00\n|一般公共预算||5.00\n|收入总计||5.00");
    g_autoptr (DiscloseAudit) lost =
        audit_side ("xinjiang-budget", 4, "total", "|一般公共预算||5.00\n|收入总计||5.00");
    ck_assert_ptr_null (made_audit_find (whole, "XJ-S01", 0));
    const DiscloseAuditFinding *finding = made_audit_find (lost, "XJ-S01", 0);
    ck_assert_ptr_nonnull (finding);
    ck_assert_int_eq (disclose_audit_finding_severity (finding), DISCLOSE_SEVERITY_ERROR);
    g_autofree char *message = disclose_audit_finding_dup_message (finding, NULL, NULL);
    ck_assert_ptr_nonnull (strstr (message, "一般公共预算"));
}
END_TEST

START_TEST (a_row_of_the_form_is_missed)
{
    g_autoptr (DiscloseAudit) whole =
        audit_side ("national-final", 4, "amount",
                    "|一、一般公共预算财政拨款||5.00\n|本年收入合计||5.00\n"
                    "|总计||5.00");
    g_autoptr (DiscloseAudit) lost = audit_side (
        "national-final", 4, "amount", "|一、一般公共预算财政拨款||5.00\n|本年收入合计||5.00");
    g_autoptr (DiscloseAudit) blank =
        audit_side ("national-final", 4, "amount", "|一、一般公共预算财政拨款||");
    ck_assert_ptr_null (made_audit_find (whole, "FA-S03", 0));
    const DiscloseAuditFinding *finding = made_audit_find (lost, "FA-S03", 0);
    ck_assert_ptr_nonnull (finding);
    ck_assert_int_eq (disclose_audit_finding_severity (finding), DISCLOSE_SEVERITY_ERROR);
    ck_assert_ptr_null (made_audit_find (blank, "FA-S03", 0));
}
END_TEST

/* A form of one row, as for receptions, has its total in a column. */
START_TEST (a_row_without_a_label_wants_no_total)
{
    g_autoptr (DiscloseAudit) audit = audit_rows (sound, "|||7.00");
    ck_assert_ptr_null (made_audit_find (audit, "T-8", 0));
}
END_TEST

START_TEST (a_subtotal_is_no_part_of_the_total)
{
    g_autoptr (DiscloseAudit) audit = audit_rows (
        "|合计||10.00|6.00|4.00\n201|甲||10.00|6.00|4.00\n|小计||10.00|6.00|4.00", NULL);
    ck_assert_ptr_null (made_audit_find (audit, "T-2", 0));
}
END_TEST

/* A total is missed only in a document that prints totals. */
START_TEST (a_total_is_missed)
{
    g_autoptr (DiscloseAudit) one = audit_rows ("201|甲||7.00|7.00|", "|合计||7.00\n201|甲||7.00");
    g_autoptr (DiscloseAudit) none = audit_rows ("201|甲||7.00|7.00|", "201|甲||7.00");
    ck_assert_int_eq (disclose_audit_finding_severity (made_audit_find (one, "T-8", 0)),
                      DISCLOSE_SEVERITY_ERROR);
    ck_assert_ptr_null (made_audit_find (none, "T-8", 0));
}
END_TEST

/* Projects: two departments with the same code each, summed by item and by department. */
START_TEST (projects_are_summed)
{
    DiscloseDocument *document = model_document_new ();
    DiscloseTable *table = made_audit_table (document, 1, "万元", 4, "total basic project");
    made_audit_rows (document, table, "", sound);
    table = made_audit_table (document, 3, "万元", 4, "total");
    made_audit_rows (document, table, "",
                     "|合计||4.00\n|某局||3.00\n201|甲||3.00\n20101|乙||3.00\n"
                     "2010101|丙|一号项目|2.00\n2010101|丙|二号项目|1.00\n"
                     "|某所||1.00\n201|甲||1.00\n20101|乙||1.00\n2010101|丙|三号项目|1.00");
    g_autoptr (DiscloseAudit) audit = audit_of (document);
    ck_assert_uint_eq (count (audit, DISCLOSE_SEVERITY_ERROR), 0);
    ck_assert_uint_eq (count (audit, DISCLOSE_SEVERITY_WARNING), 0);
    ck_assert_ptr_null (made_audit_find (audit, "T-10", 0));
    ck_assert_ptr_null (made_audit_find (audit, "T-12", 0));
}
END_TEST

START_TEST (what_cannot_be_checked_says_why)
{
    g_autoptr (DiscloseAudit) audit = audit_rows ("|合计||?|6.00|4.00", NULL);
    const DiscloseAuditFinding *unread = made_audit_find (audit, "T-1", 0);
    const DiscloseAuditFinding *missing = made_audit_find (audit, "T-4", 0);
    const DiscloseAuditFinding *beyond = made_audit_find (audit, "T-13", 0);
    ck_assert_int_eq (disclose_audit_finding_severity (unread), DISCLOSE_SEVERITY_UNCHECKED);
    ck_assert_ptr_nonnull (disclose_term_cell (disclose_audit_finding_term (unread, 0)));
    g_autofree char *message = disclose_audit_finding_dup_message (missing, NULL, NULL);
    ck_assert_str_eq (message, "not checked: the document has no table 2");
    ck_assert_int_eq (disclose_audit_finding_severity (beyond), DISCLOSE_SEVERITY_UNCHECKED);
    ck_assert_uint_eq (count (audit, DISCLOSE_SEVERITY_ERROR), 0);
}
END_TEST

START_TEST (two_totals_are_told)
{
    g_autoptr (DiscloseAudit) audit =
        audit_rows ("|合计||10.00|6.00|4.00\n|合计||10.00|6.00|4.00", sums);
    const DiscloseAuditFinding *finding = made_audit_find (audit, "T-4", 0);
    g_autofree char *message = disclose_audit_finding_dup_message (finding, NULL, NULL);
    ck_assert_int_eq (disclose_audit_finding_severity (finding), DISCLOSE_SEVERITY_UNCHECKED);
    ck_assert_str_eq (message, "not checked: table 1 has more than one such row");
}
END_TEST

START_TEST (departments_are_checked_one_by_one)
{
    DiscloseDocument *document = model_document_new ();
    for (guint i = 0; i < 2; i++) {
        DiscloseTable *table = made_audit_table (document, 1, "万元", 4, "total basic project");
        table->department = i == 0 ? "某局" : "某所";
        made_audit_rows (document, table, "", sound);
        table = made_audit_table (document, 2, "万元", 4, "total");
        table->department = i == 0 ? "某局" : "某所";
        made_audit_rows (document, table, "", i == 0 ? sums : "|合计||11.00");
    }
    g_autoptr (DiscloseAudit) audit = audit_of (document);
    const DiscloseAuditFinding *finding = made_audit_find (audit, "T-4", 0);
    ck_assert_str_eq (disclose_audit_finding_department (finding), "某所");
    ck_assert_ptr_null (made_audit_find (audit, "T-4", 1));
}
END_TEST

START_TEST (relations_are_explained)
{
    g_autoptr (DiscloseGrammars) grammars = disclose_grammars_new (NULL, NULL);
    ck_assert_str_ne (disclose_grammars_explain (grammars, "XJ-W10", "en"), "");
    ck_assert_str_ne (disclose_grammars_explain (grammars, "XJ-W10", "zh"), "");
    ck_assert_str_eq (disclose_grammars_explain (grammars, "XJ-W00", "en"), "");
}
END_TEST

START_TEST (findings_are_written_line_by_line)
{
    g_autoptr (DiscloseAudit) audit = audit_rows ("|合计||10.02|6.00|4.00", NULL);
    g_autoptr (GString) csv = g_string_new (NULL);
    ck_assert (disclose_audit_write_csv (audit, DISCLOSE_CSV_PLAIN, made_gather, csv, NULL));
    g_auto (GStrv) lines = g_strsplit (csv->str, "\n", -1);
    ck_assert_str_eq (lines[0],
                      "source,sha256,year,department,finding,id,severity,message,role,rank,table,"
                      "section,row,code,name,item,column,value,expected,difference,envelope,page,"
                      "x0,y0,x1,y1,quote");
    ck_assert_str_eq (lines[1], ",,,,1,T-1,error,\"10.02 is printed, its parts come to 10.00\","
                                "left,,1,,1,,合计,,total,10.02,10.00,0.02,0.015,1,0.00,0.00,50.00,"
                                "9.00,");
}
END_TEST

START_TEST (findings_are_written_as_json)
{
    g_autoptr (DiscloseAudit) audit = audit_rows ("|合计||10.02|6.00|4.00", NULL);
    g_autoptr (GString) json = g_string_new (NULL);
    ck_assert (disclose_audit_write_json (audit, made_gather, json, NULL));
    ck_assert_ptr_nonnull (strstr (json->str, "\"id\": \"T-1\""));
    ck_assert_ptr_nonnull (strstr (json->str, "\"difference\": \"0.02\""));
    ck_assert_ptr_nonnull (strstr (json->str, "\"role\": \"left\""));
}
END_TEST

int
main (void)
{
    Suite *suite = suite_create ("audit");
    TCase *all = tcase_create ("audit");
    const TTest *const tests[] = {
        a_sound_document_has_no_error,
        rounding_is_an_info,
        the_same_rounding_is_told_once,
        each_error_is_told,
        beyond_rounding_is_an_error,
        equal_amounts_are_held_exactly,
        units_are_brought_together,
        a_tree_is_summed_level_by_level,
        codes_are_joined_over_tables,
        least_wants_no_equality,
        a_part_stands_below_its_whole,
        a_row_of_the_form_is_missed,
        a_total_is_missed,
        a_row_without_a_label_wants_no_total,
        a_subtotal_is_no_part_of_the_total,
        projects_are_summed,
        what_cannot_be_checked_says_why,
        two_totals_are_told,
        departments_are_checked_one_by_one,
        relations_are_explained,
        findings_are_written_line_by_line,
        findings_are_written_as_json,
    };
    for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
        tcase_add_test (all, tests[i]);
    tcase_add_loop_test (all, rows_are_where_their_codes_say, 0, G_N_ELEMENTS (flaws));
    suite_add_tcase (suite, all);
    SRunner *runner = srunner_create (suite);
    srunner_run_all (runner, CK_NORMAL);
    int failed = srunner_ntests_failed (runner);
    srunner_free (runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
