/* Reading documents in workers. */
#ifndef DISCLOSE_CLI_DOCUMENT_H
#define DISCLOSE_CLI_DOCUMENT_H

#include "cli_worker.h"

typedef struct {
    CliReader *reader;
    CliDocumentJob job;
    CliDocumentJob beside; /* as of CliOne */
    gpointer data;
    gboolean even_failed, by_itself, draws; /* as of CliOne */
    guint n_before;     /* how many files are read for the job of the one behind them */
    gboolean wants_key; /* the workers' key is to be the checksum of their grammars */
    GPtrArray *before;  /* of DiscloseDocument: kept so, in the worker; NULL until there is one */
} CliReading;

/* Both live as long as reading. */
CliJob cli_reading_job (CliReading *reading);
CliWalls cli_reading_walls (const CliReading *reading);

/* Findings by severity; missing tables are counted by disclose_document_n_missing() alone. */
typedef struct {
    guint errors, warnings, notes;
} CliTally;

CliTally cli_tally (const DiscloseDocument *document);

/* Whether content of that SHA-256 falls in the shard, which counts from 0. */
gboolean cli_is_of_shard (const char *sha256, guint shard, guint shards);

/* SHA-256 of a file from its beginning, 64 hex digits. FALSE: it cannot be read. */
gboolean cli_hash_fd (int fd, char sha256[65]);

#endif
