/* A title stands alone on its line, or beside its number, or is one of several words of a line, or
 * is letter-spaced, or runs over two lines. The number stands before it, on its line or the line
 * above, or alone on the line below. */
#include "caption.h"

#include "bounds.h"
#include "text.h"

#include <string.h>

char *
line_text (const Words *words, guint line)
{
    GString *text = g_string_new (NULL);
    const Line *l = &words->lines[line];
    for (guint w = l->first; w < l->first + l->n; w++)
        g_string_append (text, words->words[w].text);
    return g_string_free (text, FALSE);
}

/* Cuts what the pattern matches out of text, at the beginning only or anywhere. */
static gboolean
cut (char *text, const Pattern *pattern, gboolean at_start)
{
    gsize start, end;
    if (pattern == NULL || !pattern_search (pattern, text, NULL, &start, &end) || end == start
        || (at_start && start != 0))
        return FALSE;
    memmove (text + start, text + end, strlen (text + end) + 1);
    return TRUE;
}

static const TableGrammar *
table_of_title (const Grammar *grammar, const char *title)
{
    if (title[0] == '\0')
        return NULL;
    for (guint t = 0; t < grammar->tables->len; t++) {
        const TableGrammar *table = g_ptr_array_index (grammar->tables, t);
        for (guint i = 0; i < table->titles->len; i++)
            if (pattern_matches (g_ptr_array_index (table->titles, i), title))
                return table;
    }
    return NULL;
}

/* The part of printed text whose folded form is the title. */
static char *
printed_title (const char *printed, const char *title)
{
    g_autofree char *squeezed = text_squeeze (printed);
    for (const char *from = squeezed; *from != '\0'; from = g_utf8_next_char (from)) {
        for (const char *to = from + strlen (from); to > from;
             to = g_utf8_find_prev_char (from, to)) {
            g_autofree char *part = g_strndup (from, to - from);
            g_autofree char *folded = text_fold (part);
            if (strcmp (folded, title) == 0)
                return g_steal_pointer (&part);
            if (strlen (folded) < strlen (title))
                break;
        }
    }
    return g_strdup (title);
}

typedef struct {
    const TableGrammar *table;
    char *title;
    gboolean continued, labelled;
} Reading;

/* Reads text as a caption; FALSE if it is neither a title nor a number. */
static gboolean
read_caption (const Grammar *grammar, const char *text, Reading *reading)
{
    g_autofree char *folded = text_fold (text);
    *reading = (Reading){ 0 };
    if (folded[0] == '\0' || g_utf8_strlen (folded, CAPTION_BYTES) > CAPTION_LENGTH)
        return FALSE;
    reading->continued = cut (folded, grammar->continued, FALSE);
    reading->labelled = cut (folded, grammar->label, TRUE);
    reading->table = table_of_title (grammar, folded);
    if (reading->table == NULL && cut (folded, grammar->prefix, TRUE))
        reading->table = table_of_title (grammar, folded);
    if (reading->table != NULL)
        reading->title = printed_title (text, folded);
    else if (reading->continued && folded[0] == '\0')
        return FALSE; /* the mark of a continuation, without the title: no caption of its own */
    return reading->table != NULL || reading->labelled;
}

gboolean
caption_is_continuation (const Grammar *grammar, const char *folded)
{
    g_autofree char *rest = g_strdup (folded);
    if (!cut (rest, grammar->continued, FALSE))
        return FALSE;
    cut (rest, grammar->label, TRUE);
    return rest[0] == '\0';
}

gboolean
caption_is_label (const Grammar *grammar, const char *folded, gboolean whole)
{
    g_autofree char *rest = g_strdup (folded);
    cut (rest, grammar->continued, FALSE);
    return cut (rest, grammar->label, TRUE) && (!whole || rest[0] == '\0');
}

/* Whether any title stands in the line: one search instead of many readings. */
static gboolean
may_be_title (const Grammar *grammar, const char *folded)
{
    return strlen (folded) <= CAPTION_BYTES
           && (grammar->any_title == NULL || pattern_matches (grammar->any_title, folded));
}

