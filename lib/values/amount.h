/* Exact decimals. The public calls are in disclose.h; here is what only the library needs. */
#ifndef DISCLOSE_AMOUNT_H
#define DISCLOSE_AMOUNT_H

#include "disclose.h"

#define AMOUNT_MAX_DIGITS 18

/* Whether text (UTF-8, as printed) looks like one whole printed number, of whatever size. */
gboolean amount_looks_like (const char *text);

/* Whether it does and has a point or separators, so that it is neither a code nor a count. */
gboolean amount_is_certain (const char *text);

#endif
