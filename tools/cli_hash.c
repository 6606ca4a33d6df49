/* SPDX-License-Identifier: GPL-2.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include "cli_document.h"

#include <errno.h>
#include <unistd.h>

#define PART 65536

gboolean
cli_hash_fd (int fd, char sha256[65])
{
    guchar buffer[PART];
    off_t offset = 0;
    ssize_t n;
    g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
    while ((n = pread (fd, buffer, sizeof buffer, offset)) != 0) {
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return FALSE;
        g_checksum_update (sum, buffer, n);
        offset += n;
    }
    g_strlcpy (sha256, g_checksum_get_string (sum), 65);
    return TRUE;
}
