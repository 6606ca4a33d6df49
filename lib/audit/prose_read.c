/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a matched sentence says, and telling of it. */
#include "prose_sentence.h"

#include <string.h>

/* Section - Groups */

gboolean
prose_group (const ProseCheck *check, const char *name, Span *span)
{
    if (!pattern_match_span (check->match, name, &span->start, &span->end)
        || span->start == span->end)
        return FALSE;
    span->start += check->base;
    span->end += check->base;
    return TRUE;
}

char *
prose_group_text (const ProseCheck *check, const char *name)
{
    Span span;
    if (!prose_group (check, name, &span))
        return NULL;
    g_autofree char *text = g_strndup (check->prose->text->str + span.start, span.end - span.start);
    g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
    return g_strjoinv ("", lines);
}

/* The power of the unit whose name stands at a place: G_MININT for none. */
static int
unit_at (const ProseCheck *check, gsize at)
{
    const GPtrArray *units = check->audit->grammar->units;
    for (guint i = 0; i < units->len; i++) {
        const UnitGrammar *unit = g_ptr_array_index (units, i);
        if (g_str_has_prefix (check->prose->text->str + at, unit->name))
            return unit->power;
    }
    return G_MININT;
}

gboolean
prose_number_at (const ProseCheck *check, Span span, DiscloseAmount *number, int *power)
{
    g_autofree char *text = g_strndup (check->prose->text->str + span.start, span.end - span.start);
    *power = unit_at (check, span.end);
    return disclose_amount_parse (text, number);
}

gboolean
prose_number (const ProseCheck *check, const char *name, DiscloseAmount *number, int *power,
              Span *span)
{
    return prose_group (check, name, span) && prose_number_at (check, *span, number, power);
}

gboolean
prose_quantity (const ProseCheck *check, const char *name, Quantity *quantity, Span *span)
{
    DiscloseAmount number;
    int power;
    return prose_number (check, name, &number, &power, span)
           && quantity_from (number, power == G_MININT ? 0 : power, quantity);
}

/* Section - What is bound */

void
prose_bind (ProseCheck *check, Span span)
{
    memset (check->bound + span.start, 1, span.end - span.start);
}

gboolean
prose_is_bound (const ProseCheck *check, Span span)
{
    return memchr (check->bound + span.start, 1, span.end - span.start) != NULL;
}

void
prose_bind_group (ProseCheck *check, const char *name)
{
    Span span;
    if (prose_group (check, name, &span))
        prose_bind (check, span);
}

void
prose_keep_named (ProseCheck *check, guint row)
{
    const Named named = { check->ledger, check->narrative, row };
    if (row != LEDGER_NONE)
        g_array_append_val (check->named, named);
}

/* Section - Telling */

const char *
prose_said (const ProseCheck *check, Span span)
{
    g_autofree char *text = prose_printed (check->prose, span.start, span.end);
    return audit_string (check->audit, text);
}

void
prose_add_quote (const ProseCheck *check, DiscloseAuditFinding *finding, Span span)
{
    Span sentence = span;
    prose_sentence (check->prose, &sentence.start, &sentence.end);
    DiscloseTerm *quote = audit_add_term (finding, DISCLOSE_ROLE_QUOTE);
    quote->quote = prose_said (check, sentence);
    g_autoptr (GArray) places = prose_places (check->prose, span.start, span.end);
    if (places->len > 0)
        quote->source = g_array_index (places, DiscloseSource, 0);
}

DiscloseAuditFinding *
prose_tell (ProseCheck *check, const char *id, DiscloseSeverity severity, guint table, Span span,
            const char *english, const char *const words[3])
{
    DiscloseAuditFinding *finding = audit_add (check->audit, id != NULL ? id : check->claim->id,
                                               severity, check->department, table, english, words);
    prose_add_quote (check, finding, span);
    return finding;
}

DiscloseAuditFinding *
prose_tell_check (ProseCheck *check, ClaimCheck kind, guint table, Span span, const char *english,
                  const char *const words[3])
{
    const Claim *made = check->audit->grammar->checks[kind];
    if (made == NULL)
        return NULL;
    return prose_tell (check, made->id,
                       kind == CHECK_BOUND ? DISCLOSE_SEVERITY_UNCHECKED : made->severity, table,
                       span, english, words);
}

/* As a reader writes it: with two decimals unless there are more that say something. */
static DiscloseAmount
written (DiscloseAmount amount)
{
    for (; amount.scale > 2 && amount.digits % 10 == 0; amount.scale--)
        amount.digits /= 10;
    return amount;
}

const char *
prose_amount_word (const ProseCheck *check, DiscloseAmount amount)
{
    g_autofree char *text = disclose_amount_dup_string (written (amount));
    return audit_string (check->audit, text);
}

const char *
prose_number_word (const ProseCheck *check, guint number)
{
    g_autofree char *text = g_strdup_printf ("%u", number);
    return audit_string (check->audit, text);
}

/* The text is where the mistake is taken to be: its figure is a copy. */
void
prose_expect (DiscloseAuditFinding *finding, DiscloseAmount expected)
{
    const DiscloseTerm quote = g_array_index (finding->terms, DiscloseTerm, 0);
    DiscloseTerm *culprit = audit_add_term (finding, DISCLOSE_ROLE_CULPRIT);
    culprit->rank = 1;
    culprit->quote = quote.quote;
    culprit->source = quote.source;
    culprit->is_expected = TRUE;
    culprit->expected = written (expected);
}
