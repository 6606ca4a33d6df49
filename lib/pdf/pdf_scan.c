/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "pdf_scan.h"

#include "bounds.h"
#include "pdf_record.h"

static gsize
text_bytes (const Page *page)
{
    gsize bytes = 0;
    for (guint i = 0; i < page->glyphs->len; i++)
        bytes += (gsize) g_unichar_to_utf8 (g_array_index (page->glyphs, Glyph, i).c, NULL);
    return bytes;
}

gboolean
pdf_scan_hides_text (PopplerPage *source, const Page *page, GString *script)
{
    Drawing drawing;
    return pdf_record_all (source, script, &drawing)
           && paint_shown (page, drawing) * PAGE_SHOWN < text_bytes (page);
}

gboolean
pdf_scan_is_bare (PopplerPage *source, const Page *page)
{
    double covered = 0;
    if (page->glyphs->len >= PAGE_BARE)
        return FALSE;
    GList *images = poppler_page_get_image_mapping (source);
    for (const GList *i = images; i != NULL; i = i->next) {
        const PopplerRectangle area = ((const PopplerImageMapping *) i->data)->area;
        const Box box = { MIN (area.x1, area.x2), MIN (area.y1, area.y2), MAX (area.x1, area.x2),
                          MAX (area.y1, area.y2) };
        const Box seen = box_intersect (box, (Box){ 0, 0, page->width, page->height });
        if (seen.x1 > seen.x0 && seen.y1 > seen.y0)
            covered += box_width (seen) * box_height (seen);
    }
    poppler_page_free_image_mapping (images);
    return covered >= PAGE_COVERED * page->width * page->height;
}
