/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Percentages of a sentence: the share of a whole, the change since the year before, the rate at
 * which a budget was spent. The base of a change is not printed as a rule; it is what is left when
 * the change is taken back. */
#include "change.h"
#include "prose_cell.h"

/* Marks a sentence for the translators of a program; the library itself never translates. */
#define N_(sentence) sentence

/* Section - The share */

static void
tell_percent (ProseCheck *check, ClaimCheck kind, Span span, QuantityMatch match, Quantity part,
              Quantity whole, DiscloseAmount said)
{
    const DiscloseAmount right = quantity_percent (part, whole, said.scale);
    const char *const words[3] = { prose_said (check, span), prose_amount_word (check, right),
                                   NULL };
    DiscloseAuditFinding *finding = prose_tell_check (
        check, kind, 0, span,
        match == QUANTITY_NEAR ? N_ ("the text says %s percent, which is cut; rounded it is %s")
                               : N_ ("the text says %s percent, its amounts make it %s"),
        words);
    if (finding == NULL)
        return;
    if (match == QUANTITY_NEAR)
        finding->severity = DISCLOSE_SEVERITY_INFO;
    prose_expect (finding, right);
}

static void
tell_of_nothing (ProseCheck *check, ClaimCheck kind, Span span)
{
    const char *const words[3] = { prose_said (check, span), NULL, NULL };
    DiscloseAuditFinding *finding = prose_tell_check (
        check, kind, 0, span, N_ ("the text says %s percent of an amount that is nothing"), words);
    if (finding != NULL)
        finding->severity = MIN (finding->severity, DISCLOSE_SEVERITY_WARNING);
}

static void
check_share (ProseCheck *check, Quantity part)
{
    DiscloseAmount share;
    int power;
    Span span;
    if (check->claim->whole->len == 0 || !prose_number (check, "share", &share, &power, &span))
        return;
    const Found whole = prose_find_sum (check, check->ledger, check->claim->whole);
    if (whole.state != FOUND_FIGURE)
        return;
    if (whole.quantity.value == 0) {
        if (share.digits != 0)
            tell_of_nothing (check, CHECK_SHARE, span);
        return;
    }
    const QuantityMatch match = quantity_share (part, whole.quantity, share);
    if (match != QUANTITY_SAME)
        tell_percent (check, CHECK_SHARE, span, match, part, whole.quantity, share);
    else if (share.digits != 0)
        check->n_shares++;
}

/* Section - The change */

typedef struct {
    int way;           /* 1 for more, -1 for less, 0 for the same */
    gboolean has_way;  /* the sentence says which */
    gboolean has_size; /* and by how much */
    Quantity size, base;
    gboolean has_base;
    Span span; /* of the size, else of the word */
} Change;

static void
tell_wording (ProseCheck *check, Span span, const char *english)
{
    const char *const words[3] = { prose_said (check, span), NULL, NULL };
    prose_tell_check (check, CHECK_WORDING, 0, span, english, words);
}

static int
way_of (const ProseCheck *check, const char *more, const char *less, gboolean *has, Span *span)
{
    const int way = prose_group (check, more, span) ? 1 : prose_group (check, less, span) ? -1 : 0;
    *has |= way != 0;
    return way;
}

static gboolean
read_change (ProseCheck *check, Quantity now, Change *change)
{
    Span span;
    *change = (Change){ .way = 0 };
    change->way = way_of (check, "more", "less", &change->has_way, &change->span);
    if (!change->has_way)
        change->has_way = prose_group (check, "same", &change->span);
    change->has_size = prose_quantity (check, "change", &change->size, &span);
    if (change->has_size) {
        change->span = span;
        prose_bind (check, span);
    }
    change->has_base = prose_quantity (check, "base", &change->base, &span);
    if (change->has_base) {
        prose_bind (check, span);
        if (!change->has_way)
            change->span = span;
    } else if (change->has_way && change->way == 0) {
        change->base = now;
        change->has_base = TRUE;
    } else if (change->has_way && change->has_size) {
        change->has_base = quantity_add (now, change->size, change->way > 0, &change->base);
        change->base.unit = now.unit + change->size.unit;
    }
    return change->has_way || change->has_base;
}

/* Whether what is said of the way is what the amounts are; TRUE where nothing is wrong. */
static gboolean
check_way (ProseCheck *check, Quantity now, const Change *change)
{
    Span base;
    if (change->has_base && change->base.value < 0 && now.value >= 0) {
        tell_wording (check, change->span, N_ ("the text says %s more than there is"));
        return FALSE;
    }
    Quantity apart;
    if (!change->has_way || !prose_group (check, "base", &base)
        || !quantity_add (now, change->base, TRUE, &apart) || apart.value == 0)
        return TRUE;
    if ((apart.value > 0 ? 1 : -1) != change->way) {
        tell_wording (check, change->span, N_ ("the text says %s, its amounts go the other way"));
        return FALSE;
    }
    return TRUE;
}

