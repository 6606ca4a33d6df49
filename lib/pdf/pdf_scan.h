/* Pages that are seen as pictures: scans, bare or with text that a machine has read in them. */
#ifndef DISCLOSE_PDF_SCAN_H
#define DISCLOSE_PDF_SCAN_H

#include "page.h"

#include <poppler.h>

/* Whether a page that pictures cover shows hardly any of its text. It is drawn once more for that,
 * into script, which pictures make slow; page stands as it is displayed. */
gboolean pdf_scan_hides_text (PopplerPage *source, const Page *page, GString *script);

/* Whether pictures cover most of a page, and hardly a character stands on it. */
gboolean pdf_scan_is_bare (PopplerPage *source, const Page *page);

#endif
