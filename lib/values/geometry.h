/* Boxes in PDF points, origin at the top left, y down. The only floating point in the library. */
#ifndef DISCLOSE_GEOMETRY_H
#define DISCLOSE_GEOMETRY_H

#include <glib.h>

typedef struct {
    double x0, y0, x1, y1;
} Box;

static inline double
box_width (Box b)
{
    return b.x1 - b.x0;
}

static inline double
box_height (Box b)
{
    return b.y1 - b.y0;
}

static inline double
box_mid_x (Box b)
{
    return (b.x0 + b.x1) / 2;
}

static inline double
box_mid_y (Box b)
{
    return (b.y0 + b.y1) / 2;
}

static inline Box
box_union (Box a, Box b)
{
    return (Box){ MIN (a.x0, b.x0), MIN (a.y0, b.y0), MAX (a.x1, b.x1), MAX (a.y1, b.y1) };
}

/* What two boxes share; its sides are the wrong way round where they share nothing. */
static inline Box
box_intersect (Box a, Box b)
{
    return (Box){ MAX (a.x0, b.x0), MAX (a.y0, b.y0), MIN (a.x1, b.x1), MIN (a.y1, b.y1) };
}

/* The length that two spans share; negative where there is a gap between them. */
static inline double
span_overlap (double a0, double a1, double b0, double b1)
{
    return MIN (a1, b1) - MAX (a0, b0);
}

/* For sorting arrays of double, least first. */
static inline int
compare_double (gconstpointer a, gconstpointer b)
{
    const double *x = a, *y = b;
    return *x < *y ? -1 : *x > *y;
}

#endif
