/* disclose convert: PDF files to CSV.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "cli.h"

#include <disclose-unknown.h>

#include <string.h>

typedef struct {
    CliReader reader;
    char *out;
    char **files;
    gboolean labels, bom, crlf;
    DiscloseCsvFlags flags;
} Convert;

/* One file's work, as the process that does it sees it. */
typedef struct {
    const Convert *convert;
    const char *file, *name;
} Task;

/* Section - What is told on standard error */

typedef struct {
    guint errors, warnings, notes;
} Tally;

/* Missing tables are told by their numbers instead, but for those of a second document in the PDF.
 */
static Tally
count_findings (const DiscloseDocument *document)
{
    Tally tally = { 0, 0, 0 };
    guint told = disclose_document_n_missing (document);
    for (guint i = 0; i < disclose_document_n_findings (document); i++) {
        const DiscloseFinding *finding = disclose_document_finding (document, i);
        DiscloseSeverity severity = disclose_finding_severity (finding);
        if (strcmp (disclose_finding_id (finding), "table-missing") == 0 && told > 0) {
            told--;
            continue;
        }
        tally.errors += severity == DISCLOSE_SEVERITY_ERROR;
        tally.warnings += severity == DISCLOSE_SEVERITY_WARNING;
        tally.notes += severity == DISCLOSE_SEVERITY_INFO;
    }
    return tally;
}

static void
add_item (GString *line, const char *separator, char *item)
{
    if (line->len > 0)
        g_string_append (line, separator);
    g_string_append (line, item);
    g_free (item);
}

static void
add_missing (GString *line, const DiscloseDocument *document)
{
    guint n = disclose_document_n_missing (document);
    g_autoptr (GString) numbers = g_string_new (NULL);
    for (guint i = 0; i < n; i++)
        add_item (numbers, ", ", g_strdup_printf ("%u", disclose_document_missing (document, i)));
    if (n > 0)
        add_item (line, _ ("; "),
                  g_strdup_printf (ngettext ("table %s is missing", "tables %s are missing", n),
                                   numbers->str));
}

static void
add_findings (GString *line, const DiscloseDocument *document)
{
    Tally tally = count_findings (document);
    if (tally.errors > 0)
        add_item (line, _ ("; "),
                  g_strdup_printf (ngettext ("%u error", "%u errors", tally.errors), tally.errors));
    if (tally.warnings > 0)
        add_item (line, _ ("; "),
                  g_strdup_printf (ngettext ("%u warning", "%u warnings", tally.warnings),
                                   tally.warnings));
    if (tally.notes > 0)
        add_item (line, _ ("; "),
                  g_strdup_printf (ngettext ("%u remark", "%u remarks", tally.notes), tally.notes));
}

static void
tell_findings (const Task *task, const DiscloseDocument *document)
{
    g_autoptr (GString) line = g_string_new (NULL);
    g_autofree char *file = g_filename_display_name (task->file);
    add_missing (line, document);
    add_findings (line, document);
    if (line->len == 0)
        return;
    if (task->convert->out == NULL) {
        cli_tell (file, _ ("%s; see `disclose tables`"), line->str);
        return;
    }
    g_autofree char *json =
        g_build_filename (task->convert->out, task->name, "document.json", NULL);
    g_autofree char *shown = g_filename_display_name (json);
    cli_tell (file, _ ("%s; see %s"), line->str, shown);
}

/* Section - To standard output */

static int
convert_to_stdout (gpointer data)
{
    const Task *task = data;
    g_autoptr (GString) csv = g_string_new (NULL);
    g_autoptr (DiscloseDocument) document = cli_reader_open (&task->convert->reader, task->file);
    if (document == NULL)
        return CLI_FAILED;
    /* Into memory, which does not fail; so standard output has the whole or nothing. */
    disclose_document_write_figures (document, task->convert->flags, cli_write_string, csv, NULL);
    if (!cli_write_stdout (csv))
        return CLI_FAILED;
    tell_findings (task, document);
    return CLI_OK;
}

/* Section - To a directory */

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

static gboolean
add_files (CliOutput *output, const DiscloseDocument *document, DiscloseCsvFlags flags,
           GError **error)
{
    g_autoptr (GString) text = g_string_new (NULL);
    disclose_document_write_figures (document, flags, cli_write_string, text, NULL);
    if (!cli_output_add (output, "figures.csv", text, error))
        return FALSE;
    for (guint i = 0; i < disclose_document_n_tables (document); i++) {
        g_autofree char *name = table_file_name (document, i);
        g_string_truncate (text, 0);
        disclose_table_write_csv (disclose_document_table (document, i), flags, cli_write_string,
                                  text, NULL);
        if (!cli_output_add (output, name, text, error))
            return FALSE;
    }
    for (guint i = 0; i < disclose_document_n_unknown (document); i++) {
        g_autofree char *name = g_strdup_printf ("unrecognised-%02u.csv", i + 1);
        g_string_truncate (text, 0);
        disclose_unknown_write_csv (disclose_document_unknown (document, i), flags,
                                    cli_write_string, text, NULL);
        if (!cli_output_add (output, name, text, error))
            return FALSE;
    }
    g_string_truncate (text, 0);
    disclose_document_write_json (document, cli_write_string, text, NULL);
    return cli_output_add (output, "document.json", text, error);
}

