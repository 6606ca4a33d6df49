/* The model, its findings and what the accessors show of it.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "made_document.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static const char *const ids[] = {
    "amount-cut",        "amount-doubtful", "amount-overflow", "amount-torn",
    "amount-unreadable", "code-irregular",  "code-padded",     "column-doubtful",
    "column-past",       "column-unbound",  "columns-beside",  "department-missing",
    "figure-past",       "font-illegible",  "form-unseen",     "heading-doubtful",
    "label-alone",       "label-ambiguous", "label-doubtful",  "label-missing",
    "page-scanned",      "row-duplicate",   "rules-many",      "table-aside",
    "table-cut",         "table-missing",   "table-repeated",  "table-unknown",
    "template-tie",      "text-illegible",  "text-misplaced",  "text-overprinted",
    "text-unaccounted",  "text-unseen",     "unit-missing",    "year-missing",
};

START_TEST (every_finding_has_a_sentence)
{
    const char *sentence = disclose_finding_explain (ids[_i]);
    ck_assert_ptr_nonnull (sentence);
    ck_assert_uint_gt (strlen (sentence), 20);
    /* One hole at most, and nothing else that a format would take for its own. */
    const char *percent = strchr (sentence, '%');
    if (percent != NULL) {
        ck_assert_int_eq (percent[1], 's');
        ck_assert_ptr_null (strchr (percent + 1, '%'));
    }
    ck_assert_int_ne (sentence[strlen (sentence) - 1], '.');
}
END_TEST

START_TEST (an_unknown_finding_has_none)
{
    ck_assert_ptr_null (disclose_finding_explain ("no-such-finding"));
    ck_assert_ptr_null (disclose_finding_explain (""));
}
END_TEST

START_TEST (a_finding_tells_its_text)
{
    g_autoptr (DiscloseDocument) document = model_document_new ();
    DiscloseSource source = { 5, 1, 2, 3, 4 };
    /* What is printed may look like a format; it is never taken for one. */
    model_document_add_finding (document, "text-unaccounted", "100%s%n", 4, source);
    ck_assert_uint_eq (disclose_document_n_findings (document), 1);
    const DiscloseFinding *finding = disclose_document_finding (document, 0);
    ck_assert_str_eq (disclose_finding_id (finding), "text-unaccounted");
    ck_assert_int_eq (disclose_finding_severity (finding), DISCLOSE_SEVERITY_WARNING);
    ck_assert_str_eq (disclose_finding_text (finding), "100%s%n");
    ck_assert_ptr_nonnull (strstr (disclose_finding_message (finding), "'100%s%n'"));
    ck_assert_uint_eq (disclose_finding_table (finding), 4);
    ck_assert_uint_eq (disclose_finding_source (finding).page, 5);
}
END_TEST

START_TEST (strings_live_with_the_document)
{
    g_autoptr (DiscloseDocument) document = model_document_new ();
    char text[] = "abc";
    const char *kept = model_string (document, text);
    text[0] = 'x';
    ck_assert_str_eq (kept, "abc");
    ck_assert_ptr_eq (model_string (document, "abc"), kept);
}
END_TEST

START_TEST (a_new_row_is_absent)
{
    g_autoptr (DiscloseDocument) document = model_document_new ();
    DiscloseTable *table = model_document_add_table (document, 2);
    made_add_column (table, "total", "");
    made_add_column (table, "basic", "");
    const DiscloseRow *row = model_table_add_row (table);
    for (guint c = 0; c < 2; c++) {
        const DiscloseCell *cell = disclose_row_cell (row, c);
        ck_assert_int_eq (disclose_cell_kind (cell), DISCLOSE_CELL_ABSENT);
        ck_assert_str_eq (disclose_cell_text (cell), "");
        ck_assert_str_eq (disclose_cell_status (cell), "ok");
        ck_assert_int_eq (disclose_cell_amount (cell).digits, 0);
    }
    ck_assert_str_eq (disclose_row_code (row), "");
    ck_assert_str_eq (disclose_row_item (row), "");
    ck_assert_str_eq (disclose_row_section (row), "");
}
END_TEST

