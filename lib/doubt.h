/* Figures that are numbers and yet not likely what is printed. */
#ifndef DISCLOSE_DOUBT_H
#define DISCLOSE_DOUBT_H

#include "model.h"

/* Adds a finding for each figure of the table that has more decimals than most of it: a character
 * of a watermark or of the next column was read along. */
void doubt_decimals (DiscloseDocument *document, DiscloseTable *table);

/* Adds one for each row of the table with figures and without a label, where other rows of its
 * section have one: the label was lost, or stands in another row. */
void doubt_labels (DiscloseDocument *document, DiscloseTable *table);

/* Adds one for the part of the table on a page whose characters may stand off their boxes; all its
 * figures are doubtful. */
void doubt_part (DiscloseDocument *document, DiscloseTable *table, DiscloseSource part);

/* Adds one for each label without code and figures, in a table of codes that no rules part: it may
 * be a line of the label above or below, whose figures are doubtful. */
void doubt_lone_labels (DiscloseDocument *document, DiscloseTable *table);

#endif
