/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "culprit.h"

#include "bounds.h"

#include <string.h>

int
culprit_compare (gconstpointer a, gconstpointer b)
{
    const Culprit *x = a, *y = b;
    if (x->fixed != y->fixed)
        return x->fixed > y->fixed ? -1 : 1;
    if (x->cost != y->cost)
        return x->cost < y->cost ? -1 : 1;
    if (x->exact != y->exact)
        return x->exact > y->exact ? -1 : 1;
    return (x->row > y->row) - (x->row < y->row);
}

static gboolean
is_same (const Culprit *a, const Culprit *b)
{
    return a->kind == b->kind && a->table == b->table && a->row == b->row && a->other == b->other
           && a->column == b->column && a->target == b->target && strcmp (a->code, b->code) == 0;
}

void
culprits_add (GArray *culprits, const Culprit *culprit)
{
    if (culprit->fixed == 0 || culprits->len >= CULPRITS_TRIED)
        return;
    for (guint i = 0; i < culprits->len; i++) {
        Culprit *other = &g_array_index (culprits, Culprit, i);
        if (is_same (other, culprit)) {
            if (culprit_compare (culprit, other) < 0)
                *other = *culprit;
            return;
        }
    }
    g_array_append_val (culprits, *culprit);
}
