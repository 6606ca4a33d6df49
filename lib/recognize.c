/* Every grammar reads the whole document and the one that binds most columns wins. Reading goes page by
 * page: a caption that is followed by a grid whose headings are the table's opens it; a grid at the
 * top of the next page goes on with it if it repeats the heading, or stands in the same columns with
 * no words of its own above it. Anything else closes it. */
#include "recognize.h"

#include "caption.h"
#include "heading.h"
#include "bounds.h"
#include "row.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    const Page *page;
    Words *words;
} Sheet;

typedef struct {
    DiscloseSource source;
    const char *proof; /* static */
} Part;

typedef struct {
    const TableGrammar *grammar;
    Rows *rows;
    char *title, *department;
    const UnitGrammar *unit;
    DiscloseWay way;
    GArray *parts;    /* of Part */
    Grid *grid;       /* of the last part, for the next to be held against */
    Heading *heading; /* of the last part */
} OpenTable;

typedef struct {
    const Grammar *grammar;
    GPtrArray *sheets; /* of Sheet; shared between attempts */
    GPtrArray *tables; /* of OpenTable */
    OpenTable *open;   /* the last of them, if it may go on; borrowed */
    Caption pending;   /* at the foot of the page before, its table on this one; table NULL: none */
    GArray *unknown;   /* of DiscloseSource: grids that no table takes */
    GPtrArray *unknown_texts;
    guint score;
} Attempt;

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

static void
sheet_free (Sheet *sheet)
{
    words_free (sheet->words);
    g_free (sheet);
}

static Attempt *
attempt_new (const Grammar *grammar, GPtrArray *sheets)
{
    Attempt *attempt = g_new0 (Attempt, 1);
    attempt->grammar = grammar;
    attempt->sheets = sheets;
    attempt->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) open_table_free);
    attempt->unknown = g_array_new (FALSE, FALSE, sizeof (DiscloseSource));
    attempt->unknown_texts = g_ptr_array_new_with_free_func (g_free);
    return attempt;
}

static void
attempt_free (Attempt *attempt)
{
    if (attempt == NULL)
        return;
    g_ptr_array_unref (attempt->tables);
    g_array_unref (attempt->unknown);
    g_ptr_array_unref (attempt->unknown_texts);
    g_free (attempt->pending.title);
    g_free (attempt);
}

static DiscloseSource
place_of (const Page *page, Box box)
{
    const Box b = page_place (page, box);
    return (DiscloseSource){ page->number, b.x0, b.y0, b.x1, b.y1 };
}

/* ---- the lines around a grid ---- */

/* Reads department and unit from the lines between top and bottom. */
static void
read_particulars (const Attempt *attempt, const Sheet *sheet, double top, double bottom,
                  OpenTable *table)
{
    const Grammar *grammar = attempt->grammar;
    for (guint l = 0; l < sheet->words->n_lines; l++) {
        const double mid = box_mid_y (sheet->words->lines[l].box);
        if (mid < top || mid > bottom)
            continue;
        const char *folded = sheet->words->lines[l].folded;
        g_autofree char *department = NULL;
        if (table->department == NULL && grammar->preparer != NULL
            && pattern_search (grammar->preparer, folded, &department, NULL, NULL)
            && department[0] != '\0')
            table->department = g_steal_pointer (&department);
        for (guint u = 0; table->unit == NULL && u < grammar->units->len; u++) {
            const UnitGrammar *unit = g_ptr_array_index (grammar->units, u);
            if (pattern_matches (unit->pattern, folded))
                table->unit = unit;
        }
    }
}

/* A line that may stand above a continued part: its mark, department and unit, page numbers. */
static gboolean
is_incidental (const Grammar *grammar, const char *folded)
{
    if (folded[0] == '\0' || caption_is_continuation (grammar, folded)
        || (grammar->furniture != NULL && pattern_matches (grammar->furniture, folded))
        || (grammar->preparer != NULL && pattern_matches (grammar->preparer, folded)))
        return TRUE;
    for (guint u = 0; u < grammar->units->len; u++) {
        const UnitGrammar *unit = g_ptr_array_index (grammar->units, u);
        if (pattern_matches (unit->pattern, folded))
            return TRUE;
    }
    return FALSE;
}

