/* CSV as RFC 4180 has it, as far as the tool itself writes and reads it. */
#ifndef DISCLOSE_CLI_CSV_H
#define DISCLOSE_CLI_CSV_H

#include <glib.h>
#include <stdio.h>

/* Appends a field, with a comma unless it is the first of its line. */
void cli_csv_field (GString *line, const char *text);
void cli_csv_number (GString *line, guint64 number);

/* Parts a record, which may hold line ends in quotes, into its fields, in place. Returns how many,
 * at most most; more are left out. */
guint cli_csv_split (char *record, char **fields, guint most);

/* The records of a file one by one. */
typedef struct {
    FILE *file;
    char *line;
    size_t room;
    guint64 at, next;  /* where the record begins, and the one after it */
    gboolean is_whole; /* it has its end, and its quotes are closed */
} CliRecords;

/* FALSE with errno set. */
gboolean cli_records_open (CliRecords *records, const char *path);

/* The next record with its end, which the last may lack: then it is not whole. FALSE: there is
 * none, or it cannot be read, as cli_records_close() then says. */
gboolean cli_records_next (CliRecords *records, GString *record);

/* FALSE with errno set if not all could be read. */
gboolean cli_records_close (CliRecords *records);

#endif
