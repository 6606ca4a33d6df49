/* The public object: reads the pages, has them recognized, and is frozen from then on. */
#include "bytes.h"
#include "grammars.h"
#include "bounds.h"
#include "draft.h"
#include "model.h"
#include "options.h"
#include "pdf.h"
#include "prose.h"
#include "recognize.h"

static void
set_no_text (Pdf *pdf, const GPtrArray *pages, GError **error)
{
    for (guint i = 0; i < pages->len; i++) {
        const Page *page = g_ptr_array_index (pages, i);
        if (page->n_images > 0) {
            g_set_error (error, DISCLOSE_ERROR, DISCLOSE_ERROR_NO_TEXT,
                         "scanned: page %u has an image and no text; run OCR first", page->number);
            return;
        }
    }
    if (pdf_lacks_fonts (pdf)) {
        g_set_error (
            error, DISCLOSE_ERROR, DISCLOSE_ERROR_NO_TEXT,
            "none of its %u pages has text that can be read, and its Chinese fonts are not "
            "in the file; install poppler-data",
            pages->len);
        return;
    }
    g_set_error (error, DISCLOSE_ERROR, DISCLOSE_ERROR_NO_TEXT,
                 "none of its %u pages has any text; nothing can be read", pages->len);
}

static GPtrArray *
read_pages (GBytes *bytes, const DiscloseOptions *o, GError **error)
{
    const PdfOptions options = { o->password, o->max_pages, o->max_glyphs, o->max_bytes, FALSE };
    g_autoptr (Pdf) pdf = pdf_open (bytes, &options, error);
    if (pdf == NULL)
        return NULL;
    g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) page_free);
    gboolean has_text = FALSE;
    for (guint i = 0; i < pdf_n_pages (pdf); i++) {
        Page *page = pdf_read_page (pdf, i, error);
        if (page == NULL)
            return NULL;
        has_text |= page->glyphs->len > 0;
        g_ptr_array_add (pages, page);
    }
    if (!has_text) {
        set_no_text (pdf, pages, error);
        return NULL;
    }
    return g_steal_pointer (&pages);
}

/* What stands outside the tables that were found. */
static Prose *
read_prose (const GPtrArray *pages, const DiscloseDocument *document, const Grammar *grammar)
{
    g_autoptr (GArray) regions = g_array_new (FALSE, FALSE, sizeof (DiscloseSource));
    g_autoptr (GArray) read = g_array_new (FALSE, FALSE, sizeof (ProsePage));
    for (guint t = 0; t < document->tables->len; t++) {
        const DiscloseTable *table = g_ptr_array_index (document->tables, t);
        for (guint p = 0; table->way != DISCLOSE_WAY_NONE && p < table->parts->len; p++)
            g_array_append_val (regions, g_array_index (table->parts, ModelPart, p).source);
    }
    for (guint i = 0; i < pages->len; i++) {
        const Page *page = g_ptr_array_index (pages, i);
        const ProsePage on = { page, words_new (page) };
        g_array_append_val (read, on);
    }
    Prose *prose = prose_new (read, regions, grammar->furniture);
    for (guint i = 0; i < read->len; i++)
        words_free ((Words *) g_array_index (read, ProsePage, i).words);
    return prose;
}

DiscloseDocument *
disclose_document_read (GBytes *bytes, const char *name, const DiscloseGrammars *grammars,
                        const DiscloseOptions *options, GError **error)
{
    g_autoptr (DiscloseOptions) defaults = options == NULL ? disclose_options_new () : NULL;
    const DiscloseOptions *o = options != NULL ? options : defaults;
    if (o->trace != NULL)
        trace_clear (o->trace);
    g_autoptr (GPtrArray) pages = read_pages (bytes, o, error);
    if (pages == NULL)
        return NULL;
    g_autoptr (DiscloseDocument) document = model_document_new ();
    g_autofree char *valid = g_utf8_make_valid (name, -1); /* file names are any bytes */
    document->name = model_string (document, valid);
    g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
    document->sha256 = model_string (document, sha256);
    document->n_pages = pages->len;
    document->trace = o->trace;
    if (!recognize (pages, grammars, o->template_id, document, error))
        return NULL;
    document->trace = NULL; /* it may go before the document does */
    if (o->keep_prose)
        document->prose =
            read_prose (pages, document, grammars_lookup (grammars, document->template_id));
    return g_steal_pointer (&document);
}

