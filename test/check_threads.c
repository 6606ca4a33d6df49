/* Documents read in several threads at once, and one document looked at from several. What this
 * proves is for ThreadSanitizer to say; without it, that the results are the same.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "disclose.h"

#include "made_pdf.h"
#include "suite.h"

#define THREADS 4
#define TIMES 5

static gboolean
write_string (const char *data, gsize length, gpointer out, GError **error)
{
    (void) error;
    g_string_append_len (out, data, (gssize) length);
    return TRUE;
}

/* Everything that can be written of a document. */
static char *
all_of (const DiscloseDocument *document)
{
    GString *out = g_string_new (NULL);
    disclose_document_write_figures (document, DISCLOSE_CSV_PLAIN, write_string, out, NULL);
    disclose_document_write_json (document, write_string, out, NULL);
    for (guint t = 0; t < disclose_document_n_tables (document); t++)
        disclose_table_write_csv (disclose_document_table (document, t), DISCLOSE_CSV_LABELS,
                                  write_string, out, NULL);
    return g_string_free (out, FALSE);
}

/* What every thread shares, and what only it has. */
typedef struct {
    GBytes *bytes;
    DiscloseGrammars *grammars;
    DiscloseDocument *document;
} Work;

static DiscloseGrammars *
made_grammars (void)
{
    DiscloseGrammars *grammars = disclose_grammars_new (NULL, NULL);
    ck_assert_ptr_nonnull (grammars);
    ck_assert (disclose_grammars_add (grammars, made_grammar, -1, "made", NULL));
    return grammars;
}

/* Whether every thread gives back text, the same for all. */
static void
assert_agree (GThreadFunc function, Work *works)
{
    GThread *threads[THREADS];
    char *first = NULL;
    for (guint i = 0; i < THREADS; i++)
        threads[i] = g_thread_new ("reader", function, &works[i]);
    for (guint i = 0; i < THREADS; i++) {
        char *text = g_thread_join (threads[i]);
        ck_assert_ptr_nonnull (text);
        if (first == NULL) {
            first = text;
            continue;
        }
        ck_assert_str_eq (text, first);
        g_free (text);
    }
    ck_assert_ptr_nonnull (strstr (first, "1234.56"));
    g_free (first);
}

static gpointer
read_often (gpointer data)
{
    const Work *work = data;
    char *text = NULL;
    for (guint i = 0; i < TIMES; i++) {
        g_autoptr (DiscloseDocument) document =
            disclose_document_read (work->bytes, "made.pdf", work->grammars, NULL, NULL);
        g_free (text);
        text = document != NULL ? all_of (document) : NULL;
    }
    return text;
}

START_TEST (documents_with_shared_grammars)
{
    g_autoptr (GBytes) bytes = made_pdf (MADE_TABLE, 2, NULL);
    g_autoptr (DiscloseGrammars) grammars = made_grammars ();
    Work works[THREADS];
    for (guint i = 0; i < THREADS; i++)
        works[i] = (Work){ bytes, grammars, NULL };
    assert_agree (read_often, works);
}
END_TEST

static gpointer
read_alone (gpointer data)
{
    const Work *work = data;
    g_autoptr (DiscloseGrammars) grammars = disclose_grammars_new (NULL, NULL);
    if (grammars == NULL || !disclose_grammars_add (grammars, made_grammar, -1, "made", NULL))
        return NULL;
    g_autoptr (DiscloseDocument) document =
        disclose_document_read (work->bytes, "made.pdf", grammars, NULL, NULL);
    return document != NULL ? all_of (document) : NULL;
}

START_TEST (documents_with_grammars_of_their_own)
{
    g_autoptr (GBytes) bytes = made_pdf (MADE_TABLE, 1, NULL);
    Work works[THREADS];
    for (guint i = 0; i < THREADS; i++)
        works[i] = (Work){ bytes, NULL, NULL };
    assert_agree (read_alone, works);
}
END_TEST

static gpointer
look_at (gpointer data)
{
    const Work *work = data;
    char *text = NULL;
    for (guint i = 0; i < TIMES; i++) {
        DiscloseDocument *document = disclose_document_ref (work->document);
        g_free (text);
        text = all_of (document);
        disclose_document_unref (document);
    }
    return text;
}

START_TEST (one_document_seen_by_all)
{
    g_autoptr (GBytes) bytes = made_pdf (MADE_TABLE, 1, NULL);
    g_autoptr (DiscloseGrammars) grammars = made_grammars ();
    g_autoptr (DiscloseDocument) document =
        disclose_document_read (bytes, "made.pdf", grammars, NULL, NULL);
    ck_assert_ptr_nonnull (document);
    Work works[THREADS];
    for (guint i = 0; i < THREADS; i++)
        works[i] = (Work){ NULL, NULL, document };
    assert_agree (look_at, works);
}
END_TEST

/* Errors meet too: the quark of their domain is made by whoever is first. */
static gpointer
fail_often (gpointer data)
{
    const Work *work = data;
    g_autoptr (GString) codes = g_string_new ("1234.56");
    for (guint i = 0; i < TIMES; i++) {
        g_autoptr (GError) error = NULL;
        g_autoptr (GBytes) part =
            g_bytes_new_from_bytes (work->bytes, 0, g_bytes_get_size (work->bytes) / 5);
        g_autoptr (DiscloseDocument) document =
            disclose_document_read (part, "part.pdf", work->grammars, NULL, &error);
        g_string_append_printf (codes, " %d", error != NULL ? error->code : -1);
    }
    return g_string_free (g_steal_pointer (&codes), FALSE);
}

START_TEST (errors_in_all)
{
    g_autoptr (GBytes) bytes = made_pdf (MADE_TABLE, 1, NULL);
    g_autoptr (DiscloseGrammars) grammars = made_grammars ();
    Work works[THREADS];
    for (guint i = 0; i < THREADS; i++)
        works[i] = (Work){ bytes, grammars, NULL };
    assert_agree (fail_often, works);
}
END_TEST

int
main (void)
{
    const TTest *const tests[] = {
        documents_with_shared_grammars,
        documents_with_grammars_of_their_own,
        one_document_seen_by_all,
        errors_in_all,
        NULL,
    };
    return suite_run ("threads", tests);
}
