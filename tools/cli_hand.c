/* One worker as its parent sees it. The parent never looks into a PDF, and takes from a worker
 * nothing on trust: not the length of what it sends, not the names of its files, not the ends of
 * its strings.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#define _GNU_SOURCE
#include "cli_hand.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define MOST_OUTPUT (256ULL << 20) /* bytes made of one file; the most seen is 4 MB */
#define MOST_MESSAGES 65536        /* bytes told of one file */
#define NOISE 4096                 /* bytes kept of what libraries said last */

/* Section - Starting */

static void
become_worker (const CliRun *run, int socket, int noise)
{
    sigset_t none;
    sigemptyset (&none);
    if (!cli_sandbox_is_sanitized ())
        (void) dup2 (noise, STDERR_FILENO);
    sigprocmask (SIG_SETMASK, &none, NULL);
    cli_worker_run (run->job, run->walls, socket);
}

gboolean
cli_hand_start (CliRun *run, CliHand *hand)
{
    int sockets[2], noise[2];
    if (socketpair (AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, sockets) != 0)
        return FALSE;
    if (pipe2 (noise, O_CLOEXEC | O_NONBLOCK) != 0) {
        close (sockets[0]);
        close (sockets[1]);
        return FALSE;
    }
    pid_t pid = fork ();
    if (pid == 0)
        become_worker (run, sockets[1], noise[1]);
    close (sockets[1]);
    close (noise[1]);
    if (pid < 0) {
        close (sockets[0]);
        close (noise[0]);
        return FALSE;
    }
    *hand = (CliHand){ .state = CLI_HAND_STARTING,
                       .pid = pid,
                       .socket = sockets[0],
                       .noise = noise[0],
                       .heard = g_string_new (NULL),
                       .messages = g_string_new (NULL) };
    return TRUE;
}

/* Section - Ending */

void
cli_hand_drain (CliHand *hand)
{
    char buffer[NOISE];
    ssize_t n;
    while ((n = read (hand->noise, buffer, sizeof buffer)) > 0) {
        g_string_append_len (hand->heard, buffer, n);
        if (hand->heard->len > NOISE)
            g_string_erase (hand->heard, 0, (gssize) (hand->heard->len - NOISE));
    }
}

/* What GLib, poppler and the C++ library say before they give up for want of memory. */
static gboolean
ran_out_of_memory (const GString *heard)
{
    static const char marks[][20] = { "Out of memory", "failed to allocate", "bad_alloc" };
    for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
        if (g_strstr_len (heard->str, (gssize) heard->len, marks[i]) != NULL)
            return TRUE;
    return FALSE;
}

static CliReason
reason_of_death (const CliRun *run, const CliHand *hand, int status)
{
    int number = WIFSIGNALED (status) ? WTERMSIG (status) : 0;
    if (hand->guilty != CLI_REASON_NONE)
        return hand->guilty;
    if (number == SIGXCPU)
        return CLI_REASON_TIMEOUT;
    if (number == SIGSYS)
        return CLI_REASON_FORBIDDEN;
    if (run->walls->max_memory > 0 && ran_out_of_memory (hand->heard))
        return CLI_REASON_MEMORY;
    return CLI_REASON_CRASHED;
}

static char *
describe_death (const CliRun *run, CliReason reason, int status)
{
    const CliWalls *walls = run->walls;
    switch (reason) {
    case CLI_REASON_TIMEOUT:
        return g_strdup_printf (
            ngettext ("took more than %u second; raise the limit with --timeout if you trust the "
                      "file",
                      "took more than %u seconds; raise the limit with --timeout if you trust the "
                      "file",
                      walls->timeout),
            walls->timeout);
    case CLI_REASON_MEMORY:
        return g_strdup_printf (_ ("needed more than %u MiB of memory; raise the limit with "
                                   "--max-memory if you trust the file"),
                                walls->max_memory);
    case CLI_REASON_FORBIDDEN:
        return g_strdup (_ ("made its reader try something forbidden, and was stopped: it may be "
                            "an attack; do not open it elsewhere"));
    case CLI_REASON_OUTPUT:
        return g_strdup_printf (_ ("made more than %u MiB of output, and was stopped"),
                                (guint) (MOST_OUTPUT >> 20));
    default:
        break;
    }
    if (WIFSIGNALED (status))
        return g_strdup_printf (_ ("broke the reader (signal %d); please report it with the file"),
                                WTERMSIG (status));
    return g_strdup_printf (_ ("broke the reader (exit code %d); please report it with the file"),
                            WEXITSTATUS (status));
}

