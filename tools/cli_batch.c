/* Many files to one directory: what is done is not done again, and what is told as done is safe on
 * disk, in its place.
 *
 * Files that workers have finished are gathered aside for a moment; then all of them are made
 * durable at once, moved into place, and written into the manifest. So whenever a run is cut off,
 * what the manifest has is whole, and what it has not is done again, to the same bytes.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#define _POSIX_C_SOURCE 200809L
#include "cli_batch.h"
#include "cli_manifest.h"
#include "cli_output.h"
#include "cli_package.h"
#include "cli_progress.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define GATHER_MOST 32                                 /* files */
#define GATHER_LONGEST (500 * G_TIME_SPAN_MILLISECOND) /* before the first is safe */

/* A file from when it is handed out until it is in the manifest. */
typedef struct {
    guint index;
    guint64 size;
    char *folder, *known;
    CliOutput *output;
    CliOutcome outcome;
} Item;

typedef struct {
    const CliConvert *convert;
    const CliPaths *paths;
    CliManifest *manifest;
    CliProgress progress;
    GPtrArray *items;  /* of Item *: in hand */
    GPtrArray *staged; /* of Item *: finished, not yet in place */
    gint64 staged_since;
    char *settings;
    guint next, serial;
    guint counts[CLI_REASON_N], partial, elsewhere; /* elsewhere: of another shard */
    gboolean is_broken;                             /* nothing can be written any more */
} Batch;

static void
free_item (gpointer data)
{
    Item *item = data;
    g_free (item->folder);
    g_free (item->known);
    g_clear_pointer (&item->output, cli_output_free);
    g_free (item);
}

static void
count (Batch *batch, const CliOutcome *outcome)
{
    batch->progress.done++;
    batch->progress.failed += outcome->reason != CLI_REASON_NONE;
    batch->counts[outcome->reason]++;
    batch->partial += strcmp (cli_manifest_status (outcome), "partial") == 0;
}

/* Section - In place */

static void
fail (Item *item, const CliPaths *paths)
{
    const GError *error = item->output != NULL ? cli_output_error (item->output) : NULL;
    const char *why = error != NULL ? error->message : "?";
    g_autofree char *shown = g_filename_display_name (cli_paths_at (paths, item->index));
    item->outcome.reason = CLI_REASON_WRITE;
    g_strlcpy (item->outcome.message, why, sizeof item->outcome.message);
    cli_tell (shown, _ ("the output was not written: %s"), why);
}

static void
append_line (const Batch *batch, GString *lines, const Item *item, gboolean is_done)
{
    cli_manifest_append (lines, cli_paths_at (batch->paths, item->index), item->folder, item->size,
                         is_done ? &item->outcome : NULL, batch->settings);
}

static Item *
staged_at (const Batch *batch, guint i)
{
    return g_ptr_array_index (batch->staged, i);
}

/* A directory that is there already is not changed at once; until it is done the manifest says so.
 */
static gboolean
announce (Batch *batch)
{
    g_autoptr (GString) lines = g_string_new (NULL);
    for (guint i = 0; i < batch->staged->len; i++) {
        const Item *item = staged_at (batch, i);
        g_autofree char *target = g_build_filename (batch->convert->out, item->folder, NULL);
        if (item->output != NULL && g_file_test (target, G_FILE_TEST_EXISTS))
            append_line (batch, lines, item, FALSE);
    }
    return lines->len == 0 || cli_manifest_write (batch->manifest, lines);
}

static void
make_durable (const Batch *batch)
{
    if (cli_sync_everything (cli_manifest_directory (batch->manifest)))
        return;
    for (guint i = 0; i < batch->staged->len; i++) {
        Item *item = staged_at (batch, i);
        if (item->output != NULL && !cli_output_sync (item->output))
            fail (item, batch->paths);
    }
}

static void
settle (Batch *batch)
{
    g_autoptr (GString) lines = g_string_new (NULL);
    if (batch->staged->len == 0)
        return;
    cli_package_remove (batch->convert->out);
    make_durable (batch);
    batch->is_broken = batch->is_broken || !announce (batch);
    for (guint i = 0; i < batch->staged->len && !batch->is_broken; i++) {
        Item *item = staged_at (batch, i);
        if (item->output != NULL && item->outcome.reason == CLI_REASON_NONE
            && !cli_output_place (item->output, item->folder))
            fail (item, batch->paths);
        count (batch, &item->outcome);
        append_line (batch, lines, item, TRUE);
    }
    cli_sync_directory (batch->convert->out);
    batch->is_broken = batch->is_broken || !cli_manifest_write (batch->manifest, lines);
    g_ptr_array_set_size (batch->staged, 0);
}

