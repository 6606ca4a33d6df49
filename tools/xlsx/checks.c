/* The sheet on which a spreadsheet works out every equation again.
 *
 *     what is said | left | sign | right | difference | allowed | verdict
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "sum.h"

#include "cli.h"

#include <string.h>

#define HEAD 3            /* row of the headings */
#define MOST_FORMULA 7000 /* bytes: Excel takes 8,192 characters */
#define EXTRA_DECIMALS 2  /* that differences are rounded to beyond the printed ones */
#define MOST_DECIMALS 12  /* that a spreadsheet can round to */

enum {
    AT_NUMBER,
    AT_ID,
    AT_RULE,
    AT_PLACE,
    AT_LEFT,
    AT_SIGN,
    AT_RIGHT,
    AT_DIFFERENCE,
    AT_ALLOWED,
    AT_VERDICT,
    AT_SEVERITY,
    AT_DEPARTMENT,
    N_COLUMNS,
    AT_SPILL = N_COLUMNS + 1 /* parts of formulas that are too long for a cell */
};

/* Cells of one table that stand on one side with one sign. */
typedef struct {
    SumPart part;
    const DiscloseTable *table;
    DiscloseAmount step;
    int sign;
    gboolean right;
} Group;

typedef struct {
    Book *book;
    const Layouts *layouts;
    const DiscloseGrammars *grammars;
    const DiscloseEquation *equation;
    GArray *groups; /* of Group */
    guint row, spill, decimals;
} Checks;

/* Section - Groups */

static void
clear_group (gpointer data)
{
    sum_part_clear (&((Group *) data)->part);
}

static Group *
group_of (Checks *checks, const DiscloseTerm *term, const Layout *layout)
{
    const gboolean right = disclose_term_role (term) == DISCLOSE_ROLE_RIGHT;
    for (guint i = 0; i < checks->groups->len; i++) {
        Group *group = &g_array_index (checks->groups, Group, i);
        if (group->table == layout->table && group->right == right
            && group->sign == disclose_term_sign (term))
            return group;
    }
    Group made = { .table = layout->table, .right = right };
    made.sign = disclose_term_sign (term);
    made.step = disclose_term_step (term);
    sum_part_init (&made.part, layout->sheet);
    g_array_append_val (checks->groups, made);
    return &g_array_index (checks->groups, Group, checks->groups->len - 1);
}

/* The power of ten by which amounts of the table are those of the first one. */
static int
power_of (const Checks *checks, const Group *group)
{
    const DiscloseTable *first = g_array_index (checks->groups, Group, 0).table;
    return disclose_table_unit_power (group->table) - disclose_table_unit_power (first);
}

static void
gather (Checks *checks)
{
    g_array_set_size (checks->groups, 0);
    checks->decimals = 0;
    for (guint t = 0; t < disclose_equation_n_terms (checks->equation); t++) {
        const DiscloseTerm *term = disclose_equation_term (checks->equation, t);
        const Layout *layout = layouts_of (checks->layouts, disclose_term_table (term));
        const DiscloseTable *table = disclose_term_table (term);
        guint row, column = 0;
        while (column < disclose_table_n_columns (table)
               && disclose_row_cell (disclose_term_row (term), column) != disclose_term_cell (term))
            column++;
        if (layout_place (layout, disclose_term_row (term), column, &row, &column))
            sum_part_add (&group_of (checks, term, layout)->part, row, column);
    }
    for (guint i = 0; i < checks->groups->len; i++) {
        const Group *group = &g_array_index (checks->groups, Group, i);
        const int decimals = (int) group->step.scale - power_of (checks, group);
        checks->decimals = MAX (checks->decimals, (guint) MAX (decimals, 0));
    }
    checks->decimals = MIN (checks->decimals, MOST_DECIMALS - EXTRA_DECIMALS);
}

/* Section - Formulas */

static const char *
severity_text (const DiscloseEquation *equation)
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
static const char *
verdict_text (const DiscloseEquation *equation, DiscloseVerdict verdict)
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
               ? severity_text (equation)
               : cli_chinese (N_ ("fails"));
}

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
spill (Checks *checks, GString *formula, const char *sum)
{
    if (formula->len < MOST_FORMULA)
        return;
    g_autofree char *name = book_cell_name (checks->row, checks->spill);
    book_formula (checks->book, checks->row, checks->spill, BOOK_SOFT, checks->decimals,
                  formula->str, sum);
    checks->spill++;
    g_string_assign (formula, name);
}

