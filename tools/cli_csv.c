/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli_csv.h"

#include <string.h>

void
cli_csv_field (GString *line, const char *text)
{
    if (line->len > 0 && line->str[line->len - 1] != '\n')
        g_string_append_c (line, ',');
    if (strpbrk (text, ",\"\r\n") == NULL) {
        g_string_append (line, text);
        return;
    }
    g_string_append_c (line, '"');
    for (; *text != '\0'; text++) {
        if (*text == '"')
            g_string_append_c (line, '"');
        g_string_append_c (line, *text);
    }
    g_string_append_c (line, '"');
}

void
cli_csv_number (GString *line, guint64 number)
{
    char text[24];
    g_snprintf (text, sizeof text, "%" G_GUINT64_FORMAT, number);
    cli_csv_field (line, text);
}

/* Undoes the quotes of the field that begins at text, in place; returns where the next begins, or
 * NULL. */
static char *
take_field (char *text)
{
    char *to = text;
    gboolean quoted = *text == '"';
    char *from = quoted ? text + 1 : text;
    for (; *from != '\0'; from++) {
        if (quoted && *from == '"' && from[1] != '"')
            quoted = FALSE;
        else if (!quoted && (*from == ',' || *from == '\n' || *from == '\r'))
            break;
        else if (quoted && *from == '"')
            *to++ = *from++;
        else
            *to++ = *from;
    }
    char *next = *from == ',' ? from + 1 : NULL;
    *to = '\0';
    return next;
}

guint
cli_csv_split (char *record, char **fields, guint most)
{
    guint n = 0;
    for (char *at = record; at != NULL && n < most;) {
        char *next = take_field (at);
        fields[n++] = at;
        at = next;
    }
    return n;
}
