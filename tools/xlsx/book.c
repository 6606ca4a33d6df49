/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "book.h"

#define MOST_TEXT 32000 /* bytes of a cell: Excel takes 32,767 characters */

struct Book {
    GVariantBuilder sheets;
    char *name; /* of the sheet in hand; NULL for none */
    guint freeze[2], filter[4];
    GVariantBuilder widths, heights, colours, cells;
};

Book *
book_new (void)
{
    Book *book = g_new0 (Book, 1);
    g_variant_builder_init (&book->sheets, G_VARIANT_TYPE (BOOK_TYPE));
    return book;
}

static void
end_sheet (Book *book)
{
    if (book->name == NULL)
        return;
    g_variant_builder_add (&book->sheets, "(s(uu)(uuuu)a(uu)a(uu)a(uuuusu)a(yuuuuuusss))",
                           book->name, book->freeze[0], book->freeze[1], book->filter[0],
                           book->filter[1], book->filter[2], book->filter[3], &book->widths,
                           &book->heights, &book->colours, &book->cells);
    g_clear_pointer (&book->name, g_free);
}

void
book_free (Book *book)
{
    if (book == NULL)
        return;
    end_sheet (book);
    g_variant_builder_clear (&book->sheets);
    g_free (book);
}

void
book_sheet (Book *book, const char *name)
{
    end_sheet (book);
    book->name = g_strdup (name);
    book->freeze[0] = book->freeze[1] = 0;
    for (gsize i = 0; i < G_N_ELEMENTS (book->filter); i++)
        book->filter[i] = 0;
    g_variant_builder_init (&book->widths, G_VARIANT_TYPE ("a(uu)"));
    g_variant_builder_init (&book->heights, G_VARIANT_TYPE ("a(uu)"));
    g_variant_builder_init (&book->colours, G_VARIANT_TYPE ("a(uuuusu)"));
    g_variant_builder_init (&book->cells, G_VARIANT_TYPE ("a(yuuuuuusss)"));
}

void
book_freeze (Book *book, guint rows, guint columns)
{
    book->freeze[0] = rows;
    book->freeze[1] = columns;
}

void
book_filter (Book *book, guint row, guint column, guint last_row, guint last_column)
{
    book->filter[0] = row;
    book->filter[1] = column;
    book->filter[2] = last_row;
    book->filter[3] = last_column;
}

void
book_width (Book *book, guint column, guint digits)
{
    g_variant_builder_add (&book->widths, "(uu)", column, digits);
}

void
book_height (Book *book, guint row, guint points)
{
    g_variant_builder_add (&book->heights, "(uu)", row, points);
}

void
book_colour (Book *book, guint row, guint column, guint last_row, guint last_column,
             const char *text, guint32 style)
{
    g_variant_builder_add (&book->colours, "(uuuusu)", row, column, last_row, last_column, text,
                           style);
}

/* Section - Cells */

/* What XML can hold, and no more than a cell takes. */
static char *
clean (const char *text)
{
    GString *kept = g_string_new (NULL);
    for (; *text != '\0' && kept->len < MOST_TEXT; text = g_utf8_next_char (text)) {
        const gunichar c = g_utf8_get_char (text);
        if (c == '\t' || c == '\n' || (c >= 0x20 && c != 0x7f && c != 0xfffe && c != 0xffff))
            g_string_append_unichar (kept, c);
    }
    if (*text != '\0')
        g_string_append (kept, "…");
    return g_string_free (kept, FALSE);
}

static void
add (Book *book, BookCell kind, const guint place[4], guint32 style, guint decimals,
     const char *text, const char *result, const char *target)
{
    g_autofree char *safe = clean (text);
    g_variant_builder_add (&book->cells, "(yuuuuuusss)", (guchar) kind, place[0], place[1],
                           place[2], place[3], style, decimals, safe, result, target);
}

static void
add_one (Book *book, BookCell kind, guint row, guint column, guint32 style, guint decimals,
         const char *text, const char *result)
{
    const guint place[4] = { row, column, row, column };
    add (book, kind, place, style, decimals, text, result, "");
}

void
book_text (Book *book, guint row, guint column, guint32 style, const char *text)
{
    add_one (book, BOOK_CELL_TEXT, row, column, style, 0, text, "");
}

void
book_number (Book *book, guint row, guint column, guint32 style, guint decimals, const char *number)
{
    add_one (book, BOOK_CELL_NUMBER, row, column, style, decimals, number, "");
}

void
book_formula (Book *book, guint row, guint column, guint32 style, guint decimals,
              const char *formula, const char *number)
{
    add_one (book, BOOK_CELL_FORMULA, row, column, style, decimals, formula, number);
}

void
book_text_formula (Book *book, guint row, guint column, guint32 style, const char *formula,
                   const char *text)
{
    add_one (book, BOOK_CELL_TEXT_FORMULA, row, column, style, 0, formula, text);
}

void
book_link (Book *book, guint row, guint column, guint32 style, const char *sheet, const char *text)
{
    const guint place[4] = { row, column, row, column };
    add (book, BOOK_CELL_LINK, place, style, 0, text, "", sheet);
}

void
book_merge (Book *book, guint row, guint column, guint last_row, guint last_column, guint32 style,
            const char *text)
{
    const guint place[4] = { row, column, last_row, last_column };
    const gboolean one = row == last_row && column == last_column;
    add (book, one ? BOOK_CELL_TEXT : BOOK_CELL_MERGE, place, style, 0, text, "", "");
}

void
book_comment (Book *book, guint row, guint column, const char *text)
{
    add_one (book, BOOK_CELL_COMMENT, row, column, 0, 0, text, "");
}

char *
book_cell_name (guint row, guint column)
{
    char letters[8], *at = letters + sizeof letters;
    *--at = '\0';
    for (guint n = column + 1; n > 0; n = (n - 1) / 26)
        *--at = (char) ('A' + (n - 1) % 26);
    return g_strdup_printf ("%s%u", at, row + 1);
}

guint
book_text_width (const char *text)
{
    guint width = 0;
    for (; *text != '\0'; text = g_utf8_next_char (text))
        width += g_unichar_iswide (g_utf8_get_char (text)) ? 2 : 1;
    return width;
}

GBytes *
book_to_bytes (Book *book)
{
    end_sheet (book);
    g_autoptr (GVariant) whole = g_variant_ref_sink (g_variant_builder_end (&book->sheets));
    g_variant_builder_init (&book->sheets, G_VARIANT_TYPE (BOOK_TYPE));
    return g_variant_get_data_as_bytes (whole);
}
