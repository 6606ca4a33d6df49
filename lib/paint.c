/* The recording is a program in a small stack language (CairoScript): numbers, then a word that
 * takes them. Of it we need paths, fills, strokes, clips and plain colours. Every straight stroke,
 * and every filled box too thin to be an area, is a piece of a rule; every other filled box is an
 * area, which hides the pieces painted before it and is the ground for those painted after. What is
 * left in sight and differs from its ground is joined where pieces touch: a dotted line, a line drawn
 * cell by cell, a frame of 4,400 squares. */
#include "paint.h"

#include "bounds.h"

#include <math.h>
#include <string.h>

#define STACK_SIZE 32

typedef struct {
    double r, g, b, a;
} Colour;

typedef struct {
    Box box;
    Colour colour;
} Area;

typedef struct {
    Box box;
    gboolean across; /* horizontal; a dot is listed both ways */
} Piece;

typedef struct {
    double origin, scale;
    double stack[STACK_SIZE];
    guint depth;
    double xx, yx, xy, yy, x0, y0; /* the current matrix */
    gboolean identity;             /* the word before was `identity` */
    double line_width;
    Colour colour, pending;
    gboolean has_pending;
    Box clip;
    gboolean clipped;
    GArray *boxes;    /* of Box: the rectangles of the path */
    GArray *segments; /* of Box: its straight lines, from (x0, y0) to (x1, y1) */
    double start_x, start_y, at_x, at_y;
    GArray *areas;  /* of Area, in painting order */
    GArray *pieces; /* of Piece */
} Painter;

static double
number (const Painter *p, guint from_top)
{
    return p->depth >= from_top ? p->stack[p->depth - from_top] : 0;
}

static void
to_page (const Painter *p, double x, double y, double *px, double *py)
{
    *px = (p->xx * x + p->xy * y + p->x0 - p->origin) / p->scale;
    *py = (p->yx * x + p->yy * y + p->y0 - p->origin) / p->scale;
}

static void
path_clear (Painter *p)
{
    g_array_set_size (p->boxes, 0);
    g_array_set_size (p->segments, 0);
}

static void
path_line (Painter *p, double x, double y)
{
    const Box segment = { p->at_x, p->at_y, x, y };
    if (p->segments->len < LIMIT_RULES)
        g_array_append_val (p->segments, segment);
    p->at_x = x;
    p->at_y = y;
}

static void
path_move (Painter *p)
{
    to_page (p, number (p, 2), number (p, 1), &p->start_x, &p->start_y);
    p->at_x = p->start_x;
    p->at_y = p->start_y;
}

static void
path_rectangle (Painter *p)
{
    double x0, y0, x1, y1;
    to_page (p, number (p, 4), number (p, 3), &x0, &y0);
    to_page (p, number (p, 4) + number (p, 2), number (p, 3) + number (p, 1), &x1, &y1);
    const Box box = { MIN (x0, x1), MIN (y0, y1), MAX (x0, x1), MAX (y0, y1) };
    if (p->boxes->len < LIMIT_RULES)
        g_array_append_val (p->boxes, box);
}

/* Four straight sides drawn one by one are a rectangle too. Other polygons are neither rule nor area
 * that we can reason about. */
static void
fold_segments (Painter *p)
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

static gboolean
box_clip (const Painter *p, Box *box)
{
    if (p->clipped) {
        box->x0 = MAX (box->x0, p->clip.x0);
        box->y0 = MAX (box->y0, p->clip.y0);
        box->x1 = MIN (box->x1, p->clip.x1);
        box->y1 = MIN (box->y1, p->clip.y1);
    }
    return box->x1 >= box->x0 && box->y1 >= box->y0;
}

/* Whether ink can be seen on a ground. Lines lighter than a shaded ground are seams between areas
 * more often than rules, and count only where they stand out. */
static gboolean
can_be_seen (Colour ink, Colour ground)
{
    const double d = MAX (fabs (ink.r - ground.r),
                          MAX (fabs (ink.g - ground.g), fabs (ink.b - ground.b)));
    const gboolean lighter = ink.r + ink.g + ink.b > ground.r + ground.g + ground.b;
    return d * ink.a >= (lighter ? RULE_CONTRAST_LIGHT : RULE_CONTRAST);
}

static Colour
ground_at (const Painter *p, double x, double y)
{
    for (guint i = p->areas->len; i-- > 0;) {
        const Area *area = &g_array_index (p->areas, Area, i);
        if (x >= area->box.x0 && x <= area->box.x1 && y >= area->box.y0 && y <= area->box.y1)
            return area->colour;
    }
    return (Colour){ 1, 1, 1, 1 };
}

