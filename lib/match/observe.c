/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "observe.h"

#include "amount.h"
#include "bounds.h"

#include <math.h>

/* Section - Pages */

static void
observe_sheet (DiscloseTrace *trace, const Sheet *sheet)
{
    const Page *page = sheet->page;
    const Box whole = { 0, 0, page->width, page->height };
    trace_add (trace, &(DiscloseMark){ .kind = DISCLOSE_MARK_PAGE,
                                       .source = place_of (page, whole),
                                       .number = (guint) page->turn });
    for (guint w = 0; w < sheet->words->n; w++) {
        const Word *word = &sheet->words->words[w];
        trace_add (trace, &(DiscloseMark){ .kind = DISCLOSE_MARK_WORD,
                                           .source = place_of (page, word->box),
                                           .text = word->text });
    }
    for (guint r = 0; r < page->rules->len; r++)
        trace_add (trace, &(DiscloseMark){ .kind = DISCLOSE_MARK_RULE,
                                           .source = place_of (
                                               page, g_array_index (page->rules, Rule, r).box) });
}

void
observe_sheets (DiscloseTrace *trace, const GPtrArray *sheets)
{
    if (trace == NULL)
        return;
    trace_clear (trace);
    for (guint i = 0; i < sheets->len; i++)
        observe_sheet (trace, g_ptr_array_index ((GPtrArray *) sheets, i));
}

/* Section - Captions */

/* The words of a caption, which is known by its lines alone. */
static Box
caption_box (const Sheet *sheet, const Caption *caption)
{
    Box box = { 0, caption->top, sheet->page->width, caption->bottom };
    gboolean any = FALSE;
    for (guint l = 0; l < sheet->words->n_lines; l++) {
        const Box line = sheet->words->lines[l].box;
        if (box_mid_y (line) < caption->top || box_mid_y (line) > caption->bottom)
            continue;
        box = any ? box_union (box, line) : line;
        any = TRUE;
    }
    return box;
}

/* Its title, or what stands there where it has a number and no title that is known. */
static char *
caption_text (const Sheet *sheet, const Caption *caption)
{
    GString *text = g_string_new (caption->title);
    for (guint l = 0; caption->title == NULL && l < sheet->words->n_lines; l++) {
        const double mid = box_mid_y (sheet->words->lines[l].box);
        g_autofree char *line = line_text (sheet->words, l);
        if (mid >= caption->top && mid <= caption->bottom)
            g_string_append (text, line);
    }
    return g_string_free (text, FALSE);
}

static void
observe_caption (const Attempt *attempt, const Sheet *sheet, const Caption *caption,
                 DiscloseMarkKind kind, const char *verdict, guint number)
{
    g_autofree char *text = caption_text (sheet, caption);
    const DiscloseMark mark = { .kind = kind,
                                .template_id = attempt->grammar->id,
                                .text = text,
                                .verdict = verdict,
                                .table = caption->table != NULL ? caption->table->number : 0,
                                .number = number,
                                .source = place_of (sheet->page, caption_box (sheet, caption)) };
    trace_add (attempt->trace, &mark);
}

void
observe_captions (const Attempt *attempt, const Sheet *sheet, const GArray *captions)
{
    for (guint i = 0; attempt->trace != NULL && i < captions->len; i++) {
        const Caption *caption = &g_array_index (captions, Caption, i);
        const char *verdict = caption->table == NULL ? "number"
                              : caption->continued   ? "continued"
                                                     : "title";
        observe_caption (attempt, sheet, caption, DISCLOSE_MARK_CAPTION, verdict, 0);
    }
}

void
observe_refused (const Attempt *attempt, const Sheet *sheet, const Caption *caption,
                 const Heading *heading)
{
    if (attempt->trace != NULL)
        observe_caption (attempt, sheet, caption, DISCLOSE_MARK_REFUSED,
                         heading != NULL ? "heading" : "no grid",
                         heading != NULL ? heading->n_bound : 0);
}

/* Section - Grids */

static const char ways[][8] = { "ruled", "lined", "aligned", "" };

/* What the marks of one grid have in common. */
typedef struct {
    DiscloseTrace *trace;
    const Page *page;
    const Grid *grid;
    const Heading *heading;
    const Grammar *grammar;
    DiscloseMark mark;
} Observed;

static void
add (const Observed *part, DiscloseMarkKind kind, Box box, const char *text, const char *verdict,
     guint number)
{
    DiscloseMark mark = part->mark;
    mark.kind = kind;
    mark.source = place_of (part->page, box);
    mark.text = text;
    mark.verdict = verdict;
    mark.number = number;
    trace_add (part->trace, &mark);
}

/* Whether a rule is drawn where a divider stands: asked of the page, not of the stage. */
static gboolean
is_ruled (const Page *page, Box divider)
{
    const gboolean across = box_width (divider) > box_height (divider);
    for (guint r = 0; r < page->rules->len; r++) {
        const Box rule = g_array_index (page->rules, Rule, r).box;
        if ((box_width (rule) > box_height (rule)) != across)
            continue;
        const double off = across ? box_mid_y (rule) - divider.y0 : box_mid_x (rule) - divider.x0;
        const double shared = across ? span_overlap (rule.x0, rule.x1, divider.x0, divider.x1)
                                     : span_overlap (rule.y0, rule.y1, divider.y0, divider.y1);
        if (fabs (off) <= GRID_SNAP && shared > 0)
            return TRUE;
    }
    return FALSE;
}

