/* The formulas by which a spreadsheet works an equation out again. */
#ifndef DISCLOSE_FORMULAS_H
#define DISCLOSE_FORMULAS_H

#include "sheets.h"

typedef struct {
    Book *book;
    const Layouts *layouts;
    const DiscloseEquation *equation; /* the one in hand */
    const DiscloseTable *first;       /* whose unit its amounts are in */
    GArray *groups;                   /* its cells, by table, side and sign */
    guint row, spill; /* where it stands, and where what is too long for a cell goes */
    guint decimals;   /* of its amounts */
} Formulas;

void formulas_init (Formulas *formulas, Book *book, const Layouts *layouts);
void formulas_clear (Formulas *formulas);

/* Takes an equation in hand, for a row of the sheet; from column spill on the row is free. */
void formulas_take (Formulas *formulas, const DiscloseEquation *equation, guint row, guint spill);

/* What follows is (transfer full), without the `=`. What a side comes to, in the unit of the first
 * table: */
char *formulas_side (Formulas *formulas, gboolean right);

/* What rounding explains: */
char *formulas_allowed (Formulas *formulas);

/* The verdict, by the cells that hold these: */
char *formulas_verdict (const Formulas *formulas, const char *difference, const char *allowed);

/* What a side comes to, exactly. */
DiscloseAmount formulas_sum (const Formulas *formulas, gboolean right);

/* In words; where failing is but worth a remark, that is the verdict. */
const char *formulas_verdict_text (const DiscloseEquation *equation, DiscloseVerdict verdict);
const char *formulas_severity (const DiscloseEquation *equation);

#endif
