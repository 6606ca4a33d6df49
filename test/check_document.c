/* Documents from their first byte on: what a good one tells, and every error.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "disclose.h"

#include "bounds.h"
#include "made_pdf.h"
#include "suite.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

static DiscloseGrammars *
made_grammars (void)
{
    g_autoptr (GError) error = NULL;
    DiscloseGrammars *grammars = disclose_grammars_new (NULL, &error);
    ck_assert_msg (grammars != NULL
                       && disclose_grammars_add (grammars, made_grammar, -1, "made", &error),
                   "%s", error != NULL ? error->message : "");
    return grammars;
}

static DiscloseDocument *
read_bytes (GBytes *bytes, const DiscloseOptions *options, GError **error)
{
    g_autoptr (DiscloseGrammars) grammars = made_grammars ();
    return disclose_document_read (bytes, "made.pdf", grammars, options, error);
}

static DiscloseDocument *
read_good (void)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) bytes = made_pdf (MADE_TABLE, 1, NULL);
    DiscloseDocument *document = read_bytes (bytes, NULL, &error);
    ck_assert_msg (document != NULL, "%s", error != NULL ? error->message : "");
    return document;
}

static gboolean
write_string (const char *data, gsize length, gpointer out, GError **error)
{
    (void) error;
    g_string_append_len (out, data, (gssize) length);
    return TRUE;
}

static char *
figures_of (const DiscloseDocument *document)
{
    g_autoptr (GError) error = NULL;
    GString *out = g_string_new (NULL);
    ck_assert (
        disclose_document_write_figures (document, DISCLOSE_CSV_PLAIN, write_string, out, &error));
    return g_string_free (out, FALSE);
}

/* Section - A good document */

START_TEST (a_watermark_is_not_read)
{
    g_autoptr (GBytes) bytes = made_pdf (
        "0.8 g BT /F1 46 Tf 130 705 Td (2024) Tj /F1 18 Tf 70 -62 Td (1234) Tj ET 0 g\n" MADE_TABLE,
        1, NULL);
    g_autoptr (DiscloseDocument) document = read_bytes (bytes, NULL, NULL), plain = read_good ();
    ck_assert_str_eq (disclose_document_department (document), "Office");
    ck_assert_uint_eq (disclose_document_n_findings (document),
                       disclose_document_n_findings (plain));
}
END_TEST

/* Of text that begins before the left edge of its page poppler leaves away whole lines, unless it
 * is asked for what is around the page too. */
START_TEST (text_over_the_edge_takes_no_line_along)
{
    g_autoptr (GBytes) bytes = made_pdf ("1 0 0 1 -62 0 cm\n" MADE_TABLE, 1, NULL);
    g_autoptr (DiscloseDocument) document = read_bytes (bytes, NULL, NULL);
    ck_assert_ptr_nonnull (document);
    g_autofree char *figures = figures_of (document);
    ck_assert_msg (strstr (figures, ",Schools,") != NULL && strstr (figures, ",Total,") != NULL
                       && strstr (figures, ",-7.5,") != NULL,
                   "%s", figures);
}
END_TEST

/* How many figures of the made table are doubtful for the reason given; all are read. */
static guint
count_with_status (GBytes *bytes, const char *status)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (DiscloseDocument) document = read_bytes (bytes, NULL, &error);
    ck_assert_msg (document != NULL, "%s", error != NULL ? error->message : "");
    const DiscloseTable *table = disclose_document_table (document, 0);
    guint amounts = 0, doubtful = 0;
    for (guint r = 0; r < disclose_table_n_rows (table); r++)
        for (guint c = 0; c < disclose_table_n_columns (table); c++) {
            const DiscloseCell *cell = disclose_row_cell (disclose_table_row (table, r), c);
            amounts += disclose_cell_kind (cell) == DISCLOSE_CELL_AMOUNT;
            doubtful += strcmp (disclose_cell_status (cell), status) == 0;
        }
    ck_assert_uint_eq (amounts, 4);
    return doubtful;
}

/* With more drawn behind it. */
static guint
count_doubtful (const char *more)
{
    g_autofree char *drawing = g_strconcat (MADE_TABLE, more, NULL);
    g_autoptr (GBytes) bytes = made_pdf (drawing, 1, NULL);
    return count_with_status (bytes, "rules-many");
}

