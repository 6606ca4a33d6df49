/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A document has some hundred codes, so that the text of the list is searched as it is. */
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

const char *
codes_list (const char *name)
{
    for (gsize i = 0; i < G_N_ELEMENTS (built_in); i++)
        if (strcmp (built_in[i].name, name) == 0)
            return built_in[i].text;
    return NULL;
}

/* Takes a line `CODE STATUS NAME` behind its code; what it says of a name. */
static CodeName
compare_line (const char *at, const char *folded, char **listed)
{
    const gboolean old = g_str_has_prefix (at, "old "), seen = g_str_has_prefix (at, "seen ");
    const char *start = strchr (at, ' ') + 1;
    g_autofree char *name = g_strndup (start, strcspn (start, "\n"));
    g_autofree char *own = text_fold (name);
    const gboolean same = strcmp (own, folded) == 0;
    if (old)
        return same ? CODE_OLD : CODE_UNKNOWN;
    *listed = g_steal_pointer (&name);
    return same ? CODE_NAMED : seen ? CODE_OTHER : CODE_UNSURE;
}

CodeName
codes_compare (const char *list, const char *code, const char *folded, char **listed)
{
    g_autofree char *head = g_strconcat ("\n", code, " ", NULL);
    CodeName known = CODE_UNKNOWN;
    *listed = NULL;
    /* The lines of one code stand together, its own name first. */
    for (const char *at = strstr (list, head); at != NULL && g_str_has_prefix (at, head);
         at = strchr (at + 1, '\n')) {
        const CodeName line = compare_line (at + strlen (head), folded, listed);
        if (line != CODE_UNKNOWN && (known == CODE_UNKNOWN || line == CODE_OLD))
            known = line;
    }
    return known;
}

char *
codes_owner (const char *list, const char *folded)
{
    g_autofree char *owner = NULL;
    for (const char *at = list; at != NULL; at = strchr (at, '\n')) {
        at += *at == '\n';
        const gsize digits = strspn (at, "0123456789");
        g_autofree char *name = NULL;
        if (digits == 0 || at[digits] != ' ')
            continue;
        const CodeName known = compare_line (at + digits + 1, folded, &name);
        if (known != CODE_NAMED && known != CODE_OLD)
            continue;
        if (owner != NULL || !g_str_has_prefix (at + digits, " seen "))
            return NULL;
        owner = g_strndup (at, digits);
    }
    return g_steal_pointer (&owner);
}
