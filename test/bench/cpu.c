/* SPDX-License-Identifier: GPL-2.0-or-later */
/* cpu [-1] RUNS COMMAND... -- COMMAND...
 *
 * Runs two commands RUNS times each, in turn, so that whatever else the machine does falls on both,
 * and prints for each the median of its CPU time (user and system) in microseconds and the most
 * memory it has held, in KiB. Output of the commands is thrown away.
 * With -1 the status 1 is a result (`disclose check` has found errors), else it is a failure. */
#define _DEFAULT_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define MOST_RUNS 1000

typedef struct {
    char **argv;
    long long times[MOST_RUNS];
    long memory;
} Command;

static void
become (char **argv)
{
    int null = open ("/dev/null", O_RDWR);
    if (null < 0 || dup2 (null, 0) < 0 || dup2 (null, 1) < 0 || dup2 (null, 2) < 0)
        _exit (127);
    execvp (argv[0], argv);
    _exit (127);
}

static void
run (Command *command, int i, int highest)
{
    int status;
    struct rusage usage;
    pid_t child = fork ();
    if (child == 0)
        become (command->argv);
    if (child < 0 || wait4 (child, &status, 0, &usage) != child || !WIFEXITED (status)
        || WEXITSTATUS (status) > highest) {
        fprintf (stderr, "cpu: %s failed\n", command->argv[0]);
        exit (EXIT_FAILURE);
    }
    command->times[i] = (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000000LL
                        + usage.ru_utime.tv_usec + usage.ru_stime.tv_usec;
    if (usage.ru_maxrss > command->memory)
        command->memory = usage.ru_maxrss;
}

static int
compare (const void *a, const void *b)
{
    long long x = *(const long long *) a, y = *(const long long *) b;
    return (x > y) - (x < y);
}

int
main (int argc, char **argv)
{
    static Command commands[2];
    const int highest = argc > 1 && strcmp (argv[1], "-1") == 0;
    argc -= highest;
    argv += highest;
    int runs = argc > 1 ? atoi (argv[1]) : 0, split = 2;
    while (split < argc && strcmp (argv[split], "--") != 0)
        split++;
    if (runs < 1 || runs > MOST_RUNS || split == 2 || split >= argc - 1) {
        fputs ("usage: cpu [-1] RUNS COMMAND... -- COMMAND...\n", stderr);
        return 2;
    }
    argv[split] = NULL;
    commands[0].argv = argv + 2;
    commands[1].argv = argv + split + 1;
    for (int i = 0; i < runs; i++)
        for (int c = 0; c < 2; c++)
            run (&commands[c], i, highest);
    for (int c = 0; c < 2; c++) {
        qsort (commands[c].times, (size_t) runs, sizeof commands[c].times[0], compare);
        printf ("%lld %ld\n", commands[c].times[runs / 2], commands[c].memory);
    }
    return EXIT_SUCCESS;
}
