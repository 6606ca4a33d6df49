/* Amounts in different units, and shares by what their digits can tell.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "quantity.h"
#include "suite.h"

static Quantity
make (const char *text, int power)
{
    DiscloseAmount amount;
    Quantity quantity;
    ck_assert (disclose_amount_parse (text, &amount));
    ck_assert (quantity_from (amount, power, &quantity));
    return quantity;
}

static DiscloseAmount
percent (const char *text)
{
    DiscloseAmount amount;
    ck_assert (disclose_amount_parse (text, &amount));
    return amount;
}

START_TEST (units_do_not_matter)
{
    ck_assert_int_eq (quantity_compare (make ("2400.54", 4), make ("24005400", 0)), QUANTITY_SAME);
    ck_assert_int_eq (quantity_compare (make ("76", 4), make ("76.00", 4)), QUANTITY_SAME);
    ck_assert_int_eq (quantity_compare (make ("1.5", 8), make ("15000.00", 4)), QUANTITY_SAME);
}
END_TEST

START_TEST (a_coarser_print_may_be_rounded_or_cut)
{
    const Quantity exact = make ("24005467.89", 0);
    ck_assert_int_eq (quantity_compare (make ("2400.54", 4), exact), QUANTITY_SAME);
    ck_assert_int_eq (quantity_compare (make ("2400.55", 4), exact), QUANTITY_SAME);
    ck_assert_int_eq (quantity_compare (make ("2400.56", 4), exact), QUANTITY_OTHER);
    ck_assert_int_eq (quantity_compare (make ("2400.53", 4), exact), QUANTITY_OTHER);
}
END_TEST

START_TEST (one_digit_off_is_near)
{
    ck_assert_int_eq (quantity_compare (make ("269.85", 4), make ("269.86", 4)), QUANTITY_NEAR);
    ck_assert_int_eq (quantity_compare (make ("269.85", 4), make ("269.87", 4)), QUANTITY_OTHER);
}
END_TEST

START_TEST (a_share_is_as_exact_as_its_operands)
{
    ck_assert_int_eq (quantity_share (make ("2211.66", 4), make ("2400.54", 4), percent ("92.13")),
                      QUANTITY_SAME);
    ck_assert_int_eq (quantity_share (make ("2211.66", 4), make ("2400.54", 4), percent ("92.16")),
                      QUANTITY_OTHER);
    /* 0.03 of 0.76 can be anything from 3.27 to 4.64 percent. */
    ck_assert_int_eq (quantity_share (make ("0.03", 4), make ("0.76", 4), percent ("3.95")),
                      QUANTITY_SAME);
    ck_assert_int_eq (quantity_share (make ("0.03", 4), make ("0.76", 4), percent ("4.64")),
                      QUANTITY_SAME);
    ck_assert_int_eq (quantity_share (make ("0.03", 4), make ("0.76", 4), percent ("4.80")),
                      QUANTITY_OTHER);
    ck_assert_int_eq (quantity_share (make ("-55.00", 4), make ("170.00", 4), percent ("32.35")),
                      QUANTITY_SAME);
}
END_TEST

START_TEST (what_does_not_fit_is_refused)
{
    DiscloseAmount amount = { G_MAXINT64, 0 };
    Quantity quantity;
    ck_assert (!quantity_from (amount, 4, &quantity));
    ck_assert (!quantity_from ((DiscloseAmount){ 1, 18 }, 4, &quantity));
    ck_assert (!quantity_from ((DiscloseAmount){ 1, 0 }, 18, &quantity));
    const Quantity large = { G_MAXINT64 / 4, 1 };
    ck_assert (!quantity_add (large, large, FALSE, &quantity));
    ck_assert (quantity_add (large, large, TRUE, &quantity) && quantity.value == 0);
}
END_TEST

START_TEST (an_amount_comes_back_as_it_was)
{
    const DiscloseAmount amount = quantity_to (make ("12.30", 4), 4);
    ck_assert (amount.digits == 1230 && amount.scale == 2);
    const DiscloseAmount yuan = quantity_to (make ("12.30", 4), 0);
    ck_assert (disclose_amount_compare (yuan, (DiscloseAmount){ 123000, 0 }) == 0);
}
END_TEST

int
main (void)
{
    const TTest *const tests[] = {
        units_do_not_matter,
        a_coarser_print_may_be_rounded_or_cut,
        one_digit_off_is_near,
        a_share_is_as_exact_as_its_operands,
        what_does_not_fit_is_refused,
        an_amount_comes_back_as_it_was,
        NULL,
    };
    return suite_run ("quantity", tests);
}
