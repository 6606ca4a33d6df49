/* What the manifests of one or more directories say of each file, in order of the paths: a hundred
 * thousand lines in little memory, as only their places are kept. */
#ifndef DISCLOSE_CLI_LINES_H
#define DISCLOSE_CLI_LINES_H

#include "cli.h"

/* The columns of manifest.csv. */
typedef enum {
    CLI_LINE_PATH,
    CLI_LINE_FOLDER,
    CLI_LINE_SHA256,
    CLI_LINE_SIZE,
    CLI_LINE_TEMPLATE,
    CLI_LINE_YEAR,
    CLI_LINE_DEPARTMENT,
    CLI_LINE_TABLES,
    CLI_LINE_FIGURES,
    CLI_LINE_MISSING,
    CLI_LINE_ERRORS,
    CLI_LINE_WARNINGS,
    CLI_LINE_REMARKS,
    CLI_LINE_STATUS,
    CLI_LINE_REASON,
    CLI_LINE_MESSAGE,
    CLI_LINE_SECONDS,
    CLI_LINE_PEAK,
    CLI_LINE_VERSION,
    CLI_LINE_SETTINGS,
    CLI_LINE_N
} CliLineField;

#define CLI_LINE_PENDING "pending" /* the status of a directory that is being changed */

typedef struct CliLines CliLines;

CliLines *cli_lines_new (void);
void cli_lines_free (CliLines *lines);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliLines, cli_lines_free)

/* Adds the lines of a manifest.csv. FALSE with errno set. */
gboolean cli_lines_add (CliLines *lines, const char *manifest);

/* Puts them in order: by path, those of one path in the order of their manifests; of several lines
 * of one manifest for one path the last is kept. */
void cli_lines_seal (CliLines *lines);

guint cli_lines_n (const CliLines *lines);

/* The index-th line as it stands, with its end; and which manifest it is of, from 0. FALSE with
 * errno set. */
gboolean cli_lines_read (const CliLines *lines, guint index, GString *record, guint *manifest);

/* Whether a file with this status has its output. */
gboolean cli_lines_is_done (const char *status);

#endif
