/* The frozen result of an audit, and how its findings are built. Every room that checks something
 * (relations, prose, codes) adds its findings through these calls and nothing else. */
#ifndef DISCLOSE_LIB_AUDIT_H
#define DISCLOSE_LIB_AUDIT_H

#include "disclose-audit.h"
#include "grammar.h"
#include "model.h"

/* A sentence with `%s` where words belong, and the words. */
typedef struct {
    const char *english; /* static, marked N_ for the translators */
    const char *words[3];
} Sentence;

struct DiscloseTerm {
    DiscloseRole role;
    gint8 sign;          /* -1: taken off its side */
    DiscloseAmount step; /* what the last digit printed in its table stands for, in its unit */
    guint rank;
    const DiscloseTable *table;
    const DiscloseRow *row;
    guint column; /* G_MAXUINT for none */
    const char *code;
    gboolean is_expected;
    DiscloseAmount expected;
    Sentence sentence; /* of a culprit; english NULL for none */
    const char *quote;
    DiscloseSource source;
};

struct DiscloseAuditFinding {
    const char *id, *department;
    DiscloseSeverity severity;
    guint table, cluster;
    Sentence sentence;
    gboolean compares;
    DiscloseAmount difference, envelope;
    GArray *terms; /* of DiscloseTerm */
};

/* A cell and what the document of the year before prints for it. */
struct DiscloseChange {
    const char *department;
    const DiscloseTable *table; /* of this year; of the year before if this one lacks it */
    const DiscloseRow *row;     /* likewise */
    const char *column;
    gboolean is_before, is_now;             /* whether anything is printed */
    gboolean is_percent;                    /* whether there was anything the year before */
    DiscloseAmount before, now, difference; /* in the unit of table */
    DiscloseAmount percent;                 /* of before */
};

struct DiscloseAudit {
    DiscloseDocument *document, *previous;
    GPtrArray *units; /* of DiscloseDocument */
    DiscloseGrammars *grammars;
    const Grammar *grammar;
    GStringChunk *strings;
    GPtrArray *findings; /* of DiscloseAuditFinding */
    GArray *changes;     /* of DiscloseChange */
    guint n_checked, n_clusters;
    guint n_shares, n_growths; /* percentages of the prose that were found right */
};

/* The grammar that the document was read with; NULL with DISCLOSE_ERROR_GRAMMAR if it is not among
 * them. */
const Grammar *audit_grammar (const DiscloseDocument *document, const DiscloseGrammars *grammars,
                              GError **error);

/* An audit that has checked nothing yet. (transfer full) */
DiscloseAudit *audit_new (DiscloseDocument *document, DiscloseGrammars *grammars,
                          const Grammar *grammar, DiscloseDocument *previous);

/* Adds a finding; words (up to three, NULL where there are fewer) fill the sentence and are copied.
 * The pointer is good for the audit's life. */
DiscloseAuditFinding *audit_add (DiscloseAudit *audit, const char *id, DiscloseSeverity severity,
                                 const char *department, guint table, const char *english,
                                 const char *const words[3]);

/* Adds a term, with everything but its role blank, to a finding. The pointer is good until the next
 * term is added. */
DiscloseTerm *audit_add_term (DiscloseAuditFinding *finding, DiscloseRole role);

/* A term that is a cell, a row (column G_MAXUINT) or a table (row NULL). */
DiscloseTerm *audit_add_cell (DiscloseAuditFinding *finding, DiscloseRole role,
                              const DiscloseTable *table, const DiscloseRow *row, guint column);

/* A term of that role with everything else blank. */
DiscloseTerm audit_blank_term (DiscloseRole role);

/* Makes term a cell, a row (column G_MAXUINT) or a table (row NULL). */
void audit_place_term (DiscloseTerm *term, const DiscloseTable *table, const DiscloseRow *row,
                       guint column);

/* A copy of text that lives as long as the audit. */
const char *audit_string (DiscloseAudit *audit, const char *text);

Sentence audit_sentence (DiscloseAudit *audit, const char *english, const char *const words[3]);

#endif
