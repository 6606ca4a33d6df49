/* Reading goes section by section, since two panels side by side are two tables that share their
 * lines; within a section panel by panel, where it goes on beside itself. */
#include "raw_row.h"

#include "bounds.h"
#include "code.h"
#include "depth.h"
#include "doubt.h"
#include "legible.h"
#include "text.h"

#include <string.h>

typedef struct {
    DiscloseDocument *document;
    DiscloseTable *table;
    Rows *rows;
    const char *section;
    guint first, end; /* the fields of the panel: those of the section in [first, end) */
    CodePath codes;
    GPtrArray *names; /* of char *: the path down to the row before, by level */
    guint ordinal;
    Depth depth;
    guint64 clashes; /* a bit for each field whose key another column has: told once */
} Reader;

static DiscloseSource
source_of (const RawCell *cell)
{
    return (DiscloseSource){ cell->page, cell->ink.x0, cell->ink.y0, cell->ink.x1, cell->ink.y1 };
}

/* Whether the amount can be told in yuan, where the unit is known. */
static gboolean
has_yuan (const DiscloseTable *table, DiscloseAmount amount)
{
    DiscloseAmount yuan;
    return *table->unit == '\0' || disclose_amount_shift (amount, table->unit_power, &yuan);
}

/* Reads the amount of a cell; doubt (nullable) is the finding that all figures of its row or column
 * take part in. */
static void
read_amount (Reader *reader, const RawCell *raw, const char *doubt, DiscloseCell *cell)
{
    const char *printed = raw->text != NULL ? raw->text : "";
    const gboolean several = g_utf8_strchr (printed, -1, GRID_APART) != NULL;
    g_autofree char *text = text_squeeze (printed);
    cell->text = model_string (reader->document, text);
    cell->source = source_of (raw);
    if (raw->text == NULL || rows_is_blank (reader->rows->grammar, text)) {
        cell->kind = DISCLOSE_CELL_BLANK;
        return;
    }
    if (!several && disclose_amount_parse (text, &cell->amount)) {
        cell->kind = DISCLOSE_CELL_AMOUNT;
        if (doubt != NULL)
            cell->status = doubt;
        if (!has_yuan (reader->table, cell->amount)) {
            cell->status = "amount-overflow";
            model_document_add_finding (reader->document, cell->status, text, reader->table->number,
                                        cell->source);
        }
        return;
    }
    const char *id = rows_is_amount (text) && !several ? "amount-overflow" : "amount-unreadable";
    cell->kind = DISCLOSE_CELL_TEXT;
    cell->status = id;
    model_document_add_finding (reader->document, id, text, reader->table->number, cell->source);
}

/* Where no rule parts columns, a row in which something stands for an amount that is none may be a
 * sentence, or shifted: its other figures are as doubtful. */
static void
doubt_beside (const DiscloseTable *table, DiscloseRow *row)
{
    gboolean unreadable = FALSE;
    for (guint c = 0; c < table->columns->len; c++)
        unreadable |= row->cells[c].kind == DISCLOSE_CELL_TEXT;
    for (guint c = 0; unreadable && c < table->columns->len; c++)
        if (strcmp (row->cells[c].status, "ok") == 0)
            row->cells[c].status = "amount-unreadable";
}

static int
column_of (const DiscloseTable *table, const char *key)
{
    for (guint c = 0; c < table->columns->len; c++)
        if (strcmp (g_array_index (table->columns, ModelColumn, c).key, key) == 0)
            return (int) c;
    return -1;
}

static gboolean
is_total (const Reader *reader, const char *folded)
{
    const Pattern *total = reader->rows->grammar->total;
    return total != NULL && folded[0] != '\0' && pattern_matches (total, folded);
}

static guint
level_of (Reader *reader, const char *code, const char *name)
{
    g_autofree char *folded = text_fold (name);
    if (is_total (reader, folded))
        return 0;
    if (code[0] != '\0')
        return code_level (code);
    if (reader->codes.expected)
        return 1;
    return depth_of_label (&reader->depth, reader->rows->grammar, folded, reader->ordinal == 1);
}

