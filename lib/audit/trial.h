/* A ledger in which figures may be altered on trial: what an alteration mends and what it breaks.
 */
#ifndef DISCLOSE_TRIAL_H
#define DISCLOSE_TRIAL_H

#include "equation.h"

typedef struct {
    Ledger *ledger;
    const Balance *balance;
    guint8 *standing;  /* of Standing, an equation each, as the document has it */
    guint8 *open;      /* whether a failing equation still wants its cause */
    guint *eqs;        /* the equations of all cells, cell by cell */
    guint *eq_of;      /* where those of a cell begin; one more than there are cells */
    guint *seen;       /* the trial that an equation was last weighed in */
    guint now;         /* the number of the trial */
    guint n_open;      /* failing equations whose cause is wanted */
    guint n_flaws;     /* and flaws */
    guint n_childless; /* of them those that an amount may mend: FLAW_NO_CHILD */
} Trial;

/* One cell as it is to be on trial. */
typedef struct {
    guint cell;
    gint64 value;
    LedgerState state;
} Change;

/* What an alteration comes to. */
typedef struct {
    gboolean sound; /* nothing breaks that held */
    guint fixed;    /* failing equations and flaws that it mends */
    guint exact;    /* equations that hold to the last digit with it */
} Outcome;

/* Takes the ledger for its own. The balance must stay. */
Trial *trial_new (Ledger *ledger, const Balance *balance);
void trial_free (Trial *trial);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Trial, trial_free)

/* Tries changes; the ledger is as before afterwards. */
Outcome trial_run (Trial *trial, Change *changes, guint n);

/* As trial_run(); those failing equations that the changes mend are marked in fixed (of guint8, one
 * an equation). */
Outcome trial_mark (Trial *trial, Change *changes, guint n, guint8 *fixed);

/* How many flaws a ledger has that are errors: of all kinds, or of RELATION_CHILDREN alone. */
guint trial_count_flaws (const Ledger *ledger, gboolean childless);

#endif
