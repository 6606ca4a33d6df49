/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "amount.h"

#include "suite.h"

typedef struct {
    const char *text;
    gint64 digits;
    guint scale;
} Reading;

/* Section - Reading */

START_TEST (reads_what_is_printed)
{
    static const Reading readings[] = {
        { "0", 0, 0 },
        { "0.00", 0, 2 },
        { "-0.00", 0, 2 },
        { "7", 7, 0 },
        { "007", 7, 0 },
        { "0.05", 5, 2 },
        { "2400", 2400, 0 },
        { "2400.54", 240054, 2 },
        { "2,400.54", 240054, 2 },
        { "1,234,567.8", 12345678, 1 },
        { "12,345", 12345, 0 },
        { "123,456", 123456, 0 },
        { "0,001", 1, 0 },
        { "-12.30", -1230, 2 },
        { "+12.30", 1230, 2 },
        { "(12.30)", -1230, 2 },
        { "(0.00)", 0, 2 },
        { "-1,234.50", -123450, 2 },
        { "(1,234.50)", -123450, 2 },
        { "\u221212.30", -1230, 2 },
        { "\u201112.30", -1230, 2 },
        { "\u201312.30", -1230, 2 },
        { "\uFF0D12.30", -1230, 2 },
        { "\uFE6312.30", -1230, 2 },
        { "\uFF0B12.30", 1230, 2 },
        { "\uFE6212.30", 1230, 2 },
        { "\uFF0812.30\uFF09", -1230, 2 },
        { "(12.30\uFF09", -1230, 2 },
        { "\uFF12\uFF0C\uFF14\uFF10\uFF10\uFF0E\uFF15\uFF14", 240054, 2 },
        { "2\uFF0C400.\uFF15\uFF14", 240054, 2 },
    };
    for (guint i = 0; i < G_N_ELEMENTS (readings); i++) {
        DiscloseAmount amount;
        ck_assert_msg (disclose_amount_parse (readings[i].text, &amount), "%s", readings[i].text);
        ck_assert_int_eq (amount.digits, readings[i].digits);
        ck_assert_uint_eq (amount.scale, readings[i].scale);
        ck_assert (amount_looks_like (readings[i].text));
    }
}
END_TEST

static const char *const not_numbers[] = {
    "",           "-",       "+",       "()",         ".",       ",",       "-.",
    ".5",         "-.5",     "5.",      "1,234.",     "1,23",    "1,2345",  "1234,567",
    "12,34,56",   ",123",    "1,",      "1,234,",     "1,,234",  "1.2.3",   "1.234,5",
    "1.2,345",    "--1",     "-+1",     "+-1",        "- 1",     " 1",      "1 ",
    "1 234",      "1\u3000", "\u00A01", "1\u200B2",   "(1",      "1)",      "((1))",
    "(-1)",       "(+1)",    "-(1)",    "()1",        "(1)2",    "1-",      "1e5",
    "0x10",       "12a",     "a12",     "\u8D39",     "1\u4E30", "12%",     "\u201412.3",
    "\u201512.3", "\u4E00",  "\u2460",  "1\u3001000", "\u0661",  "1'234",   "1\u30025",
    "12\u5143",   "nan",     "inf",     "\u221A",     "1\n",     "\uFFE51", "1/2",
};

START_TEST (refuses_anything_else)
{
    for (guint i = 0; i < G_N_ELEMENTS (not_numbers); i++) {
        DiscloseAmount amount = { 42, 7 };
        ck_assert_msg (!disclose_amount_parse (not_numbers[i], &amount), "«%s»", not_numbers[i]);
        ck_assert_msg (!amount_looks_like (not_numbers[i]), "«%s»", not_numbers[i]);
        ck_assert_int_eq (amount.digits, 42);
        ck_assert_uint_eq (amount.scale, 7);
    }
}
END_TEST

