/* A column is judged by what stands in it, and by its heading where nothing does: numbers are
 * amounts, whole numbers before the label are codes, text is a label. A label behind amounts begins
 * a second panel if amounts follow it. */
#include "draft_heading.h"

#include "amount.h"
#include "bounds.h"

#include <string.h>

/* A grid under judgement. */
typedef struct {
    const Grid *grid;
    const Grammar *common;
    guint depth;      /* rows of it that are heading */
    GPtrArray **path; /* of each column: its heading, of char *, folded, from the top */
} Judged;

/* Section - What stands in a column */

typedef struct {
    guint amounts, whole, texts, coded;
    gboolean counts; /* 1, 2, 3 … */
} Holds;

/* Whether text begins with a code, as labels do that have theirs in the same cell. */
static gboolean
begins_with_code (const char *folded)
{
    const gsize digits = strspn (folded, "0123456789");
    return digits >= 3 && digits <= 7 && (guchar) folded[digits] >= 0x80;
}

static Holds
look_at (const Judged *judged, guint col)
{
    Holds holds = { .counts = TRUE };
    for (guint r = judged->depth; r < grid_n_rows (judged->grid); r++) {
        const GridCell *cell = grid_cell (judged->grid, r, col);
        const char *folded = cell->folded;
        if (cell->row != r || cell->col != col || folded[0] == '\0'
            || heading_is_index_row (judged->grid, judged->common, r)
            || (judged->common->blank != NULL && pattern_matches (judged->common->blank, folded)))
            continue;
        if (!amount_looks_like (folded)) {
            holds.texts++;
            holds.coded += begins_with_code (folded);
            continue;
        }
        holds.amounts++;
        if (strspn (folded, "0123456789") == strlen (folded)) {
            holds.whole++;
            holds.counts &= g_ascii_strtoull (folded, NULL, 10) == holds.whole;
        }
    }
    holds.counts &= holds.whole == holds.amounts && holds.whole > 1;
    return holds;
}

/* What the heading says of a column that common grammars know; NULL if nothing. */
static const Field *
field_of_heading (const Judged *judged, guint col)
{
    const TableGrammar *table = g_ptr_array_index (judged->common->tables, 0);
    g_autofree char *path = draft_path_join (judged->path[col], HEADING_UNITS, "/");
    g_autofree char *run = draft_path_join (judged->path[col], HEADING_UNITS, "");
    for (guint f = 0; f < table->fields->len; f++) {
        const Field *field = g_ptr_array_index (table->fields, f);
        if (pattern_matches (field->heading, path) || pattern_matches (field->heading, run))
            return field;
    }
    return NULL;
}

/* labelled: a label stands to the left of the column in its panel. */
static FieldKind
judge_kind (const Judged *judged, guint col, gboolean labelled)
{
    const Field *field = field_of_heading (judged, col);
    const Holds holds = look_at (judged, col);
    if (holds.texts > holds.amounts)
        return field != NULL && field->kind == FIELD_IGNORE ? FIELD_IGNORE : FIELD_NAME;
    if (field != NULL && holds.amounts == holds.whole)
        return field->kind;
    if (!labelled && holds.amounts > 0 && holds.amounts == holds.whole && judged->path[col]->len > 0
        && col + 1 < grid_n_cols (judged->grid) && judge_kind (judged, col + 1, TRUE) == FIELD_NAME)
        return holds.counts ? FIELD_IGNORE : FIELD_CODE;
    return FIELD_AMOUNT;
}

/* Section - Columns */

static void
column_free (gpointer data)
{
    DraftColumn *column = data;
    g_free (column->key);
    g_free (column->label);
    g_free (column->pattern);
    g_free (column);
}

static DraftColumn *
column_at (const DraftTable *table, guint c)
{
    return g_ptr_array_index (table->columns, c);
}

static gboolean
has_amounts_from (const DraftTable *table, guint col)
{
    for (guint c = col; c < table->columns->len; c++)
        if (column_at (table, c)->kind == FIELD_AMOUNT)
            return TRUE;
    return FALSE;
}

