/* The sheets of a document's workbook. */
#ifndef DISCLOSE_SHEETS_H
#define DISCLOSE_SHEETS_H

#include "book.h"

#include <disclose-audit.h>

/* Section - What is said of cells */

typedef struct {
    DiscloseSeverity severity; /* the gravest */
    GString *text;             /* for a comment, a line each */
} Remark;

typedef struct Remarks Remarks;

/* What reading and audit found, by cell. Roundings are left out: they are no doubt. */
Remarks *remarks_new (const DiscloseDocument *document, const DiscloseAudit *audit);
void remarks_free (Remarks *remarks);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Remarks, remarks_free)

/* NULL if nothing is said. */
const Remark *remarks_of (const Remarks *remarks, const DiscloseCell *cell);

/* Section - Where tables stand */

/* One printed column. */
typedef struct {
    DiscloseHeadingKind kind;
    char **levels;    /* its heading */
    gboolean joined;  /* has no heading of its own: shares that of the next */
    gboolean doubles; /* beside it stands the exact text of what a number cannot hold */
    guint column;     /* of figures: the table's column */
    guint at;         /* column of the sheet */
} Column;

/* A section of a table with its rows, beside the other one as it is printed. */
typedef struct {
    const char *section;
    GArray *columns; /* of Column */
} Panel;

typedef struct {
    const DiscloseTable *table;
    char *sheet;       /* its name */
    GPtrArray *panels; /* of Panel */
    GHashTable *lines; /* of DiscloseRow to its place among the lines of the table, from 0 */
    guint depth;       /* rows of the heading */
    guint first;       /* row of the sheet with the first row of the table */
    guint width;       /* columns of the sheet */
} Layout;

typedef struct {
    const DiscloseDocument *document;
    GPtrArray *layouts; /* of Layout, one a table */
} Layouts;

Layouts *layouts_new (const DiscloseDocument *document);
void layouts_free (Layouts *layouts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Layouts, layouts_free)

const Layout *layouts_of (const Layouts *layouts, const DiscloseTable *table);

/* The row of the sheet on which a row of the table stands. */
guint layout_row (const Layout *layout, const DiscloseRow *row);

/* Where a cell of the table stands. FALSE: nowhere. */
gboolean layout_place (const Layout *layout, const DiscloseRow *row, guint column, guint *at_row,
                       guint *at_column);

/* Whether a spreadsheet's number can hold the amount, digit by digit. */
gboolean layout_holds (DiscloseAmount amount);

/* Section - Sheets */

void sheet_about (Book *book, const Layouts *layouts, const DiscloseAudit *audit,
                  const DiscloseGrammars *grammars);
void sheet_table (Book *book, const Layout *layout, const Remarks *remarks);
void sheet_unknown (Book *book, const DiscloseDocument *document);
void sheet_checks (Book *book, const Layouts *layouts, const DiscloseEquations *equations,
                   const DiscloseGrammars *grammars);

/* FALSE with what went wrong. */
gboolean sheet_data (Book *book, const DiscloseDocument *document, GError **error);

#endif
