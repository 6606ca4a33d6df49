/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Most patterns of a grammar end in a few literal characters, and most texts that they are tried on
 * lack them all: headings of other columns, lines of prose. The source is walked once, keeping the
 * set of characters that what has been walked may end in. */
#include "needs.h"

#include "bounds.h"

#include <stdlib.h>
#include <string.h>

/* What a part of a pattern may end in. */
typedef struct {
    char ends[LIMIT_NEEDS_BYTES]; /* characters, in UTF-8, each once */
    gsize n_bytes;
    gboolean any;      /* or any character at all */
    gboolean empty;    /* or it may match without taking a character */
    gboolean anchored; /* wherever it ends, the text ends */
} Tail;

typedef struct {
    const char *at;
    guint depth;
    gboolean lost; /* met what it does not understand */
} Walk;

static void walk_alternatives (Walk *walk, Tail *tail);

static void
tail_init (Tail *tail)
{
    tail->n_bytes = 0;
    tail->any = tail->anchored = FALSE;
    tail->empty = TRUE;
}

static void
tail_add (Tail *tail, const char *character, gsize length)
{
    for (gsize i = 0; i < tail->n_bytes; i += (guchar) g_utf8_skip[(guchar) tail->ends[i]])
        if (memcmp (tail->ends + i, character, MIN (length, tail->n_bytes - i)) == 0)
            return;
    if (tail->n_bytes + length > LIMIT_NEEDS_BYTES) {
        tail->any = TRUE;
        return;
    }
    memcpy (tail->ends + tail->n_bytes, character, length);
    tail->n_bytes += length;
}

static void
tail_join (Tail *tail, const Tail *other)
{
    gsize length;
    for (gsize i = 0; i < other->n_bytes; i += length) {
        length = (guchar) g_utf8_skip[(guchar) other->ends[i]];
        tail_add (tail, other->ends + i, length);
    }
    tail->any |= other->any;
}

/* The range from one character of a class to the one after its dash. */
static void
add_range (Tail *tail, const char *from, const char *to)
{
    tail->any |= *from < 0 || *to < 0; /* beyond ASCII: too many */
    for (char c = *from; c > 0 && c <= *to && !tail->any; c++)
        tail_add (tail, &c, 1);
}

/* A class of plain characters and ranges. */
static void
walk_class (Walk *walk, Tail *tail)
{
    const gboolean negated = walk->at[1] == '^';
    const char *first = walk->at + 1 + negated, *end = strchr (first, ']');
    tail->empty = FALSE;
    tail->any = negated;
    if (end == NULL || end == first || strcspn (first, "\\[") < (gsize) (end - first)) {
        walk->lost = TRUE; /* which characters, or where it ends, is not worth telling */
        return;
    }
    for (const char *at = first; at < end;) {
        const char *next = g_utf8_next_char (at);
        if (*next == '-' && next + 1 < end) {
            add_range (tail, at, next + 1);
            next = g_utf8_next_char (next + 1);
        } else {
            tail_add (tail, at, (gsize) (next - at));
        }
        at = next;
    }
    walk->at = end + 1;
}

/* Skips `(?:` or the mark of an assertion, which takes no character. FALSE: neither of these. */
static gboolean
open_group (Walk *walk, gboolean *asserts)
{
    static const char marks[][5] = { "(?:", "(?=", "(?!", "(?<=", "(?<!" };
    *asserts = FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS (marks); i++) {
        if (!g_str_has_prefix (walk->at, marks[i]))
            continue;
        *asserts = i > 0;
        walk->at += strlen (marks[i]);
        return TRUE;
    }
    walk->at++;
    return *walk->at != '?' && *walk->at != '*';
}

static void
walk_group (Walk *walk, Tail *tail)
{
    gboolean asserts;
    if (++walk->depth > LIMIT_GROUP_DEPTH || !open_group (walk, &asserts)) {
        walk->lost = TRUE;
        return;
    }
    walk_alternatives (walk, tail);
    walk->lost |= *walk->at != ')';
    walk->at += !walk->lost;
    walk->depth--;
    if (asserts)
        tail_init (tail);
}

