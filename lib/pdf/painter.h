/* What is painted on a page so far: areas and pieces of rules, and the path in hand. */
#ifndef DISCLOSE_PAINTER_H
#define DISCLOSE_PAINTER_H

#include "page.h"

#define STACK_SIZE 32

typedef struct {
    double r, g, b, a;
} Colour;

typedef struct {
    Box box;
    Colour colour;
} Area;

typedef struct {
    Box box;
    gboolean across; /* horizontal; a dot is listed both ways */
} DrawnPiece;

typedef struct {
    double origin, scale;
    double stack[STACK_SIZE];
    guint depth;
    double xx, yx, xy, yy, x0, y0; /* the current matrix */
    gboolean identity;             /* the word before was `identity` */
    gboolean in_pattern;           /* what follows is of a picture, not of the drawing */
    double line_width;
    Colour colour, pending;
    gboolean has_pending;
    Box clip;
    gboolean clipped;
    GArray *clips;    /* of Box: the rectangles of the clip, where it has several */
    guint clip_work;  /* how many of them were filled */
    GArray *boxes;    /* of Box: the rectangles of the path */
    GArray *segments; /* of Box: its straight lines, from (x0, y0) to (x1, y1) */
    double start_x, start_y, at_x, at_y;
    Box page;
    gboolean is_image, will_be_image; /* it draws with a picture; it will, once that is set */
    double covered;                   /* by pictures, square points */
    gsize text, data, n_numbers;      /* before the word in hand; text and data in bytes */
    gsize shown;                      /* bytes of text since a picture hid what was there */
    gboolean crowded;                 /* more was drawn than is kept */
    gboolean bent;   /* the path has a curve, or a short oblique line, as outlines of type have */
    GArray *areas;   /* of Area, in painting order */
    GArray *pieces;  /* of DrawnPiece */
    guint newest[2]; /* down, across: one more than the newest piece, 0 for none */
} Painter;

/* The from_top-th number on the stack, 0 if there are fewer. */
double painter_number (const Painter *p, guint from_top);

/* A point of the recording, in points on the page. */
void painter_to_page (const Painter *p, double x, double y, double *px, double *py);

/* The colour that a reader sees at a point, rules apart. */
Colour painter_ground (const Painter *p, double x, double y);

/* How far the colours of two areas are from each other, of 1. */
double colour_differs (Colour a, Colour b);

/* Appends an element to the array, unless that is full. */
void painter_keep (Painter *p, GArray *array, gconstpointer element);

/* Adds a piece of a rule, as long as there is room. */
void painter_add_piece (Painter *p, Box box, gboolean across);

#endif