/* Marks below the table, each a rule of its own. */
static char *
draw_marks (guint n)
{
    GString *marks = g_string_new (NULL);
    for (guint i = 0; i < n; i++)
        g_string_append_printf (marks, "%u %u.5 8 0.5 re f\n", 50 + i % 40 * 12, 20 + i / 40 * 3);
    return g_string_free (marks, FALSE);
}

START_TEST (rules_beyond_those_looked_at_are_told)
{
    g_autofree char *many = draw_marks (FRAME_RULES + 1);
    g_autofree char *few = draw_marks (FRAME_RULES / 2);
    ck_assert_uint_eq (count_doubtful (many), 4);
    ck_assert_uint_eq (count_doubtful (few), 0);
}
END_TEST

/* Curves are no rules, but whether a rule came after them is not known where no more was kept.
 * Drawn small, they are short in the file and long in the recording. */
START_TEST (a_drawing_that_is_not_kept_whole_is_told)
{
    g_autoptr (GString) curves = g_string_new (".00013 0 0 .00013 0 0 cm 1 1 m\n");
    while (curves->len < LIMIT_PAINT_BYTES / 4)
        g_string_append (curves, "1 2 3 4 5 6 c\n");
    g_string_append (curves, "S\n");
    ck_assert_uint_eq (count_doubtful (curves->str), 4);
    g_string_truncate (curves, curves->len / 8);
    g_string_append (curves, "\nS\n");
    ck_assert_uint_eq (count_doubtful (curves->str), 0);
}
END_TEST

static guint
count_unseen (const char *drawing)
{
    g_autoptr (GBytes) bytes = made_page_with_font (drawing);
    return count_with_status (bytes, "text-unseen");
}

#define SCAN "q 595 0 0 842 0 0 cm /Im Do Q\n"
#define LOGO "q 60 0 0 60 30 30 cm /Im Do Q\n"

/* As OCR does to a scan: its text is not drawn, or is drawn under the picture. */
START_TEST (text_that_is_not_seen_is_doubtful)
{
    ck_assert_uint_eq (count_unseen (MADE_TABLE), 0);
    ck_assert_uint_eq (count_unseen (SCAN "3 Tr\n" MADE_TABLE), 4);
    ck_assert_uint_eq (count_unseen (MADE_TABLE SCAN), 4);
    ck_assert_uint_eq (
        count_unseen (SCAN "3 Tr\n" MADE_TABLE "0 Tr\n" MADE_TEXT (300, 30, "- 1 -")), 4);
}
END_TEST

START_TEST (text_on_a_picture_is_seen)
{
    ck_assert_uint_eq (count_unseen (SCAN MADE_TABLE), 0);
    ck_assert_uint_eq (count_unseen (SCAN MADE_TABLE LOGO), 0);
    ck_assert_uint_eq (count_unseen (LOGO MADE_TABLE), 0);
}
END_TEST

#define PAGE_OF(contents)                                                         \
    "<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 595 842 ] /Contents " #contents \
    " 0 R /Resources << /Font << /F1 3 0 R >> /XObject << /Im 4 0 R >> >> >>\nendobj"

/* Two pages that draw these. */
static GBytes *
two_pages (const char *one, const char *other)
{
    MadePdf pdf = made_begin (NULL);
    made_object (&pdf, "<< /Type /Catalog /Pages 2 0 R >>\nendobj");
    made_object (&pdf, "<< /Type /Pages /Kids [ 5 0 R 7 0 R ] /Count 2 >>\nendobj");
    made_object (&pdf, "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>\nendobj");
    made_object (&pdf, MADE_PICTURE);
    made_object (&pdf, PAGE_OF (6));
    made_stream (&pdf, one);
    made_object (&pdf, PAGE_OF (8));
    made_stream (&pdf, other);
    return made_end (&pdf, "");
}

