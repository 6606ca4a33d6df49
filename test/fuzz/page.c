/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Any bytes as a page dump, and what loads through the whole recognizer, its prose and its audit,
 * and out as text. */
#include "dump.h"
#include "page.h"
#include "prose.h"
#include "recognize.h"

#include <disclose-audit.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static gboolean
discard (const char *data, gsize length, gpointer user_data, GError **error)
{
    (void) data;
    (void) error;
    *(gsize *) user_data += length;
    return TRUE;
}

static void
write_all (const DiscloseDocument *document)
{
    gsize written = 0;
    g_assert (
        disclose_document_write_figures (document, DISCLOSE_CSV_PLAIN, discard, &written, NULL));
    g_assert (disclose_document_write_json (document, discard, &written, NULL));
    for (guint i = 0; i < disclose_document_n_tables (document); i++)
        g_assert (disclose_table_write_csv (disclose_document_table (document, i),
                                            DISCLOSE_CSV_LABELS, discard, &written, NULL));
}

static struct Prose *
read_prose (const GPtrArray *pages)
{
    g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (DiscloseSource));
    g_autoptr (GArray) read = g_array_new (FALSE, FALSE, sizeof (ProsePage));
    for (guint i = 0; i < pages->len; i++) {
        const Page *page = g_ptr_array_index (pages, i);
        const ProsePage on = { page, words_new (page) };
        g_array_append_val (read, on);
    }
    struct Prose *prose = prose_new (read, none, NULL);
    for (guint i = 0; i < read->len; i++)
        words_free ((Words *) g_array_index (read, ProsePage, i).words);
    return prose;
}

static void
audit (DiscloseDocument *document, DiscloseGrammars *grammars)
{
    gsize written = 0;
    g_autoptr (DiscloseAudit) made = disclose_audit_new (document, grammars, NULL, NULL);
    g_assert (made != NULL);
    g_assert (disclose_audit_write_csv (made, DISCLOSE_CSV_PLAIN, discard, &written, NULL));
    g_assert (disclose_audit_write_json (made, discard, &written, NULL));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
    static DiscloseGrammars *grammars; /* the same for all inputs: compiling them takes longest */
    if (grammars == NULL)
        grammars = disclose_grammars_new (NULL, NULL);
    g_assert (grammars != NULL);

    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) pages = pages_load ((const char *) data, (gssize) size, &error);
    g_assert ((pages == NULL) == (error != NULL));
    if (pages == NULL)
        return 0;
    g_autoptr (DiscloseDocument) document = model_document_new ();
    gboolean ok = recognize (pages, grammars, NULL, document, &error);
    g_assert (ok == (error == NULL));
    document->prose = read_prose (pages);
    if (ok) {
        write_all (document);
        audit (document, grammars);
    }
    return 0;
}
