/* What the subcommands of disclose share. Only the public header of the library is used here: if a
 * command needs more, the library lacks a call. */
#ifndef DISCLOSE_CLI_H
#define DISCLOSE_CLI_H

#include <disclose.h>
#include <glib/gi18n.h>
#include <sys/types.h>

#define GETTEXT_PACKAGE "disclose"

/* Exit codes, as disclose(1) promises them. */
enum { CLI_OK = 0, CLI_FAILED = 1, CLI_USAGE = 2 };

/* Section - Commands */

typedef struct {
    const char *name;
    int (*run) (int argc, char **argv); /* argv[0] is the command's name */
    const char *summary;
} CliCommand;

int cmd_convert (int argc, char **argv);
int cmd_tables (int argc, char **argv);
int cmd_explain (int argc, char **argv);
int cmd_check (int argc, char **argv);
int cmd_grammar (int argc, char **argv);
int cmd_locate (int argc, char **argv);
int cmd_annotate (int argc, char **argv);

/* Section - Arguments */

/* A command's arguments: arguments is told in the usage line, summary below it. */
GOptionContext *cli_context_new (const char *arguments, const char *summary);

/* Parses, and takes context over. On --version prints it; on a mistake tells it. TRUE: go on; else
 * code is what to exit with. */
gboolean cli_context_parse (GOptionContext *context, const char *command, int argc, char **argv,
                            int *code);

/* How documents are read: what the options of convert and tables set. */
typedef struct {
    char *template_id, *grammars_dir, *password_file;
    int max_pages, max_glyphs, max_size, max_memory, timeout; /* 0: no limit */
    DiscloseGrammars *grammars;
    DiscloseOptions *options;
} CliReader;

void cli_reader_init (CliReader *reader);
void cli_reader_clear (CliReader *reader);
void cli_reader_add_options (CliReader *reader, GOptionContext *context);

/* Loads grammars and password once the options are parsed. Returns an exit code, mistakes told. */
int cli_reader_prepare (CliReader *reader);

/* NULL after telling why. */
DiscloseDocument *cli_reader_open (const CliReader *reader, const char *file);

/* The built-in grammars and those of the user's places, under those of directory, which may be
 * NULL. NULL after telling why. */
DiscloseGrammars *cli_grammars_new (const char *directory);

/* Section - Messages: on standard error, in the user's language */

/* `disclose: subject: text`, or `disclose: text` where subject is NULL. */
void cli_tell (const char *subject, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Sends what else is written to standard error to fd from now on; messages stay where they are. */
void cli_divert_noise (int fd);

/* What a library error means and what to do about it. */
void cli_tell_error (const char *subject, const GError *error);

/* Tells a usage mistake and where help is; returns CLI_USAGE. */
int cli_usage (const char *command, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* The finding's sentence in the user's language. */
char *cli_finding_sentence (const DiscloseFinding *finding);

/* Section - Walls */

typedef int (*CliJob) (gpointer data);

/* Runs job in a process of its own under the reader's limits on memory and time, and returns its
 * exit code. If it dies, says why under the name of file; if it leaves an output directory half
 * made, removes it (out may be NULL). A signal that stops disclose stops the job first. */
int cli_supervise (const CliReader *reader, const char *file, const char *out, CliJob job,
                   gpointer data);

/* Section - Output */

/* A DiscloseWrite into a GString. */
gboolean cli_write_string (const char *data, gsize length, gpointer string, GError **error);

/* Writes all of data to standard output. FALSE after telling why. */
gboolean cli_write_stdout (const GString *data);

/* Writes all of data to the file path, at once or not at all. FALSE after telling why. */
gboolean cli_write_file (const char *path, const GString *data);

/* A directory that appears at once or not at all: files are written aside, under out, and moved to
 * out/name when all of them are whole. */
typedef struct {
    const char *out, *name;
    char *aside;
    GPtrArray *files; /* of char *: names of the files written */
} CliOutput;

gboolean cli_output_begin (CliOutput *output, const char *out, const char *name, GError **error);
gboolean cli_output_add (CliOutput *output, const char *file, const GString *data, GError **error);

/* Moves the files into place if ok, else removes them; releases output. */
gboolean cli_output_end (CliOutput *output, gboolean ok, GError **error);

/* Removes what process pid left aside under out. */
void cli_output_sweep (const char *out, pid_t pid);

/* Section - Columns on a terminal, where an ideograph is two wide */

guint cli_width (const char *text);

/* Appends text with control characters as `?`: what a hostile document says must not steer the
 * terminal. */
void cli_append_printable (GString *line, const char *text);

/* Appends text, and blanks up to width; to its left if right is TRUE. */
void cli_pad (GString *line, const char *text, guint width, gboolean right);

/* Appends cells (rows of n_columns strings) as aligned columns, indented; right has an 'r' for a
 * column set to the right. */
void cli_align (GString *text, const GPtrArray *cells, guint n_columns, const char *right);

#endif
