/* What was drawn, as a PNG. */
#ifndef DISCLOSE_PICTURE_H
#define DISCLOSE_PICTURE_H

#include "disclose.h"

#define PICTURE_WHITE 0xffffffu

/* Pixels as of CAIRO_FORMAT_RGB24: red, green and blue in the lower 24 bits of each; those above
 * may be anything. */
typedef struct {
    guint32 *pixels; /* row after row */
    guint width, height;
} Picture;

/* Writes it in as few bits as what is in it takes, and leaves it white for the next. Where that
 * fails some of it may be left. */
gboolean picture_write (const Picture *picture, DiscloseWrite write, gpointer user_data,
                        GError **error);

#endif
