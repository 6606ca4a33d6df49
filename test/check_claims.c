/* What the prose says of figures: a small grammar, a table and sentences, and what is found.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "dump.h"
#include "audit.h"
#include "prose.h"
#include "suite.h"

#include <string.h>

static const char source[] =
    "template small\ntitle small\nkind budget\ntotal ^合计$\nunit 万元 4 单位:万元\n"
    "unit 元 0 单位:元\n"
    "define NUM (?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:[.][0-9]+)?\n"
    "define AMT (?<amount>{NUM})万?元\n"
    "define MOVE "
    "(?:(?<more>增加)|(?<less>减少))(?<change>{NUM})万元(?:,(?:(?<up>增长)|(?<down>下降))"
    "(?<growth>{NUM})%)?\n"
    "table 1\ntitle 支出表\ncode 编码$\nname 名称$\nitem 项目$\namount total 合计$\n"
    "amount basic 基本$\n"
    "check share P01\ncheck growth G01\ncheck wording G02\ncheck unchanged G03 info\n"
    "check name N17 warning\ncheck previous Y01 warning\ncheck glued N01\ncheck bound N00\n"
    "money (?<![0-9,.])(?<amount>{NUM})(?=万?元)\n"
    "narrative 支出说明\n"
    "figure N04 1:total.total 支出预算{AMT}(?:,{MOVE}|,与上年(?<same>持平))?\n"
    "figure N05 1:said.total of 1:total.total (?<row1>[^,;:。]{2,12})\\(类\\){AMT}"
    "(?:,占(?<share>{NUM})%)?(?:,{MOVE})?\n"
    "figure N06 1:said.total 项目(?<row>[^,。]{2,20}?)安排{AMT}\n"
    "list N07 warning 1:code1.total 包括:(?<list>[^。]+?)(?<open>等)?。\n"
    "none N08 1:total.basic 没有基本支出\n"
    "sum N09 总共(?<whole>[0-9]+)人,在职(?<part1>[0-9]+)人,退休(?<part2>[0-9]+)人\n"
    "sum N10 warning 规模(?<whole>{NUM})万元:(?<parts>[^\\n]+)\n"
    "most N11 预留(?<whole>{NUM})万元,小微(?<part1>{NUM})万元\n"
    "count N12 1:row.total 项目(?<count>[0-9]+)个\n"
    "withheld N13 warning 1:row.total (?<row>[^,。]{2,20}),不予公开\n"
    "notice N14 warning 待补充\n";

typedef struct {
    const char *code, *name, *item, *total, *basic;
} Row;

static const Row rows[] = {
    { "", "合计", "", "400.00", "" },
    { "201", "一般公共服务支出", "", "300.00", "" },
    { "20106", "财政事务", "", "300.00", "" },
    { "2010602", "管理", "机房改造 17", "30.91", "" },
    { "208", "社会保障支出", "", "100.00", "" },
    { "210", "卫生健康支出", "", "", "" },
};

static const char *const keys[] = { "total", "basic" };

static void
set_cell (DiscloseDocument *document, DiscloseCell *cell, const char *text)
{
    cell->kind = *text != '\0' ? DISCLOSE_CELL_AMOUNT : DISCLOSE_CELL_BLANK;
    cell->text = model_string (document, text);
    cell->source.page = 1;
    if (*text != '\0')
        ck_assert (disclose_amount_parse (text, &cell->amount));
}

static DiscloseDocument *
new_document (const char *total)
{
    DiscloseDocument *document = model_document_new ();
    document->template_id = "small";
    document->year = 2024;
    document->department = "青泉县水务局";
    DiscloseTable *table = model_document_add_table (document, 1);
    table->department = document->department;
    table->unit = "万元";
    table->unit_power = 4;
    table->has_items = TRUE;
    const ModelPart part = { { 1, 0, 0, 100, 100 }, "caption" };
    g_array_append_val (table->parts, part);
    for (gsize c = 0; c < G_N_ELEMENTS (keys); c++) {
        const ModelColumn column = { .key = keys[c], .label = keys[c] };
        g_array_append_val (table->columns, column);
    }
    for (gsize r = 0; r < G_N_ELEMENTS (rows); r++) {
        DiscloseRow *row = model_table_add_row (table);
        row->code = rows[r].code;
        row->name = rows[r].name;
        row->item = rows[r].item;
        row->path = rows[r].name;
        row->level = r == 0 ? 0 : (guint) (strlen (rows[r].code) - 1) / 2;
        row->ordinal = (guint) r + 1;
        row->source.page = 1;
        set_cell (document, &row->cells[0], r == 0 && total != NULL ? total : rows[r].total);
        set_cell (document, &row->cells[1], rows[r].basic);
    }
    return document;
}

/* Reads the sentences, one a line of a page. */
static struct Prose *
new_prose (const char *text)
{
    g_autoptr (GString) dump = g_string_new ("page 1 2000 800\n");
    g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (DiscloseSource));
    g_autoptr (GArray) read = g_array_new (FALSE, FALSE, sizeof (ProsePage));
    g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
    for (guint i = 0; lines[i] != NULL; i++)
        g_string_append_printf (dump, "word 50 %u %ld %u %s\n", 50 + 40 * i,
                                50 + 10 * g_utf8_strlen (lines[i], -1), 60 + 40 * i, lines[i]);
    g_string_append (dump, "word 50 700 1900 710 —\n"); /* how wide the page is set */
    g_autoptr (GPtrArray) pages = pages_load (dump->str, -1, NULL);
    ck_assert (pages != NULL);
    const ProsePage on = { g_ptr_array_index (pages, 0), words_new (g_ptr_array_index (pages, 0)) };
    g_array_append_val (read, on);
    struct Prose *prose = prose_new (read, none, NULL);
    words_free ((Words *) on.words);
    return prose;
}

