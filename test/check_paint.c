/* From a recorded drawing to the rules that a reader sees.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "paint.h"

#include "bounds.h"
#include "suite.h"

#include <math.h>
#include <string.h>

#define BLACK "0 g set-source\n"
#define WHITE "1 g set-source\n"

static int
compare_places (gconstpointer a, gconstpointer b)
{
    const Box *p = a, *q = b;
    if (p->y0 != q->y0)
        return p->y0 < q->y0 ? -1 : 1;
    return p->x0 < q->x0 ? -1 : p->x0 > q->x0;
}

/* Every rule as "x0 y0 x1 y1;", from the top, in points without decimals. */
static char *
rules_of (const char *script, double origin, double scale)
{
    g_autoptr (Page) page = page_new (1, 595, 842);
    GString *out = g_string_new (NULL);
    paint_add_rules (page, (Drawing){ script, strlen (script), origin, scale });
    g_array_sort (page->rules, compare_places);
    for (guint i = 0; i < page->rules->len; i++) {
        const Box b = g_array_index (page->rules, Rule, i).box;
        g_string_append_printf (out, "%ld %ld %ld %ld;", lround (b.x0), lround (b.y0),
                                lround (b.x1), lround (b.y1));
    }
    return g_string_free (out, FALSE);
}

static void
assert_rules (const char *script, const char *expected)
{
    g_autofree char *rules = rules_of (script, 0, 1);
    ck_assert_str_eq (rules, expected);
}

START_TEST (strokes_are_rules)
{
    assert_rules (BLACK "2 set-line-width n 10 20 m 110 20 l stroke+", "10 19 110 21;");
    assert_rules (BLACK "2 set-line-width n 30 20 m 30 120 l stroke+", "29 20 31 120;");
    assert_rules (BLACK "2 set-line-width n 110 20 m 10 20 l stroke+", "10 19 110 21;");
    assert_rules (BLACK "2 set-line-width n 10 20 m 110 20 l 110 90 l stroke+",
                  "10 19 110 21;109 20 111 90;");
}
END_TEST

START_TEST (a_hairline_is_a_rule)
{
    assert_rules (BLACK "0 set-line-width n 10 20 m 110 20 l stroke+", "10 20 110 20;");
}
END_TEST

START_TEST (what_is_oblique_or_bent_is_none)
{
    assert_rules (BLACK "n 10 20 m 110 60 l stroke+", "");
    assert_rules (BLACK "n 10 20 m 20 30 40 50 110 20 c stroke+", "");
}
END_TEST

/* Bold type is stroked as well as filled: a run of characters is one path. */
START_TEST (outlines_of_type_are_none)
{
    assert_rules (BLACK "n 10 20 m 25 20 l 25 21 l 10 21 l h 30 20 m 31 22 33 24 30 28 c stroke+",
                  "");
    assert_rules (BLACK "n 10 20 m 25 20 l 25 21 l 10 21 l h 30 20 m 36 28 l stroke+", "");
    assert_rules (
        BLACK "n 10 20 m 18 20 l 18 23 l 10 23 l h 10 26 m 18 26 l 18 29 l 10 29 l h stroke+", "");
    /* Rules keep their place beside a round corner, and beside the oblique line of a heading. */
    assert_rules (BLACK
                  "2 set-line-width n 10 20 m 110 20 l 112 20 114 22 114 24 c 114 90 l stroke+",
                  "10 19 110 21;113 24 115 90;");
    assert_rules (BLACK "2 set-line-width n 10 20 m 30 20 l 10 20 m 90 60 l stroke+",
                  "10 19 30 21;");
}
END_TEST

START_TEST (a_stroked_rectangle_is_four_rules)
{
    assert_rules (BLACK "2 set-line-width n 10 20 100 50 rectangle stroke+",
                  "10 19 110 21;9 20 11 70;109 20 111 70;10 69 110 71;");
}
END_TEST

