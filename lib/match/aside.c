/* Such a form has no end of its own. It goes on, over pages too, up to a title, the unit or number
 * of a table, or a paragraph. */
#include "aside.h"

#include "around.h"
#include "bounds.h"
#include "overhead.h"
#include "stretch.h"

#include <math.h>

void
aside_init (Aside *aside, const Grammar *grammar)
{
    const guint none = 0;
    *aside = (Aside){ .grammar = grammar };
    aside->captions = g_ptr_array_new_with_free_func (g_free);
    aside->forms = g_array_new (FALSE, FALSE, sizeof (guint));
    g_array_append_val (aside->forms, none);
}

void
aside_clear (Aside *aside)
{
    g_ptr_array_unref (aside->captions);
    g_array_unref (aside->forms);
}

/* A line in the middle of the page, but not in brackets, as a year below a title. */
static gboolean
is_title (const Aside *aside, const Words *words, const Line *line)
{
    return line->n == 1 && line->folded[0] != '('
           && !around_is_incidental (aside->grammar, line->folded)
           && fabs (box_mid_x (line->box) - (aside->left + aside->right) / 2) < words->size
           && line->box.x0 - aside->left > NOTE_INDENT * words->size;
}

/* A sentence from margin to margin; those of a form have a label beside them. */
static gboolean
is_paragraph (const Aside *aside, const Words *words, guint line)
{
    const Line *l = &words->lines[line];
    return l->n == 1 && l->box.x0 - aside->left < NOTE_INDENT * words->size
           && aside->right - l->box.x1 < NOTE_INDENT * words->size
           && line_is_sentence (words, line, aside->right - aside->left, FALSE);
}

/* The caption of a form in a line, beside which the number of the page may stand; NULL if there is
 * none. To be freed. */
static char *
caption_in (const Aside *aside, const Words *words, guint line)
{
    const Pattern *pattern = aside->grammar->aside;
    const Line *l = &words->lines[line];
    if (pattern == NULL)
        return NULL;
    for (guint w = l->first; w < l->first + l->n; w++)
        if (pattern_matches (pattern, words->words[w].folded))
            return g_strdup (words->words[w].text);
    return pattern_matches (pattern, l->folded) ? line_text (words, line) : NULL;
}

static void
pass_line (Aside *aside, const Words *words, guint line)
{
    guint form = g_array_index (aside->forms, guint, aside->forms->len - 1);
    char *caption = caption_in (aside, words, line);
    if (caption != NULL) {
        g_ptr_array_add (aside->captions, caption);
        form = aside->captions->len;
    } else if (form != 0
               && (is_title (aside, words, &words->lines[line]) || is_paragraph (aside, words, line)
                   || overhead_announces (aside->grammar, words, line))) {
        form = 0;
    }
    g_array_append_val (aside->forms, form);
}

void
aside_pass (Aside *aside, const Words *words)
{
    aside->left = G_MAXDOUBLE;
    aside->right = -G_MAXDOUBLE;
    for (guint l = 0; l < words->n_lines; l++) {
        aside->left = MIN (aside->left, words->lines[l].box.x0);
        aside->right = MAX (aside->right, words->lines[l].box.x1);
    }
    g_array_remove_range (aside->forms, 0, aside->forms->len - 1);
    for (guint l = 0; l < words->n_lines; l++)
        pass_line (aside, words, l);
}

guint
aside_at (const Aside *aside, const Words *words, double y)
{
    guint line = 0;
    while (line < words->n_lines && box_mid_y (words->lines[line].box) < y)
        line++;
    return g_array_index (aside->forms, guint, line);
}

const char *
aside_caption (const Aside *aside, guint form)
{
    return g_ptr_array_index (aside->captions, form - 1);
}
