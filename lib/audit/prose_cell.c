/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The row that a sentence names is known by the labels above it and its own, or by its code, or by
 * the name of its project. */
#include "prose_cell.h"

#include "text.h"

#include <string.h>

/* Section - Rows */

static gboolean
is_of_section (const LedgerRow *row, const RelationTerm *term)
{
    return row->printed != NULL && strcmp (row->section, term->section) == 0;
}

/* How many labels a path has. */
static guint
depth_of (const char *path)
{
    guint n = 1;
    for (; *path != '\0'; path++)
        n += *path == '/';
    return n;
}

/* The labels of the sentence as a path: groups row1/row2/row3. NULL if it names none. */
static char *
said_path (const ProseCheck *check)
{
    static const char names[][8] = { "row1", "row2", "row3" };
    GString *path = NULL;
    for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
        g_autofree char *label = prose_group_text (check, names[i]);
        if (label == NULL)
            break;
        if (path == NULL)
            path = g_string_new (NULL);
        else
            g_string_append_c (path, '/');
        g_string_append (path, label);
    }
    return path != NULL ? g_string_free (path, FALSE) : NULL;
}

/* The code of the sentence: groups code1 to code3 together. NULL if it gives none. */
static char *
said_code (const ProseCheck *check)
{
    static const char names[][8] = { "code1", "code2", "code3" };
    g_autoptr (GString) code = g_string_new (NULL);
    for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
        g_autofree char *part = prose_group_text (check, names[i]);
        if (part != NULL)
            g_string_append (code, part);
    }
    return code->len > 0 ? g_strdup (code->str) : NULL;
}

static char *
folded_path (const LedgerRow *row)
{
    return text_fold (disclose_row_path (row->printed));
}

static gboolean
ends_alike (const char *path, const char *said)
{
    const char *own = strrchr (path, '/'), *other = strrchr (said, '/');
    return strcmp (own != NULL ? own + 1 : path, other != NULL ? other + 1 : said) == 0;
}

/* The row of that path; failing that the only one as deep with that last label. */
static guint
find_path (const Ledger *ledger, const LedgerTable *table, const RelationTerm *term,
           const char *said, gboolean *renamed)
{
    guint alike = LEDGER_NONE, n_alike = 0;
    for (guint i = 0; i < table->rows->len; i++) {
        const guint index = g_array_index (table->rows, guint, i);
        const LedgerRow *row = ledger_row (ledger, index);
        if (!is_of_section (row, term) || row->total || row->item)
            continue;
        g_autofree char *path = folded_path (row);
        if (strcmp (path, said) == 0)
            return index;
        if (depth_of (path) == depth_of (said) && ends_alike (path, said)) {
            alike = index;
            n_alike++;
        }
    }
    *renamed = n_alike == 1;
    return n_alike == 1 ? alike : LEDGER_NONE;
}

static guint
find_code (const Ledger *ledger, const LedgerTable *table, const RelationTerm *term,
           const char *code, const char *said, gboolean *renamed)
{
    for (guint i = 0; i < table->rows->len; i++) {
        const guint index = g_array_index (table->rows, guint, i);
        const LedgerRow *row = ledger_row (ledger, index);
        if (!is_of_section (row, term) || row->item || strcmp (row->code, code) != 0)
            continue;
        g_autofree char *path = folded_path (row);
        *renamed = said != NULL && strcmp (path, said) != 0;
        return index;
    }
    return LEDGER_NONE;
}

/* Whether the row's name, or its project, is that of the group row. */
static gboolean
has_name (const LedgerRow *row, const RelationTerm *term, const char *said)
{
    if (!is_of_section (row, term) || row->total || row->department)
        return FALSE;
    const char *item = disclose_row_item (row->printed);
    g_autofree char *name = text_fold (*item != '\0' ? item : disclose_row_name (row->printed));
    return strcmp (name, said) == 0;
}

static guint
find_said (const ProseCheck *check, const Ledger *ledger, const LedgerTable *table,
           const RelationTerm *term, gboolean *renamed)
{
    g_autofree char *path = said_path (check);
    g_autofree char *code = said_code (check);
    if (code != NULL)
        return find_code (ledger, table, term, code, path, renamed);
    return path != NULL ? find_path (ledger, table, term, path, renamed) : LEDGER_NONE;
}

static gboolean
is_picked (const LedgerRow *row, const RelationTerm *term)
{
    if (!is_of_section (row, term))
        return FALSE;
    switch (term->pick) {
    case PICK_TOTAL:
        return row->total;
    case PICK_NAMED:
        return (row->named & ((guint64) 1 << term->named->bit)) != 0;
    case PICK_CODE:
        return strcmp (row->code, term->code) == 0 && !row->item;
    case PICK_EACH_CODE:
        return row->code[0] != '\0' && (term->level == 0 || row->level == term->level);
    case PICK_EACH_NAME:
        return !row->total && (term->level == 0 || row->level == term->level);
    case PICK_EACH_ROW:
    case PICK_FIRST:
    case PICK_SAID:
        break;
    }
    return TRUE;
}

GArray *
prose_find_rows (const Ledger *ledger, const RelationTerm *term)
{
    GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));
    const guint t = ledger_table (ledger, term->table);
    if (t == LEDGER_NONE)
        return rows;
    const LedgerTable *table = ledger_table_at (ledger, t);
    for (guint i = 0; i < table->rows->len; i++) {
        const guint index = g_array_index (table->rows, guint, i);
        if (is_picked (ledger_row (ledger, index), term))
            g_array_append_val (rows, index);
    }
    return rows;
}

