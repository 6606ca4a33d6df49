/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Colours of areas are kept as they are, the largest first. The edges of strokes have all that lie
 * between two of these; what is added for them is, one after the other, what the palette so far
 * serves worst: by how many dots there are of it and how far off it is. So a few red figures are
 * not lost among many shades of grey. */
#include "palette.h"

#include "bounds.h"

/* To the nearest of sixteen. */
static guint
half (guint channel)
{
    return (channel * 15 + 127) / 255;
}

guint
palette_key (guint red, guint green, guint blue)
{
    return half (red) << 8 | half (green) << 4 | half (blue);
}

static guint
channel_of (guint key, guint channel)
{
    return key >> (8 - 4 * channel) & 0xf;
}

/* The square of it. */
static guint
distance (guint a, guint b)
{
    guint sum = 0;
    for (guint c = 0; c < 3; c++) {
        const int d = (int) channel_of (a, c) - (int) channel_of (b, c);
        sum += (guint) (d * d);
    }
    return sum;
}

/* The colours that there are dots of, and those that were chosen to stand for them. */
typedef struct {
    Palette *palette;
    guint16 keys[PALETTE_MOST], chosen[PALETTE_MOST];
    guint n_keys;
} Choice;

/* FALSE: there are too many. */
static gboolean
list_keys (Choice *choice)
{
    for (guint key = 0; key < PALETTE_KEYS; key++) {
        if (choice->palette->dots[key] == 0)
            continue;
        if (choice->n_keys == PALETTE_MOST)
            return FALSE;
        choice->keys[choice->n_keys++] = (guint16) key;
    }
    return TRUE;
}

/* How far off what stands for it is. */
static guint
error_of (const Choice *choice, guint key)
{
    return distance (key, choice->chosen[choice->palette->nearest[key]]);
}

static void
add (Choice *choice, guint key)
{
    Palette *palette = choice->palette;
    const guint n = palette->n++;
    for (guint c = 0; c < 3; c++)
        palette->colours[3 * n + c] = (guint8) (channel_of (key, c) * 17);
    choice->chosen[n] = (guint16) key;
    for (guint i = 0; i < choice->n_keys; i++)
        if (n == 0 || distance (choice->keys[i], key) < error_of (choice, choice->keys[i]))
            palette->nearest[choice->keys[i]] = (guint8) n;
}

static guint64
area_of (const Choice *choice, guint key)
{
    const guint32 n = choice->palette->areas[key];
    return n >= PICTURE_AREA && error_of (choice, key) > 0 ? n : 0;
}

static guint64
harm_to (const Choice *choice, guint key)
{
    return (guint64) choice->palette->dots[key] * error_of (choice, key);
}

/* Those of the highest worth, as long as there are any and no more than most. */
static void
add_best (Choice *choice, guint most, guint64 (*worth) (const Choice *, guint key))
{
    while (choice->palette->n < most) {
        guint64 highest = 0;
        guint best = 0;
        for (guint i = 0; i < choice->n_keys; i++) {
            const guint64 own = worth (choice, choice->keys[i]);
            if (own > highest) {
                highest = own;
                best = choice->keys[i];
            }
        }
        if (highest == 0)
            return;
        add (choice, best);
    }
}

/* FALSE: not every colour has one near. */
static gboolean
choose_of (Choice *choice, guint most, guint farthest)
{
    guint worst = 0;
    choice->palette->n = 0;
    add (choice, PALETTE_WHITE);
    add_best (choice, most - 1, area_of);
    add_best (choice, most, harm_to);
    for (guint i = 0; i < choice->n_keys; i++)
        worst = MAX (worst, error_of (choice, choice->keys[i]));
    return worst <= farthest;
}

gboolean
palette_choose (Palette *palette, gboolean is_grey)
{
    Choice choice = { .palette = palette };
    palette->dots[PALETTE_WHITE]++; /* rows without ink were not counted */
    if (!list_keys (&choice))
        return FALSE;
    if (!(is_grey && choose_of (&choice, 4, PICTURE_GREYS_APART))
        && !choose_of (&choice, 16, PICTURE_COLOURS_APART))
        (void) choose_of (&choice, PALETTE_MOST, 0);
    return TRUE;
}
