/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The only room that knows libcsv, which escapes; whether a field needs it is decided here, since
 * libcsv quotes every field and a person reads these files too. */
#include "csv_writer.h"

#include <csv.h>
#include <string.h>

#define BOM "\xef\xbb\xbf"

void
csv_begin (Csv *csv, DiscloseCsvFlags flags, DiscloseWrite write, gpointer user_data)
{
    sink_init (&csv->sink, write, user_data);
    csv->flags = flags;
    csv->in_line = FALSE;
    if (flags & DISCLOSE_CSV_BOM)
        g_string_append (csv->sink.buffer, BOM);
}

static void
put_separator (Csv *csv)
{
    if (csv->in_line)
        g_string_append_c (csv->sink.buffer, ',');
    csv->in_line = TRUE;
}

void
csv_text (Csv *csv, const char *text)
{
    GString *buffer = csv->sink.buffer;
    put_separator (csv);
    if (strpbrk (text, ",\"\r\n") == NULL) {
        g_string_append (buffer, text);
        return;
    }
    gsize length = strlen (text);
    gsize start = buffer->len;
    gsize need = csv_write (NULL, 0, text, length);
    g_string_set_size (buffer, start + need);
    csv_write (buffer->str + start, need, text, length);
}

void
csv_number (Csv *csv, guint number)
{
    put_separator (csv);
    if (number != 0)
        g_string_append_printf (csv->sink.buffer, "%u", number);
}

void
csv_amount (Csv *csv, DiscloseAmount amount)
{
    g_autofree char *text = disclose_amount_dup_string (amount);
    csv_text (csv, text);
}

void
csv_source (Csv *csv, DiscloseSource source)
{
    csv_number (csv, source.page);
    put_separator (csv);
    if (source.page != 0)
        sink_box (csv->sink.buffer, source, ",");
    else
        g_string_append (csv->sink.buffer, ",,,");
}

gboolean
csv_end_line (Csv *csv, GError **error)
{
    g_string_append (csv->sink.buffer, csv->flags & DISCLOSE_CSV_CRLF ? "\r\n" : "\n");
    csv->in_line = FALSE;
    return sink_drain (&csv->sink, error);
}
