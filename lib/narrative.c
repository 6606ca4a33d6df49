/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the public sees of the prose. */
#include "model.h"
#include "prose.h"
#include "text.h"

#include <string.h>

guint
disclose_document_n_paragraphs (const DiscloseDocument *document)
{
    return document->prose != NULL ? document->prose->paragraphs->len : 0;
}

const char *
disclose_document_paragraph (const DiscloseDocument *document, guint index)
{
    return g_array_index (document->prose->paragraphs, ProseParagraph, index).printed;
}

DiscloseSource *
disclose_document_find_prose (const DiscloseDocument *document, const char *text, guint *n)
{
    const Prose *prose = document->prose;
    g_autofree char *folded = text_fold (text);
    g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (DiscloseSource));
    const char *at = prose != NULL && folded[0] != '\0' ? prose->text->str : NULL;
    while (at != NULL && (at = strstr (at, folded)) != NULL) {
        const gsize start = (gsize) (at - prose->text->str);
        g_autoptr (GArray) places = prose_places (prose, start, start + strlen (folded));
        g_array_append_vals (found, places->data, places->len);
        at += strlen (folded);
    }
    const gboolean none = found->len == 0;
    *n = found->len;
    return (DiscloseSource *) g_array_free (g_steal_pointer (&found), none);
}
