/* Messages: `disclose: what it is about: what is wrong; what to do`.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#define _POSIX_C_SOURCE 200809L
#include "cli.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Where messages go: to standard error until cli_divert_noise() puts something else there. */
static FILE *messages;

void
cli_divert_noise (int fd)
{
    int own = dup (STDERR_FILENO);
    messages = own >= 0 ? fdopen (own, "w") : NULL;
    if (messages != NULL)
        (void) dup2 (fd, STDERR_FILENO);
}

/* As UTF-8 unless the locale says otherwise. In the C locale too: a Chinese file name is of more
 * use to its reader as it is than as question marks. */
static void
put_line (const char *line)
{
    const char *charset = NULL;
    g_autofree char *local = NULL;
    if (!g_get_charset (&charset) && strcmp (charset, "ANSI_X3.4-1968") != 0)
        local = g_convert_with_fallback (line, -1, charset, "UTF-8", "?", NULL, NULL, NULL);
    FILE *stream = messages != NULL ? messages : stderr;
    fputs (local != NULL ? local : line, stream);
    fflush (stream);
}

static void
tell (const char *subject, const char *text)
{
    g_autoptr (GString) line = g_string_new ("disclose: ");
    if (subject != NULL) {
        cli_append_printable (line, subject);
        g_string_append (line, ": ");
    }
    cli_append_printable (line, text);
    g_string_append_c (line, '\n');
    put_line (line->str);
}

void
cli_tell (const char *subject, const char *format, ...)
{
    va_list args;
    va_start (args, format);
    g_autofree char *text = g_strdup_vprintf (format, args);
    va_end (args);
    tell (subject, text);
}

int
cli_usage (const char *command, const char *format, ...)
{
    va_list args;
    va_start (args, format);
    g_autofree char *text = g_strdup_vprintf (format, args);
    va_end (args);
    g_autofree char *help = command != NULL ? g_strdup_printf ("disclose %s --help", command)
                                            : g_strdup ("disclose --help");
    g_autofree char *hint = g_strdup_printf (_ ("see `%s`"), help);
    g_autofree char *line = g_strjoin (_ ("; "), text, hint, NULL);
    tell (NULL, line);
    return CLI_USAGE;
}

/* What each kind of error means to the one who ran the command, in English; NULL: the message says
 * it all. */
static const char *
explain_error (const GError *error)
{
    if (error->domain != DISCLOSE_ERROR)
        return NULL;
    switch ((DiscloseError) error->code) {
    case DISCLOSE_ERROR_FILE:
        return N_ ("check that it is there, is a file and may be read");
    case DISCLOSE_ERROR_ENCRYPTED:
        return N_ ("is encrypted; give its password with --password-file");
    case DISCLOSE_ERROR_DAMAGED:
        return N_ ("is not a PDF or is damaged; fetch it again from where it was published");
    case DISCLOSE_ERROR_NO_TEXT:
        return N_ ("is scanned or empty and has no text layer; run OCR on it first");
    case DISCLOSE_ERROR_NO_TABLE:
        return N_ ("has no table that a grammar knows; see `disclose grammar list`");
    case DISCLOSE_ERROR_LIMIT:
        return N_ ("is larger than a limit allows; if you trust it, raise the limit with "
                   "--max-pages, --max-glyphs or --max-size");
    case DISCLOSE_ERROR_GRAMMAR:
    case DISCLOSE_ERROR_WRITE:
        break;
    }
    return NULL;
}

/* The library's message is a whole sentence, but in English, and it knows no options. */
static gboolean
needs_explanation (const GError *error, const char *english, const char *meaning)
{
    return meaning != english || error->code == DISCLOSE_ERROR_ENCRYPTED
           || error->code == DISCLOSE_ERROR_LIMIT || error->code == DISCLOSE_ERROR_FILE;
}

void
cli_tell_error (const char *subject, const GError *error)
{
    const char *english = explain_error (error);
    const char *meaning = english != NULL ? gettext (english) : NULL;
    if (meaning != NULL && needs_explanation (error, english, meaning))
        cli_tell (subject, _ ("%s (%s)"), meaning, error->message);
    else
        tell (subject, error->message);
}

char *
cli_finding_sentence (const DiscloseFinding *finding)
{
    const char *english = disclose_finding_explain (disclose_finding_id (finding));
    if (english == NULL)
        return g_strdup (disclose_finding_message (finding));
    const char *sentence = gettext (english);
    const char *hole = strstr (sentence, "%s");
    if (hole == NULL)
        return g_strdup (sentence);
    g_autofree char *before = g_strndup (sentence, (gsize) (hole - sentence));
    return g_strconcat (before, disclose_finding_text (finding), hole + 2, NULL);
}
