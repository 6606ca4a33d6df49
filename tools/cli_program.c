/* How each of the programs begins, and how one hands over to another.
 *
 * Most commands are part of disclose itself. One that needs a library of its own is a program
 * apart, disclose-NAME, so that only those who run it pay for loading that library.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#define _POSIX_C_SOURCE 200809L
#include "cli.h"

#include <errno.h>
#include <locale.h>
#include <signal.h>
#include <unistd.h>

#ifndef LOCALEDIR
#define LOCALEDIR "/usr/local/share/locale"
#endif
#ifndef LIBEXECDIR
#define LIBEXECDIR "/usr/local/libexec/disclose"
#endif

/* The directory of the program that runs; to be freed. NULL: unknown. */
static char *
own_directory (void)
{
    g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
    return program != NULL ? g_path_get_dirname (program) : NULL;
}

/* Beside the program where it runs from its build directory, in share where a whole tree was moved,
 * else where it was installed. */
static char *
find_locale_directory (void)
{
    static const char places[][24] = { "locale", "../share/locale", "../../share/locale" };
    g_autofree char *here = own_directory ();
    for (gsize i = 0; here != NULL && i < G_N_ELEMENTS (places); i++) {
        g_autofree char *place = g_build_filename (here, places[i], NULL);
        g_autofree char *known =
            g_build_filename (place, "zh_CN", "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);
        if (g_file_test (known, G_FILE_TEST_EXISTS))
            return g_steal_pointer (&place);
    }
    return g_strdup (LOCALEDIR);
}

void
cli_program_begin (void)
{
    g_autofree char *directory = find_locale_directory ();
    setlocale (LC_ALL, "");
    bindtextdomain (GETTEXT_PACKAGE, directory);
    bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
    textdomain (GETTEXT_PACKAGE);
    /* Else poppler's debug messages, where asked for, would stand amid the CSV. */
    g_log_writer_default_set_use_stderr (TRUE);
    /* A closed pipe is an error like any other, told where it is seen. */
    (void) signal (SIGPIPE, SIG_IGN);
    /* Nor shall a limit on file sizes end the program. */
    (void) signal (SIGXFSZ, SIG_IGN);
}

/* Returns only if it could not be run, with errno set. */
static void
become (const char *directory, const char *file, char **argv)
{
    g_autofree char *path = g_build_filename (directory, file, NULL);
    (void) execv (path, argv);
}

int
cli_program_become (const char *name, char **argv)
{
    g_autofree char *here = own_directory ();
    g_autofree char *moved =
        here != NULL ? g_build_filename (here, "../libexec/disclose", NULL) : NULL;
    g_autofree char *file = g_strconcat ("disclose-", name, NULL);
    const char *const places[] = { here, moved, LIBEXECDIR };
    errno = ENOENT;
    for (gsize i = 0; i < G_N_ELEMENTS (places) && errno == ENOENT; i++)
        if (places[i] != NULL)
            become (places[i], file, argv);
    if (errno == ENOENT)
        cli_tell (file, _ ("is not there; it belongs to disclose: install that as a whole"));
    else
        cli_tell (file, _ ("cannot be run: %s"), g_strerror (errno));
    return CLI_FAILED;
}
