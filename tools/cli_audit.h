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

#endif
