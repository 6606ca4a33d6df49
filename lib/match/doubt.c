/* Amounts in a table are printed with the same number of decimals, two or more; fewer where zeros
 * at the end are left out, but never more. */
#include "doubt.h"

#include "amount.h"
#include "bounds.h"
#include "foreign.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

#define AMOUNT_CHARS "0123456789.,"

/* The least number of decimals that is no exception in the table: a tenth of its figures ends in a
 * zero that may be left out. 0 if there is no such number, or too few figures to tell. */
static guint
usual_decimals (const DiscloseTable *table)
{
    guint counts[DOUBT_SCALES] = { 0 }, all = 0;
    for (guint r = 0; r < table->rows->len; r++) {
        const DiscloseRow *row = &g_array_index (table->rows, DiscloseRow, r);
        for (guint c = 0; c < table->columns->len; c++) {
            const DiscloseCell *cell = &row->cells[c];
            if (cell->kind != DISCLOSE_CELL_AMOUNT || cell->amount.scale == 0)
                continue;
            counts[MIN (cell->amount.scale, DOUBT_SCALES - 1)]++;
            all++;
        }
    }
    for (guint scale = DOUBT_LEAST; scale < DOUBT_SCALES && all >= DOUBT_FIGURES; scale++)
        if (DOUBT_SHARE * counts[scale] > all)
            return scale;
    return 0;
}

void
doubt_decimals (DiscloseDocument *document, DiscloseTable *table)
{
    const guint usual = usual_decimals (table);
    for (guint r = 0; usual > 0 && r < table->rows->len; r++) {
        DiscloseRow *row = &g_array_index (table->rows, DiscloseRow, r);
        for (guint c = 0; c < table->columns->len; c++) {
            DiscloseCell *cell = &row->cells[c];
            if (cell->kind != DISCLOSE_CELL_AMOUNT || cell->amount.scale <= usual
                || strcmp (cell->status, "ok") != 0)
                continue;
            cell->status = "amount-doubtful";
            model_document_add_finding (document, cell->status, cell->text, table->number,
                                        cell->source);
        }
    }
}

const DiscloseCell *
doubt_row (const DiscloseTable *table, DiscloseRow *row, const char *status, guint page)
{
    const DiscloseCell *first = NULL;
    for (guint c = 0; c < table->columns->len; c++) {
        DiscloseCell *cell = &row->cells[c];
        if (cell->kind != DISCLOSE_CELL_AMOUNT || strcmp (cell->status, "ok") != 0
            || (page != 0 && cell->source.page != page))
            continue;
        cell->status = status;
        first = first != NULL ? first : cell;
    }
    return first;
}

/* Whether rows of a section are told apart by labels: where one has a label, or where
 * several have no code either. The one row of a form without labels needs none. */
static gboolean
wants_labels (const DiscloseTable *table, const char *section)
{
    guint rows = 0;
    for (guint r = 0; r < table->rows->len; r++) {
        const DiscloseRow *row = &g_array_index (table->rows, DiscloseRow, r);
        if (strcmp (row->section, section) != 0)
            continue;
        if (*row->name != '\0')
            return TRUE;
        rows += *row->code == '\0';
    }
    return rows > 1;
}

/* The row before one without a label: where a page break parts them, the figures below it may be
 * the last digits of those above. */
static void
doubt_above_break (const DiscloseTable *table, guint r, const char *status, guint page)
{
    if (r == 0)
        return;
    DiscloseRow *above = &g_array_index (table->rows, DiscloseRow, r - 1);
    if (above->source.page < page && strcmp (above->section, above[1].section) == 0)
        doubt_row (table, above, status, 0);
}

/* Whether two cells, one right below the other, make one amount: its last digits went over into the
 * next line of the cell. */
