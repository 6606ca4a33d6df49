/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Sentences that speak of rows instead of amounts, and amounts that only speak of each other. */
#include "prose_cell.h"

#include "bounds.h"
#include "text.h"

#include <string.h>

/* Marks a sentence for the translators of a program; the library itself never translates. */
#define N_(sentence) sentence

static const char *
amount_word (const ProseCheck *check, Quantity quantity, int power)
{
    return prose_amount_word (check, quantity_to (quantity, power));
}

static Span
whole_match (const ProseCheck *check)
{
    Span span = { 0, 0 };
    prose_group (check, NULL, &span);
    return span;
}

/* Section - Nothing */

static void
check_nothing (ProseCheck *check, const RelationTerm *term)
{
    g_autoptr (GArray) rows = prose_find_rows (check->ledger, term);
    for (guint i = 0; i < rows->len; i++) {
        const Found cell =
            prose_read_cell (check->ledger, g_array_index (rows, guint, i), term->column);
        if (cell.state != FOUND_FIGURE || cell.quantity.value == 0)
            continue;
        const char *const words[3] = {
            prose_number_word (check, cell.number),
            amount_word (check, cell.quantity, prose_found_power (check->ledger, &cell)), NULL
        };
        DiscloseAuditFinding *finding =
            prose_tell (check, NULL, check->claim->severity, cell.number, whole_match (check),
                        N_ ("the text says that there is nothing, table %s prints %s"), words);
        prose_add_found (finding, check->ledger, &cell);
        return;
    }
}

/* Section - Lists */

#define ENUMERATION_COMMA 0x3001

/* The names of a list, folded. */
static GPtrArray *
split_list (const char *list)
{
    GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
    GString *name = g_string_new (NULL);
    for (const char *at = list;; at = g_utf8_next_char (at)) {
        const gunichar c = g_utf8_get_char (at);
        if (c != 0 && c != ENUMERATION_COMMA && c != ',') {
            g_string_append_unichar (name, c);
            continue;
        }
        if (name->len > 0)
            g_ptr_array_add (names, g_strdup (name->str));
        g_string_truncate (name, 0);
        if (c == 0)
            break;
    }
    g_string_free (name, TRUE);
    return names;
}

typedef struct {
    char *name; /* folded */
    guint row;
    gboolean printed, said;
} Listed;

static void
listed_clear (gpointer data)
{
    g_free (((Listed *) data)->name);
}

static GArray *
listed_rows (const ProseCheck *check, const RelationTerm *term)
{
    g_autoptr (GArray) rows = prose_find_rows (check->ledger, term);
    GArray *listed = g_array_new (FALSE, FALSE, sizeof (Listed));
    g_array_set_clear_func (listed, listed_clear);
    for (guint i = 0; i < rows->len; i++) {
        const guint row = g_array_index (rows, guint, i);
        const Found cell = prose_read_cell (check->ledger, row, term->column);
        const Listed one = { text_fold (
                                 disclose_row_name (ledger_row (check->ledger, row)->printed)),
                             row, cell.state == FOUND_FIGURE && cell.quantity.value != 0, FALSE };
        g_array_append_val (listed, one);
    }
    return listed;
}

/* Marks what is said; how many of the names are names of rows. */
static guint
mark_said (GArray *listed, const GPtrArray *names)
{
    guint known = 0;
    for (guint n = 0; n < names->len; n++) {
        gboolean found = FALSE;
        for (guint i = 0; i < listed->len; i++) {
            Listed *one = &g_array_index (listed, Listed, i);
            if (strcmp (one->name, g_ptr_array_index ((GPtrArray *) names, n)) != 0)
                continue;
            one->said |= one->printed || !found;
            found = TRUE;
        }
        known += found;
    }
    return known;
}

static void
tell_listed (ProseCheck *check, const RelationTerm *term, const Listed *one, Span span)
{
    const char *const words[3] = { audit_string (check->audit, one->name),
                                   prose_number_word (check, term->table), NULL };
    DiscloseAuditFinding *finding =
        prose_tell (check, NULL, check->claim->severity, term->table, span,
                    one->said ? N_ ("the text lists %s, for which table %s has no amount")
                              : N_ ("the text does not list %s, for which table %s has an amount"),
                    words);
    const Found cell = prose_read_cell (check->ledger, one->row, term->column);
    prose_add_found (finding, check->ledger, &cell);
}

static void
check_list (ProseCheck *check, const RelationTerm *term)
{
    Span span, open;
    g_autofree char *list = prose_group_text (check, "list");
    if (list == NULL || !prose_group (check, "list", &span))
        return;
    g_autoptr (GPtrArray) names = split_list (list);
    g_autoptr (GArray) listed = listed_rows (check, term);
    const guint known = mark_said (listed, names);
    if (known * PROSE_LIST_KNOWN < names->len || listed->len == 0)
        return; /* other names than those of the table: nothing can be compared */
    const gboolean whole = known == names->len && !prose_group (check, "open", &open);
    for (guint i = 0; i < listed->len; i++) {
        const Listed *one = &g_array_index (listed, Listed, i);
        if ((one->said && !one->printed) || (whole && one->printed && !one->said))
            tell_listed (check, term, one, span);
    }
}

/* Section - Counts */

