/* The recording is a program in a small stack language (CairoScript): numbers, then a word that
 * takes them. Of it we need paths, fills, strokes, clips and plain colours. Every straight stroke,
 * and every filled box too thin to be an area, is a piece of a rule; every other filled box is an
 * area, which hides the pieces painted before it and is the ground for those painted after. What is
 * left in sight and differs from its ground is joined where pieces touch: a dotted line, a line
 * drawn cell by cell, a frame of 4,400 squares. Of pictures and of text, where that is recorded
 * too, no more is looked at than how much of the page they cover and how much of it is shown. */
#include "paint.h"

#include "bounds.h"
#include "clip.h"
#include "ink.h"
#include "path.h"
#include "seam.h"

#include <string.h>

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
        path_new (p);
    } else if (strcmp (word, "m") == 0) {
        path_move (p);
    } else if (strcmp (word, "l") == 0) {
        painter_to_page (p, painter_number (p, 2), painter_number (p, 1), &x, &y);
        path_line (p, x, y);
    } else if (strcmp (word, "c") == 0) {
        path_curve (p);
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
        ink_fill (p);
    else if (strcmp (word, "show-text-glyphs") == 0)
        p->shown += p->text;
    else if (strcmp (word, "show-glyphs") == 0) /* their numbers, as data or printed */
        p->shown += p->data + p->n_numbers;
    else if (g_str_has_prefix (word, "stroke"))
        ink_stroke (p);
    else if (g_str_has_prefix (word, "clip"))
        clip_add (p);
    else if (strcmp (word, "reset-clip") == 0)
        clip_reset (p);
    else
        return FALSE;
    return TRUE;
}

static void
do_state_word (Painter *p, const char *word)
{
    const gboolean identity = p->identity;
    p->identity = FALSE;
    if (p->in_pattern && strcmp (word, "set-source") != 0)
        return; /* a matrix of its own, no move of the drawing */
    if (strcmp (word, "pattern") == 0 || strcmp (word, "linear") == 0
        || strcmp (word, "radial") == 0) {
        p->in_pattern = TRUE;
    } else if (strcmp (word, "image") == 0) {
        p->will_be_image = TRUE;
    } else if (strcmp (word, "identity") == 0) {
        p->identity = TRUE;
    } else if (strcmp (word, "set-matrix") == 0) {
        if (identity)
            set_matrix (p, 1, 0, 0, 1, 0, 0);
        else
            set_matrix (p, painter_number (p, 6), painter_number (p, 5), painter_number (p, 4),
                        painter_number (p, 3), painter_number (p, 2), painter_number (p, 1));
    } else if (strcmp (word, "scale") == 0) {
        set_matrix (p, p->xx * painter_number (p, 2), p->yx * painter_number (p, 2),
                    p->xy * painter_number (p, 1), p->yy * painter_number (p, 1), p->x0, p->y0);
    } else if (strcmp (word, "set-line-width") == 0) {
        p->line_width = painter_number (p, 1);
    } else if (strcmp (word, "g") == 0) {
        p->pending =
            (Colour){ painter_number (p, 1), painter_number (p, 1), painter_number (p, 1), 1 };
        p->has_pending = TRUE;
    } else if (strcmp (word, "rgb") == 0) {
        p->pending =
            (Colour){ painter_number (p, 3), painter_number (p, 2), painter_number (p, 1), 1 };
        p->has_pending = TRUE;
    } else if (strcmp (word, "rgba") == 0) {
        p->pending = (Colour){ painter_number (p, 4), painter_number (p, 3), painter_number (p, 2),
                               painter_number (p, 1) };
        p->has_pending = TRUE;
    } else if (strcmp (word, "set-source") == 0) {
        /* Pictures and shadings count as ink that hides nothing. */
        p->colour = p->has_pending ? p->pending : (Colour){ 0, 0, 0, 0.5 };
        p->is_image = p->will_be_image;
        p->has_pending = p->in_pattern = p->will_be_image = FALSE;
    }
}

