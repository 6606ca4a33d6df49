/* Reads grammars. A grammar is lines; a line is a directive and words; the last word of most is a
 * pattern that runs to the end of the line. Every directive has a function that takes what stands
 * behind it; the first mistake ends the reading. */
#include "grammar_reader.h"

#include "disclose.h"
#include "bounds.h"

#include <string.h>

/* Section - Lines */

static const struct {
    const char *name;
    FieldKind kind;
} of_fields[] = {
    { "code", FIELD_CODE },     { "name", FIELD_NAME },     { "item", FIELD_ITEM },
    { "amount", FIELD_AMOUNT }, { "ignore", FIELD_IGNORE },
};

/* Behind it stands what reading a document does not need. */
static const char audit_line[] = "audit";

/* The directives of relations, by name. */
static const struct {
    const char *name;
    gboolean (*read) (Reader *reader, const char *rest);
} of_relations[] = {
    { "row", reader_row },
    { "relation", reader_relation },
    { "explain", reader_explain },
};

static gboolean
read_of_relation (Reader *reader, const char *word, const char *rest, gboolean *known)
{
    for (gsize i = 0; i < G_N_ELEMENTS (of_relations); i++)
        if (strcmp (of_relations[i].name, word) == 0) {
            *known = TRUE;
            return of_relations[i].read (reader, rest);
        }
    return TRUE;
}

static gboolean
read_of_table (Reader *reader, const char *word, const char *rest, gboolean *known)
{
    gboolean section = strcmp (word, "section") == 0;
    *known = TRUE;
    if (strcmp (word, "table") == 0)
        return reader_table (reader, rest);
    if (strcmp (word, "title") == 0)
        return reader->table != NULL ? reader_title (reader, rest)
                                     : reader_template_title (reader, rest);
    gsize i = 0;
    while (i < G_N_ELEMENTS (of_fields) && strcmp (of_fields[i].name, word) != 0)
        i++;
    *known = section || i < G_N_ELEMENTS (of_fields);
    if (!*known)
        return TRUE;
    if (reader->table == NULL)
        return reader_mistake (reader, reader_skip (reader->line),
                               "'%s' belongs to a table; write table NUMBER above it", word);
    return section ? reader_section (reader, rest) : reader_field (reader, of_fields[i].kind, rest);
}

static gboolean
is_field (const char *word)
{
    for (gsize i = 0; i < G_N_ELEMENTS (of_fields); i++)
        if (strcmp (of_fields[i].name, word) == 0)
            return TRUE;
    return FALSE;
}

/* Takes the mark of an unseen field off the front of a line. */
static gboolean
take_unseen (Reader *reader, char **word, const char **rest)
{
    reader->unseen = strcmp (*word, "unseen") == 0;
    if (!reader->unseen)
        return TRUE;
    const char *start = *rest;
    g_free (*word);
    *word = reader_word (rest);
    return is_field (*word)
           || reader_mistake (reader, start,
                              "'unseen' marks fields; write it before code, name, "
                              "item, amount or ignore");
}

static gboolean
tell_unknown (Reader *reader, const char *at, const char *word)
{
    const char *meant = hint_directive (word);
    return meant != NULL
               ? reader_mistake (reader, at, "'%s' is no directive; write %s?", word, meant)
               : reader_mistake (reader, at, "'%s' is no directive; see disclose-grammar(5)", word);
}

static gboolean
read_line (Reader *reader)
{
    const char *rest = reader_skip (reader->line);
    if (*rest == '\0' || *rest == '#')
        return TRUE;
    const char *start = rest;
    g_autofree char *word = reader_word (&rest);
    gboolean known;
    if (!take_unseen (reader, &word, &rest))
        return FALSE;
    if (!reader_template (reader, word, rest, &known))
        return FALSE;
    if (!known && !read_of_table (reader, word, rest, &known))
        return FALSE;
    if (!known && !read_of_relation (reader, word, rest, &known))
        return FALSE;
    if (!known && !reader_prose (reader, word, rest, &known))
        return FALSE;
    return known || strcmp (start, audit_line) == 0 || tell_unknown (reader, start, word);
}

/* TRUE unless the rest of the lines is to be left out. */
static gboolean
goes_on (const Reader *reader, const char *line)
{
    reader->grammar->is_part = reader->in_part && strcmp (line, audit_line) == 0;
    return !reader->grammar->is_part;
}