START_TEST (a_closed_path_is_closed)
{
    assert_rules (BLACK "2 set-line-width n 10 20 m 110 20 l 110 70 l 10 70 l h stroke+",
                  "10 19 110 21;9 20 11 70;109 20 111 70;10 69 110 71;");
}
END_TEST

START_TEST (thin_fills_are_rules)
{
    assert_rules (BLACK "n 10 20 100 1 rectangle fill+", "10 20 110 21;");
    assert_rules (BLACK "n 10 20 1 100 rectangle fill+", "10 20 11 120;");
    assert_rules (BLACK "n 10 20 m 110 20 l 110 21 l 10 21 l h fill+", "10 20 110 21;");
    assert_rules (BLACK "n 110 21 -100 -1 rectangle fill+", "10 20 110 21;");
}
END_TEST

START_TEST (areas_are_no_rules)
{
    assert_rules (BLACK "n 10 20 100 50 rectangle fill+", "");
    assert_rules (BLACK "n 10 20 100 4 rectangle fill+", "");
}
END_TEST

START_TEST (a_ring_is_four_rules)
{
    static const char rules[] = "10 20 110 21;10 20 11 70;109 20 110 70;10 69 110 70;";
    assert_rules (BLACK "n 10 20 100 50 rectangle 11 21 98 48 rectangle fill+", rules);
    assert_rules (BLACK "n 11 21 98 48 rectangle 10 20 100 50 rectangle fill+", rules);
    assert_rules (WHITE "n 10 20 100 50 rectangle 11 21 98 48 rectangle fill+", "");
    /* A border this thick is an area with a hole. */
    assert_rules (BLACK "n 10 20 100 50 rectangle 20 30 80 30 rectangle fill+", "");
}
END_TEST

START_TEST (a_double_ring_is_eight_rules)
{
    static const char rules[] = "10 20 110 21;10 20 11 70;109 20 110 70;"
                                "13 23 107 24;13 23 14 67;106 23 107 67;13 66 107 67;"
                                "10 69 110 70;";
    assert_rules (BLACK "n 14 24 92 42 rectangle 11 21 98 48 rectangle 13 23 94 44 rectangle "
                        "10 20 100 50 rectangle fill+",
                  rules);
    /* One that sticks out of the next makes no border. */
    assert_rules (BLACK "n 14 24 92 42 rectangle 11 21 98 48 rectangle 13 23 94 44 rectangle "
                        "40 20 100 50 rectangle fill+",
                  "");
}
END_TEST

START_TEST (other_polygons_are_none)
{
    assert_rules (BLACK "n 10 20 m 110 20 l 60 21 l h fill+", "");
    assert_rules (BLACK "n 10 20 m 110 40 l 110 41 l 10 21 l h fill+", "");
}
END_TEST

START_TEST (a_wide_stroke_is_an_area)
{
    assert_rules (BLACK "20 set-line-width n 10 50 m 110 50 l stroke+", "");
    /* And hides what it covers. */
    assert_rules (BLACK "1 set-line-width n 20 50 m 90 50 l stroke+ 20 set-line-width n 10 50 m "
                        "110 50 l stroke+",
                  "");
}
END_TEST

START_TEST (short_marks_are_none)
{
    assert_rules (BLACK "n 10 20 5 1 rectangle fill+", "");
    assert_rules (BLACK "n 10 20 8 1 rectangle fill+", "10 20 18 21;");
}
END_TEST

START_TEST (dots_in_a_row_are_one_rule)
{
    GString *script = g_string_new (BLACK);
    for (int x = 10; x < 110; x += 3)
        g_string_append_printf (script, "n %d 20 1 1 rectangle fill+\n", x);
    assert_rules (script->str, "10 20 110 21;");
    g_string_assign (script, BLACK);
    for (int y = 10; y < 110; y += 3)
        g_string_append_printf (script, "n 20 %d 1 1 rectangle fill+\n", y);
    assert_rules (script->str, "20 10 21 110;");
    g_string_free (script, TRUE);
}
END_TEST

