/* SPDX-License-Identifier: GPL-2.0-or-later */
#define _GNU_SOURCE
#include "cli_output.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <linux/magic.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <sys/vfs.h>
#include <unistd.h>

#define ASIDE ".disclose-" /* then the process's number, a point, the serial */

struct CliOutput {
    char *out, *aside;
    GPtrArray *files; /* of char *: names of the files written */
    int fd;           /* of the last of them; -1: it is complete */
    gboolean is_made;
    GError *error;
};

/* Section - Standard output */

gboolean
cli_write_string (const char *data, gsize length, gpointer string, GError **error)
{
    (void) error;
    g_string_append_len (string, data, (gssize) length);
    return TRUE;
}

/* A pipe or a full disk may take less than it is given. */
gboolean
cli_write_all (int fd, const char *data, gsize length)
{
    while (length > 0) {
        ssize_t n = write (fd, data, length);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return FALSE;
        data += n;
        length -= (gsize) n;
    }
    return TRUE;
}

gboolean
cli_write_stdout (const GString *data)
{
    if (fflush (stdout) == 0 && cli_write_all (STDOUT_FILENO, data->str, data->len))
        return TRUE;
    cli_tell (_ ("standard output"), "%s", g_strerror (errno));
    return FALSE;
}

gboolean
cli_is_no_file (const char *path)
{
    struct stat about;
    return stat (path, &about) == 0 && !S_ISREG (about.st_mode) && !S_ISDIR (about.st_mode);
}

static gboolean
write_through (const char *path, const GString *data)
{
    const int fd = open (path, O_WRONLY | O_CLOEXEC);
    const gboolean ok = fd >= 0 && cli_write_all (fd, data->str, data->len);
    const int why = errno;
    if (fd >= 0)
        close (fd);
    if (!ok)
        cli_tell (NULL, _ ("the output was not written: %s"), g_strerror (why));
    return ok;
}

gboolean
cli_write_file (const char *path, const GString *data)
{
    g_autoptr (GError) error = NULL;
    if (cli_is_no_file (path))
        return write_through (path, data);
    if (g_file_set_contents_full (path, data->str, (gssize) data->len,
                                  G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                  0666, &error))
        return TRUE;
    cli_tell (NULL, _ ("the output was not written: %s"), error->message);
    return FALSE;
}

/* Section - Aside */

static void
remove_directory (const char *path)
{
    const char *entry;
    g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
    if (dir == NULL)
        return;
    while ((entry = g_dir_read_name (dir)) != NULL) {
        g_autofree char *file = g_build_filename (path, entry, NULL);
        g_unlink (file);
    }
    g_rmdir (path);
}

/* Short whatever the input is called: its own name may be as long as a name can be. */
CliOutput *
cli_output_new (const char *out, guint serial)
{
    g_autofree char *name = g_strdup_printf (ASIDE "%ld.%u", (long) getpid (), serial);
    CliOutput *output = g_new0 (CliOutput, 1);
    output->out = g_strdup (out);
    output->aside = g_build_filename (out, name, NULL);
    output->files = g_ptr_array_new_with_free_func (g_free);
    output->fd = -1;
    return output;
}

void
cli_output_free (CliOutput *output)
{
    if (output->fd >= 0)
        close (output->fd);
    if (output->is_made)
        remove_directory (output->aside);
    g_free (output->out);
    g_free (output->aside);
    g_ptr_array_unref (output->files);
    g_clear_error (&output->error);
    g_free (output);
}

const GError *
cli_output_error (const CliOutput *output)
{
    return output->error;
}

static gboolean
set_errno (CliOutput *output, const char *path)
{
    int code = errno;
    g_autofree char *shown = g_filename_display_name (path);
    if (output->error == NULL)
        g_set_error (&output->error, G_FILE_ERROR, (int) g_file_error_from_errno (code), "%s: %s",
                     shown, g_strerror (code));
    return FALSE;
}

static gboolean
make_aside (CliOutput *output)
{
    int made = g_mkdir (output->aside, 0777);
    if (made != 0 && errno == ENOENT && g_mkdir_with_parents (output->out, 0777) != 0)
        return set_errno (output, output->out);
    if (made != 0) {
        /* A machine that went down may have left one of the same number. */
        remove_directory (output->aside);
        made = g_mkdir (output->aside, 0777);
    }
    output->is_made = made == 0;
    return output->is_made || set_errno (output, output->aside);
}

static gboolean
open_file (CliOutput *output, const char *file)
{
    if (!cli_output_close (output) || (!output->is_made && !make_aside (output)))
        return FALSE;
    g_autofree char *path = g_build_filename (output->aside, file, NULL);
    output->fd = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (output->fd < 0)
        return set_errno (output, path);
    g_ptr_array_add (output->files, g_strdup (file));
    return TRUE;
}

static const char *
last_file (const CliOutput *output)
{
    return g_ptr_array_index (output->files, output->files->len - 1);
}

