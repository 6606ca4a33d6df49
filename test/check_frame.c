/* Where on a page tables are drawn.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "frame.h"

#include "drawing.h"
#include "suite.h"

/* Every frame between top and bottom as "x0 y0 x1 y1 across down;". */
static void
assert_between (const Page *page, double top, double bottom, const char *expected)
{
    g_autoptr (GPtrArray) frames = frames_find (page, top, bottom);
    g_autoptr (GString) out = g_string_new (NULL);
    for (guint i = 0; i < frames->len; i++) {
        const Frame *frame = g_ptr_array_index (frames, i);
        g_string_append_printf (out, "%ld %ld %ld %ld %u %u;", lround (frame->box.x0),
                                lround (frame->box.y0), lround (frame->box.x1),
                                lround (frame->box.y1), frame->across->len, frame->down->len);
    }
    ck_assert_str_eq (out->str, expected);
}

static void
assert_frames (const Page *page, const char *expected)
{
    assert_between (page, 0, page->height, expected);
}

START_TEST (no_rules_no_frames)
{
    g_autoptr (Page) page = page_new (1, 595, 842);
    draw_left (page, 50, 100, "总计");
    assert_frames (page, "");
}
END_TEST

START_TEST (a_grid_is_one_frame)
{
    static const double xs[] = { 50, 200, 400 }, ys[] = { 100, 120, 140, 160 };
    g_autoptr (Page) page = page_new (1, 595, 842);
    draw_grid (page, xs, G_N_ELEMENTS (xs), ys, G_N_ELEMENTS (ys));
    assert_frames (page, "50 100 400 160 4 3;");
}
END_TEST

START_TEST (a_row_of_small_type_is_a_frame)
{
    static const double xs[] = { 50, 200, 400 }, ys[] = { 100, 108 };
    g_autoptr (Page) page = page_new (1, 595, 842);
    draw_grid (page, xs, G_N_ELEMENTS (xs), ys, G_N_ELEMENTS (ys));
    assert_frames (page, "50 100 400 108 2 3;");
}
END_TEST

START_TEST (two_grids_stand_in_order)
{
    static const double xs[] = { 50, 200, 400 }, low[] = { 500, 520 }, high[] = { 100, 120 };
    g_autoptr (Page) page = page_new (1, 595, 842);
    draw_grid (page, xs, G_N_ELEMENTS (xs), low, G_N_ELEMENTS (low));
    draw_grid (page, xs, G_N_ELEMENTS (xs), high, G_N_ELEMENTS (high));
    assert_frames (page, "50 100 400 120 2 3;50 500 400 520 2 3;");
    assert_between (page, 200, 842, "50 500 400 520 2 3;");
    assert_between (page, 0, 200, "50 100 400 120 2 3;");
}
END_TEST

START_TEST (grids_side_by_side_are_two)
{
    static const double left[] = { 50, 150, 250 }, right[] = { 300, 400, 500 }, ys[] = { 100, 120 };
    g_autoptr (Page) page = page_new (1, 595, 842);
    draw_grid (page, left, G_N_ELEMENTS (left), ys, G_N_ELEMENTS (ys));
    draw_grid (page, right, G_N_ELEMENTS (right), ys, G_N_ELEMENTS (ys));
    g_autoptr (GPtrArray) frames = frames_find (page, 0, 842);
    ck_assert_uint_eq (frames->len, 2);
}
END_TEST

START_TEST (corners_need_not_quite_meet)
{
    g_autoptr (Page) page = page_new (1, 595, 842);
    draw_across (page, 50, 400, 100);
    draw_across (page, 50, 400, 160);
    draw_down (page, 48, 102, 158);
    draw_down (page, 402, 102, 158);
    assert_frames (page, "48 100 402 160 2 2;");
}
END_TEST

START_TEST (three_lines_are_a_table)
{
    g_autoptr (Page) page = page_new (1, 595, 842);
    draw_across (page, 50, 400, 100);
    draw_across (page, 51, 399, 120);
    draw_across (page, 50, 400, 300);
    assert_frames (page, "50 100 400 300 3 0;");
}
END_TEST

START_TEST (lines_of_other_ends_are_other_tables)
{
    g_autoptr (Page) page = page_new (1, 595, 842);
    draw_across (page, 50, 400, 100);
    draw_across (page, 50, 400, 200);
    draw_across (page, 80, 300, 400);
    draw_across (page, 80, 300, 500);
    assert_frames (page, "50 100 400 200 2 0;80 400 300 500 2 0;");
}
END_TEST

START_TEST (a_line_drawn_apart_belongs)
{
    static const double xs[] = { 50, 200, 400 }, ys[] = { 100, 120, 140 };
    g_autoptr (Page) page = page_new (1, 595, 842);
    draw_grid (page, xs, G_N_ELEMENTS (xs), ys, G_N_ELEMENTS (ys));
    draw_across (page, 50, 400, 170);
    assert_frames (page, "50 100 400 170 4 3;");
}
END_TEST

START_TEST (marks_are_no_tables)
{
    g_autoptr (Page) page = page_new (1, 595, 842);
    draw_across (page, 50, 400, 60);  /* one line alone: a running head */
    draw_across (page, 50, 110, 300); /* a box around a word */
    draw_across (page, 50, 110, 320);
    draw_down (page, 50, 300, 320);
    draw_down (page, 110, 300, 320);
    draw_across (page, 200, 400, 600); /* a doubled underline */
    draw_across (page, 200, 400, 604);
    assert_frames (page, "");
}
END_TEST

int
main (void)
{
    const TTest *const tests[] = {
        no_rules_no_frames,
        a_grid_is_one_frame,
        a_row_of_small_type_is_a_frame,
        two_grids_stand_in_order,
        grids_side_by_side_are_two,
        corners_need_not_quite_meet,
        three_lines_are_a_table,
        lines_of_other_ends_are_other_tables,
        a_line_drawn_apart_belongs,
        marks_are_no_tables,
        NULL,
    };
    return suite_run ("frame", tests);
}
