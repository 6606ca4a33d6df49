/* Dividers are the rules' positions, those of doubled rules taken as one. Between them lie
 * elementary cells; two neighbours without a drawn rule between them are one cell, which is how
 * merged headings come out. Characters go to the cell their middle stands in; a number that sticks
 * out a little over a divider goes whole. */
#include "grid.h"

#include "align.h"
#include "amount.h"
#include "bounds.h"
#include "split.h"
#include "text.h"

#include <math.h>
#include <string.h>

static void
cell_free (GridCell *cell)
{
    g_string_free (cell->text, TRUE);
    g_free (cell->folded);
    g_free (cell);
}

Grid *
grid_new (DiscloseWay way, Box box, GArray *xs, GArray *ys)
{
    Grid *grid = g_new0 (Grid, 1);
    grid->way = way;
    grid->box = box;
    grid->xs = xs;
    grid->ys = ys;
    grid->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) cell_free);
    grid->owner = g_new0 (guint, (gsize) grid_n_cols (grid) * grid_n_rows (grid) + 1);
    return grid;
}

void
grid_free (Grid *grid)
{
    if (grid == NULL)
        return;
    g_array_unref (grid->xs);
    g_array_unref (grid->ys);
    g_ptr_array_unref (grid->cells);
    g_free (grid->owner);
    g_free (grid);
}

guint
grid_add_cell (Grid *grid, guint row, guint col, guint n_rows, guint n_cols)
{
    GridCell *cell = g_new0 (GridCell, 1);
    cell->row = row;
    cell->col = col;
    cell->n_rows = n_rows;
    cell->n_cols = n_cols;
    cell->text = g_string_new (NULL);
    g_ptr_array_add (grid->cells, cell);
    for (guint r = row; r < row + n_rows; r++)
        for (guint c = col; c < col + n_cols; c++)
            grid->owner[r * grid_n_cols (grid) + c] = grid->cells->len - 1;
    return grid->cells->len - 1;
}

static int
compare_double (gconstpointer a, gconstpointer b)
{
    const double *x = a, *y = b;
    return *x < *y ? -1 : *x > *y;
}

/* Sorted positions with those nearer than GRID_SNAP to each other taken as one. */
static GArray *
snap (GArray *positions)
{
    GArray *dividers = g_array_new (FALSE, FALSE, sizeof (double));
    g_array_sort (positions, compare_double);
    for (guint i = 0; i < positions->len;) {
        const double first = g_array_index (positions, double, i);
        double last = first;
        for (i++; i < positions->len && g_array_index (positions, double, i) - last <= GRID_SNAP;
             i++)
            last = g_array_index (positions, double, i);
        const double mid = (first + last) / 2;
        g_array_append_val (dividers, mid);
    }
    if (dividers->len > GRID_DIVIDERS)
        g_array_set_size (dividers, GRID_DIVIDERS);
    return dividers;
}

/* Where the rules of one direction stand, with the frame's own edges, which are not always drawn.
 */
static GArray *
dividers_of (const GArray *rules, gboolean across, double from, double to)
{
    g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (double));
    g_array_append_val (positions, from);
    g_array_append_val (positions, to);
    for (guint i = 0; i < rules->len; i++) {
        const Box *rule = &g_array_index (rules, Box, i);
        const double at = across ? box_mid_y (*rule) : box_mid_x (*rule);
        g_array_append_val (positions, at);
    }
    return snap (positions);
}

static guint
find_root (guint *parent, guint i)
{
    while (parent[i] != i)
        i = parent[i] = parent[parent[i]];
    return i;
}

/* How much of a divider's stretch is drawn, by rules near it. */
static gboolean
is_drawn (const GArray *rules, gboolean across, double at, double from, double to)
{
    double drawn = 0;
    for (guint i = 0; i < rules->len; i++) {
        const Box *rule = &g_array_index (rules, Box, i);
        const double where = across ? box_mid_y (*rule) : box_mid_x (*rule);
        if (fabs (where - at) > GRID_SNAP)
            continue;
        const double shared = across ? span_overlap (rule->x0, rule->x1, from, to)
                                     : span_overlap (rule->y0, rule->y1, from, to);
        drawn = MAX (drawn, shared);
    }
    return drawn >= GRID_DRAWN * (to - from);
}

/* Joins elementary cells that no rule parts. */
static void
join_cells (Grid *grid, const Frame *frame, guint *parent)
{
    const guint n_rows = grid_n_rows (grid), n_cols = grid_n_cols (grid);
    const double *xs = (double *) grid->xs->data, *ys = (double *) grid->ys->data;
    for (guint r = 0; r < n_rows; r++) {
        for (guint c = 0; c < n_cols; c++) {
            const guint here = r * n_cols + c;
            if (c + 1 < n_cols && !is_drawn (frame->down, FALSE, xs[c + 1], ys[r], ys[r + 1]))
                parent[find_root (parent, here + 1)] = find_root (parent, here);
            if (r + 1 < n_rows && !is_drawn (frame->across, TRUE, ys[r + 1], xs[c], xs[c + 1]))
                parent[find_root (parent, here + n_cols)] = find_root (parent, here);
        }
    }
}

