/* What can be told of a pattern from its source alone, without matching anything. */
#include "grammar_source.h"

#include "bounds.h"

#include <string.h>

/* Section - Ends that something follows */

/* Behind a set in brackets that begins at at. */
static const char *
skip_set (const char *at)
{
    at++;
    if (*at == '^')
        at++;
    if (*at == ']')
        at++;
    while (*at != '\0' && *at != ']')
        at += *at == '\\' && at[1] != '\0' ? 2 : 1;
    return *at == ']' ? at + 1 : at;
}

/* Behind the character, escape or set at at, which takes one character of a text; at itself where
 * something else stands there, which may take none. */
static const char *
skip_taker (const char *at)
{
    if (*at == '[')
        return skip_set (at);
    if (*at == '\\' && at[1] != '\0')
        return strchr ("bBAzZGKQE", at[1]) != NULL ? at : g_utf8_next_char (at + 1);
    return *at == '\0' || strchr ("|()^$*+?{", *at) != NULL ? at : g_utf8_next_char (at);
}

/* Behind what opens a group: `(`, `(?:`, `(?!`, `(?<=`, `(?<name>`. */
static const char *
skip_opening (const char *at)
{
    if (at[1] != '?')
        return at + 1;
    at += 2;
    at += strspn (at, "P<'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-");
    return *at != '\0' && strchr (":=!>')", *at) != NULL ? at + 1 : at;
}

static gboolean
may_be_left_out (const char *quantifier)
{
    return *quantifier == '?' || *quantifier == '*' || g_str_has_prefix (quantifier, "{0");
}

gssize
source_dead_end (const char *source)
{
    gboolean taken = FALSE; /* a character has to stand before at */
    for (const char *at = source; *at != '\0';) {
        const char *next = skip_taker (at);
        if (next != at) {
            taken = !may_be_left_out (next);
            at = next;
        } else if (*at == '$') {
            next = skip_taker (at + 1);
            if (next != at + 1 && !may_be_left_out (next))
                return at - source;
            taken = FALSE;
            at++;
        } else if (*at == '^' && taken) {
            return at - source;
        } else if (*at == '(') {
            taken = FALSE;
            at = skip_opening (at);
        } else {
            taken = taken && *at == '+';
            at += *at == '\\' && at[1] != '\0' ? 2 : 1;
        }
    }
    return -1;
}

/* Section - The strings of a plain pattern */

typedef struct {
    const char *at;
    guint most, depth;
} Walk;

static GPtrArray *walk_alternatives (Walk *walk);

static GPtrArray *
strings_new (const char *first)
{
    GPtrArray *strings = g_ptr_array_new_with_free_func (g_free);
    if (first != NULL)
        g_ptr_array_add (strings, g_strdup (first));
    return strings;
}

static GPtrArray *
walk_group (Walk *walk)
{
    walk->at++;
    if (g_str_has_prefix (walk->at, "?:"))
        walk->at += 2;
    if (*walk->at == '?' || *walk->at == '*' || ++walk->depth > LIMIT_GROUP_DEPTH)
        return NULL;
    g_autoptr (GPtrArray) strings = walk_alternatives (walk);
    walk->depth--;
    if (strings == NULL || *walk->at != ')')
        return NULL;
    walk->at++;
    return g_steal_pointer (&strings);
}

static GPtrArray *
walk_atom (Walk *walk)
{
    if (*walk->at == '(')
        return walk_group (walk);
    if (*walk->at == '\\') {
        walk->at++;
        if (!g_ascii_ispunct (*walk->at))
            return NULL;
    } else if (strchr ("[.^$*+{?", *walk->at) != NULL) {
        return NULL;
    }
    const char *end = g_utf8_next_char (walk->at);
    g_autofree char *character = g_strndup (walk->at, (gsize) (end - walk->at));
    walk->at = end;
    return strings_new (character);
}

static GPtrArray *
walk_sequence (Walk *walk)
{
    g_autoptr (GPtrArray) strings = strings_new ("");
    while (*walk->at != '\0' && *walk->at != '|' && *walk->at != ')') {
        g_autoptr (GPtrArray) atoms = walk_atom (walk);
        if (atoms == NULL)
            return NULL;
        if (*walk->at == '?') {
            g_ptr_array_add (atoms, g_strdup (""));
            walk->at++;
        }
        if (strings->len * atoms->len > walk->most)
            return NULL;
        g_autoptr (GPtrArray) longer = strings_new (NULL);
        for (guint i = 0; i < strings->len; i++)
            for (guint j = 0; j < atoms->len; j++)
                g_ptr_array_add (longer, g_strconcat (g_ptr_array_index (strings, i),
                                                      g_ptr_array_index (atoms, j), NULL));
        g_clear_pointer (&strings, g_ptr_array_unref);
        strings = g_steal_pointer (&longer);
    }
    return g_steal_pointer (&strings);
}

static GPtrArray *
walk_alternatives (Walk *walk)
{
    g_autoptr (GPtrArray) strings = walk_sequence (walk);
    while (strings != NULL && *walk->at == '|') {
        walk->at++;
        GPtrArray *more = walk_sequence (walk);
        if (more == NULL || strings->len + more->len > walk->most) {
            g_clear_pointer (&more, g_ptr_array_unref);
            return NULL;
        }
        g_ptr_array_extend_and_steal (strings, more);
    }
    return g_steal_pointer (&strings);
}

GPtrArray *
source_strings (const char *source, guint most)
{
    Walk walk = { source, most, 0 };
    g_autoptr (GPtrArray) strings = walk_alternatives (&walk);
    return strings != NULL && *walk.at == '\0' ? g_steal_pointer (&strings) : NULL;
}
