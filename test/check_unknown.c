/* Tables that no grammar takes, through the public header.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "disclose-unknown.h"

#include "made_pdf.h"
#include "suite.h"

#define MADE_UNKNOWN                                                                       \
    MADE_TEXT (200, 560, "Purchases")                                                      \
    MADE_TEXT (400, 540, "Unit: k")                                                        \
    "50 480 400 0.5 re f 50 500 400 0.5 re f 50 520 400 0.5 re f\n"                        \
    "50 480 0.5 40 re f 200 480 0.5 40 re f 449.5 480 0.5 40 re f\n" MADE_TEXT (           \
        60, 506, "Article") MADE_TEXT (220, 506, "Price, net") MADE_TEXT (60, 486, "Desk") \
        MADE_TEXT (220, 486, "12.50")

static DiscloseDocument *
read_drawing (const char *drawing, GError **error)
{
    g_autoptr (GBytes) bytes = made_pdf (drawing, 1, NULL);
    g_autoptr (DiscloseGrammars) grammars = disclose_grammars_new (NULL, error);
    ck_assert (disclose_grammars_add (grammars, made_grammar, -1, "made", error));
    return disclose_document_read (bytes, "made.pdf", grammars, NULL, error);
}

static DiscloseDocument *
read_unknown (void)
{
    g_autoptr (GError) error = NULL;
    DiscloseDocument *document = read_drawing (MADE_TABLE MADE_UNKNOWN, &error);
    ck_assert_msg (document != NULL, "%s", error != NULL ? error->message : "");
    return document;
}

static gboolean
gather (const char *data, gsize length, gpointer out, GError **error)
{
    (void) error;
    g_string_append_len (out, data, (gssize) length);
    return TRUE;
}

static const DiscloseFinding *
find (const DiscloseDocument *document, const char *id)
{
    for (guint i = 0; i < disclose_document_n_findings (document); i++) {
        const DiscloseFinding *finding = disclose_document_finding (document, i);
        if (strcmp (disclose_finding_id (finding), id) == 0)
            return finding;
    }
    ck_abort_msg ("no finding %s", id);
    return NULL;
}

START_TEST (an_unknown_table_is_told)
{
    g_autoptr (DiscloseDocument) document = read_unknown ();
    ck_assert_uint_eq (disclose_document_n_tables (document), 1);
    ck_assert_uint_eq (disclose_document_n_unknown (document), 1);
    ck_assert_ptr_null (disclose_document_unknown (document, 1));

    const DiscloseUnknown *unknown = disclose_document_unknown (document, 0);
    ck_assert_str_eq (disclose_unknown_caption (unknown), "Purchases");
    ck_assert_uint_eq (disclose_unknown_n_rows (unknown), 2);
    ck_assert_uint_eq (disclose_unknown_n_columns (unknown), 2);
    ck_assert_str_eq (disclose_unknown_text (unknown, 1, 1), "12.50");
    ck_assert_str_eq (disclose_unknown_text (unknown, 2, 0), "");
    ck_assert_uint_eq (disclose_unknown_text_source (unknown, 0, 2).page, 0);
    const DiscloseSource text = disclose_unknown_text_source (unknown, 1, 1);
    ck_assert (text.page == 1 && text.x0 > 219 && text.x1 < 255 && text.y0 > 842 - 500);
}
END_TEST

/* The place is that of the caption and of the table below it. */
START_TEST (its_finding_has_caption_and_place)
{
    g_autoptr (DiscloseDocument) document = read_unknown ();
    const DiscloseUnknown *unknown = disclose_document_unknown (document, 0);
    const DiscloseFinding *finding = find (document, "table-unknown");
    const DiscloseSource place = disclose_finding_source (finding);
    ck_assert_str_eq (disclose_finding_text (finding), "Purchases");
    ck_assert (place.page == 1 && place.y0 < 842 - 560 && place.y1 > 842 - 482);
    ck_assert_double_eq (disclose_unknown_source (unknown).y0, place.y0);
}
END_TEST

/* The line of the department, whose name ends where the unit begins, is no caption. */
START_TEST (the_departments_line_is_no_caption)
{
    g_auto (GStrv) parts = g_strsplit (made_grammar, "(?:Unit|$)", 2);
    g_autofree char *text = g_strjoinv ("Unit", parts);
    g_autoptr (DiscloseGrammars) grammars = disclose_grammars_new (NULL, NULL);
    ck_assert (disclose_grammars_add (grammars, text, -1, "made", NULL));
    g_autoptr (GBytes) bytes =
        made_pdf (MADE_TABLE MADE_UNKNOWN MADE_TEXT (60, 540, "Department: Office"), 1, NULL);
    g_autoptr (DiscloseDocument) document =
        disclose_document_read (bytes, "made.pdf", grammars, NULL, NULL);
    ck_assert_uint_eq (disclose_document_n_unknown (document), 1);
    ck_assert_str_eq (disclose_unknown_caption (disclose_document_unknown (document, 0)),
                      "Purchases");
}
END_TEST

START_TEST (an_unknown_table_is_written)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (DiscloseDocument) document = read_unknown ();
    g_autoptr (GString) out = g_string_new (NULL);
    ck_assert (disclose_unknown_write_csv (disclose_document_unknown (document, 0),
                                           DISCLOSE_CSV_PLAIN, gather, out, &error));
    g_auto (GStrv) lines = g_strsplit (out->str, "\n", -1);
    ck_assert_str_eq (lines[0], "page,x0,y0,x1,y1,1,2");
    ck_assert (g_str_has_prefix (lines[1], "1,60.00,"));
    ck_assert (g_str_has_suffix (lines[1], ",Article,\"Price,net\""));
    ck_assert (g_str_has_suffix (lines[2], ",Desk,12.50"));
    ck_assert_str_eq (lines[3], "");

    g_string_truncate (out, 0);
    ck_assert (disclose_document_write_json (document, gather, out, &error));
    ck_assert_ptr_nonnull (strstr (out->str, "\"caption\": \"Purchases\""));
}
END_TEST

START_TEST (alone_it_is_an_error_that_names_it)
{
    g_autoptr (GError) error = NULL;
    ck_assert_ptr_null (read_drawing (MADE_UNKNOWN, &error));
    ck_assert (g_error_matches (error, DISCLOSE_ERROR, DISCLOSE_ERROR_NO_TABLE));
    ck_assert_msg (strstr (error->message, "'Purchases' on page 1") != NULL, "%s", error->message);
}
END_TEST

int
main (void)
{
    const TTest *const tests[] = {
        an_unknown_table_is_told,           its_finding_has_caption_and_place,
        the_departments_line_is_no_caption, an_unknown_table_is_written,
        alone_it_is_an_error_that_names_it, NULL,
    };
    return suite_run ("unknown", tests);
}
