/* SPDX-License-Identifier: GPL-2.0-or-later */
/* All pages as one SVG. As cairo writes it, nearly all of it is outlines of characters, each once
 * for the whole document, with six decimals a coordinate. Steps from point to point with two
 * decimals say the same in a third of the bytes.
 *
 * Cairo writes a tag a line, nearly every one of them a character or what holds those of a text.
 * They are taken by their first letters, so that no line is searched that need not be. */
#include "pdf_draw.h"

#include "pdf_outline.h"

#include <cairo-svg.h>
#include <string.h>

#define MATRIX_NUMBERS 4 /* that turn and scale; two more move */

/* Among characters of one colour, just behind them, or anywhere else. */
typedef enum { ELSEWHERE, IN_TEXT, AFTER_TEXT } Where;

typedef struct {
    PdfOutput output;
    GString *line, *shape;
    gboolean in_shape; /* the line before began the shape of a character */
    GHashTable *ids;   /* of cairo's numbers for surfaces to ours */
    Where where;
    GString *text; /* the tag that began the text */
} SvgOutput;

static gboolean
begins (const GString *line, const char *start)
{
    return strncmp (line->str, start, strlen (start)) == 0;
}

/* A hostile document must not end the element of a page that this is put into. */
static gboolean
is_safe (const GString *line)
{
    return strstr (line->str, "<!") == NULL && strstr (line->str, "<script") == NULL
           && strstr (line->str, "</script") == NULL;
}

/* What cairo says of every path, and what is so anyway where nothing is said. */
static void
drop_defaults (GString *tag)
{
    static const char defaults[][26] = { "fill-opacity:1;",      "stroke-opacity:1;",
                                         "stroke-linecap:butt;", "stroke-linejoin:miter;",
                                         "stroke:none;",         "fill-rule:nonzero;" };
    for (gsize i = 0; i < G_N_ELEMENTS (defaults); i++)
        g_string_replace (tag, defaults[i], "", 0);
    g_string_replace (tag, "rgb(0%,0%,0%)", "#000", 0);
    g_string_replace (tag, "\"fill:#000;\"", "\"\"", 0);
    g_string_replace (tag, " style=\"\"", "", 0);
}

/* Cairo numbers the surfaces of a process; here they count from 1, so that what is written depends
 * on nothing else that goes on. */
static void
number_surfaces (SvgOutput *svg)
{
    static const char surface[] = "surface";
    g_autoptr (GString) line = g_string_sized_new (svg->line->len);
    const char *rest = svg->line->str;
    for (const char *at; (at = strstr (rest, surface)) != NULL;) {
        char *end;
        const gpointer theirs = GUINT_TO_POINTER ((guint) g_ascii_strtoull (at + 7, &end, 10));
        guint ours = GPOINTER_TO_UINT (g_hash_table_lookup (svg->ids, theirs));
        if (ours == 0) {
            ours = g_hash_table_size (svg->ids) + 1;
            g_hash_table_insert (svg->ids, theirs, GUINT_TO_POINTER (ours));
        }
        g_string_append_len (line, rest, at - rest);
        g_string_append_printf (line, "%s%u", surface, ours);
        rest = end;
    }
    g_string_append (line, rest);
    g_string_assign (svg->line, line->str);
}

/* Hundredths of a unit are too coarse where units are drawn larger than points. */
static gboolean
is_in_points (const SvgOutput *svg)
{
    static const char scaled[] = "transform=\"matrix(";
    const char *matrix = strstr (svg->line->str, scaled);
    return svg->in_shape || matrix == NULL
           || pdf_outline_is_small (matrix + strlen (scaled), MATRIX_NUMBERS);
}

static cairo_status_t
put (SvgOutput *svg, const char *text, gsize length)
{
    return pdf_output (&svg->output, (const unsigned char *) text, (unsigned) length);
}

/* `<use xlink:href="#glyph0-1" x="1.500000" y="2.250000"/>`: its place stays exact, as a renderer
 * may round by itself. NULL: the line is none. */
static const char *
find_character (const GString *line)
{
    static const char use[] = "<use xlink:href=\"#glyph";
    const char *p = line->str + strspn (line->str, " ");
    if (strncmp (p, use, strlen (use)) != 0)
        return NULL;
    const char *rest = p + strlen (use);
    return rest[strspn (rest, "0123456789-.\" xy=/>\n")] == '\0' ? p : NULL;
}

