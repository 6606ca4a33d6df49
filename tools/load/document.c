/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "load.h"
#include "cli_csv.h"

#include <errno.h>
#include <string.h>

/* The columns of figures.csv. */
enum {
    SOURCE,
    SHA256,
    TEMPLATE,
    YEAR,
    DEPARTMENT,
    TABLE,
    TITLE,
    SECTION,
    ROW,
    CODE,
    NAME,
    PATH,
    LEVEL,
    ITEM,
    COLUMN,
    VALUE,
    UNIT,
    YUAN,
    PAGE,
    X0,
    Y0,
    X1,
    Y1,
    RAW,
    STATUS,
    N_COLUMNS
};

static gint64
number (const char *text)
{
    return g_ascii_strtoll (text, NULL, 10);
}

/* Section - Figures */

/* Where figures go: they stand in the order of the tables, as many as each of these has. */
typedef struct {
    LoadStore *store;
    const CliEntry *entry;
    sqlite3_stmt *tables;
    sqlite3_int64 table;
    gint64 left, number; /* figures of it to come; its number */
    guint64 figures;
} Figures;

static gboolean
bind_figure (const Figures *figures, sqlite3_stmt *to, char **fields)
{
    static const int texts[] = { SECTION, CODE, NAME, PATH, ITEM, COLUMN, UNIT, RAW, STATUS };
    static const int text_places[] = { 2, 4, 5, 6, 8, 9, 11, 19, 20 };
    gint64 cents;
    sqlite3_bind_int64 (to, 1, figures->table);
    for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
        load_bind_text (to, text_places[i], fields[texts[i]]);
    sqlite3_bind_int64 (to, 3, number (fields[ROW]));
    sqlite3_bind_int64 (to, 7, number (fields[LEVEL]));
    load_bind_text_or_null (to, 10, fields[VALUE]);
    load_bind_text_or_null (to, 12, fields[YUAN]);
    if (load_cents (fields[YUAN], &cents))
        sqlite3_bind_int64 (to, 13, cents);
    else
        sqlite3_bind_null (to, 13);
    sqlite3_bind_int64 (to, 14, number (fields[PAGE]));
    for (int i = 0; i < 4; i++)
        load_bind_place (to, 15 + i, fields[X0 + i]);
    return load_store_run (figures->store, to);
}

/* The table that the next figure belongs to. */
static gboolean
next_table (Figures *figures)
{
    while (figures->left == 0) {
        if (sqlite3_step (figures->tables) != SQLITE_ROW)
            return FALSE;
        figures->table = sqlite3_column_int64 (figures->tables, 0);
        figures->left = sqlite3_column_int64 (figures->tables, 1);
        figures->number = sqlite3_column_int64 (figures->tables, 2);
    }
    return TRUE;
}

static gboolean
take_figure (Figures *figures, GString *record)
{
    char *fields[N_COLUMNS];
    sqlite3_stmt *to = load_store_statement (figures->store, LOAD_FIGURE);
    if (cli_csv_split (record->str, fields, N_COLUMNS) != N_COLUMNS
        || strcmp (fields[SHA256], figures->entry->fields[CLI_LINE_SHA256]) != 0
        || !next_table (figures) || number (fields[TABLE]) != figures->number)
        return cli_runs_tell_broken (figures->entry, "figures.csv", _ ("is of another run"));
    figures->left--;
    figures->figures++;
    return bind_figure (figures, to, fields);
}

static gboolean
take_figures (Figures *figures, CliRecords *records)
{
    gboolean ok = TRUE;
    g_autoptr (GString) record = g_string_new (NULL);
    if (!cli_records_next (records, record))
        return cli_runs_tell_broken (figures->entry, "figures.csv", _ ("has no header line"));
    while (ok && cli_records_next (records, record) && records->is_whole)
        ok = take_figure (figures, record);
    return ok;
}

static gboolean
load_figures (LoadStore *store, const CliEntry *entry, sqlite3_int64 document)
{
    CliRecords records;
    Figures figures = { .store = store, .entry = entry };
    g_autofree char *path = g_build_filename (entry->folder, "figures.csv", NULL);
    if (!cli_records_open (&records, path))
        return cli_runs_tell_broken (entry, "figures.csv", g_strerror (errno));
    figures.tables = load_store_statement (store, LOAD_TABLE);
    sqlite3_bind_int64 (figures.tables, 1, document);
    gboolean ok = take_figures (&figures, &records);
    sqlite3_reset (figures.tables);
    if (!cli_records_close (&records) && ok)
        ok = cli_runs_tell_broken (entry, "figures.csv", g_strerror (errno));
    if (ok && (gint64) figures.figures != number (entry->fields[CLI_LINE_FIGURES]))
        ok = cli_runs_tell_broken (entry, "figures.csv", _ ("is not whole"));
    store->figures += figures.figures;
    return ok;
}

