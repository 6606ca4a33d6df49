/* Writes a workbook of a document made by hand: amounts that no number of a spreadsheet can hold,
 * and names that would be formulas, markup or no XML at all.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "made_document.h"
#include "xlsx/sheets.h"

#include <stdio.h>

static void
add_heading (DiscloseTable *table, DiscloseHeadingKind kind, const char *text)
{
    const DiscloseHeading heading = { kind, "", text, 0 };
    g_array_append_val (table->headings, heading);
}

/* Nine hundred codes, each with one below it: their sum is longer than a formula may be. */
static void
add_long_table (DiscloseDocument *document)
{
    DiscloseTable *table = model_document_add_table (document, 2);
    table->unit = "元";
    made_add_column (table, "total", "合计");
    made_add_part (table, 1, "caption");
    add_heading (table, DISCLOSE_HEADING_CODE, "编码");
    add_heading (table, DISCLOSE_HEADING_NAME, "名称");
    add_heading (table, DISCLOSE_HEADING_AMOUNT, "合计");
    for (guint i = 0; i <= 1800; i++) {
        g_autofree char *code = i == 0       ? g_strdup ("")
                                : i % 2 == 1 ? g_strdup_printf ("%u", 100 + i / 2)
                                             : g_strdup_printf ("%u01", 99 + i / 2);
        DiscloseRow *row = model_table_add_row (table);
        row->code = model_string (document, code);
        row->name = row->path = i == 0 ? "合计" : "甲";
        row->ordinal = i + 1;
        row->level = i == 0 ? 0 : 2 - i % 2;
        made_set_amount (&row->cells[0], "", i == 0 ? 900 * 125 : 125, 2);
    }
}

static DiscloseDocument *
make_document (void)
{
    DiscloseDocument *document = model_document_new ();
    DiscloseTable *table = model_document_add_table (document, 1);
    g_autofree char *endless = g_strnfill (40000, 'x');
    const char *const names[] = { "=1+1", "<b>&\"'\x01\x7f", "@SUM(A1)",
                                  model_string (document, endless) };
    const gint64 digits[] = { 12345678901234567, 1, -98, 999999999999999 };
    document->template_id = "made";
    table->title = "=HYPERLINK(\"x\")";
    table->unit = "元";
    made_add_column (table, "total", "合计");
    add_heading (table, DISCLOSE_HEADING_NAME, "名称");
    add_heading (table, DISCLOSE_HEADING_AMOUNT, "合计/=2");
    for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
        DiscloseRow *row = model_table_add_row (table);
        row->name = row->path = names[i];
        row->ordinal = i + 1;
        row->level = i > 0;
        made_set_amount (&row->cells[0], "", digits[i], 2);
    }
    add_long_table (document);
    return document;
}

int
main (int argc, char **argv)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (DiscloseGrammars) grammars = disclose_grammars_new (NULL, NULL);
    g_autoptr (DiscloseDocument) document = make_document ();
    disclose_grammars_add (grammars,
                           "template made\ntitle T\nkind budget\ntotal ^合计$\n"
                           "table 1\ntitle 一\nname 名称\namount total 合计\n"
                           "table 2\ntitle 二\ncode 编码\nname 名称\namount total 合计\n"
                           "relation T-1 tree 2\n",
                           -1, "made", NULL);
    g_autoptr (DiscloseAudit) audit = disclose_audit_new (document, grammars, NULL, NULL);
    g_autoptr (Remarks) remarks = remarks_new (document, audit);
    g_autoptr (Layouts) layouts = layouts_new (document);
    g_autoptr (Book) book = book_new ();
    g_autoptr (DiscloseEquations) equations = disclose_equations_new (document, grammars, NULL);
    for (guint i = 0; i < layouts->layouts->len; i++)
        sheet_table (book, g_ptr_array_index (layouts->layouts, i), remarks);
    sheet_checks (book, layouts, equations, grammars);
    sheet_data (book, document, NULL);
    g_autoptr (GBytes) bytes = book_to_bytes (book);
    /* The same bytes cut short are no workbook. */
    g_autoptr (GBytes) cut = g_bytes_new_from_bytes (bytes, 0, g_bytes_get_size (bytes) - 3);
    if (argc != 3 || book_write (cut, argv[1], argv[2], NULL))
        return 1;
    if (book_write (bytes, argv[1], argv[2], &error))
        return 0;
    fprintf (stderr, "%s\n", error->message);
    return 1;
}
