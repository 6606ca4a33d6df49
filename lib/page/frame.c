/* Rules that touch are one frame; frames that overlap are one. Horizontal rules that touch no
 * vertical one are a frame where several stand over each other with the same ends: a three-line
 * table. */
#include "frame.h"

#include "bounds.h"

#include <math.h>

static Frame *
frame_new (void)
{
    Frame *frame = g_new0 (Frame, 1);
    frame->across = g_array_new (FALSE, FALSE, sizeof (Box));
    frame->down = g_array_new (FALSE, FALSE, sizeof (Box));
    frame->box = (Box){ G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE };
    return frame;
}

void
frame_free (Frame *frame)
{
    if (frame == NULL)
        return;
    g_array_unref (frame->across);
    g_array_unref (frame->down);
    g_free (frame);
}

static gboolean
is_across (const Box *box)
{
    return box_width (*box) >= box_height (*box);
}

static void
frame_add (Frame *frame, const Box *rule)
{
    g_array_append_val (*(is_across (rule) ? &frame->across : &frame->down), *rule);
    frame->box = box_union (frame->box, *rule);
}

static gboolean
boxes_touch (const Box *a, const Box *b)
{
    return span_overlap (a->x0, a->x1, b->x0, b->x1) >= -FRAME_TOUCH
           && span_overlap (a->y0, a->y1, b->y0, b->y1) >= -FRAME_TOUCH;
}

static guint
find_root (guint *parent, guint i)
{
    while (parent[i] != i)
        i = parent[i] = parent[parent[i]];
    return i;
}

static int
compare_rule_top (gconstpointer a, gconstpointer b)
{
    const Box *r = a, *s = b;
    if (r->y0 != s->y0)
        return r->y0 < s->y0 ? -1 : 1;
    return r->x0 < s->x0 ? -1 : r->x0 > s->x0;
}

static GArray *
rules_between (const Page *page, double top, double bottom)
{
    GArray *rules = g_array_new (FALSE, FALSE, sizeof (Box));
    for (guint i = 0; i < page->rules->len && rules->len < FRAME_RULES; i++) {
        Box box = g_array_index (page->rules, Rule, i).box;
        if (box_mid_y (box) > top && box_mid_y (box) < bottom)
            g_array_append_val (rules, box);
    }
    g_array_sort (rules, compare_rule_top);
    return rules;
}

/* One frame a set of rules that touch each other. */
static GPtrArray *
join_touching (const GArray *rules)
{
    GPtrArray *frames = g_ptr_array_new_with_free_func ((GDestroyNotify) frame_free);
    g_autofree guint *parent = g_new (guint, rules->len + 1);
    g_autofree Frame **of_root = g_new0 (Frame *, rules->len + 1);
    for (guint i = 0; i < rules->len; i++)
        parent[i] = i;
    for (guint i = 0; i < rules->len; i++) {
        const Box *a = &g_array_index (rules, Box, i);
        for (guint j = i + 1; j < rules->len; j++) {
            const Box *b = &g_array_index (rules, Box, j);
            if (b->y0 > a->y1 + FRAME_TOUCH)
                break; /* sorted by top: nothing further down can touch */
            if (boxes_touch (a, b))
                parent[find_root (parent, j)] = find_root (parent, i);
        }
    }
    for (guint i = 0; i < rules->len; i++) {
        const guint root = find_root (parent, i);
        if (of_root[root] == NULL) {
            of_root[root] = frame_new ();
            g_ptr_array_add (frames, of_root[root]);
        }
        frame_add (of_root[root], &g_array_index (rules, Box, i));
    }
    return frames;
}

static void
absorb (Frame *into, const Frame *from)
{
    g_array_append_vals (into->across, from->across->data, from->across->len);
    g_array_append_vals (into->down, from->down->data, from->down->len);
    into->box = box_union (into->box, from->box);
}

/* Horizontal rules with the same ends are lines of one table, touching or not; so are vertical ones
 * of a table that has no others. */
static gboolean
same_ends (const Frame *a, const Frame *b)
{
    if (a->down->len == 0 || b->down->len == 0)
        return fabs (a->box.x0 - b->box.x0) <= FRAME_ENDS
               && fabs (a->box.x1 - b->box.x1) <= FRAME_ENDS;
    return a->across->len == 0 && b->across->len == 0 && fabs (a->box.y0 - b->box.y0) <= FRAME_ENDS
           && fabs (a->box.y1 - b->box.y1) <= FRAME_ENDS;
}

static gboolean
belong_together (const Frame *a, const Frame *b)
{
    if (boxes_touch (&a->box, &b->box))
        return TRUE;
    /* A line drawn apart: above the ruled part, below it, or one of three. */
    return same_ends (a, b);
}

static void
merge_frames (GPtrArray *frames)
{
    for (guint i = 0; i < frames->len; i++) {
        for (guint j = i + 1; j < frames->len;) {
            Frame *a = g_ptr_array_index (frames, i);
            Frame *b = g_ptr_array_index (frames, j);
            if (belong_together (a, b)) {
                absorb (a, b);
                g_ptr_array_remove_index (frames, j);
                j = i + 1; /* the frame has grown: look again */
            } else {
                j++;
            }
        }
    }
}

/* An underline, a box around one word, a margin line: no table. */
static gboolean
is_table (const Frame *frame)
{
    if (box_width (frame->box) < FRAME_WIDTH)
        return FALSE;
    if (frame->down->len == 0)
        return frame->across->len >= 2 && box_height (frame->box) >= FRAME_HEIGHT;
    if (frame->across->len == 0)
        return frame->down->len > 2 && box_height (frame->box) >= FRAME_HEIGHT;
    return box_height (frame->box) >= (frame->down->len > 2 ? FRAME_ROW : FRAME_HEIGHT)
           && (frame->across->len >= 2 || frame->down->len >= 2);
}

static int
compare_frame_top (gconstpointer a, gconstpointer b)
{
    const Frame *f = *(Frame *const *) a, *g = *(Frame *const *) b;
    return f->box.y0 < g->box.y0 ? -1 : f->box.y0 > g->box.y0;
}

GPtrArray *
frames_find (const Page *page, double top, double bottom)
{
    g_autoptr (GArray) rules = rules_between (page, top, bottom);
    GPtrArray *frames = join_touching (rules);
    merge_frames (frames);
    for (guint i = frames->len; i-- > 0;)
        if (!is_table (g_ptr_array_index (frames, i)))
            g_ptr_array_remove_index (frames, i);
    g_ptr_array_sort (frames, compare_frame_top);
    return frames;
}
