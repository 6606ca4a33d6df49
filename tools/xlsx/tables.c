/* A sheet a table, in the shape in which it is printed.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "sheets.h"

#include "cli.h"

#include <disclose-unknown.h>
#include <string.h>

#define WIDTH_CODE 11   /* digits */
#define WIDTH_AMOUNT 10 /* at least */
#define WIDTH_LEAST 12
#define WIDTH_EXACT 22 /* of what a number cannot hold */
#define WIDTH_MOST 46
#define HEIGHT_TITLE 24 /* points */
#define HEIGHT_LINE 15
#define MOST_LINES 27 /* that a row can be high: 409 points */
#define HEAD_LINES 4  /* that a heading may be wrapped into before its column is made wider */

#define AMOUNT (BOOK_RIGHT | BOOK_INDENT (1))

/* Section - Headings */

static const char *
level_of (const Column *column, guint level)
{
    return level < g_strv_length (column->levels) ? column->levels[level] : "";
}

static gboolean
is_last (const Column *column, guint level)
{
    return level + 1 >= g_strv_length (column->levels);
}

/* Whether two columns side by side have their headings down to a level in common. */
static gboolean
share (const Column *a, const Column *b, guint level)
{
    for (guint l = 0; l <= level; l++)
        if (strcmp (level_of (a, l), level_of (b, l)) != 0)
            return FALSE;
    return a->joined ? TRUE : !is_last (a, level) && !is_last (b, level);
}

static void
put_heading (Book *book, const Layout *layout, const Panel *panel, guint level)
{
    const guint row = layout->first - layout->depth + level;
    for (guint c = 0; c < panel->columns->len;) {
        const Column *first = &g_array_index (panel->columns, Column, c), *last = first;
        for (c++; c < panel->columns->len; c++) {
            const Column *next = &g_array_index (panel->columns, Column, c);
            if (!share (last, next, level))
                break;
            last = next;
        }
        if (level >= MAX (1, g_strv_length (first->levels)))
            continue;
        book_merge (book, row, first->at, is_last (first, level) ? layout->first - 1 : row,
                    last->at + last->doubles, BOOK_HEAD, level_of (first, level));
    }
}

/* As wide as what it holds, within reason. */
static guint
width_of (const Layout *layout, const Panel *panel, const Column *column)
{
    guint width = column->kind == DISCLOSE_HEADING_AMOUNT ? WIDTH_AMOUNT : WIDTH_LEAST;
    if (column->kind == DISCLOSE_HEADING_CODE)
        return WIDTH_CODE;
    for (guint r = 0; r < disclose_table_n_rows (layout->table); r++) {
        const DiscloseRow *row = disclose_table_row (layout->table, r);
        if (strcmp (disclose_row_section (row), panel->section) != 0)
            continue;
        if (column->kind == DISCLOSE_HEADING_AMOUNT)
            width = MAX (width,
                         strlen (disclose_cell_text (disclose_row_cell (row, column->column))) + 3);
        else if (column->kind == DISCLOSE_HEADING_NAME)
            width = MAX (width, book_text_width (disclose_row_name (row))
                                    + 2 * disclose_row_level (row) + 1);
        else
            width = MAX (width, book_text_width (disclose_row_item (row)) + 2);
    }
    return MIN (width, WIDTH_MOST);
}

/* Merged cells are not made higher by spreadsheets, whatever they hold. */
static void
put_sizes (Book *book, const Layout *layout)
{
    g_autofree guint *lines = g_new0 (guint, layout->depth);
    for (guint p = 0; p < layout->panels->len; p++) {
        const Panel *panel = g_ptr_array_index (layout->panels, p);
        for (guint c = 0; c < panel->columns->len; c++) {
            const Column *column = &g_array_index (panel->columns, Column, c);
            const guint last = MAX (1, g_strv_length (column->levels)) - 1;
            const guint text = book_text_width (level_of (column, last));
            const guint width = MAX (width_of (layout, panel, column), text / HEAD_LINES);
            book_width (book, column->at, width);
            if (column->doubles)
                book_width (book, column->at + 1, WIDTH_EXACT);
            /* A heading that reaches down has all those rows. */
            const guint rows = layout->depth - last;
            for (guint l = last; l < layout->depth && !column->joined; l++)
                lines[l] = MAX (lines[l], (text / (width - 1) + rows) / rows);
        }
    }
    for (guint l = 0; l < layout->depth; l++)
        book_height (book, layout->first - layout->depth + l,
                     CLAMP (lines[l], 1, MOST_LINES) * HEIGHT_LINE + 3);
}

