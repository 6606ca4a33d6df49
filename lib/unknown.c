/* A table is known to be one by its rules, or, where it has none, by a line above it that tells a
 * unit or a table's number. It carries amounts if cells of it are numbers with a decimal point or
 * separators, or any numbers where a unit is told. Its caption is the nearest line above that is
 * neither unit nor department. */
#include "unknown.h"

#include "amount.h"
#include "around.h"
#include "bounds.h"
#include "observe.h"
#include "text.h"

#include <string.h>

/* What stands above a table. */
typedef struct {
    char *text;
    DiscloseSource place; /* of caption and table */
    gboolean numbered, has_unit;
} Above;

typedef struct {
    const Grammar *grammar;
    DiscloseDocument *document;
    GArray *taken;         /* of DiscloseSource: where tables stand that are known or seen */
    Grid *grid;            /* of the last part seen, which may go on over the page */
    Above above;           /* above the first part of its table */
    gboolean told;         /* there is a finding about that table */
    DiscloseUnknown *open; /* that table, if it is one to be written; borrowed */
} Search;

static DiscloseSource
source_of (const Page *page, Box box)
{
    const Box b = page_place (page, box);
    return (DiscloseSource){ page->number, b.x0, b.y0, b.x1, b.y1 };
}

static gboolean
is_taken (const Search *search, const Page *page, Box box)
{
    const DiscloseSource here = source_of (page, box);
    for (guint i = 0; i < search->taken->len; i++)
        if (source_overlap (here, g_array_index (search->taken, DiscloseSource, i)))
            return TRUE;
    return FALSE;
}

/* Section - What stands above */

/* Whether what stands behind the first word of a line is its unit. */
static gboolean
ends_in_unit (const Search *search, const Words *words, const Line *line)
{
    g_autoptr (GString) rest = g_string_new (NULL);
    for (guint w = line->first + 1; w < line->first + line->n; w++)
        g_string_append (rest, words->words[w].folded);
    return around_is_unit (search->grammar, rest->str);
}

static gboolean
is_preparer (const Grammar *grammar, const char *folded)
{
    gsize start;
    return grammar->preparer != NULL
           && pattern_search (grammar->preparer, folded, NULL, &start, NULL) && start == 0;
}

/* The caption in a line: the whole of it, or what stands before the unit. NULL if it has none. */
static char *
caption_in (const Search *search, const Words *words, guint line)
{
    const Grammar *grammar = search->grammar;
    const Line *l = &words->lines[line];
    const Word *first = &words->words[l->first];
    if (around_is_incidental (grammar, l->folded))
        return !around_is_incidental (grammar, first->folded) && !is_preparer (grammar, l->folded)
                       && ends_in_unit (search, words, l)
                   ? g_strdup (first->text)
                   : NULL;
    return g_utf8_strlen (l->folded, CAPTION_BYTES) <= CAPTION_LENGTH ? line_text (words, line)
                                                                      : NULL;
}

/* The line of a number that stands alone above the caption; -1 if there is none. */
static int
number_above (const Search *search, const Words *words, guint line)
{
    if (line == 0)
        return -1;
    const Line *above = &words->lines[line - 1];
    return words->lines[line].box.y0 - above->box.y1 <= CAPTION_ABOVE * words->size
                   && caption_is_label (search->grammar, above->folded, TRUE)
               ? (int) line - 1
               : -1;
}

static void
take_caption (const Search *search, const Words *words, guint line, Above *above, Box *box)
{
    const int number = number_above (search, words, line);
    above->numbered =
        number >= 0 || caption_is_label (search->grammar, words->lines[line].folded, FALSE);
    *box = box_union (*box, words->lines[line].box);
    if (number < 0)
        return;
    g_autofree char *label = line_text (words, (guint) number);
    g_autofree char *text = g_steal_pointer (&above->text);
    above->text = g_strconcat (label, text, NULL);
    *box = box_union (*box, words->lines[number].box);
}

static void
look_above (const Search *search, const Sheet *sheet, Box table, Above *above)
{
    const Words *words = sheet->words;
    Box box = table;
    double from = table.y0;
    *above = (Above){ .text = NULL };
    for (guint l = words->n_lines; l-- > 0 && above->text == NULL;) {
        const Line *line = &words->lines[l];
        if (box_mid_y (line->box) >= table.y0)
            continue;
        if (from - line->box.y1 > CAPTION_BELOW * words->size
            || is_taken (search, sheet->page, line->box))
            break;
        from = line->box.y0;
        above->has_unit |= around_is_unit (search->grammar, line->folded);
        above->text = caption_in (search, words, l);
        if (above->text != NULL)
            take_caption (search, words, l, above, &box);
        else if (!around_is_incidental (search->grammar, line->folded))
            break;
    }
    if (above->text == NULL)
        above->text = g_strdup ("");
    above->place = source_of (sheet->page, box);
}

/* Section - What it carries */

static gboolean
is_amount (const char *folded, gboolean has_unit)
{
    return amount_looks_like (folded) && (has_unit || strpbrk (folded, ".,") != NULL);
}

static guint
n_amounts (const Grid *grid, gboolean has_unit)
{
    guint n = 0;
    for (guint i = 0; i < grid->cells->len; i++) {
        const GridCell *cell = g_ptr_array_index (grid->cells, i);
        n += is_amount (cell->folded, has_unit);
    }
    return n;
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
        cells[c].source = source_of (sheet->page, cell->ink);
    }
}

