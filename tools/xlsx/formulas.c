/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "formulas.h"

#include "cli.h"
#include "sum.h"

#include <string.h>

#define MOST_FORMULA 7000 /* bytes: Excel takes 8,192 characters */
#define EXTRA_DECIMALS 2  /* that differences are rounded to beyond the printed ones */
#define MOST_DECIMALS 12  /* that a spreadsheet can round to */

/* Cells of one table that stand on one side with one sign. */
typedef struct {
    SumPart part;
    const DiscloseTable *table;
    DiscloseAmount step;
    int sign;
    gboolean right;
} Group;

/* Section - Groups */

static void
clear_group (gpointer data)
{
    sum_part_clear (&((Group *) data)->part);
}

void
formulas_init (Formulas *formulas, Book *book, const Layouts *layouts)
{
    *formulas = (Formulas){ .book = book, .layouts = layouts };
    formulas->groups = g_array_new (FALSE, FALSE, sizeof (Group));
    g_array_set_clear_func (formulas->groups, clear_group);
}

void
formulas_clear (Formulas *formulas)
{
    g_array_unref (formulas->groups);
}

static Group *
group_of (Formulas *formulas, const DiscloseTerm *term, const Layout *layout)
{
    const gboolean right = disclose_term_role (term) == DISCLOSE_ROLE_RIGHT;
    for (guint i = 0; i < formulas->groups->len; i++) {
        Group *group = &g_array_index (formulas->groups, Group, i);
        if (group->table == layout->table && group->right == right
            && group->sign == disclose_term_sign (term))
            return group;
    }
    Group made = { .table = layout->table, .right = right };
    made.sign = disclose_term_sign (term);
    made.step = disclose_term_step (term);
    sum_part_init (&made.part, layout->sheet);
    g_array_append_val (formulas->groups, made);
    return &g_array_index (formulas->groups, Group, formulas->groups->len - 1);
}

/* The power of ten by which amounts of the table are those of the first one. */
static int
power_of (const Formulas *formulas, const Group *group)
{
    return disclose_table_unit_power (group->table) - disclose_table_unit_power (formulas->first);
}

void
formulas_take (Formulas *formulas, const DiscloseEquation *equation, guint row, guint spill)
{
    formulas->equation = equation;
    formulas->first = disclose_term_table (disclose_equation_term (equation, 0));
    formulas->row = row;
    formulas->spill = spill;
    g_array_set_size (formulas->groups, 0);
    formulas->decimals = 0;
    for (guint t = 0; t < disclose_equation_n_terms (formulas->equation); t++) {
        const DiscloseTerm *term = disclose_equation_term (formulas->equation, t);
        const Layout *layout = layouts_of (formulas->layouts, disclose_term_table (term));
        const DiscloseTable *table = disclose_term_table (term);
        guint row, column = 0;
        while (column < disclose_table_n_columns (table)
               && disclose_row_cell (disclose_term_row (term), column) != disclose_term_cell (term))
            column++;
        if (layout_place (layout, disclose_term_row (term), column, &row, &column))
            sum_part_add (&group_of (formulas, term, layout)->part, row, column);
    }
    for (guint i = 0; i < formulas->groups->len; i++) {
        const Group *group = &g_array_index (formulas->groups, Group, i);
        const int decimals = (int) group->step.scale - power_of (formulas, group);
        formulas->decimals = MAX (formulas->decimals, (guint) MAX (decimals, 0));
    }
    formulas->decimals = MIN (formulas->decimals, MOST_DECIMALS - EXTRA_DECIMALS);
}

/* Section - Formulas */

/* 10^power as it stands in a formula. */
static char *
factor_text (int power)
{
    g_autofree char *zeros = g_strnfill ((gsize) ABS (power), '0');
    return power >= 0 ? g_strconcat ("1", zeros, NULL)
                      : g_strdup_printf ("0.%.*s1", -power - 1, zeros);
}

/* Moves a formula that grew too long to a cell of its own, and leaves that cell's name. */
static void
spill (Formulas *formulas, GString *formula, const char *sum)
{
    if (formula->len < MOST_FORMULA)
        return;
    g_autofree char *name = book_cell_name (formulas->row, formulas->spill);
    book_formula (formulas->book, formulas->row, formulas->spill, BOOK_SOFT, formulas->decimals,
                  formula->str, sum);
    formulas->spill++;
    g_string_assign (formula, name);
}

static void
append_call (Formulas *formulas, const Group *group, const char *function, const char *factor,
             const char *sign, GString *formula)
{
    for (guint from = 0; from < group->part.cells->len;) {
        spill (formulas, formula, "0");
        g_string_append (formula, formula->len > 0 || *sign == '-' ? sign : "");
        if (strcmp (factor, "1") != 0)
            g_string_append_printf (formula, "%s*", factor);
        from = sum_part_call (&group->part, function, from, formula);
    }
}

char *
formulas_side (Formulas *formulas, gboolean right)
{
    GString *formula = g_string_new (NULL);
    for (guint i = 0; i < formulas->groups->len; i++) {
        const Group *group = &g_array_index (formulas->groups, Group, i);
        g_autofree char *factor = factor_text (power_of (formulas, group));
        if (group->right == right)
            append_call (formulas, group, "SUM", factor, group->sign < 0 ? "-" : "+", formula);
    }
    if (formula->len == 0)
        g_string_append_c (formula, '0');
    return g_string_free (formula, FALSE);
}

