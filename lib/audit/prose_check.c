/* The prose is cut into the narratives of the grammar, each from its heading to the next heading of
 * any. In a narrative its claims are looked for in the order of the grammar, every match of each.
 */
#include "prose_check.h"

#include "bounds.h"
#include "layout.h"
#include "prose_cell.h"
#include "text.h"

#include <string.h>

/* Marks a sentence for the translators of a program; the library itself never translates. */
#define N_(sentence) sentence

/* A narrative where it stands. */
typedef struct {
    const Narrative *narrative;
    gsize start, end; /* from behind its heading */
    const Ledger *ledger;
} Part;

/* Section - Narratives */

static int
compare_parts (gconstpointer a, gconstpointer b)
{
    const Part *p = a, *q = b;
    return p->start < q->start ? -1 : p->start > q->start;
}

/* Every place at which the heading of a narrative stands. */
static GArray *
find_parts (const DiscloseAudit *audit)
{
    GArray *parts = g_array_new (FALSE, FALSE, sizeof (Part));
    const GString *text = audit->document->prose->text;
    for (guint i = 0; i < audit->grammar->narratives->len; i++) {
        Part part = { g_ptr_array_index (audit->grammar->narratives, i), 0, 0, NULL };
        g_autoptr (PatternMatch) match = pattern_match_new (part.narrative->heading);
        gsize at = 0, start, end;
        while (parts->len < PROSE_PARTS && pattern_match_next (match, text->str, text->len, at)
               && pattern_match_span (match, NULL, &start, &end)) {
            part.start = end;
            at = MAX (end, at + 1);
            g_array_append_val (parts, part);
        }
    }
    g_array_sort (parts, compare_parts);
    for (guint i = 0; i < parts->len; i++)
        g_array_index (parts, Part, i).end =
            i + 1 < parts->len ? g_array_index (parts, Part, i + 1).start : text->len;
    return parts;
}

/* Section - Whose budget a narrative speaks of */

static const char *
department_of (const Ledger *ledger)
{
    return ledger->tables->len > 0
               ? disclose_table_department (ledger_table_at (ledger, 0)->printed)
               : "";
}

/* The only ledger, or the only one whose department the text names. */
static void
choose_ledger (ProseCheck *check, const char *text)
{
    check->ledger = NULL;
    guint named = 0;
    for (guint i = 0; i < check->ledgers->len; i++) {
        const Ledger *ledger = g_ptr_array_index (check->ledgers, i);
        g_autofree char *department = text_fold (department_of (ledger));
        if (check->ledgers->len > 1 && (department[0] == '\0' || strstr (text, department) == NULL))
            continue;
        named++;
        check->ledger = ledger;
    }
    if (named != 1)
        check->ledger = NULL;
    check->department =
        check->ledger != NULL ? department_of (check->ledger) : check->audit->document->department;
}

/* Section - Claims */

/* Tells it, or quotes the sentence in the finding that tells it already. */
static void
tell_once (ProseCheck *check, Span span, const char *sentence, const char *const words[3])
{
    const GPtrArray *told = check->audit->findings;
    for (guint i = 0; i < told->len; i++) {
        DiscloseAuditFinding *finding = g_ptr_array_index (told, i);
        if (finding->sentence.english == sentence
            && strcmp (finding->sentence.words[0], words[0]) == 0
            && strcmp (finding->id, check->claim->id) == 0) {
            prose_add_quote (check, finding, span);
            return;
        }
    }
    prose_tell (check, NULL, check->claim->severity, 0, span, sentence, words);
}

static void
check_year (ProseCheck *check)
{
    Span span;
    g_autofree char *said = prose_group_text (check, "year");
    const guint year = check->audit->document->year;
    const guint right = check->claim->kind == CLAIM_LAST_YEAR ? year - 1 : year;
    if (said == NULL || year == 0 || !prose_group (check, "year", &span)
        || g_ascii_strtoull (said, NULL, 10) == right)
        return;
    g_autofree char *wanted = g_strdup_printf ("%u", right);
    static const char sentence[] = N_ ("the text says %s where the document's year makes it %s");
    const char *const words[3] = { said, wanted, NULL };
    tell_once (check, span, sentence, words);
}

/* Departments are compared where the document has one alone; a name may be cut short. */
static void
check_department (ProseCheck *check)
{
    Span span;
    g_autofree char *said = prose_group_text (check, "department");
    g_autofree char *printed =
        text_fold (check->ledger != NULL ? department_of (check->ledger) : "");
    if (said == NULL || printed[0] == '\0' || !prose_group (check, "department", &span)
        || strstr (said, printed) != NULL || strstr (printed, said) != NULL)
        return;
    static const char sentence[] = N_ ("the text names %s, the tables name %s");
    const char *const words[3] = { said, department_of (check->ledger), NULL };
    tell_once (check, span, sentence, words);
}

