/* Fonts without their shapes. Text is read without: where a character stands is told by the widths
 * in a font's dictionary, and which it is by its encoding. */
#ifndef DISCLOSE_FONTS_H
#define DISCLOSE_FONTS_H

#include <glib.h>

/* The file with the programs of its fonts replaced by one that draws nothing, as far as they are
 * known not to be needed, and given to the CID fonts that carry none; a new reference to bytes
 * itself if there is nothing to do. To be read only, not drawn. *given: whether a font carried
 * none. */
GBytes *fonts_blank (GBytes *bytes, gboolean *given);

#endif
