/* The sheet with a line a figure: figures.csv as it is, ready to be filtered.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "sheets.h"

#include "cli.h"
#include "cli_csv.h"

#include <string.h>

#define MOST_FIELDS 64

/* How a column of figures.csv is shown. */
typedef struct {
    const char *key, *title;
    guint width;
    gboolean is_number;
} Shown;

static const Shown columns[] = {
    { "source", N_ ("File"), 24, FALSE },
    { "sha256", "SHA-256", 14, FALSE },
    { "template", N_ ("Template"), 16, FALSE },
    { "year", N_ ("Year"), 7, TRUE },
    { "department", N_ ("Department"), 24, FALSE },
    { "table", N_ ("Table"), 7, TRUE },
    { "title", N_ ("Title"), 30, FALSE },
    { "section", N_ ("Section"), 12, FALSE },
    { "row", N_ ("Row"), 7, TRUE },
    { "code", N_ ("Code"), 11, FALSE },
    { "name", N_ ("Name"), 34, FALSE },
    { "path", N_ ("Path"), 46, FALSE },
    { "level", N_ ("Level"), 7, TRUE },
    { "item", N_ ("Project"), 30, FALSE },
    { "column", N_ ("Column"), 18, FALSE },
    { "value", N_ ("Amount"), 15, TRUE },
    { "unit", N_ ("Unit"), 7, FALSE },
    { "yuan", N_ ("In yuan"), 18, TRUE },
    { "page", N_ ("Page"), 7, TRUE },
    { "x0", "x0", 8, TRUE },
    { "y0", "y0", 8, TRUE },
    { "x1", "x1", 8, TRUE },
    { "y1", "y1", 8, TRUE },
    { "raw", N_ ("As printed"), 15, FALSE },
    { "status", N_ ("Status"), 14, FALSE },
};

static void
put_head (Book *book, guint column, const char *key)
{
    for (gsize i = 0; i < G_N_ELEMENTS (columns); i++) {
        if (strcmp (columns[i].key, key) != 0)
            continue;
        book_text (book, 0, column, BOOK_HEAD, cli_chinese (columns[i].title));
        book_width (book, column, columns[i].width);
    }
    book_text (book, 1, column, BOOK_HEAD, key);
}

static gboolean
is_number (const char *key)
{
    for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
        if (strcmp (columns[i].key, key) == 0)
            return columns[i].is_number;
    return FALSE;
}

/* What a number would not hold stands there as text, digit by digit. */
static void
put_field (Book *book, guint row, guint column, const char *key, const char *text,
           gboolean doubtful)
{
    const guint32 style = doubtful ? BOOK_WARNING : BOOK_PLAIN;
    DiscloseAmount amount;
    if (*text == '\0')
        return;
    if (is_number (key) && disclose_amount_parse (text, &amount) && layout_holds (amount))
        book_number (book, row, column, style, amount.scale, text);
    else
        book_text (book, row, column, style | (is_number (key) ? BOOK_RIGHT : 0), text);
}

/* The end of the record that begins at text: line ends in quotes are part of it. */
static char *
end_of_record (char *text)
{
    gboolean quoted = FALSE;
    for (; *text != '\0' && (quoted || *text != '\n'); text++)
        quoted ^= *text == '"';
    return text;
}

gboolean
sheet_data (Book *book, const DiscloseDocument *document, GError **error)
{
    g_autoptr (GString) csv = g_string_new (NULL);
    char *keys[MOST_FIELDS], *fields[MOST_FIELDS];
    if (!disclose_document_write_figures (document, DISCLOSE_CSV_PLAIN, cli_write_string, csv,
                                          error))
        return FALSE;
    char *record = csv->str, *end = end_of_record (record);
    guint row = 1, n;
    *end = '\0';
    const guint n_keys = cli_csv_split (record, keys, MOST_FIELDS);
    book_sheet (book, cli_chinese (N_ ("Data")));
    book_freeze (book, 2, 0);
    for (guint c = 0; c < n_keys; c++)
        put_head (book, c, keys[c]);
    for (record = end + 1; *record != '\0'; record = end + 1) {
        end = end_of_record (record);
        if (*end == '\0')
            break;
        *end = '\0';
        n = cli_csv_split (record, fields, MOST_FIELDS);
        row++;
        for (guint c = 0; c < MIN (n, n_keys); c++)
            put_field (book, row, c, keys[c], fields[c], strcmp (fields[n - 1], "ok") != 0);
    }
    book_filter (book, 1, 0, row, n_keys - 1);
    return TRUE;
}
