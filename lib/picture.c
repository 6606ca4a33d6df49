/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Most pages are black on white. Four shades show the edges of their strokes as well as 256 do, at
 * the resolution that pages are drawn in, and take half the time and the room of sixteen. Sixteen
 * are for areas of grey: shading, watermarks, photographs. Pages with colours get a palette,
 * colours counted as one where they are the same in the upper half of their bits; those with too
 * many to be counted keep all.
 *
 * Most rows of most pages are white, and are told by one comparison. */
#include "picture.h"

#include "bounds.h"
#include "png_writer.h"

#include <string.h>

#define ART_BITS 2
#define SHADE_BITS 4
#define PALETTE_BITS 8
#define COLOURS_MOST (1u << PALETTE_BITS)
#define COLOUR_BITS 12 /* that tell colours apart: the upper half of each channel's */

typedef struct {
    const Picture *picture;
    gboolean *has_ink; /* a row */
    guint8 *art;       /* rows in two bits a dot, where there is ink */
    gboolean has_colour;
    guint n_shaded;  /* samples within areas of grey */
    gint16 *indices; /* in the palette, by the bits that tell colours apart; -1: not met yet */
    guint8 palette[3 * COLOURS_MOST];
    PngHead head;
} Writing;

static guint32 *
row_of (const Picture *picture, guint y)
{
    return picture->pixels + (gsize) y * picture->width;
}

/* Section - What is in it */

static gboolean
is_white (const guint32 *row, guint width)
{
    return (row[0] & PICTURE_WHITE) == PICTURE_WHITE
           && memcmp (row, row + 1, (width - 1) * sizeof *row) == 0;
}

static guint
red (guint32 pixel)
{
    return pixel >> 16 & 0xff;
}

static guint
green (guint32 pixel)
{
    return pixel >> 8 & 0xff;
}

static guint
blue (guint32 pixel)
{
    return pixel & 0xff;
}

/* To the nearest of sixteen. */
static guint
half (guint channel)
{
    return (channel * 15 + 127) / 255;
}

static guint
apart (guint a, guint b)
{
    return a > b ? a - b : b - a;
}

/* Whether some of it is more than a tint. */
static gboolean
has_colour (const guint32 *row, guint width)
{
    gboolean found = FALSE;
    for (guint x = 0; x < width && !found; x++)
        found = apart (red (row[x]), green (row[x])) > PICTURE_TINT
                || apart (green (row[x]), blue (row[x])) > PICTURE_TINT;
    return found;
}

/* Where pixels around are the same grey they are no edge of a stroke. */
static guint
count_shaded (const guint32 *row, const guint32 *below, guint width)
{
    guint n = 0;
    for (guint x = 0; x + PICTURE_EDGE < width; x += 2 * PICTURE_EDGE) {
        const guint32 pixel = row[x] & PICTURE_WHITE;
        n += pixel != PICTURE_WHITE && pixel != 0 && row[x] == row[x + PICTURE_EDGE]
             && row[x] == below[x] && row[x] == below[x + PICTURE_EDGE];
    }
    return n;
}

/* Section - Strokes: two pixels at once, the first in the lower half */

static guint64
pair (const guint32 *row)
{
    return row[0] | (guint64) row[1] << 32;
}

/* The upper two bits of an eighth less: what is nearly white is white only from 219 of 255 on, so
 * that hairlines do not get lost. */
static guint64
levels (guint64 two)
{
    two -= two >> 3 & G_GUINT64_CONSTANT (0x00001f0000001f00);
    return two >> 14 & G_GUINT64_CONSTANT (0x0000000300000003);
}

/* FALSE: not all of it is grey. */
static gboolean
pack_art (const guint32 *row, guint width, guint8 *to)
{
    guint64 differences = 0;
    for (; width >= 4; width -= 4, row += 4) {
        const guint64 a = pair (row), b = pair (row + 2);
        const guint64 both = levels (a) << 4 | levels (b);
        differences |= (a ^ a >> 8) | (b ^ b >> 8);
        *to++ = (guint8) (both << 2 | both >> 32);
    }
    guint last = 0;
    for (guint i = 0; i < width; i++) {
        differences |= row[i] ^ row[i] >> 8;
        last |= (guint) levels (row[i]) << (6 - 2 * i);
    }
    if (width > 0)
        *to = (guint8) last;
    return (differences & G_GUINT64_CONSTANT (0x0000ffff0000ffff)) == 0;
}

static guint8 *
art_of (const Writing *writing, guint y)
{
    return writing->art + (gsize) y * ((writing->picture->width + 3) / 4);
}

