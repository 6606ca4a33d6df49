/* The cases of test/spec/, and their pages as other producers would print them.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef DISCLOSE_TEST_CASES_H
#define DISCLOSE_TEST_CASES_H

#include "dump.h"
#include "varied.h"

#include <string.h>

#define SPEC_DIR "test/spec"

/* Only strings, so that a failure can be read. */
typedef struct {
    char *title;
    GString *dump, *rows, *findings, *statements;
} Case;

/* Section - Reading cases */

static void
case_free (gpointer data)
{
    Case *one = data;
    g_free (one->title);
    g_string_free (one->dump, TRUE);
    g_string_free (one->rows, TRUE);
    g_string_free (one->findings, TRUE);
    g_string_free (one->statements, TRUE);
    g_free (one);
}

static Case *
case_new (const char *file, const char *title)
{
    Case *one = g_new0 (Case, 1);
    one->title = g_strdup_printf ("%s: %s", file, title);
    one->dump = g_string_new (NULL);
    one->rows = g_string_new (NULL);
    one->findings = g_string_new (NULL);
    one->statements = g_string_new (NULL);
    return one;
}

static void
read_expected (Case *one, const char *line)
{
    static const char *const statements[] = { "missing ", "department ", "unit ",  "way ",
                                              "note ",    "year ",       "pages ", "columns ",
                                              "unknown ", "at ",         "of ",    "level ",
                                              "status " };
    if (g_str_has_prefix (line, "finding ")) {
        g_string_append_printf (one->findings, "%s\n", line);
        return;
    }
    for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
        if (g_str_has_prefix (line, statements[i])) {
            g_string_append_printf (one->statements, "%s\n", line);
            return;
        }
    if (!g_str_has_prefix (line, "table,"))
        g_string_append_printf (one->rows, "%s\n", line);
}

static void
read_cases (GPtrArray *cases, const char *file, const char *text)
{
    g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
    Case *one = NULL;
    gboolean expected = FALSE;
    for (guint i = 0; lines[i] != NULL; i++) {
        if (g_str_has_prefix (lines[i], "case ")) {
            one = case_new (file, lines[i] + 5);
            g_ptr_array_add (cases, one);
            expected = FALSE;
        } else if (strcmp (lines[i], "---") == 0) {
            expected = TRUE;
        } else if (one == NULL || lines[i][0] == '\0' || lines[i][0] == '#'
                   || g_str_has_prefix (lines[i], "why ")) {
            continue;
        } else if (expected) {
            read_expected (one, lines[i]);
        } else {
            g_string_append_printf (one->dump, "%s\n", lines[i]);
        }
    }
}

static void
read_file (GPtrArray *cases, const char *path)
{
    g_autoptr (GError) error = NULL;
    g_autofree char *text = NULL;
    g_autofree char *name = g_path_get_basename (path);
    if (!g_file_get_contents (path, &text, NULL, &error))
        g_error ("%s", error->message);
    read_cases (cases, name, text);
}

static void
read_folder (GPtrArray *cases)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (GDir) dir = g_dir_open (SPEC_DIR, 0, &error);
    if (dir == NULL)
        g_error ("%s", error->message);
    for (const char *name; (name = g_dir_read_name (dir)) != NULL;) {
        g_autofree char *path = g_build_filename (SPEC_DIR, name, NULL);
        if (g_str_has_suffix (name, ".spec"))
            read_file (cases, path);
    }
}

/* The cases of the files that argv names from its second on, or of every file. */
static GPtrArray *
cases_read (int argc, char **argv)
{
    GPtrArray *cases = g_ptr_array_new_with_free_func (case_free);
    if (argc < 2)
        read_folder (cases);
    for (int i = 1; i < argc; i++)
        read_file (cases, argv[i]);
    return cases;
}

/* The case's pages, varied. */
static GPtrArray *
case_pages (const Case *one, Variant variant, GError **error)
{
    GPtrArray *pages = pages_load (one->dump->str, -1, error);
    for (guint i = 0; pages != NULL && i < pages->len; i++)
        vary (g_ptr_array_index (pages, i), variant);
    return pages;
}

#endif
