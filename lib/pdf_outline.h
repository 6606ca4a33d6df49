/* Outlines of characters in few bytes. */
#ifndef DISCLOSE_PDF_OUTLINE_H
#define DISCLOSE_PDF_OUTLINE_H

#include <glib.h>

/* Appends the path data of an SVG that begin at path as steps with two decimals. Gives the place
 * at which the data end: the quote, or the first word that M, L, C and Z do not explain. */
const char *pdf_outline_shorten (const char *path, GString *to);

/* Whether the first n numbers, divided by commas, are at most 2. */
gboolean pdf_outline_is_small (const char *numbers, guint n);

#endif
