/* A sweep from left to right: each character joins the open word that ends just before it on the
 * same baseline, or opens a new one. Open words are kept in horizontal bands, so that a page costs
 * little more than sorting its characters. Words are then gathered into lines from top to bottom.
 */
#include "words.h"

#include "bounds.h"
#include "text.h"

#include <math.h>
#include <string.h>

typedef struct {
    Box box;
    Box last; /* of the last character */
    gunichar last_c;
    GArray *glyphs; /* of guint */
} Run;

static int
compare_left (gconstpointer a, gconstpointer b)
{
    const Glyph *g = a, *h = b;
    if (g->box.x0 != h->box.x0)
        return g->box.x0 < h->box.x0 ? -1 : 1;
    if (g->box.y0 != h->box.y0)
        return g->box.y0 < h->box.y0 ? -1 : 1;
    if (g->box.x1 != h->box.x1)
        return g->box.x1 < h->box.x1 ? -1 : 1;
    return g->c < h->c ? -1 : g->c > h->c;
}

static int
compare_double (gconstpointer a, gconstpointer b)
{
    const double *x = a, *y = b;
    return *x < *y ? -1 : *x > *y;
}

static double
median_height (const GArray *glyphs)
{
    if (glyphs->len == 0)
        return TEXT_SIZE_DEFAULT;
    g_autofree double *heights = g_new (double, glyphs->len);
    for (guint i = 0; i < glyphs->len; i++)
        heights[i] = box_height (g_array_index (glyphs, Glyph, i).box);
    qsort (heights, glyphs->len, sizeof (double), compare_double);
    return CLAMP (heights[glyphs->len / 2], TEXT_SIZE_MIN, TEXT_SIZE_MAX);
}

static void
run_free (Run *run)
{
    g_array_unref (run->glyphs);
    g_free (run);
}

/* The same character printed again at the same place: drawn twice to look bold. */
static gboolean
run_repeats (const Run *run, const GArray *glyphs, const Glyph *glyph)
{
    const guint last = g_array_index (run->glyphs, guint, run->glyphs->len - 1);
    const Glyph *before = &g_array_index (glyphs, Glyph, last);
    return before->c == glyph->c
           && span_overlap (before->box.x0, before->box.x1, glyph->box.x0, glyph->box.x1)
                  > WORD_DOUBLE_OVERLAP * box_width (glyph->box)
           && fabs (box_mid_y (before->box) - box_mid_y (glyph->box))
                  < (1 - WORD_DOUBLE_OVERLAP) * box_height (glyph->box);
}

/* Digits of one number stand close; a code that begins where an amount ends stands a little off. */
static gboolean
is_of_number (gunichar c)
{
    return g_unichar_isdigit (c) || c == '.' || c == ',';
}

static gboolean
run_takes (const Run *run, const Glyph *glyph)
{
    const double height = MIN (box_height (run->last), box_height (glyph->box));
    const double gap = glyph->box.x0 - run->last.x1;
    const gboolean number = is_of_number (run->last_c) && is_of_number (glyph->c);
    return gap < (number ? WORD_GAP_NUMBER : WORD_GAP) * height && gap > -WORD_OVERLAP * height
           && fabs (box_mid_y (run->last) - box_mid_y (glyph->box))
                  < MIN (WORD_SLOPE * height, WORD_BAND);
}

/* The open run that the glyph continues most closely, in its band or the ones beside it. */
static Run *
find_run (GPtrArray **bands, guint n_bands, guint band, const Glyph *glyph)
{
    Run *best = NULL;
    const guint from = band > 0 ? band - 1 : 0, to = MIN (band + 1, n_bands - 1);
    for (guint b = from; b <= to; b++) {
        for (guint i = bands[b]->len; i-- > 0;) {
            Run *run = g_ptr_array_index (bands[b], i);
            if (run->last.x1 + WORD_GAP * TEXT_SIZE_MAX < glyph->box.x0) {
                g_ptr_array_remove_index_fast (bands[b], i); /* closed: the sweep is past it */
                continue;
            }
            if (run_takes (run, glyph)
                && (best == NULL
                    || fabs (glyph->box.x0 - run->last.x1) < fabs (glyph->box.x0 - best->last.x1)))
                best = run;
        }
    }
    return best;
}

static guint
band_of (const Box *box, guint n_bands)
{
    return (guint) CLAMP (box_mid_y (*box) / WORD_BAND, 0, n_bands - 1);
}

