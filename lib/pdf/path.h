/* The path in hand: its straight lines and rectangles. */
#ifndef DISCLOSE_PATH_H
#define DISCLOSE_PATH_H

#include "painter.h"

void path_new (Painter *p);
void path_line (Painter *p, double x, double y);
void path_move (Painter *p);
void path_curve (Painter *p);
void path_rectangle (Painter *p);

/* Whether a straight line is longer than those of characters drawn as outlines. */
gboolean path_is_long (const Box *segment);

/* Around all of the path. */
Box path_bounds (const Painter *p);

/* Makes rectangles of closed paths of four straight sides drawn one by one; other polygons are
 * neither rule nor area that we can reason about. */
void path_fold (Painter *p);

#endif
