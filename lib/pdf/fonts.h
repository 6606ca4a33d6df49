/* Fonts without their shapes. Text is read without: where a character stands is told by the widths
 * in a font's dictionary, and which it is by its encoding. */
#ifndef DISCLOSE_FONTS_H
#define DISCLOSE_FONTS_H

#include <glib.h>

/* The file with the programs of its fonts replaced by one that draws nothing, as far as they are
 * known not to be needed; a new reference to bytes itself if none is. To be read only, not drawn.
 */
GBytes *fonts_blank (GBytes *bytes);

#endif
