/* A row of the grid is collected as text under each field. */
#include "raw_row.h"

#include "amount.h"
#include "bounds.h"
#include "text.h"

#include <string.h>

Rows *
rows_new (const Grammar *grammar, const TableGrammar *table)
{
    Rows *rows = g_new0 (Rows, 1);
    rows->grammar = grammar;
    rows->table = table;
    rows->n_fields = table->fields->len;
    rows->rows = g_array_new (FALSE, FALSE, sizeof (RawRow));
    rows->bound = g_new0 (gboolean, rows->n_fields + 1);
    rows->doubts = g_new0 (const char *, rows->n_fields + 1);
    rows->labels = g_new0 (char *, rows->n_fields + 1);
    rows->note = g_string_new (NULL);
    rows->strays = g_array_new (FALSE, FALSE, sizeof (Stray));
    return rows;
}

void
raw_row_clear (const Rows *rows, RawRow *row)
{
    for (guint f = 0; f < rows->n_fields; f++)
        g_free (row->cells[f].text);
    g_free (row->cells);
}

void
rows_free (Rows *rows)
{
    if (rows == NULL)
        return;
    for (guint i = 0; i < rows->rows->len; i++)
        raw_row_clear (rows, &g_array_index (rows->rows, RawRow, i));
    g_array_unref (rows->rows);
    for (guint f = 0; f < rows->n_fields; f++)
        g_free (rows->labels[f]);
    g_free (rows->labels);
    g_free (rows->bound);
    g_free (rows->doubts);
    g_string_free (rows->note, TRUE);
    for (guint i = 0; i < rows->strays->len; i++) {
        g_free (g_array_index (rows->strays, Stray, i).id);
        g_free (g_array_index (rows->strays, Stray, i).text);
    }
    g_array_unref (rows->strays);
    g_free (rows);
}

const char *
rows_note (const Rows *rows)
{
    return rows->note->str;
}

guint
rows_n (const Rows *rows)
{
    return rows->rows->len;
}

const Field *
rows_field (const Rows *rows, guint f)
{
    return g_ptr_array_index (rows->table->fields, f);
}

void
raw_append (RawCell *cell, const char *text, Box ink, guint page)
{
    if (cell->text == NULL) {
        cell->text = g_strdup (text);
        cell->ink = ink;
        cell->page = page;
        return;
    }
    char *joined = g_strconcat (cell->text, "\n", text, NULL);
    g_free (cell->text);
    cell->text = joined;
    if (cell->page == page)
        cell->ink = box_union (cell->ink, ink);
}

/* The field that a cell over several columns belongs to: the first that is bound; of a label cell
 * over codes and name, the name, and the last where it stands over panels of one section. */
static int
field_of_cell (const Rows *rows, const Heading *heading, const GridCell *cell)
{
    int first = -1, name = -1;
    for (guint c = cell->col; c < MIN (cell->col + cell->n_cols, heading->n_cols); c++) {
        const int f = heading->fields[c];
        if (f < 0)
            continue;
        if (first < 0)
            first = f;
        if (rows_field (rows, f)->kind == FIELD_NAME
            && (name < 0
                || strcmp (rows_field (rows, name)->section, rows_field (rows, f)->section) == 0))
            name = f;
    }
    if (name >= 0 && rows_field (rows, first)->kind != FIELD_AMOUNT)
        return name;
    return first;
}

gboolean
rows_is_blank (const Grammar *grammar, const char *text)
{
    g_autofree char *folded = text_fold (text);
    return folded[0] == '\0'
           || (grammar->blank != NULL && pattern_matches (grammar->blank, folded));
}

/* All text of a grid row, in reading order. */
static char *
row_text (const Grid *grid, guint r)
{
    GString *text = g_string_new (NULL);
    const GridCell *before = NULL;
    for (guint c = 0; c < grid_n_cols (grid); c++) {
        const GridCell *cell = grid_cell (grid, r, c);
        if (cell != before && cell->row == r)
            g_string_append (text, cell->text->str);
        before = cell;
    }
    return g_string_free (text, FALSE);
}

