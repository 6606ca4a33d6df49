/* A grammar to begin with, for a document that none takes: what its tables look like, written as
 * patterns. */
#ifndef DISCLOSE_DRAFT_H
#define DISCLOSE_DRAFT_H

#include "reading.h"
#include "grammars.h"

typedef struct {
    FieldKind kind;
    guint level;      /* of a code that holds one, 1 to 3 */
    guint section;    /* which of the table's panels, from 0 */
    char *key;        /* of an amount */
    gboolean made_up; /* the key was */
    gboolean empty;   /* nothing stands in it */
    gboolean coded;   /* of a label: codes stand before the labels, in the same cells */
    char *label;      /* the heading as printed, levels joined by '/'; "" if there is none */
    char *pattern;    /* of the heading; NULL if there is none to be found by */
} DraftColumn;

typedef struct {
    char *title; /* folded */
    guint page;
    DiscloseWay way;
    const char *unit;    /* that a line above it tells, or ""; not owned */
    GPtrArray *columns;  /* of DraftColumn, in printed order */
    GPtrArray *sections; /* of char *: ids, where there are two panels or more; else empty */
} DraftTable;

void draft_table_free (DraftTable *table);

/* What the columns of a grid hold, judged by their headings and by what stands in them. NULL if it
 * is no table of figures. */
DraftTable *draft_table_new (const Grid *grid, const Grammar *common, const char *title,
                             const DiscloseGrammars *grammars);

/* What knows most of its headings among the tables of the grammars; NULL if none knows enough of
 * them. heading is how. */
const TableGrammar *draft_known_table (const Grid *grid, const char *title,
                                       const DiscloseGrammars *grammars, Heading **heading);

/* The key that most amounts of all grammars under such a heading have; NULL if they differ. */
const char *draft_known_key (const char *path, const DiscloseGrammars *grammars);

/* A grammar for the tables of pages (of Page): those that have a title above them. text is
 * (transfer full). NULL with DISCLOSE_ERROR_NO_TABLE if there are none. */
char *draft_pages (GPtrArray *pages, const DiscloseGrammars *grammars, const char *name,
                   GError **error);

/* Writes tables (of DraftTable) behind what common grammars begin with. */
void draft_write (GString *out, const char *common, const GPtrArray *tables,
                  const GPtrArray *remarks);

#endif