static const char *
path_to (Reader *reader, guint level, const char *name)
{
    g_autoptr (GString) path = g_string_new (NULL);
    const guint above = level > 0 ? level - 1 : 0;
    while (reader->names->len < above)
        g_ptr_array_add (reader->names, g_strdup (""));
    g_ptr_array_set_size (reader->names, above);
    for (guint i = 0; i < above; i++) {
        const char *part = g_ptr_array_index (reader->names, i);
        if (part[0] != '\0')
            g_string_append_printf (path, "%s/", part);
    }
    g_string_append (path, name);
    g_ptr_array_add (reader->names, g_strdup (name));
    return model_string (reader->document, path->str);
}

/* Code, name and item of a row in one section, as text; FALSE if the section has nothing there. */
typedef struct {
    GString *name, *item;
    char *code;
    const char *finding; /* about the code, or NULL */
    DiscloseSource source;
    gboolean any, doubtful;
} Labels;

static void
see (Labels *labels, const RawCell *raw)
{
    const DiscloseSource s = source_of (raw);
    if (!labels->any || labels->source.page != s.page) {
        if (!labels->any)
            labels->source = s;
    } else {
        labels->source =
            (DiscloseSource){ s.page, MIN (labels->source.x0, s.x0), MIN (labels->source.y0, s.y0),
                              MAX (labels->source.x1, s.x1), MAX (labels->source.y1, s.y1) };
    }
    labels->any = TRUE;
}

/* Whether a label is the word for a total but for what stands under the codes before it: a word of
 * the headings, where the total shares their cells. Codes are no longer in the label. */
static gboolean
joins_total (const Reader *reader, const char *under, const char *label)
{
    if (!g_str_has_prefix (label, under))
        return FALSE;
    g_autofree char *whole = text_fold (label);
    g_autofree char *rest = text_fold (label + strlen (under));
    return !is_total (reader, whole) && is_total (reader, rest);
}

static void
read_labels (Reader *reader, const RawRow *raw, Labels *labels)
{
    const Rows *rows = reader->rows;
    const char *parts[CODE_LEVELS + 1] = { NULL };
    g_autofree char *digits[CODE_LEVELS + 1] = { NULL };
    g_autoptr (GString) under = g_string_new (NULL);

    for (guint f = reader->first; f < reader->end; f++) {
        const Field *field = rows_field (rows, f);
        const RawCell *cell = &raw->cells[f];
        if (cell->text == NULL || field->kind == FIELD_IGNORE
            || strcmp (field->section, reader->section) != 0)
            continue; /* the number of a line alone makes no row */
        see (labels, cell);
        labels->doubtful |= cell->doubtful;
        g_autofree char *text = text_squeeze (cell->text);
        if (field->kind == FIELD_CODE && field->level <= CODE_LEVELS) {
            g_free (digits[field->level]);
            digits[field->level] = code_digits (text);
            parts[field->level] = digits[field->level];
            if (parts[field->level] == NULL && !rows_is_blank (rows->grammar, text)) {
                g_string_append (labels->name, text); /* a label that begins under the codes */
                g_string_append (under, text);
            }
        } else if (field->kind == FIELD_NAME) {
            g_string_append (labels->name, text);
        } else if (field->kind == FIELD_ITEM && !rows_is_blank (rows->grammar, text)) {
            g_string_append (labels->item, text);
        }
    }
    labels->code = code_read (&reader->codes, parts, labels->name, &labels->finding);
    if (under->len > 0 && labels->finding == NULL
        && (code_is_worn (under->str) || joins_total (reader, under->str, labels->name->str)))
        labels->finding = "label-doubtful";
    for (guint level = 0; level <= CODE_LEVELS; level++)
        g_free (g_steal_pointer (&digits[level]));
}

/* Figures are doubtful in a row whose code is none, for a part of it may be another row's; so they
 * are where a label is, or has a line that may be another's. */
