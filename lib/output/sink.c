/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sink.h"

#define PIECE (64u << 10) /* few enough calls, and little enough memory */

void
sink_init (Sink *sink, DiscloseWrite write, gpointer user_data)
{
    sink->buffer = g_string_sized_new (4096);
    sink->write = write;
    sink->user_data = user_data;
}

static gboolean
hand_over (Sink *sink, GError **error)
{
    GError *failure = NULL;
    if (sink->buffer->len == 0)
        return TRUE;
    if (sink->write (sink->buffer->str, sink->buffer->len, sink->user_data, &failure)) {
        g_string_truncate (sink->buffer, 0);
        return TRUE;
    }
    /* A caller may stop without saying why; ours may not see FALSE without an error. */
    if (failure == NULL)
        g_set_error_literal (&failure, DISCLOSE_ERROR, DISCLOSE_ERROR_WRITE,
                             "the output could not be written");
    g_propagate_error (error, failure);
    return FALSE;
}

gboolean
sink_drain (Sink *sink, GError **error)
{
    return sink->buffer->len < PIECE || hand_over (sink, error);
}

gboolean
sink_finish (Sink *sink, gboolean ok, GError **error)
{
    ok = ok && hand_over (sink, error);
    g_string_free (sink->buffer, TRUE);
    sink->buffer = NULL;
    return ok;
}

static void
put_points (GString *buffer, double points)
{
    /* No page is near this large; a damaged one, or a NaN, must not overflow what follows. */
    double safe = points > -1e9 && points < 1e9 ? points : 0;
    gint64 hundredths = (gint64) (safe * 100 + (safe < 0 ? -0.5 : 0.5));
    gint64 size = ABS (hundredths);
    g_string_append_printf (buffer, "%s%" G_GINT64_FORMAT ".%02d", hundredths < 0 ? "-" : "",
                            size / 100, (int) (size % 100));
}

void
sink_box (GString *buffer, DiscloseSource source, const char *separator)
{
    const double edges[] = { source.x0, source.y0, source.x1, source.y1 };
    for (gsize i = 0; i < G_N_ELEMENTS (edges); i++) {
        if (i > 0)
            g_string_append (buffer, separator);
        put_points (buffer, edges[i]);
    }
}
