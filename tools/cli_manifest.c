/* SPDX-License-Identifier: GPL-2.0-or-later */
#define _GNU_SOURCE
#include "cli_manifest.h"
#include "cli_csv.h"
#include "cli_output.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

static const char head[] =
    "path,folder,sha256,size,template,year,department,tables,figures,missing,errors,warnings,"
    "remarks,status,reason,message,seconds,peak_mib,version,settings\n";

enum { PATH, FOLDER, SHA256, STATUS = 13, SETTINGS = 19, N_FIELDS };

#define PENDING "pending" /* the status of a directory that is being changed */

struct CliManifest {
    char *out, *path;
    int fd, lock;
    GArray *known; /* of guint64: for each path where its line begins, plus 1; 0: there is none */
};

/* Section - Opening */

static gboolean
tell_errno (const char *path)
{
    int code = errno;
    g_autofree char *shown = g_filename_display_name (path);
    cli_tell (shown, "%s", g_strerror (code));
    return FALSE;
}

/* A run that was cut off may have left half a line. */
static gboolean
drop_half_line (int fd)
{
    char last = '\n';
    off_t length = lseek (fd, 0, SEEK_END);
    while (length > 0 && pread (fd, &last, 1, length - 1) == 1 && last != '\n')
        length--;
    return length >= 0 && ftruncate (fd, length) == 0
           && (length > 0 || cli_write_all (fd, head, strlen (head)));
}