static void
do_word (Painter *p, const char *word)
{
    if (!do_path_word (p, word) && !do_paint_word (p, word))
        do_state_word (p, word);
    p->depth = 0;
    p->text = p->data = p->n_numbers = 0;
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
        p->n_numbers++;
        if (p->depth < STACK_SIZE)
            p->stack[p->depth++] = g_ascii_strtod (word, NULL);
    } else if (word[0] != '/' && word[0] != '[' && word[0] != ']') {
        do_word (p, word);
    }
}

/* The text of characters that are shown, up to its bracket. What is no letter is three digits
 * behind a stroke, or itself. */
static const char *
read_string (Painter *p, const char *at, const char *end)
{
    for (; at < end && *at != ')'; p->text++) {
        const gboolean is_number = *at == '\\' && at + 3 < end && g_ascii_isdigit (at[1]);
        at += is_number ? 4 : *at == '\\' ? 2 : 1;
    }
    return at < end ? at + 1 : end;
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
            /* Of a picture, or the numbers of characters: five letters for four bytes. */
            const char *close = g_strstr_len (script, end - script, "~>");
            p->data += (gsize) ((close != NULL ? close : end) - script - 2) * 4 / 5;
            script = close != NULL ? close + 2 : end;
            continue;
        }
        if (*script == '(') {
            script = read_string (p, script + 1, end);
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
    const DrawnPiece *p = a, *q = b;
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
    const DrawnPiece *p = a, *q = b;
    const double d = p->across ? p->box.x0 - q->box.x0 : p->box.y0 - q->box.y0;
    return d < 0 ? -1 : d > 0;
}

static void
finish_rule (Page *page, const DrawnPiece *piece)
{
    const double length = piece->across ? box_width (piece->box) : box_height (piece->box);
    if (length >= RULE_SHORT)
        page_add_rule (page, piece->box);
}

/* Joins the pieces of one straight line, which stand together after sorting. */
static void
join_line (Page *page, DrawnPiece *pieces, guint n)
{
    qsort (pieces, n, sizeof (DrawnPiece), compare_along);
    DrawnPiece rule = pieces[0];
    for (guint i = 1; i < n; i++) {
        const double gap =
            rule.across ? pieces[i].box.x0 - rule.box.x1 : pieces[i].box.y0 - rule.box.y1;
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
        DrawnPiece *first = &g_array_index (pieces, DrawnPiece, i);
        guint end = i + 1;
        while (end < pieces->len) {
            const DrawnPiece *piece = &g_array_index (pieces, DrawnPiece, end);
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

static Painter
painter_new (const Page *page, const Drawing *drawing)
{
    Painter painter = { .origin = drawing->origin, .scale = drawing->scale };
    painter.line_width = 2;
    painter.xx = painter.yy = 1;
    painter.colour = (Colour){ 0, 0, 0, 1 };
    painter.page = (Box){ 0, 0, page->width, page->height };
    painter.boxes = g_array_new (FALSE, FALSE, sizeof (Box));
    painter.segments = g_array_new (FALSE, FALSE, sizeof (Box));
    painter.areas = g_array_new (FALSE, FALSE, sizeof (Area));
    painter.clips = g_array_new (FALSE, FALSE, sizeof (Box));
    painter.pieces = g_array_new (FALSE, FALSE, sizeof (DrawnPiece));
    read_script (&painter, drawing->script, drawing->length);
    return painter;
}

static void
painter_clear (Painter *painter)
{
    g_array_unref (painter->boxes);
    g_array_unref (painter->segments);
    g_array_unref (painter->areas);
    g_array_unref (painter->clips);
    g_array_unref (painter->pieces);
}

gboolean
paint_add_rules (Page *page, Drawing drawing)
{
    Painter painter = painter_new (page, &drawing);
    painter_add_seams (&painter);
    join_pieces (page, painter.pieces);
    page->crowded |= painter.crowded;
    painter_clear (&painter);
    return painter.covered >= PAGE_COVERED * page->width * page->height;
}

gsize
paint_shown (const Page *page, Drawing drawing)
{
    Painter painter = painter_new (page, &drawing);
    painter_clear (&painter);
    return painter.shown;
}
