/* Pictures and annotated copies of a made PDF.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "disclose.h"
#include "made_pdf.h"
#include "suite.h"

#include <cairo.h>
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

/* The picture of the whole first page, at 72 dots an inch. */
static GString *
picture_of (DisclosePages *pages)
{
    g_autoptr (GError) error = NULL;
    GString *png = g_string_new (NULL);
    ck_assert (disclose_pages_write_png (pages, disclose_pages_bounds (pages, 1), 72, NULL, 0, take,
                                         png, &error));
    return png;
}

typedef struct {
    const GString *png;
    gsize at;
} Reading;

static cairo_status_t
read_on (void *closure, unsigned char *data, unsigned length)
{
    Reading *reading = closure;
    if (reading->png->len - reading->at < length)
        return CAIRO_STATUS_READ_ERROR;
    memcpy (data, reading->png->str + reading->at, length);
    reading->at += length;
    return CAIRO_STATUS_SUCCESS;
}

/* Red, green and blue of a dot, as cairo reads them. */
static guint32
dot_at (const GString *png, int x, int y)
{
    Reading reading = { png, 0 };
    cairo_surface_t *surface = cairo_image_surface_create_from_png_stream (read_on, &reading);
    ck_assert_int_eq (cairo_surface_status (surface), CAIRO_STATUS_SUCCESS);
    ck_assert_int_lt (x, cairo_image_surface_get_width (surface));
    ck_assert_int_lt (y, cairo_image_surface_get_height (surface));
    guint32 dot;
    memcpy (&dot,
            cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface)
                + 4 * x,
            sizeof dot);
    cairo_surface_destroy (surface);
    return dot & 0xffffff;
}

/* Bits of a dot, and PNG's number for what they are. */
static void
assert_kind (const GString *png, guint bits, guint kind)
{
    ck_assert_uint_eq ((guint8) png->str[24], bits);
    ck_assert_uint_eq ((guint8) png->str[25], kind);
}

enum { GREYS = 0, COLOURS = 2, PALETTE = 3 };

/* A page of the made PDF is 595 by 842; its drawing counts from the bottom. */
START_TEST (black_on_white_takes_four_shades)
{
    g_autoptr (DisclosePages) pages = open_drawn ("100 742 50 50 re f 0 0 1 842 re f\n"
                                                  "594 0 1 842 re f\n",
                                                  1);
    GString *png = picture_of (pages);
    assert_kind (png, 2, GREYS);
    ck_assert_uint_eq (dot_at (png, 99, 75), 0xffffff);
    ck_assert_uint_eq (dot_at (png, 100, 75), 0);
    ck_assert_uint_eq (dot_at (png, 149, 75), 0);
    ck_assert_uint_eq (dot_at (png, 150, 75), 0xffffff);
    ck_assert_uint_eq (dot_at (png, 0, 400), 0);
    ck_assert_uint_eq (dot_at (png, 593, 400), 0xffffff);
    ck_assert_uint_eq (dot_at (png, 594, 400), 0);
    g_string_free (png, TRUE);
}
END_TEST

/* A fifth of a dot of black. */
START_TEST (a_hairline_is_seen)
{
    g_autoptr (DisclosePages) pages = open_drawn ("100 500.2 300 0.2 re f\n", 1);
    GString *png = picture_of (pages);
    assert_kind (png, 2, GREYS);
    ck_assert_uint_lt (dot_at (png, 200, 341), 0xffffff);
    g_string_free (png, TRUE);
}
END_TEST

START_TEST (areas_of_grey_are_as_grey_as_printed)
{
    g_autoptr (DisclosePages) pages =
        open_drawn ("0.8 g 100 642 200 100 re f 0.95 g 300 642 200 100 re f\n", 1);
    GString *png = picture_of (pages);
    assert_kind (png, 2, PALETTE);
    ck_assert_uint_eq (dot_at (png, 200, 150), 0xcccccc);
    ck_assert_uint_eq (dot_at (png, 400, 150), 0xeeeeee);
    ck_assert_uint_eq (dot_at (png, 550, 150), 0xffffff);
    g_string_free (png, TRUE);
}
END_TEST

