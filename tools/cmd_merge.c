/* disclose merge: the figures of all documents of one or more batches as one table.
 *
 * Documents are copied through one by one, so that a hundred thousand take no more memory than one.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#define _GNU_SOURCE
#include "cli_output.h"
#include "cli_runs.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define PART 65536 /* bytes read at once */
#define BOM "\xEF\xBB\xBF"

typedef struct {
    char *out;
    char **directories;
    gboolean bom, crlf, quiet;
} Merge;

/* Where figures go, and what was seen of them. */
typedef struct {
    const Merge *merge;
    FILE *to; /* NULL: they are only looked at */
    GString *head;
    guint64 figures;
    guint documents, left_out;
} Table;

/* Section - One document */

/* A file as it is read: its lines end in LF or CR LF, whatever they are to end in. */
typedef struct {
    FILE *file;
    gboolean quoted, has_return;
    guint64 records;
    GString *text; /* as it is to be written */
} Source;

static void
take_part (Source *source, const char *part, gsize length, gboolean crlf)
{
    for (gsize i = 0; i < length; i++) {
        const gboolean is_end = part[i] == '\n' && !source->quoted;
        if (source->has_return && !is_end)
            g_string_append_c (source->text, '\r');
        source->has_return = part[i] == '\r' && !source->quoted;
        source->quoted ^= part[i] == '"';
        source->records += is_end;
        if (is_end && crlf)
            g_string_append_c (source->text, '\r');
        if (!source->has_return)
            g_string_append_c (source->text, part[i]);
    }
}

/* FALSE with errno set. */
static gboolean
pour (Source *source, const Table *table)
{
    char part[PART];
    gsize n;
    while ((n = fread (part, 1, sizeof part, source->file)) > 0) {
        g_string_truncate (source->text, 0);
        take_part (source, part, n, table->merge->crlf);
        if (table->to != NULL
            && fwrite (source->text->str, 1, source->text->len, table->to) != source->text->len)
            return FALSE;
    }
    return !ferror (source->file);
}

static gboolean
tell_write_error (const Merge *merge)
{
    int code = errno;
    g_autofree char *shown = merge->out != NULL ? g_filename_display_name (merge->out)
                                                : g_strdup (_ ("standard output"));
    cli_tell (shown, "%s", g_strerror (code));
    return FALSE;
}

static gboolean
put_head (Table *table, const char *head)
{
    const Merge *merge = table->merge;
    g_string_assign (table->head, head);
    return table->to == NULL
           || fprintf (table->to, "%s%s%s", merge->bom ? BOM : "", head,
                       merge->crlf ? "\r\n" : "\n")
                  > 0
           || tell_write_error (merge);
}

/* That of the first document is the head of all. */
static gboolean
take_head (Table *table, const CliEntry *entry, const Source *source)
{
    char part[PART]; /* a head has no quotes */
    if (fgets (part, sizeof part, source->file) == NULL || strchr (part, '\n') == NULL)
        return cli_runs_tell_broken (entry, "figures.csv", _ ("has no header line"));
    g_strchomp (part);
    const char *head = g_str_has_prefix (part, BOM) ? part + strlen (BOM) : part;
    if (table->head->len == 0)
        return put_head (table, head);
    return strcmp (table->head->str, head) == 0
           || cli_runs_tell_broken (entry, "figures.csv", _ ("has other columns"));
}

static gboolean
copy_records (Table *table, const CliEntry *entry, Source *source)
{
    if (!take_head (table, entry, source))
        return FALSE;
    if (!pour (source, table))
        return ferror (source->file)
                   ? cli_runs_tell_broken (entry, "figures.csv", _ ("cannot be read"))
                   : tell_write_error (table->merge);
    g_autofree char *records = g_strdup_printf ("%" G_GUINT64_FORMAT, source->records);
    if (source->quoted || strcmp (records, entry->fields[CLI_LINE_FIGURES]) != 0)
        return cli_runs_tell_broken (entry, "figures.csv", _ ("is not whole"));
    table->figures += source->records;
    table->documents++;
    return TRUE;
}

static gboolean
copy_document (Table *table, const CliEntry *entry)
{
    g_autofree char *path = g_build_filename (entry->folder, "figures.csv", NULL);
    Source source = { .file = fopen (path, "re") };
    if (source.file == NULL)
        return cli_runs_tell_broken (entry, "figures.csv", g_strerror (errno));
    source.text = g_string_sized_new (PART);
    gboolean ok = copy_records (table, entry, &source);
    fclose (source.file);
    g_string_free (source.text, TRUE);
    return ok;
}

/* Section - All of them */

