/* Workbooks through libxlsxwriter.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "book.h"

#include <disclose.h>
#include <string.h>
#include <xlsxwriter.h>

#define FONT "SimSun"
#define SIZE 10            /* points */
#define MOST_DECIMALS 18   /* of an amount */
#define CREATED 315532800  /* 1980-01-01, as all times in the file are: the same bytes each time */
#define COMMENT_LINE 16    /* pixels */
#define COMMENT_WIDTH 300  /* pixels */
#define COMMENT_DIGITS 40  /* of its width */
#define COMMENT_HEIGHT 600 /* pixels at most */
#define PAPER_A4 9

typedef struct {
    lxw_workbook *workbook;
    lxw_worksheet *sheet;
    GHashTable *formats; /* of style and decimals to lxw_format */
    lxw_error error;     /* the first that is no matter of one cell */
} Writer;

/* Section - Formats */

static char *
number_format (guint32 style, guint decimals)
{
    g_autofree char *zeros = g_strnfill (MIN (decimals, MOST_DECIMALS), '0');
    return g_strconcat (style & BOOK_GROUPED ? "#,##0" : "0", decimals > 0 ? "." : "", zeros, NULL);
}

static void
align (lxw_format *format, guint32 style)
{
    format_set_align (format, LXW_ALIGN_VERTICAL_CENTER);
    if (style & BOOK_RIGHT)
        format_set_align (format, LXW_ALIGN_RIGHT);
    else if (style & (BOOK_CENTRE | BOOK_HEAD))
        format_set_align (format, LXW_ALIGN_CENTER);
    if (style & (BOOK_WRAP | BOOK_HEAD))
        format_set_text_wrap (format);
    if (style >> 16 != 0) {
        format_set_align (format, style & BOOK_RIGHT ? LXW_ALIGN_RIGHT : LXW_ALIGN_LEFT);
        format_set_indent (format, (guint8) MIN (style >> 16, 15));
    }
}

static void
colour (lxw_format *format, guint32 style)
{
    if (style & (BOOK_BOLD | BOOK_TITLE | BOOK_HEAD))
        format_set_bold (format);
    if (style & BOOK_SOFT)
        format_set_font_color (format, 0x595959);
    if (style & BOOK_ERROR) {
        format_set_bg_color (format, 0xFFC7CE);
        format_set_font_color (format, 0x9C0006);
    } else if (style & BOOK_WARNING) {
        format_set_bg_color (format, 0xFFEB9C);
        format_set_font_color (format, 0x7F4F00);
    } else if (style & BOOK_HINT) {
        format_set_bg_color (format, 0xDDEBF7);
        format_set_font_color (format, 0x1F4E79);
    } else if (style & BOOK_HEAD) {
        format_set_bg_color (format, 0xE7EAEE);
    }
}

/* A number format only where a number stands: G_MAXUINT decimals mean text, codes among it. */
static lxw_format *
format_of (Writer *writer, guint32 style, guint decimals)
{
    gint64 key = ((gint64) style << 32) | decimals;
    lxw_format *format = g_hash_table_lookup (writer->formats, &key);
    if (format != NULL)
        return format;
    format = workbook_add_format (writer->workbook);
    format_set_font_name (format, FONT);
    format_set_font_size (format, style & BOOK_TITLE ? SIZE + 4 : SIZE);
    align (format, style);
    colour (format, style);
    if (style & (BOOK_FRAMED | BOOK_HEAD)) {
        format_set_border (format, LXW_BORDER_THIN);
        format_set_border_color (format, 0x9AA3AD);
    }
    if (decimals == G_MAXUINT) {
        format_set_num_format (format, "@");
    } else {
        g_autofree char *text = number_format (style, decimals);
        format_set_num_format (format, text);
    }
    g_hash_table_insert (writer->formats, g_memdup2 (&key, sizeof key), format);
    return format;
}

