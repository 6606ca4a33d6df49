/* Every grammar reads the whole document and the one that binds most columns wins. */
#include "recognize.h"

#include "attempt.h"
#include "bounds.h"
#include "observe.h"
#include "text.h"
#include "unknown.h"

#include <string.h>

static void
sheet_free (Sheet *sheet)
{
    words_free (sheet->words);
    g_free (sheet);
}

GPtrArray *
sheets_new (GPtrArray *pages)
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

typedef struct {
    guint n, ideographs;
    guint foreign; /* that no Chinese text has */
    guint odd;     /* that a text without ideographs has few of */
    gunichar first;
    guint page; /* of the first that is foreign or odd */
} Census;

static gboolean
is_odd (gunichar c)
{
    return c > 0x7E || (!g_ascii_isalnum ((char) c) && strchr (" .,;:()'\"%/-", (int) c) == NULL);
}

static void
count_character (Census *census, gunichar c, guint page)
{
    const gboolean foreign = !text_is_chinese (c);
    const gboolean ideograph = g_unichar_get_script (c) == G_UNICODE_SCRIPT_HAN;
    census->n++;
    census->foreign += foreign;
    census->ideographs += ideograph;
    census->odd += !ideograph && is_odd (c);
    if (foreign && census->page == 0) {
        census->first = c;
        census->page = page;
    }
}

/* Whether the text layer is too little of a text for any table to be found in it: the fonts do not
 * tell what they draw. Sets the error then. */
static gboolean
is_garbled (const GPtrArray *sheets, GError **error)
{
    Census census = { 0 };
    for (guint i = 0; i < sheets->len; i++) {
        const Sheet *sheet = g_ptr_array_index (sheets, i);
        for (guint g = 0; g < sheet->words->n_glyphs; g++)
            count_character (&census, sheet->words->glyphs[g].c, sheet->page->number);
    }
    const gboolean foreign = census.foreign * TEXT_FOREIGN > census.n;
    if (!foreign && (census.ideographs > 0 || census.odd * TEXT_ODD <= census.n))
        return FALSE;
    g_autofree char *first =
        foreign ? g_strdup_printf (", the first U+%04X on page %u", census.first, census.page)
                : g_strdup ("");
    g_set_error (error, DISCLOSE_ERROR, DISCLOSE_ERROR_ILLEGIBLE,
                 "%u of its %u characters are none that a %s has%s: its fonts do not tell what "
                 "they draw; run OCR on it, or ask for another copy",
                 foreign ? census.foreign : census.odd, census.n,
                 foreign ? "Chinese text" : "text without ideographs", first);
    return TRUE;
}

/* The next page from number on that is a picture without text; NULL if there is none. The first
 * page is a cover, on which there is no table. */
static const Page *
next_scan (const GPtrArray *sheets, guint number)
{
    for (guint i = MAX (number, 2); i <= sheets->len; i++) {
        const Page *page = ((const Sheet *) g_ptr_array_index (sheets, i - 1))->page;
        if (page->scanned)
            return page;
    }
    return NULL;
}

static void
tell_scans (const GPtrArray *sheets, DiscloseDocument *document)
{
    const Page *page = NULL;
    while ((page = next_scan (sheets, page != NULL ? page->number + 1 : 0)) != NULL)
        model_document_add_finding (
            document, "page-scanned", "", 0,
            (DiscloseSource){ page->number, 0, 0, page->width, page->height });
}

/* Nothing was taken; what tables there are is told, since one who expected others looks for them.
 */
