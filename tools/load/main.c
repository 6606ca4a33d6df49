/* disclose-load, which `disclose load` runs: it alone needs libsqlite3.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#define _XOPEN_SOURCE 700
#include "load.h"
#include "cli_progress.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    char **directories;
    char *database;
    gboolean quiet;
    char **names; /* of the runs: the directories, each by its one true name */
} Load;

static gboolean
load_entries (Load *load, LoadStore *store, CliRuns *runs)
{
    CliProgress progress;
    const CliEntry *entry;
    gboolean ok = TRUE;
    cli_progress_begin (&progress, cli_runs_n (runs), load->quiet);
    while (ok && (entry = cli_runs_next (runs)) != NULL) {
        g_free (progress.file);
        progress.file = g_filename_display_name (entry->fields[CLI_LINE_PATH]);
        ok = load_document (store, entry, load->names[entry->run]);
        progress.done++;
        cli_progress_tick (&progress);
    }
    cli_progress_end (&progress);
    return ok && !cli_runs_failed (runs);
}

/* What a run has no more, the database shall not have either. */
static gboolean
remove_gone (const Load *load, LoadStore *store)
{
    for (char **name = load->names; *name != NULL; name++) {
        sqlite3_stmt *gone = load_store_statement (store, LOAD_GONE);
        load_bind_text (gone, 1, *name);
        if (!load_store_run (store, gone))
            return FALSE;
        store->removed += (guint) sqlite3_changes (store->db);
    }
    return TRUE;
}

static void
tell_summary (const LoadStore *store)
{
    g_autofree char *figures = g_strdup_printf ("%" G_GUINT64_FORMAT, store->figures);
    cli_tell (NULL, _ ("%u files loaded, with %s figures; %u unchanged; %u removed"), store->added,
              figures, store->unchanged, store->removed);
}

static void
name_runs (Load *load)
{
    g_autoptr (GPtrArray) names = g_ptr_array_new ();
    for (char **directory = load->directories; *directory != NULL; directory++) {
        char *name = realpath (*directory, NULL);
        g_autofree char *shown = g_filename_display_name (name != NULL ? name : *directory);
        g_ptr_array_add (names, g_steal_pointer (&shown));
        free (name);
    }
    g_ptr_array_add (names, NULL);
    load->names = (char **) g_ptr_array_steal (names, NULL);
}

static gboolean
load_runs (Load *load)
{
    LoadStore store;
    g_autoptr (CliRuns) runs = cli_runs_open (load->directories);
    if (runs == NULL)
        return FALSE;
    name_runs (load);
    gboolean ok = load_store_open (&store, load->database) && load_entries (load, &store, runs)
                  && remove_gone (load, &store);
    ok = load_store_close (&store, ok);
    if (ok && !load->quiet)
        tell_summary (&store);
    return ok;
}

static int
run (Load *load, int argc, char **argv)
{
    int code;
    const GOptionEntry entries[] = {
        { "sqlite", 0, 0, G_OPTION_ARG_FILENAME, &load->database,
          N_ ("The database, which is made if need be"), N_ ("FILE") },
        { "quiet", 'q', 0, G_OPTION_ARG_NONE, &load->quiet,
          N_ ("Tell failures only, no progress and no summary"), NULL },
        { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &load->directories, NULL, NULL },
        G_OPTION_ENTRY_NULL,
    };
    GOptionContext *context = cli_context_new (
        _ ("DIR..."),
        _ ("Puts what `disclose convert -o DIR` has made of many files into an SQLite "
           "database: documents, tables, figures and findings. Doing so again changes "
           "only what has changed."));
    g_option_context_add_main_entries (context, entries, NULL);
    if (!cli_context_parse (context, "load", argc, argv, &code))
        return code;
    if (load->directories == NULL)
        return cli_usage ("load", _ ("no directory given"));
    if (load->database == NULL)
        return cli_usage ("load", _ ("say which database: --sqlite FILE"));
    return load_runs (load) ? CLI_OK : CLI_FAILED;
}

int
main (int argc, char **argv)
{
    static char name[] = "load";
    Load load = { .quiet = FALSE };
    cli_program_begin ();
    if (argc > 0)
        argv[0] = name;
    const int code = run (&load, argc, argv);
    g_strfreev (load.directories);
    g_strfreev (load.names);
    g_free (load.database);
    return code;
}
