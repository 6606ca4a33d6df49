/* disclose grammar draft: a grammar to begin with.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "cli_explain.h"

typedef struct {
    const CliReader *reader;
    const char *file;
} Draft;

static int
draft (gpointer data)
{
    const Draft *job = data;
    g_autoptr (GError) error = NULL;
    g_autofree char *text =
        disclose_grammars_draft (job->reader->grammars, job->file, job->reader->options, &error);
    if (text == NULL && g_error_matches (error, DISCLOSE_ERROR, DISCLOSE_ERROR_NO_TABLE)) {
        g_autofree char *shown = g_filename_display_name (job->file);
        cli_tell (shown, _ ("has no table of figures under a title; see `disclose explain`"));
        return CLI_FAILED;
    }
    if (text == NULL) {
        g_autofree char *shown = g_filename_display_name (job->file);
        cli_tell_error (shown, error);
        return CLI_FAILED;
    }
    g_autoptr (GString) whole = g_string_new (text);
    return cli_write_stdout (whole) ? CLI_OK : CLI_FAILED;
}

int
cmd_draft (CliReader *reader, const char *file)
{
    Draft job = { reader, file };
    g_autofree char *shown = g_filename_display_name (file);
    const int code = cli_reader_prepare (reader);
    return code == CLI_OK ? cli_supervise (reader, shown, NULL, draft, &job) : code;
}
