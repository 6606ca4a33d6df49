/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "past.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    guint first, last; /* of the years that a heading names; 0 if it names none */
    gboolean said;     /* it is of another year by a word */
} When;

static When
when_of (const Pattern *past, const char *path)
{
    When when = { 0, 0, FALSE };
    gsize start, end;
    char *found = NULL;
    for (; pattern_search (past, path, &found, &start, &end) && end > start; path += end) {
        const guint year = (guint) strtoul (found, NULL, 10);
        g_free (found);
        found = NULL;
        if (year == 0) {
            when.said = TRUE;
            continue;
        }
        when.first = when.first == 0 ? year : MIN (when.first, year);
        when.last = MAX (when.last, year);
    }
    g_free (found);
    return when;
}

gboolean *
past_columns (const Grammar *grammar, char *const *paths, guint n)
{
    g_autofree When *when = g_new0 (When, n);
    g_autofree gboolean *past = g_new0 (gboolean, n);
    guint last = 0;
    gboolean any = FALSE;
    for (guint c = 0; c < n && grammar->past != NULL; c++) {
        when[c] = when_of (grammar->past, paths[c]);
        last = MAX (last, when[c].last);
    }
    for (guint c = 0; c < n; c++) {
        past[c] = when[c].said || (when[c].first != 0 && when[c].first < last);
        any |= past[c];
    }
    return any ? g_steal_pointer (&past) : NULL;
}
