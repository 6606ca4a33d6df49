/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "codes.h"

#include "text.h"

#include <string.h>

/* Made from lib/codes at build. */
static const struct {
    const char *name;
    const char *text;
    gsize length;
} built_in[] = {
#include "codes.inc"
};

typedef struct {
    char *name;  /* folded */
    GSList *old; /* of char *, folded */
    gboolean seen;
} Entry;

struct Codes {
    GHashTable *entries; /* of Entry, by code */
};

static void
entry_free (gpointer data)
{
    Entry *entry = data;
    g_free (entry->name);
    g_slist_free_full (entry->old, g_free);
    g_free (entry);
}

/* Takes a line `CODE STATUS NAME`. */
static void
take_line (Codes *codes, const char *line)
{
    g_auto (GStrv) parts = g_strsplit (line, " ", 3);
    if (line[0] == '#' || g_strv_length (parts) != 3)
        return;
    Entry *entry = g_hash_table_lookup (codes->entries, parts[0]);
    if (entry == NULL) {
        entry = g_new0 (Entry, 1);
        g_hash_table_insert (codes->entries, g_strdup (parts[0]), entry);
    }
    if (strcmp (parts[1], "old") == 0) {
        entry->old = g_slist_prepend (entry->old, text_fold (parts[2]));
        return;
    }
    g_free (entry->name);
    entry->name = text_fold (parts[2]);
    entry->seen = strcmp (parts[1], "seen") == 0;
}

static gsize
find (const char *name)
{
    gsize i = 0;
    while (i < G_N_ELEMENTS (built_in) && strcmp (built_in[i].name, name) != 0)
        i++;
    return i;
}

gboolean
codes_exist (const char *name)
{
    return find (name) < G_N_ELEMENTS (built_in);
}

Codes *
codes_new (const char *name)
{
    const gsize which = find (name);
    if (which == G_N_ELEMENTS (built_in))
        return NULL;
    Codes *codes = g_new0 (Codes, 1);
    codes->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, entry_free);
    g_autofree char *text = g_strndup (built_in[which].text, built_in[which].length);
    g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
    for (guint i = 0; lines[i] != NULL; i++)
        take_line (codes, lines[i]);
    return codes;
}

void
codes_free (Codes *codes)
{
    if (codes == NULL)
        return;
    g_hash_table_unref (codes->entries);
    g_free (codes);
}

CodeName
codes_compare (const Codes *codes, const char *code, const char *folded, const char **name)
{
    const Entry *entry = g_hash_table_lookup (codes->entries, code);
    if (entry == NULL || entry->name == NULL)
        return CODE_UNKNOWN;
    if (name != NULL)
        *name = entry->name;
    if (strcmp (entry->name, folded) == 0)
        return CODE_NAMED;
    if (g_slist_find_custom (entry->old, folded, (GCompareFunc) strcmp) != NULL)
        return CODE_OLD;
    return entry->seen ? CODE_OTHER : CODE_UNSURE;
}
