/* Prints, as a C array, the system call filter that a worker lives under. It runs once, at build:
 * working out a filter costs more than reading some documents does.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * What is not listed does not exist there (ENOSYS). What no reading of a PDF can ever want ends the
 * process at once. Opening files to write only fails, as where the user may not: fontconfig tries
 * to write its cache, and goes on without. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <seccomp.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOST_INSTRUCTIONS 4096

static void
require (int result, const char *what)
{
    if (result >= 0)
        return;
    fprintf (stderr, "filter: %s: error %d\n", what, -result);
    exit (EXIT_FAILURE);
}

/* Section - Rules */

/* Not every machine has all of them (arm64 has no open); what it lacks needs no rule. */
static void
add_all (scmp_filter_ctx filter, uint32_t action, const char *const *names)
{
    for (; *names != NULL; names++) {
        int number = seccomp_syscall_resolve_name (*names);
        if (number != __NR_SCMP_ERROR && number >= 0)
            require (seccomp_rule_add (filter, action, number, 0), *names);
    }
}

static void
add_where (scmp_filter_ctx filter, uint32_t action, const char *name, struct scmp_arg_cmp test)
{
    int number = seccomp_syscall_resolve_name (name);
    if (number != __NR_SCMP_ERROR && number >= 0)
        require (seccomp_rule_add_array (filter, action, number, 1, &test), name);
}

static void
allow_work (scmp_filter_ctx filter)
{
    static const char *const names[] = {
        /* Memory. */
        "brk", "munmap", "mremap", "madvise", "membarrier",
        /* The descriptors it has, and what it is sent. */
        "read", "pread64", "readv", "write", "writev", "lseek", "_llseek", "close", "fstat",
        "fstat64", "fstatfs", "fstatfs64", "fadvise64", "dup", "recvmsg", "sendto", "send", "poll",
        /* Looking at files; Landlock says which may be opened. */
        "stat", "stat64", "lstat", "lstat64", "newfstatat", "fstatat64", "statx", "access",
        "faccessat", "faccessat2", "readlink", "readlinkat", "getdents", "getdents64", "statfs",
        "statfs64", "getcwd",
        /* Itself. */
        "getpid", "gettid", "getuid", "geteuid", "getgid", "getegid", "getrusage", "uname",
        "sysinfo", "sched_getaffinity", "sched_yield", "getcpu", "rseq", "set_robust_list",
        "getrandom", "futex", "futex_time64", "restart_syscall", "exit", "exit_group",
        /* Signals and time. */
        "rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "sigreturn", "sigaltstack",
        "clock_gettime", "clock_gettime64", "clock_getres", "gettimeofday", "time",
        "clock_nanosleep", "clock_nanosleep_time64", "nanosleep", NULL
    };
    add_all (filter, SCMP_ACT_ALLOW, names);
}

/* Reading is what allows: every other way to open is one to write. Memory may hold code of the
 * program's own files only, so that none is made up. */
static void
allow_reading (scmp_filter_ctx filter)
{
    const uint64_t writing = O_ACCMODE | O_CREAT | O_TRUNC | (O_TMPFILE & ~O_DIRECTORY);
    add_where (filter, SCMP_ACT_ALLOW, "open", SCMP_A1_64 (SCMP_CMP_MASKED_EQ, writing, 0));
    add_where (filter, SCMP_ACT_ALLOW, "openat", SCMP_A2_64 (SCMP_CMP_MASKED_EQ, writing, 0));
    add_where (filter, SCMP_ACT_ALLOW, "mmap", SCMP_A2_64 (SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
    add_where (filter, SCMP_ACT_ALLOW, "mmap2", SCMP_A2_64 (SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
    add_where (filter, SCMP_ACT_ALLOW, "mprotect", SCMP_A2_64 (SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
    /* Hard limits are set by then and cannot be raised. */
    add_where (filter, SCMP_ACT_ALLOW, "prlimit64", SCMP_A0_64 (SCMP_CMP_EQ, 0));
    add_where (filter, SCMP_ACT_ALLOW, "fcntl", SCMP_A1_64 (SCMP_CMP_LE, F_GETFL));
    add_where (filter, SCMP_ACT_ALLOW, "fcntl64", SCMP_A1_64 (SCMP_CMP_LE, F_GETFL));
}

static void
refuse_writing (scmp_filter_ctx filter)
{
    static const uint64_t modes[] = { O_WRONLY, O_RDWR };
    for (size_t i = 0; i < sizeof modes / sizeof modes[0]; i++) {
        add_where (filter, SCMP_ACT_ERRNO (EACCES), "open",
                   SCMP_A1_64 (SCMP_CMP_MASKED_EQ, O_ACCMODE, modes[i]));
        add_where (filter, SCMP_ACT_ERRNO (EACCES), "openat",
                   SCMP_A2_64 (SCMP_CMP_MASKED_EQ, O_ACCMODE, modes[i]));
    }
    /* A look into the system's database of users asks a daemon, and does without. */
    add_where (filter, SCMP_ACT_ERRNO (EACCES), "socket", SCMP_A0_64 (SCMP_CMP_EQ, 1));
    add_where (filter, SCMP_ACT_KILL_PROCESS, "socket", SCMP_A0_64 (SCMP_CMP_NE, 1));
}

static void
forbid (scmp_filter_ctx filter)
{
    static const char *const names[] = { "execve",
                                         "execveat",
                                         "fork",
                                         "vfork",
                                         "clone",
                                         "clone3",
                                         "ptrace",
                                         "bind",
                                         "connect",
                                         "listen",
                                         "accept",
                                         "accept4",
                                         "socketpair",
                                         "process_vm_readv",
                                         "process_vm_writev",
                                         "kill",
                                         "tkill",
                                         "mount",
                                         "umount2",
                                         "pivot_root",
                                         "chroot",
                                         "setns",
                                         "unshare",
                                         "init_module",
                                         "finit_module",
                                         "kexec_load",
                                         "bpf",
                                         "perf_event_open",
                                         "keyctl",
                                         "add_key",
                                         "userfaultfd",
                                         "io_uring_setup",
                                         "reboot",
                                         NULL };
    add_all (filter, SCMP_ACT_KILL_PROCESS, names);
}

/* Section - Printing */

/* libseccomp writes to a descriptor: a file without a name is one that can be read back. */
static void
print_filter (scmp_filter_ctx filter)
{
    static struct sock_filter code[MOST_INSTRUCTIONS];
    FILE *file = tmpfile ();
    if (file == NULL)
        exit (EXIT_FAILURE);
    require (seccomp_export_bpf (filter, fileno (file)), "export");
    rewind (file);
    size_t n = fread (code, sizeof code[0], MOST_INSTRUCTIONS, file);
    if (n == 0 || n == MOST_INSTRUCTIONS)
        exit (EXIT_FAILURE);
    for (size_t i = 0; i < n; i++)
        printf ("{ 0x%02x, %u, %u, 0x%08x },\n", code[i].code, code[i].jt, code[i].jf, code[i].k);
    fclose (file);
}

int
main (void)
{
    scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ERRNO (ENOSYS));
    if (filter == NULL)
        return EXIT_FAILURE;
    require (seccomp_attr_set (filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS), "arch");
    require (seccomp_attr_set (filter, SCMP_FLTATR_CTL_OPTIMIZE, 2), "optimize");
    allow_work (filter);
    allow_reading (filter);
    refuse_writing (filter);
    forbid (filter);
    print_filter (filter);
    seccomp_release (filter);
    return ferror (stdout) != 0 || fflush (stdout) != 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}
