/* A column's heading path is what stands above it, level by level: `basic/personnel`. How many rows of
 * the grid are heading is not known, so each depth is tried: the one under which most columns find a
 * field wins, since a row too few leaves columns without their own heading and a row too many puts
 * words of the body behind it. For one depth, columns and fields are aligned in printed order by
 * dynamic programming: headings that repeat (two amounts, two subtotals) are told apart by where they
 * stand.
 *
 * Words of one heading may be one cell or several lines of it, and without rules levels cannot be told
 * from wrapped lines. So a path is tried with its last units run together, from one to all of them. */
#include "heading.h"

#include "amount.h"
#include "bounds.h"
#include "text.h"

#include <math.h>
#include <string.h>

typedef struct {
    char *units[HEADING_UNITS]; /* folded */
    guint n;
    guint64 takes; /* which of the table's fields take this path */
} Path;

static void
path_clear (Path *path)
{
    for (guint i = 0; i < path->n; i++)
        g_free (path->units[i]);
    path->n = 0;
    path->takes = 0;
}

static gboolean
is_number (const char *folded)
{
    return amount_looks_like (folded);
}

static gboolean
is_small_integer (const char *folded)
{
    const gsize length = strlen (folded);
    if (length == 0 || length > 2)
        return FALSE;
    return strspn (folded, "0123456789") == length && folded[0] != '0';
}

gboolean
heading_is_index_row (const Grid *grid, const Grammar *grammar, guint row)
{
    guint numbers = 0, last = 0, marks = 0;
    gboolean strange = FALSE;
    g_autoptr (GString) words = g_string_new (NULL); /* a mark may be letter-spaced over columns */
    const GridCell *before = NULL;
    for (guint c = 0; c < grid_n_cols (grid); c++) {
        const GridCell *cell = grid_cell (grid, row, c);
        if (cell == before || cell->text->len == 0)
            continue;
        before = cell;
        const char *folded = cell->folded;
        if (is_small_integer (folded)) {
            const guint n = (guint) atoi (folded);
            if (n <= last)
                return FALSE;
            last = n;
            numbers++;
        } else if (grammar->index != NULL && pattern_matches (grammar->index, folded)) {
            marks++;
        } else {
            g_string_append (words, folded);
            strange = TRUE;
        }
    }
    if (strange) {
        if (grammar->index == NULL || !pattern_matches (grammar->index, words->str))
            return FALSE;
        marks++;
    }
    return numbers >= 2 || (numbers >= 1 && marks >= 1);
}

static void
path_add (Path *path, const char *text)
{
    g_autofree char *folded = text_fold (text);
    if (folded[0] == '\0' || is_number (folded) || path->n == HEADING_UNITS)
        return;
    if (path->n > 0 && strcmp (path->units[path->n - 1], folded) == 0)
        return;
    path->units[path->n++] = g_steal_pointer (&folded);
}

/* The units above column col in the first depth rows. */
static void
path_read (Path *path, const Grid *grid, guint col, guint depth)
{
    const GridCell *before = NULL;
    path_clear (path);
    for (guint r = 0; r < depth; r++) {
        const GridCell *cell = grid_cell (grid, r, col);
        if (cell == before)
            continue;
        before = cell;
        if (grid->way == DISCLOSE_WAY_RULED) {
            path_add (path, cell->text->str);
            continue;
        }
        g_auto (GStrv) lines = g_strsplit (cell->text->str, "\n", -1);
        for (guint i = 0; lines[i] != NULL; i++)
            path_add (path, lines[i]);
    }
}

/* The path with all units before `from` as levels of their own, the others run together. */
static char *
path_join (const Path *path, guint from)
{
    GString *text = g_string_new (NULL);
    for (guint i = 0; i < path->n; i++) {
        if (i > 0 && i <= from)
            g_string_append_c (text, '/');
        g_string_append (text, path->units[i]);
    }
    return g_string_free (text, FALSE);
}

static void
path_match (Path *path, const TableGrammar *table)
{
    path->takes = 0;
    for (guint from = path->n; from-- > 0;) {
        g_autofree char *text = path_join (path, from);
        for (guint f = 0; f < MIN (table->fields->len, 64); f++) {
            const Field *field = g_ptr_array_index (table->fields, f);
            if (!(path->takes >> f & 1) && pattern_matches (field->heading, text))
                path->takes |= G_GUINT64_CONSTANT (1) << f;
        }
    }
}

