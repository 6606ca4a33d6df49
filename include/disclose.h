/* libdisclose: published Chinese government budgets, from PDF to exact figures.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * One call reads a document; everything after that only looks at the result:
 *
 *     g_autoptr(GError) error = NULL;
 *     g_autoptr(DiscloseGrammars) grammars = disclose_grammars_new (NULL, &error);
 *     g_autoptr(DiscloseDocument) document =
 *         grammars ? disclose_document_open ("budget.pdf", grammars, NULL, &error) : NULL;
 *     if (document == NULL)
 *         return fail (error->message);
 *     for (guint t = 0; t < disclose_document_n_tables (document); t++) {
 *         const DiscloseTable *table = disclose_document_table (document, t);
 *         for (guint r = 0; r < disclose_table_n_rows (table); r++) {
 *             const DiscloseRow *row = disclose_table_row (table, r);
 *             for (guint c = 0; c < disclose_table_n_columns (table); c++) {
 *                 const DiscloseCell *cell = disclose_row_cell (row, c);
 *                 if (disclose_cell_kind (cell) == DISCLOSE_CELL_AMOUNT)
 *                     use (disclose_cell_amount (cell));
 *             }
 *         }
 *     }
 *
 * Conventions. `new`, `open`, `read`, `ref`, `dup` give ownership; everything else is borrowed and
 * lives as long as the document (or grammars) it came from. Strings are UTF-8 and never NULL unless
 * a call says so. Places are PDF points on the page as displayed, origin at the top left, y down;
 * pages count from 1. No amount is ever a binary floating-point number. The library never prints,
 * never exits, reads neither locale nor environment, and keeps no global mutable state: different
 * documents may be read in different threads, and one document may be looked at from several.
 */
#ifndef DISCLOSE_H
#define DISCLOSE_H

#include <glib.h>

G_BEGIN_DECLS

#ifndef DISCLOSE_API
#define DISCLOSE_API __attribute__ ((visibility ("default")))
#endif

/* Section - Version */

#define DISCLOSE_VERSION "0.1.0"

/**
 * disclose_version:
 *
 * Returns: (transfer none): the version of the library in use, `DISCLOSE_VERSION` of its build.
 */
DISCLOSE_API const char *disclose_version (void);

/* Section - Errors
 *
 * An error means that there is no document. What is wrong inside a document that could be read is a
 * finding, never an error.
 */

#define DISCLOSE_ERROR (disclose_error_quark ())

typedef enum {
    DISCLOSE_ERROR_FILE,      /* cannot be opened or read: missing, a directory, no permission */
    DISCLOSE_ERROR_ENCRYPTED, /* needs a password that was not given, or the one given is wrong */
    DISCLOSE_ERROR_DAMAGED,   /* is not a PDF, or is broken beyond repair */
    DISCLOSE_ERROR_NO_TEXT,   /* has pages but no text layer: scanned */
    DISCLOSE_ERROR_ILLEGIBLE, /* has a text layer that is garbled, and no table in it */
    DISCLOSE_ERROR_NO_TABLE,  /* has text, but no table that any grammar takes */
    DISCLOSE_ERROR_GRAMMAR,   /* a grammar has a mistake, or there is no grammar of that id */
    DISCLOSE_ERROR_LIMIT,     /* is larger than a limit in the options allows */
    DISCLOSE_ERROR_WRITE      /* the caller's write function failed */
} DiscloseError;

DISCLOSE_API GQuark disclose_error_quark (void);

/* Section - Amounts
 *
 * An amount is `digits` x 10^-`scale`, exactly as printed: 2,400.50 is {240050, 2}.
 */

typedef struct {
    gint64 digits;
    guint8 scale;
} DiscloseAmount;

/**
 * disclose_amount_parse:
 * @text: a printed number: `2,400.54`, `2400`, `-12.30`, `(12.30)`, with U+2212 or full-width signs
 *     and digits too
 * @amount: (out): the number; untouched on failure
 *
 * Reads a whole printed number. Thousands separators must stand every three digits.
 *
 * Returns: FALSE if @text is anything but one number, or the number has more than 18 digits.
 */