/* Rows are packed while they are at hand: nearly always for good. */
static void
look (Writing *writing)
{
    const Picture *picture = writing->picture;
    for (guint y = 0; y < picture->height; y++) {
        const guint32 *row = row_of (picture, y);
        writing->has_ink[y] = !is_white (row, picture->width);
        if (!writing->has_ink[y])
            continue;
        if (!pack_art (row, picture->width, art_of (writing, y)))
            writing->has_colour = writing->has_colour || has_colour (row, picture->width);
        if (y % (2 * PICTURE_EDGE) == 0 && y + PICTURE_EDGE < picture->height)
            writing->n_shaded +=
                count_shaded (row, row_of (picture, y + PICTURE_EDGE), picture->width);
    }
}

/* Section - Palette */

static guint
key_of (guint32 pixel)
{
    return half (red (pixel)) << 8 | half (green (pixel)) << 4 | half (blue (pixel));
}

/* FALSE: there are more colours than a palette holds. */
static gboolean
add_colour (Writing *writing, guint key)
{
    const guint n = writing->head.n_palette;
    if (writing->indices[key] >= 0)
        return TRUE;
    if (n == COLOURS_MOST)
        return FALSE;
    writing->indices[key] = (gint16) n;
    for (guint c = 0; c < 3; c++)
        writing->palette[3 * n + c] = (guint8) ((key >> (8 - 4 * c) & 0xf) * 17);
    writing->head.n_palette++;
    return TRUE;
}

/* White is the first of them. */
static gboolean
fill_palette (Writing *writing)
{
    const Picture *picture = writing->picture;
    gboolean fits = add_colour (writing, key_of (PICTURE_WHITE));
    for (guint y = 0; y < picture->height && fits; y++) {
        const guint32 *row = row_of (picture, y);
        for (guint x = 0; x < picture->width && writing->has_ink[y] && fits; x++)
            fits = add_colour (writing, key_of (row[x]));
    }
    return fits;
}

/* Section - Rows */

static void
pack_shades (const guint32 *row, guint width, guint8 *to)
{
    for (guint x = 0; x < width; x += 2)
        *to++ =
            (guint8) (half (green (row[x])) << 4 | (x + 1 < width ? half (green (row[x + 1])) : 0));
}

static void
pack_colours (const guint32 *row, guint width, guint8 *to)
{
    for (guint x = 0; x < width; x++) {
        *to++ = (guint8) red (row[x]);
        *to++ = (guint8) green (row[x]);
        *to++ = (guint8) blue (row[x]);
    }
}

static void
put_white (const PngHead *head, guint8 *to)
{
    const gsize channels = head->kind == PNG_OF_COLOURS ? 3 : 1;
    memset (to, head->kind == PNG_OF_PALETTE ? 0 : 0xff,
            (head->width * channels * head->depth + 7) / 8);
}

static void
put_row (gpointer data, guint y, guint8 *to)
{
    Writing *writing = data;
    const guint width = writing->picture->width;
    guint32 *row = row_of (writing->picture, y);
    if (!writing->has_ink[y]) {
        put_white (&writing->head, to);
        return;
    }
    if (writing->head.kind == PNG_OF_COLOURS)
        pack_colours (row, width, to);
    else if (writing->head.kind == PNG_OF_PALETTE)
        for (guint x = 0; x < width; x++)
            to[x] = (guint8) writing->indices[key_of (row[x])];
    else if (writing->head.depth == ART_BITS)
        memcpy (to, art_of (writing, y), (width + 3) / 4);
    else
        pack_shades (row, width, to);
    memset (row, 0xff, width * sizeof *row);
}

/* Section - The whole */

static void
choose (Writing *writing)
{
    PngHead *head = &writing->head;
    head->kind = PNG_OF_GREYS;
    head->depth = writing->n_shaded < PICTURE_SHADED ? ART_BITS : SHADE_BITS;
    if (!writing->has_colour)
        return;
    head->kind = PNG_OF_PALETTE;
    head->depth = PALETTE_BITS;
    head->palette = writing->palette;
    if (fill_palette (writing))
        return;
    head->kind = PNG_OF_COLOURS;
    head->n_palette = 0;
}

gboolean
picture_write (const Picture *picture, DiscloseWrite write, gpointer user_data, GError **error)
{
    g_autofree gboolean *has_ink = g_new (gboolean, picture->height);
    g_autofree guint8 *art = g_malloc ((gsize) picture->height * ((picture->width + 3) / 4));
    gint16 indices[1 << COLOUR_BITS];
    memset (indices, 0xff, sizeof indices);
    Writing writing = { .picture = picture,
                        .has_ink = has_ink,
                        .art = art,
                        .indices = indices,
                        .head = { .width = picture->width, .height = picture->height } };
    look (&writing);
    choose (&writing);
    return png_write (&writing.head, put_row, &writing, write, user_data, error);
}
