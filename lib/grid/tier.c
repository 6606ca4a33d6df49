/* The lowest block over a column is its own heading. A block above others stands over several
 * columns, and over which of them is told by two things: a heading is printed in the middle of its
 * cell (or at its top, or bottom), so that the height at which a column's own heading stands tells
 * how far up its cell reaches, and whether there is room above it; and it stands in the middle of
 * its columns (or at their left). The blocks of one height share out the columns below them, by
 * dynamic programming, so that all of them together stand in their places best. */
#include "tier.h"

#include "bounds.h"

#include <math.h>

typedef struct {
    guint from, to; /* columns [from, to) */
} Span;

typedef enum { AT_MIDDLE, AT_TOP, AT_BOTTOM } Height;

typedef struct {
    const GArray *xs;
    GArray *blocks;
    guint n_cols;
    double size, bottom; /* of the heading */
    gboolean at_left;    /* told, else found for each height */
    Height height;
    const Block **own;   /* of each column: its own heading, or NULL */
    const Block **above; /* of each column: what was laid last above its own, or NULL */
} Tiers;

/* The columns that a block stands over by what it covers. */
static void
columns_under (const GArray *xs, Block *block)
{
    const Box box = block->box;
    guint first = xs->len, last = 0;
    for (guint c = 0; c + 1 < xs->len; c++) {
        const double x0 = g_array_index (xs, double, c), x1 = g_array_index (xs, double, c + 1);
        const double shared = span_overlap (x0, x1, box.x0, box.x1);
        if (shared > SPREAD_UNDER * MIN (x1 - x0, box_width (box))) {
            first = MIN (first, c);
            last = c;
        }
        if (shared > SPREAD_OWN * box_width (box)) {
            first = last = c;
            break;
        }
    }
    block->col = first == xs->len ? 0 : first;
    block->n_cols = first == xs->len ? 1 : last - first + 1;
}

static double
column_middle (const Tiers *t, guint c)
{
    if (t->own[c] != NULL)
        return box_mid_x (t->own[c]->box);
    return (g_array_index (t->xs, double, c) + g_array_index (t->xs, double, c + 1)) / 2;
}

static double
column_left (const Tiers *t, guint c)
{
    return t->own[c] != NULL ? t->own[c]->box.x0 : g_array_index (t->xs, double, c);
}

static gboolean
is_own (const Tiers *t, const Block *block)
{
    return block->n_cols == 1 && t->own[block->col] == block;
}

/* Each column's own heading: the lowest that stands over it alone, with nothing above others to its
 * sides. Blocks come from the lowest up. */
static void
find_own (Tiers *t)
{
    for (guint i = 0; i < t->blocks->len; i++) {
        Block *block = &g_array_index (t->blocks, Block, i);
        columns_under (t->xs, block);
        if (block->n_cols == 1 && t->own[block->col] == NULL)
            t->own[block->col] = block;
        t->bottom = MAX (t->bottom, block->box.y1);
    }
}

static double
height_of (const Block *block, Height height)
{
    return height == AT_TOP      ? block->box.y0
           : height == AT_BOTTOM ? block->box.y1
                                 : box_mid_y (block->box);
}

/* At how many heights the columns' own headings stand. */
static guint
count_heights (const Tiers *t, Height height)
{
    guint n = 0;
    for (guint c = 0; c < t->n_cols; c++) {
        gboolean seen = t->own[c] == NULL;
        for (guint b = 0; b < c && !seen; b++)
            seen = t->own[b] != NULL
                   && fabs (height_of (t->own[b], height) - height_of (t->own[c], height))
                          < TIER_SAME * t->size;
        n += !seen;
    }
    return n;
}

/* Headings stand in the middle of their cells unless fewer heights say otherwise. */
static Height
find_height (const Tiers *t)
{
    const guint middle = count_heights (t, AT_MIDDLE), top = count_heights (t, AT_TOP);
    const guint bottom = count_heights (t, AT_BOTTOM);
    if (middle <= top && middle <= bottom)
        return AT_MIDDLE;
    return top < bottom ? AT_TOP : AT_BOTTOM;
}

/* Whether a column's own heading leaves room for the block above it. */
static gboolean
has_room (const Tiers *t, guint c, const Block *block)
{
    const Block *own = t->own[c];
    if (own == NULL)
        return TRUE;
    if (own == block || own->box.y0 < block->box.y1 - TIER_SAME * t->size)
        return FALSE;
    if (t->height != AT_MIDDLE)
        return TRUE;
    return 2 * box_mid_y (own->box) - t->bottom > box_mid_y (block->box);
}

