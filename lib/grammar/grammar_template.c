/* The directives of a template. */
#include "grammar_reader.h"

#include <string.h>

typedef gboolean (*Directive) (Reader *reader, const char *rest);

static gboolean
set_once (Reader *reader, char **slot, const char *rest, const char *name)
{
    if (*slot != NULL)
        return reader_mistake (reader, reader->line,
                               slot == &reader->grammar->title
                                   ? "a second '%s'; keep one, or, for a table's, write table "
                                     "NUMBER above it"
                                   : "a second '%s'; keep one",
                               name);
    if (*rest == '\0')
        return reader_mistake (reader, rest, "'%s' says nothing; write it behind the word", name);
    *slot = g_strdup (rest);
    return TRUE;
}

static gboolean
read_template (Reader *reader, const char *rest)
{
    if (*rest != '\0' && !reader_identifier (rest, '-'))
        return reader_mistake (reader, rest,
                               "'%s' is no template id; use small letters, digits and '-'", rest);
    return set_once (reader, &reader->grammar->id, rest, "template");
}

gboolean
reader_template_title (Reader *reader, const char *rest)
{
    return set_once (reader, &reader->grammar->title, rest, "title");
}

static gboolean
read_kind (Reader *reader, const char *rest)
{
    if (*rest != '\0' && strcmp (rest, "budget") != 0 && strcmp (rest, "final") != 0)
        return reader_mistake (reader, rest, "'%s' is no kind; write budget or final", rest);
    return set_once (reader, &reader->grammar->kind, rest, "kind");
}

