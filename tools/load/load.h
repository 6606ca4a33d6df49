/* disclose load: what batches have made, as a database.
 *
 *     main.c      the command
 *     store.c     the database: its schema, its statements, whole or not at all
 *     document.c  what is done of one file, into it
 *     findings.c  what checking it has found
 *     cents.c     yuan as a whole number of 分
 */
#ifndef DISCLOSE_LOAD_H
#define DISCLOSE_LOAD_H

#include "cli_runs.h"

#include <sqlite3.h>

typedef enum {
    LOAD_FIND,     /* a document of a run and path */
    LOAD_KEEP,     /* it is still there */
    LOAD_REMOVE,   /* a document */
    LOAD_DOCUMENT, /* adds one */
    LOAD_DETAILS,  /* its kind and what it lacks, from its document.json */
    LOAD_TABLES,   /* adds its tables */
    LOAD_TABLE,    /* the tables in order: where figures go */
    LOAD_FIGURE,   /* adds one */
    LOAD_FINDINGS, /* adds what reading it found */
    LOAD_CHECK,    /* adds a finding of its check */
    LOAD_TERM,     /* adds a figure that takes part in it */
    LOAD_GONE,     /* removes what was not kept of a run */
    LOAD_COPIES,   /* finds documents with the same content */
    LOAD_N
} LoadStatement;

typedef struct {
    sqlite3 *db;
    char *path;
    gboolean is_new;
    sqlite3_stmt *statements[LOAD_N];
    guint added, unchanged, removed;
    guint64 figures;
} LoadStore;

/* Opens or makes the database, and begins to change it. FALSE after telling why. */
gboolean load_store_open (LoadStore *store, const char *path);

/* Makes all that was changed so since, or else nothing of it. FALSE after telling why. */
gboolean load_store_close (LoadStore *store, gboolean ok);

/* Tells the last mistake of the database; returns FALSE. */
gboolean load_store_tell (const LoadStore *store);

/* A statement, to be bound anew. */
sqlite3_stmt *load_store_statement (LoadStore *store, LoadStatement which);

/* Runs a statement that gives no rows. FALSE after telling why. */
gboolean load_store_run (LoadStore *store, sqlite3_stmt *statement);

/* Binds a text, which has to stay; an empty one as NULL if asked to. */
void load_bind_text (sqlite3_stmt *statement, int place, const char *text);
void load_bind_text_or_null (sqlite3_stmt *statement, int place, const char *text);

/* Brings the database to what run has of a file. FALSE after telling why. */
gboolean load_document (LoadStore *store, const CliEntry *entry, const char *run);

/* Loads findings.csv, where there is one. FALSE after telling why. */
gboolean load_findings (LoadStore *store, const CliEntry *entry, gint64 document);

/* A number, or NULL for an empty text. */
void load_bind_number (sqlite3_stmt *statement, int place, const char *text);
void load_bind_place (sqlite3_stmt *statement, int place, const char *text);

/* Yuan, a decimal, as 分. FALSE if it is no whole number of them, or too many. */
gboolean load_cents (const char *yuan, gint64 *cents);

#endif
