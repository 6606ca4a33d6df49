/* Painting as a reader sees it: what is filled and stroked, what hides what. */
#ifndef DISCLOSE_INK_H
#define DISCLOSE_INK_H

#include "painter.h"

/* Fills the path in hand. */
void ink_fill (Painter *p);

/* Strokes the path in hand. */
void ink_stroke (Painter *p);

#endif
