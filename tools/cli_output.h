/* Output that is whole or not there, and stays so when the power fails: files are written aside,
 * made durable, and moved into place.
 *
 *     cli_output_new() → _write()… → _close() → _sync() → _place() → _free()
 *
 * The steps are apart so that the second half can be done for many documents at once: most of what
 * making files durable costs is paid once, however many they are. */
#ifndef DISCLOSE_CLI_OUTPUT_H
#define DISCLOSE_CLI_OUTPUT_H

#include "cli.h"

typedef struct CliOutput CliOutput;

/* For one document, under the directory out, which is made if need be; serial tells apart those
 * that this process has in hand at once. */
CliOutput *cli_output_new (const char *out, guint serial);

/* Appends to a file; its name differs from the one before: that one is complete. FALSE after a
 * failure, of this or an earlier call. */
gboolean cli_output_write (CliOutput *output, const char *file, const char *data, gsize length);

/* No more is to come. FALSE: something could not be written. */
gboolean cli_output_close (CliOutput *output);

/* Makes the files durable where they are. */
gboolean cli_output_sync (CliOutput *output);

/* The same for many outputs at once, and for whatever else was written to their file system since
 * directory was opened: a flush of it costs about as much as that of two or three files. FALSE: it
 * failed, or cannot be relied upon here; sync each. */
gboolean cli_sync_everything (int directory);

/* Moves them to out/name. A new directory comes in one rename, into an old one each file comes in
 * one; tables of an earlier run that are no more are removed. */
gboolean cli_output_place (CliOutput *output, const char *name);

/* Why a call above returned FALSE. */
const GError *cli_output_error (const CliOutput *output);

/* Removes what has not been moved into place. */
void cli_output_free (CliOutput *output);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliOutput, cli_output_free)

/* Best effort: not every file system can do it. */
void cli_sync_directory (const char *path);

/* Writes all of data. FALSE with errno set. */
gboolean cli_write_all (int fd, const char *data, gsize length);

/* Removes what processes that are no more have left aside under out. */
void cli_output_sweep (const char *out);

#endif
