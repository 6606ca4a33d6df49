/* A worker's life: it gets ready, goes behind the walls, and reads one file after another until
 * nobody sends any more.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#define _GNU_SOURCE
#include "cli_worker.h"

#include <fontconfig/fontconfig.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#define NOISE 8192 /* bytes */

struct CliReply {
    int socket;
    CliPacket packet;
};

/* Section - Output */

/* If nobody listens any more, what it says goes nowhere, nor does what it makes. */
static void
flush (CliReply *reply)
{
    if (reply->packet.length > 0 && !cli_wire_send (reply->socket, &reply->packet))
        _exit (CLI_FAILED);
}

/* As one frame. */
static void
put (CliReply *reply, CliFrame kind, gconstpointer data, gsize length)
{
    if (sizeof reply->packet.bytes - reply->packet.length < CLI_FRAME_HEAD + length)
        flush (reply);
    (void) cli_packet_add (&reply->packet, kind, data, length);
}

void
cli_reply_file (CliReply *reply, const char *name)
{
    put (reply, CLI_FRAME_FILE, name, strlen (name));
}

gboolean
cli_reply_write (const char *data, gsize length, gpointer user_data, GError **error)
{
    (void) error;
    CliReply *reply = user_data;
    while (length > 0) {
        const gsize part = cli_packet_add (&reply->packet, CLI_FRAME_DATA, data, length);
        data += part;
        length -= part;
        if (length > 0)
            flush (reply);
    }
    return TRUE;
}

/* At once: it may be the last that is heard of it. */
static void
put_message (const char *line, gpointer user_data)
{
    CliReply *reply = user_data;
    put (reply, CLI_FRAME_MESSAGE, line, MIN (strlen (line), CLI_PACKET_MOST - CLI_FRAME_HEAD));
    flush (reply);
}

/* Section - Input */

/* It holds the socket and a place for noise, which stands for all three standard streams. Reading
 * from that fails, as it should. */
static int
let_go (int socket)
{
    const int kept = STDERR_FILENO + 1;
    if (socket != kept)
        (void) dup2 (socket, kept);
    if (!cli_sandbox_is_sanitized ()) {
        (void) dup2 (STDERR_FILENO, STDIN_FILENO);
        (void) dup2 (STDERR_FILENO, STDOUT_FILENO);
    }
    (void) close_range (kept + 1, ~0U, 0);
    return kept;
}

/* What was said last: of no interest but from a worker that dies. */
static char noise[NOISE + 1];

static void
tell_noise (int number)
{
    (void) !write (STDERR_FILENO, noise, strlen (noise));
    (void) signal (number, SIG_DFL); /* of which it dies, once this returns */
}

/* poppler says each time that a font is not there, thousands of times in a document. */
static void
gather_noise (void)
{
    if (cli_sandbox_is_sanitized ())
        return; /* which has handlers of its own */
    (void) setvbuf (stderr, noise, _IOFBF, NOISE);
    (void) signal (SIGABRT, tell_noise);
    (void) signal (SIGSEGV, tell_noise);
}

/* Ctrl-C is for the parent, which ends its workers by itself; and they do not outlive it. */
static void
settle_signals (void)
{
    sigset_t none;
    sigemptyset (&none);
    (void) signal (SIGINT, SIG_IGN);
    (void) signal (SIGPIPE, SIG_IGN);
    sigprocmask (SIG_SETMASK, &none, NULL);
    (void) prctl (PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
}

/* Section - Work */

static guint64
microseconds (const struct timeval *time)
{
    return (guint64) time->tv_sec * G_USEC_PER_SEC + (guint64) time->tv_usec;
}

/* Text is read without a font: what a document does not carry, poppler looks up in tables of its
 * own. But it would have fontconfig choose a font of the system in its place, and read all of that,
 * which for Chinese takes longer than the document. Without a configuration of its own fontconfig
 * loads that of the system, once it is asked for a font. */
static void
choose_fonts (const CliWalls *walls, const CliRequest *request, gboolean *has_fonts)
{
    const gboolean needed = walls->fonts >= (request->part > 0 ? CLI_FONTS_BESIDE : CLI_FONTS_ALL);
    FcConfig *none = needed ? NULL : FcConfigCreate ();
    if (needed != *has_fonts && (needed || none != NULL))
        *has_fonts = FcConfigSetCurrent (none) ? needed : *has_fonts;
    if (none != NULL)
        FcConfigDestroy (none);
}

static void
work (const CliJob *job, const CliRequest *request, CliReply *reply)
{
    CliOutcome outcome = { .reason = CLI_REASON_NONE, .code = CLI_OK, .whole = TRUE };
    struct rusage before, after;
    getrusage (RUSAGE_SELF, &before);
    job->work (job->data, request, reply, &outcome);
    getrusage (RUSAGE_SELF, &after);
    outcome.microseconds = microseconds (&after.ru_utime) + microseconds (&after.ru_stime)
                           - microseconds (&before.ru_utime) - microseconds (&before.ru_stime);
    outcome.peak = (guint64) after.ru_maxrss << 10;
    put (reply, CLI_FRAME_END, &outcome, sizeof outcome);
    flush (reply);
}

static void
begin (const CliJob *job, const CliWalls *walls, CliReply *reply)
{
    struct {
        guint lacks;
        char key[65];
    } ready = { 0, "" };
    int code = job->prepare (job->data, ready.key);
    if (code != CLI_OK) {
        put (reply, CLI_FRAME_REFUSE, &code, sizeof code);
        flush (reply);
        _exit (code);
    }
    cli_sandbox_limits (walls);
    if (!walls->no_sandbox)
        ready.lacks = cli_sandbox_enter (walls);
    put (reply, CLI_FRAME_READY, &ready, sizeof ready);
    flush (reply);
}

/* What a sanitizer has to say of leaks it says at exit; else there is nothing to be done there. */
static void
end (void)
{
    if (cli_sandbox_is_sanitized ())
        exit (CLI_OK);
    _exit (CLI_OK);
}

void
cli_worker_run (const CliJob *job, const CliWalls *walls, int socket)
{
    CliReply reply = { .packet = { .length = 0 } };
    char buffer[CLI_REQUEST_MOST];
    CliRequest request;
    gboolean has_fonts = TRUE; /* as a process begins */
    settle_signals ();
    gather_noise ();
    reply.socket = let_go (socket);
    cli_message_divert (put_message, &reply);
    begin (job, walls, &reply);
    while (cli_wire_await (reply.socket, &request, buffer)) {
        cli_sandbox_start_clock (walls);
        choose_fonts (walls, &request, &has_fonts);
        work (job, &request, &reply);
        close (request.fd);
    }
    end ();
    abort ();
}
