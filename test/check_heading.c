/* Columns of a grid bound to fields by what is printed above them.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "binding.h"
#include "heading.h"

#include "drawing.h"
#include "suite.h"

static const char grammar_text[] = "template small\n"
                                   "title small\n"
                                   "kind budget\n"
                                   "index ^(?:※+|\\*+|栏次)$\n"
                                   "table 1\n"
                                   "title 支出表\n"
                                   "code 1 (?:^|/)类$\n"
                                   "code 2 (?:^|/)款$\n"
                                   "name (?:^|/)名称$\n"
                                   "amount total 合计$\n"
                                   "amount basic 基本支出$\n"
                                   "amount project 项目支出$\n"
                                   "table 2\n"
                                   "title 收支表\n"
                                   "section income\n"
                                   "name (?:^|/)项目$\n"
                                   "amount amount (?:^|/)金额$\n"
                                   "section expenditure\n"
                                   "name (?:^|/)项目$\n"
                                   "amount amount (?:^|/)金额$\n";

static Grammar *
small_grammar (void)
{
    g_autoptr (GError) error = NULL;
    Grammar *grammar = grammar_new (grammar_text, strlen (grammar_text), "small", &error);
    ck_assert_msg (grammar != NULL, "%s", error != NULL ? error->message : "");
    return grammar;
}

/* A grid of rows whose cells are divided by '|'; '<' joins a cell to the one at its left, '^' to
 * the one above. */
static Grid *
grid_of (const char *const *rows, guint n_rows, DiscloseWay way)
{
    GArray *xs = g_array_new (FALSE, FALSE, sizeof (double));
    GArray *ys = g_array_new (FALSE, FALSE, sizeof (double));
    g_auto (GStrv) first = g_strsplit (rows[0], "|", -1);
    const guint n_cols = g_strv_length (first);
    for (guint c = 0; c <= n_cols; c++) {
        const double x = 50 + 100.0 * c;
        g_array_append_val (xs, x);
    }
    for (guint r = 0; r <= n_rows; r++) {
        const double y = 100 + 20.0 * r;
        g_array_append_val (ys, y);
    }
    Grid *grid = grid_new (way, (Box){ 50, 100, 50 + 100.0 * n_cols, 100 + 20.0 * n_rows }, xs, ys);
    for (guint r = 0; r < n_rows; r++) {
        g_auto (GStrv) cells = g_strsplit (rows[r], "|", -1);
        ck_assert_uint_eq (g_strv_length (cells), n_cols);
        for (guint c = 0; c < n_cols; c++) {
            const gboolean left = strcmp (cells[c], "<") == 0, above = strcmp (cells[c], "^") == 0;
            if (!left && !above) {
                const guint cell = grid_add_cell (grid, r, c, 1, 1);
                g_string_assign (((GridCell *) grid->cells->pdata[cell])->text, cells[c]);
                continue;
            }
            GridCell *cell = grid_cell (grid, above ? r - 1 : r, left ? c - 1 : c);
            const guint owner = grid->owner[(above ? r - 1 : r) * n_cols + (left ? c - 1 : c)];
            cell->n_rows = MAX (cell->n_rows, r - cell->row + 1);
            cell->n_cols = MAX (cell->n_cols, c - cell->col + 1);
            grid->owner[r * n_cols + c] = owner;
        }
    }
    return grid_fold (grid);
}

/* Binds the rows to a table: its depth, then a field (or '-') a column. */
static void
assert_binds_as (DiscloseWay way, guint number, const char *const *rows, guint n_rows,
                 const char *expected, gboolean fits)
{
    g_autoptr (Grammar) grammar = small_grammar ();
    g_autoptr (Grid) grid = grid_of (rows, n_rows, way);
    g_autoptr (Heading) heading = heading_bind (grid, grammar, grammar_table (grammar, number));
    g_autoptr (GString) out = g_string_new (NULL);
    g_string_append_printf (out, "%u:", heading->depth);
    for (guint c = 0; c < heading->n_cols; c++) {
        if (heading->fields[c] < 0)
            g_string_append (out, " -");
        else
            g_string_append_printf (out, " %d", heading->fields[c]);
    }
    ck_assert_str_eq (out->str, expected);
    ck_assert_int_eq (heading_fits (heading), fits);
}

#define ASSERT_BINDS(number, expected, fits, ...)                                                \
    do {                                                                                         \
        const char *const rows[] = { __VA_ARGS__ };                                              \
        assert_binds_as (DISCLOSE_WAY_RULED, number, rows, G_N_ELEMENTS (rows), expected, fits); \
    } while (0)

