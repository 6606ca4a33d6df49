/* Glyphs joined to runs: characters on one baseline with no gap wider than a blank. The words of a
 * page before they are in reading order; only words.c looks at them. */
#ifndef DISCLOSE_RUNS_H
#define DISCLOSE_RUNS_H

#include "page.h"

#define RUN_END G_MAXUINT

/* A chain of characters. */
typedef struct {
    Box box;
    guint first, last; /* in Runs.glyphs */
    guint n;
    guint below; /* while sweeping: the run opened before it in its band; RUN_END for none */
} Run;

/* The open runs of a horizontal band of the page, chained by Run.below. */
typedef struct {
    guint newest; /* in Runs.list; RUN_END for none */
    guint n;
} Band;

typedef struct {
    GArray *glyphs; /* of Glyph, from left to right */
    guint *next;    /* of each glyph in its run; RUN_END for the last, and for one left out */
    GArray *list;   /* of Run, as they were opened */
    Band *bands;    /* while sweeping */
    guint n_bands;
} Runs;

Runs *runs_new (const Page *page);
void runs_free (Runs *runs);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Runs, runs_free)

static inline const Glyph *
runs_glyph (const Runs *runs, guint i)
{
    return &g_array_index (runs->glyphs, Glyph, i);
}

static inline Run *
runs_at (const Runs *runs, guint i)
{
    return &g_array_index (runs->list, Run, i);
}

#endif
