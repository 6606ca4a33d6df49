/* The sources of patterns in a grammar: defines put in, mistakes traced back to where they were
 * written. Knows nothing of directives. */
#ifndef DISCLOSE_GRAMMAR_SOURCE_H
#define DISCLOSE_GRAMMAR_SOURCE_H

#include "pattern.h"

typedef struct {
    char *name;
    char *source; /* with the defines in it already put in */
    guint line;
    gboolean used;
} Define;

typedef struct {
    GHashTable *table; /* of Define, by name */
    PatternPool *pool; /* of all patterns */
    gsize spent;       /* bytes that all patterns came to with their defines put in */
    gboolean known;    /* every pattern is known to compile */
} Defines;

void defines_init (Defines *defines);
void defines_clear (Defines *defines);

/* Takes a define whose source compiles. FALSE with offset (bytes into text) and what if it does
 * not. */
gboolean defines_add (Defines *defines, const char *name, const char *text, guint line,
                      gsize *offset, char **what);

/* A define that did not compile, so that its use is no second mistake. */
void defines_add_broken (Defines *defines, const char *name);

/* Puts the defines into text; every byte of the result has the offset it came from in map (of
 * gsize, one longer than the result). NULL with offset and what on a mistake. */
char *source_expand (Defines *defines, const char *text, GArray **map, gsize *offset, char **what);

/* Compiles text with the defines put in; with whole it must match from end to end. NULL with offset
 * (bytes into text) and what on a mistake. expanded is (nullable) (transfer full). */
Pattern *source_compile (Defines *defines, const char *text, gboolean whole, char **expanded,
                         gsize *offset, char **what);

/* Whether an expanded source has a group that captures. */
gboolean source_captures (const char *source);

/* Where in a pattern something has to follow an end of the text, or a beginning to follow
 * something, which nothing can match; -1 if nowhere. */
gssize source_dead_end (const char *source);

/* Every string that an expanded source can match, where it is made of plain characters, groups, `|`
 * and `?` alone and these are no more than most; else NULL. */
GPtrArray *source_strings (const char *source, guint most);

#endif
