/* The programs of fonts are replaced where text does not need them, or given where there are none,
 * and a file whose order is not plain is left as it is.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#define _GNU_SOURCE /* memmem() */
#include "fonts.h"
#include "made_pdf.h"
#include "pdf.h"
#include "suite.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define TRUETYPE "/Length 4 /Length1 4"
#define TAG "\0\1\0\0"
#define TAIL "\nstartxref\n%u\n%%%%EOF\n"

/* A file whose seventh object is a stream, of the dictionary and first bytes given; at its end,
 * cross-references with a trailer of their own, as the format says that has their offset. */
static GString *
file_of (const char *dictionary, const char *tag, const char *references)
{
    GString *file = g_string_new ("%PDF-1.4\n");
    g_string_append_printf (file, "7 0 obj\n<< %s >>\nstream\n", dictionary);
    g_string_append_len (file, tag, 4);
    g_string_append (file, "\nendstream\nendobj\n");
    g_string_append_printf (file, "%s" TAIL, references, (guint) file->len);
    return file;
}

#define PLAIN "xref\n0 0\ntrailer\n<</Size 8/Root 1 0 R>>"

/* The last that stands in the file. */
static char *
find (const GString *file, const char *word)
{
    char *found = NULL, *at = file->str;
    while ((at = memmem (at, (gsize) (file->str + file->len - at), word, strlen (word))) != NULL)
        found = at++;
    ck_assert_ptr_nonnull (found);
    return found;
}

/* What is appended to it. */
static GString *
added (const GString *file, gboolean *given)
{
    g_autoptr (GBytes) bytes = g_bytes_new (file->str, file->len);
    g_autoptr (GBytes) blank = fonts_blank (bytes, given);
    gsize length;
    const char *data = g_bytes_get_data (blank, &length);
    ck_assert (length >= file->len && memcmp (data, file->str, file->len) == 0);
    ck_assert (blank == bytes || length > file->len);
    return g_string_new_len (data + file->len, (gssize) (length - file->len));
}

static gboolean
is_amended (const GString *file)
{
    gboolean given;
    GString *more = added (file, &given);
    const gboolean amended = more->len > 0;
    ck_assert (!given);
    g_string_free (more, TRUE);
    return amended;
}

static gboolean
is_blanked (const char *dictionary, const char *references)
{
    GString *file = file_of (dictionary, TAG, references);
    const gboolean amended = is_amended (file);
    g_string_free (file, TRUE);
    return amended;
}

START_TEST (programs_that_text_does_not_need_are_blanked)
{
    ck_assert (is_blanked (TRUETYPE, PLAIN));
    ck_assert (is_blanked ("/Length 4 /Subtype /CIDFontType0C", PLAIN));
}
END_TEST

START_TEST (a_program_is_known_by_its_beginning)
{
    GString *old = file_of (TRUETYPE, "true", PLAIN), *other = file_of (TRUETYPE, "OTTO", PLAIN);
    ck_assert (is_amended (old));
    ck_assert (!is_amended (other));
    g_string_free (old, TRUE);
    g_string_free (other, TRUE);
}
END_TEST

/* Programs that hold an encoding; and what is no font. */
START_TEST (other_streams_are_left_alone)
{
    ck_assert (!is_blanked (TRUETYPE " /Length2 9 /Length3 0", PLAIN));
    ck_assert (!is_blanked (TRUETYPE " /Filter /ASCIIHexDecode", PLAIN));
    ck_assert (!is_blanked ("/Length 4 /Subtype /Type1C", PLAIN));
    ck_assert (!is_blanked ("/Length 4", PLAIN));
}
END_TEST

START_TEST (a_trailer_may_be_that_of_a_stream)
{
    ck_assert (is_blanked (TRUETYPE, "8 0 obj\n<</Type/XRef/Size 9/Root 1 0 R>>\nstream\nx"));
    ck_assert (!is_blanked (TRUETYPE, "8 0 obj\n<</Type/XRef/Size 9>>\nstream\nx"));
}
END_TEST

