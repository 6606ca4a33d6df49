/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Folding, a character at a time. Only where two characters look the same to a reader: circled
 * digits, superscripts, ligatures and the like, which NFKC would also take apart, stay. */
#include "text.h"

#include <string.h>

/* The ideographs that the CJK radicals U+2E80 to U+2EF3 picture (Unicode's
 * EquivalentUnifiedIdeograph; 0 for none). NFKC maps two of them only, but fonts that share a glyph
 * between a radical and an ideograph make PDFs say radical for any. */
static const guint16 radicals[] = {
    0,      0x5382, 0x4E5B, 0x4E5A, 0x4E59, 0x4EBB, 0x5182, 0,      0x5200, 0x5202, 0x535C, 0x353E,
    0x5C0F, 0x5C0F, 0x5140, 0x5C23, 0x5C22, 0,      0x5DF3, 0x5E7A, 0x5F51, 0x5F50, 0x5FC4, 0x5FC3,
    0x624C, 0x6535, 0,      0x65E1, 0x65E5, 0x6708, 0x6B7A, 0x6BCD, 0x6C11, 0x6C35, 0x6C3A, 0x706C,
    0x722B, 0x722B, 0x4E2C, 0x725B, 0x72AD, 0x738B, 0,      0x76EE, 0x793A, 0x793B, 0,      0x7CF9,
    0x7E9F, 0x7F53, 0x7F52, 0x34C1, 0x5197, 0,      0x7F8A, 0,      0,      0x8002, 0x8080, 0x807F,
    0x8089, 0,      0x8279, 0x8279, 0x8279, 0x864E, 0x8864, 0x8980, 0x897F, 0x89C1, 0x89D2, 0,
    0x8BA0, 0x8D1D, 0,      0x8F66, 0x8FB6, 0x8FB6, 0x8FB6, 0x9091, 0x9485, 0x9577, 0x9578, 0x957F,
    0x95E8, 0,      0x961D, 0x96E8, 0x9752, 0x97E6, 0x9875, 0x98CE, 0x98DE, 0x98DF, 0,      0x98E0,
    0x9963, 0,      0x9A6C, 0x9AA8, 0x9B3C, 0x9C7C, 0x9E1F, 0x5364, 0x9EA6, 0x9EC4, 0x9EFE, 0x6589,
    0x9F50, 0x6B6F, 0x9F7F, 0x7ADC, 0x9F99, 0x9F9C, 0x4E80, 0x9F9F,
};

/* Blocks whose characters are other forms of ordinary ones. */
static gboolean
is_ideograph_form (gunichar c)
{
    return (c >= 0x2E80 && c <= 0x2FDF) || (c >= 0xF900 && c <= 0xFAFF)
           || (c >= 0x2F800 && c <= 0x2FA1F);
}

static gboolean
is_punctuation_form (gunichar c)
{
    return (c >= 0xFE10 && c <= 0xFE1F) || (c >= 0xFE30 && c <= 0xFE6F)
           || (c >= 0xFF00 && c <= 0xFFEF);
}

/* What c is a form of; c itself where it is none, or one of several characters. */
static gunichar
ordinary_form (gunichar c)
{
    if (c >= 0x2E80 && c < 0x2E80 + G_N_ELEMENTS (radicals))
        return radicals[c - 0x2E80] != 0 ? radicals[c - 0x2E80] : c;
    if (c == 0x2F3E
        || c == 0x2FAD) /* of which Unicode says a traditional form; ours are simplified */
        return c == 0x2F3E ? 0x6237 : 0x9752;
    gunichar forms[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
    gsize n = g_unichar_fully_decompose (c, TRUE, forms, G_N_ELEMENTS (forms));
    return n == 1 ? forms[0] : c;
}

/* The blocks that nearly all text of a disclosure is made of, and that fold to themselves. */
static gboolean
is_plain (gunichar c)
{
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= '0' && c <= '9') || (c >= ',' && c <= '/');
}

gboolean
text_is_space (gunichar c)
{
    if (is_plain (c))
        return FALSE;
    /* Other control characters are no spaces: a font without a Unicode map gives them for letters
     * and digits, which must not vanish. */
    if (c < 0x20 || (c >= 0x7F && c < 0xA0))
        return c == 0 || (c >= '\t' && c <= '\r') || c == 0x85;
    switch (g_unichar_type (c)) {
    case G_UNICODE_SPACE_SEPARATOR:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_FORMAT: /* zero-width spaces and joiners, soft hyphens, byte-order marks */
        return TRUE;
    default: /* variation selectors and the Hangul fillers are invisible too */
        return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF) || c == 0x115F
               || c == 0x1160 || c == 0x3164 || c == 0xFFA0;
    }
}

static gboolean
is_quote (gunichar c)
{
    return c == '"' || c == '\'' || (c >= 0x2018 && c <= 0x201F) || (c >= 0x301D && c <= 0x301F);
}

