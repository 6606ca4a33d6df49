/* The streams of a PDF, one after the other. They are found by their keyword in the file as it is,
 * without its cross-references and without unpacking anything. */
#ifndef DISCLOSE_STREAMS_H
#define DISCLOSE_STREAMS_H

#include "syntax.h"

typedef struct {
    Slice before; /* what stands between it and the stream before */
    Object head; /* the end of that: its number and its dictionary, or what is seen of a long one */
    Slice data;
    Slice rest; /* of the file */
} Stream;

/* Before the first. */
Stream streams_begin (GBytes *bytes);

/* FALSE: there is no other. */
gboolean streams_next (Stream *stream);

/* Whether its dictionary holds the name. */
gboolean stream_names (const Stream *stream, const char *name);

#endif
