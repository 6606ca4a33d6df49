/* PCRE2 behind a few calls, with match, depth and heap limits always set. The only room that knows
 * PCRE2. A compiled pattern is immutable and may be shared between threads. */
#ifndef DISCLOSE_PATTERN_H
#define DISCLOSE_PATTERN_H

#include <glib.h>

typedef struct Pattern Pattern;

/* Compiles UTF-8 source. On a mistake returns NULL and sets offset (bytes into source) and message
 * (transfer full). */
Pattern *pattern_new (const char *source, gsize *offset, char **message);
void pattern_free (Pattern *pattern);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pattern, pattern_free)

/* Whether the pattern matches anywhere in text. A match that runs into a limit is no match. */
gboolean pattern_matches (const Pattern *pattern, const char *text);

/* As pattern_matches(); group 1 (or the whole match if there is none) goes to captured, with where
 * the whole match stands to start and end (bytes). captured is (transfer full); any out may be NULL. */
gboolean pattern_search (const Pattern *pattern, const char *text, char **captured, gsize *start,
                         gsize *end);

#endif
