/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Pages made for screens often draw no rules: their cells are filled apart from each other, and the
 * ground between them, darker or lighter, is what a reader sees as the grid. */
#include "seam.h"

#include "bounds.h"

enum { LEFT, RIGHT, TOP, BOTTOM, SIDES };

typedef struct {
    Painter *painter;
    gboolean lighter;      /* whether lighter seams count */
    guint8 (*seen)[SIDES]; /* of each area: the sides on which a seam shows */
} Seams;

/* An area, with its sides by name for either direction. */
typedef struct {
    double from, to, low, high; /* along the line of cells, and across it */
    guint area;
} Extent;

static int
compare_from (gconstpointer a, gconstpointer b)
{
    const Extent *e = a, *f = b;
    return e->from < f->from ? -1 : e->from > f->from;
}

static gboolean
shows (const Seams *seams, Colour seam, Colour cell)
{
    const gboolean lighter = seam.r + seam.g + seam.b > cell.r + cell.g + cell.b;
    return (!lighter || seams->lighter) && colour_differs (seam, cell) >= RULE_CONTRAST;
}

/* The seam between two cells, if one shows. */
static void
add_seam (Seams *seams, const Extent *a, const Extent *b, gboolean across)
{
    Painter *p = seams->painter;
    const double low = MAX (a->low, b->low), high = MIN (a->high, b->high);
    const double gap = b->from - a->to, mid = (low + high) / 2, at = a->to + gap / 2;
    const Colour seam = across ? painter_ground (p, mid, at) : painter_ground (p, at, mid);
    if (!shows (seams, seam, g_array_index (p->areas, Area, a->area).colour)
        || !shows (seams, seam, g_array_index (p->areas, Area, b->area).colour))
        return;
    seams->seen[a->area][across ? BOTTOM : RIGHT] = seams->seen[b->area][across ? TOP : LEFT] = 1;
    painter_add_piece (p,
                       across ? (Box){ low - gap, a->to, high + gap, b->from }
                              : (Box){ a->to, low - gap, b->from, high + gap },
                       across);
}

/* Looks at every area and those that begin close behind its end. */
static void
find_seams (Seams *seams, gboolean across)
{
    const GArray *areas = seams->painter->areas;
    g_autoptr (GArray) line = g_array_new (FALSE, FALSE, sizeof (Extent));
    for (guint i = 0; i < areas->len; i++) {
        const Box b = g_array_index (areas, Area, i).box;
        const Extent e =
            across ? (Extent){ b.y0, b.y1, b.x0, b.x1, i } : (Extent){ b.x0, b.x1, b.y0, b.y1, i };
        g_array_append_val (line, e);
    }
    g_array_sort (line, compare_from);
    const Extent *all = &g_array_index (line, Extent, 0);
    for (guint i = 0; i < line->len; i++) {
        guint low = 0, high = line->len, beside = 0;
        while (low < high) { /* the first that begins behind the end */
            const guint mid = (low + high) / 2;
            if (all[mid].from < all[i].to + RULE_SEAM_LEAST)
                low = mid + 1;
            else
                high = mid;
        }
        for (; low < line->len && all[low].from <= all[i].to + RULE_SEAM && beside < RULE_BESIDE;
             low++)
            if (span_overlap (all[i].low, all[i].high, all[low].low, all[low].high) >= RULE_SHORT) {
                add_seam (seams, &all[i], &all[low], across);
                beside++;
            }
    }
}

/* The edges of a cell on the sides where it has no neighbour. */
static void
add_edges (Seams *seams, guint area)
{
    const guint8 *seen = seams->seen[area];
    const Box b = g_array_index (seams->painter->areas, Area, area).box;
    if (!seen[LEFT] && !seen[RIGHT] && !seen[TOP] && !seen[BOTTOM])
        return;
    if (!seen[LEFT])
        painter_add_piece (seams->painter, (Box){ b.x0, b.y0, b.x0, b.y1 }, FALSE);
    if (!seen[RIGHT])
        painter_add_piece (seams->painter, (Box){ b.x1, b.y0, b.x1, b.y1 }, FALSE);
    if (!seen[TOP])
        painter_add_piece (seams->painter, (Box){ b.x0, b.y0, b.x1, b.y0 }, TRUE);
    if (!seen[BOTTOM])
        painter_add_piece (seams->painter, (Box){ b.x0, b.y1, b.x1, b.y1 }, TRUE);
}

void
painter_add_seams (Painter *p)
{
    const guint n = p->areas->len;
    if (n < 2)
        return;
    Seams seams = { p, p->pieces->len == 0, g_malloc0_n (n, SIDES) };
    find_seams (&seams, FALSE);
    find_seams (&seams, TRUE);
    for (guint i = 0; i < n; i++)
        add_edges (&seams, i);
    g_free (seams.seen);
}
