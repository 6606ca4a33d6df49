/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "disclose.h"

/* Not G_DEFINE_QUARK(), which would keep the quark in a variable: the library has none. */
GQuark
disclose_error_quark (void)
{
    return g_quark_from_static_string ("disclose-error-quark");
}

const char *
disclose_version (void)
{
    return DISCLOSE_VERSION;
}
