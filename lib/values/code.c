/* Codes as published come in one column or three, padded or not, whole or only their last level.
 * What is made of them is always whole: that is how everyone joins by them. */
#include "code.h"

#include <string.h>

/* Digits in a whole code down to each level. */
static const guint width[CODE_LEVELS + 1] = { 0, 3, 5, 7 };

guint
code_level (const char *code)
{
    const gsize length = strlen (code);
    return length <= 3 ? 1 : length <= 5 ? 2 : 3;
}

char *
code_digits (const char *text)
{
    GString *digits = g_string_new (NULL);
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
        const gunichar c = g_utf8_get_char (p);
        if (g_unichar_isdigit (c))
            g_string_append_c (digits, (char) ('0' + g_unichar_digit_value (c)));
        else if (!g_unichar_isspace (c) && c != '.' && c != '-')
            return g_string_free (digits, TRUE);
    }
    if (digits->len == 0 || digits->len > 12)
        return g_string_free (digits, TRUE);
    return g_string_free (digits, FALSE);
}

/* One level's digits behind the code above them. */
static void
append_level (GString *code, guint level, const char *digits, const char **finding)
{
    const gsize n = strlen (digits);
    if (level == 1) {
        if (n != width[1])
            *finding = "code-irregular";
        g_string_assign (code, digits);
    } else if (n > 2 && code->len > 0 && g_str_has_prefix (digits, code->str)) {
        g_string_assign (code, digits); /* each level printed whole */
    } else {
        if (n == 1) {
            g_string_append_c (code, '0');
            if (*finding == NULL)
                *finding = "code-padded";
        } else if (n > 2) {
            *finding = "code-irregular";
        }
        g_string_append (code, digits);
    }
}

static void
read_levels (CodePath *path, const char *const *parts, GString *code, const char **finding)
{
    guint top = 1;
    while (top <= CODE_LEVELS && parts[top] == NULL)
        top++;
    if (top > CODE_LEVELS)
        return;
    const gsize n = strlen (parts[top]);
    if (top == 1 && (n == width[2] || n == width[3]) && parts[2] == NULL && parts[3] == NULL) {
        g_string_assign (code, parts[1]); /* one cell over the columns of all levels */
        return;
    }
    if (top > 1 && n < width[top]) {
        if (strlen (path->above) < width[top - 1])
            *finding = "code-irregular"; /* nothing above to stand under */
        else
            g_string_append_len (code, path->above, width[top - 1]);
    }
    for (guint level = top; level <= CODE_LEVELS; level++) {
        if (parts[level] == NULL)
            continue;
        if (level > top && parts[level - 1] == NULL)
            *finding = "code-irregular"; /* a level between two is blank */
        append_level (code, level, parts[level], finding);
    }
}

/* A code and its name printed in one cell: `201 name`. */
static void
split_name (GString *name, GString *code)
{
    const char *rest = name->str;
    while (g_unichar_isdigit (g_utf8_get_char (rest)))
        rest = g_utf8_next_char (rest);
    const gsize bytes = (gsize) (rest - name->str);
    const gsize n = (gsize) g_utf8_pointer_to_offset (name->str, rest);
    if ((n != width[1] && n != width[2] && n != width[3]) || *rest == '\0'
        || g_unichar_ispunct (g_utf8_get_char (rest)))
        return;
    g_autofree char *printed = g_strndup (name->str, bytes);
    g_autofree char *digits = code_digits (printed);
    g_string_append (code, digits);
    g_string_erase (name, 0, (gssize) bytes);
}

char *
code_read (CodePath *path, const char *const *parts, GString *name, const char **finding)
{
    g_autoptr (GString) code = g_string_new (NULL);
    *finding = NULL;
    if (!path->expected)
        return g_strdup ("");
    if (parts[0] != NULL) {
        const gsize n = strlen (parts[0]);
        g_string_assign (code, parts[0]);
        if (n != width[1] && n != width[2] && n != width[3])
            *finding = "code-irregular";
    } else {
        read_levels (path, parts, code, finding);
    }
    if (code->len == 0)
        split_name (name, code);
    if (code->len > 0)
        g_strlcpy (path->above, code->str, sizeof path->above);
    return g_strdup (code->str);
}

gboolean
code_is_worn (const char *text)
{
    return strspn (text, "0123456789.,+-Ee#") == strlen (text)
           && strpbrk (text, "0123456789#") != NULL && strpbrk (text, ".,+-Ee#") != NULL;
}
