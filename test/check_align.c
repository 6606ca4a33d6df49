/* Tables whose rows or columns no rules draw.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "grid.h"

#include "drawing.h"
#include "grid_build.h"
#include "suite.h"

static void
assert_told (const Grid *grid, DiscloseWay way, const char *expected)
{
    ck_assert_ptr_nonnull (grid);
    g_autofree char *told = grid_told (grid);
    ck_assert_str_eq (told, expected);
    ck_assert_int_eq (grid->way, way);
}

/* The grid of the only frame on the page. */
static void
assert_framed (const Page *page, DiscloseWay way, const char *expected)
{
    g_autoptr (Words) words = words_new (page);
    g_autoptr (GPtrArray) frames = frames_find (page, 0, page->height);
    ck_assert_uint_eq (frames->len, 1);
    g_autoptr (Grid) grid =
        grid_from_frame (words, g_ptr_array_index (frames, 0), 0, page->height, NULL);
    assert_told (grid, way, expected);
}

static void
assert_unruled (const Page *page, const char *expected)
{
    g_autoptr (Words) words = words_new (page);
    g_autoptr (Grid) grid = grid_from_words (words, 0, page->height, NULL);
    assert_told (grid, DISCLOSE_WAY_ALIGNED, expected);
}

static void
draw_head (Page *page, double y)
{
    draw_middle (page, 100, y, "项目");
    draw_middle (page, 230, y, "合计");
    draw_middle (page, 330, y, "基本支出");
}

static void
draw_row (Page *page, double y, const char *name, const char *total, const char *basic)
{
    draw_left (page, 52, y, name);
    draw_right (page, 250, y, total);
    draw_right (page, 350, y, basic);
}

static void
draw_rows (Page *page)
{
    draw_head (page, 110);
    draw_row (page, 130, "一般公共服务", "2,400.54", "400.54");
    draw_row (page, 146, "教育支出", "1.00", "");
    draw_row (page, 162, "卫生健康支出", "20.00", "3.00");
    draw_row (page, 178, "住房保障支出", "300.00", "300.00");
    draw_row (page, 194, "总计", "2,721.54", "703.54");
}

static const char rows_told[] =
    "项目|合计|基本支出;一般公共服务|2,400.54|400.54;教育支出|1.00|;卫生健康支出|20.00|3.00;"
    "住房保障支出|300.00|300.00;总计|2,721.54|703.54;";

START_TEST (three_lines)
{
    g_autoptr (Page) page = page_new (1, 595, 842);
    draw_across (page, 50, 360, 100);
    draw_across (page, 50, 360, 120);
    draw_across (page, 50, 360, 204);
    draw_rows (page);
    assert_framed (page, DISCLOSE_WAY_ALIGNED, rows_told);
}
END_TEST

START_TEST (a_line_between_all_rows)
{
    g_autoptr (Page) page = page_new (1, 595, 842);
    draw_across (page, 50, 360, 100);
    draw_across (page, 50, 360, 120);
    for (guint i = 0; i < 5; i++)
        draw_across (page, 50, 360, 138 + 16 * i);
    draw_rows (page);
    assert_framed (page, DISCLOSE_WAY_LINED, rows_told);
}
END_TEST

START_TEST (a_box_around_all)
{
    g_autoptr (Page) page = page_new (1, 595, 842);
    draw_across (page, 48, 362, 100);
    draw_across (page, 48, 362, 204);
    draw_down (page, 48, 100, 204);
    draw_down (page, 362, 100, 204);
    draw_rows (page);
    assert_framed (page, DISCLOSE_WAY_ALIGNED, rows_told);
}
END_TEST

START_TEST (no_rules)
{
    g_autoptr (Page) page = page_new (1, 595, 842);
    draw_rows (page);
    assert_unruled (page, rows_told);
}
END_TEST

START_TEST (words_in_no_columns_are_no_grid)
{
    g_autoptr (Page) page = page_new (1, 595, 842);
    draw_left (page, 50, 100, "第一部分部门概况");
    draw_left (page, 50, 120, "本部门主要职责是负责全州财政工作");
    g_autoptr (Words) words = words_new (page);
    g_autoptr (Grid) grid = grid_from_words (words, 0, page->height, NULL);
    ck_assert_ptr_null (grid);
}
END_TEST

/* Names of two and three lines; where their amounts stand beside them is the argument: 0 at the
 * first line, 0.5 in the middle, 1 at the last. */
static void
check_wrapped (double where)
{
    g_autoptr (Page) page = page_new (1, 595, 842);
    draw_head (page, 110);
    draw_row (page, 130, "教育支出", "1.00", "1.00");
    draw_left (page, 52, 152, "机关事业单位基本");
    draw_left (page, 52, 163, "养老保险缴费支出");
    draw_row (page, 152 + 11 * where, "", "20.00", "3.00");
    draw_row (page, 185, "住房公积金", "300.00", "300.00");
    draw_left (page, 52, 207, "机关事业单位职业");
    draw_left (page, 52, 218, "年金缴费支出以及");
    draw_left (page, 52, 229, "其他支出");
    draw_row (page, 207 + 22 * where, "", "4.00", "4.00");
    draw_row (page, 251, "总计", "325.00", "308.00");
    assert_unruled (page, "项目|合计|基本支出;教育支出|1.00|1.00;"
                          "机关事业单位基本/养老保险缴费支出|20.00|3.00;住房公积金|300.00|300.00;"
                          "机关事业单位职业/年金缴费支出以及/其他支出|4.00|4.00;"
                          "总计|325.00|308.00;");
}

