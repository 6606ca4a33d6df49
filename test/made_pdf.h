/* A PDF made by hand: one ruled table of four figures in plain ASCII, so that no font is needed,
 * and the grammar that reads it. Encrypted if a test wants it so.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef DISCLOSE_TEST_MADE_PDF_H
#define DISCLOSE_TEST_MADE_PDF_H

#include <gio/gio.h>
#include <string.h>

static const char made_grammar[] = "template made\n"
                                   "title made by a test\n"
                                   "kind budget\n"
                                   "year (20[0-9]{2})Budget\n"
                                   "preparer ^Department:(.*?)(?:Unit|$)\n"
                                   "unit k 3 Unit:k\n"
                                   "total ^Total$\n"
                                   "table 1\n"
                                   "title Expenditure\n"
                                   "name ^Item$\n"
                                   "amount basic ^Basic$\n"
                                   "amount project ^Project$\n"
                                   "table 2\n"
                                   "title Income\n"
                                   "name ^Item$\n"
                                   "amount amount ^Amount$\n";

/* The drawing of that table's page; y counts from the bottom, as in a PDF. */
#define MADE_TEXT(x, y, text) "BT /F1 10 Tf " #x " " #y " Td (" text ") Tj ET\n"
#define MADE_TABLE                                                                 \
    MADE_TEXT (200, 760, "2024 Budget")                                            \
    MADE_TEXT (200, 740, "Expenditure")                                            \
    MADE_TEXT (60, 715, "Department: Office")                                      \
    MADE_TEXT (400, 715, "Unit: k")                                                \
    "50 640 400 0.5 re f 50 660 400 0.5 re f 50 680 400 0.5 re f 50 700 400 0.5 "  \
    "re f\n"                                                                       \
    "50 640 0.5 60 re f 200 640 0.5 60 re f 325 640 0.5 60 re f 449.5 640 0.5 60 " \
    "re f\n" MADE_TEXT (60, 686, "Item") MADE_TEXT (220, 686, "Basic")             \
        MADE_TEXT (340, 686, "Project") MADE_TEXT (60, 666, "Schools")             \
            MADE_TEXT (220, 666, "1,234.56") MADE_TEXT (340, 666, "0.00")          \
                MADE_TEXT (60, 646, "Total") MADE_TEXT (220, 646, "1,234.56")      \
                    MADE_TEXT (340, 646, "-7.5")

typedef struct {
    gboolean encrypted;
    const char *password; /* of the user; "" opens for everyone */
    guint8 key[5];
    GString *out;
    GArray *offsets; /* of gsize, of each object */
} MadePdf;

static inline void
made_rc4 (const guint8 *key, guint key_length, guint8 *data, gsize length)
{
    guint8 s[256], j = 0;
    for (guint i = 0; i < 256; i++)
        s[i] = (guint8) i;
    for (guint i = 0; i < 256; i++) {
        j = (guint8) (j + s[i] + key[i % key_length]);
        const guint8 t = s[i];
        s[i] = s[j];
        s[j] = t;
    }
    guint8 a = 0, b = 0;
    for (gsize n = 0; n < length; n++) {
        b = (guint8) (b + s[++a]);
        const guint8 t = s[a];
        s[a] = s[b];
        s[b] = t;
        data[n] ^= s[(guint8) (s[a] + s[b])];
    }
}

static inline void
made_md5 (const void *data, gsize length, guint8 digest[16])
{
    gsize size = 16;
    GChecksum *sum = g_checksum_new (G_CHECKSUM_MD5);
    g_checksum_update (sum, data, (gssize) length);
    g_checksum_get_digest (sum, digest, &size);
    g_checksum_free (sum);
}

/* Begins the next object. */
static inline void
made_object (MadePdf *pdf, const char *text)
{
    const gsize at = pdf->out->len;
    g_array_append_val (pdf->offsets, at);
    g_string_append_printf (pdf->out, "%u 0 obj\n%s\n", pdf->offsets->len, text);
}

static inline void
made_stream (MadePdf *pdf, const char *content)
{
    const gsize length = strlen (content);
    g_autofree guint8 *data = g_memdup2 (content, length + 1);
    g_autofree char *head = g_strdup_printf ("<< /Length %" G_GSIZE_FORMAT " >>\nstream", length);
    made_object (pdf, head);
    if (pdf->encrypted) {
        guint8 salted[10] = { 0 }, digest[16];
        memcpy (salted, pdf->key, 5);
        salted[5] = (guint8) pdf->offsets->len;
        made_md5 (salted, sizeof salted, digest);
        made_rc4 (digest, 10, data, length);
    }
    g_string_append_len (pdf->out, (const char *) data, (gssize) length);
    g_string_append (pdf->out, "\nendstream\nendobj\n");
}

/* Algorithms 2 and 4 of the PDF reference, revision 2: 40 bits. */
static inline char *
made_encryption (MadePdf *pdf)
{
    static const guint8 pad[32] =
        "\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08"
        "\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A";
    guint8 all[32 + 32 + 4 + 4] = { 0 }, digest[16], user[32];
    const gsize n = MIN (strlen (pdf->password), 32);
    memcpy (all, pdf->password, n);
    memcpy (all + n, pad, 32 - n);
    memset (all + 32, 'o', 32);
    memcpy (all + 64, "\xFC\xFF\xFF\xFF", 4);
    memcpy (all + 68, "made", 4);
    made_md5 (all, sizeof all, digest);
    memcpy (pdf->key, digest, 5);
    memcpy (user, pad, sizeof user);
    made_rc4 (pdf->key, 5, user, sizeof user);
    GString *hex = g_string_new ("/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <");
    for (guint i = 0; i < 32; i++)
        g_string_append_printf (hex, "%02x", 'o');
    g_string_append (hex, "> /U <");
    for (guint i = 0; i < 32; i++)
        g_string_append_printf (hex, "%02x", user[i]);
    g_string_append (hex, "> >> /ID [ <6d616465> <6d616465> ]");
    return g_string_free (hex, FALSE);
}