/* Section - The rest */

static gboolean
load_json (LoadStore *store, const CliEntry *entry, sqlite3_int64 document)
{
    static const LoadStatement uses[] = { LOAD_DETAILS, LOAD_TABLES, LOAD_FINDINGS };
    g_autoptr (GError) error = NULL;
    g_autofree char *path = g_build_filename (entry->folder, "document.json", NULL);
    g_autofree char *json = NULL;
    if (!g_file_get_contents (path, &json, NULL, &error))
        return cli_runs_tell_broken (entry, "document.json", error->message);
    for (gsize i = 0; i < G_N_ELEMENTS (uses); i++) {
        sqlite3_stmt *statement = load_store_statement (store, uses[i]);
        sqlite3_bind_int64 (statement, 1, document);
        load_bind_text (statement, 2, json);
        if (sqlite3_step (statement) != SQLITE_DONE)
            return cli_runs_tell_broken (entry, "document.json", sqlite3_errmsg (store->db));
        sqlite3_reset (statement);
        sqlite3_clear_bindings (statement);
    }
    return TRUE;
}

static gboolean
add_document (LoadStore *store, const CliEntry *entry, const char *run, sqlite3_int64 *id)
{
    static const CliLineField texts[] = { CLI_LINE_STATUS, CLI_LINE_REASON, CLI_LINE_MESSAGE,
                                          CLI_LINE_VERSION, CLI_LINE_SETTINGS };
    char *const *fields = entry->fields;
    g_autofree char *source = g_path_get_basename (fields[CLI_LINE_PATH]);
    sqlite3_stmt *to = load_store_statement (store, LOAD_DOCUMENT);
    load_bind_text (to, 1, run);
    load_bind_text (to, 2, fields[CLI_LINE_PATH]);
    load_bind_text (to, 3, fields[CLI_LINE_FOLDER]);
    load_bind_text (to, 4, source);
    load_bind_text (to, 5, fields[CLI_LINE_SHA256]);
    sqlite3_bind_int64 (to, 6, number (fields[CLI_LINE_SIZE]));
    load_bind_text (to, 7, fields[CLI_LINE_TEMPLATE]);
    load_bind_number (to, 8, fields[CLI_LINE_YEAR]);
    load_bind_text (to, 9, fields[CLI_LINE_DEPARTMENT]);
    sqlite3_bind_int64 (to, 10, number (fields[CLI_LINE_FIGURES]));
    for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
        load_bind_text (to, 11 + (int) i, fields[texts[i]]);
    gboolean ok = load_store_run (store, to);
    *id = sqlite3_last_insert_rowid (store->db);
    return ok;
}

/* Its id, or 0 if the database has none; is_same: it need not be loaded again. */
static sqlite3_int64
find_document (LoadStore *store, const CliEntry *entry, const char *run, gboolean *is_same)
{
    static const CliLineField texts[] = { CLI_LINE_PATH,   CLI_LINE_FOLDER, CLI_LINE_SHA256,
                                          CLI_LINE_STATUS, CLI_LINE_REASON, CLI_LINE_SETTINGS };
    sqlite3_int64 id = 0;
    sqlite3_stmt *find = load_store_statement (store, LOAD_FIND);
    load_bind_text (find, 1, run);
    for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
        load_bind_text (find, 2 + (int) i, entry->fields[texts[i]]);
    sqlite3_bind_int64 (find, 8, number (entry->fields[CLI_LINE_FIGURES]));
    *is_same = FALSE;
    if (sqlite3_step (find) == SQLITE_ROW) {
        id = sqlite3_column_int64 (find, 0);
        *is_same = sqlite3_column_int (find, 1);
    }
    sqlite3_reset (find);
    return id;
}

static gboolean
run_with_id (LoadStore *store, LoadStatement which, sqlite3_int64 id)
{
    sqlite3_stmt *statement = load_store_statement (store, which);
    sqlite3_bind_int64 (statement, 1, id);
    return load_store_run (store, statement);
}

gboolean
load_document (LoadStore *store, const CliEntry *entry, const char *run)
{
    gboolean is_same;
    sqlite3_int64 id = find_document (store, entry, run, &is_same);
    if (is_same) {
        store->unchanged++;
        return run_with_id (store, LOAD_KEEP, id);
    }
    if (id != 0 && !run_with_id (store, LOAD_REMOVE, id))
        return FALSE;
    store->added++;
    return add_document (store, entry, run, &id) && run_with_id (store, LOAD_KEEP, id)
           && (!entry->is_done
               || (load_json (store, entry, id) && load_figures (store, entry, id)
                   && load_findings (store, entry, id)));
}