static void
walk_atom (Walk *walk, Tail *tail)
{
    const char c = *walk->at;
    if (c == '(') {
        walk_group (walk, tail);
    } else if (c == '[') {
        walk_class (walk, tail);
    } else if (c == '{') {
        walk->lost = TRUE;
    } else if (c == '^' || c == '$') {
        tail->anchored = c == '$';
        walk->at++;
    } else {
        const gboolean escaped = c == '\\';
        const char *character = walk->at + escaped;
        tail->empty = FALSE;
        tail->any = c == '.';
        walk->at = *character != '\0' ? g_utf8_next_char (character) : character;
        walk->lost |= escaped && !g_ascii_ispunct (*character);
        if (!tail->any)
            tail_add (tail, character, (gsize) (walk->at - character));
    }
}

/* `{2}`, `{2,}`, `{2,3}`; TRUE if none is enough. */
static gboolean
walk_count (Walk *walk)
{
    const char *from = walk->at + 1;
    const char *end = from + strspn (from, "0123456789,");
    walk->lost |= end == from || *end != '}';
    walk->at = *end == '}' ? end + 1 : end;
    return strtol (from, NULL, 10) == 0;
}

/* Skips the quantifier of the atom before; TRUE if it asks for none. */
static gboolean
walk_quantifier (Walk *walk)
{
    gboolean none;
    if (*walk->at == '{')
        none = walk_count (walk);
    else if (*walk->at != '\0' && strchr ("?*+", *walk->at) != NULL)
        none = *walk->at++ != '+';
    else
        return FALSE;
    if (*walk->at == '?' || *walk->at == '+')
        walk->at++; /* lazy or possessive */
    return none;
}

static void
walk_sequence (Walk *walk, Tail *tail)
{
    while (!walk->lost && *walk->at != '\0' && *walk->at != '|' && *walk->at != ')') {
        Tail atom;
        tail_init (&atom);
        walk_atom (walk, &atom);
        const gboolean none = walk_quantifier (walk);
        if (atom.empty || none) {
            /* What may be left out leaves the end where it was, or moves it. */
            tail_join (tail, &atom);
            tail->anchored |= atom.anchored && !none;
        } else {
            *tail = atom;
        }
    }
}

static void
walk_alternatives (Walk *walk, Tail *tail)
{
    walk_sequence (walk, tail);
    while (!walk->lost && *walk->at == '|') {
        Tail other;
        tail_init (&other);
        walk->at++;
        walk_sequence (walk, &other);
        tail_join (tail, &other);
        tail->empty |= other.empty;
        tail->anchored &= other.anchored;
    }
}

Needs *
needs_new (const char *source)
{
    Needs *needs = g_new0 (Needs, 1);
    Walk walk = { source, 0, FALSE };
    Tail tail;
    tail_init (&tail);
    walk_alternatives (&walk, &tail);
    if (!walk.lost && *walk.at == '\0' && !tail.any && !tail.empty) {
        needs->at_end = tail.anchored;
        needs->ends = g_strndup (tail.ends, tail.n_bytes);
    }
    return needs;
}

void
needs_free (Needs *needs)
{
    if (needs == NULL)
        return;
    g_free (needs->ends);
    g_free (needs);
}

/* Whether the text from at on begins with a character of size bytes. */
static gboolean
begins_with (const char *at, const char *character, gsize size)
{
    return *at == *character && strncmp (at, character, size) == 0;
}

static gboolean
holds (const char *text, const char *character, gsize size)
{
    const char *at = strchr (text, *character);
    while (at != NULL && !begins_with (at, character, size))
        at = strchr (at + 1, *character);
    return at != NULL;
}

gboolean
needs_met (const Needs *needs, const char *text)
{
    if (needs->ends == NULL)
        return TRUE;
    const char *last = text + strlen (text);
    /* `$` matches before the end of a last line too. */
    const gboolean at_end = needs->at_end && (last == text || last[-1] != '\n');
    if (at_end && last > text)
        last = g_utf8_prev_char (last);
    for (const char *end = needs->ends; *end != '\0'; end = g_utf8_next_char (end)) {
        const gsize size = (guchar) g_utf8_skip[(guchar) *end];
        if (at_end ? begins_with (last, end, size) : holds (text, end, size))
            return TRUE;
    }
    return FALSE;
}
