/* The report of an audit, for people. */
#ifndef DISCLOSE_CLI_AUDIT_H
#define DISCLOSE_CLI_AUDIT_H

#include "cli.h"

#include <disclose-audit.h>

/* The language that the grammars' explanations are told in: `en` or `zh`. */
const char *cli_language (void);

/* The sentence of a finding in the user's language. (transfer full) */
char *cli_audit_message (const DiscloseAuditFinding *finding);

/* Appends the report of an audit; all: with every rounding difference, and every relation that
 * could not be checked. */
void cli_append_audit (GString *text, const DiscloseAudit *audit, const DiscloseGrammars *grammars,
                       gboolean all);

/* Where a term stands and what is printed there, in the user's language. (transfer full) */
char *cli_audit_place (const DiscloseTerm *term);

/* Appends what could not be checked, by reason; all: with what each relation says. */
void cli_append_unchecked (GString *text, const DiscloseAudit *audit,
                           const DiscloseGrammars *grammars, gboolean all);

/* Appends what changed since the year before, if that is known; all: and what did not. */
void cli_append_changes (GString *text, const DiscloseAudit *audit, gboolean all);

/* The lowest level of the printed heading of a column, or its key where none is printed. */
const char *cli_heading (const DiscloseTable *table, const char *key);

#endif
