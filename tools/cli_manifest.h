/* OUT/manifest.csv: a line a file. While a run goes on lines are added at its end, each once the
 * file's output is safe in its place; when it ends they are put in order. A line without its end is
 * none, and of two for one file the later holds: so whenever a run is cut off, what is there is
 * true. */
#ifndef DISCLOSE_CLI_MANIFEST_H
#define DISCLOSE_CLI_MANIFEST_H

#include "cli_paths.h"
#include "cli_worker.h"

typedef struct CliManifest CliManifest;

/* Opens it under out, which is made if need be, and locks out; bom: it is to begin with a
 * byte-order mark. NULL after telling why. */
CliManifest *cli_manifest_open (const char *out, gboolean bom);

/* The descriptor of out, since before anything was written there. */
int cli_manifest_directory (const CliManifest *manifest);

/* Looks up what is known of the paths. Files done with other settings count as not done. */
void cli_manifest_look_up (CliManifest *manifest, const CliPaths *paths, const char *settings);

/* The checksum with which the index-th path was done, "" if it is to be done; to be freed. */
char *cli_manifest_known (const CliManifest *manifest, guint index, const char *folder);

/* Adds to lines what became of a file; outcome NULL: its directory is about to be changed, and is
 * not to be relied on until the next line. */
void cli_manifest_append (GString *lines, const char *path, const char *folder, guint64 size,
                          const CliOutcome *outcome, const char *settings);

/* Writes lines, and makes them durable. FALSE after telling why. */
gboolean cli_manifest_write (CliManifest *manifest, const GString *lines);

/* Puts the lines in order. FALSE after telling why. */
gboolean cli_manifest_sort (CliManifest *manifest);

void cli_manifest_free (CliManifest *manifest);

/* `ok`, `partial` or `failed`. */
const char *cli_manifest_status (const CliOutcome *outcome);

#endif
