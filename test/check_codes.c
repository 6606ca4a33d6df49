/* Codes and their names as the built-in lists have them.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "codes.h"
#include "suite.h"

static void
expect (const char *list, const char *code, const char *name, CodeName known)
{
    g_autofree char *listed = NULL;
    ck_assert_ptr_nonnull (codes_list (list));
    ck_assert_msg (codes_compare (codes_list (list), code, name, &listed) == known, "%s %s", code,
                   name);
    ck_assert ((listed == NULL) == (known == CODE_UNKNOWN));
}

START_TEST (codes_have_their_names)
{
    expect ("functional", "201", "一般公共服务支出", CODE_NAMED);
    expect ("functional", "2010601", "行政运行", CODE_NAMED);
    expect ("functional", "234", "抗疫特别国债安排的支出", CODE_NAMED);
    expect ("economic", "30213", "维修(护)费", CODE_NAMED);
    expect ("economic", "301", "工资福利支出", CODE_NAMED);
}
END_TEST

START_TEST (old_names_are_known)
{
    expect ("functional", "210", "医疗卫生与计划生育支出", CODE_OLD);
    expect ("functional", "20805", "行政事业单位离退休", CODE_OLD);
    expect ("functional", "2080501", "归口管理的行政单位离退休", CODE_OLD);
    expect ("functional", "207", "文化体育与传媒支出", CODE_OLD);
    expect ("functional", "220", "国土海洋气象等支出", CODE_OLD);
    expect ("functional", "215", "资源勘探信息等支出", CODE_OLD);
}
END_TEST

START_TEST (other_names_are_told_by_how_sure_the_list_is)
{
    expect ("functional", "201", "国防支出", CODE_OTHER);
    expect ("functional", "2010101", "行政管理", CODE_UNSURE);
}
END_TEST

START_TEST (other_codes_are_not_known)
{
    expect ("functional", "218", "没有此类", CODE_UNKNOWN);
    expect ("functional", "20", "一般公共服务支出", CODE_UNKNOWN);
    expect ("functional", "30213", "维修(护)费", CODE_UNKNOWN);
    ck_assert_ptr_null (codes_list ("revenue"));
}
END_TEST

START_TEST (names_have_owners)
{
    g_autofree char *one = codes_owner (codes_list ("economic"), "基本工资");
    g_autofree char *many = codes_owner (codes_list ("functional"), "行政运行");
    g_autofree char *none = codes_owner (codes_list ("economic"), "没有此款");
    ck_assert_str_eq (one, "30101");
    ck_assert_ptr_null (many);
    ck_assert_ptr_null (none);
}
END_TEST

int
main (void)
{
    const TTest *const tests[] = {
        codes_have_their_names,
        old_names_are_known,
        other_names_are_told_by_how_sure_the_list_is,
        other_codes_are_not_known,
        names_have_owners,
        NULL,
    };
    return suite_run ("codes", tests);
}