/* The base that this year's change implies against the figure of the year before. */
static void
check_previous (ProseCheck *check, const Change *change)
{
    const gboolean same = change->has_way && change->way == 0;
    if (check->previous == NULL || !change->has_base || !(change->has_size || same))
        return;
    const Ledger *ledger = changes_counterpart (check->previous, check->ledgers, check->ledger);
    if (ledger == NULL)
        return;
    const Found before = prose_find_sum (check, ledger, check->claim->terms);
    if (before.state != FOUND_FIGURE
        || quantity_compare (before.quantity, change->base) != QUANTITY_OTHER)
        return;
    const int power = prose_found_power (ledger, &before);
    const char *const words[3] = { prose_amount_word (check, quantity_to (change->base, power)),
                                   prose_amount_word (check, quantity_to (before.quantity, power)),
                                   NULL };
    DiscloseAuditFinding *finding = prose_tell_check (
        check, CHECK_PREVIOUS, before.number, change->span,
        N_ ("the change implies %s for the year before, whose document prints %s"), words);
    if (finding != NULL)
        prose_add_found (finding, ledger, &before);
}

static void
check_growth (ProseCheck *check, Quantity now, const Change *change)
{
    DiscloseAmount growth;
    int power;
    Span span, word;
    gboolean said = FALSE;
    if (!prose_number (check, "growth", &growth, &power, &span))
        return;
    const int way = way_of (check, "up", "down", &said, &word);
    const Growth found = { span, check->end };
    if (growth.digits != 0)
        g_array_append_val (check->growths, found);
    if (said && change->has_way && change->way != 0 && way != change->way && growth.digits != 0) {
        tell_wording (check, word, N_ ("the text says %s, and the opposite beside it"));
        return;
    }
    Quantity size = change->size;
    if (!change->has_base || (!change->has_size && !quantity_add (now, change->base, TRUE, &size)))
        return;
    if (size.value == 0 && growth.digits == 0) {
        const char *const words[3] = { prose_said (check, span), NULL, NULL };
        prose_tell_check (check, CHECK_UNCHANGED, 0, span,
                          N_ ("the text says a change of %s percent where there is none"), words);
        return;
    }
    if (change->base.value == 0) {
        if (growth.digits != 0)
            tell_of_nothing (check, CHECK_GROWTH, span);
        return;
    }
    if (change->base.value - change->base.unit <= 0)
        return; /* anything may be what rounding has left of it */
    const QuantityMatch match = quantity_share (size, change->base, growth);
    if (match != QUANTITY_SAME)
        tell_percent (check, CHECK_GROWTH, span, match, size, change->base, growth);
    else
        check->n_growths++;
}

/* The rate at which a budget was spent, where the sentence gives the budget. */
static void
check_rate (ProseCheck *check, Quantity now)
{
    DiscloseAmount rate;
    Quantity base;
    int power;
    Span span, at;
    if (!prose_number (check, "done", &rate, &power, &span)
        || !prose_quantity (check, "base", &base, &at))
        return;
    if (base.value == 0) {
        if (rate.digits != 0)
            tell_of_nothing (check, CHECK_RATE, span);
        return;
    }
    const QuantityMatch match = quantity_share (now, base, rate);
    if (match != QUANTITY_SAME)
        tell_percent (check, CHECK_RATE, span, match, now, base, rate);
}

/* Keeps a change for the relations between them. */
static void
keep_change (ProseCheck *check, const Found *cell, Quantity now, const Change *change)
{
    if (!change->has_way || cell->row == LEDGER_NONE || cell->column == LEDGER_NONE
        || (!change->has_size && change->way != 0))
        return;
    Delta delta = { check->ledger, cell->row, cell->column, { 0, now.unit }, change->span };
    if (change->has_size)
        delta.size = (Quantity){ change->way < 0 ? -change->size.value : change->size.value,
                                 change->size.unit };
    g_array_append_val (check->deltas, delta);
}

static void
check_change (ProseCheck *check, const Found *cell, Quantity now)
{
    Change change;
    if (!read_change (check, now, &change))
        return;
    keep_change (check, cell, now, &change);
    if (!check_way (check, now, &change))
        return;
    check_growth (check, now, &change);
    check_previous (check, &change);
}

void
prose_check_percentages (ProseCheck *check, const Found *cell, Quantity now)
{
    check_share (check, now);
    check_rate (check, now);
    check_change (check, cell, now);
}