static void
make_cells (Grid *grid, const Frame *frame)
{
    const guint n_rows = grid_n_rows (grid), n_cols = grid_n_cols (grid), n = n_rows * n_cols;
    g_autofree guint *parent = g_new (guint, n + 1);
    g_autofree int *cell_of_root = g_new (int, n + 1);
    for (guint i = 0; i < n; i++) {
        parent[i] = i;
        cell_of_root[i] = -1;
    }
    join_cells (grid, frame, parent);
    for (guint i = 0; i < n; i++) {
        const guint root = find_root (parent, i), row = i / n_cols, col = i % n_cols;
        if (cell_of_root[root] < 0) {
            cell_of_root[root] = (int) grid_add_cell (grid, row, col, 1, 1);
        } else {
            GridCell *cell = g_ptr_array_index (grid->cells, cell_of_root[root]);
            cell->n_rows = MAX (cell->n_rows, row - cell->row + 1);
            cell->n_cols = MAX (cell->n_cols, col >= cell->col ? col - cell->col + 1 : 1);
            grid->owner[i] = (guint) cell_of_root[root];
        }
    }
}

static int
band_at (const GArray *dividers, double at)
{
    const double *d = (double *) dividers->data;
    guint low = 0, high = dividers->len - 1;
    if (dividers->len < 2 || at < d[0] || at > d[high])
        return -1;
    while (high - low > 1) {
        const guint mid = (low + high) / 2;
        if (d[mid] <= at)
            low = mid;
        else
            high = mid;
    }
    return (int) low;
}

static double
narrowest_digit (const Glyph *glyphs, guint n)
{
    double narrowest = G_MAXDOUBLE;
    for (guint i = 0; i < n; i++)
        if (g_unichar_isdigit (glyphs[i].c))
            narrowest = MIN (narrowest, box_width (glyphs[i].box));
    return narrowest;
}

/* Whether the word crosses one divider, in the widest of its gaps: the end of one cell and the
 * beginning of the next, which hardly any room parts. The box of a digit may have been drawn out to
 * the next character, so a digit counts as wide as the narrowest. */
static gboolean
parts_at_divider (const Grid *grid, const Words *words, const Word *word)
{
    const Glyph *glyphs = words->glyphs + word->first;
    const double digit = narrowest_digit (glyphs, word->n);
    double widest = 0, across = 0;
    guint crossed = 0;
    for (guint i = 1; i < word->n; i++) {
        const Box *before = &glyphs[i - 1].box, *box = &glyphs[i].box;
        const double gap = box->x0 - before->x0 - MIN (box_width (*before), digit);
        if (band_at (grid->xs, box_mid_x (*box)) == band_at (grid->xs, box_mid_x (*before))) {
            widest = MAX (widest, gap);
        } else {
            across = gap;
            crossed++;
        }
    }
    return crossed == 1 && across > widest + GRID_PART * box_height (word->box);
}

/* A number printed a little wider than its column is still one number, and the end of a label that
 * its cell clips is printed all the same. Two numbers that touch are none (two points), and are
 * parted at the divider like a code and the name beside it. */
static gboolean
goes_whole (const Grid *grid, const Words *words, const Word *word)
{
    const int from = band_at (grid->xs, word->box.x0), to = band_at (grid->xs, word->box.x1);
    if (from == to
        || (strpbrk (word->folded, "0123456789") != NULL && !amount_looks_like (word->folded))
        || parts_at_divider (grid, words, word))
        return FALSE;
    const int mid = band_at (grid->xs, box_mid_x (word->box));
    if (mid < 0)
        return FALSE;
    const double inside =
        span_overlap (g_array_index (grid->xs, double, mid),
                      g_array_index (grid->xs, double, mid + 1), word->box.x0, word->box.x1);
    return inside >= GRID_WHOLE * box_width (word->box);
}

typedef struct {
    guint cell;
    const Glyph *glyph;
} Placed;

static int
compare_placed (gconstpointer a, gconstpointer b)
{
    const Placed *p = a, *q = b;
    if (p->cell != q->cell)
        return p->cell < q->cell ? -1 : 1;
    const double d = box_mid_y (p->glyph->box) - box_mid_y (q->glyph->box);
    return d < 0 ? -1 : d > 0;
}

