/* Every straight stroke, and every filled box too thin to be an area, is a piece of a rule; every
 * other filled box is an area, which hides the pieces painted before it and is the ground for those
 * painted after. */
#include "ink.h"

#include "bounds.h"
#include "clip.h"
#include "path.h"

#include <math.h>

/* Whether ink can be seen on a ground. Lines lighter than a shaded ground are seams between areas
 * more often than rules, and count only where they stand out. */
static gboolean
can_be_seen (Colour ink, Colour ground)
{
    const gboolean lighter = ink.r + ink.g + ink.b > ground.r + ground.g + ground.b;
    return colour_differs (ink, ground) * ink.a >= (lighter ? RULE_CONTRAST_LIGHT : RULE_CONTRAST);
}

/* The length of the newest piece with a dot that continues it; 0 if it is none that does. */
static double
extend_newest (Painter *p, Box dot, gboolean across)
{
    if (p->newest[across] == 0)
        return 0;
    Box *line = &g_array_index (p->pieces, DrawnPiece, p->newest[across] - 1).box;
    const double off =
        across ? box_mid_y (dot) - box_mid_y (*line) : box_mid_x (dot) - box_mid_x (*line);
    const double apart = across ? span_overlap (dot.x0, dot.x1, line->x0, line->x1)
                                : span_overlap (dot.y0, dot.y1, line->y0, line->y1);
    if (fabs (off) > RULE_STRAIGHT || -apart > RULE_GAP)
        return 0;
    *line = box_union (*line, dot);
    return across ? box_width (*line) : box_height (*line);
}

/* A dot, or the corner between four rules, may belong to a line either way. Tens of thousands make
 * up the dotted frames of a page: once they have become a line, the next are a part of it alone. */
static void
paint_dot (Painter *p, Box dot)
{
    const double width = extend_newest (p, dot, TRUE), height = extend_newest (p, dot, FALSE);
    if (width == 0 && height < RULE_SHORT)
        painter_add_piece (p, dot, TRUE);
    if (height == 0 && width < RULE_SHORT)
        painter_add_piece (p, dot, FALSE);
}

static void
paint_thin (Painter *p, Box box)
{
    if (!clip_box (p, &box)
        || !can_be_seen (p->colour, painter_ground (p, box_mid_x (box), box_mid_y (box))))
        return;
    if (MAX (box_width (box), box_height (box)) <= RULE_THICK) {
        paint_dot (p, box);
        return;
    }
    if (box_width (box) > RULE_THICK)
        painter_add_piece (p, box, TRUE);
    if (box_height (box) > RULE_THICK)
        painter_add_piece (p, box, FALSE);
}

/* What an opaque area covers is out of sight; a piece that sticks out of it on one side is cut. */
static void
hide_under (Painter *p, const Box *area)
{
    p->newest[0] = p->newest[1] = 0;
    for (guint i = p->pieces->len; i-- > 0;) {
        DrawnPiece *piece = &g_array_index (p->pieces, DrawnPiece, i);
        Box *b = &piece->box;
        double *from = piece->across ? &b->x0 : &b->y0, *to = piece->across ? &b->x1 : &b->y1;
        const double a0 = piece->across ? area->x0 : area->y0;
        const double a1 = piece->across ? area->x1 : area->y1;
        const double mid = piece->across ? box_mid_y (*b) : box_mid_x (*b);
        const double s0 = piece->across ? area->y0 : area->x0;
        const double s1 = piece->across ? area->y1 : area->x1;

        if (mid <= s0 + RULE_ADJUST || mid >= s1 - RULE_ADJUST || *to <= a0 || *from >= a1)
            continue;
        if (*from >= a0 && *to <= a1) {
            g_array_remove_index_fast (p->pieces, i);
            continue;
        }
        if (*from<a0 && * to> a1) { /* covered in the middle: two are left */
            Box rest = *b;
            if (piece->across)
                rest.x0 = a1;
            else
                rest.y0 = a1;
            *to = a0;
            painter_add_piece (p, rest, piece->across);
        } else if (*from < a0) {
            *to = a0;
        } else {
            *from = a1;
        }
    }
}

static int
compare_widths (gconstpointer a, gconstpointer b)
{
    const Box *p = a, *q = b;
    return box_width (*p) > box_width (*q) ? -1 : box_width (*p) < box_width (*q);
}

/* Whether in lies in out, and no farther from its edges than a rule is thick. */
static gboolean
is_ring (const Box *out, const Box *in)
{
    return in->x0 >= out->x0 && in->x1 <= out->x1 && in->y0 >= out->y0 && in->y1 <= out->y1
           && MAX (in->x0 - out->x0, in->y0 - out->y0) <= RULE_THICK
           && MAX (out->x1 - in->x1, out->y1 - in->y1) <= RULE_THICK;
}

