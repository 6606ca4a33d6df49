/* What stands above a table that no grammar takes: its caption, number and unit. */
#ifndef DISCLOSE_OVERHEAD_H
#define DISCLOSE_OVERHEAD_H

#include "reading.h"

typedef struct {
    char *text;           /* the caption, "" if there is none */
    DiscloseSource place; /* of caption and table */
    gboolean numbered, has_unit;
} Overhead;

/* Looks above a table's box on a sheet, no higher than to what is taken (of DiscloseSource). The
 * caption is the nearest line that is neither unit nor department. */
Overhead overhead_read (const Grammar *grammar, const Sheet *sheet, Box table, const GArray *taken);

void overhead_clear (Overhead *overhead);

/* Whether a line tells a table's unit or number, and no amount. */
gboolean overhead_announces (const Grammar *grammar, const Words *words, guint line);

#endif
