/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the prose should say and does not. */
#include "prose_cell.h"

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

void
prose_check_wanted (ProseCheck *check, const char *text, gsize length)
{
    const Claim *claim = check->claim;
    g_autoptr (PatternMatch) match = pattern_match_new (claim->pattern);
    const char *const words[3] = { NULL, NULL, NULL };
    if (!has_amount (check, claim) || pattern_match_next (match, text, length, 0))
        return;
    /* The heading is what is quoted: the part has no place where the words are not. */
    const gsize before = check->base > 0 ? check->base - 1 : 0;
    prose_tell (check, NULL, claim->severity, 0, (Span){ before, check->base },
                N_ ("the text does not say what it should of an amount that the table prints"),
                words);
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
