/* What is drawn on a page, written down. */
#ifndef DISCLOSE_PDF_RECORD_H
#define DISCLOSE_PDF_RECORD_H

#include "paint.h"

#include <poppler.h>

/* Draws the page into script, which is emptied first: its paths and pictures, without characters.
 * Poppler keeps the text that it meets, to be asked for. FALSE if not all of it was drawn or kept;
 * the drawing is what there is of it, and good as long as script is not touched. */
gboolean pdf_record_paths (PopplerPage *page, GString *script, Drawing *drawing);

/* The same with its characters, which are recorded with no shapes needed. */
gboolean pdf_record_all (PopplerPage *page, GString *script, Drawing *drawing);

#endif