/* How many pages are told to be pictures, of the table and another. */
static guint
count_scans (const char *other)
{
    g_autoptr (GBytes) bytes = two_pages (MADE_TABLE, other);
    g_autoptr (DiscloseDocument) document = read_bytes (bytes, NULL, NULL);
    guint n = 0;
    for (guint i = 0; i < disclose_document_n_findings (document); i++) {
        const DiscloseFinding *finding = disclose_document_finding (document, i);
        if (strcmp (disclose_finding_id (finding), "page-scanned") == 0) {
            ck_assert_uint_eq (disclose_finding_source (finding).page, 2);
            n++;
        }
    }
    return n;
}

START_TEST (a_scan_among_other_pages_is_told)
{
    ck_assert_uint_eq (count_scans (SCAN), 1);
    ck_assert_uint_eq (count_scans (SCAN MADE_TEXT (290, 30, "- 2 -")), 1);
    ck_assert_uint_eq (count_scans ("q 595 0 0 300 0 0 cm /Im Do 1 0 0 1 0 1 cm /Im Do Q"), 1);
    ck_assert_uint_eq (count_scans (LOGO), 0);
    ck_assert_uint_eq (count_scans (""), 0);
    ck_assert_uint_eq (count_scans (SCAN MADE_TEXT (60, 700, "Words on a picture")), 0);
}
END_TEST

START_TEST (a_scan_is_told_where_no_table_is_found)
{
    static const char hint[] = "page 2 is a picture without text, run OCR on it first";
    g_autoptr (GBytes) scan = two_pages (MADE_TEXT (60, 700, "Nothing but words"), SCAN);
    g_autoptr (GBytes) blank = two_pages (MADE_TEXT (60, 700, "Nothing but words"), LOGO);
    g_autoptr (GError) error = NULL, other = NULL;
    ck_assert_ptr_null (read_bytes (scan, NULL, &error));
    ck_assert_ptr_nonnull (strstr (error->message, hint));
    ck_assert_ptr_null (read_bytes (blank, NULL, &other));
    ck_assert_ptr_null (strstr (other->message, hint));
}
END_TEST

/* A grammar that gives two columns of a table one key: the first has it, and neither is sure. */
START_TEST (two_columns_of_one_key)
{
    g_auto (GStrv) parts = g_strsplit (made_grammar, "amount project ^Project$", 2);
    g_autofree char *text = g_strjoinv ("amount basic ^Project$", parts);
    g_autoptr (DiscloseGrammars) grammars = disclose_grammars_new (NULL, NULL);
    ck_assert (disclose_grammars_add (grammars, text, -1, "made", NULL));
    g_autoptr (GBytes) bytes = made_pdf (MADE_TABLE, 1, NULL);
    g_autoptr (DiscloseDocument) document =
        disclose_document_read (bytes, "made.pdf", grammars, NULL, NULL);
    const DiscloseRow *row = disclose_table_row (disclose_document_table (document, 0), 0);
    const DiscloseCell *cell = disclose_row_cell (row, 0);
    g_autofree char *value = disclose_amount_dup_string (disclose_cell_amount (cell));
    ck_assert_str_eq (value, "1234.56");
    ck_assert_str_eq (disclose_cell_status (cell), "column-doubtful");
    ck_assert_uint_gt (disclose_document_n_findings (document), 0);
    ck_assert_str_eq (disclose_finding_id (disclose_document_finding (document, 0)),
                      "column-doubtful");
    ck_assert_str_eq (disclose_finding_text (disclose_document_finding (document, 0)), "Project");
}
END_TEST

START_TEST (tells_itself)
{
    g_autoptr (DiscloseDocument) document = read_good ();
    g_autoptr (GBytes) bytes = made_pdf (MADE_TABLE, 1, NULL);
    g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
    ck_assert_str_eq (disclose_document_name (document), "made.pdf");
    ck_assert_str_eq (disclose_document_sha256 (document), sum);
    ck_assert_str_eq (disclose_document_template (document), "made");
    ck_assert_str_eq (disclose_document_kind (document), "budget");
    ck_assert_str_eq (disclose_document_department (document), "Office");
    ck_assert_uint_eq (disclose_document_year (document), 2024);
    ck_assert_uint_eq (disclose_document_n_pages (document), 1);
    ck_assert_uint_eq (disclose_document_n_tables (document), 1);
    ck_assert_uint_eq (disclose_document_n_missing (document), 1);
    ck_assert_uint_eq (disclose_document_missing (document, 0), 2);
    ck_assert_ptr_null (disclose_document_lookup_table (document, 2));
}
END_TEST

