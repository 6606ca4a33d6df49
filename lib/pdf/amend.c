/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "amend.h"

#include "bounds.h"
#include "syntax.h"

struct Amend {
    GBytes *bytes;
    GString *objects, *references; /* to be appended */
    guint64 previous;              /* where the cross-references of the file begin */
    guint64 root[2], size;         /* of its trailer */
};

/* Section - What the file says of itself */

/* Where the newest cross-references begin. */
static gboolean
find_newest (Slice file, guint64 *offset)
{
    const char *at = slice_find_last (file, "startxref");
    return at != NULL && slice_numbers_after ((Slice){ at, file.end }, "startxref", offset, 1);
}

/* The trailer of the cross-references at offset: after their table, or the dictionary of the stream
 * that they are. FALSE if there is none. */
static gboolean
find_trailer (Slice file, guint64 offset, Slice *trailer, gboolean *is_empty)
{
    if (offset >= slice_length (file))
        return FALSE;
    file.at += offset;
    Slice rest = file;
    const gboolean is_table = slice_take_word (&rest, "xref");
    const char *from = is_table ? slice_find (rest, "trailer") : file.at;
    if (from == NULL)
        return FALSE;
    *trailer = (Slice){ from, from + MIN (file.end - from, AMEND_TRAILER) };
    *is_empty = is_table && slice_take_word (&rest, "0 0") && slice_take_word (&rest, "trailer");
    trailer->end = slice_find (*trailer, is_table ? "startxref" : "stream");
    return trailer->end != NULL;
}

/* The numbers of the newest trailer. A file comes in one piece, or linearized in two; and word
 * processors add one in which there is nothing, for readers that know no streams of them. */
static gboolean
read_trailers (Amend *amend, Slice file)
{
    const Slice begin = { file.at, file.at + MIN (file.end - file.at, AMEND_TRAILER) };
    guint pieces = slice_find (begin, "/Linearized") != NULL ? 2 : 1;
    guint64 offset;
    Slice trailer;
    gboolean is_empty;
    if (!find_newest (file, &offset) || !find_trailer (file, offset, &trailer, &is_empty)
        || !slice_numbers_after (trailer, "/Root", amend->root, 2)
        || !slice_numbers_after (trailer, "/Size", &amend->size, 1))
        return FALSE;
    amend->previous = offset;
    for (guint i = 0; i < AMEND_PIECES && slice_find (trailer, "/Encrypt") == NULL; i++) {
        pieces -= !is_empty;
        if (slice_find (trailer, "/Prev") == NULL)
            return TRUE;
        if (pieces == 0 || !slice_numbers_after (trailer, "/Prev", &offset, 1)
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
    Slice file = { data, data + length };
    if (length > AMEND_MOST_BYTES || !slice_take_word (&file, "%PDF-") || file.at != data + 5)
        return NULL;
    return read_trailers (amend, (Slice){ data, data + length }) ? g_steal_pointer (&amend) : NULL;
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

guint64
amend_number (Amend *amend)
{
    return amend->size++;
}

void
amend_object (Amend *amend, guint64 number, guint64 generation, const GString *text)
{
    const gsize offset = g_bytes_get_size (amend->bytes) + amend->objects->len;
    g_string_append_printf (amend->references,
                            "%" G_GUINT64_FORMAT " 1\n%010" G_GSIZE_FORMAT " %05" G_GUINT64_FORMAT
                            " n\r\n",
                            number, offset, generation);
    g_string_append_printf (amend->objects, "%" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT " obj\n",
                            number, generation);
    g_string_append_len (amend->objects, text->str, (gssize) text->len);
    g_string_append (amend->objects, "\nendobj\n");
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
