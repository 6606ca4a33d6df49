/* Lines come from the words of a page. Those of tables and of the page itself are left out; the
 * rest is joined to paragraphs. A line goes on with the one above if that one ran to the right
 * margin, or ended before it only because what follows cannot be broken, and if it is not indented
 * itself. */
#include "prose.h"

#include "bounds.h"
#include "frame.h"
#include "text.h"

#include <string.h>

typedef struct {
    const ProsePage *on;
    const Line *line;
    double left, right; /* of the prose on its page */
} ProseLine;

/* Section - Which lines are prose */

static gboolean
holds (const DiscloseSource *region, Box box)
{
    const double x = box_mid_x (box), y = box_mid_y (box);
    return x > region->x0 && x < region->x1 && y > region->y0 && y < region->y1;
}

/* The regions of one page, with every ruled grid that no table of the document took. */
static GArray *
regions_of (const ProsePage *on, const GArray *regions)
{
    GArray *here = g_array_new (FALSE, FALSE, sizeof (DiscloseSource));
    for (guint i = 0; i < regions->len; i++) {
        const DiscloseSource *region = &g_array_index (regions, DiscloseSource, i);
        if (region->page == on->page->number)
            g_array_append_val (here, *region);
    }
    g_autoptr (GPtrArray) frames = frames_find (on->page, 0, on->page->height);
    for (guint i = 0; i < frames->len; i++) {
        const Frame *frame = g_ptr_array_index (frames, i);
        if (frame->down->len < PROSE_GRID_RULES)
            continue;
        const Box b = page_place (on->page, frame->box);
        const DiscloseSource region = { on->page->number, b.x0, b.y0, b.x1, b.y1 };
        g_array_append_val (here, region);
    }
    return here;
}

static gboolean
is_in_regions (const ProsePage *on, const Line *line, const GArray *regions)
{
    const Box box = page_place (on->page, line->box);
    for (guint i = 0; i < regions->len; i++)
        if (holds (&g_array_index (regions, DiscloseSource, i), box))
            return TRUE;
    return FALSE;
}

/* How often each line stands first or last on a page. */
static GHashTable *
count_edges (const GArray *pages)
{
    GHashTable *counts = g_hash_table_new (g_str_hash, g_str_equal);
    for (guint i = 0; i < pages->len; i++) {
        const Words *words = g_array_index (pages, ProsePage, i).words;
        for (guint edge = 0; edge < 2 && edge < words->n_lines; edge++) {
            const char *folded = words->lines[edge == 0 ? 0 : words->n_lines - 1].folded;
            const guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, folded));
            g_hash_table_insert (counts, (gpointer) folded, GUINT_TO_POINTER (n + 1));
        }
    }
    return counts;
}

static gboolean
is_furniture (const Words *words, guint l, const Pattern *furniture, GHashTable *edges)
{
    const char *folded = words->lines[l].folded;
    if (folded[0] == '\0' || (furniture != NULL && pattern_matches (furniture, folded)))
        return TRUE;
    return (l == 0 || l == words->n_lines - 1)
           && GPOINTER_TO_UINT (g_hash_table_lookup (edges, folded)) >= PROSE_RUNNING;
}

/* The margins between which the lines from first on stand, all of one page. */
static void
set_margins (GArray *lines, guint first)
{
    double left = G_MAXDOUBLE, right = 0;
    for (guint i = first; i < lines->len; i++) {
        const ProseLine *line = &g_array_index (lines, ProseLine, i);
        left = MIN (left, line->line->box.x0);
        if (box_width (line->line->box) > PROSE_LONG * line->on->words->size)
            right = MAX (right, line->line->box.x1);
    }
    if (right == 0 && first > 0) { /* a few short lines: as on the page before */
        left = g_array_index (lines, ProseLine, first - 1).left;
        right = g_array_index (lines, ProseLine, first - 1).right;
    }
    for (guint i = first; i < lines->len; i++) {
        g_array_index (lines, ProseLine, i).left = left;
        g_array_index (lines, ProseLine, i).right = right;
    }
}

static GArray *
collect_lines (const GArray *pages, const GArray *regions, const Pattern *furniture)
{
    GArray *lines = g_array_new (FALSE, TRUE, sizeof (ProseLine));
    g_autoptr (GHashTable) edges = count_edges (pages);
    for (guint i = 0; i < pages->len; i++) {
        const ProsePage *on = &g_array_index (pages, ProsePage, i);
        g_autoptr (GArray) here = regions_of (on, regions);
        const guint first = lines->len;
        for (guint l = 0; l < on->words->n_lines; l++) {
            const ProseLine line = { .on = on, .line = &on->words->lines[l] };
            if (!is_furniture (on->words, l, furniture, edges)
                && !is_in_regions (on, line.line, here))
                g_array_append_val (lines, line);
        }
        set_margins (lines, first);
    }
    return lines;
}

