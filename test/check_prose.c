/* Paragraphs over lines and pages, and what is no prose, from page dumps.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "dump.h"
#include "prose.h"
#include "suite.h"

#include <string.h>

/* The prose of a dump, paragraphs divided by '\n'. */
static Prose *
read_dump (const char *dump, const GArray *regions)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) pages = pages_load (dump, -1, &error);
    g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (DiscloseSource));
    g_autoptr (GArray) read = g_array_new (FALSE, FALSE, sizeof (ProsePage));
    g_autofree char *message = NULL;
    gsize offset;
    g_autoptr (PatternPool) pool = pattern_pool_new ();
    Pattern *furniture = pattern_new (pool, "^-?[0-9]{1,3}-?$", &offset, &message);
    ck_assert_msg (pages != NULL, "%s", pages == NULL ? error->message : "");
    for (guint i = 0; i < pages->len; i++) {
        const Page *page = g_ptr_array_index (pages, i);
        const ProsePage on = { page, words_new (page) };
        g_array_append_val (read, on);
    }
    Prose *prose = prose_new (read, regions != NULL ? regions : none, furniture);
    for (guint i = 0; i < read->len; i++)
        words_free ((Words *) g_array_index (read, ProsePage, i).words);
    pattern_free (furniture);
    return prose;
}

static void
check_dump (const char *dump, const char *expected)
{
    g_autoptr (Prose) prose = read_dump (dump, NULL);
    ck_assert_str_eq (prose->text->str, expected);
}

/* Twenty characters of 10 points fill a line from 50 to 250; a paragraph begins at 70. */
#define A20 "青泉县水务局二〇二四年收入预算说明并附表"
#define A18 "青泉县水务局二〇二四年收入预算说明附表"

START_TEST (lines_are_joined_to_paragraphs)
{
    check_dump ("page 1 300 400\n"
                "word 70 50 250 60 青泉县水务局二〇二四年收入预算说明附\n"
                "word 50 70 250 80 " A20 "\n"
                "word 50 90 120 100 共三百万元。\n"
                "word 70 110 250 120 支出预算部分与上年预算持平没有什么变\n"
                "word 50 130 70 140 化。\n",
                "青泉县水务局二〇二四年收入预算说明附" A20 "共三百万元。\n"
                "支出预算部分与上年预算持平没有什么变化。");
}
END_TEST

START_TEST (a_line_that_ends_before_a_long_number_goes_on)
{
    check_dump ("page 1 300 400\n"
                "word 50 50 250 60 " A20 "\n"
                "word 50 70 210 80 收入预算总共安排下列各项合计为：\n"
                "word 50 90 100 100 1,234.56万元\n"
                "word 50 110 250 120 " A20 "\n",
                A20 "收入预算总共安排下列各项合计为:1,234.56万元\n" A20);
}
END_TEST

START_TEST (a_paragraph_runs_over_a_page)
{
    check_dump ("page 1 300 400\n"
                "word 50 50 250 60 " A20 "\n"
                "word 140 380 150 390 -1-\n"
                "page 2 300 400\n"
                "word 50 50 250 60 " A20 "\n"
                "word 50 70 120 80 共三百万元。\n"
                "word 140 380 150 390 -2-\n",
                A20 A20 "共三百万元。");
}
END_TEST

#define B20 "本年预算安排项目支出共三项均已列入附表"

START_TEST (a_running_head_is_left_out)
{
    check_dump ("page 1 300 400\nword 50 20 150 30 部门预算公开\nword 50 50 250 60 " A20 "\n"
                "page 2 300 400\nword 50 20 150 30 部门预算公开\nword 50 50 250 60 " B20 "\n"
                "page 3 300 400\nword 50 20 150 30 部门预算公开\nword 50 50 250 60 " A18 "\n",
                A20 B20 A18);
}
END_TEST

#define LINE(y, text) "word 50 3" #y "0 250 3" #y "9 " text "\n"
#define SIXTH "第六条管理和指导全县水务工作规范程序等"
#define SEVENTH "第七条负责组织实施跨地区调水和灌溉工程"
#define EIGHTH "第八条负责水利工程建设的监督和验收工作"
#define NINTH "第九条负责水资源的管理和保护及考核工作"
#define TENTH "第十条承办上级交办的其他各类事项等工作"
#define BLOCK LINE (1, SIXTH) LINE (2, SEVENTH) LINE (3, EIGHTH) LINE (4, NINTH) LINE (5, TENTH)