static cairo_status_t
put_line (SvgOutput *svg)
{
    static const char outline[] = " d=\"";
    GString *to = svg->shape;
    if (strstr (svg->line->str, "#surface") != NULL || strstr (svg->line->str, "\"surface") != NULL)
        number_surfaces (svg);
    const GString *line = svg->line;
    const char *path = begins (line, "<path") ? strstr (line->str, outline) : NULL;
    const gsize head = path != NULL ? (gsize) (path - line->str) : line->len;
    g_string_truncate (to, 0);
    g_string_append_len (to, line->str, (gssize) head);
    if (line->str[0] == '<' && line->str[1] != '/')
        drop_defaults (to);
    if (path != NULL) {
        g_string_append (to, outline);
        path += strlen (outline);
        g_string_append (to, is_in_points (svg) ? pdf_outline_shorten (path, to) : path);
    }
    svg->in_shape = begins (line, "<symbol") || begins (line, "<g id=\"glyph");
    return put (svg, to->str, to->len);
}

/* The end of a text and the beginning of the next say nothing if both are of one colour. */
static cairo_status_t
take_line (SvgOutput *svg)
{
    static const char end[] = "</g>\n";
    const Where before = svg->where;
    svg->where = ELSEWHERE;
    const char *character = before == IN_TEXT ? find_character (svg->line) : NULL;
    if (character != NULL) {
        svg->where = IN_TEXT;
        return put (svg, character, svg->line->len - (gsize) (character - svg->line->str));
    }
    if (before == IN_TEXT && strcmp (svg->line->str, end) == 0) {
        svg->where = AFTER_TEXT;
        return CAIRO_STATUS_SUCCESS;
    }
    if (before == AFTER_TEXT && g_string_equal (svg->line, svg->text)) {
        svg->where = IN_TEXT;
        return CAIRO_STATUS_SUCCESS;
    }
    if (before == AFTER_TEXT)
        (void) put (svg, end, strlen (end)); /* a failure is one of the next line, too */
    if (begins (svg->line, "<g style=\"fill:rgb(")) {
        g_string_assign (svg->text, svg->line->str);
        svg->where = IN_TEXT;
    }
    return is_safe (svg->line) ? put_line (svg) : CAIRO_STATUS_WRITE_ERROR;
}

static cairo_status_t
put_lines (void *closure, const unsigned char *data, unsigned length)
{
    SvgOutput *svg = closure;
    cairo_status_t status = CAIRO_STATUS_SUCCESS;
    while (length > 0 && status == CAIRO_STATUS_SUCCESS) {
        const unsigned char *end = memchr (data, '\n', length);
        const unsigned n = end != NULL ? (unsigned) (end - data) + 1 : length;
        g_string_append_len (svg->line, (const char *) data, n);
        data += n;
        length -= n;
        if (end == NULL)
            break;
        status = take_line (svg);
        g_string_truncate (svg->line, 0);
    }
    return status;
}

/* One that holds every page: pages of an SVG have no size of their own. */
static cairo_surface_t *
make_surface (const DisclosePages *pages, SvgOutput *svg)
{
    double width = 1, height = 1;
    for (guint page = 1; page <= disclose_pages_n (pages); page++) {
        const DiscloseSource bounds = disclose_pages_bounds (pages, page);
        width = MAX (width, bounds.x1);
        height = MAX (height, bounds.y1);
    }
    cairo_surface_t *surface = cairo_svg_surface_create_for_stream (put_lines, svg, width, height);
    cairo_svg_surface_restrict_to_version (surface, CAIRO_SVG_VERSION_1_2);
    return surface;
}

gboolean
disclose_pages_write_svg (const DisclosePages *pages, DiscloseWrite write, gpointer user_data,
                          GError **error)
{
    SvgOutput svg = {
        { write, user_data, NULL },    g_string_new (NULL), g_string_new (NULL), FALSE,
        g_hash_table_new (NULL, NULL), ELSEWHERE,           g_string_new (NULL)
    };
    cairo_surface_t *surface = make_surface (pages, &svg);
    cairo_t *cr = cairo_create (surface);
    for (guint page = 0; page < disclose_pages_n (pages); page++) {
        cairo_save (cr);
        pdf_draw_page (pages->pdf, page, cr);
        cairo_restore (cr);
        cairo_show_page (cr);
    }
    cairo_status_t status = cairo_status (cr);
    cairo_destroy (cr);
    cairo_surface_finish (surface);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status (surface);
    cairo_surface_destroy (surface);
    g_string_free (svg.line, TRUE);
    g_string_free (svg.shape, TRUE);
    g_string_free (svg.text, TRUE);
    g_hash_table_unref (svg.ids);
    return pdf_output_end (&svg.output, status, error);
}
