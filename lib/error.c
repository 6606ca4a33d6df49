/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "disclose.h"

/* Its cached quark is the one writable datum of the library: set once, to the same value by
 * whichever thread comes first. */
G_DEFINE_QUARK (disclose-error-quark, disclose_error)

const char *
disclose_version (void)
{
    return DISCLOSE_VERSION;
}
