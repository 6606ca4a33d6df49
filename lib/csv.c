/* Writes figures and tables as CSV, in the shape that the contract fixes. The only room that knows
 * libcsv, which escapes; whether a field needs it is decided here, since libcsv quotes every field
 * and a person reads these files too.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "sink.h"

#include "disclose-unknown.h"

#include <csv.h>
#include <string.h>

#define BOM "\xef\xbb\xbf"

typedef struct {
    Sink sink;
    DiscloseCsvFlags flags;
    gboolean in_line; /* the line has a field already */
} Csv;

static void
csv_begin (Csv *csv, DiscloseCsvFlags flags, DiscloseWrite write, gpointer user_data)
{
    sink_init (&csv->sink, write, user_data);
    csv->flags = flags;
    csv->in_line = FALSE;
    if (flags & DISCLOSE_CSV_BOM)
        g_string_append (csv->sink.buffer, BOM);
}

static void
put_separator (Csv *csv)
{
    if (csv->in_line)
        g_string_append_c (csv->sink.buffer, ',');
    csv->in_line = TRUE;
}

static void
put_text (Csv *csv, const char *text)
{
    GString *buffer = csv->sink.buffer;
    put_separator (csv);
    if (strpbrk (text, ",\"\r\n") == NULL) {
        g_string_append (buffer, text);
        return;
    }
    gsize length = strlen (text);
    gsize start = buffer->len;
    gsize need = csv_write (NULL, 0, text, length);
    g_string_set_size (buffer, start + need);
    csv_write (buffer->str + start, need, text, length);
}

/* Zero means that there is no such number, and leaves the field empty. */
static void
put_number (Csv *csv, guint number)
{
    put_separator (csv);
    if (number != 0)
        g_string_append_printf (csv->sink.buffer, "%u", number);
}

static void
put_amount (Csv *csv, DiscloseAmount amount)
{
    g_autofree char *text = disclose_amount_dup_string (amount);
    put_text (csv, text);
}

static void
put_source (Csv *csv, DiscloseSource source)
{
    put_number (csv, source.page);
    put_separator (csv);
    if (source.page != 0)
        sink_box (csv->sink.buffer, source, ",");
    else
        g_string_append (csv->sink.buffer, ",,,");
}

static gboolean
end_line (Csv *csv, GError **error)
{
    g_string_append (csv->sink.buffer, csv->flags & DISCLOSE_CSV_CRLF ? "\r\n" : "\n");
    csv->in_line = FALSE;
    return sink_drain (&csv->sink, error);
}

/* Section - Figures */

static const char figures_header[][12] = {
    "source", "sha256", "template", "year",  "department", "table",  "title",  "section", "row",
    "code",   "name",   "path",     "level", "item",       "column", "value",  "unit",    "yuan",
    "page",   "x0",     "y0",       "x1",    "y1",         "raw",    "status",
};

/* A text where an amount belongs has its line too, with no value: it is doubtful, not absent. */
static gboolean
is_figure (const DiscloseCell *cell)
{
    DiscloseCellKind kind = disclose_cell_kind (cell);
    return kind == DISCLOSE_CELL_AMOUNT || kind == DISCLOSE_CELL_TEXT;
}

static void
put_place_of_row (Csv *csv, const DiscloseDocument *document, const DiscloseTable *table,
                  const DiscloseRow *row)
{
    g_autofree char *level = g_strdup_printf ("%u", disclose_row_level (row));
    put_text (csv, disclose_document_name (document));
    put_text (csv, disclose_document_sha256 (document));
    put_text (csv, disclose_table_template (table));
    put_number (csv, disclose_table_year (table));
    put_text (csv, disclose_table_department (table));
    put_number (csv, disclose_table_number (table));
    put_text (csv, disclose_table_title (table));
    put_text (csv, disclose_row_section (row));
    put_number (csv, disclose_row_ordinal (row));
    put_text (csv, disclose_row_code (row));
    put_text (csv, disclose_row_name (row));
    put_text (csv, disclose_row_path (row));
    put_text (csv, level);
    put_text (csv, disclose_row_item (row));
}

static void
put_value (Csv *csv, const DiscloseTable *table, const DiscloseCell *cell)
{
    const char *unit = disclose_table_unit (table);
    const char *status = disclose_cell_status (cell);
    DiscloseAmount amount = disclose_cell_amount (cell);
    gboolean is_amount = disclose_cell_kind (cell) == DISCLOSE_CELL_AMOUNT;
    DiscloseAmount yuan;

    if (is_amount)
        put_amount (csv, amount);
    else
        put_text (csv, "");
    put_text (csv, unit);
    /* Without a printed unit, yuan would be a guess. */
    if (!is_amount || *unit == '\0') {
        put_text (csv, "");
    } else if (disclose_amount_shift (amount, disclose_table_unit_power (table), &yuan)) {
        put_amount (csv, yuan);
    } else {
        put_text (csv, "");
        status = "amount-overflow";
    }
    put_source (csv, disclose_cell_source (cell));
    put_text (csv, disclose_cell_text (cell));
    put_text (csv, status);
}

