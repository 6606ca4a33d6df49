/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "dump.h"

#include "disclose.h"
#include "bounds.h"
#include "words.h"

#include <string.h>

static const struct {
    const char *name;
    glong offset; /* of what is TRUE on such a page */
} flags[] = {
    { "misplaced", G_STRUCT_OFFSET (Page, misplaced) },
    { "crowded", G_STRUCT_OFFSET (Page, crowded) },
    { "unseen", G_STRUCT_OFFSET (Page, unseen) },
    { "scanned", G_STRUCT_OFFSET (Page, scanned) },
};

/* Two decimals in any locale. */
static void
append_number (GString *out, double value)
{
    char buffer[G_ASCII_DTOSTR_BUF_SIZE];
    g_string_append_c (out, ' ');
    g_string_append (out, g_ascii_formatd (buffer, sizeof buffer, "%.2f", value));
}

static void
append_box (GString *out, const char *what, Box box)
{
    g_string_append (out, what);
    append_number (out, box.x0);
    append_number (out, box.y0);
    append_number (out, box.x1);
    append_number (out, box.y1);
}

GString *
page_dump (const Page *page)
{
    GString *out = g_string_new (NULL);
    g_string_append_printf (out, "page %u", page->number);
    append_number (out, page->width);
    append_number (out, page->height);
    g_string_append_c (out, '\n');
    for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
        if (G_STRUCT_MEMBER (gboolean, page, flags[i].offset))
            g_string_append_printf (out, "%s\n", flags[i].name);

    g_autoptr (Words) words = words_new (page);
    for (guint i = 0; i < words->n; i++) {
        append_box (out, "word", words->words[i].box);
        g_string_append_c (out, ' ');
        g_string_append (out, words->words[i].text);
        g_string_append_c (out, '\n');
    }
    for (guint i = 0; i < page->rules->len; i++) {
        append_box (out, "rule", g_array_index (page->rules, Rule, i).box);
        g_string_append_c (out, '\n');
    }
    return out;
}

/* Reads n numbers that stand behind the first word of a line; returns what follows, or NULL. */
static const char *
read_numbers (const char *at, double *numbers, guint n)
{
    for (guint i = 0; i < n; i++) {
        char *end;
        numbers[i] = g_ascii_strtod (at, &end);
        if (end == at || !(numbers[i] > -1e6 && numbers[i] < 1e6))
            return NULL;
        at = end;
    }
    return at;
}

/* Cuts a word's box evenly into its characters: wide ones take two parts, narrow ones take one. */
static void
add_word (Page *page, Box box, const char *text)
{
    guint parts = 0;
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
        parts += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;
    double x = box.x0;
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
        const gunichar c = g_utf8_get_char (p);
        const double width = box_width (box) * (g_unichar_iswide (c) ? 2 : 1) / parts;
        if (!g_unichar_isspace (c))
            page_add_glyph (page, c, (Box){ x, box.y0, x + width, box.y1 });
        x += width;
    }
}

static gboolean
load_line (GPtrArray *pages, const char *line)
{
    Page *page = pages->len > 0 ? g_ptr_array_index (pages, pages->len - 1) : NULL;
    double n[4];
    const char *rest;

    if (line[0] == '#' || line[0] == '\0')
        return TRUE;
    if (g_str_has_prefix (line, "page ")) {
        if (pages->len >= LIMIT_PAGES || read_numbers (line + 5, n, 3) == NULL)
            return FALSE;
        g_ptr_array_add (pages, page_new (pages->len + 1, n[1], n[2]));
        return TRUE;
    }
    for (guint i = 0; page != NULL && i < G_N_ELEMENTS (flags); i++)
        if (strcmp (line, flags[i].name) == 0)
            return G_STRUCT_MEMBER (gboolean, page, flags[i].offset) = TRUE;
    if (page == NULL || strlen (line) < 5 || (rest = read_numbers (line + 4, n, 4)) == NULL)
        return FALSE;
    const Box box = { n[0], n[1], n[2], n[3] };
    if (box.x1 < box.x0 || box.y1 < box.y0)
        return FALSE;
    if (g_str_has_prefix (line, "word ") && *rest == ' ' && page->glyphs->len < LIMIT_GLYPHS)
        add_word (page, box, rest + 1);
    else if (g_str_has_prefix (line, "rule ") && page->rules->len < LIMIT_RULES)
        page_add_rule (page, box);
    else
        return FALSE;
    return TRUE;
}

GPtrArray *
pages_load (const char *text, gssize length, GError **error)
{
    g_autofree char *copy = g_utf8_make_valid (text, length);
    g_auto (GStrv) lines = g_strsplit (copy, "\n", -1);
    g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) page_free);

    for (guint i = 0; lines[i] != NULL; i++) {
        if (!load_line (pages, lines[i])) {
            g_set_error (error, DISCLOSE_ERROR, DISCLOSE_ERROR_DAMAGED,
                         "line %u of the page dump cannot be read", i + 1);
            return NULL;
        }
    }
    return g_steal_pointer (&pages);
}