/* Section - Text that stands twice */

static const char *
folded_at (const GArray *lines, guint i)
{
    return g_array_index (lines, ProseLine, i).line->folded;
}

static guint
page_at (const GArray *lines, guint i)
{
    return g_array_index (lines, ProseLine, i).on->page->number;
}

/* How many lines from i on are those from before on, where they make enough of a text. */
static guint
repeated_lines (const GArray *lines, guint i, guint before)
{
    guint n = 0;
    glong length = 0;
    while (before + n < i && i + n < lines->len
           && strcmp (folded_at (lines, i + n), folded_at (lines, before + n)) == 0) {
        length += g_utf8_strlen (folded_at (lines, i + n), -1);
        n++;
    }
    return length >= PROSE_REPEATED ? n : 0;
}

/* Some producers write the hidden end of a cell that goes on over a page into both pages. */
static void
drop_repeated (GArray *lines)
{
    for (guint i = 1; i < lines->len; i++) {
        for (guint before = i; before-- > 0 && i - before <= PROSE_BACK
                               && page_at (lines, before) + 1 >= page_at (lines, i);) {
            const guint n = repeated_lines (lines, i, before);
            if (n == 0)
                continue;
            g_array_remove_range (lines, i, n);
            i--;
            break;
        }
    }
}

/* Section - Paragraphs */

/* A run that no line is broken in: digits, Latin letters, and the marks between them. */
static gboolean
is_unbroken (gunichar c)
{
    return c < 0x80 && (g_ascii_isalnum ((char) c) || strchr (".,%-/", (int) c) != NULL);
}

/* How wide the beginning of the line is that would have had to fit on the line above. */
static double
head_width (const ProseLine *line)
{
    const Words *words = line->on->words;
    const Word *word = &words->words[line->line->first];
    guint n = 0;
    while (n < word->n && is_unbroken (text_fold_char (words->glyphs[word->first + n].c)))
        n++;
    n = MIN (n + 1, word->n); /* a mark may not begin a line, nor an ideograph hang alone */
    return words->glyphs[word->first + n - 1].box.x1 - word->box.x0;
}

#define FULL_STOP 0x3002

static gboolean
ends_sentence (gunichar c)
{
    return c == '\n' || c == ';' || c == FULL_STOP;
}

/* Whether the line ends where a paragraph may. */
static gboolean
ends_paragraph (const char *folded)
{
    const gunichar last = g_utf8_get_char (g_utf8_prev_char (folded + strlen (folded)));
    return ends_sentence (last) || last == ':';
}

/* A line in other type, as below a heading, is no part of the paragraph above it. */
static gboolean
has_same_type (const ProseLine *above, const ProseLine *line)
{
    const double a = box_height (above->line->box), b = box_height (line->line->box);
    return MIN (a, b) > PROSE_SAME_TYPE * MAX (a, b);
}

static gboolean
goes_on (const ProseLine *above, const ProseLine *line)
{
    const double size = line->on->words->size;
    if (!has_same_type (above, line))
        return FALSE;
    if (line->line->box.x0 - line->left > PROSE_INDENT * size)
        return FALSE;
    const double room = ends_paragraph (above->line->folded) ? PROSE_SHORT : PROSE_RAGGED;
    return above->right - above->line->box.x1 < head_width (line) + room * size;
}

static void
add_line (Prose *prose, const ProseLine *line, guint number)
{
    const Words *words = line->on->words;
    for (guint w = line->line->first; w < line->line->first + line->line->n; w++) {
        const Word *word = &words->words[w];
        for (guint g = word->first; g < word->first + word->n; g++) {
            const Glyph *glyph = &words->glyphs[g];
            const gunichar folded = text_fold_char (glyph->c);
            const ProseGlyph placed = { prose->text->len, glyph->c, line->on->page->number, number,
                                        page_place (line->on->page, glyph->box) };
            g_array_append_val (prose->glyphs, placed);
            if (folded != 0)
                g_string_append_unichar (prose->text, folded);
        }
    }
}

static void
list_paragraphs (Prose *prose)
{
    const char *text = prose->text->str;
    for (gsize start = 0; start < prose->text->len;) {
        const char *end = strchr (text + start, '\n');
        const gsize stop = end != NULL ? (gsize) (end - text) : prose->text->len;
        const ProseParagraph paragraph = { start, stop, prose_printed (prose, start, stop) };
        g_array_append_val (prose->paragraphs, paragraph);
        start = stop + 1;
    }
}

