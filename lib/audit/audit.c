/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "audit.h"

#include "grammars.h"

/* Section - Birth and death */

static void
free_finding (gpointer data)
{
    DiscloseAuditFinding *finding = data;
    g_array_unref (finding->terms);
    g_free (finding);
}

static void
unref_document (gpointer document)
{
    disclose_document_unref (document);
}

DiscloseAudit *
audit_new (DiscloseDocument *document, DiscloseGrammars *grammars, const Grammar *grammar,
           DiscloseDocument *previous)
{
    DiscloseAudit *audit = g_new0 (DiscloseAudit, 1);
    audit->document = disclose_document_ref (document);
    audit->previous = previous != NULL ? disclose_document_ref (previous) : NULL;
    audit->units = g_ptr_array_new_with_free_func (unref_document);
    audit->grammars = disclose_grammars_ref (grammars);
    audit->grammar = grammar;
    audit->strings = g_string_chunk_new (4096);
    audit->findings = g_ptr_array_new_with_free_func (free_finding);
    audit->changes = g_array_new (FALSE, FALSE, sizeof (DiscloseChange));
    return audit;
}

void
disclose_audit_free (DiscloseAudit *audit)
{
    if (audit == NULL)
        return;
    g_ptr_array_unref (audit->findings);
    g_array_unref (audit->changes);
    g_string_chunk_free (audit->strings);
    disclose_document_unref (audit->document);
    disclose_document_unref (audit->previous);
    g_ptr_array_unref (audit->units);
    disclose_grammars_unref (audit->grammars);
    g_free (audit);
}

const Grammar *
audit_grammar (const DiscloseDocument *document, const DiscloseGrammars *grammars, GError **error)
{
    const Grammar *grammar = grammar_whole (grammars_lookup (grammars, document->template_id));
    if (grammar == NULL)
        g_set_error (error, DISCLOSE_ERROR, DISCLOSE_ERROR_GRAMMAR,
                     "there is no grammar %s, with which the document was read",
                     document->template_id);
    return grammar;
}

/* Section - Building */

const char *
audit_string (DiscloseAudit *audit, const char *text)
{
    return g_string_chunk_insert_const (audit->strings, text);
}

Sentence
audit_sentence (DiscloseAudit *audit, const char *english, const char *const words[3])
{
    Sentence sentence = { english, { NULL, NULL, NULL } };
    for (guint i = 0; i < G_N_ELEMENTS (sentence.words); i++)
        if (words[i] != NULL)
            sentence.words[i] = audit_string (audit, words[i]);
    return sentence;
}

DiscloseAuditFinding *
audit_add (DiscloseAudit *audit, const char *id, DiscloseSeverity severity, const char *department,
           guint table, const char *english, const char *const words[3])
{
    DiscloseAuditFinding *finding = g_new0 (DiscloseAuditFinding, 1);
    finding->id = audit_string (audit, id);
    finding->department = audit_string (audit, department);
    finding->severity = severity;
    finding->table = table;
    finding->sentence = audit_sentence (audit, english, words);
    finding->terms = g_array_new (FALSE, TRUE, sizeof (DiscloseTerm));
    g_ptr_array_add (audit->findings, finding);
    return finding;
}

DiscloseTerm
audit_blank_term (DiscloseRole role)
{
    return (DiscloseTerm){ .role = role, .sign = 1, .column = G_MAXUINT, .code = "", .quote = "" };
}

DiscloseTerm *
audit_add_term (DiscloseAuditFinding *finding, DiscloseRole role)
{
    const DiscloseTerm blank = audit_blank_term (role);
    g_array_append_val (finding->terms, blank);
    return &g_array_index (finding->terms, DiscloseTerm, finding->terms->len - 1);
}

void
audit_place_term (DiscloseTerm *term, const DiscloseTable *table, const DiscloseRow *row,
                  guint column)
{
    term->table = table;
    term->row = row;
    term->column = column;
    if (row == NULL)
        term->source = disclose_table_part (table, 0);
    else if (column < disclose_table_n_columns (table)
             && disclose_row_cell (row, column)->source.page != 0)
        term->source = disclose_row_cell (row, column)->source;
    else
        term->source = disclose_row_source (row);
}

DiscloseTerm *
audit_add_cell (DiscloseAuditFinding *finding, DiscloseRole role, const DiscloseTable *table,
                const DiscloseRow *row, guint column)
{
    DiscloseTerm *term = audit_add_term (finding, role);
    audit_place_term (term, table, row, column);
    return term;
}
