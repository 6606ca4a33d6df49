/* Drawn lines have no call in poppler-glib, and rendering a page to pixels to find them costs
 * several times what reading its text does: nearly all of it goes into characters. So the page is
 * drawn onto a CairoScript surface, which only writes down what is drawn. The surface is one unit
 * large and stands far off the page: cairo drops characters that lie outside of a surface before it
 * loads their shapes, but hands on paths without looking. The recording is then the rules alone
 * (paint.c), and since poppler lays the text out in the same pass, the whole costs little more than
 * the text. Fonts would be opened all the same; fonts.c sees to it that little is done for that. */
#include "pdf_record.h"

#include "bounds.h"

#include <cairo-script.h>

#if !CAIRO_HAS_SCRIPT_SURFACE
#error "cairo was built without its script surface"
#endif

/* Where on the surface the page begins: farther than ten times the largest type, which is the
 * margin within which cairo still loads characters, and well inside its 24.8 fixed point. */
#define ORIGIN 20000.0

/* Units a point. At one, poppler would move hairlines to the next whole point. */
#define SCALE 4.0

static cairo_status_t
record (void *closure, const unsigned char *data, unsigned int length)
{
    GString *script = closure;
    if (script->len + length > LIMIT_PAINT_BYTES)
        return CAIRO_STATUS_WRITE_ERROR;
    g_string_append_len (script, (const char *) data, length);
    return CAIRO_STATUS_SUCCESS;
}

/* At origin on a surface that is extent units large. */
static gboolean
draw (PopplerPage *page, double origin, double extent, GString *script, Drawing *drawing)
{
    g_string_truncate (script, 0);
    cairo_device_t *device = cairo_script_create_for_stream (record, script);
    cairo_surface_t *surface =
        cairo_script_surface_create (device, CAIRO_CONTENT_COLOR, extent, extent);
    cairo_t *cr = cairo_create (surface);
    cairo_translate (cr, origin, origin);
    cairo_scale (cr, SCALE, SCALE);
    poppler_page_render (page, cr);
    const gboolean drawn = cairo_status (cr) == CAIRO_STATUS_SUCCESS;
    cairo_destroy (cr);
    cairo_surface_destroy (surface);
    cairo_device_finish (device);
    const gboolean whole = cairo_device_status (device) == CAIRO_STATUS_SUCCESS;
    cairo_device_destroy (device);
    *drawing = (Drawing){ script->str, script->len, origin, SCALE };
    return drawn && whole;
}

gboolean
pdf_record_paths (PopplerPage *page, GString *script, Drawing *drawing)
{
    return draw (page, ORIGIN, 1, script, drawing);
}

gboolean
pdf_record_all (PopplerPage *page, GString *script, Drawing *drawing)
{
    double width, height;
    poppler_page_get_size (page, &width, &height);
    return draw (page, 0, SCALE * MAX (width, height), script, drawing);
}
