/* What must hold between the figures of a document, as data: sums, trees, equal cells. Says what is
 * to be compared, not how. The text format is in disclose-grammar(5). */
#ifndef DISCLOSE_RELATION_H
#define DISCLOSE_RELATION_H

#include "disclose.h"
#include "pattern.h"

/* A row that relations speak of, known by its label. */
typedef struct {
    char *name;
    guint table;
    char *section;    /* "" for a table without sections */
    Pattern *pattern; /* over the row's path */
    guint bit;        /* its place among the named rows of its table, from 0 */
} NamedRow;

typedef enum {
    PICK_TOTAL,     /* the total row */
    PICK_NAMED,     /* a row known by its label */
    PICK_CODE,      /* the row of one given code */
    PICK_EACH_ROW,  /* every row in turn */
    PICK_EACH_CODE, /* every code in turn, joined over tables */
    PICK_EACH_NAME, /* every label in turn, joined over tables */
    PICK_FIRST,     /* the only row of a table whose items are columns */
    PICK_SAID       /* the row that a sentence of the prose names */
} Pick;

/* A table, or one side of it, that a relation looks at as a whole. */
typedef struct {
    guint table;
    char *section;         /* "" for a table without sections */
    const NamedRow *named; /* of RELATION_PRESENT: the row that should be there; else NULL */
} RelationPlace;

typedef struct {
    gboolean right;    /* stands behind the sign */
    gboolean minus;    /* is taken off its side */
    gboolean optional; /* counts as nothing where the document has no such row or column */
    gboolean all;      /* of PICK_NAMED: the sum of all rows that bear the name */
    Pick pick;
    guint level; /* of PICK_EACH_CODE and PICK_EACH_NAME: 0 for every level */
    guint table;
    char *section;         /* "" for a table without sections */
    char *code;            /* of PICK_CODE */
    const NamedRow *named; /* of PICK_NAMED */
    char *column;          /* "*" for each column in turn */
} RelationTerm;

typedef enum {
    RELATION_EQUAL,       /* left = right */
    RELATION_LEAST,       /* left is no less than right */
    RELATION_TREE,        /* every row is the sum of the rows below it */
    RELATION_LEAVES,      /* totals are the sum of the lowest rows */
    RELATION_PARENTS,     /* every code stands below the code above it */
    RELATION_CHILDREN,    /* every code with a figure has a code with one below it */
    RELATION_TOTALS,      /* a table with figures has its total row */
    RELATION_PRESENT,     /* a side with figures has the rows that have these names */
    RELATION_DEPARTMENTS, /* a table of projects has a row for each department */
    RELATION_UNIQUE,      /* no code stands twice */
    RELATION_PROJECTS,    /* no project stands twice below the same row */
    RELATION_DELTA,       /* left = right, of the changes that the prose gives */
    RELATION_UNITS,       /* a department's cells are the sums of those of its units */
    RELATION_BEYOND       /* needs what is not read: always told as not checked */
} RelationKind;

typedef struct {
    char *id;
    RelationKind kind;
    DiscloseSeverity severity;
    gboolean once;           /* columns and rows of the same figures are one rounding case */
    GPtrArray *terms;        /* of RelationTerm; empty unless left and right are compared */
    GArray *places;          /* of RelationPlace: what the other kinds look at */
    char *english, *chinese; /* one line of explanation each; NULL if it has none */
    guint line;              /* where it stands in the source, from 1 */
} Relation;

void relation_term_free (gpointer term);
void named_row_free (gpointer row);
void relation_free (gpointer relation);

/* The explanation of the first relation of that id; "" if there is none. */
const char *relations_explain (const GPtrArray *relations, const char *id, gboolean in_chinese);

#endif