static void
set_no_table (const DiscloseDocument *document, const GPtrArray *sheets, GError **error)
{
    const guint n = disclose_document_n_unknown (document);
    const Page *scan = next_scan (sheets, 0);
    g_autoptr (GString) others = g_string_new (NULL);
    if (n > 0) {
        const DiscloseUnknown *first = disclose_document_unknown (document, 0);
        const char *caption = disclose_unknown_caption (first);
        const char *mark = *caption != '\0' ? "'" : "";
        g_string_append (others, n == 1 ? "; its table " : "");
        if (n > 1)
            g_string_append_printf (others, "; its %u tables with amounts, the first ", n);
        g_string_append_printf (others, "%s%s%s%son page %u%s of them", mark, caption, mark,
                                *caption != '\0' ? " " : "", disclose_unknown_source (first).page,
                                n == 1 ? " is none" : ", are none");
    }
    if (scan != NULL)
        g_string_append_printf (others, "; page %u is a picture without text, run OCR on it first",
                                scan->number);
    g_set_error (error, DISCLOSE_ERROR, DISCLOSE_ERROR_NO_TABLE,
                 "none of the tables that the grammars know was found%s", others->str);
}

static int
compare_scores (gconstpointer a, gconstpointer b)
{
    const Attempt *first = *(const Attempt *const *) a, *second = *(const Attempt *const *) b;
    return (first->score < second->score) - (first->score > second->score);
}

static void
free_attempt (gpointer attempt)
{
    attempt_free (attempt);
}

/* Every grammar's reading, the best first; of those that are as good, the one that was added first.
 */
static GPtrArray *
read_all (GPtrArray *sheets, const DiscloseGrammars *grammars, const char *template_id,
          DiscloseTrace *trace)
{
    GPtrArray *attempts = g_ptr_array_new_with_free_func (free_attempt);
    for (guint g = 0; g < disclose_grammars_n (grammars); g++) {
        const Grammar *grammar = grammars_at (grammars, g);
        if (template_id == NULL || strcmp (grammar->id, template_id) == 0)
            g_ptr_array_add (attempts, attempt_read (grammar, sheets, trace));
    }
    g_ptr_array_sort (attempts, compare_scores);
    return attempts;
}

/* Lets the others have what the better ones left: another document, bound with the first. One that
 * bid as much as the winner for the same tables is told. */
static void
keep_others (GPtrArray *attempts, DiscloseDocument *document)
{
    const Attempt *best = g_ptr_array_index (attempts, 0);
    for (guint i = 1; i < attempts->len;) {
        Attempt *attempt = g_ptr_array_index (attempts, i);
        const guint had = attempt->tables->len;
        guint left = attempt_yield (attempt, best);
        if (left < had && attempt->score == best->score)
            model_document_add_finding (document, "template-tie", attempt->grammar->id, 0,
                                        (DiscloseSource){ 0 });
        for (guint j = 1; j < i && left > 0; j++)
            left = attempt_yield (attempt, g_ptr_array_index (attempts, j));
        if (left < VOLUME_TABLES)
            g_ptr_array_remove_index (attempts, i);
        else
            i++;
    }
}

gboolean
recognize (GPtrArray *pages, const DiscloseGrammars *grammars, const char *template_id,
           DiscloseDocument *document, GError **error)
{
    g_autoptr (GPtrArray) sheets = sheets_new (pages);
    if (template_id != NULL && grammars_lookup (grammars, template_id) == NULL) {
        g_set_error (error, DISCLOSE_ERROR, DISCLOSE_ERROR_GRAMMAR, "there is no template '%s'",
                     template_id);
        return FALSE;
    }
    observe_sheets (document->trace, sheets);
    g_autoptr (GPtrArray) attempts = read_all (sheets, grammars, template_id, document->trace);
    const Attempt *best = attempts->len > 0 ? g_ptr_array_index (attempts, 0) : NULL;
    if (best == NULL || best->tables->len == 0) {
        for (guint g = 0; document->unknowns->len == 0 && g < disclose_grammars_n (grammars); g++)
            unknown_find (grammars_at (grammars, g), sheets, document);
        if (!is_garbled (sheets, error))
            set_no_table (document, sheets, error);
        return FALSE;
    }
    keep_others (attempts, document);
    attempts_freeze (attempts, document);
    unknown_find (best->grammar, sheets, document);
    tell_scans (sheets, document);
    return TRUE;
}
