/* disclose report: a page that shows the tables beside the PDF they were read from.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "cli_report.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct {
    CliReader reader;
    char **files;
    char *out;
    int sample, seed;
} Report;

/* One file, and where its report goes. */
typedef struct {
    Report *report;
    const char *out;
    const char *link; /* from the index; NULL for a report that stands alone */
    GString *lines;   /* of the index */
    GString *head, *tail, *parts[CLI_REPORT_PARTS]; /* of the report */
    DisclosePages *pages; /* in a worker: open for the parts that it has still to draw */
} Task;

/* Section - One document */

static int
report_document (const CliSubject *subject, CliReply *reply, gpointer data)
{
    const Task *task = data;
    const Report *options = task->report;
    g_autoptr (GError) error = NULL;
    g_autoptr (GString) text = g_string_new (NULL);
    g_autoptr (DiscloseAudit) audit =
        disclose_audit_new (subject->document, options->reader.grammars, NULL, &error);
    CliReport report = { .document = subject->document,
                         .audit = audit,
                         .grammars = options->reader.grammars,
                         .sample = (guint) options->sample,
                         .seed = (guint) options->seed };
    if (audit == NULL || !cli_report_append_document (text, &report, &error)) {
        g_autofree char *file = g_filename_display_name (subject->path);
        cli_tell_error (file, error);
        return CLI_FAILED;
    }
    cli_reply_file (reply, "head");
    cli_reply_write (text->str, report.split, reply, NULL);
    cli_reply_file (reply, "tail");
    cli_reply_write (text->str + report.split, text->len - report.split, reply, NULL);
    g_string_truncate (text, 0);
    if (task->link != NULL)
        cli_report_append_line (text, &report, task->link);
    cli_reply_file (reply, "line");
    cli_reply_write (text->str, text->len, reply, NULL);
    return CLI_OK;
}

/* Takes longer than reading does, and needs nothing of it. Opened once in a worker, the document
 * has its fonts loaded for the next part. */
static int
draw_pages (const CliSubject *subject, CliReply *reply, gpointer data)
{
    Task *task = data;
    g_autoptr (GError) error = NULL;
    g_autofree char *name = g_strdup_printf ("pages-%u", subject->part);
    if (task->pages == NULL)
        task->pages = disclose_pages_open_fd (subject->fd, task->report->reader.options, &error);
    cli_reply_file (reply, name);
    if (task->pages != NULL
        && cli_report_write_pages (task->pages, subject->part, cli_reply_write, reply, &error))
        return CLI_OK;
    g_autofree char *file = g_filename_display_name (subject->path);
    cli_tell_error (file, error);
    return CLI_FAILED;
}

static GString *
find_output (const Task *task, const char *name)
{
    static const char pages[] = "pages-";
    if (strcmp (name, "line") == 0)
        return task->lines;
    if (strcmp (name, "head") == 0 || strcmp (name, "tail") == 0)
        return *name == 'h' ? task->head : task->tail;
    if (!g_str_has_prefix (name, pages))
        return NULL;
    const guint64 part = g_ascii_strtoull (name + strlen (pages), NULL, 10);
    return part > 0 && part <= CLI_REPORT_PARTS ? task->parts[part - 1] : NULL;
}

static gboolean
save (const char *name, const GString *content, gpointer data)
{
    GString *into = find_output (data, name);
    if (into != NULL)
        g_string_append_len (into, content->str, (gssize) content->len);
    return TRUE;
}

static gboolean
write_report (const Task *task)
{
    GString *page = task->head;
    for (guint i = 0; i < CLI_REPORT_PARTS; i++)
        g_string_append_len (page, task->parts[i]->str, (gssize) task->parts[i]->len);
    g_string_append_len (page, task->tail->str, (gssize) task->tail->len);
    return cli_write_file (task->out, page);
}

static int
report_one (Task *task, const char *file)
{
    const CliOne one = { .job = report_document,
                         .beside = draw_pages,
                         .n_beside = CLI_REPORT_PARTS,
                         .draws = TRUE,
                         .save = save,
                         .data = task };
    task->head = g_string_new (NULL);
    task->tail = g_string_new (NULL);
    for (guint i = 0; i < CLI_REPORT_PARTS; i++)
        task->parts[i] = g_string_new (NULL);
    int code = cli_read_one (&task->report->reader, file, &one);
    if (code == CLI_OK && !write_report (task))
        code = CLI_FAILED;
    g_string_free (task->head, TRUE);
    g_string_free (task->tail, TRUE);
    for (guint i = 0; i < CLI_REPORT_PARTS; i++)
        g_string_free (task->parts[i], TRUE);
    return code;
}