static inline MadePdf
made_begin (const char *password)
{
    return (MadePdf){ password != NULL,
                      password,
                      { 0 },
                      g_string_new ("%PDF-1.4\n"),
                      g_array_new (FALSE, FALSE, sizeof (gsize)) };
}

/* The file; the first object is its catalog. */
static inline GBytes *
made_end (MadePdf *pdf, const char *encryption)
{
    const gsize xref = pdf->out->len;
    g_string_append_printf (pdf->out, "xref\n0 %u\n0000000000 65535 f \n", pdf->offsets->len + 1);
    for (guint i = 0; i < pdf->offsets->len; i++)
        g_string_append_printf (pdf->out, "%010" G_GSIZE_FORMAT " 00000 n \n",
                                g_array_index (pdf->offsets, gsize, i));
    g_string_append_printf (pdf->out,
                            "trailer\n<< /Root 1 0 R /Size %u %s >>\nstartxref\n%" G_GSIZE_FORMAT
                            "\n%%%%EOF\n",
                            pdf->offsets->len + 1, encryption, xref);
    g_array_unref (pdf->offsets);
    return g_string_free_to_bytes (pdf->out);
}

/* A font program that is broken after its first bytes, packed. */
static inline void
made_program (MadePdf *pdf)
{
    char packed[64];
    gsize read, written = 0;
    GConverter *zlib = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, -1));
    (void) g_converter_convert (zlib, "\0\1\0\0\0\0", 6, packed, sizeof packed,
                                G_CONVERTER_INPUT_AT_END, &read, &written, NULL);
    g_object_unref (zlib);
    made_object (pdf, "");
    g_string_append_printf (pdf->out, "<< /Filter /FlateDecode /Length1 6 /Length %u >>\nstream\n",
                            (guint) written);
    g_string_append_len (pdf->out, packed, (gssize) written);
    g_string_append (pdf->out, "\nendstream\nendobj\n");
}

#define MADE_PICTURE                                                                        \
    "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace " \
    "/DeviceGray /Length 1 >>\nstream\nx\nendstream\nendobj"

/* A PDF of one page that draws content, as made_pdf() has it, but in a font that it carries. */
static inline GBytes *
made_page_with_font (const char *content)
{
    MadePdf pdf = made_begin (NULL);
    GString *font = g_string_new ("<< /Type /Font /Subtype /TrueType /BaseFont /Made /FirstChar 32 "
                                  "/LastChar 126 /FontDescriptor 5 0 R /Widths [");
    for (guint i = 32; i <= 126; i++)
        g_string_append (font, " 600");
    g_string_append (font, " ] >>\nendobj");
    made_object (&pdf, "<< /Type /Catalog /Pages 2 0 R >>\nendobj");
    made_object (&pdf, "<< /Type /Pages /Kids [ 3 0 R ] /Count 1 >>\nendobj");
    made_object (&pdf,
                 "<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 595 842 ] /Contents 8 0 R "
                 "/Resources << /Font << /F1 4 0 R >> /XObject << /Im 7 0 R >> >> >>\nendobj");
    made_object (&pdf, font->str);
    made_object (&pdf, "<< /Type /FontDescriptor /FontName /Made /Flags 32 /Ascent 800 /Descent "
                       "-200 /FontBBox [ 0 -200 1000 800 ] /FontFile2 6 0 R >>\nendobj");
    made_program (&pdf);
    made_object (&pdf, MADE_PICTURE);
    made_stream (&pdf, content);
    g_string_free (font, TRUE);
    return made_end (&pdf, "");
}

/* A PDF whose every page draws content; encrypted with password unless that is NULL. */
static inline GBytes *
made_pdf (const char *content, guint n_pages, const char *password)
{
    MadePdf pdf = made_begin (password);
    g_autofree char *encryption = pdf.encrypted ? made_encryption (&pdf) : g_strdup ("");
    g_autoptr (GString) kids = g_string_new ("<< /Type /Pages /Kids [");
    for (guint i = 0; i < n_pages; i++)
        g_string_append_printf (kids, " %u 0 R", 6 + i);
    g_string_append_printf (kids, " ] /Count %u >>\nendobj", n_pages);
    made_object (&pdf, "<< /Type /Catalog /Pages 2 0 R >>\nendobj");
    made_object (&pdf, kids->str);
    made_object (&pdf, "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>\nendobj");
    made_object (&pdf, MADE_PICTURE);
    made_stream (&pdf, content);
    for (guint i = 0; i < n_pages; i++)
        made_object (&pdf,
                     "<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 595 842 ] /Contents 5 0 R "
                     "/Resources << /Font << /F1 3 0 R >> /XObject << /Im 4 0 R >> >> >>\nendobj");
    return made_end (&pdf, encryption);
}

#endif
