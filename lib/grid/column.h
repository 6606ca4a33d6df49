/* A column of words that stand over each other, before its dividers are known. */
#ifndef DISCLOSE_COLUMN_H
#define DISCLOSE_COLUMN_H

#include <glib.h>

typedef struct {
    double x0, x1;       /* what its words cover */
    gboolean body, head; /* where it has words */
    int figures;         /* words of the body that are figures, less those that are not */
    gboolean digits;     /* every word of the body is digits alone: codes, perhaps */
    double top;          /* of its heading; of an index number beyond all */
} Column;

#endif
