/* Grammars: every directive, every mistake with its place, warnings, the set and its directory.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "grammars.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#define HEAD "template t\ntitle T\nkind budget\n"
#define TABLE "table 1\ntitle a\nname b\n"

static Grammar *
read_grammar (const char *text)
{
    g_autoptr (GError) error = NULL;
    Grammar *grammar = grammar_new (text, strlen (text), "x", &error);
    ck_assert_msg (grammar != NULL, "%s", error != NULL ? error->message : "");
    return grammar;
}

/* Section - Directives */

static const char whole[] = "# a comment\n"
                            "template  some-2\n"
                            "\ttitle   Some title, with blanks  \r\n"
                            "kind      final\n"
                            "define    AT (?:^|/)\n"
                            "define    SUM {AT}(?:合计|总计)$\n"
                            "year      (20[0-9]{2})年预算\n"
                            "year      (20[0-9]{2})\n"
                            "department ^部门:(.*)$\n"
                            "preparer  编制:(.*?)单位:\n"
                            "unit      万元 4 单位:万元\n"
                            "unit      元 0 单位:元\n"
                            "label     ^表[0-9]+\n"
                            "prefix    ^20[0-9]{2}年\n"
                            "continued 续表?\n"
                            "index     ^※$\n"
                            "blank     ^-$\n"
                            "total     ^合计$\n"
                            "empty     为空表\n"
                            "note      ^注:\n"
                            "furniture ^[0-9]+$\n"
                            "level     1 ^[一二三]、\n"
                            "level     + ^其中:\n"
                            "\n"
                            "table 12 optional\n"
                            "  title 收支(?:总)?表\n"
                            "  title 总表\n"
                            "  section income\n"
                            "    name          ^项目$\n"
                            "    amount amount {SUM}\n"
                            "  section expenditure\n"
                            "    code          编码$\n"
                            "    code 1        ^类$\n"
                            "    item          ^项目名称$\n"
                            "    amount total_2 {SUM}\n"
                            "    ignore        ^备注$\n"
                            "table 3 since 2021\n"
                            "  title 收入表\n"
                            "  name 名称";

START_TEST (reads_what_a_template_says)
{
    g_autoptr (Grammar) grammar = read_grammar (whole);
    const UnitGrammar *unit = g_ptr_array_index (grammar->units, 0);
    const LevelGrammar *levels = (const LevelGrammar *) grammar->levels->data;
    ck_assert_str_eq (grammar->id, "some-2");
    ck_assert_str_eq (grammar->title, "Some title, with blanks");
    ck_assert_str_eq (grammar->kind, "final");
    ck_assert_str_eq (grammar->origin, "x");
    ck_assert_str_eq (grammar->text, whole);
    ck_assert_uint_eq (grammar->years->len, 2);
    ck_assert_uint_eq (grammar->departments->len, 1);
    ck_assert_uint_eq (grammar->units->len, 2);
    ck_assert_str_eq (unit->name, "万元");
    ck_assert_int_eq (unit->power, 4);
    ck_assert (pattern_matches (unit->pattern, "单位:万元"));
    ck_assert_uint_eq (grammar->levels->len, 2);
    ck_assert_uint_eq (levels[0].depth, 1);
    ck_assert_uint_eq (levels[1].depth, 0);
    ck_assert (pattern_matches (levels[1].pattern, "其中:一般财力"));
}
END_TEST

START_TEST (reads_the_single_patterns)
{
    g_autoptr (Grammar) grammar = read_grammar (whole);
    g_autofree char *department = NULL;
    const struct {
        const Pattern *pattern;
        const char *text;
    } cases[] = {
        { grammar->label, "表12部门" },
        { grammar->prefix, "2024年部门" },
        { grammar->continued, "表2续表" },
        { grammar->index, "※" },
        { grammar->blank, "-" },
        { grammar->total, "合计" },
        { grammar->empty, "本表为空表。" },
        { grammar->note, "注:本表" },
        { grammar->furniture, "12" },
    };
    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        ck_assert (pattern_matches (cases[i].pattern, cases[i].text));
        ck_assert (!pattern_matches (cases[i].pattern, "别的"));
    }
    ck_assert (pattern_search (grammar->preparer, "编制:某局单位:元", &department, NULL, NULL));
    ck_assert_str_eq (department, "某局");
}
END_TEST

