/* A sentence of the prose in hand, what all checks of the prose share: reading it, telling of it.
 */
#ifndef DISCLOSE_PROSE_SENTENCE_H
#define DISCLOSE_PROSE_SENTENCE_H

#include "audit.h"
#include "claim.h"
#include "ledger.h"
#include "prose.h"
#include "quantity.h"

typedef struct {
    gsize start, end; /* in Prose.text */
} Span;

/* A change that the prose gives of a cell. */
typedef struct {
    const Ledger *ledger;
    guint row, column;
    Quantity size; /* less than nothing for a decrease */
    Span span;
} Delta;

/* A percentage of change that is more than nothing, and where its part of the prose ends. */
typedef struct {
    Span span;
    gsize end;
} Growth;

/* A row that a sentence of a figure speaks of. */
typedef struct {
    const Ledger *ledger;
    const Narrative *narrative; /* in which it does */
    guint row;
} Named;

/* An amount of the prose that is not that of its cell. */
typedef struct {
    const Ledger *ledger;
    guint row, column;
    Quantity said, printed;
    DiscloseAuditFinding *finding;
} Miss;

/* A sentence in hand: a claim and where its pattern matched. */
typedef struct {
    DiscloseAudit *audit;
    const Prose *prose;
    GPtrArray *ledgers, *previous; /* of Ledger; previous is NULL if there is no document of it */
    const Ledger *ledger;          /* of the department that the text in hand speaks of; or NULL */
    const char *department;
    const Claim *claim;
    const PatternMatch *match;
    const Narrative *narrative; /* the part that is matched; NULL if it is the whole prose */
    gsize base, end;            /* of the text that was matched, in Prose.text */
    guint8 *bound; /* a byte for each of Prose.text: 1 in numbers that claims have taken */
    guint n_shares, n_growths; /* that were confirmed */
    GArray *deltas;            /* of Delta */
    GArray *misses;            /* of Miss */
    GArray *growths;           /* of Growth */
    GArray *named;             /* of Named */
    GHashTable *met;           /* ids of claims of which a sentence was found */
} ProseCheck;

/* The claims of rows: lists, counts, what is said to be nothing or withheld. */
void prose_check_rows (ProseCheck *check);

/* The claims of figures: amounts, shares, changes. */
void prose_check_figure (ProseCheck *check);

/* Whether the number of span is the end of a project's name and then its amount; tells it then,
 * unless a space is printed between the two. */
gboolean prose_check_glued (ProseCheck *check, Span span);

/* What the claim in hand wants to stand in its part of the prose, of length bytes, and does not. */
void prose_check_wanted (ProseCheck *check, const char *text, gsize length);

/* The rows that the part in hand should name, by the claim in hand, and does not; text: of the
 * part. */
void prose_check_every (ProseCheck *check, const char *text);

/* The part that the claim in hand wants the prose to have, and it has not. */
void prose_check_part (ProseCheck *check);

/* Changes without what the claim in hand wants to stand behind them, once all of the prose is
 * read. */
void prose_check_reasons (ProseCheck *check);

/* The claims of which the prose has no sentence, once all of it is read. */
void prose_check_unmet (ProseCheck *check);

/* Names rows that have each other's amounts, once all of the prose is read: the text has both as
 * they should be. */
void prose_check_exchanges (ProseCheck *check);

/* The relations between changes, once all of the prose is read. */
void prose_check_deltas (ProseCheck *check);

/* The claims of amounts alone: sums, and what is no more than another. */
void prose_check_sums (ProseCheck *check);

/* Section - Reading a sentence */

/* Where the group of that name stands in Prose.text. */
gboolean prose_group (const ProseCheck *check, const char *name, Span *span);

/* Its folded text, or NULL. (transfer full) */
char *prose_group_text (const ProseCheck *check, const char *name);

/* The number of the group, and the power of the unit that follows it: G_MININT for none. FALSE if
 * there is none or it cannot be read. */
gboolean prose_number (const ProseCheck *check, const char *name, DiscloseAmount *number,
                       int *power, Span *span);

/* The number at a place of the text. */
gboolean prose_number_at (const ProseCheck *check, Span span, DiscloseAmount *number, int *power);

/* An amount of money, or, where no unit follows, a count. */
gboolean prose_quantity (const ProseCheck *check, const char *name, Quantity *quantity, Span *span);

void prose_bind (ProseCheck *check, Span span);
void prose_bind_group (ProseCheck *check, const char *name);
gboolean prose_is_bound (const ProseCheck *check, Span span);

/* That a sentence of the part in hand speaks of the row, LEDGER_NONE for none. */
void prose_keep_named (ProseCheck *check, guint row);

/* Section - Telling */

/* A finding with the sentence around span quoted. id NULL: that of the claim. */
DiscloseAuditFinding *prose_tell (ProseCheck *check, const char *id, DiscloseSeverity severity,
                                  guint table, Span span, const char *english,
                                  const char *const words[3]);

/* Quotes another sentence in a finding. */
void prose_add_quote (const ProseCheck *check, DiscloseAuditFinding *finding, Span span);

/* As prose_tell() by one of the checks that are made everywhere; NULL if the grammar has not got
 * it.
 */
DiscloseAuditFinding *prose_tell_check (ProseCheck *check, ClaimCheck kind, guint table, Span span,
                                        const char *english, const char *const words[3]);

/* The printed text of a span; lives as long as the audit. */
const char *prose_said (const ProseCheck *check, Span span);

/* Words for sentences; they live as long as the audit. */
const char *prose_amount_word (const ProseCheck *check, DiscloseAmount amount);
const char *prose_number_word (const ProseCheck *check, guint number);

/* Names the text as the culprit of a finding that quotes it, with what it should say. */
void prose_expect (DiscloseAuditFinding *finding, DiscloseAmount expected);

#endif
