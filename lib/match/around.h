/* The lines around a grid: department and unit above it, sentences below it, what is incidental. */
#ifndef DISCLOSE_AROUND_H
#define DISCLOSE_AROUND_H

#include "reading.h"

void around_read_particulars (const Attempt *attempt, const Sheet *sheet, double top, double bottom,
                              OpenTable *table);

/* Whether folded text may stand above a part of a table without being its caption: the mark of a
 * continuation, department and unit, the table's number, page numbers. */
gboolean around_is_incidental (const Grammar *grammar, const char *folded);

/* Whether folded text tells a unit. */
gboolean around_is_unit (const Grammar *grammar, const char *folded);

/* The line of another page that is the same at the same place; NULL if there is none. */
const Line *around_same_line (const Words *words, const Line *line);

gboolean around_has_own_words (const Attempt *attempt, const Sheet *sheet, double top,
                               double bottom);

gboolean around_read_notes (const Sheet *sheet, double top, double bottom, Rows *rows);

gboolean around_declares_empty (const Attempt *attempt, const Sheet *sheet, double top,
                                double bottom, Rows *rows);

double around_skip_incidental (const Attempt *attempt, const Sheet *sheet, double top);

/* Where the page's own text ends: above a page number that stands apart at its foot. */
double around_foot (const Grammar *grammar, const Sheet *sheet);

#endif