DISCLOSE_API gboolean disclose_amount_parse (const char *text, DiscloseAmount *amount);

/**
 * disclose_amount_dup_string:
 *
 * Returns: (transfer full): @amount with its printed number of decimals and no separators,
 *     `-12.30`; free with g_free().
 */
DISCLOSE_API char *disclose_amount_dup_string (DiscloseAmount amount);

/**
 * disclose_amount_add:
 * @sum: (out): @a + @b at the larger of the two scales; untouched on failure
 *
 * Returns: FALSE if the sum does not fit.
 */
DISCLOSE_API gboolean disclose_amount_add (DiscloseAmount a, DiscloseAmount b, DiscloseAmount *sum);

/**
 * disclose_amount_rescale:
 * @scale: the wanted number of decimals, at most 18
 * @result: (out): the same value at @scale; untouched on failure
 *
 * Returns: FALSE if decimals other than zero would be lost, or the digits do not fit.
 */
DISCLOSE_API gboolean disclose_amount_rescale (DiscloseAmount amount, guint scale,
                                               DiscloseAmount *result);

/**
 * disclose_amount_shift:
 * @power: a power of ten, -18 to 18
 * @result: (out): @amount x 10^@power, exact; decimals are dropped only where the point moves over
 *     them (12.30 shifted by 4 is 123000.00: the printed precision in the new unit is kept as at
 *     least two decimals, as money in yuan is written)
 *
 * Returns: FALSE if the digits do not fit.
 */
DISCLOSE_API gboolean disclose_amount_shift (DiscloseAmount amount, int power,
                                             DiscloseAmount *result);

/**
 * disclose_amount_compare:
 *
 * Compares by value: 12.3 equals 12.30.
 *
 * Returns: less than, equal to or greater than 0.
 */
DISCLOSE_API int disclose_amount_compare (DiscloseAmount a, DiscloseAmount b);

/* Section - Places */

typedef struct {
    guint page;            /* 1 for the first; 0 where there is no place */
    double x0, y0, x1, y1; /* PDF points on the page as displayed */
} DiscloseSource;

/* Section - Grammars
 *
 * A grammar is one template: the set of tables that one kind of document prints, as patterns over
 * titles and headings. Its text format is disclose-grammar(5).
 */

typedef struct DiscloseGrammars DiscloseGrammars;

/**
 * disclose_grammars_new:
 * @directory: (nullable): a directory whose `*.grammar` files are laid over the built-in ones; a
 *     file replaces the built-in of the same template id
 * @error: #DISCLOSE_ERROR_FILE or #DISCLOSE_ERROR_GRAMMAR; a mistake is told as file:line:column
 *
 * Returns: (transfer full) (nullable): the grammars, to be released by disclose_grammars_unref().
 */
DISCLOSE_API DiscloseGrammars *disclose_grammars_new (const char *directory, GError **error);

/**
 * disclose_grammars_add:
 * @grammars: not yet shared with another thread
 * @text: grammar source, need not end in NUL
 * @length: of @text in bytes, or -1 if it ends in NUL
 * @name: the name that mistakes are told under
 *
 * Adds one grammar, replacing the one of the same id.
 *
 * Returns: FALSE with #DISCLOSE_ERROR_GRAMMAR if @text has a mistake; @grammars is then unchanged.
 */
DISCLOSE_API gboolean disclose_grammars_add (DiscloseGrammars *grammars, const char *text,
                                             gssize length, const char *name, GError **error);

/**
 * disclose_grammars_add_directory:
 * @directory: as of disclose_grammars_new()
 *
 * Adds the grammars of another directory, each replacing the one of the same id.
 *
 * Returns: FALSE with an error as of disclose_grammars_new(); @grammars is then unchanged.
 */
DISCLOSE_API gboolean disclose_grammars_add_directory (DiscloseGrammars *grammars,
                                                       const char *directory, GError **error);

DISCLOSE_API DiscloseGrammars *disclose_grammars_ref (DiscloseGrammars *grammars);
DISCLOSE_API void disclose_grammars_unref (DiscloseGrammars *grammars);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiscloseGrammars, disclose_grammars_unref)