START_TEST (an_encrypted_file_is_left_alone)
{
    ck_assert (!is_blanked (TRUETYPE, "xref\n0 0\ntrailer\n<</Size 8/Root 1 0 R/Encrypt 5 0 R>>"));
}
END_TEST

/* Lays another piece of cross-references over it. */
static void
add_piece (GString *file, const char *references)
{
    const char *newest = find (file, "startxref\n") + strlen ("startxref\n");
    const guint64 previous = g_ascii_strtoull (newest, NULL, 10);
    const guint at = (guint) file->len;
    g_string_append_printf (file, "%s\ntrailer\n<</Size 8/Root 1 0 R/Prev %" G_GUINT64_FORMAT ">>",
                            references, previous);
    g_string_append_printf (file, TAIL, at);
}

#define FULL "xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 8/Root 1 0 R>>"

/* Once objects were added to it, a number may mean another object than the one that stands first.
 */
START_TEST (a_file_that_was_changed_is_left_alone)
{
    GString *file = file_of (TRUETYPE, TAG, FULL);
    ck_assert (is_amended (file));
    add_piece (file, "xref\n0 0");
    ck_assert (is_amended (file));
    add_piece (file, "xref\n0 1\n0000000000 65535 f ");
    ck_assert (!is_amended (file));
    g_string_free (file, TRUE);
}
END_TEST

START_TEST (a_linearized_file_has_two_pieces)
{
    GString *file = file_of (TRUETYPE " /Linearized", TAG, FULL);
    add_piece (file, "xref\n0 1\n0000000000 65535 f ");
    ck_assert (is_amended (file));
    add_piece (file, "xref\n0 1\n0000000000 65535 f ");
    ck_assert (!is_amended (file));
    g_string_free (file, TRUE);
}
END_TEST

START_TEST (pieces_in_a_circle_are_left_alone)
{
    GString *file = file_of (TRUETYPE, TAG, "xref\n0 0\ntrailer\n<</Size 8/Root 1 0 R/Prev 60>>");
    const guint begin = (guint) (find (file, "xref\n0 0") - file->str);
    g_autofree char *offset = g_strdup_printf ("/Prev %02u", begin);
    ck_assert_uint_eq (strlen (offset), strlen ("/Prev 60"));
    memcpy (find (file, "/Prev 60"), offset, strlen (offset));
    ck_assert (!is_amended (file));
    g_string_free (file, TRUE);
}
END_TEST

START_TEST (a_file_may_end_anywhere)
{
    GString *file = file_of (TRUETYPE, TAG, FULL);
    const gsize length = file->len;
    for (gsize n = 1; n < length; n++) {
        GString *part = g_string_new_len (file->str, (gssize) n);
        (void) is_amended (part);
        g_string_free (part, TRUE);
    }
    g_string_free (file, TRUE);
}
END_TEST

/* Whether one of the objects gets a program and becomes the text, or, without a text, none does. */
static void
check_given (const char *objects, const char *becomes)
{
    GString *file = g_string_new ("%PDF-1.4\n");
    g_string_append (file, objects);
    g_string_append_printf (file, PLAIN TAIL, (guint) file->len);
    gboolean given;
    GString *more = added (file, &given);
    ck_assert (given == (becomes != NULL));
    ck_assert (given == (more->len > 0));
    if (becomes != NULL)
        ck_assert_ptr_nonnull (find (more, becomes));
    g_string_free (more, TRUE);
    g_string_free (file, TRUE);
}

#define DESCRIPTOR "5 0 obj\n<< /Type /FontDescriptor /Flags 4 >>\nendobj\n"
#define CID_FONT "4 0 obj\n<< /Subtype /CIDFontType0 /FontDescriptor 5 0 R >>\nendobj\n"
#define INLINE_FONT "4 0 obj\n<< /Subtype /CIDFontType2 /FontDescriptor << /Flags 4 >> >>\nendobj\n"

