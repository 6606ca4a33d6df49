/* How the tables of a document are laid out on sheets, for whoever writes or refers to their cells.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "sheets.h"

#include "cli.h"

#include <string.h>

#define ABOVE 2 /* rows above the heading: title, department and unit */

/* Fifteen decimal digits are what a binary number of 64 bits gives back as they were. */
#define MOST_DIGITS G_GINT64_CONSTANT (999999999999999)

gboolean
layout_holds (DiscloseAmount amount)
{
    return amount.digits <= MOST_DIGITS && amount.digits >= -MOST_DIGITS;
}

/* Section - Columns */

static void
clear_column (gpointer data)
{
    g_strfreev (((Column *) data)->levels);
}

static gboolean
is_of (const DiscloseRow *row, const char *section)
{
    return strcmp (disclose_row_section (row), section) == 0;
}

/* Whether any row of a section has a code (c), a name (n) or an item (i). */
static gboolean
any_row_has (const DiscloseTable *table, const char *section, char what)
{
    for (guint r = 0; r < disclose_table_n_rows (table); r++) {
        const DiscloseRow *row = disclose_table_row (table, r);
        const char *text = what == 'c'   ? disclose_row_code (row)
                           : what == 'n' ? disclose_row_name (row)
                                         : disclose_row_item (row);
        if (is_of (row, section) && *text != '\0')
            return TRUE;
    }
    return FALSE;
}

static gboolean
any_outgrows (const DiscloseTable *table, const char *section, guint column)
{
    for (guint r = 0; r < disclose_table_n_rows (table); r++) {
        const DiscloseRow *row = disclose_table_row (table, r);
        if (is_of (row, section)
            && !layout_holds (disclose_cell_amount (disclose_row_cell (row, column))))
            return TRUE;
    }
    return FALSE;
}

/* The levels that all headings of a kind begin with: of the three parts of a code what stands over
 * them. Those that share none are put side by side. */
static char *
shared_heading (const DiscloseTable *table, const char *section, DiscloseHeadingKind kind)
{
    g_autofree char *shared = NULL;
    g_autoptr (GString) all = g_string_new (NULL);
    for (guint h = 0; h < disclose_table_n_headings (table); h++) {
        const DiscloseHeading heading = disclose_table_heading (table, h);
        if (heading.kind != kind || strcmp (heading.section, section) != 0)
            continue;
        g_string_append (all, heading.text);
        if (shared == NULL) {
            shared = g_strdup (heading.text);
            continue;
        }
        while (
            *shared != '\0' && strcmp (shared, heading.text) != 0
            && !(g_str_has_prefix (heading.text, shared) && heading.text[strlen (shared)] == '/')) {
            char *slash = strrchr (shared, '/');
            *(slash != NULL ? slash : shared) = '\0';
        }
    }
    return g_strdup (shared != NULL && *shared != '\0' ? shared : all->str);
}

static void
add_column (Panel *panel, DiscloseHeadingKind kind, const char *heading, guint column, guint *at)
{
    Column added = { kind, g_strsplit (heading, "/", -1), FALSE, FALSE, column, (*at)++ };
    g_array_append_val (panel->columns, added);
}

static void
add_labels (Panel *panel, const DiscloseTable *table, guint *at)
{
    static const struct {
        DiscloseHeadingKind kind;
        char what;
    } labels[] = { { DISCLOSE_HEADING_CODE, 'c' },
                   { DISCLOSE_HEADING_NAME, 'n' },
                   { DISCLOSE_HEADING_ITEM, 'i' } };
    for (gsize i = 0; i < G_N_ELEMENTS (labels); i++) {
        g_autofree char *heading = shared_heading (table, panel->section, labels[i].kind);
        if (*heading == '\0' && !any_row_has (table, panel->section, labels[i].what))
            continue;
        add_column (panel, labels[i].kind, heading, 0, at);
    }
    /* Codes that are printed in front of their names are headed by what the names are. */
    if (panel->columns->len < 2)
        return;
    Column *code = &g_array_index (panel->columns, Column, 0);
    const Column *name = &g_array_index (panel->columns, Column, 1);
    if (code->kind == DISCLOSE_HEADING_CODE && name->kind == DISCLOSE_HEADING_NAME
        && code->levels[0] == NULL && name->levels[0] != NULL) {
        g_strfreev (code->levels);
        code->levels = g_strdupv (name->levels);
        code->joined = TRUE;
    }
}

