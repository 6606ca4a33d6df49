/* Columns from how words stand over each other.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "columns.h"

#include "drawing.h"
#include "suite.h"

START_TEST (index_lines_count_up)
{
    static const struct {
        const char *words[5];
        gboolean index;
    } lines[] = {
        { { "※", "※", "1", "2", "3" }, TRUE },
        { { "**", "1", "2" }, TRUE },
        { { "栏次", "1", "2", "3", "4" }, TRUE },
        { { "1", "2" }, TRUE },
        { { "1", "3" }, FALSE },
        { { "2", "1" }, FALSE },
        { { "1" }, FALSE },
        { { "合计", "1.00", "2.00" }, FALSE },
        { { "一般公共", "1", "2" }, FALSE },
        { { "201", "1", "2" }, FALSE },
    };
    for (guint i = 0; i < G_N_ELEMENTS (lines); i++) {
        g_autoptr (Page) page = page_new (1, 595, 842);
        for (guint w = 0; w < 5 && lines[i].words[w] != NULL; w++)
            draw_left (page, 50 + 100 * w, 100, lines[i].words[w]);
        g_autoptr (Words) words = words_new (page);
        ck_assert_msg (line_is_index (words, 0) == lines[i].index, "line %u", i);
    }
}
END_TEST

/* A heading of two lines and rows of figures, with prose above and below. */
static Page *
plain_page (void)
{
    Page *page = page_new (1, 595, 842);
    draw_left (page, 50, 100, "项目");
    draw_middle (page, 250, 90, "支出");
    draw_middle (page, 200, 100, "基本");
    draw_middle (page, 300, 100, "项目");
    for (guint i = 0; i < 6; i++) {
        draw_left (page, 50, 120 + 16 * i, i % 2 == 0 ? "一般公共服务" : "教育支出");
        draw_right (page, 220, 120 + 16 * i, "1,234.56");
        draw_right (page, 320, 120 + 16 * i, i % 2 == 0 ? "7.00" : "89.10");
    }
    return page;
}

START_TEST (a_stretch_is_heading_and_body)
{
    g_autoptr (Page) page = plain_page ();
    g_autoptr (Words) words = words_new (page);
    Stretch stretch;
    ck_assert (stretch_find (words, 0, 842, FALSE, NULL, &stretch));
    ck_assert_uint_eq (stretch.first, 0);
    ck_assert_uint_eq (stretch.body, 2);
    ck_assert_uint_eq (stretch.end, 8);
}
END_TEST

START_TEST (an_index_line_ends_the_heading)
{
    g_autoptr (Page) page = plain_page ();
    draw_left (page, 55, 110, "※");
    draw_middle (page, 200, 110, "1");
    draw_middle (page, 300, 110, "2");
    g_autoptr (Words) words = words_new (page);
    Stretch stretch;
    ck_assert (stretch_find (words, 0, 842, FALSE, NULL, &stretch));
    ck_assert_uint_eq (stretch.body, 3);
    ck_assert_uint_eq (stretch.end, 9);
}
END_TEST

START_TEST (prose_and_gaps_end_it)
{
    g_autoptr (Page) page = plain_page ();
    draw_left (page, 50, 216, "本部门按照有关规定编制预算并对全部收支的真实性负责特此说明");
    draw_left (page, 50, 232, "合计");
    draw_right (page, 220, 232, "1.00");
    g_autoptr (Words) words = words_new (page);
    Stretch stretch;
    ck_assert (stretch_find (words, 0, 842, FALSE, NULL, &stretch));
    ck_assert_uint_eq (stretch.end, 8);

    g_autoptr (Page) gap = plain_page ();
    draw_left (gap, 50, 400, "合计");
    draw_right (gap, 205, 400, "1.00");
    g_autoptr (Words) far = words_new (gap);
    ck_assert (stretch_find (far, 0, 842, FALSE, NULL, &stretch));
    ck_assert_uint_eq (stretch.end, 8);
    /* Rules around it say better. */
    ck_assert (stretch_find (far, 0, 842, TRUE, NULL, &stretch));
    ck_assert_uint_eq (stretch.end, 9);
}
END_TEST

START_TEST (a_row_set_as_those_above_goes_on_below_a_gap)
{
    g_autoptr (Page) page = plain_page ();
    draw_left (page, 50, 400, "合计");
    draw_right (page, 220, 400, "1.00");
    Stretch stretch;
    g_autoptr (Words) words = words_new (page);
    ck_assert (stretch_find (words, 0, 842, FALSE, NULL, &stretch));
    ck_assert_uint_eq (stretch.end, 9);

    g_autoptr (Page) bare = plain_page (); /* a page's number has no label */
    draw_right (bare, 220, 400, "12");
    g_autoptr (Words) number = words_new (bare);
    ck_assert (stretch_find (number, 0, 842, FALSE, NULL, &stretch));
    ck_assert_uint_eq (stretch.end, 8);
}
END_TEST