static void
check_count (ProseCheck *check, const RelationTerm *term)
{
    DiscloseAmount said;
    int power;
    Span span;
    if (!prose_number (check, "count", &said, &power, &span)
        || ledger_table (check->ledger, term->table) == LEDGER_NONE)
        return;
    g_autoptr (GArray) rows = prose_find_rows (check->ledger, term);
    guint n = 0;
    for (guint i = 0; i < rows->len; i++) {
        const guint row = g_array_index (rows, guint, i);
        const Found cell = prose_read_cell (check->ledger, row, term->column);
        n += ledger_row (check->ledger, row)->item && cell.state == FOUND_FIGURE
             && cell.quantity.value != 0;
    }
    if (disclose_amount_compare (said, (DiscloseAmount){ n, 0 }) == 0)
        return;
    const char *const words[3] = { prose_said (check, span), prose_number_word (check, term->table),
                                   prose_number_word (check, n) };
    prose_tell (check, NULL, check->claim->severity, term->table, span,
                N_ ("the text counts %s projects, table %s has %s"), words);
}

/* Section - What is withheld */

static void
check_withheld (ProseCheck *check, const RelationTerm *term)
{
    Span span;
    g_autofree char *said = prose_group_text (check, "row");
    g_autoptr (GArray) rows = prose_find_rows (check->ledger, term);
    if (said == NULL || !prose_group (check, "row", &span))
        return;
    for (guint i = 0; i < rows->len; i++) {
        const LedgerRow *row = ledger_row (check->ledger, g_array_index (rows, guint, i));
        const char *item = disclose_row_item (row->printed);
        g_autofree char *name = text_fold (*item != '\0' ? item : disclose_row_name (row->printed));
        if (row->total || !g_str_has_prefix (name, said))
            continue;
        const char *const words[3] = { audit_string (check->audit, name),
                                       prose_number_word (check, term->table), NULL };
        DiscloseAuditFinding *finding = prose_tell (
            check, NULL, check->claim->severity, term->table, span,
            N_ ("the text says that %s is not published, table %s publishes it"), words);
        const Found cell =
            prose_read_cell (check->ledger, g_array_index (rows, guint, i), term->column);
        prose_add_found (finding, check->ledger, &cell);
        return;
    }
}

void
prose_check_rows (ProseCheck *check)
{
    for (guint i = 0; i < check->claim->terms->len; i++) {
        const RelationTerm *term = g_ptr_array_index (check->claim->terms, i);
        if (check->claim->kind == CLAIM_EMPTY)
            check_nothing (check, term);
        else if (check->claim->kind == CLAIM_LIST)
            check_list (check, term);
        else if (check->claim->kind == CLAIM_COUNT)
            check_count (check, term);
        else
            check_withheld (check, term);
    }
}

/* Section - Sums */

/* Adds every amount of money in a span; FALSE if one cannot be read. */
static gboolean
add_span (ProseCheck *check, Span span, Quantity *sum, gint64 *units)
{
    const Pattern *money = check->audit->grammar->money;
    g_autoptr (PatternMatch) match = money != NULL ? pattern_match_new (money) : NULL;
    gsize at = span.start;
    Span part;
    while (match != NULL && pattern_match_next (match, check->prose->text->str, span.end, at)
           && pattern_match_span (match, "amount", &part.start, &part.end)) {
        DiscloseAmount number;
        Quantity quantity;
        int power;
        at = MAX (part.end, at + 1);
        if (!prose_number_at (check, part, &number, &power) || power == G_MININT
            || !quantity_from (number, power, &quantity)
            || !quantity_add (*sum, quantity, FALSE, sum))
            return FALSE;
        *units += quantity.unit;
        prose_bind (check, part);
    }
    return TRUE;
}

static gboolean
add_parts (ProseCheck *check, Quantity *sum, gint64 *units)
{
    Span span;
    if (prose_group (check, "parts", &span))
        return add_span (check, span, sum, units);
    for (guint i = 1; i <= 9; i++) {
        Quantity part;
        const char name[] = { 'p', 'a', 'r', 't', (char) ('0' + i), '\0' };
        if (!prose_quantity (check, name, &part, &span))
            continue;
        if (!quantity_add (*sum, part, FALSE, sum))
            return FALSE;
        *units += part.unit;
        prose_bind (check, span);
    }
    return TRUE;
}

void
prose_check_sums (ProseCheck *check)
{
    DiscloseAmount number;
    Quantity whole, sum = { 0, 1 }, apart;
    gint64 units = 0;
    int power;
    Span span;
    if (!prose_number (check, "whole", &number, &power, &span)
        || !prose_quantity (check, "whole", &whole, &span) || !add_parts (check, &sum, &units)
        || units == 0 || !quantity_add (whole, sum, TRUE, &apart))
        return;
    prose_bind (check, span);
    const gboolean sums = check->claim->kind == CLAIM_SUM;
    const gboolean rounded = 2 * ABS (apart.value) <= units + whole.unit;
    if (apart.value == 0 || (!sums && (apart.value > 0 || rounded)))
        return;
    const int unit = power == G_MININT ? 0 : power;
    const char *const words[3] = { prose_said (check, span), amount_word (check, sum, unit), NULL };
    DiscloseAuditFinding *finding = prose_tell (
        check, NULL,
        sums && rounded && power != G_MININT ? DISCLOSE_SEVERITY_INFO : check->claim->severity, 0,
        span,
        sums ? N_ ("the text says %s, its parts come to %s")
             : N_ ("the text says %s, and %s of it"),
        words);
    finding->compares = TRUE;
    finding->difference = quantity_to (apart, unit);
    finding->envelope = quantity_to ((Quantity){ (units + whole.unit) / 2, 1 }, unit);
}