static gboolean
read_define (Reader *reader, const char *rest)
{
    const char *start = rest;
    g_autofree char *name = reader_word (&rest);
    if (*name == '\0' || strspn (name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_") != strlen (name))
        return reader_mistake (reader, start, "'%s' is no name of a define; use capitals and '_'",
                               name);
    if (g_hash_table_contains (reader->defines.table, name))
        return reader_mistake (reader, start, "a second define '%s'; give it another name", name);
    if (*rest == '\0')
        return reader_mistake (reader, rest,
                               "a pattern is missing; write it at the end of this line");
    gsize offset = 0;
    g_autofree char *what = NULL;
    if (!defines_add (&reader->defines, name, rest, reader->number, &offset, &what)) {
        defines_add_broken (&reader->defines, name);
        return reader_mistake (reader, rest + offset, "%s", what);
    }
    warn_dead (reader, rest);
    return TRUE;
}

static gboolean
read_year (Reader *reader, const char *rest)
{
    Pattern *pattern = reader_capture (reader, rest, "year");
    if (pattern != NULL)
        g_ptr_array_add (reader->grammar->years, pattern);
    return pattern != NULL;
}

static gboolean
read_department (Reader *reader, const char *rest)
{
    Pattern *pattern = reader_capture (reader, rest, "department");
    if (pattern != NULL)
        g_ptr_array_add (reader->grammar->departments, pattern);
    return pattern != NULL;
}

static gboolean
read_unit (Reader *reader, const char *rest)
{
    g_autofree char *name = reader_word (&rest);
    if (*name == '\0')
        return reader_mistake (reader, rest, "a unit has no name; write unit NAME POWER PATTERN");
    const char *start = rest;
    g_autofree char *word = reader_word (&rest);
    int power = reader_number (word);
    if (power < 0 || power > 18)
        return reader_mistake (reader, start,
                               "'%s' is no power of ten; write unit NAME POWER PATTERN, POWER 0 to "
                               "18, 0 for the yuan",
                               word);
    g_autofree char *source = NULL;
    Pattern *pattern = reader_pattern (reader, rest, FALSE, &source);
    if (pattern == NULL)
        return FALSE;
    warn_unit (reader, rest, source);
    UnitGrammar *unit = g_new0 (UnitGrammar, 1);
    unit->name = g_steal_pointer (&name);
    unit->power = power;
    unit->pattern = pattern;
    g_ptr_array_add (reader->grammar->units, unit);
    return TRUE;
}

static gboolean
read_level (Reader *reader, const char *rest)
{
    const char *start = rest;
    g_autofree char *word = reader_word (&rest);
    int depth = strcmp (word, "+") == 0 ? 0 : reader_number (word);
    if (depth < 0 || depth > 9 || strcmp (word, "0") == 0)
        return reader_mistake (reader, start, "'%s' is no level; write 1 to 9, or + for one deeper",
                               word);
    g_autofree char *source = NULL;
    LevelGrammar level = { (guint) depth, reader_pattern (reader, rest, FALSE, &source) };
    if (level.pattern != NULL)
        warn_level (reader, rest, source);
    if (level.pattern != NULL)
        g_array_append_val (reader->grammar->levels, level);
    return level.pattern != NULL;
}

/* The patterns of which a grammar has one each, and where they go. */
static const struct {
    const char *name;
    gsize offset;
} once[] = {
    { "label", G_STRUCT_OFFSET (Grammar, label) },
    { "prefix", G_STRUCT_OFFSET (Grammar, prefix) },
    { "continued", G_STRUCT_OFFSET (Grammar, continued) },
    { "index", G_STRUCT_OFFSET (Grammar, index) },
    { "blank", G_STRUCT_OFFSET (Grammar, blank) },
    { "total", G_STRUCT_OFFSET (Grammar, total) },
    { "past", G_STRUCT_OFFSET (Grammar, past) },
    { "subtotal", G_STRUCT_OFFSET (Grammar, subtotal) },
    { "holds", G_STRUCT_OFFSET (Grammar, holds) },
    { "empty", G_STRUCT_OFFSET (Grammar, empty) },
    { "note", G_STRUCT_OFFSET (Grammar, note) },
    { "aside", G_STRUCT_OFFSET (Grammar, aside) },
    { "furniture", G_STRUCT_OFFSET (Grammar, furniture) },
    { "preparer", G_STRUCT_OFFSET (Grammar, preparer) },
};

static gboolean
read_once (Reader *reader, gsize which, const char *rest)
{
    Pattern **slot = (Pattern **) G_STRUCT_MEMBER_P (reader->grammar, once[which].offset);
    if (*slot != NULL)
        return reader_mistake (reader, reader->line, "a second '%s'; join the two with '|'",
                               once[which].name);
    *slot = slot == &reader->grammar->preparer ? reader_capture (reader, rest, "department")
                                               : reader_pattern (reader, rest, FALSE, NULL);
    return *slot != NULL;
}

static const struct {
    const char *name;
    Directive read;
} of_template[] = {
    { "template", read_template },     { "kind", read_kind },
    { "define", read_define },         { "year", read_year },
    { "department", read_department }, { "unit", read_unit },
    { "level", read_level },
};

/* What belongs to the template says so once, at the top, so that a grammar reads from the general
 * to the particular. */
gboolean
reader_template (Reader *reader, const char *word, const char *rest, gboolean *known)
{
    *known = FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS (of_template) + G_N_ELEMENTS (once); i++) {
        gboolean single = i >= G_N_ELEMENTS (of_template);
        gsize which = single ? i - G_N_ELEMENTS (of_template) : i;
        if (strcmp (single ? once[which].name : of_template[which].name, word) != 0)
            continue;
        *known = TRUE;
        if (reader->table != NULL && strcmp (word, "define") != 0)
            return reader_mistake (reader, reader_skip (reader->line),
                                   "'%s' belongs to the template; move it above the first table",
                                   word);
        return single ? read_once (reader, which, rest) : of_template[which].read (reader, rest);
    }
    return TRUE;
}

void
template_patterns_free (Grammar *grammar)
{
    for (gsize i = 0; i < G_N_ELEMENTS (once); i++)
        g_clear_pointer ((Pattern **) G_STRUCT_MEMBER_P (grammar, once[i].offset), pattern_free);
}
