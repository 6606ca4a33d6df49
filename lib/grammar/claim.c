/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "claim.h"

#include <string.h>

void
claim_free (gpointer data)
{
    Claim *claim = data;
    g_free (claim->id);
    g_free (claim->name);
    g_ptr_array_unref (claim->terms);
    g_ptr_array_unref (claim->others);
    g_ptr_array_unref (claim->whole);
    pattern_free (claim->pattern);
    g_free (claim->english);
    g_free (claim->chinese);
    g_free (claim);
}

void
coded_place_free (gpointer data)
{
    CodedPlace *place = data;
    g_free (place->list);
    g_free (place->section);
    g_free (place);
}

void
narrative_free (gpointer data)
{
    Narrative *narrative = data;
    pattern_free (narrative->heading);
    g_ptr_array_unref (narrative->claims);
    g_free (narrative);
}

const char *
claims_explain (const GPtrArray *claims, const char *id, gboolean in_chinese)
{
    for (guint i = 0; i < claims->len; i++) {
        const Claim *claim = g_ptr_array_index (claims, i);
        const char *text = in_chinese ? claim->chinese : claim->english;
        if (text != NULL && strcmp (claim->id, id) == 0)
            return text;
    }
    return "";
}
