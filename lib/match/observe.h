/* Turns what the stages hand on into marks of a trace. Each call does nothing where no trace is
 * kept. */
#ifndef DISCLOSE_OBSERVE_H
#define DISCLOSE_OBSERVE_H

#include "reading.h"

/* Pages, words and rules. trace may be NULL. */
void observe_sheets (DiscloseTrace *trace, const GPtrArray *sheets);

void observe_captions (const Attempt *attempt, const Sheet *sheet, const GArray *captions);

/* A caption that was not taken; grid and heading are NULL where nothing below it is a grid. */
void observe_refused (const Attempt *attempt, const Sheet *sheet, const Caption *caption,
                      const Heading *heading);

/* A grid that was taken for a part of table, with its columns as bound. */
void observe_part (const Attempt *attempt, const OpenTable *table, const Sheet *sheet,
                   const Grid *grid, const Heading *heading, const char *proof);

/* A grid that no grammar takes. trace may be NULL. */
void observe_unknown (DiscloseTrace *trace, const Sheet *sheet, const Grid *grid);

void observe_bid (const Attempt *attempt);

#endif