START_TEST (tells_its_table)
{
    g_autoptr (DiscloseDocument) document = read_good ();
    const DiscloseTable *table = disclose_document_lookup_table (document, 1);
    ck_assert_ptr_eq (table, disclose_document_table (document, 0));
    ck_assert_str_eq (disclose_table_title (table), "Expenditure");
    ck_assert_str_eq (disclose_table_unit (table), "k");
    ck_assert_int_eq (disclose_table_unit_power (table), 3);
    ck_assert_int_eq (disclose_table_way (table), DISCLOSE_WAY_RULED);
    ck_assert_uint_eq (disclose_table_n_columns (table), 2);
    ck_assert_str_eq (disclose_table_column_key (table, 1), "project");
    ck_assert_str_eq (disclose_table_column_label (table, 1), "Project");
    ck_assert_uint_eq (disclose_table_n_rows (table), 2);
    ck_assert_uint_eq (disclose_table_n_figures (table), 4);
    ck_assert_uint_eq (disclose_table_n_parts (table), 1);
    ck_assert_uint_eq (disclose_table_part (table, 0).page, 1);
}
END_TEST

START_TEST (tells_its_cells)
{
    g_autoptr (DiscloseDocument) document = read_good ();
    const DiscloseTable *table = disclose_document_table (document, 0);
    const DiscloseRow *first = disclose_table_row (table, 0), *last = disclose_table_row (table, 1);
    const DiscloseCell *cell = disclose_row_cell (first, 0);
    const DiscloseAmount amount = disclose_cell_amount (cell);
    const DiscloseSource source = disclose_cell_source (cell);
    ck_assert_str_eq (disclose_row_name (first), "Schools");
    ck_assert_str_eq (disclose_row_name (last), "Total");
    ck_assert_uint_eq (disclose_row_level (last), 0);
    ck_assert_int_eq (disclose_cell_kind (cell), DISCLOSE_CELL_AMOUNT);
    ck_assert_str_eq (disclose_cell_text (cell), "1,234.56");
    ck_assert (amount.digits == 123456 && amount.scale == 2);
    ck_assert_str_eq (disclose_cell_status (cell), "ok");
    /* Drawn 666 from below on a page 842 high. */
    ck_assert_uint_eq (source.page, 1);
    ck_assert_double_eq_tol (source.x0, 220, 1);
    ck_assert (source.y0 < 842 - 666 && source.y0 > 842 - 680);
    const DiscloseAmount negative = disclose_cell_amount (disclose_row_cell (last, 1));
    ck_assert (negative.digits == -75 && negative.scale == 1);
}
END_TEST

START_TEST (a_file_and_its_bytes_are_the_same)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) bytes = made_pdf (MADE_TABLE, 1, NULL);
    g_autoptr (DiscloseGrammars) grammars = made_grammars ();
    g_autofree char *directory = g_dir_make_tmp ("document-XXXXXX", NULL);
    g_autofree char *path = g_build_filename (directory, "made.pdf", NULL);
    ck_assert (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                    (gssize) g_bytes_get_size (bytes), NULL));
    g_autoptr (DiscloseDocument) opened = disclose_document_open (path, grammars, NULL, &error);
    const int fd = g_open (path, O_RDONLY, 0);
    ck_assert_int_eq (lseek (fd, 7, SEEK_SET), 7); /* it is read from its beginning all the same */
    g_autoptr (DiscloseDocument) held =
        disclose_document_open_fd (fd, "made.pdf", grammars, NULL, NULL);
    ck_assert_int_eq (close (fd), 0);
    g_remove (path);
    g_rmdir (directory);
    ck_assert_msg (opened != NULL, "%s", error != NULL ? error->message : "");
    ck_assert_ptr_nonnull (held);
    g_autoptr (DiscloseDocument) read = read_good ();
    g_autofree char *a = figures_of (opened), *b = figures_of (read), *c = figures_of (held);
    ck_assert_str_eq (a, b);
    ck_assert_str_eq (a, c);
    ck_assert_ptr_nonnull (strstr (a, "1234.56"));
}
END_TEST

