/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "completeness.h"

#include "layout.h"
#include "prose_cell.h"
#include "text.h"

#include <string.h>

/* Marks a sentence for the translators of a program; the library itself never translates. */
#define N_(sentence) sentence

static const char *
number_word (DiscloseAudit *audit, guint number)
{
    g_autofree char *text = g_strdup_printf ("%u", number);
    return audit_string (audit, text);
}

/* Section - Tables */

static void
check_missing (DiscloseAudit *audit, const Claim *made)
{
    const DiscloseDocument *document = audit->document;
    for (guint i = 0; made != NULL && i < disclose_document_n_missing (document); i++) {
        const guint number = disclose_document_missing (document, i);
        const char *const words[3] = { number_word (audit, number), NULL, NULL };
        audit_add (audit, made->id, made->severity, document->department, number,
                   N_ ("the document lacks table %s"), words);
    }
}

static void
check_undeclared (DiscloseAudit *audit, const Claim *made)
{
    for (guint i = 0; made != NULL && i < audit->document->tables->len; i++) {
        const DiscloseTable *table = g_ptr_array_index (audit->document->tables, i);
        if (disclose_table_n_figures (table) > 0 || *disclose_table_note (table) != '\0')
            continue;
        const char *const words[3] = { number_word (audit, table->number), NULL, NULL };
        DiscloseAuditFinding *finding =
            audit_add (audit, made->id, made->severity, disclose_table_department (table),
                       table->number, N_ ("table %s is empty and does not say so"), words);
        if (table->parts->len > 0)
            audit_add_cell (finding, DISCLOSE_ROLE_LEFT, table, NULL, G_MAXUINT);
    }
}

/* The note of an empty table, where it has one, is its own. */
static void
check_declared (DiscloseAudit *audit, const Claim *claim, const RelationTerm *term)
{
    for (guint i = 0; i < audit->document->tables->len; i++) {
        const DiscloseTable *table = g_ptr_array_index (audit->document->tables, i);
        g_autofree char *note = text_fold (disclose_table_note (table));
        g_autoptr (PatternMatch) match = pattern_match_new (claim->pattern);
        if (table->number != term->table || disclose_table_n_figures (table) > 0 || note[0] == '\0'
            || pattern_match_next (match, note, strlen (note), 0))
            continue;
        const char *const words[3] = { number_word (audit, table->number),
                                       disclose_table_note (table), NULL };
        DiscloseAuditFinding *finding = audit_add (
            audit, claim->id, claim->severity, disclose_table_department (table), table->number,
            N_ ("table %s is empty, but its note is another's: %s"), words);
        audit_add_cell (finding, DISCLOSE_ROLE_LEFT, table, NULL, G_MAXUINT);
    }
}

static void
check_notes (DiscloseAudit *audit)
{
    for (guint i = 0; i < audit->grammar->claims->len; i++) {
        const Claim *claim = g_ptr_array_index (audit->grammar->claims, i);
        for (guint t = 0; claim->kind == CLAIM_DECLARES && t < claim->terms->len; t++)
            check_declared (audit, claim, g_ptr_array_index (claim->terms, t));
    }
}

/* Section - Depth */

static gboolean
has_amount (const ProseCheck *check, const RelationTerm *term)
{
    g_autoptr (GArray) rows = prose_find_rows (check->ledger, term);
    for (guint i = 0; i < rows->len; i++) {
        const Found cell =
            prose_read_cell (check->ledger, g_array_index (rows, guint, i), term->column);
        if (cell.state == FOUND_UNREAD || (cell.state == FOUND_FIGURE && cell.quantity.value != 0))
            return TRUE;
    }
    return FALSE;
}

static void
tell (const ProseCheck *check, const RelationTerm *term, const char *english)
{
    const LedgerTable *table =
        ledger_table_at (check->ledger, ledger_table (check->ledger, term->table));
    const char *const words[3] = { number_word (check->audit, term->table), NULL, NULL };
    DiscloseAuditFinding *finding =
        audit_add (check->audit, check->claim->id, check->claim->severity,
                   disclose_table_department (table->printed), term->table, english, words);
    audit_add_cell (finding, DISCLOSE_ROLE_LEFT, table->printed, NULL, G_MAXUINT);
}

/* A table with amounts in the column and in no row of the kind. */
static void
check_reach (const ProseCheck *check, const RelationTerm *term)
{
    RelationTerm any = *term;
    any.pick = PICK_EACH_ROW;
    if (ledger_table (check->ledger, term->table) != LEDGER_NONE && has_amount (check, &any)
        && !has_amount (check, term))
        tell (check, term, N_ ("table %s does not go down to the level that is asked for"));
}

/* An amount whose parts are all blank, or not there at all. */
static void
check_split (const ProseCheck *check)
{
    if (check->claim->whole->len == 0)
        return;
    const RelationTerm *whole = g_ptr_array_index (check->claim->whole, 0);
    if (ledger_table (check->ledger, whole->table) == LEDGER_NONE || !has_amount (check, whole))
        return;
    for (guint i = 0; i < check->claim->terms->len; i++)
        if (has_amount (check, g_ptr_array_index (check->claim->terms, i)))
            return;
    tell (check, whole, N_ ("table %s does not split its total"));
}

static void
check_depth (DiscloseAudit *audit, const Ledger *ledger)
{
    ProseCheck check = { .audit = audit, .ledger = ledger };
    for (guint i = 0; i < audit->grammar->claims->len; i++) {
        check.claim = g_ptr_array_index (audit->grammar->claims, i);
        if (check.claim->kind == CLAIM_SPLIT)
            check_split (&check);
        for (guint t = 0; check.claim->kind == CLAIM_REACH && t < check.claim->terms->len; t++)
            check_reach (&check, g_ptr_array_index (check.claim->terms, t));
    }
}

void
completeness_check (DiscloseAudit *audit)
{
    g_autoptr (GPtrArray) ledgers = ledgers_new (audit->document, audit->grammars);
    check_missing (audit, audit->grammar->checks[CHECK_MISSING]);
    check_undeclared (audit, audit->grammar->checks[CHECK_UNDECLARED]);
    check_notes (audit);
    for (guint i = 0; i < ledgers->len; i++) {
        const Ledger *ledger = g_ptr_array_index (ledgers, i);
        if (ledger->grammar == audit->grammar)
            check_depth (audit, ledger);
    }
}
