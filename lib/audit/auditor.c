/* An audit from its beginning to its end: every check in its turn.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "audit.h"

#include "change.h"
#include "completeness.h"
#include "grammars.h"
#include "prose_check.h"
#include "units.h"
#include "verdict.h"

#include <string.h>

DiscloseAudit *
disclose_audit_new (DiscloseDocument *document, DiscloseGrammars *grammars,
                    DiscloseDocument *previous, GError **error)
{
    return disclose_audit_new_with_units (document, grammars, previous, NULL, 0, error);
}

DiscloseAudit *
disclose_audit_new_with_units (DiscloseDocument *document, DiscloseGrammars *grammars,
                               DiscloseDocument *previous, DiscloseDocument *const *units,
                               guint n_units, GError **error)
{
    const Grammar *grammar = audit_grammar (document, grammars, error);
    if (grammar == NULL)
        return NULL;
    DiscloseAudit *audit = audit_new (document, grammars, grammar, previous);
    for (guint i = 0; i < n_units; i++)
        g_ptr_array_add (audit->units, disclose_document_ref (units[i]));
    verdict_on_relations (audit);
    completeness_check (audit);
    codes_check (audit);
    prose_check (audit);
    changes_find (audit);
    units_check (audit);
    return audit;
}

const char *
disclose_grammars_explain (const DiscloseGrammars *grammars, const char *id, const char *language)
{
    for (guint i = 0; i < disclose_grammars_n (grammars); i++) {
        const Grammar *grammar = grammar_whole (grammars_at (grammars, i));
        const gboolean in_chinese = strcmp (language, "zh") == 0;
        const char *text = relations_explain (grammar->relations, id, in_chinese);
        if (*text == '\0')
            text = claims_explain (grammar->claims, id, in_chinese);
        if (*text != '\0')
            return text;
    }
    return "";
}
