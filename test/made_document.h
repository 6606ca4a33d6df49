/* A document made by hand, small enough to know by heart, with everything that output has to tell.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef TEST_MADE_DOCUMENT_H
#define TEST_MADE_DOCUMENT_H

#include "model.h"

#define MADE_SHA256 "0000000000000000000000000000000000000000000000000000000000000001"

static inline void
made_add_column (DiscloseTable *table, const char *key, const char *label)
{
    ModelColumn column = { key, label, FALSE };
    g_array_append_val (table->columns, column);
}

static inline void
made_add_part (DiscloseTable *table, guint page, const char *proof)
{
    ModelPart part = { { page, 40, 50.005, 555.5, 800 }, proof };
    g_array_append_val (table->parts, part);
}

static inline void
made_set_amount (DiscloseCell *cell, const char *text, gint64 digits, guint8 scale)
{
    cell->kind = DISCLOSE_CELL_AMOUNT;
    cell->text = text;
    cell->amount = (DiscloseAmount){ digits, scale };
    cell->source = (DiscloseSource){ 3, 386.414, 178.526, 420, 189.45 };
}

/* Two sections, a column each; a printed zero, a blank, a negative, a name that needs quotes. */
static inline void
made_add_two_sided (DiscloseDocument *document)
{
    DiscloseTable *table = model_document_add_table (document, 1);
    table->title = "总体情况表";
    table->unit = "万元";
    table->unit_power = 4;
    table->way = DISCLOSE_WAY_RULED;
    table->has_sections = TRUE;
    made_add_column (table, "amount", "预算数");
    made_add_column (table, "total", "");
    made_add_part (table, 3, "caption");
    made_add_part (table, 3, "columns");
    made_add_part (table, 4, "columns");

    DiscloseRow *row = model_table_add_row (table);
    row->section = "income";
    row->ordinal = 1;
    row->level = 1;
    row->name = row->path = "教育收费,\"专户\"";
    made_set_amount (&row->cells[0], "2,400.50", 240050, 2);

    row = model_table_add_row (table);
    row->section = "income";
    row->ordinal = 2;
    row->name = row->path = "收入总计";
    made_set_amount (&row->cells[0], "0.00", 0, 2);

    row = model_table_add_row (table);
    row->section = "expenditure";
    row->ordinal = 1;
    row->level = 2;
    row->code = "2010601";
    row->name = "行政运行";
    row->path = "财政事务/行政运行";
    row->cells[0].kind = DISCLOSE_CELL_ABSENT;
    made_set_amount (&row->cells[1], "(12.3)", -123, 1);

    row = model_table_add_row (table);
    row->section = "expenditure";
    row->ordinal = 2;
    row->level = 1;
    row->name = row->path = "其他";
    row->cells[1].kind = DISCLOSE_CELL_BLANK;
    row->cells[1].text = "—";
}

/* Items, no unit, an unreadable cell, a department of its own. */
static inline void
made_add_projects (DiscloseDocument *document)
{
    DiscloseTable *table = model_document_add_table (document, 7);
    table->title = "项目支出情况表";
    table->department = "另一部门";
    table->way = DISCLOSE_WAY_ALIGNED;
    table->has_items = TRUE;
    made_add_column (table, "total", "合计");
    made_add_column (table, "wages", "项目支出/工资");
    made_add_part (table, 9, "caption");

    DiscloseRow *row = model_table_add_row (table);
    row->ordinal = 1;
    row->level = 1;
    row->name = row->path = "行政运行";
    row->item = "2023 年\n会计考务费";
    made_set_amount (&row->cells[0], "30", 30, 0);
    row->cells[1].kind = DISCLOSE_CELL_TEXT;
    row->cells[1].text = "1,2,3";
    row->cells[1].status = "amount-unreadable";
    row->cells[1].source = (DiscloseSource){ 9, 1, -2, 3.999, 4 };
}

/* Says that it is empty, and prints no grid. */
static inline void
made_add_empty (DiscloseDocument *document)
{
    DiscloseTable *table = model_document_add_table (document, 9);
    table->title = "国有资本经营预算支出情况表";
    table->unit = "元";
    table->note = "本表为空";
    made_add_column (table, "total", "合计");
}

static inline DiscloseDocument *
made_document_new (void)
{
    const guint missing[] = { 8, 11 };
    DiscloseDocument *document = model_document_new ();
    document->name = "budget.pdf";
    document->sha256 = MADE_SHA256;
    document->template_id = "made";
    document->kind = "budget";
    document->department = "某部门";
    document->year = 2024;
    document->n_pages = 12;
    made_add_two_sided (document);
    made_add_projects (document);
    made_add_empty (document);
    g_array_append_vals (document->missing, missing, G_N_ELEMENTS (missing));
    model_document_add_finding (document, "amount-unreadable", "1,2,3", 7,
                                (DiscloseSource){ 9, 1, -2, 3.999, 4 });
    model_document_add_finding (document, "year-missing", "", 0, (DiscloseSource){ 0 });
    return document;
}

/* A DiscloseWrite into a GString. */
static inline gboolean
made_gather (const char *data, gsize length, gpointer string, GError **error)
{
    (void) error;
    g_string_append_len (string, data, (gssize) length);
    return TRUE;
}

#endif
