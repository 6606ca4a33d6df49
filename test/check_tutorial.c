/* The tutorial of disclose-grammar(5): its grammar is what the page prints, and reads its document.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "dump.h"
#include "disclose-explain.h"
#include "model.h"
#include "recognize.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

/* A file of the source tree, by its path from the test's directory. */
static char *
read_source (const char *name)
{
    g_autofree char *folder = g_path_get_dirname (__FILE__);
    g_autofree char *path = g_build_filename (folder, name, NULL);
    char *text = NULL;
    ck_assert_msg (g_file_get_contents (path, &text, NULL, NULL),
                   "%s: not there; run from the top of the tree", path);
    return text;
}

/* A line of the manual as man shows it. */
static void
unescape (GString *out, const char *line)
{
    static const struct {
        const char *escape, *plain;
    } escapes[] = { { "\\(ha", "^" }, { "\\(aq", "'" }, { "\\(ti", "~" }, { "\\(ga", "`" },
                    { "\\e", "\\" },  { "\\-", "-" },   { "\\&", "" } };
    while (*line != '\0') {
        gsize i = 0;
        while (i < G_N_ELEMENTS (escapes) && !g_str_has_prefix (line, escapes[i].escape))
            i++;
        if (i < G_N_ELEMENTS (escapes)) {
            g_string_append (out, escapes[i].plain);
            line += strlen (escapes[i].escape);
        } else {
            g_string_append_c (out, *line++);
        }
    }
    g_string_append_c (out, '\n');
}

/* What stands in the manual between the comments "tutorial" and "end". */
static char *
tutorial_grammar (void)
{
    g_autofree char *manual = read_source ("../tools/disclose-grammar.5");
    g_auto (GStrv) lines = g_strsplit (manual, "\n", -1);
    GString *out = g_string_new (NULL);
    gboolean inside = FALSE;
    for (guint i = 0; lines[i] != NULL; i++) {
        if (strcmp (lines[i], ".\\\" tutorial") == 0)
            inside = TRUE;
        else if (strcmp (lines[i], ".\\\" end") == 0)
            inside = FALSE;
        else if (inside && lines[i][0] != '.')
            unescape (out, lines[i]);
    }
    ck_assert_uint_gt (out->len, 0);
    return g_string_free (out, FALSE);
}

START_TEST (is_a_grammar)
{
    g_autofree char *text = tutorial_grammar ();
    g_autoptr (GError) error = NULL;
    g_autoptr (Grammar) grammar = grammar_new (text, strlen (text), "tutorial", &error);
    ck_assert_msg (grammar != NULL, "%s", error != NULL ? error->message : "");
    guint mistakes = 0;
    g_auto (GStrv) messages = disclose_grammars_check (text, -1, "tutorial", &mistakes);
    ck_assert_msg (messages[0] == NULL, "%s", messages[0]);
}
END_TEST

/* The document of the tutorial is a sample, and this its grammar. */
START_TEST (lies_beside_its_document)
{
    g_autofree char *text = tutorial_grammar ();
    g_autofree char *sample = read_source ("../samples/qianyang-2025/qianyang.grammar");
    ck_assert_str_eq (sample, text);
}
END_TEST

/* Every cell with an amount, a line each: table, section, row, code, path, key and value. */
static char *
figures_of (const DiscloseDocument *document)
{
    GString *out = g_string_new (NULL);
    for (guint t = 0; t < disclose_document_n_tables (document); t++) {
        const DiscloseTable *table = disclose_document_table (document, t);
        for (guint r = 0; r < disclose_table_n_rows (table); r++) {
            const DiscloseRow *row = disclose_table_row (table, r);
            for (guint c = 0; c < disclose_table_n_columns (table); c++) {
                const DiscloseCell *cell = disclose_row_cell (row, c);
                if (disclose_cell_kind (cell) != DISCLOSE_CELL_AMOUNT)
                    continue;
                g_autofree char *value = disclose_amount_dup_string (disclose_cell_amount (cell));
                g_string_append_printf (
                    out, "%u %s %u %s %s %s %s\n", disclose_table_number (table),
                    disclose_row_section (row), disclose_row_ordinal (row), disclose_row_code (row),
                    disclose_row_path (row), disclose_table_column_key (table, c), value);
            }
        }
    }
    return g_string_free (out, FALSE);
}

static DiscloseDocument *
read_document (void)
{
    g_autofree char *text = tutorial_grammar (), *dump = read_source ("grammars/tutorial.page");
    g_autoptr (GError) error = NULL;
    g_autoptr (DiscloseGrammars) grammars = disclose_grammars_new (NULL, &error);
    ck_assert (disclose_grammars_add (grammars, text, -1, "tutorial", &error));
    g_autoptr (GPtrArray) pages = pages_load (dump, -1, &error);
    ck_assert_msg (pages != NULL, "%s", error != NULL ? error->message : "");
    g_autoptr (DiscloseDocument) document = model_document_new ();
    ck_assert_msg (recognize (pages, grammars, NULL, document, &error), "%s",
                   error != NULL ? error->message : "");
    return g_steal_pointer (&document);
}

START_TEST (reads_its_document)
{
    g_autoptr (DiscloseDocument) document = read_document ();
    g_autofree char *want = read_source ("grammars/tutorial.figures");
    g_autofree char *figures = figures_of (document);
    ck_assert_str_eq (figures, want);
    ck_assert_str_eq (disclose_document_template (document), "qianyang");
    ck_assert_uint_eq (disclose_document_year (document), 2025);
    ck_assert_str_eq (disclose_document_department (document), "黔阳县图书馆");
    for (guint i = 0; i < disclose_document_n_findings (document); i++)
        ck_abort_msg ("%s", disclose_finding_message (disclose_document_finding (document, i)));
    ck_assert_uint_eq (disclose_document_n_missing (document), 0);
    ck_assert_str_eq (disclose_table_unit (disclose_document_table (document, 1)), "万元");
    ck_assert_str_eq (disclose_table_unit (disclose_document_table (document, 2)), "元");
}
END_TEST

int
main (void)
{
    Suite *suite = suite_create ("tutorial");
    TCase *tcase = tcase_create ("tutorial");
    tcase_add_test (tcase, is_a_grammar);
    tcase_add_test (tcase, lies_beside_its_document);
    tcase_add_test (tcase, reads_its_document);
    suite_add_tcase (suite, tcase);
    SRunner *runner = srunner_create (suite);
    srunner_run_all (runner, CK_NORMAL);
    int failed = srunner_ntests_failed (runner);
    srunner_free (runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
