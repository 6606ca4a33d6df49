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
part_find (Part part, const char *word)
{
    if (part.at == part.end) /* then there may be no bytes to point to */
        return NULL;
    return memmem (part.at, part_length (part), word, strlen (word));
}

const char *
part_find_last (Part part, const char *word)
{
    const gsize length = strlen (word);
    if (part_length (part) < length)
        return NULL;
    for (const char *at = part.end - length; at >= part.at; at--)
        if (memcmp (at, word, length) == 0)
            return at;
    return NULL;
}

static void
skip_blanks (Part *part)
{
    while (part->at < part->end && is_blank (*part->at))
        part->at++;
}

gboolean
part_take_word (Part *part, const char *word)
{
    const gsize length = strlen (word);
    skip_blanks (part);
    if (part_length (*part) < length || memcmp (part->at, word, length) != 0)
        return FALSE;
    part->at += length;
    return TRUE;
}

gboolean
part_take_number (Part *part, guint64 *number)
{
    guint64 n = 0;
    skip_blanks (part);
    const char *from = part->at;
    for (; part->at < part->end && g_ascii_isdigit (*part->at); part->at++)
        n = MIN (10 * n + (guint64) (*part->at - '0'), G_MAXUINT32);
    if (part->at == from)
        return FALSE;
    *number = n;
    return TRUE;
}

gboolean
part_numbers_after (Part part, const char *word, guint64 *numbers, guint n)
{
    const char *at = part_find (part, word);
    if (at == NULL)
        return FALSE;
    part.at = at + strlen (word);
    for (guint i = 0; i < n; i++)
        if (!part_take_number (&part, &numbers[i]))
            return FALSE;
    return TRUE;
}

/* Where the number begins that ends a part; its end if there is none. */
static const char *
last_number (Part part)
{
    while (part.end > part.at && is_blank (part.end[-1]))
        part.end--;
    const char *end = part.end;
    while (part.end > part.at && g_ascii_isdigit (part.end[-1]))
        part.end--;
    return part.end < end ? part.end : NULL;
}

gboolean
part_last_object (Part part, Object *object)
{
    static const char begin[] = "obj";
    const char *at = part_find_last (part, begin);
    if (at == NULL)
        return FALSE;
    object->text = (Part){ at + strlen (begin), part.end };
    object->number = object->generation = 0;
    const char *generation = last_number ((Part){ part.at, at });
    const char *number = generation != NULL ? last_number ((Part){ part.at, generation }) : NULL;
    if (number != NULL) {
        Part numbers = { number, at };
        part_take_number (&numbers, &object->number);
        part_take_number (&numbers, &object->generation);
    }
    return TRUE;
}
