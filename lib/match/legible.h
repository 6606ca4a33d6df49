/* Labels that the font of a document tells wrongly. */
#ifndef DISCLOSE_LEGIBLE_H
#define DISCLOSE_LEGIBLE_H

#include "model.h"

/* Adds a finding for each row of the table whose label or code has characters that no Chinese text
 * has; its figures are doubtful. */
void legible_rows (DiscloseDocument *document, DiscloseTable *table);

/* Adds one for each table of a document whose labels have several of them: where a font tells some
 * characters wrongly it may tell any, also as others that a reader cannot know to be wrong. */
void legible_tables (DiscloseDocument *document);

#endif
