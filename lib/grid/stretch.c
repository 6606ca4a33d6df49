#include "stretch.h"

#include "amount.h"
#include "bounds.h"
#include "text.h"

#include <math.h>
#include <string.h>

guint
line_figures (const Words *words, guint line)
{
    const Line *l = &words->lines[line];
    guint n = 0;
    for (guint w = l->first; w < l->first + l->n; w++)
        n += amount_looks_like (words->words[w].folded);
    return n;
}

gboolean
line_is_index (const Words *words, guint line)
{
    const Line *l = &words->lines[line];
    int last = 0;
    guint numbers = 0;
    for (guint w = l->first; w < l->first + l->n; w++) {
        const char *folded = words->words[w].folded;
        const gsize n = strlen (folded);
        if (n > 0 && n <= 2 && strspn (folded, "0123456789") == n) {
            const int value = (int) g_ascii_strtoll (folded, NULL, 10);
            if (value <= last)
                return FALSE;
            last = value;
            numbers++;
        } else if (g_utf8_strlen (folded, -1) > 2 || strpbrk (folded, "0123456789") != NULL) {
            return FALSE;
        }
    }
    return numbers >= 2 && last == (int) numbers;
}

gboolean
line_is_beside_index (const Words *words, guint line, guint first, guint end)
{
    const double mid = box_mid_y (words->lines[line].box);
    for (guint l = line > first ? line - 1 : first; l < MIN (line + 2, end); l++)
        if (l != line && line_is_index (words, l)
            && fabs (box_mid_y (words->lines[l].box) - mid) < STRETCH_MARK * words->size)
            return line_figures (words, line) == 0;
    return FALSE;
}

/* A line of prose: one word over most of the width. */
static gboolean
is_prose (const Words *words, guint line, double width)
{
    const Line *l = &words->lines[line];
    for (guint w = l->first; w < l->first + l->n; w++)
        if (box_width (words->words[w].box) > STRETCH_PROSE * width
            && words->words[w].n > STRETCH_PROSE_CHARS)
            return TRUE;
    return FALSE;
}

static gboolean
line_is_between (const Words *words, guint line, double top, double bottom)
{
    const double mid = box_mid_y (words->lines[line].box);
    return mid > top && mid < bottom;
}

/* The widest that the lines of the stretch reach. */
static double
width_of (const Words *words, guint first, guint end)
{
    double x0 = G_MAXDOUBLE, x1 = -G_MAXDOUBLE;
    for (guint l = first; l < end; l++) {
        x0 = MIN (x0, words->lines[l].box.x0);
        x1 = MAX (x1, words->lines[l].box.x1);
    }
    return x1 - x0;
}

/* Whether a label of the line begins with a code, and one of [line + 1, end) with another below it.
 */
static gboolean
leads_codes (const Words *words, guint line, guint end)
{
    const Line *l = &words->lines[line];
    for (guint i = l->first; i < l->first + l->n; i++) {
        if (!text_begins_with_code (words->words[i].folded))
            continue;
        const guint most = MIN (words->n, i + BLOCK_WORDS);
        for (guint j = l->first + l->n; j < most && words->words[j].line < end; j++)
            if (text_begins_with_code (words->words[j].folded)
                && fabs (words->words[j].box.x0 - words->words[i].box.x0)
                       < BLOCK_SIDE * words->size)
                return TRUE;
    }
    return FALSE;
}

/* The first line of the body: below the index row, else the first with figures or one of codes over
 * each other, and what of its label stands above it. */
static guint
find_body (const Words *words, guint first, guint end)
{
    guint body = first;
    while (body < end && line_figures (words, body) == 0)
        body++;
    if (body < end && line_is_index (words, body))
        return body + 1 + (body + 1 < end && line_is_beside_index (words, body + 1, first, end));
    for (guint l = first; l < body && body < end; l++)
        if (leads_codes (words, l, body + 1))
            body = l;
    while (body < end && body > first
           && box_mid_y (words->lines[body].box) - box_mid_y (words->lines[body - 1].box)
                  < STRETCH_ABOVE * words->size)
        body--;
    return body;
}

/* A heading with a sentence below it instead of a body: an empty table. */
static gboolean
find_empty (const Words *words, double width, Stretch *stretch)
{
    guint line = stretch->first;
    while (line < stretch->end && line - stretch->first <= STRETCH_HEADING
           && !is_prose (words, line, width))
        line++;
    if (line == stretch->end || line - stretch->first > STRETCH_HEADING)
        return FALSE;
    stretch->body = stretch->end = line;
    return line > stretch->first;
}

static gboolean
is_of_number (gunichar c)
{
    return g_unichar_isdigit (c) || c == '.' || c == ',' || c == '-';
}

/* Whether a number within the word, which a near label may have joined, has an edge or its middle
 * in common with the box. */
