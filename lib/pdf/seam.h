/* The rules that show between filled cells. */
#ifndef DISCLOSE_SEAM_H
#define DISCLOSE_SEAM_H

#include "painter.h"

/* Adds what shows between areas that stand close side by side or one above the other, and the outer
 * edges of such areas, to the pieces: on a darker ground; on a lighter one where no rule is drawn
 * at all, since shading has seams of its own. */
void painter_add_seams (Painter *p);

#endif
