/* The directives of relations. A term is TABLE[.SECTION]:ROWS.COLUMN, or NAME.COLUMN where NAME is
 * a row that a `row` directive has named; a `?` behind it lets the document lack it. */
#include "grammar_reader.h"

#include "bounds.h"
#include "code.h"
#include "relation.h"

#include <string.h>

/* Section - Tables and columns */

static const TableGrammar *
find_table (Reader *reader, const char *at, const char *word)
{
    const int number = reader_number (word);
    const TableGrammar *table = number > 0 ? grammar_table (reader->grammar, (guint) number) : NULL;
    if (table == NULL)
        reader_mistake (reader, at, "there is no table '%s' above; write the number of one", word);
    return table;
}

/* Whether the table has that section; "" is right for a table without sections. */
static gboolean
check_section (Reader *reader, const char *at, const TableGrammar *table, const char *section)
{
    if (table->sections->len == 0 && *section == '\0')
        return TRUE;
    for (guint i = 0; i < table->sections->len; i++)
        if (strcmp (g_ptr_array_index (table->sections, i), section) == 0)
            return TRUE;
    return reader_mistake (reader, at,
                           "table %u has no section '%s'; write %u.SECTION as it has "
                           "them",
                           table->number, section, table->number);
}

static gboolean
has_column (const TableGrammar *table, const char *section, const char *key)
{
    for (guint i = 0; i < table->fields->len; i++) {
        const Field *field = g_ptr_array_index (table->fields, i);
        if (field->kind == FIELD_AMOUNT && strcmp (field->key, key) == 0
            && strcmp (field->section, section) == 0)
            return TRUE;
    }
    return FALSE;
}

/* Splits TABLE[.SECTION]. */
const TableGrammar *
reader_side (Reader *reader, const char *at, const char *place, char **section)
{
    g_auto (GStrv) parts = g_strsplit (place, ".", 2);
    const TableGrammar *table = find_table (reader, at, parts[0] != NULL ? parts[0] : "");
    if (table == NULL)
        return NULL;
    *section = g_strdup (parts[0] != NULL && parts[1] != NULL ? parts[1] : "");
    return check_section (reader, at, table, *section) ? table : NULL;
}

/* Section - Rows with a name */

static const NamedRow *
find_row (const Grammar *grammar, const char *name)
{
    for (guint i = 0; i < grammar->rows->len; i++) {
        const NamedRow *row = g_ptr_array_index (grammar->rows, i);
        if (strcmp (row->name, name) == 0)
            return row;
    }
    return NULL;
}

static guint
count_rows (const Grammar *grammar, guint table)
{
    guint n = 0;
    for (guint i = 0; i < grammar->rows->len; i++)
        n += ((const NamedRow *) g_ptr_array_index (grammar->rows, i))->table == table;
    return n;
}

