/* Frames over a socket that keeps messages apart: a worker, however mad, can spoil a message but
 * not the next one.
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

/* Section - Packets of frames */

static void
put_length (CliPacket *packet, gsize at, gsize length)
{
    const guint32 number = (guint32) length;
    memcpy (packet->bytes + at + 1, &number, sizeof number);
}

gsize
cli_packet_add (CliPacket *packet, CliFrame kind, gconstpointer data, gsize length)
{
    const gboolean grows = kind == CLI_FRAME_DATA && packet->length > 0
                           && packet->bytes[packet->last] == CLI_FRAME_DATA;
    const gsize head = grows ? 0 : CLI_FRAME_HEAD;
    const gsize room = sizeof packet->bytes - packet->length;
    if (room < head)
        return 0;
    if (!grows) {
        packet->last = packet->length;
        packet->bytes[packet->length] = (char) kind;
    }
    length = MIN (length, room - head);
    if (length > 0)
        memcpy (packet->bytes + packet->length + head, data, length);
    packet->length += head + length;
    put_length (packet, packet->last, packet->length - packet->last - CLI_FRAME_HEAD);
    return length;
}

gboolean
cli_packet_next (const CliPacket *packet, gsize *at, CliFrame *kind, const char **data,
                 gsize *length)
{
    guint32 number;
    if (packet->length - *at < CLI_FRAME_HEAD)
        return FALSE;
    memcpy (&number, packet->bytes + *at + 1, sizeof number);
    if (packet->length - *at - CLI_FRAME_HEAD < number)
        return FALSE;
    *kind = (CliFrame) packet->bytes[*at];
    *data = packet->bytes + *at + CLI_FRAME_HEAD;
    *length = number;
    *at += CLI_FRAME_HEAD + number;
    return TRUE;
}

gboolean
cli_wire_send (int socket, CliPacket *packet)
{
    for (;;) {
        ssize_t n = send (socket, packet->bytes, packet->length, MSG_NOSIGNAL);
        if (n < 0 && errno == EINTR)
            continue;
        packet->length = 0;
        return n >= 0;
    }
}

gssize
cli_wire_receive (int socket, CliPacket *packet)
{
    packet->length = 0;
    for (;;) {
        ssize_t n = recv (socket, packet->bytes, sizeof packet->bytes, MSG_DONTWAIT);
        if (n > 0)
            packet->length = (gsize) n;
        if (n >= 0)
            return n;
        if (errno == EAGAIN)
            return -1;
        if (errno != EINTR)
            return 0;
    }
}

/* Section - Requests: three numbers, then two strings */

typedef union {
    struct cmsghdr header;
    char space[CMSG_SPACE (sizeof (int))];
} Rights;

typedef struct {
    guint shard, shards;
    guint part;
} Fixed;

gboolean
cli_wire_ask (int socket, const CliRequest *request)
{
    Fixed fixed = { request->shard, request->shards, request->part };
    Rights rights = { .space = { 0 } };
    struct iovec parts[] = {
        { &fixed, sizeof fixed },
        { (char *) request->known, strlen (request->known) + 1 },
        { (char *) request->path, MIN (strlen (request->path) + 1, CLI_REQUEST_MOST / 2) },
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
    Fixed fixed = { 0, 0, 0 };
    Rights rights = { .space = { 0 } };
    struct iovec parts[] = { { &fixed, sizeof fixed }, { buffer, CLI_REQUEST_MOST - 1 } };
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
                             .part = fixed.part };
    memcpy (&request->fd, CMSG_DATA (CMSG_FIRSTHDR (&message)), sizeof (int));
    return TRUE;
}
