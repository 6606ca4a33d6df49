/* The options by which convert and tables read documents.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "cli.h"

#include <stdio.h>
#include <string.h>

/* The densest document seen takes under 64 MiB and 2 s; a hostile one must not take the machine. */
#define DEFAULT_MEMORY 512 /* MiB of addresses, of which the libraries alone take some 100 */
#define DEFAULT_TIMEOUT 30 /* seconds */

#define UNSET -1 /* the library's own default */

GOptionContext *
cli_context_new (const char *arguments, const char *summary)
{
    GOptionContext *context = g_option_context_new (arguments);
    g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
    g_option_context_set_summary (context, summary);
    g_option_context_set_help_enabled (context, FALSE);
    return context;
}

static void
put_help (GOptionContext *context)
{
    g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);
    fputs (help, stdout);
}

gboolean
cli_context_parse (GOptionContext *context, const char *command, int argc, char **argv, int *code)
{
    g_autoptr (GOptionContext) owned = context;
    g_autoptr (GError) error = NULL;
    gboolean help = FALSE;
    gboolean version = FALSE;
    const GOptionEntry entries[] = {
        { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_ ("Show this help and exit"), NULL },
        { "version", 0, 0, G_OPTION_ARG_NONE, &version, N_ ("Show the version and exit"), NULL },
        G_OPTION_ENTRY_NULL,
    };
    g_autofree char *program = g_strconcat ("disclose ", command, NULL);

    g_option_context_add_main_entries (owned, entries, NULL);
    g_set_prgname (program);
    if (!g_option_context_parse (owned, &argc, &argv, &error)) {
        *code = cli_usage (command, "%s", error->message);
        return FALSE;
    }
    *code = CLI_OK;
    if (help)
        put_help (owned);
    else if (version)
        printf ("disclose %s\n", disclose_version ());
    return !help && !version;
}

void
cli_reader_init (CliReader *reader)
{
    *reader = (CliReader){
        .max_pages = UNSET,
        .max_glyphs = UNSET,
        .max_size = UNSET,
        .max_memory = DEFAULT_MEMORY,
        .timeout = DEFAULT_TIMEOUT,
    };
}

void
cli_reader_clear (CliReader *reader)
{
    g_free (reader->template_id);
    g_free (reader->grammars_dir);
    g_free (reader->password_file);
    if (reader->grammars != NULL)
        disclose_grammars_unref (reader->grammars);
    disclose_options_free (reader->options);
}

void
cli_reader_add_options (CliReader *reader, GOptionContext *context)
{
    const GOptionEntry entries[] = {
        { "template", 0, 0, G_OPTION_ARG_STRING, &reader->template_id,
          N_ ("Read with this template only"), N_ ("ID") },
        { "grammars", 0, 0, G_OPTION_ARG_FILENAME, &reader->grammars_dir,
          N_ ("Lay the *.grammar files of DIR over the others"), N_ ("DIR") },
        { "password-file", 0, 0, G_OPTION_ARG_FILENAME, &reader->password_file,
          N_ ("Open with the password in the first line of FILE"), N_ ("FILE") },
        { "max-pages", 0, 0, G_OPTION_ARG_INT, &reader->max_pages,
          N_ ("Refuse documents of more pages (2000)"), N_ ("N") },
        { "max-glyphs", 0, 0, G_OPTION_ARG_INT, &reader->max_glyphs,
          N_ ("Refuse pages of more characters (200000)"), N_ ("N") },
        { "max-size", 0, 0, G_OPTION_ARG_INT, &reader->max_size,
          N_ ("Refuse files of more MiB (256)"), N_ ("N") },
        { "max-memory", 0, 0, G_OPTION_ARG_INT, &reader->max_memory,
          N_ ("Give up beyond so many MiB of memory (512)"), N_ ("N") },
        { "timeout", 0, 0, G_OPTION_ARG_INT, &reader->timeout,
          N_ ("Give up after so many seconds (30)"), N_ ("N") },
        { "no-sandbox", 0, 0, G_OPTION_ARG_NONE, &reader->no_sandbox,
          N_ ("Read without walls: a hostile file can then do what you can do"), NULL },
        G_OPTION_ENTRY_NULL,
    };
    g_option_context_add_main_entries (context, entries, NULL);
}

static gboolean
knows_template (const DiscloseGrammars *grammars, const char *id)
{
    for (guint i = 0; i < disclose_grammars_n (grammars); i++)
        if (strcmp (disclose_grammars_id (grammars, i), id) == 0)
            return TRUE;
    return FALSE;
}

/* On the command line a password would stand in the list of processes. */
static gboolean
load_password (CliReader *reader)
{
    g_autofree char *text = NULL;
    g_autoptr (GError) error = NULL;
    if (reader->password_file == NULL)
        return TRUE;
    if (!g_file_get_contents (reader->password_file, &text, NULL, &error)) {
        cli_tell_error (NULL, error);
        return FALSE;
    }
    text[strcspn (text, "\r\n")] = '\0';
    disclose_options_set_password (reader->options, text);
    return TRUE;
}

static void
set_numbers (CliReader *reader)
{
    guint pages = (guint) reader->max_pages, glyphs = (guint) reader->max_glyphs;
    guint64 bytes = (guint64) reader->max_size << 20;
    if (reader->max_pages != UNSET)
        disclose_options_set_max_pages (reader->options, pages != 0 ? pages : G_MAXUINT);
    if (reader->max_glyphs != UNSET)
        disclose_options_set_max_glyphs (reader->options, glyphs != 0 ? glyphs : G_MAXUINT);
    if (reader->max_size != UNSET)
        disclose_options_set_max_bytes (reader->options, bytes != 0 ? bytes : G_MAXUINT64);
}

int
cli_reader_prepare (CliReader *reader)
{
    const int numbers[] = { reader->max_pages, reader->max_glyphs, reader->max_size,
                            reader->max_memory, reader->timeout };
    for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
        if (numbers[i] < UNSET || (numbers[i] == UNSET && i > 2))
            return cli_usage (NULL, _ ("a limit cannot be negative: give 0 for none"));
    reader->options = disclose_options_new ();
    if (!load_password (reader))
        return CLI_FAILED;
    disclose_options_set_template (reader->options, reader->template_id);
    set_numbers (reader);
    return CLI_OK;
}

int
cli_reader_load_grammars (CliReader *reader)
{
    reader->grammars = cli_grammars_new (reader->grammars_dir);
    if (reader->grammars == NULL)
        return CLI_FAILED;
    if (reader->template_id == NULL || knows_template (reader->grammars, reader->template_id))
        return CLI_OK;
    cli_tell (NULL, _ ("there is no template %s; see `disclose grammar list`"),
              reader->template_id);
    return CLI_USAGE;
}