static void
add_amounts (Panel *panel, const DiscloseTable *table, guint *at)
{
    for (guint h = 0; h < disclose_table_n_headings (table); h++) {
        const DiscloseHeading heading = disclose_table_heading (table, h);
        if (heading.kind != DISCLOSE_HEADING_AMOUNT
            || strcmp (heading.section, panel->section) != 0)
            continue;
        const char *text = *heading.text != '\0'
                               ? heading.text
                               : disclose_table_column_key (table, heading.column);
        add_column (panel, heading.kind, text, heading.column, at);
        if (any_outgrows (table, panel->section, heading.column)) {
            g_array_index (panel->columns, Column, panel->columns->len - 1).doubles = TRUE;
            (*at)++;
        }
    }
}

/* Section - Panels */

static void
free_panel (gpointer data)
{
    Panel *panel = data;
    g_array_unref (panel->columns);
    g_free (panel);
}

static gboolean
has_panel (const Layout *layout, const char *section)
{
    for (guint p = 0; p < layout->panels->len; p++)
        if (strcmp (((Panel *) g_ptr_array_index (layout->panels, p))->section, section) == 0)
            return TRUE;
    return FALSE;
}

static void
add_panel (Layout *layout, const char *section)
{
    if (has_panel (layout, section))
        return;
    Panel *panel = g_new0 (Panel, 1);
    panel->section = section;
    panel->columns = g_array_new (FALSE, TRUE, sizeof (Column));
    g_array_set_clear_func (panel->columns, clear_column);
    add_labels (panel, layout->table, &layout->width);
    add_amounts (panel, layout->table, &layout->width);
    for (guint c = 0; c < panel->columns->len; c++) {
        const Column *column = &g_array_index (panel->columns, Column, c);
        layout->depth = MAX (layout->depth, g_strv_length (column->levels));
    }
    g_ptr_array_add (layout->panels, panel);
}

/* Section - Lines */

typedef struct {
    const DiscloseRow *row;
    guint page, panel;
    double top, bottom;
} Printed;

static int
compare_printed (gconstpointer a, gconstpointer b)
{
    const Printed *one = a, *other = b;
    if (one->page != other->page)
        return one->page < other->page ? -1 : 1;
    const double off = one->top + one->bottom - other->top - other->bottom;
    return off < 0 ? -1 : off > 0 ? 1 : (int) one->panel - (int) other->panel;
}

static GArray *
printed_rows (const Layout *layout)
{
    GArray *rows = g_array_new (FALSE, FALSE, sizeof (Printed));
    for (guint p = 0; p < layout->panels->len; p++)
        for (guint r = 0; r < disclose_table_n_rows (layout->table); r++) {
            const DiscloseRow *row = disclose_table_row (layout->table, r);
            const DiscloseSource place = disclose_row_source (row);
            const Printed printed = { row, place.page, p, place.y0, place.y1 };
            if (is_of (row, ((Panel *) g_ptr_array_index (layout->panels, p))->section))
                g_array_append_val (rows, printed);
        }
    return rows;
}

/* Rows of panels side by side that are printed on one line stand on one line here too. FALSE if
 * that would change the order of a panel's rows. */
static gboolean
find_lines (Layout *layout)
{
    g_autoptr (GArray) rows = printed_rows (layout);
    g_autofree guint *last = g_new0 (guint, layout->panels->len);
    guint line = 0, used = 0;
    double middle = 0;
    g_array_sort (rows, compare_printed);
    for (guint i = 0; i < rows->len; i++) {
        const Printed *row = &g_array_index (rows, Printed, i);
        const gboolean same = line > 0 && row[-1].page == row->page && row->top < middle
                              && !(used & 1u << row->panel);
        if (!same) {
            line++;
            used = 0;
            middle = (row->top + row->bottom) / 2;
        }
        used |= 1u << row->panel;
        if (disclose_row_ordinal (row->row) <= last[row->panel])
            return FALSE;
        last[row->panel] = disclose_row_ordinal (row->row);
        g_hash_table_insert (layout->lines, (gpointer) row->row, GUINT_TO_POINTER (line - 1));
    }
    return TRUE;
}