/* Browsers draw a dotted frame around each cell, tens of thousands of dots a page. */
START_TEST (many_dots_leave_room_for_other_rules)
{
    g_autoptr (Page) page = page_new (1, 595, 842);
    g_autoptr (GString) script = g_string_new (BLACK);
    for (guint y = 10; y < 10 + 5 * 120; y += 5)
        for (guint x = 0; x < 500; x += 2)
            g_string_append_printf (script, "n %u %u 1 1 rectangle fill+\n", x, y);
    for (guint x = 10; x < 10 + 5 * 120; x += 5)
        for (guint y = 0; y < 500; y += 2)
            g_string_append_printf (script, "n %u %u 1 1 rectangle fill+\n", x, y);
    g_string_append (script, "n 10 800 500 1 rectangle fill+");
    paint_add_rules (page, (Drawing){ script->str, script->len, 0, 1 });
    ck_assert_uint_eq (page->rules->len, 241);
}
END_TEST

START_TEST (dots_apart_are_none)
{
    GString *script = g_string_new (BLACK);
    for (int x = 10; x < 110; x += 8)
        g_string_append_printf (script, "n %d 20 1 1 rectangle fill+\n", x);
    assert_rules (script->str, "");
    g_string_free (script, TRUE);
}
END_TEST

START_TEST (pieces_drawn_cell_by_cell_are_one)
{
    assert_rules (BLACK "1 set-line-width n 10 20 m 50 20 l stroke+ n 50 20 m 90 20 l stroke+ "
                        "n 92 20 m 130 20 l stroke+",
                  "10 20 130 21;");
    assert_rules (BLACK "1 set-line-width n 10 20 m 50 20 l stroke+ n 60 20 m 90 20 l stroke+",
                  "10 20 50 21;60 20 90 21;");
}
END_TEST

START_TEST (a_doubled_rule_is_seen_as_drawn)
{
    /* That two so near are one divider is for the grid to say. */
    assert_rules (BLACK "n 10 20 100 1 rectangle fill+ n 10 22 100 1 rectangle fill+",
                  "10 20 110 21;10 22 110 23;");
}
END_TEST

/* A grid of 11 by 21 lines, every line of each cell a row of squares. */
START_TEST (a_frame_of_4400_squares_is_a_grid)
{
    g_autoptr (Page) page = page_new (1, 595, 842);
    g_autoptr (GString) script = g_string_new (BLACK);
    guint squares = 0;
    for (int row = 0; row <= 20; row++)
        for (int x = 0; x < 120; x++, squares++)
            g_string_append_printf (script, "n %g %d 1.5 1.5 rectangle fill+\n", 50 + x * 4.0,
                                    100 + row * 20);
    for (int col = 0; col <= 10; col++)
        for (int y = 0; y < 180; y++, squares++)
            g_string_append_printf (script, "n %g %g 1.5 1.5 rectangle fill+\n", 50 + col * 47.7,
                                    100 + y * 2.22);
    ck_assert_uint_ge (squares, 4400);
    paint_add_rules (page, (Drawing){ script->str, script->len, 0, 1 });
    ck_assert_uint_eq (page->rules->len, 32);
}
END_TEST

START_TEST (white_on_white_is_not_seen)
{
    assert_rules (WHITE "n 10 20 100 1 rectangle fill+", "");
    assert_rules ("0.97 g set-source n 10 20 100 1 rectangle fill+", "");
    assert_rules ("1 0.99 1 rgb set-source n 10 20 100 1 rectangle fill+", "");
    assert_rules ("0 0 0 0.01 rgba set-source n 10 20 100 1 rectangle fill+", "");
}
END_TEST

START_TEST (pale_and_coloured_are_seen)
{
    assert_rules ("0.87 g set-source n 10 20 100 1 rectangle fill+", "10 20 110 21;");
    assert_rules ("1 0 0 rgb set-source n 10 20 100 1 rectangle fill+", "10 20 110 21;");
    assert_rules ("0 0 0 0.5 rgba set-source n 10 20 100 1 rectangle fill+", "10 20 110 21;");
}
END_TEST

