/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Any bytes as a PDF. Much of what this runs is poppler's; limits keep one input short. */
#include "disclose.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
    static DiscloseGrammars *grammars; /* the same for all inputs: compiling them takes longest */
    if (grammars == NULL)
        grammars = disclose_grammars_new (NULL, NULL);
    g_assert (grammars != NULL);

    g_autoptr (GError) error = NULL;
    g_autoptr (DiscloseOptions) options = disclose_options_new ();
    disclose_options_set_max_pages (options, 20);
    disclose_options_set_max_glyphs (options, 20000);
    g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
    g_autoptr (DiscloseDocument) document =
        disclose_document_read (bytes, "fuzz.pdf", grammars, options, &error);
    g_assert ((document == NULL) == (error != NULL));
    g_assert (error == NULL || error->domain == DISCLOSE_ERROR);
    return 0;
}
