/* What the built-in grammars take: captions, headings and lines, told in grammars/templates.spec.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "grammars.h"
#include "text.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    const char *template_id;
    guint number;
    char **words; /* the directive, and what it is about */
    const char *text;
} Case;

static char **lines;
static GArray *cases;
static DiscloseGrammars *grammars;

/* Section - The specification */

static void
load_cases (void)
{
    g_autofree char *folder = g_path_get_dirname (__FILE__);
    g_autofree char *path = g_build_filename (folder, "grammars", "templates.spec", NULL);
    g_autofree char *spec = NULL;
    const char *template_id = "";
    if (!g_file_get_contents (path, &spec, NULL, NULL)) {
        g_printerr ("%s: not there; run from the top of the tree\n", path);
        exit (EXIT_FAILURE);
    }
    lines = g_strsplit (spec, "\n", -1);
    cases = g_array_new (FALSE, FALSE, sizeof (Case));
    for (guint i = 0; lines[i] != NULL; i++) {
        if (lines[i][0] == '\0' || lines[i][0] == '#')
            continue;
        Case one = { template_id, i + 1, g_strsplit (lines[i], " ", 3), "" };
        one.text = g_strv_length (one.words) > 2 ? one.words[2] : "";
        if (strcmp (one.words[0], "template") != 0) {
            g_array_append_val (cases, one);
            continue;
        }
        template_id = strchr (lines[i], ' ') + 1;
        g_strfreev (one.words);
    }
}

static void
free_cases (void)
{
    for (guint i = 0; i < cases->len; i++)
        g_strfreev (g_array_index (cases, Case, i).words);
    g_array_unref (cases);
    g_strfreev (lines);
}

/* Section - Captions */

static void
cut (char *text, const Pattern *pattern, gboolean at_start)
{
    gsize start, end;
    if (pattern != NULL && pattern_search (pattern, text, NULL, &start, &end)
        && (!at_start || start == 0))
        memmove (text + start, text + end, strlen (text + end) + 1);
}

static guint
table_of (const Grammar *grammar, const char *title)
{
    for (guint t = 0; t < grammar->tables->len; t++) {
        const TableGrammar *table = g_ptr_array_index (grammar->tables, t);
        for (guint i = 0; i < table->titles->len; i++)
            if (pattern_matches (g_ptr_array_index (table->titles, i), title))
                return table->number;
    }
    return 0;
}

static void
check_caption (const Grammar *grammar, const Case *one)
{
    g_autofree char *folded = text_fold (one->text);
    cut (folded, grammar->continued, FALSE);
    cut (folded, grammar->label, TRUE);
    guint table = table_of (grammar, folded);
    if (table == 0) {
        cut (folded, grammar->prefix, TRUE);
        table = table_of (grammar, folded);
    }
    ck_assert_msg (table == (guint) atoi (one->words[1]), "line %u: table %u", one->number, table);
}

/* Section - Columns */

static char *
name_of (const Field *field)
{
    static const char *const kinds[] = { "code", "name", "item", "", "-" };
    GString *name = g_string_new (field->section);
    if (name->len > 0)
        g_string_append_c (name, '.');
    g_string_append (name, field->key != NULL ? field->key : kinds[field->kind]);
    if (field->level > 0)
        g_string_append_printf (name, "%u", field->level);
    return g_string_free (name, FALSE);
}

/* Whether column c can stand for field f. */
static gboolean
takes (const GPtrArray *fields, char **columns, guint f, guint c)
{
    const Field *field = g_ptr_array_index (fields, f);
    return pattern_matches (field->heading, strchr (columns[c], '=') + 1);
}

/* Aligns the columns with the fields in order, as many as can be and each as early as can be: what
 * the recognizer does. best[c][f] is how many of the columns from c can be bound to fields from f.
 */
