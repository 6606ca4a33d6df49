/* Shapes in SVG. What a document says goes into them as text alone, with every character that means
 * something to XML escaped, and none that XML forbids or that steers how text is laid out.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "cli_svg.h"

#include <string.h>

#define PANEL_SIZE 9.0    /* points, of its type */
#define PANEL_MARGIN 14.0 /* left and right */

static void
put_number (GString *svg, const char *name, double value)
{
    char number[G_ASCII_DTOSTR_BUF_SIZE];
    g_string_append_printf (svg, " %s=\"%s\"", name,
                            g_ascii_formatd (number, sizeof number, "%.2f", value));
}

static gboolean
is_plain (gunichar c)
{
    switch (g_unichar_type (c)) {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_UNASSIGNED:
    case G_UNICODE_SURROGATE:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
        return FALSE;
    default:
        return TRUE;
    }
}

static void
put_text (GString *svg, const char *text)
{
    g_autoptr (GString) plain = g_string_new (NULL);
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
        gunichar c = g_utf8_get_char (p);
        g_string_append_unichar (plain, is_plain (c) ? c : '?');
    }
    g_autofree char *escaped = g_markup_escape_text (plain->str, (gssize) plain->len);
    g_string_append (svg, escaped);
}

void
svg_begin (Picture *picture, double height, double scale, const char *style)
{
    GString *svg = picture->svg;
    double width = picture->width + SVG_PANEL;
    g_string_append (svg, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                          "<svg xmlns=\"http://www.w3.org/2000/svg\"");
    put_number (svg, "width", width * scale);
    put_number (svg, "height", height * scale);
    g_string_append (svg, " viewBox=\"0 0");
    char number[G_ASCII_DTOSTR_BUF_SIZE];
    g_string_append_printf (svg, " %s", g_ascii_formatd (number, sizeof number, "%.2f", width));
    g_string_append_printf (svg, " %s\"", g_ascii_formatd (number, sizeof number, "%.2f", height));
    g_string_append_printf (svg,
                            " font-family=\"'Noto Sans CJK SC','Source Han Sans SC',sans-serif\">\n"
                            "<style>%s</style>\n"
                            "<rect width=\"100%%\" height=\"100%%\" fill=\"#f4f4f4\"/>\n"
                            "<rect fill=\"#fff\" stroke=\"#999\" stroke-width=\".5\"",
                            style);
    put_number (svg, "width", picture->width);
    put_number (svg, "height", picture->height);
    g_string_append (svg, "/>\n");
}

void
svg_box (Picture *picture, const char *look, DiscloseSource box)
{
    g_string_append_printf (picture->svg, "<rect class=\"%s\"", look);
    put_number (picture->svg, "x", box.x0);
    put_number (picture->svg, "y", box.y0);
    put_number (picture->svg, "width", MAX (box.x1 - box.x0, 0));
    put_number (picture->svg, "height", MAX (box.y1 - box.y0, 0));
    g_string_append (picture->svg, "/>\n");
}

void
svg_line (Picture *picture, const char *look, DiscloseSource line)
{
    g_string_append_printf (picture->svg, "<line class=\"%s\"", look);
    put_number (picture->svg, "x1", line.x0);
    put_number (picture->svg, "y1", line.y0);
    put_number (picture->svg, "x2", line.x1);
    put_number (picture->svg, "y2", line.y1);
    g_string_append (picture->svg, "/>\n");
}

/* Text of some size whose baseline's middle is (x, y), turned with the page. */
static void
begin_text (Picture *picture, const char *look, double x, double y, double size)
{
    static const int degrees[] = { 0, -90, 180, 90 };
    g_string_append_printf (picture->svg, "<text class=\"%s\" text-anchor=\"middle\"", look);
    put_number (picture->svg, "font-size", size);
    if (picture->turn % 4 == 0) {
        put_number (picture->svg, "x", x);
        put_number (picture->svg, "y", y);
        return;
    }
    char at_x[G_ASCII_DTOSTR_BUF_SIZE], at_y[G_ASCII_DTOSTR_BUF_SIZE];
    g_string_append_printf (picture->svg, " transform=\"translate(%s %s) rotate(%d)\"",
                            g_ascii_formatd (at_x, sizeof at_x, "%.2f", x),
                            g_ascii_formatd (at_y, sizeof at_y, "%.2f", y),
                            degrees[picture->turn % 4]);
}