START_TEST (one_row)
{
    ASSERT_BINDS (1, "1: 0 1 2 3 4 5", TRUE, "类|款|名称|合计|基本支出|项目支出",
                  "201|06|财政事务|3.00|1.00|2.00");
}
END_TEST

START_TEST (merged_rows)
{
    ASSERT_BINDS (1, "2: 0 1 2 3 4 5", TRUE, "科目编码|<|名称|支出|<|<",
                  "类|款|^|合计|基本支出|项目支出", "201|06|财政事务|3.00|1.00|2.00");
}
END_TEST

START_TEST (a_column_may_be_left_out)
{
    ASSERT_BINDS (1, "1: 0 2 3 5", TRUE, "类|名称|合计|项目支出", "201|财政事务|3.00|2.00");
}
END_TEST

START_TEST (a_strange_column_is_left_unbound)
{
    ASSERT_BINDS (1, "1: 0 1 2 3 - 4 5", TRUE, "类|款|名称|合计|备注|基本支出|项目支出",
                  "201|06|财政事务|3.00||1.00|2.00");
}
END_TEST

START_TEST (wrapped_and_spaced_headings)
{
    ASSERT_BINDS (1, "1: 0 1 2 3 4 5", TRUE, "类|款|名 称|合　计|基本\n支出|项 目\n支出",
                  "201|06|财政事务|3.00|1.00|2.00");
}
END_TEST

START_TEST (repeated_headings_are_told_apart_by_place)
{
    ASSERT_BINDS (2, "2: 0 1 2 3", TRUE, "收入|<|支出|<", "项目|金额|项目|金额",
                  "一、收入|1.00|二、支出|1.00");
}
END_TEST

START_TEST (other_headings_do_not_fit)
{
    ASSERT_BINDS (1, "0: - - -", FALSE, "单位|人数|职务", "甲|1|乙");
    ASSERT_BINDS (1, "1: - 3 - - -", FALSE, "单位|合计|人数|职务|备注", "甲|1|乙|丙|丁");
}
END_TEST

START_TEST (a_total_in_the_first_row_of_the_body)
{
    ASSERT_BINDS (1, "1: 0 1 2 3 4 5", TRUE, "类|款|名称|合计|基本支出|项目支出",
                  "||总计|3.00|1.00|2.00");
}
END_TEST

START_TEST (a_dash_beside_the_lowest_headings_is_none)
{
    ASSERT_BINDS (1, "2: 0 1 2 3 4 5", TRUE, "科目编码|<|名称|合计|基本支出|项目支出",
                  "类|款|^|3.00|—|—", "201|06|财政事务|3.00|1.00|2.00");
}
END_TEST

START_TEST (an_empty_column_takes_no_field_away)
{
    static const char *const rows[] = { "|项目|金额", "|一、收入|1.00" };
    assert_binds_as (DISCLOSE_WAY_RULED, 2, rows, G_N_ELEMENTS (rows), "1: - 0 1", TRUE);
}
END_TEST

START_TEST (levels_without_rules_are_lines)
{
    static const char *const rows[] = { "科目\n编码|名称|支出\n合计|支出\n基本支出|项目\n支出",
                                        "201|财政|3.00|1.00|2.00" };
    assert_binds_as (DISCLOSE_WAY_ALIGNED, 1, rows, G_N_ELEMENTS (rows), "1: - 2 3 4 5", TRUE);
}
END_TEST

START_TEST (the_index_row_binds_what_cannot_be_read)
{
    ASSERT_BINDS (1, "1: 0 1 2 3 4 5", TRUE, "类|款|名称|合计|基本支出|□□", "※|※|※|1|2|3",
                  "201|06|财政|3.00|1.00|2.00");
    /* With more numbers than figures it is the index of another form. */
    ASSERT_BINDS (1, "1: 0 1 2 3 4 - -", TRUE, "类|款|名称|合计|基本支出|□□|□", "※|※|※|1|2|3|4",
                  "201|06|财政|3.00|1.00|2.00|1.00");
    /* A field has one column: the one that is numbered. */
    ASSERT_BINDS (1, "1: 0 1 2 3 4 5 -", TRUE, "类|款|名称|合计|基本支出|□□|项目支出",
                  "※|※|※|1|2|3|", "201|06|财政|3.00|1.00|2.00|1.00");
}
END_TEST

