#include "index_row.h"

#include "bounds.h"

#include <stdlib.h>
#include <string.h>

static gboolean
is_small_integer (const char *folded)
{
    const gsize length = strlen (folded);
    if (length == 0 || length > 2)
        return FALSE;
    return strspn (folded, "0123456789") == length && folded[0] != '0';
}

/* The number at the end of a cell that holds marks before it: of an empty table without rules, in
 * which nothing parts the labels' columns from the first of figures. NULL if it is no such cell. */
static const char *
number_behind_marks (const Grammar *grammar, const char *folded)
{
    gsize length = strlen (folded), at = length;
    while (at > 0 && g_ascii_isdigit (folded[at - 1]))
        at--;
    if (grammar->index == NULL || at == 0 || !is_small_integer (folded + at))
        return NULL;
    g_autofree char *marks = g_strndup (folded, at);
    return pattern_matches (grammar->index, marks) ? folded + at : NULL;
}

gboolean
heading_is_index_row (const Grid *grid, const Grammar *grammar, guint row)
{
    guint numbers = 0, last = 0, steps = 0, marks = 0;
    gboolean strange = FALSE, disordered = FALSE, counted = TRUE;
    g_autoptr (GString) words = g_string_new (NULL); /* a mark may be letter-spaced over columns */
    const GridCell *before = NULL;
    for (guint c = 0; c < grid_n_cols (grid); c++) {
        const GridCell *cell = grid_cell (grid, row, c);
        if (cell == before || cell->text->len == 0)
            continue;
        before = cell;
        const char *folded = cell->folded, *behind = number_behind_marks (grammar, folded);
        if (behind != NULL) {
            marks++;
            folded = behind;
        }
        if (is_small_integer (folded)) {
            const guint n = (guint) atoi (folded);
            disordered |= n <= last;
            counted &= n == last + 1;
            steps += n == last + 1 && numbers > 0;
            last = n;
            numbers++;
        } else if (grammar->index != NULL && pattern_matches (grammar->index, folded)) {
            marks++;
        } else {
            g_string_append (words, folded);
            strange = TRUE;
        }
    }
    if (steps >= INDEX_STEPS && strchr (words->str, '.') == NULL)
        return TRUE; /* whatever marks stand beside them: no figures count up so far */
    if (disordered)
        return FALSE;
    if (marks > 0 && numbers > 0 && (counted || (marks >= 2 && numbers >= 2)))
        return TRUE; /* headings may reach down into it */
    if (strange) {
        if (grammar->index == NULL || !pattern_matches (grammar->index, words->str))
            return FALSE;
        marks++;
    }
    return numbers >= 2 || (numbers >= 1 && marks >= 1);
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

/* The index row says which column is which where most headings agree with it; where they do not,
 * the table is another form and it says nothing. */
static void
bind_by_index (Heading *heading, const Grid *grid, const TableGrammar *table, guint row)
{
    guint numbered = 0, agree = 0, differ = 0;
    for (guint c = 0; c < heading->n_cols; c++) {
        const guint ordinal = ordinal_of (grid, row, c);
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
        const guint ordinal = ordinal_of (grid, row, c);
        const int field = ordinal > 0 ? field_of_ordinal (table, ordinal) : -1;
        if (field < 0 || heading->fields[c] == field)
            continue;
        heading_bind_by_place (heading, c, field);
    }
}

/* The one name or item between the fields of a column's neighbours, -1 if there are several or
 * none. */
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

/* A label column that the index row marks, whose heading cannot be read, is the label that is left.
 */
static void
bind_marked (Heading *heading, const Grid *grid, const Grammar *grammar, const TableGrammar *table,
             guint row)
{
    if (heading->n_bound < 2 || grammar->index == NULL)
        return;
    for (guint c = 0; c < heading->n_cols; c++) {
        const GridCell *cell = grid_cell (grid, row, c);
        const char *folded = cell->folded;
        if (heading->fields[c] >= 0 || cell->text->len == 0
            || !pattern_matches (grammar->index, folded))
            continue;
        const int field = label_between (heading, table, c);
        if (field >= 0)
            heading_bind_by_place (heading, c, field);
    }
}

void
index_row_bind (Heading *heading, const Grid *grid, const Grammar *grammar,
                const TableGrammar *table, guint row)
{
    if (row >= grid_n_rows (grid) || !heading_is_index_row (grid, grammar, row))
        return;
    bind_by_index (heading, grid, table, row);
    bind_marked (heading, grid, grammar, table, row);
}