static void
end_text (Picture *picture, const char *text)
{
    g_string_append_c (picture->svg, '>');
    put_text (picture->svg, text);
    g_string_append (picture->svg, "</text>\n");
}

/* The point that lies so far from the middle of a box to the right and down, as its text is read.
 */
static void
from_middle (const Picture *picture, DiscloseSource box, double right, double down, double *x,
             double *y)
{
    static const int cosines[] = { 1, 0, -1, 0 }, sines[] = { 0, -1, 0, 1 };
    const int c = cosines[picture->turn % 4], s = sines[picture->turn % 4];
    *x = (box.x0 + box.x1) / 2 + c * right - s * down;
    *y = (box.y0 + box.y1) / 2 + s * right + c * down;
}

/* How wide and high a box is, as its text is read. */
static void
measure (const Picture *picture, DiscloseSource box, double *width, double *height)
{
    const gboolean sideways = picture->turn % 2 == 1;
    *width = sideways ? box.y1 - box.y0 : box.x1 - box.x0;
    *height = sideways ? box.x1 - box.x0 : box.y1 - box.y0;
}

void
svg_word (Picture *picture, DiscloseSource box, const char *text)
{
    double width, height, x, y;
    measure (picture, box, &width, &height);
    double size = MIN (height, 2 * width / MAX (cli_width (text), 1) * 1.1);
    from_middle (picture, box, 0, 0.36 * size, &x, &y);
    begin_text (picture, "w", x, y, size);
    put_number (picture->svg, "textLength", width);
    g_string_append (picture->svg, " lengthAdjust=\"spacingAndGlyphs\"");
    end_text (picture, text);
}

void
svg_label (Picture *picture, const char *look, DiscloseSource box, SvgPlace place, double size,
           const char *text)
{
    double width, height, x, y;
    measure (picture, box, &width, &height);
    if (place == SVG_CORNER)
        from_middle (picture, box, size * 0.4 * cli_width (text) - width / 2, size - height / 2, &x,
                     &y);
    else
        from_middle (picture, box, 0, height / 2 + size, &x, &y);
    begin_text (picture, look, x, y, size);
    end_text (picture, text);
}

/* Where text is to be cut for what stands before to be no wider than so many columns of a terminal.
 */
static const char *
cut (const char *text, guint most)
{
    guint width = 0;
    for (; *text != '\0'; text = g_utf8_next_char (text)) {
        width += g_unichar_iswide (g_utf8_get_char (text)) ? 2 : 1;
        if (width > most)
            break;
    }
    return text;
}

const char *
svg_panel_line (Picture *picture, const char *look, double indent, double y, const char *text)
{
    double room = SVG_PANEL - 2 * PANEL_MARGIN - indent;
    const char *rest = cut (text, (guint) (room / (0.52 * PANEL_SIZE)));
    g_autofree char *line = g_strndup (text, (gsize) (rest - text));
    g_string_append_printf (picture->svg, "<text class=\"%s\"", look);
    put_number (picture->svg, "x", picture->width + PANEL_MARGIN + indent);
    put_number (picture->svg, "y", y);
    put_number (picture->svg, "font-size", PANEL_SIZE);
    end_text (picture, line);
    return rest;
}

void
svg_panel_sample (Picture *picture, const char *look, double y)
{
    double x = picture->width + PANEL_MARGIN;
    const DiscloseSource box = { 1, x, y - 7, x + 14, y + 1 };
    const DiscloseSource line = { 1, x, y - 3, x + 14, y - 3 };
    if (look[0] == 'd')
        svg_line (picture, look, line);
    else
        svg_box (picture, look, box);
}
