/* Amounts of a table stand under each other with one edge or their middles in common, and apart
 * from their labels. So do numbers of pages, sections and telephones: of whole numbers only those
 * are amounts that are summed up. In prose and in lists figures follow their words, and on the
 * scale of a chart they have no label. */
#include "tabular.h"

#include "amount.h"
#include "bounds.h"

#include <math.h>
#include <string.h>

/* A number that may be an amount: one that stands in a line behind or below other words. */
typedef struct {
    Box box;
    guint line, column;
    double apart;     /* from what stands before it on its line, if that is no figure */
    gboolean certain; /* it has decimals or separators */
} Figure;

/* Figures over each other. */
typedef struct {
    double left;
    gboolean aligned; /* most have an edge or the middle in common */
} FigureColumn;

/* Lines of figures near each other, with no sentence between them. */
typedef struct {
    const Words *words;
    GArray *figures; /* of Figure, line by line */
    GArray *columns; /* of FigureColumn */
    guint first, end;
    gboolean summed; /* a label heads the row of a sum */
} Run;

/* Section - Figures of a line */

/* The year and month of a date: 2024.06. */
static gboolean
is_month (const char *folded)
{
    guint64 year, month;
    char *end;
    year = g_ascii_strtoull (folded, &end, 10);
    if (year < 1900 || year > 2100 || *end != '.' || end != folded + 4)
        return FALSE;
    month = g_ascii_strtoull (end + 1, &end, 10);
    return *end == '\0' && month >= 1 && month <= 12;
}

static gboolean
is_certain (const char *folded)
{
    return strpbrk (folded, ".,") != NULL && !is_month (folded);
}

/* Whether a line next to the one of a figure has a label before it that is wrapped around it. */
static gboolean
has_label_beside (const Words *words, guint line, Box figure)
{
    for (guint l = line > 0 ? line - 1 : 1; l < MIN (line + 2, words->n_lines); l++) {
        const Word *word = &words->words[words->lines[l].first];
        if (l != line && !amount_looks_like (word->folded)
            && span_overlap (word->box.y0, word->box.y1, figure.y0, figure.y1)
                   > -GRID_LINE * words->size
            && word->box.x1 < figure.x0)
            return TRUE;
    }
    return FALSE;
}

static gboolean
is_of_number (gunichar c)
{
    return g_unichar_isdigit (c) || strchr (".,-()", (int) c) != NULL;
}

/* Where the number begins that a label before it runs up to, in the glyphs of a word; none: the
 * end.
 */
static guint
number_within (const Words *words, const Word *word)
{
    const Glyph *glyphs = words->glyphs + word->first;
    guint first = word->n;
    while (first > 1 && glyphs[first - 1].c < 0x80 && is_of_number (glyphs[first - 1].c))
        first--;
    return first < word->n
                   && glyphs[first].box.x0 - glyphs[first - 1].box.x1 > GRID_LABEL * words->size
               ? first
               : word->n;
}

static gboolean
ends_in_number (const Words *words, const Word *word)
{
    return amount_looks_like (word->folded) || number_within (words, word) < word->n;
}

/* What is a number of a word: all of it, or what stands at its end with a gap before. */
static gboolean
read_figure (const Words *words, guint w, Figure *figure)
{
    const Word *word = &words->words[w];
    const Line *line = &words->lines[word->line];
    g_autoptr (GString) text = g_string_new (NULL);
    *figure = (Figure){ word->box, word->line, 0, G_MAXDOUBLE, is_certain (word->folded) };
    if (words_is_oversize (words, word->box))
        return FALSE;
    if (amount_looks_like (word->folded)) {
        if (w > line->first && !ends_in_number (words, &words->words[w - 1]))
            figure->apart = word->box.x0 - words->words[w - 1].box.x1;
        return w > line->first || has_label_beside (words, word->line, word->box);
    }
    const Glyph *glyphs = words->glyphs + word->first;
    const guint first = number_within (words, word);
    for (guint g = first; g < word->n; g++)
        g_string_append_unichar (text, glyphs[g].c);
    if (!amount_looks_like (text->str))
        return FALSE;
    figure->box.x0 = glyphs[first].box.x0;
    figure->apart = figure->box.x0 - glyphs[first - 1].box.x1;
    figure->certain = is_certain (text->str);
    return TRUE;
}

static void
add_figures (Run *run, guint line)
{
    const Line *l = &run->words->lines[line];
    Figure figure;
    for (guint w = l->first; w < l->first + l->n; w++)
        if (read_figure (run->words, w, &figure))
            g_array_append_val (run->figures, figure);
}

/* Section - Columns of a run */

