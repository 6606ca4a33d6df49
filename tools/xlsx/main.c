/* disclose-xlsx: what `disclose convert --xlsx` hands over to. A program apart, so that no other
 * command loads libxlsxwriter.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "sheets.h"

#include "cli.h"
#include "cli_convert.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct {
    CliReader reader;
    char **files;
    char *out;
} Xlsx;

/* Section - In the worker */

static Book *
make_book (const CliSubject *subject, const CliReader *reader, GError **error)
{
    g_autoptr (Layouts) layouts = layouts_new (subject->document);
    g_autoptr (DiscloseAudit) audit =
        disclose_audit_new (subject->document, reader->grammars, NULL, error);
    g_autoptr (DiscloseEquations) equations =
        audit != NULL ? disclose_equations_new (subject->document, reader->grammars, error) : NULL;
    if (equations == NULL)
        return NULL;
    g_autoptr (Remarks) remarks = remarks_new (subject->document, audit);
    g_autoptr (Book) book = book_new ();
    sheet_about (book, layouts, audit, reader->grammars);
    for (guint t = 0; t < layouts->layouts->len; t++)
        sheet_table (book, g_ptr_array_index (layouts->layouts, t), remarks);
    sheet_unknown (book, subject->document);
    sheet_checks (book, layouts, equations, reader->grammars);
    return sheet_data (book, subject->document, error) ? g_steal_pointer (&book) : NULL;
}

static int
convert_document (const CliSubject *subject, CliReply *reply, gpointer data)
{
    const Xlsx *xlsx = data;
    g_autoptr (GError) error = NULL;
    g_autofree char *file = g_filename_display_name (subject->path);
    g_autoptr (Book) book = make_book (subject, &xlsx->reader, &error);
    if (book == NULL) {
        cli_tell_error (file, error);
        return CLI_FAILED;
    }
    g_autoptr (GBytes) bytes = book_to_bytes (book);
    cli_reply_file (reply, "book");
    cli_reply_write (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), reply, NULL);
    g_autofree char *line = cli_findings_line (subject->document);
    if (line != NULL)
        cli_tell (file, _ ("%s; see `disclose tables`"), line);
    return CLI_OK;
}

/* Section - Outside of it */

/* libxlsxwriter writes to a name alone: a directory of our own keeps its files from others. */
static gboolean
write_workbook (GBytes *bytes, const char *directory, GString *workbook, GError **error)
{
    g_autofree char *path = g_build_filename (directory, "book.xlsx", NULL);
    g_autofree char *content = NULL;
    gsize length;
    const gboolean ok = book_write (bytes, path, directory, error)
                        && g_file_get_contents (path, &content, &length, error);
    if (ok)
        g_string_append_len (workbook, content, (gssize) length);
    (void) g_unlink (path);
    return ok;
}

static gboolean
save (const char *name, const GString *content, gpointer data)
{
    const Xlsx *xlsx = data;
    g_autoptr (GError) error = NULL;
    g_autoptr (GString) workbook = g_string_new (NULL);
    g_autoptr (GBytes) bytes = g_bytes_new (content->str, content->len);
    g_autofree char *directory = g_dir_make_tmp ("disclose-XXXXXX", &error);
    (void) name;
    const gboolean made = directory != NULL && write_workbook (bytes, directory, workbook, &error);
    if (directory != NULL)
        (void) g_rmdir (directory);
    if (!made) {
        cli_tell (NULL, _ ("the output was not written: %s"), error->message);
        return FALSE;
    }
    return cli_write_file (xlsx->out, workbook);
}

/* Section - The program */

static GOptionContext *
make_context (Xlsx *xlsx)
{
    const GOptionEntry entries[] = {
        { "xlsx", 0, 0, G_OPTION_ARG_FILENAME, &xlsx->out,
          N_ ("Write a workbook of one FILE to OUT"), N_ ("OUT") },
        { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &xlsx->files, NULL, NULL },
        G_OPTION_ENTRY_NULL,
    };
    GOptionContext *context =
        cli_context_new (_ ("FILE"), _ ("Converts a published budget to a workbook: its tables as "
                                        "they are printed, its sums as formulas."));
    g_option_context_add_main_entries (context, entries, NULL);
    cli_reader_add_options (&xlsx->reader, context);
    return context;
}

static int
run (Xlsx *xlsx, int argc, char **argv)
{
    int code;
    if (!cli_context_parse (make_context (xlsx), "convert", argc, argv, &code))
        return code;
    if (xlsx->out == NULL || xlsx->files == NULL || xlsx->files[1] != NULL)
        return cli_usage ("convert", _ ("--xlsx takes one file: --xlsx OUT FILE"));
    if (strcmp (xlsx->out, xlsx->files[0]) == 0)
        return cli_usage ("convert", _ ("the output would replace the document itself"));
    code = cli_reader_prepare (&xlsx->reader);
    if (code != CLI_OK)
        return code;
    disclose_options_set_prose (xlsx->reader.options, TRUE);
    const CliOne one = { .job = convert_document, .save = save, .data = xlsx };
    return cli_read_one (&xlsx->reader, xlsx->files[0], &one);
}

int
main (int argc, char **argv)
{
    Xlsx xlsx = { .out = NULL };
    cli_program_begin ();
    cli_reader_init (&xlsx.reader);
    const int code = run (&xlsx, argc, argv);
    cli_reader_clear (&xlsx.reader);
    g_strfreev (xlsx.files);
    g_free (xlsx.out);
    return code;
}