static gboolean
read_lines (Reader *reader, char *text)
{
    char *next = NULL;
    for (char *line = text; line != NULL; line = next) {
        next = strchr (line, '\n');
        if (next != NULL)
            *next++ = '\0';
        reader->line = line;
        reader->number++;
        if (strlen (line) > LIMIT_GRAMMAR_LINE)
            return reader_mistake (reader, line, "the line is longer than %u bytes; use defines",
                                   LIMIT_GRAMMAR_LINE);
        g_strchomp (line);
        if (!goes_on (reader, line))
            return TRUE;
        if (!read_line (reader) && !reader_go_on (reader))
            return FALSE;
    }
    return TRUE;
}

/* What a whole grammar must have is missed at its beginning; not after another mistake, which may
 * be in what is missed. */
static gboolean
check_complete (Reader *reader)
{
    const Grammar *grammar = reader->grammar;
    if (reader->mistakes != NULL && reader->mistakes->len > 0)
        return TRUE;
    reader->line = "";
    if (!reader_end_table (reader))
        return FALSE;
    reader->number = 1;
    if (grammar->id == NULL)
        return reader_mistake (reader, reader->line, "no template; write template ID");
    if (grammar->title == NULL)
        return reader_mistake (reader, reader->line,
                               "no title; write title TEXT above the first table");
    if (grammar->kind == NULL)
        return reader_mistake (reader, reader->line, "no kind; write kind budget or kind final");
    if (grammar->tables->len == 0)
        return reader_mistake (reader, reader->line, "no table; write table NUMBER");
    return TRUE;
}

/* Section - Birth and death */

static void
unit_free (gpointer data)
{
    UnitGrammar *unit = data;
    g_free (unit->name);
    pattern_free (unit->pattern);
    g_free (unit);
}

static void
level_clear (gpointer data)
{
    LevelGrammar *level = data;
    pattern_free (level->pattern);
}

static void
free_pattern (gpointer data)
{
    pattern_free (data);
}

static Grammar *
new_empty (const char *text, gsize length, const char *origin)
{
    Grammar *grammar = g_new0 (Grammar, 1);
    grammar->text = g_strndup (text, length);
    grammar->origin = g_strdup (origin);
    grammar->years = g_ptr_array_new_with_free_func (free_pattern);
    grammar->departments = g_ptr_array_new_with_free_func (free_pattern);
    grammar->units = g_ptr_array_new_with_free_func (unit_free);
    grammar->levels = g_array_new (FALSE, FALSE, sizeof (LevelGrammar));
    g_array_set_clear_func (grammar->levels, level_clear);
    grammar->tables = g_ptr_array_new_with_free_func (table_grammar_free);
    grammar->rows = g_ptr_array_new_with_free_func (named_row_free);
    grammar->relations = g_ptr_array_new_with_free_func (relation_free);
    grammar->claims = g_ptr_array_new_with_free_func (claim_free);
    grammar->coded = g_ptr_array_new_with_free_func (coded_place_free);
    grammar->changes = g_ptr_array_new_with_free_func (relation_term_free);
    grammar->narratives = g_ptr_array_new_with_free_func (narrative_free);
    return grammar;
}

/* Whether text can be cut into lines at all; tells the line that cannot be read. */
static gboolean
check_text (Reader *reader, const char *text, gsize length)
{
    const char *end = text;
    reader->line = text;
    reader->number = 1;
    if (length > LIMIT_GRAMMAR_BYTES)
        return reader_mistake (reader, text,
                               "the grammar is larger than %u bytes; is it the right "
                               "file?",
                               LIMIT_GRAMMAR_BYTES);
    if (g_utf8_validate (text, (gssize) length, &end))
        return TRUE;
    for (const char *at = text; at < end; at++)
        if (*at == '\n') {
            reader->line = at + 1;
            reader->number++;
        }
    return reader_mistake (reader, end, "not UTF-8 text; save the file as UTF-8");
}

/* Whether the text was found good before, and how much of it is wanted. */
typedef enum { KNOWN_NOT, KNOWN_PART, KNOWN_WHOLE } Known;

