/* What of the paint the clip lets through. */
#ifndef DISCLOSE_CLIP_H
#define DISCLOSE_CLIP_H

#include "painter.h"

/* Takes the path for a further clip. */
void clip_add (Painter *p);

/* Lifts all clips. */
void clip_reset (Painter *p);

/* Cuts box to what the clip surrounds; FALSE if nothing of it is left. */
gboolean clip_box (const Painter *p, Box *box);

/* How many rectangles of Painter.clips the next box to be filled has to be cut to; 0 where the clip
 * is none of several. */
guint clip_pieces (Painter *p);

#endif
