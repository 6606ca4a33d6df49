/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The pages drawn anew with notes. A page that has any is made wider; the notes stand in the strip
 * that is gained, so that they cover nothing, and each is tied to its outline by a number. */
#include "pdf_draw.h"

#include "bounds.h"

#include <cairo-pdf.h>
#include <string.h>

#define MARGIN 8.0  /* of the strip */
#define LEADING 1.4 /* of its lines, in type sizes */

typedef struct {
    const DisclosePages *pages;
    const DiscloseNote *notes;
    guint n_notes;
    cairo_surface_t *surface;
    cairo_t *cr;
    const char *family; /* of the notes' type */
} Drawing;

/* Section - Type */

/* Whether the face in hand has a glyph for every character; 0 is the one that stands for none. */
static gboolean
has_glyphs (cairo_t *cr, const char *text)
{
    cairo_glyph_t *glyphs = NULL;
    int n = 0;
    if (cairo_scaled_font_text_to_glyphs (cairo_get_scaled_font (cr), 0, 0, text, -1, &glyphs, &n,
                                          NULL, NULL, NULL)
        != CAIRO_STATUS_SUCCESS)
        return FALSE;
    gboolean whole = TRUE;
    for (int i = 0; i < n; i++)
        whole = whole && glyphs[i].index != 0;
    cairo_glyph_free (glyphs);
    return whole;
}