static Grammar *
read_grammar (const char *text, gsize length, const char *origin, Known known, GPtrArray *mistakes,
              GPtrArray *warnings, GError **error)
{
    static const char mark[] = "\xef\xbb\xbf"; /* some editors begin UTF-8 with it */
    g_autoptr (Grammar) grammar = NULL;
    Reader reader = {
        .section = "", .titles = g_string_new (NULL), .mistakes = mistakes, .warnings = warnings
    };
    if (length >= strlen (mark) && memcmp (text, mark, strlen (mark)) == 0) {
        text += strlen (mark);
        length -= strlen (mark);
    }
    grammar = new_empty (length > LIMIT_GRAMMAR_BYTES ? "" : text,
                         length > LIMIT_GRAMMAR_BYTES ? 0 : length, origin);
    reader.grammar = grammar;
    defines_init (&reader.defines);
    reader.defines.known = known != KNOWN_NOT;
    reader.in_part = known == KNOWN_PART;
    gboolean good = known != KNOWN_NOT || check_text (&reader, text, length);
    if (good) {
        g_autofree char *lines = g_strndup (text, length);
        reader.number = 0;
        good = read_lines (&reader, lines) && check_complete (&reader);
        if (good) {
            gsize offset;
            g_autofree char *message = NULL;
            warn_unused_defines (&reader);
            grammar->any_title =
                pattern_new (reader.defines.pool, reader.titles->str, &offset, &message);
            if (grammar->any_title != NULL)
                pattern_hasten (grammar->any_title);
            if (grammar->label != NULL)
                pattern_hasten (grammar->label);
            if (grammar->empty != NULL)
                pattern_hasten (grammar->empty);
        }
    }
    defines_clear (&reader.defines);
    g_string_free (reader.titles, TRUE);
    if (good)
        return g_steal_pointer (&grammar);
    g_propagate_error (error, reader.error);
    return NULL;
}

Grammar *
grammar_new (const char *text, gsize length, const char *origin, GError **error)
{
    return read_grammar (text, length, origin, KNOWN_NOT, NULL, NULL, error);
}

Grammar *
grammar_new_known (const char *text, gsize length, const char *origin, GError **error)
{
    return read_grammar (text, length, origin, KNOWN_PART, NULL, NULL, error);
}

/* Of two threads that ask at once, one's work is thrown away. */
const Grammar *
grammar_whole (const Grammar *grammar)
{
    if (grammar == NULL || !grammar->is_part)
        return grammar;
    gpointer *slot = (gpointer *) &grammar->whole;
    Grammar *whole = g_atomic_pointer_get (slot);
    if (whole != NULL)
        return whole;
    whole = read_grammar (grammar->text, strlen (grammar->text), grammar->origin, KNOWN_WHOLE, NULL,
                          NULL, NULL);
    if (g_atomic_pointer_compare_and_exchange (slot, NULL, whole))
        return whole;
    grammar_free (whole);
    return g_atomic_pointer_get (slot);
}

void
grammar_free (Grammar *grammar)
{
    if (grammar == NULL)
        return;
    grammar_free (grammar->whole);
    g_free (grammar->id);
    g_free (grammar->title);
    g_free (grammar->kind);
    g_free (grammar->text);
    g_free (grammar->origin);
    template_patterns_free (grammar);
    g_ptr_array_unref (grammar->years);
    g_ptr_array_unref (grammar->departments);
    g_ptr_array_unref (grammar->units);
    g_array_unref (grammar->levels);
    g_ptr_array_unref (grammar->tables);
    g_ptr_array_unref (grammar->rows);
    g_ptr_array_unref (grammar->relations);
    g_ptr_array_unref (grammar->coded);
    g_ptr_array_unref (grammar->changes);
    g_ptr_array_unref (grammar->narratives);
    g_ptr_array_unref (grammar->claims);
    pattern_free (grammar->money);
    pattern_free (grammar->any_title);
    g_free (grammar);
}

void
grammar_check (const char *text, gsize length, const char *origin, GPtrArray *mistakes,
               GPtrArray *warnings)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (Grammar) grammar =
        read_grammar (text, length, origin, KNOWN_NOT, mistakes, warnings, &error);
    if (error != NULL)
        g_ptr_array_add (mistakes, g_strdup (error->message));
}
