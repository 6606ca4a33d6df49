/* Every figure of every sample: the characters under its box are those that were printed, as
 * poppler tells them, and nothing else. A report is pointing at such boxes.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "disclose.h"
#include "suite.h"

#include <poppler.h>
#include <string.h>

typedef struct {
    char *text;
    PopplerRectangle *boxes;
    guint n_boxes;
} Letters;

static void
letters_read (Letters *letters, PopplerDocument *pdf, guint page)
{
    PopplerPage *source = poppler_document_get_page (pdf, (int) page - 1);
    letters->text = poppler_page_get_text (source);
    letters->boxes = NULL;
    letters->n_boxes = 0;
    poppler_page_get_text_layout (source, &letters->boxes, &letters->n_boxes);
    g_object_unref (source);
}

/* What stands in the middle of the box, without blanks. */
static char *
letters_under (const Letters *letters, DiscloseSource box)
{
    GString *under = g_string_new (NULL);
    guint i = 0;
    for (const char *p = letters->text; *p != '\0' && i < letters->n_boxes;
         p = g_utf8_next_char (p), i++) {
        const PopplerRectangle *r = &letters->boxes[i];
        const double x = (r->x1 + r->x2) / 2, y = (r->y1 + r->y2) / 2;
        if (x > box.x0 && x < box.x1 && y > box.y0 && y < box.y1
            && !g_unichar_isspace (g_utf8_get_char (p)))
            g_string_append_unichar (under, g_utf8_get_char (p));
    }
    return g_string_free (under, FALSE);
}

static guint
check_figures (const DiscloseDocument *document, PopplerDocument *pdf)
{
    Letters letters = { NULL, NULL, 0 };
    guint page = 0, n = 0;
    for (guint t = 0; t < disclose_document_n_tables (document); t++) {
        const DiscloseTable *table = disclose_document_table (document, t);
        for (guint r = 0; r < disclose_table_n_rows (table); r++)
            for (guint c = 0; c < disclose_table_n_columns (table); c++) {
                const DiscloseCell *cell = disclose_row_cell (disclose_table_row (table, r), c);
                const DiscloseSource box = disclose_cell_source (cell);
                if (disclose_cell_kind (cell) != DISCLOSE_CELL_AMOUNT)
                    continue;
                if (box.page != page) {
                    g_free (letters.text);
                    g_free (letters.boxes);
                    letters_read (&letters, pdf, page = box.page);
                }
                g_autofree char *under = letters_under (&letters, box);
                ck_assert_msg (strcmp (under, disclose_cell_text (cell)) == 0,
                               "%s, page %u: `%s` stands under the box of %s",
                               disclose_document_name (document), page, under,
                               disclose_cell_text (cell));
                n++;
            }
    }
    g_free (letters.text);
    g_free (letters.boxes);
    return n;
}

static guint
check_file (const char *path, const DiscloseGrammars *grammars)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (DiscloseDocument) document = disclose_document_open (path, grammars, NULL, &error);
    if (document == NULL)
        return 0; /* a sample whose grammar is its own */
    g_autofree char *whole = g_canonicalize_filename (path, NULL);
    g_autofree char *uri = g_filename_to_uri (whole, NULL, NULL);
    PopplerDocument *pdf = poppler_document_new_from_file (uri, NULL, NULL);
    ck_assert_ptr_nonnull (pdf);
    const guint n = check_figures (document, pdf);
    g_object_unref (pdf);
    return n;
}

START_TEST (every_box_covers_its_figure)
{
    const char *name;
    guint n = 0;
    g_autoptr (GError) error = NULL;
    g_autoptr (DiscloseGrammars) grammars = disclose_grammars_new (NULL, &error);
    g_autoptr (GDir) samples = g_dir_open ("samples", 0, &error);
    ck_assert_msg (samples != NULL && grammars != NULL, "run this from the top directory");
    while ((name = g_dir_read_name (samples)) != NULL) {
        g_autofree char *path = g_strdup_printf ("samples/%s/%s.pdf", name, name);
        if (g_file_test (path, G_FILE_TEST_EXISTS))
            n += check_file (path, grammars);
    }
    ck_assert_uint_gt (n, 900);
}
END_TEST

int
main (void)
{
    const TTest *const tests[] = { every_box_covers_its_figure, NULL };
    return suite_run ("boxes", tests);
}
