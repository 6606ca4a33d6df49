/* What the directory of a file's output is called.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "cli_convert.h"

#include <string.h>

char *
cli_output_name (const char *path)
{
    char *name = g_path_get_basename (path);
    gsize length = strlen (name);
    if (length > 4 && g_ascii_strcasecmp (name + length - 4, ".pdf") == 0)
        name[length - 4] = '\0';
    return name;
}

gboolean
cli_check_names (char **paths)
{
    g_autoptr (GHashTable) owners = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    for (; *paths != NULL; paths++) {
        char *name = cli_output_name (*paths);
        const char *other = g_hash_table_lookup (owners, name);
        if (other == NULL) {
            g_hash_table_insert (owners, name, *paths);
            continue;
        }
        g_autofree char *file = g_filename_display_name (*paths);
        g_autofree char *shown = g_filename_display_name (other);
        cli_tell (file,
                  _ ("would be written to the same place as %s; rename one, or convert "
                     "them to different directories"),
                  shown);
        g_free (name);
        return FALSE;
    }
    return TRUE;
}