static void
number_lines (Layout *layout)
{
    layout->lines = g_hash_table_new (NULL, NULL);
    if (layout->panels->len > 1 && layout->panels->len < 32 && find_lines (layout))
        return;
    for (guint r = 0; r < disclose_table_n_rows (layout->table); r++) {
        const DiscloseRow *row = disclose_table_row (layout->table, r);
        g_hash_table_insert (layout->lines, (gpointer) row,
                             GUINT_TO_POINTER (disclose_row_ordinal (row) - 1));
    }
}

guint
layout_row (const Layout *layout, const DiscloseRow *row)
{
    return layout->first + GPOINTER_TO_UINT (g_hash_table_lookup (layout->lines, row));
}

/* Section - A table */

static void
free_layout (gpointer data)
{
    Layout *layout = data;
    g_ptr_array_unref (layout->panels);
    g_hash_table_unref (layout->lines);
    g_free (layout->sheet);
    g_free (layout);
}

static Layout *
layout_new (const DiscloseTable *table, char *sheet)
{
    Layout *layout = g_new0 (Layout, 1);
    layout->table = table;
    layout->sheet = sheet;
    layout->depth = 1;
    layout->panels = g_ptr_array_new_with_free_func (free_panel);
    for (guint h = 0; h < disclose_table_n_headings (table); h++)
        add_panel (layout, disclose_table_heading (table, h).section);
    for (guint r = 0; r < disclose_table_n_rows (table); r++)
        add_panel (layout, disclose_row_section (disclose_table_row (table, r)));
    layout->first = ABOVE + layout->depth;
    layout->width = MAX (layout->width, 1);
    number_lines (layout);
    return layout;
}

/* Section - All tables */

/* A second table of the same number is told apart: it is another department's. */
static char *
sheet_name (const DiscloseDocument *document, guint index)
{
    const guint number = disclose_table_number (disclose_document_table (document, index));
    guint nth = 1;
    for (guint i = 0; i < index; i++)
        nth += disclose_table_number (disclose_document_table (document, i)) == number;
    g_autofree char *name = g_strdup_printf (cli_chinese (N_ ("Table%u")), number);
    return nth == 1 ? g_steal_pointer (&name) : g_strdup_printf ("%s-%u", name, nth);
}

Layouts *
layouts_new (const DiscloseDocument *document)
{
    Layouts *layouts = g_new0 (Layouts, 1);
    layouts->document = document;
    layouts->layouts = g_ptr_array_new_with_free_func (free_layout);
    for (guint t = 0; t < disclose_document_n_tables (document); t++)
        g_ptr_array_add (layouts->layouts, layout_new (disclose_document_table (document, t),
                                                       sheet_name (document, t)));
    return layouts;
}

void
layouts_free (Layouts *layouts)
{
    if (layouts == NULL)
        return;
    g_ptr_array_unref (layouts->layouts);
    g_free (layouts);
}

const Layout *
layouts_of (const Layouts *layouts, const DiscloseTable *table)
{
    for (guint t = 0; t < layouts->layouts->len; t++) {
        const Layout *layout = g_ptr_array_index (layouts->layouts, t);
        if (layout->table == table)
            return layout;
    }
    return NULL;
}

gboolean
layout_place (const Layout *layout, const DiscloseRow *row, guint column, guint *at_row,
              guint *at_column)
{
    for (guint p = 0; p < layout->panels->len; p++) {
        const Panel *panel = g_ptr_array_index (layout->panels, p);
        if (!is_of (row, panel->section))
            continue;
        for (guint c = 0; c < panel->columns->len; c++) {
            const Column *found = &g_array_index (panel->columns, Column, c);
            if (found->kind != DISCLOSE_HEADING_AMOUNT || found->column != column)
                continue;
            *at_row = layout_row (layout, row);
            *at_column = found->at;
            return TRUE;
        }
    }
    return FALSE;
}