DISCLOSE_API guint disclose_grammars_n (const DiscloseGrammars *grammars);

/** Returns: (transfer none): the template id, `xinjiang-budget`. */
DISCLOSE_API const char *disclose_grammars_id (const DiscloseGrammars *grammars, guint index);

/** Returns: (transfer none): what the template is called, in its own language. */
DISCLOSE_API const char *disclose_grammars_title (const DiscloseGrammars *grammars, guint index);

/** Returns: (transfer none): the source text of the grammar. */
DISCLOSE_API const char *disclose_grammars_text (const DiscloseGrammars *grammars, guint index);

/** Returns: (transfer none): the file it was read from, or `built-in`. */
DISCLOSE_API const char *disclose_grammars_origin (const DiscloseGrammars *grammars, guint index);

/* Section - Options */

typedef struct DiscloseOptions DiscloseOptions;

/** Returns: (transfer full): options with every default set. */
DISCLOSE_API DiscloseOptions *disclose_options_new (void);
DISCLOSE_API void disclose_options_free (DiscloseOptions *options);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiscloseOptions, disclose_options_free)

/** Gives the password that opens the document; NULL (the default) for none. */
DISCLOSE_API void disclose_options_set_password (DiscloseOptions *options, const char *password);

/** Reads with this template only, whatever the others bid; NULL (the default) to let them bid. */
DISCLOSE_API void disclose_options_set_template (DiscloseOptions *options, const char *id);

/** Refuses documents of more pages: default 2,000. */
DISCLOSE_API void disclose_options_set_max_pages (DiscloseOptions *options, guint pages);

/** Refuses pages of more characters, or of more content than they need: default 200,000. */
DISCLOSE_API void disclose_options_set_max_glyphs (DiscloseOptions *options, guint glyphs);

/** Refuses files, and pictures in them, of more bytes: default 256 MiB. */
DISCLOSE_API void disclose_options_set_max_bytes (DiscloseOptions *options, guint64 bytes);

/** Keeps the prose, for disclose_document_n_paragraphs() and the checks of it: default FALSE. */
DISCLOSE_API void disclose_options_set_prose (DiscloseOptions *options, gboolean keep);

/* Section - Documents */

typedef struct DiscloseDocument DiscloseDocument;
typedef struct DiscloseTable DiscloseTable;
typedef struct DiscloseRow DiscloseRow;
typedef struct DiscloseCell DiscloseCell;
typedef struct DiscloseFinding DiscloseFinding;

/**
 * disclose_document_open:
 * @path: a file
 * @options: (nullable): NULL for every default
 *
 * Reads a PDF: finds the tables that the grammars know, rebuilds their rows, checks what it read.
 *
 * Returns: (transfer full) (nullable): the document, frozen; NULL with an error of any code but
 *     #DISCLOSE_ERROR_WRITE. The message does not repeat @path.
 */
DISCLOSE_API DiscloseDocument *disclose_document_open (const char *path,
                                                       const DiscloseGrammars *grammars,
                                                       const DiscloseOptions *options,
                                                       GError **error);

/**
 * disclose_document_open_fd:
 * @fd: a descriptor of a file, open for reading; it is read from its beginning and not closed
 * @name: what to call it in the output
 *
 * As disclose_document_open(), for a process that may not open files by itself.
 */
DISCLOSE_API DiscloseDocument *disclose_document_open_fd (int fd, const char *name,
                                                          const DiscloseGrammars *grammars,
                                                          const DiscloseOptions *options,
                                                          GError **error);

/**
 * disclose_document_read:
 * @bytes: a whole PDF
 * @name: what to call it in the output
 *
 * As disclose_document_open(), from memory.
 */
DISCLOSE_API DiscloseDocument *disclose_document_read (GBytes *bytes, const char *name,
                                                       const DiscloseGrammars *grammars,
                                                       const DiscloseOptions *options,
                                                       GError **error);

DISCLOSE_API DiscloseDocument *disclose_document_ref (DiscloseDocument *document);
DISCLOSE_API void disclose_document_unref (DiscloseDocument *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiscloseDocument, disclose_document_unref)