/* Section - Cells */

static lxw_error
write_comment (Writer *writer, guint row, guint column, const char *text)
{
    guint lines = 1;
    g_auto (GStrv) parts = g_strsplit (text, "\n", -1);
    for (guint i = 0; parts[i] != NULL; i++)
        lines += 1 + book_text_width (parts[i]) / COMMENT_DIGITS;
    lxw_comment_options options = {
        .author = "libdisclose",
        .width = COMMENT_WIDTH,
        .height = (guint16) MIN (lines * COMMENT_LINE, COMMENT_HEIGHT),
    };
    return worksheet_write_comment_opt (writer->sheet, row, (lxw_col_t) column, text, &options);
}

static lxw_error
write_link (Writer *writer, guint row, guint column, lxw_format *format, const char *sheet,
            const char *text)
{
    g_autofree char *target = g_strdup_printf ("internal:'%s'!A1", sheet);
    return worksheet_write_url_opt (writer->sheet, row, (lxw_col_t) column, target, format, text,
                                    NULL);
}

static lxw_error
write_cell (Writer *writer, BookCell kind, const guint place[4], guint32 style, guint decimals,
            const char *text, const char *result, const char *target)
{
    const guint row = place[0];
    const lxw_col_t column = (lxw_col_t) place[1];
    const gboolean is_number = kind == BOOK_CELL_NUMBER || kind == BOOK_CELL_FORMULA;
    lxw_format *format = format_of (writer, style, is_number ? decimals : G_MAXUINT);
    switch (kind) {
    case BOOK_CELL_TEXT:
        return *text != '\0' ? worksheet_write_string (writer->sheet, row, column, text, format)
                             : worksheet_write_blank (writer->sheet, row, column, format);
    case BOOK_CELL_NUMBER:
        return worksheet_write_number (writer->sheet, row, column, g_ascii_strtod (text, NULL),
                                       format);
    case BOOK_CELL_FORMULA:
        return worksheet_write_formula_num (writer->sheet, row, column, text, format,
                                            g_ascii_strtod (result, NULL));
    case BOOK_CELL_TEXT_FORMULA:
        return worksheet_write_formula_str (writer->sheet, row, column, text,
                                            format_of (writer, style, 0), result);
    case BOOK_CELL_LINK:
        return write_link (writer, row, column, format, target, text);
    case BOOK_CELL_MERGE:
        return worksheet_merge_range (writer->sheet, row, column, place[2], (lxw_col_t) place[3],
                                      text, format);
    case BOOK_CELL_COMMENT:
        return write_comment (writer, row, column, text);
    }
    return LXW_ERROR_PARAMETER_VALIDATION;
}

static void
write_cells (Writer *writer, GVariantIter *cells)
{
    guchar kind;
    guint place[4], style, decimals;
    const char *text, *result, *target;
    while (g_variant_iter_next (cells, "(yuuuuuu&s&s&s)", &kind, &place[0], &place[1], &place[2],
                                &place[3], &style, &decimals, &text, &result, &target)) {
        const lxw_error error =
            place[1] < LXW_COL_MAX && place[3] < LXW_COL_MAX
                ? write_cell (writer, (BookCell) kind, place, style, decimals, text, result, target)
                : LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE;
        if (error != LXW_NO_ERROR && writer->error == LXW_NO_ERROR)
            writer->error = error;
    }
}

/* Section - Sheets */

static void
write_colours (Writer *writer, GVariantIter *colours)
{
    guint place[4], style;
    const char *text;
    while (g_variant_iter_next (colours, "(uuuu&su)", &place[0], &place[1], &place[2], &place[3],
                                &text, &style)) {
        g_autofree char *value = g_strdup_printf ("\"%s\"", text);
        lxw_format *format = workbook_add_format (writer->workbook);
        colour (format, style);
        lxw_conditional_format condition = { .type = LXW_CONDITIONAL_TYPE_CELL,
                                             .criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO,
                                             .value_string = value,
                                             .format = format };
        worksheet_conditional_format_range (writer->sheet, place[0], (lxw_col_t) place[1], place[2],
                                            (lxw_col_t) place[3], &condition);
    }
}

