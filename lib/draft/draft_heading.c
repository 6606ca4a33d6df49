/* The heading of a grid that no grammar is known for: it ends where the first row of figures or
 * named rows begins. */
#include "draft_heading.h"

#include "amount.h"
#include "bounds.h"
#include "text.h"

#include <string.h>

static gboolean
names_a_row (const Grammar *common, const char *folded)
{
    return (common->total != NULL && pattern_matches (common->total, folded))
           || grammar_has_level (common, folded);
}

/* The name of a total may share its line with the lowest headings: a line is a row for its names
 * only if it has nothing else, one label for each of two panels. One without any text is a row too,
 * to be filled in. */
static gboolean
is_body_row (const Grid *grid, const Grammar *common, guint r)
{
    gboolean named = FALSE, other = FALSE, blank = FALSE;
    guint texts = 0;
    if (heading_is_index_row (grid, common, r))
        return TRUE;
    for (guint c = 0; c < grid_n_cols (grid); c++) {
        const GridCell *cell = grid_cell (grid, r, c);
        if (cell->row != r)
            continue;
        if (cell->folded[0] == '\0') {
            blank = TRUE;
            continue;
        }
        if (amount_looks_like (cell->folded))
            return TRUE;
        const gboolean names = names_a_row (common, cell->folded);
        named |= names && c == 0;
        other |= !names;
        texts++;
    }
    return r > 0 && (named || blank) && !other && texts <= DRAFT_PANELS;
}

/* What names a row in the first column, though it stands in a line of headings. */
static gboolean
is_row_name (const GridCell *cell, const Grammar *common)
{
    return cell->row > 0 && cell->col == 0 && names_a_row (common, cell->folded);
}

/* A heading cell that reaches further down takes its rows along. */
guint
draft_depth (const Grid *grid, const Grammar *common)
{
    const guint n = MIN (grid_n_rows (grid), STRETCH_HEADING);
    guint depth = 0, deep;
    while (depth < n && !is_body_row (grid, common, depth))
        depth++;
    depth = depth == n ? 1 : depth; /* no figure at all: an empty table has a line of headings */
    deep = depth;
    for (guint r = 0; r < depth; r++)
        for (guint c = 0; c < grid_n_cols (grid); c++) {
            const GridCell *cell = grid_cell (grid, r, c);
            if (cell->text->len > 0 && cell->row < depth)
                deep = MAX (deep, cell->row + cell->n_rows);
        }
    return MIN (deep, grid_n_rows (grid));
}

static void
add_unit (GPtrArray *path, char *folded)
{
    const char *last = path->len > 0 ? g_ptr_array_index (path, path->len - 1) : "";
    if (folded[0] == '\0' || strcmp (folded, last) == 0 || amount_looks_like (folded)
        || path->len == HEADING_UNITS)
        g_free (folded);
    else
        g_ptr_array_add (path, folded);
}

/* Without rules each line of a cell may be a level of its own. */
GPtrArray *
draft_path (const Grid *grid, const Grammar *common, guint col, guint depth)
{
    GPtrArray *path = g_ptr_array_new_with_free_func (g_free);
    const GridCell *before = NULL;
    for (guint r = 0; r < depth; r++) {
        const GridCell *cell = grid_cell (grid, r, col);
        if (cell == before || is_row_name (cell, common))
            continue;
        before = cell;
        g_auto (GStrv) lines = g_strsplit (cell->text->str, "\n", -1);
        if (grid->way == DISCLOSE_WAY_RULED)
            add_unit (path, g_strdup (cell->folded));
        for (guint i = 0; grid->way != DISCLOSE_WAY_RULED && lines[i] != NULL; i++)
            add_unit (path, text_fold (lines[i]));
    }
    return path;
}

const char *
draft_row_name (const Grid *grid, const Grammar *common, guint col, guint depth)
{
    for (guint r = 0; r < depth; r++) {
        const GridCell *cell = grid_cell (grid, r, col);
        if (is_row_name (cell, common))
            return cell->folded;
    }
    return NULL;
}

char *
draft_path_join (const GPtrArray *path, guint n, const char *separator)
{
    GString *joined = g_string_new (NULL);
    for (guint i = path->len - MIN (n, path->len); i < path->len; i++) {
        if (joined->len > 0)
            g_string_append (joined, separator);
        g_string_append (joined, g_ptr_array_index ((GPtrArray *) path, i));
    }
    return g_string_free (joined, FALSE);
}

char *
draft_quote (const char *folded)
{
    GString *out = g_string_new (NULL);
    for (const char *p = folded; *p != '\0'; p++) {
        if (p[0] == '2' && p[1] == '0' && g_ascii_isdigit (p[2]) && g_ascii_isdigit (p[3])
            && !g_ascii_isdigit (p[4]) && (p == folded || !g_ascii_isdigit (p[-1]))) {
            g_string_append (out, "20[0-9]{2}");
            p += 3;
            continue;
        }
        if (strchr ("\\^$.[]|()?*+{}#", *p) != NULL)
            g_string_append_c (out, '\\');
        g_string_append_c (out, *p);
    }
    return g_string_free (out, FALSE);
}