static int
compare_placed_left (gconstpointer a, gconstpointer b)
{
    const Placed *p = a, *q = b;
    return p->glyph->box.x0 < q->glyph->box.x0 ? -1 : p->glyph->box.x0 > q->glyph->box.x0;
}

/* What sticks out over the outermost dividers of a word that stands in a cell goes with it: half a
 * figure would be a wrong one. */
static GArray *
place_glyphs (const Grid *grid, const Words *words)
{
    GArray *placed = g_array_new (FALSE, FALSE, sizeof (Placed));
    const double left = g_array_index (grid->xs, double, 0);
    const double right = g_array_index (grid->xs, double, grid->xs->len - 1);
    for (guint w = 0; w < words->n; w++) {
        const Word *word = &words->words[w];
        if (span_overlap (word->box.y0, word->box.y1, grid->box.y0, grid->box.y1) < 0)
            continue;
        const gboolean whole = goes_whole (grid, words, word);
        const gboolean inside = word_is_between (words, word, left, right);
        for (guint i = word->first; i < word->first + word->n; i++) {
            const Glyph *glyph = &words->glyphs[i];
            const double x = box_mid_x (whole ? word->box : glyph->box);
            const int col = band_at (grid->xs, inside ? CLAMP (x, left, right) : x);
            const int row = band_at (grid->ys, box_mid_y (glyph->box));
            if (row < 0 || col < 0 || box_height (glyph->box) > GRID_OVERSIZE * words->size)
                continue; /* outside, or a watermark */
            const Placed p = { grid->owner[row * grid_n_cols (grid) + col], glyph };
            g_array_append_val (placed, p);
        }
    }
    g_array_sort (placed, compare_placed);
    return placed;
}

static void
append_line (GridCell *cell, Placed *line, guint n)
{
    qsort (line, n, sizeof (Placed), compare_placed_left);
    if (cell->text->len > 0)
        g_string_append_c (cell->text, '\n');
    else
        cell->ink = line[0].glyph->box;
    for (guint i = 0; i < n; i++) {
        g_string_append_unichar (cell->text, line[i].glyph->c);
        cell->ink = box_union (cell->ink, line[i].glyph->box);
    }
}

void
grid_fill (Grid *grid, const Words *words)
{
    g_autoptr (GArray) placed = place_glyphs (grid, words);
    Placed *p = (Placed *) placed->data;
    for (guint i = 0; i < placed->len;) {
        guint end = i + 1;
        while (end < placed->len && p[end].cell == p[i].cell
               && box_mid_y (p[end].glyph->box) - box_mid_y (p[end - 1].glyph->box)
                      < GRID_LINE * box_height (p[end - 1].glyph->box))
            end++;
        append_line (g_ptr_array_index (grid->cells, p[i].cell), p + i, end - i);
        i = end;
    }
}

Grid *
grid_fold (Grid *grid)
{
    for (guint i = 0; grid != NULL && i < grid->cells->len; i++) {
        GridCell *cell = g_ptr_array_index (grid->cells, i);
        g_free (cell->folded);
        cell->folded = text_fold (cell->text->str);
    }
    return grid;
}

Grid *
grid_from_frame (const Words *words, const Frame *frame, double top, double bottom,
                 const GArray *columns)
{
    if (frame->down->len < 2)
        return grid_fold (align_frame (words, frame, top, bottom, columns));
    GArray *xs = dividers_of (frame->down, FALSE, frame->box.x0, frame->box.x1);
    GArray *ys = dividers_of (frame->across, TRUE, frame->box.y0, frame->box.y1);
    Grid *grid = grid_new (DISCLOSE_WAY_RULED, frame->box, xs, ys);
    if (xs->len <= 2 || ys->len < 2) {
        grid_free (grid); /* a box around a table whose columns are not ruled */
        return grid_fold (align_frame (words, frame, top, bottom, columns));
    }
    make_cells (grid, frame);
    grid_fill (grid, words);
    return grid_fold (split_rows (grid, words, bottom));
}

Grid *
grid_from_words (const Words *words, double top, double bottom, const GArray *columns)
{
    return grid_fold (align_words (words, top, bottom, columns));
}

gboolean
grid_has_columns_of (const Grid *part, const Grid *before)
{
    const double *a = (double *) part->xs->data, *b = (double *) before->xs->data;
    const guint n = part->xs->len, m = before->xs->len;
    for (guint i = 0; i < n; i++) {
        gboolean found = FALSE;
        for (guint j = 0; j < m && !found; j++)
            found = fabs (a[i] - b[j]) <= CONTINUE_SHIFT;
        if (!found)
            return FALSE;
    }
    return n > 2 && fabs (a[0] - b[0]) <= CONTINUE_SHIFT
           && fabs (a[n - 1] - b[m - 1]) <= CONTINUE_SHIFT;
}
