/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "load.h"

/* Adds a digit on the side of the sign, so that the least number is reached too. */
static gboolean
push (gint64 *cents, gboolean negative, char digit)
{
    gint64 step = negative ? -(digit - '0') : digit - '0';
    return !__builtin_mul_overflow (*cents, 10, cents)
           && !__builtin_add_overflow (*cents, step, cents);
}

gboolean
load_cents (const char *yuan, gint64 *cents)
{
    gboolean negative = *yuan == '-';
    const char *p = negative ? yuan + 1 : yuan;
    guint decimals = 0;
    *cents = 0;
    if (!g_ascii_isdigit (*p))
        return FALSE;
    for (; g_ascii_isdigit (*p); p++)
        if (!push (cents, negative, *p))
            return FALSE;
    if (*p == '.')
        p++;
    for (; g_ascii_isdigit (*p); p++, decimals++)
        if (decimals < 2 ? !push (cents, negative, *p) : *p != '0')
            return FALSE;
    for (; decimals < 2; decimals++)
        if (!push (cents, negative, '0'))
            return FALSE;
    return *p == '\0';
}