/* Section - The pool's client */

static gboolean
next (gpointer data, CliTask *task)
{
    Batch *batch = data;
    const CliConvert *convert = batch->convert;
    if (batch->is_broken || batch->next >= cli_paths_n (batch->paths))
        return FALSE;
    Item *item = g_new0 (Item, 1);
    item->index = batch->next++;
    item->folder = cli_paths_folder (batch->paths, item->index);
    item->known = convert->force ? g_strdup ("")
                                 : cli_manifest_known (batch->manifest, item->index, item->folder);
    g_ptr_array_add (batch->items, item);
    task->data = item;
    task->request.path = cli_paths_at (batch->paths, item->index);
    task->request.known = item->known;
    task->request.shard = convert->shard;
    task->request.shards = convert->shards;
    return TRUE;
}

static void
begin (gpointer data, const CliTask *task)
{
    Batch *batch = data;
    g_free (batch->progress.file);
    batch->progress.file = g_filename_display_name (task->request.path);
}

static void
take (gpointer data, CliTask *task, const char *name, const char *bytes, gsize length)
{
    Batch *batch = data;
    Item *item = task->data;
    if (name == NULL)
        return;
    if (item->output == NULL)
        item->output = cli_output_new (batch->convert->out, batch->serial++);
    (void) cli_output_write (item->output, name, bytes, length);
}

static void
take_file_facts (const CliTask *task, Item *item)
{
    struct stat status;
    if (task->request.fd < 0 || fstat (task->request.fd, &status) != 0)
        return;
    item->size = (guint64) status.st_size;
    if (item->outcome.sha256[0] == '\0' && S_ISREG (status.st_mode))
        (void) cli_hash_fd (task->request.fd, item->outcome.sha256);
}

/* Whether it is of this shard, where the worker did not live to tell. */
static gboolean
is_elsewhere (const Batch *batch, const Item *item)
{
    return batch->convert->shards > 0
           && !cli_is_of_shard (item->outcome.sha256, batch->convert->shard,
                                batch->convert->shards);
}

static void
end (gpointer data, CliTask *task, const CliOutcome *outcome, const char *messages)
{
    Batch *batch = data;
    Item *item = task->data;
    item->outcome = *outcome;
    guint place = 0;
    if (g_ptr_array_find (batch->items, item, &place))
        (void) g_ptr_array_steal_index_fast (batch->items, place);
    take_file_facts (task, item);
    if (outcome->skipped || is_elsewhere (batch, item)) {
        gboolean is_own = strcmp (item->known, item->outcome.sha256) == 0 && *item->known != '\0';
        batch->progress.done++;
        batch->progress.skipped += is_own;
        batch->elsewhere += !is_own;
        free_item (item);
        return;
    }
    if (outcome->reason != CLI_REASON_NONE) {
        g_clear_pointer (&item->output, cli_output_free);
        cli_message_put (messages);
    } else if (item->output == NULL || !cli_output_close (item->output)) {
        fail (item, batch->paths);
    }
    if (batch->staged->len == 0)
        batch->staged_since = g_get_monotonic_time ();
    g_ptr_array_add (batch->staged, item);
}

static void
tick (gpointer data)
{
    Batch *batch = data;
    if (batch->staged->len >= GATHER_MOST
        || (batch->staged->len > 0
            && g_get_monotonic_time () - batch->staged_since > GATHER_LONGEST))
        settle (batch);
    cli_progress_tick (&batch->progress);
}

/* All that results depend on, but the file itself. */
static void
ready (gpointer data, const char *key)
{
    Batch *batch = data;
    const CliConvert *convert = batch->convert;
    g_autofree char *all =
        g_strdup_printf ("%s\n%s\n%s\n%u %d\n%d %d %d", disclose_version (), key,
                         convert->reader.template_id != NULL ? convert->reader.template_id : "",
                         (guint) convert->flags, convert->check, convert->reader.max_pages,
                         convert->reader.max_glyphs, convert->reader.max_size);
    g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, all, -1);
    batch->settings = g_strndup (sum, 16);
    cli_manifest_look_up (batch->manifest, batch->paths, batch->settings);
}