static int
compare_left (gconstpointer a, gconstpointer b)
{
    const Figure *f = *(Figure *const *) a, *g = *(Figure *const *) b;
    return f->box.x0 < g->box.x0 ? -1 : f->box.x0 > g->box.x0;
}

static double
edge_of (const Figure *figure, guint edge)
{
    return edge == 0 ? figure->box.x0 : edge == 1 ? figure->box.x1 : box_mid_x (figure->box);
}

/* How many of the n figures have an edge in common. */
static guint
most_in_common (Figure **figures, guint n, guint edge, double near)
{
    g_autofree double *at = g_new (double, n);
    guint most = 0;
    for (guint i = 0; i < n; i++)
        at[i] = edge_of (figures[i], edge);
    qsort (at, n, sizeof (double), compare_double);
    for (guint i = 0, j = 0; i < n; i++) {
        while (at[i] - at[j] > near)
            j++;
        most = MAX (most, i - j + 1);
    }
    return most;
}

/* The n figures that stand over each other, made a column. */
static void
add_column (Run *run, Figure **figures, guint n)
{
    const double near = BLOCK_SIDE * run->words->size;
    FigureColumn column = { figures[0]->box.x0, FALSE };
    for (guint edge = 0; edge < 3 && n > 1; edge++)
        column.aligned |=
            most_in_common (figures, n, edge, near) * TABULAR_OF >= n * TABULAR_ALIGNED;
    for (guint i = 0; i < n; i++)
        figures[i]->column = run->columns->len;
    g_array_append_val (run->columns, column);
}

static void
find_columns (Run *run)
{
    const guint n = run->figures->len;
    g_autofree Figure **figures = g_new (Figure *, n + 1);
    for (guint i = 0; i < n; i++)
        figures[i] = &g_array_index (run->figures, Figure, i);
    qsort (figures, n, sizeof (Figure *), compare_left);
    for (guint i = 0, j = 0; i < n; i = j) {
        double right = figures[i]->box.x1;
        for (j = i + 1; j < n && figures[j]->box.x0 < right; j++) /* one may have no width */
            right = MAX (right, figures[j]->box.x1);
        add_column (run, figures + i, j - i);
    }
}

/* Section - What a run is */

static gboolean
is_aligned (const Run *run, const Figure *figure)
{
    return g_array_index (run->columns, FigureColumn, figure->column).aligned;
}

/* What the figures of a run that line up are. */
typedef struct {
    guint columns, rows, certain;
    guint apart;              /* rows in which one stands apart from what is before it */
    double nearest, farthest; /* from a text before it */
    guint first, last;
} Tally;

static Tally
tally_of (const Run *run)
{
    Tally tally = { .first = run->end, .nearest = G_MAXDOUBLE };
    gboolean counted = FALSE;
    for (guint c = 0; c < run->columns->len; c++)
        tally.columns += g_array_index (run->columns, FigureColumn, c).aligned;
    for (guint i = 0; i < run->figures->len; i++) {
        const Figure *figure = &g_array_index (run->figures, Figure, i);
        if (!is_aligned (run, figure))
            continue;
        const gboolean fresh = tally.rows == 0 || figure->line != tally.last;
        const gboolean apart = figure->apart >= TABULAR_APART * run->words->size;
        counted = counted && !fresh;
        tally.rows += fresh;
        tally.apart += apart && !counted;
        counted |= apart;
        if (figure->apart < G_MAXDOUBLE) {
            tally.nearest = MIN (tally.nearest, figure->apart);
            tally.farthest = MAX (tally.farthest, figure->apart);
        }
        tally.certain += figure->certain;
        tally.first = MIN (tally.first, figure->line);
        tally.last = figure->line;
    }
    return tally;
}

static guint
n_lines_of (const Run *run)
{
    guint n = 0;
    for (guint i = 0; i < run->figures->len; i++)
        n += i == 0
             || g_array_index (run->figures, Figure, i).line
                    != g_array_index (run->figures, Figure, i - 1).line;
    return n;
}

/* Whether figures stand apart from their labels, or not all as far from them: in a list they follow
 * their words, at one distance. */
static gboolean
are_apart (const Run *run, const Tally *tally)
{
    const double size = run->words->size;
    return 2 * tally->apart >= tally->rows
           || tally->farthest - tally->nearest >= TABULAR_UNEVEN * size
           || (run->summed && tally->nearest >= WORD_GAP * size);
}

static gboolean
is_table (const Run *run, const Tally *tally)
{
    const guint rows = tally->columns > 1 || run->summed ? TABULAR_ROWS : TABULAR_ROWS + 1;
    return tally->columns > 0 && tally->rows >= rows
           && (run->summed || tally->certain > TABULAR_ROWS) && are_apart (run, tally)
           && tally->rows * TABULAR_OF >= n_lines_of (run) * TABULAR_MOST;
}

