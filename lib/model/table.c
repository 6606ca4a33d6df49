/* Looks at what was read: tables, rows, cells and findings. An index out of range gives NULL, an
 * empty string or zero, never a crash.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "model.h"

static const DiscloseSource nowhere;

guint
disclose_table_number (const DiscloseTable *table)
{
    return table->number;
}

const char *
disclose_table_template (const DiscloseTable *table)
{
    return *table->template_id != '\0' ? table->template_id : table->document->template_id;
}

guint
disclose_table_year (const DiscloseTable *table)
{
    return table->year != 0 ? table->year : table->document->year;
}

const char *
disclose_table_title (const DiscloseTable *table)
{
    return table->title;
}

const char *
disclose_table_department (const DiscloseTable *table)
{
    return *table->department != '\0' ? table->department : table->document->department;
}

const char *
disclose_table_unit (const DiscloseTable *table)
{
    return table->unit;
}

int
disclose_table_unit_power (const DiscloseTable *table)
{
    return table->unit_power;
}

const char *
disclose_table_note (const DiscloseTable *table)
{
    return table->note;
}

DiscloseWay
disclose_table_way (const DiscloseTable *table)
{
    return table->way;
}

guint
disclose_table_n_parts (const DiscloseTable *table)
{
    return table->parts->len;
}

DiscloseSource
disclose_table_part (const DiscloseTable *table, guint index)
{
    if (index >= table->parts->len)
        return nowhere;
    return g_array_index (table->parts, ModelPart, index).source;
}

const char *
disclose_table_part_proof (const DiscloseTable *table, guint index)
{
    if (index >= table->parts->len)
        return "";
    return g_array_index (table->parts, ModelPart, index).proof;
}

guint
disclose_table_n_columns (const DiscloseTable *table)
{
    return table->columns->len;
}

const char *
disclose_table_column_key (const DiscloseTable *table, guint index)
{
    if (index >= table->columns->len)
        return "";
    return g_array_index (table->columns, ModelColumn, index).key;
}

const char *
disclose_table_column_label (const DiscloseTable *table, guint index)
{
    if (index >= table->columns->len)
        return "";
    return g_array_index (table->columns, ModelColumn, index).label;
}

gboolean
disclose_table_column_is_unseen (const DiscloseTable *table, guint index)
{
    return index < table->columns->len && g_array_index (table->columns, ModelColumn, index).unseen;
}

guint
disclose_table_n_headings (const DiscloseTable *table)
{
    return table->headings->len;
}

DiscloseHeading
disclose_table_heading (const DiscloseTable *table, guint index)
{
    if (index >= table->headings->len)
        return (DiscloseHeading){ DISCLOSE_HEADING_NAME, "", "", 0 };
    return g_array_index (table->headings, DiscloseHeading, index);
}

gboolean
disclose_table_has_sections (const DiscloseTable *table)
{
    return table->has_sections;
}

gboolean
disclose_table_has_items (const DiscloseTable *table)
{
    return table->has_items;
}

guint
disclose_table_n_rows (const DiscloseTable *table)
{
    return table->rows->len;
}

const DiscloseRow *
disclose_table_row (const DiscloseTable *table, guint index)
{
    if (index >= table->rows->len)
        return NULL;
    return &g_array_index (table->rows, DiscloseRow, index);
}

guint
disclose_table_n_figures (const DiscloseTable *table)
{
    guint n = 0;
    for (guint r = 0; r < table->rows->len; r++) {
        const DiscloseRow *row = &g_array_index (table->rows, DiscloseRow, r);
        for (guint c = 0; c < table->columns->len; c++)
            n += row->cells[c].kind == DISCLOSE_CELL_AMOUNT;
    }
    return n;
}

const char *
disclose_row_section (const DiscloseRow *row)
{
    return row->section;
}

guint
disclose_row_ordinal (const DiscloseRow *row)
{
    return row->ordinal;
}

const char *
disclose_row_code (const DiscloseRow *row)
{
    return row->code;
}

const char *
disclose_row_name (const DiscloseRow *row)
{
    return row->name;
}

const char *
disclose_row_item (const DiscloseRow *row)
{
    return row->item;
}

const char *
disclose_row_path (const DiscloseRow *row)
{
    return row->path;
}

guint
disclose_row_level (const DiscloseRow *row)
{
    return row->level;
}

DiscloseSource
disclose_row_source (const DiscloseRow *row)
{
    return row->source;
}

/* The one index that is not checked: a row does not know its table. */
const DiscloseCell *
disclose_row_cell (const DiscloseRow *row, guint column)
{
    return &row->cells[column];
}

DiscloseCellKind
disclose_cell_kind (const DiscloseCell *cell)
{
    return cell->kind;
}

const char *
disclose_cell_text (const DiscloseCell *cell)
{
    return cell->text;
}

DiscloseAmount
disclose_cell_amount (const DiscloseCell *cell)
{
    if (cell->kind != DISCLOSE_CELL_AMOUNT)
        return (DiscloseAmount){ 0, 0 };
    return cell->amount;
}

DiscloseSource
disclose_cell_source (const DiscloseCell *cell)
{
    return cell->source;
}

const char *
disclose_cell_status (const DiscloseCell *cell)
{
    return cell->status;
}

const char *
disclose_unknown_caption (const DiscloseUnknown *unknown)
{
    return unknown->caption;
}

DiscloseSource
disclose_unknown_source (const DiscloseUnknown *unknown)
{
    return unknown->source;
}

guint
disclose_unknown_n_rows (const DiscloseUnknown *unknown)
{
    return unknown->rows->len;
}

guint
disclose_unknown_n_columns (const DiscloseUnknown *unknown)
{
    return unknown->n_columns;
}

static const ModelLoose *
loose_at (const DiscloseUnknown *unknown, guint row, guint column)
{
    static const ModelLoose nothing = { .text = "" };
    if (row >= unknown->rows->len || column >= unknown->n_columns)
        return &nothing;
    return &((const ModelLoose *) g_ptr_array_index (unknown->rows, row))[column];
}

const char *
disclose_unknown_text (const DiscloseUnknown *unknown, guint row, guint column)
{
    return loose_at (unknown, row, column)->text;
}

DiscloseSource
disclose_unknown_text_source (const DiscloseUnknown *unknown, guint row, guint column)
{
    return loose_at (unknown, row, column)->source;
}

const char *
disclose_finding_id (const DiscloseFinding *finding)
{
    return finding->id;
}

DiscloseSeverity
disclose_finding_severity (const DiscloseFinding *finding)
{
    return finding->severity;
}

const char *
disclose_finding_message (const DiscloseFinding *finding)
{
    return finding->message;
}

const char *
disclose_finding_text (const DiscloseFinding *finding)
{
    return finding->text;
}

guint
disclose_finding_table (const DiscloseFinding *finding)
{
    return finding->table;
}

DiscloseSource
disclose_finding_source (const DiscloseFinding *finding)
{
    return finding->source;
}
