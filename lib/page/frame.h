/* Where on a page tables are drawn: rules that belong together. Knows no text. */
#ifndef DISCLOSE_FRAME_H
#define DISCLOSE_FRAME_H

#include "page.h"

typedef struct {
    Box box;
    GArray *across; /* of Box: horizontal rules */
    GArray *down;   /* of Box: vertical rules; empty in a table of horizontal rules only */
} Frame;

void frame_free (Frame *frame);

/* The frames of the page between top and bottom, from top to bottom. */
GPtrArray *frames_find (const Page *page, double top, double bottom);

#endif
