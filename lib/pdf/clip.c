/* A clip is mostly one rectangle. Where it has several, as when a page is filled through the rules
 * of a table, each of them is what is seen of the fill. */
#include "clip.h"

#include "bounds.h"
#include "path.h"

gboolean
clip_box (const Painter *p, Box *box)
{
    if (p->clipped)
        *box = box_intersect (*box, p->clip);
    return box->x1 >= box->x0 && box->y1 >= box->y0;
}

/* Within the clip there was; of two with several rectangles the new one's are kept. */
static void
keep_pieces (Painter *p)
{
    const guint n = MIN (p->boxes->len, LIMIT_CLIPS);
    p->crowded |= p->boxes->len > n;
    g_array_set_size (p->clips, 0);
    for (guint i = 0; i < n; i++) {
        Box box = g_array_index (p->boxes, Box, i);
        if (clip_box (p, &box))
            g_array_append_val (p->clips, box);
    }
}

static void
cut_pieces (Painter *p, Box by)
{
    for (guint i = p->clips->len; i-- > 0;) {
        Box *box = &g_array_index (p->clips, Box, i);
        *box = box_intersect (*box, by);
        if (box->x1 < box->x0 || box->y1 < box->y0)
            g_array_remove_index_fast (p->clips, i);
    }
}

void
clip_add (Painter *p)
{
    if (p->boxes->len == 0 && p->segments->len == 0)
        return;
    Box all = path_bounds (p);
    const guint drawn = p->boxes->len, sides = p->segments->len;
    path_fold (p);
    if (p->boxes->len > 1 && 4 * (p->boxes->len - drawn) == sides)
        keep_pieces (p);
    else
        cut_pieces (p, all);
    clip_box (p, &all);
    p->clip = all;
    p->clipped = TRUE;
}

void
clip_reset (Painter *p)
{
    g_array_set_size (p->clips, 0);
    p->clipped = FALSE;
}

guint
clip_pieces (Painter *p)
{
    if (p->clip_work + p->clips->len > LIMIT_CLIP_WORK) {
        p->crowded = TRUE;
        return 0;
    }
    p->clip_work += p->clips->len;
    return p->clips->len;
}
