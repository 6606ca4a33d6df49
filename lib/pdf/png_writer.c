/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Pages are mostly white, and otherwise strokes one beside the other: runs of one byte say nearly
 * all of it, and to look for anything else takes longer than drawing a page does. */
#include "png_writer.h"

#include <png.h>
#include <zlib.h>

#define BUFFER 32768 /* bytes written at once */

typedef struct {
    DiscloseWrite write;
    gpointer user_data;
    GError *error;
} Output;

static void
put (png_structp png, png_bytep data, png_size_t length)
{
    Output *output = png_get_io_ptr (png);
    if (!output->write ((const char *) data, length, output->user_data, &output->error))
        png_error (png, "not written");
}

static void
flush (png_structp png)
{
    (void) png;
}

static void
fail (png_structp png, png_const_charp message)
{
    Output *output = png_get_error_ptr (png);
    if (output->error == NULL)
        g_set_error (&output->error, DISCLOSE_ERROR, DISCLOSE_ERROR_WRITE, "drawing failed (%s)",
                     message);
    png_longjmp (png, 1);
}

static void
ignore (png_structp png, png_const_charp message)
{
    (void) png;
    (void) message;
}

static void
set_head (png_structp png, png_infop info, const PngHead *head)
{
    static const int types[] = { PNG_COLOR_TYPE_GRAY, PNG_COLOR_TYPE_PALETTE, PNG_COLOR_TYPE_RGB };
    const gboolean in_runs = head->kind != PNG_OF_COLOURS;
    png_color palette[PNG_MAX_PALETTE_LENGTH];
    png_set_IHDR (png, info, head->width, head->height, (int) head->depth, types[head->kind],
                  PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    for (guint i = 0; i < head->n_palette; i++)
        palette[i] =
            (png_color){ head->palette[3 * i], head->palette[3 * i + 1], head->palette[3 * i + 2] };
    if (head->kind == PNG_OF_PALETTE)
        png_set_PLTE (png, info, palette, (int) head->n_palette);
    png_set_filter (png, PNG_FILTER_TYPE_BASE, in_runs ? PNG_FILTER_NONE : PNG_FILTER_SUB);
    png_set_compression_level (png, Z_BEST_SPEED);
    png_set_compression_strategy (png, in_runs ? Z_RLE : Z_DEFAULT_STRATEGY);
    png_set_compression_buffer_size (png, BUFFER);
}

/* What libpng cannot do comes back to setjmp(): nothing that it has to free is made here. */
static gboolean
write_all (png_structp png, png_infop info, const PngHead *head, guint8 *bytes, PngRow row,
           gpointer data)
{
    if (setjmp (png_jmpbuf (png)) != 0)
        return FALSE;
    set_head (png, info, head);
    png_write_info (png, info);
    for (guint y = 0; y < head->height; y++) {
        row (data, y, bytes);
        png_write_row (png, bytes);
    }
    png_write_end (png, NULL);
    return TRUE;
}

gboolean
png_write (const PngHead *head, PngRow row, gpointer data, DiscloseWrite write, gpointer user_data,
           GError **error)
{
    Output output = { write, user_data, NULL };
    const gsize channels = head->kind == PNG_OF_COLOURS ? 3 : 1;
    png_structp png = png_create_write_struct (PNG_LIBPNG_VER_STRING, &output, fail, ignore);
    png_infop info = png != NULL ? png_create_info_struct (png) : NULL;
    g_autofree guint8 *bytes = g_malloc ((head->width * channels * head->depth + 7) / 8);
    if (png != NULL)
        png_set_write_fn (png, &output, put, flush);
    const gboolean ok = info != NULL && write_all (png, info, head, bytes, row, data);
    png_destroy_write_struct (&png, &info);
    if (output.error != NULL)
        g_propagate_error (error, output.error);
    else if (!ok)
        g_set_error_literal (error, DISCLOSE_ERROR, DISCLOSE_ERROR_WRITE,
                             "drawing failed (out of memory)");
    return ok;
}