static void
paragraph_clear (gpointer data)
{
    g_free (((ProseParagraph *) data)->printed);
}

Prose *
prose_new (const GArray *pages, const GArray *regions, const Pattern *furniture)
{
    Prose *prose = g_new0 (Prose, 1);
    prose->text = g_string_new (NULL);
    prose->glyphs = g_array_new (FALSE, FALSE, sizeof (ProseGlyph));
    prose->paragraphs = g_array_new (FALSE, FALSE, sizeof (ProseParagraph));
    g_array_set_clear_func (prose->paragraphs, paragraph_clear);
    g_autoptr (GArray) lines = collect_lines (pages, regions, furniture);
    drop_repeated (lines);
    for (guint i = 0; i < lines->len; i++) {
        const ProseLine *line = &g_array_index (lines, ProseLine, i);
        if (i > 0 && !goes_on (line - 1, line))
            g_string_append_c (prose->text, '\n');
        add_line (prose, line, i);
    }
    list_paragraphs (prose);
    return prose;
}

void
prose_free (Prose *prose)
{
    if (prose == NULL)
        return;
    g_string_free (prose->text, TRUE);
    g_array_unref (prose->glyphs);
    g_array_unref (prose->paragraphs);
    g_free (prose);
}

/* Section - Spans */

/* The first glyph that stands at or behind offset at. */
static guint
glyph_at (const Prose *prose, gsize at)
{
    guint low = 0, high = prose->glyphs->len;
    while (low < high) {
        const guint middle = low + (high - low) / 2;
        if (g_array_index (prose->glyphs, ProseGlyph, middle).at < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

gboolean
prose_is_spaced (const Prose *prose, gsize at)
{
    const guint i = glyph_at (prose, at);
    if (i == 0 || i >= prose->glyphs->len)
        return FALSE;
    const ProseGlyph *glyph = &g_array_index (prose->glyphs, ProseGlyph, i);
    const ProseGlyph *before = glyph - 1;
    return before->line == glyph->line && before->page == glyph->page
           && glyph->box.x0 - before->box.x1 > PROSE_SPACE * box_height (glyph->box);
}

/* A quote stands between two characters of the text and belongs to the one that it encloses. */
static gboolean
closes_quote (const ProseGlyph *glyph)
{
    return g_unichar_type (glyph->c) == G_UNICODE_FINAL_PUNCTUATION;
}

char *
prose_printed (const Prose *prose, gsize start, gsize end)
{
    g_autoptr (GString) text = g_string_new (NULL);
    for (guint i = glyph_at (prose, start); i < prose->glyphs->len; i++) {
        const ProseGlyph *glyph = &g_array_index (prose->glyphs, ProseGlyph, i);
        if (glyph->at > end || (glyph->at == end && !closes_quote (glyph)))
            break;
        if (glyph->at > start || !closes_quote (glyph))
            g_string_append_unichar (text, glyph->c);
    }
    return text_squeeze (text->str);
}

GArray *
prose_places (const Prose *prose, gsize start, gsize end)
{
    GArray *places = g_array_new (FALSE, TRUE, sizeof (DiscloseSource));
    guint line = G_MAXUINT;
    for (guint i = glyph_at (prose, start); i < prose->glyphs->len; i++) {
        const ProseGlyph *glyph = &g_array_index (prose->glyphs, ProseGlyph, i);
        const Box b = glyph->box;
        if (glyph->at >= end)
            break;
        if (glyph->line != line) {
            const DiscloseSource place = { glyph->page, b.x0, b.y0, b.x1, b.y1 };
            g_array_append_val (places, place);
            line = glyph->line;
        }
        DiscloseSource *place = &g_array_index (places, DiscloseSource, places->len - 1);
        place->x0 = MIN (place->x0, b.x0);
        place->y0 = MIN (place->y0, b.y0);
        place->x1 = MAX (place->x1, b.x1);
        place->y1 = MAX (place->y1, b.y1);
    }
    return places;
}

void
prose_sentence (const Prose *prose, gsize *start, gsize *end)
{
    const char *text = prose->text->str;
    const char *from = text + *start, *to = text + *end;
    while (from > text && text + *start - from < PROSE_SENTENCE
           && !ends_sentence (g_utf8_get_char (g_utf8_prev_char (from))))
        from = g_utf8_prev_char (from);
    while (*to != '\0' && to - text - (gssize) *end < PROSE_SENTENCE
           && !ends_sentence (g_utf8_get_char (to)))
        to = g_utf8_next_char (to);
    if (*to == ';' || g_utf8_get_char (to) == FULL_STOP)
        to = g_utf8_next_char (to);
    *start = (gsize) (from - text);
    *end = (gsize) (to - text);
}
