/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A project whose name ends in digits that are run into its amount: the number that a reader sees
 * is neither. */
#include "prose_cell.h"

#include "text.h"

#include <string.h>

/* Marks a sentence for the translators of a program; the library itself never translates. */
#define N_(sentence) sentence

/* How many digits the text ends in. */
static gsize
digits_at_end (const char *text)
{
    gsize n = 0;
    const gsize length = strlen (text);
    while (n < length && g_ascii_isdigit (text[length - n - 1]))
        n++;
    return n;
}

/* Whether the number of span is the end of the row's name and then one of its amounts. */
static gboolean
is_glued (const ProseCheck *check, Span span, const LedgerRow *row, const char **amount)
{
    const char *item = disclose_row_item (row->printed);
    if (digits_at_end (*item != '\0' ? item : disclose_row_name (row->printed)) == 0)
        return FALSE;
    g_autofree char *name = text_fold (*item != '\0' ? item : disclose_row_name (row->printed));
    const gsize digits = digits_at_end (name);
    const gsize letters = strlen (name) - digits;
    const char *text = check->prose->text->str;
    if (digits == 0 || letters == 0 || span.start < letters || span.end - span.start <= digits
        || strncmp (text + span.start - letters, name, letters + digits) != 0)
        return FALSE;
    g_autofree char *rest = g_strndup (text + span.start + digits, span.end - span.start - digits);
    DiscloseAmount printed;
    if (!disclose_amount_parse (rest, &printed))
        return FALSE;
    const LedgerTable *table = ledger_table_at (check->ledger, row->table);
    for (guint c = 0; c < table->n_columns; c++) {
        const DiscloseCell *cell = disclose_row_cell (row->printed, c);
        if (disclose_cell_kind (cell) == DISCLOSE_CELL_AMOUNT
            && disclose_amount_compare (disclose_cell_amount (cell), printed) == 0) {
            *amount = audit_string (check->audit, rest);
            return TRUE;
        }
    }
    return FALSE;
}

gboolean
prose_check_glued (ProseCheck *check, Span span)
{
    for (guint r = 0; check->ledger != NULL && r < check->ledger->rows->len; r++) {
        const LedgerRow *row = ledger_row (check->ledger, r);
        const char *amount;
        if (row->printed == NULL || row->total || !is_glued (check, span, row, &amount))
            continue;
        prose_keep_named (check, r);
        if (prose_is_spaced (check->prose, span.end - strlen (amount)))
            return TRUE; /* a reader sees where the name ends */
        const LedgerTable *table = ledger_table_at (check->ledger, row->table);
        const char *item = disclose_row_item (row->printed);
        const char *const words[3] = { prose_said (check, span),
                                       *item != '\0' ? item : disclose_row_name (row->printed),
                                       amount };
        DiscloseAuditFinding *finding = prose_tell_check (
            check, CHECK_GLUED, table->number, span,
            N_ ("the text says %s: read the name %s and then the amount %s"), words);
        if (finding == NULL)
            return FALSE;
        audit_add_cell (finding, DISCLOSE_ROLE_LEFT, table->printed, row->printed, G_MAXUINT);
        DiscloseAmount expected;
        if (disclose_amount_parse (amount, &expected))
            prose_expect (finding, expected);
        return TRUE;
    }
    return FALSE;
}
