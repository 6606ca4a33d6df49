/* The walls around a worker, each for itself: what one kernel lacks leaves the others standing.
 *
 *     limits      memory, size of files, number of descriptors and processes
 *     Landlock    of all files, it may read what poppler needs for Chinese, and fonts if it draws
 *     seccomp     of all system calls, it has those that computing takes (tools/seccomp/filter.c)
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#define _GNU_SOURCE
#include "cli_worker.h"

#include <fcntl.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__has_include)
#if __has_include(<linux/landlock.h>) && defined(SYS_landlock_create_ruleset)
#include <linux/landlock.h>
#define HAS_LANDLOCK 1
#endif
#endif

#define MOST_DESCRIPTORS 64 /* fontconfig and poppler hold a handful open */

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define IS_SANITIZED TRUE
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) \
    || __has_feature(memory_sanitizer)
#define IS_SANITIZED TRUE
#endif
#endif
#ifndef IS_SANITIZED
#define IS_SANITIZED FALSE
#endif

gboolean
cli_sandbox_is_sanitized (void)
{
    return IS_SANITIZED;
}

/* Section - Limits */

/* Both of them, so that it cannot be raised again. */
static void
set_limit (int resource, rlim_t wanted)
{
    struct rlimit limit;
    if (getrlimit (resource, &limit) != 0)
        return;
    if (limit.rlim_max != RLIM_INFINITY)
        wanted = MIN (wanted, limit.rlim_max);
    limit.rlim_cur = limit.rlim_max = wanted;
    (void) setrlimit (resource, &limit);
}

void
cli_sandbox_limits (const CliWalls *walls)
{
    /* What dies at a limit is no bug to be looked into. */
    set_limit (RLIMIT_CORE, 0);
    if (IS_SANITIZED)
        return;
    if (walls->max_memory > 0)
        set_limit (RLIMIT_AS, (rlim_t) walls->max_memory << 20);
    if (walls->no_sandbox)
        return;
    set_limit (RLIMIT_FSIZE, 0);
    set_limit (RLIMIT_NOFILE, MOST_DESCRIPTORS);
    set_limit (RLIMIT_NPROC, 0);
}

/* The parent looks at the clock on the wall; this one holds even if the parent is stopped. */
void
cli_sandbox_start_clock (const CliWalls *walls)
{
    struct rusage usage;
    struct rlimit limit;
    if (walls->timeout == 0 || getrusage (RUSAGE_SELF, &usage) != 0
        || getrlimit (RLIMIT_CPU, &limit) != 0)
        return;
    rlim_t used = (rlim_t) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec);
    limit.rlim_cur = MIN (limit.rlim_max, used + walls->timeout + 1);
    (void) setrlimit (RLIMIT_CPU, &limit);
}

/* Section - Landlock */

#ifdef HAS_LANDLOCK

/* Headers older than the kernel lack the later members and rights. */
typedef struct {
    guint64 files, net, scoped;
} Ruleset;

#define FILES_1 ((1ULL << 13) - 1)
#define FILES_2 (1ULL << 13)       /* moving between directories */
#define FILES_3 (1ULL << 14)       /* truncating */
#define FILES_5 (1ULL << 15)       /* ioctl of devices */
#define NET_4 ((1ULL << 2) - 1)    /* TCP: bind, connect */
#define SCOPED_6 ((1ULL << 2) - 1) /* abstract sockets, signals */

