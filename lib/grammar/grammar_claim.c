/* The directives of the prose. A claim is KIND ID [warning|info] TERM... [of TERM...] PATTERN: what
 * stands behind the last blank is the pattern, since patterns hold none. */
#include "grammar_reader.h"

#include "claim.h"
#include "codes.h"
#include "relation.h"

#include <string.h>

static const struct {
    const char *name;
    ClaimKind kind;
    gboolean terms;   /* speaks of cells */
    gboolean pattern; /* is known by a sentence */
    gboolean part;    /* belongs to the part of the prose that it stands in */
} kinds[] = {
    { "figure", CLAIM_FIGURE, TRUE, TRUE, TRUE },
    { "sum", CLAIM_SUM, FALSE, TRUE, TRUE },
    { "most", CLAIM_MOST, FALSE, TRUE, TRUE },
    { "none", CLAIM_EMPTY, TRUE, TRUE, TRUE },
    { "list", CLAIM_LIST, TRUE, TRUE, TRUE },
    { "count", CLAIM_COUNT, TRUE, TRUE, TRUE },
    { "withheld", CLAIM_WITHHELD, TRUE, TRUE, TRUE },
    { "wants", CLAIM_WANTS, TRUE, TRUE, TRUE },
    { "every", CLAIM_EVERY, TRUE, FALSE, TRUE },
    { "thisyear", CLAIM_THIS_YEAR, FALSE, TRUE, TRUE },
    { "lastyear", CLAIM_LAST_YEAR, FALSE, TRUE, TRUE },
    { "whose", CLAIM_DEPARTMENT, FALSE, TRUE, TRUE },
    { "notice", CLAIM_NOTICE, FALSE, TRUE, FALSE },
    { "percent", CLAIM_PERCENT, FALSE, TRUE, FALSE },
    { "part", CLAIM_PART, FALSE, TRUE, FALSE },
    { "reasons", CLAIM_REASONS, FALSE, TRUE, FALSE },
    { "declares", CLAIM_DECLARES, TRUE, TRUE, FALSE },
    { "split", CLAIM_SPLIT, TRUE, FALSE, FALSE },
    { "reach", CLAIM_REACH, TRUE, FALSE, FALSE },
};

static const struct {
    const char *name;
    ClaimCheck check;
} checks[] = {
    { "share", CHECK_SHARE },
    { "growth", CHECK_GROWTH },
    { "wording", CHECK_WORDING },
    { "unchanged", CHECK_UNCHANGED },
    { "rate", CHECK_RATE },
    { "name", CHECK_NAME },
    { "previous", CHECK_PREVIOUS },
    { "missing", CHECK_MISSING },
    { "undeclared", CHECK_UNDECLARED },
    { "code", CHECK_CODE },
    { "codename", CHECK_CODE_NAME },
    { "oldname", CHECK_CODE_OLD },
    { "order", CHECK_ORDER },
    { "glued", CHECK_GLUED },
    { "bound", CHECK_BOUND },
};

/* Section - Parts of a line */