START_TEST (references_are_counted)
{
    DiscloseDocument *document = read_good ();
    ck_assert_ptr_eq (disclose_document_ref (document), document);
    disclose_document_unref (document);
    ck_assert_uint_eq (disclose_document_n_tables (document), 1);
    disclose_document_unref (document);
    disclose_document_unref (NULL);
}
END_TEST

START_TEST (it_outlives_its_grammars)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) bytes = made_pdf (MADE_TABLE, 1, NULL);
    DiscloseGrammars *grammars = made_grammars ();
    g_autoptr (DiscloseDocument) document =
        disclose_document_read (bytes, "made.pdf", grammars, NULL, &error);
    disclose_grammars_unref (grammars);
    ck_assert_str_eq (disclose_document_template (document), "made");
    ck_assert_str_eq (disclose_table_unit (disclose_document_table (document, 0)), "k");
    g_autofree char *figures = figures_of (document);
    ck_assert_ptr_nonnull (strstr (figures, "-7.5"));
}
END_TEST

START_TEST (a_page_twice_is_two_tables)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) bytes = made_pdf (MADE_TABLE, 2, NULL);
    g_autoptr (DiscloseDocument) document = read_bytes (bytes, NULL, &error);
    ck_assert_ptr_nonnull (document);
    guint figures = 0;
    for (guint t = 0; t < disclose_document_n_tables (document); t++)
        figures += disclose_table_n_figures (disclose_document_table (document, t));
    ck_assert_uint_eq (figures, 8);
}
END_TEST

/* Section - Errors */

static void
assert_fails (GBytes *bytes, const DiscloseOptions *options, DiscloseError code, const char *says)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (DiscloseDocument) document = read_bytes (bytes, options, &error);
    ck_assert_ptr_null (document);
    ck_assert_ptr_nonnull (error);
    ck_assert_msg (g_error_matches (error, DISCLOSE_ERROR, (int) code), "%d: %s", error->code,
                   error->message);
    ck_assert_msg (strstr (error->message, says) != NULL, "%s", error->message);
    /* Whoever does not ask for it gets none. */
    ck_assert_ptr_null (read_bytes (bytes, options, NULL));
}

START_TEST (no_file)
{
    static const char *const paths[] = { "/nonexistent/budget.pdf", "/tmp", "" };
    g_autoptr (DiscloseGrammars) grammars = made_grammars ();
    for (guint i = 0; i < G_N_ELEMENTS (paths); i++) {
        g_autoptr (GError) error = NULL;
        ck_assert_ptr_null (disclose_document_open (paths[i], grammars, NULL, &error));
        ck_assert (g_error_matches (error, DISCLOSE_ERROR, DISCLOSE_ERROR_FILE));
        ck_assert_msg (strstr (error->message, "nonexistent") == NULL, "%s", error->message);
    }
}
END_TEST

START_TEST (encrypted)
{
    g_autoptr (GBytes) bytes = made_pdf (MADE_TABLE, 1, "open");
    g_autoptr (DiscloseOptions) options = disclose_options_new ();
    assert_fails (bytes, NULL, DISCLOSE_ERROR_ENCRYPTED, "is encrypted");
    disclose_options_set_password (options, "wrong");
    assert_fails (bytes, options, DISCLOSE_ERROR_ENCRYPTED, "does not open");
    disclose_options_set_password (options, "open");
    g_autoptr (GError) error = NULL;
    g_autoptr (DiscloseDocument) document = read_bytes (bytes, options, &error);
    ck_assert_msg (document != NULL, "%s", error != NULL ? error->message : "");
    ck_assert_uint_eq (disclose_table_n_figures (disclose_document_table (document, 0)), 4);
}
END_TEST

START_TEST (an_owners_password_keeps_nobody_out)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) bytes = made_pdf (MADE_TABLE, 1, "");
    g_autoptr (DiscloseDocument) document = read_bytes (bytes, NULL, &error);
    ck_assert_msg (document != NULL, "%s", error != NULL ? error->message : "");
    ck_assert_uint_eq (disclose_table_n_figures (disclose_document_table (document, 0)), 4);
}
END_TEST

