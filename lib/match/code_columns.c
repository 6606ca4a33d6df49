/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The heading of the codes is the longest over the narrowest columns: what does not fit is clipped,
 * or printed over the cells below it. Without codes all rows of a table would be others than they
 * are, and what codes look like is not to be mistaken. */
#include "code_columns.h"

#include "bounds.h"
#include "code.h"

#include <string.h>

/* Whether the column holds codes, and nothing else: whole ones (`level` 0 or 1), or two digits
 * behind the column before. */
static gboolean
holds_codes (const Heading *heading, const Grid *grid, const Grammar *grammar, guint col,
             guint level)
{
    guint n = 0;
    for (guint r = heading->depth; r < grid_n_rows (grid); r++) {
        const GridCell *cell = grid_cell (grid, r, col);
        const gsize length = cell->text->len > 0 ? strlen (cell->folded) : 0;
        if (length == 0 || cell->n_cols > 1
            || (grammar->index != NULL && pattern_matches (grammar->index, cell->folded)))
            continue; /* a total stands over codes and name */
        if (strspn (cell->folded, "0123456789") != length)
            return FALSE;
        if (level <= 1 ? length != 3 && length != 5 && length != 7 : length > 2)
            return FALSE;
        n++;
    }
    return n >= COLUMN_CODES - (level > 1);
}

/* The table's code of that level in the section; -1 if it has none, or it is bound. */
static int
code_field (const Heading *heading, const TableGrammar *table, const char *section, guint level)
{
    for (guint f = 0; f < table->fields->len; f++) {
        const Field *field = g_ptr_array_index (table->fields, f);
        gboolean bound = field->kind != FIELD_CODE || field->level != level
                         || strcmp (field->section, section) != 0;
        for (guint c = 0; c < heading->n_cols && !bound; c++)
            bound = heading->fields[c] == (int) f;
        if (!bound)
            return (int) f;
    }
    return -1;
}

static void
bind_before (Heading *heading, const Grid *grid, const Grammar *grammar, const TableGrammar *table,
             guint name)
{
    const Field *field = g_ptr_array_index (table->fields, heading->fields[name]);
    guint n = 0;
    while (n < MIN (name, CODE_LEVELS) && heading->fields[name - n - 1] < 0)
        n++;
    for (; n > 0; n--) { /* the widest run of columns that are codes level by level */
        const guint first = n == 1 && code_field (heading, table, field->section, 0) >= 0 ? 0 : 1;
        gboolean codes = TRUE;
        for (guint i = 0; i < n && codes; i++)
            codes = code_field (heading, table, field->section, first + i) >= 0
                    && holds_codes (heading, grid, grammar, name - n + i, first + i);
        for (guint i = 0; i < n && codes; i++)
            heading_bind_by_place (heading, name - n + i,
                                   code_field (heading, table, field->section, first + i));
        if (codes)
            return;
    }
}

void
code_columns_bind (Heading *heading, const Grid *grid, const Grammar *grammar,
                   const TableGrammar *table)
{
    for (guint c = 1; heading->n_bound >= 2 && c < heading->n_cols; c++) {
        if (heading->fields[c] < 0 || heading->fields[c - 1] >= 0)
            continue;
        const Field *field = g_ptr_array_index (table->fields, heading->fields[c]);
        if (field->kind == FIELD_NAME)
            bind_before (heading, grid, grammar, table, c);
    }
}