/* An audit of the document, which is taken, by that grammar. */
static DiscloseAudit *
audit_document (DiscloseDocument *taken, const char *grammar, const char *text,
                const char *previous_total)
{
    g_autoptr (DiscloseDocument) document = taken;
    g_autoptr (GError) error = NULL;
    g_autoptr (DiscloseGrammars) grammars = disclose_grammars_new (NULL, &error);
    ck_assert_msg (disclose_grammars_add (grammars, grammar, -1, "small", &error), "%s",
                   error != NULL ? error->message : "");
    g_autoptr (DiscloseDocument) previous =
        previous_total != NULL ? new_document (previous_total) : NULL;
    if (previous != NULL)
        previous->year--;
    g_autofree char *whole = g_strconcat ("支出说明\n", text, NULL);
    document->prose = new_prose (whole);
    DiscloseAudit *audit = disclose_audit_new (document, grammars, previous, &error);
    ck_assert (audit != NULL);
    return audit;
}

static DiscloseAudit *
audit_by (const char *grammar, const char *text, const char *previous_total)
{
    return audit_document (new_document (NULL), grammar, text, previous_total);
}

/* more stands above the rest of the grammar's prose. */
static DiscloseAudit *
audit_with (const char *more, const char *text, const char *previous_total)
{
    const char *prose = strstr (source, "check share");
    g_autofree char *tables = g_strndup (source, (gsize) (prose - source));
    g_autofree char *all = g_strconcat (tables, more, prose, NULL);
    return audit_by (all, text, previous_total);
}

static DiscloseAudit *
audit_of (const char *text, const char *previous_total)
{
    return audit_with ("", text, previous_total);
}

/* Whether it is told of a claim that no sentence speaks of it; of most claims none does here. */
static gboolean
is_unmet (const DiscloseAuditFinding *finding)
{
    g_autofree char *message = disclose_audit_finding_dup_message (finding, NULL, NULL);
    return strcmp (message, "not checked: the text has no sentence of it") == 0;
}

