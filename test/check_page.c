/* Pages as values: their plain-text form, there and back, and turning them upright.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "dump.h"
#include "page.h"

#include "bounds.h"
#include "disclose.h"
#include "drawing.h"
#include "suite.h"

#include <locale.h>

static GPtrArray *
load (const char *text)
{
    g_autoptr (GError) error = NULL;
    GPtrArray *pages = pages_load (text, -1, &error);
    ck_assert_msg (pages != NULL, "%s", error != NULL ? error->message : "");
    return pages;
}

static void
assert_refused (const char *text, const char *line)
{
    g_autoptr (GError) error = NULL;
    ck_assert_ptr_null (pages_load (text, -1, &error));
    ck_assert (g_error_matches (error, DISCLOSE_ERROR, DISCLOSE_ERROR_DAMAGED));
    ck_assert_msg (strstr (error->message, line) != NULL, "%s", error->message);
}

static void
assert_box (Box box, double x0, double y0, double x1, double y1)
{
    ck_assert_double_eq_tol (box.x0, x0, 1e-6);
    ck_assert_double_eq_tol (box.y0, y0, 1e-6);
    ck_assert_double_eq_tol (box.x1, x1, 1e-6);
    ck_assert_double_eq_tol (box.y1, y1, 1e-6);
}

START_TEST (a_dump_loads)
{
    g_autoptr (GPtrArray) pages = load ("# a comment\n"
                                        "\n"
                                        "page 7 595.00 842.00\n"
                                        "word 40.00 50.00 60.00 60.00 合a b\n"
                                        "rule 40.00 70.00 500.00 70.50\n"
                                        "page 9 842 595\n");
    ck_assert_uint_eq (pages->len, 2);
    const Page *page = g_ptr_array_index (pages, 0);
    ck_assert_uint_eq (page->number, 1);
    ck_assert_double_eq (page->width, 595);
    ck_assert_double_eq (page->height, 842);
    ck_assert_uint_eq (page->rules->len, 1);
    assert_box (g_array_index (page->rules, Rule, 0).box, 40, 70, 500, 70.5);
    /* Five parts: the ideograph has two, the blank has one and is no character. */
    ck_assert_uint_eq (page->glyphs->len, 3);
    ck_assert_uint_eq (g_array_index (page->glyphs, Glyph, 0).c, 0x5408);
    assert_box (g_array_index (page->glyphs, Glyph, 0).box, 40, 50, 48, 60);
    assert_box (g_array_index (page->glyphs, Glyph, 1).box, 48, 50, 52, 60);
    assert_box (g_array_index (page->glyphs, Glyph, 2).box, 56, 50, 60, 60);
    const Page *second = g_ptr_array_index (pages, 1);
    ck_assert_uint_eq (second->number, 2);
    ck_assert_uint_eq (second->glyphs->len, 0);
}
END_TEST

START_TEST (nothing_is_no_page)
{
    g_autoptr (GPtrArray) none = load ("");
    ck_assert_uint_eq (none->len, 0);
    g_autoptr (GPtrArray) comments = load ("# only\n\n#words\n");
    ck_assert_uint_eq (comments->len, 0);
}
END_TEST

START_TEST (there_and_back)
{
    g_autoptr (Page) page = page_new (1, 595, 842);
    draw_left (page, 50, 100, "一般公共预算支出情况表");
    draw_left (page, 50, 130, "2,400.54");
    draw_left (page, 150, 130, "(特定)");
    draw_across (page, 40, 500, 90);
    draw_down (page, 40, 90, 400);
    g_autoptr (GString) first = page_dump (page);
    g_autoptr (GPtrArray) pages = load (first->str);
    ck_assert_uint_eq (pages->len, 1);
    g_autoptr (GString) second = page_dump (g_ptr_array_index (pages, 0));
    ck_assert_str_eq (second->str, first->str);
    ck_assert_ptr_nonnull (strstr (first->str, "word 50.00 95.00 160.00 105.00 一般公共预算支出"));
    ck_assert_ptr_nonnull (strstr (first->str, "rule 40.00 89.75 500.00 90.25\n"));
}
END_TEST

START_TEST (no_locale_gets_in)
{
    if (setlocale (LC_ALL, "de_DE.UTF-8") == NULL)
        setlocale (LC_ALL, "");
    g_autoptr (GPtrArray) pages = load ("page 1 595.25 842.5\n");
    g_autoptr (GString) dump = page_dump (g_ptr_array_index (pages, 0));
    ck_assert_str_eq (dump->str, "page 1 595.25 842.50\n");
    setlocale (LC_ALL, "C");
}
END_TEST

