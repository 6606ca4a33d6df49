/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "path.h"

#include "bounds.h"

#include <math.h>

void
path_new (Painter *p)
{
    g_array_set_size (p->boxes, 0);
    g_array_set_size (p->segments, 0);
    p->bent = FALSE;
}

static gboolean
is_oblique (const Box *segment)
{
    return fabs (segment->x1 - segment->x0) > RULE_SLOPE
           && fabs (segment->y1 - segment->y0) > RULE_SLOPE;
}

gboolean
path_is_long (const Box *segment)
{
    return MAX (fabs (segment->x1 - segment->x0), fabs (segment->y1 - segment->y0)) > RULE_OF_TYPE;
}

void
path_line (Painter *p, double x, double y)
{
    const Box segment = { p->at_x, p->at_y, x, y };
    painter_keep (p, p->segments, &segment);
    p->bent |= is_oblique (&segment) && !path_is_long (&segment);
    p->at_x = x;
    p->at_y = y;
}

void
path_move (Painter *p)
{
    painter_to_page (p, painter_number (p, 2), painter_number (p, 1), &p->start_x, &p->start_y);
    p->at_x = p->start_x;
    p->at_y = p->start_y;
}

/* Never straight enough to be a rule. */
void
path_curve (Painter *p)
{
    painter_to_page (p, painter_number (p, 2), painter_number (p, 1), &p->at_x, &p->at_y);
    p->bent = TRUE;
}

void
path_rectangle (Painter *p)
{
    double x0, y0, x1, y1;
    painter_to_page (p, painter_number (p, 4), painter_number (p, 3), &x0, &y0);
    painter_to_page (p, painter_number (p, 4) + painter_number (p, 2),
                     painter_number (p, 3) + painter_number (p, 1), &x1, &y1);
    const Box box = { MIN (x0, x1), MIN (y0, y1), MAX (x0, x1), MAX (y0, y1) };
    painter_keep (p, p->boxes, &box);
}

void
path_fold (Painter *p)
{
    for (guint i = 0; i + 3 <= p->segments->len;) {
        const Box *s = &g_array_index (p->segments, Box, i);
        const gboolean closed = i + 4 <= p->segments->len && fabs (s[3].x1 - s[0].x0) < RULE_SLOPE
                                && fabs (s[3].y1 - s[0].y0) < RULE_SLOPE;
        if (!closed)
            return;
        Box box = { MIN (s[0].x0, s[2].x0), MIN (s[0].y0, s[2].y0), MAX (s[0].x0, s[2].x0),
                    MAX (s[0].y0, s[2].y0) };
        for (guint k = 0; k < 4; k++)
            if (MIN (fabs (s[k].x1 - s[k].x0), fabs (s[k].y1 - s[k].y0)) > RULE_SLOPE)
                return;
        g_array_append_val (p->boxes, box);
        i += 4;
    }
}

Box
path_bounds (const Painter *p)
{
    Box all = { G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE };
    for (guint i = 0; i < p->boxes->len; i++)
        all = box_union (all, g_array_index (p->boxes, Box, i));
    for (guint i = 0; i < p->segments->len; i++) {
        const Box s = g_array_index (p->segments, Box, i);
        all = box_union (
            all, (Box){ MIN (s.x0, s.x1), MIN (s.y0, s.y1), MAX (s.x0, s.x1), MAX (s.y0, s.y1) });
    }
    return all;
}