/** Returns: (transfer none): the file's base name, or the name given. */
DISCLOSE_API const char *disclose_document_name (const DiscloseDocument *document);

/** Returns: (transfer none): SHA-256 of the file, 64 hex digits. */
DISCLOSE_API const char *disclose_document_sha256 (const DiscloseDocument *document);

/** Returns: (transfer none): the id of the grammar that won. */
DISCLOSE_API const char *disclose_document_template (const DiscloseDocument *document);

/** Returns: (transfer none): `budget` or `final`, as the grammar says. */
DISCLOSE_API const char *disclose_document_kind (const DiscloseDocument *document);

/** Returns: the fiscal year the document speaks of, 0 if it tells none. */
DISCLOSE_API guint disclose_document_year (const DiscloseDocument *document);

/** Returns: (transfer none): the department of the first table, else of the cover, else "". */
DISCLOSE_API const char *disclose_document_department (const DiscloseDocument *document);

DISCLOSE_API guint disclose_document_n_pages (const DiscloseDocument *document);

/** Tables stand in the order in which the document prints them. */
DISCLOSE_API guint disclose_document_n_tables (const DiscloseDocument *document);
DISCLOSE_API const DiscloseTable *disclose_document_table (const DiscloseDocument *document,
                                                           guint index);

/** Returns: (transfer none) (nullable): the first table of that number in its template. */
DISCLOSE_API const DiscloseTable *disclose_document_lookup_table (const DiscloseDocument *document,
                                                                  guint number);

/** Tables that the template expects and the document lacks. */
DISCLOSE_API guint disclose_document_n_missing (const DiscloseDocument *document);
DISCLOSE_API guint disclose_document_missing (const DiscloseDocument *document, guint index);

DISCLOSE_API guint disclose_document_n_findings (const DiscloseDocument *document);
DISCLOSE_API const DiscloseFinding *disclose_document_finding (const DiscloseDocument *document,
                                                               guint index);

/* Section - Prose
 *
 * What a document prints outside its tables, where disclose_options_set_prose() asked for it:
 * joined to paragraphs over lines and pages, without page numbers and running heads.
 */

/** Paragraphs stand in the order in which the document prints them. */
DISCLOSE_API guint disclose_document_n_paragraphs (const DiscloseDocument *document);

/** Returns: (transfer none): the paragraph as printed, without white space. */
DISCLOSE_API const char *disclose_document_paragraph (const DiscloseDocument *document,
                                                      guint index);

/**
 * disclose_document_find_prose:
 * @text: printed text; quotes, white space and full-width forms make no difference
 * @n: (out): how many places there are
 *
 * Finds every place at which the prose prints @text; one that runs over lines has a place on each.
 *
 * Returns: (transfer full) (nullable): the places, to be released by g_free(); NULL for none.
 */
DISCLOSE_API DiscloseSource *disclose_document_find_prose (const DiscloseDocument *document,
                                                           const char *text, guint *n);

/* Section - Tables */

typedef enum {
    DISCLOSE_WAY_RULED,   /* rows and columns both from drawn rules */
    DISCLOSE_WAY_LINED,   /* rows from horizontal rules, columns from alignment */
    DISCLOSE_WAY_ALIGNED, /* both from how the words stand */
    DISCLOSE_WAY_NONE     /* an empty table that prints no grid */
} DiscloseWay;

/** Returns: the table's number in its template, 1 for table 1. */
DISCLOSE_API guint disclose_table_number (const DiscloseTable *table);

/** Returns: (transfer none): the id of the grammar that read it, and the fiscal year it speaks of:
 * a PDF may hold several documents. */
DISCLOSE_API const char *disclose_table_template (const DiscloseTable *table);
DISCLOSE_API guint disclose_table_year (const DiscloseTable *table);

/** Returns: (transfer none): the title as printed, without white space, number and year. */
DISCLOSE_API const char *disclose_table_title (const DiscloseTable *table);

/** Returns: (transfer none): the department printed on the table, else the document's. */
DISCLOSE_API const char *disclose_table_department (const DiscloseTable *table);

/** Returns: (transfer none): the unit as the grammar names it, or "" if none is printed. */
DISCLOSE_API const char *disclose_table_unit (const DiscloseTable *table);

