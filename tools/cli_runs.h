/* What batches have left in their directories, for the commands that make one thing of it. */
#ifndef DISCLOSE_CLI_RUNS_H
#define DISCLOSE_CLI_RUNS_H

#include "cli_lines.h"

typedef struct CliRuns CliRuns;

/* A file as a manifest has it. Strings live until the next one. */
typedef struct {
    char *fields[CLI_LINE_N];
    guint run;             /* which directory it is of, from 0 */
    char *folder;          /* where its output is, with its directory */
    gboolean is_done;      /* else it failed, or is not whole yet */
    gboolean is_elsewhere; /* the same file was done by a run before, too */
} CliEntry;

/* Opens directories, and keeps runs from writing to them. NULL after telling why. */
CliRuns *cli_runs_open (char **directories);
void cli_runs_free (CliRuns *runs);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliRuns, cli_runs_free)

/* The next file, in order of the paths whatever the order of the directories; only files of one
 * path that are not the same stand in theirs. NULL: there are no more, or cli_runs_failed(). */
const CliEntry *cli_runs_next (CliRuns *runs);

/* Whether something could not be read, which is told. */
gboolean cli_runs_failed (const CliRuns *runs);

/* How many files there are. */
guint cli_runs_n (const CliRuns *runs);

/* Begins again. */
void cli_runs_rewind (CliRuns *runs);

/* Tells that the output of an entry is not what the manifest says; returns FALSE. */
gboolean cli_runs_tell_broken (const CliEntry *entry, const char *file, const char *what);

#endif