static gboolean
read_line (const Words *words, const Grammar *grammar, guint line, Reading *reading)
{
    const Line *l = &words->lines[line];
    if (!may_be_title (grammar, l->folded))
        return FALSE;
    g_autofree char *whole = line_text (words, line);
    if (read_caption (grammar, whole, reading) && reading->table != NULL)
        return TRUE;
    if (l->n > 1 && l->n <= CAPTION_WORDS) {
        Reading word;
        for (guint w = l->first; w < l->first + l->n; w++)
            if (read_caption (grammar, words->words[w].text, &word) && word.table != NULL) {
                *reading = word;
                reading->labelled = TRUE;
                return TRUE;
            }
    }
    return FALSE;
}

static gboolean
read_two_lines (const Words *words, const Grammar *grammar, guint line, Reading *reading)
{
    if (line + 1 >= words->n_lines || words->lines[line].n > CAPTION_PARTS
        || words->lines[line + 1].n > CAPTION_PARTS)
        return FALSE;
    g_autofree char *folded =
        g_strconcat (words->lines[line].folded, words->lines[line + 1].folded, NULL);
    if (!may_be_title (grammar, folded))
        return FALSE;
    g_autofree char *first = line_text (words, line);
    g_autofree char *second = line_text (words, line + 1);
    g_autofree char *both = g_strconcat (first, second, NULL);
    return read_caption (grammar, both, reading) && reading->table != NULL;
}

/* Whether the line is the number of the title right above it. */
static gboolean
numbers_title (const GArray *captions, const Words *words, const Grammar *grammar, guint line)
{
    if (captions->len == 0 || line == 0)
        return FALSE;
    const Caption *above = &g_array_index (captions, Caption, captions->len - 1);
    return above->table != NULL && above->bottom == words->lines[line - 1].box.y1
           && caption_is_label (grammar, words->lines[line].folded, TRUE);
}

/* A line that begins with a number and goes on with no title that is known. */
static gboolean
read_number (const Words *words, const Grammar *grammar, guint line, Reading *reading)
{
    const char *folded = words->lines[line].folded;
    if (grammar->label == NULL || strlen (folded) > CAPTION_BYTES
        || !pattern_matches (grammar->label, folded))
        return FALSE;
    g_autofree char *whole = line_text (words, line);
    return read_caption (grammar, whole, reading) && reading->labelled;
}

static void
add_caption (GArray *captions, const Words *words, const Grammar *grammar, guint first, guint last,
             const Reading *reading)
{
    Caption caption = { reading->table, words->lines[first].box.y0, words->lines[last].box.y1,
                        reading->title, reading->continued };
    if (first > 0) {
        const char *folded = words->lines[first - 1].folded;
        if (caption_is_label (grammar, folded, TRUE)) {
            caption.top = words->lines[first - 1].box.y0;
            caption.continued |=
                grammar->continued != NULL && pattern_matches (grammar->continued, folded);
            if (captions->len > 0) { /* which was taken for a number without a title */
                Caption *before = &g_array_index (captions, Caption, captions->len - 1);
                if (before->table == NULL && before->top >= caption.top)
                    g_array_set_size (captions, captions->len - 1);
            }
        }
    }
    g_array_append_val (captions, caption);
}

static void
clear_caption (gpointer data)
{
    g_free (((Caption *) data)->title);
}

GArray *
captions_find (const Words *words, const Grammar *grammar)
{
    GArray *captions = g_array_new (FALSE, FALSE, sizeof (Caption));
    g_array_set_clear_func (captions, clear_caption);
    for (guint line = 0; line < words->n_lines; line++) {
        Reading reading = { 0 };
        if (read_line (words, grammar, line, &reading)) {
            add_caption (captions, words, grammar, line, line, &reading);
        } else if (read_two_lines (words, grammar, line, &reading)) {
            add_caption (captions, words, grammar, line, line + 1, &reading);
            line++;
        } else if (!numbers_title (captions, words, grammar, line)
                   && read_number (words, grammar, line, &reading)) {
            add_caption (captions, words, grammar, line, line, &reading);
        }
    }
    return captions;
}