gboolean
reader_row (Reader *reader, const char *rest)
{
    const char *start = rest;
    g_autofree char *name = reader_word (&rest);
    if (*name == '\0' || strspn (name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_") != strlen (name))
        return reader_mistake (reader, start, "'%s' is no name of a row; use capitals and '_'",
                               name);
    if (find_row (reader->grammar, name) != NULL)
        return reader_mistake (reader, start, "a second row '%s'; give it another name", name);
    start = rest;
    g_autofree char *place = reader_word (&rest);
    g_autofree char *section = NULL;
    const TableGrammar *table = reader_side (reader, start, place, &section);
    if (table == NULL)
        return FALSE;
    const guint bit = count_rows (reader->grammar, table->number);
    if (bit >= LIMIT_NAMED_ROWS)
        return reader_mistake (reader, start, "more than %d named rows of table %u; delete some",
                               LIMIT_NAMED_ROWS, table->number);
    Pattern *pattern = reader_pattern (reader, rest, FALSE, NULL);
    if (pattern == NULL)
        return FALSE;
    NamedRow *row = g_new0 (NamedRow, 1);
    row->name = g_steal_pointer (&name);
    row->table = table->number;
    row->section = g_steal_pointer (&section);
    row->pattern = pattern;
    row->bit = bit;
    g_ptr_array_add (reader->grammar->rows, row);
    return TRUE;
}

/* Section - Terms */

static const struct {
    const char *name;
    Pick pick;
    gboolean levels; /* a level may stand behind the name: code3 */
} picks[] = {
    { "total", PICK_TOTAL, FALSE },   { "row", PICK_EACH_ROW, FALSE },
    { "code", PICK_EACH_CODE, TRUE }, { "name", PICK_EACH_NAME, TRUE },
    { "only", PICK_FIRST, FALSE },    { "said", PICK_SAID, FALSE },
};

static gboolean
take_pick (RelationTerm *term, const char *word)
{
    const gsize length = strlen (word);
    if (strspn (word, "0123456789") == length && length >= 3 && length <= 7) {
        term->pick = PICK_CODE;
        term->code = g_strdup (word);
        return TRUE;
    }
    for (gsize i = 0; i < G_N_ELEMENTS (picks); i++) {
        const gsize n = strlen (picks[i].name);
        if (strncmp (word, picks[i].name, n) != 0)
            continue;
        term->pick = picks[i].pick;
        if (word[n] == '\0')
            return TRUE;
        const int level = reader_number (word + n);
        term->level = (guint) MAX (level, 0);
        return picks[i].levels && level >= 1 && level <= CODE_LEVELS;
    }
    return FALSE;
}

/* What stands before the column: the rows. */
static const TableGrammar *
take_rows (Reader *reader, const char *at, char *word, RelationTerm *term)
{
    g_auto (GStrv) parts = g_strsplit (word, ":", 2);
    if (parts[0] == NULL || parts[1] == NULL) {
        term->pick = PICK_NAMED;
        term->all = g_str_has_suffix (word, "+");
        if (term->all)
            word[strlen (word) - 1] = '\0';
        term->named = find_row (reader->grammar, word);
        if (term->named == NULL) {
            reader_mistake (reader, at, "'%s' is no row; write TABLE:ROWS or name it above by row",
                            word);
            return NULL;
        }
        term->section = g_strdup (term->named->section);
        return grammar_table (reader->grammar, term->named->table);
    }
    const TableGrammar *table = reader_side (reader, at, parts[0], &term->section);
    if (table != NULL && !take_pick (term, parts[1])) {
        reader_mistake (reader, at,
                        "'%s' picks no rows; write total, row, code, name, only or a "
                        "code's digits",
                        parts[1]);
        return NULL;
    }
    return table;
}

gboolean
reader_term (Reader *reader, const char *at, char *word, RelationTerm *term)
{
    term->optional = g_str_has_suffix (word, "?");
    if (term->optional)
        word[strlen (word) - 1] = '\0';
    char *point = strrchr (word, '.');
    if (point == NULL)
        return reader_mistake (reader, at, "'%s' names no column; write ROWS.COLUMN", word);
    *point = '\0';
    term->column = g_strdup (point + 1);
    const TableGrammar *table = take_rows (reader, at, word, term);
    if (table == NULL)
        return FALSE;
    term->table = table->number;
    if (strcmp (term->column, "*") != 0 && !has_column (table, term->section, term->column))
        return reader_mistake (reader, at, "table %u has no column '%s'; write a key that it has",
                               table->number, term->column);
    return TRUE;
}

/* Whether the terms run over the same thing: rows of one table, codes, or labels. */
static gboolean
check_runs (Reader *reader, const char *at, const Relation *relation)
{
    const RelationTerm *running = NULL;
    for (guint i = 0; i < relation->terms->len; i++) {
        const RelationTerm *term = g_ptr_array_index (relation->terms, i);
        if (term->pick == PICK_SAID)
            return reader_mistake (reader, at, "'said' belongs to claims of the prose; name a row");
        if (term->pick < PICK_EACH_ROW || term->pick > PICK_EACH_NAME)
            continue;
        if (running == NULL)
            running = term;
        if (term->pick != running->pick
            || (term->pick == PICK_EACH_ROW
                && (term->table != running->table
                    || strcmp (term->section, running->section) != 0)))
            return reader_mistake (reader, at,
                                   "its terms run over different rows; let all of them run over "
                                   "the rows of one table, over codes or over names");
    }
    return TRUE;
}

/* Reads LEFT = RIGHT or LEFT >= RIGHT; a side is terms with + or - before them, or 0. */
static gboolean
take_sides (Reader *reader, const char *rest, Relation *relation)
{
    const char *const whole = rest;
    gboolean right = FALSE, minus = FALSE, wanted = TRUE;
    while (*rest != '\0') {
        const char *at = rest;
        g_autofree char *word = reader_word (&rest);
        const gboolean compares = strcmp (word, "=") == 0 || strcmp (word, ">=") == 0;
        const gboolean joins = strcmp (word, "+") == 0 || strcmp (word, "-") == 0;
        if (compares == FALSE && joins == FALSE) {
            RelationTerm *term = g_new0 (RelationTerm, 1);
            g_ptr_array_add (relation->terms, term);
            term->right = right;
            term->minus = minus;
            if (!wanted)
                return reader_mistake (reader, at, "a sign is missing before '%s'; write + or -",
                                       word);
            if (strcmp (word, "0") == 0)
                g_ptr_array_set_size (relation->terms, (int) relation->terms->len - 1);
            else if (!reader_term (reader, at, word, term))
                return FALSE;
            wanted = FALSE;
            continue;
        }
        if (wanted || (compares && right))
            return reader_mistake (reader, at,
                                   "'%s' stands where a term belongs; write one before it", word);
        right |= compares;
        if (compares && word[0] == '>')
            relation->kind = RELATION_LEAST;
        minus = word[0] == '-';
        wanted = TRUE;
    }
    if (!right || wanted)
        return reader_mistake (reader, rest, "a side is missing; write LEFT = RIGHT");
    return check_runs (reader, whole, relation);
}

/* Section - Relations */

static const struct {
    const char *name;
    RelationKind kind;
} kinds[] = {
    { "tree", RELATION_TREE },         { "leaves", RELATION_LEAVES },
    { "parents", RELATION_PARENTS },   { "children", RELATION_CHILDREN },
    { "totals", RELATION_TOTALS },     { "departments", RELATION_DEPARTMENTS },
    { "present", RELATION_PRESENT },   { "unique", RELATION_UNIQUE },
    { "projects", RELATION_PROJECTS }, { "beyond", RELATION_BEYOND },
};

static void
place_clear (gpointer data)
{
    g_free (((RelationPlace *) data)->section);
}

static gboolean
take_places (Reader *reader, const char *rest, Relation *relation)
{
    while (*rest != '\0') {
        const char *at = rest;
        g_autofree char *word = reader_word (&rest);
        g_autofree char *section = NULL;
        const NamedRow *named = NULL;
        if (relation->kind == RELATION_PRESENT) {
            named = find_row (reader->grammar, word);
            if (named == NULL)
                return reader_mistake (reader, at, "'%s' is no row; name it above by row", word);
            const RelationPlace place = { named->table, g_strdup (named->section), named };
            g_array_append_val (relation->places, place);
            continue;
        }
        const TableGrammar *table = reader_side (reader, at, word, &section);
        if (table == NULL)
            return FALSE;
        const RelationPlace place = { table->number, g_steal_pointer (&section), NULL };
        g_array_append_val (relation->places, place);
    }
    return relation->kind == RELATION_BEYOND || relation->places->len > 0
           || reader_mistake (reader, rest,
                              relation->kind == RELATION_PRESENT
                                  ? "no row is named; write the names of some"
                                  : "no table is named; write the numbers of some");
}

static gboolean
take_relation (Reader *reader, const char *rest, Relation *relation)
{
    const char *after = rest;
    g_autofree char *word = reader_word (&after);
    for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
        if (strcmp (word, kinds[i].name) == 0) {
            relation->kind = kinds[i].kind;
            return take_places (reader, after, relation);
        }
    if (strcmp (word, "units") == 0) {
        relation->kind = RELATION_UNITS;
        return reader_cells (reader, after, relation->terms, TRUE);
    }
    relation->kind = RELATION_EQUAL;
    return take_sides (reader, rest, relation);
}

static gboolean
is_id (const char *word)
{
    if (!g_ascii_isupper (word[0]))
        return FALSE;
    return strspn (word, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == strlen (word);
}

gboolean
reader_relation (Reader *reader, const char *rest)
{
    const char *start = rest;
    g_autofree char *id = reader_word (&rest);
    if (!is_id (id))
        return reader_mistake (reader, start,
                               "'%s' is no id of a relation; use capitals, digits and '-'", id);
    Relation *relation = g_new0 (Relation, 1);
    relation->id = g_steal_pointer (&id);
    relation->severity = DISCLOSE_SEVERITY_ERROR;
    relation->terms = g_ptr_array_new_with_free_func (relation_term_free);
    relation->places = g_array_new (FALSE, FALSE, sizeof (RelationPlace));
    g_array_set_clear_func (relation->places, place_clear);
    relation->line = reader->number;
    g_ptr_array_add (reader->grammar->relations, relation);
    reader->claim = NULL;
    const char *after = rest;
    g_autofree char *word = reader_word (&after);
    if (strcmp (word, "warning") == 0 || strcmp (word, "hint") == 0) {
        relation->severity = word[0] == 'w' ? DISCLOSE_SEVERITY_WARNING : DISCLOSE_SEVERITY_INFO;
        rest = after;
        g_free (word);
        word = reader_word (&after);
    }
    relation->once = strcmp (word, "once") == 0;
    const gboolean delta = strcmp (word, "delta") == 0;
    if (!take_relation (reader, relation->once || delta ? after : rest, relation))
        return FALSE;
    if (delta && relation->kind != RELATION_EQUAL)
        return reader_mistake (reader, start, "changes can only be equal; write LEFT = RIGHT");
    relation->kind = delta ? RELATION_DELTA : relation->kind;
    return TRUE;
}

gboolean
reader_explain (Reader *reader, const char *rest)
{
    const GPtrArray *relations = reader->grammar->relations;
    const char *start = rest;
    g_autofree char *language = reader_word (&rest);
    Claim *claim = reader->claim;
    if (relations->len == 0 && claim == NULL)
        return reader_mistake (reader, reader->line,
                               "nothing to explain; write it below its relation or claim");
    Relation *relation = claim == NULL ? g_ptr_array_index (relations, relations->len - 1) : NULL;
    const gboolean english = strcmp (language, "en") == 0;
    char **slot = claim != NULL ? (english ? &claim->english : &claim->chinese)
                                : (english ? &relation->english : &relation->chinese);
    if (!english && strcmp (language, "zh") != 0)
        return reader_mistake (reader, start, "'%s' is no language; write en or zh", language);
    if (*slot != NULL || *rest == '\0')
        return reader_mistake (reader, start, "'%s' wants one line; write explain %s TEXT once",
                               language, language);
    *slot = g_strdup (rest);
    return TRUE;
}
