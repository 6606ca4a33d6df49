/* From a reading that won to the document that everybody sees. */
#include "attempt.h"

#include "bounds.h"
#include "doubt.h"
#include "legible.h"
#include "review.h"
#include "volume.h"

#include <string.h>

/* The department printed on the table. A name cut off at the edge of its cell is made whole from
 * another table of the volume that prints it whole. */
static const char *
whole_department (const BoundTable *bound)
{
    const char *whole = bound->open->department;
    if (whole == NULL)
        return bound->volume->department != NULL ? bound->volume->department : "";
    for (guint i = 0; i < bound->volume->tables->len; i++) {
        const OpenTable *other = g_ptr_array_index (bound->volume->tables, i);
        if (other->department != NULL && g_str_has_prefix (other->department, whole)
            && strlen (other->department) > strlen (whole))
            whole = other->department;
    }
    return whole;
}

/* Tells of the parts that stand on pages whose text is not what a reader sees, whose characters may
 * be off their places, or whose rules were not all looked at, and of those that the edge of the
 * page cuts. */
static void
doubt_places (const Attempt *attempt, const OpenTable *open, DiscloseDocument *document,
              DiscloseTable *table)
{
    for (guint i = 0; i < open->parts->len; i++) {
        const DiscloseSource part = g_array_index (open->parts, Part, i).source;
        const Sheet *sheet = g_ptr_array_index (attempt->sheets, part.page - 1);
        const Page *page = sheet->page;
        if (page->unseen)
            doubt_part (document, table, part, "text-unseen");
        if (page->misplaced)
            doubt_part (document, table, part, "text-misplaced");
        if (page->crowded || page->rules->len > FRAME_RULES)
            doubt_part (document, table, part, "rules-many");
        doubt_cut (document, table, page, part);
    }
}

static void
freeze_table (const BoundTable *bound, DiscloseDocument *document)
{
    OpenTable *open = bound->open;
    DiscloseTable *table = model_document_add_table (document, open->grammar->number);
    table->template_id = model_string (document, bound->volume->attempt->grammar->id);
    table->year = bound->volume->year;
    table->title = model_string (document, open->title);
    table->department = model_string (document, whole_department (bound));
    table->unit = model_string (document, open->unit != NULL ? open->unit->name : "");
    table->unit_power = open->unit != NULL ? open->unit->power : 0;
    table->way = open->way;
    for (guint i = 0; i < open->parts->len; i++) {
        const Part *part = &g_array_index (open->parts, Part, i);
        const ModelPart frozen = { part->source, part->proof };
        g_array_append_val (table->parts, frozen);
    }
    rows_finish (open->rows, document, table);
    review_rows (document, table);
    doubt_places (bound->volume->attempt, open, document, table);
    const DiscloseSource place = g_array_index (open->parts, Part, 0).source;
    if (open->unit == NULL && table->rows->len > 0)
        model_document_add_finding (document, "unit-missing", open->title, table->number, place);
    if (bound->repeated)
        model_document_add_finding (document, "table-repeated", open->title, table->number, place);
}

/* What a volume is called: by its department, else by its template, and its year. */
static char *
name_of (const Volume *volume)
{
    const char *name =
        volume->department != NULL ? volume->department : volume->attempt->grammar->id;
    return volume->year != 0 ? g_strdup_printf ("%s %u", name, volume->year) : g_strdup (name);
}

/* A document whose year is not known may be of any. */
static gboolean
is_required (const TableGrammar *table, guint year)
{
    return !table->optional && (year == 0 || year >= table->since);
}

static void
freeze_volume (const Volume *volume, gboolean is_main, DiscloseDocument *document)
{
    const Grammar *grammar = volume->attempt->grammar;
    const OpenTable *first = g_ptr_array_index (volume->tables, 0);
    g_autofree char *name = name_of (volume);
    const DiscloseSource place = g_array_index (first->parts, Part, 0).source;
    for (guint t = 0; t < grammar->tables->len; t++) {
        const TableGrammar *table = g_ptr_array_index (grammar->tables, t);
        if (!is_required (table, volume->year) || volume_has (volume, table->number))
            continue;
        if (is_main)
            g_array_append_val (document->missing, table->number);
        model_document_add_finding (document, "table-missing", name, table->number,
                                    (DiscloseSource){ 0 });
    }
    if (volume->year == 0)
        model_document_add_finding (document, "year-missing", "", 0, place);
    if (volume->department == NULL)
        model_document_add_finding (document, "department-missing", "", 0, place);
}

/* The volume that speaks for the document: the first that the winner read. */
static const Volume *
main_volume (const Binding *binding, const Attempt *winner)
{
    guint i = 0;
    while (((Volume *) g_ptr_array_index (binding->volumes, i))->attempt != winner)
        i++;
    return g_ptr_array_index (binding->volumes, i);
}

void
attempts_freeze (const GPtrArray *attempts, DiscloseDocument *document)
{
    g_autoptr (Binding) binding = binding_new (attempts);
    const Volume *first = main_volume (binding, g_ptr_array_index (attempts, 0));
    const Grammar *grammar = first->attempt->grammar;
    document->template_id = model_string (document, grammar->id);
    document->kind = model_string (document, grammar->kind);
    document->year = first->year;
    document->department =
        model_string (document, first->department != NULL ? first->department : "");
    for (guint i = 0; i < binding->tables->len; i++)
        freeze_table (&g_array_index (binding->tables, BoundTable, i), document);
    legible_tables (document);
    for (guint i = 0; i < binding->volumes->len; i++) {
        const Volume *volume = g_ptr_array_index (binding->volumes, i);
        freeze_volume (volume, volume == first, document);
    }
}