static int
convert_to_directory (gpointer data)
{
    const Task *task = data;
    const Convert *convert = task->convert;
    CliOutput output;
    g_autoptr (GError) error = NULL;
    g_autoptr (DiscloseDocument) document = cli_reader_open (&convert->reader, task->file);
    if (document == NULL)
        return CLI_FAILED;
    gboolean ok = cli_output_begin (&output, convert->out, task->name, &error)
                  && add_files (&output, document, convert->flags, &error);
    if (!cli_output_end (&output, ok, ok ? &error : NULL)) {
        g_autofree char *file = g_filename_display_name (task->file);
        cli_tell (file, _ ("the output was not written: %s"), error->message);
        return CLI_FAILED;
    }
    tell_findings (task, document);
    return CLI_OK;
}

/* The base name without .pdf. */
static char *
output_name (const char *file)
{
    char *name = g_path_get_basename (file);
    gsize length = strlen (name);
    if (length > 4 && g_ascii_strcasecmp (name + length - 4, ".pdf") == 0)
        name[length - 4] = '\0';
    return name;
}

/* NULL after telling which two files would be written to one place. */
static GPtrArray *
output_names (char **files)
{
    g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
    g_autoptr (GHashTable) owners = g_hash_table_new (g_str_hash, g_str_equal);
    for (guint i = 0; files[i] != NULL; i++) {
        char *name = output_name (files[i]);
        const char *other = g_hash_table_lookup (owners, name);
        g_ptr_array_add (names, name);
        if (other != NULL) {
            g_autofree char *file = g_filename_display_name (files[i]);
            g_autofree char *shown = g_filename_display_name (other);
            cli_tell (file,
                      _ ("would be written to the same place as %s; rename one, or convert "
                         "them to different directories"),
                      shown);
            return NULL;
        }
        g_hash_table_insert (owners, name, files[i]);
    }
    return g_steal_pointer (&names);
}

/* Section - The command */

static int
convert_files (const Convert *convert)
{
    int code = CLI_OK;
    g_autoptr (GPtrArray) names = output_names (convert->files);
    if (names == NULL)
        return CLI_USAGE;
    for (guint i = 0; i < names->len; i++) {
        Task task = { convert, convert->files[i], g_ptr_array_index (names, i) };
        CliJob job = convert->out != NULL ? convert_to_directory : convert_to_stdout;
        g_autofree char *file = g_filename_display_name (task.file);
        if (cli_supervise (&convert->reader, file, convert->out, job, &task) != CLI_OK)
            code = CLI_FAILED;
    }
    return code;
}

static GOptionContext *
make_context (Convert *convert)
{
    const GOptionEntry entries[] = {
        { "output", 'o', 0, G_OPTION_ARG_FILENAME, &convert->out,
          N_ ("Write DIR/NAME/ with figures.csv, a CSV a table and document.json"), N_ ("DIR") },
        { "labels", 0, 0, G_OPTION_ARG_NONE, &convert->labels,
          N_ ("Head the columns of the tables as printed, not by key"), NULL },
        { "bom", 0, 0, G_OPTION_ARG_NONE, &convert->bom,
          N_ ("Begin CSV files with a byte-order mark, for Excel"), NULL },
        { "crlf", 0, 0, G_OPTION_ARG_NONE, &convert->crlf, N_ ("End CSV lines in CR LF"), NULL },
        { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &convert->files, NULL, NULL },
        G_OPTION_ENTRY_NULL,
    };
    GOptionContext *context = cli_context_new (
        _ ("FILE..."),
        _ ("Converts published budgets to CSV: the figures of one FILE on standard "
           "output, or, with -o, everything of each FILE in a directory of its own."));
    g_option_context_add_main_entries (context, entries, NULL);
    cli_reader_add_options (&convert->reader, context);
    return context;
}

static int
run (Convert *convert, int argc, char **argv)
{
    int code;
    if (!cli_context_parse (make_context (convert), "convert", argc, argv, &code))
        return code;
    if (convert->files == NULL)
        return cli_usage ("convert", _ ("no file given"));
    if (convert->out == NULL && convert->files[1] != NULL)
        return cli_usage ("convert", _ ("several files need a directory to go to: give -o DIR"));
    convert->flags = (convert->labels ? DISCLOSE_CSV_LABELS : 0)
                     | (convert->bom ? DISCLOSE_CSV_BOM : 0)
                     | (convert->crlf ? DISCLOSE_CSV_CRLF : 0);
    code = cli_reader_prepare (&convert->reader);
    return code == CLI_OK ? convert_files (convert) : code;
}

int
cmd_convert (int argc, char **argv)
{
    Convert convert = { .out = NULL };
    cli_reader_init (&convert.reader);
    int code = run (&convert, argc, argv);
    cli_reader_clear (&convert.reader);
    g_strfreev (convert.files);
    g_free (convert.out);
    return code;
}
