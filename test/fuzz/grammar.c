/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Any bytes as a grammar: compiled, or told as origin:line:column. */
#include "disclose.h"
#include "grammar.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (Grammar) grammar = grammar_new ((const char *) data, size, "fuzz", &error);
    g_assert ((grammar == NULL) == (error != NULL));
    if (error != NULL) {
        g_assert (g_error_matches (error, DISCLOSE_ERROR, DISCLOSE_ERROR_GRAMMAR));
        g_assert (g_str_has_prefix (error->message, "fuzz:"));
        g_assert (g_utf8_validate (error->message, -1, NULL));
    }
    return 0;
}