/* Whether a block above begins within [left, right): what is below it does not reach into it. */
static gboolean
begins_above (const Tiers *t, const Block *block, double left, double right)
{
    for (guint i = 0; i < t->blocks->len; i++) {
        const Block *other = &g_array_index (t->blocks, Block, i);
        if (other->box.x0 >= left && other->box.x0 < right
            && box_mid_y (other->box) < box_mid_y (block->box) - TIER_SAME * t->size)
            return TRUE;
    }
    return FALSE;
}

/* What it costs to lay a block over columns [from, to): how far it is off its place. */
static double
cost_of (const Tiers *t, const Block *block, guint from, guint to, gboolean left)
{
    const double mid = box_mid_x (block->box);
    if (mid < g_array_index (t->xs, double, from) || mid > g_array_index (t->xs, double, to))
        return G_MAXDOUBLE;
    if ((from > 0 && t->above[from] != NULL && t->above[from] == t->above[from - 1])
        || (to < t->n_cols && t->above[to] != NULL && t->above[to] == t->above[to - 1]))
        return G_MAXDOUBLE; /* through a heading below it */
    if (t->at_left
        && begins_above (t, block, g_array_index (t->xs, double, from + 1),
                         g_array_index (t->xs, double, to)))
        return G_MAXDOUBLE;
    if (left)
        return fabs (block->box.x0 - column_left (t, from));
    return fabs (mid - (column_middle (t, from) + column_middle (t, to - 1)) / 2);
}

/* Lays blocks, from left to right, over columns [low, high), which they share out; sets the spans
 * and returns the cost. */
static double
share_out (const Tiers *t, Block **blocks, guint n, guint low, guint high, gboolean left,
           Span *spans)
{
    const guint width = high - low + 1;
    g_autofree double *best = g_new (double, (gsize) (n + 1) * width);
    g_autofree Span *last = g_new0 (Span, (gsize) (n + 1) * width);

    for (guint c = 0; c < width; c++)
        best[c] = c * TIER_BARE * t->size;
    for (guint b = 1; b <= n; b++) {
        const double *before = best + (gsize) (b - 1) * width;
        for (guint c = 0; c < width; c++) {
            const gsize here = (gsize) b * width + c;
            best[here] = G_MAXDOUBLE;
            if (c > 0 && best[here - 1] < G_MAXDOUBLE) { /* a column that nothing stands over */
                best[here] = best[here - 1] + TIER_BARE * t->size;
                last[here] = last[here - 1];
            }
            for (guint f = 0; f < c; f++) {
                const double cost = cost_of (t, blocks[b - 1], low + f, low + c, left);
                if (before[f] < G_MAXDOUBLE && cost < G_MAXDOUBLE
                    && before[f] + cost < best[here]) {
                    best[here] = before[f] + cost;
                    last[here] = (Span){ low + f, low + c };
                }
            }
        }
    }
    const double least = best[(gsize) n * width + width - 1];
    for (guint b = n, c = width - 1; b > 0 && least < G_MAXDOUBLE; b--) {
        spans[b - 1] = last[(gsize) b * width + c];
        c = spans[b - 1].from - low;
    }
    return least;
}

/* Lays n blocks of one height that have columns [low, high) below them. */
static void
lay_run (Tiers *t, Block **blocks, guint n, guint low, guint high)
{
    g_autofree Span *in_middle = g_new0 (Span, n + 1);
    g_autofree Span *at_left = g_new0 (Span, n + 1);
    const double middle = share_out (t, blocks, n, low, high, FALSE, in_middle);
    const double left = share_out (t, blocks, n, low, high, TRUE, at_left);
    const Span *spans = left < middle || (t->at_left && left < G_MAXDOUBLE) ? at_left : in_middle;
    if (MIN (left, middle) >= G_MAXDOUBLE)
        return; /* they stay over what they cover */
    for (guint b = 0; b < n; b++) {
        blocks[b]->col = spans[b].from;
        blocks[b]->n_cols = spans[b].to - spans[b].from;
    }
}

/* Whether another cell stands over the column beside the block, at its height or nearly. */
static gboolean
is_taken (const Tiers *t, guint c, const Block *block)
{
    for (guint i = 0; i < t->blocks->len; i++) {
        const Block *other = &g_array_index (t->blocks, Block, i);
        if (other != block && c >= other->col && c < other->col + other->n_cols
            && !is_own (t, other)
            && fabs (box_mid_y (other->box) - box_mid_y (block->box)) > TIER_SAME * t->size
            && span_overlap (other->box.y0, other->box.y1, block->box.y0, block->box.y1) > 0)
            return TRUE;
    }
    return FALSE;
}

