/* Classification codes, in all the ways they are printed.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "code.h"

#include "suite.h"

static void
assert_digits (const char *text, const char *expected)
{
    g_autofree char *digits = code_digits (text);
    if (expected == NULL)
        ck_assert_ptr_null (digits);
    else
        ck_assert_str_eq (digits, expected);
}

START_TEST (digits_of_a_printed_code)
{
    assert_digits ("201", "201");
    assert_digits ("2010601", "2010601");
    assert_digits ("201 06 01", "2010601");
    assert_digits ("201.06.01", "2010601");
    assert_digits ("201-06", "20106");
    assert_digits ("２０１", "201");
    assert_digits ("", NULL);
    assert_digits ("-", NULL);
    assert_digits ("201a", NULL);
    assert_digits ("类", NULL);
    assert_digits ("1234567890123", NULL);
}
END_TEST

START_TEST (levels_by_length)
{
    ck_assert_uint_eq (code_level ("201"), 1);
    ck_assert_uint_eq (code_level ("20106"), 2);
    ck_assert_uint_eq (code_level ("2010601"), 3);
}
END_TEST

/* A row's code read below those before; parts are the whole, then levels; "" for nothing there. */
typedef struct {
    const char *parts[4], *name;
    const char *code, *rest, *finding;
} Row;

static void
assert_reads (CodePath *path, const Row *row)
{
    const char *parts[4];
    const char *finding = NULL;
    g_autoptr (GString) name = g_string_new (row->name);
    for (guint i = 0; i < 4; i++)
        parts[i] = row->parts[i][0] != '\0' ? row->parts[i] : NULL;
    g_autofree char *code = code_read (path, parts, name, &finding);
    ck_assert_str_eq (code, row->code);
    ck_assert_str_eq (name->str, row->rest);
    if (row->finding == NULL)
        ck_assert_msg (finding == NULL, "%s: %s", row->code, finding);
    else
        ck_assert_str_eq (finding, row->finding);
}

static void
assert_all (const Row *rows, guint n)
{
    CodePath path = { "", TRUE, TRUE };
    for (guint i = 0; i < n; i++)
        assert_reads (&path, &rows[i]);
}

START_TEST (whole_codes_stay)
{
    static const Row rows[] = {
        { { "201", "", "", "" }, "一般", "201", "一般", NULL },
        { { "20106", "", "", "" }, "财政", "20106", "财政", NULL },
        { { "2010601", "", "", "" }, "运行", "2010601", "运行", NULL },
        { { "20", "", "", "" }, "怪", "20", "怪", "code-irregular" },
    };
    assert_all (rows, G_N_ELEMENTS (rows));
}
END_TEST

START_TEST (levels_are_joined)
{
    static const Row rows[] = {
        { { "", "201", "", "" }, "一般", "201", "一般", NULL },
        { { "", "201", "06", "" }, "财政", "20106", "财政", NULL },
        { { "", "201", "06", "01" }, "运行", "2010601", "运行", NULL },
        { { "", "201", "20106", "2010650" }, "全", "2010650", "全", NULL },
    };
    assert_all (rows, G_N_ELEMENTS (rows));
}
END_TEST

START_TEST (lower_levels_stand_under_those_above)
{
    static const Row rows[] = {
        { { "", "201", "", "" }, "一般", "201", "一般", NULL },
        { { "", "", "06", "" }, "财政", "20106", "财政", NULL },
        { { "", "", "", "01" }, "运行", "2010601", "运行", NULL },
        { { "", "", "", "50" }, "事业", "2010650", "事业", NULL },
        { { "", "", "11", "" }, "纪检", "20111", "纪检", NULL },
        { { "", "208", "", "" }, "社保", "208", "社保", NULL },
        { { "", "", "05", "05" }, "养老", "2080505", "养老", NULL },
    };
    assert_all (rows, G_N_ELEMENTS (rows));
}
END_TEST

START_TEST (a_lost_nought_is_told)
{
    static const Row rows[] = {
        { { "", "201", "6", "" }, "财政", "20106", "财政", "code-padded" },
        { { "", "", "", "1" }, "运行", "2010601", "运行", "code-padded" },
    };
    assert_all (rows, G_N_ELEMENTS (rows));
}
END_TEST

START_TEST (a_level_with_nothing_above_is_told)
{
    static const Row rows[] = {
        { { "", "", "06", "" }, "财政", "06", "财政", "code-irregular" },
    };
    assert_all (rows, G_N_ELEMENTS (rows));
}
END_TEST

START_TEST (codes_in_the_name)
{
    CodePath path = { "", TRUE, FALSE };
    static const Row rows[] = {
        { { "", "", "", "" }, "201一般公共", "201", "一般公共", NULL },
        { { "", "", "", "" }, "2010601行政", "2010601", "行政", NULL },
        { { "", "", "", "" }, "合计", "", "合计", NULL },
        { { "", "", "", "" }, "2023年会计", "", "2023年会计", NULL },
        { { "", "", "", "" }, "17100690", "", "17100690", NULL },
        { { "", "", "", "" }, "201", "", "201", NULL },
        { { "", "", "", "" }, "201、项目", "", "201、项目", NULL },
    };
    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
        assert_reads (&path, &rows[i]);
}
END_TEST

START_TEST (sections_without_codes_have_none)
{
    CodePath path = { "", FALSE, FALSE };
    static const Row row = { { "", "", "", "" }, "201一般公共", "", "201一般公共", NULL };
    assert_reads (&path, &row);
}
END_TEST

START_TEST (long_codes_do_not_overflow)
{
    static const Row rows[] = {
        { { "123456789012", "", "", "" }, "长", "123456789012", "长", "code-irregular" },
        { { "", "123456789012", "123456789", "123456789" },
          "长",
          "123456789012123456789123456789",
          "长",
          "code-irregular" },
    };
    CodePath path = { "", TRUE, TRUE };
    assert_reads (&path, &rows[0]);
    assert_reads (&path, &rows[1]);
}
END_TEST

int
main (void)
{
    const TTest *const tests[] = {
        digits_of_a_printed_code,
        levels_by_length,
        whole_codes_stay,
        levels_are_joined,
        lower_levels_stand_under_those_above,
        a_lost_nought_is_told,
        a_level_with_nothing_above_is_told,
        codes_in_the_name,
        sections_without_codes_have_none,
        long_codes_do_not_overflow,
        NULL,
    };
    return suite_run ("code", tests);
}
