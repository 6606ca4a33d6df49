/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sequel.h"

#include "amount.h"
#include "bounds.h"
#include "raw_row.h"

#include <string.h>

/* What stands where amounts would. */
typedef struct {
    guint all;   /* cells with a text that is no mark for nothing */
    guint words; /* of them those that hold more than numbers and their marks */
    guint pages; /* of them those that may number pages */
    guint col;   /* of the last of these */
    guint64 last;
    gboolean rising; /* as far as is seen they rise, in one column */
} Tally;

/* Two amounts in one cell are badly parted, but no words; nor is what stands for one that does not
 * fit its cell. */
static gboolean
is_words (const char *folded)
{
    return strspn (folded, "0123456789.,-()#") != strlen (folded);
}

static void
count_page (Tally *tally, const char *folded, guint col)
{
    const guint64 number = g_ascii_strtoull (folded, NULL, 10);
    if (strlen (folded) > CONTENTS_DIGITS || strspn (folded, "0123456789") != strlen (folded)
        || (tally->pages > 0 && (col != tally->col || number < tally->last)))
        tally->rising = FALSE;
    tally->pages++;
    tally->col = col;
    tally->last = number;
}

/* Whether numbers of columns stand below rows without any figure: a heading, and, where rules show
 * it whole, another table's, since that of this one would have been known. */
static gboolean
has_heading (const Grid *grid, const Grammar *grammar)
{
    for (guint r = 0; r < MIN (grid_n_rows (grid), HEADING_ROWS); r++) {
        if (heading_is_index_row (grid, grammar, r))
            return r > 0;
        for (guint c = 0; c < grid_n_cols (grid); c++)
            if (amount_looks_like (grid_cell (grid, r, c)->folded))
                return FALSE;
    }
    return FALSE;
}

gboolean
sequel_is_likely (const Rows *rows, const Grammar *grammar, const Grid *grid,
                  const Heading *heading)
{
    Tally tally = { .rising = TRUE };
    if (grid->way == DISCLOSE_WAY_RULED && has_heading (grid, grammar))
        return FALSE;
    for (guint r = 0; r < grid_n_rows (grid); r++)
        for (guint c = 0; c < heading->n_cols; c++) {
            const GridCell *cell = grid_cell (grid, r, c);
            if (cell->row != r || cell->col != c || heading->fields[c] < 0 || cell->text->len == 0
                || rows_field (rows, (guint) heading->fields[c])->kind != FIELD_AMOUNT
                || rows_is_blank (grammar, cell->folded))
                continue;
            tally.all++;
            if (is_words (cell->folded))
                tally.words++;
            else
                count_page (&tally, cell->folded, c);
        }
    return tally.words * CONTINUE_WORDS <= tally.all
           && !(grid->way != DISCLOSE_WAY_RULED && tally.rising && tally.pages >= CONTENTS_LINES);
}
