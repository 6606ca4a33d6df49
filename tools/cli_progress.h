/* What people see of a long run: on a terminal a line redrawn in place, else a line now and then.
 */
#ifndef DISCLOSE_CLI_PROGRESS_H
#define DISCLOSE_CLI_PROGRESS_H

#include "cli.h"

typedef struct {
    guint total, done, failed, skipped;
    gboolean quiet, is_terminal, is_drawn;
    gint64 begun, drawn; /* monotonic time */
    char *file;          /* in hand */
} CliProgress;

void cli_progress_begin (CliProgress *progress, guint total, gboolean quiet);

/* Redraws, if it is time. */
void cli_progress_tick (CliProgress *progress);

/* Takes the line away. */
void cli_progress_end (CliProgress *progress);

#endif
