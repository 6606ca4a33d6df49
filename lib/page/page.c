/* Pages as values: building them, turning them upright. */
#include "page.h"

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
