/* Where grammars come from. From the last of these places to the first, each laid over what is
 * there by template id: built in, the data directories, the configuration directory,
 * DISCLOSE_GRAMMARS, --grammars.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "cli.h"

/* A directory that somebody named must be there; those of XDG are where a grammar may be. */
static gboolean
add_directory (DiscloseGrammars *grammars, const char *directory)
{
    g_autoptr (GError) error = NULL;
    if (disclose_grammars_add_directory (grammars, directory, &error))
        return TRUE;
    if (g_error_matches (error, DISCLOSE_ERROR, DISCLOSE_ERROR_GRAMMAR))
        cli_tell (NULL, "%s", error->message); /* begins with file:line:column */
    else
        cli_tell_error (directory, error);
    return FALSE;
}

/* The XDG Base Directory Specification wants relative paths ignored. */
static gboolean
add_xdg (DiscloseGrammars *grammars, const char *base)
{
    g_autofree char *directory = g_build_filename (base, "disclose", "grammars", NULL);
    return !g_path_is_absolute (base) || !g_file_test (directory, G_FILE_TEST_IS_DIR)
           || add_directory (grammars, directory);
}

static gboolean
add_system (DiscloseGrammars *grammars)
{
    const char *const *bases = g_get_system_data_dirs ();
    for (guint n = g_strv_length ((char **) bases); n-- > 0;)
        if (!add_xdg (grammars, bases[n]))
            return FALSE;
    return TRUE;
}

static gboolean
add_named (DiscloseGrammars *grammars, const char *directory)
{
    return directory == NULL || *directory == '\0' || add_directory (grammars, directory);
}

DiscloseGrammars *
cli_grammars_new (const char *directory)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (DiscloseGrammars) grammars = disclose_grammars_new (NULL, &error);
    if (grammars == NULL)
        cli_tell_error (NULL, error);
    else if (add_system (grammars) && add_xdg (grammars, g_get_user_data_dir ())
             && add_xdg (grammars, g_get_user_config_dir ())
             && add_named (grammars, g_getenv ("DISCLOSE_GRAMMARS"))
             && add_named (grammars, directory))
        return g_steal_pointer (&grammars);
    return NULL;
}