START_TEST (reads_tables)
{
    static const struct {
        FieldKind kind;
        const char *section, *key;
        guint level, line;
    } want[] = {
        { FIELD_NAME, "income", NULL, 0, 29 },
        { FIELD_AMOUNT, "income", "amount", 0, 30 },
        { FIELD_CODE, "expenditure", NULL, 0, 32 },
        { FIELD_CODE, "expenditure", NULL, 1, 33 },
        { FIELD_ITEM, "expenditure", NULL, 0, 34 },
        { FIELD_AMOUNT, "expenditure", "total_2", 0, 35 },
        { FIELD_IGNORE, "expenditure", NULL, 0, 36 },
    };
    g_autoptr (Grammar) grammar = read_grammar (whole);
    const TableGrammar *table = grammar_table (grammar, 12);
    ck_assert_uint_eq (grammar->tables->len, 2);
    ck_assert_ptr_null (grammar_table (grammar, 1));
    ck_assert (table->optional && !grammar_table (grammar, 3)->optional);
    ck_assert_uint_eq (table->since, 0);
    ck_assert_uint_eq (grammar_table (grammar, 3)->since, 2021);
    ck_assert_uint_eq (table->line, 25);
    ck_assert_uint_eq (table->titles->len, 2);
    ck_assert_uint_eq (table->sections->len, 2);
    ck_assert_uint_eq (table->fields->len, G_N_ELEMENTS (want));
    for (guint i = 0; i < table->fields->len; i++) {
        const Field *field = g_ptr_array_index (table->fields, i);
        ck_assert_int_eq (field->kind, want[i].kind);
        ck_assert_str_eq (field->section, want[i].section);
        ck_assert_pstr_eq (field->key, want[i].key);
        ck_assert_uint_eq (field->level, want[i].level);
        ck_assert_uint_eq (field->line, want[i].line);
    }
}
END_TEST

START_TEST (titles_match_whole)
{
    g_autoptr (Grammar) grammar = read_grammar (whole);
    const Pattern *title = g_ptr_array_index (grammar_table (grammar, 12)->titles, 0);
    const Pattern *plain = g_ptr_array_index (grammar_table (grammar, 12)->titles, 1);
    ck_assert (pattern_matches (title, "收支总表") && pattern_matches (title, "收支表"));
    ck_assert (!pattern_matches (title, "部门收支总表") && !pattern_matches (title, "收支总表二"));
    ck_assert (!pattern_matches (plain, "收支总表"));
}
END_TEST

/* A define is one unit: what stands behind it counts all of it, and `|` in it stays in it. */
START_TEST (defines_are_put_in)
{
    g_autoptr (Grammar) grammar =
        read_grammar (HEAD "define A b|c\ndefine B_A x{A}\ntable 1\ntitle {B_A}{2}\n"
                           "name \\{A\\}\nname [0-9]{2}\nname \\x{41}\\p{L}\n");
    const TableGrammar *table = grammar_table (grammar, 1);
    const Pattern *title = g_ptr_array_index (table->titles, 0);
    ck_assert (pattern_matches (title, "xbxc"));
    ck_assert (!pattern_matches (title, "xb") && !pattern_matches (title, "c"));
    ck_assert (pattern_matches (((Field *) table->fields->pdata[0])->heading, "{A}"));
    ck_assert (pattern_matches (((Field *) table->fields->pdata[1])->heading, "12"));
    ck_assert (pattern_matches (((Field *) table->fields->pdata[2])->heading, "A项"));
    ck_assert (!pattern_matches (((Field *) table->fields->pdata[2])->heading, "A1"));
}
END_TEST

START_TEST (byte_order_mark_is_skipped)
{
    g_autoptr (Grammar) grammar = read_grammar ("\xef\xbb\xbf" HEAD TABLE);
    ck_assert_str_eq (grammar->id, "t");
}
END_TEST