static const char *
doubt_of (const Labels *labels)
{
    static const char *const doubts[] = { "code-irregular", "label-doubtful", NULL };
    if (labels->finding != NULL && g_strv_contains (doubts, labels->finding))
        return labels->finding;
    return labels->doubtful ? "label-ambiguous" : NULL;
}

/* Two columns that the grammar gives one key: what was read first is kept and is doubtful. */
static void
tell_clash (Reader *reader, guint f, const RawCell *raw, DiscloseCell *cell)
{
    const char *label = reader->rows->labels[f] != NULL ? reader->rows->labels[f] : "";
    cell->status = "column-doubtful";
    if ((reader->clashes & ((guint64) 1 << f)) == 0)
        model_document_add_finding (reader->document, cell->status,
                                    model_string (reader->document, label), reader->table->number,
                                    source_of (raw));
    reader->clashes |= (guint64) 1 << f;
}

static void
read_amounts (Reader *reader, const RawRow *raw, const char *doubt, DiscloseRow *row)
{
    for (guint f = reader->first; f < reader->end; f++) {
        const Field *field = rows_field (reader->rows, f);
        if (field->kind != FIELD_AMOUNT || !reader->rows->bound[f]
            || strcmp (field->section, reader->section) != 0)
            continue;
        const RawCell *own = &raw->cells[f];
        DiscloseCell *cell = &row->cells[column_of (reader->table, field->key)];
        if (own->text != NULL
            && (cell->kind == DISCLOSE_CELL_AMOUNT || cell->kind == DISCLOSE_CELL_TEXT))
            tell_clash (reader, f, own, cell);
        else if (own->text != NULL || cell->kind == DISCLOSE_CELL_ABSENT)
            read_amount (reader, own, doubt != NULL ? doubt : reader->rows->doubts[f], cell);
    }
}

static void
read_row (Reader *reader, const RawRow *raw)
{
    Labels labels = { g_string_new (NULL), g_string_new (NULL), NULL, NULL, { 0 }, FALSE, FALSE };
    read_labels (reader, raw, &labels);
    if (labels.any) {
        reader->ordinal++;
        DiscloseRow *row = model_table_add_row (reader->table);
        const guint level = level_of (reader, labels.code, labels.name->str);
        row->section = model_string (reader->document, reader->section);
        row->ordinal = reader->ordinal;
        row->code = model_string (reader->document, labels.code);
        row->name = model_string (reader->document, labels.name->str);
        row->item = model_string (reader->document, labels.item->str);
        row->level = level;
        row->path = path_to (reader, level, labels.name->str);
        row->source = labels.source;
        depth_set (&reader->depth, level);
        if (labels.finding != NULL)
            model_document_add_finding (reader->document, labels.finding,
                                        labels.code[0] != '\0' ? labels.code : row->name,
                                        reader->table->number, labels.source);
        read_amounts (reader, raw, raw->doubt != NULL ? raw->doubt : doubt_of (&labels), row);
        if (labels.doubtful)
            doubt_ambiguous (reader->document, reader->table, row);
        if (reader->table->way != DISCLOSE_WAY_RULED)
            doubt_beside (reader->table, row);
    }
    g_string_free (labels.name, TRUE);
    g_string_free (labels.item, TRUE);
    g_free (labels.code);
}

/* Where the panel that begins with field first ends: before the labels of the next, which stand
 * behind its amounts and hold a name again, or a code: the side of a page may cut the name off. */
static guint
end_of_panel (const Rows *rows, const char *section, guint first)
{
    guint next = 0; /* the first label behind an amount */
    gboolean name = FALSE, code = FALSE, amount = FALSE;
    for (guint f = first; f < rows->n_fields; f++) {
        const Field *field = rows_field (rows, f);
        if (!rows->bound[f] || strcmp (field->section, section) != 0)
            continue;
        if (field->kind == FIELD_AMOUNT)
            next = 0;
        else if (amount && next == 0)
            next = f;
        if (next > 0
            && ((field->kind == FIELD_NAME && name) || (field->kind == FIELD_CODE && code)))
            return next;
        name |= field->kind == FIELD_NAME;
        code |= field->kind == FIELD_CODE;
        amount |= field->kind == FIELD_AMOUNT;
    }
    return rows->n_fields;
}

