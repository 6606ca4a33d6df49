/* Grammars that bid for one document, through the public header.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "disclose.h"

#include "made_pdf.h"
#include "suite.h"

/* The made grammar, and its like under another name; less: without the last of its columns. */
static DiscloseDocument *
read_with_twin (gboolean less, const char *template_id)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) bytes = made_pdf (MADE_TABLE, 1, NULL);
    g_autoptr (DiscloseGrammars) grammars = disclose_grammars_new (NULL, &error);
    g_autoptr (DiscloseOptions) options = disclose_options_new ();
    g_autoptr (GString) twin = g_string_new (made_grammar);
    g_string_replace (twin, "template made", "template twin", 1);
    if (less)
        g_string_replace (twin, "amount project ^Project$\n", "", 1);
    disclose_options_set_template (options, template_id);
    ck_assert (disclose_grammars_add (grammars, made_grammar, -1, "made", &error));
    ck_assert (disclose_grammars_add (grammars, twin->str, -1, "twin", &error));
    DiscloseDocument *document =
        disclose_document_read (bytes, "made.pdf", grammars, options, &error);
    ck_assert_msg (document != NULL, "%s", error != NULL ? error->message : "");
    return document;
}

static const DiscloseFinding *
find_tie (const DiscloseDocument *document)
{
    for (guint i = 0; i < disclose_document_n_findings (document); i++) {
        const DiscloseFinding *finding = disclose_document_finding (document, i);
        if (strcmp (disclose_finding_id (finding), "template-tie") == 0)
            return finding;
    }
    return NULL;
}

START_TEST (a_tie_is_told)
{
    g_autoptr (DiscloseDocument) document = read_with_twin (FALSE, NULL);
    ck_assert_str_eq (disclose_document_template (document), "made");
    ck_assert_ptr_nonnull (find_tie (document));
    ck_assert_str_eq (disclose_finding_text (find_tie (document)), "twin");
    ck_assert_uint_eq (disclose_document_n_tables (document), 1);
}
END_TEST

START_TEST (the_better_bid_wins)
{
    g_autoptr (DiscloseDocument) document = read_with_twin (TRUE, NULL);
    ck_assert_str_eq (disclose_document_template (document), "made");
    ck_assert_ptr_null (find_tie (document));
}
END_TEST

START_TEST (the_callers_choice_overrides)
{
    g_autoptr (DiscloseDocument) document = read_with_twin (TRUE, "twin");
    ck_assert_str_eq (disclose_document_template (document), "twin");
    ck_assert_str_eq (disclose_table_template (disclose_document_table (document, 0)), "twin");
    ck_assert_uint_eq (disclose_table_year (disclose_document_table (document, 0)), 2024);
    ck_assert_ptr_null (find_tie (document));
}
END_TEST

int
main (void)
{
    const TTest *const tests[] = {
        a_tie_is_told,
        the_better_bid_wins,
        the_callers_choice_overrides,
        NULL,
    };
    return suite_run ("bids", tests);
}
