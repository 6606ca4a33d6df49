/* disclose convert: PDF files to CSV.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#define _POSIX_C_SOURCE 200809L
#include "cli_batch.h"
#include "cli_output.h"

#include <disclose-audit.h>
#include <disclose-unknown.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

/* Section - What a worker makes of a document */

/* Departments that share a document share its numbers: the second table 1 is table-01-2.csv. */
static char *
table_file_name (const DiscloseDocument *document, guint index)
{
    guint number = disclose_table_number (disclose_document_table (document, index));
    guint nth = 1;
    for (guint i = 0; i < index; i++)
        nth += disclose_table_number (disclose_document_table (document, i)) == number;
    if (nth == 1)
        return g_strdup_printf ("table-%02u.csv", number);
    return g_strdup_printf ("table-%02u-%u.csv", number, nth);
}

static void
write_files (const DiscloseDocument *document, CliReply *reply, DiscloseCsvFlags flags)
{
    cli_reply_file (reply, "figures.csv");
    disclose_document_write_figures (document, flags, cli_reply_write, reply, NULL);
    for (guint i = 0; i < disclose_document_n_tables (document); i++) {
        g_autofree char *name = table_file_name (document, i);
        cli_reply_file (reply, name);
        disclose_table_write_csv (disclose_document_table (document, i), flags, cli_reply_write,
                                  reply, NULL);
    }
    for (guint i = 0; i < disclose_document_n_unknown (document); i++) {
        g_autofree char *name = g_strdup_printf ("unrecognised-%02u.csv", i + 1);
        cli_reply_file (reply, name);
        disclose_unknown_write_csv (disclose_document_unknown (document, i), flags, cli_reply_write,
                                    reply, NULL);
    }
    cli_reply_file (reply, "document.json");
    disclose_document_write_json (document, cli_reply_write, reply, NULL);
}

/* FALSE after telling why. */
static gboolean
write_audit (const CliConvert *convert, const CliSubject *subject, CliReply *reply)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (DiscloseAudit) audit =
        disclose_audit_new (subject->document, convert->reader.grammars, NULL, &error);
    if (audit == NULL) {
        cli_tell_error (subject->path, error);
        return FALSE;
    }
    cli_reply_file (reply, "findings.csv");
    disclose_audit_write_csv (audit, convert->flags, cli_reply_write, reply, NULL);
    return TRUE;
}

static void
tell_findings (const CliConvert *convert, const DiscloseDocument *document, const char *path)
{
    if (convert->is_batch)
        return;
    g_autofree char *line = cli_findings_line (document);
    g_autofree char *file = g_filename_display_name (path);
    if (line == NULL)
        return;
    if (convert->out == NULL) {
        cli_tell (file, _ ("%s; see `disclose tables`"), line);
        return;
    }
    g_autofree char *name = cli_output_name (path);
    g_autofree char *json = g_build_filename (convert->out, name, "document.json", NULL);
    g_autofree char *shown = g_filename_display_name (json);
    cli_tell (file, _ ("%s; see %s"), line, shown);
}

static int
convert_document (const CliSubject *subject, CliReply *reply, gpointer data)
{
    const CliConvert *convert = data;
    if (convert->out == NULL)
        disclose_document_write_figures (subject->document, convert->flags, cli_reply_write, reply,
                                         NULL);
    else
        write_files (subject->document, reply, convert->flags);
    if (convert->check && !write_audit (convert, subject, reply))
        return CLI_FAILED;
    tell_findings (convert, subject->document, subject->path);
    return CLI_OK;
}

/* Section - To a directory */

typedef struct {
    const CliConvert *convert;
    char **path; /* the next */
    CliOutput *output;
    gboolean all_ok;
} Files;

static gboolean
next_file (gpointer data, CliTask *task)
{
    Files *files = data;
    if (*files->path == NULL)
        return FALSE;
    task->request.path = *files->path++;
    return TRUE;
}

static void
take (gpointer data, CliTask *task, const char *name, const char *bytes, gsize length)
{
    Files *files = data;
    (void) task;
    if (files->output == NULL)
        files->output = cli_output_new (files->convert->out, 0);
    if (name != NULL)
        (void) cli_output_write (files->output, name, bytes, length);
}

/* FALSE after telling why. */
static gboolean
put_in_place (CliOutput *output, const char *path)
{
    g_autofree char *name = cli_output_name (path);
    if (cli_output_close (output) && cli_output_sync (output) && cli_output_place (output, name))
        return TRUE;
    g_autofree char *file = g_filename_display_name (path);
    cli_tell (file, _ ("the output was not written: %s"), cli_output_error (output)->message);
    return FALSE;
}