/* The ids and severities of what is found: `N04 error`. */
static char *
found_by (DiscloseAudit *given)
{
    static const char *const severities[] = { "info", "warning", "error", "unchecked" };
    g_autoptr (DiscloseAudit) audit = given;
    g_autoptr (GString) found = g_string_new (NULL);
    for (guint i = 0; i < disclose_audit_n_findings (audit); i++) {
        const DiscloseAuditFinding *finding = disclose_audit_finding (audit, i);
        if (is_unmet (finding))
            continue;
        g_string_append_printf (found, "%s%s %s", found->len > 0 ? "; " : "",
                                disclose_audit_finding_id (finding),
                                severities[disclose_audit_finding_severity (finding)]);
    }
    return g_strdup (found->str);
}

static char *
found_in (const char *text, const char *previous_total)
{
    return found_by (audit_of (text, previous_total));
}

/* As expect(), of a grammar that says more. */
static void
expect_more (const char *more, const char *text, const char *expected)
{
    g_autofree char *found = found_by (audit_with (more, text, NULL));
    ck_assert_msg (strcmp (found, expected) == 0, "%s%s\nexpected: %s\nfound: %s", more, text,
                   expected, found);
}

/* Of a grammar that says more of the part that the text is. */
static void
expect_part (const char *more, const char *text, const char *expected)
{
    g_autofree char *all = g_strconcat (source, more, NULL);
    g_autofree char *found = found_by (audit_by (all, text, NULL));
    ck_assert_msg (strcmp (found, expected) == 0, "%s%s\nexpected: %s\nfound: %s", more, text,
                   expected, found);
}

static void
expect (const char *text, const char *expected)
{
    g_autofree char *found = found_in (text, NULL);
    ck_assert_msg (strcmp (found, expected) == 0, "%s\nexpected: %s\nfound: %s", text, expected,
                   found);
}

START_TEST (amounts_are_those_of_their_cells)
{
    expect ("支出预算400.00万元。", "");
    expect ("支出预算400万元。", "");
    expect ("支出预算4,000,000.00元。", "");
    expect ("支出预算400.01万元。", "N04 info");
    expect ("支出预算401.00万元。", "N04 error");
    expect ("社会保障支出(类)100.00万元。", "");
    expect ("卫生健康支出(类)0.00万元。", "");
    expect ("卫生健康支出(类)5.00万元。", "N05 error");
    expect ("教育支出(类)5.00万元。", "N17 warning");
}
END_TEST

START_TEST (shares_are_recomputed)
{
    expect ("社会保障支出(类)100.00万元,占25.00%。", "");
    expect ("社会保障支出(类)100.00万元,占26.00%。", "P01 error");
    expect ("一般公共服务支出(类)300.00万元,占74.90%。", "P01 error");
    /* 74.998 may have been cut instead of rounded */
    expect ("一般公共服务支出(类)300.00万元,占74.99%。", "P01 info");
}
END_TEST

START_TEST (changes_are_recomputed)
{
    expect ("支出预算400.00万元,增加80.00万元,增长25.00%。", "");
    expect ("支出预算400.00万元,减少100.00万元,下降20.00%。", "");
    expect ("支出预算400.00万元,增加80.00万元,增长20.00%。", "G01 error");
    expect ("支出预算400.00万元,增加80.00万元,下降25.00%。", "G02 error");
    expect ("支出预算400.00万元,增加500.00万元,增长25.00%。", "G02 error");
    expect ("支出预算400.00万元,增加0.00万元,增长0.00%。", "G03 info");
    expect ("支出预算400.00万元,增加400.00万元,增长100.00%。", "G01 warning");
}
END_TEST

START_TEST (last_year_is_what_the_change_implies)
{
    g_autofree char *right = found_in ("支出预算400.00万元,增加80.00万元,增长25.00%。", "320.00");
    g_autofree char *wrong = found_in ("支出预算400.00万元,增加80.00万元,增长25.00%。", "330.00");
    ck_assert_str_eq (right, "");
    ck_assert_str_eq (wrong, "Y01 warning");
}
END_TEST

