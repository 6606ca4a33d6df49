/* A grammar's reading of all pages. It goes page by page: a caption that is followed by a grid
 * whose headings are the table's opens it; a grid at the top of the next page goes on with it if it
 * repeats the heading, or stands in the same columns with no words of its own above it. Anything
 * else closes it. */
#include "attempt.h"

#include "around.h"
#include "beside.h"
#include "binding.h"
#include "bounds.h"
#include "grid_build.h"
#include "observe.h"
#include "raw_row.h"
#include "repeat.h"
#include "sequel.h"

#include <string.h>

static void
open_table_free (OpenTable *table)
{
    rows_free (table->rows);
    g_free (table->title);
    g_free (table->department);
    g_array_unref (table->parts);
    grid_free (table->grid);
    heading_free (table->heading);
    g_free (table);
}

static Attempt *
attempt_new (const Grammar *grammar, GPtrArray *sheets)
{
    Attempt *attempt = g_new0 (Attempt, 1);
    attempt->grammar = grammar;
    attempt->sheets = sheets;
    attempt->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) open_table_free);
    return attempt;
}

void
attempt_free (Attempt *attempt)
{
    if (attempt == NULL)
        return;
    g_ptr_array_unref (attempt->tables);
    g_free (attempt->pending.title);
    g_free (attempt->pending_department);
    g_free (attempt);
}

DiscloseSource
place_of (const Page *page, Box box)
{
    const Box b = page_place (page, box);
    return (DiscloseSource){ page->number, b.x0, b.y0, b.x1, b.y1 };
}

static OpenTable *
open_table (Attempt *attempt, const Caption *caption)
{
    OpenTable *table = g_new0 (OpenTable, 1);
    table->grammar = caption->table;
    table->rows = rows_new (attempt->grammar, caption->table);
    table->title = g_strdup (caption->title);
    table->way = DISCLOSE_WAY_NONE;
    table->parts = g_array_new (FALSE, FALSE, sizeof (Part));
    g_ptr_array_add (attempt->tables, table);
    attempt->open = table;
    return table;
}

static void
add_part (Attempt *attempt, OpenTable *table, const Sheet *sheet, Grid *grid, Heading *heading,
          const char *proof)
{
    const Part part = { place_of (sheet->page, grid->box), proof };
    g_array_append_val (table->parts, part);
    if (table->parts->len == 1)
        table->way = grid->way;
    rows_add_part (table->rows, sheet->page, grid, heading);
    rows_add_outside (table->rows, sheet->page, grid, sheet->words);
    observe_part (attempt, table, sheet, grid, heading, proof);
    if (grid->heading == NULL && table->grid != NULL)
        grid->heading = g_steal_pointer (&table->grid->heading);
    grid_free (table->grid);
    heading_free (table->heading);
    table->grid = grid;
    table->heading = heading;
    attempt->open = table;
}

/* The grid that stands first between top and bottom. */
static Grid *
first_grid (const Attempt *attempt, const Sheet *sheet, double top, double bottom,
            const Before *before, gboolean allow_words)
{
    top = around_skip_incidental (attempt, sheet, top);
    g_autoptr (GPtrArray) frames = frames_find (sheet->page, top, bottom);
    if (frames->len > 0)
        return grid_from_frame (sheet->words, g_ptr_array_index (frames, 0), top, bottom, before);
    return allow_words ? grid_from_words (sheet->words, top, bottom, before) : NULL;
}

/* A caption printed again over the next page names the same department, or none. */
static gboolean
same_department (const Attempt *attempt, const Sheet *sheet, const Caption *caption,
                 const OpenTable *table)
{
    OpenTable here = { 0 };
    around_read_particulars (attempt, sheet, caption->top - CAPTION_ABOVE * sheet->words->size,
                             caption->bottom + CAPTION_BELOW * sheet->words->size, &here);
    const gboolean same = here.department == NULL || table->department == NULL
                          || strcmp (here.department, table->department) == 0;
    g_free (here.department);
    return same;
}

/* Whether the caption is a cell of the grid: what heads the columns stands above it. A title may
 * stand within its table's frame, but over the heading. */
static gboolean
is_in_body (const Caption *caption, const Grid *grid, const Heading *heading)
{
    return g_array_index (grid->ys, double, heading->depth) <= caption->top;
}

