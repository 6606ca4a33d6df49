/* What the stages saw, mark by mark, for those who ask. The stages themselves know nothing of it:
 * observe.c looks at what they hand on. */
#ifndef DISCLOSE_TRACE_H
#define DISCLOSE_TRACE_H

#include "disclose-explain.h"

struct DiscloseMark {
    DiscloseMarkKind kind;
    const char *template_id, *text, *verdict;
    guint table, number;
    DiscloseSource source;
};

void trace_clear (DiscloseTrace *trace);

/* Adds a copy of mark; strings that are NULL become "". */
void trace_add (DiscloseTrace *trace, const DiscloseMark *mark);

#endif
