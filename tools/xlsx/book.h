/* A workbook as plain data. A document is only ever read in a worker that can write nothing but its
 * reply, and libxlsxwriter writes files: so the worker says what stands in which cell, and the
 * program outside, which never sees the document, does as it is told.
 *
 * Rows and columns count from 0. Text is UTF-8. Numbers are decimal text until they are written.
 */
#ifndef DISCLOSE_BOOK_H
#define DISCLOSE_BOOK_H

#include <glib.h>

typedef enum {
    BOOK_PLAIN = 0,
    BOOK_BOLD = 1 << 0,
    BOOK_TITLE = 1 << 1,    /* large and bold */
    BOOK_HEAD = 1 << 2,     /* of a column: bold, centred, wrapped, on grey */
    BOOK_FRAMED = 1 << 3,   /* with thin lines around it */
    BOOK_SOFT = 1 << 4,     /* grey */
    BOOK_RIGHT = 1 << 5,    /* set to the right */
    BOOK_CENTRE = 1 << 6,   /* centred */
    BOOK_WRAP = 1 << 7,     /* wrapped */
    BOOK_ERROR = 1 << 8,    /* on red */
    BOOK_WARNING = 1 << 9,  /* on yellow */
    BOOK_GROUPED = 1 << 10, /* a number with separators every three digits */
    BOOK_HINT = 1 << 11     /* on blue */
} BookStyle;

/* A style whose text begins so many steps, up to 15, from its edge: the left one, or the right. */
#define BOOK_INDENT(steps) ((guint32) (steps) << 16)

typedef struct Book Book;

Book *book_new (void);
void book_free (Book *book);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Book, book_free)

/* Begins a sheet, to which all that follows belongs. A name has at most 31 characters, none of them
 * one of []:*?/\' */
void book_sheet (Book *book, const char *name);

/* Rows above and columns before stay where they are, and are printed on every page. */
void book_freeze (Book *book, guint rows, guint columns);

/* The range, its first row the headings, can be filtered. */
void book_filter (Book *book, guint row, guint column, guint last_row, guint last_column);

/* As wide as so many digits, as high as so many points. */
void book_width (Book *book, guint column, guint digits);
void book_height (Book *book, guint row, guint points);

/* Cells of the range take that style, bold and colours alone, while they hold that text. */
void book_colour (Book *book, guint row, guint column, guint last_row, guint last_column,
                  const char *text, guint32 style);

void book_text (Book *book, guint row, guint column, guint32 style, const char *text);
void book_number (Book *book, guint row, guint column, guint32 style, guint decimals,
                  const char *number);

/* A formula, without its `=`, and what it comes to, for programs that do not work it out. */
void book_formula (Book *book, guint row, guint column, guint32 style, guint decimals,
                   const char *formula, const char *number);
void book_text_formula (Book *book, guint row, guint column, guint32 style, const char *formula,
                        const char *text);

/* A text that leads to a cell of another sheet. */
void book_link (Book *book, guint row, guint column, guint32 style, const char *sheet,
                const char *text);

/* A text over several cells. */
void book_merge (Book *book, guint row, guint column, guint last_row, guint last_column,
                 guint32 style, const char *text);

/* What is said of a cell beside it. */
void book_comment (Book *book, guint row, guint column, const char *text);

/* `C5`; to be freed. */
char *book_cell_name (guint row, guint column);

/* How wide a text is in digits, where an ideograph is two. */
guint book_text_width (const char *text);

/* Section - From one process to the other */

/* The whole as bytes. The book may then only be freed. */
GBytes *book_to_bytes (Book *book);

/* Writes what book_to_bytes() gave as a file. What is in bytes is not relied on: FALSE with an
 * error if they are no workbook, or the file could not be written. */
gboolean book_write (GBytes *bytes, const char *path, const char *directory, GError **error);

/* The shape of those bytes: sheets of name, panes, filter, widths, heights, colours and cells. */
#define BOOK_TYPE "a(s(uu)(uuuu)a(uu)a(uu)a(uuuusu)a(yuuuuuusss))"

typedef enum {
    BOOK_CELL_TEXT,
    BOOK_CELL_NUMBER,
    BOOK_CELL_FORMULA,
    BOOK_CELL_TEXT_FORMULA,
    BOOK_CELL_LINK,
    BOOK_CELL_MERGE,
    BOOK_CELL_COMMENT
} BookCell;

#endif