/* Aligns columns with fields in order; fills fields (-1: none) and returns how many are bound. */
static guint
align_fields (const Path *paths, guint n_cols, guint n_fields, int *fields)
{
    const guint width = n_fields + 1;
    g_autofree guint16 *best = g_new0 (guint16, (gsize) (n_cols + 1) * width);
    for (guint c = n_cols; c-- > 0;) {
        for (guint f = n_fields; f-- > 0;) {
            guint16 score = MAX (best[(c + 1) * width + f], best[c * width + f + 1]);
            if (paths[c].takes >> f & 1)
                score = MAX (score, best[(c + 1) * width + f + 1] + 1);
            best[c * width + f] = score;
        }
    }
    guint c = 0, f = 0;
    for (guint i = 0; i < n_cols; i++)
        fields[i] = -1;
    while (c < n_cols && f < n_fields) {
        const guint16 here = best[c * width + f];
        if ((paths[c].takes >> f & 1) && here == best[(c + 1) * width + f + 1] + 1)
            fields[c++] = (int) f++;
        else if (here == best[c * width + f + 1])
            f++;
        else
            c++;
    }
    return best[0];
}

static Heading *
heading_new (guint n_cols)
{
    Heading *heading = g_new0 (Heading, 1);
    heading->n_cols = n_cols;
    heading->fields = g_new (int, n_cols);
    heading->paths = g_new0 (char *, n_cols + 1);
    for (guint c = 0; c < n_cols; c++)
        heading->fields[c] = -1;
    return heading;
}

void
heading_free (Heading *heading)
{
    if (heading == NULL)
        return;
    g_free (heading->fields);
    g_strfreev (heading->paths);
    g_free (heading);
}

/* The first row that holds a number other than an index is the last that may share its cells with
 * headings. */
static guint
deepest (const Grid *grid, const Grammar *grammar)
{
    const guint n = MIN (grid_n_rows (grid), HEADING_ROWS);
    for (guint r = 0; r < n; r++) {
        if (heading_is_index_row (grid, grammar, r))
            return r;
        for (guint c = 0; c < grid_n_cols (grid); c++) {
            const char *folded = grid_cell (grid, r, c)->folded;
            if (is_number (folded))
                return r + 1;
        }
    }
    return n;
}

static void
label_columns (Heading *heading, const Grid *grid)
{
    Path path = { .n = 0 };
    for (guint c = 0; c < heading->n_cols; c++) {
        path_read (&path, grid, c, heading->depth);
        heading->paths[c] = path_join (&path, path.n);
        heading->n_headed += path.n > 0;
    }
    path_clear (&path);
}

/* The number in the index row above a column, 0 if there is none. */
static guint
ordinal_of (const Grid *grid, guint row, guint col)
{
    const GridCell *cell = grid_cell (grid, row, col);
    const char *folded = cell->folded;
    return cell->col == col && is_small_integer (folded) ? (guint) atoi (folded) : 0;
}

/* Which field the ordinal-th column of figures is, -1 if the table has fewer. */
static int
field_of_ordinal (const TableGrammar *table, guint ordinal)
{
    for (guint f = 0; f < table->fields->len; f++) {
        const Field *field = g_ptr_array_index (table->fields, f);
        if (field->kind == FIELD_AMOUNT && --ordinal == 0)
            return (int) f;
    }
    return -1;
}

static guint
count_amounts (const TableGrammar *table)
{
    guint n = 0;
    for (guint f = 0; f < table->fields->len; f++)
        n += ((const Field *) g_ptr_array_index (table->fields, f))->kind == FIELD_AMOUNT;
    return n;
}

/* The index row says which column is which where most headings agree with it; where they do not, the
 * table is another form and it says nothing. */
static void
bind_by_index (Heading *heading, const Grid *grid, const Grammar *grammar,
               const TableGrammar *table)
{
    guint numbered = 0, agree = 0, differ = 0;
    if (heading->depth >= grid_n_rows (grid)
        || !heading_is_index_row (grid, grammar, heading->depth))
        return;
    for (guint c = 0; c < heading->n_cols; c++) {
        const guint ordinal = ordinal_of (grid, heading->depth, c);
        if (ordinal == 0)
            continue;
        numbered++;
        const int field = field_of_ordinal (table, ordinal);
        agree += heading->fields[c] == field;
        differ += heading->fields[c] >= 0 && heading->fields[c] != field;
    }
    const gboolean whole = numbered == count_amounts (table);
    if (numbered > count_amounts (table) || differ >= agree || (2 * agree < numbered && !whole))
        return;
    for (guint c = 0; c < heading->n_cols; c++) {
        const guint ordinal = ordinal_of (grid, heading->depth, c);
        const int field = ordinal > 0 ? field_of_ordinal (table, ordinal) : -1;
        if (field < 0 || heading->fields[c] == field)
            continue;
        heading->n_bound += heading->fields[c] < 0;
        heading->n_ordinal++;
        heading->fields[c] = field;
    }
}

