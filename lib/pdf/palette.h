/* A few colours that stand for all of a picture. */
#ifndef DISCLOSE_PALETTE_H
#define DISCLOSE_PALETTE_H

#include <glib.h>

#define PALETTE_KEYS 4096 /* colours told apart: by the upper half of each channel's bits */
#define PALETTE_MOST 256
#define PALETTE_WHITE (PALETTE_KEYS - 1)

typedef struct {
    guint32 dots[PALETTE_KEYS];       /* of each colour */
    guint32 areas[PALETTE_KEYS];      /* samples of areas of it */
    guint8 nearest[PALETTE_KEYS];     /* of colours that there are dots of: which stands for it */
    guint8 colours[3 * PALETTE_MOST]; /* red, green, blue; white is the first */
    guint n;
} Palette;

/* The key of a colour of 8 bits a channel. */
guint palette_key (guint red, guint green, guint blue);

/* Chooses colours by dots and areas: four if they do, which is of greys alone, or sixteen; else all
 * that there are. FALSE: there are more than PALETTE_MOST, as in a photograph. */
gboolean palette_choose (Palette *palette, gboolean is_grey);

#endif