static gboolean
repeats_any (GPtrArray *band, const GArray *glyphs, const Glyph *glyph)
{
    for (guint i = 0; i < band->len; i++)
        if (run_repeats (g_ptr_array_index (band, i), glyphs, glyph))
            return TRUE;
    return FALSE;
}

static gboolean
add_to_runs (GPtrArray *runs, GPtrArray **bands, guint n_bands, const GArray *glyphs, guint i)
{
    const Glyph *glyph = &g_array_index (glyphs, Glyph, i);
    const guint band = band_of (&glyph->box, n_bands);
    Run *run = find_run (bands, n_bands, band, glyph);

    if (repeats_any (bands[band], glyphs, glyph))
        return FALSE;
    if (run == NULL) {
        run = g_new0 (Run, 1);
        run->glyphs = g_array_new (FALSE, FALSE, sizeof (guint));
        run->box = glyph->box;
        g_ptr_array_add (runs, run);
        if (bands[band]->len >= WORD_OPEN_MAX)
            g_ptr_array_remove_index_fast (bands[band], 0);
        g_ptr_array_add (bands[band], run);
    }
    g_array_append_val (run->glyphs, i);
    run->box = box_union (run->box, glyph->box);
    run->last = glyph->box;
    run->last_c = glyph->c;
    return TRUE;
}

static GPtrArray *
make_runs (const GArray *glyphs, double height)
{
    GPtrArray *runs = g_ptr_array_new_with_free_func ((GDestroyNotify) run_free);
    const guint n_bands = (guint) CLAMP (height / WORD_BAND, 1, WORD_BANDS_MAX) + 1;
    GPtrArray **bands = g_new (GPtrArray *, n_bands);
    for (guint b = 0; b < n_bands; b++)
        bands[b] = g_ptr_array_new ();
    for (guint i = 0; i < glyphs->len; i++)
        add_to_runs (runs, bands, n_bands, glyphs, i);
    for (guint b = 0; b < n_bands; b++)
        g_ptr_array_unref (bands[b]);
    g_free (bands);
    return runs;
}

static int
compare_top (gconstpointer a, gconstpointer b)
{
    const Run *r = *(Run *const *) a, *s = *(Run *const *) b;
    const double d = box_mid_y (r->box) - box_mid_y (s->box);
    if (d != 0)
        return d < 0 ? -1 : 1;
    return r->box.x0 < s->box.x0 ? -1 : r->box.x0 > s->box.x0;
}

static int
compare_run_left (gconstpointer a, gconstpointer b)
{
    const Run *r = *(Run *const *) a, *s = *(Run *const *) b;
    return r->box.x0 < s->box.x0 ? -1 : r->box.x0 > s->box.x0;
}

static gunichar
folded_at (const GArray *glyphs, const Run *run, guint i)
{
    if (i >= run->glyphs->len)
        return 0;
    const guint glyph = g_array_index (run->glyphs, guint, i);
    return text_fold_char (g_array_index (glyphs, Glyph, glyph).c);
}

static gboolean
is_digit_at (const GArray *glyphs, const Run *run, guint i)
{
    const gunichar c = folded_at (glyphs, run, i);
    return c >= '0' && c <= '9';
}

/* How many characters of the run are an amount of two decimals that a code and its name follow at
 * once, `1,234.56201 name`: the end of one cell and the beginning of the next. 0 if they are not.
 */
static guint
amount_before_code (const GArray *glyphs, const Run *run)
{
    guint i = 0, code = 0;
    while (is_digit_at (glyphs, run, i) || folded_at (glyphs, run, i) == ',')
        i++;
    if (i == 0 || folded_at (glyphs, run, i) != '.' || !is_digit_at (glyphs, run, i + 1)
        || !is_digit_at (glyphs, run, i + 2))
        return 0;
    while (is_digit_at (glyphs, run, i + 3 + code))
        code++;
    const gboolean named = g_unichar_iswide (folded_at (glyphs, run, i + 3 + code));
    return (code == 3 || code == 5 || code == 7) && named ? i + 3 : 0;
}