START_TEST (a_name_run_into_its_amount_is_read)
{
    g_autoptr (DiscloseAudit) audit = audit_of ("机房改造1730.91万元。", NULL);
    ck_assert_uint_eq (disclose_audit_count (audit, DISCLOSE_SEVERITY_ERROR), 1);
    const DiscloseAuditFinding *finding = disclose_audit_finding (audit, 0);
    ck_assert_str_eq (disclose_audit_finding_id (finding), "N01");
    g_autofree char *message = disclose_audit_finding_dup_message (finding, NULL, NULL);
    ck_assert_str_eq (message,
                      "the text says 1730.91: read the name 机房改造 17 and then the amount "
                      "30.91");
    DiscloseAmount expected;
    const DiscloseTerm *culprit =
        disclose_audit_finding_term (finding, disclose_audit_finding_n_terms (finding) - 1);
    ck_assert (disclose_term_role (culprit) == DISCLOSE_ROLE_CULPRIT);
    ck_assert (disclose_term_expected (culprit, &expected));
    ck_assert (expected.digits == 3091 && expected.scale == 2);
}
END_TEST

/* A sentence in 万元 of a table in 元: what it would need is told as it would be written. */
START_TEST (what_is_expected_is_written_without_idle_zeros)
{
    DiscloseDocument *document = new_document (NULL);
    DiscloseTable *table = g_ptr_array_index (document->tables, 0);
    table->unit = "元";
    table->unit_power = 0;
    g_autoptr (DiscloseAudit) audit =
        audit_document (document, source, "支出预算401.00万元。", NULL);
    const DiscloseAuditFinding *finding = disclose_audit_finding (audit, 0);
    ck_assert_str_eq (disclose_audit_finding_id (finding), "N04");
    const DiscloseTerm *culprit =
        disclose_audit_finding_term (finding, disclose_audit_finding_n_terms (finding) - 1);
    DiscloseAmount expected;
    ck_assert (disclose_term_expected (culprit, &expected));
    g_autofree char *written = disclose_amount_dup_string (expected);
    ck_assert_str_eq (written, "0.04");
}
END_TEST

/* Where a space is printed the name and the amount are two things. */
START_TEST (a_name_apart_from_its_amount_is_right)
{
    expect ("机房改造17 30.91万元。", "");
    expect ("项目机房改造17 30.91万元。", "");
    expect ("项目机房改造1730.91万元。", "N01 error");
}
END_TEST

START_TEST (what_nothing_binds_is_listed)
{
    expect ("另有设备价值12.50万元。", "N00 unchecked");
    expect ("单价50万平方米以上。", "");
}
END_TEST

START_TEST (lists_are_compared_with_rows)
{
    expect ("包括:一般公共服务支出、社会保障支出。", "");
    expect ("包括:一般公共服务支出、社会保障支出、卫生健康支出。", "N07 warning");
    expect ("包括:一般公共服务支出。", "N07 warning");
    expect ("包括:一般公共服务支出等。", "");
    expect ("包括:水费、电费、邮电费。", "");
}
END_TEST

START_TEST (what_is_said_to_be_nothing_is)
{
    expect ("没有基本支出。", "");
    expect ("规模10.00万元:办公4万元;会议6.00万元", "");
    expect ("规模10.00万元:办公4.00万元;会议7.00万元", "N10 warning");
    expect ("项目1个。", "");
    expect ("项目2个。", "N12 error");
    expect ("机房改造,不予公开。", "N13 warning");
    expect ("其余待补充。", "N14 warning");
}
END_TEST

START_TEST (counts_add_up)
{
    expect ("总共131人,在职77人,退休54人。", "");
    expect ("总共131人,在职77人,退休55人。", "N09 error");
    expect ("预留600.00万元,小微645.90万元。", "N11 error");
    expect ("预留663.70万元,小微645.90万元。", "");
}
END_TEST

