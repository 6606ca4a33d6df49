/* libdisclose: how a document was read, for those who write grammars and the tools that help them.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Whoever only wants figures needs disclose.h alone. Here is what the stages of the reader saw on
 * their way to them, if asked to tell; a document that no grammar takes tells what was seen of it
 * all the same:
 *
 *     g_autoptr(DiscloseTrace) trace = disclose_trace_new ();
 *     disclose_options_set_trace (options, trace);
 *     document = disclose_document_open ("budget.pdf", grammars, options, &error);
 *     for (guint i = 0; i < disclose_trace_n (trace); i++)
 *         show (disclose_trace_mark (trace, i));
 *
 * And disclose_grammars_draft() writes a grammar to begin with for such a document.
 *
 * Conventions are those of disclose.h.
 */
#ifndef DISCLOSE_EXPLAIN_H
#define DISCLOSE_EXPLAIN_H

#include <disclose.h>

G_BEGIN_DECLS

/* Section - Checking grammars */

/**
 * disclose_grammars_check:
 * @text: grammar source, need not end in NUL
 * @length: of @text in bytes, or -1 if it ends in NUL
 * @name: the name that mistakes are told under
 * @n_mistakes: (out): how many of the messages are mistakes; they come first
 *
 * Looks for every mistake in a grammar, not the first alone, and for what compiles and is likely
 * not meant: what no pattern uses, what a line above takes, what nothing can match.
 *
 * Returns: (transfer full) (array zero-terminated=1): a message each, `name:line:column: what is
 *     wrong; what to do`, to be freed with g_strfreev(); mistakes, then warnings.
 */
DISCLOSE_API char **disclose_grammars_check (const char *text, gssize length, const char *name,
                                             guint *n_mistakes);

/* Section - Traces
 *
 * A trace is a list of marks, each a thing that a stage saw or decided, with its place on a page.
 * Every grammar reads the document, so what is said of tables is said once by each of them.
 */

typedef struct DiscloseTrace DiscloseTrace;
typedef struct DiscloseMark DiscloseMark;

/**
 * DiscloseMarkKind:
 *
 * What a mark is about, and what its text, verdict and number say. Marks of a page, its words and
 * rules belong to no template. Marks that belong to a grid follow it.
 */
typedef enum {
    DISCLOSE_MARK_PAGE,    /* the page; number: clockwise quarter turns that set its text upright */
    DISCLOSE_MARK_WORD,    /* text: a word as printed */
    DISCLOSE_MARK_RULE,    /* a drawn line that a reader can see */
    DISCLOSE_MARK_CAPTION, /* text: a title; verdict: `title`, `continued`, or `number` where a
                              caption has a number and a title that the grammar does not know */
    DISCLOSE_MARK_REFUSED, /* a caption that was not taken; text: its title; verdict: `no grid`, or
                              `heading` where too few headings are the table's; number: how many */
    DISCLOSE_MARK_GRID, /* a table's part on a page; text: `ruled`, `lined` or `aligned`; verdict:
                           the proof that it belongs, as of disclose_table_part_proof(), or
                            `unknown` where no grammar takes it: it belongs to no template */
    DISCLOSE_MARK_DIVIDER, /* a line between columns or rows; verdict: `rule` or `alignment` */
    DISCLOSE_MARK_CELL,    /* text: what stands in it; verdict: `heading`, `index` in the
                              line that numbers the columns, or `row` */
    DISCLOSE_MARK_COLUMN,  /* text: the heading path, or where no grammar takes the grid what
                              stands in its first row; verdict: the key of its amounts, with the
                              section and a point before it, or `code`, `code 1` to `code 3`,
                              `name`, `item`, `ignore`, or "" where it was bound to nothing; number:
                              of the column, from 1 */
    DISCLOSE_MARK_BID      /* what a template offered; number: how many columns it bound */
} DiscloseMarkKind;

/** Returns: (transfer full): an empty trace. */
DISCLOSE_API DiscloseTrace *disclose_trace_new (void);
DISCLOSE_API void disclose_trace_free (DiscloseTrace *trace);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiscloseTrace, disclose_trace_free)

/**
 * disclose_options_set_trace:
 * @trace: (nullable) (transfer none): what to fill, or NULL (the default) for no trace, which costs
 *     nothing; must live as long as it is set
 *
 * Has the stages tell what they see. Each reading empties @trace first, also one that ends in an
 * error; so options with a trace are for one reading at a time.
 */
DISCLOSE_API void disclose_options_set_trace (DiscloseOptions *options, DiscloseTrace *trace);

DISCLOSE_API guint disclose_trace_n (const DiscloseTrace *trace);

/** Returns: (transfer none): a mark, in the order in which they were made; good until the trace is
 *  filled anew or freed. */
DISCLOSE_API const DiscloseMark *disclose_trace_mark (const DiscloseTrace *trace, guint index);

DISCLOSE_API DiscloseMarkKind disclose_mark_kind (const DiscloseMark *mark);

/** Returns: (transfer none): the id of the grammar that was reading, or "". */
DISCLOSE_API const char *disclose_mark_template (const DiscloseMark *mark);

/** Returns: the number of the table it is about, 0 for none. */
DISCLOSE_API guint disclose_mark_table (const DiscloseMark *mark);

/** Returns: the place; its page is 0 for a bid. */
DISCLOSE_API DiscloseSource disclose_mark_source (const DiscloseMark *mark);

/** Returns: (transfer none): the text, see #DiscloseMarkKind; lines divided by `\n`. */
DISCLOSE_API const char *disclose_mark_text (const DiscloseMark *mark);

/** Returns: (transfer none): what was made of it, see #DiscloseMarkKind; else "". */
DISCLOSE_API const char *disclose_mark_verdict (const DiscloseMark *mark);

/** Returns: the number that belongs to it, see #DiscloseMarkKind; else 0. */
DISCLOSE_API guint disclose_mark_number (const DiscloseMark *mark);

/* Section - Drafts */

/**
 * disclose_grammars_draft:
 * @fd: as of disclose_document_open_fd(), of a document that no grammar takes, or whose tables are
 *     not all known
 * @name: what to call it
 * @options: (nullable): password and limits; NULL for every default
 *
 * Writes a grammar to begin with: for each table of figures with a title above it the title, and
 * for each of its columns what it holds, with a pattern for its heading. Keys are those that
 * @grammars have for the same headings; others are made up. Comments tell where a person must
 * decide. The text has no mistake in the sense of disclose_grammars_add().
 *
 * Returns: (transfer full) (nullable): the text of the grammar, to be released by g_free(); NULL
 *     with #DISCLOSE_ERROR_NO_TABLE if no such table was seen, or with any error of
 *     disclose_document_open().
 */
DISCLOSE_API char *disclose_grammars_draft (const DiscloseGrammars *grammars, int fd,
                                            const char *name, const DiscloseOptions *options,
                                            GError **error);

G_END_DECLS

#endif
