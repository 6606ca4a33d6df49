/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A row that a page break cut in two comes as two rows: what the one lacks, its label or a part of
 * it, its code or its figures, stands in the other, at the top of the next page. */
#include "raw_row.h"

#include "text.h"

#include <string.h>

/* What a row has, in one section or (NULL) all. */
typedef struct {
    gboolean code, label, amount, total;
} Has;

static Has
what_has (const Rows *rows, const RawRow *row, const char *section)
{
    Has has = { FALSE, FALSE, FALSE, FALSE };
    for (guint f = 0; f < rows->n_fields; f++) {
        const FieldKind kind = rows_field (rows, f)->kind;
        if (row->cells[f].text == NULL
            || (section != NULL && strcmp (rows_field (rows, f)->section, section) != 0))
            continue;
        has.code |= kind == FIELD_CODE;
        has.amount |= kind == FIELD_AMOUNT;
        if (kind == FIELD_NAME || kind == FIELD_ITEM) {
            g_autofree char *folded = text_fold (row->cells[f].text);
            has.label |= !rows_is_blank (rows->grammar, row->cells[f].text);
            has.total |=
                rows->grammar->total != NULL && pattern_matches (rows->grammar->total, folded);
        }
    }
    return has;
}

gboolean
rows_are_summed_up (const Rows *rows)
{
    const guint n = rows->rows->len;
    return n > 1 && rows->table->sections->len == 0
           && what_has (rows, &g_array_index (rows->rows, RawRow, n - 1), NULL).total
           && !what_has (rows, &g_array_index (rows->rows, RawRow, 0), NULL).total;
}

/* Whether every row of the table has a code or amounts, so that a label alone is a piece of a row.
 * In panels either may be blank on a line. The last row may be broken as well, by the next page
 * break. */
static gboolean
has_no_bare_labels (const Rows *rows, guint except)
{
    if (rows->table->sections->len > 0)
        return FALSE;
    for (guint i = 0; i + 1 < rows->rows->len; i++) {
        const Has has = what_has (rows, &g_array_index (rows->rows, RawRow, i), NULL);
        if (i != except && i != except + 1 && !has.code && !has.amount)
            return FALSE;
    }
    return rows->rows->len > 2;
}

/* Whether every row of a section but for those at a break has amounts or a code with its label. */
static gboolean
section_has_no_bare_labels (const Rows *rows, const char *section, guint except)
{
    guint n = 0;
    for (guint i = 0; i < rows->rows->len; i++) {
        const Has has = what_has (rows, &g_array_index (rows->rows, RawRow, i), section);
        if (i == except || i == except + 1 || !has.label)
            continue;
        if (!has.code && !has.amount)
            return FALSE;
        n++;
    }
    return n > 2;
}

/* Of panels side by side: whether figures above the break lack a label that stands below it, or a
 * label goes on below it where none is printed alone, and nothing else stands on both sides of it
 * in any panel. */
static gboolean
panels_continue (const Rows *rows, guint at)
{
    const RawRow *above = &g_array_index (rows->rows, RawRow, at), *below = above + 1;
    guint halves = 0;
    for (guint s = 0; s < rows->table->sections->len; s++) {
        const char *section = g_ptr_array_index (rows->table->sections, s);
        const Has a = what_has (rows, above, section), b = what_has (rows, below, section);
        const gboolean rest = b.label && !b.amount && !b.code && !b.total;
        if (rest && a.amount && (!a.label || section_has_no_bare_labels (rows, section, at)))
            halves++;
        else if ((a.amount || a.label || a.code) && (b.amount || b.label || b.code))
            return FALSE;
    }
    return halves > 0;
}

/* Whether every row of the table but its totals has a code. */
static gboolean
has_codes_throughout (const Rows *rows, guint except)
{
    for (guint i = 0; i + 1 < rows->rows->len; i++) {
        const Has has = what_has (rows, &g_array_index (rows->rows, RawRow, i), NULL);
        if (i != except && i != except + 1 && !has.code && !has.total)
            return FALSE;
    }
    return rows->rows->len > 2;
}

/* Whether text is the end of a number that began in another cell. */
static gboolean
is_rest_of_number (const char *first, const char *text)
{
    g_autofree char *whole = g_strconcat (first != NULL ? first : "", text, NULL);
    return first != NULL && strchr (text + 1, '.') == NULL && rows_is_amount (whole);
}

