/* Whether the packed streams of a PDF unpack to a size that can be handled, before anything unpacks
 * them. */
#ifndef DISCLOSE_UNPACK_H
#define DISCLOSE_UNPACK_H

#include <glib.h>

/* FALSE with DISCLOSE_ERROR_LIMIT if a picture in bytes unpacks to more than max_bytes, or another
 * stream to more than a page of max_glyphs characters needs. */
gboolean unpack_is_bounded (GBytes *bytes, guint max_glyphs, guint64 max_bytes, GError **error);

/* The first bytes of what a stream unpacks to, as many as there are up to most. 0 if it is not
 * packed in the way that streams are packed as a rule. */
gsize unpack_beginning (const char *packed, gsize length, char *beginning, gsize most);

#endif