START_TEST (white_shows_on_a_dark_ground)
{
    assert_rules (BLACK "n 0 0 200 100 rectangle fill+ " WHITE "n 10 20 100 1 rectangle fill+",
                  "10 20 110 21;");
    assert_rules (BLACK "n 0 0 200 100 rectangle fill+ " BLACK "n 10 20 100 1 rectangle fill+", "");
}
END_TEST

START_TEST (a_white_mask_hides_a_rule)
{
    assert_rules (BLACK "n 10 20 100 1 rectangle fill+ " WHITE "n 0 0 200 100 rectangle fill+", "");
    /* Painted first, it hides nothing. */
    assert_rules (WHITE "n 0 0 200 100 rectangle fill+ " BLACK "n 10 20 100 1 rectangle fill+",
                  "10 20 110 21;");
    /* Nor where one can see through it. */
    assert_rules (BLACK "n 10 20 100 1 rectangle fill+ 1 1 1 0.5 rgba set-source "
                        "n 0 0 200 100 rectangle fill+",
                  "10 20 110 21;");
}
END_TEST

START_TEST (a_mask_cuts_what_sticks_out)
{
    static const char rule[] = BLACK "n 10 20 100 1 rectangle fill+ " WHITE;
    g_autofree char *middle = g_strconcat (rule, "n 40 0 30 50 rectangle fill+", NULL);
    g_autofree char *left = g_strconcat (rule, "n 0 0 30 50 rectangle fill+", NULL);
    g_autofree char *right = g_strconcat (rule, "n 80 0 90 50 rectangle fill+", NULL);
    g_autofree char *beside = g_strconcat (rule, "n 0 30 200 50 rectangle fill+", NULL);
    assert_rules (middle, "10 20 40 21;70 20 110 21;");
    assert_rules (left, "30 20 110 21;");
    assert_rules (right, "10 20 80 21;");
    assert_rules (beside, "10 20 110 21;");
}
END_TEST

START_TEST (a_fill_through_thin_clips_is_rules)
{
    assert_rules (BLACK "n 10 20 100 1 rectangle 10 20 1 80 rectangle clip+ "
                        "n 0 0 500 500 rectangle fill+",
                  "10 20 110 21;10 20 11 100;");
    /* Drawn side by side, and one alone. */
    assert_rules (BLACK "n 10 20 m 110 20 l 110 21 l 10 21 l h 10 50 m 110 50 l 110 51 l 10 51 l h "
                        "clip+ n 0 0 500 500 rectangle fill+",
                  "10 20 110 21;10 50 110 51;");
    assert_rules (BLACK "n 10 20 100 1 rectangle clip+ n 0 0 500 500 rectangle fill+",
                  "10 20 110 21;");
    /* Within a clip around both, and lifted. */
    assert_rules (BLACK
                  "n 40 0 30 100 rectangle clip+ n 10 20 100 1 rectangle 10 50 100 1 rectangle "
                  "clip+ n 0 0 500 500 rectangle fill+",
                  "40 20 70 21;40 50 70 51;");
    assert_rules (BLACK
                  "n 10 20 100 1 rectangle 10 50 100 1 rectangle clip+ n 40 0 30 100 rectangle "
                  "clip+ n 0 0 500 500 rectangle fill+",
                  "40 20 70 21;40 50 70 51;");
    assert_rules (BLACK "n 10 20 100 1 rectangle 10 50 100 1 rectangle clip+ reset-clip "
                        "n 0 0 500 500 rectangle fill+",
                  "");
    /* Cells are no rules. */
    assert_rules (BLACK "n 10 20 100 20 rectangle 120 20 100 20 rectangle clip+ "
                        "n 0 0 500 500 rectangle fill+",
                  "");
}
END_TEST

