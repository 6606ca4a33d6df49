/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A relation becomes as many equations as the document has rows, codes or labels for it. One that
 * finds a table, column or row missing makes none, and says why: what is not printed is never taken
 * for wrong. */
#include "sides.h"

#include <string.h>

/* A term with what it stands for found. */
typedef struct {
    const RelationTerm *term;
    guint table, column; /* column LEDGER_NONE: an optional one that is not there */
    GHashTable *rows;    /* of those that run: GArray of guint by code or label; else NULL */
} Place;

static void
free_rows (gpointer rows)
{
    g_array_unref (rows);
}

static void
clear_place (gpointer data)
{
    Place *place = data;
    g_clear_pointer (&place->rows, g_hash_table_unref);
}

static gboolean
in_section (const LedgerRow *row, const RelationTerm *term)
{
    return strcmp (row->section, term->section) == 0;
}

static gboolean
is_picked (const LedgerRow *row, const RelationTerm *term)
{
    if (!in_section (row, term))
        return FALSE;
    switch (term->pick) {
    case PICK_TOTAL:
        return row->total;
    case PICK_NAMED:
        return (row->named >> term->named->bit & 1) != 0;
    case PICK_CODE:
        return strcmp (row->code, term->code) == 0;
    case PICK_EACH_CODE:
        return row->code[0] != '\0' && (term->level == 0 || row->level == term->level);
    case PICK_EACH_NAME:
        return !row->total && row->key[0] != '\0'
               && (term->level == 0 || row->level == term->level);
    case PICK_EACH_ROW:
    case PICK_SAID: /* never: of claims alone */
    case PICK_FIRST:
        return TRUE;
    }
    return FALSE;
}

static gboolean
runs (const RelationTerm *term)
{
    return term->pick == PICK_EACH_CODE || term->pick == PICK_EACH_NAME;
}

/* The rows of the place by what they are joined by. Of rows with one code those of projects count,
 * where a table has both them and their sum. */
static GHashTable *
index_rows (const Ledger *ledger, const Place *place)
{
    const LedgerTable *table = ledger_table_at (ledger, place->table);
    GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_rows);
    for (guint i = 0; i < table->rows->len; i++) {
        const guint r = g_array_index (table->rows, guint, i);
        const LedgerRow *row = ledger_row (ledger, r);
        if (!is_picked (row, place->term))
            continue;
        const char *key = place->term->pick == PICK_EACH_CODE ? row->code : row->key;
        GArray *rows = g_hash_table_lookup (index, key);
        if (rows == NULL) {
            rows = g_array_new (FALSE, FALSE, sizeof (guint));
            g_hash_table_insert (index, (gpointer) key, rows);
        } else if (ledger_row (ledger, g_array_index (rows, guint, 0))->item != row->item) {
            if (!row->item)
                continue;
            g_array_set_size (rows, 0);
        }
        g_array_append_val (rows, r);
    }
    return index;
}

/* The term's column, LEDGER_NONE if the table lacks it, or has it in another section only. */
static guint
find_column (const Ledger *ledger, guint t, const RelationTerm *term)
{
    const LedgerTable *table = ledger_table_at (ledger, t);
    const guint column = ledger_column (ledger, t, term->column);
    gboolean any = FALSE;
    for (guint i = 0; column != LEDGER_NONE && i < table->rows->len; i++) {
        const LedgerRow *row = ledger_row (ledger, g_array_index (table->rows, guint, i));
        if (!in_section (row, term))
            continue;
        if (ledger_cell (ledger, row->first_cell + column)->state != LEDGER_ABSENT)
            return column;
        any = TRUE;
    }
    return any ? LEDGER_NONE : column;
}

/* Finds tables and columns; FALSE after telling what is missing. */
static gboolean
find_places (Maker *maker, GArray *places)
{
    for (guint i = 0; i < maker->relation->terms->len; i++) {
        const RelationTerm *term = g_ptr_array_index (maker->relation->terms, i);
        Place place = { term, maker_table (maker, term->table), LEDGER_NONE, NULL };
        if (place.table == LEDGER_NONE)
            return FALSE;
        const LedgerTable *table = ledger_table_at (maker->ledger, place.table);
        place.column = find_column (maker->ledger, place.table, term);
        const gboolean each = strcmp (term->column, "*") == 0;
        if (place.column == LEDGER_NONE && !each && (!term->optional || table->broken)) {
            maker_tell (maker, REASON_NO_COLUMN, term->table, term->column, LEDGER_NONE);
            return FALSE;
        }
        if (runs (term))
            place.rows = index_rows (maker->ledger, &place);
        g_array_append_val (places, place);
    }
    return TRUE;
}