/* A key may stand twice, where forms print columns in different orders. */
START_TEST (keys_may_stand_twice)
{
    g_autoptr (Grammar) grammar = read_grammar (HEAD TABLE "amount k c\namount l d\namount k c\n");
    ck_assert_uint_eq (grammar_table (grammar, 1)->fields->len, 4);
}
END_TEST

/* Section - Mistakes */

/* The message begins with place and goes on with what. */
static const struct {
    const char *text, *place, *what;
} mistakes[] = {
    { "", "x:1:1: ", "no template;" },
    { "template t\n", "x:1:1: ", "no title;" },
    { "template t\ntitle T\n", "x:1:1: ", "no kind;" },
    { HEAD, "x:1:1: ", "no table;" },
    { "# c\n  tabel 1\n", "x:2:3: ", "'tabel' is no directive; write table?" },
    { "Amount a b\n", "x:1:1: ", "'Amount' is no directive; write amount?" },
    { "departement a\n", "x:1:1: ", "'departement' is no directive; write department?" },
    { "column a\n", "x:1:1: ", "'column' is no directive; see disclose-grammar(5)" },
    { "表1\n", "x:1:1: ", "'表1' is no directive; see disclose-grammar(5)" },
    { "abcdefghijklmnopqrstuvwxyz\n",
      "x:1:1: ", "'abcdefghijklmnopqrstuvwxyz' is no directive; see" },
    { "template\n", "x:1:9: ", "'template' says nothing;" },
    { "template A\n", "x:1:10: ", "'A' is no template id;" },
    { "template a b\n", "x:1:10: ", "'a b' is no template id;" },
    { "template a\ntemplate b\n", "x:2:1: ", "a second 'template';" },
    { HEAD "title U\n", "x:4:1: ", "a second 'title'; keep one, or, for a table's, write table" },
    { HEAD "kind final\n", "x:4:1: ", "a second 'kind';" },
    { "kind plan\n", "x:1:6: ", "'plan' is no kind;" },
    { "define\n", "x:1:7: ", "'' is no name of a define;" },
    { "define ab c\n", "x:1:8: ", "'ab' is no name of a define;" },
    { "define A a\ndefine A b\n", "x:2:8: ", "a second define 'A';" },
    { "define A\n", "x:1:9: ", "a pattern is missing;" },
    { "define A (\n", "x:1:11: ", "the pattern does not compile: " },
    { "define A {B}\n", "x:1:10: ", "there is no define 'B' above;" },
    { "year 20[0-9]{2}\n", "x:1:6: ", "no group takes the year;" },
    { "year (?:20[0-9]{2})[(]\\(\n", "x:1:6: ", "no group takes the year;" },
    { "department .*\n", "x:1:12: ", "no group takes the department;" },
    { "preparer .*\n", "x:1:10: ", "no group takes the department;" },
    { "unit\n", "x:1:5: ", "a unit has no name;" },
    { "unit 元 x 元\n", "x:1:8: ", "'x' is no power of ten; write unit NAME POWER PATTERN" },
    { "unit 元 19 元\n", "x:1:8: ", "'19' is no power of ten;" },
    { "unit 元 0\n", "x:1:9: ", "a pattern is missing;" },
    { "level 0 a\n", "x:1:7: ", "'0' is no level;" },
    { "level 12 a\n", "x:1:7: ", "'12' is no level;" },
    { "level +\n", "x:1:8: ", "a pattern is missing;" },
    { HEAD TABLE "row a 1 b\n", "x:7:5: ", "'a' is no name of a row;" },
    { HEAD TABLE "row A 2 b\n", "x:7:7: ", "there is no table '2' above;" },
    { HEAD TABLE "row A 1.x b\n", "x:7:7: ", "table 1 has no section 'x';" },
    { HEAD TABLE "row A 1 b\nrow A 1 c\n", "x:8:5: ", "a second row 'A';" },
    { HEAD TABLE "relation a tree 1\n", "x:7:10: ", "'a' is no id of a relation;" },
    { HEAD TABLE "relation A tree\n", "x:7:16: ", "no table is named;" },
    { HEAD TABLE "relation A 1:row.x = 0\n", "x:7:12: ", "table 1 has no column 'x';" },
    { HEAD TABLE "relation A B.x = 0\n", "x:7:12: ", "'B' is no row;" },
    { HEAD TABLE "relation A 1:row = 0\n", "x:7:12: ", "'1:row' names no column;" },
    { HEAD TABLE "relation A 1:all.x = 0\n", "x:7:12: ", "'all' picks no rows;" },
    { HEAD TABLE "amount c d\nrelation A 1:row.c\n", "x:8:19: ", "a side is missing;" },
    { HEAD TABLE "amount c d\nrelation A 1:row.c = = 0\n", "x:8:22: ", "'=' stands where" },
    { HEAD TABLE "amount c d\nrelation A 1:row.c 0\n", "x:8:20: ", "a sign is missing" },
    { HEAD TABLE "amount c d\nrelation A 1:row.c = 1:code.c\n", "x:8:12: ", "its terms run over" },
    { HEAD TABLE "explain en a\n", "x:7:1: ", "nothing to explain;" },
    { HEAD TABLE "relation A tree 1\nexplain fr a\n", "x:8:9: ", "'fr' is no language;" },
    { HEAD TABLE "relation A tree 1\nexplain en\n", "x:8:9: ", "'en' wants one line;" },
    { "blank a\nblank b\n", "x:2:1: ", "a second 'blank';" },
    { "blank 本表（空\n", "x:1:9: ", "'（' can never match, patterns see folded text; write '('" },
    { "blank 注：\n", "x:1:8: ", "'：' can never match, patterns see folded text; write ':'" },
    { "blank 三“公\n", "x:1:8: ", "'“' can never match, patterns see text without quotes;" },
    { "blank a'\n", "x:1:8: ", "''' can never match, patterns see text without quotes;" },
    { "blank 本 表\n", "x:1:8: ", "white space can never match," },
    { "blank 本　表\n", "x:1:8: ", "white space can never match," },
    { "blank 甲(乙|丙\n", "x:1:12: ", "the pattern does not compile: " },
    { "blank 甲乙)\n", "x:1:9: ", "the pattern does not compile: " },
    { HEAD "define A x\ntable 1\ntitle {A}甲[\nname b\n",
      "x:6:12: ", "the pattern does not compile: " },
    { HEAD TABLE "  blank a\n", "x:7:3: ", "'blank' belongs to the template;" },
    { "  amount a b\n", "x:1:3: ", "'amount' belongs to a table;" },
    { "section a\n", "x:1:1: ", "'section' belongs to a table;" },
    { "table\n", "x:1:6: ", "'' is no table number;" },
    { "table 0\n", "x:1:7: ", "'0' is no table number;" },
    { "table 1000\n", "x:1:7: ", "'1000' is no table number;" },
    { "table 1 maybe\n", "x:1:9: ", "'maybe' says nothing about a table;" },
    { "table 1 optional no\n", "x:1:9: ", "'optional no' says nothing about a table;" },
    { "table 1 since\n", "x:1:14: ", "'' is no year;" },
    { "table 1 since 202\n", "x:1:15: ", "'202' is no year;" },
    { "table 1 since 2021 on\n", "x:1:15: ", "'2021 on' is no year;" },
    { HEAD TABLE "table 1\n", "x:7:7: ", "a second table 1;" },
    { HEAD "table 1\nname b\ntable 2\n", "x:4:1: ", "table 1 has no title;" },
    { HEAD "table 1\ntitle b\n\n", "x:4:1: ", "table 1 has no field;" },
    { HEAD "table 1\ntitle\n", "x:5:6: ", "a pattern is missing;" },
    { HEAD "table 1\ntitle a\nsection A\n", "x:6:9: ", "'A' is no section;" },
    { HEAD TABLE "section a\n", "x:7:1: ", "fields stand above the first section;" },
    { HEAD "table 1\ntitle a\nsection a\nname b\nsection a\n", "x:8:9: ", "a second section a;" },
    { HEAD "table 1\ntitle a\nsection a\nsection b\n", "x:6:1: ", "section a has no field;" },
    { HEAD "table 1\ntitle a\nsection a\nname b\nsection c\n",
      "x:8:1: ", "section c has no field;" },
    { HEAD TABLE "amount\n", "x:7:7: ", "'' is no key;" },
    { HEAD TABLE "amount a-b c\n", "x:7:8: ", "'a-b' is no key;" },
    { HEAD TABLE "amount item c\n", "x:7:8: ", "the key 'item' is taken " },
    { HEAD TABLE "amount k\n", "x:7:9: ", "a pattern is missing;" },
    { HEAD TABLE "code 4 a\n", "x:7:6: ", "'4' is no level of a code;" },
    { HEAD TABLE "code\n", "x:7:5: ", "a pattern is missing;" },
    { HEAD "blank \xff\n", "x:4:7: ", "not UTF-8 text;" },
};

