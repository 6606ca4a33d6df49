/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sum.h"

#define MOST_ARGUMENTS 200 /* of a call: Excel takes 255 */

static guint64
key_of (guint row, guint column)
{
    return (guint64) column << 32 | row;
}

void
sum_part_init (SumPart *part, const char *sheet)
{
    part->sheet = g_strdup (sheet);
    part->cells = g_array_new (FALSE, FALSE, sizeof (guint64));
}

void
sum_part_clear (SumPart *part)
{
    g_free (part->sheet);
    g_array_unref (part->cells);
}

/* In order of columns, then rows: an equation names its cells in the order of its table. */
void
sum_part_add (SumPart *part, guint row, guint column)
{
    const guint64 key = key_of (row, column);
    guint at = part->cells->len;
    while (at > 0 && g_array_index (part->cells, guint64, at - 1) > key)
        at--;
    g_array_insert_val (part->cells, at, key);
}

static void
append_cell (GString *formula, guint64 key)
{
    g_autofree char *name = book_cell_name ((guint) (key & G_MAXUINT32), (guint) (key >> 32));
    g_string_append (formula, name);
}

guint
sum_part_call (const SumPart *part, const char *function, guint from, GString *formula)
{
    guint i = from;
    g_string_append_printf (formula, "%s(", function);
    for (guint n = 0; i < part->cells->len && n < MOST_ARGUMENTS; n++) {
        const guint64 first = g_array_index (part->cells, guint64, i);
        guint64 last = first;
        for (i++; i < part->cells->len && g_array_index (part->cells, guint64, i) == last + 1; i++)
            last++;
        g_string_append_printf (formula, "%s'%s'!", n > 0 ? "," : "", part->sheet);
        append_cell (formula, first);
        if (last != first) {
            g_string_append_c (formula, ':');
            append_cell (formula, last);
        }
    }
    g_string_append_c (formula, ')');
    return i;
}
