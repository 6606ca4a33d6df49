/* Drafts: of a form that no grammar knows, of what is no table, and of what is hostile.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "dump.h"
#include "disclose-explain.h"
#include "draft.h"
#include "model.h"
#include "recognize.h"
#include "suite.h"

#include <string.h>

static char *
read_source (const char *name)
{
    g_autofree char *folder = g_path_get_dirname (__FILE__);
    g_autofree char *path = g_build_filename (folder, "grammars", name, NULL);
    char *text = NULL;
    ck_assert_msg (g_file_get_contents (path, &text, NULL, NULL),
                   "%s: not there; run from the top of the tree", path);
    return text;
}

/* The draft of a page dump; NULL if there is none. */
static char *
draft_of (const char *dump)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (DiscloseGrammars) grammars = disclose_grammars_new (NULL, &error);
    g_autoptr (GPtrArray) pages = pages_load (dump, -1, &error);
    ck_assert_msg (pages != NULL, "%s", error != NULL ? error->message : "");
    char *draft = draft_pages (pages, grammars, "made.pdf", &error);
    if (draft == NULL)
        ck_assert_msg (g_error_matches (error, DISCLOSE_ERROR, DISCLOSE_ERROR_NO_TABLE), "%s",
                       error->message);
    return draft;
}

static char *
replace (const char *text, const char *from, const char *to)
{
    g_auto (GStrv) parts = g_strsplit (text, from, -1);
    ck_assert_msg (parts[1] != NULL, "the draft has no «%s»:\n%s", from, text);
    return g_strjoinv (to, parts);
}

/* What a person would decide. */
static char *
edit (const char *draft)
{
    static const char *const changes[][2] = {
        { "template draft\ntitle    DRAFT\n", "template pinghu\ntitle    平湖预算公开\n" },
        { "section part_1", "section sources" },
        { "section part_2", "section uses" },
        { "amount column_1 {AT}安排数", "amount planned {AT}安排数" },
        { "amount column_2 {AT}安排数", "amount planned {AT}安排数" },
        { "amount column_3 {AT}省级补助", "amount provincial {AT}省级补助" },
        { "amount column_1 {AT}在编人员", "amount staff {AT}在编人员" },
        { "amount column_2 {AT}日常公用", "amount office {AT}日常公用" },
        { "amount column_3 {AT}营林专项", "amount forestry {AT}营林专项" },
        { "amount column_1 {AT}上年执行", "amount before {AT}上年执行" },
        { "amount column_2 {AT}本年安排", "amount planned {AT}本年安排" },
        { "amount column_3 {AT}增减", "amount change {AT}增减" },
    };
    char *text = g_strdup (draft);
    for (gsize i = 0; i < G_N_ELEMENTS (changes); i++) {
        char *changed = replace (text, changes[i][0], changes[i][1]);
        g_free (text);
        text = changed;
    }
    return text;
}

static void
assert_clean (const char *text)
{
    guint mistakes = 0;
    g_auto (GStrv) messages = disclose_grammars_check (text, -1, "draft", &mistakes);
    ck_assert_msg (messages[0] == NULL, "%s\n%s", messages[0], text);
}

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
                    out, "%u %s %u %s %s %s %s %s\n", disclose_table_number (table),
                    disclose_row_section (row), disclose_row_ordinal (row), disclose_row_code (row),
                    disclose_row_path (row), disclose_table_column_key (table, c), value,
                    disclose_table_unit (table));
            }
        }
    }
    return g_string_free (out, FALSE);
}

START_TEST (no_grammar_takes_the_form)
{
    g_autofree char *dump = read_source ("draft.page");
    g_autoptr (DiscloseGrammars) grammars = disclose_grammars_new (NULL, NULL);
    g_autoptr (GPtrArray) pages = pages_load (dump, -1, NULL);
    g_autoptr (DiscloseDocument) document = model_document_new ();
    g_autoptr (GError) error = NULL;
    ck_assert (!recognize (pages, grammars, NULL, document, &error));
    ck_assert (g_error_matches (error, DISCLOSE_ERROR, DISCLOSE_ERROR_NO_TABLE));
}
END_TEST

START_TEST (a_draft_with_decisions_reads_its_document)
{
    g_autofree char *dump = read_source ("draft.page"), *want = read_source ("draft.figures");
    g_autofree char *draft = draft_of (dump), *edited = edit (draft);
    g_autoptr (GError) error = NULL;
    assert_clean (draft);
    assert_clean (edited);
    g_autoptr (DiscloseGrammars) grammars = disclose_grammars_new (NULL, &error);
    g_autoptr (GPtrArray) pages = pages_load (dump, -1, &error);
    g_autoptr (DiscloseDocument) document = model_document_new ();
    ck_assert (disclose_grammars_add (grammars, edited, -1, "edited", &error));
    ck_assert (recognize (pages, grammars, NULL, document, &error));
    g_autofree char *figures = figures_of (document);
    ck_assert_str_eq (figures, want);
    ck_assert_str_eq (disclose_document_template (document), "pinghu");
    ck_assert_uint_eq (disclose_document_year (document), 2026);
    ck_assert_str_eq (disclose_document_department (document), "平湖县林业局");
    for (guint i = 0; i < disclose_document_n_findings (document); i++)
        ck_abort_msg ("%s", disclose_finding_message (disclose_document_finding (document, i)));
}
END_TEST

