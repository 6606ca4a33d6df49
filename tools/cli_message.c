/* Messages: `disclose: what it is about: what is wrong; what to do`.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "cli.h"

#include <stdio.h>
#include <string.h>

/* Where messages go: to standard error until cli_message_divert() names another place. */
static struct {
    void (*put) (const char *line, gpointer data);
    gpointer data;
} diverted;

void
cli_message_divert (void (*put) (const char *line, gpointer data), gpointer data)
{
    diverted.put = put;
    diverted.data = data;
}

/* As UTF-8 unless the locale says otherwise. In the C locale too: a Chinese file name is of more
 * use to its reader as it is than as question marks. */
void
cli_message_write (const char *line)
{
    const char *charset = NULL;
    g_autofree char *local = NULL;
    if (!g_get_charset (&charset) && strcmp (charset, "ANSI_X3.4-1968") != 0)
        local = g_convert_with_fallback (line, -1, charset, "UTF-8", "?", NULL, NULL, NULL);
    fputs (local != NULL ? local : line, stderr);
}

void
cli_message_put (const char *line)
{
    if (diverted.put != NULL)
        diverted.put (line, diverted.data);
    else
        cli_message_write (line);
}

char *
cli_message_line (const char *subject, const char *text)
{
    g_autoptr (GString) line = g_string_new ("disclose: ");
    if (subject != NULL) {
        cli_append_printable (line, subject);
        g_string_append (line, ": ");
    }
    cli_append_printable (line, text);
    g_string_append_c (line, '\n');
    return g_string_free (g_steal_pointer (&line), FALSE);
}

static void
tell (const char *subject, const char *text)
{
    g_autofree char *line = cli_message_line (subject, text);
    cli_message_put (line);
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

/* What each kind of error means to the one who ran the command, and what to do, in English. The
 * library's own message says the former more exactly, and sometimes both, but in English alone. */
typedef struct {
    const char *meaning, *remedy;
    gboolean whole; /* the message tells the remedy too */
} Advice;

static Advice
advise (const GError *error)
{
    if (error->domain != DISCLOSE_ERROR)
        return (Advice){ NULL, NULL, TRUE };
    switch ((DiscloseError) error->code) {
    case DISCLOSE_ERROR_FILE:
        return (Advice){ N_ ("cannot be read"),
                         N_ ("check that it is there, is a file and may be read"), FALSE };
    case DISCLOSE_ERROR_ENCRYPTED:
        return (Advice){ N_ ("is encrypted"), N_ ("give its password with --password-file"),
                         FALSE };
    case DISCLOSE_ERROR_DAMAGED:
        return (Advice){ N_ ("is not a PDF or is damaged"),
                         N_ ("fetch it again from where it was published"), TRUE };
    case DISCLOSE_ERROR_NO_TEXT:
        return (Advice){ N_ ("is scanned or empty and has no text layer"),
                         N_ ("run OCR on it first"), TRUE };
    case DISCLOSE_ERROR_ILLEGIBLE:
        return (Advice){ N_ ("has a garbled text layer"),
                         N_ ("run OCR on it, or ask for another copy"), TRUE };
    case DISCLOSE_ERROR_NO_TABLE:
        return (Advice){
            N_ ("has no table that a grammar knows"),
            N_ ("see `disclose explain`, or begin a grammar with `disclose grammar draft`"), FALSE
        };
    case DISCLOSE_ERROR_LIMIT:
        return (Advice){ N_ ("is larger than a limit allows"),
                         N_ ("if you trust it, raise the limit with --max-pages, --max-glyphs or "
                             "--max-size"),
                         FALSE };
    case DISCLOSE_ERROR_GRAMMAR:
    case DISCLOSE_ERROR_WRITE:
        break;
    }
    return (Advice){ NULL, NULL, TRUE };
}

char *
cli_error_text (const GError *error)
{
    const Advice advice = advise (error);
    const char *meaning = advice.meaning != NULL ? gettext (advice.meaning) : NULL;
    if (meaning == advice.meaning)
        return advice.whole ? g_strdup (error->message)
                            : g_strdup_printf ("%s; %s", error->message, advice.remedy);
    /* In another language the exact message stands behind its meaning. */
    g_autofree char *text = g_strjoin (_ ("; "), meaning, gettext (advice.remedy), NULL);
    return g_strdup_printf (_ ("%s (%s)"), text, error->message);
}

void
cli_tell_error (const char *subject, const GError *error)
{
    g_autofree char *text = cli_error_text (error);
    tell (subject, text);
}

char *
cli_finding_sentence_in (const DiscloseFinding *finding, CliTranslate translate)
{
    const char *english = disclose_finding_explain (disclose_finding_id (finding));
    if (english == NULL)
        return g_strdup (disclose_finding_message (finding));
    const char *sentence = translate (english);
    const char *hole = strstr (sentence, "%s");
    if (hole == NULL)
        return g_strdup (sentence);
    g_autofree char *before = g_strndup (sentence, (gsize) (hole - sentence));
    return g_strconcat (before, disclose_finding_text (finding), hole + 2, NULL);
}

static const char *
translate_by_locale (const char *english)
{
    return gettext (english);
}

char *
cli_finding_sentence (const DiscloseFinding *finding)
{
    return cli_finding_sentence_in (finding, translate_by_locale);
}
