#include "grammars.h"

#include "bounds.h"
#include "disclose-explain.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* Made from lib/grammars at build. */
static const struct {
    const char *name;
    const char *text;
    gsize length;
} built_in[] = {
#include "grammars.inc"
};

struct DiscloseGrammars {
    gatomicrefcount refs;
    GPtrArray *grammars; /* of Grammar */
};

static void
free_grammar (gpointer data)
{
    grammar_free (data);
}

/* Takes grammar: in the place of the one of its id, else at the end. */
static void
take (DiscloseGrammars *grammars, Grammar *grammar)
{
    for (guint i = 0; i < grammars->grammars->len; i++) {
        Grammar **slot = (Grammar **) &g_ptr_array_index (grammars->grammars, i);
        if (strcmp ((*slot)->id, grammar->id) == 0) {
            grammar_free (*slot);
            *slot = grammar;
            return;
        }
    }
    g_ptr_array_add (grammars->grammars, grammar);
}

gboolean
disclose_grammars_add (DiscloseGrammars *grammars, const char *text, gssize length,
                       const char *name, GError **error)
{
    gsize bytes = length < 0 ? strlen (text) : (gsize) length;
    Grammar *grammar = grammar_new (text, bytes, name, error);
    if (grammar != NULL)
        take (grammars, grammar);
    return grammar != NULL;
}

/* Reads a file of at most a grammar's size and a byte, so that a larger one is told as too large
 * and never held. */