/* What is known of a grid that nobody took. */
typedef enum { NO_TABLE, TABLE_BARE, TABLE_WITH_AMOUNTS, TABLE_ASIDE } Kind;

static Kind
kind_of (const Search *search, const Grid *grid, const Above *above)
{
    const Pattern *aside = search->grammar->aside;
    g_autofree char *caption = text_fold (above->text);
    if (n_amounts (grid, above->has_unit) < (above->has_unit ? 1 : UNKNOWN_AMOUNTS))
        return above->numbered && grid->way == DISCLOSE_WAY_RULED ? TABLE_BARE : NO_TABLE;
    return aside != NULL && pattern_matches (aside, caption) ? TABLE_ASIDE : TABLE_WITH_AMOUNTS;
}

/* A part at the top of a page, of the table that ended the page before. */
static gboolean
goes_on (const Search *search, const Sheet *sheet, const Grid *grid, const Above *above)
{
    if (search->grid == NULL || *above->text != '\0' || !grid_has_columns_of (grid, search->grid))
        return FALSE;
    const DiscloseSource last =
        g_array_index (search->taken, DiscloseSource, search->taken->len - 1);
    return last.page + 1 == sheet->page->number;
}

static void
tell (Search *search, const Grid *grid, Kind kind)
{
    const Above *above = &search->above;
    if (search->told || kind == NO_TABLE)
        return;
    search->told = TRUE;
    model_document_add_finding (search->document,
                                kind == TABLE_ASIDE ? "table-aside" : "table-unknown", above->text,
                                0, above->place);
    if (kind == TABLE_WITH_AMOUNTS)
        search->open = model_document_add_unknown (search->document, above->text, above->place,
                                                   grid_n_cols (grid));
}

/* Takes grid as a table, or a part of one, if it is. Drawn rules that hold no amounts are kept in
 * mind, since they may come on the next page. */
static void
take (Search *search, const Sheet *sheet, Grid *grid)
{
    g_autoptr (Grid) own = grid;
    Above above;
    if (own == NULL || grid_n_cols (own) < 2 || is_taken (search, sheet->page, own->box))
        return;
    look_above (search, sheet, own->box, &above);
    const gboolean joined = goes_on (search, sheet, own, &above);
    const Kind kind = kind_of (search, own, joined ? &search->above : &above);
    if (!joined && kind == NO_TABLE && own->way != DISCLOSE_WAY_RULED) {
        g_free (above.text);
        return;
    }
    if (joined) {
        g_free (above.text);
    } else {
        g_free (search->above.text);
        search->above = above;
        search->told = FALSE;
        search->open = NULL;
    }
    tell (search, own, kind);
    if (search->open != NULL || kind == TABLE_ASIDE)
        observe_unknown (search->document->trace, sheet, own);
    for (guint r = 0; search->open != NULL && r < grid_n_rows (own); r++)
        add_row (search, sheet, own, r);
    const DiscloseSource here = source_of (sheet->page, own->box);
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
        take (search, sheet, grid_from_frame (sheet->words, frame, frame->box.y0, bottom, NULL));
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

static gboolean
announces_table (const Search *search, const Line *line)
{
    return around_is_unit (search->grammar, line->folded)
           || caption_is_label (search->grammar, line->folded, FALSE);
}

/* Tables without rules, below the lines that announce one. */
static void
search_words (Search *search, const Sheet *sheet)
{
    const Words *words = sheet->words;
    guint places = 0;
    for (guint l = 0; l < words->n_lines && places < UNKNOWN_PLACES; l++) {
        const Line *line = &words->lines[l];
        if (!announces_table (search, line) || is_taken (search, sheet->page, line->box))
            continue;
        places++;
        while (l + 1 < words->n_lines
               && around_is_incidental (search->grammar, words->lines[l + 1].folded))
            l++;
        const double top = words->lines[l].box.y1;
        double bottom = free_below (search, sheet, top);
        for (guint m = l + 1; m < words->n_lines && words->lines[m].box.y0 < bottom; m++)
            if (announces_table (search, &words->lines[m]))
                bottom = words->lines[m].box.y0;
        if (bottom > top)
            take (search, sheet, grid_from_words (words, top, bottom, NULL));
    }
}

void
unknown_find (const Grammar *grammar, GPtrArray *sheets, DiscloseDocument *document)
{
    Search search = { .grammar = grammar, .document = document };
    search.taken = g_array_new (FALSE, FALSE, sizeof (DiscloseSource));
    for (guint t = 0; t < document->tables->len; t++) {
        const DiscloseTable *table = g_ptr_array_index (document->tables, t);
        for (guint p = 0; p < table->parts->len && table->way != DISCLOSE_WAY_NONE; p++)
            g_array_append_val (search.taken, g_array_index (table->parts, ModelPart, p).source);
    }
    for (guint i = 0; i < sheets->len; i++) {
        search_frames (&search, g_ptr_array_index (sheets, i));
        search_words (&search, g_ptr_array_index (sheets, i));
    }
    grid_free (search.grid);
    g_free (search.above.text);
    g_array_unref (search.taken);
}
