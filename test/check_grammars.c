/* The set of grammars: the built-in ones, replacing, a directory laid over them.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "disclose-audit.h"
#include "disclose-explain.h"
#include "grammars.h"

#include <check.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#define SMALL(id, title) "template " id "\ntitle " title "\nkind budget\ntable 1\ntitle a\nname b\n"

static char *directory;

static void
make_directory (void)
{
    directory = g_dir_make_tmp ("grammars-XXXXXX", NULL);
    ck_assert_ptr_nonnull (directory);
}

static void
remove_directory (void)
{
    const char *name;
    GDir *dir = g_dir_open (directory, 0, NULL);
    while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
        g_autofree char *path = g_build_filename (directory, name, NULL);
        g_remove (path);
    }
    g_clear_pointer (&dir, g_dir_close);
    g_rmdir (directory);
    g_clear_pointer (&directory, g_free);
}

static char *
put (const char *name, const char *text)
{
    char *path = g_build_filename (directory, name, NULL);
    ck_assert (g_file_set_contents (path, text, -1, NULL));
    return path;
}

static DiscloseGrammars *
load (const char *from)
{
    g_autoptr (GError) error = NULL;
    DiscloseGrammars *grammars = disclose_grammars_new (from, &error);
    ck_assert_msg (grammars != NULL, "%s", error != NULL ? error->message : "");
    return grammars;
}

START_TEST (has_the_built_in_ones)
{
    static const char *const ids[] = { "national-final", "shanghai-budget", "xinjiang-budget" };
    static const char *const kinds[] = { "final", "budget", "budget" };
    g_autoptr (DiscloseGrammars) grammars = load (NULL);
    ck_assert_uint_eq (disclose_grammars_n (grammars), G_N_ELEMENTS (ids));
    for (guint i = 0; i < disclose_grammars_n (grammars); i++) {
        guint mistakes = 0;
        g_auto (GStrv) messages =
            disclose_grammars_check (disclose_grammars_text (grammars, i), -1, "x", &mistakes);
        ck_assert_str_eq (disclose_grammars_id (grammars, i), ids[i]);
        ck_assert_str_eq (grammars_at (grammars, i)->kind, kinds[i]);
        ck_assert_str_eq (disclose_grammars_origin (grammars, i), "built-in");
        ck_assert_uint_gt (strlen (disclose_grammars_title (grammars, i)), 0);
        ck_assert (g_str_has_prefix (disclose_grammars_text (grammars, i), "# "));
        ck_assert_msg (messages[0] == NULL, "%s", messages[0]);
    }
    ck_assert_ptr_eq (grammars_lookup (grammars, ids[1]), grammars_at (grammars, 1));
    ck_assert_ptr_null (grammars_lookup (grammars, "none"));
}
END_TEST

START_TEST (the_text_is_a_grammar)
{
    g_autoptr (DiscloseGrammars) grammars = load (NULL);
    for (guint i = 0; i < disclose_grammars_n (grammars); i++) {
        const char *text = disclose_grammars_text (grammars, i);
        ck_assert (disclose_grammars_add (grammars, text, -1, "again", NULL));
        ck_assert_str_eq (disclose_grammars_origin (grammars, i), "again");
    }
    ck_assert_uint_eq (disclose_grammars_n (grammars), 3);
}
END_TEST

static void
check_explained (const DiscloseGrammars *grammars, const char *id)
{
    static const char *const languages[] = { "en", "zh" };
    for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
        ck_assert_msg (*disclose_grammars_explain (grammars, id, languages[i]) != '\0', "%s: %s",
                       id, languages[i]);
}

/* Whatever a finding of the built-in grammars may be called says what it means. */
START_TEST (every_id_is_explained)
{
    g_autoptr (DiscloseGrammars) grammars = disclose_grammars_new (NULL, NULL);
    guint n = 0;
    for (guint g = 0; g < disclose_grammars_n (grammars); g++) {
        const Grammar *grammar = grammar_whole (grammars_at (grammars, g));
        for (guint i = 0; i < grammar->relations->len; i++, n++)
            check_explained (grammars,
                             ((const Relation *) g_ptr_array_index (grammar->relations, i))->id);
        for (guint i = 0; i < grammar->claims->len; i++, n++)
            check_explained (grammars,
                             ((const Claim *) g_ptr_array_index (grammar->claims, i))->id);
    }
    ck_assert_uint_gt (n, 300);
}
END_TEST