START_TEST (a_clip_cuts)
{
    assert_rules (BLACK "n 40 0 30 100 rectangle clip+ n 10 20 100 1 rectangle fill+",
                  "40 20 70 21;");
    assert_rules (BLACK "n 0 50 30 100 rectangle clip+ n 10 20 100 1 rectangle fill+", "");
    /* Two clips leave what both leave; a reset lifts them. */
    assert_rules (BLACK "n 40 0 60 100 rectangle clip+ n 0 0 70 100 rectangle clip+ "
                        "n 10 20 100 1 rectangle fill+",
                  "40 20 70 21;");
    assert_rules (BLACK "n 40 0 30 100 rectangle clip+ reset-clip n 10 20 100 1 rectangle fill+",
                  "10 20 110 21;");
}
END_TEST

START_TEST (origin_and_scale_are_taken_back)
{
    g_autofree char *rules = rules_of (BLACK "n 20040 20080 400 4 rectangle fill+", 20000, 4);
    ck_assert_str_eq (rules, "10 20 110 21;");
}
END_TEST

START_TEST (the_matrix_moves_and_turns)
{
    assert_rules (BLACK "[ 2 0 0 2 5 5 ] set-matrix n 10 20 50 0.5 rectangle fill+",
                  "25 45 125 46;");
    assert_rules (BLACK "[ 0 1 -1 0 200 0 ] set-matrix n 10 20 50 1 rectangle fill+",
                  "179 10 180 60;");
    assert_rules (BLACK "[ 2 0 0 2 5 5 ] set-matrix identity set-matrix "
                        "n 10 20 50 1 rectangle fill+",
                  "10 20 60 21;");
}
END_TEST

START_TEST (picture_data_is_skipped)
{
    assert_rules (BLACK "<|\n n 10 20 100 1 rectangle fill+ ~> n 10 40 100 1 rectangle fill+",
                  "10 40 110 41;");
    assert_rules (BLACK "n 10 40 100 1 rectangle fill+ <~ never closed", "10 40 110 41;");
}
END_TEST

/* As poppler records them: the picture has a matrix of its own, and a box is filled with it. */
START_TEST (a_thin_picture_is_a_rule)
{
    assert_rules (BLACK "<< /width 1 /height 1 /source <~!!!!~> >> image pattern "
                        "[ 1.25 0 0 0.005 -25249 -116 ] set-matrix //EXTEND_PAD set-extend "
                        "set-source n 10 20 100 1 rectangle fill+",
                  "10 20 110 21;");
    assert_rules (BLACK "0 0 9 9 linear [ 2 0 0 2 5 5 ] set-matrix set-source "
                        "n 10 20 100 1 rectangle fill+ " BLACK "n 10 40 100 1 rectangle fill+",
                  "10 20 110 21;10 40 110 41;");
}
END_TEST

#define PICTURE                                                                \
    "<< /width 1 /height 1 /source <|!!!!~> >> image pattern [ 1 0 0 1 0 0 ] " \
    "set-matrix set-source "

static gboolean
is_covered (const char *script)
{
    g_autoptr (Page) page = page_new (1, 100, 200);
    return paint_add_rules (page, (Drawing){ script, strlen (script), 0, 1 });
}

START_TEST (pictures_cover_a_page_together)
{
    ck_assert (is_covered (PICTURE "n 0 0 100 200 rectangle fill+"));
    ck_assert (is_covered (PICTURE "n 0 0 100 60 rectangle fill+ " PICTURE
                                   "n 0 60 100 60 rectangle fill+"));
    ck_assert (!is_covered (PICTURE "n 0 0 100 60 rectangle fill+"));
    ck_assert (!is_covered (PICTURE "n 0 0 100 60 rectangle fill+ " BLACK
                                    "n 0 60 100 60 rectangle fill+"));
    ck_assert (!is_covered (PICTURE "n -400 -400 450 450 rectangle fill+"));
    ck_assert (!is_covered (PICTURE "n 0 0 50 50 rectangle clip+ n 0 0 100 200 rectangle fill+"));
    ck_assert (!is_covered ("n 0 0 100 200 rectangle fill+"));
}
END_TEST

