/* From a reading that won to the document that everybody sees. */
#include "attempt.h"

#include <stdlib.h>
#include <string.h>

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

/* The department printed on the table. A name cut off at the edge of its cell is made whole from
 * another table of the document that prints it whole. */
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

void
attempt_freeze (const Attempt *attempt, DiscloseDocument *document)
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
    if (document->year == 0)
        model_document_add_finding (document, "year-missing", "", 0, (DiscloseSource){ 0 });
}
