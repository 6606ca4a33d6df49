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
    int (*run) (int argc, char **argv); /* argv[0] is the command's name; NULL: a program apart */
    const char *summary;
} CliCommand;

int cmd_convert (int argc, char **argv);
int cmd_merge (int argc, char **argv);
int cmd_tables (int argc, char **argv);
int cmd_explain (int argc, char **argv);
int cmd_check (int argc, char **argv);
int cmd_grammar (int argc, char **argv);
int cmd_locate (int argc, char **argv);
int cmd_annotate (int argc, char **argv);
int cmd_report (int argc, char **argv);

/* Section - Programs */

/* What a program does first: the language of its user, and signals that are errors instead. */
void cli_program_begin (void);

/* Runs disclose-NAME instead of this program: the one beside it, else the one that is installed.
 * argv[0] is the command's name. Returns an exit code, the reason told, only if it cannot be run.
 */
int cli_program_become (const char *name, char **argv);

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
    gboolean no_sandbox;
    DiscloseGrammars *grammars;
    DiscloseOptions *options;
} CliReader;

void cli_reader_init (CliReader *reader);
void cli_reader_clear (CliReader *reader);
void cli_reader_add_options (CliReader *reader, GOptionContext *context);

/* Sets options once they are parsed. Returns an exit code, mistakes told. Grammars are left to the
 * process that reads with them. */
int cli_reader_prepare (CliReader *reader);

/* Loads the grammars that the options name. Returns an exit code, mistakes told. */
int cli_reader_load_grammars (CliReader *reader);

/* The built-in grammars and those of the user's places, under those of directory, which may be
 * NULL. NULL after telling why. */
DiscloseGrammars *cli_grammars_new (const char *directory);

/* Section - Messages: on standard error, in the user's language */

/* `disclose: subject: text`, or `disclose: text` where subject is NULL. */
void cli_tell (const char *subject, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* What a library error means and what to do about it. */
void cli_tell_error (const char *subject, const GError *error);

/* The same as a text, to be freed. */
char *cli_error_text (const GError *error);

/* A message as it is shown, a line with its end; to be freed. */
char *cli_message_line (const char *subject, const char *text);

/* Shows lines: where messages are diverted to, else on standard error. */
void cli_message_put (const char *lines);

/* Shows lines on standard error whatever is diverted. */
void cli_message_write (const char *lines);

/* Hands messages to put from now on instead of showing them. */
void cli_message_divert (void (*put) (const char *lines, gpointer data), gpointer data);

/* Tells a usage mistake and where help is; returns CLI_USAGE. */
int cli_usage (const char *command, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* The Chinese for an English message, whatever the locale; the message itself if there is none. */
const char *cli_chinese (const char *english);

/* The finding's sentence in the user's language. */
char *cli_finding_sentence (const DiscloseFinding *finding);

/* The same in another language: translate gives the sentence for an English one. */
typedef const char *(*CliTranslate) (const char *english);
char *cli_finding_sentence_in (const DiscloseFinding *finding, CliTranslate translate);

/* Section - Documents
 *
 * A document is only ever read in a worker (cli_worker.h): a process of its own behind walls, which
 * can write to nothing but the pipe that its reply is.
 */

typedef struct CliReply CliReply;

/* A DiscloseWrite with a CliReply: to standard output, or the file named last. */
gboolean cli_reply_write (const char *data, gsize length, gpointer reply, GError **error);

/* What is written from now on belongs to the output of that name, of which there may be several. */
void cli_reply_file (CliReply *reply, const char *name);

/* The document in hand. */
typedef struct {
    const char *path;           /* only to be told; nothing can be opened */
    int fd;                     /* open for reading */
    DiscloseDocument *document; /* NULL if it could not be read, which is told already */
    const GPtrArray *before;    /* of DiscloseDocument: those that CliOne names, in their order */
    guint part;                 /* of the job beside; 0: it is the other */
} CliSubject;

/* What a command makes of a document, in the worker. Returns an exit code, mistakes told. */
typedef int (*CliDocumentJob) (const CliSubject *subject, CliReply *reply, gpointer data);

/* Takes what the job wrote to the output name, in the process that may open files. FALSE after
 * telling why it cannot be written. */
typedef gboolean (*CliSave) (const char *name, const GString *content, gpointer data);

typedef struct {
    CliDocumentJob job;
    gboolean even_failed;    /* runs job for a document that could not be read, too */
    gboolean by_itself;      /* job reads the descriptor itself: no document is opened for it */
    CliDocumentJob beside;   /* a second job on the same file, that reads the descriptor itself, at
                                the same time and in several workers at once; NULL: none */
    guint n_beside;          /* parts of it, each of which a worker does as it comes to it */
    gboolean draws;          /* job draws pages, which takes the fonts of the system */
    const GPtrArray *before; /* of char *: files to be read first, for the job to compare with; NULL
                                for none */
    CliSave save;            /* NULL: standard output is all there is */
    gpointer data;
} CliOne;

/* Reads file in a worker and runs a job on it. Standard output and files get the whole or nothing.
 * Returns an exit code, mistakes told. */
int cli_read_one (CliReader *reader, const char *file, const CliOne *one);

/* Section - Output */

/* A DiscloseWrite into a GString. */
gboolean cli_write_string (const char *data, gsize length, gpointer string, GError **error);

/* Writes all of data to standard output. FALSE after telling why. */
gboolean cli_write_stdout (const GString *data);

/* Writes all of data to the file path, at once or not at all. FALSE after telling why. */
gboolean cli_write_file (const char *path, const GString *data);

/* Whether path is a device or a pipe, which is written to: replaced by a file it would be gone. */
gboolean cli_is_no_file (const char *path);

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