static gsize
shown (const char *script)
{
    g_autoptr (Page) page = page_new (1, 100, 200);
    return paint_shown (page, (Drawing){ script, strlen (script), 0, 1 });
}

/* As cairo records it, in the bytes of UTF-8. */
START_TEST (text_is_shown_until_a_picture_hides_it)
{
    static const char text[] = "(12) [ 5 6 ] //FORWARD show-text-glyphs ";
    ck_assert_uint_eq (shown (""), 0);
    ck_assert_uint_eq (shown (text), 2);
    ck_assert_uint_eq (shown ("(\\345\\233\\2334\\)\\() [ 5 6 ] show-text-glyphs"), 6);
    ck_assert_uint_eq (shown ("[ 5 6 <~!!!!!~> ] show-glyphs"), 2 + 4);
    ck_assert_uint_eq (shown ("[ 5 6 [ 11381 32774 11142 ] ] show-glyphs"), 2 + 3);
    ck_assert_uint_eq (shown ("(n 10 20 100 1 rectangle fill+"), 0);
    g_autofree char *over = g_strconcat (PICTURE "n 0 0 100 200 rectangle fill+ ", text, NULL);
    ck_assert_uint_eq (shown (over), 2);
    g_autofree char *under = g_strconcat (text, PICTURE "n 0 0 100 200 rectangle fill+ ", NULL);
    ck_assert_uint_eq (shown (under), 0);
    g_autofree char *beside = g_strconcat (text, PICTURE "n 0 0 100 40 rectangle fill+ ", NULL);
    ck_assert_uint_eq (shown (beside), 2);
}
END_TEST

/* Four cells, a point apart; the ground shows between and around them. */
#define CELLS                                                      \
    "n 11 11 48 18 rectangle fill+ n 60 11 49 18 rectangle fill+ " \
    "n 11 30 48 19 rectangle fill+ n 60 30 49 19 rectangle fill+ "
#define CELL_RULES "59 10 60 50;11 11 109 11;11 11 11 49;109 11 109 49;10 29 110 30;11 49 109 49;"

START_TEST (cells_filled_on_a_darker_ground_have_rules)
{
    static const char grey[] = "0.5 g set-source n 10 10 100 40 rectangle fill+ " WHITE CELLS;
    g_autofree char *ruled = g_strconcat (grey, BLACK "n 10 90 100 1 rectangle fill+", NULL);
    assert_rules (grey, CELL_RULES);
    assert_rules (ruled, CELL_RULES "10 90 110 91;");
}
END_TEST

START_TEST (cells_apart_on_white_have_rules_where_none_is_drawn)
{
    static const char blue[] = "0.88 0.92 0.97 rgb set-source " CELLS;
    g_autofree char *ruled = g_strconcat (blue, BLACK "n 10 90 100 1 rectangle fill+", NULL);
    assert_rules (blue, CELL_RULES);
    assert_rules (ruled, "10 90 110 91;");
}
END_TEST

START_TEST (areas_that_touch_or_stand_apart_have_none)
{
    static const char grey[] = "0.8 g set-source n 10 10 100 10 rectangle fill+ ";
    g_autofree char *touching =
        g_strconcat (grey, "0.9 g set-source n 10 20 100 10 rectangle fill+", NULL);
    g_autofree char *apart = g_strconcat (grey, "n 10 24 100 10 rectangle fill+", NULL);
    assert_rules (touching, "");
    assert_rules (apart, "");
    assert_rules (WHITE "n 10 10 100 10 rectangle fill+ n 10 21 100 10 rectangle fill+", "");
}
END_TEST

/* A thin line is recorded in the middle of a unit, up to half of one off: the mask beside it does
 * not hide it. */
