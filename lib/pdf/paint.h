/* From a page's recorded drawing to the rules that a reader sees on it. Pure: text in, boxes out.
 */
#ifndef DISCLOSE_PAINT_H
#define DISCLOSE_PAINT_H

#include "page.h"

/* A drawing in the CairoScript language, whose page begins at (origin, origin) and is drawn at
 * scale units a point. */
typedef struct {
    const char *script;
    gsize length;
    double origin, scale;
} Drawing;

/* Adds the visible rules to page, which is crowded if not all could be kept. Whether pictures cover
 * most of the page. */
gboolean paint_add_rules (Page *page, Drawing drawing);

/* How many bytes of text are shown on the page, roughly, and not covered by a picture after that.
 */
gsize paint_shown (const Page *page, Drawing drawing);

#endif
