/* Writes figures and tables as CSV, in the shape that the contract fixes.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "csv_writer.h"

#include "disclose-unknown.h"

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
    csv_text (csv, disclose_document_name (document));
    csv_text (csv, disclose_document_sha256 (document));
    csv_text (csv, disclose_table_template (table));
    csv_number (csv, disclose_table_year (table));
    csv_text (csv, disclose_table_department (table));
    csv_number (csv, disclose_table_number (table));
    csv_text (csv, disclose_table_title (table));
    csv_text (csv, disclose_row_section (row));
    csv_number (csv, disclose_row_ordinal (row));
    csv_text (csv, disclose_row_code (row));
    csv_text (csv, disclose_row_name (row));
    csv_text (csv, disclose_row_path (row));
    csv_text (csv, level);
    csv_text (csv, disclose_row_item (row));
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
        csv_amount (csv, amount);
    else
        csv_text (csv, "");
    csv_text (csv, unit);
    /* Without a printed unit, yuan would be a guess. */
    if (!is_amount || *unit == '\0') {
        csv_text (csv, "");
    } else if (disclose_amount_shift (amount, disclose_table_unit_power (table), &yuan)) {
        csv_amount (csv, yuan);
    } else {
        csv_text (csv, "");
        status = "amount-overflow";
    }
    csv_source (csv, disclose_cell_source (cell));
    csv_text (csv, disclose_cell_text (cell));
    csv_text (csv, status);
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
        csv_text (csv, disclose_table_column_key (table, c));
        put_value (csv, table, cell);
        if (!csv_end_line (csv, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean
put_figures (Csv *csv, const DiscloseDocument *document, GError **error)
{
    for (gsize i = 0; i < G_N_ELEMENTS (figures_header); i++)
        csv_text (csv, figures_header[i]);
    if (!csv_end_line (csv, error))
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
        csv_text (csv, "section");
    csv_text (csv, "row");
    csv_text (csv, "code");
    csv_text (csv, "name");
    if (disclose_table_has_items (table))
        csv_text (csv, "item");
    for (guint c = 0; c < disclose_table_n_columns (table); c++) {
        const char *label = disclose_table_column_label (table, c);
        gboolean use_label = (csv->flags & DISCLOSE_CSV_LABELS) && *label != '\0';
        csv_text (csv, use_label ? label : disclose_table_column_key (table, c));
    }
    return csv_end_line (csv, error);
}

static gboolean
put_table_row (Csv *csv, const DiscloseTable *table, const DiscloseRow *row, GError **error)
{
    if (disclose_table_has_sections (table))
        csv_text (csv, disclose_row_section (row));
    csv_number (csv, disclose_row_ordinal (row));
    csv_text (csv, disclose_row_code (row));
    csv_text (csv, disclose_row_name (row));
    if (disclose_table_has_items (table))
        csv_text (csv, disclose_row_item (row));
    for (guint c = 0; c < disclose_table_n_columns (table); c++) {
        const DiscloseCell *cell = disclose_row_cell (row, c);
        if (disclose_cell_kind (cell) == DISCLOSE_CELL_AMOUNT)
            csv_amount (csv, disclose_cell_amount (cell));
        else if (disclose_cell_kind (cell) == DISCLOSE_CELL_TEXT)
            csv_text (csv, disclose_cell_text (cell));
        else
            csv_text (csv, "");
    }
    return csv_end_line (csv, error);
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
        csv_text (csv, header[i]);
    for (guint c = 1; c <= disclose_unknown_n_columns (unknown); c++)
        csv_number (csv, c);
    return csv_end_line (csv, error);
}

gboolean
disclose_unknown_write_csv (const DiscloseUnknown *unknown, DiscloseCsvFlags flags,
                            DiscloseWrite write, gpointer user_data, GError **error)
{
    Csv csv;
    csv_begin (&csv, flags, write, user_data);
    gboolean ok = put_unknown_header (&csv, unknown, error);
    for (guint r = 0; ok && r < disclose_unknown_n_rows (unknown); r++) {
        csv_source (&csv, row_box (unknown, r));
        for (guint c = 0; c < disclose_unknown_n_columns (unknown); c++)
            csv_text (&csv, disclose_unknown_text (unknown, r, c));
        ok = csv_end_line (&csv, error);
    }
    return sink_finish (&csv.sink, ok, error);
}
