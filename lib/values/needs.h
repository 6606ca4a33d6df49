/* What a text must hold for a pattern to match: a cheap question before the dear one. */
#ifndef DISCLOSE_NEEDS_H
#define DISCLOSE_NEEDS_H

#include <glib.h>

/* The characters one of which every match ends in. */
typedef struct {
    char *ends;      /* the characters, in UTF-8; NULL if they could not be told */
    gboolean at_end; /* and the text ends there too */
} Needs;

/* Reads the source of a pattern that compiles. What it does not understand it takes for any
 * character, so that nothing that may match is ever refused. */
Needs *needs_new (const char *source);
void needs_free (Needs *needs);

/* FALSE only if no pattern of these needs can match text. */
gboolean needs_met (const Needs *needs, const char *text);

#endif
