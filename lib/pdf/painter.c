/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "painter.h"

#include "bounds.h"

#include <math.h>

double
painter_number (const Painter *p, guint from_top)
{
    return p->depth >= from_top ? p->stack[p->depth - from_top] : 0;
}

void
painter_to_page (const Painter *p, double x, double y, double *px, double *py)
{
    *px = (p->xx * x + p->xy * y + p->x0 - p->origin) / p->scale;
    *py = (p->yx * x + p->yy * y + p->y0 - p->origin) / p->scale;
}

/* Appends an element to the array, unless that is full. */
void
painter_keep (Painter *p, GArray *array, gconstpointer element)
{
    if (array->len < LIMIT_RULES)
        g_array_append_vals (array, element, 1);
    else
        p->crowded = TRUE;
}

double
colour_differs (Colour a, Colour b)
{
    return MAX (fabs (a.r - b.r), MAX (fabs (a.g - b.g), fabs (a.b - b.b)));
}

Colour
painter_ground (const Painter *p, double x, double y)
{
    for (guint i = p->areas->len; i-- > 0;) {
        const Area *area = &g_array_index (p->areas, Area, i);
        if (x >= area->box.x0 && x <= area->box.x1 && y >= area->box.y0 && y <= area->box.y1)
            return area->colour;
    }
    return (Colour){ 1, 1, 1, 1 };
}

void
painter_add_piece (Painter *p, Box box, gboolean across)
{
    const DrawnPiece piece = { box, across };
    painter_keep (p, p->pieces, &piece);
    p->newest[across] = p->pieces->len;
}
