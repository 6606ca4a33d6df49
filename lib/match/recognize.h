/* From pages to the tables of one grammar: captions, regions, grids, headings and rows brought
 * together over all pages. */
#ifndef DISCLOSE_RECOGNIZE_H
#define DISCLOSE_RECOGNIZE_H

#include "grammars.h"
#include "model.h"
#include "page.h"

/* Pages with their words: of Sheet; pages must outlive them. */
GPtrArray *sheets_new (GPtrArray *pages);

/* Fills document from pages (of Page). template (nullable) names the only grammar to use.
 * DISCLOSE_ERROR_NO_TABLE if no grammar takes any table, _GRAMMAR if there is none of that id. */
gboolean recognize (GPtrArray *pages, const DiscloseGrammars *grammars, const char *template_id,
                    DiscloseDocument *document, GError **error);

#endif