START_TEST (mistakes_are_told_with_their_place)
{
    g_autoptr (GError) error = NULL;
    const char *text = mistakes[_i].text;
    ck_assert_ptr_null (grammar_new (text, strlen (text), "x", &error));
    ck_assert (g_error_matches (error, DISCLOSE_ERROR, DISCLOSE_ERROR_GRAMMAR));
    g_autofree char *want = g_strconcat (mistakes[_i].place, mistakes[_i].what, NULL);
    ck_assert_msg (g_str_has_prefix (error->message, want), "%s\nnot: %s", error->message, want);
    ck_assert_ptr_nonnull (strstr (error->message, "; "));
}
END_TEST

START_TEST (too_much_is_a_mistake)
{
    g_autoptr (GString) nest = g_string_new ("define A aaaaaaaa\n");
    g_autofree char *line = g_strnfill (5000, 'a');
    g_autofree char *huge = g_strnfill ((1u << 20) + 1, '\n');
    for (char c = 'A'; c < 'Z'; c++)
        g_string_append_printf (nest, "define %c {%c}{%c}\n", c + 1, c, c);
    const char *texts[] = { nest->str, line, huge };
    const char *places[] = { "x:", "x:1:1: the line", "x:1:1: the grammar is larger" };
    for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
        g_autoptr (GError) error = NULL;
        ck_assert_ptr_null (grammar_new (texts[i], strlen (texts[i]), "x", &error));
        ck_assert_msg (g_str_has_prefix (error->message, places[i]), "%s", error->message);
    }
}
END_TEST

