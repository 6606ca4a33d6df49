/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "relation.h"

#include <string.h>

void
named_row_free (gpointer data)
{
    NamedRow *row = data;
    g_free (row->name);
    g_free (row->section);
    pattern_free (row->pattern);
    g_free (row);
}

void
relation_term_free (gpointer data)
{
    RelationTerm *term = data;
    g_free (term->section);
    g_free (term->code);
    g_free (term->column);
    g_free (term);
}

void
relation_free (gpointer data)
{
    Relation *relation = data;
    g_free (relation->id);
    g_ptr_array_unref (relation->terms);
    g_array_unref (relation->places);
    g_free (relation->english);
    g_free (relation->chinese);
    g_free (relation);
}

const char *
relations_explain (const GPtrArray *relations, const char *id, gboolean in_chinese)
{
    for (guint i = 0; i < relations->len; i++) {
        const Relation *relation = g_ptr_array_index (relations, i);
        const char *text = in_chinese ? relation->chinese : relation->english;
        if (text != NULL && strcmp (relation->id, id) == 0)
            return text;
    }
    return "";
}
