/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli.h"

#include <string.h>

#define GAP 2 /* blanks between columns, and before the first */

guint
cli_width (const char *text)
{
    guint width = 0;
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
        gunichar c = g_utf8_get_char (p);
        if (!g_unichar_iszerowidth (c))
            width += g_unichar_iswide (c) ? 2 : 1;
    }
    return width;
}

void
cli_append_printable (GString *line, const char *text)
{
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
        gunichar c = g_utf8_get_char (p);
        g_string_append_unichar (line, g_unichar_iscntrl (c) ? '?' : c);
    }
}

static void
put_blanks (GString *line, guint n)
{
    for (guint i = 0; i < n; i++)
        g_string_append_c (line, ' ');
}

void
cli_pad (GString *line, const char *text, guint width, gboolean right)
{
    guint own = cli_width (text);
    guint blanks = width > own ? width - own : 0;
    if (right)
        put_blanks (line, blanks);
    cli_append_printable (line, text);
    if (!right)
        put_blanks (line, blanks);
}

static const char *
cell_at (const GPtrArray *cells, guint index)
{
    return g_ptr_array_index ((GPtrArray *) cells, index);
}

static void
drop_trailing_blanks (GString *text)
{
    while (text->len > 0 && text->str[text->len - 1] == ' ')
        g_string_truncate (text, text->len - 1);
}

void
cli_align (GString *text, const GPtrArray *cells, guint n_columns, const char *right)
{
    g_autofree guint *widths = g_new0 (guint, n_columns);
    for (guint i = 0; i < cells->len; i++)
        widths[i % n_columns] = MAX (widths[i % n_columns], cli_width (cell_at (cells, i)));
    for (guint i = 0; i < cells->len; i++) {
        guint column = i % n_columns;
        put_blanks (text, GAP);
        cli_pad (text, cell_at (cells, i), widths[column], right[column] == 'r');
        if (column + 1 < n_columns)
            continue;
        drop_trailing_blanks (text);
        g_string_append_c (text, '\n');
    }
}
