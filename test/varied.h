/* The same page as another producer would print it: every case has to give the same rows.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef DISCLOSE_TEST_VARIED_H
#define DISCLOSE_TEST_VARIED_H

#include "page.h"

typedef enum {
    AS_PRINTED,
    SHUFFLED,
    SHIFTED,
    SMALLER,
    LARGER,
    BOLD,
    TALL,
    NARROW,
    WIDE,
    DOUBLED,
    N_VARIANTS
} Variant;

static const char *const variant_names[] = { "as printed",
                                             "shuffled",
                                             "shifted by 7.3, 11.1",
                                             "scaled by 0.8",
                                             "scaled by 1.3",
                                             "drawn twice for bold",
                                             "in a font with boxes a quarter higher",
                                             "in a font with boxes a tenth narrower",
                                             "in a font with boxes a tenth wider",
                                             "with doubled rules" };

static inline Box
changed_box (Box box, double scale, double dx, double dy)
{
    return (Box){ box.x0 * scale + dx, box.y0 * scale + dy, box.x1 * scale + dx,
                  box.y1 * scale + dy };
}

static inline void
shuffle (GArray *glyphs)
{
    g_autoptr (GRand) rand = g_rand_new_with_seed (glyphs->len);
    for (guint i = glyphs->len; i > 1; i--) {
        const guint j = (guint) g_rand_int_range (rand, 0, (gint32) i);
        const Glyph other = g_array_index (glyphs, Glyph, j);
        g_array_index (glyphs, Glyph, j) = g_array_index (glyphs, Glyph, i - 1);
        g_array_index (glyphs, Glyph, i - 1) = other;
    }
}

static inline void
draw_twice (Page *page)
{
    const guint n = page->glyphs->len;
    for (guint i = 0; i < n; i++) {
        const Glyph *glyph = &g_array_index (page->glyphs, Glyph, i);
        page_add_glyph (page, glyph->c, changed_box (glyph->box, 1, 0.25, 0));
    }
}

static inline gboolean
has_ruled_columns (const Page *page)
{
    for (guint i = 0; i < page->rules->len; i++) {
        const Box box = g_array_index (page->rules, Rule, i).box;
        if (box_height (box) > box_width (box))
            return TRUE;
    }
    return FALSE;
}

/* Not where columns are told from how the words stand: there the boxes' height is a measure. */
static inline void
draw_higher (Page *page)
{
    if (!has_ruled_columns (page))
        return;
    for (guint i = 0; i < page->glyphs->len; i++) {
        Box *box = &g_array_index (page->glyphs, Glyph, i).box;
        const double more = box_height (*box) / 8;
        box->y0 -= more;
        box->y1 += more;
    }
}

/* By that part of each box at both of its sides: characters stand apart, or overlap. */
static inline void
draw_wider (Page *page, double part)
{
    for (guint i = 0; i < page->glyphs->len; i++) {
        Box *box = &g_array_index (page->glyphs, Glyph, i).box;
        const double more = box_width (*box) * part;
        box->x0 -= more;
        box->x1 += more;
    }
}

static inline void
double_rules (Page *page)
{
    const guint n = page->rules->len;
    for (guint i = 0; i < n; i++) {
        const Box box = g_array_index (page->rules, Rule, i).box;
        const gboolean across = box_width (box) >= box_height (box);
        page_add_rule (page, changed_box (box, 1, across ? 0 : 1.2, across ? 1.2 : 0));
    }
}

static inline void
vary (Page *page, Variant variant)
{
    const double scale = variant == SMALLER ? 0.8 : variant == LARGER ? 1.3 : 1;
    const double dx = variant == SHIFTED ? 7.3 : 0, dy = variant == SHIFTED ? 11.1 : 0;
    page->width = page->width * scale + dx;
    page->height = page->height * scale + dy;
    for (guint i = 0; i < page->glyphs->len; i++) {
        Glyph *glyph = &g_array_index (page->glyphs, Glyph, i);
        glyph->box = changed_box (glyph->box, scale, dx, dy);
    }
    for (guint i = 0; i < page->rules->len; i++) {
        Rule *rule = &g_array_index (page->rules, Rule, i);
        rule->box = changed_box (rule->box, scale, dx, dy);
    }
    if (variant == SHUFFLED)
        shuffle (page->glyphs);
    else if (variant == BOLD)
        draw_twice (page);
    else if (variant == TALL)
        draw_higher (page);
    else if (variant == NARROW)
        draw_wider (page, -0.05);
    else if (variant == WIDE)
        draw_wider (page, 0.05);
    else if (variant == DOUBLED)
        double_rules (page);
}

#endif
