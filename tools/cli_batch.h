/* Converting many files to one directory. */
#ifndef DISCLOSE_CLI_BATCH_H
#define DISCLOSE_CLI_BATCH_H

#include "cli_convert.h"
#include "cli_paths.h"

/* job is what workers do with each document. Returns an exit code. */
int cli_batch_run (CliConvert *convert, CliDocumentJob job, const CliPaths *paths);

#endif
