/* One template as data: text compiled to patterns, every mistake told as file:line:column. Knows
 * nothing of pages. The text format is disclose-grammar(5). All patterns are matched against folded
 * text (text_fold): half-width forms, no white space, no quotes. */
#ifndef DISCLOSE_GRAMMAR_H
#define DISCLOSE_GRAMMAR_H

#include "pattern.h"
#include "claim.h"
#include "relation.h"

typedef enum {
    FIELD_CODE,   /* a classification code, or one level of it */
    FIELD_NAME,   /* the row's label */
    FIELD_ITEM,   /* a second label: the project's name */
    FIELD_AMOUNT, /* figures */
    FIELD_IGNORE  /* printed, known, and of no interest: a serial number, remarks */
} FieldKind;

typedef struct {
    FieldKind kind;
    char *key;           /* of an amount: the column's key in the CSV; else NULL */
    guint level;         /* of a code: 1, 2, 3 for one level of it, 0 for the whole */
    const char *section; /* one of the table's sections, or "" */
    gboolean unseen;     /* of a form of which no document was seen */
    Pattern *heading;    /* of the column's heading path: levels from the top joined by '/' */
    guint line;          /* where it stands in the source, from 1 */
} Field;

typedef struct {
    guint number;
    guint since;         /* the year from which on it is missed where it is absent; 0: in any */
    gboolean optional;   /* not missed in any */
    GPtrArray *titles;   /* of Pattern: the title without label and prefix, whole */
    GPtrArray *sections; /* of char *: in printed order; empty where there are none */
    GPtrArray *fields;   /* of Field: in printed order */
    guint line;
} TableGrammar;

typedef struct {
    char *name;
    int power; /* of ten, of the yuan */
    Pattern *pattern;
} UnitGrammar;

typedef struct {
    guint depth; /* 1 for the top; 0: one below the row above, and what follows stays there */
    Pattern *pattern;
} LevelGrammar;

typedef struct {
    char *id, *title, *kind, *text, *origin;
    GPtrArray *years;       /* of Pattern; group 1 is the year, in the order to be tried */
    GPtrArray *departments; /* of Pattern; group 1 is the department, for lines of the cover */
    Pattern *preparer;      /* group 1 is the department, for the line above a table */
    GPtrArray *units;       /* of UnitGrammar */
    GArray *levels;         /* of LevelGrammar, in the order to be tried */
    /* Any of these may be NULL: matches nothing. */
    Pattern *label;        /* a caption's number: «table 5:» */
    Pattern *prefix;       /* what may stand before a title: the year */
    Pattern *continued;    /* the mark of a continuation page, anywhere in a caption */
    Pattern *index;        /* the marks of the column-index row above label columns */
    Pattern *blank;        /* a cell that says there is nothing */
    Pattern *total;        /* the name of a total row */
    Pattern *past;         /* what in a heading names a year, group 1, or another year than this */
    Pattern *subtotal;     /* the name of a row that sums up those above it, beside the total */
    Pattern *holds;        /* a label below which the marks of its own level begin anew */
    Pattern *empty;        /* the sentence that declares a table empty */
    Pattern *note;         /* a note below a table */
    Pattern *aside;        /* the captions of tables that are left alone */
    Pattern *furniture;    /* page numbers, running heads: text that belongs to no table */
    GPtrArray *tables;     /* of TableGrammar, in printed order */
    GPtrArray *rows;       /* of NamedRow */
    GPtrArray *relations;  /* of Relation */
    GPtrArray *claims;     /* of Claim */
    GPtrArray *narratives; /* of Narrative, in the order to be tried */
    GPtrArray *coded;      /* of CodedPlace */
    GPtrArray *changes;    /* of RelationTerm: what is compared with the year before */
    Pattern *money;        /* group amount is a sum of money in the prose; NULL: none is known */
    const Claim *checks[N_CHECKS]; /* NULL for one that is not made */
    Pattern *any_title; /* any of the titles, anywhere in a line; NULL if it could not be made */
    gboolean is_part;   /* read up to its `audit` line: all that reading a document needs */
    gpointer whole;     /* of such a one, once asked for: the same read to its end */
} Grammar;

/* Compiles a grammar; origin is what mistakes are told under. NULL with DISCLOSE_ERROR_GRAMMAR and
 * "origin:line:column: what is wrong; what to do" on the first mistake. */
Grammar *grammar_new (const char *text, gsize length, const char *origin, GError **error);

/* As grammar_new() for text that was found good before, a built-in, which the tests read whole.
 * What stands behind its `audit` line is left out: grammar_whole() has it. */
Grammar *grammar_new_known (const char *text, gsize length, const char *origin, GError **error);

/* With relations and prose; NULL of NULL. (transfer none) */
const Grammar *grammar_whole (const Grammar *grammar);
void grammar_free (Grammar *grammar);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Grammar, grammar_free)

const TableGrammar *grammar_table (const Grammar *grammar, guint number);

/* Whether a label begins with the mark of a level. */
gboolean grammar_has_level (const Grammar *grammar, const char *folded);

/* Every mistake in text, and what compiles and is likely not meant, each as "origin:line:column:
 * what; what to do", added to mistakes and warnings (of char *). After a mistake the reading goes
 * on as well as it can. */
void grammar_check (const char *text, gsize length, const char *origin, GPtrArray *mistakes,
                    GPtrArray *warnings);

#endif
