/* One document, for a command that looks at one.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#define _POSIX_C_SOURCE 200809L
#include "cli_document.h"

#include <signal.h>

#define MOST_OUTPUT (256ULL << 20) /* bytes, of all parts together */
#define MOST_WORKERS 4u            /* more have fonts to load and little left to draw with them */

typedef struct {
    const CliOne *one;
    CliRequest *requests; /* to be handed out */
    guint at, n_requests; /* at: the next */
    guint n_left;         /* that have not come back */
    GString *text;        /* for standard output */
    GPtrArray *names;     /* of char *: of the other outputs */
    GPtrArray *contents;  /* of GString *, one a name */
    guint64 n_bytes;      /* of all outputs */
    gboolean is_whole, is_read;
    GString *messages; /* of what was read */
    int code;
} Sitting;

static gboolean
next (gpointer data, CliTask *task)
{
    Sitting *sitting = data;
    if (sitting->at == sitting->n_requests)
        return FALSE;
    task->request.path = sitting->requests[sitting->at].path;
    task->request.part = sitting->requests[sitting->at].part;
    sitting->at++;
    return TRUE;
}

static GString *
output_of (Sitting *sitting, const char *name)
{
    if (name == NULL)
        return sitting->text;
    for (guint i = sitting->names->len; i-- > 0;)
        if (g_str_equal (g_ptr_array_index (sitting->names, i), name))
            return g_ptr_array_index (sitting->contents, i);
    GString *content = g_string_new (NULL);
    g_ptr_array_add (sitting->names, g_strdup (name));
    g_ptr_array_add (sitting->contents, content);
    return content;
}

static void
take (gpointer data, CliTask *task, const char *name, const char *bytes, gsize length)
{
    Sitting *sitting = data;
    (void) task;
    sitting->n_bytes += length;
    if (sitting->n_bytes <= MOST_OUTPUT)
        g_string_append_len (output_of (sitting, name), bytes, (gssize) length);
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

/* What has not been handed out yet is of no use any more. */
static void
drop_rest (Sitting *sitting)
{
    sitting->n_left -= sitting->n_requests - sitting->at;
    sitting->at = sitting->n_requests;
}

static void
tell_too_much (Sitting *sitting, const char *path)
{
    g_autofree char *shown = g_filename_display_name (path);
    cli_tell (shown, _ ("made more than %u MiB of output, and was stopped"),
              (guint) (MOST_OUTPUT >> 20));
    sitting->is_whole = FALSE;
    sitting->code = CLI_FAILED;
}

/* Why a document could not be read is told before what is said of it all the same; what a document
 * leaves open is told once its output is out. Of parts that failed one says why. */
static void
end (gpointer data, CliTask *task, const CliOutcome *outcome, const char *messages)
{
    Sitting *sitting = data;
    const gboolean is_read = outcome->reason == CLI_REASON_NONE
                             && (sitting->one->beside == NULL || outcome->code == CLI_OK);
    const gboolean is_news = sitting->one->beside == NULL || sitting->is_read;
    sitting->n_left--;
    if (is_read)
        g_string_append (sitting->messages, messages);
    else if (is_news)
        cli_message_put (messages);
    sitting->code =
        sitting->code != CLI_OK && sitting->one->beside != NULL ? sitting->code : outcome->code;
    sitting->is_read &= is_read;
    sitting->is_whole &= outcome->whole;
    /* Without those before it there is nothing to compare the last with, and a part alone is no
     * whole. */
    if (!is_read && sitting->n_requests > 1)
        drop_rest (sitting);
    if (sitting->n_left > 0)
        return;
    if (sitting->n_bytes > MOST_OUTPUT)
        tell_too_much (sitting, task->request.path);
    if (sitting->is_whole && !save_all (sitting))
        sitting->code = CLI_FAILED;
    else if (sitting->is_read || sitting->messages->len > 0)
        cli_message_put (sitting->messages->str);
}

static void
free_string (gpointer string)
{
    g_string_free (string, TRUE);
}

/* The files that are read before it, and the file; then the parts of what is done beside. Reading
 * cannot be parted, so it begins. */
static void
list_requests (Sitting *sitting, const char *file)
{
    const GPtrArray *before = sitting->one->before;
    const guint n = before != NULL ? before->len : 0;
    sitting->n_requests = n + 1 + sitting->one->n_beside;
    sitting->requests = g_new0 (CliRequest, sitting->n_requests);
    for (guint i = 0; i < sitting->n_requests; i++)
        sitting->requests[i] = (CliRequest){
            .path = i < n ? g_ptr_array_index ((GPtrArray *) before, i) : file,
            .part = i > n ? i - n : 0,
        };
    sitting->n_left = sitting->n_requests;
}

int
cli_read_one (CliReader *reader, const char *file, const CliOne *one)
{
    CliReading reading = { .reader = reader,
                           .job = one->job,
                           .beside = one->beside,
                           .data = one->data,
                           .even_failed = one->even_failed,
                           .by_itself = one->by_itself,
                           .draws = one->draws,
                           .n_before = one->before != NULL ? one->before->len : 0 };
    const CliJob job = cli_reading_job (&reading);
    const CliWalls walls = cli_reading_walls (&reading);
    Sitting sitting = { .one = one,
                        .is_whole = TRUE,
                        .is_read = TRUE,
                        .messages = g_string_new (NULL),
                        .text = g_string_new (NULL),
                        .names = g_ptr_array_new_with_free_func (g_free),
                        .contents = g_ptr_array_new_with_free_func (free_string),
                        .code = one->beside != NULL ? CLI_OK : CLI_FAILED };
    list_requests (&sitting, file);
    const CliClient client = { .next = next, .write = take, .end = end, .data = &sitting };
    CliPool pool = { .n_workers =
                         one->beside != NULL ? MIN (g_get_num_processors (), MOST_WORKERS) : 1 };
    int code = cli_pool_run (&pool, &job, &walls, &client);
    g_free (sitting.requests);
    g_string_free (sitting.text, TRUE);
    g_string_free (sitting.messages, TRUE);
    g_ptr_array_unref (sitting.names);
    g_ptr_array_unref (sitting.contents);
    if (pool.stopped_by != 0) {
        raise (pool.stopped_by); /* whoever started it may have it ignored */
        code = CLI_FAILED;
    }
    return code != CLI_OK ? code : sitting.code;
}
