/* A column's heading path is what stands above it, level by level: `basic/personnel`. How many rows
 * of the grid are heading is not known, so each depth is tried: the one under which most columns
 * find a field wins, since a row too few leaves columns without their own heading and a row too
 * many puts words of the body behind it. For one depth, columns and fields are aligned in printed
 * order by dynamic programming: headings that repeat (two amounts, two subtotals) are told apart by
 * where they stand.
 *
 * Words of one heading may be one cell or several lines of it, and without rules levels cannot be
 * told from wrapped lines. So a path is tried with its last units run together, from one to all of
 * them. */
#include "binding.h"

#include "amount.h"
#include "bounds.h"
#include "code_columns.h"
#include "index_row.h"
#include "past.h"
#include "said_again.h"
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

/* No heading: a figure, or the dash of a blank cell, in a row that headings share with a total. */
static gboolean
is_of_body (const char *folded)
{
    gboolean speaks = FALSE;
    for (const char *p = folded; *p != '\0' && !speaks; p = g_utf8_next_char (p))
        speaks = g_unichar_isalnum (g_utf8_get_char (p));
    return !speaks || is_number (folded);
}

static void
path_add (Path *path, const char *text)
{
    g_autofree char *folded = text_fold (text);
    if (is_of_body (folded) || path->n == HEADING_UNITS)
        return;
    if (path->n > 0 && strcmp (path->units[path->n - 1], folded) == 0)
        return;
    path->units[path->n++] = g_steal_pointer (&folded);
}

