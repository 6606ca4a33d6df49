/* Small documents for audits, written as text: a line a row, `code|name|item|figure|figure …`.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef TEST_MADE_AUDIT_H
#define TEST_MADE_AUDIT_H

#include "disclose-audit.h"
#include "made_document.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static inline DiscloseTable *
made_audit_table (DiscloseDocument *document, guint number, const char *unit, int power,
                  const char *keys)
{
    DiscloseTable *table = model_document_add_table (document, number);
    g_auto (GStrv) parts = g_strsplit (keys, " ", -1);
    table->unit = unit;
    table->unit_power = power;
    table->way = DISCLOSE_WAY_RULED;
    made_add_part (table, number, "caption");
    for (guint i = 0; parts[i] != NULL; i++)
        made_add_column (table, model_string (document, parts[i]), "");
    return table;
}

static inline guint
made_audit_level (const char *code, const char *name)
{
    if (strcmp (name, "合计") == 0)
        return 0;
    return code[0] == '\0' ? 1 : strlen (code) <= 3 ? 1 : strlen (code) <= 5 ? 2 : 3;
}

/* A figure of `?` is one that could not be read. */
static inline void
made_audit_rows (DiscloseDocument *document, DiscloseTable *table, const char *section,
                 const char *lines)
{
    g_auto (GStrv) rows = g_strsplit (lines, "\n", -1);
    for (guint r = 0; rows[r] != NULL; r++) {
        g_auto (GStrv) parts = g_strsplit (rows[r], "|", -1);
        DiscloseRow *row = model_table_add_row (table);
        row->section = section;
        row->ordinal = r + 1;
        row->code = model_string (document, parts[0]);
        row->name = row->path = model_string (document, parts[1]);
        row->item = model_string (document, parts[2]);
        row->level = made_audit_level (row->code, row->name);
        table->has_items |= row->item[0] != '\0';
        for (guint c = 0; c < table->columns->len; c++) {
            const char *text = parts[3 + c];
            row->cells[c].kind = DISCLOSE_CELL_BLANK;
            row->cells[c].source = (DiscloseSource){ 1, 100 * c, 20 * r, 100 * c + 50, 20 * r + 9 };
            if (*text == '?')
                row->cells[c].kind = DISCLOSE_CELL_TEXT;
            else if (*text != '\0')
                row->cells[c].kind = DISCLOSE_CELL_AMOUNT;
            if (row->cells[c].kind == DISCLOSE_CELL_AMOUNT)
                ck_assert (disclose_amount_parse (text, &row->cells[c].amount));
            row->cells[c].text = model_string (document, text);
        }
    }
}

/* The n-th finding of that id, NULL if there are fewer. */
static inline const DiscloseAuditFinding *
made_audit_find (const DiscloseAudit *audit, const char *id, guint n)
{
    for (guint i = 0; i < disclose_audit_n_findings (audit); i++) {
        const DiscloseAuditFinding *finding = disclose_audit_finding (audit, i);
        if (strcmp (disclose_audit_finding_id (finding), id) == 0 && n-- == 0)
            return finding;
    }
    return NULL;
}

#endif
