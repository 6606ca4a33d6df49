/* A table goes to the volume before it unless that has one of its number already. Then it begins a
 * volume if it is of another department, or if a cover between the two tells another department or
 * year; else it is printed twice. A volume's year and department are looked for on the pages before
 * its first table, from there backwards, since those of the volume before end somewhere above. */
#include "volume.h"

#include "bounds.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

gboolean
volume_has (const Volume *volume, guint number)
{
    for (guint i = 0; i < volume->tables->len; i++)
        if (((OpenTable *) g_ptr_array_index (volume->tables, i))->grammar->number == number)
            return TRUE;
    return FALSE;
}

static guint
page_of (const OpenTable *open, guint part)
{
    return g_array_index (open->parts, Part, part).source.page;
}

/* Section - What pages tell */

#define FULL_STOP 0x3002

/* Whether nothing of the line but a word or two stands behind a match that ends there, and no mark
 * of a sentence before it: a cover says so, a sentence of the prose goes on. */
static gboolean
is_title (const char *folded, gsize end)
{
    for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at)) {
        const gunichar c = g_utf8_get_char (at);
        if (c == ',' || c == ';' || c == FULL_STOP)
            return FALSE;
    }
    return g_utf8_strlen (folded + end, -1) <= VOLUME_TITLE;
}

/* What a pattern finds in a line, or NULL. titles: only if the line is a title. */
static char *
search_line (const Line *line, const Pattern *pattern, gboolean titles)
{
    char *found = NULL;
    gsize end = 0;
    if (pattern_search (pattern, line->folded, &found, NULL, &end) && found[0] != '\0'
        && (!titles || is_title (line->folded, end)))
        return found;
    g_free (found);
    return NULL;
}

/* Whether a line of a title goes on in the next: both are set in one size, centred one below the
 * other. */
static gboolean
runs_on (const Line *line, const Line *next)
{
    const double height = MAX (box_height (line->box), box_height (next->box));
    return ABS (box_height (line->box) - box_height (next->box)) < VOLUME_TYPE * height
           && ABS (box_mid_x (line->box) - box_mid_x (next->box)) < height
           && next->box.y0 - line->box.y1 < VOLUME_GAP * height;
}

/* The same in a title of several lines, which a cover may have, that ends in the line. A name that
 * begins further above is the longer: what stands in the last line alone is the end of it. */
static char *
search_title (const Words *words, guint l, const Pattern *pattern)
{
    guint first = l;
    while (words->n_lines <= VOLUME_COVER && first > 0
           && runs_on (&words->lines[first - 1], &words->lines[first]))
        first--;
    for (; first < l; first++) {
        g_autoptr (GString) title = g_string_new (NULL);
        for (guint i = first; i <= l; i++)
            g_string_append (title, words->lines[i].folded);
        char *found = NULL;
        if (pattern_search (pattern, title->str, &found, NULL, NULL) && found[0] != '\0')
            return found;
        g_free (found);
    }
    return search_line (&words->lines[l], pattern, FALSE);
}

/* The first that the patterns, in order, find on the pages from one to another. */
static char *
search_pages (const Volume *volume, const GPtrArray *patterns, guint from, guint to)
{
    const GPtrArray *sheets = volume->attempt->sheets;
    for (guint p = 0; p < patterns->len; p++) {
        for (guint page = from; page <= MIN (to, sheets->len); page++) {
            const Words *words = ((Sheet *) g_ptr_array_index (sheets, page - 1))->words;
            for (guint l = 0; l < words->n_lines; l++) {
                char *found = search_title (words, l, g_ptr_array_index (patterns, p));
                if (found != NULL)
                    return found;
            }
        }
    }
    return NULL;
}

/* What stands last on the pages from one to another, whichever pattern from the first to the end
 * finds it: further above is what belongs to the volume before. */
static char *
search_lines_back (const Volume *volume, const GPtrArray *patterns, guint first, guint end,
                   guint from, guint to, gboolean titles)
{
    const GPtrArray *sheets = volume->attempt->sheets;
    for (guint page = MIN (to, sheets->len); page >= from; page--) {
        const Words *words = ((Sheet *) g_ptr_array_index (sheets, page - 1))->words;
        for (guint l = words->n_lines; l-- > 0;)
            for (guint p = first; p < end; p++) {
                char *found =
                    search_line (&words->lines[l], g_ptr_array_index (patterns, p), titles);
                if (found != NULL)
                    return found;
            }
    }
    return NULL;
}