static guint64
limit_of (const DiscloseOptions *options)
{
    return options != NULL ? options->max_bytes : LIMIT_BYTES;
}

DiscloseDocument *
disclose_document_open (const char *path, const DiscloseGrammars *grammars,
                        const DiscloseOptions *options, GError **error)
{
    g_autoptr (GBytes) bytes = bytes_read_file (path, limit_of (options), error);
    if (bytes == NULL)
        return NULL;
    g_autofree char *name = g_path_get_basename (path);
    return disclose_document_read (bytes, name, grammars, options, error);
}

char *
disclose_grammars_draft (const DiscloseGrammars *grammars, int fd, const char *name,
                         const DiscloseOptions *options, GError **error)
{
    g_autoptr (DiscloseOptions) defaults = options == NULL ? disclose_options_new () : NULL;
    const DiscloseOptions *o = options != NULL ? options : defaults;
    g_autoptr (GBytes) bytes = bytes_read_fd (fd, o->max_bytes, error);
    g_autoptr (GPtrArray) pages = bytes != NULL ? read_pages (bytes, o, error) : NULL;
    if (pages == NULL)
        return NULL;
    g_autofree char *valid = g_utf8_make_valid (name, -1);
    return draft_pages (pages, grammars, valid, error);
}

DiscloseDocument *
disclose_document_open_fd (int fd, const char *name, const DiscloseGrammars *grammars,
                           const DiscloseOptions *options, GError **error)
{
    g_autoptr (GBytes) bytes = bytes_read_fd (fd, limit_of (options), error);
    if (bytes == NULL)
        return NULL;
    return disclose_document_read (bytes, name, grammars, options, error);
}

DiscloseDocument *
disclose_document_ref (DiscloseDocument *document)
{
    g_atomic_ref_count_inc (&document->refs);
    return document;
}

void
disclose_document_unref (DiscloseDocument *document)
{
    if (document == NULL || !g_atomic_ref_count_dec (&document->refs))
        return;
    g_ptr_array_unref (document->tables);
    g_ptr_array_unref (document->unknowns);
    g_array_unref (document->missing);
    g_array_unref (document->findings);
    prose_free (document->prose);
    g_string_chunk_free (document->strings);
    g_free (document);
}

const char *
disclose_document_name (const DiscloseDocument *document)
{
    return document->name;
}

const char *
disclose_document_sha256 (const DiscloseDocument *document)
{
    return document->sha256;
}

const char *
disclose_document_template (const DiscloseDocument *document)
{
    return document->template_id;
}

const char *
disclose_document_kind (const DiscloseDocument *document)
{
    return document->kind;
}

guint
disclose_document_year (const DiscloseDocument *document)
{
    return document->year;
}

const char *
disclose_document_department (const DiscloseDocument *document)
{
    return document->department;
}

guint
disclose_document_n_pages (const DiscloseDocument *document)
{
    return document->n_pages;
}

guint
disclose_document_n_tables (const DiscloseDocument *document)
{
    return document->tables->len;
}

const DiscloseTable *
disclose_document_table (const DiscloseDocument *document, guint index)
{
    return g_ptr_array_index (document->tables, index);
}

const DiscloseTable *
disclose_document_lookup_table (const DiscloseDocument *document, guint number)
{
    for (guint i = 0; i < document->tables->len; i++) {
        const DiscloseTable *table = g_ptr_array_index (document->tables, i);
        if (table->number == number)
            return table;
    }
    return NULL;
}

guint
disclose_document_n_missing (const DiscloseDocument *document)
{
    return document->missing->len;
}

guint
disclose_document_missing (const DiscloseDocument *document, guint index)
{
    return g_array_index (document->missing, guint, index);
}

guint
disclose_document_n_findings (const DiscloseDocument *document)
{
    return document->findings->len;
}

const DiscloseFinding *
disclose_document_finding (const DiscloseDocument *document, guint index)
{
    return &g_array_index (document->findings, DiscloseFinding, index);
}

guint
disclose_document_n_unknown (const DiscloseDocument *document)
{
    return document->unknowns->len;
}

const DiscloseUnknown *
disclose_document_unknown (const DiscloseDocument *document, guint index)
{
    return index < document->unknowns->len ? g_ptr_array_index (document->unknowns, index) : NULL;
}
