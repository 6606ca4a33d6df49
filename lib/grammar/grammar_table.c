/* The directives of tables. */
#include "grammar_reader.h"

#include "bounds.h"
#include "code.h"

#include <string.h>

static void
field_free (gpointer data)
{
    Field *field = data;
    g_free (field->key);
    g_clear_pointer (&field->heading, pattern_free);
    g_free (field);
}

void
table_grammar_free (gpointer data)
{
    TableGrammar *table = data;
    g_ptr_array_unref (table->titles);
    g_ptr_array_unref (table->sections);
    g_ptr_array_unref (table->fields);
    g_free (table);
}

static void
free_pattern (gpointer data)
{
    pattern_free (data);
}

/* Sections and tables end where the next begins, but what they lack is told where they begin. */
static gboolean lacks (Reader *reader, guint line, const char *format, ...) G_GNUC_PRINTF (3, 4);

static gboolean
lacks (Reader *reader, guint line, const char *format, ...)
{
    va_list arguments;
    va_start (arguments, format);
    g_autofree char *what = g_strdup_vprintf (format, arguments);
    va_end (arguments);
    /* A line that was not taken may be what is lacking. */
    if (reader->mistakes != NULL && reader->mistakes->len > 0)
        return TRUE;
    const guint here = reader->number;
    const char *text = reader->line;
    reader->number = line;
    reader->line = "";
    reader_mistake (reader, reader->line, "%s; give it one", what);
    reader->number = here;
    reader->line = text;
    return FALSE;
}

static gboolean
end_section (Reader *reader)
{
    const GPtrArray *fields = reader->table->fields;
    const Field *last = fields->len > 0 ? g_ptr_array_index (fields, fields->len - 1) : NULL;
    if (reader->section[0] == '\0' || (last != NULL && last->section == reader->section))
        return TRUE;
    return lacks (reader, reader->section_line, "section %s has no field", reader->section);
}

gboolean
reader_end_table (Reader *reader)
{
    const TableGrammar *table = reader->table;
    if (table == NULL)
        return TRUE;
    if (table->titles->len == 0)
        return lacks (reader, table->line, "table %u has no title", table->number);
    if (table->fields->len == 0)
        return lacks (reader, table->line, "table %u has no field", table->number);
    warn_table (reader, table);
    return end_section (reader);
}

/* When a table is missed, which may stand behind its number: not at all, or since a year. */
static gboolean
read_need (Reader *reader, TableGrammar *table, const char *rest)
{
    const char *start = rest;
    g_autofree char *word = reader_word (&rest);
    const gboolean is_since = strcmp (word, "since") == 0;
    table->optional = strcmp (word, "optional") == 0;
    if (is_since && strlen (rest) == 4 && strspn (rest, "0123456789") == 4)
        table->since = (guint) atoi (rest);
    else if (is_since)
        return reader_mistake (reader, rest, "'%s' is no year; write four digits", rest);
    else if (*start != '\0' && (!table->optional || *rest != '\0'))
        return reader_mistake (reader, start,
                               "'%s' says nothing about a table; write optional, since and a year, "
                               "or nothing",
                               start);
    return TRUE;
}

gboolean
reader_table (Reader *reader, const char *rest)
{
    const char *start = rest;
    g_autofree char *word = reader_word (&rest);
    int number = reader_number (word);
    if (!reader_end_table (reader) && !reader_go_on (reader))
        return FALSE;
    if (number < 1
        && !reader_mistake (reader, start, "'%s' is no table number; write 1 to 999", word)
        && !reader_go_on (reader))
        return FALSE;
    if (grammar_table (reader->grammar, (guint) number) != NULL
        && !reader_mistake (reader, start,
                            "a second table %d; give it another number or join "
                            "their titles and fields",
                            number)
        && !reader_go_on (reader))
        return FALSE;
    TableGrammar *table = g_new0 (TableGrammar, 1);
    table->number = (guint) number;
    table->titles = g_ptr_array_new_with_free_func (free_pattern);
    table->sections = g_ptr_array_new_with_free_func (g_free);
    table->fields = g_ptr_array_new_with_free_func (field_free);
    table->line = reader->number;
    g_ptr_array_add (reader->grammar->tables, table);
    reader->table = table;
    reader->section = "";
    return read_need (reader, table, rest);
}