static gboolean
open_in (CliManifest *manifest)
{
    manifest->lock = open (manifest->out, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (manifest->lock < 0)
        return tell_errno (manifest->out);
    if (flock (manifest->lock, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
        g_autofree char *shown = g_filename_display_name (manifest->out);
        cli_tell (shown, _ ("another run is writing there; wait for it, or give another "
                            "directory"));
        return FALSE;
    }
    manifest->fd = open (manifest->path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    return (manifest->fd >= 0 && drop_half_line (manifest->fd)) || tell_errno (manifest->path);
}

CliManifest *
cli_manifest_open (const char *out)
{
    CliManifest *manifest = g_new0 (CliManifest, 1);
    manifest->out = g_strdup (out);
    manifest->path = g_build_filename (out, "manifest.csv", NULL);
    manifest->fd = manifest->lock = -1;
    manifest->known = g_array_new (FALSE, TRUE, sizeof (guint64));
    if ((g_mkdir_with_parents (out, 0777) == 0 || tell_errno (out)) && open_in (manifest))
        return manifest;
    cli_manifest_free (manifest);
    return NULL;
}

void
cli_manifest_free (CliManifest *manifest)
{
    if (manifest->fd >= 0)
        close (manifest->fd);
    if (manifest->lock >= 0)
        close (manifest->lock);
    g_array_unref (manifest->known);
    g_free (manifest->out);
    g_free (manifest->path);
    g_free (manifest);
}

/* Section - Reading */

typedef struct {
    FILE *file;
    char *line;
    size_t room;
    guint64 at, next; /* where the record begins, and the one after it */
} Records;

static gboolean
is_open (const char *text)
{
    gboolean quoted = FALSE;
    for (; *text != '\0'; text++)
        quoted ^= *text == '"';
    return quoted;
}

/* A record: a message may have line ends in it, but only between quotes. */
static gboolean
next_record (Records *records, GString *record)
{
    ssize_t n;
    g_string_truncate (record, 0);
    records->at = records->next;
    while ((n = getline (&records->line, &records->room, records->file)) > 0) {
        g_string_append_len (record, records->line, n);
        records->next += (guint64) n;
        if (!is_open (record->str))
            return TRUE;
    }
    return FALSE;
}

static gboolean
records_open (Records *records, const char *path)
{
    *records = (Records){ .file = fopen (path, "re") };
    return records->file != NULL;
}

static void
records_close (Records *records)
{
    if (records->file != NULL)
        fclose (records->file);
    g_free (records->line);
}

static gboolean
is_done (char **fields, const char *settings)
{
    return (strcmp (fields[STATUS], "ok") == 0 || strcmp (fields[STATUS], "partial") == 0)
           && strcmp (fields[SETTINGS], settings) == 0;
}

void
cli_manifest_look_up (CliManifest *manifest, const CliPaths *paths, const char *settings)
{
    Records records;
    char *fields[N_FIELDS];
    g_autoptr (GString) record = g_string_new (NULL);
    g_array_set_size (manifest->known, cli_paths_n (paths));
    if (!records_open (&records, manifest->path))
        return;
    while (next_record (&records, record)) {
        if (cli_csv_split (record->str, fields, N_FIELDS) != N_FIELDS)
            continue;
        int index = cli_paths_find (paths, fields[PATH]);
        if (index >= 0)
            g_array_index (manifest->known, guint64, index) =
                is_done (fields, settings) ? records.at + 1 : 0;
    }
    records_close (&records);
}

/* One line is read again rather than that all are kept. */
char *
cli_manifest_known (const CliManifest *manifest, guint index, const char *folder)
{
    char line[8192];
    char *fields[N_FIELDS];
    guint64 at = g_array_index (manifest->known, guint64, index);
    g_autofree char *made = g_build_filename (manifest->out, folder, "document.json", NULL);
    ssize_t n = at > 0 ? pread (manifest->fd, line, sizeof line - 1, (off_t) at - 1) : 0;
    if (n <= 0 || !g_file_test (made, G_FILE_TEST_EXISTS))
        return g_strdup ("");
    line[n] = '\0';
    guint found = cli_csv_split (line, fields, N_FIELDS);
    return g_strdup (found > SHA256 && strcmp (fields[FOLDER], folder) == 0 ? fields[SHA256] : "");
}

/* Section - Writing */

const char *
cli_manifest_status (const CliOutcome *outcome)
{
    if (outcome->reason != CLI_REASON_NONE)
        return "failed";
    return outcome->missing + outcome->errors + outcome->warnings > 0 ? "partial" : "ok";
}

static void
append_text (GString *lines, const char *text)
{
    g_autofree char *valid = g_utf8_make_valid (text, -1);
    cli_csv_field (lines, valid);
}

void
cli_manifest_append (GString *lines, const char *path, const char *folder, guint64 size,
                     const CliOutcome *outcome, const char *settings)
{
    static const CliOutcome none = { .reason = CLI_REASON_NONE };
    const CliOutcome *o = outcome != NULL ? outcome : &none;
    char seconds[32], peak[32];
    g_snprintf (seconds, sizeof seconds, "%" G_GUINT64_FORMAT ".%03u",
                o->microseconds / G_USEC_PER_SEC,
                (guint) (o->microseconds % G_USEC_PER_SEC / 1000));
    g_snprintf (peak, sizeof peak, "%" G_GUINT64_FORMAT, o->peak >> 20);
    cli_csv_field (lines, path);
    cli_csv_field (lines, folder);
    append_text (lines, o->sha256);
    cli_csv_number (lines, size);
    append_text (lines, o->template_id);
    if (o->year != 0)
        cli_csv_number (lines, o->year);
    else
        cli_csv_field (lines, "");
    append_text (lines, o->department);
    cli_csv_number (lines, o->tables);
    cli_csv_number (lines, o->figures);
    cli_csv_number (lines, o->missing);
    cli_csv_number (lines, o->errors);
    cli_csv_number (lines, o->warnings);
    cli_csv_number (lines, o->notes);
    cli_csv_field (lines, outcome != NULL ? cli_manifest_status (o) : PENDING);
    cli_csv_field (lines, cli_reason_id (o->reason));
    append_text (lines, o->message);
    cli_csv_field (lines, seconds);
    cli_csv_field (lines, peak);
    cli_csv_field (lines, disclose_version ());
    cli_csv_field (lines, settings);
    g_string_append_c (lines, '\n');
}

gboolean
cli_manifest_write (CliManifest *manifest, const GString *lines)
{
    if (cli_write_all (manifest->fd, lines->str, lines->len) && fdatasync (manifest->fd) == 0)
        return TRUE;
    tell_errno (manifest->path);
    /* Half a line must not become the beginning of another. */
    (void) drop_half_line (manifest->fd);
    return FALSE;
}

/* Section - Order */

typedef struct {
    guint64 at;
    guint32 length, path; /* path: where it stands among the paths; later lines of one are later */
} Line;

typedef struct {
    GString *paths;
    GArray *lines; /* of Line */
} Index;

static int
compare_lines (gconstpointer a, gconstpointer b, gpointer data)
{
    const Index *index = data;
    const Line *x = a, *y = b;
    int order = strcmp (index->paths->str + x->path, index->paths->str + y->path);
    return order != 0 ? order : (x->at > y->at) - (x->at < y->at);
}

static void
fill_index (Index *index, const char *path)
{
    Records records;
    char *fields[N_FIELDS];
    g_autoptr (GString) record = g_string_new (NULL);
    if (!records_open (&records, path))
        return;
    gboolean is_head = TRUE;
    while (next_record (&records, record)) {
        Line line = { records.at, (guint32) record->len, (guint32) index->paths->len };
        if (!is_head && cli_csv_split (record->str, fields, N_FIELDS) == N_FIELDS) {
            if (strcmp (fields[STATUS], PENDING) == 0)
                line.length = 0;
            g_string_append_len (index->paths, fields[PATH], (gssize) strlen (fields[PATH]) + 1);
            g_array_append_val (index->lines, line);
        }
        is_head = FALSE;
    }
    records_close (&records);
}

static gboolean
copy_line (int from, FILE *to, const Line *line)
{
    g_autofree char *text = g_malloc (line->length + 1);
    return pread (from, text, line->length, (off_t) line->at) == (ssize_t) line->length
           && fwrite (text, 1, line->length, to) == line->length;
}

static gboolean
copy_in_order (const CliManifest *manifest, const Index *index, FILE *to)
{
    const Line *lines = (const Line *) index->lines->data; /* NULL: none */
    gboolean ok = fputs (head, to) >= 0;
    for (guint i = 0; lines != NULL && i < index->lines->len && ok; i++) {
        const Line *line = &lines[i];
        const Line *next = i + 1 < index->lines->len ? line + 1 : NULL;
        gboolean is_last =
            next == NULL
            || strcmp (index->paths->str + line->path, index->paths->str + next->path) != 0;
        if (is_last && line->length > 0)
            ok = copy_line (manifest->fd, to, line);
    }
    return ok && fflush (to) == 0 && fsync (fileno (to)) == 0;
}

gboolean
cli_manifest_sort (CliManifest *manifest)
{
    g_autofree char *aside = g_strdup_printf ("%s.new", manifest->path);
    Index index = { g_string_new (NULL), g_array_new (FALSE, FALSE, sizeof (Line)) };
    FILE *to = fopen (aside, "we");
    fill_index (&index, manifest->path);
    g_array_sort_with_data (index.lines, compare_lines, &index);
    gboolean ok = to != NULL && copy_in_order (manifest, &index, to);
    if (to != NULL)
        ok = fclose (to) == 0 && ok;
    ok = ok && g_rename (aside, manifest->path) == 0;
    if (!ok) {
        tell_errno (manifest->path);
        g_unlink (aside);
    }
    cli_sync_directory (manifest->out);
    g_string_free (index.paths, TRUE);
    g_array_unref (index.lines);
    return ok;
}