START_TEST (documents_are_to_be_complete)
{
    expect_more ("reach D03 warning 1:code3.total\n", "附表。", "");
    expect_more ("reach D03 warning 1:code3.basic\n", "附表。", "");
    expect_more ("reach D03 warning 1:208.basic\n", "附表。", "");
    expect_more ("reach D03 warning 1:20806.total\n", "附表。", "D03 warning");
    expect_more ("split D05 warning 1:201.total + 1:208.total of 1:total.total\n", "附表。", "");
    expect_more ("split D05 warning 1:210.total + 1:201.basic of 1:total.total\n", "附表。",
                 "D05 warning");
}
END_TEST

/* An amount may be what is left of another, with as much rounding as all of them bring. */
START_TEST (amounts_may_be_taken_off)
{
    static const char rest[] = "figure N15 1:total.total - 1:201.total - 1:208.total? 其余{AMT}\n"
                               "figure N16 1:201.total - 1:208.total 前者多{AMT}\n";
    expect_part (rest, "其余0.00万元。", "");
    expect_part (rest, "其余0.02万元。", "N15 info");
    expect_part (rest, "其余0.03万元。", "N15 error");
    expect_part (rest, "前者多200.00万元。", "");
    expect_part (rest, "前者多400.00万元。", "N16 error");
}
END_TEST

START_TEST (every_row_is_to_be_named)
{
    static const char every[] = "every N18 warning 1:code1.total\n";
    static const char one[] = "一般公共服务支出(类)300.00万元。";
    expect_part (every, one, "N18 warning");
    expect_part (every, "一般公共服务支出(类)300.00万元,社会保障支出(类)100.00万元。", "");
    /* its name stands there, in a sentence that no figure takes */
    expect_part (every,
                 "一般公共服务支出(类)300.00万元。\n"
                 "社会保障支出安排了100.00万元用于民生。",
                 "N00 unchecked");
    expect_part (every, "支出预算400.00万元。", ""); /* it names none: it is no list of them */
    static const char projects[] = "every N18 warning 1:row.total\n";
    expect_part (projects, "项目机房改造17安排30.91万元。", "");
}
END_TEST

START_TEST (parts_and_reasons_are_wanted)
{
    expect_more ("part D07 info 名词解释 (?m)^名词解释$\n", "支出预算400.00万元。", "D07 info");
    expect_more ("part D07 info 名词解释 (?m)^名词解释$\n", "名词解释\n支出预算400.00万元。", "");
    static const char reasons[] = "reasons D13 info 原因\n";
    expect_more (reasons, "支出预算400.00万元,增加80.00万元,增长25.00%,原因是增资。", "");
    expect_more (reasons, "支出预算400.00万元,增加80.00万元,增长25.00%。", "D13 info");
    expect_more (reasons,
                 "支出预算400.00万元,增加80.00万元,增长25.00%。\n"
                 "社会保障支出(类)100.00万元,增加20.00万元,增长25.00%,原因是增资。",
                 "D13 info");
    expect_more (reasons, "支出预算400.00万元,增加0.00万元,增长0.00%。", "G03 info");
}
END_TEST

START_TEST (percentages_bear_their_sign)
{
    static const char percent[] =
        "percent D16 warning 占[^,。0-9\\n]{0,24}?(?<percent>(?>{NUM}))(?=[,。;])\n";
    expect_more (percent, "支出预算400.00万元,占总额的100.00。", "D16 warning");
    expect_more (percent, "支出预算400.00万元,占总额的100.00%。", "");
}
END_TEST

