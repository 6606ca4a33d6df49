/* SPDX-License-Identifier: GPL-2.0-or-later */
/* In a list whose labels are all numbered, one without a number is the end of the label above,
 * which has run out of a cell too low for it into the blank one below. */
#include "raw_row.h"

#include "bounds.h"
#include "text.h"

#include <string.h>

typedef enum { LABEL_NONE, LABEL_NUMBERED, LABEL_TOTAL, LABEL_BARE } Label;

/* The field of a section that holds its labels; -1 if there is none, or there are codes. */
static int
field_of_labels (const Rows *rows, const char *section)
{
    int name = -1;
    for (guint f = 0; f < rows->n_fields; f++) {
        const Field *field = rows_field (rows, f);
        if (strcmp (field->section, section) != 0 || !rows->bound[f])
            continue;
        if (field->kind == FIELD_CODE || (field->kind == FIELD_NAME && name >= 0))
            return -1;
        if (field->kind == FIELD_NAME)
            name = (int) f;
    }
    return name;
}

static Label
label_of (const Rows *rows, const RawRow *row, guint f)
{
    if (row->cells[f].text == NULL)
        return LABEL_NONE;
    g_autofree char *folded = text_fold (row->cells[f].text);
    if (rows->grammar->total != NULL && pattern_matches (rows->grammar->total, folded))
        return LABEL_TOTAL;
    return grammar_has_level (rows->grammar, folded) ? LABEL_NUMBERED : LABEL_BARE;
}

static gboolean
has_figures (const Rows *rows, const RawRow *row, const char *section)
{
    for (guint f = 0; f < rows->n_fields; f++)
        if (rows_field (rows, f)->kind == FIELD_AMOUNT && row->cells[f].text != NULL
            && strcmp (rows_field (rows, f)->section, section) == 0)
            return TRUE;
    return FALSE;
}

/* The one label without a number below one that reaches as far to the right as any of a list; 0 if
 * there is none, or there are several, as where labels are simply not numbered. */
static guint
find_rest (const Rows *rows, guint first, guint f, const char *section)
{
    guint n_numbered = 0, n_bare = 0, rest = 0;
    double right = 0;
    for (guint i = first; i < rows->rows->len; i++) {
        const RawRow *row = &g_array_index (rows->rows, RawRow, i);
        const Label label = label_of (rows, row, f);
        if (label != LABEL_NONE)
            right = MAX (right, row->cells[f].ink.x1);
        n_numbered += label == LABEL_NUMBERED;
        n_bare += label == LABEL_BARE;
        if (label == LABEL_BARE)
            rest = i;
    }
    if (n_bare != 1 || n_numbered < OVERRUN_LEAST || rest == first)
        return 0;
    const RawRow *row = &g_array_index (rows->rows, RawRow, rest), *above = row - 1;
    const double height = box_height (row->cells[f].ink);
    return label_of (rows, above, f) == LABEL_NUMBERED && !has_figures (rows, row, section)
                   && above->cells[f].page == row->cells[f].page
                   && right - above->cells[f].ink.x1 < height
                   && box_width (row->cells[f].ink) < box_width (above->cells[f].ink)
               ? rest
               : 0;
}

static void
join_rest (Rows *rows, guint first, const char *section)
{
    const int f = field_of_labels (rows, section);
    const guint rest = f >= 0 ? find_rest (rows, first, (guint) f, section) : 0;
    if (rest == 0)
        return;
    RawRow *row = &g_array_index (rows->rows, RawRow, rest);
    RawCell *cell = &row->cells[f];
    raw_append (&row[-1].cells[f], cell->text, cell->ink, cell->page);
    g_clear_pointer (&cell->text, g_free);
}

void
rows_join_overrun (Rows *rows, guint first)
{
    for (guint s = 0; s < rows->table->sections->len; s++)
        join_rest (rows, first, g_ptr_array_index (rows->table->sections, s));
}