gboolean
rows_add_note (Rows *rows, const char *text)
{
    g_autofree char *folded = text_fold (text);
    if (rows->grammar->empty != NULL && pattern_matches (rows->grammar->empty, folded)) {
        g_autofree char *squeezed = text_squeeze (text);
        if (rows->note->len == 0)
            g_string_append (rows->note, squeezed);
        return TRUE;
    }
    return rows->grammar->note != NULL && pattern_matches (rows->grammar->note, folded);
}

/* A sentence inside the grid, which may run over several of its rows. Returns how many rows it
 * takes, 0 if there is no sentence. */
static guint
take_note (Rows *rows, const Grid *grid, guint r)
{
    g_autoptr (GString) text = g_string_new (NULL);
    for (guint end = r; end < MIN (r + NOTE_ROWS, grid_n_rows (grid)); end++) {
        g_autofree char *line = row_text (grid, end);
        if (line[0] == '\0')
            continue;
        g_string_append (text, line);
        if (text->len < NOTE_SHORT)
            break;
        if (!rows_add_note (rows, text->str))
            continue;
        /* What is left of the sentence, up to where it ends, stands in the rows that follow. */
        while (end + 1 < grid_n_rows (grid)) {
            g_autofree char *rest = row_text (grid, end + 1);
            if (rest[0] == '\0' || strpbrk (rest, "0123456789") != NULL
                || g_utf8_strlen (rest, -1) > NOTE_TAIL)
                break;
            if (rows->note->len > 0) {
                g_autofree char *squeezed = text_squeeze (rest);
                g_string_append (rows->note, squeezed);
            }
            end++;
        }
        return end - r + 1;
    }
    return 0;
}

/* A page number that stands so close below a table without rules, or below the rules of one that
 * goes on, that it looks like a row. */
static gboolean
is_furniture (const Rows *rows, const Grid *grid, guint r)
{
    if (rows->grammar->furniture == NULL || (grid->way == DISCLOSE_WAY_RULED && !grid->open)
        || r + 1 < grid_n_rows (grid))
        return FALSE;
    g_autofree char *text = row_text (grid, r);
    g_autofree char *folded = text_fold (text);
    return pattern_matches (rows->grammar->furniture, folded);
}

gboolean
rows_is_amount (const char *text)
{
    g_autofree char *folded = text_fold (text);
    return amount_looks_like (folded);
}

/* Whether the nearest columns with a field on both sides of one are labels: what stands in it is a
 * part of them. */
static gboolean
is_among_labels (const Rows *rows, const Heading *heading, guint col)
{
    guint before = col, after = col;
    while (before > 0 && heading->fields[before] < 0)
        before--;
    while (after + 1 < heading->n_cols && heading->fields[after] < 0)
        after++;
    if (heading->fields[before] < 0 || heading->fields[after] < 0)
        return FALSE;
    return rows_field (rows, (guint) heading->fields[before])->kind < FIELD_AMOUNT
           && rows_field (rows, (guint) heading->fields[after])->kind < FIELD_AMOUNT;
}

static void
take_cell (Rows *rows, RawRow *row, const Page *page, const Grid *grid, const Heading *heading,
           const GridCell *cell)
{
    const int f = field_of_cell (rows, heading, cell);
    if (f >= 0)
        raw_append (&row->cells[f], cell->text->str, page_place (page, cell->ink), page->number);
    else if (rows_is_blank (rows->grammar, cell->text->str))
        return;
    else
        rows_add_unbound (rows, page, grid, heading, cell);
    if (f >= 0)
        row->cells[f].doubtful |= cell->doubtful;
    if (f >= 0 && cell->doubt != NULL) {
        row->doubt = cell->doubt;
        rows_add_stray (rows, row->doubt, cell->text->str, page, cell->ink);
    }
    if (f < 0 && (grid->way != DISCLOSE_WAY_RULED || is_among_labels (rows, heading, cell->col)))
        /* A part of it is left over: what is read may lack it. */
        row->doubt = heading_is_past (heading, cell->col) ? "column-past" : "text-unaccounted";
}

