/* SPDX-License-Identifier: GPL-2.0-or-later */
#define _GNU_SOURCE /* memmem() */
#include "syntax.h"

#include <string.h>

static gboolean
is_blank (char c)
{
    return g_ascii_isspace (c) || c == '\0';
}

const char *
slice_find (Slice slice, const char *word)
{
    if (slice.at == slice.end) /* then there may be no bytes to point to */
        return NULL;
    return memmem (slice.at, slice_length (slice), word, strlen (word));
}

const char *
slice_find_last (Slice slice, const char *word)
{
    const gsize length = strlen (word);
    if (slice_length (slice) < length)
        return NULL;
    for (const char *at = slice.end - length; at >= slice.at; at--)
        if (memcmp (at, word, length) == 0)
            return at;
    return NULL;
}

static void
skip_blanks (Slice *slice)
{
    while (slice->at < slice->end && is_blank (*slice->at))
        slice->at++;
}

gboolean
slice_take_word (Slice *slice, const char *word)
{
    const gsize length = strlen (word);
    skip_blanks (slice);
    if (slice_length (*slice) < length || memcmp (slice->at, word, length) != 0)
        return FALSE;
    slice->at += length;
    return TRUE;
}

gboolean
slice_take_number (Slice *slice, guint64 *number)
{
    guint64 n = 0;
    skip_blanks (slice);
    const char *from = slice->at;
    for (; slice->at < slice->end && g_ascii_isdigit (*slice->at); slice->at++)
        n = MIN (10 * n + (guint64) (*slice->at - '0'), G_MAXUINT32);
    if (slice->at == from)
        return FALSE;
    *number = n;
    return TRUE;
}

gboolean
slice_numbers_after (Slice slice, const char *word, guint64 *numbers, guint n)
{
    const char *at = slice_find (slice, word);
    if (at == NULL)
        return FALSE;
    slice.at = at + strlen (word);
    for (guint i = 0; i < n; i++)
        if (!slice_take_number (&slice, &numbers[i]))
            return FALSE;
    return TRUE;
}

/* Where the number begins that ends a slice; NULL if there is none. */
static const char *
last_number (Slice slice)
{
    while (slice.end > slice.at && is_blank (slice.end[-1]))
        slice.end--;
    const char *end = slice.end;
    while (slice.end > slice.at && g_ascii_isdigit (slice.end[-1]))
        slice.end--;
    return slice.end < end ? slice.end : NULL;
}

gboolean
slice_last_object (Slice slice, Object *object)
{
    static const char begin[] = "obj";
    const char *at = slice_find_last (slice, begin);
    if (at == NULL)
        return FALSE;
    object->text = (Slice){ at + strlen (begin), slice.end };
    object->number = object->generation = 0;
    const char *generation = last_number ((Slice){ slice.at, at });
    const char *number = generation != NULL ? last_number ((Slice){ slice.at, generation }) : NULL;
    if (number != NULL) {
        Slice numbers = { number, at };
        slice_take_number (&numbers, &object->number);
        slice_take_number (&numbers, &object->generation);
    }
    return TRUE;
}
