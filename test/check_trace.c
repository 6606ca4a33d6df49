/* Traces: what the stages tell of what they saw, and that nothing is told unasked.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "dump.h"
#include "made_pdf.h"
#include "model.h"
#include "options.h"
#include "recognize.h"
#include "suite.h"

#include <string.h>

/* A table of made_grammar whose last column no grammar knows, between ruled columns and lines, and
 * a title that no grid follows. */
static const char page_text[] = "page 1 500.00 500.00\n"
                                "word 200.00 40.00 280.00 50.00 Expenditure\n"
                                "word 60.00 60.00 160.00 70.00 Department:Office\n"
                                "rule 50.00 100.00 450.00 100.50\n"
                                "rule 50.00 120.00 450.00 120.50\n"
                                "rule 50.00 140.00 450.00 140.50\n"
                                "rule 50.00 100.00 50.50 140.00\n"
                                "rule 150.00 100.00 150.50 140.00\n"
                                "rule 250.00 100.00 250.50 140.00\n"
                                "rule 350.00 100.00 350.50 140.00\n"
                                "rule 449.50 100.00 450.00 140.00\n"
                                "word 60.00 105.00 90.00 115.00 Item\n"
                                "word 160.00 105.00 190.00 115.00 Basic\n"
                                "word 260.00 105.00 300.00 115.00 Project\n"
                                "word 360.00 105.00 400.00 115.00 Remarks\n"
                                "word 60.00 125.00 90.00 135.00 Schools\n"
                                "word 160.00 125.00 190.00 135.00 12.50\n"
                                "word 260.00 125.00 300.00 135.00 7.00\n"
                                "word 200.00 300.00 280.00 310.00 Income\n";

static DiscloseTrace *
trace_pages (const char *text, gboolean found)
{
    g_autoptr (DiscloseTrace) trace = disclose_trace_new ();
    g_autoptr (DiscloseGrammars) grammars = disclose_grammars_new (NULL, NULL);
    g_autoptr (GPtrArray) pages = pages_load (text, -1, NULL);
    g_autoptr (DiscloseDocument) document = model_document_new ();
    ck_assert (disclose_grammars_add (grammars, made_grammar, -1, "made", NULL));
    document->trace = trace;
    ck_assert_int_eq (recognize (pages, grammars, NULL, document, NULL), found);
    return g_steal_pointer (&trace);
}

/* The nth mark of a kind, of the made template where it has one. */
static const DiscloseMark *
find (const DiscloseTrace *trace, DiscloseMarkKind kind, guint nth)
{
    for (guint i = 0; i < disclose_trace_n (trace); i++) {
        const DiscloseMark *mark = disclose_trace_mark (trace, i);
        const char *id = disclose_mark_template (mark);
        if (disclose_mark_kind (mark) == kind && (*id == '\0' || strcmp (id, "made") == 0)
            && nth-- == 0)
            return mark;
    }
    return NULL;
}

static void
assert_mark (const DiscloseMark *mark, guint table, const char *text, const char *verdict,
             guint number)
{
    ck_assert_ptr_nonnull (mark);
    ck_assert_uint_eq (disclose_mark_table (mark), table);
    ck_assert_str_eq (disclose_mark_text (mark), text);
    ck_assert_str_eq (disclose_mark_verdict (mark), verdict);
    ck_assert_uint_eq (disclose_mark_number (mark), number);
}

static void
assert_place (const DiscloseMark *mark, double x0, double y0, double x1, double y1)
{
    const DiscloseSource at = disclose_mark_source (mark);
    ck_assert_uint_eq (at.page, 1);
    ck_assert_double_eq_tol (at.x0, x0, 0.6);
    ck_assert_double_eq_tol (at.y0, y0, 0.6);
    ck_assert_double_eq_tol (at.x1, x1, 0.6);
    ck_assert_double_eq_tol (at.y1, y1, 0.6);
}

START_TEST (tells_the_page)
{
    g_autoptr (DiscloseTrace) trace = trace_pages (page_text, TRUE);
    assert_mark (find (trace, DISCLOSE_MARK_PAGE, 0), 0, "", "", 0);
    assert_place (find (trace, DISCLOSE_MARK_PAGE, 0), 0, 0, 500, 500);
    assert_mark (find (trace, DISCLOSE_MARK_WORD, 0), 0, "Expenditure", "", 0);
    assert_place (find (trace, DISCLOSE_MARK_WORD, 0), 200, 40, 280, 50);
    ck_assert_ptr_nonnull (find (trace, DISCLOSE_MARK_WORD, 9));
    ck_assert_ptr_null (find (trace, DISCLOSE_MARK_WORD, 10));
    ck_assert_ptr_nonnull (find (trace, DISCLOSE_MARK_RULE, 7));
    ck_assert_ptr_null (find (trace, DISCLOSE_MARK_RULE, 8));
}
END_TEST

