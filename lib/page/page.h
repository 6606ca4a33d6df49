/* A page as the recognizer sees it: words and rules. Everything above this seam can be tested from
 * the plain-text dump, without a PDF. */
#ifndef DISCLOSE_PAGE_H
#define DISCLOSE_PAGE_H

#include "geometry.h"

/* One printed character. */
typedef struct {
    gunichar c;
    guint order; /* in which the page's text tells it: breaks ties, nothing else */
    Box box;
} Glyph;

/* A drawn straight line that a reader can see, however it was drawn. Horizontal where the box is
 * wider than high. */
typedef struct {
    Box box;
} Rule;

typedef struct {
    guint number; /* from 1 */
    double width, height;
    GArray *glyphs;     /* of Glyph, in no order; white space left out */
    GArray *rules;      /* of Rule */
    guint n_images;     /* pictures drawn on it */
    int turn;           /* quarter turns clockwise that set the text upright: glyphs and rules are
                           stored upright; page_place() turns boxes back */
    gboolean misplaced; /* its characters may stand somewhat off their boxes */
    gboolean crowded;   /* more was drawn on it than is looked at: rules may be missing */
    gboolean scanned;   /* it is a picture, and has no text */
    gboolean unseen;    /* a reader sees a picture; the text lies over or under that, unseen */
} Page;

Page *page_new (guint number, double width, double height);
void page_free (Page *page);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Page, page_free)

void page_add_glyph (Page *page, gunichar c, Box box);
void page_add_rule (Page *page, Box box);

/* Finds how the text of the page lies and turns glyphs and rules upright. */
void page_set_upright (Page *page, int turn);

/* A box of the upright page, as the page is displayed. */
Box page_place (const Page *page, Box box);

#endif