START_TEST (notes_are_those_of_their_tables)
{
    static const char declares[] = "declares W65 1:row.total 基金|^(?!.*国有资本)\n";
    g_autofree char *all = g_strconcat ("template small\ntitle small\nkind budget\ntable 1\n"
                                        "title 支出表\nname 名称$\namount total 合计$\n",
                                        declares, NULL);
    static const struct {
        const char *note, *found;
    } notes[] = { { "没有政府性基金支出,此表为空表", "" },
                  { "此表为空表", "" },
                  { "没有国有资本经营支出,此表为空表", "W65 error" } };
    for (gsize i = 0; i < G_N_ELEMENTS (notes); i++) {
        g_autoptr (DiscloseGrammars) grammars = disclose_grammars_new (NULL, NULL);
        ck_assert (disclose_grammars_add (grammars, all, -1, "small", NULL));
        g_autoptr (DiscloseDocument) document = model_document_new ();
        document->template_id = "small";
        document->department = "";
        DiscloseTable *table = model_document_add_table (document, 1);
        table->note = notes[i].note;
        g_autofree char *found = found_by (disclose_audit_new (document, grammars, NULL, NULL));
        ck_assert_str_eq (found, notes[i].found);
    }
}
END_TEST

START_TEST (years_and_departments_agree)
{
    static const char year[] = "thisyear D17 warning 关于(?<year>20[0-9]{2})年\n"
                               "lastyear D12 warning 比(?<year>20[0-9]{2})年\n"
                               "whose D18 warning 关于20[0-9]{2}年(?<department>.*?)的说明\n";
    expect_more (year, "关于2024年青泉县水务局的说明比2023年", "");
    expect_more (year, "关于2023年青泉县水务局的说明", "D17 warning");
    expect_more (year, "关于2024年青泉县水务局的说明比2024年", "D12 warning");
    expect_more (year, "关于2024年白泉县林业局的说明", "D18 warning");
}
END_TEST

/* The changes that the text gives of one thing are those that it gives of its parts. */
START_TEST (changes_add_up)
{
    static const char sums[] = "relation G30 delta 1:total.total = 1:code1.total\n"
                               "relation G31 warning delta 1:201.total? = 1:208.total?\n";
    static const char one[] = "支出预算400.00万元,增加30.00万元。\n"
                              "一般公共服务支出(类)300.00万元,增加20.00万元。\n";
    static const struct {
        const char *rest, *found;
    } texts[] = {
        { "社会保障支出(类)100.00万元,增加10.00万元。\n卫生健康支出(类)0.00万元,减少0.00万元。",
          "G31 warning" },
        { "社会保障支出(类)100.00万元,增加20.00万元。\n卫生健康支出(类)0.00万元,减少10.00万元。",
          "" },
        { "社会保障支出(类)100.00万元,增加20.00万元。\n卫生健康支出(类)0.00万元,减少9.99万元。",
          "" },
        { "社会保障支出(类)100.00万元,增加20.00万元。\n卫生健康支出(类)0.00万元,减少8.00万元。",
          "G30 error" },
        { "社会保障支出(类)100.00万元,增加20.00万元。", "G30 unchecked" },
    };
    for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
        g_autofree char *text = g_strconcat (one, texts[i].rest, NULL);
        expect_more (sums, text, texts[i].found);
    }
}
END_TEST

/* Two rows that have each other's amounts, which the text gives right. */
START_TEST (rows_exchanged_are_named_by_the_text)
{
    g_autoptr (DiscloseAudit) audit =
        audit_of ("一般公共服务支出(类)100.00万元。\n社会保障支出(类)300.00万元。", NULL);
    ck_assert_uint_eq (disclose_audit_count (audit, DISCLOSE_SEVERITY_ERROR), 2);
    for (guint i = 0; i < 2; i++) {
        const DiscloseAuditFinding *finding = disclose_audit_finding (audit, i);
        guint first = 0;
        ck_assert_uint_eq (disclose_audit_finding_cluster (finding), 1);
        for (guint t = 0; t < disclose_audit_finding_n_terms (finding); t++) {
            const DiscloseTerm *term = disclose_audit_finding_term (finding, t);
            if (disclose_term_rank (term) != 1)
                continue;
            g_autofree char *message = disclose_term_dup_message (term, NULL, NULL);
            ck_assert_ptr_nonnull (strstr (message, "are exchanged"));
            first++;
        }
        ck_assert_uint_eq (first, 2);
    }
}
END_TEST