START_TEST (a_marked_label_that_cannot_be_read_is_the_one_left)
{
    ASSERT_BINDS (1, "1: 0 1 2 3 4 5", TRUE, "类|款|□□|合计|基本支出|项目支出", "※|※|※|1|2|3",
                  "201|06|财政|3.00|1.00|2.00");
    /* Without its mark it is a column that nobody knows. */
    ASSERT_BINDS (1, "1: 0 1 - 3 4 5", TRUE, "类|款|□□|合计|基本支出|项目支出", "※|※||1|2|3",
                  "201|06|财政|3.00|1.00|2.00");
    /* And where the label is bound already. */
    ASSERT_BINDS (1, "1: 0 1 2 - 3 4 5", TRUE, "类|款|名称|□□|合计|基本支出|项目支出",
                  "※|※|※|※|1|2|3", "201|06|财政||3.00|1.00|2.00");
}
END_TEST

START_TEST (index_rows_are_known)
{
    static const struct {
        const char *row;
        gboolean index;
    } rows[] = { { "※|※|1|2|3", TRUE },     { "**|**|1|2|3", TRUE },  { "栏次|<|1|2|3", TRUE },
                 { "||1|2|3", TRUE },       { "栏|次|1|2|3", TRUE },  { "|||||1", FALSE },
                 { "201|06|1|2|3", FALSE }, { "甲|乙|1|2|3", FALSE }, { "||1|1|2", FALSE },
                 { "||1.00|2|3", FALSE },   { "||||", FALSE },        { "****1|2|3", TRUE },
                 { "****9|2|3", FALSE },    { "甲1|2|3", FALSE } };
    g_autoptr (Grammar) grammar = small_grammar ();
    for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
        g_autoptr (Grid) grid = grid_of (&rows[i].row, 1, DISCLOSE_WAY_RULED);
        ck_assert_msg (heading_is_index_row (grid, grammar, 0) == rows[i].index, "%s", rows[i].row);
    }
}
END_TEST

START_TEST (a_part_without_heading_goes_on)
{
    static const char *const first[] = { "类|款|名称|合计|基本支出|项目支出",
                                         "201|06|财政|3.00|1.00|2.00" };
    static const char *const second[] = { "201|06|教育|30.00|10.00|20.00" };
    g_autoptr (Grammar) grammar = small_grammar ();
    g_autoptr (Grid) before = grid_of (first, 2, DISCLOSE_WAY_RULED);
    g_autoptr (Grid) grid = grid_of (second, 1, DISCLOSE_WAY_RULED);
    g_autoptr (Heading) heading = heading_bind (before, grammar, grammar_table (grammar, 1));
    g_autoptr (Heading) next = heading_continue (grid, before, heading);
    ck_assert_uint_eq (next->depth, 0);
    ck_assert_uint_eq (next->n_cols, 6);
    for (guint c = 0; c < 6; c++) {
        ck_assert_int_eq (next->fields[c], heading->fields[c]);
        ck_assert_str_eq (next->paths[c], heading->paths[c]);
    }
    ck_assert (heading_fits (next));
}
END_TEST

START_TEST (a_heading_without_a_body_is_bound)
{
    ASSERT_BINDS (1, "1: 0 1 2 3 4 5", TRUE, "类|款|名称|合计|基本支出|项目支出");
}
END_TEST

START_TEST (paths_are_told_as_printed)
{
    static const char *const rows[] = { "科目编码|<|名称|支出|<|<",
                                        "类|款|^|合计|基本支出|项目支出", "201|06|财|3.00|1.00|2" };
    g_autoptr (Grammar) grammar = small_grammar ();
    g_autoptr (Grid) grid = grid_of (rows, 3, DISCLOSE_WAY_RULED);
    g_autoptr (Heading) heading = heading_bind (grid, grammar, grammar_table (grammar, 1));
    ck_assert_uint_eq (heading->n_bound, 6);
    ck_assert_str_eq (heading->paths[0], "科目编码/类");
    ck_assert_str_eq (heading->paths[2], "名称");
    ck_assert_str_eq (heading->paths[4], "支出/基本支出");
}
END_TEST

int
main (void)
{
    const TTest *const tests[] = {
        one_row,
        merged_rows,
        a_column_may_be_left_out,
        a_strange_column_is_left_unbound,
        wrapped_and_spaced_headings,
        repeated_headings_are_told_apart_by_place,
        other_headings_do_not_fit,
        a_total_in_the_first_row_of_the_body,
        a_dash_beside_the_lowest_headings_is_none,
        an_empty_column_takes_no_field_away,
        levels_without_rules_are_lines,
        the_index_row_binds_what_cannot_be_read,
        a_marked_label_that_cannot_be_read_is_the_one_left,
        index_rows_are_known,
        a_part_without_heading_goes_on,
        a_heading_without_a_body_is_bound,
        paths_are_told_as_printed,
        NULL,
    };
    return suite_run ("heading", tests);
}