static gboolean
put_figures_of_row (Csv *csv, const DiscloseDocument *document, const DiscloseTable *table,
                    const DiscloseRow *row, GError **error)
{
    for (guint c = 0; c < disclose_table_n_columns (table); c++) {
        const DiscloseCell *cell = disclose_row_cell (row, c);
        if (!is_figure (cell))
            continue;
        put_place_of_row (csv, document, table, row);
        put_text (csv, disclose_table_column_key (table, c));
        put_value (csv, table, cell);
        if (!end_line (csv, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean
put_figures (Csv *csv, const DiscloseDocument *document, GError **error)
{
    for (gsize i = 0; i < G_N_ELEMENTS (figures_header); i++)
        put_text (csv, figures_header[i]);
    if (!end_line (csv, error))
        return FALSE;
    for (guint t = 0; t < disclose_document_n_tables (document); t++) {
        const DiscloseTable *table = disclose_document_table (document, t);
        for (guint r = 0; r < disclose_table_n_rows (table); r++)
            if (!put_figures_of_row (csv, document, table, disclose_table_row (table, r), error))
                return FALSE;
    }
    return TRUE;
}

gboolean
disclose_document_write_figures (const DiscloseDocument *document, DiscloseCsvFlags flags,
                                 DiscloseWrite write, gpointer user_data, GError **error)
{
    Csv csv;
    csv_begin (&csv, flags, write, user_data);
    gboolean ok = put_figures (&csv, document, error);
    return sink_finish (&csv.sink, ok, error);
}

/* Section - Tables */

static gboolean
put_table_header (Csv *csv, const DiscloseTable *table, GError **error)
{
    if (disclose_table_has_sections (table))
        put_text (csv, "section");
    put_text (csv, "row");
    put_text (csv, "code");
    put_text (csv, "name");
    if (disclose_table_has_items (table))
        put_text (csv, "item");
    for (guint c = 0; c < disclose_table_n_columns (table); c++) {
        const char *label = disclose_table_column_label (table, c);
        gboolean use_label = (csv->flags & DISCLOSE_CSV_LABELS) && *label != '\0';
        put_text (csv, use_label ? label : disclose_table_column_key (table, c));
    }
    return end_line (csv, error);
}

static gboolean
put_table_row (Csv *csv, const DiscloseTable *table, const DiscloseRow *row, GError **error)
{
    if (disclose_table_has_sections (table))
        put_text (csv, disclose_row_section (row));
    put_number (csv, disclose_row_ordinal (row));
    put_text (csv, disclose_row_code (row));
    put_text (csv, disclose_row_name (row));
    if (disclose_table_has_items (table))
        put_text (csv, disclose_row_item (row));
    for (guint c = 0; c < disclose_table_n_columns (table); c++) {
        const DiscloseCell *cell = disclose_row_cell (row, c);
        if (disclose_cell_kind (cell) == DISCLOSE_CELL_AMOUNT)
            put_amount (csv, disclose_cell_amount (cell));
        else if (disclose_cell_kind (cell) == DISCLOSE_CELL_TEXT)
            put_text (csv, disclose_cell_text (cell));
        else
            put_text (csv, "");
    }
    return end_line (csv, error);
}

gboolean
disclose_table_write_csv (const DiscloseTable *table, DiscloseCsvFlags flags, DiscloseWrite write,
                          gpointer user_data, GError **error)
{
    Csv csv;
    csv_begin (&csv, flags, write, user_data);
    gboolean ok = put_table_header (&csv, table, error);
    for (guint r = 0; ok && r < disclose_table_n_rows (table); r++)
        ok = put_table_row (&csv, table, disclose_table_row (table, r), error);
    return sink_finish (&csv.sink, ok, error);
}

/* Section - Unknown tables */

/* The box of everything in the row. A row stands on one page. */
static DiscloseSource
row_box (const DiscloseUnknown *unknown, guint row)
{
    DiscloseSource box = { 0 };
    for (guint c = 0; c < disclose_unknown_n_columns (unknown); c++) {
        const DiscloseSource cell = disclose_unknown_text_source (unknown, row, c);
        if (cell.page == 0)
            continue;
        if (box.page == 0)
            box = cell;
        box = (DiscloseSource){ box.page, MIN (box.x0, cell.x0), MIN (box.y0, cell.y0),
                                MAX (box.x1, cell.x1), MAX (box.y1, cell.y1) };
    }
    return box;
}

static gboolean
put_unknown_header (Csv *csv, const DiscloseUnknown *unknown, GError **error)
{
    static const char header[][5] = { "page", "x0", "y0", "x1", "y1" };
    for (gsize i = 0; i < G_N_ELEMENTS (header); i++)
        put_text (csv, header[i]);
    for (guint c = 1; c <= disclose_unknown_n_columns (unknown); c++)
        put_number (csv, c);
    return end_line (csv, error);
}

gboolean
disclose_unknown_write_csv (const DiscloseUnknown *unknown, DiscloseCsvFlags flags,
                            DiscloseWrite write, gpointer user_data, GError **error)
{
    Csv csv;
    csv_begin (&csv, flags, write, user_data);
    gboolean ok = put_unknown_header (&csv, unknown, error);
    for (guint r = 0; ok && r < disclose_unknown_n_rows (unknown); r++) {
        put_source (&csv, row_box (unknown, r));
        for (guint c = 0; c < disclose_unknown_n_columns (unknown); c++)
            put_text (&csv, disclose_unknown_text (unknown, r, c));
        ok = end_line (&csv, error);
    }
    return sink_finish (&csv.sink, ok, error);
}
