/* The sheet on which a spreadsheet works out every equation again.
 *
 *     what is said | left | sign | right | difference | allowed | verdict
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "formulas.h"

#include "cli.h"

#include <string.h>

#define HEAD 3 /* row of the headings */

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

typedef struct {
    Formulas formulas;
    const DiscloseGrammars *grammars;
} Checks;

/* Section - A line an equation */

/* The first figure of the equation in words. */
static char *
place_text (const Checks *checks)
{
    const DiscloseTerm *term = disclose_equation_term (checks->formulas.equation, 0);
    const DiscloseTable *table = disclose_term_table (term);
    const DiscloseRow *row = disclose_term_row (term);
    GString *text = g_string_new (layouts_of (checks->formulas.layouts, table)->sheet);
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
    const DiscloseEquation *equation = checks->formulas.equation;
    const char *id = disclose_equation_id (equation);
    const guint row = checks->formulas.row;
    g_autofree char *count = g_strdup_printf ("%u", number);
    g_autofree char *place = place_text (checks);
    const DiscloseTable *first = disclose_term_table (disclose_equation_term (equation, 0));
    book_number (checks->formulas.book, row, AT_NUMBER, BOOK_FRAMED, 0, count);
    book_text (checks->formulas.book, row, AT_ID, BOOK_FRAMED, id);
    book_text (checks->formulas.book, row, AT_RULE, BOOK_FRAMED,
               disclose_grammars_explain (checks->grammars, id, "zh"));
    book_link (checks->formulas.book, row, AT_PLACE, BOOK_FRAMED,
               layouts_of (checks->formulas.layouts, first)->sheet, place);
    book_text (checks->formulas.book, row, AT_SIGN, BOOK_FRAMED | BOOK_CENTRE,
               disclose_equation_is_least (equation) ? "≥" : "=");
    book_text (checks->formulas.book, row, AT_SEVERITY, BOOK_FRAMED | BOOK_CENTRE,
               formulas_severity (equation));
    book_text (checks->formulas.book, row, AT_DEPARTMENT, BOOK_FRAMED,
               disclose_equation_department (equation));
}

static void
put_side (Checks *checks, guint column, gboolean right)
{
    g_autofree char *formula = formulas_side (&checks->formulas, right);
    g_autofree char *sum = disclose_amount_dup_string (formulas_sum (&checks->formulas, right));
    book_formula (checks->formulas.book, checks->formulas.row, column, BOOK_FRAMED | BOOK_GROUPED,
                  checks->formulas.decimals, formula, sum);
}

static void
put_equation (Checks *checks, guint number)
{
    const guint32 style = BOOK_FRAMED | BOOK_GROUPED;
    const guint row = checks->formulas.row;
    g_autofree char *left = book_cell_name (row, AT_LEFT);
    g_autofree char *right = book_cell_name (row, AT_RIGHT);
    g_autofree char *difference = book_cell_name (row, AT_DIFFERENCE);
    g_autofree char *allowed = book_cell_name (row, AT_ALLOWED);
    g_autofree char *off =
        g_strdup_printf ("ROUND(%s-%s,%u)", left, right, checks->formulas.decimals);
    g_autofree char *off_by =
        disclose_amount_dup_string (disclose_equation_difference (checks->formulas.equation));
    g_autofree char *envelope =
        disclose_amount_dup_string (disclose_equation_envelope (checks->formulas.equation));
    put_words (checks, number);
    put_side (checks, AT_LEFT, FALSE);
    put_side (checks, AT_RIGHT, TRUE);
    book_formula (checks->formulas.book, row, AT_DIFFERENCE, style, checks->formulas.decimals, off,
                  off_by);
    g_autofree char *within = formulas_allowed (&checks->formulas);
    book_formula (checks->formulas.book, row, AT_ALLOWED, style, checks->formulas.decimals + 1,
                  within, envelope);
    g_autofree char *verdict = formulas_verdict (&checks->formulas, difference, allowed);
    book_text_formula (
        checks->formulas.book, row, AT_VERDICT, BOOK_FRAMED | BOOK_CENTRE, verdict,
        formulas_verdict_text (checks->formulas.equation,
                               disclose_equation_verdict (checks->formulas.equation)));
}

/* Section - The sheet */

static void
put_count (Checks *checks, const DiscloseEquations *equations, guint column, const char *verdict,
           guint last)
{
    guint n = 0;
    for (guint i = 0; i < disclose_equations_n (equations); i++) {
        const DiscloseEquation *equation = disclose_equations_at (equations, i);
        n +=
            strcmp (formulas_verdict_text (equation, disclose_equation_verdict (equation)), verdict)
            == 0;
    }
    g_autofree char *from = book_cell_name (HEAD + 1, AT_VERDICT);
    g_autofree char *to = book_cell_name (last, AT_VERDICT);
    g_autofree char *formula = g_strdup_printf ("COUNTIF(%s:%s,\"%s\")", from, to, verdict);
    g_autofree char *number = g_strdup_printf ("%u", n);
    book_text (checks->formulas.book, 1, column, BOOK_RIGHT, verdict);
    book_formula (checks->formulas.book, 1, column + 1, BOOK_BOLD, 0, formula, number);
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
    book_text (checks->formulas.book, 0, 0, BOOK_TITLE, cli_chinese (N_ ("Checks")));
    book_height (checks->formulas.book, 0, 24);
    put_count (checks, equations, AT_PLACE, cli_chinese ("holds"), last);
    put_count (checks, equations, AT_SIGN, cli_chinese ("rounding"), last);
    put_count (checks, equations, AT_DIFFERENCE, cli_chinese ("remark"), last);
    put_count (checks, equations, AT_VERDICT, cli_chinese ("fails"), last);
    book_text (checks->formulas.book, 2, 0, BOOK_SOFT,
               cli_chinese (N_ ("Every line is worked out from the cells of the tables: change "
                                "one, and what depends on it is checked again.")));
    for (guint c = 0; c < G_N_ELEMENTS (columns); c++) {
        book_text (checks->formulas.book, HEAD, c, BOOK_HEAD, cli_chinese (columns[c].text));
        book_width (checks->formulas.book, c, columns[c].width);
    }
}

void
sheet_checks (Book *book, const Layouts *layouts, const DiscloseEquations *equations,
              const DiscloseGrammars *grammars)
{
    const guint n = disclose_equations_n (equations), last = HEAD + MAX (n, 1);
    Checks checks = { .grammars = grammars };
    formulas_init (&checks.formulas, book, layouts);
    book_sheet (book, cli_chinese (N_ ("Arithmetic")));
    book_freeze (book, HEAD + 1, AT_RULE);
    put_head (&checks, equations, last);
    for (guint i = 0; i < n; i++) {
        formulas_take (&checks.formulas, disclose_equations_at (equations, i), HEAD + 1 + i,
                       AT_SPILL);
        put_equation (&checks, i + 1);
    }
    book_filter (book, HEAD, 0, last, N_COLUMNS - 1);
    book_colour (book, HEAD + 1, AT_VERDICT, last, AT_VERDICT, cli_chinese ("fails"),
                 BOOK_ERROR | BOOK_BOLD);
    book_colour (book, HEAD + 1, AT_VERDICT, last, AT_VERDICT, cli_chinese ("rounding"),
                 BOOK_WARNING);
    formulas_clear (&checks.formulas);
}
