/* Every grammar reads the whole document and the one that binds most columns wins. */
#include "recognize.h"

#include "attempt.h"
#include "observe.h"
#include "unknown.h"

#include <string.h>

static void
sheet_free (Sheet *sheet)
{
    words_free (sheet->words);
    g_free (sheet);
}

static GPtrArray *
make_sheets (GPtrArray *pages)
{
    GPtrArray *sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) sheet_free);
    for (guint i = 0; i < pages->len; i++) {
        Sheet *sheet = g_new0 (Sheet, 1);
        sheet->page = g_ptr_array_index (pages, i);
        sheet->words = words_new (sheet->page);
        g_ptr_array_add (sheets, sheet);
    }
    return sheets;
}

/* Nothing was taken; what tables there are is told, since one who expected others looks for them.
 */
static void
set_no_table (const DiscloseDocument *document, GError **error)
{
    const DiscloseUnknown *first = disclose_document_unknown (document, 0);
    const guint n = disclose_document_n_unknown (document);
    g_autofree char *others =
        n == 0   ? g_strdup ("")
        : n == 1 ? g_strdup_printf ("; its table '%s' on page %u is none of them",
                                    disclose_unknown_caption (first),
                                    disclose_unknown_source (first).page)
                 : g_strdup_printf ("; its %u tables with amounts, the first '%s' on page %u, are "
                                    "none of them",
                                    n, disclose_unknown_caption (first),
                                    disclose_unknown_source (first).page);
    g_set_error (error, DISCLOSE_ERROR, DISCLOSE_ERROR_NO_TABLE,
                 "none of the tables that the grammars know was found%s", others);
}

gboolean
recognize (GPtrArray *pages, const DiscloseGrammars *grammars, const char *template_id,
           DiscloseDocument *document, GError **error)
{
    g_autoptr (GPtrArray) sheets = make_sheets (pages);
    Attempt *best = NULL;
    if (template_id != NULL && grammars_lookup (grammars, template_id) == NULL) {
        g_set_error (error, DISCLOSE_ERROR, DISCLOSE_ERROR_GRAMMAR, "there is no template '%s'",
                     template_id);
        return FALSE;
    }
    observe_sheets (document->trace, sheets);
    for (guint g = 0; g < disclose_grammars_n (grammars); g++) {
        const Grammar *grammar = grammars_at (grammars, g);
        if (template_id != NULL && strcmp (grammar->id, template_id) != 0)
            continue;
        Attempt *attempt = attempt_read (grammar, sheets, document->trace);
        if (best == NULL || attempt->score > best->score) {
            attempt_free (best);
            best = attempt;
        } else {
            attempt_free (attempt);
        }
    }
    if (best == NULL || best->tables->len == 0) {
        attempt_free (best);
        for (guint g = 0; document->unknowns->len == 0 && g < disclose_grammars_n (grammars); g++)
            unknown_find (grammars_at (grammars, g), sheets, document);
        set_no_table (document, error);
        return FALSE;
    }
    attempt_freeze (best, document);
    unknown_find (best->grammar, sheets, document);
    attempt_free (best);
    return TRUE;
}