static const char two_sources[] =
    "template small\ntitle small\nkind budget\ntotal ^合计$\nunit 万元 4 单位:万元\n"
    "table 1\ntitle 支出表\ncode 编码$\nname 名称$\nitem 项目$\namount total 合计$\n"
    "amount basic 基本$\nnarrative 支出说明\n"
    "figure N04 1:total.total 支出预算(?<amount>[0-9.]+)万元\n"
    "wants D07 warning 1:208.total 原因\nwants D08 warning 1:210.total 原因\n";

/* What a part should say, if there is an amount to be explained; and what it could have said. */
START_TEST (what_the_text_does_not_say_is_told)
{
    static const struct {
        const char *text, *found;
        guint unmet;
    } texts[] = {
        { "支出预算400.00万元,主要原因是增资。", "", 0 },
        { "支出预算400.00万元。", "D07 warning", 0 },
        { "没有金额,主要原因是增资。", "", 1 },
    };
    for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
        DiscloseAudit *audit = audit_by (two_sources, texts[i].text, NULL);
        guint unmet = 0;
        for (guint f = 0; f < disclose_audit_n_findings (audit); f++)
            unmet += is_unmet (disclose_audit_finding (audit, f));
        ck_assert_uint_eq (unmet, texts[i].unmet);
        g_autofree char *found = found_by (audit);
        ck_assert_str_eq (found, texts[i].found);
    }
}
END_TEST

START_TEST (what_did_not_change_was_the_same_last_year)
{
    g_autofree char *same = found_in ("支出预算400.00万元,与上年持平。", "400.00");
    g_autofree char *other = found_in ("支出预算400.00万元,与上年持平。", "390.00");
    ck_assert_str_eq (same, "");
    ck_assert_str_eq (other, "Y01 warning");
}
END_TEST

START_TEST (codes_have_their_names)
{
    static const char codes[] = "codes functional 1\ncheck code C01 info\n"
                                "check codename C02 warning\ncheck order C04 warning\n";
    /* 2010602 is 一般行政管理事务, 208 is 社会保障和就业支出 */
    expect_more (codes, "附表。", "C02 warning; C02 warning");
}
END_TEST

START_TEST (confirmed_percentages_are_counted)
{
    g_autoptr (DiscloseAudit) audit = audit_of ("支出预算400.00万元,增加80.00万元,增长25.00%。\n"
                                                "社会保障支出(类)100.00万元,占25.00%。",
                                                NULL);
    ck_assert_uint_eq (audit->n_shares, 1);
    ck_assert_uint_eq (audit->n_growths, 1);
}
END_TEST

int
main (void)
{
    const TTest *const tests[] = {
        amounts_are_those_of_their_cells,
        shares_are_recomputed,
        changes_are_recomputed,
        last_year_is_what_the_change_implies,
        a_name_run_into_its_amount_is_read,
        what_is_expected_is_written_without_idle_zeros,
        a_name_apart_from_its_amount_is_right,
        amounts_may_be_taken_off,
        every_row_is_to_be_named,
        parts_and_reasons_are_wanted,
        percentages_bear_their_sign,
        notes_are_those_of_their_tables,
        what_nothing_binds_is_listed,
        lists_are_compared_with_rows,
        what_is_said_to_be_nothing_is,
        counts_add_up,
        documents_are_to_be_complete,
        years_and_departments_agree,
        changes_add_up,
        what_the_text_does_not_say_is_told,
        rows_exchanged_are_named_by_the_text,
        what_did_not_change_was_the_same_last_year,
        codes_have_their_names,
        confirmed_percentages_are_counted,
        NULL,
    };
    return suite_run ("claims", tests);
}