gboolean
cli_output_write (CliOutput *output, const char *file, const char *data, gsize length)
{
    if (output->error != NULL)
        return FALSE;
    if ((output->fd < 0 || strcmp (last_file (output), file) != 0) && !open_file (output, file))
        return FALSE;
    return cli_write_all (output->fd, data, length) || set_errno (output, last_file (output));
}

gboolean
cli_output_close (CliOutput *output)
{
    int fd = output->fd;
    output->fd = -1;
    if (fd >= 0 && close (fd) != 0)
        set_errno (output, last_file (output));
    return output->error == NULL;
}

/* Section - Durable */

static gboolean
sync_path (const char *path, int flags)
{
    int fd = g_open (path, O_RDONLY | O_CLOEXEC | flags, 0);
    if (fd < 0)
        return FALSE;
    gboolean ok = fsync (fd) == 0;
    return close (fd) == 0 && ok;
}

void
cli_sync_directory (const char *path)
{
    (void) sync_path (path, O_DIRECTORY);
}

/* syncfs() tells of failures since Linux 5.8, of a journal's since 5.17. */
static gboolean
tells_failures (void)
{
    struct utsname system;
    guint major = 0, minor = 0;
    return uname (&system) == 0 && sscanf (system.release, "%u.%u", &major, &minor) == 2
           && (major > 5 || (major == 5 && minor >= 17));
}

/* Of file systems over a network or over others, nobody promises as much. */
static gboolean
is_plain_disk (int fd)
{
    struct statfs status;
    if (fstatfs (fd, &status) != 0)
        return FALSE;
    switch ((guint32) status.f_type) {
    case EXT4_SUPER_MAGIC: /* that of ext2 and ext3, too */
    case XFS_SUPER_MAGIC:
    case BTRFS_SUPER_MAGIC:
    case F2FS_SUPER_MAGIC:
    case TMPFS_MAGIC:
        return TRUE;
    default:
        return FALSE;
    }
}

gboolean
cli_sync_everything (int directory)
{
    return tells_failures () && is_plain_disk (directory) && syncfs (directory) == 0;
}

gboolean
cli_output_sync (CliOutput *output)
{
    for (guint i = 0; i < output->files->len && output->error == NULL; i++) {
        const char *file = g_ptr_array_index (output->files, i);
        g_autofree char *path = g_build_filename (output->aside, file, NULL);
        if (!sync_path (path, 0))
            set_errno (output, path);
    }
    if (output->is_made)
        cli_sync_directory (output->aside);
    return output->error == NULL;
}

/* Section - In place */

/* A table that an earlier run wrote and this one did not would pass for current. Other files in the
 * directory are the user's. */
static gboolean
is_table (const char *file)
{
    return g_str_has_suffix (file, ".csv")
           && (g_str_has_prefix (file, "table-") || g_str_has_prefix (file, "unrecognised-")
               || g_str_has_prefix (file, "findings."));
}

static void
remove_stale_tables (const CliOutput *output, const char *target)
{
    const char *entry;
    g_autoptr (GDir) dir = g_dir_open (target, 0, NULL);
    if (dir == NULL)
        return;
    while ((entry = g_dir_read_name (dir)) != NULL) {
        g_autofree char *path = g_build_filename (target, entry, NULL);
        if (is_table (entry)
            && !g_ptr_array_find_with_equal_func (output->files, entry, g_str_equal, NULL))
            g_unlink (path);
    }
}

static gboolean
move_files (CliOutput *output, const char *target)
{
    for (guint i = 0; i < output->files->len; i++) {
        const char *file = g_ptr_array_index (output->files, i);
        g_autofree char *from = g_build_filename (output->aside, file, NULL);
        g_autofree char *to = g_build_filename (target, file, NULL);
        if (g_rename (from, to) != 0)
            return set_errno (output, to);
    }
    remove_stale_tables (output, target);
    g_rmdir (output->aside);
    cli_sync_directory (target);
    return TRUE;
}

gboolean
cli_output_place (CliOutput *output, const char *name)
{
    g_autofree char *target = g_build_filename (output->out, name, NULL);
    if (output->error != NULL || (!output->is_made && !make_aside (output)))
        return FALSE;
    if (g_file_test (target, G_FILE_TEST_IS_DIR)) {
        if (!move_files (output, target))
            return FALSE;
    } else if (g_rename (output->aside, target) != 0) {
        return set_errno (output, target);
    }
    output->is_made = FALSE;
    return TRUE;
}

/* Section - Left over */

static gboolean
is_alive (const char *name)
{
    long pid = strtol (name + strlen (ASIDE), NULL, 10);
    return pid > 0 && (pid_t) pid != getpid () && (kill ((pid_t) pid, 0) == 0 || errno == EPERM);
}

void
cli_output_sweep (const char *out)
{
    const char *entry;
    g_autoptr (GDir) dir = g_dir_open (out, 0, NULL);
    while (dir != NULL && (entry = g_dir_read_name (dir)) != NULL) {
        g_autofree char *path = g_build_filename (out, entry, NULL);
        if (g_str_has_prefix (entry, ASIDE) && !is_alive (entry))
            remove_directory (path);
    }
}
