/* Poppler opens each font that a page is set in before it draws with it, and unpacks its program
 * for that: of a document of Chinese text, a tenth to a fifth of the time that reading it takes,
 * though no shape is ever drawn (pdf.c). So it is given a font instead that is soon open.
 *
 * Only programs that no text can need are taken away. Poppler looks for the encoding of a font in
 * Type 1 and Type 1C programs; in TrueType programs and in those of CID fonts never. */
#include "fonts.h"

#include "amend.h"
#include "streams.h"
#include "unpack.h"

#include <string.h>

#define U16(n) (guint8) ((n) >> 8), (guint8) (n)
#define U32(n) U16 ((n) >> 16), U16 ((n) &0xffff)
#define ZEROS_4 0, 0, 0, 0
#define ZEROS_16 ZEROS_4, ZEROS_4, ZEROS_4, ZEROS_4
#define TABLE(a, b, c, d, offset, length) a, b, c, d, ZEROS_4, U32 (offset), U32 (length)

/* A TrueType font of one character, which has no outline. */
/* clang-format off */
static const guint8 blank_font[] = {
    U32 (0x00010000), U16 (6), U16 (0), U16 (0), U16 (0),
    TABLE ('g', 'l', 'y', 'f', 216, 4),
    TABLE ('h', 'e', 'a', 'd', 108, 54),
    TABLE ('h', 'h', 'e', 'a', 164, 36),
    TABLE ('h', 'm', 't', 'x', 208, 4),
    TABLE ('l', 'o', 'c', 'a', 212, 4),
    TABLE ('m', 'a', 'x', 'p', 200, 6),
    /* head: version, revision, sum, magic, flags, units an em; dates, box and formats are 0 */
    U32 (0x00010000), ZEROS_4, ZEROS_4, U32 (0x5f0f3cf5), U16 (0), U16 (1000),
    ZEROS_16, ZEROS_16, U16 (0), U16 (0),
    /* hhea: version; and how many widths there are */
    U32 (0x00010000), ZEROS_16, ZEROS_4, ZEROS_4, ZEROS_4, U16 (0), U16 (1),
    /* maxp: version, number of characters */
    U32 (0x00005000), U16 (1), U16 (0),
    /* hmtx, loca, glyf */
    ZEROS_4, ZEROS_4, ZEROS_4,
};
/* clang-format on */

/* By its first four bytes: a program that stands where TrueType should may be of another kind. */
static gboolean
is_truetype (const Stream *stream)
{
    const gsize length = (gsize) (stream->data_end - stream->data);
    char tag[4];
    gsize n = MIN (length, sizeof tag);
    if (!stream_names (stream, "/Length1") || stream_names (stream, "/Length2"))
        return FALSE;
    if (stream_names (stream, "/Filter"))
        n = unpack_beginning (stream->data, length, tag, sizeof tag);
    else
        memcpy (tag, stream->data, n);
    return n == sizeof tag
           && (memcmp (tag, blank_font, sizeof tag) == 0 || memcmp (tag, "true", sizeof tag) == 0);
}

static gboolean
is_needless (const Stream *stream)
{
    return stream->number != 0 && (is_truetype (stream) || stream_names (stream, "/CIDFontType0C"));
}

GBytes *
fonts_blank (GBytes *bytes)
{
    g_autoptr (Amend) amend = NULL;
    Stream stream = streams_begin (bytes);
    while (streams_next (&stream)) {
        if (!is_needless (&stream))
            continue;
        if (amend == NULL)
            amend = amend_new (bytes);
        if (amend == NULL)
            break;
        amend_stream (amend, stream.number, stream.generation, blank_font, sizeof blank_font);
    }
    return amend != NULL ? amend_finish (amend) : g_bytes_ref (bytes);
}