static gboolean
holds_number_at (const Words *words, const Word *word, Box box)
{
    const Glyph *glyphs = words->glyphs + word->first;
    const double near = BLOCK_SIDE * words->size;
    for (guint i = 0, end; i < word->n; i = end) {
        for (end = i; end < word->n && is_of_number (glyphs[end].c); end++) {
        }
        if (end == i) {
            end++;
            continue;
        }
        const double x0 = glyphs[i].box.x0, x1 = glyphs[end - 1].box.x1;
        if (fabs (x0 - box.x0) < near || fabs (x1 - box.x1) < near
            || fabs ((x0 + x1) / 2 - box_mid_x (box)) < near)
            return TRUE;
    }
    return FALSE;
}

static gboolean
is_set_as_above (const Words *words, guint body, guint end, const Word *word)
{
    const guint last = words->lines[end - 1].first + words->lines[end - 1].n;
    for (guint w = words->lines[body].first; w < last; w++)
        if (holds_number_at (words, &words->words[w], word->box))
            return TRUE;
    return FALSE;
}

/* Forms are printed with rows to spare, and their total below them. Where no rules show the blank
 * rows, the total stands apart from the lines [body, line) of the table, and what shows that it
 * belongs to it is a label, and figures that are all set as those above. */
static gboolean
line_resumes (const Words *words, guint body, guint line, guint end)
{
    guint figures = line, labels = 0; /* the line of figures; words that are none */
    while (figures < end && line_figures (words, figures) == 0
           && (figures == line
               || box_mid_y (words->lines[figures].box) - box_mid_y (words->lines[figures - 1].box)
                      < STRETCH_ABOVE * words->size))
        labels += words->lines[figures++].n;
    if (figures == end || line_figures (words, figures) == 0
        || (figures > line
            && box_mid_y (words->lines[figures].box) - box_mid_y (words->lines[line].box)
                   > BLOCK_PITCH * words->size))
        return FALSE;
    const Line *l = &words->lines[figures];
    for (guint w = l->first; w < l->first + l->n; w++) {
        const Word *word = &words->words[w];
        if (!amount_looks_like (word->folded))
            labels++;
        else if (!is_set_as_above (words, body, line, word))
            return FALSE;
    }
    return labels > 0;
}

char *
stretch_heading (const Words *words, const Stretch *stretch)
{
    GString *heading = g_string_new (NULL);
    for (guint l = stretch->first; l < stretch->body; l++)
        g_string_append_printf (heading, "%s%s", l > stretch->first ? "\n" : "",
                                words->lines[l].folded);
    return g_string_free (heading, heading->len == 0);
}

/* The line below a heading that is printed again as on the page before; first if it is not. */
static guint
below_repeated (const Words *words, guint first, guint end, const char *heading)
{
    g_auto (GStrv) lines = g_strsplit (heading, "\n", -1);
    guint n = 0;
    while (lines[n] != NULL && first + n < end
           && strcmp (words->lines[first + n].folded, lines[n]) == 0)
        n++;
    return lines[n] == NULL ? first + n : first;
}

gboolean
stretch_find (const Words *words, double top, double bottom, gboolean closed, const char *heading,
              Stretch *stretch)
{
    guint first = 0;
    while (first < words->n_lines && !line_is_between (words, first, top, bottom))
        first++;
    guint end = first;
    while (end < words->n_lines && line_is_between (words, end, top, bottom))
        end++;
    if (first == end)
        return FALSE;

    guint body = find_body (words, first, end);
    const guint below = heading != NULL ? below_repeated (words, first, end, heading) : first;
    if (below > first && below < body)
        body = below; /* what stands there goes on with a row of the page before */
    *stretch = (Stretch){ first, body, end };
    if (closed)
        return TRUE;
    const double width = width_of (words, first, end);
    if (body == end || is_prose (words, body, width))
        return find_empty (words, width, stretch);
    if (body - first > STRETCH_HEADING)
        return FALSE;
    double before = box_mid_y (words->lines[body].box);
    for (guint l = body; l < end; l++) {
        const double mid = box_mid_y (words->lines[l].box);
        if (is_prose (words, l, width)
            || (mid - before > STRETCH_GAP * words->size && !line_resumes (words, body, l, end))) {
            stretch->end = l;
            break;
        }
        before = mid;
    }
    return stretch->end > body;
}

double
stretch_width (const Words *words, const Stretch *stretch)
{
    return width_of (words, stretch->first, stretch->end);
}

gboolean
line_is_sentence (const Words *words, guint line, double width, gboolean after)
{
    return is_prose (words, line, width)
           || (after && words->lines[line].n == 1 && line_figures (words, line) == 0
               && box_mid_y (words->lines[line].box) - box_mid_y (words->lines[line - 1].box)
                      < BLOCK_PITCH * words->size);
}

/* Lines of figures between two heights, index rows not counted. */
guint
figure_lines_between (const Words *words, double top, double bottom)
{
    guint n = 0;
    for (guint l = 0; l < words->n_lines; l++) {
        const Line *line = &words->lines[l];
        const double mid = box_mid_y (line->box);
        gboolean figure = FALSE;
        if (mid < top || mid > bottom || line_is_index (words, l))
            continue;
        for (guint w = line->first; w < line->first + line->n; w++)
            figure |= amount_looks_like (words->words[w].folded);
        n += figure;
    }
    return n;
}
