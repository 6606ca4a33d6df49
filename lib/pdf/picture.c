/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Most pages are black on white. Four shades show the edges of their strokes as well as 256 do, at
 * the resolution that pages are drawn in, and take half the time and the room of sixteen. Pages
 * with areas of grey or with colours get a palette. Only those with too many colours for one keep
 * all.
 *
 * Most rows of most pages are white, and are told by one comparison. */
#include "picture.h"

#include "bounds.h"
#include "palette.h"
#include "png_writer.h"

#include <string.h>

typedef struct {
    const Picture *picture;
    gboolean *has_ink; /* a row */
    guint8 *art;       /* rows in two bits a dot, where there is ink */
    gboolean has_colour;
    guint n_shaded; /* samples within areas of grey */
    Palette *palette;
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

/* Where pixels around are the same they are no edge of a stroke. */
static gboolean
is_area (const guint32 *row, const guint32 *below, guint x)
{
    return row[x] == row[x + PICTURE_EDGE] && row[x] == below[x]
           && row[x] == below[x + PICTURE_EDGE];
}

static guint
count_shaded (const guint32 *row, const guint32 *below, guint width)
{
    guint n = 0;
    for (guint x = 0; x + PICTURE_EDGE < width; x += 2 * PICTURE_EDGE) {
        const guint32 pixel = row[x] & PICTURE_WHITE;
        n += pixel != PICTURE_WHITE && pixel != 0 && is_area (row, below, x);
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
key_of (const Writing *writing, guint32 pixel)
{
    return writing->has_colour ? palette_key (red (pixel), green (pixel), blue (pixel))
                               : palette_key (green (pixel), green (pixel), green (pixel));
}

/* Most dots have the colour of the one before. */
static void
count_dots (const Writing *writing, const guint32 *row)
{
    const guint width = writing->picture->width;
    for (guint x = 0, end; x < width; x = end) {
        for (end = x + 1; end < width && row[end] == row[x];)
            end++;
        writing->palette->dots[key_of (writing, row[x])] += end - x;
    }
}

static void
count_areas (const Writing *writing, const guint32 *row, const guint32 *below)
{
    for (guint x = 0; x + PICTURE_EDGE < writing->picture->width; x += 2 * PICTURE_EDGE)
        if (is_area (row, below, x))
            writing->palette->areas[key_of (writing, row[x])]++;
}

static void
count_colours (const Writing *writing)
{
    const Picture *picture = writing->picture;
    for (guint y = 0; y < picture->height; y++) {
        const guint32 *row = row_of (picture, y);
        if (!writing->has_ink[y])
            continue;
        count_dots (writing, row);
        if (y % (2 * PICTURE_EDGE) == 0 && y + PICTURE_EDGE < picture->height)
            count_areas (writing, row, row_of (picture, y + PICTURE_EDGE));
    }
}

/* Section - Rows */

static void
pack_indices (const Writing *writing, const guint32 *row, guint8 *to)
{
    const guint bits = writing->head.depth, width = writing->picture->width;
    guint32 last = 0;
    guint index = 0;
    memset (to, 0, (width * bits + 7) / 8);
    for (guint x = 0; x < width; x++) {
        if (x == 0 || row[x] != last)
            index = writing->palette->nearest[key_of (writing, row[x])];
        last = row[x];
        to[x * bits / 8] |= (guint8) (index << (8 - bits - x * bits % 8));
    }
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
    if (writing->head.kind == PNG_OF_GREYS)
        memcpy (to, art_of (writing, y), (width + 3) / 4);
    else if (writing->head.kind == PNG_OF_PALETTE)
        pack_indices (writing, row, to);
    else
        pack_colours (row, width, to);
    memset (row, 0xff, width * sizeof *row);
}

/* Section - The whole */

static void
choose (Writing *writing)
{
    PngHead *head = &writing->head;
    head->kind = PNG_OF_GREYS;
    head->depth = 2;
    if (!writing->has_colour && writing->n_shaded < PICTURE_SHADED)
        return;
    writing->palette = g_new0 (Palette, 1);
    count_colours (writing);
    if (palette_choose (writing->palette, !writing->has_colour)) {
        head->kind = PNG_OF_PALETTE;
        head->palette = writing->palette->colours;
        head->n_palette = writing->palette->n;
        head->depth = writing->palette->n <= 4 ? 2 : writing->palette->n <= 16 ? 4 : 8;
    } else {
        head->kind = PNG_OF_COLOURS;
        head->depth = 8;
    }
}

gboolean
picture_write (const Picture *picture, DiscloseWrite write, gpointer user_data, GError **error)
{
    g_autofree gboolean *has_ink = g_new (gboolean, picture->height);
    g_autofree guint8 *art = g_malloc ((gsize) picture->height * ((picture->width + 3) / 4));
    Writing writing = { .picture = picture,
                        .has_ink = has_ink,
                        .art = art,
                        .head = { .width = picture->width, .height = picture->height } };
    look (&writing);
    choose (&writing);
    const gboolean ok = png_write (&writing.head, put_row, &writing, write, user_data, error);
    g_free (writing.palette);
    return ok;
}
