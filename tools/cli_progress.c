/* SPDX-License-Identifier: GPL-2.0-or-later */
#define _DEFAULT_SOURCE
#include "cli_progress.h"

#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define REDRAW (100 * G_TIME_SPAN_MILLISECOND)
#define PLAIN (10 * G_TIME_SPAN_SECOND) /* between lines that stay */
#define BAR 24                          /* columns of the bar itself */
#define ECHO 2                          /* columns of `^C` */
#define NAME 16                         /* columns of a name below which a bar is not worth it */

/* Messages appear above the line. */
static void
erase (CliProgress *progress)
{
    if (progress->is_drawn)
        fputs ("\r\033[K", stderr);
    progress->is_drawn = FALSE;
}

static void
put_message (const char *lines, gpointer data)
{
    erase (data);
    cli_message_write (lines);
}

void
cli_progress_begin (CliProgress *progress, guint total, gboolean quiet)
{
    const char *terminal = g_getenv ("TERM");
    *progress = (CliProgress){ .total = total, .quiet = quiet };
    progress->is_terminal =
        isatty (STDERR_FILENO) && terminal != NULL && strcmp (terminal, "dumb") != 0;
    progress->begun = progress->drawn = g_get_monotonic_time ();
    cli_message_divert (put_message, progress);
}

void
cli_progress_end (CliProgress *progress)
{
    erase (progress);
    cli_message_divert (NULL, NULL);
    g_clear_pointer (&progress->file, g_free);
}

/* Section - The line */

static guint
terminal_width (void)
{
    struct winsize size;
    return ioctl (STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

static void
append_time (GString *line, gint64 seconds)
{
    if (seconds >= 3600)
        g_string_append_printf (line, "%d:%02d:%02d", (int) (seconds / 3600),
                                (int) (seconds / 60 % 60), (int) (seconds % 60));
    else
        g_string_append_printf (line, "%d:%02d", (int) (seconds / 60), (int) (seconds % 60));
}

static void
append_numbers (GString *line, const CliProgress *progress)
{
    gint64 passed = MAX (g_get_monotonic_time () - progress->begun, 1);
    guint64 rate = progress->done * (guint64) (10 * G_TIME_SPAN_SECOND) / (guint64) passed;
    g_string_append_printf (line, _ ("%u of %u"), progress->done, progress->total);
    if (progress->failed > 0) {
        g_string_append (line, "  ");
        g_string_append_printf (line, ngettext ("%u failed", "%u failed", progress->failed),
                                progress->failed);
    }
    g_string_append (line, "  ");
    g_string_append_printf (line, _ ("%u.%u a second"), (guint) (rate / 10), (guint) (rate % 10));
    if (progress->done == 0 || progress->done >= progress->total)
        return;
    GString *left = g_string_new (NULL);
    append_time (left,
                 passed / progress->done * (progress->total - progress->done) / G_TIME_SPAN_SECOND);
    g_string_append (line, "  ");
    g_string_append_printf (line, _ ("%s left"), left->str);
    g_string_free (left, TRUE);
}

static void
prepend_bar (GString *line, const CliProgress *progress)
{
    guint full = progress->total > 0 ? BAR * progress->done / progress->total : 0;
    GString *bar = g_string_new ("[");
    for (guint i = 0; i < BAR; i++)
        g_string_append_c (bar, i < full ? '#' : '.');
    g_string_append (bar, "]  ");
    g_string_prepend (line, bar->str);
    g_string_free (bar, TRUE);
}

/* As much of the name as fits, its end first: that is where files differ. */
static void
append_name (GString *line, const char *name, guint width)
{
    const char *from = name;
    guint used = cli_width (line->str);
    if (used + 6 >= width)
        return;
    guint room = width - used - 3;
    while (cli_width (from) > room)
        from = g_utf8_next_char (from);
    g_string_append (line, from > name ? " …" : "  ");
    cli_append_printable (line, from);
}

static void
cut (GString *line, guint width)
{
    const char *p = line->str;
    guint used = 0;
    for (; *p != '\0'; p = g_utf8_next_char (p)) {
        gunichar c = g_utf8_get_char (p);
        guint own = g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
        if (used + own >= width)
            break;
        used += own;
    }
    g_string_truncate (line, (gsize) (p - line->str));
}

static void
draw (CliProgress *progress)
{
    g_autoptr (GString) line = g_string_new (NULL);
    guint width = terminal_width ();
    width -= MIN (width, ECHO); /* where a terminal echoes Ctrl-C, so that the line stays one */
    append_numbers (line, progress);
    if (cli_width (line->str) + BAR + strlen ("[]  ") + NAME <= width)
        prepend_bar (line, progress);
    if (progress->file != NULL)
        append_name (line, progress->file, width);
    cut (line, width);
    g_string_prepend (line, "\r\033[K");
    cli_message_write (line->str);
    progress->is_drawn = TRUE;
}

void
cli_progress_tick (CliProgress *progress)
{
    gint64 now = g_get_monotonic_time ();
    if (progress->quiet || now - progress->drawn < (progress->is_terminal ? REDRAW : PLAIN))
        return;
    progress->drawn = now;
    if (progress->is_terminal) {
        draw (progress);
        return;
    }
    g_autoptr (GString) line = g_string_new (NULL);
    append_numbers (line, progress);
    cli_tell (NULL, "%s", line->str);
}
