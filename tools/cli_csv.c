/* SPDX-License-Identifier: GPL-2.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include "cli_csv.h"

#include <errno.h>
#include <stdlib.h>
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
    gboolean quoted = *text == '"';
    char *to = text, *from = text + 1;
    if (!quoted)
        to = from = text + strcspn (text, ",\r\n");
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

/* Section - Records */

static gboolean
is_open (const char *text, gsize length)
{
    gboolean quoted = FALSE;
    const char *end = text + length;
    while ((text = memchr (text, '"', (gsize) (end - text))) != NULL) {
        quoted = !quoted;
        text++;
    }
    return quoted;
}

gboolean
cli_records_open (CliRecords *records, const char *path)
{
    *records = (CliRecords){ .file = fopen (path, "re") };
    return records->file != NULL;
}

/* A record may have line ends in it, but only between quotes. */
gboolean
cli_records_next (CliRecords *records, GString *record)
{
    ssize_t n;
    gboolean quoted = FALSE;
    g_string_truncate (record, 0);
    records->at = records->next;
    records->is_whole = FALSE;
    while (!records->is_whole
           && (n = getline (&records->line, &records->room, records->file)) > 0) {
        g_string_append_len (record, records->line, n);
        records->next += (guint64) n;
        quoted ^= is_open (records->line, (gsize) n);
        records->is_whole = !quoted && records->line[n - 1] == '\n';
    }
    return record->len > 0;
}

gboolean
cli_records_close (CliRecords *records)
{
    gboolean ok = !ferror (records->file);
    int code = errno;
    fclose (records->file);
    free (records->line);
    errno = code;
    return ok;
}