START_TEST (damaged)
{
    g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
    g_autoptr (GBytes) text = g_bytes_new_static ("no PDF at all", 13);
    g_autoptr (GBytes) head = g_bytes_new_static ("%PDF-1.4\n", 9);
    g_autoptr (GBytes) pageless = made_pdf (MADE_TABLE, 0, NULL);
    assert_fails (empty, NULL, DISCLOSE_ERROR_DAMAGED, "empty");
    assert_fails (text, NULL, DISCLOSE_ERROR_DAMAGED, "not a PDF");
    assert_fails (head, NULL, DISCLOSE_ERROR_DAMAGED, "");
    assert_fails (pageless, NULL, DISCLOSE_ERROR_DAMAGED, "");
}
END_TEST

/* Whatever is cut off: an error or the same figures, never a crash and never others. */
START_TEST (truncated)
{
    g_autoptr (GBytes) bytes = made_pdf (MADE_TABLE, 1, NULL);
    g_autoptr (DiscloseDocument) whole = read_good ();
    const gsize size = g_bytes_get_size (bytes);
    for (gsize length = 0; length < size; length += 41) {
        g_autoptr (GError) error = NULL;
        g_autoptr (GBytes) part = g_bytes_new_from_bytes (bytes, 0, length);
        g_autoptr (DiscloseDocument) document = read_bytes (part, NULL, &error);
        ck_assert ((document == NULL) == (error != NULL));
        if (document != NULL)
            ck_assert_uint_eq (disclose_table_n_figures (disclose_document_table (document, 0)), 4);
    }
}
END_TEST

/* The fonts do not tell what they draw: letters of other alphabets, control characters, none. */
START_TEST (garbled_text)
{
    g_autoptr (GBytes) garbled = made_pdf (MADE_TEXT (60, 740, "\\310\\372\\322\\311 2025")
                                               MADE_TEXT (60, 700, "\\304\\311\\340"),
                                           2, NULL);
    g_autoptr (GBytes) sound =
        made_pdf (MADE_TEXT (60, 740, "Caf\\351, no table of any kind, but English"), 1, NULL);
    assert_fails (garbled, NULL, DISCLOSE_ERROR_ILLEGIBLE,
                  "characters are none that a Chinese text has");
    g_autoptr (GBytes) signs =
        made_pdf (MADE_TEXT (60, 740, "!\"#$%%&'*+ ,-./ 0123 456 <=>?@ AB [] ^_`"), 1, NULL);
    assert_fails (signs, NULL, DISCLOSE_ERROR_ILLEGIBLE, "a text without ideographs has");
    assert_fails (sound, NULL, DISCLOSE_ERROR_NO_TABLE, "none of the tables");
}
END_TEST

START_TEST (no_text)
{
    g_autoptr (GBytes) blank = made_pdf ("", 3, NULL);
    g_autoptr (GBytes) scanned = made_pdf ("q 500 0 0 700 50 50 cm /Im Do Q", 2, NULL);
    assert_fails (blank, NULL, DISCLOSE_ERROR_NO_TEXT, "none of its 3 pages");
    assert_fails (scanned, NULL, DISCLOSE_ERROR_NO_TEXT, "page 1 has an image");
}
END_TEST

START_TEST (no_table)
{
    g_autoptr (GBytes) prose = made_pdf (MADE_TEXT (50, 700, "Expenditure is due"), 1, NULL);
    assert_fails (prose, NULL, DISCLOSE_ERROR_NO_TABLE, "");
    /* One that only another template reads. */
    g_autoptr (GBytes) bytes = made_pdf (MADE_TABLE, 1, NULL);
    g_autoptr (DiscloseOptions) options = disclose_options_new ();
    disclose_options_set_template (options, "xinjiang-budget");
    assert_fails (bytes, options, DISCLOSE_ERROR_NO_TABLE, "");
    disclose_options_set_template (options, NULL);
    g_autoptr (DiscloseDocument) document = read_bytes (bytes, options, NULL);
    ck_assert_ptr_nonnull (document);
}
END_TEST