/* A caption with the grid below it; FALSE if it turns out to be no caption. */
static gboolean
try_caption (Attempt *attempt, const Sheet *sheet, const Caption *caption, double bottom)
{
    g_autoptr (Grid) grid = first_grid (attempt, sheet, caption->bottom, bottom, NULL, TRUE);
    OpenTable *table = attempt->open;
    g_autoptr (Heading) heading =
        grid != NULL ? heading_bind (grid, attempt->grammar, caption->table) : NULL;

    if (heading != NULL && heading_fits (heading) && !is_in_body (caption, grid, heading)) {
        const gboolean goes_on = table != NULL && table->grammar == caption->table
                                 && same_department (attempt, sheet, caption, table);
        if (goes_on && beside_is_part (table, sheet->page, grid, heading)) {
            around_read_particulars (attempt, sheet, caption->top, grid->box.y0, table);
            observe_refused (attempt, sheet, caption, heading);
            attempt->open = NULL;
            return FALSE;
        }
        const double top = grid->box.y0, below = grid->box.y1;
        if (!goes_on)
            table = open_table (attempt, caption);
        around_read_particulars (attempt, sheet, caption->top - CAPTION_ABOVE * sheet->words->size,
                                 top, table);
        attempt->score += heading->n_bound;
        add_part (attempt, table, sheet, g_steal_pointer (&grid), g_steal_pointer (&heading),
                  goes_on ? "continued caption" : "caption");
        around_read_notes (sheet, below, bottom, table->rows);
        return TRUE;
    }
    Rows *rows = rows_new (attempt->grammar, caption->table);
    const gboolean declared_empty =
        grid == NULL && around_declares_empty (attempt, sheet, caption->bottom, bottom, rows);
    rows_free (rows);
    if (!declared_empty) {
        observe_refused (attempt, sheet, caption, heading);
        if (table != NULL && table->grammar != caption->table && heading != NULL
            && (heading->n_bound > 0 || grid->way == DISCLOSE_WAY_RULED)
            && !is_in_body (caption, grid, heading))
            attempt->open = NULL; /* its own table begins here, read badly or not */
        return FALSE;
    }
    table = open_table (attempt, caption);
    const Part part = {
        place_of (sheet->page, (Box){ 0, caption->top, sheet->page->width, bottom }), "caption"
    };
    g_array_append_val (table->parts, part);
    around_read_particulars (attempt, sheet, caption->top - CAPTION_ABOVE * sheet->words->size,
                             bottom, table);
    around_declares_empty (attempt, sheet, caption->bottom, bottom, table->rows);
    attempt->open = NULL; /* an empty table does not go on */
    attempt->score++;
    return TRUE;
}

/* Whether no rules hold the rows of the table: nor need they on the next page. */
static gboolean
is_open (const OpenTable *table)
{
    return table->way == DISCLOSE_WAY_ALIGNED || table->grid->open
           || table->grid->way == DISCLOSE_WAY_ALIGNED;
}

/* Whether a table that goes on in its columns would run over the edge of the page. */
static gboolean
is_too_wide (const Grid *grid, const Page *page)
{
    return g_array_index (grid->xs, double, grid->xs->len - 1) > page->width + CONTINUE_SHIFT;
}

/* Reads a part of the open table in columns of its own, if more of its headings are bound then. */
static void
bind_more (const Attempt *attempt, const Sheet *sheet, double top, double bottom, Grid **grid,
           Heading **heading)
{
    const OpenTable *table = attempt->open;
    const Before before = { NULL, table->grid->heading };
    g_autoptr (Grid) own = first_grid (attempt, sheet, top, bottom, &before, is_open (table));
    g_autoptr (Heading) bound =
        own != NULL ? heading_bind (own, attempt->grammar, table->grammar) : NULL;
    if (bound == NULL || bound->n_bound <= (*heading)->n_bound)
        return;
    grid_free (*grid);
    heading_free (*heading);
    *grid = g_steal_pointer (&own);
    *heading = g_steal_pointer (&bound);
}

/* What stands between top and bottom, with no caption between them, as a part of the table that is
 * open. */
static gboolean
try_continue (Attempt *attempt, const Sheet *sheet, double top, double bottom)
{
    OpenTable *table = attempt->open;
    if (table == NULL || table->grid == NULL)
        return FALSE;
    const gboolean open = is_open (table);
    const gboolean ruled = table->way == DISCLOSE_WAY_RULED && !open;
    /* A few rows show columns badly: those of the page before are tried first. */
    const Before known = { table->grid->xs, table->grid->heading };
    g_autoptr (Grid) grid = first_grid (attempt, sheet, top, bottom, &known, open);
    if (grid == NULL)
        return FALSE;
    g_autoptr (Heading) heading = ruled ? repeat_bind (grid, table->grid, table->heading) : NULL;
    if (heading == NULL)
        heading = heading_bind (grid, attempt->grammar, table->grammar);
    if (!ruled && heading->n_bound < table->heading->n_bound)
        bind_more (attempt, sheet, top, bottom, &grid, &heading);
    const gboolean titled = around_has_own_words (attempt, sheet, top, grid->box.y0);
    if (heading_fits (heading) && heading->n_bound >= CONTINUE_SHARE * table->heading->n_bound) {
        if ((titled && beside_is_headed_otherwise (table, heading, TRUE))
            || beside_is_part (table, sheet->page, grid, heading))
            return FALSE;
        const double below = grid->box.y1;
        around_read_particulars (attempt, sheet, top, grid->box.y0, table);
        add_part (attempt, table, sheet, g_steal_pointer (&grid), g_steal_pointer (&heading),
                  "heading");
        around_read_notes (sheet, below, bottom, table->rows);
        return TRUE;
    }
    if (titled || rows_are_summed_up (table->rows) || is_too_wide (table->grid, sheet->page))
        return FALSE;
    if (!ruled) {
        grid_free (grid);
        grid = first_grid (attempt, sheet, top, bottom, &known, TRUE);
    }
    if (grid == NULL || !grid_has_columns_of (grid, table->grid))
        return FALSE;
    if (table->way == DISCLOSE_WAY_RULED && open && grid->n_heading > 0)
        return FALSE; /* another table's heading: rules would part rows from what is above them */
    g_autoptr (Heading) next = heading_continue (grid, table->grid, table->heading);
    if (!sequel_is_likely (table->rows, attempt->grammar, grid, next))
        return FALSE;
    const double below = grid->box.y1;
    add_part (attempt, table, sheet, g_steal_pointer (&grid), g_steal_pointer (&next), "columns");
    around_read_notes (sheet, below, bottom, table->rows);
    return TRUE;
}

