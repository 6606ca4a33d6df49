/* A font that does not tell what it draws gives letters of other alphabets for some characters, and
 * for others, one cannot say for which, letters and digits that might be meant. */
#include "legible.h"

#include "bounds.h"
#include "doubt.h"
#include "text.h"

#include <string.h>

/* Whether a label is of signs of ASCII, with no letter among them. A project may be called by a
 * number. */
static gboolean
has_no_word (const char *text)
{
    gboolean signs = FALSE;
    for (; *text != '\0'; text++) {
        if (g_ascii_isalpha (*text) || (guchar) *text >= 0x80)
            return FALSE;
        signs |= strchr ("0123456789.-", *text) == NULL;
    }
    return signs;
}

static gboolean
is_illegible (const char *text)
{
    if (has_no_word (text))
        return TRUE;
    for (; *text != '\0'; text = g_utf8_next_char (text))
        if (!text_is_chinese (g_utf8_get_char (text)))
            return TRUE;
    return FALSE;
}

static const char *
illegible_label (const DiscloseRow *row)
{
    return is_illegible (row->name)   ? row->name
           : is_illegible (row->item) ? row->item
           : is_illegible (row->code) ? row->code
                                      : NULL;
}

void
legible_rows (DiscloseDocument *document, DiscloseTable *table)
{
    static const char id[] = "text-illegible";
    for (guint r = 0; r < table->rows->len; r++) {
        DiscloseRow *row = &g_array_index (table->rows, DiscloseRow, r);
        const char *label = illegible_label (row);
        if (label == NULL)
            continue;
        doubt_row (table, row, id, 0);
        model_document_add_finding (document, id, label, table->number, row->source);
    }
}

/* Different characters that no Chinese text has, as far as they matter. */
typedef struct {
    gunichar chars[LEGIBLE_FOREIGN];
    guint n;
} Foreign;

static void
gather (Foreign *foreign, const char *text)
{
    for (; *text != '\0' && foreign->n < LEGIBLE_FOREIGN; text = g_utf8_next_char (text)) {
        const gunichar c = g_utf8_get_char (text);
        gboolean known = text_is_chinese (c);
        for (guint i = 0; i < foreign->n && !known; i++)
            known = foreign->chars[i] == c;
        if (!known)
            foreign->chars[foreign->n++] = c;
    }
}

static void
gather_table (Foreign *foreign, const DiscloseTable *table)
{
    for (guint r = 0; r < table->rows->len; r++) {
        const DiscloseRow *row = &g_array_index (table->rows, DiscloseRow, r);
        gather (foreign, row->name);
        gather (foreign, row->item);
        gather (foreign, row->code);
    }
}

void
legible_tables (DiscloseDocument *document)
{
    static const char id[] = "font-illegible";
    Foreign foreign = { 0 };
    for (guint t = 0; t < document->tables->len; t++)
        gather_table (&foreign, g_ptr_array_index (document->tables, t));
    for (guint t = 0; foreign.n == LEGIBLE_FOREIGN && t < document->tables->len; t++) {
        DiscloseTable *table = g_ptr_array_index (document->tables, t);
        for (guint r = 0; r < table->rows->len; r++)
            doubt_row (table, &g_array_index (table->rows, DiscloseRow, r), id, 0);
        if (table->rows->len > 0)
            model_document_add_finding (document, id, table->title, table->number,
                                        g_array_index (table->parts, ModelPart, 0).source);
    }
}
