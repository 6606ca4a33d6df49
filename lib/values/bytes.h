/* A file as bytes. */
#ifndef DISCLOSE_BYTES_H
#define DISCLOSE_BYTES_H

#include <glib.h>

/* Reads a whole regular file of at most limit bytes: DISCLOSE_ERROR_FILE or _LIMIT. */
GBytes *bytes_read_file (const char *path, guint64 limit, GError **error);

/* The first half of that: a descriptor to be closed, or -1. */
int bytes_open_file (const char *path, GError **error);

/* As bytes_read_file() of the file behind a descriptor, from its beginning; does not close it. */
GBytes *bytes_read_fd (int fd, guint64 limit, GError **error);

#endif
