/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Exact decimals in 64 bits. No result has more than AMOUNT_MAX_DIGITS digits or decimals, though
 * the type could hold a little more: so whatever is written can be read again, and the sum of any
 * two results cannot overflow before it is looked at. */
#include "amount.h"

#include <string.h>

#define MAX_DIGITS G_GINT64_CONSTANT (999999999999999999)

/* Section - Reading */

typedef struct {
    const char *at;
    guint64 digits;
    guint scale;
    gboolean fits;
} Reader;

/* A character of a number as ASCII, anything else as 0. Dashes longer than an en dash are no minus:
 * they mark a blank or a range. */
static char
number_char (gunichar c)
{
    if (c >= 0xFF01 && c <= 0xFF5E)
        c -= 0xFEE0; /* full-width forms */
    if ((c >= 0x2010 && c <= 0x2013) || c == 0x2212 || c == 0xFE63)
        return '-';
    if (c == 0xFE62)
        return '+';
    return c != 0 && c < 0x80 && strchr ("0123456789+-.,()", (int) c) != NULL ? (char) c : 0;
}

static char
reader_peek (const Reader *reader)
{
    return number_char (g_utf8_get_char (reader->at));
}

static gboolean
reader_take (Reader *reader, char wanted)
{
    if (reader_peek (reader) != wanted)
        return FALSE;
    reader->at = g_utf8_next_char (reader->at);
    return TRUE;
}

static guint
reader_take_digits (Reader *reader)
{
    guint n = 0;
    for (char c = reader_peek (reader); g_ascii_isdigit (c); c = reader_peek (reader)) {
        if (reader->digits > (guint64) (MAX_DIGITS - (c - '0')) / 10)
            reader->fits = FALSE;
        else
            reader->digits = reader->digits * 10 + (guint64) (c - '0');
        reader->at = g_utf8_next_char (reader->at);
        n++;
    }
    return n;
}

/* Digits, all in groups of three or none, then perhaps decimals. */
static gboolean
reader_take_number (Reader *reader)
{
    guint first = reader_take_digits (reader);
    if (first == 0 || (first > 3 && reader_peek (reader) == ','))
        return FALSE;
    while (reader_take (reader, ','))
        if (reader_take_digits (reader) != 3)
            return FALSE;
    if (!reader_take (reader, '.'))
        return TRUE;
    reader->scale = reader_take_digits (reader);
    if (reader->scale > AMOUNT_MAX_DIGITS)
        reader->fits = FALSE;
    return reader->scale > 0;
}

/* Whether text is one number; fits tells whether the reader could also hold it. */
static gboolean
read_number (const char *text, Reader *reader, gboolean *negative)
{
    *reader = (Reader){ .at = text, .fits = TRUE };
    gboolean bracketed = reader_take (reader, '(');
    *negative = bracketed || reader_take (reader, '-');
    if (!*negative)
        reader_take (reader, '+');
    if (!reader_take_number (reader) || (bracketed && !reader_take (reader, ')')))
        return FALSE;
    return *reader->at == '\0';
}

gboolean
amount_looks_like (const char *text)
{
    Reader reader;
    gboolean negative;
    return read_number (text, &reader, &negative);
}

gboolean
amount_is_certain (const char *text)
{
    return strpbrk (text, ".,") != NULL && amount_looks_like (text);
}

gboolean
disclose_amount_parse (const char *text, DiscloseAmount *amount)
{
    Reader reader;
    gboolean negative;
    if (!read_number (text, &reader, &negative) || !reader.fits)
        return FALSE;
    gint64 digits = (gint64) reader.digits;
    *amount = (DiscloseAmount){ negative ? -digits : digits, (guint8) reader.scale };
    return TRUE;
}

/* Section - Writing */

/* The size without the sign; of G_MININT64 too, which a caller may have made. */
static guint64
magnitude (gint64 digits)
{
    return digits < 0 ? -(guint64) digits : (guint64) digits;
}

char *
disclose_amount_dup_string (DiscloseAmount amount)
{
    char digits[24];
    int n = g_snprintf (digits, sizeof digits, "%" G_GUINT64_FORMAT, magnitude (amount.digits));
    GString *out = g_string_new (amount.digits < 0 ? "-" : "");
    for (int missing = amount.scale + 1 - n; missing > 0; missing--)
        g_string_append_c (out, '0');
    g_string_append (out, digits);
    if (amount.scale > 0)
        g_string_insert_c (out, (gssize) (out->len - amount.scale), '.');
    return g_string_free (out, FALSE);
}

/* Section - Reckoning */

/* digits x 10^power, power not negative. */
static gboolean
scale_up (gint64 digits, guint power, gint64 *result)
{
    guint64 size = magnitude (digits);
    for (; power > 0 && size > 0; power--) {
        if (size > (guint64) MAX_DIGITS / 10)
            return FALSE;
        size *= 10;
    }
    if (size > (guint64) MAX_DIGITS)
        return FALSE;
    *result = digits < 0 ? -(gint64) size : (gint64) size;
    return TRUE;
}

gboolean
disclose_amount_rescale (DiscloseAmount amount, guint scale, DiscloseAmount *result)
{
    if (scale > AMOUNT_MAX_DIGITS)
        return FALSE;
    for (; amount.scale > scale && amount.digits % 10 == 0; amount.scale--)
        amount.digits /= 10;
    gint64 digits;
    if (amount.scale > scale || !scale_up (amount.digits, scale - amount.scale, &digits))
        return FALSE;
    *result = (DiscloseAmount){ digits, (guint8) scale };
    return TRUE;
}

gboolean
disclose_amount_add (DiscloseAmount a, DiscloseAmount b, DiscloseAmount *sum)
{
    guint scale = MAX (a.scale, b.scale);
    gint64 digits;
    if (!disclose_amount_rescale (a, scale, &a) || !disclose_amount_rescale (b, scale, &b)
        || !scale_up (a.digits + b.digits, 0, &digits))
        return FALSE;
    *sum = (DiscloseAmount){ digits, (guint8) scale };
    return TRUE;
}

gboolean
disclose_amount_shift (DiscloseAmount amount, int power, DiscloseAmount *result)
{
    if (power < -AMOUNT_MAX_DIGITS || power > AMOUNT_MAX_DIGITS)
        return FALSE;
    int scale = MAX (amount.scale - power, 2);
    gint64 digits;
    if (scale > AMOUNT_MAX_DIGITS
        || !scale_up (amount.digits, (guint) (scale - amount.scale + power), &digits))
        return FALSE;
    *result = (DiscloseAmount){ digits, (guint8) scale };
    return TRUE;
}

/* Compares sizes. The one of fewer decimals is brought to the other's; one that outgrows 64 bits on
 * the way is larger than anything that did not. */
static int
compare_sizes (guint64 a, guint a_scale, guint64 b, guint b_scale)
{
    if (a_scale > b_scale)
        return -compare_sizes (b, b_scale, a, a_scale);
    for (; a_scale < b_scale && a > 0; a_scale++) {
        if (a > G_MAXUINT64 / 10)
            return 1;
        a *= 10;
    }
    return (a > b) - (a < b);
}

int
disclose_amount_compare (DiscloseAmount a, DiscloseAmount b)
{
    if ((a.digits < 0) != (b.digits < 0))
        return a.digits < 0 ? -1 : 1;
    int order = compare_sizes (magnitude (a.digits), a.scale, magnitude (b.digits), b.scale);
    return a.digits < 0 ? -order : order;
}
