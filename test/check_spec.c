/* Situations that documents present, as text: a page dump and the rows it has to give. The cases
 * are in test/spec/; README.md there tells their format.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "cases.h"
#include "disclose-unknown.h"
#include "recognize.h"
#include "suite.h"

static GPtrArray *cases;
static DiscloseGrammars *grammars;

/* Section - Telling what was recognized */

static void
tell_row (GString *out, const DiscloseTable *table, const DiscloseRow *row)
{
    g_autofree char *start =
        g_strdup_printf ("%u,%s,%u,%s,%s,%s", disclose_table_number (table),
                         disclose_row_section (row), disclose_row_ordinal (row),
                         disclose_row_code (row), disclose_row_name (row), disclose_row_item (row));
    gboolean any = FALSE;
    for (guint c = 0; c < disclose_table_n_columns (table); c++) {
        const DiscloseCell *cell = disclose_row_cell (row, c);
        if (disclose_cell_kind (cell) != DISCLOSE_CELL_AMOUNT)
            continue;
        g_autofree char *value = disclose_amount_dup_string (disclose_cell_amount (cell));
        g_string_append_printf (out, "%s,%s,%s\n", start, disclose_table_column_key (table, c),
                                value);
        any = TRUE;
    }
    if (!any)
        g_string_append_printf (out, "%s,,\n", start);
}

static char *
told_rows (const DiscloseDocument *document)
{
    GString *out = g_string_new (NULL);
    for (guint t = 0; t < disclose_document_n_tables (document); t++) {
        const DiscloseTable *table = disclose_document_table (document, t);
        for (guint r = 0; r < disclose_table_n_rows (table); r++)
            tell_row (out, table, disclose_table_row (table, r));
    }
    return g_string_free (out, FALSE);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
    return strcmp (*(char *const *) a, *(char *const *) b);
}

/* A table that the document's first part lacks is told by `missing` alone. */
static gboolean
is_told_as_missing (const DiscloseDocument *document, const DiscloseFinding *finding)
{
    const char *department = disclose_document_department (document);
    const guint year = disclose_document_year (document);
    g_autofree char *told = year != 0 ? g_strdup_printf (" %u", year) : g_strdup ("");
    g_autofree char *name = g_strconcat (
        *department != '\0' ? department : disclose_document_template (document), told, NULL);
    return strcmp (disclose_finding_id (finding), "table-missing") == 0
           && strcmp (disclose_finding_text (finding), name) == 0;
}

/* Findings, sorted. */
static char *
told_findings (const DiscloseDocument *document)
{
    g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
    for (guint i = 0; i < disclose_document_n_findings (document); i++) {
        const DiscloseFinding *finding = disclose_document_finding (document, i);
        if (!is_told_as_missing (document, finding))
            g_ptr_array_add (lines,
                             g_strdup_printf ("finding %s %u %s\n", disclose_finding_id (finding),
                                              disclose_finding_table (finding),
                                              disclose_finding_text (finding)));
    }
    g_ptr_array_sort (lines, compare_lines);
    GString *out = g_string_new (NULL);
    for (guint i = 0; i < lines->len; i++)
        g_string_append (out, g_ptr_array_index (lines, i));
    return g_string_free (out, FALSE);
}

static void
tell_table (GString *out, const DiscloseTable *table)
{
    static const char *const ways[] = { "ruled", "lined", "aligned", "none" };
    const guint number = disclose_table_number (table);
    g_string_append_printf (out, "unit %u %s\n", number, disclose_table_unit (table));
    g_string_append_printf (out, "department %u %s\n", number, disclose_table_department (table));
    g_string_append_printf (out, "of %u %s %u %s\n", number, disclose_table_template (table),
                            disclose_table_year (table), disclose_table_department (table));
    g_string_append_printf (out, "way %u %s\n", number, ways[disclose_table_way (table)]);
    g_string_append_printf (out, "note %u %s\n", number, disclose_table_note (table));
    g_string_append_printf (out, "pages %u", number);
    for (guint i = 0; i < disclose_table_n_parts (table); i++)
        g_string_append_printf (out, " %u", disclose_table_part (table, i).page);
    g_string_append_printf (out, "\ncolumns %u", number);
    for (guint c = 0; c < disclose_table_n_columns (table); c++)
        g_string_append_printf (out, " %s%s", disclose_table_column_key (table, c),
                                disclose_table_column_is_unseen (table, c) ? "?" : "");
    g_string_append_c (out, '\n');
    for (guint r = 0; r < disclose_table_n_rows (table); r++) {
        const DiscloseRow *row = disclose_table_row (table, r);
        g_string_append_printf (out, "level %u %u %u %s\n", number, disclose_row_ordinal (row),
                                disclose_row_level (row), disclose_row_path (row));
    }
}

