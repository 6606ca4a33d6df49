#include "grammar_source.h"

#include "bounds.h"
#include "text.h"

#include <string.h>

static void
define_free (gpointer data)
{
    Define *define = data;
    g_free (define->name);
    g_free (define->source);
    g_free (define);
}

void
defines_init (Defines *defines)
{
    defines->table = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, define_free);
    defines->pool = pattern_pool_new ();
    defines->spent = 0;
}

void
defines_clear (Defines *defines)
{
    g_clear_pointer (&defines->table, g_hash_table_unref);
    g_clear_pointer (&defines->pool, pattern_pool_unref);
}

/* A character that folding changes can never be met in folded text, so a pattern that holds one is
 * a mistake even where it compiles. */
static gboolean
is_seen (const char *text, gsize *offset, char **what)
{
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
        gunichar c = g_utf8_get_char (at);
        gunichar folded = text_fold_char (c);
        if (folded == c)
            continue;
        char printed[8] = "", wanted[8] = "";
        printed[g_unichar_to_utf8 (c, printed)] = '\0';
        *offset = (gsize) (at - text);
        if (folded == 0) {
            *what =
                text_is_space (c)
                    ? g_strdup ("white space can never match, patterns see text without it; "
                                "leave it out")
                    : g_strdup_printf ("'%s' can never match, patterns see text without quotes; "
                                       "leave it out",
                                       printed);
        } else {
            wanted[g_unichar_to_utf8 (folded, wanted)] = '\0';
            *what = g_strdup_printf ("'%s' can never match, patterns see folded text; write '%s'",
                                     printed, wanted);
        }
        return FALSE;
    }
    return TRUE;
}

static void
append_mapped (GString *out, GArray *map, const char *bytes, gsize length, gsize from,
               gboolean advance)
{
    g_string_append_len (out, bytes, (gssize) length);
    for (gsize i = 0; i < length; i++) {
        gsize offset = advance ? from + i : from;
        g_array_append_val (map, offset);
    }
}