static void
add_piece (Painter *p, Box box, gboolean across)
{
    const Piece piece = { box, across };
    if (p->pieces->len < LIMIT_RULES)
        g_array_append_val (p->pieces, piece);
}

static void
paint_thin (Painter *p, Box box)
{
    if (!box_clip (p, &box)
        || !can_be_seen (p->colour, ground_at (p, box_mid_x (box), box_mid_y (box))))
        return;
    if (box_width (box) >= box_height (box) || box_width (box) > RULE_THICK)
        add_piece (p, box, TRUE);
    if (box_height (box) >= box_width (box) || box_height (box) > RULE_THICK)
        add_piece (p, box, FALSE);
    else if (box_width (box) <= RULE_THICK)
        add_piece (p, box, FALSE); /* a dot, or the corner between four rules */
}

/* What an opaque area covers is out of sight; a piece that sticks out of it on one side is cut. */
static void
hide_under (Painter *p, const Box *area)
{
    for (guint i = p->pieces->len; i-- > 0;) {
        Piece *piece = &g_array_index (p->pieces, Piece, i);
        Box *b = &piece->box;
        double *from = piece->across ? &b->x0 : &b->y0, *to = piece->across ? &b->x1 : &b->y1;
        const double a0 = piece->across ? area->x0 : area->y0;
        const double a1 = piece->across ? area->x1 : area->y1;
        const double mid = piece->across ? box_mid_y (*b) : box_mid_x (*b);
        const double s0 = piece->across ? area->y0 : area->x0;
        const double s1 = piece->across ? area->y1 : area->x1;

        if (mid <= s0 || mid >= s1 || *to <= a0 || *from >= a1)
            continue;
        if (*from >= a0 && *to <= a1) {
            g_array_remove_index_fast (p->pieces, i);
            continue;
        }
        if (*from < a0 && *to > a1) { /* covered in the middle: two are left */
            Box rest = *b;
            if (piece->across)
                rest.x0 = a1;
            else
                rest.y0 = a1;
            *to = a0;
            add_piece (p, rest, piece->across);
        } else if (*from < a0) {
            *to = a0;
        } else {
            *from = a1;
        }
    }
}

/* One rectangle inside another: the border between them, filled in one go. */
static gboolean
paint_ring (Painter *p)
{
    if (p->boxes->len != 2)
        return FALSE;
    Box out = g_array_index (p->boxes, Box, 0), in = g_array_index (p->boxes, Box, 1);
    if (box_width (out) < box_width (in)) {
        const Box swap = out;
        out = in;
        in = swap;
    }
    if (in.x0 < out.x0 || in.x1 > out.x1 || in.y0 < out.y0 || in.y1 > out.y1
        || MAX (in.x0 - out.x0, in.y0 - out.y0) > RULE_THICK
        || MAX (out.x1 - in.x1, out.y1 - in.y1) > RULE_THICK)
        return FALSE;
    paint_thin (p, (Box){ out.x0, out.y0, out.x1, in.y0 });
    paint_thin (p, (Box){ out.x0, in.y1, out.x1, out.y1 });
    paint_thin (p, (Box){ out.x0, out.y0, in.x0, out.y1 });
    paint_thin (p, (Box){ in.x1, out.y0, out.x1, out.y1 });
    return TRUE;
}

static void
paint_fill (Painter *p)
{
    fold_segments (p);
    if (paint_ring (p))
        return;
    for (guint i = 0; i < p->boxes->len; i++) {
        Box box = g_array_index (p->boxes, Box, i);
        if (MIN (box_width (box), box_height (box)) <= RULE_THICK) {
            paint_thin (p, box);
        } else if (box_clip (p, &box) && p->colour.a >= 1 && p->areas->len < RULE_AREAS) {
            const Area area = { box, p->colour };
            hide_under (p, &box);
            g_array_append_val (p->areas, area);
        }
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
    } else if (box_clip (p, &box) && p->areas->len < RULE_AREAS) {
        const Area area = { box, p->colour };
        hide_under (p, &box);
        g_array_append_val (p->areas, area);
    }
}