/* A family that is installed and has ideographs. There is no call that finds one by a character. */
static const char *
find_family (cairo_t *cr)
{
    static const char families[][28] = { "Noto Sans CJK SC",    "Source Han Sans SC",
                                         "Noto Sans SC",        "WenQuanYi Zen Hei",
                                         "WenQuanYi Micro Hei", "Microsoft YaHei",
                                         "Droid Sans Fallback", "SimSun",
                                         "AR PL UMing CN",      "AR PL SungtiL GB" };
    for (gsize i = 0; i < G_N_ELEMENTS (families); i++) {
        cairo_select_font_face (cr, families[i], CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
        if (has_glyphs (cr, "\xe8\xa1\xa8"))
            return families[i];
    }
    return "sans-serif";
}

static double
width_of (cairo_t *cr, const char *text, gsize length)
{
    g_autofree char *part = g_strndup (text, length);
    cairo_text_extents_t extents;
    cairo_text_extents (cr, part, &extents);
    return extents.x_advance;
}

/* How many bytes of text fit into width; at least a character. Latin words are broken too: ids and
 * amounts are short. */
static gsize
fitting (cairo_t *cr, const char *text, double width)
{
    const char *end = g_utf8_next_char (text);
    while (*end != '\0' && width_of (cr, text, (gsize) (g_utf8_next_char (end) - text)) <= width)
        end = g_utf8_next_char (end);
    return (gsize) (end - text);
}

/* Writes text between x and x + width from y down; returns where it ends. */
static double
write_text (cairo_t *cr, const char *text, double x, double y, double width)
{
    for (guint line = 0; *text != '\0' && line < NOTE_TEXT_LINES; line++) {
        const gsize length = fitting (cr, text, width);
        g_autofree char *part = g_strndup (text, length);
        y += LEADING * NOTE_TYPE;
        cairo_move_to (cr, x, y);
        cairo_show_text (cr, part);
        text += length;
    }
    return y;
}

/* Section - Pages */

static void
add_outline (const Drawing *drawing, guint number, guint page, double y)
{
    const DiscloseNote *note = &drawing->notes[number];
    if (note->text == NULL)
        return;
    g_autofree char *title = g_strdup_printf ("%u  %s", number + 1, note->text);
    g_autofree char *link = g_strdup_printf ("page=%u pos=[0 %d]", page, (int) MAX (y, 0));
    cairo_pdf_surface_add_outline (drawing->surface, CAIRO_PDF_OUTLINE_ROOT, title, link, 0);
}

/* The note beside its number, below y; returns where it ends. */
static double
draw_note (const Drawing *drawing, guint number, double x, double y)
{
    cairo_t *cr = drawing->cr;
    const DiscloseNote *note = &drawing->notes[number];
    g_autofree char *label = g_strdup_printf ("%u", number + 1);
    pdf_set_colour (cr, note->severity);
    cairo_move_to (cr, x + MARGIN, y + LEADING * NOTE_TYPE);
    cairo_show_text (cr, label);
    cairo_set_source_rgb (cr, 0.1, 0.1, 0.1);
    const double indent = 2.5 * NOTE_TYPE;
    return write_text (cr, note->text, x + MARGIN + indent, y, NOTE_STRIP - 2 * MARGIN - indent)
           + NOTE_TYPE / 2;
}

static gboolean
is_on (const DiscloseNote *note, guint page)
{
    return note->place.page == page || (page == 1 && note->place.page == 0);
}

static gboolean
has_notes (const Drawing *drawing, guint page)
{
    for (guint i = 0; i < drawing->n_notes; i++)
        if (is_on (&drawing->notes[i], page))
            return TRUE;
    return FALSE;
}

static void
draw_mark (const Drawing *drawing, guint number)
{
    cairo_t *cr = drawing->cr;
    const DiscloseNote *note = &drawing->notes[number];
    if (note->place.page == 0)
        return;
    pdf_draw_outline (cr, note->place, note->severity);
    if (note->text == NULL)
        return;
    g_autofree char *label = g_strdup_printf ("%u", number + 1);
    cairo_move_to (cr, note->place.x1 + 3, note->place.y0 + NOTE_TYPE / 4);
    cairo_show_text (cr, label);
}

static void
draw_notes (const Drawing *drawing, guint page, double x, double height)
{
    cairo_t *cr = drawing->cr;
    double y = MARGIN;
    cairo_select_font_face (cr, drawing->family, CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
    cairo_set_font_size (cr, NOTE_TYPE);
    for (guint i = 0; i < drawing->n_notes; i++) {
        if (!is_on (&drawing->notes[i], page))
            continue;
        draw_mark (drawing, i);
        add_outline (drawing, i, page, drawing->notes[i].place.y0);
        if (drawing->notes[i].text != NULL && y < height - 2 * LEADING * NOTE_TYPE)
            y = draw_note (drawing, i, x, y);
    }
}

static void
draw_sheet (const Drawing *drawing, guint page)
{
    const DiscloseSource bounds = disclose_pages_bounds (drawing->pages, page);
    const gboolean noted = has_notes (drawing, page);
    cairo_pdf_surface_set_size (drawing->surface, bounds.x1 + (noted ? NOTE_STRIP : 0), bounds.y1);
    cairo_save (drawing->cr);
    cairo_rectangle (drawing->cr, 0, 0, bounds.x1, bounds.y1);
    cairo_clip (drawing->cr);
    pdf_draw_page (drawing->pages->pdf, page - 1, drawing->cr);
    cairo_restore (drawing->cr);
    if (noted)
        draw_notes (drawing, page, bounds.x1, bounds.y1);
    cairo_show_page (drawing->cr);
}

gboolean
disclose_pages_write_pdf (const DisclosePages *pages, const DiscloseNote *notes, guint n_notes,
                          DiscloseWrite write, gpointer user_data, GError **error)
{
    PdfOutput output = { write, user_data, NULL };
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (pdf_output, &output, 1, 1);
    Drawing drawing = { pages, notes, n_notes, surface, cairo_create (surface), NULL };
    /* The same input gives the same bytes. */
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "");
    drawing.family = find_family (drawing.cr);
    for (guint page = 1; page <= disclose_pages_n (pages); page++)
        draw_sheet (&drawing, page);
    cairo_status_t status = cairo_status (drawing.cr);
    cairo_destroy (drawing.cr);
    cairo_surface_finish (surface);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status (surface);
    cairo_surface_destroy (surface);
    return pdf_output_end (&output, status, error);
}
