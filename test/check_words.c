/* Characters to words, words to lines.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "words.h"

#include "drawing.h"
#include "suite.h"

/* Lines divided by ';', their words by ' '. */
static char *
told (const Page *page)
{
    g_autoptr (Words) words = words_new (page);
    GString *out = g_string_new (NULL);
    guint glyphs = 0;
    for (guint l = 0; l < words->n_lines; l++) {
        const Line *line = &words->lines[l];
        for (guint w = line->first; w < line->first + line->n; w++) {
            const Word *word = &words->words[w];
            ck_assert_uint_eq (word->line, l);
            ck_assert_uint_eq (word->first, glyphs);
            ck_assert_uint_eq (word->n, g_utf8_strlen (word->text, -1));
            glyphs += word->n;
            if (w > line->first)
                g_string_append_c (out, ' ');
            g_string_append (out, word->text);
        }
        g_string_append_c (out, ';');
    }
    ck_assert_uint_eq (glyphs, words->n_glyphs);
    return g_string_free (out, FALSE);
}

static void
assert_told (const Page *page, const char *expected)
{
    g_autofree char *text = told (page);
    ck_assert_str_eq (text, expected);
}

START_TEST (an_empty_page_has_none)
{
    g_autoptr (Page) page = page_new (1, 595, 842);
    g_autoptr (Words) words = words_new (page);
    ck_assert_uint_eq (words->n, 0);
    ck_assert_uint_eq (words->n_lines, 0);
    ck_assert_double_gt (words->size, 0);
}
END_TEST

START_TEST (gaps_part_words)
{
    g_autoptr (Page) page = page_new (1, 595, 842);
    draw_left (page, 50, 100, "合计");
    draw_left (page, 72.5, 100, "支出"); /* a quarter of a character: a blank in a name */
    draw_left (page, 104, 100, "2,400.54");
    assert_told (page, "合计支出 2,400.54;");
}
END_TEST

START_TEST (the_order_of_printing_does_not_matter)
{
    g_autoptr (Page) page = page_new (1, 595, 842);
    draw_left (page, 50, 130, "三");
    draw_left (page, 110, 100, "二");
    draw_left (page, 60, 130, "四");
    draw_left (page, 50, 100, "一");
    assert_told (page, "一 二;三四;");
}
END_TEST

START_TEST (characters_of_one_line_differ_in_height)
{
    g_autoptr (Page) page = page_new (1, 595, 842);
    draw_left (page, 50, 100, "表");
    page_add_glyph (page, '5', (Box){ 60, 97, 65, 105 }); /* digits stand lower */
    draw_left (page, 65, 100, "支出");
    assert_told (page, "表5支出;");
}
END_TEST

START_TEST (wrapped_lines_are_two)
{
    g_autoptr (Page) page = page_new (1, 595, 842);
    draw_left (page, 50, 100, "一般公共预算");
    draw_left (page, 50, 111, "财政拨款");
    assert_told (page, "一般公共预算;财政拨款;");
}
END_TEST

START_TEST (condensed_type_overlaps)
{
    g_autoptr (Page) page = page_new (1, 595, 842);
    for (guint i = 0; i < 4; i++)
        page_add_glyph (
            page, "1234" [i], (Box) { 50 + 3.0 * i, 95, 55 + 3.0 * i, 105 });
    assert_told (page, "1234;");
}
END_TEST

START_TEST (bold_by_drawing_twice_is_read_once)
{
    g_autoptr (Page) page = page_new (1, 595, 842);
    draw_left (page, 50, 100, "收入总计");
    draw_left (page, 50.3, 100, "收入总计");
    draw_left (page, 150, 100, "11.10");
    draw_left (page, 150.25, 100.1, "11.10");
    assert_told (page, "收入总计 11.10;");
}
END_TEST

START_TEST (a_watermarks_digit_takes_none_away)
{
    g_autoptr (Page) page = page_new (1, 595, 842);
    page_add_glyph (page, '4', (Box){ 55, 75, 80, 125 });
    draw_left (page, 50, 100, "142,414");
    assert_told (page, "142,414 4;");
}
END_TEST

START_TEST (a_dash_and_the_code_beside_it_are_two)
{
    g_autoptr (Page) page = page_new (1, 595, 842);
    draw_left (page, 50, 100, "-");
    draw_left (page, 57.1, 100, "208社会");
    draw_left (page, 150, 100, "-12.30");
    assert_told (page, "- 208社会 -12.30;");
}
END_TEST

START_TEST (repeated_digits_are_kept)
{
    g_autoptr (Page) page = page_new (1, 595, 842);
    draw_left (page, 50, 100, "2222.22");
    draw_left (page, 150, 100, "一一");
    assert_told (page, "2222.22 一一;");
}
END_TEST

START_TEST (the_size_is_the_median)
{
    g_autoptr (Page) page = page_new (1, 595, 842);
    draw_left (page, 50, 100, "收入总计");
    page_add_glyph (page, 'X', (Box){ 100, 200, 300, 400 });
    g_autoptr (Words) words = words_new (page);
    ck_assert_double_eq_tol (words->size, 10, 1e-9);
}
END_TEST

START_TEST (places_are_kept)
{
    g_autoptr (Page) page = page_new (1, 595, 842);
    draw_left (page, 50, 100, "合计");
    draw_left (page, 200, 101, "1.50");
    g_autoptr (Words) words = words_new (page);
    ck_assert_uint_eq (words->n, 2);
    ck_assert_double_eq_tol (words->words[0].box.x0, 50, 1e-9);
    ck_assert_double_eq_tol (words->words[0].box.x1, 70, 1e-9);
    ck_assert_double_eq_tol (words->words[1].box.y1, 106, 1e-9);
    ck_assert_double_eq_tol (words->lines[0].box.x0, 50, 1e-9);
    ck_assert_double_eq_tol (words->lines[0].box.x1, 220, 1e-9);
    ck_assert_double_eq_tol (words->lines[0].box.y1, 106, 1e-9);
}
END_TEST

START_TEST (what_stands_off_the_page_is_read)
{
    g_autoptr (Page) page = page_new (1, 595, 842);
    draw_left (page, -300, -50, "上");
    draw_left (page, 9000, 9000, "下");
    assert_told (page, "上;下;");
}
END_TEST

/* A page that is one dense line costs no more than its bands allow. */
START_TEST (a_hostile_page_ends)
{
    g_autoptr (Page) page = page_new (1, 595, 842);
    for (guint i = 0; i < 100000; i++)
        page_add_glyph (page, 'a' + i % 26,
                        (Box){ i % 500, (i * 7) % 5, i % 500 + 0.1, (i * 7) % 5 + 8 });
    g_autoptr (Words) words = words_new (page);
    ck_assert_uint_gt (words->n, 0);
}
END_TEST

int
main (void)
{
    const TTest *const tests[] = {
        an_empty_page_has_none,
        gaps_part_words,
        the_order_of_printing_does_not_matter,
        characters_of_one_line_differ_in_height,
        wrapped_lines_are_two,
        condensed_type_overlaps,
        bold_by_drawing_twice_is_read_once,
        a_watermarks_digit_takes_none_away,
        a_dash_and_the_code_beside_it_are_two,
        repeated_digits_are_kept,
        the_size_is_the_median,
        places_are_kept,
        what_stands_off_the_page_is_read,
        a_hostile_page_ends,
        NULL,
    };
    return suite_run ("words", tests);
}