static gboolean
is_torn (const DiscloseCell *upper, const DiscloseCell *lower)
{
    const double height = lower->source.y1 - lower->source.y0;
    if (upper->kind == DISCLOSE_CELL_BLANK || lower->kind == DISCLOSE_CELL_BLANK
        || upper->source.page != lower->source.page
        || lower->source.y0 - upper->source.y1 > DOUBT_TORN * height
        || strspn (lower->text, "0123456789.") != strlen (lower->text))
        return FALSE;
    g_autofree char *whole = g_strconcat (upper->text, lower->text, NULL);
    return amount_looks_like (whole);
}

/* The rows above and below one without a label: where no rules part rows, the lines of an amount
 * that wraps in its cell look like rows, and the label stands beside one of them. */
static void
doubt_torn (DiscloseDocument *document, DiscloseTable *table, guint r)
{
    for (guint upper = r > 0 ? r - 1 : r; upper <= r && upper + 1 < table->rows->len; upper++) {
        DiscloseRow *above = &g_array_index (table->rows, DiscloseRow, upper);
        DiscloseRow *other = upper == r ? above + 1 : above;
        gboolean torn = FALSE;
        for (guint c = 0; c < table->columns->len && !torn; c++)
            torn = is_torn (&above->cells[c], &above[1].cells[c]);
        if (!torn || strcmp (above->section, above[1].section) != 0)
            continue;
        const DiscloseCell *first = doubt_row (table, other, "amount-torn", 0);
        if (first != NULL)
            model_document_add_finding (document, first->status, first->text, table->number,
                                        first->source);
    }
}

/* Whether text is words with a figure behind them. */
static gboolean
is_words_and_amount (const char *text)
{
    gsize from = strlen (text);
    while (from > 0 && strchr (AMOUNT_CHARS, text[from - 1]) != NULL)
        from--;
    return from > 0 && (guchar) text[from - 1] >= 0x80 && amount_looks_like (text + from);
}

/* Whether the end of the label stands in a cell of the row before its figure: the label is short of
 * it. */
static gboolean
is_label_short (const DiscloseTable *table, const DiscloseRow *row)
{
    for (guint c = 0; c < table->columns->len; c++)
        if (row->cells[c].kind == DISCLOSE_CELL_TEXT && is_words_and_amount (row->cells[c].text))
            return TRUE;
    return FALSE;
}

void
doubt_labels (DiscloseDocument *document, DiscloseTable *table, gboolean lost)
{
    for (guint r = 0; r < table->rows->len; r++) {
        DiscloseRow *row = &g_array_index (table->rows, DiscloseRow, r);
        if (is_label_short (table, row))
            doubt_row (table, row, "amount-unreadable", 0);
        if (label_is_foreign (table, r) && doubt_row (table, row, "label-doubtful", 0) != NULL)
            model_document_add_finding (document, "label-doubtful", row->name, table->number,
                                        row->source);
        if (*row->name != '\0' || !(lost || wants_labels (table, row->section)))
            continue;
        doubt_torn (document, table, r);
        const DiscloseCell *first = doubt_row (table, row, "label-missing", 0);
        if (first == NULL)
            continue;
        doubt_above_break (table, r, first->status, first->source.page);
        model_document_add_finding (document, first->status, first->text, table->number,
                                    first->source);
    }
}

void
doubt_part (DiscloseDocument *document, DiscloseTable *table, DiscloseSource part, const char *id)
{
    model_document_add_finding (document, id, "", table->number, part);
    for (guint r = 0; r < table->rows->len; r++)
        doubt_row (table, &g_array_index (table->rows, DiscloseRow, r), id, part.page);
}

/* How near place, as the page is displayed, comes to the beginning or the end of its lines. */
static double
room_along (const Page *page, DiscloseSource place)
{
    return page->turn % 2 == 1 ? MIN (place.y0, page->width - place.y1)
                               : MIN (place.x0, page->width - place.x1);
}

/* The same for its first and its last line. */
static double
room_across (const Page *page, DiscloseSource place)
{
    return page->turn % 2 == 1 ? MIN (place.x0, page->height - place.x1)
                               : MIN (place.y0, page->height - place.y1);
}

