/* Figures that are numbers and yet not likely what is printed. */
#ifndef DISCLOSE_DOUBT_H
#define DISCLOSE_DOUBT_H

#include "model.h"

/* Adds a finding for each figure of the table that has more decimals than most of it: a character
 * of a watermark or of the next column was read along. */
void doubt_decimals (DiscloseDocument *document, DiscloseTable *table);

#endif
