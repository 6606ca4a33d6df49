/* The files of a run, in one order however they were named and found: a hundred thousand of them in
 * little memory. */
#ifndef DISCLOSE_CLI_PATHS_H
#define DISCLOSE_CLI_PATHS_H

#include "cli.h"

typedef struct {
    GString *text;     /* all paths, each with its NUL */
    GArray *offsets;   /* of guint32: of each path in text; sorted once sealed */
    GByteArray *twins; /* once sealed: whether another path has the same base name */
} CliPaths;

void cli_paths_init (CliPaths *paths);
void cli_paths_clear (CliPaths *paths);

/* A file, or a directory: then every file below it that is a PDF by its first bytes, or is called
 * one. */
void cli_paths_add (CliPaths *paths, const char *path);

/* What a file (`-`: standard input) lists: a path a line, or, if it has a NUL, ended by NULs. FALSE
 * after telling why. */
gboolean cli_paths_add_listed (CliPaths *paths, const char *file);

/* Sorts, and drops what came twice. */
void cli_paths_seal (CliPaths *paths);

guint cli_paths_n (const CliPaths *paths);
const char *cli_paths_at (const CliPaths *paths, guint index);

/* The index of a path in sealed paths, or -1. */
int cli_paths_find (const CliPaths *paths, const char *path);

/* The name of the index-th file's directory: its own, or, if another file is called the same, that
 * with a checksum of the path. It does not depend on the order or on what else is there. */
char *cli_paths_folder (const CliPaths *paths, guint index);

#endif
