/* Column dividers from how words stand over each other. */
#ifndef DISCLOSE_COLUMNS_H
#define DISCLOSE_COLUMNS_H

#include "words.h"

typedef struct {
    double x0, x1; /* what its words cover */
    gboolean body, head; /* where it has words */
    int figures;         /* words of the body that are figures, less those that are not */
} Column;

/* A stretch of lines that is a table: its heading lines, then its body. */
typedef struct {
    guint first, body, end; /* lines: heading [first, body), body [body, end) */
} Stretch;

/* Whether a line is figures' numbers and marks only: «※ ※ 1 2 3». */
gboolean line_is_index (const Words *words, guint line);

/* The first stretch of lines between top and bottom that looks like a table: FALSE if none does.
 * Where closed, everything down to bottom belongs to it. */
gboolean stretch_find (const Words *words, double top, double bottom, gboolean closed,
                       Stretch *stretch);

/* The columns of a stretch, from the left: an array of Column. */
GArray *columns_find (const Words *words, const Stretch *stretch);

/* Dividers half way between the columns, and at the outer edges: an array of double. */
GArray *columns_dividers (const GArray *columns);

#endif