static void
put_title (Book *book, const Layout *layout)
{
    const DiscloseTable *table = layout->table;
    const guint last = layout->width - 1;
    g_autofree char *title =
        g_strdup_printf ("%s　%s", layout->sheet, disclose_table_title (table));
    g_autofree char *unit =
        g_strdup_printf (cli_chinese (N_ ("Unit: %s")), *disclose_table_unit (table) != '\0'
                                                            ? disclose_table_unit (table)
                                                            : cli_chinese (N_ ("not printed")));
    g_autofree char *department =
        g_strdup_printf (cli_chinese (N_ ("Department: %s")), disclose_table_department (table));
    book_text (book, 0, 0, BOOK_TITLE, title);
    book_height (book, 0, HEIGHT_TITLE);
    book_text (book, 1, 0, BOOK_SOFT, department);
    if (last > 0)
        book_text (book, 1, last, BOOK_RIGHT, unit);
    else
        book_text (book, 1, 1, BOOK_PLAIN, unit);
}

/* Section - Rows */

static void
put_amount (Book *book, guint row, const Column *column, const DiscloseCell *cell, guint32 style)
{
    const DiscloseAmount amount = disclose_cell_amount (cell);
    g_autofree char *text = disclose_amount_dup_string (amount);
    book_number (book, row, column->at, style | BOOK_GROUPED | AMOUNT, amount.scale, text);
    if (!layout_holds (amount))
        book_text (book, row, column->at + 1, style | AMOUNT, text);
}

static void
put_cell (Book *book, guint row, const Column *column, const DiscloseCell *cell,
          const Remark *remark, guint32 style)
{
    if (remark != NULL)
        style |= remark->severity == DISCLOSE_SEVERITY_ERROR     ? BOOK_ERROR
                 : remark->severity == DISCLOSE_SEVERITY_WARNING ? BOOK_WARNING
                                                                 : BOOK_HINT;
    if (column->doubles)
        book_text (book, row, column->at + 1, style, "");
    if (disclose_cell_kind (cell) == DISCLOSE_CELL_AMOUNT)
        put_amount (book, row, column, cell, style);
    else if (disclose_cell_kind (cell) == DISCLOSE_CELL_TEXT)
        book_text (book, row, column->at, style | AMOUNT, disclose_cell_text (cell));
    else
        book_text (book, row, column->at, style, "");
    if (remark != NULL)
        book_comment (book, row, column->at, remark->text->str);
}

/* Labels that are wrapped make their row higher, which not every spreadsheet sees to. */
static guint
lines_of (const Column *column, const DiscloseRow *row)
{
    const guint indent = 2 * disclose_row_level (row) + 1;
    if (column->kind == DISCLOSE_HEADING_NAME)
        return 1 + (book_text_width (disclose_row_name (row)) + indent - 1) / WIDTH_MOST;
    if (column->kind == DISCLOSE_HEADING_ITEM)
        return 1 + book_text_width (disclose_row_item (row)) / WIDTH_MOST;
    return 1;
}

static void
put_row (Book *book, const Layout *layout, const Panel *panel, const DiscloseRow *row,
         const Remarks *remarks)
{
    const guint at = layout_row (layout, row);
    const guint level = disclose_row_level (row);
    const guint32 style = BOOK_FRAMED | (level == 0 ? BOOK_BOLD : 0);
    guint lines = 1;
    for (guint c = 0; c < panel->columns->len; c++) {
        const Column *column = &g_array_index (panel->columns, Column, c);
        lines = MAX (lines, lines_of (column, row));
        switch (column->kind) {
        case DISCLOSE_HEADING_CODE:
            book_text (book, at, column->at, style, disclose_row_code (row));
            break;
        case DISCLOSE_HEADING_NAME:
            book_text (book, at, column->at,
                       style | BOOK_WRAP | (level > 1 ? BOOK_INDENT (level - 1) : 0),
                       disclose_row_name (row));
            break;
        case DISCLOSE_HEADING_ITEM:
            book_text (book, at, column->at, style | BOOK_WRAP, disclose_row_item (row));
            break;
        case DISCLOSE_HEADING_AMOUNT: {
            const DiscloseCell *cell = disclose_row_cell (row, column->column);
            put_cell (book, at, column, cell, remarks_of (remarks, cell), style);
            break;
        }
        }
    }
    if (lines > 1)
        book_height (book, at, MIN (lines, MOST_LINES) * HEIGHT_LINE);
}

