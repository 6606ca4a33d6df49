/* Pages as values: building them, turning them upright, and their plain-text form. */
#include "page.h"

#include "disclose.h"
#include "bounds.h"
#include "words.h"

#include <string.h>

Page *
page_new (guint number, double width, double height)
{
    Page *page = g_new0 (Page, 1);
    page->number = number;
    page->width = width;
    page->height = height;
    page->glyphs = g_array_new (FALSE, FALSE, sizeof (Glyph));
    page->rules = g_array_new (FALSE, FALSE, sizeof (Rule));
    return page;
}

void
page_free (Page *page)
{
    if (page == NULL)
        return;
    g_array_unref (page->glyphs);
    g_array_unref (page->rules);
    g_free (page);
}

void
page_add_glyph (Page *page, gunichar c, Box box)
{
    const Glyph glyph = { c, page->glyphs->len, box };
    g_array_append_val (page->glyphs, glyph);
}

void
page_add_rule (Page *page, Box box)
{
    const Rule rule = { box };
    g_array_append_val (page->rules, rule);
}

/* A box on a page of that size after so many clockwise quarter turns. */
static Box
box_turn (Box b, int turn, double width, double height)
{
    switch (turn) {
    case 1:
        return (Box){ height - b.y1, b.x0, height - b.y0, b.x1 };
    case 2:
        return (Box){ width - b.x1, height - b.y1, width - b.x0, height - b.y0 };
    case 3:
        return (Box){ b.y0, width - b.x1, b.y1, width - b.x0 };
    default:
        return b;
    }
}

void
page_set_upright (Page *page, int turn)
{
    for (guint i = 0; i < page->glyphs->len; i++) {
        Glyph *glyph = &g_array_index (page->glyphs, Glyph, i);
        glyph->box = box_turn (glyph->box, turn, page->width, page->height);
    }
    for (guint i = 0; i < page->rules->len; i++) {
        Rule *rule = &g_array_index (page->rules, Rule, i);
        rule->box = box_turn (rule->box, turn, page->width, page->height);
    }
    if (turn % 2 == 1) {
        const double width = page->width;
        page->width = page->height;
        page->height = width;
    }
    page->turn = turn;
}

Box
page_place (const Page *page, Box box)
{
    return box_turn (box, (4 - page->turn) % 4, page->width, page->height);
}

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
    if (page->misplaced)
        g_string_append (out, "misplaced\n");
    if (page->crowded)
        g_string_append (out, "crowded\n");

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
    if (page != NULL && strcmp (line, "misplaced") == 0) {
        page->misplaced = TRUE;
        return TRUE;
    }
    if (page != NULL && strcmp (line, "crowded") == 0) {
        page->crowded = TRUE;
        return TRUE;
    }
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
