/* CSV as RFC 4180 has it, as far as the tool itself writes and reads it. */
#ifndef DISCLOSE_CLI_CSV_H
#define DISCLOSE_CLI_CSV_H

#include <glib.h>

/* Appends a field, with a comma unless it is the first of its line. */
void cli_csv_field (GString *line, const char *text);
void cli_csv_number (GString *line, guint64 number);

/* Parts a record, which may hold line ends in quotes, into its fields, in place. Returns how many,
 * at most most; more are left out. */
guint cli_csv_split (char *record, char **fields, guint most);

#endif