START_TEST (tells_captions_and_why_one_is_refused)
{
    g_autoptr (DiscloseTrace) trace = trace_pages (page_text, TRUE);
    assert_mark (find (trace, DISCLOSE_MARK_CAPTION, 0), 1, "Expenditure", "title", 0);
    assert_place (find (trace, DISCLOSE_MARK_CAPTION, 0), 200, 40, 280, 50);
    assert_mark (find (trace, DISCLOSE_MARK_CAPTION, 1), 2, "Income", "title", 0);
    assert_mark (find (trace, DISCLOSE_MARK_REFUSED, 0), 2, "Income", "no grid", 0);
    ck_assert_ptr_null (find (trace, DISCLOSE_MARK_REFUSED, 1));
}
END_TEST

START_TEST (tells_grids_dividers_and_cells)
{
    g_autoptr (DiscloseTrace) trace = trace_pages (page_text, TRUE);
    assert_mark (find (trace, DISCLOSE_MARK_GRID, 0), 1, "ruled", "caption", 0);
    assert_place (find (trace, DISCLOSE_MARK_GRID, 0), 50, 100, 450, 140);
    for (guint i = 0; i < 8; i++)
        assert_mark (find (trace, DISCLOSE_MARK_DIVIDER, i), 1, "", "rule", 0);
    assert_place (find (trace, DISCLOSE_MARK_DIVIDER, 1), 150, 100, 150, 140);
    assert_place (find (trace, DISCLOSE_MARK_DIVIDER, 6), 50, 120, 450, 120);
    assert_mark (find (trace, DISCLOSE_MARK_CELL, 0), 1, "Item", "heading", 0);
    assert_mark (find (trace, DISCLOSE_MARK_CELL, 5), 1, "12.50", "row", 0);
    assert_place (find (trace, DISCLOSE_MARK_CELL, 5), 150, 120, 250, 140);
}
END_TEST

START_TEST (tells_columns_bound_and_unbound)
{
    g_autoptr (DiscloseTrace) trace = trace_pages (page_text, TRUE);
    assert_mark (find (trace, DISCLOSE_MARK_COLUMN, 0), 1, "Item", "name", 1);
    assert_mark (find (trace, DISCLOSE_MARK_COLUMN, 1), 1, "Basic", "basic", 2);
    assert_mark (find (trace, DISCLOSE_MARK_COLUMN, 2), 1, "Project", "project", 3);
    assert_mark (find (trace, DISCLOSE_MARK_COLUMN, 3), 1, "Remarks", "", 4);
    assert_place (find (trace, DISCLOSE_MARK_COLUMN, 3), 350, 100, 450, 120);
}
END_TEST

START_TEST (tells_every_bid)
{
    g_autoptr (DiscloseTrace) trace = trace_pages (page_text, TRUE);
    guint bids = 0, bound = 0;
    for (guint i = 0; i < disclose_trace_n (trace); i++) {
        const DiscloseMark *mark = disclose_trace_mark (trace, i);
        if (disclose_mark_kind (mark) != DISCLOSE_MARK_BID)
            continue;
        bids++;
        bound += disclose_mark_number (mark);
        ck_assert_uint_eq (disclose_mark_source (mark).page, 0);
    }
    ck_assert_uint_eq (bids, 4);
    ck_assert_uint_eq (bound, 3);
    assert_mark (find (trace, DISCLOSE_MARK_BID, 0), 0, "", "", 3);
}
END_TEST

