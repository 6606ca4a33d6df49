#define _POSIX_C_SOURCE 200809L /* O_CLOEXEC */
#include "bytes.h"

#include "disclose.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static void
set_file_error (GError **error, int saved)
{
    g_set_error (error, DISCLOSE_ERROR, DISCLOSE_ERROR_FILE, "cannot be read: %s",
                 g_strerror (saved));
}

static GBytes *
read_all (int fd, gsize size, GError **error)
{
    g_autofree guint8 *data = g_try_malloc (size + 1);
    gsize have = 0;
    if (data == NULL) {
        set_file_error (error, ENOMEM);
        return NULL;
    }
    while (have < size) {
        const gssize got = pread (fd, data + have, size - have, (off_t) have);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            set_file_error (error, errno);
            return NULL;
        }
        if (got == 0)
            break; /* shorter than it said: what is there is what we judge */
        have += (gsize) got;
    }
    return g_bytes_new_take (g_steal_pointer (&data), have);
}

GBytes *
bytes_read_fd (int fd, guint64 limit, GError **error)
{
    struct stat status;
    if (fstat (fd, &status) != 0)
        set_file_error (error, errno);
    else if (S_ISDIR (status.st_mode))
        g_set_error (error, DISCLOSE_ERROR, DISCLOSE_ERROR_FILE,
                     "is a directory; name the files in it");
    else if (!S_ISREG (status.st_mode))
        g_set_error (error, DISCLOSE_ERROR, DISCLOSE_ERROR_FILE, "is not a regular file");
    else if ((guint64) status.st_size > limit)
        g_set_error (error, DISCLOSE_ERROR, DISCLOSE_ERROR_LIMIT,
                     "has %" G_GUINT64_FORMAT " bytes, more than the %" G_GUINT64_FORMAT " allowed",
                     (guint64) status.st_size, limit);
    else
        return read_all (fd, (gsize) status.st_size, error);
    return NULL;
}

int
bytes_open_file (const char *path, GError **error)
{
    const int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        set_file_error (error, errno);
    return fd;
}

GBytes *
bytes_read_file (const char *path, guint64 limit, GError **error)
{
    const int fd = bytes_open_file (path, error);
    if (fd < 0)
        return NULL;
    GBytes *bytes = bytes_read_fd (fd, limit, error);
    close (fd);
    return bytes;
}
