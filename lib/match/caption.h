/* Where a page names a table: titles with their number, year and continuation mark, as the grammar
 * knows them. A title alone proves nothing, tables of contents and prose print them too; whether a
 * table follows is for the caller to see. */
#ifndef DISCLOSE_CAPTION_H
#define DISCLOSE_CAPTION_H

#include "grammar.h"
#include "words.h"

typedef struct {
    const TableGrammar *table; /* NULL: numbered as a table, but with no title of the grammar */
    double top, bottom;
    char *title; /* as printed, without white space, number, year and continuation mark */
    gboolean continued;
} Caption;

/* From top to bottom. */
GArray *captions_find (const Words *words, const Grammar *grammar);

/* Whether folded text is nothing but the mark of a continuation, with or without a number. */
gboolean caption_is_continuation (const Grammar *grammar, const char *folded);

/* Whether folded text begins with a table's number; whole: and is nothing else. */
gboolean caption_is_label (const Grammar *grammar, const char *folded, gboolean whole);

/* Text of a whole line, as printed, without white space. */
char *line_text (const Words *words, guint line);

#endif