static void
check_match (ProseCheck *check)
{
    switch (check->claim->kind) {
    case CLAIM_FIGURE:
        prose_check_figure (check);
        break;
    case CLAIM_SUM:
    case CLAIM_MOST:
        prose_check_sums (check);
        break;
    case CLAIM_THIS_YEAR:
    case CLAIM_LAST_YEAR:
        check_year (check);
        break;
    case CLAIM_EMPTY:
    case CLAIM_LIST:
    case CLAIM_COUNT:
    case CLAIM_WITHHELD:
        prose_check_rows (check);
        break;
    case CLAIM_DEPARTMENT:
        check_department (check);
        break;
    case CLAIM_NOTICE:
    case CLAIM_PERCENT:
    case CLAIM_WANTS:
    case CLAIM_EVERY:
    case CLAIM_PART:
    case CLAIM_REASONS:
    case CLAIM_DECLARES:
    case CLAIM_SPLIT:
    case CLAIM_REACH:
    case CLAIM_CHECK:
        break;
    }
}

/* Every match of the claim in hand in length bytes of text. */
static void
check_claim (ProseCheck *check, const char *text, gsize length)
{
    g_autoptr (PatternMatch) match = pattern_match_new (check->claim->pattern);
    gsize at = 0, start, end;
    check->match = match;
    for (guint n = 0; n < PROSE_MATCHES && pattern_match_next (match, text, length, at)
                      && pattern_match_span (match, NULL, &start, &end);
         n++) {
        g_hash_table_add (check->met, check->claim->id);
        if (end > start)
            check_match (check);
        /* The end of a match is a character's, and so is the next one behind an empty match. */
        at = end > at      ? end
             : at < length ? (gsize) (g_utf8_next_char (text + at) - text)
                           : length + 1;
    }
    check->match = NULL;
}

/* The ledger that a part speaks of. The heading is no part of it, but may be what names the
 * department. */
static void
take_ledger (ProseCheck *check, Part *part)
{
    const gsize before = part->start < PROSE_HEADING ? 0 : part->start - PROSE_HEADING;
    g_autofree char *near = g_strndup (check->prose->text->str + before, part->end - before);
    choose_ledger (check, near);
    part->ledger = check->ledger;
}

/* Whether it is the part itself: a list of contents has its heading too. */
static gboolean
is_longest (const GArray *parts, const Part *part)
{
    for (guint i = 0; i < parts->len; i++) {
        const Part *other = &g_array_index (parts, Part, i);
        if (other->narrative == part->narrative && other->ledger == part->ledger
            && other->end - other->start > part->end - part->start)
            return FALSE;
    }
    return TRUE;
}

static void
check_part (ProseCheck *check, const GArray *parts, const Part *part)
{
    if (part->ledger == NULL)
        return;
    check->ledger = part->ledger;
    check->department = department_of (part->ledger);
    const gsize length = part->end - part->start;
    const gboolean longest = is_longest (parts, part);
    g_autofree char *own = g_strndup (check->prose->text->str + part->start, length);
    check->narrative = part->narrative;
    check->base = part->start;
    check->end = part->end;
    for (guint i = 0; i < part->narrative->claims->len; i++) {
        check->claim = g_ptr_array_index (part->narrative->claims, i);
        if (check->claim->kind == CLAIM_WANTS && longest)
            prose_check_wanted (check, own, length);
        else if (check->claim->kind == CLAIM_EVERY && longest)
            prose_check_every (check, own);
        else if (check->claim->pattern != NULL && check->claim->kind != CLAIM_WANTS)
            check_claim (check, own, length);
    }
}

/* Section - What no claim takes */

static void
check_loose (ProseCheck *check, const Part *part)
{
    const Pattern *money = check->audit->grammar->money;
    const GString *text = check->prose->text;
    g_autoptr (PatternMatch) match = money != NULL ? pattern_match_new (money) : NULL;
    g_autofree char *near = g_strndup (text->str + part->start, part->end - part->start);
    gsize at = part->start;
    Span span;
    choose_ledger (check, near);
    for (guint n = 0; match != NULL && n < PROSE_LOOSE
                      && pattern_match_next (match, text->str, part->end, at)
                      && pattern_match_span (match, "amount", &span.start, &span.end);) {
        at = MAX (span.end, at + 1);
        if (prose_is_bound (check, span))
            continue;
        n++;
        prose_bind (check, span);
        if (prose_check_glued (check, span))
            continue;
        const char *const words[3] = { prose_said (check, span), NULL, NULL };
        prose_tell_check (check, CHECK_BOUND, 0, span,
                          N_ ("not bound: nothing says which figure %s should be"), words);
    }
}

