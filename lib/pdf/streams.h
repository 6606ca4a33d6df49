/* The streams of a PDF, one after the other. They are found by their keyword in the file as it is,
 * without its cross-references and without unpacking anything. */
#ifndef DISCLOSE_STREAMS_H
#define DISCLOSE_STREAMS_H

#include <glib.h>

typedef struct {
    guint number, generation;    /* of its object; 0 if they do not stand before it */
    const char *head, *head_end; /* its dictionary, or the end of what stands there if it is long */
    const char *data, *data_end;
    const char *next, *stop; /* the rest of the file */
} Stream;

/* Before the first. */
Stream streams_begin (GBytes *bytes);

/* FALSE: there is no other. */
gboolean streams_next (Stream *stream);

/* Whether its dictionary holds the name. */
gboolean stream_names (const Stream *stream, const char *name);

#endif
