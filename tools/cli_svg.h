/* The shapes that the picture of a page is made of. */
#ifndef DISCLOSE_CLI_SVG_H
#define DISCLOSE_CLI_SVG_H

#include "cli_explain.h"

#define SVG_PANEL 300.0 /* points beside the page */

typedef struct {
    GString *svg;
    const Sight *sight;
    guint page, turn; /* quarter turns that set the text upright */
    double width, height;
} Picture;

void svg_begin (Picture *picture, double height, double scale, const char *style);

void svg_box (Picture *picture, const char *look, DiscloseSource box);
void svg_line (Picture *picture, const char *look, DiscloseSource line);

/* A word as printed: as wide as its box, and turned as the page is. */
void svg_word (Picture *picture, DiscloseSource box, const char *text);

/* Where at a box a label stands, as the page's text is read. */
typedef enum {
    SVG_CORNER, /* at the left, at the top */
    SVG_BELOW   /* in the middle, under it */
} SvgPlace;

void svg_label (Picture *picture, const char *look, DiscloseSource box, SvgPlace place, double size,
                const char *text);

/* A line of the panel at y, cut off where the panel ends. Returns what was cut off, or "". */
const char *svg_panel_line (Picture *picture, const char *look, double indent, double y,
                            const char *text);

/* A coloured sample before a line of the panel. */
void svg_panel_sample (Picture *picture, const char *look, double y);

/* Everything beside the page; returns how high it is. */
double svg_panel (Picture *picture);

#endif
