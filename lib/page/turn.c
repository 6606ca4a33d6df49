/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The steps between characters tell which way lines run. Text that lies sideways
 * in Type 3 fonts comes from poppler with the characters of each word in reverse, which its
 * amounts show: 42.395,2 is none, 2,593.24 is. */
#include "turn.h"

#include "bounds.h"

#include <math.h>
#include <string.h>

void
turn_vote (TurnVotes *votes, const Box *a, const Box *b)
{
    const double dx = box_mid_x (*b) - box_mid_x (*a), dy = box_mid_y (*b) - box_mid_y (*a);
    const double size = MAX (box_width (*a), box_height (*a));
    if (MAX (fabs (dx), fabs (dy)) > 2 * size || MAX (fabs (dx), fabs (dy)) < size / 8)
        return;
    if (fabs (dx) > 4 * fabs (dy))
        *(dx > 0 ? &votes->right : &votes->left) += 1;
    else if (fabs (dy) > 4 * fabs (dx))
        *(dy > 0 ? &votes->down : &votes->up) += 1;
}

static int
turn_of (const TurnVotes *v)
{
    if (v->up > v->right && v->up >= v->down && v->up >= v->left)
        return 1;
    if (v->left > v->right && v->left >= v->down)
        return 2;
    if (v->down > v->right)
        return 3;
    return 0;
}

/* Whether a number is an amount as it is printed: in groups of three, with two decimals, or both;
 * and without zeros before it, as 27.61 has backwards that has run into the 900 beside it. */
static gboolean
is_printed_amount (const char *number)
{
    const char *comma = strchr (number, ',');
    const gsize first = strspn (number, "0123456789");
    const char *at = number + first;
    if (first == 0 || (comma != NULL && first > 3) || (first > 1 && number[0] == '0'))
        return FALSE;
    while (*at == ',') {
        if (strspn (at + 1, "0123456789") != 3)
            return FALSE;
        at += 4;
    }
    if (*at == '\0')
        return comma != NULL;
    return *at == '.' && strspn (at + 1, "0123456789") == 2 && at[3] == '\0';
}

/* Whether it may be one whose zeros at the end are left out: 31.6, which is 6.13 backwards. */
static gboolean
may_be_amount (const char *number)
{
    const gsize whole = strspn (number, "0123456789");
    const gsize decimals = number[whole] == '.' ? strspn (number + whole + 1, "0123456789") : 0;
    return is_printed_amount (number)
           || (whole > 0 && decimals <= 2
               && number[whole + decimals + (number[whole] == '.')] == '\0');
}

/* Takes the digits at the beginning of text, joined: and those behind blanks, which poppler puts
 * between characters that it believes to run the other way, a few by themselves. Returns how
 * far it went. */
static gsize
take_number (const char *text, gboolean joined, char *number)
{
    gsize n = 0, at = 0, piece = 0;
    for (; n + 1 < TURN_NUMBER && text[at] != '\0'; at++) {
        if (strchr ("0123456789.,", text[at]) != NULL) {
            number[n++] = text[at];
            piece++;
        } else if (!joined || n == 0 || piece > TURN_PIECE || text[at] != ' ') {
            break;
        } else {
            piece = 0;
        }
    }
    number[n] = '\0';
    return MAX (at, 1);
}

/* The amounts in groups of three with two decimals in a row of digits: poppler joins the figures of
 * narrow columns, 7,218,664.40681,540.590. */
static guint
count_joined (const char *number)
{
    guint n = 0;
    for (const char *at = number; *at != '\0';) {
        const gsize first = strspn (at, "0123456789");
        gsize end = first;
        while (at[end] == ',' && strspn (at + end + 1, "0123456789") == 3)
            end += 4;
        const gboolean amount =
            end > first && at[end] == '.' && strspn (at + end + 1, "0123456789") >= 2;
        n += amount;
        at += amount ? end + 3 : MAX (end, 1);
    }
    return n;
}

/* Whether an amount backwards tells that its page is. Of large ones only those in groups of three
 * do: 27.6138 is 27.61 with the 38 beside it more often than 8,316.72 backwards. */
static gboolean
tells_backwards (const char *reversed)
{
    return is_printed_amount (reversed)
           && (strchr (reversed, ',') != NULL || strspn (reversed, "0123456789") <= 3);
}

/* How many amounts can be read one way only: as they are, or backwards. */
static guint
count_amounts (const char *text, gboolean joined, gboolean backwards)
{
    guint n = 0;
    char number[TURN_NUMBER];
    for (const char *p = text; *p != '\0';) {
        p += take_number (p, joined, number);
        const gboolean as_is = is_printed_amount (number), may_be = may_be_amount (number);
        const guint inside = backwards || as_is ? 0 : count_joined (number);
        g_strreverse (number);
        if (backwards)
            n += tells_backwards (number) && !may_be;
        else if (!may_be_amount (number))
            n += MAX ((guint) as_is, inside);
    }
    return n;
}

int
turn_by (const TurnVotes *votes, const char *text, gboolean *backwards, gboolean *told)
{
    const int turn = turn_of (votes);
    *told = FALSE;
    if (turn == 0)
        return 0; /* as nearly all pages are: not to be turned by what chance makes of figures */
    const guint as_is = count_amounts (text, FALSE, FALSE);
    const guint reversed = count_amounts (text, TRUE, TRUE);
    if (as_is > 0 || reversed > 1)
        backwards[turn] = reversed > TURN_AMOUNTS * as_is + 1;
    *told = backwards[turn];
    return *told ? (turn + 2) % 4 : turn;
}
