/* One document, for a command that looks at one.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#define _POSIX_C_SOURCE 200809L
#include "cli_document.h"

#include <signal.h>

typedef struct {
    const CliOne *one;
    const char *files[2]; /* what is still to be handed out, NULL for none */
    GString *text;        /* for standard output */
    GPtrArray *names;     /* of char *: of the other outputs */
    GPtrArray *contents;  /* of GString *, one a name */
    int code;
} Sitting;

static gboolean
next (gpointer data, CliTask *task)
{
    Sitting *sitting = data;
    task->request.path = sitting->files[0];
    sitting->files[0] = sitting->files[1];
    sitting->files[1] = NULL;
    return task->request.path != NULL;
}

static GString *
output_of (Sitting *sitting, const char *name)
{
    guint n = sitting->names->len;
    if (name == NULL)
        return sitting->text;
    if (n == 0 || !g_str_equal (g_ptr_array_index (sitting->names, n - 1), name)) {
        g_ptr_array_add (sitting->names, g_strdup (name));
        g_ptr_array_add (sitting->contents, g_string_new (NULL));
        n++;
    }
    return g_ptr_array_index (sitting->contents, n - 1);
}

static void
take (gpointer data, CliTask *task, const char *name, const char *bytes, gsize length)
{
    (void) task;
    g_string_append_len (output_of (data, name), bytes, (gssize) length);
}

static gboolean
save_all (const Sitting *sitting)
{
    for (guint i = 0; i < sitting->names->len && sitting->one->save != NULL; i++)
        if (!sitting->one->save (g_ptr_array_index (sitting->names, i),
                                 g_ptr_array_index (sitting->contents, i), sitting->one->data))
            return FALSE;
    return sitting->text->len == 0 || cli_write_stdout (sitting->text);
}

/* Why a document could not be read is told before what is said of it all the same; what a document
 * leaves open is told once its output is out. */
static void
end (gpointer data, CliTask *task, const CliOutcome *outcome, const char *messages)
{
    Sitting *sitting = data;
    const gboolean is_read = outcome->reason == CLI_REASON_NONE;
    (void) task;
    sitting->code = outcome->code;
    /* Without the first there is nothing to compare the second with. */
    if (!is_read) {
        cli_message_put (messages);
        sitting->files[0] = NULL;
    }
    if (outcome->whole && !save_all (sitting))
        sitting->code = CLI_FAILED;
    else if (is_read)
        cli_message_put (messages);
}

static void
free_string (gpointer string)
{
    g_string_free (string, TRUE);
}

int
cli_read_one (CliReader *reader, const char *file, const CliOne *one)
{
    CliReading reading = { .reader = reader,
                           .job = one->job,
                           .data = one->data,
                           .even_failed = one->even_failed,
                           .by_itself = one->by_itself,
                           .draws = one->draws,
                           .keeps_first = one->previous != NULL };
    const CliJob job = cli_reading_job (&reading);
    const CliWalls walls = cli_reading_walls (&reading);
    Sitting sitting = { .one = one,
                        .files = { one->previous != NULL ? one->previous : file,
                                   one->previous != NULL ? file : NULL },
                        .text = g_string_new (NULL),
                        .names = g_ptr_array_new_with_free_func (g_free),
                        .contents = g_ptr_array_new_with_free_func (free_string),
                        .code = CLI_FAILED };
    const CliClient client = { .next = next, .write = take, .end = end, .data = &sitting };
    CliPool pool = { .n_workers = 1 };
    int code = cli_pool_run (&pool, &job, &walls, &client);
    g_string_free (sitting.text, TRUE);
    g_ptr_array_unref (sitting.names);
    g_ptr_array_unref (sitting.contents);
    if (pool.stopped_by != 0) {
        raise (pool.stopped_by); /* whoever started it may have it ignored */
        code = CLI_FAILED;
    }
    return code != CLI_OK ? code : sitting.code;
}
