/* A file as bytes. */
#ifndef DISCLOSE_BYTES_H
#define DISCLOSE_BYTES_H

#include <glib.h>

/* Reads a whole regular file of at most limit bytes: DISCLOSE_ERROR_FILE or _LIMIT. */
GBytes *bytes_read_file (const char *path, guint64 limit, GError **error);

#endif
