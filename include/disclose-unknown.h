/* libdisclose: tables that were seen and that no grammar takes.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * What stands in such a table, as it is printed: nothing in it is understood, and none of it is
 * among the figures of the document. For whoever wants to read on by hand, or to write a grammar:
 *
 *     for (guint i = 0; i < disclose_document_n_unknown (document); i++)
 *         look_at (disclose_document_unknown (document, i));
 *
 * Conventions are those of disclose.h; an unknown table lives as long as its document.
 */
#ifndef DISCLOSE_UNKNOWN_H
#define DISCLOSE_UNKNOWN_H

#include <disclose.h>

G_BEGIN_DECLS

/* Section - Unknown tables */

typedef struct DiscloseUnknown DiscloseUnknown;

/** Tables that carry amounts and that no grammar takes, in printed order; each has a finding
 *  `table-unknown`. They show by their rules, by a unit or a number above them, or by amounts that
 *  line up. */
DISCLOSE_API guint disclose_document_n_unknown (const DiscloseDocument *document);

/** Returns: (transfer none) (nullable): NULL if there is no index-th. */
DISCLOSE_API const DiscloseUnknown *disclose_document_unknown (const DiscloseDocument *document,
                                                               guint index);

/** Returns: (transfer none): the line that stands as its caption above it, or "". */
DISCLOSE_API const char *disclose_unknown_caption (const DiscloseUnknown *unknown);

/** Returns: the place of its caption and, on the same page, of the table. */
DISCLOSE_API DiscloseSource disclose_unknown_source (const DiscloseUnknown *unknown);

/** Rows of its grid that have any text, headings among them, over all its pages. */
DISCLOSE_API guint disclose_unknown_n_rows (const DiscloseUnknown *unknown);
DISCLOSE_API guint disclose_unknown_n_columns (const DiscloseUnknown *unknown);

/** Returns: (transfer none): the text of a cell without white space, in the first row and column
 *  that the cell covers; "" in the others, where nothing is printed, or out of range. */
DISCLOSE_API const char *disclose_unknown_text (const DiscloseUnknown *unknown, guint row,
                                                guint column);

/** Returns: where that text stands; page 0 where there is none. */
DISCLOSE_API DiscloseSource disclose_unknown_text_source (const DiscloseUnknown *unknown, guint row,
                                                          guint column);

/** Writes an unknown table as it stands: a line each of its rows, with the page and the box of its
 *  text in front. */
DISCLOSE_API gboolean disclose_unknown_write_csv (const DiscloseUnknown *unknown,
                                                  DiscloseCsvFlags flags, DiscloseWrite write,
                                                  gpointer user_data, GError **error);

G_END_DECLS

#endif
