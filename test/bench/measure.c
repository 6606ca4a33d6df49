/* SPDX-License-Identifier: GPL-2.0-or-later */
/* measure [-1] RUNS COMMAND... [-- COMMAND...]
 *
 * Runs a command RUNS times, or two of them in turn, so that whatever else the machine does falls
 * on both; their output is thrown away. Prints a line for each, of
 *
 *     CPU time (user and system) with all children, microseconds
 *     the most memory that it or one of its children has held, KiB
 *     wall time, milliseconds
 *     CPU time of the process itself, milliseconds
 *     the most memory that the process itself has held, KiB
 *
 * times as medians, memory as the most of all runs. It looks ten times a second, which takes next
 * to nothing from what it measures.
 * With -1 the status 1 is a result (`disclose check` has found errors), else it is a failure. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MOST_RUNS 1000
#define PAUSE 100000000 /* nanoseconds */

typedef struct {
    char **argv;
    long long cpu[MOST_RUNS], wall[MOST_RUNS], own[MOST_RUNS];
    long memory, own_memory;
} Command;

static void
become (char **argv)
{
    sigset_t none;
    int null = open ("/dev/null", O_RDWR);
    if (null < 0 || dup2 (null, 0) < 0 || dup2 (null, 1) < 0 || dup2 (null, 2) < 0)
        _exit (127);
    sigemptyset (&none);
    sigprocmask (SIG_SETMASK, &none, NULL);
    execvp (argv[0], argv);
    _exit (127);
}

/* Section - A process that runs */

static long long
milliseconds (void)
{
    struct timespec time;
    clock_gettime (CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000LL + time.tv_nsec / 1000000;
}

static FILE *
open_fact (pid_t child, const char *name)
{
    char path[64];
    snprintf (path, sizeof path, "/proc/%ld/%s", (long) child, name);
    return fopen (path, "r");
}

/* 0 once it has ended. */
static long
memory_of (pid_t child)
{
    char line[256];
    long most = 0;
    FILE *file = open_fact (child, "status");
    while (file != NULL && fgets (line, sizeof line, file) != NULL)
        if (strncmp (line, "VmHWM:", 6) == 0)
            most = strtol (line + 6, NULL, 10);
    if (file != NULL)
        fclose (file);
    return most;
}

/* That of a process that has ended can be asked for until it is waited for. */
static long long
own_time_of (pid_t child)
{
    char line[1024] = "";
    unsigned long user = 0, system = 0;
    FILE *file = open_fact (child, "stat");
    const char *facts = file != NULL && fgets (line, sizeof line, file) != NULL
                            ? strrchr (line, ')') /* after the name, which may hold anything */
                            : NULL;
    if (facts != NULL)
        (void) sscanf (facts, ") %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user,
                       &system);
    if (file != NULL)
        fclose (file);
    return (long long) (user + system) * 1000 / sysconf (_SC_CLK_TCK);
}

/* Waits until it has ended, but leaves it to be waited for. */
static void
watch (Command *command, pid_t child)
{
    sigset_t ends;
    siginfo_t ended = { .si_pid = 0 };
    const struct timespec pause = { .tv_nsec = PAUSE };
    sigemptyset (&ends);
    sigaddset (&ends, SIGCHLD);
    while (waitid (P_PID, (id_t) child, &ended, WEXITED | WNOHANG | WNOWAIT) == 0
           && ended.si_pid == 0) {
        const long held = memory_of (child);
        if (held > command->own_memory)
            command->own_memory = held;
        (void) sigtimedwait (&ends, NULL, &pause);
    }
}

static void
run (Command *command, int i, int highest)
{
    int status = 0;
    struct rusage usage;
    const long long begun = milliseconds ();
    pid_t child = fork ();
    if (child == 0)
        become (command->argv);
    if (child > 0)
        watch (command, child);
    command->wall[i] = milliseconds () - begun;
    command->own[i] = own_time_of (child);
    if (child < 0 || wait4 (child, &status, 0, &usage) != child || !WIFEXITED (status)
        || WEXITSTATUS (status) > highest) {
        fprintf (stderr, "measure: %s failed\n", command->argv[0]);
        exit (EXIT_FAILURE);
    }
    command->cpu[i] = (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000000LL
                      + usage.ru_utime.tv_usec + usage.ru_stime.tv_usec;
    if (usage.ru_maxrss > command->memory)
        command->memory = usage.ru_maxrss;
}

/* Section - Medians */

static int
compare (const void *a, const void *b)
{
    long long x = *(const long long *) a, y = *(const long long *) b;
    return (x > y) - (x < y);
}

static long long
median (long long *times, int runs)
{
    qsort (times, (size_t) runs, sizeof times[0], compare);
    return times[runs / 2];
}

int
main (int argc, char **argv)
{
    static Command commands[2];
    sigset_t ends;
    const int highest = argc > 1 && strcmp (argv[1], "-1") == 0;
    argc -= highest;
    argv += highest;
    int runs = argc > 1 ? atoi (argv[1]) : 0, split = 2;
    while (split < argc && strcmp (argv[split], "--") != 0)
        split++;
    if (runs < 1 || runs > MOST_RUNS || split == 2 || split == argc - 1) {
        fputs ("usage: measure [-1] RUNS COMMAND... [-- COMMAND...]\n", stderr);
        return 2;
    }
    argv[split] = NULL;
    commands[0].argv = argv + 2;
    commands[1].argv = argv + split + 1;
    const int n_commands = split < argc ? 2 : 1;
    sigemptyset (&ends);
    sigaddset (&ends, SIGCHLD);
    sigprocmask (SIG_BLOCK, &ends, NULL);
    for (int i = 0; i < runs; i++)
        for (int c = 0; c < n_commands; c++)
            run (&commands[c], i, highest);
    for (int c = 0; c < n_commands; c++)
        printf ("%lld %ld %lld %lld %ld\n", median (commands[c].cpu, runs), commands[c].memory,
                median (commands[c].wall, runs), median (commands[c].own, runs),
                commands[c].own_memory);
    return EXIT_SUCCESS;
}