START_TEST (mistakes_tell_their_line)
{
    assert_refused ("word 1 2 3 4 before any page\n", "line 1 ");
    assert_refused ("page 1 595 842\nword 1 2 3 4\n", "line 2 ");
    assert_refused ("page 1 595 842\n\n# good\nwort 1 2 3 4 text\n", "line 4 ");
    assert_refused ("page 1 595\n", "line 1 ");
    assert_refused ("page one 595 842\n", "line 1 ");
    assert_refused ("page 1 595 842\nrule 1 2 3\n", "line 2 ");
    assert_refused ("page 1 595 842\nrule 3 2 1 4\n", "line 2 ");
    assert_refused ("page 1 595 842\nrule 1 4 3 2\n", "line 2 ");
    assert_refused ("page 1 595 842\nrule nan 0 1 1\n", "line 2 ");
    assert_refused ("page 1 595 842\nrule 0 0 1e9 1\n", "line 2 ");
    assert_refused ("page 1 inf 842\n", "line 1 ");
    assert_refused ("page 1 595 842\nx\n", "line 2 ");
}
END_TEST

START_TEST (bytes_that_are_not_text_are_survived)
{
    static const char text[] = "page 1 595 842\nword 1 2 3 4 a\xFF\xC0z\n";
    g_autoptr (GPtrArray) pages = load (text);
    const Page *page = g_ptr_array_index (pages, 0);
    ck_assert_uint_ge (page->glyphs->len, 3);
    g_autoptr (GString) dump = page_dump (page);
    ck_assert (g_utf8_validate (dump->str, -1, NULL));
}
END_TEST

START_TEST (the_length_is_kept_to)
{
    static const char text[] = "page 1 595 842\nnonsense";
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) pages = pages_load (text, 15, &error);
    ck_assert_ptr_nonnull (pages);
    ck_assert_uint_eq (pages->len, 1);
}
END_TEST

START_TEST (pages_are_capped)
{
    g_autoptr (GString) text = g_string_new (NULL);
    for (guint i = 0; i <= LIMIT_PAGES; i++)
        g_string_append (text, "page 1 595 842\n");
    g_autofree char *line = g_strdup_printf ("line %u ", LIMIT_PAGES + 1);
    assert_refused (text->str, line);
}
END_TEST

/* One character and one rule of a page 600 wide and 800 high, turned. */
static Page *
turned (int turn)
{
    Page *page = page_new (1, 600, 800);
    page_add_glyph (page, 'x', (Box){ 10, 20, 40, 60 });
    page_add_rule (page, (Box){ 100, 200, 300, 201 });
    page_set_upright (page, turn);
    return page;
}

START_TEST (turning_moves_everything)
{
    g_autoptr (Page) none = turned (0), quarter = turned (1), half = turned (2), back = turned (3);
    assert_box (g_array_index (none->glyphs, Glyph, 0).box, 10, 20, 40, 60);
    assert_box (g_array_index (quarter->glyphs, Glyph, 0).box, 740, 10, 780, 40);
    assert_box (g_array_index (half->glyphs, Glyph, 0).box, 560, 740, 590, 780);
    assert_box (g_array_index (back->glyphs, Glyph, 0).box, 20, 560, 60, 590);
    assert_box (g_array_index (quarter->rules, Rule, 0).box, 599, 100, 600, 300);
    ck_assert_double_eq (quarter->width, 800);
    ck_assert_double_eq (quarter->height, 600);
    ck_assert_double_eq (half->width, 600);
    ck_assert_double_eq (back->height, 600);
}
END_TEST

START_TEST (places_are_told_as_displayed)
{
    for (int turn = 0; turn < 4; turn++) {
        g_autoptr (Page) page = turned (turn);
        assert_box (page_place (page, g_array_index (page->glyphs, Glyph, 0).box), 10, 20, 40, 60);
        assert_box (page_place (page, g_array_index (page->rules, Rule, 0).box), 100, 200, 300,
                    201);
    }
}
END_TEST

int
main (void)
{
    const TTest *const tests[] = {
        a_dump_loads,
        nothing_is_no_page,
        there_and_back,
        no_locale_gets_in,
        mistakes_tell_their_line,
        bytes_that_are_not_text_are_survived,
        the_length_is_kept_to,
        pages_are_capped,
        turning_moves_everything,
        places_are_told_as_displayed,
        NULL,
    };
    return suite_run ("page", tests);
}
