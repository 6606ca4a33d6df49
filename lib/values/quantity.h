/* Sums of money made comparable whatever unit they are printed in, and parts of a whole: exact
 * whole numbers, with what their last printed digit stands for. */
#ifndef DISCLOSE_QUANTITY_H
#define DISCLOSE_QUANTITY_H

#include "disclose.h"

typedef struct {
    gint64 value; /* in ten-thousandths of a yuan; of a count, of one */
    gint64 unit;  /* of the last printed digit */
} Quantity;

/* An amount whose unit is ten to the power of the yuan. FALSE if it does not fit. */
gboolean quantity_from (DiscloseAmount amount, int power, Quantity *quantity);

/* The quantity as an amount in that unit, with its printed decimals. */
DiscloseAmount quantity_to (Quantity quantity, int power);

/* FALSE if the sum does not fit; the unit is the coarser of the two. */
gboolean quantity_add (Quantity a, Quantity b, gboolean minus, Quantity *sum);

/* How the same quantity printed twice compares. */
typedef enum {
    QUANTITY_SAME, /* equal, or equal where the one is printed coarser than the other */
    QUANTITY_NEAR, /* a unit of the last printed digit apart */
    QUANTITY_OTHER
} QuantityMatch;

QuantityMatch quantity_compare (Quantity a, Quantity b);

/* The same of the sum of n printed figures, each of which was rounded on its own. */
QuantityMatch quantity_compare_sum (Quantity a, Quantity sum, guint n);

/* Whether percent is what part is of whole, as far as their printed digits can tell: NEAR if it was
 * cut instead of rounded. Signs are left out of account; whole must not be nothing. */
QuantityMatch quantity_share (Quantity part, Quantity whole, DiscloseAmount percent);

/* What part is of whole in percent, rounded to scale decimals; whole must not be nothing. */
DiscloseAmount quantity_percent (Quantity part, Quantity whole, guint8 scale);

#endif