START_TEST (refuses_bytes_that_are_no_text)
{
    static const char *const broken[] = { "\xFF", "1\xF0", "\xE2\x88", "1\x80", "12.\xC3" };
    for (guint i = 0; i < G_N_ELEMENTS (broken); i++) {
        DiscloseAmount amount;
        ck_assert (!disclose_amount_parse (broken[i], &amount));
        ck_assert (!amount_looks_like (broken[i]));
    }
}
END_TEST

START_TEST (holds_eighteen_digits)
{
    static const Reading largest[] = {
        { "999999999999999999", 999999999999999999, 0 },
        { "-999999999999999999", -999999999999999999, 0 },
        { "999,999,999,999,999,999", 999999999999999999, 0 },
        { "9999999999999999.99", 999999999999999999, 2 },
        { "0.999999999999999999", 999999999999999999, 18 },
        { "0.000000000000000001", 1, 18 },
        { "00000000000000000000000001", 1, 0 },
    };
    for (guint i = 0; i < G_N_ELEMENTS (largest); i++) {
        DiscloseAmount amount;
        ck_assert_msg (disclose_amount_parse (largest[i].text, &amount), "%s", largest[i].text);
        ck_assert_int_eq (amount.digits, largest[i].digits);
        ck_assert_uint_eq (amount.scale, largest[i].scale);
    }
}
END_TEST

START_TEST (larger_ones_are_numbers_that_do_not_fit)
{
    static const char *const larger[] = {
        "1000000000000000000",
        "9223372036854775807",
        "9223372036854775808",
        "18446744073709551616",
        "-99999999999999999999999999999999999999",
        "1,000,000,000,000,000,000",
        "99999999999999999.99",
        "0.0000000000000000000",
        "0.0000000000000000001",
        "1.000000000000000000",
    };
    for (guint i = 0; i < G_N_ELEMENTS (larger); i++) {
        DiscloseAmount amount = { 42, 7 };
        ck_assert_msg (!disclose_amount_parse (larger[i], &amount), "%s", larger[i]);
        ck_assert_msg (amount_looks_like (larger[i]), "%s", larger[i]);
        ck_assert_int_eq (amount.digits, 42);
    }
}
END_TEST

/* Section - Writing */

static void
assert_written (gint64 digits, guint8 scale, const char *expected)
{
    g_autofree char *text = disclose_amount_dup_string ((DiscloseAmount){ digits, scale });
    ck_assert_str_eq (text, expected);
}

START_TEST (writes_the_printed_decimals)
{
    assert_written (0, 0, "0");
    assert_written (0, 2, "0.00");
    assert_written (5, 2, "0.05");
    assert_written (-5, 2, "-0.05");
    assert_written (12, 2, "0.12");
    assert_written (123, 2, "1.23");
    assert_written (-1230, 2, "-12.30");
    assert_written (240054, 2, "2400.54");
    assert_written (999999999999999999, 0, "999999999999999999");
    assert_written (1, 18, "0.000000000000000001");
    assert_written (G_MAXINT64, 0, "9223372036854775807");
    assert_written (G_MININT64, 0, "-9223372036854775808");
    assert_written (G_MININT64, 19, "-0.9223372036854775808");
    assert_written (1, 25, "0.0000000000000000000000001");
}
END_TEST

START_TEST (what_is_written_reads_the_same)
{
    /* A multiplier that visits numbers of every length, with their neighbours. */
    for (gint64 n = 1; n < 100000000000000000; n = n * 7 + 3)
        for (guint8 scale = 0; scale <= 18; scale++)
            for (int sign = -1; sign <= 1; sign += 2) {
                DiscloseAmount amount = { sign * n, scale }, again;
                g_autofree char *text = disclose_amount_dup_string (amount);
                ck_assert_msg (disclose_amount_parse (text, &again), "%s", text);
                ck_assert_int_eq (again.digits, amount.digits);
                ck_assert_uint_eq (again.scale, amount.scale);
            }
}
END_TEST

/* Section - Reckoning */

