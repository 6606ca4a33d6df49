/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A code is judged once a document: the same one stands in many tables. */
#include "codes.h"
#include "completeness.h"
#include "slip.h"
#include "text.h"

#include <string.h>

/* Marks a sentence for the translators of a program; the library itself never translates. */
#define N_(sentence) sentence

typedef struct {
    DiscloseAudit *audit;
    const char *codes;  /* the text of the list */
    const char *list;   /* its name */
    GHashTable *judged; /* of char *: codes with their names */
} Judge;

static void
tell (Judge *judge, ClaimCheck kind, const DiscloseTable *table, const DiscloseRow *row,
      gboolean sure, const char *english, const char *const words[3])
{
    const Claim *made = judge->audit->grammar->checks[kind];
    if (made == NULL)
        return;
    DiscloseAuditFinding *finding =
        audit_add (judge->audit, made->id, sure ? made->severity : DISCLOSE_SEVERITY_INFO,
                   disclose_table_department (table), table->number, english, words);
    audit_add_cell (finding, DISCLOSE_ROLE_LEFT, table, row, G_MAXUINT);
}

#define SLIP_LENGTH 5 /* digits: names of the level below are shared by many codes */

/* A code whose name is that of another code, which a slip of one digit makes of it: a misprint. */
static gboolean
judge_slip (Judge *judge, const DiscloseTable *table, const DiscloseRow *row, const char *folded)
{
    const Claim *made = judge->audit->grammar->checks[CHECK_CODE_NAME];
    g_autofree char *owner = codes_owner (judge->codes, folded);
    if (made == NULL || owner == NULL || strlen (row->code) != SLIP_LENGTH
        || strlen (owner) != SLIP_LENGTH || !slip_explains_code (owner, row->code))
        return FALSE;
    const char *const words[3] = { row->code, disclose_row_name (row), owner };
    DiscloseAuditFinding *finding = audit_add (
        judge->audit, made->id, DISCLOSE_SEVERITY_ERROR, disclose_table_department (table),
        table->number, N_ ("the code %s is printed with the name %s, which is that of %s"), words);
    audit_add_cell (finding, DISCLOSE_ROLE_LEFT, table, row, G_MAXUINT);
    const char *const should[3] = { owner, NULL, NULL };
    DiscloseTerm *culprit = audit_add_cell (finding, DISCLOSE_ROLE_CULPRIT, table, row, G_MAXUINT);
    culprit->rank = 1;
    culprit->code = audit_string (judge->audit, owner);
    culprit->sentence = audit_sentence (judge->audit, N_ ("the code should be %s"), should);
    finding->cluster = ++judge->audit->n_clusters;
    return TRUE;
}

static void
judge_row (Judge *judge, const DiscloseTable *table, const DiscloseRow *row)
{
    g_autofree char *name = text_fold (disclose_row_name (row));
    g_autofree char *key = g_strconcat (judge->list, row->code, " ", name, NULL);
    g_autofree char *listed = NULL;
    if (row->code[0] == '\0' || name[0] == '\0'
        || !g_hash_table_add (judge->judged, g_strdup (key)))
        return;
    const CodeName known = codes_compare (judge->codes, row->code, name, &listed);
    const char *const words[3] = { row->code, disclose_row_name (row), listed };
    if (known != CODE_NAMED && known != CODE_OLD && judge_slip (judge, table, row, name))
        return;
    if (known == CODE_UNKNOWN)
        tell (judge, CHECK_CODE, table, row, FALSE,
              N_ ("the code %s %s is not in the list of codes of 2024"), words);
    else if (known == CODE_OLD)
        tell (judge, CHECK_CODE_OLD, table, row, TRUE,
              N_ ("the code %s is printed with its old name %s; it is now %s"), words);
    else if (known == CODE_OTHER || known == CODE_UNSURE)
        tell (judge, CHECK_CODE_NAME, table, row, known == CODE_OTHER,
              N_ ("the code %s is printed as %s; documents call it %s"), words);
}

/* Whether one of the two stands above the other in the hierarchy. */
static gboolean
are_kin (const char *a, const char *b)
{
    return g_str_has_prefix (a, b) || g_str_has_prefix (b, a);
}

/* Codes rise from row to row; a row without one, as of a department, begins anew. */
static void
judge_order (Judge *judge, const DiscloseTable *table, const char *section)
{
    const DiscloseRow *before = NULL;
    for (guint r = 0; r < table->rows->len; r++) {
        const DiscloseRow *row = disclose_table_row (table, r);
        if (strcmp (row->section, section) != 0)
            continue;
        const gboolean falls = before != NULL && row->code[0] != '\0'
                               && !are_kin (row->code, before->code)
                               && strcmp (row->code, before->code) < 0;
        before = row->code[0] != '\0' ? row : NULL;
        if (!falls)
            continue;
        const char *const words[3] = { row->code, NULL, NULL };
        tell (judge, CHECK_ORDER, table, row, TRUE, N_ ("the code %s stands below a higher one"),
              words);
        return; /* one row put elsewhere makes many fall */
    }
}

static void
judge_place (Judge *judge, const CodedPlace *place)
{
    judge->codes = codes_list (place->list);
    judge->list = place->list;
    for (guint t = 0; t < judge->audit->document->tables->len; t++) {
        const DiscloseTable *table = g_ptr_array_index (judge->audit->document->tables, t);
        if (table->number != place->table)
            continue;
        for (guint r = 0; r < table->rows->len; r++) {
            const DiscloseRow *row = disclose_table_row (table, r);
            if (strcmp (row->section, place->section) == 0)
                judge_row (judge, table, row);
        }
        judge_order (judge, table, place->section);
    }
}

void
codes_check (DiscloseAudit *audit)
{
    g_autoptr (GHashTable) judged = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    Judge judge = { audit, NULL, NULL, judged };
    for (guint i = 0; i < audit->grammar->coded->len; i++)
        judge_place (&judge, g_ptr_array_index (audit->grammar->coded, i));
}
