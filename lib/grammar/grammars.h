/* The set of grammars: the built-in ones, and a directory laid over them by template id. */
#ifndef DISCLOSE_GRAMMARS_H
#define DISCLOSE_GRAMMARS_H

#include "disclose.h"
#include "grammar.h"

const Grammar *grammars_at (const DiscloseGrammars *grammars, guint index);

/* NULL if there is none of that id. */
const Grammar *grammars_lookup (const DiscloseGrammars *grammars, const char *id);

#endif
