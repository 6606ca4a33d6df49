/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A spreadsheet that is told to print the rows of the heading at the top of every page prints them
 * on the first page above themselves. */
#include "said_again.h"

#include <string.h>

/* Whether text is one of the parts of a path. */
static gboolean
is_part_of (const char *path, const char *text)
{
    const gsize length = strlen (text);
    for (const char *at = path; (at = strstr (at, text)) != NULL; at++)
        if ((at == path || at[-1] == '/') && (at[length] == '\0' || at[length] == '/'))
            return TRUE;
    return FALSE;
}

/* Whether a row says again what the heading says of its columns, of those of amounts too. */
static gboolean
is_said_again (const Heading *heading, const Grid *grid, const TableGrammar *table, guint r,
               gboolean begun)
{
    guint n = 0;
    gboolean amounts = begun;
    for (guint c = 0; c < heading->n_cols; c++) {
        const GridCell *cell = grid_cell (grid, r, c);
        if (cell->row != r || cell->col != c || cell->text->len == 0)
            continue;
        if (!is_part_of (heading->paths[c], cell->folded))
            return FALSE;
        const Field *field =
            heading->fields[c] < 0 ? NULL : g_ptr_array_index (table->fields, heading->fields[c]);
        amounts |= field != NULL && field->kind == FIELD_AMOUNT;
        n++;
    }
    return n > 1 && amounts;
}

/* The row below the cells that begin in a row and hold text. */
static guint
end_of_row (const Grid *grid, guint r)
{
    guint end = r + 1;
    for (guint c = 0; c < grid_n_cols (grid); c++) {
        const GridCell *cell = grid_cell (grid, r, c);
        if (cell->row == r && cell->text->len > 0)
            end = MAX (end, r + cell->n_rows);
    }
    return end;
}

void
said_again_skip (Heading *heading, const Grid *grid, const TableGrammar *table)
{
    gboolean begun = FALSE;
    while (heading->depth < grid_n_rows (grid)
           && is_said_again (heading, grid, table, heading->depth, begun)) {
        heading->depth = end_of_row (grid, heading->depth);
        begun = TRUE;
    }
}