START_TEST (references_are_counted)
{
    DiscloseGrammars *grammars = load (NULL);
    ck_assert_ptr_eq (disclose_grammars_ref (grammars), grammars);
    disclose_grammars_unref (grammars);
    ck_assert_uint_eq (disclose_grammars_n (grammars), 3);
    disclose_grammars_unref (grammars);
    disclose_grammars_unref (NULL);
}
END_TEST

START_TEST (adds_and_replaces)
{
    static const char text[] = SMALL ("one", "first") "rest that is not read";
    g_autoptr (DiscloseGrammars) grammars = load (NULL);
    g_autoptr (GError) error = NULL;
    const gssize length = (gssize) strlen (SMALL ("one", "first"));
    ck_assert (disclose_grammars_add (grammars, text, length, "file", &error));
    ck_assert_uint_eq (disclose_grammars_n (grammars), 4);
    ck_assert_str_eq (disclose_grammars_title (grammars, 3), "first");
    ck_assert_str_eq (disclose_grammars_origin (grammars, 3), "file");
    ck_assert_str_eq (disclose_grammars_text (grammars, 3), SMALL ("one", "first"));
    ck_assert (disclose_grammars_add (grammars, SMALL ("one", "second"), -1, "file", &error));
    ck_assert (
        disclose_grammars_add (grammars, SMALL ("xinjiang-budget", "mine"), -1, "f", &error));
    ck_assert_uint_eq (disclose_grammars_n (grammars), 4);
    ck_assert_str_eq (disclose_grammars_title (grammars, 3), "second");
    ck_assert_str_eq (grammars_lookup (grammars, "xinjiang-budget")->title, "mine");
}
END_TEST

START_TEST (a_mistake_changes_nothing)
{
    g_autoptr (DiscloseGrammars) grammars = load (NULL);
    g_autoptr (GError) error = NULL;
    ck_assert (
        !disclose_grammars_add (grammars, "template xinjiang-budget\nkind x\n", -1, "f", &error));
    ck_assert (g_error_matches (error, DISCLOSE_ERROR, DISCLOSE_ERROR_GRAMMAR));
    ck_assert (g_str_has_prefix (error->message, "f:2:6: "));
    ck_assert_str_eq (grammars_lookup (grammars, "xinjiang-budget")->origin, "built-in");
}
END_TEST

START_TEST (a_directory_is_laid_over)
{
    g_autofree char *other = put ("b.grammar", SMALL ("other", "Other"));
    g_autofree char *mine = put ("a.grammar", SMALL ("shanghai-budget", "Mine"));
    g_autofree char *backup = put ("c.grammar~", "not a grammar");
    g_autofree char *hidden = put (".d.grammar", "not a grammar");
    g_autoptr (DiscloseGrammars) grammars = load (directory);
    ck_assert_uint_eq (disclose_grammars_n (grammars), 4);
    ck_assert_str_eq (grammars_lookup (grammars, "shanghai-budget")->title, "Mine");
    ck_assert_str_eq (grammars_lookup (grammars, "shanghai-budget")->origin, mine);
    ck_assert_str_eq (grammars_lookup (grammars, "other")->origin, other);
    ck_assert_str_eq (grammars_lookup (grammars, "national-final")->origin, "built-in");
}
END_TEST

START_TEST (an_empty_directory_adds_nothing)
{
    g_autoptr (DiscloseGrammars) grammars = load (directory);
    ck_assert_uint_eq (disclose_grammars_n (grammars), 3);
}
END_TEST

START_TEST (a_directory_with_a_mistake_adds_nothing)
{
    g_autofree char *good = put ("a.grammar", SMALL ("shanghai-budget", "Mine"));
    g_autofree char *path = put ("x.grammar", "template x\ntitel X\n");
    g_autoptr (DiscloseGrammars) grammars = load (NULL);
    g_autoptr (GError) error = NULL;
    ck_assert (!disclose_grammars_add_directory (grammars, directory, &error));
    ck_assert (g_error_matches (error, DISCLOSE_ERROR, DISCLOSE_ERROR_GRAMMAR));
    ck_assert (g_str_has_prefix (error->message, path));
    ck_assert_uint_eq (disclose_grammars_n (grammars), 3);
    ck_assert_str_eq (grammars_lookup (grammars, "shanghai-budget")->origin, "built-in");
    ck_assert_int_eq (g_unlink (path), 0);
    ck_assert (disclose_grammars_add_directory (grammars, directory, NULL));
    ck_assert_str_eq (grammars_lookup (grammars, "shanghai-budget")->origin, good);
}
END_TEST

