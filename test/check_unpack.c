/* Streams that unpack to too much are told before anything unpacks them.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "disclose.h"
#include "suite.h"
#include "unpack.h"

#include <gio/gio.h>
#include <string.h>

#define MIB (1u << 20)

/* A file with one stream, which unpacks to size bytes of blanks, or of noise. */
static GBytes *
file_with_stream (const char *dictionary, gsize size, gboolean noise)
{
    GString *file = g_string_new ("%PDF-1.4\n1 0 obj\n");
    g_autofree guint8 *data = g_malloc (size);
    g_autoptr (GRand) rand = g_rand_new_with_seed (1);
    for (gsize i = 0; i < size; i++)
        data[i] = noise ? (guint8) g_rand_int (rand) : ' ';
    GConverter *zlib = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, -1));
    g_autofree char *packed = g_malloc (size + 4096);
    gsize read = 0, written = 0;
    ck_assert_int_eq (g_converter_convert (zlib, data, size, packed, size + 4096,
                                           G_CONVERTER_INPUT_AT_END, &read, &written, NULL),
                      G_CONVERTER_FINISHED);
    g_object_unref (zlib);
    g_string_append_printf (file, "<< %s >>\nstream\r\n", dictionary);
    g_string_append_len (file, packed, (gssize) written);
    g_string_append (file, "\nendstream\nendobj\n");
    return g_string_free_to_bytes (file);
}

static gboolean
is_bounded (const char *dictionary, gsize size, gboolean noise)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) file = file_with_stream (dictionary, size, noise);
    /* 50,000 characters need no more than 7.6 MiB. */
    const gboolean bounded = unpack_is_bounded (file, 50000, 64 * MIB, &error);
    ck_assert (bounded == (error == NULL));
    ck_assert (bounded || g_error_matches (error, DISCLOSE_ERROR, DISCLOSE_ERROR_LIMIT));
    return bounded;
}

START_TEST (content_is_bounded_by_characters)
{
    ck_assert (is_bounded ("/Length 1", 7 * MIB, FALSE));
    ck_assert (!is_bounded ("/Length 1", 9 * MIB, FALSE));
}
END_TEST

START_TEST (pictures_may_be_larger)
{
    ck_assert (is_bounded ("/Subtype /Image", 9 * MIB, FALSE));
    ck_assert (!is_bounded ("/Subtype /Image", 65 * MIB, FALSE));
}
END_TEST

/* What hardly packs is a font, and its size is that of the file. */
START_TEST (what_is_packed_as_usual_is_left_alone)
{
    ck_assert (is_bounded ("/Length 1", 9 * MIB, TRUE));
}
END_TEST

START_TEST (a_file_may_end_anywhere)
{
    g_autoptr (GBytes) whole = file_with_stream ("/Length 1", 4096, FALSE);
    gsize length;
    const char *data = g_bytes_get_data (whole, &length);
    for (gsize n = 0; n < length; n++) {
        g_autoptr (GBytes) part = g_bytes_new (data, n);
        ck_assert (unpack_is_bounded (part, 50000, 64 * MIB, NULL));
    }
}
END_TEST

int
main (void)
{
    const TTest *const tests[] = {
        content_is_bounded_by_characters,
        pictures_may_be_larger,
        what_is_packed_as_usual_is_left_alone,
        a_file_may_end_anywhere,
        NULL,
    };
    return suite_run ("unpack", tests);
}
