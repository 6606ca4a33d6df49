/* disclose check: does a published budget agree with itself?
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "cli_audit.h"

#include <string.h>

typedef struct {
    CliReader reader;
    char **files, **units;
    char *previous, *explain;
    gboolean csv, json, changes, all;
} Check;

/* As the job returns them; the command's own exit codes differ, see run_check(). Any other: it
 * could not run. */
enum { SOUND = CLI_OK, UNSOUND = CLI_USAGE + 1 };

static void
write_audit (const Check *check, const DiscloseAudit *audit, CliReply *reply)
{
    g_autoptr (GString) text = g_string_new (NULL);
    if (check->csv) {
        disclose_audit_write_csv (audit, DISCLOSE_CSV_PLAIN, cli_reply_write, reply, NULL);
    } else if (check->changes) {
        disclose_audit_write_changes_csv (audit, DISCLOSE_CSV_PLAIN, cli_reply_write, reply, NULL);
    } else if (check->json) {
        disclose_audit_write_json (audit, cli_reply_write, reply, NULL);
    } else {
        cli_append_audit (text, audit, check->reader.grammars, check->all);
        cli_reply_write (text->str, text->len, reply, NULL);
    }
}

static int
check_document (const CliSubject *subject, CliReply *reply, gpointer data)
{
    const Check *check = data;
    g_autoptr (GError) error = NULL;
    const guint n = subject->before != NULL ? subject->before->len : 0;
    const guint first = check->previous != NULL && n > 0 ? 1 : 0; /* of the units */
    DiscloseDocument **before = n > 0 ? (DiscloseDocument **) subject->before->pdata : NULL;
    g_autoptr (DiscloseAudit) audit = disclose_audit_new_with_units (
        subject->document, check->reader.grammars, first > 0 ? *before : NULL,
        n > first ? before + first : NULL, n - first, &error);
    if (audit == NULL) {
        cli_tell_error (subject->path, error);
        return CLI_FAILED;
    }
    write_audit (check, audit, reply);
    return disclose_audit_count (audit, DISCLOSE_SEVERITY_ERROR) > 0 ? UNSOUND : SOUND;
}

static int
explain (Check *check)
{
    if (cli_reader_load_grammars (&check->reader) != CLI_OK)
        return CLI_USAGE;
    const char *text =
        disclose_grammars_explain (check->reader.grammars, check->explain, cli_language ());
    if (*text == '\0') {
        cli_tell (NULL, _ ("no grammar has a relation %s"), check->explain);
        return CLI_USAGE;
    }
    g_autoptr (GString) line = g_string_new (text);
    g_string_append_c (line, '\n');
    return cli_write_stdout (line) ? CLI_OK : CLI_USAGE;
}

/* 0: no error, 1: errors found, 2: could not run. A process that died is among the last. */
static int
run_check (Check *check)
{
    g_autoptr (GPtrArray) before = g_ptr_array_new ();
    if (check->previous != NULL)
        g_ptr_array_add (before, check->previous);
    for (guint i = 0; check->units != NULL && check->units[i] != NULL; i++)
        g_ptr_array_add (before, check->units[i]);
    const CliOne one = { .job = check_document,
                         .before = before->len > 0 ? before : NULL,
                         .data = check };
    switch (cli_read_one (&check->reader, check->files[0], &one)) {
    case SOUND:
        return 0;
    case UNSOUND:
        return 1;
    default:
        return 2;
    }
}

static int
run (Check *check, int argc, char **argv)
{
    int code;
    const GOptionEntry entries[] = {
        { "csv", 0, 0, G_OPTION_ARG_NONE, &check->csv,
          N_ ("Write the findings as CSV, a line a figure"), NULL },
        { "json", 0, 0, G_OPTION_ARG_NONE, &check->json, N_ ("Write the findings as JSON"), NULL },
        { "all", 0, 0, G_OPTION_ARG_NONE, &check->all,
          N_ ("Tell every rounding difference and every relation that could not be checked"),
          NULL },
        { "previous", 0, 0, G_OPTION_ARG_FILENAME, &check->previous,
          N_ ("Compare with the document of the year before"), N_ ("FILE") },
        { "unit", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &check->units,
          N_ ("A unit of the department: compare the sums of all that are given"), N_ ("FILE") },
        { "changes", 0, 0, G_OPTION_ARG_NONE, &check->changes,
          N_ ("With --previous: write what changed as CSV, a line a figure"), NULL },
        { "explain", 0, 0, G_OPTION_ARG_STRING, &check->explain,
          N_ ("Tell what a relation says and exit"), N_ ("ID") },
        { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &check->files, NULL, NULL },
        G_OPTION_ENTRY_NULL,
    };
    GOptionContext *context = cli_context_new (
        _ ("FILE"), _ ("Checks whether the figures of a published budget agree with each other. "
                       "Exits with 0 if no error is found, 1 if any is, 2 if it could not run."));
    g_option_context_add_main_entries (context, entries, NULL);
    cli_reader_add_options (&check->reader, context);
    if (!cli_context_parse (context, "check", argc, argv, &code))
        return code;
    if (check->csv + check->json + check->changes > 1)
        return cli_usage ("check", _ ("give one of --csv, --json and --changes"));
    if (check->changes && check->previous == NULL)
        return cli_usage ("check",
                          _ ("--changes wants the document of the year before: --previous"));
    if (check->explain == NULL && (check->files == NULL || check->files[1] != NULL))
        return cli_usage ("check", _ ("give one file"));
    if (cli_reader_prepare (&check->reader) != CLI_OK)
        return CLI_USAGE;
    disclose_options_set_prose (check->reader.options, TRUE);
    return check->explain != NULL ? explain (check) : run_check (check);
}

int
cmd_check (int argc, char **argv)
{
    Check check = { .files = NULL };
    cli_reader_init (&check.reader);
    int code = run (&check, argc, argv);
    cli_reader_clear (&check.reader);
    g_strfreev (check.files);
    g_strfreev (check.units);
    g_free (check.previous);
    g_free (check.explain);
    return code;
}
