/* SPDX-License-Identifier: GPL-2.0-or-later */
/* PCRE2, without its JIT unless asked: lines are short, and compiling all of a template's patterns
 * to machine code takes longer than matching a document with them. */
#include "pattern.h"

#include "bounds.h"
#include "needs.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

struct PatternPool {
    gatomicrefcount refs;
    pcre2_match_context *limits; /* only read while matching, so threads may share it */
    gpointer spare;              /* match data that nobody uses at the moment, or NULL */
};

struct Pattern {
    PatternPool *pool;
    pcre2_code *code; /* NULL until the first use of a pattern whose source is known to compile */
    char *source;
    gpointer needs; /* a Needs, once the pattern was used */
};

PatternPool *
pattern_pool_new (void)
{
    PatternPool *pool = g_new0 (PatternPool, 1);
    g_atomic_ref_count_init (&pool->refs);
    pool->limits = pcre2_match_context_create (NULL);
    pcre2_set_match_limit (pool->limits, LIMIT_PATTERN_MATCH);
    pcre2_set_depth_limit (pool->limits, LIMIT_PATTERN_DEPTH);
    pcre2_set_heap_limit (pool->limits, LIMIT_PATTERN_HEAP);
    return pool;
}

void
pattern_pool_unref (PatternPool *pool)
{
    if (!g_atomic_ref_count_dec (&pool->refs))
        return;
    pcre2_match_data_free (pool->spare);
    pcre2_match_context_free (pool->limits);
    g_free (pool);
}

static pcre2_code *
compile (const char *source, int *error, PCRE2_SIZE *at)
{
    return pcre2_compile ((PCRE2_SPTR) source, PCRE2_ZERO_TERMINATED,
                          PCRE2_UTF | PCRE2_NEVER_BACKSLASH_C, error, at, NULL);
}

static Pattern *
make (PatternPool *pool, pcre2_code *code, const char *source)
{
    Pattern *pattern = g_new0 (Pattern, 1);
    g_atomic_ref_count_inc (&pool->refs);
    pattern->pool = pool;
    pattern->code = code;
    pattern->source = g_strdup (source);
    return pattern;
}

Pattern *
pattern_new (PatternPool *pool, const char *source, gsize *offset, char **message)
{
    int error;
    PCRE2_SIZE at = 0;
    pcre2_code *code = compile (source, &error, &at);
    if (code == NULL) {
        char text[256] = "";
        pcre2_get_error_message (error, (PCRE2_UCHAR *) text, sizeof text);
        *offset = at;
        *message = g_strdup (text);
        return NULL;
    }
    return make (pool, code, source);
}

Pattern *
pattern_new_known (PatternPool *pool, const char *source)
{
    return make (pool, NULL, source);
}

void
pattern_free (Pattern *pattern)
{
    if (pattern == NULL)
        return;
    pattern_pool_unref (pattern->pool);
    pcre2_code_free (pattern->code);
    needs_free (pattern->needs);
    g_free (pattern->source);
    g_free (pattern);
}

/* The compiled pattern; of two threads that compile it at once, one's work is thrown away. */
static const pcre2_code *
code_of (const Pattern *pattern)
{
    gpointer *slot = (gpointer *) &pattern->code;
    pcre2_code *code = g_atomic_pointer_get (slot);
    if (code != NULL)
        return code;
    int error;
    PCRE2_SIZE at;
    code = compile (pattern->source, &error, &at);
    if (code == NULL || g_atomic_pointer_compare_and_exchange (slot, NULL, code))
        return code;
    pcre2_code_free (code);
    return g_atomic_pointer_get (slot);
}

/* As code_of(). */
static const Needs *
needs_of (const Pattern *pattern)
{
    gpointer *slot = (gpointer *) &pattern->needs;
    Needs *needs = g_atomic_pointer_get (slot);
    if (needs != NULL)
        return needs;
    needs = needs_new (pattern->source);
    if (g_atomic_pointer_compare_and_exchange (slot, NULL, needs))
        return needs;
    needs_free (needs);
    return g_atomic_pointer_get (slot);
}

void
pattern_hasten (Pattern *pattern)
{
    pcre2_jit_compile ((pcre2_code *) code_of (pattern), PCRE2_JIT_COMPLETE);
}

gboolean
pattern_matches (const Pattern *pattern, const char *text)
{
    return pattern_search (pattern, text, NULL, NULL, NULL);
}

/* The spare match data, or new. */
static pcre2_match_data *
take (gpointer *spare)
{
    gpointer data = g_atomic_pointer_get (spare);
    if (data != NULL && g_atomic_pointer_compare_and_exchange (spare, data, NULL))
        return data;
    return pcre2_match_data_create (2, NULL);
}

gboolean
pattern_search (const Pattern *pattern, const char *text, char **captured, gsize *start, gsize *end)
{
    gpointer *spare = &pattern->pool->spare;
    if (!needs_met (needs_of (pattern), text))
        return FALSE;
    /* Of this call alone, so that threads may share the pattern. Two pairs: the match, group 1. */
    pcre2_match_data *data = take (spare);
    int n = pcre2_match (code_of (pattern), (PCRE2_SPTR) text, PCRE2_ZERO_TERMINATED, 0,
                         PCRE2_NO_UTF_CHECK, data, pattern->pool->limits);
    if (n >= 0) { /* 0: it has more groups than there are pairs */
        PCRE2_SIZE *pair = pcre2_get_ovector_pointer (data);
        pair[0] = MIN (pair[0], pair[1]); /* \K may have put the start behind the end */
        const PCRE2_SIZE *group = n != 1 && pair[2] != PCRE2_UNSET ? pair + 2 : pair;
        if (captured != NULL)
            *captured = g_strndup (text + group[0], group[1] - group[0]);
        if (start != NULL)
            *start = pair[0];
        if (end != NULL)
            *end = pair[1];
    }
    if (!g_atomic_pointer_compare_and_exchange (spare, NULL, data))
        pcre2_match_data_free (data);
    return n >= 0;
}

const char *
pattern_source (const Pattern *pattern)
{
    return pattern->source;
}

struct PatternMatch {
    const Pattern *pattern;
    pcre2_match_data *data;
};

PatternMatch *
pattern_match_new (const Pattern *pattern)
{
    PatternMatch *match = g_new0 (PatternMatch, 1);
    match->pattern = pattern;
    match->data = pcre2_match_data_create_from_pattern (code_of (pattern), NULL);
    return match;
}

void
pattern_match_free (PatternMatch *match)
{
    if (match == NULL)
        return;
    pcre2_match_data_free (match->data);
    g_free (match);
}

gboolean
pattern_match_next (PatternMatch *match, const char *text, gsize length, gsize from)
{
    return from <= length
           && pcre2_match (code_of (match->pattern), (PCRE2_SPTR) text, length, from,
                           PCRE2_NO_UTF_CHECK, match->data, match->pattern->pool->limits)
                  > 0;
}

gboolean
pattern_match_span (const PatternMatch *match, const char *name, gsize *start, gsize *end)
{
    const int group = name == NULL ? 0
                                   : pcre2_substring_number_from_name (code_of (match->pattern),
                                                                       (PCRE2_SPTR) name);
    if (group < 0)
        return FALSE;
    const PCRE2_SIZE *pair = pcre2_get_ovector_pointer (match->data) + 2 * group;
    if (pair[0] == PCRE2_UNSET || pair[0] > pair[1])
        return FALSE;
    *start = pair[0];
    *end = pair[1];
    return TRUE;
}