/* How long the define's name in braces at text is, with its braces; 0 if there is none. */
static gsize
reference_length (const char *text)
{
    if (text[0] != '{')
        return 0;
    gsize length = strspn (text + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_");
    return length > 0 && text[1 + length] == '}' ? length + 2 : 0;
}

/* How long an escape at text is, with the braces that belong to it: those of \p{L} or \x{AB} name
 * no define. */
static gsize
escape_length (const char *text)
{
    if (text[1] == '\0')
        return 1;
    gsize length = 1 + (gsize) (g_utf8_next_char (text + 1) - (text + 1));
    if (strchr ("pPxoNgk", text[1]) != NULL && text[2] == '{') {
        const char *end = strchr (text, '}');
        if (end != NULL)
            length = (gsize) (end - text) + 1;
    }
    return length;
}

/* As source_expand() for a source that is known to be good: no mistake will be told, so where its
 * bytes came from is not kept. */
static char *
expand_known (const Defines *defines, const char *text)
{
    GString *out = g_string_new (NULL);
    gsize length;
    for (const char *at = text; *at != '\0'; at += length) {
        length = strcspn (at, "{\\");
        const gsize reference = reference_length (at);
        if (reference > 0) {
            g_autofree char *name = g_strndup (at + 1, reference - 2);
            const Define *define = g_hash_table_lookup (defines->table, name);
            g_string_append (out, "(?:");
            g_string_append (out, define->source);
            g_string_append_c (out, ')');
            length = reference;
            continue;
        }
        if (length == 0)
            length = *at == '\\' ? escape_length (at) : 1;
        g_string_append_len (out, at, (gssize) length);
    }
    return g_string_free (out, FALSE);
}

char *
source_expand (Defines *defines, const char *text, GArray **map, gsize *offset, char **what)
{
    g_autoptr (GString) out = g_string_new (NULL);
    g_autoptr (GArray) from = g_array_new (FALSE, FALSE, sizeof (gsize));
    gsize length;
    if (!is_seen (text, offset, what))
        return NULL;
    for (const char *at = text; *at != '\0'; at += length) {
        gsize here = (gsize) (at - text);
        gsize reference = reference_length (at);
        if (reference > 0) {
            g_autofree char *name = g_strndup (at + 1, reference - 2);
            Define *define = g_hash_table_lookup (defines->table, name);
            if (define == NULL) {
                *offset = here;
                *what = g_strdup_printf ("there is no define '%s' above; define it first", name);
                return NULL;
            }
            define->used = TRUE;
            append_mapped (out, from, "(?:", 3, here, FALSE);
            append_mapped (out, from, define->source, strlen (define->source), here, FALSE);
            append_mapped (out, from, ")", 1, here, FALSE);
            length = reference;
            continue;
        }
        length = *at == '\\' ? escape_length (at) : 1;
        append_mapped (out, from, at, length, here, TRUE);
        if (out->len > LIMIT_PATTERN_BYTES)
            break;
    }
    defines->spent += out->len;
    if (out->len > LIMIT_PATTERN_BYTES || defines->spent > LIMIT_GRAMMAR_BYTES) {
        *offset = 0;
        *what =
            g_strdup ("with the defines put in there is too much of it; use fewer defines here");
        return NULL;
    }
    gsize end = strlen (text);
    g_array_append_val (from, end);
    if (map != NULL)
        *map = g_steal_pointer (&from);
    return g_string_free (g_steal_pointer (&out), FALSE);
}

Pattern *
source_compile (Defines *defines, const char *text, gboolean whole, char **expanded, gsize *offset,
                char **what)
{
    g_autoptr (GArray) map = NULL;
    g_autofree char *source = defines->known ? expand_known (defines, text)
                                             : source_expand (defines, text, &map, offset, what);
    if (source == NULL)
        return NULL;
    const char *before = whole ? "^(?:" : "";
    g_autofree char *wrapped = g_strconcat (before, source, whole ? ")$" : "", NULL);
    gsize at = 0;
    g_autofree char *message = NULL;
    Pattern *pattern = defines->known ? pattern_new_known (defines->pool, wrapped)
                                      : pattern_new (defines->pool, wrapped, &at, &message);
    if (pattern == NULL && map != NULL) {
        at -= MIN (at, strlen (before));
        *offset = g_array_index (map, gsize, MIN (at, map->len - 1));
        *what = g_strdup_printf ("the pattern does not compile: %s; see pcre2pattern(3)", message);
        return NULL;
    }
    if (expanded != NULL)
        *expanded = g_steal_pointer (&source);
    return pattern;
}

gboolean
defines_add (Defines *defines, const char *name, const char *text, guint line, gsize *offset,
             char **what)
{
    g_autofree char *source = NULL;
    g_autoptr (Pattern) pattern = source_compile (defines, text, FALSE, &source, offset, what);
    if (pattern == NULL)
        return FALSE;
    Define *define = g_new0 (Define, 1);
    define->name = g_strdup (name);
    define->source = g_steal_pointer (&source);
    define->line = line;
    g_hash_table_replace (defines->table, define->name, define);
    return TRUE;
}

void
defines_add_broken (Defines *defines, const char *name)
{
    Define *define = g_new0 (Define, 1);
    define->name = g_strdup (name);
    define->source = g_strdup ("");
    define->used = TRUE;
    g_hash_table_replace (defines->table, define->name, define);
}

gboolean
source_captures (const char *source)
{
    gboolean in_class = FALSE;
    for (const char *at = source; *at != '\0'; at++) {
        if (*at == '\\' && at[1] != '\0')
            at++;
        else if (*at == '[')
            in_class = TRUE;
        else if (*at == ']')
            in_class = FALSE;
        else if (*at == '(' && !in_class && at[1] != '?' && at[1] != '*')
            return TRUE;
        else if (g_str_has_prefix (at, "(?P<") || g_str_has_prefix (at, "(?'"))
            return TRUE;
        else if (g_str_has_prefix (at, "(?<") && at[3] != '=' && at[3] != '!')
            return TRUE;
    }
    return FALSE;
}
