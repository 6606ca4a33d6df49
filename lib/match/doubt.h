/* Figures that are numbers and yet not likely what is printed. */
#ifndef DISCLOSE_DOUBT_H
#define DISCLOSE_DOUBT_H

#include "model.h"
#include "page.h"

/* Gives every figure of the row that is sure so far a status, those of a page if that is not 0;
 * returns the first, or NULL. */
const DiscloseCell *doubt_row (const DiscloseTable *table, DiscloseRow *row, const char *status,
                               guint page);

/* Adds a finding for each figure of the table that has more decimals than most of it: a character
 * of a watermark or of the next column was read along. */
void doubt_decimals (DiscloseDocument *document, DiscloseTable *table);

/* Adds one for each row of the table with figures and without a label, where other rows of its
 * section have one, or all were lost: the label was lost, or stands in another row. */
void doubt_labels (DiscloseDocument *document, DiscloseTable *table, gboolean lost);

/* Adds the finding `id` for the part of the table on a page that was badly seen; all its figures
 * are doubtful. */
void doubt_part (DiscloseDocument *document, DiscloseTable *table, DiscloseSource part,
                 const char *id);

/* Adds one for the part of the table on page where it runs over an edge of it, and what lies beyond
 * is lost. Figures that end within their own height of the left or right edge are doubtful: the
 * digits that would have followed were not handed out with the page; so are those nearest to the
 * upper or lower one, whose labels may go on beyond, and the first on the next page. */
void doubt_cut (DiscloseDocument *document, DiscloseTable *table, const Page *page,
                DiscloseSource part);

/* Adds one for a row with figures, a line of whose label may as well be another row's. */
void doubt_ambiguous (DiscloseDocument *document, const DiscloseTable *table,
                      const DiscloseRow *row);

/* Adds one for each label without code and figures, in a table of codes that no rules part: it may
 * be a line of the label above or below, whose figures are doubtful. */
void doubt_lone_labels (DiscloseDocument *document, DiscloseTable *table);

#endif