/* Section - Where runs are */

/* Whether a line has figures, and a word before them that heads the row of a sum. */
static gboolean
sums_up (const Words *words, guint line, const Pattern *total)
{
    const Line *l = &words->lines[line];
    gboolean summed = FALSE, figures = FALSE;
    for (guint w = l->first; total != NULL && w < l->first + l->n; w++) {
        summed |= !figures && pattern_matches (total, words->words[w].folded);
        figures |= amount_looks_like (words->words[w].folded);
    }
    return summed && figures;
}

/* Whether a table ends above the line: what comes is far off, or a title that stands apart over a
 * heading. */
static gboolean
ends_above (const Words *words, guint line, guint end)
{
    const double gap = words->lines[line].box.y0 - words->lines[line - 1].box.y1;
    return gap > STRETCH_GAP * words->size
           || (gap > NOTE_GAP * words->size && words->lines[line].n == 1 && line + 1 < end
               && words->lines[line + 1].n > 1 && line_figures (words, line) == 0
               && line_figures (words, line + 1) == 0);
}

/* Takes the figures of the lines from first on, as far as they may be of one table. */
static void
run_gather (Run *run, guint first, guint end, double width, const Pattern *total)
{
    const Words *words = run->words;
    g_array_set_size (run->figures, 0);
    g_array_set_size (run->columns, 0);
    run->summed = FALSE;
    run->first = first;
    for (run->end = first; run->end < end; run->end++) {
        if (line_is_sentence (words, run->end, width, FALSE)
            || (run->figures->len > 0 && ends_above (words, run->end, end)))
            break;
        add_figures (run, run->end);
        run->summed |= sums_up (words, run->end, total);
    }
    find_columns (run);
}

/* The lines above the first figures that head their columns: they have several words, and no
 * sentence is between. */
static guint
heading_above (const Run *run, guint line)
{
    const Words *words = run->words;
    guint heading = line;
    for (guint l = line; l-- > run->first && line - l <= STRETCH_HEADING;) {
        if (words->lines[l + 1].box.y0 - words->lines[l].box.y1 > NOTE_GAP * words->size
            && heading < line)
            break;
        if (words->lines[l].n > 1)
            heading = l;
    }
    return heading;
}

/* The line behind those of a label that is wrapped around the figures of a line. */
static guint
end_of_label (const Run *run, guint line)
{
    const Words *words = run->words;
    double left = words->lines[line].box.x1;
    for (guint i = 0; i < run->figures->len; i++)
        if (is_aligned (run, &g_array_index (run->figures, Figure, i)))
            left = MIN (left, g_array_index (run->figures, Figure, i).box.x0);
    while (++line < run->end && words->lines[line].box.x1 < left
           && words->lines[line].box.y0 - words->lines[line - 1].box.y1 < GRID_LINE * words->size) {
    }
    return line;
}

/* The left edges of the columns of figures, which are in order, between those of the stretch. */
static void
set_dividers (const Run *run, const Stretch *stretch, GArray *dividers)
{
    Box box = run->words->lines[stretch->first].box;
    for (guint l = stretch->first + 1; l < stretch->end; l++)
        box = box_union (box, run->words->lines[l].box);
    g_array_set_size (dividers, 0);
    g_array_append_val (dividers, box.x0);
    for (guint c = 0; c < run->columns->len; c++) {
        const FigureColumn *column = &g_array_index (run->columns, FigureColumn, c);
        if (column->aligned && column->left > box.x0 + run->words->size)
            g_array_append_val (dividers, column->left);
    }
    g_array_append_val (dividers, box.x1);
}

gboolean
tabular_find (const Words *words, guint first, guint end, const Pattern *total, Stretch *stretch,
              GArray *dividers)
{
    Run run = { .words = words };
    gboolean found = FALSE;
    run.figures = g_array_new (FALSE, FALSE, sizeof (Figure));
    run.columns = g_array_new (FALSE, FALSE, sizeof (FigureColumn));
    const Stretch all = { 0, 0, words->n_lines };
    const double width = stretch_width (words, &all);
    for (guint line = first; line < end && !found; line = MAX (run.end, line + 1)) {
        run_gather (&run, line, end, width, total);
        const Tally tally = tally_of (&run);
        found = is_table (&run, &tally);
        if (found)
            *stretch = (Stretch){ heading_above (&run, tally.first), tally.first,
                                  end_of_label (&run, tally.last) };
    }
    if (found)
        set_dividers (&run, stretch, dividers);
    g_array_unref (run.figures);
    g_array_unref (run.columns);
    return found;
}
