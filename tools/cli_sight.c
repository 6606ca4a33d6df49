/* Looking a trace through: which of its marks belong to a template, a table, a page, a grid.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "cli_explain.h"

#include <string.h>

/* Whether a grammar read any of the document: several may, where several are bound together. */
gboolean
sight_reads (const Sight *sight, const char *template_id)
{
    guint n = sight->document != NULL ? disclose_document_n_tables (sight->document) : 0;
    for (guint t = 0; t < n; t++)
        if (strcmp (disclose_table_template (disclose_document_table (sight->document, t)),
                    template_id)
            == 0)
            return TRUE;
    return FALSE;
}

gboolean
sight_shows (const Sight *sight, const DiscloseMark *mark, guint page)
{
    const char *id = disclose_mark_template (mark);
    if (page != 0 && disclose_mark_source (mark).page != page)
        return FALSE;
    if (*id == '\0')
        return sight->table == 0 || disclose_mark_kind (mark) != DISCLOSE_MARK_GRID;
    if ((sight->document != NULL && !sight_reads (sight, id))
        || (sight->table != 0 && sight->table != disclose_mark_table (mark)))
        return FALSE;
    return disclose_mark_kind (mark) != DISCLOSE_MARK_GRID || sight->document == NULL
           || sight_table (sight, mark) != NULL;
}

const DiscloseMark *
sight_next (const Sight *sight, DiscloseMarkKind kind, guint page, guint *index)
{
    while (*index < disclose_trace_n (sight->trace)) {
        const DiscloseMark *mark = disclose_trace_mark (sight->trace, (*index)++);
        if (disclose_mark_kind (mark) == kind && sight_shows (sight, mark, page))
            return mark;
    }
    return NULL;
}

static gboolean
is_of_grid (DiscloseMarkKind kind)
{
    return kind == DISCLOSE_MARK_DIVIDER || kind == DISCLOSE_MARK_CELL
           || kind == DISCLOSE_MARK_COLUMN;
}

const DiscloseMark *
sight_next_of_grid (const Sight *sight, DiscloseMarkKind kind, guint *index)
{
    while (*index < disclose_trace_n (sight->trace)) {
        const DiscloseMark *mark = disclose_trace_mark (sight->trace, *index);
        if (!is_of_grid (disclose_mark_kind (mark)))
            return NULL;
        ++*index;
        if (disclose_mark_kind (mark) == kind)
            return mark;
    }
    return NULL;
}

/* A part of a table is the grid it was made from, so they stand at one place. */
const DiscloseTable *
sight_table (const Sight *sight, const DiscloseMark *grid)
{
    const DiscloseSource at = disclose_mark_source (grid);
    guint n = sight->document != NULL ? disclose_document_n_tables (sight->document) : 0;
    for (guint t = 0; t < n; t++) {
        const DiscloseTable *table = disclose_document_table (sight->document, t);
        for (guint i = 0; i < disclose_table_n_parts (table); i++) {
            const DiscloseSource part = disclose_table_part (table, i);
            if (disclose_table_number (table) == disclose_mark_table (grid) && part.page == at.page
                && part.x0 == at.x0 && part.y0 == at.y0)
                return table;
        }
    }
    return NULL;
}

gboolean
sight_shows_finding (const Sight *sight, const DiscloseFinding *finding, guint page)
{
    guint table = disclose_finding_table (finding);
    return disclose_finding_source (finding).page == page
           && (sight->table == 0 || table == 0 || table == sight->table);
}

guint
sight_turn (const Sight *sight, guint page)
{
    guint index = 0;
    const DiscloseMark *mark = sight_next (sight, DISCLOSE_MARK_PAGE, page, &index);
    return mark != NULL ? disclose_mark_number (mark) : 0;
}

const char *
sight_way (const DiscloseMark *grid)
{
    const char *way = disclose_mark_text (grid);
    if (strcmp (way, "ruled") == 0)
        return _ ("ruled");
    return strcmp (way, "lined") == 0 ? _ ("lined") : _ ("aligned");
}

const char *
sight_proof (const DiscloseMark *grid)
{
    static const struct {
        const char *proof, *sentence;
    } proofs[] = {
        { "caption", N_ ("its caption stands above it") },
        { "continued caption", N_ ("it goes on: the caption is repeated above it") },
        { "heading", N_ ("it goes on: the headings are repeated") },
        { "columns", N_ ("it goes on: it stands in the columns of the part before") },
        { "unknown", N_ ("no grammar takes it") },
    };
    for (gsize i = 0; i < G_N_ELEMENTS (proofs); i++)
        if (strcmp (proofs[i].proof, disclose_mark_verdict (grid)) == 0)
            return gettext (proofs[i].sentence);
    return disclose_mark_verdict (grid);
}

char *
sight_refusal (const DiscloseMark *refused)
{
    guint n = disclose_mark_number (refused);
    if (strcmp (disclose_mark_verdict (refused), "no grid") == 0)
        return g_strdup (_ ("not taken: no table stands below it"));
    return g_strdup_printf (
        ngettext ("not taken: only %u column below it has a heading of the table",
                  "not taken: only %u columns below it have headings of the "
                  "table",
                  n),
        n);
}