static void
paint_stroke (Painter *p)
{
    const double unit = MAX (fabs (p->xx), fabs (p->xy)) / p->scale;
    const double width = p->line_width * unit;
    for (guint i = 0; i < p->segments->len; i++)
        stroke_segment (p, g_array_index (p->segments, Box, i), width);
    for (guint i = 0; i < p->boxes->len; i++) {
        const Box b = g_array_index (p->boxes, Box, i);
        stroke_segment (p, (Box){ b.x0, b.y0, b.x1, b.y0 }, width);
        stroke_segment (p, (Box){ b.x0, b.y1, b.x1, b.y1 }, width);
        stroke_segment (p, (Box){ b.x0, b.y0, b.x0, b.y1 }, width);
        stroke_segment (p, (Box){ b.x1, b.y0, b.x1, b.y1 }, width);
    }
}

static void
set_clip (Painter *p)
{
    if (p->boxes->len == 0 && p->segments->len == 0)
        return;
    Box all = { G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE };
    for (guint i = 0; i < p->boxes->len; i++)
        all = box_union (all, g_array_index (p->boxes, Box, i));
    for (guint i = 0; i < p->segments->len; i++) {
        const Box s = g_array_index (p->segments, Box, i);
        all = box_union (all, (Box){ MIN (s.x0, s.x1), MIN (s.y0, s.y1), MAX (s.x0, s.x1),
                                     MAX (s.y0, s.y1) });
    }
    if (p->clipped)
        box_clip (p, &all);
    p->clip = all;
    p->clipped = TRUE;
}

static void
set_matrix (Painter *p, double xx, double yx, double xy, double yy, double x0, double y0)
{
    p->xx = xx;
    p->yx = yx;
    p->xy = xy;
    p->yy = yy;
    p->x0 = x0;
    p->y0 = y0;
}

static gboolean
do_path_word (Painter *p, const char *word)
{
    double x, y;
    if (strcmp (word, "n") == 0) {
        path_clear (p);
    } else if (strcmp (word, "m") == 0) {
        path_move (p);
    } else if (strcmp (word, "l") == 0) {
        to_page (p, number (p, 2), number (p, 1), &x, &y);
        path_line (p, x, y);
    } else if (strcmp (word, "c") == 0) { /* never straight enough to be a rule */
        to_page (p, number (p, 2), number (p, 1), &p->at_x, &p->at_y);
    } else if (strcmp (word, "h") == 0) {
        path_line (p, p->start_x, p->start_y);
    } else if (strcmp (word, "rectangle") == 0) {
        path_rectangle (p);
    } else {
        return FALSE;
    }
    return TRUE;
}

static gboolean
do_paint_word (Painter *p, const char *word)
{
    if (g_str_has_prefix (word, "fill"))
        paint_fill (p);
    else if (g_str_has_prefix (word, "stroke"))
        paint_stroke (p);
    else if (g_str_has_prefix (word, "clip"))
        set_clip (p);
    else if (strcmp (word, "reset-clip") == 0)
        p->clipped = FALSE;
    else
        return FALSE;
    return TRUE;
}

static void
do_state_word (Painter *p, const char *word)
{
    const gboolean identity = p->identity;
    p->identity = FALSE;
    if (strcmp (word, "identity") == 0) {
        p->identity = TRUE;
    } else if (strcmp (word, "set-matrix") == 0) {
        if (identity)
            set_matrix (p, 1, 0, 0, 1, 0, 0);
        else
            set_matrix (p, number (p, 6), number (p, 5), number (p, 4), number (p, 3),
                        number (p, 2), number (p, 1));
    } else if (strcmp (word, "scale") == 0) {
        set_matrix (p, p->xx * number (p, 2), p->yx * number (p, 2), p->xy * number (p, 1),
                    p->yy * number (p, 1), p->x0, p->y0);
    } else if (strcmp (word, "set-line-width") == 0) {
        p->line_width = number (p, 1);
    } else if (strcmp (word, "g") == 0) {
        p->pending = (Colour){ number (p, 1), number (p, 1), number (p, 1), 1 };
        p->has_pending = TRUE;
    } else if (strcmp (word, "rgb") == 0) {
        p->pending = (Colour){ number (p, 3), number (p, 2), number (p, 1), 1 };
        p->has_pending = TRUE;
    } else if (strcmp (word, "rgba") == 0) {
        p->pending = (Colour){ number (p, 4), number (p, 3), number (p, 2), number (p, 1) };
        p->has_pending = TRUE;
    } else if (strcmp (word, "set-source") == 0) {
        /* Pictures and shadings count as ink that hides nothing. */
        p->colour = p->has_pending ? p->pending : (Colour){ 0, 0, 0, 0.5 };
        p->has_pending = FALSE;
    }
}