/* Whether the break goes through the numbers of a row too: below it stand the rest of its label and
 * their last digits, without a code, in a table where every row has one. */
static gboolean
breaks_numbers (const Rows *rows, guint at)
{
    const RawRow *above = &g_array_index (rows->rows, RawRow, at), *below = above + 1;
    for (guint f = 0; f < rows->n_fields; f++)
        if (rows_field (rows, f)->kind == FIELD_AMOUNT && below->cells[f].text != NULL
            && !rows_is_blank (rows->grammar, below->cells[f].text)
            && !is_rest_of_number (above->cells[f].text, below->cells[f].text))
            return FALSE;
    return has_codes_throughout (rows, at);
}

/* Whether a row is nothing but a code, or figures alone, that the other lacks: no row is printed so
 * bare, and cells that are centred each in its own height come apart so. */
static gboolean
completes (const Rows *rows, const RawRow *bare, const RawRow *other)
{
    const Has has = what_has (rows, bare, NULL), beside = what_has (rows, other, NULL);
    if (has.label || has.code == has.amount || !beside.label || beside.total)
        return FALSE;
    for (guint f = 0; f < rows->n_fields; f++)
        if (bare->cells[f].text != NULL && other->cells[f].text != NULL)
            return FALSE;
    return TRUE;
}

/* Whether the rows above and below a page break are two halves of one: what the one lacks, the
 * other has, and no row of this table is printed so bare. */
static gboolean
continues (const Rows *rows, guint above)
{
    const RawRow *rows_of = &g_array_index (rows->rows, RawRow, above);
    const Has a = what_has (rows, rows_of, NULL), b = what_has (rows, rows_of + 1, NULL);
    if (rows->table->sections->len > 0)
        return panels_continue (rows, above);
    if (completes (rows, rows_of + 1, rows_of) || completes (rows, rows_of, rows_of + 1))
        return TRUE;
    if (a.total || b.total || !(a.label || a.code) || !(b.label || (a.code && b.amount)))
        return FALSE;
    if (a.code && a.amount && !b.code && b.amount)
        return b.label && breaks_numbers (rows, above);
    if ((a.code && b.code) || (a.amount && b.amount)
        || (!a.code && !a.amount && !b.code && !b.amount))
        return FALSE;
    const gboolean half = (!b.code && !b.amount) || (!a.code && !a.amount) || (a.code && !a.amount);
    return half && has_no_bare_labels (rows, above);
}

static void
join_rows (const Rows *rows, RawRow *above, RawRow *below)
{
    for (guint f = 0; f < rows->n_fields; f++)
        if (below->cells[f].text != NULL) {
            raw_append (&above->cells[f], below->cells[f].text, below->cells[f].ink,
                        below->cells[f].page);
            above->cells[f].doubtful |= below->cells[f].doubtful;
        }
    if (below->doubt != NULL)
        above->doubt = below->doubt;
    raw_row_clear (rows, below);
}

/* The first lines of a wrapped label whose figures stand by its last line look like a row before
 * it, where no rule parts them from the heading. */
static void
join_first (Rows *rows, guint first)
{
    if (first + 1 >= rows->rows->len)
        return;
    const Has a = what_has (rows, &g_array_index (rows->rows, RawRow, first), NULL);
    const Has b = what_has (rows, &g_array_index (rows->rows, RawRow, first + 1), NULL);
    if (a.code || a.amount || a.total || b.total || !b.code || !has_no_bare_labels (rows, first))
        return;
    join_rows (rows, &g_array_index (rows->rows, RawRow, first),
               &g_array_index (rows->rows, RawRow, first + 1));
    g_array_remove_index (rows->rows, first + 1);
}

void
rows_join_halves (Rows *rows, guint first, gboolean aligned)
{
    if (rows->rows->len == first)
        return;
    if (first == 0 || !continues (rows, first - 1)) {
        if (aligned)
            join_first (rows, first);
        return;
    }
    join_rows (rows, &g_array_index (rows->rows, RawRow, first - 1),
               &g_array_index (rows->rows, RawRow, first));
    g_array_remove_index (rows->rows, first);
}
