/* The lines of one column of labels: which may be of one label, by how far they are apart. */
#ifndef DISCLOSE_LABEL_LINES_H
#define DISCLOSE_LABEL_LINES_H

#include "piece.h"

/* A row's line of figures, and how far up and down the labels found for it reach. */
typedef struct {
    double y, from, to;
} Anchor;

/* Which line of a label stands on that of its figures. */
typedef enum { BY_MIDDLE, BY_FIRST, BY_LAST, N_MODES } Mode;

typedef struct {
    const Piece **pieces; /* of one label column, from the top */
    guint n;
    GArray *anchors;     /* of Anchor */
    const GArray *codes; /* of double: of every row; NULL where rows have none */
    double size, wrap;   /* the most that lines of one label are apart */
    gboolean led;        /* every label of the column begins with a code */
    Mode mode;
} Labelling;

static inline double
anchor_y (const GArray *anchors, guint a)
{
    return g_array_index (anchors, Anchor, a).y;
}

static inline double
piece_y (const Labelling *l, guint i)
{
    return box_mid_y (l->pieces[i]->box);
}

/* Whether n pieces from i on stand on or around a code. */
gboolean label_has_code (const Labelling *l, guint i, guint n);

/* Whether every row of the column has a code, and a piece neither code nor figures beside it. */
gboolean label_is_bare (const Labelling *l, guint i);

/* The most that two lines of one label are apart. Rows are never nearer to each other than two
 * lines of figures, or two labels that both stand on a line of figures; where few rows have
 * figures, the nearest lines of the column tell, and those on both sides of a line of figures.
 * Where all its lines are as far from each other, and figures stand on them, none is wrapped, but
 * where every row has a code that shows for itself. */
double label_wrap_limit (const Labelling *l, double pitch);

/* How far, in parts of the type, lines that a mode takes to be of one label are from as far apart
 * as lines are between those that stand on no figures: where the first or the last line of labels
 * stands on them may be told by nothing else. */
double label_misfit (const Labelling *l);

/* The median of the distances between lines that are as near as lines of one label may be; 0 if
 * none are. */
double label_usual_gap (const Labelling *l);

#endif
