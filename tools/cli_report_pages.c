/* The pages of a report as pictures.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "cli_report.h"

#include <math.h>
#include <string.h>

/* Two dots for each that a screen shows where a page of A4 takes half of a window 1440 wide. */
#define DPI 168
#define MOST_DOTS 16e6  /* of a page; six of A4 */
#define MOST_SIDE 16384 /* dots; browsers show no larger image */

typedef struct {
    DiscloseWrite write;
    gpointer user_data;
    int state, save; /* of the coding */
} Coder;

/* A DiscloseWrite. */
static gboolean
write_base64 (const char *data, gsize length, gpointer user_data, GError **error)
{
    char coded[8192];
    const gsize most = sizeof coded / 3 * 2;
    Coder *coder = user_data;
    while (length > 0) {
        const gsize part = MIN (length, most);
        const gsize n = g_base64_encode_step ((const guchar *) data, part, FALSE, coded,
                                              &coder->state, &coder->save);
        if (!coder->write (coded, n, coder->user_data, error))
            return FALSE;
        data += part;
        length -= part;
    }
    return TRUE;
}

static gboolean
write_end_of_base64 (Coder *coder, GError **error)
{
    char coded[8];
    const gsize n = g_base64_encode_close (FALSE, coded, &coder->state, &coder->save);
    return coder->write (coded, n, coder->user_data, error);
}

/* Fewer than usual for a page as large as a wall. */
static guint
dpi_of (DiscloseSource bounds)
{
    const double scale = DPI / 72.0;
    const double dots = bounds.x1 * bounds.y1 * scale * scale;
    const double side = MAX (bounds.x1, bounds.y1) * scale;
    const double much = MAX (sqrt (dots / MOST_DOTS), side / MOST_SIDE);
    return much > 1 ? (guint) (DPI / much) : DPI;
}

/* Of a page that has no size, or one beyond all measure, there is none. */
static gboolean
write_picture (DisclosePages *pages, DiscloseSource bounds, Coder *coder, GError **error)
{
    g_autoptr (GError) cause = NULL;
    if (disclose_pages_write_png (pages, bounds, dpi_of (bounds), NULL, 0, write_base64, coder,
                                  &cause))
        return write_end_of_base64 (coder, error);
    if (g_error_matches (cause, DISCLOSE_ERROR, DISCLOSE_ERROR_LIMIT))
        return TRUE;
    g_propagate_error (error, g_steal_pointer (&cause));
    return FALSE;
}

static gboolean
write_page (DisclosePages *pages, guint page, DiscloseWrite write, gpointer user_data,
            GError **error)
{
    Coder coder = { write, user_data, 0, 0 };
    const DiscloseSource bounds = disclose_pages_bounds (pages, page);
    char width[G_ASCII_DTOSTR_BUF_SIZE], height[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd (width, sizeof width, "%.2f", bounds.x1);
    g_ascii_formatd (height, sizeof height, "%.2f", bounds.y1);
    g_autofree char *head = g_strdup_printf ("%s[%s,%s,\"", page > 1 ? ",\n" : "", width, height);
    return write (head, strlen (head), user_data, error)
           && write_picture (pages, bounds, &coder, error) && write ("\"]", 2, user_data, error);
}

gboolean
cli_report_write_pages (DisclosePages *pages, guint part, DiscloseWrite write, gpointer user_data,
                        GError **error)
{
    const guint64 n = disclose_pages_n (pages);
    const guint64 from = (part - 1) * n / CLI_REPORT_PARTS, to = part * n / CLI_REPORT_PARTS;
    for (guint64 page = from + 1; page <= to; page++)
        if (!write_page (pages, (guint) page, write, user_data, error))
            return FALSE;
    return TRUE;
}