static void
append_call (Checks *checks, const Group *group, const char *function, const char *factor,
             const char *sign, GString *formula)
{
    for (guint from = 0; from < group->part.cells->len;) {
        spill (checks, formula, "0");
        g_string_append (formula, formula->len > 0 || *sign == '-' ? sign : "");
        if (strcmp (factor, "1") != 0)
            g_string_append_printf (formula, "%s*", factor);
        from = sum_part_call (&group->part, function, from, formula);
    }
}

static char *
side_formula (Checks *checks, gboolean right)
{
    GString *formula = g_string_new (NULL);
    for (guint i = 0; i < checks->groups->len; i++) {
        const Group *group = &g_array_index (checks->groups, Group, i);
        g_autofree char *factor = factor_text (power_of (checks, group));
        if (group->right == right)
            append_call (checks, group, "SUM", factor, group->sign < 0 ? "-" : "+", formula);
    }
    if (formula->len == 0)
        g_string_append_c (formula, '0');
    return g_string_free (formula, FALSE);
}

/* An amount of a group's table, as it stands in a formula: in the unit of the first table. */
static char *
step_text (const Checks *checks, const Group *group, gboolean half)
{
    DiscloseAmount step = group->step;
    g_autofree char *factor = factor_text (power_of (checks, group));
    if (half)
        step = (DiscloseAmount){ 5 * step.digits, (guint8) (step.scale + 1) };
    g_autofree char *text = disclose_amount_dup_string (step);
    return strcmp (factor, "1") == 0 ? g_steal_pointer (&text)
                                     : g_strdup_printf ("%s*%s", factor, text);
}

/* What rounding explains: half a step for each figure that is printed; where units differ, what the
 * coarsest table that prints one has for a step. */
static char *
allowed_formula (Checks *checks)
{
    const gboolean crosses = disclose_equation_crosses_units (checks->equation);
    GString *formula = g_string_new (crosses ? "MAX(0" : "");
    for (guint i = 0; i < checks->groups->len; i++) {
        const Group *group = &g_array_index (checks->groups, Group, i);
        g_autofree char *step = step_text (checks, group, !crosses);
        if (!crosses) {
            append_call (checks, group, "COUNT", step, "+", formula);
            continue;
        }
        g_string_append (formula, ",IF(");
        (void) sum_part_call (&group->part, "COUNT", 0, formula);
        g_string_append_printf (formula, ">0,%s,0)", step);
    }
    g_string_append (formula, crosses ? ")" : "");
    return g_string_free (formula, FALSE);
}

static char *
verdict_formula (const Checks *checks, const char *difference, const char *allowed)
{
    const gboolean crosses = disclose_equation_crosses_units (checks->equation);
    const char *holds = verdict_text (checks->equation, DISCLOSE_VERDICT_HOLDS);
    const char *rounded = verdict_text (checks->equation, DISCLOSE_VERDICT_ROUNDED);
    const char *fails = verdict_text (checks->equation, DISCLOSE_VERDICT_FAILS);
    const guint decimals = checks->decimals + EXTRA_DECIMALS;
    GString *formula = g_string_new (NULL);
    if (disclose_equation_is_least (checks->equation))
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
    if (disclose_equation_is_least (checks->equation))
        g_string_append_c (formula, ')');
    return g_string_free (formula, FALSE);
}

/* Section - A line an equation */

/* What the cells of a side come to, exactly. */
static DiscloseAmount
side_sum (const Checks *checks, gboolean right)
{
    DiscloseAmount sum = { 0, 0 };
    const DiscloseTable *first = g_array_index (checks->groups, Group, 0).table;
    for (guint t = 0; t < disclose_equation_n_terms (checks->equation); t++) {
        const DiscloseTerm *term = disclose_equation_term (checks->equation, t);
        const DiscloseCell *cell = disclose_term_cell (term);
        DiscloseAmount amount;
        if ((disclose_term_role (term) == DISCLOSE_ROLE_RIGHT) != right || cell == NULL)
            continue;
        const int power = disclose_table_unit_power (disclose_term_table (term))
                          - disclose_table_unit_power (first);
        if (power == 0)
            amount = disclose_cell_amount (cell);
        else if (!disclose_amount_shift (disclose_cell_amount (cell), power, &amount))
            continue;
        amount.digits *= disclose_term_sign (term);
        (void) disclose_amount_add (sum, amount, &sum);
    }
    return sum;
}

