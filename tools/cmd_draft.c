/* disclose grammar draft: a grammar to begin with.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "cli_explain.h"

#include <string.h>

static int
draft (const CliSubject *subject, CliReply *reply, gpointer data)
{
    const CliReader *reader = data;
    g_autoptr (GError) error = NULL;
    g_autofree char *name = g_path_get_basename (subject->path);
    g_autofree char *shown = g_filename_display_name (subject->path);
    g_autofree char *text =
        disclose_grammars_draft (reader->grammars, subject->fd, name, reader->options, &error);
    if (text != NULL) {
        cli_reply_write (text, strlen (text), reply, NULL);
        return CLI_OK;
    }
    if (g_error_matches (error, DISCLOSE_ERROR, DISCLOSE_ERROR_NO_TABLE))
        cli_tell (shown, _ ("has no table of figures under a title; see `disclose explain`"));
    else
        cli_tell_error (shown, error);
    return CLI_FAILED;
}

int
cmd_draft (CliReader *reader, const char *file)
{
    const CliOne one = { .job = draft, .by_itself = TRUE, .data = reader };
    const int code = cli_reader_prepare (reader);
    return code == CLI_OK ? cli_read_one (reader, file, &one) : code;
}
