/* SPDX-License-Identifier: GPL-2.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include "cli_lines.h"
#include "cli_csv.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

typedef struct {
    guint64 at; /* in its manifest */
    guint32 length;
    guint32 manifest;
    gsize path; /* in paths */
} Line;

struct CliLines {
    GString *paths; /* each with its NUL */
    GArray *lines;  /* of Line */
    GArray *files;  /* of int: descriptors of the manifests */
};

CliLines *
cli_lines_new (void)
{
    CliLines *lines = g_new (CliLines, 1);
    lines->paths = g_string_new (NULL);
    lines->lines = g_array_new (FALSE, FALSE, sizeof (Line));
    lines->files = g_array_new (FALSE, FALSE, sizeof (int));
    return lines;
}

void
cli_lines_free (CliLines *lines)
{
    for (guint i = 0; i < lines->files->len; i++)
        close (g_array_index (lines->files, int, i));
    g_string_free (lines->paths, TRUE);
    g_array_unref (lines->lines);
    g_array_unref (lines->files);
    g_free (lines);
}

gboolean
cli_lines_is_done (const char *status)
{
    return strcmp (status, "ok") == 0 || strcmp (status, "partial") == 0;
}

/* The head, and what is no manifest, have no place here. */
static void
add_record (CliLines *lines, GString *record, guint64 at)
{
    char *fields[CLI_LINE_N];
    Line line = { at, (guint32) record->len, lines->files->len - 1, lines->paths->len };
    if (at == 0 || cli_csv_split (record->str, fields, CLI_LINE_N) != CLI_LINE_N)
        return;
    const char *path = fields[CLI_LINE_PATH];
    g_string_append_len (lines->paths, path, (gssize) strlen (path) + 1);
    g_array_append_val (lines->lines, line);
}

gboolean
cli_lines_add (CliLines *lines, const char *manifest)
{
    CliRecords records;
    g_autoptr (GString) record = g_string_new (NULL);
    int file = open (manifest, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return FALSE;
    g_array_append_val (lines->files, file);
    if (!cli_records_open (&records, manifest))
        return FALSE;
    while (cli_records_next (&records, record) && records.is_whole)
        add_record (lines, record, records.at);
    return cli_records_close (&records);
}

static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
    const CliLines *lines = data;
    const Line *x = a, *y = b;
    int order = strcmp (lines->paths->str + x->path, lines->paths->str + y->path);
    if (order == 0)
        order = (x->manifest > y->manifest) - (x->manifest < y->manifest);
    return order != 0 ? order : (x->at > y->at) - (x->at < y->at);
}

void
cli_lines_seal (CliLines *lines)
{
    guint kept = 0;
    g_array_sort_with_data (lines->lines, compare, lines);
    Line *all = (Line *) lines->lines->data; /* NULL: none */
    for (guint i = 0; all != NULL && i < lines->lines->len; i++) {
        const Line *next = i + 1 < lines->lines->len ? &all[i + 1] : NULL;
        if (next == NULL || next->manifest != all[i].manifest
            || strcmp (lines->paths->str + all[i].path, lines->paths->str + next->path) != 0)
            all[kept++] = all[i];
    }
    g_array_set_size (lines->lines, kept);
}

guint
cli_lines_n (const CliLines *lines)
{
    return lines->lines->len;
}

gboolean
cli_lines_read (const CliLines *lines, guint index, GString *record, guint *manifest)
{
    const Line *line = &g_array_index (lines->lines, Line, index);
    int file = g_array_index (lines->files, int, line->manifest);
    g_string_set_size (record, line->length);
    *manifest = line->manifest;
    ssize_t n = pread (file, record->str, line->length, (off_t) line->at);
    if (n >= 0 && (guint32) n < line->length)
        errno = EIO;
    return n == (ssize_t) line->length;
}