/** Returns: the power of ten that turns an amount into yuan: 4 where 10,000 yuan is the unit. */
DISCLOSE_API int disclose_table_unit_power (const DiscloseTable *table);

/** Returns: (transfer none): what the document says of an empty table, or "". */
DISCLOSE_API const char *disclose_table_note (const DiscloseTable *table);

DISCLOSE_API DiscloseWay disclose_table_way (const DiscloseTable *table);

/** Returns: the place of the table's part on its index-th page; a table may run over several. */
DISCLOSE_API guint disclose_table_n_parts (const DiscloseTable *table);
DISCLOSE_API DiscloseSource disclose_table_part (const DiscloseTable *table, guint index);

/** Returns: (transfer none): how the index-th part was known to belong here: `caption`,
 *  `continued caption`, `heading`, `columns`. */
DISCLOSE_API const char *disclose_table_part_proof (const DiscloseTable *table, guint index);

/** Columns of amounts, in printed order; where a table has sections, all of theirs. */
DISCLOSE_API guint disclose_table_n_columns (const DiscloseTable *table);

/** Returns: (transfer none): the key, `goods_services`: stable, see disclose-grammar(5). */
DISCLOSE_API const char *disclose_table_column_key (const DiscloseTable *table, guint index);

/** Returns: (transfer none): the heading as printed, its levels joined by `/`; of a column that
 *  several sections have, the last levels that they share. */
DISCLOSE_API const char *disclose_table_column_label (const DiscloseTable *table, guint index);

/** Whether the column is of a form of which no document was seen when its grammar was written. */
DISCLOSE_API gboolean disclose_table_column_is_unseen (const DiscloseTable *table, guint index);

typedef enum {
    DISCLOSE_HEADING_CODE,  /* of codes, or of one level of them */
    DISCLOSE_HEADING_NAME,  /* of labels */
    DISCLOSE_HEADING_ITEM,  /* of projects */
    DISCLOSE_HEADING_AMOUNT /* of figures */
} DiscloseHeadingKind;

/** What one printed column is headed by. */
typedef struct {
    DiscloseHeadingKind kind;
    const char *section; /* whose column it is, as of disclose_row_section() */
    const char *text;    /* as printed, its levels joined by `/`; "" where nothing is */
    guint column;        /* of figures: which of the table's columns it is; else 0 */
} DiscloseHeading;

/**
 * disclose_table_n_headings:
 *
 * Every printed column that means something has a heading, in the order of the template. Two
 * sections that have a column in common print it twice, each under a heading of its own.
 */
DISCLOSE_API guint disclose_table_n_headings (const DiscloseTable *table);

/** Returns: (transfer none): the index-th, of no column and text if there is none. */
DISCLOSE_API DiscloseHeading disclose_table_heading (const DiscloseTable *table, guint index);

/** Whether the template gives this table sections, or items beside its names. */
DISCLOSE_API gboolean disclose_table_has_sections (const DiscloseTable *table);
DISCLOSE_API gboolean disclose_table_has_items (const DiscloseTable *table);

DISCLOSE_API guint disclose_table_n_rows (const DiscloseTable *table);
DISCLOSE_API const DiscloseRow *disclose_table_row (const DiscloseTable *table, guint index);

/** Returns: how many cells of all rows hold an amount. */
DISCLOSE_API guint disclose_table_n_figures (const DiscloseTable *table);

/* Section - Rows */

/** Returns: (transfer none): `income`, `expenditure` …, or "" in a table without sections. */
DISCLOSE_API const char *disclose_row_section (const DiscloseRow *row);

/** Returns: the row's place within table and section, from 1. */
DISCLOSE_API guint disclose_row_ordinal (const DiscloseRow *row);

/** Returns: (transfer none): the classification code, levels joined, digits only, or "". */
DISCLOSE_API const char *disclose_row_code (const DiscloseRow *row);

/** Returns: (transfer none): the label, wrapped lines joined, white space removed. */
DISCLOSE_API const char *disclose_row_name (const DiscloseRow *row);

