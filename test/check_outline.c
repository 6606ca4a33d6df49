/* Outlines of characters in few bytes.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "pdf_outline.h"
#include "suite.h"

static void
assert_shortened (const char *path, const char *want, const char *rest)
{
    g_autoptr (GString) to = g_string_new ("d=\"");
    ck_assert_str_eq (pdf_outline_shorten (path, to), rest);
    ck_assert_str_eq (to->str + 3, want);
}

START_TEST (places_become_steps)
{
    assert_shortened ("M 1.5 2.25 L 3 2.25 L 3 1 Z M 1 1 \"/>", "m1.5 2.25l1.5 0 0-1.25zm-.5-1.25",
                      "\"/>");
    assert_shortened ("M 0 0 C 1 1 2 1 3 0 C 4 -1 5 -1 6 0\"", "m0 0c1 1 2 1 3 0 1-1 2-1 3 0",
                      "\"");
}
END_TEST

START_TEST (roundings_do_not_add_up)
{
    assert_shortened ("M 0 0 L 0.004 0 L 0.008 0 L 0.012 0 L 0.016 0\"", "m0 0l0 0 .01 0 0 0 .01 0",
                      "\"");
    assert_shortened ("M -0.005 -0.006 L -1.999999 0.1\"", "m-.01-.01l-1.99 .11", "\"");
}
END_TEST

START_TEST (what_is_not_known_is_left_as_it_is)
{
    assert_shortened ("M 1 1 L 2 2 A 3 3 \"/>", "m1 1l1 1", " A 3 3 \"/>");
    assert_shortened ("M 1 1 L 2", "m1 1", " L 2");
    assert_shortened ("M 1e5 1 \"", "", "M 1e5 1 \"");
    assert_shortened ("", "", "");
}
END_TEST

START_TEST (matrices_that_enlarge_are_told)
{
    ck_assert (pdf_outline_is_small ("1,0,0,-1,900,800)", 4));
    ck_assert (!pdf_outline_is_small ("4.16,0,0,1,0,0)", 4));
    ck_assert (!pdf_outline_is_small ("1,0", 4));
}
END_TEST

int
main (void)
{
    const TTest *const tests[] = { places_become_steps, roundings_do_not_add_up,
                                   what_is_not_known_is_left_as_it_is,
                                   matrices_that_enlarge_are_told, NULL };
    return suite_run ("outline", tests);
}
