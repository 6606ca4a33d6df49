/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "streams.h"

#include "bounds.h"

#include <string.h>

Stream
streams_begin (GBytes *bytes)
{
    gsize length;
    const char *file = g_bytes_get_data (bytes, &length);
    return (Stream){ .rest = { file, file + length } };
}

static Object
head_of (Slice before)
{
    before.at = before.end - MIN (slice_length (before), STREAM_HEAD);
    Object head = { 0, 0, before };
    (void) slice_last_object (before, &head);
    return head;
}

gboolean
streams_next (Stream *stream)
{
    static const char begin[] = "stream", end[] = "endstream";
    Slice *rest = &stream->rest;
    const char *at = slice_find (*rest, begin);
    if (at == NULL)
        return FALSE;
    stream->before = (Slice){ rest->at, at };
    stream->head = head_of (stream->before);
    rest->at = at + strlen (begin);
    rest->at += rest->at < rest->end && *rest->at == '\r';
    rest->at += rest->at < rest->end && *rest->at == '\n';
    const char *close = slice_find (*rest, end);
    stream->data = (Slice){ rest->at, close != NULL ? close : rest->end };
    rest->at = close != NULL ? close + strlen (end) : rest->end;
    return TRUE;
}

gboolean
stream_names (const Stream *stream, const char *name)
{
    return slice_find (stream->head.text, name) != NULL;
}