/* With the light and heavy rules of the box-drawing block, which are typed for dashes. */
static gboolean
is_dash (gunichar c)
{
    return (c >= 0x2010 && c <= 0x2015) || c == 0x2043 || c == 0x2212 || c == 0x2500 || c == 0x2501
           || c == 0x2E3A || c == 0x2E3B;
}

gunichar
text_fold_char (gunichar c)
{
    if (is_plain (c))
        return c;
    if (is_ideograph_form (c) || is_punctuation_form (c))
        c = ordinary_form (c);
    if (is_dash (c))
        return '-';
    return is_quote (c) || text_is_space (c) ? 0 : c;
}

char *
text_fold_into (char *out, const char *text)
{
    for (; *text != '\0'; text = g_utf8_next_char (text)) {
        const gunichar c = text_fold_char (g_utf8_get_char (text));
        if (c != 0)
            out += g_unichar_to_utf8 (c, out);
    }
    *out = '\0';
    return out;
}

char *
text_fold (const char *text)
{
    char *out = g_malloc (TEXT_FOLD_GROWTH * strlen (text) + 1);
    text_fold_into (out, text);
    return out;
}

/* 〇一二三四五六七八九 */
static const gunichar numerals[] = { 0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB,
                                     0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D };

/* From 0 to 9; 10 for what is no numeral. 零, circles and letters are typed for 〇. */
static guint
numeral_value (gunichar c)
{
    guint value = 0;
    if (c == 0x25CB || c == 0x25EF || c == 0x96F6 || c == 'O' || c == 'o')
        return 0;
    while (value < G_N_ELEMENTS (numerals) && numerals[value] != c)
        value++;
    return value;
}

/* The year that numerals say at the beginning of text, and behind them; 0 for none. */
static guint
year_in_numerals (const char *text, const char **behind)
{
    guint year = 0;
    for (guint i = 0; i < 4; i++, text = g_utf8_next_char (text)) {
        const guint value = numeral_value (g_utf8_get_char (text));
        if (value == 10)
            return 0;
        year = 10 * year + value;
    }
    *behind = text;
    return year >= 2000 && year < 2100 && g_utf8_get_char (text) == 0x5E74 ? year : 0; /* 年 */
}

char *
text_digit_years (char *folded)
{
    char *out = strstr (folded, "\u4E8C"); /* 二, which few lines have */
    if (out == NULL)
        return folded + strlen (folded);
    for (const char *at = out; *at != '\0';) {
        const char *next;
        const guint year = year_in_numerals (at, &next);
        if (year != 0) {
            out += g_snprintf (out, 5, "%u", year);
        } else {
            next = g_utf8_next_char (at);
            memmove (out, at, (gsize) (next - at));
            out += next - at;
        }
        at = next;
    }
    *out = '\0';
    return out;
}

char *
text_squeeze (const char *text)
{
    GString *out = g_string_new (NULL);
    for (; *text != '\0'; text = g_utf8_next_char (text)) {
        gunichar c = g_utf8_get_char (text);
        if (!text_is_space (c))
            g_string_append_unichar (out, is_ideograph_form (c) ? ordinary_form (c) : c);
    }
    return g_string_free (out, FALSE);
}

/* What else stands in Chinese texts: signs of Latin-1 for money, measures and rights, and Greek
 * letters that name a measure. */
static const char foreign_signs[] = "\302\240£¤¥§¨©®°±²³µ·×÷ΔΣΦΩαβγλμπφω";

gboolean
text_is_chinese (gunichar c)
{
    static const struct {
        gunichar first, last;
    } ranges[] = {
        { 0x20, 0x7E },       /* ASCII */
        { 0x2000, 0x27BF },   /* marks, numbers in circles, boxes, arrows */
        { 0x2E80, 0x33FF },   /* radicals, marks, units in squares */
        { 0x3400, 0x9FFF },   /* ideographs */
        { 0xF900, 0xFAFF },   /* compatibility ideographs */
        { 0xFE10, 0xFFEF },   /* upright and full-width forms */
        { 0x20000, 0x3FFFF }, /* rare ideographs */
    };
    for (gsize i = 0; i < G_N_ELEMENTS (ranges); i++)
        if (c >= ranges[i].first && c <= ranges[i].last)
            return TRUE;
    return c != 0 && g_utf8_strchr (foreign_signs, -1, c) != NULL;
}

gboolean
text_begins_with_code (const char *folded)
{
    const gsize n = strspn (folded, "0123456789");
    return (n == 3 || n == 5 || n == 7) && (folded[n] == '\0' || (guchar) folded[n] >= 0x80);
}

const char *
text_shared_levels (const char *a, const char *b)
{
    gsize from_a = strlen (a), from_b = strlen (b), shared = from_a;
    while (from_a > 0 && from_b > 0 && a[from_a - 1] == b[from_b - 1]) {
        from_a--;
        from_b--;
        if ((from_a == 0 || a[from_a - 1] == '/') && (from_b == 0 || b[from_b - 1] == '/'))
            shared = from_a;
    }
    return a + shared;
}
