/* PCRE2 behind a few calls, with match, depth and heap limits always set. The only room that knows
 * PCRE2. A compiled pattern is immutable and may be shared between threads. */
#ifndef DISCLOSE_PATTERN_H
#define DISCLOSE_PATTERN_H

#include <glib.h>

typedef struct Pattern Pattern;

/* What patterns that are matched one after the other share: the memory they match in. Made once for
 * all of a grammar, since it is large and costs more than most matches. */
typedef struct PatternPool PatternPool;

PatternPool *pattern_pool_new (void);
void pattern_pool_unref (PatternPool *pool);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PatternPool, pattern_pool_unref)

/* Compiles UTF-8 source; the pattern holds on to pool. On a mistake returns NULL and sets offset
 * (bytes into source) and message (transfer full). */
Pattern *pattern_new (PatternPool *pool, const char *source, gsize *offset, char **message);

/* As pattern_new() for source known to compile, which is put off until the pattern is first used.
 */
Pattern *pattern_new_known (PatternPool *pool, const char *source);
void pattern_free (Pattern *pattern);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pattern, pattern_free)

/* What it was compiled from. */
const char *pattern_source (const Pattern *pattern);

/* Makes matching faster, at the cost of compiling the pattern to machine code where the processor
 * has a compiler for it: for patterns that every line of a document is held against. */
void pattern_hasten (Pattern *pattern);

/* Whether the pattern matches anywhere in text, which must be valid UTF-8. A match that runs into a
 * limit is no match. */
gboolean pattern_matches (const Pattern *pattern, const char *text);

/* As pattern_matches(); group 1 (or the whole match if there is none) goes to captured, with where
 * the whole match stands to start and end (bytes). captured is (transfer full); any out may be
 * NULL. */
gboolean pattern_search (const Pattern *pattern, const char *text, char **captured, gsize *start,
                         gsize *end);

/* Matches one after the other, with the groups that have a name. */
typedef struct PatternMatch PatternMatch;

PatternMatch *pattern_match_new (const Pattern *pattern);
void pattern_match_free (PatternMatch *match);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PatternMatch, pattern_match_free)

/* The next match at or behind from, in text of length bytes. */
gboolean pattern_match_next (PatternMatch *match, const char *text, gsize length, gsize from);

/* Where the group of that name stands (NULL: the whole match). FALSE if the pattern has no such
 * group or the group took no part. */
gboolean pattern_match_span (const PatternMatch *match, const char *name, gsize *start, gsize *end);

#endif