/* An amount of a group's table, as it stands in a formula: in the unit of the first table. */
static char *
step_text (const Formulas *formulas, const Group *group, gboolean half)
{
    DiscloseAmount step = group->step;
    g_autofree char *factor = factor_text (power_of (formulas, group));
    if (half)
        step = (DiscloseAmount){ 5 * step.digits, (guint8) (step.scale + 1) };
    g_autofree char *text = disclose_amount_dup_string (step);
    return strcmp (factor, "1") == 0 ? g_steal_pointer (&text)
                                     : g_strdup_printf ("%s*%s", factor, text);
}

/* Half a step for each figure that is printed; where units differ, what the
 * coarsest table that prints one has for a step. */
char *
formulas_allowed (Formulas *formulas)
{
    const gboolean crosses = disclose_equation_crosses_units (formulas->equation);
    GString *formula = g_string_new (crosses ? "MAX(0" : "");
    for (guint i = 0; i < formulas->groups->len; i++) {
        const Group *group = &g_array_index (formulas->groups, Group, i);
        g_autofree char *step = step_text (formulas, group, !crosses);
        if (!crosses) {
            append_call (formulas, group, "COUNT", step, "+", formula);
            continue;
        }
        g_string_append (formula, ",IF(");
        (void) sum_part_call (&group->part, "COUNT", 0, formula);
        g_string_append_printf (formula, ">0,%s,0)", step);
    }
    g_string_append (formula, crosses ? ")" : "");
    return g_string_free (formula, FALSE);
}

char *
formulas_verdict (const Formulas *formulas, const char *difference, const char *allowed)
{
    const gboolean crosses = disclose_equation_crosses_units (formulas->equation);
    const char *holds = formulas_verdict_text (formulas->equation, DISCLOSE_VERDICT_HOLDS);
    const char *rounded = formulas_verdict_text (formulas->equation, DISCLOSE_VERDICT_ROUNDED);
    const char *fails = formulas_verdict_text (formulas->equation, DISCLOSE_VERDICT_FAILS);
    const guint decimals = formulas->decimals + EXTRA_DECIMALS;
    GString *formula = g_string_new (NULL);
    if (disclose_equation_is_least (formulas->equation))
        g_string_append_printf (formula, "IF(%s>0,\"%s\",", difference, holds);
    if (crosses)
        g_string_append_printf (formula,
                                "IF(ROUND(2*ABS(%s)-%s,%u)<=0,\"%s\","
                                "IF(ROUND(ABS(%s)-%s,%u)<0,\"%s\",\"%s\"))",
                                difference, allowed, decimals, holds, difference, allowed, decimals,
                                rounded, fails);
    else
        g_string_append_printf (formula,
                                "IF(%s=0,\"%s\",IF(ROUND(ABS(%s)-%s,%u)<=0,\"%s\",\"%s\"))",
                                difference, holds, difference, allowed, decimals, rounded, fails);
    if (disclose_equation_is_least (formulas->equation))
        g_string_append_c (formula, ')');
    return g_string_free (formula, FALSE);
}

const char *
formulas_severity (const DiscloseEquation *equation)
{
    switch (disclose_equation_severity (equation)) {
    case DISCLOSE_SEVERITY_ERROR:
        return cli_chinese (N_ ("error"));
    case DISCLOSE_SEVERITY_WARNING:
        return cli_chinese (N_ ("warning"));
    case DISCLOSE_SEVERITY_INFO:
    case DISCLOSE_SEVERITY_UNCHECKED:
        break;
    }
    return cli_chinese (N_ ("remark"));
}

/* Where failing is but worth a remark, that is the verdict. */
const char *
formulas_verdict_text (const DiscloseEquation *equation, DiscloseVerdict verdict)
{
    switch (verdict) {
    case DISCLOSE_VERDICT_HOLDS:
        return cli_chinese (N_ ("holds"));
    case DISCLOSE_VERDICT_ROUNDED:
        return cli_chinese (N_ ("rounding"));
    case DISCLOSE_VERDICT_FAILS:
        break;
    }
    return disclose_equation_severity (equation) == DISCLOSE_SEVERITY_INFO
               ? formulas_severity (equation)
               : cli_chinese (N_ ("fails"));
}

DiscloseAmount
formulas_sum (const Formulas *formulas, gboolean right)
{
    DiscloseAmount sum = { 0, 0 };
    for (guint t = 0; t < disclose_equation_n_terms (formulas->equation); t++) {
        const DiscloseTerm *term = disclose_equation_term (formulas->equation, t);
        const DiscloseCell *cell = disclose_term_cell (term);
        DiscloseAmount amount;
        if ((disclose_term_role (term) == DISCLOSE_ROLE_RIGHT) != right || cell == NULL)
            continue;
        const int power = disclose_table_unit_power (disclose_term_table (term))
                          - disclose_table_unit_power (formulas->first);
        if (power == 0)
            amount = disclose_cell_amount (cell);
        else if (!disclose_amount_shift (disclose_cell_amount (cell), power, &amount))
            continue;
        amount.digits *= disclose_term_sign (term);
        (void) disclose_amount_add (sum, amount, &sum);
    }
    return sum;
}
