/* document.json, byte for byte.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "made_document.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static char *
json (const DiscloseDocument *document)
{
    GString *text = g_string_new (NULL);
    g_autoptr (GError) error = NULL;
    ck_assert (disclose_document_write_json (document, made_gather, text, &error));
    ck_assert_ptr_null (error);
    return g_string_free (text, FALSE);
}

static void
assert_has (const char *text, const char *part)
{
    ck_assert_msg (strstr (text, part) != NULL, "no `%s` in\n%s", part, text);
}

START_TEST (an_empty_document)
{
    g_autoptr (DiscloseDocument) document = model_document_new ();
    g_autofree char *text = json (document);
    ck_assert_str_eq (text, "{\n"
                            "  \"contract\": 1,\n"
                            "  \"source\": \"\",\n"
                            "  \"sha256\": \"\",\n"
                            "  \"template\": \"\",\n"
                            "  \"year\": null,\n"
                            "  \"department\": \"\",\n"
                            "  \"kind\": \"\",\n"
                            "  \"pages\": 0,\n"
                            "  \"tables\": [],\n"
                            "  \"unrecognised\": [],\n"
                            "  \"missing\": [],\n"
                            "  \"findings\": []\n"
                            "}\n");
}
END_TEST

START_TEST (the_head)
{
    g_autoptr (DiscloseDocument) document = made_document_new ();
    g_autofree char *text = json (document);
    ck_assert (g_str_has_prefix (text, "{\n"
                                       "  \"contract\": 1,\n"
                                       "  \"source\": \"budget.pdf\",\n"
                                       "  \"sha256\": \"" MADE_SHA256 "\",\n"
                                       "  \"template\": \"made\",\n"
                                       "  \"year\": 2024,\n"
                                       "  \"department\": \"某部门\",\n"
                                       "  \"kind\": \"budget\",\n"
                                       "  \"pages\": 12,\n"
                                       "  \"tables\": [\n"
                                       "    {\n"));
}
END_TEST

START_TEST (a_table)
{
    g_autoptr (DiscloseDocument) document = made_document_new ();
    g_autofree char *text = json (document);
    assert_has (text, "      \"number\": 1,\n"
                      "      \"template\": \"made\",\n"
                      "      \"year\": 2024,\n"
                      "      \"title\": \"总体情况表\",\n"
                      "      \"department\": \"某部门\",\n"
                      "      \"sections\": [\"income\", \"expenditure\"],\n"
                      "      \"unit\": \"万元\",\n"
                      "      \"unit_power\": 4,\n"
                      "      \"way\": \"ruled\",\n"
                      "      \"pages\": [3, 4],\n"
                      "      \"parts\": [\n"
                      "        {\n"
                      "          \"page\": 3,\n"
                      "          \"box\": [40.00, 50.01, 555.50, 800.00],\n"
                      "          \"proof\": \"caption\"\n"
                      "        },\n");
    assert_has (text, "      \"columns\": [\n"
                      "        {\n"
                      "          \"key\": \"amount\",\n"
                      "          \"label\": \"预算数\"\n"
                      "        },\n");
    assert_has (text, "      \"rows\": 4,\n"
                      "      \"figures\": 3,\n"
                      "      \"note\": \"\"\n");
}
END_TEST

START_TEST (an_empty_table)
{
    g_autoptr (DiscloseDocument) document = made_document_new ();
    g_autofree char *text = json (document);
    assert_has (text, "      \"sections\": [],\n"
                      "      \"unit\": \"元\",\n"
                      "      \"unit_power\": 0,\n"
                      "      \"way\": \"none\",\n"
                      "      \"pages\": [],\n"
                      "      \"parts\": [],\n");
    assert_has (text, "      \"note\": \"本表为空\"\n");
}
END_TEST

START_TEST (what_is_missing_and_doubtful)
{
    g_autoptr (DiscloseDocument) document = made_document_new ();
    g_autofree char *text = json (document);
    ck_assert (g_str_has_suffix (
        text, "  \"missing\": [8, 11],\n"
              "  \"findings\": [\n"
              "    {\n"
              "      \"id\": \"amount-unreadable\",\n"
              "      \"severity\": \"error\",\n"
              "      \"message\": \"'1,2,3' stands where an amount belongs and is not a number\",\n"
              "      \"text\": \"1,2,3\",\n"
              "      \"table\": 7,\n"
              "      \"page\": 9,\n"
              "      \"box\": [1.00, -2.00, 4.00, 4.00]\n"
              "    },\n"
              "    {\n"
              "      \"id\": \"year-missing\",\n"
              "      \"severity\": \"warning\",\n"
              "      \"message\": \"the document does not tell its fiscal year\",\n"
              "      \"text\": \"\",\n"
              "      \"table\": null,\n"
              "      \"page\": null,\n"
              "      \"box\": null\n"
              "    }\n"
              "  ]\n"
              "}\n"));
}
END_TEST

START_TEST (texts_are_escaped)
{
    g_autoptr (DiscloseDocument) document = model_document_new ();
    document->name = "a\"b\\c/\n\r\t\x01\x1f\x7f“三公”";
    g_autofree char *text = json (document);
    assert_has (text, "\"source\": \"a\\\"b\\\\c/\\n\\r\\t\\u0001\\u001f\x7f“三公”\",\n");
}
END_TEST

START_TEST (boxes_are_bounded)
{
    g_autoptr (DiscloseDocument) document = model_document_new ();
    model_document_add_finding (document, "year-missing", "", 0,
                                (DiscloseSource){ 1, NAN, INFINITY, -0.004, 1e300 });
    g_autofree char *text = json (document);
    assert_has (text, "\"box\": [0.00, 0.00, 0.00, 0.00]");
}
END_TEST

static gboolean
refuse (const char *data, gsize length, gpointer user_data, GError **error)
{
    (void) data;
    (void) length;
    (void) user_data;
    (void) error;
    return FALSE;
}

START_TEST (a_failed_write_is_told)
{
    g_autoptr (DiscloseDocument) document = made_document_new ();
    g_autoptr (GError) error = NULL;
    /* Many findings, so that writing stops in the middle too. */
    ck_assert (!disclose_document_write_json (document, refuse, NULL, &error));
    ck_assert (g_error_matches (error, DISCLOSE_ERROR, DISCLOSE_ERROR_WRITE));
    for (guint i = 0; i < 2000; i++)
        model_document_add_finding (document, "year-missing", "", 0, (DiscloseSource){ 0 });
    ck_assert (!disclose_document_write_json (document, refuse, NULL, NULL));
}
END_TEST

int
main (void)
{
    Suite *suite = suite_create ("json");
    TCase *tests = tcase_create ("json");
    tcase_add_test (tests, an_empty_document);
    tcase_add_test (tests, the_head);
    tcase_add_test (tests, a_table);
    tcase_add_test (tests, an_empty_table);
    tcase_add_test (tests, what_is_missing_and_doubtful);
    tcase_add_test (tests, texts_are_escaped);
    tcase_add_test (tests, boxes_are_bounded);
    tcase_add_test (tests, a_failed_write_is_told);
    suite_add_tcase (suite, tests);
    SRunner *runner = srunner_create (suite);
    srunner_run_all (runner, CK_ENV);
    int failed = srunner_ntests_failed (runner);
    srunner_free (runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