static void
begin_task (const CliRun *run, CliHand *hand, const CliTask *task)
{
    const guint timeout = run->walls->timeout;
    const CliClient *client = run->client;
    hand->task = *task;
    hand->state = CLI_HAND_BUSY;
    hand->n_bytes = 0;
    hand->begun = g_get_monotonic_time ();
    hand->deadline = timeout > 0 ? hand->begun + timeout * G_TIME_SPAN_SECOND : 0;
    if (client->begin != NULL)
        client->begin (client->data, &hand->task);
}

/* The file in hand is over. */
static void
end_task (CliRun *run, CliHand *hand, const CliOutcome *outcome)
{
    run->client->end (run->client->data, &hand->task, outcome, hand->messages->str);
    close (hand->task.request.fd);
    g_clear_pointer (&hand->file, g_free);
    g_string_truncate (hand->messages, 0);
    hand->state = CLI_HAND_IDLE;
    hand->deadline = 0;
    if (hand->has_next)
        begin_task (run, hand, &hand->next);
    hand->has_next = FALSE;
}

static void
tell_death (CliRun *run, CliHand *hand, int status, const struct rusage *usage)
{
    CliOutcome outcome = { .reason = reason_of_death (run, hand, status), .code = CLI_FAILED };
    g_autofree char *shown = g_filename_display_name (hand->task.request.path);
    g_autofree char *text = describe_death (run, outcome.reason, status);
    g_autofree char *line = cli_message_line (shown, text);
    outcome.microseconds = (guint64) MAX (g_get_monotonic_time () - hand->begun, 0);
    outcome.peak = (guint64) usage->ru_maxrss << 10;
    g_strlcpy (outcome.message, text, sizeof outcome.message);
    g_string_append (hand->messages, line);
    end_task (run, hand, &outcome);
}

/* Waits for a worker that has closed its socket or was killed. */
static void
bury (CliRun *run, CliHand *hand)
{
    int status = 0;
    struct rusage usage = { .ru_maxrss = 0 };
    while (wait4 (hand->pid, &status, 0, &usage) < 0 && errno == EINTR)
        continue;
    cli_hand_drain (hand);
    if (hand->has_next)
        g_array_append_val (run->waiting, hand->next);
    hand->has_next = FALSE;
    if (hand->state == CLI_HAND_BUSY && run->pool->stopped_by == 0)
        tell_death (run, hand, status, &usage);
    else if (hand->state == CLI_HAND_STARTING && run->code == CLI_OK
             && run->pool->stopped_by == 0) {
        g_autofree char *text = describe_death (run, reason_of_death (run, hand, status), status);
        cli_tell (NULL, _ ("no file can be read: starting a reader failed: %s"), text);
        run->code = CLI_FAILED;
    }
    close (hand->socket);
    close (hand->noise);
    g_string_free (hand->heard, TRUE);
    g_string_free (hand->messages, TRUE);
    g_free (hand->file);
    hand->state = CLI_HAND_NONE;
}

void
cli_hand_stop (CliRun *run, CliHand *hand, CliReason reason)
{
    hand->guilty = reason;
    kill (hand->pid, SIGKILL);
    bury (run, hand);
}

/* Section - What workers send */

static void
tell_lacking (CliRun *run, guint lacks)
{
    if ((lacks & CLI_LACKS_LANDLOCK) != 0)
        cli_tell (NULL, _ ("this system has no Landlock: a hostile file could have any file read "
                           "that you may read; the other walls stand"));
    if ((lacks & CLI_LACKS_SECCOMP) != 0)
        cli_tell (NULL,
                  _ ("this system has no seccomp filters: a hostile file could have done what "
                     "you may do; the limits stand"));
    if (run->walls->no_sandbox)
        cli_tell (NULL, _ ("--no-sandbox: a hostile file could do what you may do: read, write and "
                           "send files, run programs; only the limits stand"));
}

static void
take_ready (CliRun *run, CliHand *hand, const char *data, gsize length)
{
    struct {
        guint lacks;
        char key[65];
    } ready;
    if (length != sizeof ready)
        return;
    memcpy (&ready, data, sizeof ready);
    ready.key[sizeof ready.key - 1] = '\0';
    hand->state = CLI_HAND_IDLE;
    if (run->is_ready && strcmp (ready.key, run->key) == 0)
        return;
    if (run->is_ready) {
        cli_tell (NULL, _ ("the grammars were changed while files were read with them; run it "
                           "again"));
        run->code = CLI_FAILED;
        return;
    }
    run->is_ready = TRUE;
    g_strlcpy (run->key, ready.key, sizeof run->key);
    tell_lacking (run, ready.lacks);
    if (run->client->ready != NULL)
        run->client->ready (run->client->data, ready.key);
}