static gboolean
may_cover (const Tiers *t, guint c, const Block *block)
{
    return has_room (t, c, block) && !is_taken (t, c, block);
}

static void
find_run (const Tiers *t, const Block *block, guint *low, guint *high)
{
    guint at = block->col; /* the column with room that is nearest to what it covers */
    for (guint c = block->col; c < block->col + block->n_cols; c++)
        if (has_room (t, c, block)) {
            at = c;
            break;
        }
    for (*low = at; *low > 0 && may_cover (t, *low - 1, block);)
        (*low)--;
    for (*high = at + 1; *high < t->n_cols && may_cover (t, *high, block);)
        (*high)++;
}

static int
compare_left (gconstpointer a, gconstpointer b)
{
    const Block *p = *(Block *const *) a, *q = *(Block *const *) b;
    return p->box.x0 < q->box.x0 ? -1 : p->box.x0 > q->box.x0;
}

/* Lays n blocks, from left to right, that stand at one height. */
static void
lay_tier (Tiers *t, Block **blocks, guint n)
{
    for (guint i = 0; i < n;) {
        guint low, high, next_low, next_high, end = i + 1;
        find_run (t, blocks[i], &low, &high);
        for (; end < n; end++) {
            find_run (t, blocks[end], &next_low, &next_high);
            if (next_low >= high)
                break;
            high = MAX (high, next_high);
        }
        lay_run (t, blocks + i, end - i, low, high);
        i = end;
    }
    for (guint i = 0; i < n; i++)
        for (guint c = blocks[i]->col; c < blocks[i]->col + blocks[i]->n_cols; c++)
            t->above[c] = blocks[i];
}

static int
compare_height (gconstpointer a, gconstpointer b, gpointer data)
{
    const Block *p = *(Block *const *) a, *q = *(Block *const *) b;
    const Height height = *(const Height *) data;
    return height_of (p, height) > height_of (q, height)
               ? -1
               : height_of (p, height) < height_of (q, height);
}

/* Lays what stands above the columns' own headings, from the lowest up. */
static void
lay_above (Tiers *t)
{
    g_autoptr (GPtrArray) above = g_ptr_array_new ();
    for (guint i = 0; i < t->blocks->len; i++) {
        Block *block = &g_array_index (t->blocks, Block, i);
        if (!is_own (t, block))
            g_ptr_array_add (above, block);
    }
    g_ptr_array_sort_with_data (above, compare_height, &t->height);
    for (guint first = 0, end; first < above->len; first = end) {
        const double at = height_of (above->pdata[first], t->height);
        for (end = first + 1; end < above->len; end++)
            if (at - height_of (above->pdata[end], t->height) > TIER_SAME * t->size)
                break;
        qsort (above->pdata + first, end - first, sizeof (gpointer), compare_left);
        lay_tier (t, (Block **) above->pdata + first, end - first);
    }
}

static gboolean
share_column (const Block *a, const Block *b)
{
    return a->col < b->col + b->n_cols && b->col < a->col + a->n_cols;
}

/* What stands over a column is in a row above it. Returns how many rows there are. */
static guint
number_rows (Tiers *t)
{
    guint rows = 0;
    for (guint i = t->blocks->len; i-- > 0;) { /* from the top */
        Block *block = &g_array_index (t->blocks, Block, i);
        block->row = 0;
        for (guint j = t->blocks->len; --j > i;) {
            const Block *above = &g_array_index (t->blocks, Block, j);
            if (!share_column (block, above))
                continue;
            const gboolean beside =
                fabs (box_mid_y (above->box) - box_mid_y (block->box)) < ROW_SAME * t->size;
            block->row = MAX (block->row, above->row + !beside);
        }
        rows = MAX (rows, block->row + 1);
    }
    return rows;
}

guint
tiers_lay (GArray *blocks, const GArray *xs, gboolean at_left, double size)
{
    const guint n_cols = xs->len - 1;
    g_autofree const Block **own = g_new0 (const Block *, n_cols + 1);
    g_autofree const Block **above = g_new0 (const Block *, n_cols + 1);
    Tiers t = { xs, blocks, n_cols, size, -G_MAXDOUBLE, at_left, AT_MIDDLE, own, above };
    find_own (&t);
    t.height = find_height (&t);
    lay_above (&t);
    return number_rows (&t);
}
