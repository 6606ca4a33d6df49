/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A sentence that gives the amount of a cell. */
#include "prose_cell.h"

/* Marks a sentence for the translators of a program; the library itself never translates. */
#define N_(sentence) sentence

/* Section - The amount */

static void
tell_amount (ProseCheck *check, const Found *cell, Quantity said, Span span,
             DiscloseSeverity severity, int power)
{
    const gboolean blank = cell->state == FOUND_BLANK;
    const DiscloseAmount printed = quantity_to (cell->quantity, power);
    const char *const words[3] = { prose_said (check, span),
                                   prose_number_word (check, cell->number),
                                   blank ? NULL : prose_amount_word (check, printed) };
    DiscloseAuditFinding *finding =
        prose_tell (check, NULL, severity, cell->number, span,
                    blank ? N_ ("the text says %s, table %s prints nothing there")
                          : N_ ("the text says %s, by table %s it is %s"),
                    words);
    Quantity difference;
    if (quantity_add (said, cell->quantity, TRUE, &difference)) {
        finding->compares = TRUE;
        finding->difference = quantity_to (difference, prose_found_power (check->ledger, cell));
    }
    prose_add_found (finding, check->ledger, cell);
    if (!blank)
        prose_expect (finding, printed);
    const Miss miss = { check->ledger, cell->row, cell->column, said, cell->quantity, finding };
    if (cell->state == FOUND_FIGURE && cell->row != LEDGER_NONE && cell->column != LEDGER_NONE)
        g_array_append_val (check->misses, miss);
}

static void
tell_no_row (ProseCheck *check, const Found *cell, Span span)
{
    const char *const words[3] = { prose_number_word (check, cell->number), NULL, NULL };
    prose_tell_check (check, CHECK_NAME, cell->number, span,
                      N_ ("the text names a row that table %s does not have"), words);
}

static void
tell_unchecked (ProseCheck *check, const Found *cell, Span span)
{
    const char *const words[3] = { prose_number_word (check, cell->number), NULL, NULL };
    prose_tell (check, NULL, DISCLOSE_SEVERITY_UNCHECKED, cell->number, span,
                N_ ("not checked: table %s has no such figure that could be read"), words);
}

static void
tell_renamed (ProseCheck *check, const Found *cell, Span span)
{
    const LedgerRow *row = ledger_row (check->ledger, cell->row);
    const char *const words[3] = { disclose_row_path (row->printed),
                                   prose_number_word (check, cell->number), NULL };
    DiscloseAuditFinding *finding =
        prose_tell_check (check, CHECK_NAME, cell->number, span,
                          N_ ("the text names the row %s of table %s otherwise"), words);
    if (finding != NULL)
        audit_add_cell (finding, DISCLOSE_ROLE_LEFT,
                        ledger_table_at (check->ledger, row->table)->printed, row->printed,
                        G_MAXUINT);
}

/* FALSE if the amount is another: then nothing else of the sentence can be judged. */
static gboolean
compare_amount (ProseCheck *check, const Found *cell, Quantity said, Span span, int power)
{
    const RelationTerm *first = g_ptr_array_index (check->claim->terms, 0);
    if (cell->renamed)
        tell_renamed (check, cell, span);
    if (cell->state == FOUND_NO_ROW && first->pick == PICK_SAID) {
        if (said.value != 0 && !prose_check_glued (check, span))
            tell_no_row (check, cell, span);
        return TRUE;
    }
    if (cell->state > FOUND_BLANK) {
        if (said.value != 0 && !prose_check_glued (check, span))
            tell_unchecked (check, cell, span);
        return TRUE;
    }
    const QuantityMatch match = quantity_compare_sum (said, cell->quantity, cell->n);
    if (match == QUANTITY_SAME || (match == QUANTITY_OTHER && prose_check_glued (check, span)))
        return match == QUANTITY_SAME;
    tell_amount (check, cell, said, span,
                 match == QUANTITY_NEAR && cell->state == FOUND_FIGURE ? DISCLOSE_SEVERITY_INFO
                                                                       : check->claim->severity,
                 power);
    return match == QUANTITY_NEAR;
}

/* Section - The sentence */

/* The cell that the sentence speaks of: the first of those that it may speak of that has its
 * amount, else the first. */
static Found
find_cell (const ProseCheck *check, const Quantity *said)
{
    const Found first = prose_find_sum (check, check->ledger, check->claim->terms);
    for (guint i = 0; said != NULL && i <= check->claim->others->len; i++) {
        const Found found = i == 0
                                ? first
                                : prose_find_sum (check, check->ledger,
                                                  g_ptr_array_index (check->claim->others, i - 1));
        if (found.state <= FOUND_BLANK
            && quantity_compare_sum (*said, found.quantity, found.n) != QUANTITY_OTHER)
            return found;
    }
    return first;
}

void
prose_check_figure (ProseCheck *check)
{
    DiscloseAmount number;
    int power = G_MININT;
    Span span;
    Quantity now;
    Found cell;
    if (prose_number (check, "amount", &number, &power, &span)) {
        if (power == G_MININT || prose_is_bound (check, span)
            || !quantity_from (number, power, &now))
            return;
        prose_bind (check, span);
        cell = find_cell (check, &now);
        prose_keep_named (check, cell.row);
        if (!compare_amount (check, &cell, now, span, power)) {
            prose_bind_group (check, "change");
            prose_bind_group (check, "base");
            return;
        }
    } else {
        cell = find_cell (check, NULL);
        now = cell.quantity;
        if (cell.state > FOUND_BLANK
            || (prose_group (check, "change", &span) && prose_is_bound (check, span)))
            return;
    }
    prose_check_percentages (check, &cell, now);
}
