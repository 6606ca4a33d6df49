/* SPDX-License-Identifier: GPL-2.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include "cli_paths.h"
#include "cli_convert.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HEAD 1024 /* bytes in which `%PDF-` has to stand */

void
cli_paths_init (CliPaths *paths)
{
    paths->text = g_string_new (NULL);
    paths->offsets = g_array_new (FALSE, FALSE, sizeof (guint32));
    paths->twins = g_byte_array_new ();
}

void
cli_paths_clear (CliPaths *paths)
{
    g_string_free (paths->text, TRUE);
    g_array_unref (paths->offsets);
    g_byte_array_unref (paths->twins);
}

guint
cli_paths_n (const CliPaths *paths)
{
    return paths->offsets->len;
}

const char *
cli_paths_at (const CliPaths *paths, guint index)
{
    return paths->text->str + g_array_index (paths->offsets, guint32, index);
}

/* Section - Finding */

static void
add_file (CliPaths *paths, const char *path)
{
    guint32 offset = (guint32) paths->text->len;
    g_string_append_len (paths->text, path, (gssize) strlen (path) + 1);
    g_array_append_val (paths->offsets, offset);
}

/* What cannot be looked into is told when it is converted. */
static gboolean
looks_like_pdf (const char *path)
{
    char head[HEAD];
    gsize length = strlen (path);
    if (length > 4 && g_ascii_strcasecmp (path + length - 4, ".pdf") == 0)
        return TRUE;
    int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    ssize_t n = fd >= 0 ? read (fd, head, sizeof head) : 0;
    if (fd >= 0)
        close (fd);
    for (ssize_t i = 0; i + 5 <= n; i++)
        if (memcmp (head + i, "%PDF-", 5) == 0)
            return TRUE;
    return FALSE;
}

/* Links to directories are not followed: they may lead round in circles. */
static void
add_below (CliPaths *paths, const char *directory)
{
    const char *entry;
    g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
    while (dir != NULL && (entry = g_dir_read_name (dir)) != NULL) {
        struct stat status;
        g_autofree char *path = g_build_filename (directory, entry, NULL);
        if (lstat (path, &status) != 0)
            continue;
        if (S_ISDIR (status.st_mode))
            add_below (paths, path);
        else if (stat (path, &status) == 0 && S_ISREG (status.st_mode) && looks_like_pdf (path))
            add_file (paths, path);
    }
}

void
cli_paths_add (CliPaths *paths, const char *path)
{
    if (g_file_test (path, G_FILE_TEST_IS_DIR))
        add_below (paths, path);
    else
        add_file (paths, path);
}

static gboolean
read_all (FILE *list, GString *text)
{
    char part[4096];
    gsize n;
    while ((n = fread (part, 1, sizeof part, list)) > 0)
        g_string_append_len (text, part, (gssize) n);
    return !ferror (list);
}

gboolean
cli_paths_add_listed (CliPaths *paths, const char *file)
{
    g_autoptr (GString) text = g_string_new (NULL);
    FILE *list = strcmp (file, "-") == 0 ? stdin : fopen (file, "re");
    gboolean ok = list != NULL && read_all (list, text);
    if (list != NULL && list != stdin)
        fclose (list);
    if (!ok) {
        g_autofree char *shown = g_filename_display_name (file);
        cli_tell (shown, _ ("the list of files cannot be read"));
        return FALSE;
    }
    const int end = memchr (text->str, '\0', text->len) != NULL ? '\0' : '\n';
    for (char *p = text->str; p < text->str + text->len;) {
        char *stop = memchr (p, end, (gsize) (text->str + text->len - p));
        char *next = stop != NULL ? stop + 1 : text->str + text->len;
        if (stop != NULL)
            *stop = '\0';
        if (*p != '\0')
            cli_paths_add (paths, p);
        p = next;
    }
    return TRUE;
}

/* Section - Order and names */

static int
compare_paths (gconstpointer a, gconstpointer b, gpointer data)
{
    const CliPaths *paths = data;
    return strcmp (paths->text->str + *(const guint32 *) a,
                   paths->text->str + *(const guint32 *) b);
}

static int
compare_names (gconstpointer a, gconstpointer b, gpointer data)
{
    const CliPaths *paths = data;
    g_autofree char *left = cli_output_name (cli_paths_at (paths, *(const guint32 *) a));
    g_autofree char *right = cli_output_name (cli_paths_at (paths, *(const guint32 *) b));
    return strcmp (left, right);
}

static void
find_twins (CliPaths *paths)
{
    guint n = cli_paths_n (paths);
    g_autofree guint32 *order = g_new (guint32, n + 1);
    g_byte_array_set_size (paths->twins, n);
    for (guint i = 0; i < n; i++) {
        order[i] = i;
        paths->twins->data[i] = FALSE;
    }
    g_qsort_with_data (order, (int) n, sizeof (guint32), compare_names, paths);
    for (guint i = 1; i < n; i++)
        if (compare_names (&order[i - 1], &order[i], paths) == 0)
            paths->twins->data[order[i - 1]] = paths->twins->data[order[i]] = TRUE;
}

void
cli_paths_seal (CliPaths *paths)
{
    guint kept = 0;
    g_array_sort_with_data (paths->offsets, compare_paths, paths);
    for (guint i = 0; i < paths->offsets->len; i++) {
        guint32 offset = g_array_index (paths->offsets, guint32, i);
        if (kept == 0 || strcmp (cli_paths_at (paths, kept - 1), paths->text->str + offset) != 0)
            g_array_index (paths->offsets, guint32, kept++) = offset;
    }
    g_array_set_size (paths->offsets, kept);
    find_twins (paths);
}

int
cli_paths_find (const CliPaths *paths, const char *path)
{
    guint low = 0, high = cli_paths_n (paths);
    while (low < high) {
        guint middle = low + (high - low) / 2;
        int order = strcmp (cli_paths_at (paths, middle), path);
        if (order == 0)
            return (int) middle;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return -1;
}

char *
cli_paths_folder (const CliPaths *paths, guint index)
{
    const char *path = cli_paths_at (paths, index);
    g_autofree char *name = cli_output_name (path);
    if (!paths->twins->data[index])
        return g_steal_pointer (&name);
    g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1);
    return g_strdup_printf ("%s~%.8s", name, sum);
}
