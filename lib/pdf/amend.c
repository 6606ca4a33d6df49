/* SPDX-License-Identifier: GPL-2.0-or-later */
#define _GNU_SOURCE /* memmem() */
#include "amend.h"

#include "bounds.h"

#include <string.h>

struct Amend {
    GBytes *bytes;
    GString *objects, *references; /* to be appended */
    guint64 previous;              /* where the cross-references of the file begin */
    guint64 root[2], size;         /* of its trailer */
};

/* A part of the file. */
typedef struct {
    const char *at, *end;
} Part;

/* Section - What the file says of itself */

static const char *
find (Part part, const char *word)
{
    return memmem (part.at, (gsize) (part.end - part.at), word, strlen (word));
}

/* Whether the words come next; then they are behind. */
static gboolean
take_word (Part *part, const char *word)
{
    while (part->at < part->end && (g_ascii_isspace (*part->at) || *part->at == '\0'))
        part->at++;
    const gsize length = strlen (word);
    if ((gsize) (part->end - part->at) < length || memcmp (part->at, word, length) != 0)
        return FALSE;
    part->at += length;
    return TRUE;
}

/* Nothing is set if there is none. */
static gboolean
take_number (Part *part, guint64 *number)
{
    guint64 n = 0;
    (void) take_word (part, "");
    const char *from = part->at;
    for (; part->at < part->end && g_ascii_isdigit (*part->at); part->at++)
        n = MIN (10 * n + (guint64) (*part->at - '0'), G_MAXUINT32);
    if (part->at == from)
        return FALSE;
    *number = n;
    return TRUE;
}

/* The numbers that follow a word. */
static gboolean
get_numbers (Part part, const char *word, guint64 *numbers, guint n)
{
    const char *at = find (part, word);
    part.at = at != NULL ? at + strlen (word) : part.end;
    for (guint i = 0; i < n; i++)
        if (!take_number (&part, &numbers[i]))
            return FALSE;
    return TRUE;
}

/* Where the newest cross-references begin. */
static gboolean
find_newest (Part file, guint64 *offset)
{
    Part tail = { file.end - MIN (file.end - file.at, AMEND_TRAILER), file.end };
    gboolean found = FALSE;
    while (get_numbers (tail, "startxref", offset, 1)) {
        tail.at = find (tail, "startxref") + 1;
        found = TRUE;
    }
    return found;
}

/* The trailer of the cross-references at offset: after their table, or the dictionary of the stream
 * that they are. FALSE if there is none. */
static gboolean
find_trailer (Part file, guint64 offset, Part *trailer, gboolean *is_empty)
{
    if (offset >= (guint64) (file.end - file.at))
        return FALSE;
    file.at += offset;
    Part rest = file;
    const gboolean is_table = take_word (&rest, "xref");
    const char *from = is_table ? find (rest, "trailer") : file.at;
    if (from == NULL)
        return FALSE;
    *trailer = (Part){ from, from + MIN (file.end - from, AMEND_TRAILER) };
    *is_empty = is_table && take_word (&rest, "0 0") && take_word (&rest, "trailer");
    trailer->end = find (*trailer, is_table ? "startxref" : "stream");
    return trailer->end != NULL;
}

/* The numbers of the newest trailer. A file comes in one piece, or linearized in two; and word
 * processors add one in which there is nothing, for readers that know no streams of them. */
static gboolean
read_trailers (Amend *amend, Part file)
{
    const Part begin = { file.at, file.at + MIN (file.end - file.at, AMEND_TRAILER) };
    guint pieces = find (begin, "/Linearized") != NULL ? 2 : 1;
    guint64 offset;
    Part trailer;
    gboolean is_empty;
    if (!find_newest (file, &offset) || !find_trailer (file, offset, &trailer, &is_empty)
        || !get_numbers (trailer, "/Root", amend->root, 2)
        || !get_numbers (trailer, "/Size", &amend->size, 1))
        return FALSE;
    amend->previous = offset;
    for (guint i = 0; i < AMEND_PIECES && find (trailer, "/Encrypt") == NULL; i++) {
        pieces -= !is_empty;
        if (find (trailer, "/Prev") == NULL)
            return TRUE;
        if (pieces == 0 || !get_numbers (trailer, "/Prev", &offset, 1)
            || !find_trailer (file, offset, &trailer, &is_empty))
            return FALSE;
    }
    return FALSE;
}

/* Section - What is added to it */

Amend *
amend_new (GBytes *bytes)
{
    gsize length;
    const char *data = g_bytes_get_data (bytes, &length);
    g_autoptr (Amend) amend = g_new0 (Amend, 1);
    amend->bytes = g_bytes_ref (bytes);
    amend->objects = g_string_new ("\n");
    amend->references = g_string_new ("xref\n");
    Part file = { data, data + length };
    if (length > AMEND_MOST_BYTES || !take_word (&file, "%PDF-") || file.at != data + 5)
        return NULL;
    return read_trailers (amend, (Part){ data, data + length }) ? g_steal_pointer (&amend) : NULL;
}

void
amend_free (Amend *amend)
{
    if (amend == NULL)
        return;
    g_bytes_unref (amend->bytes);
    g_string_free (amend->objects, TRUE);
    g_string_free (amend->references, TRUE);
    g_free (amend);
}

void
amend_stream (Amend *amend, guint number, guint generation, gconstpointer data, gsize length)
{
    const gsize offset = g_bytes_get_size (amend->bytes) + amend->objects->len;
    g_string_append_printf (amend->references, "%u 1\n%010" G_GSIZE_FORMAT " %05u n\r\n", number,
                            offset, generation);
    g_string_append_printf (amend->objects, "%u %u obj\n<</Length %" G_GSIZE_FORMAT ">>\nstream\n",
                            number, generation, length);
    g_string_append_len (amend->objects, data, (gssize) length);
    g_string_append (amend->objects, "\nendstream\nendobj\n");
}

GBytes *
amend_finish (const Amend *amend)
{
    gsize length;
    const char *data = g_bytes_get_data (amend->bytes, &length);
    GString *file =
        g_string_sized_new (length + amend->objects->len + amend->references->len + AMEND_TRAILER);
    g_string_append_len (file, data, (gssize) length);
    g_string_append_len (file, amend->objects->str, (gssize) amend->objects->len);
    const gsize offset = file->len;
    g_string_append_len (file, amend->references->str, (gssize) amend->references->len);
    g_string_append_printf (file,
                            "trailer\n<</Size %" G_GUINT64_FORMAT "/Root %" G_GUINT64_FORMAT
                            " %" G_GUINT64_FORMAT " R/Prev %" G_GUINT64_FORMAT
                            ">>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
                            amend->size, amend->root[0], amend->root[1], amend->previous, offset);
    return g_string_free_to_bytes (file);
}