static gboolean
is_safe_name (const char *name)
{
    gsize length = strlen (name);
    return length > 0 && length < 64 && name[0] != '.'
           && strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789-_.") == length;
}

static gboolean
take_data (CliRun *run, CliHand *hand, const char *data, gsize length)
{
    hand->n_bytes += length;
    if (hand->n_bytes > MOST_OUTPUT) {
        cli_hand_stop (run, hand, CLI_REASON_OUTPUT);
        return FALSE;
    }
    run->client->write (run->client->data, &hand->task, hand->file, data, length);
    return TRUE;
}

static gboolean
take_file (CliRun *run, CliHand *hand, const char *data, gsize length)
{
    g_free (hand->file);
    hand->file = g_strndup (data, length);
    if (!is_safe_name (hand->file)) {
        cli_hand_stop (run, hand, CLI_REASON_FORBIDDEN);
        return FALSE;
    }
    return take_data (run, hand, "", 0);
}

#define CLOSE_STRING(string) string[sizeof string - 1] = '\0'

static void
take_end (CliRun *run, CliHand *hand, const char *data, gsize length)
{
    CliOutcome outcome;
    if (length != sizeof outcome)
        return;
    memcpy (&outcome, data, sizeof outcome);
    CLOSE_STRING (outcome.sha256);
    CLOSE_STRING (outcome.template_id);
    CLOSE_STRING (outcome.department);
    CLOSE_STRING (outcome.message);
    if (outcome.reason >= CLI_REASON_N)
        outcome.reason = CLI_REASON_CRASHED;
    end_task (run, hand, &outcome);
}

static void
take_message (CliHand *hand, const char *data, gsize length)
{
    if (hand->state == CLI_HAND_STARTING) {
        g_autofree char *line = g_strndup (data, length);
        cli_message_put (line);
    } else if (hand->messages->len + length < MOST_MESSAGES) {
        g_string_append_len (hand->messages, data, (gssize) length);
    }
}

/* FALSE: the worker is no more. */
static gboolean
take_frame (CliRun *run, CliHand *hand, CliFrame kind, const char *data, gsize length)
{
    gboolean is_busy = hand->state == CLI_HAND_BUSY;
    switch (kind) {
    case CLI_FRAME_READY:
        if (hand->state == CLI_HAND_STARTING)
            take_ready (run, hand, data, length);
        break;
    case CLI_FRAME_REFUSE:
        if (hand->state == CLI_HAND_STARTING && length == sizeof run->code)
            memcpy (&run->code, data, sizeof run->code);
        break;
    case CLI_FRAME_MESSAGE:
        take_message (hand, data, length);
        break;
    case CLI_FRAME_FILE:
        return !is_busy || take_file (run, hand, data, length);
    case CLI_FRAME_DATA:
        return !is_busy || take_data (run, hand, data, length);
    case CLI_FRAME_END:
        if (is_busy)
            take_end (run, hand, data, length);
        break;
    }
    return TRUE;
}

/* FALSE: the worker is no more. */
static gboolean
take_packet (CliRun *run, CliHand *hand, const CliPacket *packet)
{
    CliFrame kind;
    const char *data;
    gsize at = 0, length;
    while (cli_packet_next (packet, &at, &kind, &data, &length))
        if (!take_frame (run, hand, kind, data, length))
            return FALSE;
    if (at == packet->length)
        return TRUE;
    cli_hand_stop (run, hand, CLI_REASON_FORBIDDEN);
    return FALSE;
}

void
cli_hand_listen (CliRun *run, CliHand *hand)
{
    CliPacket packet;
    gssize n;
    while ((n = cli_wire_receive (hand->socket, &packet)) > 0)
        if (!take_packet (run, hand, &packet))
            return;
    if (n == 0)
        bury (run, hand);
}

void
cli_hand_ask (CliRun *run, CliHand *hand, const CliTask *task)
{
    hand->n_files++;
    if (hand->state == CLI_HAND_IDLE) {
        begin_task (run, hand, task);
    } else {
        hand->next = *task;
        hand->has_next = TRUE;
    }
    /* If it is gone already, its socket will tell. */
    (void) cli_wire_ask (hand->socket, &task->request);
}
