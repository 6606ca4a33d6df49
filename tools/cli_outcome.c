/* What may become of a file, in words that programs can rely on.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "cli_worker.h"

const char *
cli_reason_id (CliReason reason)
{
    static const char ids[][12] = {
        "",      "file",    "encrypted", "damaged", "no-text",   "illegible", "no-table", "grammar",
        "limit", "timeout", "memory",    "output",  "forbidden", "crashed",   "write",
    };
    G_STATIC_ASSERT (G_N_ELEMENTS (ids) == CLI_REASON_N);
    return ids[reason < CLI_REASON_N ? reason : CLI_REASON_CRASHED];
}

const char *
cli_reason_text (CliReason reason)
{
    static const char *const texts[] = {
        "",
        N_ ("cannot be read"),
        N_ ("a password is needed"),
        N_ ("not a PDF, or damaged"),
        N_ ("scanned or empty: no text"),
        N_ ("garbled text: fonts that do not tell what they draw"),
        N_ ("no table that a grammar knows"),
        N_ ("a mistake in a grammar"),
        N_ ("larger than a limit allows"),
        N_ ("took too long"),
        N_ ("needed too much memory"),
        N_ ("made too much output"),
        N_ ("tried something forbidden"),
        N_ ("broke the reader"),
        N_ ("the output could not be written"),
    };
    G_STATIC_ASSERT (G_N_ELEMENTS (texts) == CLI_REASON_N);
    return reason == CLI_REASON_NONE ? "" : gettext (texts[reason]);
}

CliReason
cli_reason_of_error (const GError *error)
{
    if (error->domain != DISCLOSE_ERROR)
        return CLI_REASON_DAMAGED;
    switch ((DiscloseError) error->code) {
    case DISCLOSE_ERROR_FILE:
        return CLI_REASON_FILE;
    case DISCLOSE_ERROR_ENCRYPTED:
        return CLI_REASON_ENCRYPTED;
    case DISCLOSE_ERROR_DAMAGED:
        return CLI_REASON_DAMAGED;
    case DISCLOSE_ERROR_NO_TEXT:
        return CLI_REASON_NO_TEXT;
    case DISCLOSE_ERROR_ILLEGIBLE:
        return CLI_REASON_ILLEGIBLE;
    case DISCLOSE_ERROR_NO_TABLE:
        return CLI_REASON_NO_TABLE;
    case DISCLOSE_ERROR_GRAMMAR:
        return CLI_REASON_GRAMMAR;
    case DISCLOSE_ERROR_LIMIT:
        return CLI_REASON_LIMIT;
    case DISCLOSE_ERROR_WRITE:
        break;
    }
    return CLI_REASON_WRITE;
}
