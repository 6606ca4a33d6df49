/* The headings of printed columns, as read from a sample.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "disclose.h"
#include "suite.h"

static DiscloseDocument *
open_sample (void)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (DiscloseGrammars) grammars = disclose_grammars_new (NULL, &error);
    DiscloseDocument *document =
        disclose_document_open ("samples/changji-2024/changji-2024.pdf", grammars, NULL, &error);
    ck_assert_msg (document != NULL, "run this from the top directory");
    return document;
}

static void
assert_headings (const DiscloseDocument *document, guint number, const char *want)
{
    const DiscloseTable *table = disclose_document_lookup_table (document, number);
    g_autoptr (GString) all = g_string_new (NULL);
    for (guint h = 0; h < disclose_table_n_headings (table); h++) {
        const DiscloseHeading heading = disclose_table_heading (table, h);
        g_string_append_printf (all, "%s%c%u %s\n", heading.section, "cnia"[heading.kind],
                                heading.column, heading.text);
    }
    ck_assert_str_eq (all->str, want);
}

START_TEST (headings_stand_in_printed_order)
{
    g_autoptr (DiscloseDocument) document = open_sample ();
    assert_headings (document, 3,
                     "c0 科目/功能分类科目编码/类\nc0 科目/功能分类科目编码/款\n"
                     "c0 科目/功能分类科目编码/项\nn0 科目/功能分类科目名称\na0 支出预算/合计\na1 "
                     "支出预算/基本支出\n"
                     "a2 支出预算/项目支出\n");
}
END_TEST

START_TEST (sections_have_their_own)
{
    g_autoptr (DiscloseDocument) document = open_sample ();
    assert_headings (document, 1,
                     "incomen0 收入/项目\nincomea0 收入/预算数\n"
                     "expendituren0 支出/支出功能分类\nexpenditurea0 支出/预算数\n");
}
END_TEST

START_TEST (out_of_range_is_nothing)
{
    g_autoptr (DiscloseDocument) document = open_sample ();
    const DiscloseTable *table = disclose_document_table (document, 0);
    const DiscloseHeading none = disclose_table_heading (table, disclose_table_n_headings (table));
    ck_assert_str_eq (none.text, "");
    ck_assert_str_eq (none.section, "");
}
END_TEST

int
main (void)
{
    const TTest *const tests[] = { headings_stand_in_printed_order, sections_have_their_own,
                                   out_of_range_is_nothing, NULL };
    return suite_run ("headings", tests);
}
