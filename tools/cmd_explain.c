/* disclose explain: what each stage saw of a document, and why.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "cli_explain.h"

#include <string.h>

typedef struct {
    CliReader reader;
    char **files;
    char *svg;
    int table, page;
    DiscloseTrace *trace;
} Explain;

/* Section - Pages */

static guint
n_pages (const Sight *sight)
{
    guint n = 0, index = 0;
    while (sight_next (sight, DISCLOSE_MARK_PAGE, 0, &index) != NULL)
        n++;
    return n;
}

/* Whether anything was seen on a page beside its words and rules. */
static gboolean
has_more_than_text (const Sight *sight, guint page)
{
    guint index = 0, other = 0;
    guint n = sight->document != NULL ? disclose_document_n_findings (sight->document) : 0;
    if (sight_next (sight, DISCLOSE_MARK_CAPTION, page, &index) != NULL
        || sight_next (sight, DISCLOSE_MARK_GRID, page, &other) != NULL)
        return TRUE;
    for (guint i = 0; i < n; i++)
        if (sight_shows_finding (sight, disclose_document_finding (sight->document, i), page))
            return TRUE;
    return FALSE;
}

/* The page asked for, else those with captions, tables or findings. */
static GArray *
choose_pages (const Sight *sight, guint page)
{
    GArray *pages = g_array_new (FALSE, FALSE, sizeof (guint));
    for (guint p = 1; page == 0 && p <= n_pages (sight); p++)
        if (has_more_than_text (sight, p))
            g_array_append_val (pages, p);
    if (page != 0)
        g_array_append_val (pages, page);
    return pages;
}

/* Section - Pictures */

/* OUT for one page; else OUT-NN.svg, where OUT may end in .svg already. */
static char *
svg_name (const char *out, guint page, gboolean alone)
{
    gsize length = strlen (out);
    if (alone)
        return g_strdup (out);
    if (length > 4 && g_ascii_strcasecmp (out + length - 4, ".svg") == 0)
        length -= 4;
    return g_strdup_printf ("%.*s-%02u.svg", (int) length, out, page);
}

/* Named by the page; without one where it is alone. */
static void
draw (CliReply *reply, const Sight *sight, const GArray *pages)
{
    g_autoptr (GString) svg = g_string_new (NULL);
    for (guint i = 0; i < pages->len; i++) {
        guint page = g_array_index (pages, guint, i);
        g_autofree char *name = g_strdup_printf ("%u", pages->len == 1 ? 0 : page);
        g_string_truncate (svg, 0);
        explain_svg (svg, sight, page);
        cli_reply_file (reply, name);
        cli_reply_write (svg->str, svg->len, reply, NULL);
    }
}

static gboolean
save (const char *name, const GString *svg, gpointer data)
{
    const Explain *explain = data;
    guint page = (guint) g_ascii_strtoull (name, NULL, 10);
    g_autofree char *path = svg_name (explain->svg, page, page == 0);
    return cli_write_file (path, svg);
}

/* Section - The command */

static int
check_choice (const Explain *explain, const Sight *sight, const GArray *pages)
{
    if (explain->page > 0 && (guint) explain->page > n_pages (sight)) {
        cli_tell (sight->file, _ ("has no page %d"), explain->page);
        return CLI_USAGE;
    }
    if (explain->table > 0 && pages->len == 0) {
        cli_tell (sight->file, _ ("no table %d was found, nor a title of one"), explain->table);
        return CLI_FAILED;
    }
    return CLI_OK;
}

/* A document that no grammar takes is told and fails as anywhere, and is explained all the same. */
static int
explain_file (const CliSubject *subject, CliReply *reply, gpointer data)
{
    const Explain *explain = data;
    const DiscloseDocument *document = subject->document;
    g_autoptr (GString) text = g_string_new (NULL);
    g_autofree char *file = g_filename_display_name (subject->path);
    const Sight sight = {
        .file = file,
        .trace = explain->trace,
        .document = document,
        .table = (guint) explain->table,
    };
    if (disclose_trace_n (explain->trace) == 0)
        return CLI_OK;
    g_autoptr (GArray) pages = choose_pages (&sight, (guint) explain->page);
    int choice = check_choice (explain, &sight, pages);
    if (choice != CLI_OK)
        return choice;
    explain_text (text, &sight, pages);
    cli_reply_write (text->str, text->len, reply, NULL);
    if (explain->svg != NULL)
        draw (reply, &sight, pages);
    return CLI_OK;
}

static GOptionContext *
make_context (Explain *explain)
{
    const GOptionEntry entries[] = {
        { "table", 0, 0, G_OPTION_ARG_INT, &explain->table,
          N_ ("Explain this table of the template only"), N_ ("N") },
        { "page", 0, 0, G_OPTION_ARG_INT, &explain->page, N_ ("Explain this page only"), N_ ("P") },
        { "svg", 0, 0, G_OPTION_ARG_FILENAME, &explain->svg,
          N_ ("Draw the page to OUT, or several pages to OUT-NN.svg"), N_ ("OUT") },
        { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &explain->files, NULL, NULL },
        G_OPTION_ENTRY_NULL,
    };
    GOptionContext *context = cli_context_new (
        _ ("FILE"), _ ("Shows stage by stage what was seen of a document, and why it was read "
                       "as it was."));
    g_option_context_add_main_entries (context, entries, NULL);
    cli_reader_add_options (&explain->reader, context);
    return context;
}

static int
run (Explain *explain, int argc, char **argv)
{
    int code;
    if (!cli_context_parse (make_context (explain), "explain", argc, argv, &code))
        return code;
    if (explain->files == NULL || explain->files[1] != NULL)
        return cli_usage ("explain", _ ("give one file"));
    if (explain->table < 0 || explain->page < 0)
        return cli_usage ("explain", _ ("tables and pages count from 1"));
    code = cli_reader_prepare (&explain->reader);
    if (code != CLI_OK)
        return code;
    disclose_options_set_trace (explain->reader.options, explain->trace);
    const CliOne one = { .job = explain_file, .even_failed = TRUE, .save = save, .data = explain };
    return cli_read_one (&explain->reader, explain->files[0], &one);
}

int
cmd_explain (int argc, char **argv)
{
    Explain explain = { .trace = disclose_trace_new () };
    cli_reader_init (&explain.reader);
    int code = run (&explain, argc, argv);
    cli_reader_clear (&explain.reader);
    disclose_trace_free (explain.trace);
    g_strfreev (explain.files);
    g_free (explain.svg);
    return code;
}
