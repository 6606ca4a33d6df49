/* In a wide column the heading and the body may not overlap, and the body may fall into pieces:
 * what belongs together is found by which of its neighbours each could go with. */
#include "halves.h"

#include "amount.h"
#include "bounds.h"

#include <string.h>

/* What stands where there is no figure, and may stand in any column. */
static gboolean
is_dash (const char *folded)
{
    return strcmp (folded, "-") == 0;
}

/* Digits as many as a code has: what they are their column must show, and alone they show no
 * figures. */
static gboolean
may_be_code (const char *folded)
{
    const gsize n = strspn (folded, "0123456789");
    return folded[n] == '\0' && (n == 3 || n == 5 || n == 7);
}

/* Digits that may be codes are figures where one beside them has a sign, a bracket or a point. */
static void
count_figures (Column *column, const Words *words, const Stretch *stretch)
{
    int codes = 0;
    gboolean are_codes = TRUE;
    for (guint l = stretch->body; l < stretch->end; l++) {
        const Line *line = &words->lines[l];
        for (guint w = line->first; w < line->first + line->n; w++) {
            const Word *word = &words->words[w];
            if (box_mid_x (word->box) <= column->x0 || box_mid_x (word->box) >= column->x1
                || is_dash (word->folded))
                continue;
            const gboolean figure = amount_looks_like (word->folded);
            const gboolean digits = word->folded[strspn (word->folded, "0123456789")] == '\0';
            column->digits &= digits;
            are_codes &= !figure || digits;
            if (may_be_code (word->folded))
                codes++;
            else
                column->figures += figure ? 1 : -1;
        }
    }
    column->figures += are_codes ? -codes : codes;
}

/* Whether no line of the table has words in both columns. */
static gboolean
are_exclusive (const Words *words, const Stretch *stretch, const Column *a, const Column *b)
{
    for (guint l = stretch->first; l < stretch->end; l++) {
        const Line *line = &words->lines[l];
        gboolean in_a = FALSE, in_b = FALSE;
        for (guint w = line->first; w < line->first + line->n; w++) {
            const Box box = words->words[w].box;
            in_a |= span_overlap (a->x0, a->x1, box.x0, box.x1) > 0;
            in_b |= span_overlap (b->x0, b->x1, box.x0, box.x1) > 0;
        }
        if (in_a && in_b && l >= stretch->body)
            return FALSE;
    }
    return TRUE;
}

/* Headings stand in the middle of their column, figures at its right side and labels at its left:
 * in a wide column they may not overlap. A column that has words in the body only goes with a
 * neighbour that has them in the heading, and never on the same line of the body. */
static void
join_halves (GArray *columns, const Words *words, const Stretch *stretch)
{
    for (guint c = 0; c < columns->len; c++) {
        Column *column = &g_array_index (columns, Column, c);
        if (!column->body || column->head)
            continue;
        Column *left = c > 0 ? column - 1 : NULL;
        Column *right = c + 1 < columns->len ? column + 1 : NULL;
        if (left != NULL && (!left->head || !are_exclusive (words, stretch, left, column)))
            left = NULL;
        if (right != NULL && (!right->head || !are_exclusive (words, stretch, column, right)))
            right = NULL;
        if (left != NULL && right != NULL && left->body != right->body)
            *(left->body ? &left : &right) = NULL;
        if (left != NULL && right != NULL) {
            /* the heading before it would be left over, and is not yet another's */
            const gboolean to_left = column->digits || column->figures > 0;
            *(to_left ? &right : &left) = NULL;
        }
        Column *half = left != NULL ? left : right;
        if (half == NULL)
            continue;
        column->x0 = MIN (column->x0, half->x0);
        column->x1 = MAX (column->x1, half->x1);
        column->head = TRUE;
        g_array_remove_index (columns, half == left ? c - 1 : c + 1);
    }
}

/* From a column to the one on its side, nearer where both hold words. Figures never go with
 * figures: the code before a name does not belong to the amount before the code. */
static double
distance (const GArray *columns, guint c, int side)
{
    if ((side < 0 && c == 0) || (side > 0 && c + 1 == columns->len))
        return G_MAXDOUBLE;
    const Column *a = &g_array_index (columns, Column, c), *b = a + side;
    const double gap = side < 0 ? a->x0 - b->x1 : b->x0 - a->x1;
    if (a->figures > 0 && b->figures > 0)
        return G_MAXDOUBLE;
    return a->figures <= 0 && b->figures <= 0 ? gap * COLUMN_ALIKE : gap;
}

/* What is left without a heading is a piece of a label that stands apart from the rest of it on
 * every line, as a code before its name does: it goes with the nearer neighbour. */
static void
join_pieces (GArray *columns, const Words *words)
{
    for (guint c = 0; c < columns->len; c++) {
        Column *column = &g_array_index (columns, Column, c);
        if (column->head || !column->body)
            continue;
        const double before = distance (columns, c, -1), after = distance (columns, c, 1);
        if (MIN (before, after) > COLUMN_NEAR * words->size)
            continue;
        Column *other = before < after ? column - 1 : column + 1;
        column->x0 = MIN (column->x0, other->x0);
        column->x1 = MAX (column->x1, other->x1);
        column->head = other->head;
        g_array_remove_index (columns, before < after ? c - 1 : c + 1);
    }
}

void
halves_join (GArray *columns, const Words *words, const Stretch *stretch)
{
    for (guint c = 0; c < columns->len; c++)
        count_figures (&g_array_index (columns, Column, c), words, stretch);
    join_halves (columns, words, stretch);
    join_pieces (columns, words);
}