START_TEST (a_draft_tells_how_far_it_gets)
{
    g_autofree char *dump = read_source ("draft.page"), *draft = draft_of (dump);
    ck_assert_msg (g_str_has_prefix (draft,
                                     "# A draft made from made.pdf.\n"
                                     "# As it stands it reads 3 of the 3 tables below, with 36 "
                                     "figures and 0 findings.\n"
                                     "# Year: 2026.\n# Department: 平湖县林业局.\n"),
                   "%s", draft);
    ck_assert_ptr_nonnull (strstr (draft, "# Page 3, ruled, in 千元.\ntable 1\n"));
    ck_assert_ptr_nonnull (strstr (draft, "# Page 6, aligned, in 千元.\ntable 3\n"));
    ck_assert_ptr_nonnull (strstr (draft, "no grammar has a key for this; column_3 is made up"));
    ck_assert_ptr_nonnull (strstr (draft, "\nignore {AT}序号$\ncode   {AT}编码$\n"));
    ck_assert_ptr_nonnull (strstr (draft, "\nignore {AT}备注$\n"));
}
END_TEST

/* Where a grammar knows a heading its keys are taken, and where one knows the table its sections.
 */
START_TEST (known_headings_keep_their_keys)
{
    g_autofree char *dump = read_source ("tutorial.page"), *draft = draft_of (dump);
    assert_clean (draft);
    ck_assert_ptr_nonnull (strstr (draft, "\namount basic"));
    ck_assert_ptr_nonnull (strstr (draft, "\namount project"));
    ck_assert_ptr_nonnull (strstr (draft, "\nsection income\n"));
    ck_assert_ptr_nonnull (strstr (draft, "\nsection expenditure\n"));
    ck_assert_ptr_nonnull (strstr (draft, "\namount abroad"));
}
END_TEST

START_TEST (prose_and_contents_are_no_tables)
{
    ck_assert_ptr_null (draft_of ("page 1 595.00 842.00\n"
                                  "word 60.00 60.00 160.00 70.00 收支安排汇总表\n"
                                  "word 60.00 80.00 460.00 90.00 一、收支安排汇总表说明如下，共计\n"
                                  "word 60.00 100.00 460.00 110.00 二、专项安排表说明如下\n"));
    ck_assert_ptr_null (draft_of ("page 1 595.00 842.00\n"));
}
END_TEST

#define TABLE_BELOW                                                                          \
    "word 440.00 124.00 490.00 134.00 单位：千元\n"                                     \
    "rule 60.00 139.75 540.00 140.25\nrule 60.00 159.75 540.00 160.25\n"                     \
    "rule 60.00 179.75 540.00 180.25\nrule 59.75 140.00 60.25 180.00\n"                      \
    "rule 259.75 140.00 260.25 180.00\nrule 399.75 140.00 400.25 180.00\n"                   \
    "rule 539.75 140.00 540.25 180.00\nword 150.00 145.00 170.00 155.00 项目\n"            \
    "word 310.00 145.00 350.00 155.00 基本支出\nword 450.00 145.00 490.00 155.00 "       \
    "项目支出\nword 70.00 165.00 90.00 175.00 教育\nword 340.00 165.00 370.00 175.00 " \
    "120.00\nword 490.00 165.00 520.00 175.00 30.00\n"

/* The second line alone is a title too, and the same in both tables. */
START_TEST (a_title_may_run_over_two_lines)
{
    g_autofree char *draft = draft_of (
        "page 1 595.00 842.00\n"
        "word 192.50 80.00 402.50 94.00 2025年一般公共预算财政拨款\n"
        "word 248.50 100.00 346.50 114.00 支出安排情况表\n" TABLE_BELOW "page 2 595.00 842.00\n"
        "word 185.50 80.00 409.50 94.00 2025年政府性基金预算财政拨款\n"
        "word 248.50 100.00 346.50 114.00 支出安排情况表\n" TABLE_BELOW "page 3 595.00 842.00\n"
        "word 60.00 84.00 120.00 94.00 平湖县林业局\n"
        "word 255.50 100.00 339.50 114.00 专项安排表\n" TABLE_BELOW);
    ck_assert_ptr_nonnull (draft);
    ck_assert_ptr_nonnull (strstr (draft, "reads 3 of the 3 tables"));
    ck_assert_ptr_nonnull (strstr (draft, "title 一般公共预算财政拨款支出安排情况表\n"));
    ck_assert_ptr_nonnull (strstr (draft, "title 政府性基金预算财政拨款支出安排情况表\n"));
    ck_assert_ptr_nonnull (strstr (draft, "title 专项安排表\n"));
}
END_TEST

/* The name of a total stands below the headings of codes and names, beside the lowest headings of
 * the others. */
