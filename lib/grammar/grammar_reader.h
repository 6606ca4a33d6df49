/* What the readers of directives share: the line in hand, mistakes told with their place, words and
 * patterns. Only grammar*.c knows it. */
#ifndef DISCLOSE_GRAMMAR_READER_H
#define DISCLOSE_GRAMMAR_READER_H

#include "grammar.h"
#include "grammar_source.h"

typedef struct {
    Grammar *grammar;
    Defines defines;
    TableGrammar *table; /* the one that lines belong to; NULL before the first */
    const char *section; /* of that table, or "" */
    guint section_line;
    gboolean unseen;  /* the field in hand is marked so */
    gboolean in_part; /* only what reading a document needs is wanted */
    const char *line; /* the line in hand, without its end */
    guint number;     /* of that line, from 1 */
    Claim *claim;     /* the last one, if no relation stands below it: what `explain` speaks of */
    GString *titles;  /* the sources of all titles, as one alternation */
    /* Where a grammar is checked: what was found so far (of char *). Else NULL, and the first
     * mistake ends the reading. */
    GPtrArray *mistakes, *warnings;
    GError *error; /* the mistake */
} Reader;

/* "origin:line:column" of a place in the line in hand; columns count characters from 1. */
char *reader_place (const Reader *reader, const char *at);

/* Records the mistake; FALSE for the caller to return. */
gboolean reader_mistake (Reader *reader, const char *at, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

/* Where a grammar is checked: puts the mistake with the others, and is TRUE for the reading to go
 * on. */
gboolean reader_go_on (Reader *reader);

/* Tells what is no mistake but of no use either, where a grammar is checked. */
void reader_warn (Reader *reader, const char *at, const char *format, ...) G_GNUC_PRINTF (3, 4);

/* The directive that a word which is none was most likely meant for; NULL if none is near. */
const char *hint_directive (const char *word);

const char *reader_skip (const char *at);

/* Takes the next word off rest; "" at the end of the line. */
char *reader_word (const char **rest);

/* Whether word is a small letter and then small letters, digits and joints. */
gboolean reader_identifier (const char *word, char joint);

/* A whole number of at most three digits, so that it cannot overflow; -1 if word is none. */
int reader_number (const char *word);

/* A pattern that runs from text to the end of the line; with whole it must match from end to end.
 * NULL when a mistake is recorded. expanded is (nullable) (transfer full). */
Pattern *reader_pattern (Reader *reader, const char *text, gboolean whole, char **expanded);

/* A pattern whose first group is what is wanted of it. */
Pattern *reader_capture (Reader *reader, const char *text, const char *wanted);

/* The directives of the template: takes the line if word is one of them and says so in known. FALSE
 * when a mistake is recorded. */
gboolean reader_template (Reader *reader, const char *word, const char *rest, gboolean *known);
gboolean reader_template_title (Reader *reader, const char *rest);

/* Frees the patterns of which a grammar has one each. */
void template_patterns_free (Grammar *grammar);

/* The directives of tables; rest is what stands behind the first word. */
gboolean reader_table (Reader *reader, const char *rest);
gboolean reader_title (Reader *reader, const char *rest);
gboolean reader_section (Reader *reader, const char *rest);
gboolean reader_field (Reader *reader, FieldKind kind, const char *rest);

/* The directives of relations, which stand below the tables they speak of. */
gboolean reader_row (Reader *reader, const char *rest);
gboolean reader_relation (Reader *reader, const char *rest);
gboolean reader_explain (Reader *reader, const char *rest);

/* Takes TABLE[.SECTION]; section is (transfer full). NULL when a mistake is recorded. */
const TableGrammar *reader_side (Reader *reader, const char *at, const char *place, char **section);

/* Takes one term; what it points to is the caller's. */
gboolean reader_term (Reader *reader, const char *at, char *word, RelationTerm *term);

/* Takes cells divided by blanks: what is compared from year to year or, units, between units. */
gboolean reader_cells (Reader *reader, const char *rest, GPtrArray *terms, gboolean units);

/* The directives of the prose: takes the line if word is one of them and says so in known. */
gboolean reader_prose (Reader *reader, const char *word, const char *rest, gboolean *known);

/* Section - Warnings: grammar_warnings.c. All of them do nothing unless a grammar is checked. */

/* A pattern, as written, that no text can match. */
void warn_dead (Reader *reader, const char *text);

/* A title, expanded, whose every form a title above takes; a unit or level likewise. */
void warn_title (Reader *reader, const char *at, const char *source);
void warn_unit (Reader *reader, const char *at, const char *source);
void warn_level (Reader *reader, const char *at, const char *source);

/* A table, at its end, that lacks what its fields ask for. */
void warn_table (Reader *reader, const TableGrammar *table);

/* A field that no column can reach. */
void warn_field (Reader *reader, const char *at, const Field *field);

void warn_unused_defines (Reader *reader);

/* Ends the table in hand: FALSE where something is missing in it. */
gboolean reader_end_table (Reader *reader);

void table_grammar_free (gpointer data);

#endif