static void
observe_dividers (const Observed *part)
{
    const Grid *grid = part->grid;
    for (guint i = 0; i < grid->xs->len; i++) {
        const double x = g_array_index (grid->xs, double, i);
        const Box line = { x, grid->box.y0, x, grid->box.y1 };
        add (part, DISCLOSE_MARK_DIVIDER, line, "",
             is_ruled (part->page, line) ? "rule" : "alignment", 0);
    }
    for (guint i = 0; i < grid->ys->len; i++) {
        const double y = g_array_index (grid->ys, double, i);
        const Box line = { grid->box.x0, y, grid->box.x1, y };
        add (part, DISCLOSE_MARK_DIVIDER, line, "",
             is_ruled (part->page, line) ? "rule" : "alignment", 0);
    }
}

static Box
box_between (const Grid *grid, guint row, guint col, guint n_rows, guint n_cols)
{
    return (Box){ g_array_index (grid->xs, double, col), g_array_index (grid->ys, double, row),
                  g_array_index (grid->xs, double, col + n_cols),
                  g_array_index (grid->ys, double, row + n_rows) };
}

static const char *
cell_verdict (const Observed *part, const GridCell *cell)
{
    if (part->heading == NULL)
        return "row";
    if (cell->row < part->heading->depth)
        return "heading";
    return heading_is_index_row (part->grid, part->grammar, cell->row) ? "index" : "row";
}

static void
observe_cells (const Observed *part)
{
    for (guint i = 0; i < part->grid->cells->len; i++) {
        const GridCell *cell = g_ptr_array_index (part->grid->cells, i);
        const Box box = box_between (part->grid, cell->row, cell->col, cell->n_rows, cell->n_cols);
        if (cell->above != NULL)
            add (part, DISCLOSE_MARK_CELL, box, cell->above, "heading", 0);
        add (part, DISCLOSE_MARK_CELL, box, cell->text->str, cell_verdict (part, cell), 0);
    }
}

/* The key of a field with the section before it, or what else the column holds. */
static char *
field_name (const TableGrammar *table, int index)
{
    static const char kinds[][8] = { "code", "name", "item", "", "ignore" };
    if (index < 0)
        return g_strdup ("");
    const Field *field = g_ptr_array_index (table->fields, index);
    if (field->kind == FIELD_CODE && field->level > 0)
        return g_strdup_printf ("%s%scode %u", field->section, field->section[0] != '\0' ? "." : "",
                                field->level);
    return g_strconcat (field->section, field->section[0] != '\0' ? "." : "",
                        field->kind == FIELD_AMOUNT ? field->key : kinds[field->kind], NULL);
}

static void
observe_columns (const Observed *part, const TableGrammar *table)
{
    const guint depth = MIN (MAX (part->heading->depth, 1), grid_n_rows (part->grid));
    for (guint c = 0; c < part->heading->n_cols; c++) {
        g_autofree char *name = field_name (table, part->heading->fields[c]);
        add (part, DISCLOSE_MARK_COLUMN, box_between (part->grid, 0, c, depth, 1),
             part->heading->paths[c], name, c + 1);
    }
}

void
observe_part (const Attempt *attempt, const OpenTable *table, const Sheet *sheet, const Grid *grid,
              const Heading *heading, const char *proof)
{
    const Observed part = { attempt->trace,
                            sheet->page,
                            grid,
                            heading,
                            attempt->grammar,
                            { .template_id = attempt->grammar->id,
                              .table = table->grammar->number } };
    if (attempt->trace == NULL)
        return;
    add (&part, DISCLOSE_MARK_GRID, grid->box, ways[grid->way], proof, 0);
    observe_dividers (&part);
    observe_cells (&part);
    observe_columns (&part, table->grammar);
}

/* How many rows stand above the first that holds a number, where no grammar tells. */
static guint
rows_above_numbers (const Grid *grid)
{
    for (guint r = 0; r < MIN (grid_n_rows (grid), HEADING_ROWS); r++)
        for (guint c = 0; c < grid_n_cols (grid); c++)
            if (amount_looks_like (grid_cell (grid, r, c)->folded))
                return MAX (r, 1);
    return 1;
}

/* The texts of a column in the first rows, from the top, joined by '/'. */
static char *
texts_above (const Grid *grid, guint col, guint depth)
{
    GString *path = g_string_new (NULL);
    const char *last = "";
    for (guint r = 0; r < depth; r++) {
        const char *text = grid_cell (grid, r, col)->folded;
        if (text[0] == '\0' || strcmp (text, last) == 0)
            continue;
        if (path->len > 0)
            g_string_append_c (path, '/');
        g_string_append (path, text);
        last = text;
    }
    return g_string_free (path, FALSE);
}

void
observe_unknown (DiscloseTrace *trace, const Sheet *sheet, const Grid *grid)
{
    const Observed part = { .trace = trace, .page = sheet->page, .grid = grid };
    if (trace == NULL)
        return;
    add (&part, DISCLOSE_MARK_GRID, grid->box, ways[grid->way], "unknown", 0);
    observe_dividers (&part);
    observe_cells (&part);
    const guint depth = rows_above_numbers (grid);
    for (guint c = 0; c < grid_n_cols (grid); c++) {
        g_autofree char *path = texts_above (grid, c, depth);
        add (&part, DISCLOSE_MARK_COLUMN, box_between (grid, 0, c, depth, 1), path, "", c + 1);
    }
}

/* Section - Bids */

void
observe_bid (const Attempt *attempt)
{
    const DiscloseMark mark = { .kind = DISCLOSE_MARK_BID,
                                .template_id = attempt->grammar->id,
                                .number = attempt->score };
    if (attempt->trace != NULL)
        trace_add (attempt->trace, &mark);
}
