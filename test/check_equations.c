/* Every equation of a document, held or not.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "made_audit.h"
#include "suite.h"

static const char grammar[] = "template made\ntitle T\nkind budget\ntotal ^合计$\n"
                              "table 1\ntitle 一\ncode 编码\nname 名称\n"
                              "amount total 合计\namount basic 基本\namount project 项目\n"
                              "table 2\ntitle 二\ncode 编码\nname 名称\namount total 合计\n"
                              "relation T-1 1:row.total = 1:row.basic + 1:row.project\n"
                              "relation T-2 warning 1:total.total >= 1:total.basic\n"
                              "relation T-3 1:total.total = 2:total.total\n"
                              "relation T-4 1:total.total - 1:total.basic = 1:total.project\n"
                              "relation T-5 parents 1\n";

/* Table 1 in units of ten thousand, table 2 in yuan. */
static DiscloseEquations *
equations_of (const char *first, const char *second)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (DiscloseGrammars) grammars = disclose_grammars_new (NULL, &error);
    g_autoptr (DiscloseDocument) document = model_document_new ();
    ck_assert (disclose_grammars_add (grammars, grammar, -1, "made", &error));
    document->template_id = "made";
    DiscloseTable *table = made_audit_table (document, 1, "万元", 4, "total basic project");
    made_audit_rows (document, table, "", first);
    table = made_audit_table (document, 2, "元", 0, "total");
    made_audit_rows (document, table, "", second);
    DiscloseEquations *equations = disclose_equations_new (document, grammars, &error);
    ck_assert_ptr_nonnull (equations);
    return equations;
}

static const DiscloseEquation *
find (const DiscloseEquations *equations, const char *id)
{
    for (guint i = 0; i < disclose_equations_n (equations); i++)
        if (strcmp (disclose_equation_id (disclose_equations_at (equations, i)), id) == 0)
            return disclose_equations_at (equations, i);
    ck_abort_msg ("there is no equation %s", id);
    return NULL;
}

static void
assert_amount (DiscloseAmount amount, const char *want)
{
    g_autofree char *text = disclose_amount_dup_string (amount);
    ck_assert_str_eq (text, want);
}

START_TEST (those_that_hold_are_there)
{
    g_autoptr (DiscloseEquations) equations =
        equations_of ("|合计||10.00|6.00|4.00", "|合计||100000.00");
    ck_assert_uint_eq (disclose_equations_n (equations), 4);
    for (guint i = 0; i < 4; i++)
        ck_assert_int_eq (disclose_equation_verdict (disclose_equations_at (equations, i)),
                          DISCLOSE_VERDICT_HOLDS);
    const DiscloseEquation *sum = find (equations, "T-1");
    ck_assert_int_eq (disclose_equation_severity (sum), DISCLOSE_SEVERITY_ERROR);
    ck_assert (!disclose_equation_is_least (sum) && !disclose_equation_crosses_units (sum));
    ck_assert_uint_eq (disclose_equation_n_terms (sum), 3);
    ck_assert_int_eq (disclose_term_role (disclose_equation_term (sum, 0)), DISCLOSE_ROLE_LEFT);
    ck_assert_str_eq (disclose_term_column (disclose_equation_term (sum, 2)), "project");
    assert_amount (disclose_term_step (disclose_equation_term (sum, 0)), "0.01");
    ck_assert_ptr_null (disclose_equation_term (sum, 3));
    ck_assert_ptr_null (disclose_equations_at (equations, 4));
}
END_TEST

START_TEST (verdicts_are_those_of_an_audit)
{
    g_autoptr (DiscloseEquations) equations =
        equations_of ("|合计||10.01|6.00|4.00\n201|甲||9.00|6.00|2.00", "|合计||100149.00");
    const DiscloseEquation *sum = find (equations, "T-1");
    ck_assert_int_eq (disclose_equation_verdict (sum), DISCLOSE_VERDICT_ROUNDED);
    assert_amount (disclose_equation_difference (sum), "0.01");
    assert_amount (disclose_equation_envelope (sum), "0.015");
    const DiscloseEquation *units = find (equations, "T-3");
    ck_assert (disclose_equation_crosses_units (units));
    ck_assert_int_eq (disclose_equation_verdict (units), DISCLOSE_VERDICT_HOLDS);
    const DiscloseEquation *failing = disclose_equations_at (equations, 1);
    ck_assert_str_eq (disclose_equation_id (failing), "T-1");
    ck_assert_int_eq (disclose_equation_verdict (failing), DISCLOSE_VERDICT_FAILS);
    assert_amount (disclose_equation_difference (failing), "1.00");
}
END_TEST

START_TEST (signs_and_kinds_are_told)
{
    g_autoptr (DiscloseEquations) equations =
        equations_of ("|合计||6.00|6.50|4.00", "|合计||60000.00");
    const DiscloseEquation *least = find (equations, "T-2");
    ck_assert (disclose_equation_is_least (least));
    ck_assert_int_eq (disclose_equation_severity (least), DISCLOSE_SEVERITY_WARNING);
    ck_assert_int_eq (disclose_equation_verdict (least), DISCLOSE_VERDICT_FAILS);
    const DiscloseEquation *minus = find (equations, "T-4");
    ck_assert_int_eq (disclose_term_sign (disclose_equation_term (minus, 0)), 1);
    ck_assert_int_eq (disclose_term_sign (disclose_equation_term (minus, 1)), -1);
}
END_TEST

START_TEST (the_grammar_must_be_known)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (DiscloseGrammars) grammars = disclose_grammars_new (NULL, &error);
    g_autoptr (DiscloseDocument) document = model_document_new ();
    document->template_id = "unknown";
    ck_assert_ptr_null (disclose_equations_new (document, grammars, &error));
    ck_assert (g_error_matches (error, DISCLOSE_ERROR, DISCLOSE_ERROR_GRAMMAR));
}
END_TEST

int
main (void)
{
    const TTest *const tests[] = { those_that_hold_are_there, verdicts_are_those_of_an_audit,
                                   signs_and_kinds_are_told, the_grammar_must_be_known, NULL };
    return suite_run ("equations", tests);
}
