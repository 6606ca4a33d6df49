/* Lines of a page that are a table. */
#ifndef DISCLOSE_STRETCH_H
#define DISCLOSE_STRETCH_H

#include "words.h"

/* A stretch of lines that is a table: its heading lines, then its body. */
typedef struct {
    guint first, body, end; /* lines: heading [first, body), body [body, end) */
} Stretch;

/* How many words of a line look like amounts. */
guint line_figures (const Words *words, guint line);

/* Whether a line is figures' numbers and marks only: «※ ※ 1 2 3». */
gboolean line_is_index (const Words *words, guint line);

/* Whether a line of [first, end) stands beside an index line: the first or second half of marks
 * that are wrapped in columns too narrow for them. */
gboolean line_is_beside_index (const Words *words, guint line, guint first, guint end);

/* The first stretch of lines between top and bottom that looks like a table: FALSE if none does.
 * Where closed, everything down to bottom belongs to it. heading (nullable): the lines of the
 * heading on the page before, folded and divided by '\n'. */
gboolean stretch_find (const Words *words, double top, double bottom, gboolean closed,
                       const char *heading, Stretch *stretch);

/* The lines of its heading as the next page may repeat them, or NULL if it has none. */
char *stretch_heading (const Words *words, const Stretch *stretch);

/* The widest that the lines of the stretch reach. */
double stretch_width (const Words *words, const Stretch *stretch);

/* Whether a line of a table so wide is a sentence, or, after one, the rest of it. */
gboolean line_is_sentence (const Words *words, guint line, double width, gboolean after);

/* Lines of figures between two heights, index rows not counted. */
guint figure_lines_between (const Words *words, double top, double bottom);

#endif