/** Returns: (transfer none): the project's name in tables that have one beside the name, or "". */
DISCLOSE_API const char *disclose_row_item (const DiscloseRow *row);

/** Returns: (transfer none): names from the top of the hierarchy to this row, joined by `/`. */
DISCLOSE_API const char *disclose_row_path (const DiscloseRow *row);

/** Returns: the depth in that hierarchy, from 1; 0 for a total. */
DISCLOSE_API guint disclose_row_level (const DiscloseRow *row);

DISCLOSE_API DiscloseSource disclose_row_source (const DiscloseRow *row);

/** Returns: (transfer none): the cell under the table's column-th column. */
DISCLOSE_API const DiscloseCell *disclose_row_cell (const DiscloseRow *row, guint column);

/* Section - Cells */

typedef enum {
    DISCLOSE_CELL_ABSENT, /* the row's section has no such column */
    DISCLOSE_CELL_BLANK,  /* nothing printed, or a mark that means nothing: a dash */
    DISCLOSE_CELL_AMOUNT, /* a number */
    DISCLOSE_CELL_TEXT    /* something that could not be read as a number; there is a finding */
} DiscloseCellKind;

DISCLOSE_API DiscloseCellKind disclose_cell_kind (const DiscloseCell *cell);

/** Returns: (transfer none): the characters as printed. */
DISCLOSE_API const char *disclose_cell_text (const DiscloseCell *cell);

/** Returns: the amount in the table's unit; {0, 0} unless the kind is #DISCLOSE_CELL_AMOUNT. */
DISCLOSE_API DiscloseAmount disclose_cell_amount (const DiscloseCell *cell);

DISCLOSE_API DiscloseSource disclose_cell_source (const DiscloseCell *cell);

/** Returns: (transfer none): `ok`, or the id of the finding that makes this figure doubtful. */
DISCLOSE_API const char *disclose_cell_status (const DiscloseCell *cell);

/* Section - Findings */

typedef enum {
    DISCLOSE_SEVERITY_INFO,
    DISCLOSE_SEVERITY_WARNING,
    DISCLOSE_SEVERITY_ERROR,
    DISCLOSE_SEVERITY_UNCHECKED /* of an audit: a relation that could not be checked */
} DiscloseSeverity;

/** Returns: (transfer none): the stable id of this kind of finding, `text-unaccounted`. */
DISCLOSE_API const char *disclose_finding_id (const DiscloseFinding *finding);
DISCLOSE_API DiscloseSeverity disclose_finding_severity (const DiscloseFinding *finding);

/** Returns: (transfer none): one English sentence. */
DISCLOSE_API const char *disclose_finding_message (const DiscloseFinding *finding);

/** Returns: (transfer none): the printed text it is about, or "". */
DISCLOSE_API const char *disclose_finding_text (const DiscloseFinding *finding);

/** Returns: the number of the table it is about, 0 for none. */
DISCLOSE_API guint disclose_finding_table (const DiscloseFinding *finding);
DISCLOSE_API DiscloseSource disclose_finding_source (const DiscloseFinding *finding);

/**
 * disclose_finding_explain:
 * @id: a finding's id
 *
 * Returns: (transfer none) (nullable): the sentence that says what findings of this kind mean, with
 *     `%s` where the printed text belongs; the key under which a program may keep translations.
 */
DISCLOSE_API const char *disclose_finding_explain (const char *id);

/* Section - Output
 *
 * Everything is written through the caller's function, so that the caller decides where it goes.
 */

/**
 * DiscloseWrite:
 *
 * Returns: FALSE with @error set to stop the writing.
 */
typedef gboolean (*DiscloseWrite) (const char *data, gsize length, gpointer user_data,
                                   GError **error);

typedef enum {
    DISCLOSE_CSV_PLAIN = 0,
    DISCLOSE_CSV_LABELS = 1 << 0, /* table CSV: printed headings instead of keys */
    DISCLOSE_CSV_BOM = 1 << 1,    /* begin with a byte-order mark, for Excel */
    DISCLOSE_CSV_CRLF = 1 << 2    /* end lines in CR LF */
} DiscloseCsvFlags;