static void
align (const GPtrArray *fields, char **columns, char **bound)
{
    const guint n = g_strv_length (columns), width = fields->len + 1;
    g_autofree guint *best = g_new0 (guint, (gsize) (n + 1) * width);
    for (guint c = n; c-- > 0;)
        for (guint f = fields->len; f-- > 0;) {
            guint most = MAX (best[(c + 1) * width + f], best[c * width + f + 1]);
            if (takes (fields, columns, f, c))
                most = MAX (most, best[(c + 1) * width + f + 1] + 1);
            best[c * width + f] = most;
        }
    for (guint c = 0, f = 0; c < n && f < fields->len;) {
        guint here = best[c * width + f];
        if (takes (fields, columns, f, c) && here == best[(c + 1) * width + f + 1] + 1)
            bound[c++] = name_of (g_ptr_array_index (fields, f++));
        else if (here == best[c * width + f + 1])
            f++;
        else
            c++;
    }
}

static void
check_columns (const Grammar *grammar, const Case *one)
{
    const TableGrammar *table = grammar_table (grammar, (guint) atoi (one->words[1]));
    g_auto (GStrv) columns = g_strsplit (one->text, " ", -1);
    const guint n = g_strv_length (columns);
    g_autofree char **bound = g_new0 (char *, n);
    ck_assert_ptr_nonnull (table);
    align (table->fields, columns, bound);
    for (guint c = 0; c < n; c++) {
        g_autofree char *name = bound[c] != NULL ? bound[c] : g_strdup ("-");
        g_autofree char *want = g_strndup (columns[c], strcspn (columns[c], "="));
        ck_assert_msg (strcmp (name, want) == 0, "line %u: %s is taken for %s", one->number,
                       columns[c], name);
    }
}

/* Section - Lines */

static const Pattern *
pattern_of (const Grammar *grammar, const char *name)
{
    const struct {
        const char *name;
        const Pattern *pattern;
    } patterns[] = {
        { "index", grammar->index },       { "blank", grammar->blank },
        { "total", grammar->total },       { "empty", grammar->empty },
        { "note", grammar->note },         { "furniture", grammar->furniture },
        { "preparer", grammar->preparer },
    };
    for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++)
        if (strcmp (patterns[i].name, name) == 0)
            return patterns[i].pattern;
    return NULL;
}

/* What the first of the directive's patterns that matches takes; NULL if none does. */
static char *
taken (const Grammar *grammar, const char *directive, const char *folded)
{
    const GPtrArray *several = strcmp (directive, "year") == 0         ? grammar->years
                               : strcmp (directive, "department") == 0 ? grammar->departments
                                                                       : NULL;
    char *captured = NULL;
    if (several == NULL) {
        const Pattern *pattern = pattern_of (grammar, directive);
        ck_assert_msg (pattern != NULL, "no pattern %s", directive);
        return pattern_search (pattern, folded, &captured, NULL, NULL) ? captured : NULL;
    }
    for (guint i = 0; i < several->len; i++)
        if (pattern_search (g_ptr_array_index (several, i), folded, &captured, NULL, NULL))
            return captured;
    return NULL;
}

static void
check_taken (const Grammar *grammar, const Case *one)
{
    const char *arrow = strstr (one->text, " =>");
    ck_assert_ptr_nonnull (arrow);
    g_autofree char *printed = g_strndup (one->text, (gsize) (arrow - one->text));
    g_autofree char *folded = text_fold (printed);
    g_autofree char *found = taken (grammar, one->words[1], folded);
    const char *want = arrow[3] == ' ' ? arrow + 4 : "";
    ck_assert_msg (g_strcmp0 (found, want) == 0, "line %u: takes %s", one->number, found);
}

