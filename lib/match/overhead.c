#include "overhead.h"

#include "amount.h"
#include "around.h"
#include "bounds.h"
#include "stretch.h"

#include <string.h>

/* A table without a caption, as looked at so far from below. */
typedef struct {
    const Grammar *grammar;
    const Words *words;
    Overhead found;
    Box box; /* of the table and its caption */
} Glance;

/* Whether what stands behind the first word of a line is its unit. */
static gboolean
ends_in_unit (const Glance *glance, const Line *line)
{
    g_autoptr (GString) rest = g_string_new (NULL);
    for (guint w = line->first + 1; w < line->first + line->n; w++)
        g_string_append (rest, glance->words->words[w].folded);
    return around_is_unit (glance->grammar, rest->str);
}

static gboolean
is_preparer (const Grammar *grammar, const char *folded)
{
    gsize start;
    return grammar->preparer != NULL
           && pattern_search (grammar->preparer, folded, NULL, &start, NULL) && start == 0;
}

static gboolean
is_furniture (const Glance *glance, const Word *word)
{
    return glance->grammar->furniture != NULL
           && pattern_matches (glance->grammar->furniture, word->folded);
}

/* The text of a line without the number of the page at its side; NULL if there are amounts in it.
 */
static char *
own_text (const Glance *glance, const Line *line)
{
    g_autoptr (GString) text = g_string_new (NULL);
    for (guint w = line->first; w < line->first + line->n; w++) {
        const Word *word = &glance->words->words[w];
        const gboolean side = w == line->first || w + 1 == line->first + line->n;
        if (side && is_furniture (glance, word))
            continue;
        if (amount_is_certain (word->folded))
            return NULL;
        g_string_append (text, word->text);
    }
    return g_strdup (text->str);
}

/* The caption in a line: the whole of it, or what stands before the unit. NULL if it has none. */
static char *
caption_in (const Glance *glance, guint line)
{
    const Grammar *grammar = glance->grammar;
    const Line *l = &glance->words->lines[line];
    const Word *first = &glance->words->words[l->first];
    if (around_is_incidental (grammar, l->folded))
        return !around_is_incidental (grammar, first->folded) && !is_preparer (grammar, l->folded)
                       && ends_in_unit (glance, l)
                   ? g_strdup (first->text)
                   : NULL;
    return g_utf8_strlen (l->folded, CAPTION_BYTES) <= CAPTION_LENGTH
                   && !g_str_has_suffix (l->folded, "\u3002")
               ? own_text (glance, l)
               : NULL;
}

/* The line of a number that stands alone above the caption; -1 if there is none. */
static int
number_above (const Glance *glance, guint line)
{
    const Words *words = glance->words;
    if (line == 0)
        return -1;
    const Line *above = &words->lines[line - 1];
    return words->lines[line].box.y0 - above->box.y1 <= CAPTION_ABOVE * words->size
                   && caption_is_label (glance->grammar, above->folded, TRUE)
               ? (int) line - 1
               : -1;
}

static void
take_caption (Glance *glance, guint line)
{
    const Words *words = glance->words;
    const int number = number_above (glance, line);
    glance->found.numbered =
        number >= 0 || caption_is_label (glance->grammar, words->lines[line].folded, FALSE);
    glance->box = box_union (glance->box, words->lines[line].box);
    if (number < 0)
        return;
    g_autofree char *label = line_text (words, (guint) number);
    g_autofree char *text = g_steal_pointer (&glance->found.text);
    glance->found.text = g_strconcat (label, text, NULL);
    glance->box = box_union (glance->box, words->lines[number].box);
}

Overhead
overhead_read (const Grammar *grammar, const Sheet *sheet, Box table, const GArray *taken)
{
    const Words *words = sheet->words;
    Glance glance = { .grammar = grammar, .words = words, .box = table };
    Overhead *found = &glance.found;
    double from = table.y0;
    for (guint l = words->n_lines; l-- > 0 && found->text == NULL;) {
        const Line *line = &words->lines[l];
        if (box_mid_y (line->box) >= table.y0)
            continue;
        if (from - line->box.y1 > CAPTION_BELOW * words->size
            || source_is_among (place_of (sheet->page, line->box), taken))
            break;
        from = line->box.y0;
        found->has_unit |= around_is_unit (grammar, line->folded);
        found->text = caption_in (&glance, l);
        if (found->text != NULL)
            take_caption (&glance, l);
        else if (!around_is_incidental (grammar, line->folded))
            break;
    }
    if (found->text == NULL)
        found->text = g_strdup ("");
    found->place = place_of (sheet->page, glance.box);
    return *found;
}

void
overhead_clear (Overhead *overhead)
{
    g_clear_pointer (&overhead->text, g_free);
}

gboolean
overhead_announces (const Grammar *grammar, const Words *words, guint line)
{
    const char *folded = words->lines[line].folded;
    return line_figures (words, line) == 0
           && (around_is_unit (grammar, folded) || caption_is_label (grammar, folded, FALSE));
}
