/* All relations of a grammar, each made into the equations that it has in one ledger.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "balance.h"

#include "sides.h"
#include "structure.h"
#include "sums.h"

#include <string.h>

static gboolean
has_figures (const Ledger *ledger, const Relation *relation)
{
    for (guint i = 0; i < relation->places->len; i++) {
        const guint t =
            ledger_table (ledger, g_array_index (relation->places, RelationPlace, i).table);
        if (t != LEDGER_NONE && ledger_table_at (ledger, t)->rows->len > 0)
            return TRUE;
    }
    return FALSE;
}

static void
make (Maker *maker)
{
    const Relation *relation = maker->relation;
    switch (relation->kind) {
    case RELATION_EQUAL:
    case RELATION_LEAST:
        make_sides (maker);
        break;
    case RELATION_TREE:
    case RELATION_LEAVES:
        for (guint i = 0; i < relation->places->len; i++)
            make_tree (maker, &g_array_index (relation->places, RelationPlace, i));
        break;
    case RELATION_DELTA: /* the rooms of the prose and of units have them */
    case RELATION_UNITS:
        break;
    case RELATION_BEYOND:
        maker_tell (maker, REASON_BEYOND, 0, NULL, LEDGER_NONE);
        break;
    case RELATION_PARENTS:
    case RELATION_CHILDREN:
    case RELATION_TOTALS:
    case RELATION_PRESENT:
    case RELATION_DEPARTMENTS:
    case RELATION_UNIQUE:
    case RELATION_PROJECTS:
        structure_check (maker->ledger, relation, maker->balance->flaws);
        maker->made += has_figures (maker->ledger, relation);
        break;
    }
}

/* Whether a relation compared any printed figure. */
static gboolean
compared (const Maker *maker, guint from)
{
    const GArray *terms = maker->balance->terms;
    for (guint i = from; i < terms->len; i++)
        if (ledger_cell (maker->ledger, g_array_index (terms, Term, i).cell)->state
            == LEDGER_PRINTED)
            return TRUE;
    return maker->relation->kind >= RELATION_PARENTS && maker->made > 0;
}

/* Whether a reason is worth telling: one that tells no more than another, or that nothing is
 * printed for a part of a relation whose other parts were checked, is not. */
static gboolean
is_news (const GArray *told, const GHashTable *checked, const Unchecked *unchecked)
{
    const char *id = unchecked->relation->id;
    const gboolean idle = unchecked->reason == REASON_NO_FIGURE || unchecked->reason == REASON_EMPTY
                          || unchecked->reason == REASON_NO_COLUMN;
    if (idle && g_hash_table_contains ((GHashTable *) checked, id))
        return FALSE;
    for (guint i = 0; i < told->len; i++) {
        const Unchecked *other = &g_array_index (told, Unchecked, i);
        if (strcmp (other->relation->id, id) == 0 && other->cell == unchecked->cell
            && (idle || (other->reason == unchecked->reason && other->number == unchecked->number)))
            return FALSE;
    }
    return TRUE;
}

static void
keep_news (Balance *balance, const GHashTable *checked)
{
    GArray *told = g_array_new (FALSE, FALSE, sizeof (Unchecked));
    for (guint i = 0; i < balance->unchecked->len; i++) {
        const Unchecked unchecked = g_array_index (balance->unchecked, Unchecked, i);
        if (is_news (told, checked, &unchecked))
            g_array_append_val (told, unchecked);
    }
    g_array_unref (balance->unchecked);
    balance->unchecked = told;
}

Balance *
balance_new (const Ledger *ledger)
{
    Balance *balance = g_new0 (Balance, 1);
    balance->equations = g_array_new (FALSE, FALSE, sizeof (Equation));
    balance->terms = g_array_new (FALSE, FALSE, sizeof (Term));
    balance->flaws = g_array_new (FALSE, FALSE, sizeof (Flaw));
    balance->unchecked = g_array_new (FALSE, FALSE, sizeof (Unchecked));
    g_autoptr (GHashTable) checked = g_hash_table_new (g_str_hash, g_str_equal);
    const GPtrArray *relations = ledger->grammar->relations;
    for (guint i = 0; i < relations->len; i++) {
        const Relation *relation = g_ptr_array_index (relations, i);
        if (relation->kind == RELATION_DELTA || relation->kind == RELATION_UNITS)
            continue;
        Maker maker = { ledger, balance, relation, 0, 0, FALSE };
        const guint from = balance->terms->len;
        make (&maker);
        if (compared (&maker, from))
            g_hash_table_add (checked, relation->id);
        else if (!maker.told)
            maker_tell (&maker, REASON_NO_FIGURE, 0, NULL, LEDGER_NONE);
    }
    keep_news (balance, checked);
    return balance;
}
