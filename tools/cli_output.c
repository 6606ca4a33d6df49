/* Output that is whole or not there: standard output in one piece, directories by writing aside.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#define _POSIX_C_SOURCE 200809L
#include "cli.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

gboolean
cli_write_string (const char *data, gsize length, gpointer string, GError **error)
{
    (void) error;
    g_string_append_len (string, data, (gssize) length);
    return TRUE;
}

static gboolean
set_errno (GError **error, const char *path)
{
    int code = errno;
    g_autofree char *shown = g_filename_display_name (path);
    g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (code), "%s: %s", shown,
                 g_strerror (code));
    return FALSE;
}

/* A pipe or a full disk may take less than it is given. */
static gboolean
write_all (int fd, const GString *data)
{
    gsize done = 0;
    while (done < data->len) {
        ssize_t n = write (fd, data->str + done, data->len - done);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return FALSE;
        done += (gsize) n;
    }
    return TRUE;
}

gboolean
cli_write_stdout (const GString *data)
{
    if (fflush (stdout) == 0 && write_all (STDOUT_FILENO, data))
        return TRUE;
    cli_tell (_ ("standard output"), "%s", g_strerror (errno));
    return FALSE;
}

gboolean
cli_write_file (const char *path, const GString *data)
{
    g_autoptr (GError) error = NULL;
    if (g_file_set_contents_full (path, data->str, (gssize) data->len,
                                  G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                  0666, &error))
        return TRUE;
    cli_tell (NULL, _ ("the output was not written: %s"), error->message);
    return FALSE;
}

/* Short whatever the input is called: its own name may be as long as a name can be. */
static char *
aside_path (const char *out, pid_t pid)
{
    g_autofree char *name = g_strdup_printf (".disclose-%ld", (long) pid);
    return g_build_filename (out, name, NULL);
}

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

void
cli_output_sweep (const char *out, pid_t pid)
{
    g_autofree char *aside = aside_path (out, pid);
    remove_directory (aside);
}

gboolean
cli_output_begin (CliOutput *output, const char *out, const char *name, GError **error)
{
    output->out = out;
    output->name = name;
    output->aside = aside_path (out, getpid ());
    output->files = g_ptr_array_new_with_free_func (g_free);
    if (g_mkdir_with_parents (out, 0777) != 0)
        return set_errno (error, out);
    /* A machine that went down may have left one of the same number. */
    remove_directory (output->aside);
    if (g_mkdir (output->aside, 0777) != 0)
        return set_errno (error, output->aside);
    return TRUE;
}

gboolean
cli_output_add (CliOutput *output, const char *file, const GString *data, GError **error)
{
    g_autofree char *path = g_build_filename (output->aside, file, NULL);
    int fd = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd < 0)
        return set_errno (error, path);
    g_ptr_array_add (output->files, g_strdup (file));
    if (!write_all (fd, data) || fsync (fd) != 0) {
        set_errno (error, path);
        close (fd);
        return FALSE;
    }
    return close (fd) == 0 || set_errno (error, path);
}

/* Best effort: not every file system can do it, and the files themselves are safe already. */
static void
sync_directory (const char *path)
{
    int fd = g_open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
    if (fd < 0)
        return;
    (void) fsync (fd);
    close (fd);
}

/* A table that an earlier run wrote and this one did not would pass for current. Other files in the
 * directory are the user's. */
static void
remove_stale_tables (const CliOutput *output, const char *target)
{
    const char *entry;
    g_autoptr (GDir) dir = g_dir_open (target, 0, NULL);
    if (dir == NULL)
        return;
    while ((entry = g_dir_read_name (dir)) != NULL) {
        g_autofree char *path = g_build_filename (target, entry, NULL);
        if ((g_str_has_prefix (entry, "table-") || g_str_has_prefix (entry, "unrecognised-"))
            && g_str_has_suffix (entry, ".csv")
            && !g_ptr_array_find_with_equal_func (output->files, entry, g_str_equal, NULL))
            g_unlink (path);
    }
}

static gboolean
move_files (const CliOutput *output, const char *target, GError **error)
{
    for (guint i = 0; i < output->files->len; i++) {
        const char *file = g_ptr_array_index (output->files, i);
        g_autofree char *from = g_build_filename (output->aside, file, NULL);
        g_autofree char *to = g_build_filename (target, file, NULL);
        if (g_rename (from, to) != 0)
            return set_errno (error, to);
    }
    remove_stale_tables (output, target);
    g_rmdir (output->aside);
    sync_directory (target);
    return TRUE;
}

/* A new directory comes in one rename; into an old one each file comes in one. */
static gboolean
move_into_place (const CliOutput *output, GError **error)
{
    g_autofree char *target = g_build_filename (output->out, output->name, NULL);
    sync_directory (output->aside);
    if (g_file_test (target, G_FILE_TEST_IS_DIR))
        return move_files (output, target, error);
    if (g_rename (output->aside, target) != 0)
        return set_errno (error, target);
    sync_directory (output->out);
    return TRUE;
}

gboolean
cli_output_end (CliOutput *output, gboolean ok, GError **error)
{
    ok = ok && move_into_place (output, error);
    if (!ok)
        remove_directory (output->aside);
    g_free (output->aside);
    g_ptr_array_unref (output->files);
    return ok;
}
