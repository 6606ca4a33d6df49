/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "quantity.h"

#include <stdlib.h>

#define DECIMALS                                                                    \
    4 /* of a yuan: amounts are printed with two, in units of ten thousand with six \
       */

/* Products of two amounts and a percentage outgrow 64 bits. */
__extension__ typedef __int128 Wide;

static gboolean
power_of_ten (int power, gint64 *result)
{
    if (power < 0 || power > 18)
        return FALSE;
    for (*result = 1; power > 0; power--)
        *result *= 10;
    return TRUE;
}

gboolean
quantity_from (DiscloseAmount amount, int power, Quantity *quantity)
{
    gint64 unit;
    if (!power_of_ten (power + DECIMALS - (int) amount.scale, &unit)
        || llabs (amount.digits) > G_MAXINT64 / 4 / unit)
        return FALSE;
    *quantity = (Quantity){ amount.digits * unit, unit };
    return TRUE;
}

DiscloseAmount
quantity_to (Quantity quantity, int power)
{
    DiscloseAmount amount = { quantity.value, (guint8) (power + DECIMALS) };
    for (gint64 unit = quantity.unit; unit > 1 && amount.scale > 0 && amount.digits % 10 == 0;
         unit /= 10) {
        amount.digits /= 10;
        amount.scale--;
    }
    return amount;
}

gboolean
quantity_add (Quantity a, Quantity b, gboolean minus, Quantity *sum)
{
    const Wide value = (Wide) a.value + (minus ? -(Wide) b.value : (Wide) b.value);
    if (value > G_MAXINT64 / 4 || value < -(G_MAXINT64 / 4))
        return FALSE;
    *sum = (Quantity){ (gint64) value, MAX (a.unit, b.unit) };
    return TRUE;
}

QuantityMatch
quantity_compare (Quantity a, Quantity b)
{
    return quantity_compare_sum (a, b, 1);
}

QuantityMatch
quantity_compare_sum (Quantity a, Quantity sum, guint n)
{
    const gint64 apart = llabs (a.value - sum.value);
    const gint64 coarse = MAX (a.unit, sum.unit);
    if (apart == 0 || (a.unit != sum.unit && apart < coarse))
        return QUANTITY_SAME;
    return 2 * apart <= (gint64) (MAX (n, 1) + 1) * coarse ? QUANTITY_NEAR : QUANTITY_OTHER;
}

/* Whether percent, give or take slack halves of its last digit, can be the share. */
static gboolean
can_be (Quantity part, Quantity whole, DiscloseAmount percent, int slack)
{
    gint64 scale;
    if (!power_of_ten (percent.scale, &scale))
        return FALSE;
    const Wide a = llabs (part.value), t = llabs (whole.value), s = llabs (percent.digits);
    const Wide most = 200 * (Wide) scale * (2 * a + part.unit);
    const Wide least = 200 * (Wide) scale * (2 * a - part.unit);
    return (2 * s - slack) * (2 * t - whole.unit) <= most
           && (2 * s + slack) * (2 * t + whole.unit) >= least;
}

QuantityMatch
quantity_share (Quantity part, Quantity whole, DiscloseAmount percent)
{
    if (can_be (part, whole, percent, 1))
        return QUANTITY_SAME;
    return can_be (part, whole, percent, 2) ? QUANTITY_NEAR : QUANTITY_OTHER;
}

DiscloseAmount
quantity_percent (Quantity part, Quantity whole, guint8 scale)
{
    gint64 power = 0;
    power_of_ten (MIN (scale, 6), &power);
    const Wide a = llabs (part.value), t = llabs (whole.value);
    const Wide share = (200 * (Wide) power * a + t) / (2 * t);
    return (DiscloseAmount){ (gint64) MIN (share, (Wide) G_MAXINT64), MIN (scale, 6) };
}
