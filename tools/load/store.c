/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "load.h"

#include <glib/gstdio.h>
#include <string.h>

#define APPLICATION 0x64736c63 /* by which file(1) and we know a database of this kind */
#define VERSION 1              /* of the schema */

typedef struct {
    const char *name, *bytes;
    gsize length;
} File;

static const File files[] = {
#include "load_schema.h"
};

static const char *const texts[LOAD_N] = {
    [LOAD_FIND] = "SELECT id, folder = ?3 AND sha256 = ?4 AND status = ?5 AND reason = ?6 AND "
                  "settings = ?7 AND figures = ?8 FROM documents WHERE run = ?1 AND path = ?2",
    [LOAD_KEEP] = "INSERT OR IGNORE INTO temp.kept (document) VALUES (?1)",
    [LOAD_REMOVE] = "DELETE FROM documents WHERE id = ?1",
    [LOAD_DOCUMENT] =
        "INSERT INTO documents (run, path, folder, source, sha256, size, template, year, "
        "department, kind, missing, figures, status, reason, message, version, settings) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, '', '[]', ?10, ?11, ?12, ?13, ?14, ?15)",
    [LOAD_DETAILS] = "UPDATE documents SET source = ?2 ->> '$.source', kind = ?2 ->> '$.kind', "
                     "missing = ?2 -> '$.missing' WHERE id = ?1",
    [LOAD_TABLES] =
        "INSERT INTO tables (document, ordinal, template, number, year, department, title, unit, "
        "way, first_page, last_page, rows, figures, note) "
        "SELECT ?1, key + 1, value ->> 'template', value ->> 'number', "
        "nullif (value ->> 'year', 0), value ->> 'department', value ->> 'title', "
        "value ->> 'unit', value ->> 'way', value ->> '$.pages[0]', value ->> '$.pages[#-1]', "
        "value ->> 'rows', value ->> 'figures', value ->> 'note' FROM json_each (?2, '$.tables')",
    [LOAD_TABLE] = "SELECT id, figures, number FROM tables WHERE document = ?1 ORDER BY ordinal",
    [LOAD_FIGURE] =
        "INSERT INTO figures (table_id, section, row, code, name, path, level, item, column, "
        "value, unit, yuan, fen, page, x0, y0, x1, y1, raw, status) VALUES "
        "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, "
        "?20)",
    [LOAD_FINDINGS] =
        "INSERT INTO findings (document, origin, ordinal, finding, severity, message, text, "
        "number, page, x0, y0, x1, y1) SELECT ?1, 'reading', key + 1, value ->> 'id', value ->> "
        "'severity', "
        "value ->> 'message', value ->> 'text', value ->> 'table', value ->> 'page', "
        "value ->> '$.box[0]', value ->> '$.box[1]', value ->> '$.box[2]', value ->> '$.box[3]' "
        "FROM json_each (?2, '$.findings')",
    [LOAD_CHECK] =
        "INSERT INTO findings (document, origin, ordinal, finding, severity, message, text, "
        "difference, envelope, number, page, x0, y0, x1, y1) "
        "VALUES (?1, 'check', ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
    [LOAD_TERM] =
        "INSERT INTO terms (finding_id, role, rank, number, section, row, code, name, item, "
        "column, value, expected, page, x0, y0, x1, y1) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, "
        "?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
    [LOAD_GONE] = "DELETE FROM documents WHERE run = ?1 AND id NOT IN temp.kept",
    [LOAD_COPIES] =
        "UPDATE documents AS d SET copy_of = first FROM (SELECT e.id, (SELECT min (f.id) FROM "
        "documents f WHERE f.sha256 = e.sha256 AND f.status IN ('ok', 'partial') AND f.id < e.id) "
        "AS first FROM documents e WHERE e.status IN ('ok', 'partial')) AS seen "
        "WHERE seen.id = d.id AND d.copy_of IS NOT seen.first",
};

/* Section - Statements */

gboolean
load_store_tell (const LoadStore *store)
{
    g_autofree char *shown = g_filename_display_name (store->path);
    cli_tell (shown, "%s", store->db != NULL ? sqlite3_errmsg (store->db) : "?");
    return FALSE;
}

sqlite3_stmt *
load_store_statement (LoadStore *store, LoadStatement which)
{
    sqlite3_stmt *statement = store->statements[which];
    sqlite3_reset (statement);
    return statement;
}