static gboolean
copy_documents (Table *table, CliRuns *runs)
{
    const CliEntry *entry;
    table->figures = table->documents = table->left_out = 0;
    g_string_truncate (table->head, 0);
    cli_runs_rewind (runs);
    while ((entry = cli_runs_next (runs)) != NULL) {
        table->left_out += !entry->is_done;
        if (entry->is_done && !entry->is_elsewhere && !copy_document (table, entry))
            return FALSE;
    }
    if (cli_runs_failed (runs))
        return FALSE;
    if (table->documents == 0)
        cli_tell (NULL, _ ("no document is converted there; see the reasons in manifest.csv"));
    return table->documents > 0;
}

/* What is not whole in a pipe cannot be taken back, so all is looked at before. */
static gboolean
write_stdout (Table *table, CliRuns *runs)
{
    if (!copy_documents (table, runs))
        return FALSE;
    table->to = stdout;
    return copy_documents (table, runs)
           && (fflush (stdout) == 0 || tell_write_error (table->merge));
}

/* Another run that writes the same would spoil it. */
static FILE *
open_aside (const char *path)
{
    int fd = open (path, O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
    if (fd >= 0 && (flock (fd, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
        && (ftruncate (fd, 0) == 0 || errno == EINVAL)) /* EINVAL: no file */
        return fdopen (fd, "w");
    int code = errno;
    if (fd >= 0)
        close (fd);
    errno = code;
    return NULL;
}

static gboolean
write_file (Table *table, CliRuns *runs)
{
    const char *out = table->merge->out;
    const gboolean through = cli_is_no_file (out);
    g_autofree char *aside = through ? g_strdup (out) : g_strconcat (out, ".new", NULL);
    g_autofree char *directory = g_path_get_dirname (out);
    table->to = open_aside (aside);
    if (table->to == NULL)
        return tell_write_error (table->merge);
    gboolean ok = copy_documents (table, runs);
    if (ok
        && (fflush (table->to) != 0
            || (!through && (fsync (fileno (table->to)) != 0 || g_rename (aside, out) != 0))))
        ok = tell_write_error (table->merge);
    if (!ok && !through)
        g_unlink (aside);
    fclose (table->to);
    cli_sync_directory (directory);
    return ok;
}

static void
tell_summary (const Table *table)
{
    g_autofree char *figures = g_strdup_printf ("%" G_GUINT64_FORMAT, table->figures);
    cli_tell (NULL,
              _ ("%u documents with %s figures; %u files that are not converted are left out"),
              table->documents, figures, table->left_out);
}

static gboolean
merge_runs (const Merge *merge)
{
    g_autoptr (CliRuns) runs = cli_runs_open (merge->directories);
    Table table = { .merge = merge, .head = g_string_new (NULL) };
    gboolean ok = runs != NULL
                  && (merge->out != NULL ? write_file (&table, runs) : write_stdout (&table, runs));
    if (ok && !merge->quiet)
        tell_summary (&table);
    g_string_free (table.head, TRUE);
    return ok;
}

/* Section - The command */

static GOptionContext *
make_context (Merge *merge)
{
    const GOptionEntry entries[] = {
        { "output", 'o', 0, G_OPTION_ARG_FILENAME, &merge->out,
          N_ ("Write to FILE instead of to standard output"), N_ ("FILE") },
        { "bom", 0, 0, G_OPTION_ARG_NONE, &merge->bom,
          N_ ("Begin with a byte-order mark, for Excel"), NULL },
        { "crlf", 0, 0, G_OPTION_ARG_NONE, &merge->crlf, N_ ("End lines in CR LF"), NULL },
        { "quiet", 'q', 0, G_OPTION_ARG_NONE, &merge->quiet, N_ ("Tell failures only, no summary"),
          NULL },
        { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &merge->directories, NULL, NULL },
        G_OPTION_ENTRY_NULL,
    };
    GOptionContext *context = cli_context_new (
        _ ("DIR..."), _ ("Writes the figures of all documents that `disclose convert -o DIR` has "
                         "converted as one table, in order of their paths."));
    g_option_context_add_main_entries (context, entries, NULL);
    return context;
}

static int
run (Merge *merge, int argc, char **argv)
{
    int code;
    if (!cli_context_parse (make_context (merge), "merge", argc, argv, &code))
        return code;
    if (merge->directories == NULL)
        return cli_usage ("merge", _ ("no directory given"));
    if (g_strcmp0 (merge->out, "-") == 0)
        g_clear_pointer (&merge->out, g_free);
    return merge_runs (merge) ? CLI_OK : CLI_FAILED;
}

int
cmd_merge (int argc, char **argv)
{
    Merge merge = { .out = NULL };
    const int code = run (&merge, argc, argv);
    g_strfreev (merge.directories);
    g_free (merge.out);
    return code;
}
