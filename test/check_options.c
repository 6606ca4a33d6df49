/* What the caller may set, and that it is heeded.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "bounds.h"
#include "options.h"
#include "suite.h"

#include <glib/gstdio.h>
#include <string.h>

/* Two pages with a word each; poppler rebuilds the table of references that is not there. */
static const char two_pages[] =
    "%PDF-1.4\n"
    "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    "2 0 obj<</Type/Pages/Count 2/Kids[3 0 R 4 0 R]/MediaBox[0 0 200 200]"
    "/Resources<</Font<</F 6 0 R>>>>>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/Contents 5 0 R>>endobj\n"
    "4 0 obj<</Type/Page/Parent 2 0 R/Contents 5 0 R>>endobj\n"
    "5 0 obj<</Length 37>>stream\n"
    "BT /F 12 Tf 20 100 Td (abcdefgh) Tj ET\n"
    "endstream endobj\n"
    "6 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
    "trailer<</Root 1 0 R>>\n%%EOF\n";

/* The code of the error that the two pages end with: they hold no table, so there always is one. */
static int
error_of (const DiscloseOptions *options)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) bytes = g_bytes_new_static (two_pages, sizeof two_pages - 1);
    g_autoptr (DiscloseGrammars) grammars = disclose_grammars_new (NULL, NULL);
    g_autoptr (DiscloseDocument) document =
        disclose_document_read (bytes, "two-pages.pdf", grammars, options, &error);
    ck_assert_ptr_null (document);
    ck_assert_ptr_nonnull (error);
    ck_assert (error->domain == DISCLOSE_ERROR);
    ck_assert_str_ne (error->message, "");
    return error->code;
}

START_TEST (defaults_are_those_of_the_header)
{
    g_autoptr (DiscloseOptions) options = disclose_options_new ();
    ck_assert_ptr_null (options->password);
    ck_assert_ptr_null (options->template_id);
    ck_assert_uint_eq (options->max_pages, 2000);
    ck_assert_uint_eq (options->max_glyphs, 200000);
    ck_assert (options->max_bytes == (guint64) 256 << 20);
    disclose_options_free (NULL);
}
END_TEST

START_TEST (strings_are_copied_and_may_be_taken_back)
{
    char text[] = "secret";
    g_autoptr (DiscloseOptions) options = disclose_options_new ();
    disclose_options_set_password (options, text);
    disclose_options_set_template (options, text);
    memset (text, 'x', sizeof text - 1);
    ck_assert_str_eq (options->password, "secret");
    ck_assert_str_eq (options->template_id, "secret");
    /* A string of its own given back to it. */
    disclose_options_set_password (options, options->password);
    ck_assert_str_eq (options->password, "secret");
    disclose_options_set_password (options, NULL);
    disclose_options_set_template (options, NULL);
    ck_assert_ptr_null (options->password);
    ck_assert_ptr_null (options->template_id);
}
END_TEST

START_TEST (no_options_are_the_defaults)
{
    g_autoptr (DiscloseOptions) options = disclose_options_new ();
    ck_assert_int_eq (error_of (NULL), DISCLOSE_ERROR_NO_TABLE);
    ck_assert_int_eq (error_of (options), DISCLOSE_ERROR_NO_TABLE);
}
END_TEST

START_TEST (pages_are_limited)
{
    g_autoptr (DiscloseOptions) options = disclose_options_new ();
    disclose_options_set_max_pages (options, 1);
    ck_assert_int_eq (error_of (options), DISCLOSE_ERROR_LIMIT);
    disclose_options_set_max_pages (options, 2);
    ck_assert_int_eq (error_of (options), DISCLOSE_ERROR_NO_TABLE);
}
END_TEST

START_TEST (characters_of_a_page_are_limited)
{
    g_autoptr (DiscloseOptions) options = disclose_options_new ();
    disclose_options_set_max_glyphs (options, 7);
    ck_assert_int_eq (error_of (options), DISCLOSE_ERROR_LIMIT);
    disclose_options_set_max_glyphs (options, 8);
    ck_assert_int_eq (error_of (options), DISCLOSE_ERROR_NO_TABLE);
}
END_TEST

START_TEST (bytes_of_a_file_are_limited)
{
    g_autoptr (GError) error = NULL;
    g_autofree char *path = NULL;
    g_autoptr (DiscloseOptions) options = disclose_options_new ();
    g_autoptr (DiscloseGrammars) grammars = disclose_grammars_new (NULL, NULL);
    int fd = g_file_open_tmp ("disclose-XXXXXX.pdf", &path, NULL);
    ck_assert_int_ge (fd, 0);
    ck_assert (g_close (fd, NULL));
    ck_assert (g_file_set_contents (path, two_pages, sizeof two_pages - 1, NULL));

    disclose_options_set_max_bytes (options, sizeof two_pages - 2);
    ck_assert_ptr_null (disclose_document_open (path, grammars, options, &error));
    ck_assert (g_error_matches (error, DISCLOSE_ERROR, DISCLOSE_ERROR_LIMIT));
    g_clear_error (&error);
    disclose_options_set_max_bytes (options, sizeof two_pages - 1);
    ck_assert_ptr_null (disclose_document_open (path, grammars, options, &error));
    ck_assert (g_error_matches (error, DISCLOSE_ERROR, DISCLOSE_ERROR_NO_TABLE));
    g_unlink (path);
}
END_TEST

START_TEST (a_template_must_be_known)
{
    g_autoptr (DiscloseOptions) options = disclose_options_new ();
    disclose_options_set_template (options, "no-such-template");
    ck_assert_int_eq (error_of (options), DISCLOSE_ERROR_GRAMMAR);
    disclose_options_set_template (options, "national-final");
    ck_assert_int_eq (error_of (options), DISCLOSE_ERROR_NO_TABLE);
}
END_TEST

START_TEST (a_password_that_is_not_needed_does_no_harm)
{
    g_autoptr (DiscloseOptions) options = disclose_options_new ();
    disclose_options_set_password (options, "secret");
    ck_assert_int_eq (error_of (options), DISCLOSE_ERROR_NO_TABLE);
}
END_TEST

int
main (void)
{
    const TTest *const tests[] = {
        defaults_are_those_of_the_header,
        strings_are_copied_and_may_be_taken_back,
        no_options_are_the_defaults,
        pages_are_limited,
        characters_of_a_page_are_limited,
        bytes_of_a_file_are_limited,
        a_template_must_be_known,
        a_password_that_is_not_needed_does_no_harm,
        NULL,
    };
    return suite_run ("options", tests);
}