static guint
find_row (const ProseCheck *check, const Ledger *ledger, const LedgerTable *table,
          const RelationTerm *term, gboolean *renamed)
{
    if (term->pick == PICK_SAID)
        return find_said (check, ledger, table, term, renamed);
    for (guint i = 0; i < table->rows->len; i++) {
        const guint index = g_array_index (table->rows, guint, i);
        if (is_picked (ledger_row (ledger, index), term))
            return index;
    }
    return LEDGER_NONE;
}

/* Section - Cells */

Found
prose_read_cell (const Ledger *ledger, guint row, const char *column)
{
    const LedgerRow *r = ledger_row (ledger, row);
    const LedgerTable *table = ledger_table_at (ledger, r->table);
    Found found = { FOUND_NO_COLUMN, table->number, row, LEDGER_NONE, FALSE, 0, { 0, 1 } };
    found.column = ledger_column (ledger, r->table, column);
    if (found.column == LEDGER_NONE)
        return found;
    const LedgerCell *cell = ledger_cell (ledger, r->first_cell + found.column);
    found.state = cell->state == LEDGER_BLANK     ? FOUND_BLANK
                  : cell->state == LEDGER_PRINTED ? FOUND_FIGURE
                  : cell->state == LEDGER_ABSENT  ? FOUND_NO_COLUMN
                                                  : FOUND_UNREAD;
    if (found.state != FOUND_FIGURE)
        return found;
    if (*disclose_table_unit (table->printed) == '\0'
        || !quantity_from (ledger_amount (ledger, r->table, cell->value),
                           disclose_table_unit_power (table->printed), &found.quantity))
        found.state = FOUND_UNREAD;
    found.n = found.state == FOUND_FIGURE;
    return found;
}

static gboolean
is_twice (const Ledger *ledger, guint number)
{
    for (guint i = 0; i < ledger->twice->len; i++)
        if (g_array_index (ledger->twice, guint, i) == number)
            return TRUE;
    return FALSE;
}

/* A project may stand in several rows, each with a part of its amount. */
static Found
find_named (const Ledger *ledger, const LedgerTable *table, const RelationTerm *term,
            const char *said)
{
    Found sum = { FOUND_NO_ROW, term->table, LEDGER_NONE, LEDGER_NONE, FALSE, 0, { 0, 1 } };
    for (guint i = 0; i < table->rows->len; i++) {
        const guint index = g_array_index (table->rows, guint, i);
        if (!has_name (ledger_row (ledger, index), term, said))
            continue;
        const Found found = prose_read_cell (ledger, index, term->column);
        if (sum.row == LEDGER_NONE || found.state > FOUND_BLANK)
            sum = found;
        else if (found.state == FOUND_FIGURE && sum.state <= FOUND_BLANK
                 && quantity_add (sum.quantity, found.quantity, FALSE, &sum.quantity)) {
            sum.state = FOUND_FIGURE;
            sum.n++;
        }
    }
    return sum;
}

Found
prose_find (const ProseCheck *check, const Ledger *ledger, const RelationTerm *term)
{
    Found found = { FOUND_NO_TABLE, term->table, LEDGER_NONE, LEDGER_NONE, FALSE, 0, { 0, 1 } };
    const guint t = ledger_table (ledger, term->table);
    if (t == LEDGER_NONE || is_twice (ledger, term->table))
        return found;
    const LedgerTable *table = ledger_table_at (ledger, t);
    g_autofree char *name = term->pick == PICK_SAID ? prose_group_text (check, "row") : NULL;
    if (name != NULL && table->rows->len > 0)
        return find_named (ledger, table, term, name);
    gboolean renamed = FALSE;
    const guint row = find_row (check, ledger, table, term, &renamed);
    if (row == LEDGER_NONE) {
        /* A table that is declared empty holds nothing wherever one looks. */
        found.state = table->rows->len == 0 ? FOUND_BLANK : FOUND_NO_ROW;
        return found;
    }
    found = prose_read_cell (ledger, row, term->column);
    found.renamed = renamed;
    return found;
}

Found
prose_find_sum (const ProseCheck *check, const Ledger *ledger, const GPtrArray *terms)
{
    Found sum = { FOUND_NO_ROW, 0, LEDGER_NONE, LEDGER_NONE, FALSE, 0, { 0, 1 } };
    for (guint i = 0; i < terms->len; i++) {
        const RelationTerm *term = g_ptr_array_index (terms, i);
        Found found = prose_find (check, ledger, term);
        if (term->optional && (found.state == FOUND_NO_ROW || found.state == FOUND_NO_COLUMN))
            found.state = FOUND_BLANK;
        if (i == 0) {
            sum = found;
            continue;
        }
        if (found.state > FOUND_BLANK || sum.state > FOUND_BLANK) {
            sum.state = MAX (found.state, sum.state);
            continue;
        }
        sum.n += found.n;
        if (!quantity_add (sum.quantity, found.quantity, term->minus, &sum.quantity))
            sum.state = FOUND_UNREAD;
        else if (found.state == FOUND_FIGURE)
            sum.state = FOUND_FIGURE;
    }
    return sum;
}

void
prose_add_found (DiscloseAuditFinding *finding, const Ledger *ledger, const Found *found)
{
    if (found->row == LEDGER_NONE)
        return;
    const LedgerRow *row = ledger_row (ledger, found->row);
    audit_add_cell (finding, DISCLOSE_ROLE_LEFT, ledger_table_at (ledger, row->table)->printed,
                    row->printed, found->column == LEDGER_NONE ? G_MAXUINT : found->column);
}

int
prose_found_power (const Ledger *ledger, const Found *found)
{
    if (found->row == LEDGER_NONE)
        return 0;
    return disclose_table_unit_power (
        ledger_table_at (ledger, ledger_row (ledger, found->row)->table)->printed);
}