static void
check_depth (const Grammar *grammar, const Case *one)
{
    g_autofree char *folded = text_fold (one->text);
    int depth = -1;
    for (guint i = 0; i < grammar->levels->len && depth < 0; i++) {
        const LevelGrammar *level = &g_array_index (grammar->levels, LevelGrammar, i);
        if (pattern_matches (level->pattern, folded))
            depth = (int) level->depth;
    }
    g_autofree char *told = depth < 0    ? g_strdup ("-")
                            : depth == 0 ? g_strdup ("+")
                                         : g_strdup_printf ("%d", depth);
    ck_assert_msg (strcmp (told, one->words[1]) == 0, "line %u: depth %s", one->number, told);
}

static char *
cell_of (const Claim *claim)
{
    const RelationTerm *term = g_ptr_array_index (claim->terms, 0);
    return term->named != NULL ? g_strdup_printf ("%s.%s", term->named->name, term->column)
                               : g_strdup_printf ("%u.%s", term->table, term->column);
}

/* The claims of the part whose heading begins first. */
static const GPtrArray *
part_below (const Grammar *grammar, const char *heading)
{
    const GPtrArray *claims = NULL;
    gsize first = strlen (heading), start, end;
    for (guint i = 0; i < grammar->narratives->len; i++) {
        const Narrative *narrative = g_ptr_array_index (grammar->narratives, i);
        if (!pattern_search (narrative->heading, heading, NULL, &start, &end) || start >= first)
            continue;
        first = start;
        claims = narrative->claims;
    }
    return claims;
}

/* The last amount of the sentence, as a sentence may give several. */
static void
check_said (const Grammar *grammar, const Case *one)
{
    g_auto (GStrv) parts = g_strsplit (one->text, "|", 2);
    g_autofree char *heading = text_fold (parts[0]), *sentence = text_fold (parts[1]);
    const GPtrArray *claims = part_below (grammar, heading);
    ck_assert_msg (claims != NULL, "line %u: no such part", one->number);
    g_autofree char *cell = g_strdup ("-");
    gsize furthest = 0;
    for (guint i = 0; i < claims->len; i++) {
        const Claim *claim = g_ptr_array_index (claims, i);
        gsize start, end;
        if (claim->kind != CLAIM_FIGURE
            || !pattern_search (claim->pattern, sentence, NULL, &start, &end) || end <= furthest)
            continue;
        furthest = end;
        g_free (cell);
        cell = cell_of (claim);
    }
    ck_assert_msg (strcmp (cell, one->words[1]) == 0, "line %u: speaks of %s", one->number, cell);
}

START_TEST (takes_what_is_printed)
{
    const Case *one = &g_array_index (cases, Case, _i);
    const Grammar *grammar = grammars_lookup (grammars, one->template_id);
    g_autofree char *folded = text_fold (one->text), *found = NULL;
    ck_assert_ptr_nonnull (grammar);
    if (strcmp (one->words[0], "caption") == 0) {
        check_caption (grammar, one);
    } else if (strcmp (one->words[0], "columns") == 0) {
        check_columns (grammar, one);
    } else if (strcmp (one->words[0], "takes") == 0) {
        check_taken (grammar, one);
    } else if (strcmp (one->words[0], "depth") == 0) {
        check_depth (grammar, one);
    } else if (strcmp (one->words[0], "says") == 0) {
        check_said (grammar_whole (grammar), one);
    } else {
        found = taken (grammar, one->words[1], folded);
        ck_assert_msg ((found != NULL) == (strcmp (one->words[0], "is") == 0), "line %u: %s",
                       one->number, found != NULL ? found : "no match");
    }
}
END_TEST

int
main (void)
{
    Suite *suite = suite_create ("templates");
    TCase *tcase = tcase_create ("templates");
    load_cases ();
    grammars = disclose_grammars_new (NULL, NULL);
    tcase_add_loop_test (tcase, takes_what_is_printed, 0, (int) cases->len);
    suite_add_tcase (suite, tcase);
    SRunner *runner = srunner_create (suite);
    srunner_run_all (runner, CK_NORMAL);
    int failed = srunner_ntests_failed (runner);
    srunner_free (runner);
    disclose_grammars_unref (grammars);
    free_cases ();
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