/* The figures of a table that take part in a finding. */
static void
tell_doubts (GString *out, const DiscloseTable *table)
{
    for (guint r = 0; r < disclose_table_n_rows (table); r++) {
        const DiscloseRow *row = disclose_table_row (table, r);
        for (guint c = 0; c < disclose_table_n_columns (table); c++) {
            const char *status = disclose_cell_status (disclose_row_cell (row, c));
            if (strcmp (status, "ok") != 0)
                g_string_append_printf (out, "status %u %s %u %s %s\n",
                                        disclose_table_number (table), disclose_row_section (row),
                                        disclose_row_ordinal (row),
                                        disclose_table_column_key (table, c), status);
        }
    }
}

static void
tell_unknown (GString *out, const DiscloseUnknown *unknown)
{
    g_string_append_printf (out, "unknown %u %ux%u %s\n", disclose_unknown_source (unknown).page,
                            disclose_unknown_n_rows (unknown), disclose_unknown_n_columns (unknown),
                            disclose_unknown_caption (unknown));
}

static void
tell_place (GString *out, const DiscloseFinding *finding)
{
    const DiscloseSource s = disclose_finding_source (finding);
    g_string_append_printf (out, "at %s %u %.1f %.1f %.1f %.1f\n", disclose_finding_id (finding),
                            s.page, s.x0, s.y0, s.x1, s.y1);
}

/* Everything else that a case may state; a case states what it is about. */
static char *
told_statements (const DiscloseDocument *document)
{
    GString *out = g_string_new ("missing");
    for (guint i = 0; i < disclose_document_n_missing (document); i++)
        g_string_append_printf (out, " %u", disclose_document_missing (document, i));
    g_string_append_printf (out, "\nyear %u\n", disclose_document_year (document));
    for (guint t = 0; t < disclose_document_n_tables (document); t++)
        tell_table (out, disclose_document_table (document, t));
    for (guint t = 0; t < disclose_document_n_tables (document); t++)
        tell_doubts (out, disclose_document_table (document, t));
    for (guint u = 0; u < disclose_document_n_unknown (document); u++)
        tell_unknown (out, disclose_document_unknown (document, u));
    for (guint f = 0; f < disclose_document_n_findings (document); f++)
        tell_place (out, disclose_document_finding (document, f));
    return g_string_free (out, FALSE);
}

/* Section - Tests */

static void
check_statements (const Case *one, const DiscloseDocument *document)
{
    g_autofree char *statements = told_statements (document);
    g_auto (GStrv) lines = g_strsplit (one->statements->str, "\n", -1);
    for (guint i = 0; lines[i] != NULL && lines[i][0] != '\0'; i++) {
        g_autofree char *line = g_strconcat (lines[i], "\n", NULL);
        const char *at = strstr (statements, line);
        ck_assert_msg (at != NULL && (at == statements || at[-1] == '\n'),
                       "%s\nexpected: %s\ntold:\n%s", one->title, lines[i], statements);
    }
}

static void
check_case (const Case *one, Variant variant)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) pages = case_pages (one, variant, &error);
    ck_assert_msg (pages != NULL, "%s\n%s", one->title, pages == NULL ? error->message : "");

    g_autoptr (DiscloseDocument) document = model_document_new ();
    ck_assert_msg (recognize (pages, grammars, NULL, document, &error), "%s, %s\n%s", one->title,
                   variant_names[variant], error != NULL ? error->message : "");
    g_autofree char *rows = told_rows (document);
    g_autofree char *findings = told_findings (document);
    ck_assert_msg (strcmp (rows, one->rows->str) == 0, "%s, %s\nexpected:\n%s\nrows:\n%s\n%s",
                   one->title, variant_names[variant], one->rows->str, rows, findings);
    if (variant == AS_PRINTED) {
        ck_assert_msg (strcmp (findings, one->findings->str) == 0,
                       "%s\nexpected:\n%s\nfindings:\n%s", one->title, one->findings->str,
                       findings);
        check_statements (one, document);
    }
}

/* Words are told by where they stand, never by the order in which they were drawn; and a page may
 * lie anywhere and have any size. */
START_TEST (a_case_gives_its_rows)
{
    check_case (g_ptr_array_index (cases, _i / N_VARIANTS), (Variant) (_i % N_VARIANTS));
}
END_TEST

/* Runs every case, or those of the files named. */
int
main (int argc, char **argv)
{
    g_autoptr (GError) error = NULL;
    grammars = disclose_grammars_new (NULL, &error);
    if (grammars == NULL)
        g_error ("%s", error->message);
    cases = cases_read (argc, argv);

    Suite *suite = suite_create ("spec");
    TCase *all = tcase_create ("spec");
    tcase_add_loop_test (all, a_case_gives_its_rows, 0, (int) cases->len * N_VARIANTS);
    suite_add_tcase (suite, all);
    SRunner *runner = srunner_create (suite);
    srunner_run_all (runner, CK_NORMAL);
    const int failed = srunner_ntests_failed (runner);
    srunner_free (runner);
    g_ptr_array_unref (cases);
    disclose_grammars_unref (grammars);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
