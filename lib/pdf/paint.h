/* From a page's recorded drawing to the rules that a reader sees on it. Pure: text in, boxes out.
 */
#ifndef DISCLOSE_PAINT_H
#define DISCLOSE_PAINT_H

#include "page.h"

/* script is a drawing in the CairoScript language whose page begins at (origin, origin) and is
 * drawn at scale units a point. Adds the visible rules to page, which is crowded if not all could
 * be kept. */
void paint_add_rules (Page *page, const char *script, gsize length, double origin, double scale);

#endif