static void
allow_place (int ruleset, const char *path)
{
    struct landlock_path_beneath_attr rule = {
        .allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR,
        .parent_fd = open (path, O_PATH | O_CLOEXEC),
    };
    if (rule.parent_fd < 0)
        return;
    if (syscall (SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) != 0) {
        /* Of a file, there is no directory to be read. */
        rule.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE;
        (void) syscall (SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    }
    close (rule.parent_fd);
}

static void
allow_below (int ruleset, const char *parent, const char *child)
{
    g_autofree char *path =
        parent != NULL && *parent != '\0' ? g_build_filename (parent, child, NULL) : NULL;
    if (path != NULL)
        allow_place (ruleset, path);
}

/* A directory of fonts that the machine's owner added: <dir>PATH</dir>. */
static void
allow_named_in (int ruleset, const char *config)
{
    g_autofree char *text = NULL;
    if (!g_file_get_contents (config, &text, NULL, NULL))
        return;
    for (char *p = strstr (text, "<dir"); p != NULL; p = strstr (p, "<dir")) {
        char *path = strchr (p, '>');
        char *end = path != NULL ? strstr (path, "</dir>") : NULL;
        if (end == NULL)
            return;
        *end = '\0';
        if (path[1] == '/')
            allow_place (ruleset, path + 1);
        p = end + 1;
    }
}

static void
allow_fonts (int ruleset)
{
    static const char places[][32] = {
        "/etc/fonts",
        "/usr/share/fontconfig",
        "/usr/share/fonts",
        "/usr/local/share/fonts",
        "/var/cache/fontconfig",
        "/usr/share/X11/fonts",
    };
    static const char homes[][24] = { ".fonts", ".fonts.conf", ".local/share/fonts",
                                      ".config/fontconfig", ".cache/fontconfig" };
    for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
        allow_place (ruleset, places[i]);
    for (gsize i = 0; i < G_N_ELEMENTS (homes); i++)
        allow_below (ruleset, g_getenv ("HOME"), homes[i]);
    allow_below (ruleset, g_getenv ("XDG_DATA_HOME"), "fonts");
    allow_below (ruleset, g_getenv ("XDG_CONFIG_HOME"), "fontconfig");
    allow_below (ruleset, g_getenv ("XDG_CACHE_HOME"), "fontconfig");
    allow_below (ruleset, g_getenv ("FONTCONFIG_PATH"), "");
    allow_below (ruleset, g_getenv ("FONTCONFIG_FILE"), "");
    const char *own = g_getenv ("FONTCONFIG_FILE");
    allow_named_in (ruleset, own != NULL ? own : "/etc/fonts/fonts.conf");
    allow_named_in (ruleset, "/etc/fonts/local.conf");
}

static gboolean
enter_landlock (gboolean fonts)
{
    int version =
        (int) syscall (SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (version < 1)
        return FALSE;
    Ruleset rules = { .files = FILES_1 | (version >= 2 ? FILES_2 : 0) | (version >= 3 ? FILES_3 : 0)
                               | (version >= 5 ? FILES_5 : 0),
                      .net = NET_4,
                      .scoped = SCOPED_6 };
    gsize size = version >= 6   ? sizeof rules
                 : version >= 4 ? 2 * sizeof rules.net
                                : sizeof rules.net;
    int ruleset = (int) syscall (SYS_landlock_create_ruleset, &rules, size, 0);
    if (ruleset < 0)
        return FALSE;
    allow_place (ruleset, "/usr/share/poppler");
    allow_place (ruleset, "/etc/localtime");
    allow_place (ruleset, "/usr/share/zoneinfo");
    if (fonts)
        allow_fonts (ruleset);
    gboolean ok = syscall (SYS_landlock_restrict_self, ruleset, 0) == 0;
    close (ruleset);
    return ok;
}

#else

static gboolean
enter_landlock (gboolean fonts)
{
    (void) fonts;
    return FALSE;
}

#endif

/* Section - seccomp and privileges */

static gboolean
enter_seccomp (void)
{
    static const struct sock_filter code[] = {
#include "seccomp.inc"
    };
    const struct sock_fprog program = { G_N_ELEMENTS (code), (struct sock_filter *) code };
    return syscall (SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program) == 0;
}

/* Run by root, a worker shall not be one. */
static void
drop_capabilities (void)
{
    struct __user_cap_header_struct header = { .version = _LINUX_CAPABILITY_VERSION_3 };
    struct __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3] = { { 0, 0, 0 } };
    (void) syscall (SYS_capset, &header, none);
}

guint
cli_sandbox_enter (const CliWalls *walls)
{
    guint lacks = 0;
    if (IS_SANITIZED)
        return 0;
    (void) prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    if (!enter_landlock (walls->fonts))
        lacks |= CLI_LACKS_LANDLOCK;
    drop_capabilities ();
    if (!enter_seccomp ())
        lacks |= CLI_LACKS_SECCOMP;
    return lacks;
}