static void
add_at (Maker *maker, const Place *place, guint row)
{
    const LedgerRow *r = ledger_row (maker->ledger, row);
    if (place->column == LEDGER_NONE
        || ledger_cell (maker->ledger, r->first_cell + place->column)->state == LEDGER_ABSENT)
        return;
    maker_add (maker, r->first_cell + place->column, place->term->right, place->term->minus);
}

/* How many rows a place stands for; the last of them in row. */
static guint
count_rows (const Ledger *ledger, const Place *place, guint *row)
{
    const LedgerTable *table = ledger_table_at (ledger, place->table);
    guint n = 0;
    for (guint i = 0; i < table->rows->len; i++) {
        const guint r = g_array_index (table->rows, guint, i);
        if (!is_picked (ledger_row (ledger, r), place->term))
            continue;
        *row = r;
        n++;
    }
    return n;
}

/* The one row that a place stands for, LEDGER_NONE if there is none or several. */
static guint
single_row (const Ledger *ledger, const Place *place)
{
    guint found = LEDGER_NONE;
    return count_rows (ledger, place, &found) == 1 ? found : LEDGER_NONE;
}

/* Why a place stands for no row, or for none that tells anything. */
static Reason
reason_of (const Ledger *ledger, const Place *place, guint row)
{
    guint any;
    if (ledger_table_at (ledger, place->table)->rows->len == 0)
        return REASON_EMPTY;
    if (row != LEDGER_NONE)
        return REASON_NEW_ROW;
    return count_rows (ledger, place, &any) > 1 ? REASON_SEVERAL : REASON_NO_ROW;
}

/* Whether each side has a term where the relation has one; with none of its parts there, nothing is
 * known of a sum. */
static gboolean
has_sides (const Maker *maker)
{
    gboolean wants[2] = { FALSE, FALSE }, has[2] = { FALSE, FALSE };
    for (guint i = 0; i < maker->relation->terms->len; i++)
        wants[((const RelationTerm *) g_ptr_array_index (maker->relation->terms, i))->right] = TRUE;
    for (guint i = maker->first; i < maker->balance->terms->len; i++)
        has[g_array_index (maker->balance->terms, Term, i).right] = TRUE;
    return (has[0] || !wants[0]) && (has[1] || !wants[1]);
}

/* Whether a row with a figure stands in the section that the grammar does not name: it may be a
 * part of the sum. */
static gboolean
has_unknown_row (const Ledger *ledger, const Place *place)
{
    const LedgerTable *table = ledger_table_at (ledger, place->table);
    for (guint i = 0; i < table->rows->len; i++) {
        const LedgerRow *row = ledger_row (ledger, g_array_index (table->rows, guint, i));
        if (row->total || row->named != 0 || !in_section (row, place->term))
            continue;
        for (guint c = 0; c < table->n_columns; c++)
            if (ledger_cell (ledger, row->first_cell + c)->state == LEDGER_PRINTED)
                return TRUE;
    }
    return FALSE;
}

/* Adds all rows that a place stands for; returns the last, LEDGER_NONE if there is none. */
static guint
add_all (Maker *maker, const Place *place)
{
    const LedgerTable *table = ledger_table_at (maker->ledger, place->table);
    guint last = LEDGER_NONE;
    for (guint i = 0; i < table->rows->len; i++) {
        const guint row = g_array_index (table->rows, guint, i);
        if (!is_picked (ledger_row (maker->ledger, row), place->term))
            continue;
        add_at (maker, place, row);
        last = row;
    }
    return last;
}

/* An equation of single cells. */
static void
make_single (Maker *maker, const GArray *places)
{
    const Equation equation = { .lacks = LEDGER_NONE, .model = LEDGER_NONE, .above = LEDGER_NONE };
    maker_begin (maker);
    for (guint i = 0; i < places->len; i++) {
        const Place *place = &g_array_index (places, Place, i);
        const guint row =
            place->term->all ? add_all (maker, place) : single_row (maker->ledger, place);
        const gboolean named =
            place->term->pick == PICK_NAMED && (place->term->optional || place->term->all);
        if (row != LEDGER_NONE && !place->term->all)
            add_at (maker, place, row);
        if ((row == LEDGER_NONE && !place->term->optional)
            || (named && has_unknown_row (maker->ledger, place))) {
            maker_tell (maker, reason_of (maker->ledger, place, row), place->term->table,
                        place->term->column, LEDGER_NONE);
            maker_drop (maker);
            return;
        }
    }
    if (!has_sides (maker))
        maker_drop (maker);
    maker_finish (maker, &equation);
}

