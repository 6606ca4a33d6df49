/* Gathers output and hands it to the caller's write function in large pieces. */
#ifndef DISCLOSE_SINK_H
#define DISCLOSE_SINK_H

#include "disclose.h"

typedef struct {
    GString *buffer; /* what has not been handed over yet; append to it freely */
    DiscloseWrite write;
    gpointer user_data;
} Sink;

void sink_init (Sink *sink, DiscloseWrite write, gpointer user_data);

/* Call between pieces: hands over what is gathered once it is much. FALSE: stop. */
gboolean sink_drain (Sink *sink, GError **error);

/* Hands over the rest if ok, and releases the buffer in either case. */
gboolean sink_finish (Sink *sink, gboolean ok, GError **error);

/* Appends the four edges of a place with two decimals, whatever the locale. */
void sink_box (GString *buffer, DiscloseSource source, const char *separator);

#endif
