/* A stream of nothing but blanks is packed to a thousandth of its size, so a small file can hold
 * hours of work. Nothing else is packed half as well: only streams whose beginning unpacks to an
 * absurd multiple are unpacked to see how large they are, and only as far as they may be. Streams
 * that stand in the file as it is are enough for what somebody made small; what is hidden twice
 * runs into the walls of time and memory. */
#include "unpack.h"

#include "disclose.h"
#include "bounds.h"
#include "streams.h"

#include <gio/gio.h>

/* How many bytes packed data gives, counted up to most. */
static guint64
unpacked_size (const char *packed, gsize length, guint64 most)
{
    g_autofree char *sink = g_malloc (UNPACK_CHUNK);
    GZlibDecompressor *zlib = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
    guint64 size = 0;
    while (length > 0 && size <= most) {
        gsize read = 0, written = 0;
        const GConverterResult result =
            g_converter_convert (G_CONVERTER (zlib), packed, length, sink, UNPACK_CHUNK,
                                 G_CONVERTER_NO_FLAGS, &read, &written, NULL);
        size += written;
        packed += read;
        length -= read;
        if (result != G_CONVERTER_CONVERTED || read + written == 0)
            break;
    }
    g_object_unref (zlib);
    return size;
}

/* The header of data packed in the one way that packs well. */
static gboolean
is_packed (const char *data, gsize length)
{
    const guint8 *head = (const guint8 *) data;
    return length > 2 && (head[0] & 0x0f) == 8 && (head[0] * 256 + head[1]) % 31 == 0;
}

gsize
unpack_beginning (const char *packed, gsize length, char *beginning, gsize most)
{
    gsize read, written = 0;
    if (!is_packed (packed, length))
        return 0;
    GZlibDecompressor *zlib = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
    (void) g_converter_convert (G_CONVERTER (zlib), packed, length, beginning, most,
                                G_CONVERTER_NO_FLAGS, &read, &written, NULL);
    g_object_unref (zlib);
    return written;
}

static gboolean
stream_is_bounded (const char *data, gsize length, guint64 most)
{
    const gsize sample = MIN (length, UNPACK_SAMPLE);
    if (length * UNPACK_BEST < most || !is_packed (data, length)
        || unpacked_size (data, sample, most) < UNPACK_ABSURD * sample)
        return TRUE;
    return unpacked_size (data, length, most) <= most;
}

gboolean
unpack_is_bounded (GBytes *bytes, guint max_glyphs, guint64 max_bytes, GError **error)
{
    const guint64 content = (guint64) max_glyphs * UNPACK_GLYPH;
    Stream stream = streams_begin (bytes);
    while (streams_next (&stream)) {
        const gboolean is_picture = stream_names (&stream, "/Image");
        const guint64 most = is_picture ? max_bytes : MIN (content, max_bytes);
        const gsize length = slice_length (stream.data);
        if (!stream_is_bounded (stream.data.at, length, most)) {
            g_set_error (error, DISCLOSE_ERROR, DISCLOSE_ERROR_LIMIT,
                         "a stream of %" G_GSIZE_FORMAT " KiB in it unpacks to more than the "
                         "%" G_GUINT64_FORMAT " MiB that the limits allow",
                         length / 1024, most >> 20);
            return FALSE;
        }
    }
    return TRUE;
}