/* An equation for each column of the table, where the terms name no column. */
static void
make_columns (Maker *maker, GArray *places)
{
    const Place *first = &g_array_index (places, Place, 0);
    if (strcmp (first->term->column, "*") != 0) {
        make_single (maker, places);
        return;
    }
    const LedgerTable *table = ledger_table_at (maker->ledger, first->table);
    for (guint c = 0; c < table->n_columns && !maker->told; c++) {
        for (guint i = 0; i < places->len; i++)
            g_array_index (places, Place, i).column = c;
        make_single (maker, places);
    }
}

static void
make_rows (Maker *maker, const GArray *places)
{
    const Equation equation = { .lacks = LEDGER_NONE, .model = LEDGER_NONE, .above = LEDGER_NONE };
    const Place *first = &g_array_index (places, Place, 0);
    const LedgerTable *table = ledger_table_at (maker->ledger, first->table);
    for (guint i = 0; i < table->rows->len; i++) {
        const guint row = g_array_index (table->rows, guint, i);
        if (!in_section (ledger_row (maker->ledger, row), first->term))
            continue;
        maker_begin (maker);
        for (guint p = 0; p < places->len; p++)
            add_at (maker, &g_array_index (places, Place, p), row);
        if (!has_sides (maker))
            maker_drop (maker);
        maker_finish (maker, &equation);
    }
}

/* The deepest level of codes that every joined table with rows prints: what one of them sums up
 * cannot be missed in it. */
static guint
common_depth (const Ledger *ledger, const GArray *places)
{
    guint common = G_MAXUINT;
    for (guint i = 0; i < places->len; i++) {
        const Place *place = &g_array_index (places, Place, i);
        const LedgerTable *table = ledger_table_at (ledger, place->table);
        guint depth = 0;
        for (guint r = 0; runs (place->term) && r < table->rows->len; r++) {
            const LedgerRow *row = ledger_row (ledger, g_array_index (table->rows, guint, r));
            if (is_picked (row, place->term))
                depth = MAX (depth, row->level);
        }
        if (depth > 0)
            common = MIN (common, depth);
    }
    return common;
}

static void
make_join (Maker *maker, const GArray *places, const char *key, gboolean by_name)
{
    Equation equation = { .lacks = LEDGER_NONE, .model = LEDGER_NONE, .above = LEDGER_NONE };
    maker_begin (maker);
    for (guint i = 0; i < places->len; i++) {
        const Place *place = &g_array_index (places, Place, i);
        const GArray *rows = place->rows != NULL ? g_hash_table_lookup (place->rows, key) : NULL;
        if (place->rows == NULL) {
            const guint row = single_row (maker->ledger, place);
            if (row != LEDGER_NONE)
                add_at (maker, place, row);
            continue;
        }
        if (rows == NULL && !place->term->optional)
            equation.lacks = place->table;
        for (guint r = 0; rows != NULL && r < rows->len; r++) {
            add_at (maker, place, g_array_index (rows, guint, r));
            equation.model = g_array_index (rows, guint, r);
        }
    }
    /* A label may be worded differently in another table; a code is the same everywhere. */
    if (by_name && equation.lacks != LEDGER_NONE)
        maker_drop (maker);
    maker_finish (maker, &equation);
}

static void
make_joins (Maker *maker, const GArray *places)
{
    const guint depth = common_depth (maker->ledger, places);
    g_autoptr (GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);
    for (guint i = 0; i < places->len; i++) {
        const Place *place = &g_array_index (places, Place, i);
        const LedgerTable *table = ledger_table_at (maker->ledger, place->table);
        const gboolean by_name = place->term->pick == PICK_EACH_NAME;
        for (guint r = 0; place->rows != NULL && r < table->rows->len; r++) {
            const LedgerRow *row =
                ledger_row (maker->ledger, g_array_index (table->rows, guint, r));
            if (!is_picked (row, place->term) || (!by_name && row->level > depth))
                continue;
            const char *key = by_name ? row->key : row->code;
            if (g_hash_table_add (done, (gpointer) key))
                make_join (maker, places, key, by_name);
        }
    }
}

void
make_sides (Maker *maker)
{
    g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
    g_array_set_clear_func (places, clear_place);
    if (!find_places (maker, places))
        return;
    Pick pick = PICK_TOTAL;
    for (guint i = 0; i < places->len; i++) {
        const Pick own = g_array_index (places, Place, i).term->pick;
        if (own >= PICK_EACH_ROW && own <= PICK_EACH_NAME)
            pick = own;
    }
    if (pick == PICK_EACH_ROW)
        make_rows (maker, places);
    else if (pick == PICK_TOTAL)
        make_columns (maker, places);
    else
        make_joins (maker, places);
}