START_TEST (a_nul_is_a_mistake)
{
    g_autoptr (GError) error = NULL;
    ck_assert_ptr_null (grammar_new ("kind\0budget\n", 12, "x", &error));
    ck_assert (g_str_has_prefix (error->message, "x:1:5: not UTF-8 text;"));
}
END_TEST

/* Section - Warnings */

START_TEST (warnings_are_told)
{
    static const struct {
        const char *text, *want;
    } cases[] = {
        { HEAD TABLE, NULL },
        { HEAD "define A b\ndefine B {A}\n" TABLE, "x:5:1: no pattern uses the define B;" },
        { HEAD TABLE "table 2\ntitle a\nname b\n", "x:8:7: table 1 takes every title " },
        { HEAD TABLE "title a\n", "x:7:7: table 1 takes every title " },
        { HEAD "table 1\ntitle (?:a|b)?c\nname b\ntable 2\ntitle a?c\nname b\n",
          "x:8:7: table 1 takes every title " },
        { HEAD "table 1\ntitle a?c\nname b\ntable 2\ntitle (?:a|b)?c\nname b\n", NULL },
        { HEAD "table 1\ntitle a.*\nname b\ntable 2\ntitle ab+\nname b\n", NULL },
        { HEAD "table 1\ntitle a.\nname b\ntable 2\ntitle a\\(\nname b\n",
          "x:8:7: table 1 takes every title " },
        { HEAD "unit y 0 yuan\nunit k 4 kyuan\n" TABLE, "x:5:10: the unit y takes every line " },
        { HEAD "unit k 4 kyuan\nunit y 0 yuan\n" TABLE, NULL },
        { HEAD "level 1 ^a\nlevel 2 ab\n" TABLE, "x:5:9: a level above takes every label " },
        { HEAD TABLE "amount n ^c$\namount n ^c$\n", "x:8:8: the field above says the same " },
        { HEAD TABLE "amount n ^c$\namount m ^c$\namount n ^c$\n", NULL },
        { HEAD "total a$b\n" TABLE, "x:4:8: nothing can match this, " },
        { HEAD "total ab^c\n" TABLE, "x:4:9: nothing can match this, " },
        { HEAD "total (?:^|/)a(?:/b)?$|^[$^]c?^d\\$e\n" TABLE, NULL },
        { HEAD "table 1\ntitle a\ncode b\namount n c\n",
          "x:4:1: table 1 has codes and no names; " },
        { HEAD "table 1\ntitle a\namount n c\n", NULL },
        { HEAD "define A a$b\ntotal {A}\n" TABLE, "x:4:11: nothing can match this, " },
    };
    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autoptr (GPtrArray) mistakes = g_ptr_array_new_with_free_func (g_free);
        g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
        grammar_check (cases[i].text, strlen (cases[i].text), "x", mistakes, warnings);
        ck_assert_msg (mistakes->len == 0, "%s",
                       mistakes->len > 0 ? (char *) mistakes->pdata[0] : "");
        ck_assert_msg (warnings->len == (cases[i].want != NULL), "%s: %s", cases[i].text,
                       warnings->len > 0 ? (char *) warnings->pdata[0] : "no warning");
        if (cases[i].want != NULL)
            ck_assert_msg (g_str_has_prefix (warnings->pdata[0], cases[i].want), "%s",
                           (char *) warnings->pdata[0]);
    }
}
END_TEST