/* The units above column col in the first depth rows: cells, or lines of cells. */
static void
path_read (Path *path, const Grid *grid, guint col, guint depth, gboolean by_lines)
{
    const GridCell *before = NULL;
    path_clear (path);
    for (guint r = 0; r < depth; r++) {
        const GridCell *cell = grid_cell (grid, r, col);
        if (cell == before)
            continue;
        before = cell;
        if (!by_lines) {
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

/* Adds the fields that take the path. */
static void
path_match (Path *path, const TableGrammar *table)
{
    for (guint from = path->n; from-- > 0;) {
        g_autofree char *text = path_join (path, from);
        for (guint f = 0; f < MIN (table->fields->len, LIMIT_FIELDS); f++) {
            const Field *field = g_ptr_array_index (table->fields, f);
            if (!(path->takes >> f & 1) && pattern_matches (field->heading, text))
                path->takes |= G_GUINT64_CONSTANT (1) << f;
        }
    }
}

/* Reads and matches the path of a column. Where no rules are drawn, lines of one cell may have been
 * two cells. */
static void
path_bind (Path *path, const Grid *grid, guint col, guint depth, const TableGrammar *table)
{
    Path lines = { .n = 0 };
    const guint before = path->n;
    const guint64 takes = path->takes;
    path_read (path, grid, col, depth, FALSE);
    if (path->n == before && before > 0) { /* nothing stands here in the row that was added */
        path->takes = takes;
        return;
    }
    path_match (path, table);
    if (grid->way == DISCLOSE_WAY_RULED)
        return;
    path_read (&lines, grid, col, depth, TRUE);
    if (lines.n != path->n)
        path_match (&lines, table);
    path->takes |= lines.takes;
    path_clear (&lines);
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
        if (paths[c].takes == 0) /* or the fields before its neighbours' would be passed over */
            c++;
        else if ((paths[c].takes >> f & 1) && here == best[(c + 1) * width + f + 1] + 1)
            fields[c++] = (int) f++;
        else if (here == best[c * width + f + 1])
            f++;
        else
            c++;
    }
    return best[0];
}

/* Whether a heading stands beside the numbers of the index row: the lowest level of some columns
 * reaches down into it. */
static gboolean
is_beside_index (const Grid *grid, const Grammar *grammar, guint row)
{
    for (guint c = 0; c < grid_n_cols (grid); c++) {
        const GridCell *cell = grid_cell (grid, row, c);
        if (cell->row == row && !is_of_body (cell->folded)
            && !(grammar->index != NULL && pattern_matches (grammar->index, cell->folded)))
            return TRUE;
    }
    return FALSE;
}

/* The first row that holds a number other than an index is the last that may share its cells with
 * headings. */
static guint
deepest (const Grid *grid, const Grammar *grammar)
{
    if (grid->n_heading > 0)
        return MIN (grid->n_heading, HEADING_ROWS);
    const guint n = MIN (grid_n_rows (grid), HEADING_ROWS);
    for (guint r = 0; r < n; r++) {
        if (heading_is_index_row (grid, grammar, r))
            return r + is_beside_index (grid, grammar, r);
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
        path_read (&path, grid, c, heading->depth, FALSE);
        heading->paths[c] = path_join (&path, path.n);
        heading->n_headed += path.n > 0 && !heading_is_past (heading, c);
    }
    path_clear (&path);
}

/* A heading cell that reaches further down takes its rows along; not the body, which no rules part
 * from the heading in some column. */
static guint
cover_spans (const Grid *grid, guint depth, guint limit)
{
    guint deep = depth;
    for (guint r = 0; r < depth; r++) {
        for (guint c = 0; c < grid_n_cols (grid); c++) {
            const GridCell *cell = grid_cell (grid, r, c);
            if (cell->text->len > 0 && cell->row < depth)
                deep = MAX (deep, cell->row + cell->n_rows);
        }
    }
    return deep > MAX (depth, limit) ? MAX (depth, limit - 1) : MIN (deep, grid_n_rows (grid));
}

/* Whether nothing stands in a row but the word that names a total, where labels belong: the body of
 * a table without figures, which no rule parts from its heading. */
static gboolean
is_lone_total (const Heading *heading, const Grid *grid, const Grammar *grammar,
               const TableGrammar *table, guint r)
{
    const GridCell *alone = NULL;
    for (guint c = 0; c < heading->n_cols; c++) {
        const GridCell *cell = grid_cell (grid, r, c);
        if (cell == alone || cell->text->len == 0)
            continue;
        if (alone != NULL || cell->row != r || heading->fields[c] < 0)
            return FALSE;
        const Field *field = g_ptr_array_index (table->fields, heading->fields[c]);
        if (field->kind == FIELD_AMOUNT)
            return FALSE;
        alone = cell;
    }
    return alone != NULL && grammar->total != NULL
           && pattern_matches (grammar->total, alone->folded);
}

/* Binds the columns that are not past (transfer full, NULL if none is) to fields. */
static Heading *
bind_columns (const Grid *grid, const Grammar *grammar, const TableGrammar *table, gboolean *past)
{
    const guint n_cols = grid_n_cols (grid), limit = deepest (grid, grammar);
    Heading *heading = heading_new (n_cols);
    heading->past = past;
    g_autofree Path *paths = g_new0 (Path, n_cols);
    g_autofree int *fields = g_new (int, n_cols);

    for (guint depth = 1; depth <= limit; depth++) {
        for (guint c = 0; c < n_cols; c++) {
            if (depth > 1 && grid_cell (grid, depth - 1, c) == grid_cell (grid, depth - 2, c))
                continue; /* the same cell reaches further down */
            path_bind (&paths[c], grid, c, depth, table);
            if (past != NULL && past[c])
                paths[c].takes = 0;
        }
        const guint bound =
            align_fields (paths, n_cols, MIN (table->fields->len, LIMIT_FIELDS), fields);
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
    const gboolean beside =
        heading->depth > 0 && heading_is_index_row (grid, grammar, heading->depth - 1);
    const guint index = beside ? heading->depth - 1 : 0;
    heading->depth = cover_spans (grid, heading->depth, limit);
    if (heading->depth > 1 && is_lone_total (heading, grid, grammar, table, heading->depth - 1))
        heading->depth--;
    label_columns (heading, grid);
    said_again_skip (heading, grid, table);
    if (past == NULL) /* the numbers of an index row count the columns of every year */
        index_row_bind (heading, grid, grammar, table, beside ? index : heading->depth);
    code_columns_bind (heading, grid, grammar, table);
    return heading;
}

/* The years of a heading are known when its rows are: then what is of another year is left out and
 * the rest is bound again. */
Heading *
heading_bind (const Grid *grid, const Grammar *grammar, const TableGrammar *table)
{
    Heading *heading = bind_columns (grid, grammar, table, NULL);
    gboolean *past = past_columns (grammar, heading->paths, heading->n_cols);
    if (past == NULL)
        return heading;
    heading_free (heading);
    return bind_columns (grid, grammar, table, past);
}
