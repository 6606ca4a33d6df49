/* hostile FILE ACT...: for each ACT a worker of disclose tries it, as code would that a PDF had
 * smuggled into its reader; then it reads on. Prints for each how it ended, a line each:
 *
 *     ACT REASON MESSAGE
 *
 * where MESSAGE is `did it` where the act succeeded, the error where it failed, or what the parent
 * says of the worker's death. It is the tool's own workers and pool that are linked here, and this
 * is no part of the program.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#define _GNU_SOURCE
#include "../../tools/cli_worker.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#define GIB (1UL << 30)

/* Section - Acts: 0 or more is success, -1 failure with errno */

static int
write_file (void)
{
    return open ("hostile-was-here", O_WRONLY | O_CREAT, 0666);
}

static int
truncate_file (void)
{
    return open ("victim", O_RDONLY | O_TRUNC);
}

static int
append_to_file (void)
{
    return open ("victim", O_RDWR | O_APPEND);
}

static int
nameless_file (void)
{
    return open (".", O_TMPFILE | O_RDWR, 0600);
}

static int
remove_file (void)
{
    return unlink ("victim");
}

static int
rename_file (void)
{
    return rename ("victim", "renamed");
}

static int
make_directory (void)
{
    return mkdir ("hostile-was-here", 0777);
}

static int
change_mode (void)
{
    return chmod ("victim", 0777);
}

static int
read_secret (void)
{
    char path[4096];
    return open (realpath ("victim", path) != NULL ? path : "victim", O_RDONLY);
}

static int
read_password_file (void)
{
    return open ("/etc/passwd", O_RDONLY);
}

/* Only who draws needs them. */
static int
read_fonts (void)
{
    return open ("/etc/fonts/fonts.conf", O_RDONLY);
}

static int
list_directory (void)
{
    return open (".", O_RDONLY | O_DIRECTORY);
}

static int
connect_tcp (void)
{
    struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons (9) };
    int fd = socket (AF_INET, SOCK_STREAM, 0);
    address.sin_addr.s_addr = htonl (INADDR_LOOPBACK);
    return fd < 0 ? fd : connect (fd, (struct sockaddr *) &address, sizeof address);
}

static int
send_udp (void)
{
    return socket (AF_INET6, SOCK_DGRAM, 0);
}

static int
connect_unix (void)
{
    return socket (AF_UNIX, SOCK_STREAM, 0);
}

static int
execute (void)
{
    char *arguments[] = { "true", NULL };
    return execv ("/bin/true", arguments);
}

static int
fork_without_end (void)
{
    for (;;)
        if (fork () < 0)
            return -1;
}

static int
trace_parent (void)
{
    return (int) ptrace (PTRACE_ATTACH, getppid (), NULL, NULL);
}

static int
kill_parent (void)
{
    return kill (getppid (), SIGKILL);
}

static int
make_code (void)
{
    return mmap (NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
                   == MAP_FAILED
               ? -1
               : 0;
}

static int
raise_limit (void)
{
    const struct rlimit none = { RLIM_INFINITY, RLIM_INFINITY };
    return setrlimit (RLIMIT_AS, &none);
}

static int
allocate (void)
{
    char *memory = g_malloc (2 * GIB);
    memset (memory, 1, 2 * GIB);
    return memory[GIB] == 1 ? 0 : -1;
}

static int
loop (void)
{
    for (volatile guint i = 0;; i++)
        continue;
    return 0;
}

static int
sleep_long (void)
{
    return (int) sleep (3600);
}

static int
crash (void)
{
    volatile int *nowhere = NULL;
    return *nowhere;
}

static const struct {
    const char *name;
    int (*run) (void);
} acts[] = {
    { "write", write_file },
    { "truncate", truncate_file },
    { "append", append_to_file },
    { "tmpfile", nameless_file },
    { "remove", remove_file },
    { "rename", rename_file },
    { "mkdir", make_directory },
    { "chmod", change_mode },
    { "read", read_secret },
    { "passwd", read_password_file },
    { "fonts", read_fonts },
    { "list", list_directory },
    { "connect", connect_tcp },
    { "udp", send_udp },
    { "unix", connect_unix },
    { "exec", execute },
    { "fork", fork_without_end },
    { "ptrace", trace_parent },
    { "kill", kill_parent },
    { "code", make_code },
    { "limit", raise_limit },
    { "allocate", allocate },
    { "loop", loop },
    { "sleep", sleep_long },
    { "crash", crash },
};

/* Section - Acts upon the parent, by the socket */

#define SOCKET 3 /* of a worker */

/* A frame that claims to be longer than its message. */
static void
send_torn (void)
{
    (void) send (SOCKET, "D\xFF\xFF\xFF\x7F?", 6, 0);
}

static gboolean
abuse_reply (const char *act, CliReply *reply)
{
    static char much[1 << 20];
    if (strcmp (act, "escape") == 0)
        cli_reply_file (reply, "../hostile-was-here");
    else if (strcmp (act, "hidden") == 0)
        cli_reply_file (reply, ".profile");
    else if (strcmp (act, "torn") == 0)
        send_torn ();
    else if (strcmp (act, "flood") == 0)
        for (;;)
            cli_reply_write (much, sizeof much, reply, NULL);
    else
        return FALSE;
    return TRUE;
}

/* Section - The worker */

static int
prepare (gpointer data, char key[65])
{
    (void) data;
    g_strlcpy (key, "hostile", 65);
    return CLI_OK;
}

static void
work (gpointer data, const CliRequest *request, CliReply *reply, CliOutcome *outcome)
{
    const char *act = request->known;
    (void) data;
    if (strcmp (act, "nothing") == 0 || abuse_reply (act, reply)) {
        g_strlcpy (outcome->message, "read on", sizeof outcome->message);
        return;
    }
    for (gsize i = 0; i < G_N_ELEMENTS (acts); i++) {
        if (strcmp (act, acts[i].name) != 0)
            continue;
        int result = acts[i].run ();
        g_strlcpy (outcome->message, result >= 0 ? "did it" : g_strerror (errno),
                   sizeof outcome->message);
        return;
    }
    g_strlcpy (outcome->message, "no such act", sizeof outcome->message);
}

/* Section - The parent */

typedef struct {
    const char *file;
    char **act;
} Script;

static gboolean
next (gpointer data, CliTask *task)
{
    Script *script = data;
    if (*script->act == NULL)
        return FALSE;
    task->request.path = script->file;
    task->request.known = *script->act++;
    return TRUE;
}

static void
take (gpointer data, CliTask *task, const char *name, const char *bytes, gsize length)
{
    (void) data;
    (void) task;
    (void) name;
    (void) bytes;
    (void) length;
}

static void
end (gpointer data, CliTask *task, const CliOutcome *outcome, const char *messages)
{
    (void) data;
    (void) messages;
    printf ("%s %s %s\n", task->request.known, cli_reason_id (outcome->reason), outcome->message);
    fflush (stdout);
}

int
main (int argc, char **argv)
{
    const CliJob job = { .prepare = prepare, .work = work };
    const CliWalls walls = { .max_memory = 512,
                             .timeout = 1,
                             .no_sandbox = g_getenv ("HOSTILE_NO_SANDBOX") != NULL };
    if (argc < 3)
        return CLI_USAGE;
    Script script = { argv[1], argv + 2 };
    const CliClient client = { .next = next, .write = take, .end = end, .data = &script };
    CliPool pool = { .n_workers = 1, .ahead = g_getenv ("HOSTILE_AHEAD") != NULL };
    return cli_pool_run (&pool, &job, &walls, &client);
}