/* Rows below the open table's own title, which the page prints again without the heading. */
static gboolean
try_title (Attempt *attempt, const Sheet *sheet, const Caption *caption, double bottom)
{
    return attempt->open != NULL && attempt->open->grammar == caption->table
           && same_department (attempt, sheet, caption, attempt->open)
           && try_continue (attempt, sheet, caption->bottom, bottom);
}

/* Keeps a caption that nothing follows on its page for the top of the next, with the department and
 * unit printed there. */
static void
keep_pending (Attempt *attempt, const Sheet *sheet, const Caption *caption)
{
    OpenTable here = { 0 };
    around_read_particulars (attempt, sheet, caption->top - CAPTION_ABOVE * sheet->words->size,
                             sheet->page->height, &here);
    g_free (attempt->pending.title);
    g_free (attempt->pending_department);
    attempt->pending = *caption;
    attempt->pending.title = g_strdup (caption->title);
    attempt->pending.top = attempt->pending.bottom = 0;
    attempt->pending_department = here.department;
    attempt->pending_unit = here.unit;
}

/* The table of a caption at the foot of the page before. */
static gboolean
try_pending (Attempt *attempt, const Sheet *sheet, double bottom)
{
    const Caption caption = attempt->pending;
    g_autofree char *department = g_steal_pointer (&attempt->pending_department);
    if (caption.table == NULL)
        return FALSE;
    attempt->pending = (Caption){ 0 };
    const gboolean found = try_caption (attempt, sheet, &caption, bottom);
    g_free (caption.title);
    if (!found)
        return FALSE;
    OpenTable *table = g_ptr_array_index (attempt->tables, attempt->tables->len - 1);
    if (table->department == NULL)
        table->department = g_steal_pointer (&department);
    if (table->unit == NULL)
        table->unit = attempt->pending_unit;
    return TRUE;
}

static void
read_sheet (Attempt *attempt, const Sheet *sheet)
{
    g_autoptr (GArray) captions = captions_find (sheet->words, attempt->grammar);
    observe_captions (attempt, sheet, captions);
    const double height = around_foot (attempt->grammar, sheet);
    const guint n = captions->len;
    double first = n > 0 ? g_array_index (captions, Caption, 0).top : height;

    if (!try_pending (attempt, sheet, first) && !try_continue (attempt, sheet, 0, first)
        && around_has_own_words (attempt, sheet, 0, first))
        attempt->open = NULL;
    for (guint i = 0; i < n; i++) {
        const Caption *caption = &g_array_index (captions, Caption, i);
        const double bottom = i + 1 < n ? g_array_index (captions, Caption, i + 1).top : height;
        if (caption->table == NULL) {
            attempt->open = NULL;
        } else if (!try_caption (attempt, sheet, caption, bottom)
                   && !try_title (attempt, sheet, caption, bottom) && i + 1 == n
                   && !around_has_own_words (attempt, sheet, caption->bottom, bottom)) {
            keep_pending (attempt, sheet, caption);
        }
    }
}

Attempt *
attempt_read (const Grammar *grammar, GPtrArray *sheets, DiscloseTrace *trace)
{
    Attempt *attempt = attempt_new (grammar, sheets);
    attempt->trace = trace;
    for (guint i = 0; i < sheets->len; i++)
        read_sheet (attempt, g_ptr_array_index (sheets, i));
    observe_bid (attempt);
    return attempt;
}

static gboolean
tables_overlap (const OpenTable *a, const OpenTable *b)
{
    for (guint i = 0; i < a->parts->len; i++)
        for (guint j = 0; j < b->parts->len; j++)
            if (source_overlap (g_array_index (a->parts, Part, i).source,
                                g_array_index (b->parts, Part, j).source))
                return TRUE;
    return FALSE;
}

guint
attempt_yield (Attempt *attempt, const Attempt *other)
{
    for (guint i = attempt->tables->len; i-- > 0;) {
        const OpenTable *own = g_ptr_array_index (attempt->tables, i);
        gboolean taken = FALSE;
        for (guint j = 0; j < other->tables->len && !taken; j++)
            taken = tables_overlap (own, g_ptr_array_index (other->tables, j));
        if (taken)
            g_ptr_array_remove_index (attempt->tables, i);
    }
    return attempt->tables->len;
}