/* Rectangles one inside the other: the borders between them, filled in one go, one or a double. */
static gboolean
paint_rings (Painter *p)
{
    const guint n = p->boxes->len;
    if (n == 0 || n % 2 != 0 || n > RULE_RINGS)
        return FALSE;
    g_array_sort (p->boxes, compare_widths);
    const Box *boxes = &g_array_index (p->boxes, Box, 0);
    for (guint i = 0; i + 1 < n; i++)
        if (!is_ring (&boxes[i], &boxes[i + 1]))
            return FALSE;
    for (guint i = 0; i < n; i += 2) {
        const Box out = boxes[i], in = boxes[i + 1];
        paint_thin (p, (Box){ out.x0, out.y0, out.x1, in.y0 });
        paint_thin (p, (Box){ out.x0, in.y1, out.x1, out.y1 });
        paint_thin (p, (Box){ out.x0, out.y0, in.x0, out.y1 });
        paint_thin (p, (Box){ in.x1, out.y0, out.x1, out.y1 });
    }
    return TRUE;
}

static void
fill_box (Painter *p, Box box)
{
    if (!clip_box (p, &box))
        return;
    if (MIN (box_width (box), box_height (box)) <= RULE_THICK) {
        paint_thin (p, box);
    } else if (p->colour.a >= 1 && p->areas->len < RULE_AREAS) {
        const Area area = { box, p->colour };
        hide_under (p, &box);
        g_array_append_val (p->areas, area);
    }
}

/* A picture that covers most of the page hides what was shown before. */
static void
lay_picture (Painter *p)
{
    const double all = box_width (p->page) * box_height (p->page);
    for (guint i = 0; i < p->boxes->len; i++) {
        Box box = box_intersect (g_array_index (p->boxes, Box, i), p->page);
        if (!clip_box (p, &box))
            continue;
        const double area = box_width (box) * box_height (box);
        p->covered += area;
        if (area >= PAGE_COVERED * all)
            p->shown = 0;
    }
}

void
ink_fill (Painter *p)
{
    path_fold (p);
    if (p->is_image)
        lay_picture (p);
    if (paint_rings (p))
        return;
    for (guint i = 0; i < p->boxes->len; i++) {
        const Box box = g_array_index (p->boxes, Box, i);
        const guint n = clip_pieces (p);
        for (guint k = 0; k < n; k++)
            fill_box (p, box_intersect (box, g_array_index (p->clips, Box, k)));
        if (n == 0)
            fill_box (p, box);
    }
}

static void
stroke_segment (Painter *p, Box s, double width)
{
    Box box = { MIN (s.x0, s.x1), MIN (s.y0, s.y1), MAX (s.x0, s.x1), MAX (s.y0, s.y1) };
    const double half = width / 2;
    if (box_height (box) <= RULE_SLOPE && box_width (box) > RULE_SLOPE) {
        box.y0 -= half;
        box.y1 += half;
    } else if (box_width (box) <= RULE_SLOPE && box_height (box) > RULE_SLOPE) {
        box.x0 -= half;
        box.x1 += half;
    } else {
        return;
    }
    if (MIN (box_width (box), box_height (box)) <= RULE_THICK) {
        paint_thin (p, box);
    } else if (clip_box (p, &box) && p->areas->len < RULE_AREAS) {
        const Area area = { box, p->colour };
        hide_under (p, &box);
        g_array_append_val (p->areas, area);
    }
}

/* Bold type is often made by stroking the outlines of characters, which have straight parts too, or
 * nothing else: more lines than a cell has, in no more room than a character takes. */
static gboolean
outlines_type (const Painter *p)
{
    if (p->bent || p->segments->len <= RULE_CELL)
        return p->bent;
    const Box all = path_bounds (p);
    return MAX (box_width (all), box_height (all)) <= RULE_OF_TYPE;
}

void
ink_stroke (Painter *p)
{
    const double unit = MAX (fabs (p->xx), fabs (p->xy)) / p->scale;
    const double width = p->line_width * unit;
    const gboolean type = outlines_type (p);
    for (guint i = 0; i < p->segments->len; i++)
        if (!type || path_is_long (&g_array_index (p->segments, Box, i)))
            stroke_segment (p, g_array_index (p->segments, Box, i), width);
    for (guint i = 0; i < p->boxes->len; i++) {
        const Box b = g_array_index (p->boxes, Box, i);
        stroke_segment (p, (Box){ b.x0, b.y0, b.x1, b.y0 }, width);
        stroke_segment (p, (Box){ b.x0, b.y1, b.x1, b.y1 }, width);
        stroke_segment (p, (Box){ b.x0, b.y0, b.x0, b.y1 }, width);
        stroke_segment (p, (Box){ b.x1, b.y0, b.x1, b.y1 }, width);
    }
}