/* Whether any words of their own stand between top and bottom. */
static gboolean
has_own_words (const Attempt *attempt, const Sheet *sheet, double top, double bottom)
{
    for (guint l = 0; l < sheet->words->n_lines; l++) {
        const double mid = box_mid_y (sheet->words->lines[l].box);
        if (mid < top || mid > bottom)
            continue;
        const char *folded = sheet->words->lines[l].folded;
        if (!is_incidental (attempt->grammar, folded))
            return TRUE;
    }
    return FALSE;
}

/* The sentence below a grid that declares the table empty may run over several lines. */
static gboolean
read_notes (const Sheet *sheet, double top, double bottom, Rows *rows)
{
    g_autoptr (GString) text = g_string_new (NULL);
    guint lines = 0;
    gboolean found = FALSE;
    for (guint l = 0; l < sheet->words->n_lines && lines < NOTE_LINES; l++) {
        const double mid = box_mid_y (sheet->words->lines[l].box);
        if (mid < top || mid > bottom)
            continue;
        g_autofree char *line = line_text (sheet->words, l);
        lines++;
        if (rows_add_note (rows, line)) {
            found = TRUE;
            g_string_truncate (text, 0);
            continue;
        }
        g_string_append (text, line);
        found |= rows_add_note (rows, text->str);
    }
    return found && rows_note (rows)[0] != '\0';
}

/* ---- tables ---- */

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
    grid_free (table->grid);
    heading_free (table->heading);
    table->grid = grid;
    table->heading = heading;
    attempt->open = table;
}

static void
add_unknown (Attempt *attempt, const Sheet *sheet, Box box, const char *text)
{
    const DiscloseSource source = place_of (sheet->page, box);
    g_array_append_val (attempt->unknown, source);
    g_ptr_array_add (attempt->unknown_texts, g_strdup (text));
}

/* Below the department, unit and like lines that stand at top. */
static double
skip_incidental (const Attempt *attempt, const Sheet *sheet, double top)
{
    for (guint l = 0; l < sheet->words->n_lines; l++) {
        const Box box = sheet->words->lines[l].box;
        if (box_mid_y (box) <= top)
            continue;
        const char *folded = sheet->words->lines[l].folded;
        if (!is_incidental (attempt->grammar, folded))
            break;
        top = box_mid_y (box) + box_height (box) / 4;
    }
    return top;
}

/* The grid that stands first between top and bottom. */
static Grid *
first_grid (const Attempt *attempt, const Sheet *sheet, double top, double bottom,
            const GArray *columns, gboolean allow_words)
{
    top = skip_incidental (attempt, sheet, top);
    g_autoptr (GPtrArray) frames = frames_find (sheet->page, top, bottom);
    if (frames->len > 0)
        return grid_from_frame (sheet->words, g_ptr_array_index (frames, 0), top, bottom, columns);
    return allow_words ? grid_from_words (sheet->words, top, bottom, columns) : NULL;
}

/* A caption printed again over the next page names the same department, or none. */
static gboolean
same_department (const Attempt *attempt, const Sheet *sheet, const Caption *caption,
                 const OpenTable *table)
{
    OpenTable here = { 0 };
    read_particulars (attempt, sheet, caption->top - CAPTION_ABOVE * sheet->words->size,
                      caption->bottom + CAPTION_BELOW * sheet->words->size, &here);
    const gboolean same = here.department == NULL || table->department == NULL
                          || strcmp (here.department, table->department) == 0;
    g_free (here.department);
    return same;
}

/* A caption with the grid below it; FALSE if it turns out to be no caption. */
static gboolean
try_caption (Attempt *attempt, const Sheet *sheet, const Caption *caption, double bottom)
{
    g_autoptr (Grid) grid = first_grid (attempt, sheet, caption->bottom, bottom, NULL, TRUE);
    OpenTable *table = attempt->open;
    g_autoptr (Heading) heading
        = grid != NULL ? heading_bind (grid, attempt->grammar, caption->table) : NULL;

    if (heading != NULL && heading_fits (heading)) {
        const gboolean goes_on = table != NULL && table->grammar == caption->table
                                 && same_department (attempt, sheet, caption, table);
        const double top = grid->box.y0, below = grid->box.y1;
        if (!goes_on)
            table = open_table (attempt, caption);
        read_particulars (attempt, sheet, caption->top - CAPTION_ABOVE * sheet->words->size, top,
                          table);
        attempt->score += heading->n_bound;
        add_part (attempt, table, sheet, g_steal_pointer (&grid), g_steal_pointer (&heading),
                  goes_on ? "continued caption" : "caption");
        read_notes (sheet, below, bottom, table->rows);
        return TRUE;
    }
    Rows *rows = rows_new (attempt->grammar, caption->table);
    const gboolean declared_empty
        = grid == NULL && read_notes (sheet, caption->bottom, bottom, rows);
    rows_free (rows);
    if (!declared_empty)
        return FALSE;
    table = open_table (attempt, caption);
    const Part part = { place_of (sheet->page, (Box){ 0, caption->top, sheet->page->width, bottom }),
                        "caption" };
    g_array_append_val (table->parts, part);
    read_particulars (attempt, sheet, caption->top - CAPTION_ABOVE * sheet->words->size, bottom,
                      table);
    read_notes (sheet, caption->bottom, bottom, table->rows);
    attempt->open = NULL; /* an empty table does not go on */
    attempt->score++;
    return TRUE;
}

