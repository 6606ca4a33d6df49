/* The frozen result: what the stages fill in and the public accessors look at. Strings live in the
 * document's chunk; arrays are never touched after the document is born. */
#ifndef DISCLOSE_MODEL_H
#define DISCLOSE_MODEL_H

#include "disclose-unknown.h"
#include "trace.h"

struct DiscloseCell {
    DiscloseCellKind kind;
    const char *text;
    DiscloseAmount amount;
    DiscloseSource source;
    const char *status;
};

struct DiscloseRow {
    const char *section, *code, *name, *item, *path;
    guint ordinal, level;
    DiscloseSource source;
    DiscloseCell *cells; /* as many as the table has columns */
};

typedef struct {
    const char *key;
    const char *label;
    gboolean unseen; /* of a form of which no document was seen */
} ModelColumn;

typedef struct {
    DiscloseSource source;
    const char *proof;
} ModelPart;

struct DiscloseTable {
    const DiscloseDocument *document;
    guint number, year; /* year 0: the document's */
    const char *template_id, *title, *department, *unit, *note;
    int unit_power;
    DiscloseWay way;
    gboolean has_sections, has_items;
    GArray *parts;    /* of ModelPart */
    GArray *columns;  /* of ModelColumn */
    GArray *headings; /* of DiscloseHeading */
    GArray *rows;     /* of DiscloseRow */
};

/* What is printed at one place. */
typedef struct {
    const char *text;
    DiscloseSource source;
} ModelLoose;

struct DiscloseUnknown {
    const char *caption;
    DiscloseSource source; /* of caption and first part */
    guint n_columns;
    GPtrArray *rows; /* of ModelLoose *, one a column */
};

struct DiscloseFinding {
    const char *id;
    DiscloseSeverity severity;
    const char *message, *text;
    guint table;
    DiscloseSource source;
};

struct DiscloseDocument {
    gatomicrefcount refs;
    GStringChunk *strings;
    DiscloseTrace *trace; /* what the stages tell while the document is made; NULL for nothing */
    const char *name, *sha256, *template_id, *kind, *department;
    guint year, n_pages;
    GPtrArray *tables;   /* of DiscloseTable */
    GPtrArray *unknowns; /* of DiscloseUnknown */
    GArray *missing;     /* of guint */
    GArray *findings;    /* of DiscloseFinding */
    struct Prose *prose; /* NULL unless asked for */
};

/* An empty document, to be filled by document.c or a test, then frozen by not being touched. */
DiscloseDocument *model_document_new (void);

/* Adds a table with no rows; owned by the document. */
DiscloseTable *model_document_add_table (DiscloseDocument *document, guint number);

/* Adds a row whose cells are all DISCLOSE_CELL_ABSENT. All columns must be there already. The
 * pointer is good until the next row is added. */
DiscloseRow *model_table_add_row (DiscloseTable *table);

/* Adds a table that no grammar takes, with no rows; owned by the document. */
DiscloseUnknown *model_document_add_unknown (DiscloseDocument *document, const char *caption,
                                             DiscloseSource source, guint n_columns);

/* Adds a row and returns its cells, all of them blank. */
ModelLoose *model_unknown_add_row (DiscloseUnknown *unknown);

/* Adds a finding; id must be one that disclose_finding_explain() knows. The message is made from
 * the id's sentence and text. */
void model_document_add_finding (DiscloseDocument *document, const char *id, const char *text,
                                 guint table, DiscloseSource source);

/* Whether two places share more than their edges. */
gboolean source_overlap (DiscloseSource a, DiscloseSource b);

/* Whether a place overlaps one of others (of DiscloseSource). */
gboolean source_is_among (DiscloseSource source, const GArray *others);

/* A copy of text that lives as long as the document. */
const char *model_string (DiscloseDocument *document, const char *text);

#endif
