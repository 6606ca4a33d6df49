/* The CSV, byte for byte as the contract fixes it.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "made_document.h"

#include <check.h>
#include <csv.h>
#include <stdlib.h>
#include <string.h>

#define HEADER                                                                                  \
    "source,sha256,template,year,department,table,title,section,row,code,name,path,level,item," \
    "column,value,unit,yuan,page,x0,y0,x1,y1,raw,status\n"
#define HEAD "budget.pdf," MADE_SHA256 ",made,2024,"
#define BOX "3,386.41,178.53,420.00,189.45,"

static char *
figures (const DiscloseDocument *document, DiscloseCsvFlags flags)
{
    GString *text = g_string_new (NULL);
    g_autoptr (GError) error = NULL;
    ck_assert (disclose_document_write_figures (document, flags, made_gather, text, &error));
    ck_assert_ptr_null (error);
    return g_string_free (text, FALSE);
}

static char *
table (const DiscloseDocument *document, guint index, DiscloseCsvFlags flags)
{
    GString *text = g_string_new (NULL);
    g_autoptr (GError) error = NULL;
    ck_assert (disclose_table_write_csv (disclose_document_table (document, index), flags,
                                         made_gather, text, &error));
    ck_assert_ptr_null (error);
    return g_string_free (text, FALSE);
}

/* clang-format off */
static const char expected_figures[] = HEADER
    /* A field is quoted only where it must be; a printed zero has its line. */
    HEAD "某部门,1,总体情况表,income,1,,"
    "\"教育收费,\"\"专户\"\"\",\"教育收费,\"\"专户\"\"\",1,,"
    "amount,2400.50,万元,24005000.00," BOX "\"2,400.50\",ok\n"
    HEAD "某部门,1,总体情况表,income,2,,收入总计,收入总计,0,,"
    "amount,0.00,万元,0.00," BOX "0.00,ok\n"
    /* The absent cell beside it has none, nor has the blank one below. */
    HEAD "某部门,1,总体情况表,expenditure,1,2010601,"
    "行政运行,财政事务/行政运行,2,,"
    "total,-12.3,万元,-123000.00," BOX "(12.3),ok\n"
    /* No unit printed: yuan is not guessed. An unreadable cell has a line without value. */
    HEAD "另一部门,7,项目支出情况表,,1,,行政运行,行政运行,1,"
    "\"2023 年\n会计考务费\",total,30,,," BOX "30,ok\n"
    HEAD "另一部门,7,项目支出情况表,,1,,行政运行,行政运行,1,"
    "\"2023 年\n会计考务费\",wages,,,,9,1.00,-2.00,4.00,4.00,\"1,2,3\",amount-unreadable\n";
/* clang-format on */

START_TEST (figures_are_as_the_contract_has_them)
{
    g_autoptr (DiscloseDocument) document = made_document_new ();
    g_autofree char *text = figures (document, DISCLOSE_CSV_PLAIN);
    ck_assert_str_eq (text, expected_figures);
}
END_TEST

START_TEST (figures_without_a_year)
{
    g_autoptr (DiscloseDocument) document = made_document_new ();
    document->year = 0;
    g_autofree char *text = figures (document, DISCLOSE_CSV_PLAIN);
    ck_assert_ptr_nonnull (strstr (text, MADE_SHA256 ",made,,某部门,"));
}
END_TEST

START_TEST (too_large_for_yuan)
{
    g_autoptr (DiscloseDocument) document = made_document_new ();
    DiscloseTable *first = g_ptr_array_index (document->tables, 0);
    DiscloseRow *row = &g_array_index (first->rows, DiscloseRow, 1);
    made_set_amount (&row->cells[0], "999999999999999999", G_GINT64_CONSTANT (999999999999999999),
                     0);
    g_autofree char *text = figures (document, DISCLOSE_CSV_PLAIN);
    ck_assert_ptr_nonnull (strstr (text, ",amount,999999999999999999,万元,," BOX
                                         "999999999999999999,amount-overflow\n"));
}
END_TEST

START_TEST (a_table_is_as_printed)
{
    g_autoptr (DiscloseDocument) document = made_document_new ();
    g_autofree char *two_sided = table (document, 0, DISCLOSE_CSV_PLAIN);
    g_autofree char *projects = table (document, 1, DISCLOSE_CSV_PLAIN);
    ck_assert_str_eq (two_sided, "section,row,code,name,amount,total\n"
                                 "income,1,,\"教育收费,\"\"专户\"\"\",2400.50,\n"
                                 "income,2,,收入总计,0.00,\n"
                                 "expenditure,1,2010601,行政运行,,-12.3\n"
                                 "expenditure,2,,其他,,\n");
    ck_assert_str_eq (projects, "row,code,name,item,total,wages\n"
                                "1,,行政运行,\"2023 年\n会计考务费\",30,\"1,2,3\"\n");
}
END_TEST

START_TEST (an_empty_table_has_its_header)
{
    g_autoptr (DiscloseDocument) document = made_document_new ();
    g_autofree char *text = table (document, 2, DISCLOSE_CSV_PLAIN);
    ck_assert_str_eq (text, "row,code,name,total\n");
}
END_TEST

START_TEST (labels_stand_for_keys)
{
    g_autoptr (DiscloseDocument) document = made_document_new ();
    g_autofree char *text = table (document, 0, DISCLOSE_CSV_LABELS);
    /* A heading that is not known leaves the key. */
    ck_assert (g_str_has_prefix (text, "section,row,code,name,预算数,total\n"));
    g_autofree char *all = figures (document, DISCLOSE_CSV_LABELS);
    ck_assert (g_str_has_prefix (all, HEADER));
}
END_TEST

