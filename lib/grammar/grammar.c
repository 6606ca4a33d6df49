/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "grammar.h"

const TableGrammar *
grammar_table (const Grammar *grammar, guint number)
{
    for (guint i = 0; i < grammar->tables->len; i++) {
        const TableGrammar *table = g_ptr_array_index (grammar->tables, i);
        if (table->number == number)
            return table;
    }
    return NULL;
}

gboolean
grammar_has_level (const Grammar *grammar, const char *folded)
{
    for (guint i = 0; i < grammar->levels->len; i++)
        if (pattern_matches (g_array_index (grammar->levels, LevelGrammar, i).pattern, folded))
            return TRUE;
    return FALSE;
}
