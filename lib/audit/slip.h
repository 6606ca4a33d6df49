/* How one number becomes another by a slip of the hand. */
#ifndef DISCLOSE_SLIP_H
#define DISCLOSE_SLIP_H

#include <glib.h>

/* Whether wrong could come of right by one slip: a digit changed, dropped, doubled or put in, two
 * neighbours exchanged, the point or the sign shifted. Both are whole numbers of the last digit. */
gboolean slip_explains (gint64 right, gint64 wrong);

/* Whether two codes of one length differ in one digit, or in two that are exchanged. */
gboolean slip_explains_code (const char *right, const char *wrong);

#endif