static gboolean
take_id (Reader *reader, const char **rest, Claim *claim)
{
    const char *start = *rest;
    claim->id = reader_word (rest);
    if (g_ascii_isupper (claim->id[0])
        && strspn (claim->id, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == strlen (claim->id))
        return TRUE;
    return reader_mistake (reader, start, "'%s' is no id; use capitals, digits and '-'", claim->id);
}

static void
take_severity (const char **rest, Claim *claim)
{
    const char *after = *rest;
    g_autofree char *word = reader_word (&after);
    const gboolean warning = strcmp (word, "warning") == 0, info = strcmp (word, "info") == 0;
    claim->severity = DISCLOSE_SEVERITY_ERROR;
    if (!warning && !info)
        return;
    claim->severity = warning ? DISCLOSE_SEVERITY_WARNING : DISCLOSE_SEVERITY_INFO;
    *rest = after;
}

/* The terms and what joins them: the words before the last one, which is the pattern, or, where
 * there is none, all. */
static gboolean
take_terms (Reader *reader, const char **rest, Claim *claim, gboolean pattern)
{
    GPtrArray *side = claim->terms;
    gboolean wanted = TRUE, minus = FALSE;
    while (pattern ? strpbrk (*rest, " \t") != NULL : **rest != '\0') {
        const char *at = *rest;
        g_autofree char *word = reader_word (rest);
        const gboolean whole = strcmp (word, "of") == 0, other = strcmp (word, "or") == 0;
        const gboolean less = strcmp (word, "-") == 0;
        if (whole || other || less || strcmp (word, "+") == 0) {
            if (wanted || ((whole || other) && side == claim->whole))
                return reader_mistake (
                    reader, at, "'%s' stands where a term belongs; write one before it", word);
            if (other) {
                side = g_ptr_array_new_with_free_func (relation_term_free);
                g_ptr_array_add (claim->others, side);
            }
            side = whole ? claim->whole : side;
            minus = less;
            wanted = TRUE;
            continue;
        }
        if (!wanted)
            return reader_mistake (reader, at, "a sign is missing before '%s'; write + or -", word);
        RelationTerm *term = g_new0 (RelationTerm, 1);
        g_ptr_array_add (side, term);
        term->minus = minus;
        if (!reader_term (reader, at, word, term))
            return FALSE;
        wanted = FALSE;
    }
    return !wanted
           || reader_mistake (reader, *rest,
                              "no cell is named; write ROWS.COLUMN before the "
                              "pattern");
}

static Claim *
new_claim (Reader *reader, ClaimKind kind)
{
    Claim *claim = g_new0 (Claim, 1);
    claim->kind = kind;
    claim->terms = g_ptr_array_new_with_free_func (relation_term_free);
    claim->others = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
    claim->whole = g_ptr_array_new_with_free_func (relation_term_free);
    claim->line = reader->number;
    g_ptr_array_add (reader->grammar->claims, claim);
    reader->claim = claim;
    return claim;
}

/* Section - Directives */

/* Above the first part of the prose sums and years are looked for in all of it. */
static void
place_claim (Reader *reader, Claim *claim, gboolean part)
{
    const GPtrArray *narratives = reader->grammar->narratives;
    claim->anywhere = !part || narratives->len == 0;
    if (!claim->anywhere)
        g_ptr_array_add (
            ((Narrative *) g_ptr_array_index (narratives, narratives->len - 1))->claims, claim);
}

static gboolean
read_claim (Reader *reader, const char *rest, gsize which)
{
    const ClaimKind kind = kinds[which].kind;
    Claim *claim = new_claim (reader, kind);
    if (reader->grammar->narratives->len == 0 && kinds[which].part && kinds[which].terms)
        return reader_mistake (reader, reader->line,
                               "no part of the prose is begun; write narrative PATTERN above it");
    if (!take_id (reader, &rest, claim))
        return FALSE;
    take_severity (&rest, claim);
    if (kind == CLAIM_PART)
        claim->name = reader_word (&rest);
    if (kinds[which].terms && !take_terms (reader, &rest, claim, kinds[which].pattern))
        return FALSE;
    place_claim (reader, claim, kinds[which].part);
    claim->pattern = kinds[which].pattern ? reader_pattern (reader, rest, FALSE, NULL) : NULL;
    return claim->pattern != NULL || !kinds[which].pattern;
}

static gboolean
read_narrative (Reader *reader, const char *rest)
{
    Pattern *heading = reader_pattern (reader, rest, FALSE, NULL);
    if (heading == NULL)
        return FALSE;
    Narrative *narrative = g_new0 (Narrative, 1);
    narrative->heading = heading;
    narrative->claims = g_ptr_array_new ();
    g_ptr_array_add (reader->grammar->narratives, narrative);
    return TRUE;
}

static gboolean
read_money (Reader *reader, const char *rest)
{
    if (reader->grammar->money != NULL)
        return reader_mistake (reader, reader->line, "a second 'money'; join the two with '|'");
    reader->grammar->money = reader_pattern (reader, rest, FALSE, NULL);
    return reader->grammar->money != NULL;
}

static gboolean
read_check (Reader *reader, const char *rest)
{
    const char *start = rest;
    g_autofree char *word = reader_word (&rest);
    for (gsize i = 0; i < G_N_ELEMENTS (checks); i++) {
        if (strcmp (word, checks[i].name) != 0)
            continue;
        if (reader->grammar->checks[checks[i].check] != NULL)
            return reader_mistake (reader, start, "a second check '%s'; keep one", word);
        Claim *claim = new_claim (reader, CLAIM_CHECK);
        claim->check = checks[i].check;
        reader->grammar->checks[claim->check] = claim;
        if (!take_id (reader, &rest, claim))
            return FALSE;
        take_severity (&rest, claim);
        return *rest == '\0' || reader_mistake (reader, rest, "'%s' says nothing here", rest);
    }
    return reader_mistake (reader, start, "'%s' is no check of the prose; see disclose-grammar(5)",
                           word);
}

static gboolean
read_codes (Reader *reader, const char *rest)
{
    const char *start = rest;
    g_autofree char *list = reader_word (&rest);
    if (codes_list (list) == NULL)
        return reader_mistake (reader, start,
                               "'%s' is no list of codes; write functional or "
                               "economic",
                               list);
    if (*rest == '\0')
        return reader_mistake (reader, rest, "no table is named; write the numbers of some");
    while (*rest != '\0') {
        const char *at = rest;
        g_autofree char *word = reader_word (&rest);
        g_autofree char *section = NULL;
        const TableGrammar *table = reader_side (reader, at, word, &section);
        if (table == NULL)
            return FALSE;
        CodedPlace *place = g_new0 (CodedPlace, 1);
        place->list = g_strdup (list);
        place->table = table->number;
        place->section = g_steal_pointer (&section);
        g_ptr_array_add (reader->grammar->coded, place);
    }
    return TRUE;
}

gboolean
reader_cells (Reader *reader, const char *rest, GPtrArray *terms, gboolean units)
{
    if (*rest == '\0')
        return reader_mistake (reader, rest, "no cell is named; write TABLE:ROWS.COLUMN");
    while (*rest != '\0') {
        const char *at = rest;
        g_autofree char *word = reader_word (&rest);
        RelationTerm *term = g_new0 (RelationTerm, 1);
        g_ptr_array_add (terms, term);
        if (!reader_term (reader, at, word, term))
            return FALSE;
        if (term->pick == PICK_SAID || strcmp (term->column, "*") == 0
            || (units && (term->pick == PICK_EACH_ROW || term->pick == PICK_EACH_NAME)))
            return reader_mistake (reader, at,
                                   units
                                       ? "units are added up row by row; write total, only, code, "
                                         "a code's digits or a row's name, and one column"
                                       : "a change is one of known rows and one column; name "
                                         "those");
    }
    return TRUE;
}

gboolean
reader_prose (Reader *reader, const char *word, const char *rest, gboolean *known)
{
    *known = TRUE;
    if (strcmp (word, "narrative") == 0)
        return read_narrative (reader, rest);
    if (strcmp (word, "money") == 0)
        return read_money (reader, rest);
    if (strcmp (word, "codes") == 0)
        return read_codes (reader, rest);
    if (strcmp (word, "check") == 0)
        return read_check (reader, rest);
    if (strcmp (word, "changes") == 0)
        return reader_cells (reader, rest, reader->grammar->changes, FALSE);
    for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
        if (strcmp (word, kinds[i].name) == 0)
            return read_claim (reader, rest, i);
    *known = FALSE;
    return TRUE;
}
