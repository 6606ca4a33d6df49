/* A table is known to be one by its rules, by a line above it that tells a unit or a table's
 * number, or by how its amounts line up. It carries amounts if cells of it are numbers with a
 * decimal point or separators, or any numbers where a unit is told. */
#include "unknown.h"

#include "amount.h"
#include "around.h"
#include "aside.h"
#include "bounds.h"
#include "columns.h"
#include "grid_build.h"
#include "observe.h"
#include "overhead.h"
#include "tabular.h"
#include "text.h"

#include <string.h>

typedef struct {
    const Grammar *grammar;
    GPtrArray *sheets; /* of Sheet */
    DiscloseDocument *document;
    GArray *taken;  /* of DiscloseSource: where tables stand that are known or seen */
    Grid *grid;     /* of the last part seen, which may go on over the page */
    Overhead above; /* above the first part of its table */
    gboolean told;  /* there is a finding about that table */
    Aside aside;
    guint told_form;       /* the last form of it of which there is a finding */
    DiscloseUnknown *open; /* that table, if it is one to be written; borrowed */
} Search;

static gboolean
is_taken (const Search *search, const Page *page, Box box)
{
    return source_is_among (place_of (page, box), search->taken);
}

/* Section - What it carries */

static gboolean
is_amount (const char *folded, gboolean has_unit)
{
    return has_unit ? amount_looks_like (folded) : amount_is_certain (folded);
}

/* Whether a number stands below one that is no larger. */
static gboolean
follows (const GridCell *before, const GridCell *cell)
{
    return cell->col == before->col && cell->row > before->row
           && g_ascii_strtoll (before->folded, NULL, 10)
                  <= g_ascii_strtoll (cell->folded, NULL, 10);
}

/* Cells of amounts. Numbers that rise down one column are those of pages. */
static guint
n_amounts (const Grid *grid, gboolean has_unit)
{
    const GridCell *before = NULL;
    guint n = 0;
    gboolean rising = grid->way != DISCLOSE_WAY_RULED;
    for (guint i = 0; i < grid->cells->len; i++) {
        const GridCell *cell = g_ptr_array_index (grid->cells, i);
        if (!is_amount (cell->folded, has_unit))
            continue;
        rising = rising && strlen (cell->folded) <= CONTENTS_DIGITS
                 && strpbrk (cell->folded, ".,") == NULL
                 && (before == NULL || follows (before, cell));
        before = cell;
        n++;
    }
    return rising && n >= CONTENTS_LINES ? 0 : n;
}

/* The cells of one row, each in the column in which it begins. */
static void
add_row (const Search *search, const Sheet *sheet, const Grid *grid, guint r)
{
    DiscloseUnknown *unknown = search->open;
    ModelLoose *cells = NULL;
    for (guint c = 0; c < MIN (grid_n_cols (grid), unknown->n_columns); c++) {
        const GridCell *cell = grid_cell (grid, r, c);
        if (cell->row != r || cell->col != c || cell->text->len == 0)
            continue;
        g_autofree char *text = text_squeeze (cell->text->str);
        if (cells == NULL)
            cells = model_unknown_add_row (unknown);
        cells[c].text = model_string (search->document, text);
        cells[c].source = place_of (sheet->page, cell->ink);
    }
}

/* What is known of a grid that nobody took. */
typedef enum { NO_TABLE, TABLE_BARE, TABLE_WITH_AMOUNTS, TABLE_ASIDE } Kind;

static Kind
kind_of (const Search *search, const Grid *grid, const Overhead *above, gboolean amounts)
{
    const Pattern *aside = search->grammar->aside;
    g_autofree char *caption = text_fold (above->text);
    if (!amounts && n_amounts (grid, above->has_unit) < (above->has_unit ? 1 : UNKNOWN_AMOUNTS))
        return above->numbered && grid->way == DISCLOSE_WAY_RULED ? TABLE_BARE : NO_TABLE;
    return aside != NULL && pattern_matches (aside, caption) ? TABLE_ASIDE : TABLE_WITH_AMOUNTS;
}

/* Whether a sheet is the next after that of the part that was seen last. */
static gboolean
is_next (const Search *search, const Sheet *sheet)
{
    if (search->grid == NULL)
        return FALSE;
    const DiscloseSource last =
        g_array_index (search->taken, DiscloseSource, search->taken->len - 1);
    return last.page + 1 == sheet->page->number;
}

/* Whether a line stands beside tables as it does on another page too, or on any; or is the caption
 * of the table that was seen last, repeated. */
static gboolean
is_incidental (const Search *search, const Words *words, guint line, const Words *other)
{
    const Line *l = &words->lines[line];
    if (around_is_incidental (search->grammar, l->folded) || around_same_line (other, l) != NULL)
        return TRUE;
    g_autofree char *text = line_text (words, line);
    return strcmp (text, search->above.text) == 0;
}

