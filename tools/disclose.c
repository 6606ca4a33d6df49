/* disclose: published Chinese government budgets, from PDF to exact CSV. The command line over
 * libdisclose; one file a subcommand.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#define _POSIX_C_SOURCE 200809L
#include "cli.h"

#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#ifndef LOCALEDIR
#define LOCALEDIR "/usr/local/share/locale"
#endif

static const CliCommand commands[] = {
    { "convert", cmd_convert, N_ ("Convert PDF files to CSV") },
    { "tables", cmd_tables, N_ ("Show which tables a PDF file holds") },
    { "explain", cmd_explain, N_ ("Show how a PDF file was read, and why") },
    { "locate", cmd_locate, N_ ("Tell where a figure or a text stands, and picture it") },
    { "annotate", cmd_annotate, N_ ("Draw what was found over the PDF") },
    { "report", cmd_report, N_ ("Write a page to check the figures against the PDF") },
    { "check", cmd_check, N_ ("Check whether the figures of a PDF file agree") },
    { "grammar", cmd_grammar, N_ ("List, show, check and draft grammars") },
};

/* Beside the program where it runs from its build directory, in share where a whole tree was moved,
 * else where it was installed. */
static char *
find_locale_directory (void)
{
    static const char places[][20] = { "locale", "../share/locale" };
    g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
    g_autofree char *here = program != NULL ? g_path_get_dirname (program) : NULL;
    for (gsize i = 0; here != NULL && i < G_N_ELEMENTS (places); i++) {
        g_autofree char *place = g_build_filename (here, places[i], NULL);
        g_autofree char *known =
            g_build_filename (place, "zh_CN", "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);
        if (g_file_test (known, G_FILE_TEST_EXISTS))
            return g_steal_pointer (&place);
    }
    return g_strdup (LOCALEDIR);
}

static void
set_language (void)
{
    g_autofree char *directory = find_locale_directory ();
    setlocale (LC_ALL, "");
    bindtextdomain (GETTEXT_PACKAGE, directory);
    bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
    textdomain (GETTEXT_PACKAGE);
}

static void
put_help (void)
{
    g_autoptr (GString) text = g_string_new (NULL);
    g_autoptr (GPtrArray) cells = g_ptr_array_new ();
    for (gsize i = 0; i < G_N_ELEMENTS (commands); i++) {
        g_ptr_array_add (cells, (gpointer) commands[i].name);
        g_ptr_array_add (cells, (gpointer) gettext (commands[i].summary));
    }
    g_string_append_printf (
        text, "%s\n\n%s\n\n%s\n", _ ("Usage: disclose COMMAND [OPTION...] [FILE...]"),
        _ ("Turns published Chinese government budgets from PDF into exact CSV."), _ ("Commands:"));
    cli_align (text, cells, 2, "ll");
    g_string_append_printf (text, "\n%s\n",
                            _ ("`disclose COMMAND --help` tells a command's options; `disclose "
                               "--version` the version."));
    fputs (text->str, stdout);
}

int
main (int argc, char **argv)
{
    set_language ();
    /* Else poppler's debug messages, where asked for, would stand amid the CSV. */
    g_log_writer_default_set_use_stderr (TRUE);
    /* A closed pipe is an error like any other, told where it is seen. */
    (void) signal (SIGPIPE, SIG_IGN);
    /* Nor shall a limit on file sizes end the program. */
    (void) signal (SIGXFSZ, SIG_IGN);
    if (argc < 2)
        return cli_usage (NULL, _ ("no command given"));
    if (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0) {
        put_help ();
        return CLI_OK;
    }
    if (strcmp (argv[1], "--version") == 0) {
        printf ("disclose %s\n", disclose_version ());
        return CLI_OK;
    }
    for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
        if (strcmp (argv[1], commands[i].name) == 0)
            return commands[i].run (argc - 1, argv + 1);
    return cli_usage (NULL, _ ("there is no command %s"), argv[1]);
}