static DiscloseAmount
amount_of (const char *text)
{
    DiscloseAmount amount;
    ck_assert_msg (disclose_amount_parse (text, &amount), "%s", text);
    return amount;
}

/* NULL for no result, which must leave the old one alone. */
static void
assert_result (gboolean ok, DiscloseAmount result, const char *expected)
{
    g_autofree char *text = disclose_amount_dup_string (result);
    ck_assert_msg (ok == (expected != NULL), "%s where %s was expected", ok ? text : "nothing",
                   expected != NULL ? expected : "nothing");
    ck_assert_str_eq (text, expected != NULL ? expected : "4.2");
}

static void
assert_sum (const char *a, const char *b, const char *expected)
{
    DiscloseAmount sum = { 42, 1 };
    gboolean ok = disclose_amount_add (amount_of (a), amount_of (b), &sum);
    assert_result (ok, sum, expected);
    sum = (DiscloseAmount){ 42, 1 };
    ok = disclose_amount_add (amount_of (b), amount_of (a), &sum);
    assert_result (ok, sum, expected);
}

START_TEST (adds_exactly)
{
    assert_sum ("0", "0", "0");
    assert_sum ("0.1", "0.2", "0.3");
    assert_sum ("0.10", "0.2", "0.30");
    assert_sum ("1", "0.005", "1.005");
    assert_sum ("-1.50", "1.5", "0.00");
    assert_sum ("-1.50", "0.25", "-1.25");
    assert_sum ("999999999999999998", "1", "999999999999999999");
    assert_sum ("999999999999999999", "1", NULL);
    assert_sum ("999999999999999999", "-1", "999999999999999998");
    assert_sum ("-999999999999999999", "-1", NULL);
    assert_sum ("999999999999999999", "999999999999999999", NULL);
    assert_sum ("999999999999999999", "0.0", NULL);
    assert_sum ("0", "0.000000000000000001", "0.000000000000000001");
    assert_sum ("1", "0.000000000000000001", NULL);
}
END_TEST

START_TEST (does_not_add_what_it_could_not_have_read)
{
    DiscloseAmount sum = { 42, 1 }, one = { 1, 0 };
    ck_assert (!disclose_amount_add ((DiscloseAmount){ G_MAXINT64, 0 }, one, &sum));
    ck_assert (!disclose_amount_add (one, (DiscloseAmount){ G_MININT64, 0 }, &sum));
    ck_assert (!disclose_amount_add ((DiscloseAmount){ 1, 200 }, one, &sum));
    ck_assert_int_eq (sum.digits, 42);
}
END_TEST

static void
assert_rescaled (const char *text, guint scale, const char *expected)
{
    DiscloseAmount result = { 42, 1 };
    gboolean ok = disclose_amount_rescale (amount_of (text), scale, &result);
    assert_result (ok, result, expected);
}

START_TEST (rescales_without_loss)
{
    assert_rescaled ("12.3", 1, "12.3");
    assert_rescaled ("12.3", 4, "12.3000");
    assert_rescaled ("12.300", 1, "12.3");
    assert_rescaled ("12.00", 0, "12");
    assert_rescaled ("-12.00", 0, "-12");
    assert_rescaled ("12.30", 0, NULL);
    assert_rescaled ("12.345", 2, NULL);
    assert_rescaled ("0.00", 0, "0");
    assert_rescaled ("0", 18, "0.000000000000000000");
    assert_rescaled ("0", 19, NULL);
    assert_rescaled ("1", 17, "1.00000000000000000");
    assert_rescaled ("1", 18, NULL);
    assert_rescaled ("9", 17, "9.00000000000000000");
    assert_rescaled ("99999999999999999", 1, "99999999999999999.0");
    assert_rescaled ("999999999999999999", 1, NULL);
}
END_TEST

static void
assert_shifted (const char *text, int power, const char *expected)
{
    DiscloseAmount result = { 42, 1 };
    gboolean ok = disclose_amount_shift (amount_of (text), power, &result);
    assert_result (ok, result, expected);
}