/** Writes every figure of the document, a line each. */
DISCLOSE_API gboolean disclose_document_write_figures (const DiscloseDocument *document,
                                                       DiscloseCsvFlags flags, DiscloseWrite write,
                                                       gpointer user_data, GError **error);

/** Writes one table in the shape in which it is printed. */
DISCLOSE_API gboolean disclose_table_write_csv (const DiscloseTable *table, DiscloseCsvFlags flags,
                                                DiscloseWrite write, gpointer user_data,
                                                GError **error);

/**
 * disclose_table_write_json:
 *
 * Writes the rows of a table as a JSON array of objects. Their `cells` are arrays: the index of the
 * column, the text as printed, the value as text (null where it is no number), the status, the page
 * and the four edges of the place. Blank cells are left out.
 */
DISCLOSE_API gboolean disclose_table_write_json (const DiscloseTable *table, DiscloseWrite write,
                                                 gpointer user_data, GError **error);

/** Writes what is known of the document beside its figures, as JSON. */
DISCLOSE_API gboolean disclose_document_write_json (const DiscloseDocument *document,
                                                    DiscloseWrite write, gpointer user_data,
                                                    GError **error);

/* Section - Pictures
 *
 * A document keeps no pages. To show where something stands its file is opened again, for drawing.
 */

typedef struct DisclosePages DisclosePages;

/** A place to be outlined, and what is to be said of it. */
typedef struct {
    DiscloseSource place;      /* with page 0: said of the document as a whole */
    DiscloseSeverity severity; /* decides the colour */
    const char *text;          /* UTF-8; may be NULL: the outline alone */
} DiscloseNote;

/**
 * disclose_pages_open:
 * @options: (nullable): password and limits; NULL for every default
 *
 * Returns: (transfer full) (nullable): the pages of a PDF; NULL with #DISCLOSE_ERROR_FILE,
 *     _ENCRYPTED, _DAMAGED or _LIMIT.
 */
DISCLOSE_API DisclosePages *disclose_pages_open (const char *path, const DiscloseOptions *options,
                                                 GError **error);

/** As disclose_pages_open(), from a descriptor as of disclose_document_open_fd(). */
DISCLOSE_API DisclosePages *disclose_pages_open_fd (int fd, const DiscloseOptions *options,
                                                    GError **error);
DISCLOSE_API void disclose_pages_free (DisclosePages *pages);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DisclosePages, disclose_pages_free)

DISCLOSE_API guint disclose_pages_n (const DisclosePages *pages);

/** Returns: the whole of a page, which counts from 1; with page 0 if there is none of that number.
 */
DISCLOSE_API DiscloseSource disclose_pages_bounds (const DisclosePages *pages, guint page);

/**
 * disclose_pages_write_png:
 * @view: the part of a page to be shown; what lies outside of the page is cut off
 * @dpi: dots an inch, 1 to 600
 * @notes: their places are outlined, as far as they lie in @view
 *
 * Writes a picture in as few bits as what is seen takes: black on white in four shades; where there
 * are areas of grey, or colours, a palette of those, told apart by the upper half of the bits of
 * each channel; only where that makes more than 256, as in a photograph, are all kept.
 *
 * Returns: FALSE with #DISCLOSE_ERROR_LIMIT if the picture would be too large or empty, or with
 *     what @write said.
 */
DISCLOSE_API gboolean disclose_pages_write_png (DisclosePages *pages, DiscloseSource view,
                                                guint dpi, const DiscloseNote *notes, guint n_notes,
                                                DiscloseWrite write, gpointer user_data,
                                                GError **error);

/**
 * disclose_pages_write_pdf:
 *
 * Writes all pages as a new PDF in which the places of the notes are outlined and numbered. Their
 * text stands in a margin that is added to their pages, and in the outline of the PDF. The text of
 * the pages stays text; forms, links and signatures are lost.
 *
 * Returns: FALSE with what @write said.
 */
DISCLOSE_API gboolean disclose_pages_write_pdf (const DisclosePages *pages,
                                                const DiscloseNote *notes, guint n_notes,
                                                DiscloseWrite write, gpointer user_data,
                                                GError **error);

G_END_DECLS

#endif
