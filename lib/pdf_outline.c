/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A step is taken between rounded places, so that roundings do not add up along an outline. */
#include "pdf_outline.h"

#include <string.h>

typedef struct {
    gint64 x, y; /* hundredths */
} Place;

static gboolean
is_digit (char c)
{
    return c >= '0' && c <= '9';
}

/* Reads a number as hundredths. Gives what follows it, NULL if none stands there. */
static const char *
read_number (const char *p, gint64 *hundredths)
{
    gint64 value = 0;
    guint decimals = 0;
    const gboolean negative = *p == '-';
    const char *start = p += negative;
    for (; is_digit (*p) && value < G_GINT64_CONSTANT (1000000000); p++)
        value = 10 * value + (*p - '0');
    if (*p == '.')
        for (p++; decimals < 3 && is_digit (*p); p++, decimals++)
            value = 10 * value + (*p - '0');
    while (decimals == 3 && is_digit (*p))
        p++;
    for (; decimals < 3; decimals++)
        value *= 10;
    value = (value + 5) / 10;
    *hundredths = negative ? -value : value;
    return p == start || is_digit (*p) || *p == 'e' ? NULL : p;
}

/* Half a million of them in a document: printf would take longer than all the rest. */
static void
put_number (GString *to, gint64 hundredths)
{
    char text[24], *p = text + sizeof text;
    guint64 size = (guint64) ABS (hundredths);
    const guint rest = (guint) (size % 100);
    if (rest % 10 != 0)
        *--p = (char) ('0' + rest % 10);
    if (rest != 0) {
        *--p = (char) ('0' + rest / 10);
        *--p = '.';
    }
    size /= 100;
    if (size == 0 && rest == 0)
        *--p = '0';
    for (; size > 0; size /= 10)
        *--p = (char) ('0' + size % 10);
    if (hundredths < 0)
        *--p = '-';
    else if (is_digit (to->str[to->len - 1]))
        *--p = ' ';
    g_string_append_len (to, p, text + sizeof text - p);
}

static const char *
skip_blanks (const char *p)
{
    while (*p == ' ')
        p++;
    return p;
}

/* The points of one command. NULL if one is missing. */
static const char *
put_points (GString *to, const char *p, guint n, Place *at)
{
    Place point = *at;
    for (guint i = 0; i < n; i++) {
        p = read_number (skip_blanks (p), &point.x);
        p = p != NULL ? read_number (skip_blanks (p), &point.y) : NULL;
        if (p == NULL)
            return NULL;
        put_number (to, point.x - at->x);
        put_number (to, point.y - at->y);
    }
    *at = point;
    return p;
}

const char *
pdf_outline_shorten (const char *path, GString *to)
{
    Place at = { 0, 0 }, start = at;
    char last = 0;
    for (const char *p = skip_blanks (path); *p != '"'; p = skip_blanks (path)) {
        const char command = (char) (*p | 0x20);
        const gsize before = to->len;
        if (*p != 'C' && *p != 'L' && *p != 'M' && *p != 'Z')
            return path;
        if (command != last || command == 'm')
            g_string_append_c (to, command);
        last = command;
        if (command == 'z')
            at = start;
        p = put_points (to, p + 1, command == 'z' ? 0 : command == 'c' ? 3 : 1, &at);
        if (p == NULL) {
            g_string_truncate (to, before);
            return path;
        }
        if (command == 'm')
            start = at;
        path = p;
    }
    return skip_blanks (path);
}

gboolean
pdf_outline_is_small (const char *numbers, guint n)
{
    gint64 value;
    for (guint i = 0; i < n; i++) {
        numbers = read_number (numbers, &value);
        if (numbers == NULL || ABS (value) > 200)
            return FALSE;
        numbers += *numbers == ',';
    }
    return TRUE;
}
