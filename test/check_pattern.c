/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "pattern.h"

#include "suite.h"

static Pattern *
compile (const char *source)
{
    gsize offset;
    char *message = NULL;
    g_autoptr (PatternPool) pool = pattern_pool_new ();
    Pattern *pattern = pattern_new (pool, source, &offset, &message);
    ck_assert_msg (pattern != NULL, "%s: %s", source, message);
    return pattern;
}

static void
assert_mistake (const char *source, gsize expected)
{
    gsize offset = 0;
    char *message = NULL;
    g_autoptr (PatternPool) pool = pattern_pool_new ();
    ck_assert_ptr_null (pattern_new (pool, source, &offset, &message));
    ck_assert_uint_eq (offset, expected);
    ck_assert_ptr_nonnull (message);
    ck_assert_str_ne (message, "");
    g_free (message);
}

START_TEST (tells_mistakes)
{
    assert_mistake ("(", 1);
    assert_mistake ("部门(收", 10);
    assert_mistake ("a[", 2);
    assert_mistake ("*", 0);
    assert_mistake ("a\\C", 3);   /* would split characters */
    assert_mistake ("ab\xFF", 2); /* not UTF-8 */
    assert_mistake ("(?<=a+)b", 0);
}
END_TEST

START_TEST (matches_anywhere)
{
    g_autoptr (Pattern) pattern = compile ("收.?支");
    ck_assert (pattern_matches (pattern, "收支"));
    ck_assert (pattern_matches (pattern, "部门收、支表"));
    ck_assert (!pattern_matches (pattern, "收于此支"));
    ck_assert (!pattern_matches (pattern, ""));
    g_autoptr (Pattern) whole = compile ("^$");
    ck_assert (pattern_matches (whole, ""));
    ck_assert (!pattern_matches (whole, "a"));
}
END_TEST

/* Found the same way as compiled and hastened. */
static void
assert_found (const char *source, const char *text, const char *expected, gsize from, gsize to)
{
    g_autoptr (Pattern) pattern = compile (source);
    for (guint i = 0; i < 2; i++) {
        g_autofree char *captured = NULL;
        gsize start = 99, end = 99;
        ck_assert_msg (pattern_search (pattern, text, &captured, &start, &end), "%s", source);
        ck_assert_str_eq (captured, expected);
        ck_assert_uint_eq (start, from);
        ck_assert_uint_eq (end, to);
        pattern_hasten (pattern);
    }
}

START_TEST (captures_group_1_or_all)
{
    assert_found ("\\d+", "ab12cd", "12", 2, 4);
    assert_found ("b(\\d+)c", "ab12cd", "12", 1, 5);
    assert_found ("(?:b)\\d", "ab12cd", "b1", 1, 3);
    assert_found ("年(.)", "在年度", "度", 3, 9);
    assert_found ("(a)(b)(c)(d)", "abcd", "a", 0, 4);
    assert_found ("(a)?b", "b", "b", 0, 1);          /* group 1 took no part */
    assert_found ("(?:(a)|(b))c", "bc", "bc", 0, 2); /* nor here, with group 2 set */
    assert_found ("(a*)b", "b", "", 0, 1);           /* it did, and is empty */
    assert_found ("a\\Kb", "ab", "b", 1, 2);
}
END_TEST

START_TEST (every_result_is_optional)
{
    g_autoptr (Pattern) pattern = compile ("b");
    gsize start = 99;
    ck_assert (pattern_search (pattern, "ab", NULL, NULL, NULL));
    ck_assert (pattern_search (pattern, "ab", NULL, &start, NULL));
    ck_assert_uint_eq (start, 1);
}
END_TEST

START_TEST (no_match_leaves_results_alone)
{
    g_autoptr (Pattern) pattern = compile ("b");
    char *captured = (char *) "old";
    gsize start = 98, end = 99;
    ck_assert (!pattern_search (pattern, "a", &captured, &start, &end));
    ck_assert_str_eq (captured, "old");
    ck_assert_uint_eq (start, 98);
    ck_assert_uint_eq (end, 99);
}
END_TEST

static void
assert_runaway_ends (gboolean hastened)
{
    g_autoptr (Pattern) pattern = compile ("^(a+)+$");
    if (hastened)
        pattern_hasten (pattern);
    g_autofree char *text = g_strnfill (64, 'a');
    text[63] = 'b';
    gint64 begin = g_get_monotonic_time ();
    ck_assert (!pattern_matches (pattern, text));
    ck_assert_int_lt (g_get_monotonic_time () - begin, G_USEC_PER_SEC);

    g_autoptr (Pattern) deep = compile ("^(\\((?1)*\\))$");
    if (hastened)
        pattern_hasten (deep);
    g_autofree char *nest = g_strnfill (100000, '(');
    ck_assert (!pattern_matches (deep, nest));
}

START_TEST (runaways_end)
{
    assert_runaway_ends (FALSE);
    assert_runaway_ends (TRUE);
}
END_TEST

START_TEST (freeing_nothing_is_fine)
{
    pattern_free (NULL);
}
END_TEST

static gpointer
match_often (gpointer data)
{
    const Pattern *pattern = data;
    guint wrong = 0;
    for (guint i = 0; i < 2000; i++) {
        g_autofree char *text = g_strdup_printf ("x%uy", i);
        g_autofree char *expected = g_strdup_printf ("%u", i);
        g_autofree char *captured = NULL;
        if (!pattern_search (pattern, text, &captured, NULL, NULL)
            || !g_str_equal (captured, expected))
            wrong++;
    }
    return GUINT_TO_POINTER (wrong);
}

START_TEST (threads_may_share_a_pattern)
{
    g_autoptr (Pattern) pattern = compile ("x(\\d+)y");
    pattern_hasten (pattern);
    GThread *threads[4];
    for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
        threads[i] = g_thread_new ("match", match_often, pattern);
    for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
        ck_assert_uint_eq (GPOINTER_TO_UINT (g_thread_join (threads[i])), 0);
}
END_TEST

int
main (void)
{
    const TTest *const tests[] = {
        tells_mistakes,
        matches_anywhere,
        captures_group_1_or_all,
        every_result_is_optional,
        no_match_leaves_results_alone,
        runaways_end,
        freeing_nothing_is_fine,
        threads_may_share_a_pattern,
        NULL,
    };
    return suite_run ("pattern", tests);
}
