/* Whether what a label holds is its own. */
#ifndef DISCLOSE_FOREIGN_H
#define DISCLOSE_FOREIGN_H

#include "model.h"

/* Whether the label of row r of the table holds a figure or a code of another cell, or its code
 * lacks a level that stands elsewhere. */
gboolean label_is_foreign (const DiscloseTable *table, guint r);

#endif
