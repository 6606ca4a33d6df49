/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "equation.h"

#include "sides.h"
#include "structure.h"
#include "sums.h"

#include <string.h>

/* Section - All relations */

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
        structure_check (maker->ledger, relation, maker->sheet->flaws);
        maker->made += has_figures (maker->ledger, relation);
        break;
    }
}

/* Whether a relation compared any printed figure. */
static gboolean
compared (const Maker *maker, guint from)
{
    const GArray *terms = maker->sheet->terms;
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
keep_news (Sheet *sheet, const GHashTable *checked)
{
    GArray *told = g_array_new (FALSE, FALSE, sizeof (Unchecked));
    for (guint i = 0; i < sheet->unchecked->len; i++) {
        const Unchecked unchecked = g_array_index (sheet->unchecked, Unchecked, i);
        if (is_news (told, checked, &unchecked))
            g_array_append_val (told, unchecked);
    }
    g_array_unref (sheet->unchecked);
    sheet->unchecked = told;
}

Sheet *
sheet_new (const Ledger *ledger)
{
    Sheet *sheet = g_new0 (Sheet, 1);
    sheet->equations = g_array_new (FALSE, FALSE, sizeof (Equation));
    sheet->terms = g_array_new (FALSE, FALSE, sizeof (Term));
    sheet->flaws = g_array_new (FALSE, FALSE, sizeof (Flaw));
    sheet->unchecked = g_array_new (FALSE, FALSE, sizeof (Unchecked));
    g_autoptr (GHashTable) checked = g_hash_table_new (g_str_hash, g_str_equal);
    const GPtrArray *relations = ledger->grammar->relations;
    for (guint i = 0; i < relations->len; i++) {
        const Relation *relation = g_ptr_array_index (relations, i);
        if (relation->kind == RELATION_DELTA || relation->kind == RELATION_UNITS)
            continue;
        Maker maker = { ledger, sheet, relation, 0, 0, FALSE };
        const guint from = sheet->terms->len;
        make (&maker);
        if (compared (&maker, from))
            g_hash_table_add (checked, relation->id);
        else if (!maker.told)
            maker_tell (&maker, REASON_NO_FIGURE, 0, NULL, LEDGER_NONE);
    }
    keep_news (sheet, checked);
    return sheet;
}

void
sheet_free (Sheet *sheet)
{
    if (sheet == NULL)
        return;
    g_array_unref (sheet->equations);
    g_array_unref (sheet->terms);
    g_array_unref (sheet->flaws);
    g_array_unref (sheet->unchecked);
    g_free (sheet);
}

/* Section - Weighing */

/* Takes sums in 64 bits; FALSE if one does not fit. */
static gboolean
add_up (gint64 *sum, gint64 value)
{
    return !__builtin_add_overflow (*sum, value, sum);
}

/* How an equality stands whose sides differ. Each printed figure may be off by half of its last
 * digit. Where units differ the coarser side may be rounded or cut off: off by less than one. */
static Standing
judge (const Equation *equation, const Weight *weight, gint64 coarsest)
{
    const gint64 size = ABS (weight->difference);
    if (equation->relation->kind == RELATION_LEAST && weight->difference > 0)
        return STANDS;
    if (size == 0 || (equation->crosses && size * 2 <= coarsest))
        return STANDS;
    if (equation->crosses ? size < coarsest : size * 2 <= weight->envelope)
        return STANDS_ROUNDED;
    return FAILS;
}

DiscloseAmount
equation_envelope (const Ledger *ledger, guint table, const Weight *weight)
{
    const DiscloseAmount twice = ledger_amount (ledger, table, weight->envelope);
    if (twice.digits % 2 == 0)
        return (DiscloseAmount){ twice.digits / 2, twice.scale };
    return (DiscloseAmount){ twice.digits * 5, (guint8) (twice.scale + 1) };
}

Standing
equation_weigh (const Ledger *ledger, const Sheet *sheet, const Equation *equation, Weight *weight)
{
    gint64 coarsest = 0;
    *weight = (Weight){ 0, 0, 0, 0, 0 };
    for (guint i = equation->first; i < equation->first + equation->n; i++) {
        const Term *term = &g_array_index (sheet->terms, Term, i);
        const LedgerCell *cell = ledger_cell (ledger, term->cell);
        if (cell->state != LEDGER_PRINTED)
            continue;
        const gint64 unit = ledger_table_at (ledger, ledger_row (ledger, cell->row)->table)->unit;
        weight->printed++;
        coarsest = MAX (coarsest, unit);
        if (!add_up (&weight->envelope, unit)
            || !add_up (term->right ? &weight->right : &weight->left, cell->value * term->sign))
            return FAILS;
    }
    if (equation->crosses)
        weight->envelope = 2 * coarsest;
    weight->difference = weight->left - weight->right;
    return judge (equation, weight, coarsest);
}