/* The first figure of the equation in words. */
static char *
place_text (const Checks *checks)
{
    const DiscloseTerm *term = disclose_equation_term (checks->equation, 0);
    const DiscloseTable *table = disclose_term_table (term);
    const DiscloseRow *row = disclose_term_row (term);
    GString *text = g_string_new (layouts_of (checks->layouts, table)->sheet);
    const char *name =
        *disclose_row_item (row) != '\0' ? disclose_row_item (row) : disclose_row_name (row);
    const char *const words[] = { disclose_row_code (row), name };
    for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
        if (*words[i] != '\0')
            g_string_append_printf (text, " %s", words[i]);
    for (guint c = 0; c < disclose_table_n_columns (table); c++)
        if (disclose_row_cell (row, c) == disclose_term_cell (term)
            && *disclose_table_column_label (table, c) != '\0')
            g_string_append_printf (text, " · %s", disclose_table_column_label (table, c));
    return g_string_free (text, FALSE);
}

static void
put_words (Checks *checks, guint number)
{
    const DiscloseEquation *equation = checks->equation;
    const char *id = disclose_equation_id (equation);
    const guint row = checks->row;
    g_autofree char *count = g_strdup_printf ("%u", number);
    g_autofree char *place = place_text (checks);
    const DiscloseTable *first = disclose_term_table (disclose_equation_term (equation, 0));
    book_number (checks->book, row, AT_NUMBER, BOOK_FRAMED, 0, count);
    book_text (checks->book, row, AT_ID, BOOK_FRAMED, id);
    book_text (checks->book, row, AT_RULE, BOOK_FRAMED,
               disclose_grammars_explain (checks->grammars, id, "zh"));
    book_link (checks->book, row, AT_PLACE, BOOK_FRAMED, layouts_of (checks->layouts, first)->sheet,
               place);
    book_text (checks->book, row, AT_SIGN, BOOK_FRAMED | BOOK_CENTRE,
               disclose_equation_is_least (equation) ? "≥" : "=");
    book_text (checks->book, row, AT_SEVERITY, BOOK_FRAMED | BOOK_CENTRE, severity_text (equation));
    book_text (checks->book, row, AT_DEPARTMENT, BOOK_FRAMED,
               disclose_equation_department (equation));
}

static void
put_side (Checks *checks, guint column, gboolean right)
{
    g_autofree char *formula = side_formula (checks, right);
    g_autofree char *sum = disclose_amount_dup_string (side_sum (checks, right));
    book_formula (checks->book, checks->row, column, BOOK_FRAMED | BOOK_GROUPED, checks->decimals,
                  formula, sum);
}

static void
put_equation (Checks *checks, guint number)
{
    const guint32 style = BOOK_FRAMED | BOOK_GROUPED;
    const guint row = checks->row;
    g_autofree char *left = book_cell_name (row, AT_LEFT);
    g_autofree char *right = book_cell_name (row, AT_RIGHT);
    g_autofree char *difference = book_cell_name (row, AT_DIFFERENCE);
    g_autofree char *allowed = book_cell_name (row, AT_ALLOWED);
    g_autofree char *off = g_strdup_printf ("ROUND(%s-%s,%u)", left, right, checks->decimals);
    g_autofree char *off_by =
        disclose_amount_dup_string (disclose_equation_difference (checks->equation));
    g_autofree char *envelope =
        disclose_amount_dup_string (disclose_equation_envelope (checks->equation));
    put_words (checks, number);
    put_side (checks, AT_LEFT, FALSE);
    put_side (checks, AT_RIGHT, TRUE);
    book_formula (checks->book, row, AT_DIFFERENCE, style, checks->decimals, off, off_by);
    g_autofree char *within = allowed_formula (checks);
    book_formula (checks->book, row, AT_ALLOWED, style, checks->decimals + 1, within, envelope);
    g_autofree char *verdict = verdict_formula (checks, difference, allowed);
    book_text_formula (
        checks->book, row, AT_VERDICT, BOOK_FRAMED | BOOK_CENTRE, verdict,
        verdict_text (checks->equation, disclose_equation_verdict (checks->equation)));
}

