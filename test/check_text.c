/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "text.h"

#include "suite.h"

#include <string.h>

static void
assert_folds (const char *text, const char *expected)
{
    g_autofree char *folded = text_fold (text);
    ck_assert_str_eq (folded, expected);
    g_autofree char *again = text_fold (folded);
    ck_assert_str_eq (again, expected);
}

static void
assert_squeezes (const char *text, const char *expected)
{
    g_autofree char *squeezed = text_squeeze (text);
    ck_assert_str_eq (squeezed, expected);
    g_autofree char *again = text_squeeze (squeezed);
    ck_assert_str_eq (again, expected);
}

START_TEST (ordinary_text_stays)
{
    assert_folds ("", "");
    assert_folds ("总计", "总计");
    assert_folds ("abcXYZ0189,.-/()[]:;%", "abcXYZ0189,.-/()[]:;%");
    assert_folds ("其中、一般。《》·…※", "其中、一般。《》·…※");
    assert_folds ("𠀀é", "𠀀é");
}
END_TEST

START_TEST (full_width_becomes_half)
{
    assert_folds ("（０１２３４５６７８９）：，．；％＊", "(0123456789):,.;%*");
    assert_folds ("ＡＺａｚ／", "AZaz/");
    assert_folds ("﹙１﹚︵２︶﹐﹒", "(1)(2),.");
    assert_folds ("￥", "¥");
    assert_folds ("ｱ", "ア");
}
END_TEST

START_TEST (dashes_become_one)
{
    assert_folds ("-‐‑‒–—―−－﹣﹘─━", "-------------");
    assert_folds ("ー一〜", "ー一〜");
}
END_TEST

START_TEST (quotes_go)
{
    assert_folds ("“三公”经费", "三公经费");
    assert_folds ("\"三公\"‘三公’＂三公＂＇〝三公〟", "三公三公三公三公");
    assert_folds ("「三公」", "「三公」");
}
END_TEST

START_TEST (white_space_goes)
{
    assert_folds (" 总\u3000\u00A0计\t\n", "总计");
    assert_folds ("\uFEFF总\u200B\u200D\u2060\u00AD计\u2009\uFE0F", "总计");
    assert_folds ("\u3164\uFFA0\u2028", "");
}
END_TEST

START_TEST (control_characters_are_text)
{
    assert_folds ("a\x01\x13"
                  "b",
                  "a\x01\x13"
                  "b");
    ck_assert (!text_is_space (0x03));
    ck_assert (!text_is_space (0x7F));
    ck_assert (!text_is_space (0x9F));
    ck_assert (!text_is_space (0xFFFD));
    for (gunichar c = '\t'; c <= '\r'; c++)
        ck_assert (text_is_space (c));
    ck_assert (text_is_space (0));
    ck_assert (text_is_space (0x85));
}
END_TEST

START_TEST (radicals_become_ideographs)
{
    assert_folds ("⾏⽀⼊⼀⼆⾦⽇⽉⼈⼝", "行支入一二金日月人口");
    assert_folds ("部⻔⻋辆⻓⻚⻅⺠", "部门车辆长页见民");
    /* Not the traditional forms that Unicode has for these two. */
    assert_folds ("财政专⼾", "财政专户");
    assert_folds ("⾭泉县", "青泉县");
    assert_folds ("\u2E9A", "\u2E9A"); /* never assigned */
}
END_TEST

START_TEST (compatibility_ideographs_become_unified)
{
    assert_folds ("\uF9D1\uF98A\uF90A", "六力金");
    assert_folds ("\U0002F800", "丽");
    assert_folds ("\uFA0E", "\uFA0E"); /* unified in spite of its block */
}
END_TEST

START_TEST (what_only_resembles_stays)
{
    assert_folds ("①㈠²½™ﬁ㎡", "①㈠²½™ﬁ㎡");
}
END_TEST

START_TEST (every_character_folds_to_what_stays)
{
    /* Check notes every assertion: a million of them would take seconds. */
    for (gunichar c = 1; c <= 0x10FFFF; c++) {
        gunichar folded = g_unichar_validate (c) ? text_fold_char (c) : 0;
        gboolean right = folded == 0
                         || (g_unichar_validate (folded) && text_fold_char (folded) == folded
                             && !text_is_space (c));
        if (!right)
            ck_abort_msg ("U+%04X: U+%04X", c, folded);
    }
}
END_TEST

static void
assert_years (const char *text, const char *expected)
{
    g_autofree char *folded = text_fold (text);
    ck_assert_str_eq (folded + strlen (folded), text_digit_years (folded));
    ck_assert_str_eq (folded, expected);
}

START_TEST (years_in_numerals_become_digits)
{
    assert_years ("二〇二四年", "2024年");
    assert_years ("测试局二○二四年部门预算", "测试局2024年部门预算");
    assert_years ("二零一九年度、二〇二〇年度", "2019年度、2020年度");
    assert_years ("二O二三年", "2023年");
    assert_years ("二◯二二年", "2022年");
    assert_years ("二 〇 二 五 年", "2025年");
}
END_TEST

START_TEST (other_numerals_stay)
{
    assert_years ("", "");
    assert_years ("二", "二");
    assert_years ("二〇二", "二〇二");
    assert_years ("二〇二四", "二〇二四");
    assert_years ("二〇二四号", "二〇二四号");
    assert_years ("二二〇四年", "二二〇四年");
    assert_years ("十二〇年", "十二〇年");
    assert_years ("二十四年、2024年", "二十四年、2024年");
}
END_TEST

START_TEST (squeezed_text_is_as_printed)
{
    assert_squeezes ("", "");
    assert_squeezes (" 财 政　拨 款（补助） ", "财政拨款（补助）");
    assert_squeezes ("“三公”—－１２", "“三公”—－１２");
    assert_squeezes ("⾏\u200B政\uF98A⻔", "行政力门");
    assert_squeezes ("①㈠²", "①㈠²");
}
END_TEST

int
main (void)
{
    const TTest *const tests[] = {
        ordinary_text_stays,
        full_width_becomes_half,
        dashes_become_one,
        quotes_go,
        white_space_goes,
        control_characters_are_text,
        radicals_become_ideographs,
        compatibility_ideographs_become_unified,
        what_only_resembles_stays,
        every_character_folds_to_what_stays,
        years_in_numerals_become_digits,
        other_numerals_stay,
        squeezed_text_is_as_printed,
        NULL,
    };
    return suite_run ("text", tests);
}