START_TEST (a_total_shares_its_line_with_headings)
{
    g_autofree char *draft = draft_of ("page 1 595.00 842.00\n"
                                       "word 262.50 80.00 332.50 94.00 基金安排表\n"
                                       "word 440.00 104.00 490.00 114.00 单位：千元\n"
                                       "rule 60.00 119.75 540.00 120.25\n"
                                       "rule 60.00 139.75 260.00 140.25\n"
                                       "rule 60.00 159.75 540.00 160.25\n"
                                       "rule 60.00 179.75 540.00 180.25\n"
                                       "rule 60.00 199.75 540.00 200.25\n"
                                       "rule 59.75 120.00 60.25 200.00\n"
                                       "rule 539.75 120.00 540.25 200.00\n"
                                       "rule 139.75 140.00 140.25 160.00\n"
                                       "rule 139.75 180.00 140.25 200.00\n"
                                       "rule 259.75 120.00 260.25 200.00\n"
                                       "rule 359.75 120.00 360.25 200.00\n"
                                       "rule 449.75 160.00 450.25 200.00\n"
                                       "word 150.00 125.00 170.00 135.00 项目\n"
                                       "word 90.00 145.00 110.00 155.00 编码\n"
                                       "word 190.00 145.00 210.00 155.00 名称\n"
                                       "word 290.00 135.00 330.00 145.00 本年安排\n"
                                       "word 430.00 135.00 470.00 145.00 本年支用\n"
                                       "word 150.00 165.00 170.00 175.00 合计\n"
                                       "word 385.00 165.00 425.00 175.00 人员部分\n"
                                       "word 475.00 165.00 515.00 175.00 营林部分\n"
                                       "word 64.00 185.00 79.00 195.00 213\n"
                                       "word 144.00 185.00 194.00 195.00 农林水支出\n"
                                       "word 336.00 185.00 356.00 195.00 9.00\n"
                                       "word 426.00 185.00 446.00 195.00 4.00\n"
                                       "word 516.00 185.00 536.00 195.00 5.00\n");
    ck_assert_ptr_nonnull (draft);
    assert_clean (draft);
    ck_assert_ptr_nonnull (strstr (draft, "\ncode   {AT}编码(?:/合计)?$\n"
                                          "name   {AT}名称(?:/合计)?$\n"));
    ck_assert_ptr_nonnull (strstr (draft, "{AT}本年安排$\n"));
    ck_assert_ptr_nonnull (strstr (draft, "{AT}人员部分$\n"));
    ck_assert_ptr_nonnull (strstr (draft, "{AT}营林部分$\n"));
    ck_assert_ptr_nonnull (strstr (draft, "reads 1 of the 1 tables below, with 3 figures and "));
}
END_TEST

START_TEST (tables_aside_are_left_aside)
{
    g_autofree char *dump = read_source ("draft.page");
    g_autofree char *aside = replace (dump, "专项安排表", "项目绩效目标表");
    g_autofree char *draft = draft_of (aside);
    ck_assert_ptr_nonnull (strstr (draft, "reads 2 of the 2 tables below"));
    ck_assert_ptr_nonnull (strstr (draft, "# Left aside: 项目绩效目标表 on page 6.\n"));
}
END_TEST

/* A heading may hold what means something to patterns, to comments or to terminals. */
START_TEST (printed_text_is_quoted)
{
    g_autofree char *draft =
        draft_of ("page 1 400.00 400.00\n"
                  "word 100.00 40.00 220.00 50.00 a+b{AT}(c|d)2026[*]表\n"
                  "rule 50.00 60.00 350.00 60.50\nrule 50.00 80.00 350.00 80.50\n"
                  "rule 50.00 100.00 350.00 100.50\nrule 50.00 60.00 50.50 100.00\n"
                  "rule 150.00 60.00 150.50 100.00\nrule 250.00 60.00 250.50 100.00\n"
                  "rule 349.50 60.00 350.00 100.00\n"
                  "word 60.00 65.00 90.00 75.00 #name\nword 160.00 65.00 240.00 75.00 x{AT}\\Q(\n"
                  "word 260.00 65.00 340.00 75.00 {HAN}|.*\n"
                  "word 60.00 85.00 90.00 95.00 one\nword 160.00 85.00 190.00 95.00 1.50\n"
                  "word 260.00 85.00 290.00 95.00 2.50\n");
    ck_assert_ptr_nonnull (draft);
    assert_clean (draft);
    ck_assert_ptr_nonnull (strstr (draft, "title a\\+b\\{AT\\}\\(c\\|d\\)20[0-9]{2}\\[\\*\\]表\n"));
    ck_assert_ptr_nonnull (strstr (draft, "reads 1 of the 1 tables below, with 2 figures and "));
}
END_TEST

int
main (void)
{
    const TTest *const tests[] = {
        no_grammar_takes_the_form,
        a_draft_with_decisions_reads_its_document,
        a_draft_tells_how_far_it_gets,
        known_headings_keep_their_keys,
        prose_and_contents_are_no_tables,
        a_title_may_run_over_two_lines,
        a_total_shares_its_line_with_headings,
        tables_aside_are_left_aside,
        printed_text_is_quoted,
        NULL,
    };
    return suite_run ("draft", tests);
}
