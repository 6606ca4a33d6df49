/* Grids of drawn rules: dividers, merged cells, and which cell text belongs to.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "grid.h"

#include "drawing.h"
#include "grid_build.h"
#include "suite.h"

static const double xs[] = { 50, 150, 250, 350 }, ys[] = { 100, 120, 140, 160 };

static Page *
ruled_page (void)
{
    Page *page = page_new (1, 595, 842);
    draw_grid (page, xs, G_N_ELEMENTS (xs), ys, G_N_ELEMENTS (ys));
    return page;
}

static Grid *
only_grid (const Page *page)
{
    g_autoptr (Words) words = words_new (page);
    g_autoptr (GPtrArray) frames = frames_find (page, 0, page->height);
    ck_assert_uint_eq (frames->len, 1);
    Grid *grid = grid_from_frame (words, g_ptr_array_index (frames, 0), 0, page->height, NULL);
    ck_assert_ptr_nonnull (grid);
    return grid;
}

static void
assert_grid (const Page *page, const char *expected)
{
    g_autoptr (Grid) grid = only_grid (page);
    g_autofree char *told = grid_told (grid);
    ck_assert_int_eq (grid->way, DISCLOSE_WAY_RULED);
    ck_assert_str_eq (told, expected);
}

START_TEST (text_goes_to_its_cell)
{
    g_autoptr (Page) page = ruled_page ();
    draw_middle (page, 100, 110, "项目");
    draw_middle (page, 200, 110, "合计");
    draw_middle (page, 300, 110, "基本支出");
    draw_left (page, 52, 130, "一般公共服务支出");
    draw_right (page, 248, 130, "2,400.54");
    draw_right (page, 348, 130, "1.00");
    draw_left (page, 52, 150, "总计");
    draw_right (page, 248, 150, "2,401.54");
    assert_grid (page, "项目|合计|基本支出;一般公共服务支出|2,400.54|1.00;总计|2,401.54|;");
}
END_TEST

START_TEST (dividers_are_the_rules)
{
    g_autoptr (Page) page = ruled_page ();
    draw_middle (page, 100, 110, "项目");
    g_autoptr (Grid) grid = only_grid (page);
    ck_assert_uint_eq (grid_n_cols (grid), 3);
    ck_assert_uint_eq (grid_n_rows (grid), 3);
    for (guint i = 0; i < 4; i++) {
        ck_assert_double_eq_tol (g_array_index (grid->xs, double, i), xs[i], 0.3);
        ck_assert_double_eq_tol (g_array_index (grid->ys, double, i), ys[i], 0.3);
    }
}
END_TEST

START_TEST (doubled_rules_are_one_divider)
{
    g_autoptr (Page) page = ruled_page ();
    draw_down (page, 152.5, 100, 160);
    draw_across (page, 50, 350, 122);
    draw_middle (page, 100, 110, "项目");
    draw_right (page, 248, 130, "5.00");
    assert_grid (page, "项目||;|5.00|;||;");
}
END_TEST

START_TEST (the_sides_may_be_open)
{
    g_autoptr (Page) page = page_new (1, 595, 842);
    for (guint i = 0; i < 4; i++)
        draw_across (page, 50, 350, ys[i]);
    draw_down (page, 150, 100, 160);
    draw_down (page, 250, 100, 160);
    draw_middle (page, 100, 110, "项目");
    draw_right (page, 348, 150, "5.00");
    assert_grid (page, "项目||;||;||5.00;");
}
END_TEST

START_TEST (headings_span_columns_and_rows)
{
    g_autoptr (Page) page = page_new (1, 595, 842);
    draw_across (page, 50, 350, 100);
    draw_across (page, 150, 350, 120); /* under 支出 only */
    draw_across (page, 50, 350, 140);
    draw_across (page, 50, 350, 160);
    for (guint i = 0; i < 4; i++)
        draw_down (page, xs[i], i == 2 ? 120 : 100, 160);
    draw_middle (page, 100, 120, "项目");
    draw_middle (page, 250, 110, "支出");
    draw_middle (page, 200, 130, "基本");
    draw_middle (page, 300, 130, "项目");
    draw_right (page, 248, 150, "1.00");
    draw_right (page, 348, 150, "2.00");
    assert_grid (page, "项目|支出|<;^|基本|项目;|1.00|2.00;");
    g_autoptr (Grid) grid = only_grid (page);
    ck_assert_uint_eq (grid_cell (grid, 0, 1)->n_cols, 2);
    ck_assert_uint_eq (grid_cell (grid, 0, 0)->n_rows, 2);
    ck_assert_ptr_eq (grid_cell (grid, 0, 1), grid_cell (grid, 0, 2));
}
END_TEST