/* Section - The sheet */

static void
put_count (Checks *checks, const DiscloseEquations *equations, guint column, const char *verdict,
           guint last)
{
    guint n = 0;
    for (guint i = 0; i < disclose_equations_n (equations); i++) {
        const DiscloseEquation *equation = disclose_equations_at (equations, i);
        n += strcmp (verdict_text (equation, disclose_equation_verdict (equation)), verdict) == 0;
    }
    g_autofree char *from = book_cell_name (HEAD + 1, AT_VERDICT);
    g_autofree char *to = book_cell_name (last, AT_VERDICT);
    g_autofree char *formula = g_strdup_printf ("COUNTIF(%s:%s,\"%s\")", from, to, verdict);
    g_autofree char *number = g_strdup_printf ("%u", n);
    book_text (checks->book, 1, column, BOOK_RIGHT, verdict);
    book_formula (checks->book, 1, column + 1, BOOK_BOLD, 0, formula, number);
}

static void
put_head (Checks *checks, const DiscloseEquations *equations, guint last)
{
    static const struct {
        const char *text;
        guint width;
    } columns[] = {
        { N_ ("Serial"), 6 },   { N_ ("Id"), 10 },          { N_ ("Rule"), 60 },
        { N_ ("Place"), 56 },   { N_ ("Left"), 15 },        { N_ ("Sign"), 6 },
        { N_ ("Right"), 15 },   { N_ ("Difference"), 12 },  { N_ ("Allowed"), 12 },
        { N_ ("Verdict"), 10 }, { N_ ("If it fails"), 10 }, { N_ ("Department"), 22 },
    };
    book_text (checks->book, 0, 0, BOOK_TITLE, cli_chinese (N_ ("Checks")));
    book_height (checks->book, 0, 24);
    put_count (checks, equations, AT_PLACE, cli_chinese ("holds"), last);
    put_count (checks, equations, AT_SIGN, cli_chinese ("rounding"), last);
    put_count (checks, equations, AT_DIFFERENCE, cli_chinese ("remark"), last);
    put_count (checks, equations, AT_VERDICT, cli_chinese ("fails"), last);
    book_text (checks->book, 2, 0, BOOK_SOFT,
               cli_chinese (N_ ("Every line is worked out from the cells of the tables: change "
                                "one, and what depends on it is checked again.")));
    for (guint c = 0; c < G_N_ELEMENTS (columns); c++) {
        book_text (checks->book, HEAD, c, BOOK_HEAD, cli_chinese (columns[c].text));
        book_width (checks->book, c, columns[c].width);
    }
}

void
sheet_checks (Book *book, const Layouts *layouts, const DiscloseEquations *equations,
              const DiscloseGrammars *grammars)
{
    const guint n = disclose_equations_n (equations), last = HEAD + MAX (n, 1);
    Checks checks = { .book = book, .layouts = layouts, .grammars = grammars };
    checks.groups = g_array_new (FALSE, FALSE, sizeof (Group));
    g_array_set_clear_func (checks.groups, clear_group);
    book_sheet (book, cli_chinese (N_ ("Arithmetic")));
    book_freeze (book, HEAD + 1, AT_RULE);
    put_head (&checks, equations, last);
    for (guint i = 0; i < n; i++) {
        checks.equation = disclose_equations_at (equations, i);
        checks.row = HEAD + 1 + i;
        checks.spill = AT_SPILL;
        gather (&checks);
        put_equation (&checks, i + 1);
    }
    book_filter (book, HEAD, 0, last, N_COLUMNS - 1);
    book_colour (book, HEAD + 1, AT_VERDICT, last, AT_VERDICT, cli_chinese ("fails"),
                 BOOK_ERROR | BOOK_BOLD);
    book_colour (book, HEAD + 1, AT_VERDICT, last, AT_VERDICT, cli_chinese ("rounding"),
                 BOOK_WARNING);
    g_array_unref (checks.groups);
}