/* Columns of words without a rule, and a table whose headings are another's. */
START_TEST (tells_alignment_and_strange_headings)
{
    g_autoptr (GString) text = g_string_new ("page 1 500.00 500.00\n"
                                             "word 200.00 40.00 280.00 50.00 Expenditure\n");
    static const char *const heads[] = { "Item", "Basic", "Project" };
    for (guint r = 0; r < 8; r++)
        for (guint c = 0; c < 3; c++)
            g_string_append_printf (text, "word %u.00 %u.00 %u.00 %u.00 %s\n", 60 + 120 * c,
                                    80 + 16 * r, 100 + 120 * c, 90 + 16 * r,
                                    r == 0   ? heads[c]
                                    : c == 0 ? "Schools"
                                             : "1,234.50");
    g_autoptr (DiscloseTrace) trace = trace_pages (text->str, TRUE);
    assert_mark (find (trace, DISCLOSE_MARK_GRID, 0), 1, "aligned", "caption", 0);
    assert_mark (find (trace, DISCLOSE_MARK_DIVIDER, 1), 1, "", "alignment", 0);

    g_autofree char *strange = g_strdup (page_text);
    memcpy (strstr (strange, "Basic"), "Basis", 5);
    memcpy (strstr (strange, "Project"), "Projekt", 7);
    g_autoptr (DiscloseTrace) other = trace_pages (strange, FALSE);
    assert_mark (find (other, DISCLOSE_MARK_REFUSED, 0), 1, "Expenditure", "heading", 1);
    assert_mark (find (other, DISCLOSE_MARK_BID, 0), 0, "", "", 0);
    assert_mark (find (other, DISCLOSE_MARK_GRID, 0), 0, "ruled", "unknown", 0);
    assert_mark (find (other, DISCLOSE_MARK_COLUMN, 1), 0, "Basis", "", 2);
    ck_assert_ptr_null (find (other, DISCLOSE_MARK_GRID, 1));
}
END_TEST

/* Of a table that no grammar takes the headings are told with all their levels. */
START_TEST (tells_the_levels_of_unknown_headings)
{
    g_autofree char *folder = g_path_get_dirname (__FILE__);
    g_autofree char *path = g_build_filename (folder, "grammars", "tutorial.page", NULL);
    g_autofree char *text = NULL;
    ck_assert (g_file_get_contents (path, &text, NULL, NULL));
    g_autoptr (DiscloseTrace) trace = trace_pages (text, FALSE);
    static const char *const want[] = { "收入/项目", "公务用车费/小计", "公务用车费/运行费" };
    for (gsize i = 0; i < G_N_ELEMENTS (want); i++) {
        gboolean found = FALSE;
        for (guint n = 0; find (trace, DISCLOSE_MARK_COLUMN, n) != NULL; n++)
            found |=
                strcmp (disclose_mark_text (find (trace, DISCLOSE_MARK_COLUMN, n)), want[i]) == 0;
        ck_assert_msg (found, "%s", want[i]);
    }
}
END_TEST

START_TEST (is_filled_anew_by_each_reading)
{
    g_autoptr (GBytes) pdf = made_pdf (MADE_TABLE, 1, NULL);
    g_autoptr (GBytes) junk = g_bytes_new_static ("junk", 4);
    g_autoptr (DiscloseTrace) trace = disclose_trace_new ();
    g_autoptr (DiscloseOptions) options = disclose_options_new ();
    g_autoptr (DiscloseGrammars) grammars = disclose_grammars_new (NULL, NULL);
    ck_assert (disclose_grammars_add (grammars, made_grammar, -1, "made", NULL));
    disclose_options_set_trace (options, trace);
    for (guint i = 0; i < 2; i++) {
        g_autoptr (DiscloseDocument) document =
            disclose_document_read (pdf, "a.pdf", grammars, options, NULL);
        ck_assert_ptr_nonnull (document);
        ck_assert_ptr_nonnull (find (trace, DISCLOSE_MARK_PAGE, 0));
        ck_assert_ptr_null (find (trace, DISCLOSE_MARK_PAGE, 1));
    }
    ck_assert_ptr_null (disclose_document_read (junk, "a.pdf", grammars, options, NULL));
    ck_assert_uint_eq (disclose_trace_n (trace), 0);
    disclose_options_set_trace (options, NULL);
    g_autoptr (DiscloseDocument) untraced =
        disclose_document_read (pdf, "a.pdf", grammars, options, NULL);
    ck_assert_ptr_nonnull (untraced);
    ck_assert_uint_eq (disclose_trace_n (trace), 0);
    disclose_trace_free (NULL);
}
END_TEST

int
main (void)
{
    const TTest *const tests[] = {
        tells_the_page,
        tells_captions_and_why_one_is_refused,
        tells_grids_dividers_and_cells,
        tells_columns_bound_and_unbound,
        tells_every_bid,
        tells_alignment_and_strange_headings,
        tells_the_levels_of_unknown_headings,
        is_filled_anew_by_each_reading,
        NULL,
    };
    return suite_run ("trace", tests);
}
