/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Figures and codes of other cells in a label: no rule was drawn between them, or it was not seen.
 */
#include "foreign.h"

#include "amount.h"
#include "bounds.h"

#include <stdlib.h>
#include <string.h>

#define AMOUNT_CHARS "0123456789.,"

/* Whether a label ends in a number with as many decimals as amounts have: that of the next column,
 * where the rule between them is missing. */
static gboolean
ends_in_amount (const char *label)
{
    const gsize length = strlen (label);
    gsize from = length;
    while (from > 0 && strchr (AMOUNT_CHARS, label[from - 1]) != NULL)
        from--;
    const char *point = strchr (label + from, '.');
    return from > 0 && point != NULL && label + length - point > DOUBT_LEAST
           && amount_looks_like (label + from);
}

static gboolean
has_codes (const DiscloseTable *table, const char *section)
{
    for (guint r = 0; r < table->rows->len; r++) {
        const DiscloseRow *row = &g_array_index (table->rows, DiscloseRow, r);
        if (*row->code != '\0' && strcmp (row->section, section) == 0)
            return TRUE;
    }
    return FALSE;
}

/* Whether a label begins with as many digits as a code or a level of one has, a leading zero may
 * be left out: no name does, and what could be read as its code was. */
static gboolean
begins_with_code (const DiscloseRow *row)
{
    const gsize n = strspn (row->name, "0123456789");
    const char *behind = row->name + n;
    if (n == 1)
        return *row->code == '\0' && (guchar) *behind >= 0x80
               && g_unichar_isalnum (g_utf8_get_char (behind)); /* no mark of a level */
    return (n == 2 || n == 3 || n == 5 || n == 7) && (guchar) *behind >= 0x80;
}

/* Whether a label begins with a number that has as many decimals as amounts have, or more where a
 * code follows: that of the column before. A month and a day are none. */
static gboolean
begins_with_amount (const char *label)
{
    const gsize length = strspn (label, AMOUNT_CHARS);
    const char *point = memchr (label, '.', length);
    g_autofree char *number = g_strndup (label, length);
    if (point == NULL || label[length] == '\0' || label + length - point <= DOUBT_LEAST
        || !amount_looks_like (number))
        return FALSE;
    const gulong day = strtoul (point + 1, NULL, 10);
    return label + length - point > DOUBT_LEAST + 1 || strtoul (label, NULL, 10) > 12 || day > 31;
}

/* Whether a figure and the code behind it stand within a label: more decimals than amounts have,
 * and words go on. The columns between two panels were not seen. */
static gboolean
holds_amount_and_code (const char *label)
{
    for (const char *at = strchr (label, '.'); at != NULL; at = strchr (at + 1, '.')) {
        const gsize decimals = strspn (at + 1, "0123456789");
        if (at > label && g_ascii_isdigit (at[-1]) && decimals >= DOUBT_LEAST + 3
            && (guchar) at[1 + decimals] >= 0x80)
            return TRUE;
    }
    return FALSE;
}

/* Whether a number with as many decimals as amounts have stands between words. */
static gboolean
holds_amount (const char *label)
{
    for (const char *at = strchr (label, '.'); at != NULL; at = strchr (at + 1, '.')) {
        const gsize decimals = strspn (at + 1, "0123456789");
        const char *from = at;
        while (from > label && strchr (AMOUNT_CHARS, from[-1]) != NULL)
            from--;
        if (from > label && from < at && (guchar) from[-1] >= 0x80 && decimals == DOUBT_LEAST
            && (guchar) at[1 + decimals] >= 0x80
            && (strtoul (from, NULL, 10) > 12 || strtoul (at + 1, NULL, 10) > 31))
            return TRUE;
    }
    return FALSE;
}

/* Whether a level of a code, two digits, stands between the words of a label, and the row's own
 * code lacks one. */
static gboolean
holds_level (const DiscloseRow *row)
{
    const gsize code = strlen (row->code);
    const char *digits = strpbrk (row->name, "0123456789");
    return (code == 3 || code == 5) && digits != NULL && digits > row->name
           && strspn (digits, "0123456789") == 2 && (guchar) digits[-1] >= 0x80
           && (guchar) digits[2] >= 0x80;
}

/* Whether a code stands between the words of a label, one as long as the row's own and behind it in
 * order, or one where the row has none: the rule beside it, or between two rows, is missing. */
static gboolean
holds_code (const DiscloseTable *table, const DiscloseRow *row)
{
    const char *digits = strpbrk (row->name, "0123456789");
    if (digits == NULL || digits == row->name)
        return FALSE;
    const gsize n = strspn (digits, "0123456789"), code = strlen (row->code);
    return (n == 3 || n == 5 || n == 7) && (guchar) digits[-1] >= 0x80 && (guchar) digits[n] >= 0x80
           && (code == 0 ? has_codes (table, row->section)
                         : n == code && strncmp (digits, row->code, n) > 0);
}

/* Whether the row above or below has the same code, of an upper level, and another name: a lower
 * level stands where it was not taken for one. */
static gboolean
shares_code (const DiscloseTable *table, guint r)
{
    const DiscloseRow *row = &g_array_index (table->rows, DiscloseRow, r);
    const gsize code = strlen (row->code);
    for (guint i = r > 0 ? r - 1 : r + 1; i <= r + 1 && i < table->rows->len; i += 2) {
        const DiscloseRow *other = &g_array_index (table->rows, DiscloseRow, i);
        if ((code == 3 || code == 5) && strcmp (row->code, other->code) == 0
            && strcmp (row->section, other->section) == 0 && *row->item == '\0'
            && *other->item == '\0' && strcmp (row->name, other->name) != 0)
            return TRUE;
    }
    return FALSE;
}

gboolean
label_is_foreign (const DiscloseTable *table, guint r)
{
    const DiscloseRow *row = &g_array_index (table->rows, DiscloseRow, r);
    return ends_in_amount (row->name) || begins_with_amount (row->name)
           || holds_amount_and_code (row->name) || holds_amount (row->name) || holds_level (row)
           || holds_code (table, row) || shares_code (table, r)
           || (begins_with_code (row) && has_codes (table, row->section));
}
