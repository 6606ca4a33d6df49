/* SPDX-License-Identifier: GPL-2.0-or-later */
#define _GNU_SOURCE
#include "cli_manifest.h"
#include "cli_csv.h"
#include "cli_lines.h"
#include "cli_output.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define LOCK_TRIES 50
#define LOCK_PAUSE (20 * G_TIME_SPAN_MILLISECOND)

#define BOM "\xEF\xBB\xBF"

static const char head[] =
    BOM "path,folder,sha256,size,template,year,department,tables,figures,missing,errors,warnings,"
        "remarks,status,reason,message,seconds,peak_mib,version,settings\n";

struct CliManifest {
    char *out, *path;
    const char *head; /* with its byte-order mark or without */
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
drop_half_line (const CliManifest *manifest)
{
    const int fd = manifest->fd;
    CliRecords records;
    guint64 end = 0;
    g_autoptr (GString) record = g_string_new (NULL);
    if (!cli_records_open (&records, manifest->path))
        return FALSE;
    while (cli_records_next (&records, record) && records.is_whole)
        end = records.next;
    return cli_records_close (&records) && ftruncate (fd, (off_t) end) == 0
           && (end > 0 || cli_write_all (fd, manifest->head, strlen (manifest->head)));
}

/* What a run that was killed has left behind it may take a moment to be gone. */
static gboolean
lock (int fd)
{
    for (guint i = 0; i < LOCK_TRIES; i++) {
        if (flock (fd, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
            return TRUE;
        g_usleep (LOCK_PAUSE);
    }
    return FALSE;
}

static gboolean
open_in (CliManifest *manifest)
{
    manifest->lock = open (manifest->out, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (manifest->lock < 0)
        return tell_errno (manifest->out);
    if (!lock (manifest->lock)) {
        g_autofree char *shown = g_filename_display_name (manifest->out);
        cli_tell (shown, _ ("another run is writing there; wait for it, or give another "
                            "directory"));
        return FALSE;
    }
    manifest->fd = open (manifest->path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    return (manifest->fd >= 0 && drop_half_line (manifest)) || tell_errno (manifest->path);
}

CliManifest *
cli_manifest_open (const char *out, gboolean bom)
{
    CliManifest *manifest = g_new0 (CliManifest, 1);
    manifest->head = bom ? head : head + strlen (BOM);
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

int
cli_manifest_directory (const CliManifest *manifest)
{
    return manifest->lock;
}

/* Section - Reading */

static gboolean
is_done (char **fields, const char *settings)
{
    return cli_lines_is_done (fields[CLI_LINE_STATUS])
           && strcmp (fields[CLI_LINE_SETTINGS], settings) == 0;
}

void
cli_manifest_look_up (CliManifest *manifest, const CliPaths *paths, const char *settings)
{
    CliRecords records;
    char *fields[CLI_LINE_N];
    g_autoptr (GString) record = g_string_new (NULL);
    g_array_set_size (manifest->known, cli_paths_n (paths));
    if (!cli_records_open (&records, manifest->path))
        return;
    while (cli_records_next (&records, record)) {
        if (cli_csv_split (record->str, fields, CLI_LINE_N) != CLI_LINE_N)
            continue;
        int index = cli_paths_find (paths, fields[CLI_LINE_PATH]);
        if (index >= 0)
            g_array_index (manifest->known, guint64, index) =
                is_done (fields, settings) ? records.at + 1 : 0;
    }
    (void) cli_records_close (&records);
}

/* One line is read again rather than that all are kept. */
char *
cli_manifest_known (const CliManifest *manifest, guint index, const char *folder)
{
    char line[8192];
    char *fields[CLI_LINE_N];
    guint64 at = g_array_index (manifest->known, guint64, index);
    g_autofree char *made = g_build_filename (manifest->out, folder, "document.json", NULL);
    ssize_t n = at > 0 ? pread (manifest->fd, line, sizeof line - 1, (off_t) at - 1) : 0;
    if (n <= 0 || !g_file_test (made, G_FILE_TEST_EXISTS))
        return g_strdup ("");
    line[n] = '\0';
    guint found = cli_csv_split (line, fields, CLI_LINE_N);
    return g_strdup (found > CLI_LINE_SHA256 && strcmp (fields[CLI_LINE_FOLDER], folder) == 0
                         ? fields[CLI_LINE_SHA256]
                         : "");
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
    cli_csv_field (lines, outcome != NULL ? cli_manifest_status (o) : CLI_LINE_PENDING);
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
    (void) drop_half_line (manifest);
    return FALSE;
}

/* Section - Order */

static gboolean
copy_in_order (const CliManifest *manifest, const CliLines *lines, FILE *to)
{
    char *fields[CLI_LINE_N];
    guint which;
    g_autoptr (GString) record = g_string_new (NULL);
    g_autoptr (GString) parts = g_string_new (NULL);
    gboolean ok = fputs (manifest->head, to) >= 0;
    for (guint i = 0; i < cli_lines_n (lines) && ok; i++) {
        ok = cli_lines_read (lines, i, record, &which);
        g_string_assign (parts, record->str);
        if (ok && cli_csv_split (parts->str, fields, CLI_LINE_N) == CLI_LINE_N
            && strcmp (fields[CLI_LINE_STATUS], CLI_LINE_PENDING) != 0)
            ok = fwrite (record->str, 1, record->len, to) == record->len;
    }
    return ok && fflush (to) == 0 && fsync (fileno (to)) == 0;
}

gboolean
cli_manifest_sort (CliManifest *manifest)
{
    g_autofree char *aside = g_strdup_printf ("%s.new", manifest->path);
    g_autoptr (CliLines) lines = cli_lines_new ();
    FILE *to = fopen (aside, "we");
    gboolean ok = to != NULL && cli_lines_add (lines, manifest->path);
    cli_lines_seal (lines);
    ok = ok && copy_in_order (manifest, lines, to);
    if (to != NULL)
        ok = fclose (to) == 0 && ok;
    ok = ok && g_rename (aside, manifest->path) == 0;
    if (!ok) {
        tell_errno (manifest->path);
        g_unlink (aside);
    }
    cli_sync_directory (manifest->out);
    return ok;
}
