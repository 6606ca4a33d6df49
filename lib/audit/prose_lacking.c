/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the prose should say and does not. */
#include "prose_cell.h"

#include "text.h"

#include <string.h>

/* Marks a sentence for the translators of a program; the library itself never translates. */
#define N_(sentence) sentence

/* Section - What a part of the prose should hold */

static gboolean
has_amount (const ProseCheck *check, const Claim *claim)
{
    const Found sum = prose_find_sum (check, check->ledger, claim->terms);
    return sum.state == FOUND_FIGURE && sum.quantity.value != 0;
}

/* The heading is what is quoted: the part has no place where the words are not. */
static Span
end_of_heading (const ProseCheck *check)
{
    const char *text = check->prose->text->str, *end = text + check->base;
    return (Span){ end > text ? (gsize) (g_utf8_prev_char (end) - text) : 0, check->base };
}

void
prose_check_wanted (ProseCheck *check, const char *text, gsize length)
{
    const Claim *claim = check->claim;
    g_autoptr (PatternMatch) match = pattern_match_new (claim->pattern);
    const char *const words[3] = { NULL, NULL, NULL };
    if (!has_amount (check, claim) || pattern_match_next (match, text, length, 0))
        return;
    prose_tell (check, NULL, claim->severity, 0, end_of_heading (check),
                N_ ("the text does not say what it should of an amount that the table prints"),
                words);
}

/* Section - Rows that a part should name */

/* A project may stand in several rows: all of them bear the name that one is known by. */
static gboolean
is_alike (const LedgerRow *row, const LedgerRow *other)
{
    return row->item && other->item && row->table == other->table
           && strcmp (disclose_row_item (row->printed), disclose_row_item (other->printed)) == 0
           && strcmp (disclose_row_name (row->printed), disclose_row_name (other->printed)) == 0;
}

static gboolean
is_named (const ProseCheck *check, guint row)
{
    for (guint i = 0; i < check->named->len; i++) {
        const Named *named = &g_array_index (check->named, Named, i);
        if (named->ledger == check->ledger && named->narrative == check->narrative
            && (named->row == row
                || is_alike (ledger_row (check->ledger, row),
                             ledger_row (check->ledger, named->row))))
            return TRUE;
    }
    return FALSE;
}

/* What a row is called, folded: its project, or itself. (transfer full) */
static char *
name_of (const ProseCheck *check, guint row)
{
    const DiscloseRow *printed = ledger_row (check->ledger, row)->printed;
    const char *item = disclose_row_item (printed);
    return text_fold (*item != '\0' ? item : disclose_row_name (printed));
}

/* The rows of the term that have an amount: those that the part names, or those that it does not.
 */
static GArray *
rows_said (const ProseCheck *check, const RelationTerm *term, gboolean said)
{
    g_autoptr (GArray) rows = prose_find_rows (check->ledger, term);
    GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));
    for (guint i = 0; i < rows->len; i++) {
        const guint row = g_array_index (rows, guint, i);
        const Found cell = prose_read_cell (check->ledger, row, term->column);
        if (cell.state == FOUND_FIGURE && cell.quantity.value != 0
            && (term->pick != PICK_EACH_ROW || ledger_row (check->ledger, row)->item)
            && is_named (check, row) == said)
            g_array_append_val (found, row);
    }
    return found;
}

static void
tell_unsaid (ProseCheck *check, const RelationTerm *term, guint row)
{
    const DiscloseRow *printed = ledger_row (check->ledger, row)->printed;
    const char *item = disclose_row_item (printed);
    const char *const words[3] = { *item != '\0' ? item : disclose_row_path (printed),
                                   prose_number_word (check, term->table), NULL };
    DiscloseAuditFinding *finding =
        prose_tell (check, NULL, check->claim->severity, term->table, end_of_heading (check),
                    N_ ("the text does not name %s, for which table %s has an amount"), words);
    const Found cell = prose_read_cell (check->ledger, row, term->column);
    prose_add_found (finding, check->ledger, &cell);
}

void
prose_check_every (ProseCheck *check, const char *text)
{
    for (guint i = 0; i < check->claim->terms->len; i++) {
        const RelationTerm *term = g_ptr_array_index (check->claim->terms, i);
        g_autoptr (GArray) said = rows_said (check, term, TRUE);
        g_autoptr (GArray) unsaid = rows_said (check, term, FALSE);
        for (guint r = 0; said->len >= unsaid->len && r < unsaid->len; r++) {
            const guint row = g_array_index (unsaid, guint, r);
            g_autofree char *name = name_of (check, row);
            if (strstr (text, name) == NULL)
                tell_unsaid (check, term, row);
        }
    }
}

/* Section - Parts of the whole */

void
prose_check_part (ProseCheck *check)
{
    const GString *text = check->prose->text;
    g_autoptr (PatternMatch) match = pattern_match_new (check->claim->pattern);
    const char *const words[3] = { check->claim->name, NULL, NULL };
    if (!pattern_match_next (match, text->str, text->len, 0))
        audit_add (check->audit, check->claim->id, check->claim->severity, check->department, 0,
                   N_ ("the text has nothing on %s"), words);
}

/* Section - Reasons */

static int
compare_growths (gconstpointer a, gconstpointer b)
{
    const Growth *g = a, *h = b;
    return g->span.start < h->span.start ? -1 : g->span.start > h->span.start;
}

void
prose_check_reasons (ProseCheck *check)
{
    DiscloseAuditFinding *finding = NULL;
    g_array_sort (check->growths, compare_growths);
    for (guint i = 0; i < check->growths->len; i++) {
        const Growth *growth = &g_array_index (check->growths, Growth, i);
        const gsize next = i + 1 < check->growths->len ? growth[1].span.start : G_MAXSIZE;
        g_autoptr (PatternMatch) match = pattern_match_new (check->claim->pattern);
        const char *const words[3] = { prose_said (check, growth->span), NULL, NULL };
        if (pattern_match_next (match, check->prose->text->str, MIN (next, growth->end),
                                growth->span.end))
            continue;
        if (finding == NULL)
            finding =
                prose_tell (check, NULL, check->claim->severity, 0, growth->span,
                            N_ ("the text gives no reason for a change of %s percent"), words);
        else
            prose_add_quote (check, finding, growth->span);
    }
}

/* Section - Claims without a sentence */

static gboolean
wants_sentence (const Claim *claim)
{
    return claim->kind == CLAIM_FIGURE || claim->kind == CLAIM_SUM || claim->kind == CLAIM_MOST
           || claim->kind == CLAIM_LIST || claim->kind == CLAIM_COUNT || claim->kind == CLAIM_EMPTY;
}

void
prose_check_unmet (ProseCheck *check)
{
    const GPtrArray *claims = check->audit->grammar->claims;
    const char *const words[3] = { NULL, NULL, NULL };
    for (guint i = 0; i < claims->len; i++) {
        const Claim *claim = g_ptr_array_index (claims, i);
        if (wants_sentence (claim) && g_hash_table_add (check->met, claim->id))
            audit_add (check->audit, claim->id, DISCLOSE_SEVERITY_UNCHECKED,
                       check->audit->document->department, 0,
                       N_ ("not checked: the text has no sentence of it"), words);
    }
}