gboolean
load_store_run (LoadStore *store, sqlite3_stmt *statement)
{
    gboolean ok = sqlite3_step (statement) == SQLITE_DONE || load_store_tell (store);
    sqlite3_reset (statement);
    return ok;
}

void
load_bind_text (sqlite3_stmt *statement, int place, const char *text)
{
    sqlite3_bind_text (statement, place, text, -1, SQLITE_STATIC);
}

void
load_bind_text_or_null (sqlite3_stmt *statement, int place, const char *text)
{
    if (*text != '\0')
        load_bind_text (statement, place, text);
    else
        sqlite3_bind_null (statement, place);
}

void
load_bind_number (sqlite3_stmt *statement, int place, const char *text)
{
    if (*text != '\0')
        sqlite3_bind_int64 (statement, place, g_ascii_strtoll (text, NULL, 10));
    else
        sqlite3_bind_null (statement, place);
}

void
load_bind_place (sqlite3_stmt *statement, int place, const char *text)
{
    if (*text != '\0')
        sqlite3_bind_double (statement, place, g_ascii_strtod (text, NULL));
    else
        sqlite3_bind_null (statement, place);
}

/* Section - The database */

static gboolean
run_text (LoadStore *store, const char *sql)
{
    return sqlite3_exec (store->db, sql, NULL, NULL, NULL) == SQLITE_OK || load_store_tell (store);
}

static gboolean
run_file (LoadStore *store, const char *name)
{
    for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
        if (strcmp (files[i].name, name) == 0)
            return run_text (store, files[i].bytes);
    g_return_val_if_reached (FALSE);
}

static int
number_of (LoadStore *store, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    int number = -1;
    if (sqlite3_prepare_v2 (store->db, sql, -1, &statement, NULL) == SQLITE_OK
        && sqlite3_step (statement) == SQLITE_ROW)
        number = sqlite3_column_int (statement, 0);
    sqlite3_finalize (statement);
    return number;
}

/* A database of one's own gets our tables beside its own; names that it has already are told. */
static gboolean
make_schema (LoadStore *store)
{
    g_autofree char *marks = g_strdup_printf (
        "PRAGMA application_id = %d; PRAGMA user_version = %d", APPLICATION, VERSION);
    int application = number_of (store, "PRAGMA application_id");
    int version = number_of (store, "PRAGMA user_version");
    if (application == APPLICATION && version == VERSION)
        return TRUE;
    if (application == 0 && version == 0)
        return run_file (store, "schema") && run_text (store, marks);
    if (application < 0 || version < 0)
        return load_store_tell (store);
    g_autofree char *shown = g_filename_display_name (store->path);
    cli_tell (shown, _ ("is a database of another kind or version; give another file"));
    return FALSE;
}

static gboolean
prepare (LoadStore *store)
{
    for (guint i = 0; i < LOAD_N; i++)
        if (sqlite3_prepare_v3 (store->db, texts[i], -1, SQLITE_PREPARE_PERSISTENT,
                                &store->statements[i], NULL)
            != SQLITE_OK)
            return load_store_tell (store);
    return TRUE;
}

gboolean
load_store_open (LoadStore *store, const char *path)
{
    *store =
        (LoadStore){ .path = g_strdup (path), .is_new = !g_file_test (path, G_FILE_TEST_EXISTS) };
    if (sqlite3_open_v2 (path, &store->db,
                         SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL)
        != SQLITE_OK)
        return load_store_tell (store);
    sqlite3_extended_result_codes (store->db, 1);
    return run_text (store, "PRAGMA foreign_keys = ON; PRAGMA cache_size = -16384; "
                            "CREATE TEMP TABLE kept (document INTEGER PRIMARY KEY) STRICT; "
                            "BEGIN IMMEDIATE")
           && make_schema (store) && prepare (store);
}

gboolean
load_store_close (LoadStore *store, gboolean ok)
{
    ok = ok && load_store_run (store, load_store_statement (store, LOAD_COPIES))
         && run_file (store, "indexes") && run_text (store, "COMMIT");
    for (guint i = 0; i < LOAD_N; i++)
        sqlite3_finalize (store->statements[i]);
    /* What was not committed is undone. */
    if (sqlite3_close (store->db) != SQLITE_OK)
        ok = load_store_tell (store);
    if (!ok && store->is_new)
        g_unlink (store->path);
    g_free (store->path);
    return ok;
}