START_TEST (cid_fonts_without_a_program_are_given_one)
{
    static const char given[] =
        "\n5 0 obj\n\n<</FontFile2 8 0 R /Type /FontDescriptor /Flags 4 >>\n\nendobj\n";
    check_given (CID_FONT DESCRIPTOR, given);
    check_given (DESCRIPTOR CID_FONT, given);
    check_given (CID_FONT DESCRIPTOR, "/Size 9/Root 1 0 R/Prev");
    check_given (INLINE_FONT, "\n4 0 obj\n\n<< /Subtype /CIDFontType2 /FontDescriptor "
                              "<</FontFile2 8 0 R /Flags 4 >> >>\n\nendobj\n");
}
END_TEST

/* The widths of others may be those that go with their name, as long as they carry no program. */
START_TEST (other_fonts_are_given_none)
{
    check_given ("4 0 obj\n<< /Subtype /TrueType /FontDescriptor 5 0 R >>\nendobj\n" DESCRIPTOR,
                 NULL);
    check_given (CID_FONT "5 0 obj\n<< /Type /FontDescriptor /FontFile3 6 0 R >>\nendobj\n", NULL);
    check_given (CID_FONT "6 0 obj\n<< /Type /FontDescriptor >>\nendobj\n", NULL);
    check_given (CID_FONT, NULL);
    check_given (DESCRIPTOR, NULL);
}
END_TEST

/* What poppler says on the standard error stream while the page is read. */
static Page *
read_page (GBytes *file, gboolean drawn, gsize *noise)
{
    const PdfOptions options = { NULL, 10, 1000, 1u << 20, drawn };
    FILE *said = tmpfile ();
    ck_assert_ptr_nonnull (said);
    fflush (stderr);
    const int kept = dup (STDERR_FILENO);
    ck_assert (dup2 (fileno (said), STDERR_FILENO) >= 0);
    g_autoptr (Pdf) pdf = pdf_open (file, &options, NULL);
    ck_assert_ptr_nonnull (pdf);
    Page *page = pdf_read_page (pdf, 0, NULL);
    fflush (stderr);
    ck_assert (dup2 (kept, STDERR_FILENO) >= 0);
    close (kept);
    *noise = (gsize) lseek (fileno (said), 0, SEEK_END);
    fclose (said);
    ck_assert_ptr_nonnull (page);
    return page;
}

/* And the blank font is one that poppler opens without a word. */
START_TEST (text_is_the_same_without_a_program)
{
    gsize noise;
    g_autoptr (GBytes) file =
        made_page_with_font (MADE_TEXT (60, 700, "0123") MADE_TEXT (60, 600, "3210"));
    g_autoptr (Page) with = read_page (file, TRUE, &noise);
    ck_assert_uint_gt (noise, 0);
    g_autoptr (Page) without = read_page (file, FALSE, &noise);
    ck_assert_uint_eq (noise, 0);
    ck_assert_uint_eq (with->glyphs->len, 8);
    ck_assert_uint_eq (without->glyphs->len, 8);
    for (guint i = 0; i < 8; i++) {
        const Glyph *a = &g_array_index (with->glyphs, Glyph, i);
        const Glyph *b = &g_array_index (without->glyphs, Glyph, i);
        ck_assert_uint_eq (a->c, b->c);
        ck_assert_mem_eq (&a->box, &b->box, sizeof a->box);
    }
}
END_TEST

int
main (void)
{
    const TTest *const tests[] = {
        programs_that_text_does_not_need_are_blanked,
        a_program_is_known_by_its_beginning,
        other_streams_are_left_alone,
        a_trailer_may_be_that_of_a_stream,
        an_encrypted_file_is_left_alone,
        a_file_that_was_changed_is_left_alone,
        a_linearized_file_has_two_pieces,
        pieces_in_a_circle_are_left_alone,
        a_file_may_end_anywhere,
        cid_fonts_without_a_program_are_given_one,
        other_fonts_are_given_none,
        text_is_the_same_without_a_program,
        NULL,
    };
    return suite_run ("fonts", tests);
}
