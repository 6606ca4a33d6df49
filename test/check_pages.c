/* Pictures and annotated copies of a made PDF.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "disclose.h"
#include "made_pdf.h"
#include "suite.h"

#include <glib/gstdio.h>
#include <string.h>

static gboolean
take (const char *data, gsize length, gpointer user_data, GError **error)
{
    (void) error;
    g_string_append_len (user_data, data, (gssize) length);
    return TRUE;
}

static gboolean
refuse (const char *data, gsize length, gpointer user_data, GError **error)
{
    (void) data;
    (void) length;
    (void) user_data;
    g_set_error_literal (error, DISCLOSE_ERROR, DISCLOSE_ERROR_WRITE, "no room");
    return FALSE;
}

/* The path of a file with these bytes, to be removed by the caller. */
static char *
write_file (const void *data, gsize length)
{
    char *path = NULL;
    const int fd = g_file_open_tmp ("pages-XXXXXX.pdf", &path, NULL);
    ck_assert_int_ge (fd, 0);
    ck_assert (g_close (fd, NULL));
    ck_assert (g_file_set_contents (path, data, (gssize) length, NULL));
    return path;
}

static DisclosePages *
open_drawn (const char *drawing, guint n_pages)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) bytes = made_pdf (drawing, n_pages, NULL);
    g_autofree char *path = write_file (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    DisclosePages *pages = disclose_pages_open (path, NULL, &error);
    ck_assert_msg (pages != NULL, "%s", pages == NULL ? error->message : "");
    g_unlink (path);
    return pages;
}

static DisclosePages *
open_made (guint n_pages)
{
    return open_drawn (MADE_TABLE, n_pages);
}

static guint32
number_at (const GString *data, gsize at)
{
    const guint8 *b = (const guint8 *) data->str + at;
    return (guint32) b[0] << 24 | (guint32) b[1] << 16 | (guint32) b[2] << 8 | b[3];
}

START_TEST (a_picture_has_the_size_of_its_view)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (GString) png = g_string_new (NULL);
    g_autoptr (DisclosePages) pages = open_made (1);
    const DiscloseSource view = { 1, 100, 100, 172, 136 };
    const DiscloseNote note = { { 1, 110, 110, 120, 120 }, DISCLOSE_SEVERITY_ERROR, NULL };
    ck_assert (disclose_pages_write_png (pages, view, 144, &note, 1, take, png, &error));
    ck_assert (png->len > 24 && memcmp (png->str + 1, "PNG", 3) == 0);
    ck_assert_uint_eq (number_at (png, 16), 144);
    ck_assert_uint_eq (number_at (png, 20), 72);

    g_autoptr (GString) plain = g_string_new (NULL);
    ck_assert (disclose_pages_write_png (pages, view, 144, NULL, 0, take, plain, &error));
    ck_assert_msg (!g_string_equal (png, plain), "the outline is not seen");
}
END_TEST

START_TEST (a_view_is_cut_to_its_page)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (GString) png = g_string_new (NULL);
    g_autoptr (DisclosePages) pages = open_made (1);
    const DiscloseSource whole = disclose_pages_bounds (pages, 1);
    const DiscloseSource view = { 1, -1e9, -1e9, 1e9, 1e9 };
    ck_assert (disclose_pages_write_png (pages, view, 72, NULL, 0, take, png, &error));
    ck_assert_uint_eq (number_at (png, 16), (guint32) whole.x1);
}
END_TEST

START_TEST (what_cannot_be_pictured_is_an_error)
{
    g_autoptr (GString) png = g_string_new (NULL);
    g_autoptr (DisclosePages) pages = open_made (1);
    const DiscloseSource views[] = {
        { 0, 0, 0, 10, 10 }, { 2, 0, 0, 10, 10 }, { 1, 50, 50, 50, 60 }, { 1, 60, 50, 50, 60 }
    };
    for (gsize i = 0; i < G_N_ELEMENTS (views); i++) {
        g_autoptr (GError) error = NULL;
        ck_assert (!disclose_pages_write_png (pages, views[i], 72, NULL, 0, take, png, &error));
        ck_assert (g_error_matches (error, DISCLOSE_ERROR, DISCLOSE_ERROR_LIMIT));
    }
    ck_assert_uint_eq (png->len, 0);
    ck_assert_uint_eq (disclose_pages_bounds (pages, 2).page, 0);
}
END_TEST

static gboolean
holds (const GString *data, const char *text)
{
    for (gsize i = 0; i + strlen (text) <= data->len; i++)
        if (memcmp (data->str + i, text, strlen (text)) == 0)
            return TRUE;
    return FALSE;
}