/* Section - Several: an index, and their reports in a directory beside it */

/* Two files may have one name. */
static char *
page_name (const Report *report, guint index)
{
    g_autofree char *base = g_path_get_basename (report->files[index]);
    guint before = 0;
    for (guint i = 0; i < index; i++) {
        g_autofree char *other = g_path_get_basename (report->files[i]);
        before += strcmp (base, other) == 0;
    }
    return before == 0 ? g_strconcat (base, ".html", NULL)
                       : g_strdup_printf ("%s-%u.html", base, before + 1);
}

static int
report_several (Report *report)
{
    g_autofree char *directory = g_strconcat (report->out, ".files", NULL);
    g_autofree char *folder = g_path_get_basename (directory);
    g_autoptr (GString) lines = g_string_new (NULL);
    g_autoptr (GString) page = g_string_new (NULL);
    int code = CLI_OK;
    if (g_mkdir_with_parents (directory, 0777) != 0) {
        cli_tell (NULL, _ ("the output was not written: %s"), g_strerror (errno));
        return CLI_FAILED;
    }
    for (guint i = 0; report->files[i] != NULL; i++) {
        g_autofree char *name = page_name (report, i);
        g_autofree char *out = g_build_filename (directory, name, NULL);
        g_autofree char *link = g_strconcat (folder, "/", name, NULL);
        Task task = { .report = report, .out = out, .link = link, .lines = lines };
        if (report_one (&task, report->files[i]) != CLI_OK)
            code = CLI_FAILED;
    }
    cli_report_append_index (page, lines->str, NULL);
    return cli_write_file (report->out, page) ? code : CLI_FAILED;
}

/* Section - The command */

static GOptionContext *
make_context (Report *report)
{
    const GOptionEntry entries[] = {
        { "output", 'o', 0, G_OPTION_ARG_FILENAME, &report->out, N_ ("Write the page to OUT"),
          N_ ("OUT") },
        { "sample", 0, 0, G_OPTION_ARG_INT, &report->sample,
          N_ ("Draw so many figures by lot, as a list to check"), N_ ("N") },
        { "seed", 0, 0, G_OPTION_ARG_INT, &report->seed,
          N_ ("Draw the figures that this number stands for (1)"), N_ ("S") },
        { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &report->files, NULL, NULL },
        G_OPTION_ENTRY_NULL,
    };
    GOptionContext *context = cli_context_new (
        _ ("FILE…"), _ ("Writes one HTML page that shows every figure beside its place in the PDF, "
                        "with what was found. Of several files it writes an index, and their "
                        "pages to the directory OUT.files."));
    g_option_context_add_main_entries (context, entries, NULL);
    cli_reader_add_options (&report->reader, context);
    return context;
}

static gboolean
would_replace (const Report *report)
{
    for (guint i = 0; report->files[i] != NULL; i++)
        if (strcmp (report->out, report->files[i]) == 0)
            return TRUE;
    return FALSE;
}

static int
run (Report *report, int argc, char **argv)
{
    int code;
    if (!cli_context_parse (make_context (report), "report", argc, argv, &code))
        return code;
    if (report->files == NULL)
        return cli_usage ("report", _ ("no file given"));
    if (report->out == NULL)
        return cli_usage ("report", _ ("say where to write to: -o OUT"));
    if (would_replace (report))
        return cli_usage ("report", _ ("the output would replace the document itself"));
    if (report->sample < 0 || report->seed < 0)
        return cli_usage ("report", _ ("--sample and --seed take numbers from 0"));
    code = cli_reader_prepare (&report->reader);
    if (code != CLI_OK)
        return code;
    disclose_options_set_prose (report->reader.options, TRUE);
    Task task = { .report = report, .out = report->out };
    return report->files[1] == NULL ? report_one (&task, report->files[0])
                                    : report_several (report);
}

int
cmd_report (int argc, char **argv)
{
    Report report = { .seed = 1 };
    cli_reader_init (&report.reader);
    const int code = run (&report, argc, argv);
    cli_reader_clear (&report.reader);
    g_strfreev (report.files);
    g_free (report.out);
    return code;
}
