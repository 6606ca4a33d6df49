/* OUT/datapackage.json: what every CSV of a batch is, for programs that read Data Packages. */
#ifndef DISCLOSE_CLI_PACKAGE_H
#define DISCLOSE_CLI_PACKAGE_H

#include "cli.h"

/* Writes it, as a whole, from the manifest, which has to be in order. FALSE after telling why. */
gboolean cli_package_write (const char *out);

/* Removes it: what it says is about to be wrong. */
void cli_package_remove (const char *out);

gboolean cli_package_exists (const char *out);

#endif
