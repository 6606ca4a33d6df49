/* What the prose of a document says of its figures, as data: sentences known by a pattern, and the
 * cells they speak of. Says what is to be compared, not how. The text format is in
 * disclose-grammar(5). Parts of a sentence are told by the names of the pattern's groups. */
#ifndef DISCLOSE_CLAIM_H
#define DISCLOSE_CLAIM_H

#include "relation.h"

typedef enum {
    CLAIM_FIGURE,     /* an amount is that of a cell; its share, change and growth are right */
    CLAIM_SUM,        /* amounts of one sentence add up: groups whole, part1 to part9, or parts */
    CLAIM_MOST,       /* one is no more than the other: groups whole and part1 */
    CLAIM_EMPTY,      /* there is nothing */
    CLAIM_LIST,       /* the names of the rows that are not empty: group list, open if it goes on */
    CLAIM_COUNT,      /* how many items a table has: group count */
    CLAIM_THIS_YEAR,  /* the document's year: group year */
    CLAIM_LAST_YEAR,  /* the year before: group year */
    CLAIM_WITHHELD,   /* a row that is not published: group row */
    CLAIM_NOTICE,     /* should not be printed at all, in any part of the prose */
    CLAIM_DEPARTMENT, /* whose budget it is: group department */
    CLAIM_WANTS,      /* should stand in its part of the prose, if a cell has an amount */
    CLAIM_EVERY,      /* no sentence: its part of the prose names every row with an amount */
    CLAIM_PART,       /* a part that the prose should have: name is what it is called */
    CLAIM_REASONS,    /* should stand behind every change that the prose gives in percent */
    CLAIM_PERCENT,    /* a percentage without its sign: group percent */
    CLAIM_DECLARES,   /* what the note of an empty table should say */
    CLAIM_SPLIT,      /* no sentence: a cell that has an amount is split into others */
    CLAIM_REACH,      /* no sentence: a table with amounts has rows of this kind */
    CLAIM_CHECK       /* no sentence: the id of one of the checks that are made of every sentence */
} ClaimKind;

/* What is looked at wherever a sentence gives it. */
typedef enum {
    CHECK_SHARE,      /* a percentage of a whole */
    CHECK_GROWTH,     /* a percentage of the year before */
    CHECK_WORDING,    /* whether up and down agree with each other and with the amounts */
    CHECK_UNCHANGED,  /* a growth of nothing */
    CHECK_RATE,       /* a percentage of what was budgeted */
    CHECK_NAME,       /* the name of a row in the text is that in the table */
    CHECK_PREVIOUS,   /* the year before, as this year's change implies it */
    CHECK_MISSING,    /* a table that the document lacks */
    CHECK_UNDECLARED, /* an empty table that is not said to be empty */
    CHECK_CODE,       /* a code that is in no list */
    CHECK_CODE_NAME,  /* a code with another name than its own */
    CHECK_CODE_OLD,   /* a code with a name that it had before */
    CHECK_ORDER,      /* codes that do not rise */
    CHECK_GLUED,      /* a project's name that ends in digits, run into its amount */
    CHECK_BOUND,      /* amounts that no sentence binds */
    N_CHECKS
} ClaimCheck;

typedef struct {
    char *id;
    char *name; /* of CLAIM_PART; else NULL */
    ClaimKind kind;
    ClaimCheck check; /* of CLAIM_CHECK */
    DiscloseSeverity severity;
    gboolean anywhere;       /* is looked for in the whole prose */
    GPtrArray *terms;        /* of RelationTerm: the cells, to be added up */
    GPtrArray *others;       /* of GPtrArray of RelationTerm: cells that it may speak of instead */
    GPtrArray *whole;        /* of RelationTerm: what shares are shares of; empty if not told */
    Pattern *pattern;        /* NULL of CLAIM_CHECK */
    char *english, *chinese; /* one line of explanation each; NULL if it has none */
    guint line;              /* where it stands in the source, from 1 */
} Claim;

/* One side of a table whose codes are of a list. */
typedef struct {
    char *list; /* `functional` or `economic` */
    guint table;
    char *section; /* "" for a table without sections */
} CodedPlace;

void coded_place_free (gpointer place);

/* A part of the prose, from its heading to the next. */
typedef struct {
    Pattern *heading;
    GPtrArray *claims; /* of Claim, borrowed from the grammar; the first to take an amount has it */
} Narrative;

/* The explanation of the first claim of that id that has one; "" if there is none. */
const char *claims_explain (const GPtrArray *claims, const char *id, gboolean in_chinese);

void claim_free (gpointer claim);
void narrative_free (gpointer narrative);

#endif
