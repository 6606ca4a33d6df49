/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli_csv.h"
#include "load.h"

#include <errno.h>
#include <string.h>

#define FILE_NAME "findings.csv"

/* Its columns. */
enum {
    SOURCE,
    SHA256,
    YEAR,
    DEPARTMENT,
    FINDING,
    ID,
    SEVERITY,
    MESSAGE,
    ROLE,
    RANK,
    TABLE,
    SECTION,
    ROW,
    CODE,
    NAME,
    ITEM,
    COLUMN,
    VALUE,
    EXPECTED,
    DIFFERENCE,
    ENVELOPE,
    PAGE,
    X0,
    Y0,
    X1,
    Y1,
    QUOTE,
    N_COLUMNS
};

/* A finding has a line for each of its figures; what is its own stands in every one. */
typedef struct {
    LoadStore *store;
    const CliEntry *entry;
    gint64 document;
    sqlite3_int64 finding; /* id */
    guint64 ordinal;       /* of the finding; 0: there is none yet */
} Check;

static gboolean
add_finding (Check *check, char **fields)
{
    static const int texts[] = { ID, SEVERITY, MESSAGE, QUOTE };
    sqlite3_stmt *to = load_store_statement (check->store, LOAD_CHECK);
    sqlite3_bind_int64 (to, 1, check->document);
    load_bind_number (to, 2, fields[FINDING]);
    for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
        load_bind_text (to, 3 + (int) i, fields[texts[i]]);
    load_bind_text_or_null (to, 7, fields[DIFFERENCE]);
    load_bind_text_or_null (to, 8, fields[ENVELOPE]);
    load_bind_number (to, 9, fields[TABLE]);
    load_bind_number (to, 10, fields[PAGE]);
    for (int i = 0; i < 4; i++)
        load_bind_place (to, 11 + i, fields[X0 + i]);
    gboolean ok = load_store_run (check->store, to);
    check->finding = sqlite3_last_insert_rowid (check->store->db);
    return ok;
}

static gboolean
add_term (const Check *check, char **fields)
{
    static const int texts[] = { CODE, NAME, ITEM, COLUMN };
    sqlite3_stmt *to = load_store_statement (check->store, LOAD_TERM);
    sqlite3_bind_int64 (to, 1, check->finding);
    load_bind_text (to, 2, fields[ROLE]);
    load_bind_number (to, 3, fields[RANK]);
    load_bind_number (to, 4, fields[TABLE]);
    load_bind_text (to, 5, fields[SECTION]);
    load_bind_number (to, 6, fields[ROW]);
    for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
        load_bind_text (to, 7 + (int) i, fields[texts[i]]);
    load_bind_text_or_null (to, 11, fields[VALUE]);
    load_bind_text_or_null (to, 12, fields[EXPECTED]);
    load_bind_number (to, 13, fields[PAGE]);
    for (int i = 0; i < 4; i++)
        load_bind_place (to, 14 + i, fields[X0 + i]);
    return load_store_run (check->store, to);
}

/* A finding without a figure has one line, which has no table. */
static gboolean
take_line (Check *check, GString *record)
{
    char *fields[N_COLUMNS];
    if (cli_csv_split (record->str, fields, N_COLUMNS) != N_COLUMNS
        || strcmp (fields[SHA256], check->entry->fields[CLI_LINE_SHA256]) != 0)
        return cli_runs_tell_broken (check->entry, FILE_NAME, _ ("is of another run"));
    guint64 ordinal = g_ascii_strtoull (fields[FINDING], NULL, 10);
    if (ordinal != check->ordinal && !add_finding (check, fields))
        return FALSE;
    check->ordinal = ordinal;
    return (*fields[TABLE] == '\0' && *fields[ROLE] == '\0') || add_term (check, fields);
}

gboolean
load_findings (LoadStore *store, const CliEntry *entry, gint64 document)
{
    CliRecords records;
    Check check = { .store = store, .entry = entry, .document = document };
    g_autofree char *path = g_build_filename (entry->folder, FILE_NAME, NULL);
    g_autoptr (GString) record = g_string_new (NULL);
    if (!cli_records_open (&records, path))
        return errno == ENOENT || cli_runs_tell_broken (entry, FILE_NAME, g_strerror (errno));
    gboolean ok = TRUE;
    (void) cli_records_next (&records, record); /* the head */
    while (ok && records.is_whole && cli_records_next (&records, record))
        ok = records.is_whole ? take_line (&check, record)
                              : cli_runs_tell_broken (entry, FILE_NAME, _ ("is not whole"));
    if (!cli_records_close (&records) && ok)
        ok = cli_runs_tell_broken (entry, FILE_NAME, g_strerror (errno));
    return ok;
}
