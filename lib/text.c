/* Folding rests on Unicode's own compatibility forms; only what Unicode keeps apart and a reader does
 * not (dashes, quotes) is listed here. */
#include "text.h"

gboolean
text_is_space (gunichar c)
{
    switch (g_unichar_type (c)) {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT: /* zero-width blanks, soft hyphen, byte-order mark */
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_SPACE_SEPARATOR:
        return TRUE;
    default:
        return FALSE;
    }
}

static gboolean
is_quote (gunichar c)
{
    return c == '"' || c == '\'' || (c >= 0x2018 && c <= 0x201F) || c == 0xFF02 || c == 0xFF07
           || (c >= 0x301D && c <= 0x301F);
}

static gboolean
is_dash (gunichar c)
{
    return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE58 || c == 0xFE63 || c == 0xFF0D
           || c == 0x2500 || c == 0x2501; /* box drawing lines, typed for dashes */
}

/* The one character that c is a compatibility form of, or c. */
static gunichar
compatible (gunichar c)
{
    gunichar plain[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
    const gsize n = g_unichar_fully_decompose (c, TRUE, plain, G_N_ELEMENTS (plain));
    return n == 1 ? plain[0] : c;
}

gunichar
text_fold_char (gunichar c)
{
    if (c < 0x80)
        return c <= ' ' || c == 0x7F || is_quote (c) ? 0 : c;
    if (text_is_space (c) || is_quote (c))
        return 0;
    return is_dash (c) ? '-' : compatible (c);
}

/* Ideographs pictured by radicals and compatibility characters; other forms are left as printed. */
static gunichar
squeeze_char (gunichar c)
{
    if (text_is_space (c))
        return 0;
    const gboolean pictured = (c >= 0x2E80 && c <= 0x2FDF) || (c >= 0xF900 && c <= 0xFAFF)
                              || (c >= 0x2F800 && c <= 0x2FA1F);
    return pictured ? compatible (c) : c;
}

static char *
map_text (const char *text, gunichar (*map) (gunichar))
{
    GString *mapped = g_string_new (NULL);
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
        const gunichar c = map (g_utf8_get_char (p));
        if (c != 0)
            g_string_append_unichar (mapped, c);
    }
    return g_string_free (mapped, FALSE);
}

char *
text_fold (const char *text)
{
    return map_text (text, text_fold_char);
}

char *
text_squeeze (const char *text)
{
    return map_text (text, squeeze_char);
}
