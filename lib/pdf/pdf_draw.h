/* A page onto a cairo surface: for the rooms of the PDF alone. */
#ifndef DISCLOSE_PDF_DRAW_H
#define DISCLOSE_PDF_DRAW_H

#include "disclose.h"
#include "pdf.h"

#include <cairo.h>

struct DisclosePages {
    Pdf *pdf;
    guint32 *canvas; /* of the pictures drawn so far, white */
    gsize n_canvas;  /* dots */
};

/* Outlines a place, in the colour of its severity. */
void pdf_draw_outline (cairo_t *cr, DiscloseSource place, DiscloseSeverity severity);

/* Sets the colour of a severity. */
void pdf_set_colour (cairo_t *cr, DiscloseSeverity severity);

/* What a surface writes goes through this to the caller's function. */
typedef struct {
    DiscloseWrite write;
    gpointer user_data;
    GError *error;
} PdfOutput;

cairo_status_t pdf_output (void *output, const unsigned char *data, unsigned int length);

/* Hands the failure of status to error, if it is one. */
gboolean pdf_output_end (PdfOutput *output, cairo_status_t status, GError **error);

#endif
