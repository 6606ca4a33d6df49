/* SPDX-License-Identifier: GPL-2.0-or-later */
#define _GNU_SOURCE /* memmem() */
#include "streams.h"

#include "bounds.h"

#include <string.h>

Stream
streams_begin (GBytes *bytes)
{
    gsize length;
    const char *file = g_bytes_get_data (bytes, &length);
    if (length == 0) /* then there may be no bytes to point to */
        file = "";
    return (Stream){ .next = file, .stop = file + length };
}

/* The number that ends at end, if no more than blanks are between; then end is before it. */
static gboolean
take_number_before (const char *from, const char **end, guint *number)
{
    const char *at = *end;
    guint unit = 1;
    while (at > from && g_ascii_isspace (at[-1]))
        at--;
    const char *last = at;
    for (*number = 0; at > from && last - at < 9 && g_ascii_isdigit (at[-1]); unit *= 10)
        *number += unit * (guint) g_ascii_digit_value (*--at);
    *end = at;
    return at < last;
}

/* What stands between from and its keyword. */
static void
read_head (Stream *stream, const char *from)
{
    static const char begin[] = "obj";
    const char *end = stream->head_end;
    stream->number = stream->generation = 0;
    stream->head = end - MIN ((gsize) (end - from), STREAM_HEAD);
    const char *at = g_strrstr_len (stream->head, end - stream->head, begin);
    if (at == NULL)
        return;
    stream->head = at + strlen (begin);
    if (!take_number_before (from, &at, &stream->generation)
        || !take_number_before (from, &at, &stream->number))
        stream->number = stream->generation = 0;
}

gboolean
streams_next (Stream *stream)
{
    static const char begin[] = "stream", end[] = "endstream";
    const char *from = stream->next, *stop = stream->stop;
    const char *at = memmem (from, (gsize) (stop - from), begin, strlen (begin));
    if (at == NULL)
        return FALSE;
    stream->head_end = at;
    stream->data = at + strlen (begin);
    stream->data += stream->data < stop && *stream->data == '\r';
    stream->data += stream->data < stop && *stream->data == '\n';
    const char *close = memmem (stream->data, (gsize) (stop - stream->data), end, strlen (end));
    stream->data_end = close != NULL ? close : stop;
    stream->next = close != NULL ? close + strlen (end) : stop;
    read_head (stream, from);
    return TRUE;
}

gboolean
stream_names (const Stream *stream, const char *name)
{
    return g_strstr_len (stream->head, stream->head_end - stream->head, name) != NULL;
}
