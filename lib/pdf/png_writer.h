/* Rows as a PNG. The only room that knows libpng. */
#ifndef DISCLOSE_PNG_WRITER_H
#define DISCLOSE_PNG_WRITER_H

#include "disclose.h"

typedef enum { PNG_OF_GREYS, PNG_OF_PALETTE, PNG_OF_COLOURS } PngKind;

typedef struct {
    PngKind kind;
    guint width, height;   /* dots */
    guint depth;           /* bits of a dot, or of each of its three colours */
    const guint8 *palette; /* red, green, blue; of PNG_OF_PALETTE alone */
    guint n_palette;
} PngHead;

/* Fills the y-th row: whole bytes, the leftmost dot in the highest bits. */
typedef void (*PngRow) (gpointer data, guint y, guint8 *row);

/* Asks for every row once, from the top. FALSE with what write said, or _WRITE. */
gboolean png_write (const PngHead *head, PngRow row, gpointer data, DiscloseWrite write,
                    gpointer user_data, GError **error);

#endif
