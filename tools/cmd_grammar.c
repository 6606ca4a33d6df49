/* disclose grammar: list, show, check and draft grammars.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "cli_explain.h"

#include <disclose-explain.h>

#include <string.h>

static int
list_grammars (const DiscloseGrammars *grammars)
{
    g_autoptr (GPtrArray) cells = g_ptr_array_new ();
    g_autoptr (GString) text = g_string_new (NULL);
    for (guint i = 0; i < disclose_grammars_n (grammars); i++) {
        g_ptr_array_add (cells, (gpointer) disclose_grammars_id (grammars, i));
        g_ptr_array_add (cells, (gpointer) disclose_grammars_title (grammars, i));
        g_ptr_array_add (cells, (gpointer) disclose_grammars_origin (grammars, i));
    }
    cli_align (text, cells, 3, "lll");
    return cli_write_stdout (text) ? CLI_OK : CLI_FAILED;
}

static int
show_grammar (const DiscloseGrammars *grammars, const char *id)
{
    for (guint i = 0; i < disclose_grammars_n (grammars); i++) {
        if (strcmp (disclose_grammars_id (grammars, i), id) != 0)
            continue;
        g_autoptr (GString) text = g_string_new (disclose_grammars_text (grammars, i));
        return cli_write_stdout (text) ? CLI_OK : CLI_FAILED;
    }
    cli_tell (NULL, _ ("there is no template %s; see `disclose grammar list`"), id);
    return CLI_USAGE;
}

static int
check_file (const char *file)
{
    gsize length = 0;
    guint mistakes = 0;
    g_autofree char *text = NULL;
    g_autofree char *shown = g_filename_display_name (file);
    g_autoptr (GError) error = NULL;
    if (!g_file_get_contents (file, &text, &length, &error)) {
        cli_tell (NULL, "%s", error->message);
        return CLI_FAILED;
    }
    /* Each message begins with file:line:column already. */
    g_auto (GStrv) messages = disclose_grammars_check (text, (gssize) length, shown, &mistakes);
    for (guint i = 0; messages[i] != NULL; i++)
        cli_tell (NULL, i < mistakes ? "%s" : _ ("%s (warning)"), messages[i]);
    if (mistakes > 0)
        return CLI_FAILED;
    g_autoptr (GString) line = g_string_new (NULL);
    g_string_append_printf (line, _ ("%s: no mistake found"), shown);
    g_string_append_c (line, '\n');
    return cli_write_stdout (line) ? CLI_OK : CLI_FAILED;
}

static int
check_files (char **files)
{
    int code = CLI_OK;
    for (; *files != NULL; files++)
        if (check_file (*files) != CLI_OK)
            code = CLI_FAILED;
    return code;
}

static int
dispatch (char **words, CliReader *reader)
{
    guint n = words != NULL ? g_strv_length (words) : 0;
    if (n >= 2 && strcmp (words[0], "check") == 0)
        return check_files (words + 1);
    if (n == 2 && strcmp (words[0], "draft") == 0)
        return cmd_draft (reader, words[1]);
    gboolean is_list = n == 1 && strcmp (words[0], "list") == 0;
    gboolean is_show = n == 2 && strcmp (words[0], "show") == 0;
    if (!is_list && !is_show)
        return cli_usage ("grammar", _ ("give list, show ID, check FILE or draft FILE"));
    g_autoptr (DiscloseGrammars) grammars = cli_grammars_new (reader->grammars_dir);
    if (grammars == NULL)
        return CLI_FAILED;
    return is_list ? list_grammars (grammars) : show_grammar (grammars, words[1]);
}

static int
run (CliReader *reader, char ***words, int argc, char **argv)
{
    int code;
    const GOptionEntry entries[] = {
        { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, words, NULL, NULL },
        G_OPTION_ENTRY_NULL,
    };
    GOptionContext *context =
        cli_context_new (_ ("list | show ID | check FILE... | draft FILE"),
                         _ ("Lists the grammars that documents are read with, shows the text of "
                            "one, checks files for mistakes, or drafts one for the tables of a "
                            "PDF. The format is told in disclose-grammar(5)."));
    g_option_context_add_main_entries (context, entries, NULL);
    cli_reader_add_options (reader, context);
    if (!cli_context_parse (context, "grammar", argc, argv, &code))
        return code;
    if (reader->template_id != NULL)
        return cli_usage ("grammar", _ ("--template is not for grammars"));
    return dispatch (*words, reader);
}

int
cmd_grammar (int argc, char **argv)
{
    g_auto (GStrv) words = NULL;
    CliReader reader;
    cli_reader_init (&reader);
    int code = run (&reader, &words, argc, argv);
    cli_reader_clear (&reader);
    return code;
}