START_TEST (an_annotated_copy_keeps_its_pages_and_tells_its_notes)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (GString) pdf = g_string_new (NULL);
    g_autoptr (DisclosePages) pages = open_made (2);
    const DiscloseNote notes[] = {
        { { 1, 110, 110, 120, 120 }, DISCLOSE_SEVERITY_ERROR, "first" },
        { { 0 }, DISCLOSE_SEVERITY_INFO, "of the whole" },
    };
    ck_assert (disclose_pages_write_pdf (pages, notes, 2, take, pdf, &error));
    ck_assert (g_str_has_prefix (pdf->str, "%PDF"));
    ck_assert (holds (pdf, "/Outlines"));

    g_autofree char *path = write_file (pdf->str, pdf->len);
    g_autoptr (DisclosePages) again = disclose_pages_open (path, NULL, &error);
    g_unlink (path);
    ck_assert (again != NULL);
    ck_assert_uint_eq (disclose_pages_n (again), 2);
    const DiscloseSource first = disclose_pages_bounds (again, 1);
    const DiscloseSource second = disclose_pages_bounds (again, 2);
    ck_assert_msg (first.x1 > second.x1, "the page with notes has no margin for them");

    g_autoptr (GString) twice = g_string_new (NULL);
    ck_assert (disclose_pages_write_pdf (pages, notes, 2, take, twice, &error));
    ck_assert_msg (g_string_equal (pdf, twice), "the same input gives other bytes");
}
END_TEST

START_TEST (a_refused_write_is_told)
{
    g_autoptr (DisclosePages) pages = open_made (1);
    g_autoptr (GError) png = NULL, pdf = NULL;
    const DiscloseSource view = disclose_pages_bounds (pages, 1);
    ck_assert (!disclose_pages_write_png (pages, view, 72, NULL, 0, refuse, NULL, &png));
    ck_assert_str_eq (png->message, "no room");
    ck_assert (!disclose_pages_write_pdf (pages, NULL, 0, refuse, NULL, &pdf));
    ck_assert_str_eq (pdf->message, "no room");
}
END_TEST

START_TEST (what_is_no_pdf_is_told)
{
    g_autoptr (GError) error = NULL, missing = NULL;
    g_autofree char *path = write_file ("no PDF", 6);
    ck_assert (disclose_pages_open (path, NULL, &error) == NULL);
    ck_assert (g_error_matches (error, DISCLOSE_ERROR, DISCLOSE_ERROR_DAMAGED));
    g_unlink (path);
    ck_assert (disclose_pages_open (path, NULL, &missing) == NULL);
    ck_assert (g_error_matches (missing, DISCLOSE_ERROR, DISCLOSE_ERROR_FILE));
}
END_TEST

START_TEST (all_pages_are_one_svg)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (GString) svg = g_string_new (NULL);
    g_autoptr (GString) twice = g_string_new (NULL);
    g_autoptr (DisclosePages) pages = open_made (2);
    ck_assert (disclose_pages_write_svg (pages, take, svg, &error));
    ck_assert (disclose_pages_write_svg (pages, take, twice, &error));
    ck_assert_msg (g_string_equal (svg, twice), "not the same bytes each time");
    const char *first = strstr (svg->str, "<page>");
    ck_assert_msg (first != NULL && strstr (first + 1, "<page>") != NULL, "no two pages");
    ck_assert (!holds (svg, "<!") && !holds (svg, "<script"));
    ck_assert (!disclose_pages_write_svg (pages, refuse, NULL, &error));
    ck_assert (g_error_matches (error, DISCLOSE_ERROR, DISCLOSE_ERROR_WRITE));
}
END_TEST

static guint
count (const char *text, const char *what)
{
    guint n = 0;
    for (text = strstr (text, what); text != NULL; text = strstr (text + 1, what))
        n++;
    return n;
}

START_TEST (texts_of_one_colour_are_one_group)
{
    static const char texts[] = MADE_TEXT (60, 700, "ab") MADE_TEXT (
        60, 680, "cd") "1 0 0 rg\n" MADE_TEXT (60, 660, "e") "0 g\n" MADE_TEXT (60, 640, "f")
        MADE_TEXT (60, 620, "g") "50 600 400 1 re f\n" MADE_TEXT (60, 580, "h");
    g_autoptr (GError) error = NULL;
    g_autoptr (GString) svg = g_string_new (NULL);
    g_autoptr (DisclosePages) pages = open_drawn (texts, 2);
    ck_assert (disclose_pages_write_svg (pages, take, svg, &error));
    ck_assert_uint_eq (count (svg->str, "<use "), 2 * 8);
    ck_assert_uint_eq (count (svg->str, "<g>\n<use "), 2 * 3);
    ck_assert_uint_eq (count (svg->str, "<g style=\"fill:rgb(100%,0%,0%);\">\n<use "), 2);
    ck_assert_uint_eq (count (svg->str, "<g"), count (svg->str, "</g>"));
}
END_TEST

int
main (void)
{
    const TTest *const tests[] = {
        a_picture_has_the_size_of_its_view,
        a_view_is_cut_to_its_page,
        what_cannot_be_pictured_is_an_error,
        an_annotated_copy_keeps_its_pages_and_tells_its_notes,
        all_pages_are_one_svg,
        texts_of_one_colour_are_one_group,
        a_refused_write_is_told,
        what_is_no_pdf_is_told,
        NULL,
    };
    return suite_run ("pages", tests);
}