static gboolean
raw_row_is_empty (const Rows *rows, const RawRow *row)
{
    for (guint f = 0; f < rows->n_fields; f++)
        if (row->cells[f].text != NULL)
            return FALSE;
    return TRUE;
}

/* Only numbers, and the word that names a total, of a row that shares its cells with headings. */
static gboolean
is_of_heading (const Rows *rows, const GridCell *cell)
{
    const char *folded = cell->folded;
    return !amount_looks_like (folded)
           && !(rows->grammar->total != NULL && pattern_matches (rows->grammar->total, folded));
}

static gboolean
has_amount (const Rows *rows, const Grid *grid, const Heading *heading, guint r)
{
    for (guint c = 0; c < grid_n_cols (grid); c++) {
        const GridCell *cell = grid_cell (grid, r, c);
        if (cell->row == r && heading->fields[c] >= 0
            && rows_field (rows, heading->fields[c])->kind == FIELD_AMOUNT
            && amount_looks_like (cell->folded))
            return TRUE;
    }
    return FALSE;
}

static void
take_row (Rows *rows, const Page *page, const Grid *grid, const Heading *heading, guint r,
          gboolean shared)
{
    RawRow row = { g_new0 (RawCell, rows->n_fields + 1), NULL };
    const GridCell *before = NULL;
    for (guint c = 0; c < grid_n_cols (grid); c++) {
        const GridCell *cell = grid_cell (grid, r, c);
        if (cell == before || cell->row != r || cell->text->len == 0
            || (shared && is_of_heading (rows, cell)))
            continue;
        before = cell;
        take_cell (rows, &row, page, grid, heading, cell);
    }
    if (raw_row_is_empty (rows, &row))
        raw_row_clear (rows, &row);
    else
        g_array_append_val (rows->rows, row);
}

/* What is printed over a row has run out of the cell above or below it, which lacks it. */
static void
doubt_beside_overprinted (const Rows *rows, guint first)
{
    static const char id[] = "text-overprinted";
    const char *before = NULL;
    for (guint i = first; i < rows->rows->len; i++) {
        RawRow *row = &g_array_index (rows->rows, RawRow, i);
        const char *own = row->doubt;
        if (g_strcmp0 (own, id) == 0 && i > first && row[-1].doubt == NULL)
            row[-1].doubt = id;
        if (g_strcmp0 (before, id) == 0 && own == NULL)
            row->doubt = id;
        before = own;
    }
}

void
rows_add_part (Rows *rows, const Page *page, const Grid *grid, const Heading *heading)
{
    const guint first = rows->rows->len;
    for (guint c = 0; c < heading->n_cols; c++) {
        const int f = heading->fields[c];
        if (f < 0)
            continue;
        rows->bound[f] = TRUE;
        if (rows->labels[f] == NULL && heading->paths[c][0] != '\0')
            rows->labels[f] = g_strdup (heading->paths[c]);
    }
    rows_add_doubtful (rows, page, grid, heading);
    rows_add_scattered (rows, page, grid, heading);
    rows_add_unseen (rows, page, grid, heading);
    rows_add_lone_totals (rows, page, grid, heading);
    rows_add_sunken (rows, page, grid, heading);
    for (guint r = 0; r < heading->depth; r++)
        if (!heading_is_index_row (grid, rows->grammar, r) && has_amount (rows, grid, heading, r))
            take_row (rows, page, grid, heading, r, TRUE);
    for (guint r = heading->depth; r < grid_n_rows (grid); r++) {
        if (heading_is_index_row (grid, rows->grammar, r))
            continue;
        const guint note = has_amount (rows, grid, heading, r) ? 0 : take_note (rows, grid, r);
        if (note > 0)
            r += note - 1;
        else if (!is_furniture (rows, grid, r))
            take_row (rows, page, grid, heading, r, FALSE);
    }
    doubt_beside_overprinted (rows, first);
    rows_join_overrun (rows, first);
    rows_join_halves (rows, first, grid->way == DISCLOSE_WAY_ALIGNED);
}
