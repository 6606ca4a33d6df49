/* A single alteration of a document that would make its figures agree: a likely mistake. */
#ifndef DISCLOSE_CULPRIT_H
#define DISCLOSE_CULPRIT_H

#include "trial.h"

typedef enum {
    CULPRIT_VALUE,     /* a cell should hold another amount, or none */
    CULPRIT_MOVED,     /* an amount belongs in the column beside it */
    CULPRIT_EXCHANGED, /* two rows have each other's amounts */
    CULPRIT_CODE,      /* a row should have another code */
    CULPRIT_LOST       /* a row is missing */
} CulpritKind;

typedef struct {
    CulpritKind kind;
    guint table;
    guint row, other;     /* other: of CULPRIT_EXCHANGED; row: of CULPRIT_LOST, what stands before
                             it, LEDGER_NONE for nothing */
    guint column, target; /* LEDGER_NONE for whole rows; target: of CULPRIT_MOVED */
    gint64 value;         /* that the cell should hold, in grains; of CULPRIT_LOST, its first one */
    gboolean blank;       /* it should hold none */
    char code[16];        /* that the row should have; "" if that is not known */
    guint fixed, exact;   /* as Outcome */
    guint cost;           /* how unlikely a slip it is, 0 for the likeliest */
} Culprit;

/* Adds a culprit to those found, if it mends anything and they are not too many. */
void culprits_add (GArray *culprits, const Culprit *culprit);

/* For sorting them (const Culprit *): what mends the most first, then the likeliest. */
int culprit_compare (gconstpointer a, gconstpointer b);

#endif