/* Whether the part that was seen last ends its page, and a box begins the next. */
static gboolean
adjoins (const Search *search, const Sheet *sheet, double top)
{
    if (!is_next (search, sheet))
        return FALSE;
    const Words *words = sheet->words;
    const Sheet *last = g_ptr_array_index (search->sheets, sheet->page->number - 2);
    for (guint l = 0; l < words->n_lines && box_mid_y (words->lines[l].box) < top; l++)
        if (!is_incidental (search, words, l, last->words))
            return FALSE;
    for (guint l = last->words->n_lines; l-- > 0;)
        if (box_mid_y (last->words->lines[l].box) > search->grid->box.y1
            && !is_incidental (search, last->words, l, words))
            return FALSE;
    return TRUE;
}

/* Whether a part goes on with the table that was seen last: in its columns, with no caption of its
 * own. */
static gboolean
goes_on (const Search *search, const Sheet *sheet, const Grid *grid, const Overhead *above)
{
    return is_next (search, sheet) && grid_has_columns_of (grid, search->grid)
           && ((*above->text == '\0' && grid->way == DISCLOSE_WAY_RULED)
               || (search->open != NULL && adjoins (search, sheet, grid->box.y0)));
}

/* The first row with words in it, on one line: by it a table is called that has no caption. */
static char *
first_row (const Grid *grid)
{
    GString *line = g_string_new (NULL);
    for (guint r = 0; r < grid_n_rows (grid) && line->len == 0; r++)
        for (guint c = 0; c < grid_n_cols (grid); c++) {
            const GridCell *cell = grid_cell (grid, r, c);
            if (cell->col != c || cell->text->len == 0)
                continue;
            g_string_append_printf (line, "%s%s", line->len > 0 ? " " : "", cell->text->str);
        }
    g_string_replace (line, "\n", "", 0);
    return g_string_free (line, FALSE);
}

static void
tell (Search *search, const Grid *grid, Kind kind, guint form)
{
    const Overhead *above = &search->above;
    if (search->told || kind == NO_TABLE)
        return;
    search->told = TRUE;
    if (kind == TABLE_ASIDE && form != 0 && form == search->told_form)
        return;
    g_autofree char *called = *above->text == '\0' ? first_row (grid) : g_strdup (above->text);
    model_document_add_finding (
        search->document, kind == TABLE_ASIDE ? "table-aside" : "table-unknown",
        kind == TABLE_ASIDE && form != 0 ? aside_caption (&search->aside, form) : called, 0,
        above->place);
    if (kind == TABLE_ASIDE)
        search->told_form = form;
    else if (kind == TABLE_WITH_AMOUNTS)
        search->open = model_document_add_unknown (search->document, above->text, above->place,
                                                   grid_n_cols (grid));
}

/* Takes grid as a table, or a part of one, if it is; amounts: its numbers are known to be some.
 * Drawn rules that hold no amounts are kept in mind, since they may come on the next page. */
static void
take (Search *search, const Sheet *sheet, Grid *grid, gboolean amounts)
{
    g_autoptr (Grid) own = grid;
    if (own == NULL || grid_n_cols (own) < 2 || is_taken (search, sheet->page, own->box))
        return;
    Overhead above = overhead_read (search->grammar, sheet, own->box, search->taken);
    const gboolean joined = goes_on (search, sheet, own, &above);
    const guint form = aside_at (&search->aside, sheet->words, own->box.y0);
    Kind kind = kind_of (search, own, joined ? &search->above : &above, amounts);
    if (kind == TABLE_WITH_AMOUNTS && form != 0 && !joined
        && (own->way != DISCLOSE_WAY_RULED || *above.text == '\0'))
        kind = TABLE_ASIDE;
    if (!joined && kind == NO_TABLE && own->way != DISCLOSE_WAY_RULED) {
        overhead_clear (&above);
        return;
    }
    if (joined) {
        overhead_clear (&above);
    } else {
        overhead_clear (&search->above);
        search->above = above;
        search->told = FALSE;
        search->open = NULL;
    }
    tell (search, own, kind, form);
    if (search->open != NULL || kind == TABLE_ASIDE)
        observe_unknown (search->document->trace, sheet, own);
    for (guint r = 0; search->open != NULL && r < grid_n_rows (own); r++)
        add_row (search, sheet, own, r);
    const DiscloseSource here = place_of (sheet->page, own->box);
    g_array_append_val (search->taken, here);
    grid_free (search->grid);
    search->grid = g_steal_pointer (&own);
}

/* Section - Where they stand */

static void
search_frames (Search *search, const Sheet *sheet)
{
    const double height = sheet->page->height;
    g_autoptr (GPtrArray) frames = frames_find (sheet->page, 0, height);
    for (guint i = 0; i < frames->len; i++) {
        const Frame *frame = g_ptr_array_index (frames, i);
        const Frame *next = i + 1 < frames->len ? g_ptr_array_index (frames, i + 1) : NULL;
        if (is_taken (search, sheet->page, frame->box))
            continue;
        const double bottom = next != NULL ? MAX (next->box.y0, frame->box.y1) : height;
        take (search, sheet, grid_from_frame (sheet->words, frame, frame->box.y0, bottom, NULL),
              FALSE);
    }
}

