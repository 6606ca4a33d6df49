/* A sheet that is too wide is printed on several pages, and to be laid side by side. On the first
 * of them stand the labels, and perhaps one side of a table that has two. Whatever part repeats the
 * heading with less than the same columns has others, be they headed alike. */
#include "beside.h"

#include "bounds.h"
#include "raw_row.h"

#include <math.h>
#include <string.h>

gboolean
beside_is_headed_otherwise (const OpenTable *table, const Heading *heading, gboolean titled)
{
    for (guint c = 0; c < heading->n_cols; c++) {
        if (heading->fields[c] < 0)
            continue;
        const Field *field = rows_field (table->rows, (guint) heading->fields[c]);
        for (guint b = 0; b < table->heading->n_cols; b++)
            if (table->heading->fields[b] == heading->fields[c] && field->kind == FIELD_AMOUNT
                && (titled || field->section[0] != '\0')
                && strcmp (table->heading->paths[b], heading->paths[c]) != 0)
                return TRUE;
    }
    return FALSE;
}

static gboolean
binds (const Heading *heading, int field)
{
    for (guint c = 0; c < heading->n_cols; c++)
        if (heading->fields[c] == field)
            return TRUE;
    return FALSE;
}

/* Whether the heading lacks a column that the part before has. */
static gboolean
lacks_column (const OpenTable *table, const Heading *heading)
{
    for (guint c = 0; c < table->heading->n_cols; c++)
        if (table->heading->fields[c] >= 0 && !binds (heading, table->heading->fields[c]))
            return TRUE;
    return FALSE;
}

/* The side of the table of which alone a heading has amounts; NULL if it has several sides or none.
 */
static const char *
side_of (const OpenTable *table, const Heading *heading)
{
    const char *side = NULL;
    for (guint c = 0; c < heading->n_cols; c++) {
        if (heading->fields[c] < 0)
            continue;
        const Field *field = rows_field (table->rows, (guint) heading->fields[c]);
        if (field->kind != FIELD_AMOUNT || field->section[0] == '\0')
            continue;
        if (side != NULL && strcmp (side, field->section) != 0)
            return NULL;
        side = field->section;
    }
    return side;
}

/* Whether a part is headed as the one before, which has one side only of a table that has several:
 * both sides may have the same headings. */
static gboolean
repeats_side (const OpenTable *table, const Heading *heading)
{
    return g_strcmp0 (side_of (table, table->heading), side_of (table, heading)) == 0
           && side_of (table, heading) != NULL;
}

/* Whether two parts reach from one place to the same. */
static gboolean
has_width_of (const Grid *grid, const Grid *before)
{
    const double *a = (double *) grid->xs->data, *b = (double *) before->xs->data;
    return fabs (a[0] - b[0]) <= CONTINUE_SHIFT
           && fabs (a[grid->xs->len - 1] - b[before->xs->len - 1]) <= CONTINUE_SHIFT;
}

gboolean
beside_is_part (const OpenTable *table, const Page *page, const Grid *grid, const Heading *heading)
{
    if (grid->way != DISCLOSE_WAY_RULED || table->grid->way != DISCLOSE_WAY_RULED
        || !(beside_is_headed_otherwise (table, heading, FALSE) || repeats_side (table, heading)
             || (lacks_column (table, heading) && !has_width_of (grid, table->grid))))
        return FALSE;
    rows_add_stray (table->rows, "columns-beside", "", page, grid->box);
    return TRUE;
}
