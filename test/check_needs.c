/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "needs.h"

#include "suite.h"

/* ends NULL: could not be told. */
static void
assert_needs (const char *source, const char *ends, gboolean at_end)
{
    Needs *needs = needs_new (source);
    ck_assert_msg (g_strcmp0 (needs->ends, ends) == 0, "%s ends in %s", source,
                   needs->ends != NULL ? needs->ends : "anything");
    ck_assert_msg (needs->at_end == at_end, "%s", source);
    needs_free (needs);
}

START_TEST (reads_ends)
{
    assert_needs ("收支总表", "表", FALSE);
    assert_needs ("(?:收支|支出)(?:情况)?表", "表", FALSE);
    assert_needs ("总计|合计|小", "计小", FALSE);
    assert_needs ("名称(?:/栏次)*", "称次", FALSE);
    assert_needs ("a[bc]?", "abc", FALSE);
    assert_needs ("第[0-3]", "0123", FALSE);
    assert_needs ("b{2,3}c{0,1}", "bc", FALSE);
    assert_needs ("\\(a\\)", ")", FALSE);
    assert_needs ("表(?!明)", "表", FALSE);
    assert_needs (".*a+?", "a", FALSE);
}
END_TEST

START_TEST (knows_the_end_of_the_text)
{
    assert_needs ("支出$", "出", TRUE);
    assert_needs ("^(?:支出|收入)$", "出入", TRUE);
    assert_needs ("支出$|收入", "出入", FALSE);
    assert_needs ("(?:^|/)类(?:(?:/栏次)*$)", "类次", TRUE);
    assert_needs ("a(?:b$)?", "ab", FALSE);
}
END_TEST

START_TEST (claims_nothing_it_cannot_know)
{
    assert_needs ("", NULL, FALSE);
    assert_needs ("a?", NULL, FALSE);
    assert_needs ("a|", NULL, FALSE);
    assert_needs ("a.", NULL, FALSE);
    assert_needs ("a[^b]", NULL, FALSE);
    assert_needs ("a[一-九]", NULL, FALSE);
    assert_needs ("a[[:digit:]]", NULL, FALSE);
    assert_needs ("a[]b]", NULL, FALSE);
    assert_needs ("a\\d", NULL, FALSE);
    assert_needs ("(?i)a", NULL, FALSE);
    assert_needs ("a{b}", NULL, FALSE);
    assert_needs ("(?<name>a)", NULL, FALSE);
    assert_needs ("(a)\\1", NULL, FALSE);
}
END_TEST

/* Every text of up to five of these characters. */
static void
assert_sound (const char *source)
{
    static const char *const letters[] = { "a", "b", "表", "0", "\n" };
    g_autoptr (GRegex) regex = g_regex_new (source, 0, 0, NULL);
    Needs *needs = needs_new (source);
    ck_assert_msg (regex != NULL, "%s", source);
    for (guint n = 0; n < 3125; n++) {
        g_autoptr (GString) text = g_string_new (NULL);
        for (guint rest = n; rest > 0; rest /= 5)
            g_string_append (text, letters[rest % 5]);
        if (g_regex_match (regex, text->str, 0, NULL))
            ck_assert_msg (needs_met (needs, text->str), "%s on %s", source, text->str);
    }
    needs_free (needs);
}

START_TEST (refuses_nothing_that_matches)
{
    static const char *const sources[] = {
        "a$",          "^(?:a|表b?)$", "a(?:b$)?",       "(?:a$|b)表?",  "a*b{0}",
        "a{1,2}b?",    "(?=b)b?a",     "(?:a|)(?:$|表)", "[ab]$|表",     "a$\\n?",
        "(?:(?:a)?b)", "a+?表*?",      "(?<!a)b",        "^$|a",         "0[0-3]?",
        "a(?:表|$)b?", "b(?:a?$)?",    "(?:a|b)+$",      "(?:^|a)表b*$", "a(?=表)(?:表)?",
    };
    for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
        assert_sound (sources[i]);
}
END_TEST

int
main (void)
{
    const TTest *const tests[] = { reads_ends, knows_the_end_of_the_text,
                                   claims_nothing_it_cannot_know, refuses_nothing_that_matches,
                                   NULL };
    return suite_run ("needs", tests);
}