START_TEST (a_wrapped_name_is_one_cell)
{
    static const double tall[] = { 100, 120, 160, 180 };
    g_autoptr (Page) page = page_new (1, 595, 842);
    draw_grid (page, xs, G_N_ELEMENTS (xs), tall, G_N_ELEMENTS (tall));
    draw_middle (page, 100, 110, "项目");
    draw_left (page, 52, 128, "行政单位离");
    draw_left (page, 52, 140, "退休经费和");
    draw_left (page, 52, 152, "补贴");
    draw_right (page, 248, 140, "3.00");
    draw_left (page, 52, 170, "合计");
    draw_right (page, 248, 170, "3.00");
    assert_grid (page, "项目||;行政单位离/退休经费和/补贴|3.00|;合计|3.00|;");
}
END_TEST

START_TEST (an_amount_wrapped_in_its_cell_is_one_cell)
{
    static const double tall[] = { 100, 120, 160, 180 };
    g_autoptr (Page) page = page_new (1, 595, 842);
    draw_grid (page, xs, G_N_ELEMENTS (xs), tall, G_N_ELEMENTS (tall));
    draw_left (page, 52, 140, "合计");
    draw_left (page, 152, 134, "12,345,6");
    draw_left (page, 152, 146, "78.90");
    draw_right (page, 248, 170, "3.00");
    assert_grid (page, "||;合计|12,345,6/78.90|;|3.00|;");
}
END_TEST

START_TEST (a_number_that_sticks_out_goes_whole)
{
    g_autoptr (Page) page = ruled_page ();
    draw_left (page, 52, 130, "合计");
    draw_right (page, 255, 130, "12,345.67"); /* over the divider at 250 */
    draw_right (page, 348, 130, "1.00");
    draw_left (page, 145, 150, "98,765.43"); /* over the one at 150 */
    assert_grid (page, "||;合计|12,345.67|1.00;|98,765.43|;");
}
END_TEST

START_TEST (numbers_that_touch_are_parted_at_the_divider)
{
    g_autoptr (Page) page = ruled_page ();
    draw_right (page, 250, 130, "12.34");
    draw_left (page, 250, 130, "56.78");
    assert_grid (page, "||;|12.34|56.78;||;");
}
END_TEST

START_TEST (a_code_close_to_an_amount_is_parted_at_the_divider)
{
    g_autoptr (Page) page = ruled_page ();
    draw_right (page, 249.5, 130, "13,049.87");
    draw_left (page, 250.4, 130, "201");
    draw_right (page, 249.5, 150, "-");
    draw_left (page, 250.4, 150, "201");
    g_array_index (page->glyphs, Glyph, 8).box.x1 = 250.4; /* the 7, drawn out to the code */
    assert_grid (page, "||;|13,049.87|201;|-|201;");
}
END_TEST

START_TEST (letter_spaced_text_is_one)
{
    g_autoptr (Page) page = ruled_page ();
    draw_left (page, 60, 130, "总");
    draw_left (page, 120, 130, "计");
    assert_grid (page, "||;总计||;||;");
}
END_TEST

START_TEST (a_watermark_is_left_out)
{
    g_autoptr (Page) page = ruled_page ();
    draw_left (page, 52, 110, "项目");
    draw_left (page, 52, 130, "合计");
    draw_right (page, 248, 130, "12.34");
    page_add_glyph (page, 0x5BA1, (Box){ 150, 90, 230, 170 }); /* eight times the type */
    assert_grid (page, "项目||;合计|12.34|;||;");
}
END_TEST

START_TEST (text_outside_is_not_taken)
{
    g_autoptr (Page) page = ruled_page ();
    draw_left (page, 60, 90, "单位：万元");
    draw_left (page, 60, 175, "注：无");
    draw_left (page, 400, 130, "旁注");
    draw_right (page, 248, 130, "12.34");
    assert_grid (page, "||;|12.34|;||;");
}
END_TEST

START_TEST (the_ink_is_where_the_text_stands)
{
    g_autoptr (Page) page = ruled_page ();
    draw_left (page, 52, 110, "项目");
    draw_right (page, 248, 130, "12.34");
    g_autoptr (Grid) grid = only_grid (page);
    const Box ink = grid_cell (grid, 1, 1)->ink;
    ck_assert_double_eq_tol (ink.x0, 223, 1e-6);
    ck_assert_double_eq_tol (ink.x1, 248, 1e-6);
    ck_assert_double_eq_tol (ink.y0, 125, 1e-6);
    ck_assert_double_eq_tol (ink.y1, 135, 1e-6);
}
END_TEST

int
main (void)
{
    const TTest *const tests[] = {
        text_goes_to_its_cell,
        dividers_are_the_rules,
        doubled_rules_are_one_divider,
        the_sides_may_be_open,
        headings_span_columns_and_rows,
        a_wrapped_name_is_one_cell,
        an_amount_wrapped_in_its_cell_is_one_cell,
        a_number_that_sticks_out_goes_whole,
        numbers_that_touch_are_parted_at_the_divider,
        a_code_close_to_an_amount_is_parted_at_the_divider,
        letter_spaced_text_is_one,
        a_watermark_is_left_out,
        text_outside_is_not_taken,
        the_ink_is_where_the_text_stands,
        NULL,
    };
    return suite_run ("grid", tests);
}
