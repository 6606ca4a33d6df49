/* Headings of a grid that no grammar is known for, and patterns that take them. */
#ifndef DISCLOSE_DRAFT_HEADING_H
#define DISCLOSE_DRAFT_HEADING_H

#include "draft.h"

/* How many rows of a grid are heading. */
guint draft_depth (const Grid *grid, const Grammar *common);

/* What stands above a column in the first depth rows: of char *, folded, from the top. */
GPtrArray *draft_path (const Grid *grid, const Grammar *common, guint col, guint depth);

/* The name of a total that stands below the headings of a column, in a line with those of others;
 * folded. NULL if there is none. */
const char *draft_row_name (const Grid *grid, const Grammar *common, guint col, guint depth);

/* The last n levels of a path, joined by separator. */
char *draft_path_join (const GPtrArray *path, guint n, const char *separator);

/* Folded text as a pattern that takes it, and takes any year for the one that is printed. */
char *draft_quote (const char *folded);

#endif
