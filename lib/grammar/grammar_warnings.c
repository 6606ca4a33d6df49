/* What compiles and is likely not meant. Looked for only where a grammar is checked, since it takes
 * time. */
#include "grammar_reader.h"

#include "bounds.h"

#include <string.h>

void
warn_dead (Reader *reader, const char *text)
{
    const gssize at = reader->warnings != NULL ? source_dead_end (text) : -1;
    if (at >= 0)
        reader_warn (reader, text + at,
                     "nothing can match this, ^ is the beginning and $ the end of the text; move "
                     "it there, or write \\^ or \\$ for the character");
}

/* Section - What an earlier line takes */

/* Whether a thing read before takes string; index counts from 0. */
typedef gboolean (*Taker) (const Grammar *grammar, guint index, const char *string);

/* The first of n things that takes string, -1 if none does. */
static int
first_taking (const Grammar *grammar, guint n, Taker takes, const char *string)
{
    for (guint i = 0; i < n; i++)
        if (takes (grammar, i, string))
            return (int) i;
    return -1;
}

/* The one of n things that takes the last of all strings that source stands for, where each of them
 * is taken; -1 where any is not, or they cannot be told. */
static int
taker_of_all (const Reader *reader, guint n, Taker takes, const char *source)
{
    int taker = -1;
    if (reader->warnings == NULL)
        return -1;
    g_autoptr (GPtrArray) strings = source_strings (source, LIMIT_TITLE_STRINGS);
    for (guint i = 0; strings != NULL && i < strings->len; i++) {
        taker = first_taking (reader->grammar, n, takes, g_ptr_array_index (strings, i));
        if (taker < 0)
            return -1;
    }
    return taker;
}

static gboolean
table_takes (const Grammar *grammar, guint index, const char *string)
{
    const TableGrammar *table = g_ptr_array_index (grammar->tables, index);
    for (guint i = 0; i < table->titles->len; i++)
        if (pattern_matches (g_ptr_array_index (table->titles, i), string))
            return TRUE;
    return FALSE;
}

void
warn_title (Reader *reader, const char *at, const char *source)
{
    const GPtrArray *tables = reader->grammar->tables;
    const int taker = taker_of_all (reader, tables->len, table_takes, source);
    if (taker >= 0)
        reader_warn (reader, at,
                     "table %u takes every title that this one could; make one of them narrower, "
                     "or delete this line",
                     ((TableGrammar *) g_ptr_array_index (tables, taker))->number);
}

static gboolean
unit_takes (const Grammar *grammar, guint index, const char *string)
{
    return pattern_matches (((UnitGrammar *) g_ptr_array_index (grammar->units, index))->pattern,
                            string);
}

void
warn_unit (Reader *reader, const char *at, const char *source)
{
    const GPtrArray *units = reader->grammar->units;
    const int taker = taker_of_all (reader, units->len, unit_takes, source);
    if (taker >= 0)
        reader_warn (reader, at,
                     "the unit %s takes every line that this one could; move this line above it",
                     ((UnitGrammar *) g_ptr_array_index (units, taker))->name);
}

static gboolean
level_takes (const Grammar *grammar, guint index, const char *string)
{
    return pattern_matches (g_array_index (grammar->levels, LevelGrammar, index).pattern, string);
}

void
warn_level (Reader *reader, const char *at, const char *source)
{
    if (taker_of_all (reader, reader->grammar->levels->len, level_takes, source) >= 0)
        reader_warn (reader, at,
                     "a level above takes every label that this one could; move this line above "
                     "it, or delete it");
}

/* Section - Fields and defines */

void
warn_field (Reader *reader, const char *at, const Field *field)
{
    const GPtrArray *fields = reader->table->fields;
    const Field *last = fields->len > 0 ? g_ptr_array_index (fields, fields->len - 1) : NULL;
    if (fields->len >= LIMIT_FIELDS)
        reader_warn (reader, at, "only the first %u fields of a table are looked at; delete some",
                     LIMIT_FIELDS);
    else if (last != NULL && last->section == field->section && last->kind == field->kind
             && last->level == field->level && g_strcmp0 (last->key, field->key) == 0
             && strcmp (pattern_source (last->heading), pattern_source (field->heading)) == 0)
        reader_warn (reader, at,
                     "the field above says the same and takes its column; delete this line");
}

void
warn_table (Reader *reader, const TableGrammar *table)
{
    gboolean codes = FALSE, names = FALSE;
    for (guint i = 0; i < table->fields->len; i++) {
        const Field *field = g_ptr_array_index (table->fields, i);
        codes |= field->kind == FIELD_CODE;
        names |= field->kind == FIELD_NAME;
    }
    if (!codes || names)
        return;
    const char *const line = reader->line;
    const guint number = reader->number;
    reader->number = table->line;
    reader->line = "";
    reader_warn (reader, reader->line,
                 "table %u has codes and no names; write name PATTERN for the column of labels",
                 table->number);
    reader->number = number;
    reader->line = line;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
    const Define *first = *(const Define *const *) a, *second = *(const Define *const *) b;
    return (first->line > second->line) - (first->line < second->line);
}

void
warn_unused_defines (Reader *reader)
{
    g_autoptr (GPtrArray) unused = g_ptr_array_new ();
    GHashTableIter iter;
    gpointer value;
    g_hash_table_iter_init (&iter, reader->defines.table);
    while (g_hash_table_iter_next (&iter, NULL, &value))
        if (!((const Define *) value)->used)
            g_ptr_array_add (unused, value);
    g_ptr_array_sort (unused, compare_lines);
    reader->line = "";
    for (guint i = 0; i < unused->len; i++) {
        const Define *define = g_ptr_array_index (unused, i);
        reader->number = define->line;
        reader_warn (reader, reader->line, "no pattern uses the define %s; delete it",
                     define->name);
    }
}