static char *
read_file (const char *path, gsize *length, GError **error)
{
    FILE *file = fopen (path, "rb");
    if (file == NULL) {
        g_set_error (error, DISCLOSE_ERROR, DISCLOSE_ERROR_FILE, "%s: %s", path,
                     g_strerror (errno));
        return NULL;
    }
    g_autofree char *text = g_malloc (LIMIT_GRAMMAR_BYTES + 1);
    *length = fread (text, 1, LIMIT_GRAMMAR_BYTES + 1, file);
    int failure = ferror (file) ? errno : 0;
    fclose (file);
    if (failure != 0) {
        g_set_error (error, DISCLOSE_ERROR, DISCLOSE_ERROR_FILE, "%s: %s", path,
                     g_strerror (failure));
        return NULL;
    }
    return g_steal_pointer (&text);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
    return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The paths of the grammars in a directory, by name: which of them is read first must not depend on
 * the file system. */
static GPtrArray *
list_directory (const char *directory, GError **error)
{
    g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
    g_autoptr (GError) failure = NULL;
    const char *name;
    GDir *dir = g_dir_open (directory, 0, &failure);
    if (dir == NULL) {
        g_set_error_literal (error, DISCLOSE_ERROR, DISCLOSE_ERROR_FILE, failure->message);
        return NULL;
    }
    while ((name = g_dir_read_name (dir)) != NULL)
        if (g_str_has_suffix (name, ".grammar") && name[0] != '.')
            g_ptr_array_add (paths, g_build_filename (directory, name, NULL));
    g_dir_close (dir);
    g_ptr_array_sort (paths, compare_names);
    return g_steal_pointer (&paths);
}

/* Two files of one directory that name the same template: whichever won, somebody would look for a
 * mistake in the other. */
static gboolean
check_alone (const GPtrArray *read, const Grammar *grammar, GError **error)
{
    for (guint i = 0; i < read->len; i++) {
        const Grammar *other = g_ptr_array_index (read, i);
        if (strcmp (other->id, grammar->id) != 0)
            continue;
        g_set_error (error, DISCLOSE_ERROR, DISCLOSE_ERROR_GRAMMAR,
                     "%s:1:1: template %s is in %s already; keep one of the two", grammar->origin,
                     grammar->id, other->origin);
        return FALSE;
    }
    return TRUE;
}

gboolean
disclose_grammars_add_directory (DiscloseGrammars *grammars, const char *directory, GError **error)
{
    g_autoptr (GPtrArray) read = g_ptr_array_new_with_free_func (free_grammar);
    g_autoptr (GPtrArray) paths = list_directory (directory, error);
    if (paths == NULL)
        return FALSE;
    for (guint i = 0; i < paths->len; i++) {
        const char *path = g_ptr_array_index (paths, i);
        gsize length = 0;
        g_autofree char *text = read_file (path, &length, error);
        if (text == NULL)
            return FALSE;
        g_autoptr (Grammar) grammar = grammar_new (text, length, path, error);
        if (grammar == NULL || !check_alone (read, grammar, error))
            return FALSE;
        g_ptr_array_add (read, g_steal_pointer (&grammar));
    }
    while (read->len > 0)
        take (grammars, g_ptr_array_steal_index (read, 0));
    return TRUE;
}

DiscloseGrammars *
disclose_grammars_new (const char *directory, GError **error)
{
    g_autoptr (DiscloseGrammars) grammars = g_new0 (DiscloseGrammars, 1);
    g_atomic_ref_count_init (&grammars->refs);
    grammars->grammars = g_ptr_array_new_with_free_func (free_grammar);
    for (gsize i = 0; i < G_N_ELEMENTS (built_in); i++) {
        Grammar *grammar =
            grammar_new_known (built_in[i].text, built_in[i].length, "built-in", error);
        if (grammar == NULL) {
            g_prefix_error (error, "%s: ", built_in[i].name);
            return NULL;
        }
        take (grammars, grammar);
    }
    if (directory != NULL && !disclose_grammars_add_directory (grammars, directory, error))
        return NULL;
    return g_steal_pointer (&grammars);
}

DiscloseGrammars *
disclose_grammars_ref (DiscloseGrammars *grammars)
{
    g_atomic_ref_count_inc (&grammars->refs);
    return grammars;
}

void
disclose_grammars_unref (DiscloseGrammars *grammars)
{
    if (grammars == NULL || !g_atomic_ref_count_dec (&grammars->refs))
        return;
    g_ptr_array_unref (grammars->grammars);
    g_free (grammars);
}

guint
disclose_grammars_n (const DiscloseGrammars *grammars)
{
    return grammars->grammars->len;
}

const Grammar *
grammars_at (const DiscloseGrammars *grammars, guint index)
{
    g_return_val_if_fail (index < grammars->grammars->len, NULL);
    return g_ptr_array_index (grammars->grammars, index);
}

const Grammar *
grammars_lookup (const DiscloseGrammars *grammars, const char *id)
{
    for (guint i = 0; i < grammars->grammars->len; i++) {
        const Grammar *grammar = g_ptr_array_index (grammars->grammars, i);
        if (strcmp (grammar->id, id) == 0)
            return grammar;
    }
    return NULL;
}

const char *
disclose_grammars_id (const DiscloseGrammars *grammars, guint index)
{
    return grammars_at (grammars, index)->id;
}

const char *
disclose_grammars_title (const DiscloseGrammars *grammars, guint index)
{
    return grammars_at (grammars, index)->title;
}

const char *
disclose_grammars_text (const DiscloseGrammars *grammars, guint index)
{
    return grammars_at (grammars, index)->text;
}

const char *
disclose_grammars_origin (const DiscloseGrammars *grammars, guint index)
{
    return grammars_at (grammars, index)->origin;
}

char **
disclose_grammars_check (const char *text, gssize length, const char *name, guint *n_mistakes)
{
    g_autoptr (GPtrArray) messages = g_ptr_array_new ();
    GPtrArray *warnings = g_ptr_array_new ();
    grammar_check (text, length < 0 ? strlen (text) : (gsize) length, name, messages, warnings);
    *n_mistakes = messages->len;
    g_ptr_array_extend_and_steal (messages, warnings);
    g_ptr_array_add (messages, NULL);
    return (char **) g_ptr_array_steal (messages, NULL);
}