/* Down to where the next table that was taken begins. */
static double
free_below (const Search *search, const Sheet *sheet, double top)
{
    const Words *words = sheet->words;
    for (guint l = 0; l < words->n_lines; l++)
        if (words->lines[l].box.y0 >= top && is_taken (search, sheet->page, words->lines[l].box))
            return words->lines[l].box.y0;
    return sheet->page->height;
}

/* Tables without rules, below the lines that announce one. */
static void
search_words (Search *search, const Sheet *sheet)
{
    const Words *words = sheet->words;
    guint places = 0;
    for (guint l = 0; l < words->n_lines && places < UNKNOWN_PLACES; l++) {
        const Line *line = &words->lines[l];
        if (is_taken (search, sheet->page, line->box)
            || !overhead_announces (search->grammar, words, l))
            continue;
        places++;
        while (l + 1 < words->n_lines
               && around_is_incidental (search->grammar, words->lines[l + 1].folded))
            l++;
        const double top = words->lines[l].box.y1;
        double bottom = free_below (search, sheet, top);
        for (guint m = l + 1; m < words->n_lines && words->lines[m].box.y0 < bottom; m++)
            if (overhead_announces (search->grammar, words, m))
                bottom = words->lines[m].box.y0;
        if (bottom > top)
            take (search, sheet, grid_from_words (words, top, bottom, NULL), FALSE);
    }
}

static Box
box_of_lines (const Words *words, const Stretch *stretch)
{
    Box box = words->lines[stretch->first].box;
    for (guint l = stretch->first + 1; l < stretch->end; l++)
        box = box_union (box, words->lines[l].box);
    return box;
}

/* The grid of lines whose amounts line up. At the top of a page, in the columns of a table that
 * ended the page before, they are more of it. Where neither heading nor gaps show their columns,
 * the dividers before the amounts do. */
static Grid *
grid_of_lines (const Search *search, const Sheet *sheet, const Stretch *stretch, Box box,
               const GArray *dividers)
{
    const Words *words = sheet->words;
    Stretch body = *stretch;
    if (adjoins (search, sheet, box.y0) && !columns_are_crossed (search->grid->xs, words, stretch))
        return grid_from_words (words, box.y0, box.y1, &(Before){ search->grid->xs, NULL });
    Grid *grid =
        stretch->first < stretch->body ? grid_from_words (words, box.y0, box.y1, NULL) : NULL;
    if (grid != NULL && grid_n_cols (grid) >= dividers->len - 1)
        return grid;
    grid_free (grid);
    g_autoptr (GArray) columns = columns_of_body (words, &body);
    g_autoptr (GArray) between = columns_dividers (columns);
    const Before before = { between->len > dividers->len ? between : dividers, NULL };
    return grid_from_words (words, box.y0, box.y1, &before);
}

static void
take_lines (Search *search, const Sheet *sheet, const Stretch *stretch, const GArray *dividers)
{
    const Box box = box_of_lines (sheet->words, stretch);
    take (search, sheet, grid_of_lines (search, sheet, stretch, box, dividers), TRUE);
}

/* Tables whose amounts line up, with nothing that announces them. */
static void
search_lines (Search *search, const Sheet *sheet)
{
    const Words *words = sheet->words;
    g_autoptr (GArray) dividers = g_array_new (FALSE, FALSE, sizeof (double));
    Stretch stretch = { 0 };
    guint places = 0;
    for (guint l = 0, end; l < words->n_lines; l = end + 1) {
        for (end = l;
             end < words->n_lines && !is_taken (search, sheet->page, words->lines[end].box);)
            end++;
        while (places++ < UNKNOWN_PLACES
               && tabular_find (words, l, end, search->grammar->total, &stretch, dividers)) {
            take_lines (search, sheet, &stretch, dividers);
            l = stretch.end;
        }
    }
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
    const DiscloseSource x = (*(DiscloseUnknown *const *) a)->source;
    const DiscloseSource y = (*(DiscloseUnknown *const *) b)->source;
    return x.page != y.page ? (x.page > y.page) - (x.page < y.page) : (x.y0 > y.y0) - (x.y0 < y.y0);
}

void
unknown_find (const Grammar *grammar, GPtrArray *sheets, DiscloseDocument *document)
{
    Search search = { .grammar = grammar, .sheets = sheets, .document = document };
    aside_init (&search.aside, grammar);
    search.taken = g_array_new (FALSE, FALSE, sizeof (DiscloseSource));
    for (guint t = 0; t < document->tables->len; t++) {
        const DiscloseTable *table = g_ptr_array_index (document->tables, t);
        for (guint p = 0; p < table->parts->len && table->way != DISCLOSE_WAY_NONE; p++)
            g_array_append_val (search.taken, g_array_index (table->parts, ModelPart, p).source);
    }
    for (guint i = 0; i < sheets->len; i++) {
        const Sheet *sheet = g_ptr_array_index (sheets, i);
        aside_pass (&search.aside, sheet->words);
        search_frames (&search, sheet);
        search_words (&search, sheet);
        search_lines (&search, sheet);
    }
    g_ptr_array_sort (document->unknowns, compare_places);
    grid_free (search.grid);
    overhead_clear (&search.above);
    aside_clear (&search.aside);
    g_array_unref (search.taken);
}
