/* Text comes from poppler's layout, a box a character, and rules from what it draws (pdf_record.c).
 * Pictures are written into the recording too, which is slow; once a page has shown a large one,
 * the text of each following page is read first and only pages that may hold a table are drawn. */
#include "pdf.h"

#include "disclose.h"
#include "bounds.h"
#include "fonts.h"
#include "pdf_record.h"
#include "pdf_scan.h"
#include "text.h"
#include "turn.h"
#include "unpack.h"

#include <math.h>
#include <poppler.h>

struct Pdf {
    PopplerDocument *document;
    guint n_pages, max_glyphs;
    gboolean text_first;
    guint n_unseen;        /* pages so far whose text pictures hide */
    gboolean lacks_fonts;  /* known before it was opened */
    gboolean backwards[4]; /* see turn.h */
    GString *script;       /* the recording of the page in hand */
};

static void
map_error (const GError *from, const PdfOptions *options, GError **error)
{
    if (g_error_matches (from, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
        g_set_error (error, DISCLOSE_ERROR, DISCLOSE_ERROR_ENCRYPTED,
                     options->password == NULL ? "the document is encrypted"
                                               : "the password does not open the document");
    else
        g_set_error (
            error, DISCLOSE_ERROR, DISCLOSE_ERROR_DAMAGED,
            "not a PDF that can be read (%s); get the file anew from where it was published",
            from != NULL ? from->message : "no reason given");
}

/* poppler_document_new_from_bytes() crashes on a wrong password (22.12: its second attempt copies
 * the bytes to a stream of another kind). From a stream it does not, but reads slower. */
static PopplerDocument *
load (GBytes *bytes, const char *password, GError **error)
{
    if (password == NULL)
        return poppler_document_new_from_bytes (bytes, NULL, error);
    GInputStream *stream = g_memory_input_stream_new_from_bytes (bytes);
    PopplerDocument *document = poppler_document_new_from_stream (
        stream, (goffset) g_bytes_get_size (bytes), password, NULL, error);
    g_object_unref (stream);
    return document;
}

Pdf *
pdf_open (GBytes *bytes, const PdfOptions *options, GError **error)
{
    g_autoptr (GError) cause = NULL;

    if (g_bytes_get_size (bytes) == 0) {
        g_set_error (error, DISCLOSE_ERROR, DISCLOSE_ERROR_DAMAGED,
                     "the file is empty; get it anew from where it was published");
        return NULL;
    }
    if (!unpack_is_bounded (bytes, options->max_glyphs, options->max_bytes, error))
        return NULL;
    gboolean lacks_fonts = FALSE;
    g_autoptr (GBytes) used =
        options->drawn ? g_bytes_ref (bytes) : fonts_blank (bytes, &lacks_fonts);
    PopplerDocument *document = load (used, options->password, &cause);
    if (document == NULL) {
        map_error (cause, options, error);
        return NULL;
    }
    const int n = poppler_document_get_n_pages (document);
    if (n <= 0 || (guint) n > options->max_pages) {
        if (n <= 0)
            g_set_error (error, DISCLOSE_ERROR, DISCLOSE_ERROR_DAMAGED,
                         "the document has no pages; get it anew from where it was published");
        else
            g_set_error (error, DISCLOSE_ERROR, DISCLOSE_ERROR_LIMIT,
                         "the document has %d pages, more than the %u allowed", n,
                         options->max_pages);
        g_object_unref (document);
        return NULL;
    }
    Pdf *pdf = g_new0 (Pdf, 1);
    pdf->document = document;
    pdf->n_pages = n;
    pdf->max_glyphs = options->max_glyphs;
    pdf->lacks_fonts = lacks_fonts;
    pdf->script = g_string_new (NULL);
    return pdf;
}

void
pdf_close (Pdf *pdf)
{
    if (pdf == NULL)
        return;
    g_object_unref (pdf->document);
    g_string_free (pdf->script, TRUE);
    g_free (pdf);
}

guint
pdf_n_pages (const Pdf *pdf)
{
    return pdf->n_pages;
}

static gboolean
is_sane (const PopplerRectangle *r)
{
    return fabs (r->x1) < 1e5 && fabs (r->y1) < 1e5 && fabs (r->x2) < 1e5 && fabs (r->y2) < 1e5;
}

/* The size of the type a character is set in, by its width: the boxes of some fonts are twice as
 * high as their type, but ideographs fill their square and digits half of it. 0 where it cannot
 * tell. */
static double
type_size (gunichar c, const Box *box)
{
    if (g_unichar_iswide (c))
        return box_width (*box);
    return g_unichar_isdigit (c) ? 2 * box_width (*box) : 0;
}

/* Cuts boxes that are far higher than their type down to the middle; the page stands upright. */
static void
cut_heights (Page *page)
{
    double size = 0;
    for (guint i = 0; i < page->glyphs->len; i++) {
        Glyph *glyph = &g_array_index (page->glyphs, Glyph, i);
        const double own = type_size (glyph->c, &glyph->box);
        size = own > 0 ? own : size;
        if (size > 0 && box_height (glyph->box) > GLYPH_HIGH * size) {
            const double mid = box_mid_y (glyph->box);
            glyph->box.y0 = mid - GLYPH_HEIGHT * size / 2;
            glyph->box.y1 = mid + GLYPH_HEIGHT * size / 2;
        }
    }
}

/* Whether some ideographs are much narrower for their height than most: text set aslant, over which
 * poppler lays upright boxes. */
static gboolean
has_slanted (const char *text, const PopplerRectangle *boxes, guint n)
{
    g_autofree double *ratios = g_new (double, n + 1);
    guint wide = 0, i = 0;
    for (const char *p = text; *p != '\0' && i < n; p = g_utf8_next_char (p), i++) {
        const double height = fabs (boxes[i].y2 - boxes[i].y1);
        if (g_unichar_iswide (g_utf8_get_char (p)) && height > 0)
            ratios[wide++] = fabs (boxes[i].x2 - boxes[i].x1) / height;
    }
    qsort (ratios, wide, sizeof (double), compare_double);
    return wide > 0 && ratios[MIN (wide / 50, 2)] < GLYPH_SLANTED * ratios[wide / 2];
}

/* Text set aslant has boxes that are low and wide. */
static double
extent (const PopplerRectangle *box)
{
    return MAX (fabs (box->x2 - box->x1), fabs (box->y2 - box->y1));
}

/* The extent from which on a character is much larger than most; 0 if none is. */
static double
large_extent (const PopplerRectangle *boxes, guint n)
{
    double sum = 0, largest = 0;
    for (guint i = 0; i < n; i++) {
        sum += extent (&boxes[i]);
        largest = MAX (largest, extent (&boxes[i]));
    }
    return largest * n > GLYPH_LARGE * sum ? GLYPH_LARGE * sum / n : 0;
}

/* All that is printed on a page and around it: of text that reaches over its edge poppler leaves
 * away whole lines within it if the page alone is asked for. */
static PopplerRectangle
text_area (const Page *page)
{
    return (PopplerRectangle){ -page->width, -page->height, 2 * page->width, 2 * page->height };
}

/* Which characters are printed too pale to be the text of a table: a watermark. NULL if none are.
 * Asked of poppler only where something stands aslant or is large, and of what stands level only
 * the large is one. */
static guint8 *
find_pale (PopplerPage *source, PopplerRectangle area, const char *text,
           const PopplerRectangle *boxes, guint n)
{
    const gboolean slanted = has_slanted (text, boxes, n);
    const double large = slanted ? 0 : large_extent (boxes, n);
    const guint palest = slanted ? GLYPH_PALE : GLYPH_PALE_LEVEL;
    if (!slanted && large == 0)
        return NULL;
    guint8 *pale = g_new0 (guint8, n + 1);
    GList *attributes = poppler_page_get_text_attributes_for_area (source, &area);
    for (GList *a = attributes; a != NULL; a = a->next) {
        const PopplerTextAttributes *run = a->data;
        const PopplerColor c = run->color;
        const guint darkest = MIN (c.red, MIN (c.green, c.blue));
        const gboolean white = darkest > GLYPH_WHITE;
        for (int i = MAX (run->start_index, 0); i <= run->end_index && i < (int) n; i++)
            pale[i] = darkest > palest && !white && extent (&boxes[i]) >= large;
    }
    poppler_page_free_text_attributes (attributes);
    return pale;
}

static int
add_glyphs (Page *page, const char *text, const PopplerRectangle *boxes, guint n,
            const guint8 *pale, gboolean *backwards)
{
    TurnVotes votes = { 0 };
    Box before = { 0 };
    gboolean has_before = FALSE;
    guint i = 0;
    for (const char *p = text; *p != '\0' && i < n; p = g_utf8_next_char (p), i++) {
        const gunichar c = g_utf8_get_char (p);
        const PopplerRectangle *r = &boxes[i];
        if (!g_unichar_validate (c) || (pale != NULL && pale[i]) || text_is_space (c)
            || !is_sane (r)) {
            has_before = FALSE;
            continue;
        }
        Box box = { MIN (r->x1, r->x2), MIN (r->y1, r->y2), MAX (r->x1, r->x2),
                    MAX (r->y1, r->y2) };
        if (has_before)
            turn_vote (&votes, &before, &box);
        before = box;
        has_before = TRUE;
        page_add_glyph (page, c, box);
    }
    return turn_by (&votes, text, backwards, &page->misplaced);
}

/* A table has figures: a page with hardly a digit holds none. */
static gboolean
may_hold_table (const char *text)
{
    guint digits = 0;
    for (const char *p = text; *p != '\0'; p++)
        digits += g_ascii_isdigit (*p);
    return *text != '\0' && digits >= PAGE_DIGITS;
}

/* Rules, and what there is to be said of pictures: a few pages on which they hide the text speak
 * for all that they cover. */
static void
read_drawing (Pdf *pdf, PopplerPage *source, const Drawing *drawing, Page *page)
{
    page->n_images = g_strstr_len (drawing->script, drawing->length, "/source <") != NULL;
    pdf->text_first |= page->n_images > 0 && drawing->length > PAGE_PICTURE_BYTES;
    if (paint_add_rules (page, *drawing) && page->glyphs->len > 0)
        page->unseen =
            pdf->n_unseen >= PAGE_ALIKE || pdf_scan_hides_text (source, page, pdf->script);
    pdf->n_unseen += page->unseen;
    page->scanned = pdf_scan_is_bare (source, page);
}

Page *
pdf_read_page (Pdf *pdf, guint index, GError **error)
{
    PopplerPage *source = poppler_document_get_page (pdf->document, index);
    if (source == NULL)
        return page_new (index + 1, 0, 0);

    double width, height;
    poppler_page_get_size (source, &width, &height);
    g_autoptr (Page) page = page_new (index + 1, width, height);
    Drawing drawing = { "", 0, 0, 1 };
    if (!pdf->text_first)
        page->crowded = !pdf_record_paths (source, pdf->script, &drawing);

    PopplerRectangle area = text_area (page);
    g_autofree char *text = poppler_page_get_text_for_area (source, &area);
    PopplerRectangle *boxes = NULL; /* stays unset on a page without text */
    guint n_boxes = 0;
    int turn = 0;
    poppler_page_get_text_layout_for_area (source, &area, &boxes, &n_boxes);
    if (n_boxes > pdf->max_glyphs) {
        g_set_error (error, DISCLOSE_ERROR, DISCLOSE_ERROR_LIMIT,
                     "page %u has %u characters, more than the %u allowed", index + 1, n_boxes,
                     pdf->max_glyphs);
    } else if (text != NULL && boxes != NULL) {
        g_autofree guint8 *pale = find_pale (source, area, text, boxes, n_boxes);
        turn = add_glyphs (page, text, boxes, n_boxes, pale, pdf->backwards);
        if (pdf->text_first && may_hold_table (text))
            page->crowded = !pdf_record_paths (source, pdf->script, &drawing);
    }
    g_free (boxes);
    if (n_boxes <= pdf->max_glyphs)
        read_drawing (pdf, source, &drawing, page);
    g_object_unref (source);
    if (n_boxes > pdf->max_glyphs)
        return NULL;
    page_set_upright (page, turn);
    cut_heights (page);
    return g_steal_pointer (&page);
}

gboolean
pdf_lacks_fonts (Pdf *pdf)
{
    PopplerFontInfo *info = poppler_font_info_new (pdf->document);
    PopplerFontsIter *iter = NULL;
    gboolean lacks = pdf->lacks_fonts;
    while (!lacks && poppler_font_info_scan (info, 50, &iter)) {
        do {
            const PopplerFontType type = poppler_fonts_iter_get_font_type (iter);
            if (!poppler_fonts_iter_is_embedded (iter)
                && (type == POPPLER_FONT_TYPE_CID_TYPE0 || type == POPPLER_FONT_TYPE_CID_TYPE2))
                lacks = TRUE;
        } while (!lacks && poppler_fonts_iter_next (iter));
        poppler_fonts_iter_free (iter);
        iter = NULL;
    }
    g_object_unref (info);
    return lacks;
}

void
pdf_page_size (const Pdf *pdf, guint index, double *width, double *height)
{
    PopplerPage *page = poppler_document_get_page (pdf->document, (int) index);
    *width = *height = 0;
    if (page != NULL)
        poppler_page_get_size (page, width, height);
    g_clear_object (&page);
}

void
pdf_draw_page (const Pdf *pdf, guint index, cairo_t *cr)
{
    PopplerPage *page = poppler_document_get_page (pdf->document, (int) index);
    if (page != NULL)
        poppler_page_render_for_printing (page, cr);
    g_clear_object (&page);
}
