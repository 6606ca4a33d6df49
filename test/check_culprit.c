/* Which alteration is blamed for what does not hold.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "made_audit.h"
#include "slip.h"

/* Table 1 by codes, in three columns; table 2 has its totals again; table 3 has named rows; table 4
 * is a part of table 1. */
static const char grammar[] = "template made\ntitle T\nkind budget\ntotal ^合计$\n"
                              "table 1\ntitle 一\ncode 编码\nname 名称\n"
                              "amount total 合计\namount basic 基本\namount project 项目\n"
                              "table 2\ntitle 二\ncode 编码\nname 名称\namount total 合计\n"
                              "table 3\ntitle 三\nname 名称\namount total 合计\n"
                              "table 4\ntitle 四\ncode 编码\nname 名称\n"
                              "amount total 合计\namount basic 基本\n"
                              "row ABROAD 3 ^出国$\nrow RECEPTION 3 ^接待$\nrow PARTS 3 ^部\n"
                              "relation T-1 1:row.total = 1:row.basic + 1:row.project\n"
                              "relation T-2 tree 1 2 4\n"
                              "relation T-3 1:code.total = 2:code.total\n"
                              "relation T-4 1:total.total = 2:total.total\n"
                              "relation T-5 3:total.total = ABROAD.total? + RECEPTION.total?\n"
                              "relation T-6 parents 1 2\n"
                              "relation T-7 children 1 2\n"
                              "relation T-8 totals 1 2 3\n"
                              "relation T-9 3:total.total = PARTS+.total\n"
                              "relation T-10 1:code.total >= 4:code.total?\n";

static const char second[] = "|合计||30.00\n201|甲||30.00\n20101|乙||17.00\n2010101|丙||17.00\n"
                             "20102|丁||13.00\n2010201|戊||8.00\n2010202|己||5.00";

static const char whole[] =
    "|合计||30.00|20.00|10.00\n201|甲||30.00|20.00|10.00\n20101|乙||17.00|10.00|7.00\n"
    "2010101|丙||17.00|10.00|7.00\n20102|丁||13.00|10.00|3.00\n2010201|戊||8.00|5.00|3.00\n"
    "2010202|己||5.00|5.00|";

static const char third[] = "|合计||9.00\n|出国||4.00\n|接待||5.00";