START_TEST (a_table_shows_what_was_put_in)
{
    g_autoptr (DiscloseDocument) document = made_document_new ();
    const DiscloseTable *table = disclose_document_table (document, 0);
    ck_assert_uint_eq (disclose_document_n_tables (document), 3);
    ck_assert_ptr_eq (disclose_document_lookup_table (document, 1), table);
    ck_assert_ptr_null (disclose_document_lookup_table (document, 2));
    ck_assert_uint_eq (disclose_table_number (table), 1);
    ck_assert_str_eq (disclose_table_title (table), "总体情况表");
    ck_assert_str_eq (disclose_table_unit (table), "万元");
    ck_assert_int_eq (disclose_table_unit_power (table), 4);
    ck_assert_int_eq (disclose_table_way (table), DISCLOSE_WAY_RULED);
    ck_assert_str_eq (disclose_table_note (table), "");
    ck_assert (disclose_table_has_sections (table));
    ck_assert (!disclose_table_has_items (table));
    ck_assert_uint_eq (disclose_table_n_columns (table), 2);
    ck_assert_str_eq (disclose_table_column_key (table, 0), "amount");
    ck_assert_str_eq (disclose_table_column_label (table, 0), "预算数");
    ck_assert_uint_eq (disclose_table_n_rows (table), 4);
    ck_assert_uint_eq (disclose_table_n_figures (table), 3);
    ck_assert_uint_eq (disclose_table_n_parts (table), 3);
    ck_assert_uint_eq (disclose_table_part (table, 2).page, 4);
    ck_assert_str_eq (disclose_table_part_proof (table, 2), "columns");
}
END_TEST

START_TEST (a_department_is_the_table_s_or_the_document_s)
{
    g_autoptr (DiscloseDocument) document = made_document_new ();
    const DiscloseTable *first = disclose_document_table (document, 0);
    ck_assert_str_eq (disclose_table_department (first), "某部门");
    ck_assert_str_eq (disclose_table_department (disclose_document_table (document, 1)),
                      "另一部门");
}
END_TEST

START_TEST (a_row_shows_what_was_put_in)
{
    g_autoptr (DiscloseDocument) document = made_document_new ();
    const DiscloseRow *row = disclose_table_row (disclose_document_table (document, 0), 2);
    ck_assert_str_eq (disclose_row_section (row), "expenditure");
    ck_assert_uint_eq (disclose_row_ordinal (row), 1);
    ck_assert_str_eq (disclose_row_code (row), "2010601");
    ck_assert_str_eq (disclose_row_name (row), "行政运行");
    ck_assert_str_eq (disclose_row_path (row), "财政事务/行政运行");
    ck_assert_uint_eq (disclose_row_level (row), 2);
    ck_assert_uint_eq (disclose_row_source (row).page, 0);
    const DiscloseCell *cell = disclose_row_cell (row, 1);
    ck_assert_int_eq (disclose_cell_kind (cell), DISCLOSE_CELL_AMOUNT);
    ck_assert_int_eq (disclose_cell_amount (cell).digits, -123);
    ck_assert_uint_eq (disclose_cell_amount (cell).scale, 1);
    ck_assert_uint_eq (disclose_cell_source (cell).page, 3);
}
END_TEST

START_TEST (an_index_out_of_range_is_harmless)
{
    g_autoptr (DiscloseDocument) document = made_document_new ();
    const DiscloseTable *table = disclose_document_table (document, 0);
    ck_assert_ptr_null (disclose_table_row (table, 4));
    ck_assert_str_eq (disclose_table_column_key (table, 2), "");
    ck_assert_str_eq (disclose_table_column_label (table, G_MAXUINT), "");
    ck_assert_uint_eq (disclose_table_part (table, 3).page, 0);
    ck_assert_str_eq (disclose_table_part_proof (table, 3), "");
}
END_TEST

START_TEST (options_may_be_set_again_and_freed_as_null)
{
    DiscloseOptions *options = disclose_options_new ();
    disclose_options_set_password (options, "a");
    disclose_options_set_password (options, "b");
    disclose_options_set_password (options, NULL);
    disclose_options_set_template (options, "made");
    disclose_options_set_template (options, "made too");
    disclose_options_set_max_pages (options, 1);
    disclose_options_set_max_glyphs (options, 2);
    disclose_options_set_max_bytes (options, 3);
    disclose_options_free (options);
    disclose_options_free (NULL);
}
END_TEST

int
main (void)
{
    Suite *suite = suite_create ("model");
    TCase *tests = tcase_create ("model");
    tcase_add_loop_test (tests, every_finding_has_a_sentence, 0, G_N_ELEMENTS (ids));
    tcase_add_test (tests, an_unknown_finding_has_none);
    tcase_add_test (tests, a_finding_tells_its_text);
    tcase_add_test (tests, strings_live_with_the_document);
    tcase_add_test (tests, a_new_row_is_absent);
    tcase_add_test (tests, a_table_shows_what_was_put_in);
    tcase_add_test (tests, a_department_is_the_table_s_or_the_document_s);
    tcase_add_test (tests, a_row_shows_what_was_put_in);
    tcase_add_test (tests, an_index_out_of_range_is_harmless);
    tcase_add_test (tests, options_may_be_set_again_and_freed_as_null);
    suite_add_tcase (suite, tests);
    SRunner *runner = srunner_create (suite);
    srunner_run_all (runner, CK_ENV);
    int failed = srunner_ntests_failed (runner);
    srunner_free (runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