static void
read_section (Rows *rows, DiscloseDocument *document, DiscloseTable *table, const char *section)
{
    Reader reader = { .document = document, .table = table, .rows = rows, .section = section };
    reader.names = g_ptr_array_new_with_free_func (g_free);
    for (guint f = 0; f < rows->n_fields; f++) {
        const Field *field = rows_field (rows, f);
        if (field->kind == FIELD_CODE && strcmp (field->section, section) == 0) {
            reader.codes.expected = TRUE;
            reader.codes.in_column |= rows->bound[f];
        }
    }
    while (reader.end < rows->n_fields) {
        reader.first = reader.end;
        reader.end = end_of_panel (rows, section, reader.first);
        for (guint i = 0; i < rows->rows->len; i++)
            read_row (&reader, &g_array_index (rows->rows, RawRow, i));
    }
    g_ptr_array_unref (reader.names);
}

/* Sections may have a column in common, each under a heading of its own. */
static void
add_column (const Rows *rows, guint f, DiscloseDocument *document, DiscloseTable *table)
{
    const Field *field = rows_field (rows, f);
    const char *label = rows->labels[f] != NULL ? rows->labels[f] : "";
    const int at = column_of (table, field->key);
    if (at >= 0) {
        ModelColumn *column = &g_array_index (table->columns, ModelColumn, at);
        if (*label != '\0' && *column->label != '\0')
            column->label = text_shared_levels (column->label, label);
        else if (*label != '\0')
            column->label = model_string (document, label);
        return;
    }
    const ModelColumn column = {
        model_string (document, field->key),
        model_string (document, label),
        field->unseen,
    };
    g_array_append_val (table->columns, column);
}

static void
add_heading (const Rows *rows, guint f, DiscloseDocument *document, DiscloseTable *table)
{
    static const DiscloseHeadingKind kinds[] = { [FIELD_CODE] = DISCLOSE_HEADING_CODE,
                                                 [FIELD_NAME] = DISCLOSE_HEADING_NAME,
                                                 [FIELD_ITEM] = DISCLOSE_HEADING_ITEM,
                                                 [FIELD_AMOUNT] = DISCLOSE_HEADING_AMOUNT };
    const Field *field = rows_field (rows, f);
    if (!rows->bound[f] || field->kind == FIELD_IGNORE)
        return;
    const char *text = rows->labels[f] != NULL ? rows->labels[f] : "";
    const DiscloseHeading heading = {
        kinds[field->kind],
        model_string (document, field->section),
        model_string (document, text),
        field->kind == FIELD_AMOUNT ? (guint) column_of (table, field->key) : 0,
    };
    g_array_append_val (table->headings, heading);
}

void
rows_finish (Rows *rows, DiscloseDocument *document, DiscloseTable *table)
{
    for (guint f = 0; f < rows->n_fields; f++) {
        const Field *field = rows_field (rows, f);
        table->has_items |= field->kind == FIELD_ITEM;
        if (field->kind == FIELD_AMOUNT && rows->bound[f])
            add_column (rows, f, document, table);
        add_heading (rows, f, document, table);
    }
    table->has_sections = rows->table->sections->len > 0;
    table->note = model_string (document, rows->note->str);
    if (rows->table->sections->len == 0)
        read_section (rows, document, table, "");
    for (guint s = 0; s < rows->table->sections->len; s++)
        read_section (rows, document, table, g_ptr_array_index (rows->table->sections, s));
    doubt_decimals (document, table);
    legible_rows (document, table);
    doubt_labels (document, table, rows_lost_labels (rows));
    doubt_lone_labels (document, table);
    for (guint i = 0; i < rows->strays->len; i++) {
        const Stray *stray = &g_array_index (rows->strays, Stray, i);
        model_document_add_finding (document, stray->id, stray->text, table->number, stray->source);
    }
}
