/* What the grammars at hand know already of a table that is new: so that what is the same gets the
 * same keys. */
#include "binding.h"
#include "draft.h"

#include "bounds.h"

#include <string.h>

static gboolean
takes_title (const TableGrammar *table, const char *title)
{
    for (guint i = 0; i < table->titles->len; i++)
        if (pattern_matches (g_ptr_array_index (table->titles, i), title))
            return TRUE;
    return FALSE;
}

/* A table of the same name is the same kind of table. Of another, most headings must be known. */
static guint
score_of (const TableGrammar *table, const char *title, const Heading *heading)
{
    if (!heading_fits (heading))
        return 0;
    if (takes_title (table, title))
        return heading->n_cols + 1 + heading->n_bound;
    return heading->n_bound >= DRAFT_SHARE * heading->n_headed ? heading->n_bound : 0;
}

const TableGrammar *
draft_known_table (const Grid *grid, const char *title, const DiscloseGrammars *grammars,
                   Heading **heading)
{
    const TableGrammar *best = NULL;
    guint most = 0;
    *heading = NULL;
    for (guint g = 0; g < disclose_grammars_n (grammars); g++) {
        const Grammar *grammar = grammars_at (grammars, g);
        for (guint t = 0; t < grammar->tables->len; t++) {
            const TableGrammar *table = g_ptr_array_index (grammar->tables, t);
            Heading *here = heading_bind (grid, grammar, table);
            const guint score = score_of (table, title, here);
            if (score > most) {
                most = score;
                best = table;
                heading_free (*heading);
                *heading = g_steal_pointer (&here);
            }
            heading_free (here);
        }
    }
    return best;
}

/* Whether a pattern takes the lowest level of a heading as it stands, and not as the end of just
 * any other: «subtotal» may be of anything. */
static gboolean
takes_heading (const Pattern *pattern, const char *path)
{
    const char *slash = strrchr (path, '/');
    g_autofree char *longer = g_strconcat ("x", slash != NULL ? slash + 1 : path, NULL);
    return pattern_matches (pattern, path) && !pattern_matches (pattern, longer);
}

/* Adds one to the count of each key under which a table of the grammar has such a heading. */
static void
count_keys (const Grammar *grammar, const char *path, GHashTable *counts)
{
    for (guint t = 0; t < grammar->tables->len; t++) {
        const TableGrammar *table = g_ptr_array_index (grammar->tables, t);
        for (guint f = 0; f < table->fields->len; f++) {
            const Field *field = g_ptr_array_index (table->fields, f);
            if (field->kind != FIELD_AMOUNT || !takes_heading (field->heading, path))
                continue;
            const guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, field->key));
            g_hash_table_insert (counts, field->key, GUINT_TO_POINTER (n + 1));
        }
    }
}

const char *
draft_known_key (const char *path, const DiscloseGrammars *grammars)
{
    g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
    GHashTableIter iter;
    gpointer key, count;
    const char *best = NULL;
    guint most = 0, all = 0;
    for (guint g = 0; path[0] != '\0' && g < disclose_grammars_n (grammars); g++)
        count_keys (grammars_at (grammars, g), path, counts);
    g_hash_table_iter_init (&iter, counts);
    while (g_hash_table_iter_next (&iter, &key, &count)) {
        const guint n = GPOINTER_TO_UINT (count);
        all += n;
        if (n > most) {
            most = n;
            best = key;
        }
    }
    return 2 * most > all ? best : NULL;
}