START_TEST (shifts_to_another_unit)
{
    assert_shifted ("12.30", 4, "123000.00");
    assert_shifted ("2400.54", 4, "24005400.00");
    assert_shifted ("2400", 4, "24000000.00");
    assert_shifted ("0.00", 4, "0.00");
    assert_shifted ("-0.0123", 4, "-123.00");
    assert_shifted ("0.012345", 4, "123.45");
    assert_shifted ("0.0123456", 4, "123.456");
    assert_shifted ("12.30", 0, "12.30");
    assert_shifted ("12", 0, "12.00");
    assert_shifted ("12.345", 0, "12.345");
    assert_shifted ("123000", -4, "12.3000");
    assert_shifted ("123000.00", -4, "12.300000");
    assert_shifted ("1", -18, "0.000000000000000001");
    assert_shifted ("0.1", -18, NULL);
    assert_shifted ("1", 15, "1000000000000000.00");
    assert_shifted ("1", 16, NULL);
    assert_shifted ("0", 18, "0.00");
    assert_shifted ("0.00", 18, "0.00");
    assert_shifted ("1", 19, NULL);
    assert_shifted ("1", -19, NULL);
    assert_shifted ("999999999999", 4, "9999999999990000.00");
    assert_shifted ("9999999999999", 4, NULL);
}
END_TEST

static void
assert_order (DiscloseAmount a, DiscloseAmount b, int order)
{
    int forth = disclose_amount_compare (a, b), back = disclose_amount_compare (b, a);
    ck_assert_int_eq ((forth > 0) - (forth < 0), order);
    ck_assert_int_eq ((back > 0) - (back < 0), -order);
}

START_TEST (compares_by_value)
{
    assert_order (amount_of ("12.3"), amount_of ("12.30"), 0);
    assert_order (amount_of ("0"), amount_of ("-0.00"), 0);
    assert_order (amount_of ("12.31"), amount_of ("12.3"), 1);
    assert_order (amount_of ("-12.31"), amount_of ("-12.3"), -1);
    assert_order (amount_of ("-1"), amount_of ("0.01"), -1);
    assert_order (amount_of ("-1"), amount_of ("0"), -1);
    assert_order (amount_of ("2"), amount_of ("1.999999999999999"), 1);
    assert_order (amount_of ("999999999999999999"), amount_of ("0.000000000000000001"), 1);
    assert_order (amount_of ("-999999999999999999"), amount_of ("-0.000000000000000001"), -1);
    assert_order ((DiscloseAmount){ G_MININT64, 0 }, (DiscloseAmount){ G_MININT64, 0 }, 0);
    assert_order ((DiscloseAmount){ G_MININT64, 0 }, (DiscloseAmount){ G_MAXINT64, 255 }, -1);
    assert_order ((DiscloseAmount){ G_MAXINT64, 0 }, (DiscloseAmount){ G_MAXINT64, 1 }, 1);
    assert_order ((DiscloseAmount){ 0, 255 }, (DiscloseAmount){ 0, 0 }, 0);
}
END_TEST

START_TEST (an_error_has_its_own_domain)
{
    ck_assert_str_eq (g_quark_to_string (DISCLOSE_ERROR), "disclose-error-quark");
    ck_assert_str_eq (disclose_version (), DISCLOSE_VERSION);
}
END_TEST

int
main (void)
{
    const TTest *const tests[] = {
        reads_what_is_printed,
        refuses_anything_else,
        refuses_bytes_that_are_no_text,
        holds_eighteen_digits,
        larger_ones_are_numbers_that_do_not_fit,
        writes_the_printed_decimals,
        what_is_written_reads_the_same,
        adds_exactly,
        does_not_add_what_it_could_not_have_read,
        rescales_without_loss,
        shifts_to_another_unit,
        compares_by_value,
        an_error_has_its_own_domain,
        NULL,
    };
    return suite_run ("amount", tests);
}