static double
type_height (const Page *page, DiscloseSource place)
{
    return page->turn % 2 == 1 ? place.x1 - place.x0 : place.y1 - place.y0;
}

/* How near the figures of the table on the page come to its first or its last line. */
static double
nearest_across (const DiscloseTable *table, const Page *page)
{
    double nearest = G_MAXDOUBLE;
    for (guint r = 0; r < table->rows->len; r++) {
        const DiscloseRow *row = &g_array_index (table->rows, DiscloseRow, r);
        for (guint c = 0; c < table->columns->len; c++)
            if (row->cells[c].kind == DISCLOSE_CELL_AMOUNT
                && row->cells[c].source.page == page->number)
                nearest = MIN (nearest, room_across (page, row->cells[c].source));
    }
    return nearest;
}

void
doubt_cut (DiscloseDocument *document, DiscloseTable *table, const Page *page, DiscloseSource part)
{
    const gboolean along = room_along (page, part) < DOUBT_EDGE;
    const gboolean across =
        table->way == DISCLOSE_WAY_RULED /* others may reach as far as nothing */
        && room_across (page, part) < DOUBT_EDGE;
    if (!along && !across)
        return;
    const double nearest = across ? nearest_across (table, page) : 0;
    gboolean gone_on = FALSE; /* the row that may have begun here was met on the next page */
    model_document_add_finding (document, "table-cut", "", table->number, part);
    for (guint r = 0; r < table->rows->len; r++) {
        DiscloseRow *row = &g_array_index (table->rows, DiscloseRow, r);
        if (across && !gone_on)
            gone_on = doubt_row (table, row, "table-cut", part.page + 1) != NULL;
        for (guint c = 0; c < table->columns->len; c++) {
            DiscloseCell *cell = &row->cells[c];
            const double height = type_height (page, cell->source);
            if (cell->kind == DISCLOSE_CELL_AMOUNT && cell->source.page == part.page
                && strcmp (cell->status, "ok") == 0
                && ((along && room_along (page, cell->source) < height)
                    || (across && room_across (page, cell->source) < nearest + height)))
                cell->status = "table-cut";
        }
    }
}

/* Whether most rows of a section have a code. */
static gboolean
is_coded (const DiscloseTable *table, const char *section)
{
    guint codes = 0, rows = 0;
    for (guint r = 0; r < table->rows->len; r++) {
        const DiscloseRow *row = &g_array_index (table->rows, DiscloseRow, r);
        codes += *row->code != '\0' && strcmp (row->section, section) == 0;
        rows += strcmp (row->section, section) == 0;
    }
    return 2 * codes > rows;
}

static gboolean
has_amounts (const DiscloseTable *table, const DiscloseRow *row)
{
    for (guint c = 0; c < table->columns->len; c++)
        if (row->cells[c].kind == DISCLOSE_CELL_AMOUNT)
            return TRUE;
    return FALSE;
}

void
doubt_ambiguous (DiscloseDocument *document, const DiscloseTable *table, const DiscloseRow *row)
{
    if (has_amounts (table, row))
        model_document_add_finding (document, "label-ambiguous", row->name, table->number,
                                    row->source);
}

void
doubt_lone_labels (DiscloseDocument *document, DiscloseTable *table)
{
    for (guint r = 0; table->way != DISCLOSE_WAY_RULED && r < table->rows->len; r++) {
        const DiscloseRow *row = &g_array_index (table->rows, DiscloseRow, r);
        if (*row->code != '\0' || row->level == 0 || has_amounts (table, row)
            || !is_coded (table, row->section))
            continue;
        model_document_add_finding (document, "label-alone", row->name, table->number, row->source);
        for (guint i = r > 0 ? r - 1 : 1; i < MIN (r + 2, table->rows->len); i += 2) {
            DiscloseRow *other = &g_array_index (table->rows, DiscloseRow, i);
            if (strcmp (other->section, row->section) == 0)
                doubt_row (table, other, "label-alone", 0);
        }
    }
}
