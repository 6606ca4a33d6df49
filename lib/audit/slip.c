/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "slip.h"

#include <string.h>

/* One digit changed, or two neighbours exchanged. */
static gboolean
is_changed (const char *a, const char *b)
{
    const gsize n = strlen (a);
    gsize first = 0, last = n;
    if (n != strlen (b))
        return FALSE;
    while (first < n && a[first] == b[first])
        first++;
    while (last > first && a[last - 1] == b[last - 1])
        last--;
    if (last - first <= 1)
        return TRUE;
    return last - first == 2 && a[first] == b[first + 1] && a[first + 1] == b[first];
}

/* Whether longer is shorter with one digit put in. */
static gboolean
is_put_in (const char *shorter, const char *longer)
{
    gsize i = 0;
    if (strlen (shorter) + 1 != strlen (longer))
        return FALSE;
    while (shorter[i] != '\0' && shorter[i] == longer[i])
        i++;
    return strcmp (shorter + i, longer + i + 1) == 0;
}

/* Whether the numbers have the same digits but for where the point stands. */
static gboolean
is_shifted (guint64 a, guint64 b)
{
    const guint64 less = MIN (a, b);
    guint64 more = MAX (a, b);
    for (guint i = 0; i < 4 && more > less; i++) {
        more /= 10;
        if (more <= less && less - more <= 1)
            return more > 0;
    }
    return FALSE;
}

gboolean
slip_explains (gint64 right, gint64 wrong)
{
    const guint64 a = (guint64) ABS (right), b = (guint64) ABS (wrong);
    char first[24], second[24];
    if (a == b)
        return TRUE;
    if ((right < 0) != (wrong < 0))
        return FALSE;
    g_snprintf (first, sizeof first, "%03" G_GUINT64_FORMAT, a);
    g_snprintf (second, sizeof second, "%03" G_GUINT64_FORMAT, b);
    return is_changed (first, second) || is_put_in (first, second) || is_put_in (second, first)
           || is_shifted (a, b);
}

gboolean
slip_explains_code (const char *right, const char *wrong)
{
    return is_changed (right, wrong);
}
