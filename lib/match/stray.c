/* What stands in a table's grid and is in none of its rows: kept, to be told as findings. */
#include "raw_row.h"

#include "bounds.h"
#include "text.h"

#include <string.h>

void
rows_add_stray (Rows *rows, const char *id, const char *text, const Page *page, Box ink)
{
    const Box box = page_place (page, ink);
    Stray stray = { g_strdup (id),
                    text_squeeze (text),
                    { page->number, box.x0, box.y0, box.x1, box.y1 } };
    g_array_append_val (rows->strays, stray);
}

void
rows_add_heading (Rows *rows, const char *id, const Page *page, const Grid *grid,
                  const Heading *heading, guint col, Box place)
{
    const char *path = heading->paths[col];
    for (guint i = 0; i < rows->strays->len; i++) {
        const Stray *stray = &g_array_index (rows->strays, Stray, i);
        if (strcmp (stray->id, id) == 0 && strcmp (stray->text, path) == 0)
            return;
    }
    heading_place (heading, grid, col, &place);
    rows_add_stray (rows, id, path, page, place);
}

void
rows_add_unbound (Rows *rows, const Page *page, const Grid *grid, const Heading *heading,
                  const GridCell *cell)
{
    if (heading_is_past (heading, cell->col)) {
        rows_add_heading (rows, "column-past", page, grid, heading, cell->col, cell->ink);
        rows_add_stray (rows, "figure-past", cell->text->str, page, cell->ink);
        return;
    }
    if (rows_is_amount (cell->text->str) && heading->paths[cell->col][0] != '\0')
        rows_add_heading (rows, "column-unbound", page, grid, heading, cell->col, cell->ink);
    rows_add_stray (rows, "text-unaccounted", cell->text->str, page, cell->ink);
}

static gboolean
is_furniture (const Rows *rows, const Word *word)
{
    return rows->grammar->furniture != NULL
           && pattern_matches (rows->grammar->furniture, word->folded);
}

void
rows_add_outside (Rows *rows, const Page *page, const Grid *grid, const Words *words)
{
    const double left = g_array_index (grid->xs, double, 0);
    const double right = g_array_index (grid->xs, double, grid->xs->len - 1);
    for (guint w = 0; grid->way != DISCLOSE_WAY_RULED && w < words->n; w++) {
        const Word *word = &words->words[w];
        const double mid = box_mid_y (word->box);
        if (mid < grid->box.y0 || mid > grid->box.y1 || word_is_between (words, word, left, right)
            || words_is_oversize (words, word->box))
            continue;
        if (!is_furniture (rows, word) && !rows_is_blank (rows->grammar, word->text))
            rows_add_stray (rows, "text-unaccounted", word->text, page, word->box);
    }
}

static gboolean
is_empty_below (const Grid *grid, const Heading *heading, guint col)
{
    for (guint r = heading->depth; r < grid_n_rows (grid); r++)
        if (grid_cell (grid, r, col)->text->len > 0)
            return FALSE;
    return TRUE;
}

void
rows_add_lone_totals (Rows *rows, const Page *page, const Grid *grid, const Heading *heading)
{
    const Pattern *total = rows->grammar->total;
    for (guint c = 0; total != NULL && c < heading->n_cols; c++)
        if (heading->fields[c] < 0 && pattern_matches (total, heading->paths[c])
            && is_empty_below (grid, heading, c))
            rows_add_heading (rows, "text-unaccounted", page, grid, heading, c, grid->box);
}

/* A cell of the heading that goes on into the body holds what its column has there: no rule parts
 * its rows. */
void
rows_add_sunken (Rows *rows, const Page *page, const Grid *grid, const Heading *heading)
{
    const GridCell *before = NULL;
    for (guint c = 0; heading->depth > 0 && c < heading->n_cols; c++) {
        const GridCell *cell = grid_cell (grid, heading->depth - 1, c);
        g_auto (GStrv) lines = g_strsplit (cell->text->str, "\n", -1);
        gboolean figures = FALSE;
        for (guint i = 0; lines[i] != NULL && !figures; i++)
            figures = rows_is_amount (lines[i]);
        if (cell != before && figures && cell->row + cell->n_rows > heading->depth)
            rows_add_stray (rows, "text-unaccounted", cell->text->str, page, cell->ink);
        before = cell;
    }
}

void
rows_add_unseen (Rows *rows, const Page *page, const Grid *grid, const Heading *heading)
{
    for (guint i = 0; i < rows->strays->len; i++)
        if (strcmp (g_array_index (rows->strays, Stray, i).id, "form-unseen") == 0)
            return;
    for (guint c = 0; c < heading->n_cols; c++)
        if (heading->fields[c] >= 0 && rows_field (rows, (guint) heading->fields[c])->unseen) {
            rows_add_heading (rows, "form-unseen", page, grid, heading, c, grid->box);
            return;
        }
}

void
rows_add_doubtful (Rows *rows, const Page *page, const Grid *grid, const Heading *heading)
{
    for (guint c = 0; c < heading->n_cols; c++)
        if (heading->placed[c] && heading->paths[c][0] != '\0')
            rows_add_heading (rows, "heading-doubtful", page, grid, heading, c, grid->box);
}

gboolean
rows_lost_labels (const Rows *rows)
{
    gboolean lost = FALSE;
    for (guint f = 0; f < rows->n_fields; f++) {
        if (rows_field (rows, f)->kind != FIELD_NAME)
            continue;
        if (rows->bound[f])
            return FALSE;
        lost = TRUE;
    }
    for (guint i = 0; i < rows->strays->len && lost; i++)
        if (strcmp (g_array_index (rows->strays, Stray, i).id, "text-unaccounted") == 0)
            return TRUE;
    return FALSE;
}