static const struct {
    const char *name;
    const char *first, *third;
    const char *message; /* of the first culprit */
    guint table, row;    /* 0: a row that is missing */
    const char *column;
    const char *fourth; /* rows of table 4; NULL for none */
} altered[] = {
    { "a digit",
      "|合计||30.00|20.00|10.00\n201|甲||30.00|20.00|10.00\n20101|乙||17.00|10.00|7.00\n"
      "2010101|丙||19.00|10.00|7.00\n20102|丁||13.00|10.00|3.00\n2010201|戊||8.00|5.00|3.00\n"
      "2010202|己||5.00|5.00|",
      third, "17.00 should be printed here", 1, 4, "total", NULL },
    { "an amount in the next column",
      "|合计||30.00|20.00|10.00\n201|甲||30.00|20.00|10.00\n20101|乙||17.00|10.00|7.00\n"
      "2010101|丙||17.00|10.00|7.00\n20102|丁||13.00|10.00|3.00\n2010201|戊||8.00|5.00|3.00\n"
      "2010202|己||5.00||5.00",
      third, "the amount belongs in the column basic", 1, 7, "project", NULL },
    { "an amount lost",
      "|合计||30.00|20.00|10.00\n201|甲||30.00|20.00|10.00\n20101|乙||17.00|10.00|\n"
      "2010101|丙||17.00|10.00|7.00\n20102|丁||13.00|10.00|3.00\n2010201|戊||8.00|5.00|3.00\n"
      "2010202|己||5.00|5.00|",
      third, "7.00 should be printed here", 1, 3, "project", NULL },
    { "two rows exchanged",
      "|合计||30.00|20.00|10.00\n201|甲||30.00|20.00|10.00\n20101|乙||17.00|10.00|7.00\n"
      "2010101|丙||17.00|10.00|7.00\n20102|丁||13.00|10.00|3.00\n2010201|戊||5.00|5.00|\n"
      "2010202|己||8.00|5.00|3.00",
      third, "the amounts here and in the row 己 are exchanged", 1, 6, "", NULL },
    { "a row lost",
      "|合计||30.00|20.00|10.00\n201|甲||30.00|20.00|10.00\n20101|乙||17.00|10.00|7.00\n"
      "2010101|丙||17.00|10.00|7.00\n20102|丁||13.00|10.00|3.00\n2010202|己||5.00|5.00|",
      third, "the row 2010201 is missing here", 1, 0, "total", NULL },
    { "a parent lost",
      "|合计||30.00|20.00|10.00\n201|甲||30.00|20.00|10.00\n20101|乙||17.00|10.00|7.00\n"
      "2010101|丙||17.00|10.00|7.00\n2010201|戊||8.00|5.00|3.00\n2010202|己||5.00|5.00|",
      third, "the row 20102 is missing here", 1, 0, "total", NULL },
    { "a total lost",
      "201|甲||30.00|20.00|10.00\n20101|乙||17.00|10.00|7.00\n2010101|丙||17.00|10.00|7.00\n"
      "20102|丁||13.00|10.00|3.00\n2010201|戊||8.00|5.00|3.00\n2010202|己||5.00|5.00|",
      third, "a row is missing here", 1, 0, "total", NULL },
    { "a code",
      "|合计||30.00|20.00|10.00\n201|甲||30.00|20.00|10.00\n20101|乙||17.00|10.00|7.00\n"
      "2010101|丙||17.00|10.00|7.00\n20102|丁||13.00|10.00|3.00\n2010201|戊||8.00|5.00|3.00\n"
      "2010302|己||5.00|5.00|",
      third, "the code should be 2010202", 1, 7, "", NULL },
    { "a named row lost", whole, "|合计||19.40\n|接待||5.00", "a row is missing here", 3, 0,
      "total", NULL },
    { "a row lost that only a sum lacks", whole, third, "the row 2010202 is missing here", 4, 0,
      "total", "20102|丁||5.00|3.00\n2010201|戊||2.00|1.00" },
    { "one of the rows of a name lost", whole,
      "|合计||19.40\n|出国||14.40\n|接待||5.00\n|部甲||10.00", "a row is missing here", 3, 0,
      "total", NULL },
    { "a row lost whose label another table has",
      "|合计||30.00|20.00|10.00\n201|甲||30.00|20.00|10.00\n20101|乙||17.00|10.00|7.00\n"
      "2010101|丙||17.00|10.00|7.00\n20102|丁||13.00|10.00|3.00\n2010201|戊||8.00|5.00|3.00\n"
      "2010202|己||5.00|5.00|\n202|部乙||||",
      "|合计||9.13\n|出国||4.13\n|接待||5.00\n|部甲||2.61\n|部丙||", "a row is missing here", 3, 0,
      "total", NULL },
    { "digits swapped, seen through rounding", whole,
      "|合计||218.50\n|出国||128.46\n|接待||0.05\n|部甲||218.50", "218.46 should be printed here",
      3, 2, "total", NULL },
    { "a code of a part", whole, third, "the code should be 2010202", 4, 2, "",
      "20102|丁||5.00|3.00\n2010209|己||5.00|3.00" },
};

