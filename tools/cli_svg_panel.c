/* The panel beside a page: what was decided, and what the colours mean.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "cli_svg.h"

#include <string.h>

#define PITCH 12.5   /* points from line to line */
#define GAP 7.0      /* more, between blocks */
#define HANGING 12.0 /* points, before the further lines of a text */

#define MOST_LINES 6 /* of one text, which may be as long as a hostile document makes it */

/* A text further down, indented, in as many lines as it takes. */
static void G_GNUC_PRINTF (5, 6)
    put (Picture *picture, double *y, const char *look, double indent, const char *format, ...)
{
    va_list args;
    va_start (args, format);
    g_autofree char *line = g_strdup_vprintf (format, args);
    va_end (args);
    const char *rest = line;
    for (guint i = 0; i < MOST_LINES && (i == 0 || *rest != '\0'); i++) {
        *y += PITCH;
        rest = svg_panel_line (picture, look, i == 0 ? indent : indent + HANGING, *y, rest);
    }
}

static void
put_bids (Picture *picture, double *y)
{
    const Sight *sight = picture->sight;
    *y += GAP;
    for (guint i = 0; i < disclose_trace_n (sight->trace); i++) {
        const DiscloseMark *mark = disclose_trace_mark (sight->trace, i);
        guint n = disclose_mark_number (mark);
        if (disclose_mark_kind (mark) == DISCLOSE_MARK_BID)
            put (picture, y, sight_reads (sight, disclose_mark_template (mark)) ? "pb" : "pd", 0,
                 ngettext ("%s bids %u column", "%s bids %u columns", n),
                 disclose_mark_template (mark), n);
    }
}

static void
put_grid (Picture *picture, double *y, const DiscloseMark *grid, guint index)
{
    const DiscloseTable *table = sight_table (picture->sight, grid);
    const DiscloseMark *column;
    *y += GAP;
    if (table != NULL)
        put (picture, y, "pb", 0, _ ("Table %u: %s"), disclose_mark_table (grid),
             disclose_table_title (table));
    else if (disclose_mark_table (grid) == 0)
        put (picture, y, "px", 0, "%s", _ ("A table"));
    else
        put (picture, y, "pb", 0, _ ("Table %u of %s"), disclose_mark_table (grid),
             disclose_mark_template (grid));
    put (picture, y, "p", 0, "%s; %s", sight_way (grid), sight_proof (grid));
    while ((column = sight_next_of_grid (picture->sight, DISCLOSE_MARK_COLUMN, &index)) != NULL) {
        const char *key = disclose_mark_verdict (column);
        if (disclose_mark_table (grid) == 0)
            continue;
        put (picture, y, *key != '\0' ? "p" : "px", 4, "%u  %s ← %s", disclose_mark_number (column),
             *key != '\0' ? key : _ ("nothing"), disclose_mark_text (column));
    }
}

static void
put_grids (Picture *picture, double *y)
{
    guint index = 0;
    const DiscloseMark *grid;
    while ((grid = sight_next (picture->sight, DISCLOSE_MARK_GRID, picture->page, &index)) != NULL)
        put_grid (picture, y, grid, index);
}

static void
put_refusals (Picture *picture, double *y)
{
    guint index = 0;
    const DiscloseMark *refused;
    while ((refused = sight_next (picture->sight, DISCLOSE_MARK_REFUSED, picture->page, &index))
           != NULL) {
        g_autofree char *why = sight_refusal (refused);
        *y += GAP;
        put (picture, y, "px", 0, "%s", disclose_mark_text (refused));
        put (picture, y, "px", 4, "%s", why);
    }
}

/* Numbered as in the picture. */
static void
put_findings (Picture *picture, double *y)
{
    const DiscloseDocument *document = picture->sight->document;
    guint number = 0;
    *y += GAP;
    for (guint i = 0; document != NULL && i < disclose_document_n_findings (document); i++) {
        const DiscloseFinding *finding = disclose_document_finding (document, i);
        if (!sight_shows_finding (picture->sight, finding, picture->page))
            continue;
        g_autofree char *sentence = cli_finding_sentence (finding);
        put (picture, y, "px", 0, "!%u %s", ++number, disclose_finding_id (finding));
        put (picture, y, "px", 4, "%s", sentence);
    }
}

static void
put_legend (Picture *picture, double *y)
{
    static const struct {
        const char *look, *meaning;
    } samples[] = {
        { "c", N_ ("a caption") },
        { "h", N_ ("headings") },
        { "code", N_ ("codes") },
        { "name", N_ ("labels") },
        { "amount", N_ ("amounts") },
        { "ignore", N_ ("known and of no interest") },
        { "unbound", N_ ("a column bound to nothing") },
        { "dr", N_ ("a divider with a drawn rule") },
        { "da", N_ ("a divider from how words stand") },
        { "ok", N_ ("a figure as it was read") },
        { "x", N_ ("a finding") },
    };
    *y += GAP;
    for (gsize i = 0; i < G_N_ELEMENTS (samples); i++) {
        put (picture, y, "pd", 20, "%s", gettext (samples[i].meaning));
        svg_panel_sample (picture, samples[i].look, *y);
    }
}

double
svg_panel (Picture *picture)
{
    double y = 8;
    g_autofree char *name = g_path_get_basename (picture->sight->file);
    put (picture, &y, "pb", 0, "%s", name);
    put (picture, &y, "p", 0, _ ("page %u"), picture->page);
    put_bids (picture, &y);
    put_grids (picture, &y);
    put_refusals (picture, &y);
    put_findings (picture, &y);
    put_legend (picture, &y);
    return y + PITCH;
}