START_TEST (wrapped_names_with_amounts_at_the_first_line)
{
    check_wrapped (0);
}
END_TEST

START_TEST (wrapped_names_with_amounts_in_the_middle)
{
    check_wrapped (0.5);
}
END_TEST

START_TEST (wrapped_names_with_amounts_at_the_last_line)
{
    check_wrapped (1);
}
END_TEST

START_TEST (a_name_without_amounts_is_a_row)
{
    g_autoptr (Page) page = page_new (1, 595, 842);
    draw_head (page, 110);
    draw_row (page, 130, "一、本年收入", "5.00", "5.00");
    draw_row (page, 146, "其中", "", "");
    draw_row (page, 162, "教育支出", "20.00", "3.00");
    draw_row (page, 178, "住房公积金", "300.00", "300.00");
    draw_row (page, 194, "卫生健康支出", "30.00", "30.00");
    draw_row (page, 210, "总计", "325.00", "308.00");
    assert_unruled (page, "项目|合计|基本支出;一、本年收入|5.00|5.00;其中||;教育支出|20.00|3.00;"
                          "住房公积金|300.00|300.00;卫生健康支出|30.00|30.00;"
                          "总计|325.00|308.00;");
}
END_TEST

START_TEST (ruled_columns_without_ruled_rows)
{
    static const double xs[] = { 50, 180, 260, 360 }, ys[] = { 100, 120, 204 };
    g_autoptr (Page) page = page_new (1, 595, 842);
    draw_grid (page, xs, G_N_ELEMENTS (xs), ys, G_N_ELEMENTS (ys));
    draw_rows (page);
    g_autoptr (Words) words = words_new (page);
    g_autoptr (GPtrArray) frames = frames_find (page, 0, page->height);
    g_autoptr (Grid) grid =
        grid_from_frame (words, g_ptr_array_index (frames, 0), 0, page->height, NULL);
    g_autofree char *told = grid_told (grid);
    ck_assert_str_eq (told, rows_told);
}
END_TEST

START_TEST (known_columns_are_kept_to)
{
    static const double known[] = { 48, 150, 260, 360, 460 };
    g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (double));
    g_array_append_vals (columns, known, G_N_ELEMENTS (known));
    const Before before = { columns, NULL };
    g_autoptr (Page) page = page_new (1, 595, 842);
    draw_row (page, 130, "教育支出", "20.00", "3.00");
    draw_row (page, 146, "总计", "325.00", "308.00");
    g_autoptr (Words) words = words_new (page);
    g_autoptr (Grid) grid = grid_from_words (words, 0, page->height, &before);
    assert_told (grid, DISCLOSE_WAY_ALIGNED, "教育支出|20.00|3.00|;总计|325.00|308.00|;");
}
END_TEST

/* A label may hang over into the next column, a sentence goes over several: it is in none of them,
 * and its year no figure of one. */
START_TEST (a_sentence_over_columns_is_cut)
{
    static const double known[] = { 48, 100, 150, 200, 250 };
    g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (double));
    g_array_append_vals (columns, known, G_N_ELEMENTS (known));
    const Before before = { columns, NULL };
    g_autoptr (Page) page = page_new (1, 595, 842);
    draw_left (page, 52, 130, "农林水支出类");
    draw_right (page, 198, 130, "20.00");
    draw_left (page, 52, 160, "水务局无此项2026年支出列支");
    g_autoptr (Words) words = words_new (page);
    g_autoptr (Grid) grid = grid_from_words (words, 0, page->height, &before);
    assert_told (grid, DISCLOSE_WAY_ALIGNED, "农林水支出类||20.00|;水务局无此|项2026年支|出列支|;");
}
END_TEST

/* Every line a number, all in one column but for the last: the worst there is to align. */
START_TEST (a_hostile_page_ends)
{
    g_autoptr (Page) page = page_new (1, 595, 842);
    for (guint i = 0; i < 3000; i++) {
        draw_left (page, 50, 10 + i * 0.27, i % 2 == 0 ? "一" : "二");
        draw_left (page, 150, 10 + i * 0.27, "1.00");
    }
    g_autoptr (Words) words = words_new (page);
    g_autoptr (Grid) grid = grid_from_words (words, 0, page->height, NULL);
    ck_assert (grid == NULL || grid_n_rows (grid) > 0);
}
END_TEST

int
main (void)
{
    const TTest *const tests[] = {
        three_lines,
        a_line_between_all_rows,
        a_box_around_all,
        no_rules,
        words_in_no_columns_are_no_grid,
        wrapped_names_with_amounts_at_the_first_line,
        wrapped_names_with_amounts_in_the_middle,
        wrapped_names_with_amounts_at_the_last_line,
        a_name_without_amounts_is_a_row,
        ruled_columns_without_ruled_rows,
        known_columns_are_kept_to,
        a_sentence_over_columns_is_cut,
        a_hostile_page_ends,
        NULL,
    };
    return suite_run ("align", tests);
}