static void
judge_columns (const Judged *judged, DraftTable *table)
{
    gboolean labelled = FALSE, any_amount = FALSE;
    for (guint c = 0; c < grid_n_cols (judged->grid); c++) {
        DraftColumn *column = g_new0 (DraftColumn, 1);
        column->kind = judge_kind (judged, c, labelled && !any_amount);
        labelled |= column->kind == FIELD_NAME;
        any_amount |= column->kind == FIELD_AMOUNT;
        const Holds holds = look_at (judged, c);
        column->empty = holds.amounts == 0 && holds.texts == 0;
        column->coded = column->kind == FIELD_NAME && 2 * holds.coded > holds.texts;
        column->label = draft_path_join (judged->path[c], HEADING_UNITS, "/");
        g_ptr_array_add (table->columns, column);
    }
}

/* Panels, second labels, remarks: what a label is goes by what stands before and behind it. */
static void
part_panels (DraftTable *table)
{
    gboolean labelled = FALSE, amounts = FALSE;
    guint panel = 0;
    for (guint c = 0; c < table->columns->len; c++) {
        DraftColumn *column = column_at (table, c);
        const gboolean leads = column->kind == FIELD_NAME || column->kind == FIELD_CODE;
        if (leads && amounts && has_amounts_from (table, c + 1)) {
            panel++;
            labelled = amounts = FALSE;
        } else if (leads && amounts) {
            column->kind = FIELD_IGNORE; /* remarks */
        }
        column->section = panel;
        if (column->kind == FIELD_NAME && labelled)
            column->kind = FIELD_ITEM;
        labelled |= column->kind == FIELD_NAME;
        amounts |= column->kind == FIELD_AMOUNT;
    }
}

/* Several code columns side by side hold a level each. */
static void
level_codes (DraftTable *table)
{
    for (guint c = 0; c < table->columns->len; c++) {
        guint n = 0;
        while (c + n < table->columns->len && column_at (table, c + n)->kind == FIELD_CODE
               && column_at (table, c + n)->section == column_at (table, c)->section)
            n++;
        for (guint i = 0; n > 1 && n <= 3 && i < n; i++)
            column_at (table, c + i)->level = i + 1;
        c += n > 0 ? n - 1 : 0;
    }
}

/* Section - Patterns */

/* As few of the lowest levels as tell the column from the others of its panel. */
static guint
levels_needed (const Judged *judged, const DraftTable *table, guint col)
{
    const guint most = judged->path[col]->len;
    for (guint n = 1; n < most; n++) {
        g_autofree char *own = draft_path_join (judged->path[col], n, "/");
        gboolean alone = TRUE;
        for (guint c = 0; c < table->columns->len && alone; c++) {
            g_autofree char *other = draft_path_join (judged->path[c], n, "/");
            alone = c == col || column_at (table, c)->section != column_at (table, col)->section
                    || strcmp (own, other) != 0;
        }
        if (alone)
            return n;
    }
    return most;
}

static void
write_patterns (const Judged *judged, DraftTable *table)
{
    /* Without rules a wrapped line cannot be told from a level. */
    const gboolean ruled = judged->grid->way == DISCLOSE_WAY_RULED;
    for (guint c = 0; c < MIN (table->columns->len, DRAFT_COLUMNS); c++) {
        if (judged->path[c]->len == 0)
            continue;
        g_autoptr (GPtrArray) quoted = g_ptr_array_new_with_free_func (g_free);
        for (guint i = 0; i < judged->path[c]->len; i++)
            g_ptr_array_add (quoted, draft_quote (g_ptr_array_index (judged->path[c], i)));
        const guint n = ruled ? levels_needed (judged, table, c) : quoted->len;
        g_autofree char *path = draft_path_join (quoted, n, ruled ? "/" : "/?");
        const char *name = draft_row_name (judged->grid, judged->common, c, judged->depth);
        g_autofree char *total = name != NULL ? draft_quote (name) : NULL;
        g_autofree char *end = total != NULL ? g_strdup_printf ("(?:/%s)?", total) : g_strdup ("");
        if (strlen (path) + strlen (end) < CAPTION_BYTES)
            column_at (table, c)->pattern = g_strdup_printf ("{AT}%s%s$", path, end);
    }
}

/* Section - Keys */

static gboolean
has_key (const DraftTable *table, guint section, const char *key)
{
    for (guint c = 0; c < table->columns->len; c++) {
        const DraftColumn *column = column_at (table, c);
        if (column->section == section && g_strcmp0 (column->key, key) == 0)
            return TRUE;
    }
    return FALSE;
}