static void
end_file (gpointer data, CliTask *task, const CliOutcome *outcome, const char *messages)
{
    Files *files = data;
    gboolean is_read = outcome->reason == CLI_REASON_NONE && files->output != NULL;
    gboolean ok = is_read && put_in_place (files->output, task->request.path);
    files->all_ok = files->all_ok && ok;
    if (ok || !is_read)
        cli_message_put (messages);
    g_clear_pointer (&files->output, cli_output_free);
}

static int
convert_files (CliConvert *convert)
{
    CliReading reading = { .reader = &convert->reader, .job = convert_document, .data = convert };
    CliJob job = cli_reading_job (&reading);
    CliWalls walls = cli_reading_walls (&reading);
    Files files = { .convert = convert, .path = convert->paths, .all_ok = TRUE };
    CliClient client = { .next = next_file, .write = take, .end = end_file, .data = &files };
    CliPool pool = { .n_workers = 1 };
    int code = cli_pool_run (&pool, &job, &walls, &client);
    g_clear_pointer (&files.output, cli_output_free);
    if (pool.stopped_by != 0) {
        raise (pool.stopped_by); /* whoever started it may have it ignored */
        code = CLI_FAILED;
    }
    return code != CLI_OK ? code : files.all_ok ? CLI_OK : CLI_FAILED;
}

/* Section - The command */

static guint
n_cores (void)
{
    long n = sysconf (_SC_NPROCESSORS_ONLN);
    return n > 0 ? (guint) n : 1;
}

/* Names that a person typed are taken as they are; those that were found are told apart. */
static int
convert_batch (CliConvert *convert)
{
    CliPaths paths;
    int code = CLI_USAGE;
    cli_paths_init (&paths);
    for (guint i = 0; convert->paths != NULL && convert->paths[i] != NULL; i++)
        cli_paths_add (&paths, convert->paths[i]);
    if (convert->list == NULL || cli_paths_add_listed (&paths, convert->list)) {
        cli_paths_seal (&paths);
        if (cli_paths_n (&paths) == 0) {
            g_autofree char *shown =
                convert->paths != NULL ? g_filename_display_name (convert->paths[0]) : NULL;
            cli_tell (shown, _ ("there is no PDF to convert"));
            cli_paths_clear (&paths);
            return CLI_FAILED;
        }
        convert->n_workers = convert->jobs > 0 ? (guint) convert->jobs : n_cores ();
        code = cli_batch_run (convert, convert_document, &paths);
    }
    cli_paths_clear (&paths);
    return code;
}

static gboolean
has_directory (char **paths)
{
    for (; *paths != NULL; paths++)
        if (g_file_test (*paths, G_FILE_TEST_IS_DIR))
            return TRUE;
    return FALSE;
}

/* Whatever is more than one plain file. */
static gboolean
is_batch (const CliConvert *convert)
{
    return convert->out != NULL
           && (convert->paths == NULL || convert->paths[1] != NULL || convert->list != NULL
               || convert->jobs >= 0 || convert->force || convert->shards > 0
               || has_directory (convert->paths));
}

static int
convert_paths (CliConvert *convert)
{
    convert->is_batch = is_batch (convert);
    if (convert->is_batch && (convert->paths == NULL || cli_check_names (convert->paths)))
        return convert_batch (convert);
    const CliOne one = { .job = convert_document, .data = convert };
    if (convert->out == NULL)
        return cli_read_one (&convert->reader, convert->paths[0], &one);
    return cli_check_names (convert->paths) ? convert_files (convert) : CLI_USAGE;
}

static GOptionContext *
make_context (CliConvert *convert)
{
    const GOptionEntry entries[] = {
        { "output", 'o', 0, G_OPTION_ARG_FILENAME, &convert->out,
          N_ ("Write DIR/NAME/ with figures.csv, a CSV a table and document.json"), N_ ("DIR") },
        { "labels", 0, 0, G_OPTION_ARG_NONE, &convert->labels,
          N_ ("Head the columns of the tables as printed, not by key"), NULL },
        { "bom", 0, 0, G_OPTION_ARG_NONE, &convert->bom,
          N_ ("Begin CSV files with a byte-order mark, for Excel"), NULL },
        { "crlf", 0, 0, G_OPTION_ARG_NONE, &convert->crlf, N_ ("End CSV lines in CR LF"), NULL },
        { "xlsx", 0, 0, G_OPTION_ARG_FILENAME, &convert->xlsx,
          N_ ("Write a workbook of one FILE to OUT"), N_ ("OUT") },
        { "check", 0, 0, G_OPTION_ARG_NONE, &convert->check,
          N_ ("Write findings.csv too: what `disclose check` finds"), NULL },
        { "jobs", 'j', 0, G_OPTION_ARG_INT, &convert->jobs,
          N_ ("Read N files at a time (the processor's cores)"), N_ ("N") },
        { "files-from", 0, 0, G_OPTION_ARG_FILENAME, &convert->list,
          N_ ("Convert the files that FILE lists, - for standard input"), N_ ("FILE") },
        { "shard", 0, 0, G_OPTION_ARG_STRING, &convert->shard_text,
          N_ ("Convert only the K-th of N parts, chosen by content"), N_ ("K/N") },
        { "force", 0, 0, G_OPTION_ARG_NONE, &convert->force,
          N_ ("Convert also what is done already"), NULL },
        { "quiet", 'q', 0, G_OPTION_ARG_NONE, &convert->quiet,
          N_ ("Tell failures only, no progress and no summary"), NULL },
        { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &convert->paths, NULL, NULL },
        G_OPTION_ENTRY_NULL,
    };
    GOptionContext *context = cli_context_new (
        _ ("PATH..."),
        _ ("Converts published budgets to CSV: the figures of one FILE on standard "
           "output, or, with -o, everything of each file and of those in folders, in a "
           "directory of its own."));
    g_option_context_add_main_entries (context, entries, NULL);
    cli_reader_add_options (&convert->reader, context);
    return context;
}

