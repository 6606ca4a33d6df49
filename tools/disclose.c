/* disclose: published Chinese government budgets, from PDF to exact CSV. The command line over
 * libdisclose; one file a subcommand.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "cli.h"

#include <stdio.h>
#include <string.h>

static const CliCommand commands[] = {
    { "convert", cmd_convert, N_ ("Convert PDF files to CSV") },
    { "merge", cmd_merge, N_ ("Make one table of all documents of a batch") },
    { "load", NULL, N_ ("Put batches into an SQLite database") },
    { "tables", cmd_tables, N_ ("Show which tables a PDF file holds") },
    { "explain", cmd_explain, N_ ("Show how a PDF file was read, and why") },
    { "locate", cmd_locate, N_ ("Tell where a figure or a text stands, and picture it") },
    { "annotate", cmd_annotate, N_ ("Draw what was found over the PDF") },
    { "report", cmd_report, N_ ("Write a page to check the figures against the PDF") },
    { "check", cmd_check, N_ ("Check whether the figures of a PDF file agree") },
    { "grammar", cmd_grammar, N_ ("List, show, check and draft grammars") },
};

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
    cli_program_begin ();
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
            return commands[i].run != NULL ? commands[i].run (argc - 1, argv + 1)
                                           : cli_program_become (argv[1], argv + 1);
    return cli_usage (NULL, _ ("there is no command %s"), argv[1]);
}