START_TEST (words_without_figures_are_none)
{
    g_autoptr (Page) page = page_new (1, 595, 842);
    Stretch stretch;
    g_autoptr (Words) none = words_new (page);
    ck_assert (!stretch_find (none, 0, 842, FALSE, NULL, &stretch));
    draw_left (page, 50, 100, "第一部分");
    draw_left (page, 50, 120, "部门概况");
    g_autoptr (Words) words = words_new (page);
    ck_assert (!stretch_find (words, 0, 842, FALSE, NULL, &stretch));
    ck_assert (!stretch_find (words, 200, 842, FALSE, NULL, &stretch));
}
END_TEST

/* Columns as "x0 x1;" in whole points. */
static char *
columns_told (const Page *page)
{
    g_autoptr (Words) words = words_new (page);
    Stretch stretch;
    ck_assert (stretch_find (words, 0, 842, FALSE, NULL, &stretch));
    g_autoptr (GArray) columns = columns_of_body (words, &stretch);
    columns_add_heading (columns, words, &stretch);
    GString *out = g_string_new (NULL);
    for (guint c = 0; c < columns->len; c++) {
        const Column *column = &g_array_index (columns, Column, c);
        g_string_append_printf (out, "%ld %ld;", lround (column->x0), lround (column->x1));
    }
    return g_string_free (out, FALSE);
}

START_TEST (columns_stand_apart)
{
    g_autoptr (Page) page = plain_page ();
    g_autofree char *told = columns_told (page);
    ck_assert_str_eq (told, "50 110;180 220;290 320;");
}
END_TEST

START_TEST (a_blank_column_shows_in_its_heading)
{
    g_autoptr (Page) page = plain_page ();
    draw_middle (page, 400, 100, "事业收入");
    g_autofree char *told = columns_told (page);
    ck_assert_str_eq (told, "50 110;180 220;290 320;380 420;");
}
END_TEST

START_TEST (narrow_gaps_part_long_tables)
{
    g_autoptr (Page) page = page_new (1, 595, 842);
    draw_middle (page, 120, 100, "合计");
    draw_middle (page, 155, 100, "基本");
    for (guint i = 0; i < 8; i++) {
        draw_left (page, 50, 120 + 16 * i, "教育");
        draw_right (page, 135, 120 + 16 * i, "123.45");
        draw_left (page, 138, 120 + 16 * i, "678.90");
    }
    g_autofree char *told = columns_told (page);
    ck_assert_str_eq (told, "50 70;105 135;138 168;");
}
END_TEST

START_TEST (headings_in_the_middle_meet_figures_at_the_side)
{
    g_autoptr (Page) page = page_new (1, 595, 842);
    draw_middle (page, 100, 100, "项目");
    draw_middle (page, 300, 100, "合计"); /* of a column from 200 to 400 */
    for (guint i = 0; i < 6; i++) {
        draw_left (page, 50, 120 + 16 * i, "教育支出");
        draw_right (page, 398, 120 + 16 * i, "123.45");
    }
    g_autofree char *told = columns_told (page);
    ck_assert_str_eq (told, "50 110;290 398;");
}
END_TEST

START_TEST (dividers_stand_half_way)
{
    g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (Column));
    const Column a = { 50, 100, TRUE, TRUE, 0, TRUE, 0 }, b = { 140, 200, TRUE, TRUE, 0, TRUE, 0 };
    g_array_append_val (columns, a);
    g_array_append_val (columns, b);
    g_autoptr (GArray) dividers = columns_dividers (columns);
    ck_assert_uint_eq (dividers->len, 3);
    ck_assert_double_lt (g_array_index (dividers, double, 0), 50);
    ck_assert_double_eq_tol (g_array_index (dividers, double, 1), 120, 1e-9);
    ck_assert_double_gt (g_array_index (dividers, double, 2), 200);
}
END_TEST

int
main (void)
{
    const TTest *const tests[] = {
        index_lines_count_up,
        a_stretch_is_heading_and_body,
        an_index_line_ends_the_heading,
        prose_and_gaps_end_it,
        a_row_set_as_those_above_goes_on_below_a_gap,
        words_without_figures_are_none,
        columns_stand_apart,
        a_blank_column_shows_in_its_heading,
        narrow_gaps_part_long_tables,
        headings_in_the_middle_meet_figures_at_the_side,
        dividers_stand_half_way,
        NULL,
    };
    return suite_run ("columns", tests);
}
