/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Pages opened for drawing, and pictures of parts of them. */
#include "pdf_draw.h"

#include "bounds.h"
#include "bytes.h"
#include "options.h"
#include "picture.h"

#include <math.h>
#include <string.h>
#include <unistd.h>

#define OUTLINE_AROUND 2.0 /* points between what is outlined and its outline */

DisclosePages *
disclose_pages_open_fd (int fd, const DiscloseOptions *options, GError **error)
{
    g_autoptr (DiscloseOptions) defaults = options == NULL ? disclose_options_new () : NULL;
    const DiscloseOptions *o = options != NULL ? options : defaults;
    const PdfOptions pdf_options = { o->password, o->max_pages, o->max_glyphs, o->max_bytes, TRUE };
    g_autoptr (GBytes) bytes = bytes_read_fd (fd, o->max_bytes, error);
    if (bytes == NULL)
        return NULL;
    Pdf *pdf = pdf_open (bytes, &pdf_options, error);
    if (pdf == NULL)
        return NULL;
    DisclosePages *pages = g_new0 (DisclosePages, 1);
    pages->pdf = pdf;
    return pages;
}

DisclosePages *
disclose_pages_open (const char *path, const DiscloseOptions *options, GError **error)
{
    const int fd = bytes_open_file (path, error);
    if (fd < 0)
        return NULL;
    DisclosePages *pages = disclose_pages_open_fd (fd, options, error);
    close (fd);
    return pages;
}

void
disclose_pages_free (DisclosePages *pages)
{
    if (pages == NULL)
        return;
    pdf_close (pages->pdf);
    g_free (pages->canvas);
    g_free (pages);
}

guint
disclose_pages_n (const DisclosePages *pages)
{
    return pdf_n_pages (pages->pdf);
}

DiscloseSource
disclose_pages_bounds (const DisclosePages *pages, guint page)
{
    double width, height;
    if (page == 0 || page > pdf_n_pages (pages->pdf))
        return (DiscloseSource){ 0 };
    pdf_page_size (pages->pdf, page - 1, &width, &height);
    return (DiscloseSource){ page, 0, 0, width, height };
}

/* Section - Drawing */

void
pdf_set_colour (cairo_t *cr, DiscloseSeverity severity)
{
    if (severity == DISCLOSE_SEVERITY_ERROR)
        cairo_set_source_rgb (cr, 0.83, 0.07, 0.07);
    else if (severity == DISCLOSE_SEVERITY_WARNING)
        cairo_set_source_rgb (cr, 0.85, 0.45, 0.0);
    else
        cairo_set_source_rgb (cr, 0.1, 0.35, 0.8);
}

void
pdf_draw_outline (cairo_t *cr, DiscloseSource place, DiscloseSeverity severity)
{
    cairo_rectangle (cr, place.x0 - OUTLINE_AROUND, place.y0 - OUTLINE_AROUND,
                     place.x1 - place.x0 + 2 * OUTLINE_AROUND,
                     place.y1 - place.y0 + 2 * OUTLINE_AROUND);
    pdf_set_colour (cr, severity);
    cairo_set_line_width (cr, 1.2);
    cairo_stroke (cr);
}

cairo_status_t
pdf_output (void *output, const unsigned char *data, unsigned int length)
{
    PdfOutput *out = output;
    if (out->error == NULL && out->write ((const char *) data, length, out->user_data, &out->error))
        return CAIRO_STATUS_SUCCESS;
    return CAIRO_STATUS_WRITE_ERROR;
}

gboolean
pdf_output_end (PdfOutput *output, cairo_status_t status, GError **error)
{
    if (output->error != NULL)
        g_propagate_error (error, output->error);
    else if (status != CAIRO_STATUS_SUCCESS)
        g_set_error (error, DISCLOSE_ERROR, DISCLOSE_ERROR_WRITE, "drawing failed (%s)",
                     cairo_status_to_string (status));
    return output->error == NULL && status == CAIRO_STATUS_SUCCESS;
}

/* The part of view that lies on its page. */
static DiscloseSource
cut_view (const DisclosePages *pages, DiscloseSource view)
{
    const DiscloseSource page = disclose_pages_bounds (pages, view.page);
    return (DiscloseSource){ page.page, MAX (view.x0, page.x0), MAX (view.y0, page.y0),
                             MIN (view.x1, page.x1), MIN (view.y1, page.y1) };
}

/* To make a page white takes a tenth of the time that drawing it does: what was drawn is taken away
 * instead. */
static void
need_canvas (DisclosePages *pages, gsize n)
{
    if (pages->n_canvas >= n)
        return;
    g_free (pages->canvas);
    pages->n_canvas = n;
    pages->canvas = g_new (guint32, n);
    memset (pages->canvas, 0xff, n * sizeof (guint32));
}

static void
drop_canvas (DisclosePages *pages)
{
    g_clear_pointer (&pages->canvas, g_free);
    pages->n_canvas = 0;
}

/* Outlines that are filled, as bold characters are, take half the time at the fast quality, which
 * is as good as what is kept of it. */
static cairo_status_t
draw_view (const DisclosePages *pages, const Picture *picture, double scale, DiscloseSource view,
           const DiscloseNote *notes, guint n_notes)
{
    cairo_surface_t *surface = cairo_image_surface_create_for_data (
        (unsigned char *) picture->pixels, CAIRO_FORMAT_RGB24, (int) picture->width,
        (int) picture->height, (int) (picture->width * sizeof (guint32)));
    cairo_t *cr = cairo_create (surface);
    cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);
    cairo_scale (cr, scale, scale);
    cairo_translate (cr, -view.x0, -view.y0);
    cairo_save (cr);
    pdf_draw_page (pages->pdf, view.page - 1, cr);
    cairo_restore (cr);
    for (guint i = 0; i < n_notes; i++)
        if (notes[i].place.page == view.page)
            pdf_draw_outline (cr, notes[i].place, notes[i].severity);
    const cairo_status_t status = cairo_status (cr);
    cairo_destroy (cr);
    cairo_surface_finish (surface);
    cairo_surface_destroy (surface);
    return status;
}

gboolean
disclose_pages_write_png (DisclosePages *pages, DiscloseSource view, guint dpi,
                          const DiscloseNote *notes, guint n_notes, DiscloseWrite write,
                          gpointer user_data, GError **error)
{
    const DiscloseSource shown = cut_view (pages, view);
    const double scale = CLAMP (dpi, PICTURE_DPI_LEAST, PICTURE_DPI_MOST) / 72.0;
    const double width = ceil ((shown.x1 - shown.x0) * scale);
    const double height = ceil ((shown.y1 - shown.y0) * scale);
    PdfOutput output = { write, user_data, NULL };
    if (!(width >= 1 && height >= 1 && width <= PICTURE_SIDE && height <= PICTURE_SIDE
          && width * height <= PICTURE_PIXELS)) {
        g_set_error (error, DISCLOSE_ERROR, DISCLOSE_ERROR_LIMIT,
                     "a picture of %.0f by %.0f dots cannot be drawn; choose another view", width,
                     height);
        return FALSE;
    }
    need_canvas (pages, (gsize) width * (gsize) height);
    const Picture picture = { pages->canvas, (guint) width, (guint) height };
    const cairo_status_t status = draw_view (pages, &picture, scale, shown, notes, n_notes);
    const gboolean ok = pdf_output_end (&output, status, error)
                        && picture_write (&picture, write, user_data, error);
    if (!ok)
        drop_canvas (pages);
    return ok;
}