/* Every place of a notice is told in one finding. group: what of it is named, NULL for all. */
static void
check_notice (ProseCheck *check, const char *group, const char *english)
{
    const GString *text = check->prose->text;
    g_autoptr (PatternMatch) match = pattern_match_new (check->claim->pattern);
    DiscloseAuditFinding *finding = NULL;
    gsize at = 0;
    Span span;
    for (guint n = 0; n < PROSE_NOTICES && pattern_match_next (match, text->str, text->len, at)
                      && pattern_match_span (match, group, &span.start, &span.end);
         n++) {
        at = MAX (span.end, at + 1);
        const char *const words[3] = { prose_said (check, span), NULL, NULL };
        if (finding == NULL)
            finding = prose_tell (check, NULL, check->claim->severity, 0, span, english, words);
        else
            prose_add_quote (check, finding, span);
    }
}

static void
check_anywhere (ProseCheck *check, gboolean has_parts)
{
    switch (check->claim->kind) {
    case CLAIM_NOTICE:
        check_notice (check, NULL, N_ ("the text prints '%s', which does not belong there"));
        break;
    case CLAIM_PERCENT:
        check_notice (check, "percent", N_ ("the text gives %s without a percent sign"));
        break;
    case CLAIM_PART:
        if (has_parts)
            prose_check_part (check);
        break;
    case CLAIM_REASONS:
        prose_check_reasons (check);
        break;
    default:
        if (check->claim->pattern != NULL && check->claim->kind != CLAIM_DECLARES)
            check_claim (check, check->prose->text->str, check->prose->text->len);
    }
}

static void
check_whole (ProseCheck *check, gboolean has_parts)
{
    const GPtrArray *claims = check->audit->grammar->claims;
    check->narrative = NULL;
    check->base = 0;
    check->end = check->prose->text->len;
    check->ledger = check->ledgers->len == 1 ? g_ptr_array_index (check->ledgers, 0) : NULL;
    check->department = check->audit->document->department;
    for (guint i = 0; i < claims->len; i++) {
        check->claim = g_ptr_array_index (claims, i);
        if (check->claim->anywhere)
            check_anywhere (check, has_parts);
    }
}

void
prose_check (DiscloseAudit *audit)
{
    const Prose *prose = audit->document->prose;
    if (prose == NULL || audit->grammar->claims->len == 0)
        return;
    g_autoptr (GPtrArray) ledgers = ledgers_new (audit->document, audit->grammars);
    g_autoptr (GPtrArray) previous =
        audit->previous != NULL ? ledgers_new (audit->previous, audit->grammars) : NULL;
    g_autofree guint8 *bound = g_malloc0 (prose->text->len + 1);
    g_autoptr (GArray) parts = find_parts (audit);
    g_autoptr (GArray) deltas = g_array_new (FALSE, FALSE, sizeof (Delta));
    g_autoptr (GArray) misses = g_array_new (FALSE, FALSE, sizeof (Miss));
    g_autoptr (GArray) growths = g_array_new (FALSE, FALSE, sizeof (Growth));
    g_autoptr (GArray) named = g_array_new (FALSE, FALSE, sizeof (Named));
    g_autoptr (GHashTable) met = g_hash_table_new (g_str_hash, g_str_equal);
    ProseCheck check = { .audit = audit,
                         .prose = prose,
                         .ledgers = ledgers,
                         .previous = previous,
                         .bound = bound,
                         .deltas = deltas,
                         .misses = misses,
                         .growths = growths,
                         .named = named,
                         .met = met };
    for (guint i = 0; i < parts->len; i++)
        take_ledger (&check, &g_array_index (parts, Part, i));
    for (guint i = 0; i < parts->len; i++)
        check_part (&check, parts, &g_array_index (parts, Part, i));
    for (guint i = 0; i < parts->len; i++)
        check_loose (&check, &g_array_index (parts, Part, i));
    prose_check_exchanges (&check);
    prose_check_unmet (&check);
    prose_check_deltas (&check);
    check_whole (&check, parts->len > 0);
    audit->n_shares = check.n_shares;
    audit->n_growths = check.n_growths;
}
