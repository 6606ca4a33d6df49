/* Writes a table as JSON: a line a row, with every cell and its place.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "json_writer.h"

static void
put_text (Json *json, const char *text)
{
    json_text (json, text);
    g_string_append_c (json->sink.buffer, ',');
}

/* [column, printed, value or null, status, page, x0, y0, x1, y1] */
static void
put_cell (Json *json, guint column, const DiscloseCell *cell)
{
    GString *buffer = json->sink.buffer;
    const DiscloseSource source = disclose_cell_source (cell);
    g_string_append_printf (buffer, "[%u,", column);
    put_text (json, disclose_cell_text (cell));
    if (disclose_cell_kind (cell) == DISCLOSE_CELL_AMOUNT) {
        g_autofree char *amount = disclose_amount_dup_string (disclose_cell_amount (cell));
        put_text (json, amount);
    } else {
        g_string_append (buffer, "null,");
    }
    put_text (json, disclose_cell_status (cell));
    g_string_append_printf (buffer, "%u,", source.page);
    sink_box (buffer, source, ",");
    g_string_append_c (buffer, ']');
}

static void
put_cells (Json *json, const DiscloseTable *table, const DiscloseRow *row)
{
    GString *buffer = json->sink.buffer;
    const gsize start = buffer->len;
    for (guint c = 0; c < disclose_table_n_columns (table); c++) {
        const DiscloseCell *cell = disclose_row_cell (row, c);
        const DiscloseCellKind kind = disclose_cell_kind (cell);
        if (kind != DISCLOSE_CELL_AMOUNT && kind != DISCLOSE_CELL_TEXT)
            continue;
        if (buffer->len > start)
            g_string_append_c (buffer, ',');
        put_cell (json, c, cell);
    }
}

static void
put_row (Json *json, const DiscloseTable *table, const DiscloseRow *row)
{
    GString *buffer = json->sink.buffer;
    json_key (json, NULL);
    g_string_append (buffer, "{\"section\":");
    put_text (json, disclose_row_section (row));
    g_string_append_printf (buffer, "\"row\":%u,\"level\":%u,\"code\":", disclose_row_ordinal (row),
                            disclose_row_level (row));
    put_text (json, disclose_row_code (row));
    g_string_append (buffer, "\"name\":");
    put_text (json, disclose_row_name (row));
    g_string_append (buffer, "\"item\":");
    put_text (json, disclose_row_item (row));
    g_string_append (buffer, "\"path\":");
    put_text (json, disclose_row_path (row));
    g_string_append_printf (buffer, "\"page\":%u,\"cells\":[", disclose_row_source (row).page);
    put_cells (json, table, row);
    g_string_append (buffer, "]}");
}

gboolean
disclose_table_write_json (const DiscloseTable *table, DiscloseWrite write, gpointer user_data,
                           GError **error)
{
    Json json = { .depth = 0, .filled = FALSE };
    gboolean ok = TRUE;
    sink_init (&json.sink, write, user_data);
    json_open (&json, '[');
    for (guint r = 0; ok && r < disclose_table_n_rows (table); r++) {
        put_row (&json, table, disclose_table_row (table, r));
        ok = sink_drain (&json.sink, error);
    }
    json_close (&json, ']');
    g_string_append_c (json.sink.buffer, '\n');
    return sink_finish (&json.sink, ok, error);
}
