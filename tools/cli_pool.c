/* Many workers at once: each is handed a file at a time, those that die are replaced, those that
 * have read many files are too, and signals that stop disclose stop all of them.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#define _GNU_SOURCE
#include "cli_hand.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

#define MOST_FILES 200          /* of one worker: what a library leaks ends with it */
#define TICK 100                /* ms */
#define DEAF G_TIME_SPAN_SECOND /* more than any disk of one's own takes */

typedef struct {
    CliRun common;
    CliHand *hands;
    guint n_hands;
    gboolean is_done; /* the client has no more */
    int signals;      /* descriptor */
} Crew;

/* Section - Files */

/* The parent opens the file, so that the worker need not be able to. */
static gboolean
open_task (Crew *crew, CliTask *task)
{
    const CliClient *client = crew->common.client;
    CliOutcome outcome = { .reason = CLI_REASON_FILE, .code = CLI_FAILED };
    task->request.fd = open (task->request.path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (task->request.fd >= 0)
        return TRUE;
    g_autoptr (GError) error =
        g_error_new (DISCLOSE_ERROR, DISCLOSE_ERROR_FILE, "cannot be read: %s", g_strerror (errno));
    g_autofree char *shown = g_filename_display_name (task->request.path);
    g_autofree char *text = cli_error_text (error);
    g_autofree char *line = cli_message_line (shown, text);
    g_strlcpy (outcome.message, error->message, sizeof outcome.message);
    client->end (client->data, task, &outcome, line);
    return FALSE;
}

/* Whether there is a file for whoever asks. */
static gboolean
has_task (Crew *crew)
{
    const CliClient *client = crew->common.client;
    GArray *waiting = crew->common.waiting;
    while (waiting->len == 0 && !crew->is_done) {
        CliTask task = { .request = { .known = "" } };
        if (!client->next (client->data, &task))
            crew->is_done = TRUE;
        else if (open_task (crew, &task))
            g_array_append_val (waiting, task);
    }
    return waiting->len > 0;
}

/* Section - Workers */

/* An empty place gets a worker if there is a file for it. The first comes up alone: if the grammars
 * have a mistake, it is told once. */
static void
fill (Crew *crew, CliHand *hand)
{
    const gboolean is_first = hand == crew->hands;
    if (!crew->common.is_ready ? !is_first : !has_task (crew))
        return;
    if (!cli_hand_start (&crew->common, hand)) {
        cli_tell (NULL, _ ("a reader could not be started: %s"), g_strerror (errno));
        crew->common.code = CLI_FAILED;
    }
}

static gboolean
is_late (const CliHand *hand)
{
    return hand->deadline != 0 && g_get_monotonic_time () >= hand->deadline;
}

static void
give (Crew *crew, CliHand *hand)
{
    GArray *waiting = crew->common.waiting;
    const CliTask task = g_array_index (waiting, CliTask, 0);
    g_array_remove_index (waiting, 0);
    cli_hand_ask (&crew->common, hand, &task);
}

static void
tend (Crew *crew, CliHand *hand)
{
    if (is_late (hand))
        cli_hand_listen (&crew->common, hand); /* it may be done all the same */
    if (is_late (hand))
        cli_hand_stop (&crew->common, hand, CLI_REASON_TIMEOUT);
    if (hand->state == CLI_HAND_IDLE && has_task (crew)) {
        if (hand->n_files >= MOST_FILES)
            cli_hand_stop (&crew->common, hand, CLI_REASON_NONE);
        else
            give (crew, hand);
    }
    if (hand->state == CLI_HAND_NONE)
        fill (crew, hand);
}

/* Once all have a file in hand each is given one more, so that it need not wait for the parent. */
static void
give_ahead (Crew *crew)
{
    gboolean all_busy = crew->common.pool->ahead;
    for (guint i = 0; i < crew->n_hands; i++)
        all_busy = all_busy && crew->hands[i].state == CLI_HAND_BUSY;
    for (guint i = 0; i < crew->n_hands && all_busy; i++) {
        CliHand *hand = &crew->hands[i];
        if (!hand->has_next && hand->n_files < MOST_FILES && has_task (crew))
            give (crew, hand);
    }
}

/* Section - Waiting */

/* Time that all of them spent stopped does not count. */
static void
start_clocks (Crew *crew)
{
    const CliWalls *walls = crew->common.walls;
    for (guint i = 0; i < crew->n_hands; i++)
        if (crew->hands[i].deadline != 0)
            crew->hands[i].deadline = g_get_monotonic_time () + walls->timeout * G_TIME_SPAN_SECOND;
}

static void
take_signal (Crew *crew)
{
    struct signalfd_siginfo info;
    while (read (crew->signals, &info, sizeof info) == (ssize_t) sizeof info) {
        if (info.ssi_signo == SIGCONT)
            start_clocks (crew);
        else
            crew->common.pool->stopped_by = (int) info.ssi_signo;
    }
}

static int
wait_time (const Crew *crew)
{
    gint64 first = G_MAXINT64;
    for (guint i = 0; i < crew->n_hands; i++)
        if (crew->hands[i].deadline != 0)
            first = MIN (first, crew->hands[i].deadline);
    int most = crew->common.client->tick != NULL ? TICK : -1;
    if (first == G_MAXINT64)
        return most;
    gint64 left = (first - g_get_monotonic_time ()) / 1000 + 1;
    left = CLAMP (left, 0, G_MAXINT);
    return most >= 0 ? MIN (most, (int) left) : (int) left;
}

static void
wait_and_listen (Crew *crew, struct pollfd *places)
{
    guint n = 0;
    places[n++] = (struct pollfd){ crew->signals, POLLIN, 0 };
    for (guint i = 0; i < crew->n_hands; i++) {
        const CliHand *hand = &crew->hands[i];
        const gboolean is_there = hand->state != CLI_HAND_NONE;
        places[n++] = (struct pollfd){ is_there ? hand->socket : -1, POLLIN, 0 };
        places[n++] = (struct pollfd){ is_there ? hand->noise : -1, POLLIN, 0 };
    }
    if (poll (places, n, wait_time (crew)) < 0)
        return;
    if (places[0].revents != 0)
        take_signal (crew);
    for (guint i = 0; i < crew->n_hands; i++) {
        if ((places[2 * i + 2].revents & POLLIN) != 0)
            cli_hand_drain (&crew->hands[i]);
        if (places[2 * i + 1].revents != 0)
            cli_hand_listen (&crew->common, &crew->hands[i]);
    }
}

/* Section - The run */

static gboolean
is_over (Crew *crew)
{
    if (crew->common.code != CLI_OK || crew->common.pool->stopped_by != 0)
        return TRUE;
    for (guint i = 0; i < crew->n_hands; i++)
        if (crew->hands[i].state == CLI_HAND_BUSY || crew->hands[i].state == CLI_HAND_STARTING)
            return FALSE;
    return !has_task (crew);
}

/* While the client writes to a slow disk nobody listens to the workers. */
static void
tick (Crew *crew)
{
    const CliClient *client = crew->common.client;
    const gint64 begun = g_get_monotonic_time ();
    if (client->tick != NULL)
        client->tick (client->data);
    if (g_get_monotonic_time () - begun > DEAF)
        start_clocks (crew);
}

static void
work (Crew *crew)
{
    g_autofree struct pollfd *places = g_new (struct pollfd, 1 + 2 * crew->n_hands);
    for (;;) {
        for (guint i = 0; i < crew->n_hands && crew->common.code == CLI_OK; i++)
            tend (crew, &crew->hands[i]);
        give_ahead (crew);
        tick (crew);
        if (is_over (crew))
            return;
        wait_and_listen (crew, places);
    }
}

static void
dismiss (Crew *crew)
{
    for (guint i = 0; i < crew->n_hands; i++)
        if (crew->hands[i].state != CLI_HAND_NONE)
            cli_hand_stop (&crew->common, &crew->hands[i], CLI_REASON_NONE);
    for (guint i = 0; i < crew->common.waiting->len; i++)
        close (g_array_index (crew->common.waiting, CliTask, i).request.fd);
}

/* Signals are taken one by one instead of by a handler, which would need a global. */
static void
watch_signals (sigset_t *before, int *descriptor)
{
    sigset_t signals;
    sigemptyset (&signals);
    sigaddset (&signals, SIGCONT);
    sigaddset (&signals, SIGHUP);
    sigaddset (&signals, SIGINT);
    sigaddset (&signals, SIGTERM);
    sigprocmask (SIG_BLOCK, &signals, before);
    *descriptor = signalfd (-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
}

int
cli_pool_run (CliPool *pool, const CliJob *job, const CliWalls *walls, const CliClient *client)
{
    sigset_t before;
    Crew crew = {
        .common = { .pool = pool,
                    .job = job,
                    .walls = walls,
                    .client = client,
                    .waiting = g_array_new (FALSE, FALSE, sizeof (CliTask)),
                    .code = CLI_OK },
        .n_hands = MAX (pool->n_workers, 1),
    };
    /* Inherited as ignored, it would hide how workers end. */
    (void) signal (SIGCHLD, SIG_DFL);
    crew.hands = g_new0 (CliHand, crew.n_hands);
    watch_signals (&before, &crew.signals);
    work (&crew);
    dismiss (&crew);
    close (crew.signals);
    sigprocmask (SIG_SETMASK, &before, NULL);
    g_free (crew.hands);
    g_array_unref (crew.common.waiting);
    return crew.common.code;
}
