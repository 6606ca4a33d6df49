/* The pages that `disclose report` writes. */
#ifndef DISCLOSE_CLI_REPORT_H
#define DISCLOSE_CLI_REPORT_H

#include "cli.h"

#include <disclose-audit.h>

/* Section - The files a page is made of, embedded at build */

/* The text of what is called so in tools/report/. */
const char *cli_report_file (const char *name);

/* Section - Pages */

typedef struct {
    const DiscloseDocument *document;
    const DiscloseAudit *audit;
    const DiscloseGrammars *grammars;
    guint sample, seed; /* figures to be drawn by lot; 0: none */
    gsize split;        /* out: where its pages, which are drawn elsewhere, belong in the report */
} CliReport;

/* Appends template with every @NAME@ put in by put. The page's own policy admits the script and
 * style given, and nothing else. FALSE with what put said. */
typedef gboolean (*CliPut) (GString *page, const char *name, gpointer data, GError **error);
gboolean cli_report_append (GString *page, const char *template, const char *script, CliPut put,
                            gpointer data, GError **error);

/* Appends the report of one document, without its pages. */
gboolean cli_report_append_document (GString *page, CliReport *report, GError **error);

/* Writes a part of the pages of a report, those before come before it: for each its size and its
 * picture, as the elements of a JSON array. Parts count from 1. FALSE with what was wrong. */
#define CLI_REPORT_PARTS 32
gboolean cli_report_write_pages (DisclosePages *pages, guint part, DiscloseWrite write,
                                 gpointer user_data, GError **error);

/* Appends the line of a document for the index; link is the report's place from there. */
void cli_report_append_line (GString *lines, const CliReport *report, const char *link);

/* Appends the index of several documents. */
gboolean cli_report_append_index (GString *page, const char *lines, GError **error);

#endif
