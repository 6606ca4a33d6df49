/* SPDX-License-Identifier: GPL-2.0-or-later */
#define _GNU_SOURCE
#include "cli_runs.h"
#include "cli_csv.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

struct CliRuns {
    char **directories;
    GArray *locks; /* of int: descriptors */
    CliLines *lines;
    guint next;
    gboolean is_failed;
    GString *record;
    CliEntry entry;
    char *path;      /* of the entry before */
    GPtrArray *sums; /* of char *: checksums of the files of that path that are done */
};

static gboolean
tell_errno (const char *path)
{
    int code = errno;
    g_autofree char *shown = g_filename_display_name (path);
    cli_tell (shown, "%s", g_strerror (code));
    return FALSE;
}

/* Not every file system has locks; one that has none has none that are held. */
static gboolean
lock (CliRuns *runs, const char *directory)
{
    int fd = open (directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return tell_errno (directory);
    g_array_append_val (runs->locks, fd);
    if (flock (fd, LOCK_SH | LOCK_NB) == 0 || errno != EWOULDBLOCK)
        return TRUE;
    g_autofree char *shown = g_filename_display_name (directory);
    cli_tell (shown, _ ("a run is writing there; wait until it is done"));
    return FALSE;
}

static gboolean
add (CliRuns *runs, const char *directory)
{
    g_autofree char *manifest = g_build_filename (directory, "manifest.csv", NULL);
    if (!lock (runs, directory))
        return FALSE;
    if (cli_lines_add (runs->lines, manifest))
        return TRUE;
    if (errno != ENOENT)
        return tell_errno (manifest);
    g_autofree char *shown = g_filename_display_name (directory);
    cli_tell (shown, _ ("has no manifest.csv; give a directory that `disclose convert -o` has "
                        "written several files to"));
    return FALSE;
}

CliRuns *
cli_runs_open (char **directories)
{
    g_autoptr (CliRuns) runs = g_new0 (CliRuns, 1);
    runs->directories = g_strdupv (directories);
    runs->locks = g_array_new (FALSE, FALSE, sizeof (int));
    runs->lines = cli_lines_new ();
    runs->record = g_string_new (NULL);
    runs->sums = g_ptr_array_new_with_free_func (g_free);
    for (; *directories != NULL; directories++)
        if (!add (runs, *directories))
            return NULL;
    cli_lines_seal (runs->lines);
    return g_steal_pointer (&runs);
}

void
cli_runs_free (CliRuns *runs)
{
    for (guint i = 0; i < runs->locks->len; i++)
        close (g_array_index (runs->locks, int, i));
    g_array_unref (runs->locks);
    cli_lines_free (runs->lines);
    g_string_free (runs->record, TRUE);
    g_ptr_array_unref (runs->sums);
    g_strfreev (runs->directories);
    g_free (runs->entry.folder);
    g_free (runs->path);
    g_free (runs);
}

/* Whether a file of this path and content has come before. */
static gboolean
is_elsewhere (CliRuns *runs, const CliEntry *entry)
{
    const char *sum = entry->fields[CLI_LINE_SHA256];
    if (g_strcmp0 (runs->path, entry->fields[CLI_LINE_PATH]) != 0) {
        g_free (runs->path);
        runs->path = g_strdup (entry->fields[CLI_LINE_PATH]);
        g_ptr_array_set_size (runs->sums, 0);
    }
    if (!entry->is_done)
        return FALSE;
    if (g_ptr_array_find_with_equal_func (runs->sums, sum, g_str_equal, NULL))
        return TRUE;
    g_ptr_array_add (runs->sums, g_strdup (sum));
    return FALSE;
}

const CliEntry *
cli_runs_next (CliRuns *runs)
{
    CliEntry *entry = &runs->entry;
    if (runs->is_failed || runs->next >= cli_lines_n (runs->lines))
        return NULL;
    if (!cli_lines_read (runs->lines, runs->next++, runs->record, &entry->run)
        || cli_csv_split (runs->record->str, entry->fields, CLI_LINE_N) != CLI_LINE_N) {
        runs->is_failed = TRUE;
        (void) tell_errno ("manifest.csv");
        return NULL;
    }
    g_free (entry->folder);
    entry->folder =
        g_build_filename (runs->directories[entry->run], entry->fields[CLI_LINE_FOLDER], NULL);
    entry->is_done = cli_lines_is_done (entry->fields[CLI_LINE_STATUS]);
    entry->is_elsewhere = is_elsewhere (runs, entry);
    return entry;
}

gboolean
cli_runs_failed (const CliRuns *runs)
{
    return runs->is_failed;
}

guint
cli_runs_n (const CliRuns *runs)
{
    return cli_lines_n (runs->lines);
}

void
cli_runs_rewind (CliRuns *runs)
{
    runs->next = 0;
    g_clear_pointer (&runs->path, g_free);
}

gboolean
cli_runs_tell_broken (const CliEntry *entry, const char *file, const char *what)
{
    g_autofree char *path = g_build_filename (entry->folder, file, NULL);
    g_autofree char *shown = g_filename_display_name (path);
    cli_tell (shown, _ ("%s, though the manifest has it as done; convert it again with --force"),
              what);
    return FALSE;
}
