/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "turn.h"

#include "suite.h"

/* The votes of characters of 10 points that stand one behind the other this way. */
static TurnVotes
votes_of (double dx, double dy)
{
    TurnVotes votes = { 0 };
    Box before = { 300, 300, 310, 310 };
    for (guint i = 0; i < 5; i++) {
        const Box next = { before.x0 + dx, before.y0 + dy, before.x1 + dx, before.y1 + dy };
        turn_vote (&votes, &before, &next);
        before = next;
    }
    return votes;
}

static int
turn_alone (const TurnVotes *votes, const char *text)
{
    gboolean backwards[4] = { FALSE }, told;
    const int turn = turn_by (votes, text, backwards, &told);
    ck_assert_int_eq (told, turn != turn_by (votes, "", (gboolean[4]){ FALSE }, &told));
    return turn;
}

START_TEST (follows_the_lines)
{
    const TurnVotes right = votes_of (10, 0), down = votes_of (0, 10);
    const TurnVotes left = votes_of (-10, 0), up = votes_of (0, -10);
    ck_assert_int_eq (turn_alone (&right, "合计 2,593.24"), 0);
    ck_assert_int_eq (turn_alone (&up, "合计 2,593.24"), 1);
    ck_assert_int_eq (turn_alone (&left, "合计 2,593.24"), 2);
    ck_assert_int_eq (turn_alone (&down, "合计 2,593.24"), 3);
}
END_TEST

START_TEST (knows_amounts_told_backwards)
{
    const TurnVotes down = votes_of (0, 10), left = votes_of (-10, 0);
    const TurnVotes right = votes_of (10, 0);
    ck_assert_int_eq (turn_alone (&down, "计合\n42.395,2\n62.10\n22.795"), 1);
    ck_assert_int_eq (turn_alone (&down, "2 2 .7 9 5\n计合 21. 9 7 4"), 1);
    ck_assert_int_eq (turn_alone (&down, "765,432,1\n12.34\n22.795"), 1);
    ck_assert_int_eq (turn_alone (&left, "42.395\n42.795"), 0);
    ck_assert_int_eq (turn_alone (&right, "42.395\n42.795"), 0);
}
END_TEST

START_TEST (needs_amounts_to_turn_round)
{
    const TurnVotes down = votes_of (0, 10), right = votes_of (10, 0);
    ck_assert_int_eq (turn_alone (&down, ""), 3);
    ck_assert_int_eq (turn_alone (&down, "12.34 2024 210 1.2.3"), 3);
    ck_assert_int_eq (turn_alone (&right, "1.234"), 0);
    /* Figures run into what stands beside them. */
    ck_assert_int_eq (turn_alone (&down, "27.61900\n58.74900\n27.6138 58.7412"), 3);
    ck_assert_int_eq (turn_alone (&down, "593.24\n42.395\n42.795 22.981"), 3);
}
END_TEST

START_TEST (leaves_zeros_out)
{
    const TurnVotes right = votes_of (10, 0);
    ck_assert_int_eq (turn_alone (&right, "合计 31.6 31.6\n2.4\n29.2\n29.2\n12.3"), 0);
    ck_assert_int_eq (turn_alone (&right, "13.5 42\n17.5 31\n18.5 22"), 0);
}
END_TEST

START_TEST (sees_amounts_that_nothing_parts)
{
    const TurnVotes right = votes_of (10, 0);
    const char *const text = "7,218,664.407,218,664.40000\n681,540.59681,540.59000\n"
                             "57,790.4057,790.40000\n42.795\n42.395\n97.813";
    ck_assert_int_eq (turn_alone (&right, text), 0);
}
END_TEST

START_TEST (remembers_what_amounts_showed)
{
    const TurnVotes down = votes_of (0, 10), up = votes_of (0, -10);
    gboolean backwards[4] = { FALSE }, told;
    ck_assert_int_eq (turn_by (&down, "42.395,2\n22.795", backwards, &told), 1);
    ck_assert_int_eq (turn_by (&down, "表空为", backwards, &told), 1);
    ck_assert_int_eq (turn_by (&up, "合计", backwards, &told), 1);
    ck_assert_int_eq (turn_by (&down, "2,593.24\n597.22", backwards, &told), 3);
    ck_assert_int_eq (turn_by (&down, "表空为", backwards, &told), 3);
}
END_TEST

int
main (void)
{
    const TTest *const tests[] = { follows_the_lines,
                                   knows_amounts_told_backwards,
                                   needs_amounts_to_turn_round,
                                   leaves_zeros_out,
                                   sees_amounts_that_nothing_parts,
                                   remembers_what_amounts_showed,
                                   NULL };
    return suite_run ("turn", tests);
}