static DiscloseAudit *
audit_of (const char *first, const char *named, const char *part)
{
    g_autoptr (DiscloseGrammars) grammars = disclose_grammars_new (NULL, NULL);
    g_autoptr (DiscloseDocument) document = model_document_new ();
    ck_assert (disclose_grammars_add (grammars, grammar, -1, "made", NULL));
    document->template_id = "made";
    DiscloseTable *table = made_audit_table (document, 1, "万元", 4, "total basic project");
    made_audit_rows (document, table, "", first);
    table = made_audit_table (document, 2, "万元", 4, "total");
    made_audit_rows (document, table, "", second);
    table = made_audit_table (document, 3, "万元", 4, "total");
    made_audit_rows (document, table, "", named);
    if (part != NULL) {
        table = made_audit_table (document, 4, "万元", 4, "total basic");
        made_audit_rows (document, table, "", part);
    }
    DiscloseAudit *audit = disclose_audit_new (document, grammars, NULL, NULL);
    ck_assert_ptr_nonnull (audit);
    return audit;
}

/* The first culprit of the first cluster, NULL if there is none. */
static const DiscloseTerm *
first_culprit (const DiscloseAudit *audit)
{
    for (guint i = 0; i < disclose_audit_n_findings (audit); i++) {
        const DiscloseAuditFinding *finding = disclose_audit_finding (audit, i);
        for (guint t = 0; t < disclose_audit_finding_n_terms (finding); t++) {
            const DiscloseTerm *term = disclose_audit_finding_term (finding, t);
            if (disclose_audit_finding_cluster (finding) == 1 && disclose_term_rank (term) == 1)
                return term;
        }
    }
    return NULL;
}

START_TEST (the_alteration_is_named)
{
    g_autoptr (DiscloseAudit) audit =
        audit_of (altered[_i].first, altered[_i].third, altered[_i].fourth);
    const DiscloseTerm *culprit = first_culprit (audit);
    ck_assert_msg (culprit != NULL, "%s", altered[_i].name);
    g_autofree char *message = disclose_term_dup_message (culprit, NULL, NULL);
    ck_assert_str_eq (message, altered[_i].message);
    ck_assert_uint_eq (disclose_table_number (disclose_term_table (culprit)), altered[_i].table);
    ck_assert_str_eq (disclose_term_column (culprit), altered[_i].column);
    const DiscloseRow *row = disclose_term_row (culprit);
    ck_assert_uint_eq (row != NULL ? disclose_row_ordinal (row) : 0, altered[_i].row);
}
END_TEST

/* Two alterations far apart: each has its own cluster. */
START_TEST (two_alterations_are_told_apart)
{
    g_autoptr (DiscloseAudit) audit =
        audit_of (altered[0].first, "|合计||9.00\n|出国||4.00\n|接待||7.00", NULL);
    guint clusters = 0;
    for (guint i = 0; i < disclose_audit_n_findings (audit); i++)
        clusters =
            MAX (clusters, disclose_audit_finding_cluster (disclose_audit_finding (audit, i)));
    ck_assert_uint_eq (clusters, 2);
}
END_TEST

static const struct {
    gint64 right, wrong;
    gboolean explained;
} slips[] = {
    { 123456, 123956, TRUE },  { 123456, 132456, TRUE },   { 123456, 12456, TRUE },
    { 123456, 1234456, TRUE }, { 123456, 1234560, TRUE },  { 123456, 12345, TRUE },
    { 123456, -123456, TRUE }, { 123456, 654321, FALSE },  { 123456, 123965, FALSE },
    { 123456, 234567, FALSE }, { 123456, -123457, FALSE }, { 500, 5, TRUE },
};

START_TEST (slips_are_known)
{
    ck_assert_int_eq (slip_explains (slips[_i].right, slips[_i].wrong), slips[_i].explained);
}
END_TEST

int
main (void)
{
    Suite *suite = suite_create ("culprit");
    TCase *all = tcase_create ("culprit");
    tcase_add_loop_test (all, the_alteration_is_named, 0, G_N_ELEMENTS (altered));
    tcase_add_test (all, two_alterations_are_told_apart);
    tcase_add_loop_test (all, slips_are_known, 0, G_N_ELEMENTS (slips));
    suite_add_tcase (suite, all);
    SRunner *runner = srunner_create (suite);
    srunner_run_all (runner, CK_NORMAL);
    int failed = srunner_ntests_failed (runner);
    srunner_free (runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