/* The one name or item between the fields of a column's neighbours, -1 if there are several or none. */
static int
label_between (const Heading *heading, const TableGrammar *table, guint col)
{
    int low = -1, high = (int) table->fields->len, only = -1;
    for (guint c = 0; c < col; c++)
        low = MAX (low, heading->fields[c]);
    for (guint c = heading->n_cols; c-- > col + 1;)
        if (heading->fields[c] >= 0)
            high = MIN (high, heading->fields[c]);
    for (int f = low + 1; f < high; f++) {
        const Field *field = g_ptr_array_index (table->fields, f);
        if (field->kind != FIELD_NAME && field->kind != FIELD_ITEM)
            continue;
        if (only >= 0)
            return -1;
        only = f;
    }
    return only;
}

/* A label column that the index row marks, whose heading cannot be read, is the label that is left. */
static void
bind_marked (Heading *heading, const Grid *grid, const Grammar *grammar, const TableGrammar *table)
{
    if (heading->n_bound < 2 || heading->depth >= grid_n_rows (grid) || grammar->index == NULL
        || !heading_is_index_row (grid, grammar, heading->depth))
        return;
    for (guint c = 0; c < heading->n_cols; c++) {
        const GridCell *cell = grid_cell (grid, heading->depth, c);
        const char *folded = cell->folded;
        if (heading->fields[c] >= 0 || cell->text->len == 0
            || !pattern_matches (grammar->index, folded))
            continue;
        const int field = label_between (heading, table, c);
        if (field >= 0) {
            heading->fields[c] = field;
            heading->n_bound++;
            heading->n_ordinal++;
        }
    }
}

/* A heading cell that reaches further down takes its rows along. */
static guint
cover_spans (const Grid *grid, guint depth)
{
    guint deep = depth;
    for (guint r = 0; r < depth; r++) {
        for (guint c = 0; c < grid_n_cols (grid); c++) {
            const GridCell *cell = grid_cell (grid, r, c);
            if (cell->text->len > 0 && cell->row < depth)
                deep = MAX (deep, cell->row + cell->n_rows);
        }
    }
    return MIN (deep, grid_n_rows (grid));
}

Heading *
heading_bind (const Grid *grid, const Grammar *grammar, const TableGrammar *table)
{
    const guint n_cols = grid_n_cols (grid), limit = deepest (grid, grammar);
    Heading *heading = heading_new (n_cols);
    g_autofree Path *paths = g_new0 (Path, n_cols);
    g_autofree int *fields = g_new (int, n_cols);

    for (guint depth = 1; depth <= limit; depth++) {
        for (guint c = 0; c < n_cols; c++) {
            const guint before = paths[c].n;
            if (depth > 1 && grid_cell (grid, depth - 1, c) == grid_cell (grid, depth - 2, c))
                continue; /* the same cell reaches further down */
            path_read (&paths[c], grid, c, depth);
            if (paths[c].n != before || depth == 1 || paths[c].takes == 0)
                path_match (&paths[c], table);
        }
        const guint bound = align_fields (paths, n_cols, MIN (table->fields->len, 64), fields);
        /* Without rules a heading row may add no more than a wrapped line's end. */
        if (bound > heading->n_bound
            || (bound > 0 && bound == heading->n_bound && grid->way != DISCLOSE_WAY_RULED)) {
            heading->n_bound = bound;
            heading->depth = depth;
            memcpy (heading->fields, fields, n_cols * sizeof (int));
        }
    }
    for (guint c = 0; c < n_cols; c++)
        path_clear (&paths[c]);
    heading->depth = cover_spans (grid, heading->depth);
    label_columns (heading, grid);
    bind_by_index (heading, grid, grammar, table);
    bind_marked (heading, grid, grammar, table);
    return heading;
}

gboolean
heading_fits (const Heading *heading)
{
    return heading->n_bound >= 2 + heading->n_ordinal
           && heading->n_bound >= HEADING_SHARE * heading->n_headed;
}

Heading *
heading_continue (const Grid *grid, const Grid *before, const Heading *heading)
{
    Heading *next = heading_new (grid_n_cols (grid));
    for (guint c = 0; c < next->n_cols; c++) {
        const double x0 = g_array_index (grid->xs, double, c);
        const double x1 = g_array_index (grid->xs, double, c + 1);
        double most = 0;
        for (guint b = 0; b < heading->n_cols; b++) {
            const double b0 = g_array_index (before->xs, double, b);
            const double b1 = g_array_index (before->xs, double, b + 1);
            const double shared = span_overlap (x0, x1, b0, b1);
            if (shared > most && shared >= HEADING_SHARE * MIN (x1 - x0, b1 - b0)) {
                most = shared;
                next->fields[c] = heading->fields[b];
                g_free (next->paths[c]);
                next->paths[c] = g_strdup (heading->paths[b]);
            }
        }
        next->n_bound += next->fields[c] >= 0;
        if (next->paths[c] == NULL)
            next->paths[c] = g_strdup ("");
    }
    return next;
}