static gboolean
parse_shard (CliConvert *convert)
{
    char *end = NULL;
    if (convert->shard_text == NULL)
        return TRUE;
    guint64 shard = g_ascii_strtoull (convert->shard_text, &end, 10);
    if (*end != '/' || !g_ascii_isdigit (end[1]))
        return FALSE;
    guint64 shards = g_ascii_strtoull (end + 1, &end, 10);
    if (*end != '\0' || shard < 1 || shard > shards || shards > G_MAXINT)
        return FALSE;
    convert->shard = (guint) shard - 1;
    convert->shards = (guint) shards;
    return TRUE;
}

/* Only one that is asked for alone: a workbook has no flavours. */
static gboolean
is_workbook (const CliConvert *convert)
{
    return convert->out == NULL && !convert->labels && !convert->bom && !convert->crlf
           && convert->jobs == -1 && convert->list == NULL && convert->shard_text == NULL
           && !convert->force && convert->paths != NULL && convert->paths[1] == NULL;
}

static int
run (CliConvert *convert, int argc, char **argv)
{
    int code;
    g_autofree char **given = g_memdup2 (argv, sizeof *argv * ((gsize) argc + 1));
    if (!cli_context_parse (make_context (convert), "convert", argc, argv, &code))
        return code;
    if (convert->xlsx != NULL && !is_workbook (convert))
        return cli_usage ("convert", _ ("--xlsx takes one file: --xlsx OUT FILE"));
    if (convert->xlsx != NULL)
        return cli_program_become ("xlsx", given);
    if (convert->paths == NULL && convert->list == NULL)
        return cli_usage ("convert", _ ("no file given"));
    if (!parse_shard (convert))
        return cli_usage ("convert", _ ("give a shard as K/N, such as 1/8 to 8/8"));
    if (convert->jobs < -1 || convert->jobs == 0)
        return cli_usage ("convert", _ ("give at least one job"));
    if (convert->out == NULL
        && (convert->paths == NULL || convert->paths[1] != NULL || convert->list != NULL))
        return cli_usage ("convert", _ ("several files need a directory to go to: give -o DIR"));
    convert->flags = (convert->labels ? DISCLOSE_CSV_LABELS : 0)
                     | (convert->bom ? DISCLOSE_CSV_BOM : 0)
                     | (convert->crlf ? DISCLOSE_CSV_CRLF : 0);
    if (convert->out == NULL && convert->check)
        return cli_usage ("convert", _ ("--check needs a directory to write to: give -o DIR"));
    code = cli_reader_prepare (&convert->reader);
    if (code != CLI_OK)
        return code;
    disclose_options_set_prose (convert->reader.options, convert->check);
    return convert_paths (convert);
}

/* GLib takes no number that stands close to its option, as everybody writes this one: -j4. */
static char *
part_jobs (int argc, char **argv)
{
    for (int i = 1; i < argc && strcmp (argv[i], "--") != 0; i++)
        if (argv[i][0] == '-' && argv[i][1] == 'j' && g_ascii_isdigit (argv[i][2]))
            return argv[i] = g_strconcat ("--jobs=", argv[i] + 2, NULL);
    return NULL;
}

int
cmd_convert (int argc, char **argv)
{
    CliConvert convert = { .jobs = -1 };
    g_autofree char *jobs = part_jobs (argc, argv);
    cli_reader_init (&convert.reader);
    int code = run (&convert, argc, argv);
    cli_reader_clear (&convert.reader);
    g_strfreev (convert.paths);
    g_free (convert.out);
    g_free (convert.xlsx);
    g_free (convert.list);
    g_free (convert.shard_text);
    return code;
}
