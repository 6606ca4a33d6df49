/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "json_writer.h"

void
json_key (Json *json, const char *key)
{
    GString *buffer = json->sink.buffer;
    g_string_append (buffer, json->filled ? ",\n" : "\n");
    for (guint i = 0; i < json->depth; i++)
        g_string_append (buffer, "  ");
    if (key != NULL)
        g_string_append_printf (buffer, "\"%s\": ", key);
    json->filled = TRUE;
}

void
json_open (Json *json, char bracket)
{
    g_string_append_c (json->sink.buffer, bracket);
    json->depth++;
    json->filled = FALSE;
}

void
json_close (Json *json, char bracket)
{
    GString *buffer = json->sink.buffer;
    json->depth--;
    if (json->filled) {
        g_string_append_c (buffer, '\n');
        for (guint i = 0; i < json->depth; i++)
            g_string_append (buffer, "  ");
    }
    g_string_append_c (buffer, bracket);
    json->filled = TRUE;
}

/* The letter that stands for c after a backslash, 0 if there is none. */
static char
short_escape (char c)
{
    switch (c) {
    case '"':
    case '\\':
        return c;
    case '\n':
        return 'n';
    case '\r':
        return 'r';
    case '\t':
        return 't';
    default:
        return 0;
    }
}

void
json_text (Json *json, const char *text)
{
    GString *buffer = json->sink.buffer;
    g_string_append_c (buffer, '"');
    for (const char *p = text; *p != '\0'; p++) {
        char letter = short_escape (*p);
        if (letter != 0)
            g_string_append_printf (buffer, "\\%c", letter);
        else if ((guchar) *p < 0x20)
            g_string_append_printf (buffer, "\\u%04x", (guint) (guchar) *p);
        else
            g_string_append_c (buffer, *p);
    }
    g_string_append_c (buffer, '"');
}

void
json_member_text (Json *json, const char *key, const char *text)
{
    json_key (json, key);
    json_text (json, text);
}

void
json_member_number (Json *json, const char *key, int number)
{
    json_key (json, key);
    g_string_append_printf (json->sink.buffer, "%d", number);
}

void
json_member_known (Json *json, const char *key, guint number)
{
    json_key (json, key);
    if (number != 0)
        g_string_append_printf (json->sink.buffer, "%u", number);
    else
        g_string_append (json->sink.buffer, "null");
}

void
json_member_box (Json *json, const char *key, DiscloseSource source)
{
    GString *buffer = json->sink.buffer;
    json_key (json, key);
    if (source.page == 0) {
        g_string_append (buffer, "null");
        return;
    }
    g_string_append_c (buffer, '[');
    sink_box (buffer, source, ", ");
    g_string_append_c (buffer, ']');
}
