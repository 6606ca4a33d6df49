/* From a term of a claim to the cells of a ledger. */
#ifndef DISCLOSE_PROSE_CELL_H
#define DISCLOSE_PROSE_CELL_H

#include "prose_sentence.h"

typedef enum {
    FOUND_FIGURE,   /* a number is printed */
    FOUND_BLANK,    /* the cell is there and nothing is printed */
    FOUND_NO_TABLE, /* the document lacks the table, or has it more than once */
    FOUND_NO_ROW,
    FOUND_NO_COLUMN,
    FOUND_UNREAD /* something is printed there that cannot be reckoned with, or without a unit */
} FoundState;

typedef struct {
    FoundState state;
    guint number;      /* of the table, as the grammar has it */
    guint row, column; /* in the ledger; LEDGER_NONE for none */
    gboolean renamed;  /* the row was known by its place: it has another name or another parent */
    guint n;           /* how many figures quantity adds up */
    Quantity quantity; /* nothing unless a number is printed */
} Found;

/* The percentages and changes of a sentence that gives the amount of a cell, now. */
void prose_check_percentages (ProseCheck *check, const Found *cell, Quantity now);

/* The cell of one term. */
Found prose_find (const ProseCheck *check, const Ledger *ledger, const RelationTerm *term);

/* The sum of terms; the state is that of the first that is no figure and no blank. */
Found prose_find_sum (const ProseCheck *check, const Ledger *ledger, const GPtrArray *terms);

/* The rows (of guint) that a term runs over, (transfer full); of a term that picks one row that. */
GArray *prose_find_rows (const Ledger *ledger, const RelationTerm *term);

/* What is printed in a column of a row. */
Found prose_read_cell (const Ledger *ledger, guint row, const char *column);

/* The row, (nullable): as the public calls have it. */
void prose_add_found (DiscloseAuditFinding *finding, const Ledger *ledger, const Found *found);

/* The power of the unit of a found cell's table. */
int prose_found_power (const Ledger *ledger, const Found *found);

#endif
