/* The heading of a grid, and which of its columns are which fields of a table's grammar. */
#ifndef DISCLOSE_HEADING_H
#define DISCLOSE_HEADING_H

#include "grammar.h"
#include "grid.h"

typedef struct {
    guint depth; /* rows of the grid that are heading */
    guint n_cols;
    int *fields;      /* of each column: which of the table's fields, or -1 */
    char **paths;     /* of each column: its heading as printed, levels joined by '/' */
    guint n_bound;    /* columns with a field */
    gboolean *past;   /* of each column: whether it is of another year; NULL if none is */
    guint n_headed;   /* columns with a heading of this year */
    guint n_ordinal;  /* columns bound by their number in the index row, or by their codes, only */
    gboolean *placed; /* of each column: whether it is one of those */
} Heading;

/* A heading of so many columns of which none is bound. */
Heading *heading_new (guint n_cols);

/* Whether a column is of another year than the table. */
static inline gboolean
heading_is_past (const Heading *heading, guint col)
{
    return heading->past != NULL && heading->past[col];
}

/* Whether enough of the columns are bound for the grid to be this table. */
gboolean heading_fits (const Heading *heading);

/* The binding of a part that repeats no heading: every column gets what stands at its place in the
 * part before. */
Heading *heading_continue (const Grid *grid, const Grid *before, const Heading *heading);

/* Where the heading of a column is printed on its grid; FALSE if it is not. */
gboolean heading_place (const Heading *heading, const Grid *grid, guint col, Box *place);

/* Gives the column a field that its heading did not: another that had it by its heading is left
 * without. */
void heading_bind_by_place (Heading *heading, guint col, int field);

void heading_free (Heading *heading);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Heading, heading_free)

/* Whether a row of the grid is the index row: «※ ※ 1 2 3». */
gboolean heading_is_index_row (const Grid *grid, const Grammar *grammar, guint row);

#endif
