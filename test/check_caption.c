/* Titles of tables, in the ways they are printed.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "caption.h"

#include "drawing.h"
#include "suite.h"

static const char grammar_text[] = "template small\n"
                                   "title small\n"
                                   "kind budget\n"
                                   "label ^(?:附|续)?表[0-9一二三]+[:、]?\n"
                                   "prefix ^20[0-9]{2}年\n"
                                   "continued \\(续\\)|续(?=表[0-9])|续表|续$\n"
                                   "table 1\n"
                                   "title (?:部门|单位)收支总体情况表\n"
                                   "name 项目\n"
                                   "amount amount 金额\n"
                                   "table 2\n"
                                   "title 项目支出情况表\n"
                                   "name 项目\n"
                                   "amount amount 金额\n";

static Grammar *
small_grammar (void)
{
    g_autoptr (GError) error = NULL;
    Grammar *grammar = grammar_new (grammar_text, strlen (grammar_text), "small", &error);
    ck_assert_msg (grammar != NULL, "%s", error != NULL ? error->message : "");
    return grammar;
}

/* Captions as "number title;" with a '+' where they go on; '?' for one without a table. */
static void
assert_captions (const Page *page, const char *expected)
{
    g_autoptr (Grammar) grammar = small_grammar ();
    g_autoptr (Words) words = words_new (page);
    g_autoptr (GArray) captions = captions_find (words, grammar);
    g_autoptr (GString) out = g_string_new (NULL);
    for (guint i = 0; i < captions->len; i++) {
        const Caption *caption = &g_array_index (captions, Caption, i);
        ck_assert_double_lt (caption->top, caption->bottom);
        if (caption->table == NULL)
            g_string_append (out, "?");
        else
            g_string_append_printf (out, "%u%s %s", caption->table->number,
                                    caption->continued ? "+" : "", caption->title);
        g_string_append_c (out, ';');
    }
    ck_assert_str_eq (out->str, expected);
}

/* One line alone on a page. */
static void
assert_line (const char *line, const char *expected)
{
    g_autoptr (Page) page = page_new (1, 595, 842);
    draw_left (page, 50, 100, line);
    assert_captions (page, expected);
}

START_TEST (a_title_alone_is_a_caption)
{
    assert_line ("部门收支总体情况表", "1 部门收支总体情况表;");
    assert_line ("单位收支总体情况表", "1 单位收支总体情况表;");
}
END_TEST

START_TEST (numbers_stand_before_it)
{
    static const char *const lines[] = {
        "表1部门收支总体情况表",    "表1：部门收支总体情况表",     "表 1 部门收支总体情况表",
        "附表1部门收支总体情况表",  "表一、部门收支总体情况表",    "表１：部门收支总体情况表",
        "2024年部门收支总体情况表", "表1 2024年部门收支总体情况表"
    };
    for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
        assert_line (lines[i], "1 部门收支总体情况表;");
}
END_TEST

START_TEST (the_title_says_which_table)
{
    assert_line ("表9 项目支出情况表", "2 项目支出情况表;");
}
END_TEST

START_TEST (other_lines_are_none)
{
    assert_line ("", "");
    assert_line ("总计", "");
    assert_line ("详见部门收支总体情况表所列各项", "");
    assert_line ("关于部门收支总体情况表的说明", "");
}
END_TEST

START_TEST (a_number_with_another_title_is_a_strange_table)
{
    assert_line ("表12 绩效目标表", "?;");
}
END_TEST

START_TEST (continuations_are_told)
{
    assert_line ("部门收支总体情况表（续）", "1+ 部门收支总体情况表;");
    assert_line ("表1（续）部门收支总体情况表", "1+ 部门收支总体情况表;");
    assert_line ("续表1 部门收支总体情况表", "1+ 部门收支总体情况表;");
}
END_TEST

START_TEST (a_bare_continuation_mark_is_no_caption)
{
    g_autoptr (Grammar) grammar = small_grammar ();
    assert_line ("续表", "");
    ck_assert (caption_is_continuation (grammar, "续表"));
    ck_assert (caption_is_continuation (grammar, "续表1"));
    ck_assert (!caption_is_continuation (grammar, "续表部门"));
    ck_assert (!caption_is_continuation (grammar, "表1"));
    ck_assert (!caption_is_continuation (grammar, ""));
}
END_TEST

START_TEST (the_number_may_stand_on_the_line_above)
{
    g_autoptr (Page) page = page_new (1, 595, 842);
    draw_left (page, 50, 80, "表1");
    draw_middle (page, 300, 100, "部门收支总体情况表");
    assert_captions (page, "1 部门收支总体情况表;");
    g_autoptr (Grammar) grammar = small_grammar ();
    g_autoptr (Words) words = words_new (page);
    g_autoptr (GArray) captions = captions_find (words, grammar);
    const Caption *caption = &g_array_index (captions, Caption, 0);
    ck_assert_double_eq_tol (caption->top, 75, 1e-6);
    ck_assert_double_eq_tol (caption->bottom, 105, 1e-6);
}
END_TEST

START_TEST (a_title_over_two_lines)
{
    g_autoptr (Page) page = page_new (1, 595, 842);
    draw_middle (page, 300, 100, "2024年部门收支");
    draw_middle (page, 300, 114, "总体情况表");
    draw_left (page, 50, 140, "总计");
    assert_captions (page, "1 部门收支总体情况表;");
}
END_TEST

START_TEST (a_title_beside_other_words)
{
    g_autoptr (Page) page = page_new (1, 595, 842);
    draw_left (page, 50, 100, "预算公开");
    draw_middle (page, 300, 100, "部门收支总体情况表");
    draw_right (page, 550, 100, "单位：万元");
    assert_captions (page, "1 部门收支总体情况表;");
}
END_TEST

START_TEST (a_letter_spaced_title)
{
    static const char *const letters[] = { "部", "门", "收", "支", "总", "体", "情", "况", "表" };
    g_autoptr (Page) page = page_new (1, 595, 842);
    for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
        draw_left (page, 100 + 30 * i, 100, letters[i]);
    assert_captions (page, "1 部门收支总体情况表;");
}
END_TEST

START_TEST (several_stand_in_order)
{
    g_autoptr (Page) page = page_new (1, 595, 842);
    draw_middle (page, 300, 500, "表2 项目支出情况表");
    draw_middle (page, 300, 100, "表1 部门收支总体情况表");
    draw_left (page, 50, 300, "教育支出");
    assert_captions (page, "1 部门收支总体情况表;2 项目支出情况表;");
}
END_TEST

START_TEST (radicals_are_read_as_ideographs)
{
    /* U+2F6C is drawn as 目 and told by fonts that lack a better code. */
    assert_line ("项⽬支出情况表", "2 项目支出情况表;");
}
END_TEST

START_TEST (long_lines_are_prose)
{
    g_autoptr (GString) line = g_string_new ("2024年");
    for (guint i = 0; i < 100; i++)
        g_string_append (line, "部门收支总体情况表");
    assert_line (line->str, "");
}
END_TEST

int
main (void)
{
    const TTest *const tests[] = {
        a_title_alone_is_a_caption,
        numbers_stand_before_it,
        the_title_says_which_table,
        other_lines_are_none,
        a_number_with_another_title_is_a_strange_table,
        continuations_are_told,
        a_bare_continuation_mark_is_no_caption,
        the_number_may_stand_on_the_line_above,
        a_title_over_two_lines,
        a_title_beside_other_words,
        a_letter_spaced_title,
        several_stand_in_order,
        radicals_are_read_as_ideographs,
        long_lines_are_prose,
        NULL,
    };
    return suite_run ("caption", tests);
}
