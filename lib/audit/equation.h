/* Which cells of a ledger have to add up to which, and how they stand. */
#ifndef DISCLOSE_EQUATION_H
#define DISCLOSE_EQUATION_H

#include "ledger.h"

typedef struct {
    guint cell;
    gboolean right; /* stands behind the sign */
    gint8 sign;     /* 1, or -1 of what is taken off its side */
} Term;

typedef struct {
    const Relation *relation;
    guint first, n;   /* its terms */
    guint lacks;      /* a table that should have a row for it and has none, else LEDGER_NONE */
    guint model;      /* of such a row: a row of another table that is like it, or LEDGER_NONE */
    guint above;      /* of a sum over rows: the row that is their sum, else LEDGER_NONE */
    gboolean crosses; /* its tables have different units */
} Equation;

/* What is wrong with the rows themselves. */
typedef enum {
    FLAW_NO_PARENT,
    FLAW_NO_CHILD,
    FLAW_NO_TOTAL,
    FLAW_NO_ROW,
    FLAW_NO_DEPARTMENT,
    FLAW_TWICE,
    FLAW_PROJECT_TWICE
} FlawKind;

typedef struct {
    const Relation *relation;
    DiscloseSeverity severity;
    FlawKind kind;
    guint table, row;      /* row may be LEDGER_NONE */
    const NamedRow *named; /* of FLAW_NO_ROW */
} Flaw;

/* Why a relation could not be checked. */
typedef enum {
    REASON_NO_TABLE,  /* the document lacks the table */
    REASON_TWICE,     /* the table is printed more than once */
    REASON_NO_COLUMN, /* the table lacks the column */
    REASON_NO_ROW,    /* the table lacks the row */
    REASON_SEVERAL,   /* the table has the row more than once: two totals */
    REASON_NEW_ROW,   /* the table has a row that the grammar does not know */
    REASON_NO_FIGURE, /* nothing is printed where it would compare */
    REASON_EMPTY,     /* the table has no rows */
    REASON_UNREAD,    /* a figure could not be read */
    REASON_UNIT,      /* a table prints no unit */
    REASON_BEYOND     /* it needs what is not read */
} Reason;

typedef struct {
    const Relation *relation;
    Reason reason;
    guint number;       /* of the table it is about, 0 for none */
    const char *column; /* or NULL */
    guint cell;         /* of a figure that could not be read, else LEDGER_NONE */
} Unchecked;

typedef struct {
    GArray *equations; /* of Equation */
    GArray *terms;     /* of Term */
    GArray *flaws;     /* of Flaw */
    GArray *unchecked; /* of Unchecked */
} Balance;

void balance_free (Balance *balance);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Balance, balance_free)

/* How an equation stands. */
typedef enum { STANDS, STANDS_ROUNDED, FAILS } Standing;

typedef struct {
    gint64 left, right, difference; /* in grains; the difference is left less right */
    gint64 envelope;                /* twice what rounding can make of it */
    guint printed;                  /* how many of its figures are printed */
} Weight;

/* Whether an equation is an error where it fails, and not a warning. */
static inline gboolean
equation_binds (const Equation *equation)
{
    return equation->relation->severity == DISCLOSE_SEVERITY_ERROR;
}

/* The largest difference that rounding explains, as an amount of the table. */
DiscloseAmount equation_envelope (const Ledger *ledger, guint table, const Weight *weight);

/* FAILS too if a sum outgrows its type, which figures of the ledger's size cannot do. */
Standing equation_weigh (const Ledger *ledger, const Balance *balance, const Equation *equation,
                         Weight *weight);

#endif