START_TEST (excel_gets_its_mark_and_line_ends)
{
    g_autoptr (DiscloseDocument) document = made_document_new ();
    g_autofree char *text = table (document, 2, DISCLOSE_CSV_BOM | DISCLOSE_CSV_CRLF);
    ck_assert_str_eq (text, "\xef\xbb\xbfrow,code,name,total\r\n");
    g_autofree char *all = figures (document, DISCLOSE_CSV_BOM | DISCLOSE_CSV_CRLF);
    ck_assert (g_str_has_prefix (all, "\xef\xbb\xbfsource,sha256,"));
    ck_assert (g_str_has_suffix (all, ",amount-unreadable\r\n"));
}
END_TEST

static void
keep_field (void *field, gsize length, void *fields)
{
    g_ptr_array_add (fields, g_strndup (field, length));
}

START_TEST (what_is_written_reads_back)
{
    static const char *const texts[] = { "",   " ",      ",",    "\"",     "\"\"", "a\"b", "\r",
                                         "\n", "a\r\nb", "=1+1", "“三公”", " x ",  "'" };
    g_autoptr (DiscloseDocument) document = made_document_new ();
    DiscloseTable *projects = g_ptr_array_index (document->tables, 1);
    g_array_index (projects->rows, DiscloseRow, 0).name = texts[_i];
    g_autofree char *text = table (document, 1, DISCLOSE_CSV_PLAIN);
    g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func (g_free);
    struct csv_parser parser;
    ck_assert_int_eq (csv_init (&parser, CSV_STRICT | CSV_STRICT_FINI), 0);
    csv_set_space_func (&parser, NULL);
    ck_assert_uint_eq (csv_parse (&parser, text, strlen (text), keep_field, NULL, fields),
                       strlen (text));
    csv_fini (&parser, keep_field, NULL, fields);
    csv_free (&parser);
    ck_assert_uint_eq (fields->len, 12);
    /* libcsv drops blanks around a field that has no quotes. */
    g_autofree char *expected = g_strdup (texts[_i]);
    if (strpbrk (expected, ",\"\r\n") == NULL)
        g_strstrip (expected);
    ck_assert_str_eq (g_ptr_array_index (fields, 8), expected);
}
END_TEST

static gboolean
fail_to_write (const char *data, gsize length, gpointer says_why, GError **error)
{
    (void) data;
    (void) length;
    if (says_why != NULL)
        g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC, "full");
    return FALSE;
}

START_TEST (a_failed_write_is_told)
{
    g_autoptr (DiscloseDocument) document = made_document_new ();
    g_autoptr (GError) own = NULL;
    g_autoptr (GError) ours = NULL;
    int yes = 1;
    ck_assert (
        !disclose_document_write_figures (document, DISCLOSE_CSV_PLAIN, fail_to_write, &yes, &own));
    ck_assert (g_error_matches (own, G_FILE_ERROR, G_FILE_ERROR_NOSPC));
    ck_assert (!disclose_table_write_csv (disclose_document_table (document, 0), DISCLOSE_CSV_PLAIN,
                                          fail_to_write, NULL, &ours));
    ck_assert (g_error_matches (ours, DISCLOSE_ERROR, DISCLOSE_ERROR_WRITE));
    ck_assert (
        !disclose_document_write_figures (document, DISCLOSE_CSV_PLAIN, fail_to_write, NULL, NULL));
}
END_TEST

static gboolean
count_pieces (const char *data, gsize length, gpointer pieces, GError **error)
{
    (void) data;
    (void) error;
    ck_assert_uint_lt (length, 128 << 10);
    ++*(guint *) pieces;
    return TRUE;
}

START_TEST (a_long_table_comes_in_pieces)
{
    g_autoptr (DiscloseDocument) document = model_document_new ();
    DiscloseTable *long_table = model_document_add_table (document, 1);
    guint pieces = 0;
    made_add_column (long_table, "total", "");
    for (guint i = 0; i < 20000; i++)
        model_table_add_row (long_table)->name = "一般公共服务支出";
    ck_assert (
        disclose_table_write_csv (long_table, DISCLOSE_CSV_PLAIN, count_pieces, &pieces, NULL));
    ck_assert_uint_gt (pieces, 5);
}
END_TEST

int
main (void)
{
    Suite *suite = suite_create ("csv");
    TCase *tests = tcase_create ("csv");
    tcase_add_test (tests, figures_are_as_the_contract_has_them);
    tcase_add_test (tests, figures_without_a_year);
    tcase_add_test (tests, too_large_for_yuan);
    tcase_add_test (tests, a_table_is_as_printed);
    tcase_add_test (tests, an_empty_table_has_its_header);
    tcase_add_test (tests, labels_stand_for_keys);
    tcase_add_test (tests, excel_gets_its_mark_and_line_ends);
    tcase_add_loop_test (tests, what_is_written_reads_back, 0, 13);
    tcase_add_test (tests, a_failed_write_is_told);
    tcase_add_test (tests, a_long_table_comes_in_pieces);
    suite_add_tcase (suite, tests);
    SRunner *runner = srunner_create (suite);
    srunner_run_all (runner, CK_ENV);
    int failed = srunner_ntests_failed (runner);
    srunner_free (runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