/* Frames the lines on which a panel has no row and another one has. */
static void
put_gaps (Book *book, const Layout *layout, const Panel *panel)
{
    g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);
    guint last = layout->first;
    for (guint r = 0; r < disclose_table_n_rows (layout->table); r++) {
        const DiscloseRow *row = disclose_table_row (layout->table, r);
        const guint at = layout_row (layout, row);
        last = MAX (last, at + 1);
        if (strcmp (disclose_row_section (row), panel->section) == 0)
            g_hash_table_add (taken, GUINT_TO_POINTER (at));
    }
    for (guint at = layout->first; at < last; at++)
        for (guint c = 0; c < panel->columns->len; c++) {
            const Column *column = &g_array_index (panel->columns, Column, c);
            if (g_hash_table_contains (taken, GUINT_TO_POINTER (at)))
                break;
            book_text (book, at, column->at, BOOK_FRAMED, "");
            if (column->doubles)
                book_text (book, at, column->at + 1, BOOK_FRAMED, "");
        }
}

/* Rows are frozen under the heading, columns behind the first name. */
static guint
frozen_columns (const Layout *layout)
{
    if (layout->panels->len != 1)
        return 0;
    const Panel *panel = g_ptr_array_index (layout->panels, 0);
    for (guint c = 0; c < panel->columns->len; c++)
        if (g_array_index (panel->columns, Column, c).kind == DISCLOSE_HEADING_AMOUNT)
            return c;
    return 0;
}

void
sheet_table (Book *book, const Layout *layout, const Remarks *remarks)
{
    const DiscloseTable *table = layout->table;
    book_sheet (book, layout->sheet);
    book_freeze (book, layout->first, frozen_columns (layout));
    put_title (book, layout);
    put_sizes (book, layout);
    for (guint p = 0; p < layout->panels->len; p++) {
        const Panel *panel = g_ptr_array_index (layout->panels, p);
        for (guint level = 0; level < layout->depth; level++)
            put_heading (book, layout, panel, level);
        for (guint r = 0; r < disclose_table_n_rows (table); r++) {
            const DiscloseRow *row = disclose_table_row (table, r);
            if (strcmp (disclose_row_section (row), panel->section) == 0)
                put_row (book, layout, panel, row, remarks);
        }
        if (disclose_table_n_rows (table) > 0)
            put_gaps (book, layout, panel);
    }
    if (disclose_table_n_rows (table) == 0)
        book_text (book, layout->first, 0, BOOK_SOFT,
                   *disclose_table_note (table) != '\0' ? disclose_table_note (table)
                                                        : cli_chinese (N_ ("This table is empty")));
}

/* Section - Tables that no grammar takes */

void
sheet_unknown (Book *book, const DiscloseDocument *document)
{
    for (guint i = 0; i < disclose_document_n_unknown (document); i++) {
        const DiscloseUnknown *unknown = disclose_document_unknown (document, i);
        g_autofree char *name = g_strdup_printf (cli_chinese (N_ ("Unrecognised%u")), i + 1);
        book_sheet (book, name);
        book_freeze (book, 2, 0);
        book_text (book, 0, 0, BOOK_TITLE, disclose_unknown_caption (unknown));
        book_text (book, 1, 0, BOOK_SOFT,
                   cli_chinese (N_ ("No template knows this table: it is given as it is printed, "
                                    "and none of it is among the data.")));
        for (guint r = 0; r < disclose_unknown_n_rows (unknown); r++)
            for (guint c = 0; c < disclose_unknown_n_columns (unknown); c++)
                book_text (book, 2 + r, c, BOOK_FRAMED, disclose_unknown_text (unknown, r, c));
    }
}