/* Every mistake is told, and none for what follows from another. */
START_TEST (all_mistakes_are_told)
{
    static const char text[] = "template X\n"
                               "define A (\n"
                               "total {A}$\n"
                               "total b\n"
                               "unit y 20 yuan\n"
                               "table none\n"
                               "title a b\n"
                               "name b\n"
                               "amount 1 c\n"
                               "table 2\n"
                               "title {B}\n"
                               "nothing\n";
    static const char *const wants[] = {
        "x:1:10: 'X' is no template id", "x:2:11: the pattern does not compile",
        "x:4:1: a second 'total'",       "x:5:8: '20' is no power of ten",
        "x:6:7: 'none' is no table",     "x:7:8: white space can never match",
        "x:9:8: '1' is no key",          "x:11:7: there is no define 'B'",
        "x:12:1: 'nothing' is no",
    };
    g_autoptr (GPtrArray) mistakes = g_ptr_array_new_with_free_func (g_free);
    g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
    grammar_check (text, strlen (text), "x", mistakes, warnings);
    for (guint i = 0; i < MIN (mistakes->len, G_N_ELEMENTS (wants)); i++)
        ck_assert_msg (g_str_has_prefix (mistakes->pdata[i], wants[i]), "%s",
                       (char *) mistakes->pdata[i]);
    ck_assert_uint_eq (mistakes->len, G_N_ELEMENTS (wants));
}
END_TEST

int
main (void)
{
    Suite *suite = suite_create ("grammar");
    TCase *tcase = tcase_create ("grammar");
    tcase_add_test (tcase, reads_what_a_template_says);
    tcase_add_test (tcase, reads_the_single_patterns);
    tcase_add_test (tcase, reads_tables);
    tcase_add_test (tcase, titles_match_whole);
    tcase_add_test (tcase, defines_are_put_in);
    tcase_add_test (tcase, byte_order_mark_is_skipped);
    tcase_add_test (tcase, keys_may_stand_twice);
    tcase_add_loop_test (tcase, mistakes_are_told_with_their_place, 0,
                         (int) G_N_ELEMENTS (mistakes));
    tcase_add_test (tcase, too_much_is_a_mistake);
    tcase_add_test (tcase, a_nul_is_a_mistake);
    tcase_add_test (tcase, warnings_are_told);
    tcase_add_test (tcase, all_mistakes_are_told);
    suite_add_tcase (suite, tcase);
    SRunner *runner = srunner_create (suite);
    srunner_run_all (runner, CK_NORMAL);
    int failed = srunner_ntests_failed (runner);
    srunner_free (runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