static void
assert_refused (const char *from, int code, const char *prefix)
{
    g_autoptr (GError) error = NULL;
    ck_assert_ptr_null (disclose_grammars_new (from, &error));
    ck_assert_msg (g_error_matches (error, DISCLOSE_ERROR, code), "%s", error->message);
    ck_assert_msg (strstr (error->message, prefix) != NULL, "%s", error->message);
}

START_TEST (a_mistake_in_a_directory_names_the_file)
{
    g_autofree char *path = put ("x.grammar", "template x\ntitel X\n");
    g_autofree char *place = g_strconcat (path, ":2:1: 'titel' is no directive;", NULL);
    assert_refused (directory, DISCLOSE_ERROR_GRAMMAR, place);
}
END_TEST

START_TEST (one_template_in_two_files_is_a_mistake)
{
    g_autofree char *first = put ("a.grammar", SMALL ("x", "One"));
    g_autofree char *second = put ("b.grammar", SMALL ("x", "Two"));
    g_autofree char *place = g_strconcat (second, ":1:1: template x is in ", first, NULL);
    assert_refused (directory, DISCLOSE_ERROR_GRAMMAR, place);
}
END_TEST

START_TEST (what_cannot_be_read_is_told)
{
    g_autofree char *missing = g_build_filename (directory, "none", NULL);
    g_autofree char *file = put ("file", "");
    g_autofree char *folder = g_build_filename (directory, "d.grammar", NULL);
    assert_refused (missing, DISCLOSE_ERROR_FILE, "none");
    assert_refused (file, DISCLOSE_ERROR_FILE, "file");
    ck_assert_int_eq (g_mkdir (folder, 0700), 0);
    assert_refused (directory, DISCLOSE_ERROR_FILE, "d.grammar");
    ck_assert_int_eq (g_rmdir (folder), 0);
}
END_TEST

/* Nobody is kept out who runs the tests as root; then there is nothing to see. */
START_TEST (what_may_not_be_read_is_told)
{
    g_autofree char *file = put ("a.grammar", SMALL ("a", "A"));
    ck_assert_int_eq (g_chmod (file, 0), 0);
    if (g_access (file, 4) != 0)
        assert_refused (directory, DISCLOSE_ERROR_FILE, "a.grammar");
    ck_assert_int_eq (g_chmod (directory, 0), 0);
    if (g_access (directory, 4) != 0)
        assert_refused (directory, DISCLOSE_ERROR_FILE, "");
    ck_assert_int_eq (g_chmod (directory, 0700), 0);
}
END_TEST

START_TEST (a_huge_file_is_refused)
{
    g_autofree char *text = g_strnfill (3u << 20, '#');
    g_autofree char *path = put ("a.grammar", text);
    assert_refused (directory, DISCLOSE_ERROR_GRAMMAR, "a.grammar:1:1: the grammar is larger");
}
END_TEST

int
main (void)
{
    Suite *suite = suite_create ("grammars");
    TCase *set = tcase_create ("set"), *laid = tcase_create ("directory");
    tcase_add_test (set, has_the_built_in_ones);
    tcase_add_test (set, the_text_is_a_grammar);
    tcase_add_test (set, every_id_is_explained);
    tcase_add_test (set, references_are_counted);
    tcase_add_test (set, adds_and_replaces);
    tcase_add_test (set, a_mistake_changes_nothing);
    suite_add_tcase (suite, set);
    tcase_add_checked_fixture (laid, make_directory, remove_directory);
    tcase_add_test (laid, a_directory_is_laid_over);
    tcase_add_test (laid, an_empty_directory_adds_nothing);
    tcase_add_test (laid, a_directory_with_a_mistake_adds_nothing);
    tcase_add_test (laid, a_mistake_in_a_directory_names_the_file);
    tcase_add_test (laid, one_template_in_two_files_is_a_mistake);
    tcase_add_test (laid, what_cannot_be_read_is_told);
    tcase_add_test (laid, what_may_not_be_read_is_told);
    tcase_add_test (laid, a_huge_file_is_refused);
    suite_add_tcase (suite, laid);
    SRunner *runner = srunner_create (suite);
    srunner_run_all (runner, CK_NORMAL);
    int failed = srunner_ntests_failed (runner);
    srunner_free (runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
