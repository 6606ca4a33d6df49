/* Poppler opens each font that a page is set in before it draws with it, though no shape is ever
 * drawn (pdf_record.c): it unpacks the program of the font, or looks for one like it in the system,
 * in vain each time anew. Of a document of Chinese text that is a tenth to a fifth of the time that
 * reading it takes. So it is given a program instead that is soon open.
 *
 * Only programs that no text can need are taken away, and none is given to a font whose name alone
 * tells its widths. Poppler looks for the encoding of a font in Type 1 and Type 1C programs; in
 * TrueType programs and in those of CID fonts never. */
#include "fonts.h"

#include "amend.h"
#include "bounds.h"
#include "streams.h"
#include "syntax.h"
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

/* A descriptor without a program: the object that it is, or that it stands in. */
typedef struct {
    Object object;
    const char *entries; /* where the first is, or another may be added */
    gboolean is_cid;     /* of a CID font */
} Bare;

typedef struct {
    GArray *programs; /* of Object: to be replaced */
    GArray *bare;     /* of Bare */
    GArray *cid;      /* of guint64: the numbers of the descriptors that CID fonts have */
} Fonts;

/* Section - What fonts there are */

/* By its first four bytes: a program that stands where TrueType should may be of another kind. */
static gboolean
is_truetype (const Stream *stream)
{
    const gsize length = slice_length (stream->data);
    char tag[4];
    gsize n = MIN (length, sizeof tag);
    if (!stream_names (stream, "/Length1") || stream_names (stream, "/Length2"))
        return FALSE;
    if (stream_names (stream, "/Filter"))
        n = unpack_beginning (stream->data.at, length, tag, sizeof tag);
    else
        memcpy (tag, stream->data.at, n);
    return n == sizeof tag
           && (memcmp (tag, blank_font, sizeof tag) == 0 || memcmp (tag, "true", sizeof tag) == 0);
}

static void
look_at_stream (Fonts *fonts, const Stream *stream)
{
    if (stream->head.number != 0 && fonts->programs->len < LIMIT_FONTS
        && (is_truetype (stream) || stream_names (stream, "/CIDFontType0C")))
        g_array_append_val (fonts->programs, stream->head);
}

/* A CID font has a descriptor in it, or says which object is. */
static void
look_at_cid_font (Fonts *fonts, const Object *font, Slice descriptor)
{
    guint64 number;
    if (slice_take_number (&descriptor, &number)) {
        g_array_append_val (fonts->cid, number);
    } else if (slice_take_word (&descriptor, "<<")) {
        const Bare bare = { *font, descriptor.at, TRUE };
        g_array_append_val (fonts->bare, bare);
    }
}

/* The name stands both in a font, as a key, and in a descriptor. */
static void
look_at_object (Fonts *fonts, const Object *object, Slice behind_name)
{
    const gboolean has_program = slice_find (object->text, "/FontFile") != NULL;
    Slice text = object->text;
    if (object->number == 0 || has_program) {
        return;
    } else if (slice_find (text, "/CIDFontType") != NULL) {
        look_at_cid_font (fonts, object, behind_name);
    } else if (slice_take_word (&text, "<<")) {
        const Bare bare = { *object, text.at, FALSE };
        g_array_append_val (fonts->bare, bare);
    }
}

static void
look_between_streams (Fonts *fonts, Slice slice)
{
    static const char name[] = "/FontDescriptor", end[] = "endobj";
    const char *at;
    while ((at = slice_find (slice, name)) != NULL) {
        const char *close = slice_find ((Slice){ at, slice.end }, end);
        Object object;
        if (close == NULL || fonts->bare->len + fonts->cid->len > LIMIT_FONTS)
            return;
        if (slice_last_object ((Slice){ slice.at, close }, &object))
            look_at_object (fonts, &object, (Slice){ at + strlen (name), close });
        slice.at = close + strlen (end);
    }
}

static void
look (Fonts *fonts, GBytes *bytes)
{
    Stream stream = streams_begin (bytes);
    while (streams_next (&stream)) {
        look_between_streams (fonts, stream.before);
        look_at_stream (fonts, &stream);
    }
    look_between_streams (fonts, stream.rest);
}

/* Section - What is made of them */

static GString *
blank_program (void)
{
    GString *text = g_string_new (NULL);
    g_string_printf (text, "<</Length %u>>\nstream\n", (guint) sizeof blank_font);
    g_string_append_len (text, (const char *) blank_font, sizeof blank_font);
    return g_string_append (text, "\nendstream");
}

static gboolean
is_of_cid_font (const Fonts *fonts, const Bare *bare)
{
    gboolean found = bare->is_cid;
    for (guint i = 0; i < fonts->cid->len && !found; i++)
        found = g_array_index (fonts->cid, guint64, i) == bare->object.number;
    return found;
}

static void
keep_cid (Fonts *fonts)
{
    for (guint i = fonts->bare->len; i-- > 0;)
        if (!is_of_cid_font (fonts, &g_array_index (fonts->bare, Bare, i)))
            g_array_remove_index_fast (fonts->bare, i);
}

static void
replace_programs (const Fonts *fonts, Amend *amend)
{
    GString *blank = blank_program ();
    for (guint i = 0; i < fonts->programs->len; i++) {
        const Object *program = &g_array_index (fonts->programs, Object, i);
        amend_object (amend, program->number, program->generation, blank);
    }
    g_string_free (blank, TRUE);
}

/* The objects are repeated, with one program for all descriptors. */
static void
give_programs (const Fonts *fonts, Amend *amend)
{
    GString *text = blank_program ();
    const guint64 number = amend_number (amend);
    amend_object (amend, number, 0, text);
    for (guint i = 0; i < fonts->bare->len; i++) {
        const Bare *bare = &g_array_index (fonts->bare, Bare, i);
        const Slice all = bare->object.text;
        g_string_truncate (text, 0);
        g_string_append_len (text, all.at, bare->entries - all.at);
        g_string_append_printf (text, "/FontFile2 %" G_GUINT64_FORMAT " 0 R", number);
        g_string_append_len (text, bare->entries, all.end - bare->entries);
        amend_object (amend, bare->object.number, bare->object.generation, text);
    }
    g_string_free (text, TRUE);
}

GBytes *
fonts_blank (GBytes *bytes, gboolean *given)
{
    Fonts fonts = { g_array_new (FALSE, FALSE, sizeof (Object)),
                    g_array_new (FALSE, FALSE, sizeof (Bare)),
                    g_array_new (FALSE, FALSE, sizeof (guint64)) };
    look (&fonts, bytes);
    keep_cid (&fonts);
    *given = fonts.bare->len > 0;
    g_autoptr (Amend) amend = *given || fonts.programs->len > 0 ? amend_new (bytes) : NULL;
    if (amend != NULL)
        replace_programs (&fonts, amend);
    if (amend != NULL && *given)
        give_programs (&fonts, amend);
    g_array_unref (fonts.programs);
    g_array_unref (fonts.bare);
    g_array_unref (fonts.cid);
    return amend != NULL ? amend_finish (amend) : g_bytes_ref (bytes);
}
