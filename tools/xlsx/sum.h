/* Formulas that add up or count cells of several sheets. */
#ifndef DISCLOSE_SUM_H
#define DISCLOSE_SUM_H

#include "sheets.h"

/* Cells of one sheet. */
typedef struct {
    char *sheet;
    GArray *cells; /* of guint64: column and row */
} SumPart;

void sum_part_init (SumPart *part, const char *sheet);
void sum_part_clear (SumPart *part);
void sum_part_add (SumPart *part, guint row, guint column);

/* Appends FUNCTION(cells) for as many cells from from on as one call takes, neighbours as one
 * range. Returns the first that is left. */
guint sum_part_call (const SumPart *part, const char *function, guint from, GString *formula);

#endif