START_TEST (text_that_stands_twice_is_read_once)
{
    check_dump ("page 1 300 400\n" BLOCK "page 2 300 400\n" BLOCK,
                SIXTH SEVENTH EIGHTH NINTH TENTH);
}
END_TEST

START_TEST (a_line_that_is_printed_twice_stays)
{
    check_dump ("page 1 300 400\n"
                "word 70 50 250 60 资金执行时间二〇二四年一月到十二月。\n"
                "word 70 70 250 80 资金执行时间二〇二四年一月到十二月。\n"
                "word 70 90 250 100 青泉县水务局二〇二四年收入预算说明附\n"
                "word 50 110 70 120 表。\n",
                "资金执行时间二〇二四年一月到十二月。\n资金执行时间二〇二四年一月到十二月。\n"
                "青泉县水务局二〇二四年收入预算说明附表。");
}
END_TEST

START_TEST (tables_are_left_out)
{
    g_autoptr (GArray) regions = g_array_new (FALSE, FALSE, sizeof (DiscloseSource));
    const DiscloseSource table = { 1, 40, 100, 260, 200 };
    g_array_append_val (regions, table);
    g_autoptr (Prose) prose = read_dump ("page 1 300 400\n"
                                         "word 50 50 250 60 " A20 "\n"
                                         "word 60 150 100 160 3.20\n"
                                         "word 50 210 70 220 尾。\n"
                                         /* a grid that no template knows: a performance table */
                                         "rule 50 300 250 300.5\nrule 50 350 250 350.5\n"
                                         "rule 50 300 50.5 350\nrule 150 300 150.5 350\n"
                                         "rule 249.5 300 250 350\n"
                                         "word 60 320 100 330 指标\nword 160 320 200 330 5.00\n",
                                         regions);
    ck_assert_str_eq (prose->text->str, A20 "尾。");
}
END_TEST

START_TEST (a_span_has_its_places_and_its_print)
{
    g_autoptr (Prose) prose =
        read_dump ("page 1 300 400\n"
                   "word 50 50 250 60 “三公”经费二〇二四年收入预算说明及附表。\n"
                   "word 50 70 100 80 为３０万\n",
                   NULL);
    const char *text = prose->text->str;
    const gsize start = (gsize) (strstr (text, "为30") - text);
    g_autofree char *printed = prose_printed (prose, start, start + strlen ("为30"));
    ck_assert_str_eq (printed, "为３０");
    g_autoptr (GArray) places = prose_places (prose, start, start + strlen ("为30"));
    ck_assert_uint_eq (places->len, 1);
    const DiscloseSource *place = &g_array_index (places, DiscloseSource, 0);
    ck_assert_uint_eq (place->page, 1);
    ck_assert (place->x0 == 50 && place->y0 == 70 && place->x1 < 100);
    g_autofree char *quoted = prose_printed (prose, 0, strlen ("三公"));
    ck_assert_str_eq (quoted, "“三公”");

    gsize from = start, to = start + 3;
    prose_sentence (prose, &from, &to);
    ck_assert_str_eq (text + from, "为30万");
    from = to = 3;
    prose_sentence (prose, &from, &to);
    ck_assert (from == 0 && g_str_has_prefix (text + to, "为"));
}
END_TEST

START_TEST (nothing_gives_nothing)
{
    check_dump ("page 1 300 400\n", "");
}
END_TEST

int
main (void)
{
    const TTest *const tests[] = {
        lines_are_joined_to_paragraphs,
        a_line_that_ends_before_a_long_number_goes_on,
        a_paragraph_runs_over_a_page,
        a_running_head_is_left_out,
        text_that_stands_twice_is_read_once,
        a_line_that_is_printed_twice_stays,
        tables_are_left_out,
        a_span_has_its_places_and_its_print,
        nothing_gives_nothing,
        NULL,
    };
    return suite_run ("prose", tests);
}
