/* From bytes to pages. The only room that knows poppler and cairo. */
#ifndef DISCLOSE_PDF_H
#define DISCLOSE_PDF_H

#include "page.h"

struct _cairo; /* a cairo_t, for callers that know cairo */

typedef struct {
    const char *password; /* NULL for none */
    guint max_pages, max_glyphs;
    guint64 max_bytes; /* that a picture in it may unpack to */
    gboolean drawn;    /* whether it is opened for pdf_draw_page(), which needs its fonts */
} PdfOptions;

typedef struct Pdf Pdf;

/* DISCLOSE_ERROR_ENCRYPTED, _DAMAGED or _LIMIT. */
Pdf *pdf_open (GBytes *bytes, const PdfOptions *options, GError **error);
void pdf_close (Pdf *pdf);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pdf, pdf_close)

guint pdf_n_pages (const Pdf *pdf);

/* The index-th page, upright. Only DISCLOSE_ERROR_LIMIT; a page that cannot be read is empty. */
Page *pdf_read_page (Pdf *pdf, guint index, GError **error);

/* Whether a font of the document is neither embedded nor installed as itself, so that its
 * characters may be missing. */
gboolean pdf_lacks_fonts (Pdf *pdf);

/* Points; 0 for a page that cannot be read. */
void pdf_page_size (const Pdf *pdf, guint index, double *width, double *height);

/* Draws the index-th page as displayed, a unit a point, origin at its top left. */
void pdf_draw_page (const Pdf *pdf, guint index, struct _cairo *cr);

#endif
