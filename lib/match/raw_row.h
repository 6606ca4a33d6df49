/* Rows as collected: text by field, not read yet. Shared by collecting (row.c), what page breaks
 * make of them (broken_row.c) and reading (read_rows.c). */
#ifndef DISCLOSE_RAW_ROW_H
#define DISCLOSE_RAW_ROW_H

#include "heading.h"

typedef struct {
    char *text; /* as printed, lines divided by '\n'; NULL if nothing is */
    Box ink;    /* as displayed */
    guint page;
    gboolean doubtful; /* a line of it might as well be of another row */
} RawCell;

typedef struct {
    RawCell *cells;    /* of each field */
    const char *doubt; /* the finding that makes all its figures doubtful, or NULL */
} RawRow;

typedef struct {
    char *id; /* of the finding */
    char *text;
    DiscloseSource source;
} Stray;

typedef struct Rows {
    const Grammar *grammar;
    const TableGrammar *table;
    guint n_fields;
    GArray *rows; /* of RawRow */
    gboolean *bound;
    const char **doubts; /* of each field: the finding that makes its figures doubtful, or NULL */
    char **labels;       /* of each field, as printed */
    GString *note;
    GArray *strays; /* of Stray */
} Rows;

const Field *rows_field (const Rows *rows, guint f);

void raw_append (RawCell *cell, const char *text, Box ink, guint page);
void raw_row_clear (const Rows *rows, RawRow *row);

/* Puts the halves of a row together that a page break parted: those before and at first, the first
 * row of a part. aligned: whether no rule parts rows. */
void rows_join_halves (Rows *rows, guint first, gboolean aligned);

/* Puts the end of a numbered label of a panel, from row first on, to the label. */
void rows_join_overrun (Rows *rows, guint first);

/* Whether text says that there is nothing. */
gboolean rows_is_blank (const Grammar *grammar, const char *text);

/* Whether the table has a column of labels that was found on none of its pages, and text was left
 * over. */
gboolean rows_lost_labels (const Rows *rows);

/* Keeps text for a finding of that id, with its place on the upright page. */
void rows_add_stray (Rows *rows, const char *id, const char *text, const Page *page, Box ink);

/* Keeps what stands in a column without a field and, once for the table, the heading of the column
 * if cell is a figure. */
void rows_add_unbound (Rows *rows, const Page *page, const Grid *grid, const Heading *heading,
                       const GridCell *cell);

/* Keeps the first heading that binds a field of a form of which no document was seen, once for the
 * table. */
void rows_add_unseen (Rows *rows, const Page *page, const Grid *grid, const Heading *heading);

/* Keeps the word that names a total where it stands over nothing, in a column without a field: the
 * row of an empty table, or the heading of a column. */
void rows_add_lone_totals (Rows *rows, const Page *page, const Grid *grid, const Heading *heading);

/* Keeps the text of a cell that the heading and the body share, if there are figures in it. */
void rows_add_sunken (Rows *rows, const Page *page, const Grid *grid, const Heading *heading);

/* Keeps the headings of columns that were bound by their number in the index row alone. */
void rows_add_doubtful (Rows *rows, const Page *page, const Grid *grid, const Heading *heading);

/* Keeps the heading of a column for a finding of that id, at its place (else at place), once
 * wherever the table goes on. */
void rows_add_heading (Rows *rows, const char *id, const Page *page, const Grid *grid,
                       const Heading *heading, guint col, Box place);

/* Tells of columns, where no rule parts them, whose figures may belong to another, and doubts their
 * fields. */
void rows_add_scattered (Rows *rows, const Page *page, const Grid *grid, const Heading *heading);

/* Whether text looks like a number. */
gboolean rows_is_amount (const char *text);

#endif