gboolean
reader_title (Reader *reader, const char *rest)
{
    g_autofree char *source = NULL;
    Pattern *pattern = reader_pattern (reader, rest, TRUE, &source);
    if (pattern == NULL)
        return FALSE;
    warn_title (reader, rest, source);
    g_ptr_array_add (reader->table->titles, pattern);
    g_string_append_printf (reader->titles, "%s(?:%s)", reader->titles->len > 0 ? "|" : "", source);
    return TRUE;
}

gboolean
reader_section (Reader *reader, const char *rest)
{
    TableGrammar *table = reader->table;
    if (!reader_identifier (rest, '_'))
        return reader_mistake (reader, rest,
                               "'%s' is no section; use small letters, digits and '_'", rest);
    for (guint i = 0; i < table->sections->len; i++)
        if (strcmp (g_ptr_array_index (table->sections, i), rest) == 0)
            return reader_mistake (reader, rest,
                                   "a second section %s; put its fields into the first", rest);
    if (table->sections->len == 0 && table->fields->len > 0)
        return reader_mistake (reader, reader->line,
                               "fields stand above the first section; move them into one");
    if (!end_section (reader))
        return FALSE;
    char *section = g_strdup (rest);
    g_ptr_array_add (table->sections, section);
    reader->section = section;
    reader->section_line = reader->number;
    return TRUE;
}

/* The columns that a table's CSV has of itself. */
static gboolean
is_reserved (const char *key)
{
    static const char *const reserved[] = { "section", "row", "code", "name", "item", NULL };
    return g_strv_contains (reserved, key);
}

static gboolean
take_key (Reader *reader, const char **rest, char **key)
{
    const char *start = *rest;
    g_autofree char *word = reader_word (rest);
    if (!reader_identifier (word, '_'))
        return reader_mistake (reader, start, "'%s' is no key; use small letters, digits and '_'",
                               word);
    if (is_reserved (word))
        return reader_mistake (reader, start,
                               "the key '%s' is taken by a column that every table "
                               "has; choose another",
                               word);
    *key = g_steal_pointer (&word);
    return TRUE;
}

/* A level may stand before the pattern of a code. A word of digits is one if something follows: no
 * heading is a mere number. */
static gboolean
take_level (Reader *reader, const char **rest, guint *level)
{
    const char *start = *rest, *after = start;
    g_autofree char *word = reader_word (&after);
    if (*after == '\0' || strspn (word, "0123456789") != strlen (word))
        return TRUE;
    const int number = reader_number (word);
    if (number < 1 || number > CODE_LEVELS)
        return reader_mistake (reader, start, "'%s' is no level of a code; write 1 to %d", word,
                               CODE_LEVELS);
    *level = (guint) number;
    *rest = after;
    return TRUE;
}

gboolean
reader_field (Reader *reader, FieldKind kind, const char *rest)
{
    g_autofree char *key = NULL;
    const char *start = rest;
    guint level = 0;
    if (kind == FIELD_AMOUNT && !take_key (reader, &rest, &key))
        return FALSE;
    if (kind == FIELD_CODE && !take_level (reader, &rest, &level))
        return FALSE;
    Pattern *heading = reader_pattern (reader, rest, FALSE, NULL);
    if (heading == NULL)
        return FALSE;
    Field *field = g_new0 (Field, 1);
    field->kind = kind;
    field->key = g_steal_pointer (&key);
    field->level = level;
    field->section = reader->section;
    field->unseen = reader->unseen;
    field->heading = heading;
    field->line = reader->number;
    warn_field (reader, start, field);
    g_ptr_array_add (reader->table->fields, field);
    return TRUE;
}
