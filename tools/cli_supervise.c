/* A file is read in a process of its own, under limits on memory and time, so that one bad file
 * ends with a message and not with the whole run. What the libraries write to standard error there
 * is collected: their users would not know what to make of it, but it tells why the process died.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#define _POSIX_C_SOURCE 200809L
#include "cli.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* The sanitizers reserve terabytes of addresses, so that the limit on memory cannot be set. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define IS_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) \
    || __has_feature(memory_sanitizer)
#define IS_SANITIZED 1
#endif
#endif
#ifndef IS_SANITIZED
#define IS_SANITIZED 0
#endif

static void
set_limit (int resource, rlim_t wanted)
{
    struct rlimit limit;
    if (getrlimit (resource, &limit) != 0)
        return;
    limit.rlim_cur = limit.rlim_max != RLIM_INFINITY ? MIN (wanted, limit.rlim_max) : wanted;
    (void) setrlimit (resource, &limit);
}

static void
set_limits (const CliReader *reader)
{
    if (reader->max_memory > 0 && !IS_SANITIZED)
        set_limit (RLIMIT_AS, (rlim_t) reader->max_memory << 20);
    if (reader->timeout > 0)
        set_limit (RLIMIT_CPU, (rlim_t) reader->timeout);
    /* What dies at a limit is no bug to be looked into. */
    set_limit (RLIMIT_CORE, 0);
}

/* What GLib, poppler and the C++ library say before they give up for want of memory. */
static gboolean
ran_out_of_memory (FILE *noise)
{
    static const char marks[][20] = { "Out of memory", "failed to allocate", "bad_alloc" };
    char text[4096] = "";
    if (noise == NULL)
        return FALSE;
    rewind (noise);
    text[fread (text, 1, sizeof text - 1, noise)] = '\0';
    for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
        if (strstr (text, marks[i]) != NULL)
            return TRUE;
    return FALSE;
}

static void
tell_death (const CliReader *reader, const char *file, int status, FILE *noise)
{
    int number = WIFSIGNALED (status) ? WTERMSIG (status) : 0;
    if (number == SIGXCPU)
        cli_tell (file,
                  ngettext ("took more than %d second; raise the limit with --timeout if you "
                            "trust the file",
                            "took more than %d seconds; raise the limit with --timeout if you "
                            "trust the file",
                            (gulong) reader->timeout),
                  reader->timeout);
    else if (reader->max_memory > 0 && ran_out_of_memory (noise))
        cli_tell (file,
                  _ ("needed more than %d MiB of memory; raise the limit with --max-memory if you "
                     "trust the file"),
                  reader->max_memory);
    else if (number != 0)
        cli_tell (file, _ ("broke the reader (signal %d); please report it with the file"), number);
    else
        cli_tell (file, _ ("broke the reader (exit code %d); please report it with the file"),
                  WEXITSTATUS (status));
}

static void
watched_signals (sigset_t *set)
{
    sigemptyset (set);
    sigaddset (set, SIGCHLD);
    sigaddset (set, SIGHUP);
    sigaddset (set, SIGINT);
    sigaddset (set, SIGTERM);
}

/* Signals are taken one by one instead of by a handler, which would need a global. */
static int
wait_for (pid_t child, const sigset_t *signals, int *stopped_by)
{
    int status = 0;
    for (;;) {
        pid_t ended = waitpid (child, &status, WNOHANG);
        if (ended == child || (ended < 0 && errno != EINTR))
            return status;
        int number = sigwaitinfo (signals, NULL);
        if (number > 0 && number != SIGCHLD) {
            *stopped_by = number;
            kill (child, number);
        }
    }
}

static void
run_child (const CliReader *reader, const sigset_t *before, FILE *noise, CliJob job, gpointer data)
{
    sigprocmask (SIG_SETMASK, before, NULL);
    if (noise != NULL)
        cli_divert_noise (fileno (noise));
    set_limits (reader);
    exit (job (data));
}

static int
finish (const CliReader *reader, const char *file, int status, FILE *noise)
{
    gboolean ended = WIFEXITED (status) && WEXITSTATUS (status) <= CLI_USAGE;
    if (!ended)
        tell_death (reader, file, status, noise);
    if (noise != NULL)
        fclose (noise);
    return ended ? WEXITSTATUS (status) : CLI_FAILED;
}

int
cli_supervise (const CliReader *reader, const char *file, const char *out, CliJob job,
               gpointer data)
{
    sigset_t signals, before;
    int stopped_by = 0;
    /* What a sanitizer says has to be seen. */
    FILE *noise = IS_SANITIZED ? NULL : tmpfile ();

    /* Inherited as ignored, it would hide how the job ended. */
    (void) signal (SIGCHLD, SIG_DFL);
    watched_signals (&signals);
    sigprocmask (SIG_BLOCK, &signals, &before);
    pid_t child = fork ();
    if (child == 0)
        run_child (reader, &before, noise, job, data);
    if (child < 0) {
        cli_tell (file, "%s", g_strerror (errno));
        sigprocmask (SIG_SETMASK, &before, NULL);
        return finish (reader, file, CLI_FAILED << 8, noise);
    }
    int status = wait_for (child, &signals, &stopped_by);
    if (out != NULL && (WIFSIGNALED (status) || WEXITSTATUS (status) > CLI_USAGE))
        cli_output_sweep (out, child);
    sigprocmask (SIG_SETMASK, &before, NULL);
    if (stopped_by != 0)
        raise (stopped_by);
    return finish (reader, file, status, noise);
}