/* Whether every divider of a part is one of the part before, and the outermost are the same: a last
 * part may hold a total alone, whose label spans columns. */
static gboolean
same_columns (const Grid *part, const Grid *before)
{
    const double *a = (double *) part->xs->data, *b = (double *) before->xs->data;
    const guint n = part->xs->len, m = before->xs->len;
    for (guint i = 0; i < n; i++) {
        gboolean found = FALSE;
        for (guint j = 0; j < m && !found; j++)
            found = fabs (a[i] - b[j]) <= CONTINUE_SHIFT;
        if (!found)
            return FALSE;
    }
    return n > 2 && fabs (a[0] - b[0]) <= CONTINUE_SHIFT
           && fabs (a[n - 1] - b[m - 1]) <= CONTINUE_SHIFT;
}

/* The top of a page, above its first caption, as a part of the table that is open. */
static gboolean
try_continue (Attempt *attempt, const Sheet *sheet, double bottom)
{
    OpenTable *table = attempt->open;
    if (table == NULL || table->grid == NULL)
        return FALSE;
    const gboolean ruled = table->way == DISCLOSE_WAY_RULED;
    /* A few rows show columns badly: those of the page before are tried first. */
    g_autoptr (Grid) grid
        = first_grid (attempt, sheet, 0, bottom, ruled ? NULL : table->grid->xs,
                      table->way == DISCLOSE_WAY_ALIGNED);
    if (grid == NULL)
        return FALSE;
    g_autoptr (Heading) heading = heading_bind (grid, attempt->grammar, table->grammar);
    if (!ruled && heading->n_bound < table->heading->n_bound) {
        Grid *own = first_grid (attempt, sheet, 0, bottom, NULL,
                                table->way == DISCLOSE_WAY_ALIGNED);
        Heading *own_heading
            = own != NULL ? heading_bind (own, attempt->grammar, table->grammar) : NULL;
        if (own_heading != NULL && own_heading->n_bound > heading->n_bound) {
            grid_free (grid);
            heading_free (heading);
            grid = own;
            heading = own_heading;
        } else {
            grid_free (own);
            heading_free (own_heading);
        }
    }
    if (heading_fits (heading) && heading->n_bound >= CONTINUE_SHARE * table->heading->n_bound) {
        const double below = grid->box.y1;
        read_particulars (attempt, sheet, 0, grid->box.y0, table);
        add_part (attempt, table, sheet, g_steal_pointer (&grid), g_steal_pointer (&heading),
                  "heading");
        read_notes (sheet, below, bottom, table->rows);
        return TRUE;
    }
    if (has_own_words (attempt, sheet, 0, grid->box.y0))
        return FALSE;
    if (!ruled) {
        grid_free (grid);
        grid = first_grid (attempt, sheet, 0, bottom, table->grid->xs, TRUE);
    }
    if (grid == NULL || !same_columns (grid, table->grid))
        return FALSE;
    const double below = grid->box.y1;
    Heading *next = heading_continue (grid, table->grid, table->heading);
    add_part (attempt, table, sheet, g_steal_pointer (&grid), next, "columns");
    read_notes (sheet, below, bottom, table->rows);
    return TRUE;
}

/* A grid that no caption and no open table takes. */
static void
look_for_unknown (Attempt *attempt, const Sheet *sheet, double top, double bottom, const char *text)
{
    g_autoptr (GPtrArray) frames = frames_find (sheet->page, top, bottom);
    for (guint i = 0; i < frames->len; i++) {
        const Frame *frame = g_ptr_array_index (frames, i);
        if (frame->down->len >= 2)
            add_unknown (attempt, sheet, frame->box, text);
    }
}

