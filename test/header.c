/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A program that sees the headers and nothing else; compiled as C11 and as C++ by header.sh. */
#include <disclose.h>

/* Twice, as happens. */
#include <disclose.h>
#include <disclose-explain.h>
#include <disclose-explain.h>
#include <disclose-unknown.h>
#include <disclose-unknown.h>

static gboolean
count (const char *data, gsize length, gpointer user_data, GError **error)
{
    (void) data;
    (void) error;
    *(gsize *) user_data += length;
    return TRUE;
}

static guint
count_amounts (const DiscloseTable *table)
{
    guint n = 0;
    for (guint r = 0; r < disclose_table_n_rows (table); r++) {
        const DiscloseRow *row = disclose_table_row (table, r);
        for (guint c = 0; c < disclose_table_n_columns (table); c++)
            n += disclose_cell_kind (disclose_row_cell (row, c)) == DISCLOSE_CELL_AMOUNT;
    }
    return n;
}

int
main (int argc, char **argv)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (DiscloseOptions) options = disclose_options_new ();
    g_autoptr (DiscloseGrammars) grammars = disclose_grammars_new (NULL, &error);
    if (grammars == NULL || disclose_grammars_n (grammars) == 0)
        return 1;
    g_autoptr (DiscloseTrace) trace = disclose_trace_new ();
    disclose_options_set_trace (options, trace);
    if (argc < 2) /* run only to see that it links and starts */
        return g_strcmp0 (disclose_version (), DISCLOSE_VERSION) != 0;

    g_autoptr (DiscloseDocument) document =
        disclose_document_open (argv[1], grammars, options, &error);
    if (document == NULL)
        return error->domain == DISCLOSE_ERROR ? 3 : 4;
    guint amounts = 0;
    gsize length = 0;
    for (guint t = 0; t < disclose_document_n_tables (document); t++)
        amounts += count_amounts (disclose_document_table (document, t));
    if (!disclose_document_write_figures (document, DISCLOSE_CSV_PLAIN, count, &length, &error))
        return 5;
    return amounts == 0 || length == 0;
}