static void
write_sizes (Writer *writer, GVariantIter *widths, GVariantIter *heights)
{
    guint at, size;
    while (g_variant_iter_next (widths, "(uu)", &at, &size))
        worksheet_set_column (writer->sheet, (lxw_col_t) at, (lxw_col_t) at, size, NULL);
    while (g_variant_iter_next (heights, "(uu)", &at, &size))
        worksheet_set_row (writer->sheet, at, size, NULL);
}

static void
set_up_pages (Writer *writer, const guint freeze[2])
{
    worksheet_set_paper (writer->sheet, PAPER_A4);
    worksheet_set_landscape (writer->sheet);
    worksheet_fit_to_pages (writer->sheet, 1, 0);
    worksheet_set_footer (writer->sheet, "&C&P / &N");
    if (freeze[0] > 0) {
        worksheet_freeze_panes (writer->sheet, freeze[0], (lxw_col_t) freeze[1]);
        worksheet_repeat_rows (writer->sheet, 0, freeze[0] - 1);
    }
}

static void
write_sheets (Writer *writer, GVariant *book)
{
    GVariantIter sheets, *widths, *heights, *colours, *cells;
    const char *name;
    guint freeze[2], filter[4];
    g_variant_iter_init (&sheets, book);
    while (g_variant_iter_next (&sheets, "(&s(uu)(uuuu)a(uu)a(uu)a(uuuusu)a(yuuuuuusss))", &name,
                                &freeze[0], &freeze[1], &filter[0], &filter[1], &filter[2],
                                &filter[3], &widths, &heights, &colours, &cells)) {
        writer->sheet = workbook_add_worksheet (writer->workbook, name);
        if (writer->sheet != NULL) {
            write_sizes (writer, widths, heights);
            set_up_pages (writer, freeze);
            write_cells (writer, cells);
            write_colours (writer, colours);
            if (filter[3] > 0)
                worksheet_autofilter (writer->sheet, filter[0], (lxw_col_t) filter[1], filter[2],
                                      (lxw_col_t) filter[3]);
        } else {
            writer->error = LXW_ERROR_SHEETNAME_ALREADY_USED;
        }
        g_variant_iter_free (widths);
        g_variant_iter_free (heights);
        g_variant_iter_free (colours);
        g_variant_iter_free (cells);
    }
}

static gboolean
tell (lxw_error code, GError **error)
{
    if (code == LXW_NO_ERROR)
        return TRUE;
    g_set_error (error, DISCLOSE_ERROR, DISCLOSE_ERROR_WRITE, "libxlsxwriter: %s",
                 lxw_strerror (code));
    return FALSE;
}

gboolean
book_write (GBytes *bytes, const char *path, const char *directory, GError **error)
{
    g_autoptr (GVariant) book =
        g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (BOOK_TYPE), bytes, FALSE));
    if (!g_variant_is_normal_form (book))
        return tell (LXW_ERROR_PARAMETER_VALIDATION, error);
    lxw_workbook_options options = { .tmpdir = (char *) directory };
    lxw_doc_properties properties = { .author = "libdisclose", .created = CREATED };
    Writer writer = { .workbook = workbook_new_opt (path, &options) };
    if (writer.workbook == NULL)
        return tell (LXW_ERROR_MEMORY_MALLOC_FAILED, error);
    writer.formats = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
    workbook_set_properties (writer.workbook, &properties);
    write_sheets (&writer, book);
    const lxw_error closed = workbook_close (writer.workbook);
    g_hash_table_unref (writer.formats);
    return tell (writer.error != LXW_NO_ERROR ? writer.error : closed, error);
}
