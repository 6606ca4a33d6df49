#include "grammar_reader.h"

#include "disclose.h"

#include <string.h>

/* Section - Telling */

char *
reader_place (const Reader *reader, const char *at)
{
    glong column = g_utf8_strlen (reader->line, at - reader->line) + 1;
    return g_strdup_printf ("%s:%u:%ld", reader->grammar->origin, reader->number, column);
}

gboolean
reader_mistake (Reader *reader, const char *at, const char *format, ...)
{
    va_list arguments;
    va_start (arguments, format);
    g_autofree char *what = g_strdup_vprintf (format, arguments);
    va_end (arguments);
    g_autofree char *where = reader_place (reader, at);
    g_clear_error (&reader->error);
    reader->error = g_error_new (DISCLOSE_ERROR, DISCLOSE_ERROR_GRAMMAR, "%s: %s", where, what);
    return FALSE;
}

gboolean
reader_go_on (Reader *reader)
{
    if (reader->mistakes == NULL)
        return FALSE;
    g_ptr_array_add (reader->mistakes, g_strdup (reader->error->message));
    g_clear_error (&reader->error);
    return TRUE;
}

void
reader_warn (Reader *reader, const char *at, const char *format, ...)
{
    va_list arguments;
    if (reader->warnings == NULL)
        return;
    va_start (arguments, format);
    g_autofree char *what = g_strdup_vprintf (format, arguments);
    va_end (arguments);
    g_autofree char *where = reader_place (reader, at);
    g_ptr_array_add (reader->warnings, g_strdup_printf ("%s: %s", where, what));
}

/* Section - Words */

static gboolean
is_blank (char c)
{
    return c == ' ' || c == '\t';
}

const char *
reader_skip (const char *at)
{
    while (is_blank (*at))
        at++;
    return at;
}

static const char *
word_end (const char *at)
{
    while (*at != '\0' && !is_blank (*at))
        at++;
    return at;
}

char *
reader_word (const char **rest)
{
    const char *start = reader_skip (*rest);
    const char *end = word_end (start);
    *rest = reader_skip (end);
    return g_strndup (start, (gsize) (end - start));
}

gboolean
reader_identifier (const char *word, char joint)
{
    if (!g_ascii_islower (*word))
        return FALSE;
    for (const char *at = word; *at != '\0'; at++)
        if (!g_ascii_islower (*at) && !g_ascii_isdigit (*at) && *at != joint)
            return FALSE;
    return TRUE;
}

int
reader_number (const char *word)
{
    gsize length = strlen (word);
    if (length == 0 || length > 3 || strspn (word, "0123456789") != length)
        return -1;
    return (int) g_ascii_strtoull (word, NULL, 10);
}

/* Section - Patterns */

Pattern *
reader_pattern (Reader *reader, const char *text, gboolean whole, char **expanded)
{
    if (*text == '\0') {
        reader_mistake (reader, text, "a pattern is missing; write it at the end of this line");
        return NULL;
    }
    gsize offset = 0;
    g_autofree char *what = NULL;
    Pattern *pattern = source_compile (&reader->defines, text, whole, expanded, &offset, &what);
    if (pattern == NULL)
        reader_mistake (reader, text + offset, "%s", what);
    else
        warn_dead (reader, text);
    return pattern;
}

Pattern *
reader_capture (Reader *reader, const char *text, const char *wanted)
{
    g_autofree char *source = NULL;
    g_autoptr (Pattern) pattern = reader_pattern (reader, text, FALSE, &source);
    if (pattern == NULL)
        return NULL;
    if (!source_captures (source)) {
        reader_mistake (reader, text, "no group takes the %s; put its part of the pattern in (…)",
                        wanted);
        return NULL;
    }
    return g_steal_pointer (&pattern);
}