static void
set_key (const DraftTable *table, guint col, const char *key)
{
    DraftColumn *column = column_at (table, col);
    if (key != NULL && column->kind == FIELD_AMOUNT && column->key == NULL
        && !has_key (table, column->section, key))
        column->key = g_strdup (key);
}

/* From the table that knows most of the headings, else from all of them, else made up. */
static void
choose_keys (DraftTable *table, const TableGrammar *known, const Heading *heading,
             const DiscloseGrammars *grammars)
{
    for (guint c = 0; known != NULL && c < table->columns->len; c++)
        if (heading->fields[c] >= 0)
            set_key (table, c,
                     ((const Field *) g_ptr_array_index (known->fields, heading->fields[c]))->key);
    for (guint c = 0, n = 0; c < table->columns->len; c++) {
        DraftColumn *column = column_at (table, c);
        n += column->kind == FIELD_AMOUNT;
        set_key (table, c, draft_known_key (column->label, grammars));
        if (column->kind != FIELD_AMOUNT || column->key != NULL)
            continue;
        column->key = g_strdup_printf ("column_%u", n);
        column->made_up = TRUE;
    }
}

/* The section that the known table puts a panel's columns into, unless another panel has it. */
static const char *
known_section (const DraftTable *table, guint panel, const TableGrammar *known,
               const Heading *heading)
{
    for (guint c = 0; known != NULL && c < table->columns->len; c++) {
        const int f = heading->fields[c];
        const Field *field = f >= 0 ? g_ptr_array_index (known->fields, f) : NULL;
        if (field == NULL || column_at (table, c)->section != panel || field->section[0] == '\0')
            continue;
        gboolean fresh = TRUE;
        for (guint s = 0; s < table->sections->len; s++)
            fresh &= strcmp (g_ptr_array_index (table->sections, s), field->section) != 0;
        return fresh ? field->section : NULL;
    }
    return NULL;
}

static void
name_sections (DraftTable *table, const TableGrammar *known, const Heading *heading)
{
    const guint n = column_at (table, table->columns->len - 1)->section + 1;
    for (guint s = 0; n > 1 && s < n; s++) {
        const char *id = known_section (table, s, known, heading);
        g_ptr_array_add (table->sections,
                         id != NULL ? g_strdup (id) : g_strdup_printf ("part_%u", s + 1));
    }
}

/* Section - The table */

void
draft_table_free (DraftTable *table)
{
    if (table == NULL)
        return;
    g_free (table->title);
    g_ptr_array_unref (table->columns);
    g_ptr_array_unref (table->sections);
    g_free (table);
}

/* Whether any amounts could be found by their heading. */
static gboolean
can_be_read (const DraftTable *table)
{
    for (guint c = 0; c < table->columns->len; c++)
        if (column_at (table, c)->kind == FIELD_AMOUNT && column_at (table, c)->pattern != NULL)
            return TRUE;
    return FALSE;
}

DraftTable *
draft_table_new (const Grid *grid, const Grammar *common, const char *title,
                 const DiscloseGrammars *grammars)
{
    Judged judged = { grid, common, draft_depth (grid, common),
                      g_new0 (GPtrArray *, grid_n_cols (grid)) };
    DraftTable *table = g_new0 (DraftTable, 1);
    Heading *heading;
    const TableGrammar *known = draft_known_table (grid, title, grammars, &heading);
    table->title = draft_quote (title);
    table->way = grid->way;
    table->unit = "";
    table->columns = g_ptr_array_new_with_free_func (column_free);
    table->sections = g_ptr_array_new_with_free_func (g_free);
    for (guint c = 0; c < grid_n_cols (grid); c++)
        judged.path[c] = draft_path (grid, common, c, judged.depth);
    judge_columns (&judged, table);
    part_panels (table);
    level_codes (table);
    write_patterns (&judged, table);
    choose_keys (table, known, heading, grammars);
    name_sections (table, known, heading);
    const gboolean any = can_be_read (table);
    for (guint c = 0; c < grid_n_cols (grid); c++)
        g_ptr_array_unref (judged.path[c]);
    g_free (judged.path);
    heading_free (heading);
    if (!any)
        g_clear_pointer (&table, draft_table_free);
    return table;
}