static void
do_word (Painter *p, const char *word)
{
    if (!do_path_word (p, word) && !do_paint_word (p, word))
        do_state_word (p, word);
    p->depth = 0;
}

static void
read_token (Painter *p, const char *at, gsize length)
{
    char word[24];
    if (length >= sizeof word)
        return;
    memcpy (word, at, length);
    word[length] = '\0';
    if (g_ascii_isdigit (word[0]) || ((word[0] == '-' || word[0] == '.') && length > 1)) {
        if (p->depth < STACK_SIZE)
            p->stack[p->depth++] = g_ascii_strtod (word, NULL);
    } else if (word[0] != '/' && word[0] != '[' && word[0] != ']') {
        do_word (p, word);
    }
}

static void
read_script (Painter *p, const char *script, gsize length)
{
    const char *end = script + length;
    while (script < end) {
        if (g_ascii_isspace (*script) || *script == '[' || *script == ']') {
            script++;
            continue;
        }
        if (script + 1 < end && script[0] == '<' && (script[1] == '~' || script[1] == '|')) {
            const char *close = g_strstr_len (script, end - script, "~>"); /* picture data */
            script = close != NULL ? close + 2 : end;
            continue;
        }
        const char *from = script;
        while (script < end && !g_ascii_isspace (*script) && *script != '[' && *script != ']')
            script++;
        read_token (p, from, script - from);
    }
}

static int
compare_pieces (gconstpointer a, gconstpointer b)
{
    const Piece *p = a, *q = b;
    if (p->across != q->across)
        return p->across ? -1 : 1;
    const double d = p->across ? box_mid_y (p->box) - box_mid_y (q->box)
                               : box_mid_x (p->box) - box_mid_x (q->box);
    if (d != 0)
        return d < 0 ? -1 : 1;
    const double e = p->across ? p->box.x0 - q->box.x0 : p->box.y0 - q->box.y0;
    return e < 0 ? -1 : e > 0;
}

static int
compare_along (gconstpointer a, gconstpointer b)
{
    const Piece *p = a, *q = b;
    const double d = p->across ? p->box.x0 - q->box.x0 : p->box.y0 - q->box.y0;
    return d < 0 ? -1 : d > 0;
}

static void
finish_rule (Page *page, const Piece *piece)
{
    const double length = piece->across ? box_width (piece->box) : box_height (piece->box);
    if (length >= RULE_SHORT)
        page_add_rule (page, piece->box);
}

/* Joins the pieces of one straight line, which stand together after sorting. */
static void
join_line (Page *page, Piece *pieces, guint n)
{
    qsort (pieces, n, sizeof (Piece), compare_along);
    Piece rule = pieces[0];
    for (guint i = 1; i < n; i++) {
        const double gap = rule.across ? pieces[i].box.x0 - rule.box.x1
                                       : pieces[i].box.y0 - rule.box.y1;
        if (gap <= RULE_GAP) {
            rule.box = box_union (rule.box, pieces[i].box);
        } else {
            finish_rule (page, &rule);
            rule = pieces[i];
        }
    }
    finish_rule (page, &rule);
}

static void
join_pieces (Page *page, GArray *pieces)
{
    g_array_sort (pieces, compare_pieces);
    for (guint i = 0; i < pieces->len;) {
        Piece *first = &g_array_index (pieces, Piece, i);
        guint end = i + 1;
        while (end < pieces->len) {
            const Piece *piece = &g_array_index (pieces, Piece, end);
            const double off = first->across ? box_mid_y (piece->box) - box_mid_y (first->box)
                                             : box_mid_x (piece->box) - box_mid_x (first->box);
            if (piece->across != first->across || off > RULE_SLOPE)
                break;
            end++;
        }
        join_line (page, first, end - i);
        i = end;
    }
}

void
paint_add_rules (Page *page, const char *script, gsize length, double origin, double scale)
{
    Painter painter = { .origin = origin, .scale = scale, .line_width = 2, .xx = 1, .yy = 1 };
    painter.colour = (Colour){ 0, 0, 0, 1 };
    painter.boxes = g_array_new (FALSE, FALSE, sizeof (Box));
    painter.segments = g_array_new (FALSE, FALSE, sizeof (Box));
    painter.areas = g_array_new (FALSE, FALSE, sizeof (Area));
    painter.pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
    read_script (&painter, script, length);
    join_pieces (page, painter.pieces);
    g_array_unref (painter.boxes);
    g_array_unref (painter.segments);
    g_array_unref (painter.areas);
    g_array_unref (painter.pieces);
}
