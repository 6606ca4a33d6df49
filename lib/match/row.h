/* From the body of a grid to typed rows. Rows are collected part by part, page after page, as
 * printed text by field; only when the table is whole are they read as codes, names and amounts. */
#ifndef DISCLOSE_ROW_H
#define DISCLOSE_ROW_H

#include "grammar.h"
#include "heading.h"
#include "model.h"

typedef struct Rows Rows;

Rows *rows_new (const Grammar *grammar, const TableGrammar *table);
void rows_free (Rows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Rows, rows_free)

/* Adds the body of one part. Sentences that declare the table empty, and notes, are kept apart. */
void rows_add_part (Rows *rows, const Page *page, const Grid *grid, const Heading *heading);

/* Keeps the words on the lines of a part without drawn columns that stand in none of them, for
 * findings. Beside drawn ones is outside the table. */
void rows_add_outside (Rows *rows, const Page *page, const Grid *grid, const Words *words);

/* Text below the grid that may be its note. Returns whether it was taken. */
gboolean rows_add_note (Rows *rows, const char *text);

/* What declares the table empty, or "". */
const char *rows_note (const Rows *rows);

guint rows_n (const Rows *rows);

/* Whether the last row is the total of those above it, so that nothing can follow. Not told of
 * tables with sections, whose sides have totals of their own. */
gboolean rows_are_summed_up (const Rows *rows);

/* Reads everything collected into table, whose columns are added in the order of the fields that
 * were bound in any part. What cannot be read becomes findings of document. */
void rows_finish (Rows *rows, DiscloseDocument *document, DiscloseTable *table);

#endif
