#include "around.h"

#include "bounds.h"

#include <string.h>

/* Reads department and unit from the lines between top and bottom. */
void
around_read_particulars (const Attempt *attempt, const Sheet *sheet, double top, double bottom,
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

gboolean
around_is_unit (const Grammar *grammar, const char *folded)
{
    for (guint u = 0; u < grammar->units->len; u++) {
        const UnitGrammar *unit = g_ptr_array_index (grammar->units, u);
        if (pattern_matches (unit->pattern, folded))
            return TRUE;
    }
    return FALSE;
}

/* A line that is nothing but a year. */
static gboolean
is_prefix (const Grammar *grammar, const char *folded)
{
    gsize start, end;
    return grammar->prefix != NULL && pattern_search (grammar->prefix, folded, NULL, &start, &end)
           && start == 0 && folded[end] == '\0';
}

gboolean
around_is_incidental (const Grammar *grammar, const char *folded)
{
    return folded[0] == '\0' || caption_is_continuation (grammar, folded)
           || (grammar->furniture != NULL && pattern_matches (grammar->furniture, folded))
           || (grammar->preparer != NULL && pattern_matches (grammar->preparer, folded))
           || around_is_unit (grammar, folded) || is_prefix (grammar, folded)
           || caption_is_label (grammar, folded, TRUE);
}

const Line *
around_same_line (const Words *words, const Line *line)
{
    for (guint l = 0; l < words->n_lines; l++) {
        const Line *there = &words->lines[l];
        if (ABS (there->box.y0 - line->box.y0) <= CONTINUE_SHIFT
            && strcmp (there->folded, line->folded) == 0)
            return there;
    }
    return NULL;
}

/* Whether a line is a running head: the page before prints it at the same place too, above its part
 * of the open table. Above the heading that the table repeats, that is, not of it. */
static gboolean
is_running_head (const Attempt *attempt, const Sheet *sheet, const Line *line)
{
    const guint page = sheet->page->number;
    if (attempt->open == NULL || attempt->open->grid == NULL || page < 2)
        return FALSE;
    const Words *before = ((Sheet *) g_ptr_array_index (attempt->sheets, page - 2))->words;
    const Line *there = around_same_line (before, line);
    return there != NULL && there->box.y1 < attempt->open->grid->box.y0;
}

static gboolean
is_incidental (const Attempt *attempt, const Sheet *sheet, const Line *line)
{
    return around_is_incidental (attempt->grammar, line->folded)
           || is_running_head (attempt, sheet, line);
}

/* Whether any words of their own stand between top and bottom. */
gboolean
around_has_own_words (const Attempt *attempt, const Sheet *sheet, double top, double bottom)
{
    for (guint l = 0; l < sheet->words->n_lines; l++) {
        const double mid = box_mid_y (sheet->words->lines[l].box);
        if (mid < top || mid > bottom)
            continue;
        if (!is_incidental (attempt, sheet, &sheet->words->lines[l]))
            return TRUE;
    }
    return FALSE;
}

/* Below the department, unit and like lines that stand at top. */
double
around_skip_incidental (const Attempt *attempt, const Sheet *sheet, double top)
{
    for (guint l = 0; l < sheet->words->n_lines; l++) {
        const Box box = sheet->words->lines[l].box;
        if (box_mid_y (box) <= top)
            continue;
        if (!is_incidental (attempt, sheet, &sheet->words->lines[l]))
            break;
        top = box_mid_y (box) + box_height (box) / 4;
    }
    return top;
}

/* Whether a line goes on with the sentence that the line above it did not end: both are nothing but
 * its words, and begin at one place, but for the indent of the first. */
static gboolean
goes_on (const Words *words, guint line, const char *above)
{
    const Line *before = &words->lines[line - 1], *here = &words->lines[line];
    return !g_str_has_suffix (above, "\u3002") && before->n == 1 && here->n == 1
           && here->box.y0 - before->box.y1 < NOTE_GAP * words->size
           && ABS (here->box.x0 - before->box.x0) < NOTE_INDENT * words->size;
}

/* What declares the table empty, or is a note, in the paragraph, or in any line of it. */
static gboolean
read_paragraph (const Words *words, guint first, guint end, const char *text, Rows *rows)
{
    gboolean found = rows_add_note (rows, text);
    for (guint l = first; l < end && !found; l++) {
        g_autofree char *line = line_text (words, l);
        found = rows_add_note (rows, line);
    }
    return found;
}

/* The paragraph that begins with a line and ends before bottom or limit. Returns the line behind
 * it; found is set if it declares the table empty, or is a note. */
static guint
read_lines (const Words *words, guint first, guint limit, double bottom, Rows *rows,
            gboolean *found)
{
    g_autoptr (GString) text = g_string_new (NULL);
    guint line = first;
    do {
        g_autofree char *more = line_text (words, line++);
        g_string_append (text, more);
    } while (line < limit && box_mid_y (words->lines[line].box) < bottom
             && goes_on (words, line, text->str));
    *found |= read_paragraph (words, first, line, text->str, rows);
    return line;
}

static guint
first_below (const Words *words, double top)
{
    guint line = 0;
    while (line < words->n_lines && box_mid_y (words->lines[line].box) <= top)
        line++;
    return line;
}

/* The sentence below a grid that declares the table empty may run over several lines. */
gboolean
around_read_notes (const Sheet *sheet, double top, double bottom, Rows *rows)
{
    const Words *words = sheet->words;
    gboolean found = FALSE;
    guint line = first_below (words, top);
    const guint limit = MIN (line + NOTE_LINES, words->n_lines);
    while (line < limit && box_mid_y (words->lines[line].box) < bottom)
        line = read_lines (words, line, limit, bottom, rows, &found);
    return found && rows_note (rows)[0] != '\0';
}

/* Where nothing is drawn the sentence stands right below the caption: further down, prose speaks of
 * any table. */
gboolean
around_declares_empty (const Attempt *attempt, const Sheet *sheet, double top, double bottom,
                       Rows *rows)
{
    const Words *words = sheet->words;
    gboolean found = FALSE;
    const guint line = first_below (words, around_skip_incidental (attempt, sheet, top));
    if (line < words->n_lines && box_mid_y (words->lines[line].box) < bottom)
        read_lines (words, line, MIN (line + NOTE_LINES, words->n_lines), bottom, rows, &found);
    return found && rows_note (rows)[0] != '\0';
}

double
around_foot (const Grammar *grammar, const Sheet *sheet)
{
    const Words *words = sheet->words;
    const Pattern *furniture = grammar->furniture;
    if (furniture == NULL || words->n_lines < 2)
        return sheet->page->height;
    const Line *last = &words->lines[words->n_lines - 1];
    const double gap = last->box.y0 - words->lines[words->n_lines - 2].box.y1;
    return gap > FOOT_GAP * words->size && pattern_matches (furniture, last->folded)
               ? last->box.y0 - gap / 2
               : sheet->page->height;
}