/* Keeps a caption that nothing follows on its page for the top of the next. */
static void
keep_pending (Attempt *attempt, const Caption *caption)
{
    g_free (attempt->pending.title);
    attempt->pending = *caption;
    attempt->pending.title = g_strdup (caption->title);
    attempt->pending.top = attempt->pending.bottom = 0;
}

/* The table of a caption at the foot of the page before. */
static gboolean
try_pending (Attempt *attempt, const Sheet *sheet, double bottom)
{
    const Caption caption = attempt->pending;
    if (caption.table == NULL)
        return FALSE;
    attempt->pending = (Caption){ 0 };
    const gboolean found = try_caption (attempt, sheet, &caption, bottom);
    g_free (caption.title);
    return found;
}

/* Where the page's own text ends: above a page number that stands apart at its foot. */
static double
foot_of (const Attempt *attempt, const Sheet *sheet)
{
    const Words *words = sheet->words;
    const Pattern *furniture = attempt->grammar->furniture;
    if (furniture == NULL || words->n_lines < 2)
        return sheet->page->height;
    const Line *last = &words->lines[words->n_lines - 1];
    const double gap = last->box.y0 - words->lines[words->n_lines - 2].box.y1;
    return gap > FOOT_GAP * words->size && pattern_matches (furniture, last->folded)
               ? last->box.y0 - gap / 2
               : sheet->page->height;
}

static void
read_sheet (Attempt *attempt, const Sheet *sheet)
{
    g_autoptr (GArray) captions = captions_find (sheet->words, attempt->grammar);
    const double height = foot_of (attempt, sheet);
    const guint n = captions->len;
    double first = n > 0 ? g_array_index (captions, Caption, 0).top : height;

    if (!try_pending (attempt, sheet, first) && !try_continue (attempt, sheet, first)) {
        if (attempt->open != NULL)
            look_for_unknown (attempt, sheet, 0, first, "");
        if (has_own_words (attempt, sheet, 0, first))
            attempt->open = NULL;
    }
    for (guint i = 0; i < n; i++) {
        const Caption *caption = &g_array_index (captions, Caption, i);
        const double bottom
            = i + 1 < n ? g_array_index (captions, Caption, i + 1).top : height;
        if (caption->table == NULL) {
            attempt->open = NULL;
            look_for_unknown (attempt, sheet, caption->top, bottom, "");
        } else if (!try_caption (attempt, sheet, caption, bottom) && i + 1 == n
                   && !has_own_words (attempt, sheet, caption->bottom, bottom)) {
            keep_pending (attempt, caption);
        }
    }
}

static Attempt *
attempt_grammar (const Grammar *grammar, GPtrArray *sheets)
{
    Attempt *attempt = attempt_new (grammar, sheets);
    for (guint i = 0; i < sheets->len; i++)
        read_sheet (attempt, g_ptr_array_index (sheets, i));
    return attempt;
}

/* ---- the document ---- */

/* The first line of the document that one of the patterns takes; the patterns in order. */
static char *
search_lines (GPtrArray *sheets, GPtrArray *patterns)
{
    for (guint p = 0; p < patterns->len; p++) {
        for (guint i = 0; i < sheets->len; i++) {
            const Sheet *sheet = g_ptr_array_index (sheets, i);
            for (guint l = 0; l < sheet->words->n_lines; l++) {
                const char *folded = sheet->words->lines[l].folded;
                char *found = NULL;
                if (pattern_search (g_ptr_array_index (patterns, p), folded, &found, NULL, NULL)
                    && found[0] != '\0')
                    return found;
                g_free (found);
            }
        }
    }
    return NULL;
}

/* The department printed on the table. A name cut off at the edge of its cell is made whole from another
 * table of the document that prints it whole. */
static const char *
whole_department (const Attempt *attempt, const OpenTable *open, const DiscloseDocument *document)
{
    const char *whole = open->department;
    if (whole == NULL)
        return document->department;
    for (guint i = 0; i < attempt->tables->len; i++) {
        const OpenTable *other = g_ptr_array_index (attempt->tables, i);
        if (other->department != NULL && g_str_has_prefix (other->department, whole)
            && strlen (other->department) > strlen (whole))
            whole = other->department;
    }
    return whole;
}