START_TEST (a_mask_that_ends_at_a_rule_leaves_it)
{
    static const char rule[] = BLACK "1 set-line-width n 10 20 m 110 20 l stroke+ " WHITE;
    g_autofree char *beside = g_strconcat (rule, "n 0 19.9 200 50 rectangle fill+", NULL);
    g_autofree char *over = g_strconcat (rule, "n 0 19.8 200 50 rectangle fill+", NULL);
    assert_rules (beside, "10 20 110 21;");
    assert_rules (over, "");
}
END_TEST

START_TEST (nonsense_is_survived)
{
    assert_rules ("", "");
    assert_rules ("fill+ stroke+ clip+ l m h set-matrix rectangle", "");
    assert_rules ("1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 m",
                  "");
    assert_rules ("1e999 -1e999 nan inf . - m 1e308 1e308 l stroke+", "");
    assert_rules ("averyveryverylongwordthatisnone/and[more]of~it<", "");
}
END_TEST

START_TEST (rules_are_capped)
{
    g_autoptr (Page) page = page_new (1, 595, 842);
    g_autoptr (GString) script = g_string_new (BLACK);
    for (int i = 0; i < LIMIT_RULES + 100; i++)
        g_string_append_printf (script, "n 0 %d 9 1 rectangle fill+\n", i * 3);
    paint_add_rules (page, (Drawing){ script->str, script->len, 0, 1 });
    ck_assert_uint_le (page->rules->len, LIMIT_RULES);
    ck_assert_uint_gt (page->rules->len, 0);
    ck_assert (page->crowded);
}
END_TEST

/* A grid drawn as one path has its own array, which fills up as well. */
START_TEST (paths_are_capped)
{
    for (int k = 0; k < 2; k++) {
        for (int extra = 0; extra <= 1; extra++) {
            g_autoptr (Page) page = page_new (1, 595, 842);
            g_autoptr (GString) script = g_string_new (BLACK "n ");
            for (int i = 0; i < LIMIT_RULES + extra; i++)
                if (k == 0)
                    g_string_append_printf (script, "0 %d 9 1 rectangle\n", i * 3);
                else
                    g_string_append_printf (script, "0 %d m 9 %d l\n", i * 3, i * 3);
            g_string_append (script, k == 0 ? "fill+\n" : "stroke+\n");
            paint_add_rules (page, (Drawing){ script->str, script->len, 0, 1 });
            ck_assert_int_eq (page->crowded, extra);
        }
    }
}
END_TEST

int
main (void)
{
    const TTest *const tests[] = {
        strokes_are_rules,
        a_hairline_is_a_rule,
        what_is_oblique_or_bent_is_none,
        outlines_of_type_are_none,
        a_stroked_rectangle_is_four_rules,
        a_closed_path_is_closed,
        thin_fills_are_rules,
        areas_are_no_rules,
        a_ring_is_four_rules,
        a_double_ring_is_eight_rules,
        other_polygons_are_none,
        a_wide_stroke_is_an_area,
        short_marks_are_none,
        dots_in_a_row_are_one_rule,
        many_dots_leave_room_for_other_rules,
        dots_apart_are_none,
        pieces_drawn_cell_by_cell_are_one,
        a_doubled_rule_is_seen_as_drawn,
        a_frame_of_4400_squares_is_a_grid,
        white_on_white_is_not_seen,
        pale_and_coloured_are_seen,
        white_shows_on_a_dark_ground,
        a_white_mask_hides_a_rule,
        a_mask_cuts_what_sticks_out,
        a_clip_cuts,
        a_fill_through_thin_clips_is_rules,
        origin_and_scale_are_taken_back,
        the_matrix_moves_and_turns,
        picture_data_is_skipped,
        a_thin_picture_is_a_rule,
        pictures_cover_a_page_together,
        text_is_shown_until_a_picture_hides_it,
        cells_filled_on_a_darker_ground_have_rules,
        cells_apart_on_white_have_rules_where_none_is_drawn,
        areas_that_touch_or_stand_apart_have_none,
        a_mask_that_ends_at_a_rule_leaves_it,
        nonsense_is_survived,
        rules_are_capped,
        paths_are_capped,
        NULL,
    };
    return suite_run ("paint", tests);
}
