/* What disclose explain shows, as text and as a picture. */
#ifndef DISCLOSE_CLI_EXPLAIN_H
#define DISCLOSE_CLI_EXPLAIN_H

#include "cli.h"
#include <disclose-explain.h>

/* What is looked at: a document's trace, as far as the grammars that read the document are
 * concerned, or all of them if none did. */
typedef struct {
    const char *file; /* as shown */
    const DiscloseTrace *trace;
    const DiscloseDocument *document; /* NULL if no grammar took it */
    guint table;                      /* 0: all */
} Sight;

/* Whether a grammar read any of the document. */
gboolean sight_reads (const Sight *sight, const char *template_id);

/* Whether a mark belongs to what is looked at, and to page (0: any). */
gboolean sight_shows (const Sight *sight, const DiscloseMark *mark, guint page);

/* The next mark of a kind on page that is shown, from *index on, which is moved behind it; NULL at
 * the end. */
const DiscloseMark *sight_next (const Sight *sight, DiscloseMarkKind kind, guint page,
                                guint *index);

/* As sight_next(), among the marks that follow a grid and belong to it. */
const DiscloseMark *sight_next_of_grid (const Sight *sight, DiscloseMarkKind kind, guint *index);

/* The document's table that a grid is a part of; NULL if the grid was not taken. */
const DiscloseTable *sight_table (const Sight *sight, const DiscloseMark *grid);

/* Whether a finding belongs to what is looked at, and to page. */
gboolean sight_shows_finding (const Sight *sight, const DiscloseFinding *finding, guint page);

/* Quarter turns that set the text of a page upright. */
guint sight_turn (const Sight *sight, guint page);

/* Words for what a mark says. */
const char *sight_way (const DiscloseMark *grid);
const char *sight_proof (const DiscloseMark *grid);

/* Why a caption was refused. */
char *sight_refusal (const DiscloseMark *refused);

/* The stages as text, of the pages given (of guint). */
void explain_text (GString *text, const Sight *sight, const GArray *pages);

/* Writes a grammar drafted from file to standard output; returns an exit code, mistakes told. */
int cmd_draft (CliReader *reader, const char *file);

/* A page with everything over it. */
void explain_svg (GString *svg, const Sight *sight, guint page);

#endif