static void
freeze_table (const Attempt *attempt, OpenTable *open, DiscloseDocument *document)
{
    DiscloseTable *table = model_document_add_table (document, open->grammar->number);
    table->title = model_string (document, open->title);
    table->department = model_string (document, whole_department (attempt, open, document));
    table->unit = model_string (document, open->unit != NULL ? open->unit->name : "");
    table->unit_power = open->unit != NULL ? open->unit->power : 0;
    table->way = open->way;
    for (guint i = 0; i < open->parts->len; i++) {
        const Part *part = &g_array_index (open->parts, Part, i);
        const ModelPart frozen = { part->source, part->proof };
        g_array_append_val (table->parts, frozen);
    }
    rows_finish (open->rows, document, table);
    if (open->unit == NULL && table->rows->len > 0)
        model_document_add_finding (document, "unit-missing", open->title, table->number,
                                    g_array_index (open->parts, Part, 0).source);
}

static gboolean
is_found (const Attempt *attempt, guint number)
{
    for (guint i = 0; i < attempt->tables->len; i++)
        if (((OpenTable *) g_ptr_array_index (attempt->tables, i))->grammar->number == number)
            return TRUE;
    return FALSE;
}

static void
freeze (const Attempt *attempt, DiscloseDocument *document)
{
    const Grammar *grammar = attempt->grammar;
    g_autofree char *year = search_lines (attempt->sheets, grammar->years);
    g_autofree char *cover = search_lines (attempt->sheets, grammar->departments);
    const char *department = cover;
    for (guint i = 0; i < attempt->tables->len; i++) {
        const OpenTable *table = g_ptr_array_index (attempt->tables, i);
        if (table->department != NULL) {
            department = table->department;
            break;
        }
    }
    document->template_id = model_string (document, grammar->id);
    document->kind = model_string (document, grammar->kind);
    document->year = year != NULL ? (guint) atoi (year) : 0;
    document->department = model_string (document, department != NULL ? department : "");
    for (guint i = 0; i < attempt->tables->len; i++)
        freeze_table (attempt, g_ptr_array_index (attempt->tables, i), document);
    for (guint t = 0; t < grammar->tables->len; t++) {
        const TableGrammar *table = g_ptr_array_index (grammar->tables, t);
        if (!table->optional && !is_found (attempt, table->number))
            g_array_append_val (document->missing, table->number);
    }
    for (guint i = 0; i < attempt->unknown->len; i++)
        model_document_add_finding (document, "table-unknown",
                                    g_ptr_array_index (attempt->unknown_texts, i), 0,
                                    g_array_index (attempt->unknown, DiscloseSource, i));
    if (document->year == 0)
        model_document_add_finding (document, "year-missing", "", 0, (DiscloseSource){ 0 });
}

static GPtrArray *
make_sheets (GPtrArray *pages)
{
    GPtrArray *sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) sheet_free);
    for (guint i = 0; i < pages->len; i++) {
        Sheet *sheet = g_new0 (Sheet, 1);
        sheet->page = g_ptr_array_index (pages, i);
        sheet->words = words_new (sheet->page);
        g_ptr_array_add (sheets, sheet);
    }
    return sheets;
}

gboolean
recognize (GPtrArray *pages, const DiscloseGrammars *grammars, const char *template_id,
           DiscloseDocument *document, GError **error)
{
    g_autoptr (GPtrArray) sheets = make_sheets (pages);
    Attempt *best = NULL;
    if (template_id != NULL && grammars_lookup (grammars, template_id) == NULL) {
        g_set_error (error, DISCLOSE_ERROR, DISCLOSE_ERROR_GRAMMAR,
                     "there is no template '%s'", template_id);
        return FALSE;
    }
    for (guint g = 0; g < disclose_grammars_n (grammars); g++) {
        const Grammar *grammar = grammars_at (grammars, g);
        if (template_id != NULL && strcmp (grammar->id, template_id) != 0)
            continue;
        Attempt *attempt = attempt_grammar (grammar, sheets);
        if (best == NULL || attempt->score > best->score) {
            attempt_free (best);
            best = attempt;
        } else {
            attempt_free (attempt);
        }
    }
    if (best == NULL || best->tables->len == 0) {
        attempt_free (best);
        g_set_error (error, DISCLOSE_ERROR, DISCLOSE_ERROR_NO_TABLE,
                     "none of the tables that the grammars know was found");
        return FALSE;
    }
    freeze (best, document);
    attempt_free (best);
    return TRUE;
}
