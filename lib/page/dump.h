/* Pages in plain text, which people can read and tests can be written in. */
#ifndef DISCLOSE_DUMP_H
#define DISCLOSE_DUMP_H

#include "page.h"

/* The plain-text form:
 *     page 1 595.00 842.00
 *     misplaced
 *     crowded
 *     unseen
 *     scanned
 *     word 40.00 50.00 88.00 60.00 text of the word
 *     rule 40.00 70.00 500.00 70.50
 * Words are cut evenly into characters when loaded, by their East Asian width. Lines that begin
 * with '#' and blank lines are skipped. */
GString *page_dump (const Page *page);

/* Loads a dump of one or more pages: an array of Page. NULL with DISCLOSE_ERROR_DAMAGED and the
 * line on a mistake. */
GPtrArray *pages_load (const char *text, gssize length, GError **error);

#endif