/* The same, of titles if there are any. */
static char *
search_back (const Volume *volume, const GPtrArray *patterns, guint first, guint end, guint from,
             guint to)
{
    char *found = search_lines_back (volume, patterns, first, end, from, to, TRUE);
    return found != NULL ? found
                         : search_lines_back (volume, patterns, first, end, from, to, FALSE);
}

/* What the captions of the volume's tables say, whichever pattern finds it. */
static char *
search_captions (const Volume *volume, const GPtrArray *patterns)
{
    for (guint t = 0; t < volume->tables->len; t++) {
        const OpenTable *open = g_ptr_array_index (volume->tables, t);
        const Sheet *sheet = g_ptr_array_index (volume->attempt->sheets, page_of (open, 0) - 1);
        g_autofree char *title = text_fold (open->title);
        for (guint l = 0; l < sheet->words->n_lines; l++)
            for (guint p = 0; p < patterns->len; p++) {
                const Line *line = &sheet->words->lines[l];
                char *found = strstr (line->folded, title) == NULL
                                  ? NULL
                                  : search_line (line, g_ptr_array_index (patterns, p), FALSE);
                if (found != NULL)
                    return found;
            }
    }
    return NULL;
}

/* How many of the patterns are strict: the last is the loosest. */
static guint
n_strict (const GPtrArray *patterns)
{
    return patterns->len > 1 ? patterns->len - 1 : patterns->len;
}

/* Where the volume tells what patterns take: before its tables, else among or behind them. alone:
 * it is the whole PDF. */
static char *
search_volume (const Volume *volume, const GPtrArray *patterns, gboolean alone)
{
    const guint all = volume->attempt->sheets->len;
    if (alone)
        return search_pages (volume, patterns, 1, all);
    const guint strict = n_strict (patterns);
    char *found = volume->from == 1
                      ? search_pages (volume, patterns, 1, volume->first)
                      : search_back (volume, patterns, 0, strict, volume->from, volume->first);
    if (found == NULL)
        found = search_back (volume, patterns, strict, patterns->len, volume->from, volume->first);
    if (found == NULL)
        found = search_pages (volume, patterns, volume->first, volume->last);
    return found != NULL ? found : search_pages (volume, patterns, 1, all);
}

static gboolean
names_department (const Words *words, const char *department)
{
    for (guint l = 0; l < words->n_lines; l++)
        if (strstr (words->lines[l].folded, department) != NULL)
            return TRUE;
    return FALSE;
}

/* What strict patterns find before the tables, on pages that name the department: the cover of
 * another document may be bound in front. */
static char *
search_own_pages (const Volume *volume, const GPtrArray *patterns)
{
    const GPtrArray *sheets = volume->attempt->sheets;
    char *found = NULL;
    if (volume->department == NULL)
        return NULL;
    g_autofree char *department = text_fold (volume->department);
    for (guint page = 1; found == NULL && page < MIN (volume->first, sheets->len); page++) {
        const Words *words = ((Sheet *) g_ptr_array_index (sheets, page - 1))->words;
        for (guint l = 0; l < words->n_lines && found == NULL; l++)
            for (guint p = 0; p < n_strict (patterns) && found == NULL; p++)
                found = search_line (&words->lines[l], g_ptr_array_index (patterns, p), TRUE);
        if (!names_department (words, department))
            g_clear_pointer (&found, g_free);
    }
    return found;
}

/* The year of a volume: a caption's is its own beyond doubt where others are bound with it. */
static char *
search_year (const Volume *volume, gboolean alone)
{
    const GPtrArray *years = volume->attempt->grammar->years;
    char *found = alone ? search_own_pages (volume, years) : search_captions (volume, years);
    return found != NULL ? found : search_volume (volume, years, alone);
}

/* Section - Which volume */

/* A name may be cut off at the edge of its cell. */
static gboolean
names_agree (const char *a, const char *b)
{
    return a == NULL || b == NULL || g_str_has_prefix (a, b) || g_str_has_prefix (b, a);
}

/* Whether a cover between the volume and a later page speaks of something else. What it tells is
 * compared with what the volume's own pages tell, by strict patterns only. */
static gboolean
differs_between (const Volume *volume, const GPtrArray *patterns, guint page)
{
    const guint strict = n_strict (patterns);
    g_autofree char *here = search_back (volume, patterns, 0, strict, volume->last + 1, page);
    g_autofree char *own = search_back (volume, patterns, 0, strict, volume->from, volume->first);
    return here != NULL && own != NULL && strcmp (here, own) != 0;
}

