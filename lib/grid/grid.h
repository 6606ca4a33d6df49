/* A table's grid: column and row dividers, and the text that stands between them. Knows no word of
 * any language and no grammar. */
#ifndef DISCLOSE_GRID_H
#define DISCLOSE_GRID_H

#include "disclose.h"
#include "frame.h"
#include "words.h"

typedef struct {
    guint row, col, n_rows, n_cols; /* top left, and span */
    Box ink;                        /* of its characters; meaningless if there are none */
    GString *text;                  /* as printed, without white space; lines divided by '\n' */
    char *folded;                   /* as text_fold() has it */
    char *above;                    /* lines of the heading above that ran into it, or NULL */
    const char *doubt; /* the finding that makes its row doubtful: its characters stand on one
                        * another, or a number was cut at its side; NULL if none */
    gboolean doubtful; /* a line of it might as well be of another row */
} GridCell;

typedef struct {
    DiscloseWay way;
    Box box;
    GArray *xs, *ys;  /* of double: dividers, from the left and from the top */
    GPtrArray *cells; /* of GridCell */
    guint n_heading;  /* rows above the body and its index row; 0 where rules do not tell */
    gboolean open;    /* rows stand below its rules, which hold the heading only */
    char *heading; /* its lines, folded, divided by '\n'; NULL where rules part it from the body */
    guint *owner;  /* of each row and column: which of the cells covers it */
} Grid;

/* What is known of a table from the page before. */
typedef struct {
    const GArray *columns; /* dividers, for a part that shows columns badly; NULL: its own */
    const char *heading;   /* Grid.heading, for a part that repeats it; NULL for none */
} Before;

void grid_free (Grid *grid);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Grid, grid_free)

static inline guint
grid_n_cols (const Grid *grid)
{
    return grid->xs->len - 1;
}

static inline guint
grid_n_rows (const Grid *grid)
{
    return grid->ys->len - 1;
}

static inline GridCell *
grid_cell (const Grid *grid, guint row, guint col)
{
    return (GridCell *) g_ptr_array_index (grid->cells,
                                           grid->owner[row * grid_n_cols (grid) + col]);
}

/* For the rooms that build grids. */
Grid *grid_new (DiscloseWay way, Box box, GArray *xs, GArray *ys);
guint grid_add_cell (Grid *grid, guint row, guint col, guint n_rows, guint n_cols);

/* Which band between dividers a place is in; -1 outside them. */
int grid_band (const GArray *dividers, double at);

/* Stands between two numbers printed apart on one line of a cell: they are not one. Invisible, and
 * left out wherever text is squeezed or folded. */
#define GRID_APART 0x2063

/* Folds the cells' text, once it is all there. Takes NULL; returns its argument. */
Grid *grid_fold (Grid *grid);

/* Whether every divider of a part is one of the part before, and the outermost are the same: a last
 * part may hold a total alone, whose label spans columns. */
gboolean grid_has_columns_of (const Grid *part, const Grid *before);

/* Puts every character that stands in the grid's box into its cell. */
void grid_fill (Grid *grid, const Words *words);

#endif
