/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Any bytes as a page dump, looked at for a grammar, and read with a trace. */
#include "dump.h"
#include "draft.h"
#include "page.h"
#include "recognize.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
assert_no_table (const GError *error)
{
    g_assert (g_error_matches (error, DISCLOSE_ERROR, DISCLOSE_ERROR_NO_TABLE)
              || g_error_matches (error, DISCLOSE_ERROR, DISCLOSE_ERROR_ILLEGIBLE));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
    static DiscloseGrammars *grammars; /* the same for all inputs: compiling them takes longest */
    if (grammars == NULL)
        grammars = disclose_grammars_new (NULL, NULL);
    g_assert (grammars != NULL);

    g_autoptr (GPtrArray) pages = pages_load ((const char *) data, (gssize) size, NULL);
    if (pages == NULL)
        return 0;
    g_autoptr (GError) error = NULL, none = NULL;
    g_autoptr (DiscloseTrace) trace = disclose_trace_new ();
    g_autoptr (DiscloseDocument) document = model_document_new ();
    document->trace = trace;
    if (!recognize (pages, grammars, NULL, document, &error))
        assert_no_table (error);
    /* A draft with a mistake would be another error. */
    g_autofree char *draft = draft_pages (pages, grammars, "fuzz.pdf", &none);
    if (draft == NULL)
        assert_no_table (none);
    g_assert (draft == NULL || g_utf8_validate (draft, -1, NULL));
    return 0;
}