START_TEST (no_such_grammar)
{
    g_autoptr (GBytes) bytes = made_pdf (MADE_TABLE, 1, NULL);
    g_autoptr (DiscloseOptions) options = disclose_options_new ();
    disclose_options_set_template (options, "utopia");
    assert_fails (bytes, options, DISCLOSE_ERROR_GRAMMAR, "utopia");
}
END_TEST

START_TEST (limits)
{
    g_autoptr (GBytes) bytes = made_pdf (MADE_TABLE, 3, NULL);
    g_autoptr (DiscloseOptions) pages = disclose_options_new ();
    disclose_options_set_max_pages (pages, 2);
    assert_fails (bytes, pages, DISCLOSE_ERROR_LIMIT, "3 pages, more than the 2");
    disclose_options_set_max_pages (pages, 3);
    g_autoptr (DiscloseDocument) enough = read_bytes (bytes, pages, NULL);
    ck_assert_ptr_nonnull (enough);
    g_autoptr (DiscloseOptions) glyphs = disclose_options_new ();
    disclose_options_set_max_glyphs (glyphs, 20);
    assert_fails (bytes, glyphs, DISCLOSE_ERROR_LIMIT, "page 1 has");
}
END_TEST

START_TEST (large_files_are_not_read)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (DiscloseGrammars) grammars = made_grammars ();
    g_autoptr (DiscloseOptions) options = disclose_options_new ();
    g_autofree char *path = NULL;
    const int file = g_file_open_tmp ("document-XXXXXX", &path, NULL);
    ck_assert_int_ge (file, 0);
    g_close (file, NULL);
    ck_assert (g_file_set_contents (path, "0123456789", 10, NULL));
    disclose_options_set_max_bytes (options, 9);
    ck_assert_ptr_null (disclose_document_open (path, grammars, options, &error));
    ck_assert (g_error_matches (error, DISCLOSE_ERROR, DISCLOSE_ERROR_LIMIT));
    g_clear_error (&error);
    disclose_options_set_max_bytes (options, 10);
    ck_assert_ptr_null (disclose_document_open (path, grammars, options, &error));
    ck_assert (g_error_matches (error, DISCLOSE_ERROR, DISCLOSE_ERROR_DAMAGED));
    g_remove (path);
}
END_TEST

static gboolean
write_nothing (const char *data, gsize length, gpointer user_data, GError **error)
{
    (void) data;
    (void) length;
    (void) user_data;
    g_set_error (error, DISCLOSE_ERROR, DISCLOSE_ERROR_WRITE, "no room");
    return FALSE;
}

START_TEST (what_cannot_be_written)
{
    g_autoptr (DiscloseDocument) document = read_good ();
    const DiscloseTable *table = disclose_document_table (document, 0);
    for (guint i = 0; i < 3; i++) {
        g_autoptr (GError) error = NULL;
        const gboolean written =
            i == 0   ? disclose_document_write_figures (document, 0, write_nothing, NULL, &error)
            : i == 1 ? disclose_table_write_csv (table, 0, write_nothing, NULL, &error)
                     : disclose_document_write_json (document, write_nothing, NULL, &error);
        ck_assert (!written);
        ck_assert (g_error_matches (error, DISCLOSE_ERROR, DISCLOSE_ERROR_WRITE));
        ck_assert_str_eq (error->message, "no room");
    }
}
END_TEST

int
main (void)
{
    const TTest *const tests[] = {
        a_watermark_is_not_read,
        text_over_the_edge_takes_no_line_along,
        rules_beyond_those_looked_at_are_told,
        a_drawing_that_is_not_kept_whole_is_told,
        text_that_is_not_seen_is_doubtful,
        text_on_a_picture_is_seen,
        a_scan_among_other_pages_is_told,
        a_scan_is_told_where_no_table_is_found,
        two_columns_of_one_key,
        tells_itself,
        tells_its_table,
        tells_its_cells,
        a_file_and_its_bytes_are_the_same,
        references_are_counted,
        it_outlives_its_grammars,
        a_page_twice_is_two_tables,
        no_file,
        encrypted,
        an_owners_password_keeps_nobody_out,
        damaged,
        truncated,
        garbled_text,
        no_text,
        no_table,
        no_such_grammar,
        limits,
        large_files_are_not_read,
        what_cannot_be_written,
        NULL,
    };
    return suite_run ("document", tests);
}
