/* How a worker reads a document, and what it has to say of it beside the command's own output.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "cli_document.h"

#include <stdlib.h>
#include <string.h>

/* Section - Getting ready */

static void
put_key (const CliReader *reader, char key[65])
{
    g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
    for (guint i = 0; i < disclose_grammars_n (reader->grammars); i++) {
        const char *text = disclose_grammars_text (reader->grammars, i);
        /* With its NUL, so that no text runs into the next. */
        g_checksum_update (sum, (const guchar *) text, (gssize) strlen (text) + 1);
    }
    g_strlcpy (key, g_checksum_get_string (sum), 65);
}

static int
prepare (gpointer data, char key[65])
{
    const CliReading *reading = data;
    int code = cli_reader_load_grammars (reading->reader);
    if (code == CLI_OK && reading->wants_key)
        put_key (reading->reader, key);
    return code;
}

/* Section - What is known of a file that need not be read */

gboolean
cli_is_of_shard (const char *sha256, guint shard, guint shards)
{
    char head[9];
    g_strlcpy (head, sha256, sizeof head);
    return strtoul (head, NULL, 16) % shards == shard;
}

/* Only asked where it matters: reading the file gives its checksum anyway. */
static gboolean
may_skip (const CliRequest *request, CliOutcome *outcome)
{
    if (*request->known == '\0' && request->shards == 0)
        return FALSE;
    if (!cli_hash_fd (request->fd, outcome->sha256))
        return FALSE;
    outcome->skipped = strcmp (outcome->sha256, request->known) == 0
                       || (request->shards > 0
                           && !cli_is_of_shard (outcome->sha256, request->shard, request->shards));
    return outcome->skipped;
}

/* Section - Reading */

static void
describe (const DiscloseDocument *document, CliOutcome *outcome)
{
    outcome->year = disclose_document_year (document);
    outcome->tables = disclose_document_n_tables (document);
    outcome->missing = disclose_document_n_missing (document);
    for (guint i = 0; i < outcome->tables; i++)
        outcome->figures += disclose_table_n_figures (disclose_document_table (document, i));
    g_strlcpy (outcome->sha256, disclose_document_sha256 (document), sizeof outcome->sha256);
    g_strlcpy (outcome->template_id, disclose_document_template (document),
               sizeof outcome->template_id);
    g_strlcpy (outcome->department, disclose_document_department (document),
               sizeof outcome->department);
    const CliTally tally = cli_tally (document);
    outcome->errors = tally.errors;
    outcome->warnings = tally.warnings;
    outcome->notes = tally.notes;
}

static void
tell_failure (const CliRequest *request, const GError *error, CliOutcome *outcome)
{
    g_autofree char *shown = g_filename_display_name (request->path);
    outcome->reason = cli_reason_of_error (error);
    g_strlcpy (outcome->message, error->message, sizeof outcome->message);
    cli_tell_error (shown, error);
}

static int
run_job (const CliReading *reading, const CliRequest *request, DiscloseDocument *document,
         CliReply *reply)
{
    const CliSubject subject = { request->path, request->fd, document, reading->before,
                                 request->part };
    const CliDocumentJob job = request->part > 0 ? reading->beside : reading->job;
    return job (&subject, reply, reading->data);
}

static void
keep (CliReading *reading, DiscloseDocument *document)
{
    if (reading->before == NULL)
        reading->before = g_ptr_array_new ();
    g_ptr_array_add (reading->before, document);
}

static void
read_document (gpointer data, const CliRequest *request, CliReply *reply, CliOutcome *outcome)
{
    CliReading *reading = data;
    g_autoptr (GError) error = NULL;
    if (may_skip (request, outcome))
        return;
    if (reading->by_itself || request->part > 0) {
        outcome->code = run_job (reading, request, NULL, reply);
        return;
    }
    g_autofree char *name = g_path_get_basename (request->path);
    g_autoptr (DiscloseDocument) document = disclose_document_open_fd (
        request->fd, name, reading->reader->grammars, reading->reader->options, &error);
    if (document != NULL)
        describe (document, outcome);
    else
        tell_failure (request, error, outcome);
    const guint kept = reading->before != NULL ? reading->before->len : 0;
    if (document != NULL && kept < reading->n_before)
        keep (reading, g_steal_pointer (&document));
    else if (document != NULL || reading->even_failed)
        outcome->code = run_job (reading, request, document, reply);
    if (outcome->reason != CLI_REASON_NONE && outcome->code == CLI_OK)
        outcome->code = CLI_FAILED;
}

CliJob
cli_reading_job (CliReading *reading)
{
    return (CliJob){ .prepare = prepare, .work = read_document, .data = reading };
}

CliWalls
cli_reading_walls (const CliReading *reading)
{
    return (CliWalls){ .max_memory = (guint) reading->reader->max_memory,
                       .timeout = (guint) reading->reader->timeout,
                       .no_sandbox = reading->reader->no_sandbox,
                       .fonts = !reading->draws           ? CLI_FONTS_NONE
                                : reading->beside != NULL ? CLI_FONTS_BESIDE
                                                          : CLI_FONTS_ALL };
}