START_TEST (colours_are_those_that_were_printed)
{
    g_autoptr (DisclosePages) pages =
        open_drawn ("1 0 0 rg 100 742 50 50 re f 0.8 0.8 1 rg 200 742 50 50 re f\n", 1);
    GString *png = picture_of (pages);
    assert_kind (png, 2, PALETTE);
    ck_assert_uint_eq (dot_at (png, 120, 75), 0xff0000);
    ck_assert_uint_eq (dot_at (png, 220, 75), 0xccccff);
    ck_assert_uint_eq (dot_at (png, 320, 75), 0xffffff);
    g_string_free (png, TRUE);
}
END_TEST

/* A small figure among much else. */
START_TEST (a_rare_colour_is_not_taken_for_another)
{
    g_autoptr (GString) drawing = g_string_new ("1 0 0 rg 500 742 6 8 re f\n");
    for (guint i = 0; i < 200; i++)
        g_string_append_printf (drawing, "0.%02u 0.%02u 0.%02u rg 100 %u 300 3 re f\n", i % 40,
                                i % 40, 20 + i % 60, 60 + 3 * i);
    g_autoptr (DisclosePages) pages = open_drawn (drawing->str, 1);
    GString *png = picture_of (pages);
    assert_kind (png, 8, PALETTE);
    ck_assert_uint_eq (dot_at (png, 503, 96), 0xff0000);
    g_string_free (png, TRUE);
}
END_TEST

START_TEST (a_photograph_keeps_all_its_colours)
{
    g_autoptr (GString) drawing = g_string_new (NULL);
    for (guint i = 0; i < 20; i++)
        for (guint j = 0; j < 20; j++)
            g_string_append_printf (drawing, "0.%02u 0.%02u 0.%02u rg %u %u 10 10 re f\n", i * 5,
                                    j * 5, (i + j) % 2 * 90, 100 + 10 * i, 500 + 10 * j);
    g_autoptr (DisclosePages) pages = open_drawn (drawing->str, 1);
    GString *png = picture_of (pages);
    assert_kind (png, 8, COLOURS);
    const guint32 dot = dot_at (png, 145, 842 - 545);
    ck_assert_uint_eq (dot, 0x333300); /* 0.20 0.20 0 */
    g_string_free (png, TRUE);
}
END_TEST

/* What is drawn on is used again. */
START_TEST (nothing_is_left_of_the_picture_before)
{
    g_autoptr (DisclosePages) pages =
        open_drawn ("1 0 0 rg 100 742 50 50 re f\n" MADE_TEXT (60, 600, "before"), 1);
    g_autoptr (GError) error = NULL;
    const DiscloseNote note = { { 1, 300, 300, 400, 400 }, DISCLOSE_SEVERITY_INFO, NULL };
    g_autoptr (GString) other = g_string_new (NULL);
    GString *first = picture_of (pages);
    ck_assert (disclose_pages_write_png (pages, (DiscloseSource){ 1, 0, 0, 500, 800 }, 100, &note,
                                         1, take, other, &error));
    ck_assert (!disclose_pages_write_png (pages, disclose_pages_bounds (pages, 1), 72, &note, 1,
                                          refuse, NULL, &error));
    GString *again = picture_of (pages);
    ck_assert_msg (g_string_equal (first, again), "the same page gives other bytes");
    g_string_free (first, TRUE);
    g_string_free (again, TRUE);
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

int
main (void)
{
    const TTest *const tests[] = {
        a_picture_has_the_size_of_its_view,
        black_on_white_takes_four_shades,
        a_hairline_is_seen,
        areas_of_grey_are_as_grey_as_printed,
        colours_are_those_that_were_printed,
        a_rare_colour_is_not_taken_for_another,
        a_photograph_keeps_all_its_colours,
        nothing_is_left_of_the_picture_before,
        a_view_is_cut_to_its_page,
        what_cannot_be_pictured_is_an_error,
        an_annotated_copy_keeps_its_pages_and_tells_its_notes,
        a_refused_write_is_told,
        what_is_no_pdf_is_told,
        NULL,
    };
    return suite_run ("pages", tests);
}