/* A run of the characters from first on, which are taken off the one given. */
static Run *
cut_run (Run *run, const GArray *glyphs, guint first)
{
    Run *rest = g_new0 (Run, 1);
    rest->glyphs = g_array_new (FALSE, FALSE, sizeof (guint));
    g_array_append_vals (rest->glyphs, &g_array_index (run->glyphs, guint, first),
                         run->glyphs->len - first);
    g_array_set_size (run->glyphs, first);
    Run *parts[] = { run, rest };
    for (guint p = 0; p < G_N_ELEMENTS (parts); p++) {
        const GArray *of = parts[p]->glyphs;
        parts[p]->box = g_array_index (glyphs, Glyph, g_array_index (of, guint, 0)).box;
        for (guint i = 1; i < of->len; i++)
            parts[p]->box = box_union (
                parts[p]->box, g_array_index (glyphs, Glyph, g_array_index (of, guint, i)).box);
    }
    return rest;
}

static void
part_runs (GPtrArray *runs, const GArray *glyphs)
{
    const guint n = runs->len;
    for (guint i = 0; i < n; i++) {
        Run *run = g_ptr_array_index (runs, i);
        const guint first = amount_before_code (glyphs, run);
        if (first > 0)
            g_ptr_array_add (runs, cut_run (run, glyphs, first));
    }
}

static void
fill_word (Words *words, const GArray *glyphs, const Run *run, guint line)
{
    Word *word = &words->words[words->n++];
    g_autoptr (GString) text = g_string_sized_new (run->glyphs->len * 3);
    word->first = words->n_glyphs;
    word->n = run->glyphs->len;
    word->box = run->box;
    word->line = line;
    for (guint i = 0; i < run->glyphs->len; i++) {
        const Glyph *glyph = &g_array_index (glyphs, Glyph, g_array_index (run->glyphs, guint, i));
        words->glyphs[words->n_glyphs++] = *glyph;
        g_string_append_unichar (text, glyph->c);
    }
    word->text = g_string_free (g_steal_pointer (&text), FALSE);
    word->folded = text_fold (word->text);
}

static char *
join_folded (const Words *words, const Line *line)
{
    GString *folded = g_string_new (NULL);
    for (guint w = line->first; w < line->first + line->n; w++)
        g_string_append (folded, words->words[w].folded);
    return g_string_free (folded, FALSE);
}

/* Runs whose middles lie within a part of a character's height of the line's first are one line. */
static void
gather_lines (Words *words, GPtrArray *runs, const GArray *glyphs)
{
    g_ptr_array_sort (runs, compare_top);
    for (guint i = 0; i < runs->len;) {
        const Run *first = g_ptr_array_index (runs, i);
        Line *line = &words->lines[words->n_lines];
        guint end = i + 1;
        while (end < runs->len) {
            const Run *run = g_ptr_array_index (runs, end);
            const double height = MIN (box_height (run->box), box_height (first->box));
            if (box_mid_y (run->box) - box_mid_y (first->box) > LINE_SLOPE * height)
                break;
            end++;
        }
        qsort (runs->pdata + i, end - i, sizeof (gpointer), compare_run_left);
        line->first = words->n;
        line->n = end - i;
        line->box = ((Run *) g_ptr_array_index (runs, i))->box;
        for (; i < end; i++) {
            const Run *run = g_ptr_array_index (runs, i);
            line->box = box_union (line->box, run->box);
            fill_word (words, glyphs, run, words->n_lines);
        }
        line->folded = join_folded (words, line);
        words->n_lines++;
    }
}

Words *
words_new (const Page *page)
{
    g_autoptr (GArray) glyphs = g_array_sized_new (FALSE, FALSE, sizeof (Glyph), page->glyphs->len);
    g_array_append_vals (glyphs, page->glyphs->data, page->glyphs->len);
    g_array_sort (glyphs, compare_left);

    Words *words = g_new0 (Words, 1);
    words->size = median_height (glyphs);
    g_autoptr (GPtrArray) runs = make_runs (glyphs, page->height);
    part_runs (runs, glyphs);
    words->glyphs = g_new (Glyph, glyphs->len + 1);
    words->words = g_new0 (Word, runs->len + 1);
    words->lines = g_new0 (Line, runs->len + 1);
    gather_lines (words, runs, glyphs);
    return words;
}

void
words_free (Words *words)
{
    if (words == NULL)
        return;
    for (guint i = 0; i < words->n; i++) {
        g_free (words->words[i].text);
        g_free (words->words[i].folded);
    }
    for (guint i = 0; i < words->n_lines; i++)
        g_free (words->lines[i].folded);
    g_free (words->words);
    g_free (words->lines);
    g_free (words->glyphs);
    g_free (words);
}