static gboolean
is_repeated (const Volume *volume, const OpenTable *open)
{
    const Grammar *grammar = volume->attempt->grammar;
    const guint page = page_of (open, 0);
    const gboolean named = volume->department != NULL && open->department != NULL;
    return names_agree (volume->department, open->department)
           && !differs_between (volume, grammar->years, page)
           && (named || !differs_between (volume, grammar->departments, page));
}

static Volume *
find_volume (const Binding *binding, const Attempt *attempt, const OpenTable *open,
             gboolean *repeated)
{
    Volume *last = NULL;
    *repeated = FALSE;
    for (guint i = binding->volumes->len; i-- > 0;) {
        Volume *volume = g_ptr_array_index (binding->volumes, i);
        if (volume->attempt != attempt)
            continue;
        last = last != NULL ? last : volume;
        if (!volume_has (volume, open->grammar->number)
            && (volume == last ? names_agree (volume->department, open->department)
                               : g_strcmp0 (volume->department, open->department) == 0))
            return volume;
    }
    if (last == NULL || !volume_has (last, open->grammar->number))
        return last;
    *repeated = is_repeated (last, open);
    return *repeated ? last : NULL;
}

static void
volume_free (gpointer data)
{
    Volume *volume = data;
    g_ptr_array_unref (volume->tables);
    g_free (volume->department);
    g_free (volume);
}

static Volume *
add_volume (Binding *binding, const Attempt *attempt, const OpenTable *open)
{
    Volume *volume = g_new0 (Volume, 1);
    volume->attempt = attempt;
    volume->tables = g_ptr_array_new ();
    volume->from = 1;
    volume->first = volume->last = page_of (open, 0);
    for (guint i = 0; i < binding->volumes->len; i++) {
        const Volume *before = g_ptr_array_index (binding->volumes, i);
        volume->from = MAX (volume->from, MIN (before->last + 1, volume->first));
    }
    g_ptr_array_add (binding->volumes, volume);
    return volume;
}

static void
bind_table (Binding *binding, const Attempt *attempt, OpenTable *open)
{
    BoundTable bound = { .open = open };
    bound.volume = find_volume (binding, attempt, open, &bound.repeated);
    if (bound.volume == NULL)
        bound.volume = add_volume (binding, attempt, open);
    Volume *volume = bound.volume;
    g_ptr_array_add (volume->tables, open);
    volume->last = MAX (volume->last, page_of (open, open->parts->len - 1));
    if (volume->department == NULL)
        volume->department = g_strdup (open->department);
    g_array_append_val (binding->tables, bound);
}

/* The tables of all attempts by page; those of one attempt keep their order. */
static void
bind_all (Binding *binding, const GPtrArray *attempts)
{
    g_autofree guint *next = g_new0 (guint, attempts->len);
    for (;;) {
        const Attempt *first = NULL;
        guint at = 0;
        for (guint a = 0; a < attempts->len; a++) {
            const Attempt *attempt = g_ptr_array_index (attempts, a);
            if (next[a] == attempt->tables->len)
                continue;
            const OpenTable *open = g_ptr_array_index (attempt->tables, next[a]);
            const guint page = page_of (open, 0);
            if (first == NULL || page < page_of (g_ptr_array_index (first->tables, next[at]), 0)) {
                first = attempt;
                at = a;
            }
        }
        if (first == NULL)
            return;
        bind_table (binding, first, g_ptr_array_index (first->tables, next[at]++));
    }
}

Binding *
binding_new (const GPtrArray *attempts)
{
    Binding *binding = g_new0 (Binding, 1);
    binding->volumes = g_ptr_array_new_with_free_func (volume_free);
    binding->tables = g_array_new (FALSE, FALSE, sizeof (BoundTable));
    bind_all (binding, attempts);
    const gboolean alone = binding->volumes->len == 1;
    for (guint i = 0; i < binding->volumes->len; i++) {
        Volume *volume = g_ptr_array_index (binding->volumes, i);
        const Grammar *grammar = volume->attempt->grammar;
        g_autofree char *year = search_year (volume, alone);
        volume->year = year != NULL ? (guint) atoi (year) : 0;
        if (volume->department == NULL)
            volume->department = search_volume (volume, grammar->departments, alone);
    }
    return binding;
}

void
binding_free (Binding *binding)
{
    if (binding == NULL)
        return;
    g_ptr_array_unref (binding->volumes);
    g_array_unref (binding->tables);
    g_free (binding);
}
