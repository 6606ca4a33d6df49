/* What the rooms of `disclose convert` share. */
#ifndef DISCLOSE_CLI_CONVERT_H
#define DISCLOSE_CLI_CONVERT_H

#include "cli_document.h"

typedef struct {
    CliReader reader;
    char *out;  /* NULL: standard output */
    char *xlsx; /* a workbook to write instead; NULL: none */
    char **paths;
    gboolean labels, bom, crlf, check;
    DiscloseCsvFlags flags;
    /* Of a batch. */
    gboolean is_batch, force, quiet;
    int jobs; /* as given; -1: not */
    guint n_workers;
    char *list, *shard_text;
    guint shard, shards; /* from 0; shards 0: all */
} CliConvert;

/* The tables that a document lacks and how many findings it has; NULL if none, else to be freed. */
char *cli_findings_line (const DiscloseDocument *document);

/* The base name without .pdf; to be freed. */
char *cli_output_name (const char *path);

/* FALSE after telling which two files would be written to one place. */
gboolean cli_check_names (char **paths);

#endif