/* Section - The run */

static void
tell_summary (const Batch *batch)
{
    g_autofree char *manifest = g_build_filename (batch->convert->out, "manifest.csv", NULL);
    g_autofree char *shown = g_filename_display_name (manifest);
    const CliProgress *progress = &batch->progress;
    if (progress->quiet)
        return;
    cli_tell (
        NULL, _ ("%u files converted, %u of them with findings; %u unchanged; %u failed; see %s"),
        batch->counts[CLI_REASON_NONE], batch->partial, progress->skipped, progress->failed, shown);
    if (batch->elsewhere > 0)
        cli_tell (NULL, _ ("%u files are of other shards"), batch->elsewhere);
    for (guint i = 1; i < CLI_REASON_N; i++)
        if (batch->counts[i] > 0)
            cli_tell (NULL, "%8u  %-10s %s", batch->counts[i], cli_reason_id ((CliReason) i),
                      cli_reason_text ((CliReason) i));
}

/* Puts the manifest in order, and writes the package if the run came to its end. */
static gboolean
conclude (const Batch *batch, const CliPool *pool)
{
    const char *out = batch->convert->out;
    gboolean is_over = pool->stopped_by == 0 && !batch->is_broken;
    return cli_manifest_sort (batch->manifest)
           && (!is_over || cli_package_exists (out) || cli_package_write (out));
}

/* A process of its own does so: it takes memory by the number of files, and is soon gone. */
static gboolean
conclude_aside (const Batch *batch, const CliPool *pool)
{
    int status = 0;
    pid_t child = fork ();
    if (child == 0) {
        (void) prctl (PR_SET_PDEATHSIG, SIGKILL);
        _exit (conclude (batch, pool) ? 0 : 1);
    }
    if (child < 0)
        return conclude (batch, pool);
    while (waitpid (child, &status, 0) < 0 && errno == EINTR)
        continue;
    return WIFEXITED (status) && WEXITSTATUS (status) == 0;
}

static int
finish (Batch *batch, const CliPool *pool, int code)
{
    settle (batch);
    cli_progress_end (&batch->progress);
    if (batch->settings != NULL && !conclude_aside (batch, pool))
        batch->is_broken = TRUE;
    if (code == CLI_OK)
        tell_summary (batch);
    if (pool->stopped_by != 0)
        cli_tell (NULL, _ ("stopped after %u of %u files; the same command goes on from here"),
                  batch->progress.done, batch->progress.total);
    if (code != CLI_OK)
        return code;
    return batch->is_broken || batch->progress.failed > 0 ? CLI_FAILED : CLI_OK;
}

int
cli_batch_run (CliConvert *convert, CliDocumentJob job, const CliPaths *paths)
{
    CliReading reading = {
        .reader = &convert->reader, .job = job, .data = convert, .wants_key = TRUE
    };
    const CliJob work = cli_reading_job (&reading);
    const CliWalls walls = cli_reading_walls (&reading);
    Batch batch = { .convert = convert,
                    .paths = paths,
                    .manifest = cli_manifest_open (convert->out, convert->bom),
                    .items = g_ptr_array_new_with_free_func (free_item),
                    .staged = g_ptr_array_new_with_free_func (free_item) };
    const CliClient client = { .next = next,
                               .begin = begin,
                               .write = take,
                               .end = end,
                               .ready = ready,
                               .tick = tick,
                               .data = &batch };
    CliPool pool = { .n_workers = convert->n_workers, .ahead = TRUE };
    int code = CLI_FAILED;
    if (batch.manifest != NULL) {
        cli_output_sweep (convert->out);
        cli_progress_begin (&batch.progress, cli_paths_n (paths), convert->quiet);
        code = cli_pool_run (&pool, &work, &walls, &client);
        code = finish (&batch, &pool, code);
        cli_manifest_free (batch.manifest);
    }
    g_ptr_array_unref (batch.items);
    g_ptr_array_unref (batch.staged);
    g_free (batch.settings);
    if (pool.stopped_by != 0) {
        raise (pool.stopped_by); /* whoever started it may have it ignored */
        code = CLI_FAILED;
    }
    return code;
}
