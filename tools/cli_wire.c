/* Frames over a socket that keeps messages apart, so that no worker, however mad, can make the
 * parent take a length for data.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#define _GNU_SOURCE
#include "cli_worker.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

gboolean
cli_wire_send (int socket, CliFrame kind, gconstpointer data, gsize length)
{
    char frame[CLI_FRAME_MOST];
    g_return_val_if_fail (length < sizeof frame, FALSE);
    frame[0] = (char) kind;
    if (length > 0)
        memcpy (frame + 1, data, length);
    for (;;) {
        ssize_t n = send (socket, frame, length + 1, MSG_NOSIGNAL);
        if (n >= 0 || errno != EINTR)
            return n >= 0;
    }
}

gssize
cli_wire_receive (int socket, char *buffer)
{
    for (;;) {
        ssize_t n = recv (socket, buffer, CLI_FRAME_MOST, MSG_DONTWAIT);
        if (n >= 0)
            return n;
        if (errno == EAGAIN)
            return -1;
        if (errno != EINTR)
            return 0;
    }
}

/* Section - Requests: two numbers, then two strings */

typedef union {
    struct cmsghdr header;
    char space[CMSG_SPACE (sizeof (int))];
} Rights;

typedef struct {
    guint shard, shards;
    gboolean beside;
} Fixed;

gboolean
cli_wire_ask (int socket, const CliRequest *request)
{
    Fixed fixed = { request->shard, request->shards, request->beside };
    Rights rights = { .space = { 0 } };
    struct iovec parts[] = {
        { &fixed, sizeof fixed },
        { (char *) request->known, strlen (request->known) + 1 },
        { (char *) request->path, MIN (strlen (request->path) + 1, CLI_FRAME_MOST / 2) },
    };
    struct msghdr message = { .msg_iov = parts,
                              .msg_iovlen = G_N_ELEMENTS (parts),
                              .msg_control = &rights,
                              .msg_controllen = sizeof rights.space };
    rights.header = (struct cmsghdr){ .cmsg_len = CMSG_LEN (sizeof (int)),
                                      .cmsg_level = SOL_SOCKET,
                                      .cmsg_type = SCM_RIGHTS };
    memcpy (CMSG_DATA (&rights.header), &request->fd, sizeof (int));
    for (;;) {
        ssize_t n = sendmsg (socket, &message, MSG_NOSIGNAL);
        if (n >= 0 || errno != EINTR)
            return n >= 0;
    }
}

gboolean
cli_wire_await (int socket, CliRequest *request, char *buffer)
{
    Fixed fixed = { 0, 0, FALSE };
    Rights rights = { .space = { 0 } };
    struct iovec parts[] = { { &fixed, sizeof fixed }, { buffer, CLI_FRAME_MOST - 1 } };
    struct msghdr message = { .msg_iov = parts,
                              .msg_iovlen = G_N_ELEMENTS (parts),
                              .msg_control = &rights,
                              .msg_controllen = sizeof rights.space };
    ssize_t n = recvmsg (socket, &message, MSG_CMSG_CLOEXEC);
    while (n < 0 && errno == EINTR)
        n = recvmsg (socket, &message, MSG_CMSG_CLOEXEC);
    if (n <= (ssize_t) sizeof fixed || CMSG_FIRSTHDR (&message) == NULL)
        return FALSE;
    buffer[(gsize) n - sizeof fixed] = '\0';
    *request = (CliRequest){ .known = buffer,
                             .path = buffer + strlen (buffer) + 1,
                             .shard = fixed.shard,
                             .shards = fixed.shards,
                             .beside = fixed.beside };
    memcpy (&request->fd, CMSG_DATA (CMSG_FIRSTHDR (&message)), sizeof (int));
    return TRUE;
}
