/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the Check programs share. */
#ifndef DISCLOSE_TEST_SUITE_H
#define DISCLOSE_TEST_SUITE_H

#include <check.h>
#include <stdlib.h>

/* Runs tests (of TTest, up to a NULL) as one suite; returns what main() returns. */
static inline int
suite_run (const char *name, const TTest *const *tests)
{
    Suite *suite = suite_create (name);
    TCase *all = tcase_create (name);
    for (; *tests != NULL; tests++)
        tcase_add_test (all, *tests);
    suite_add_tcase (suite, all);
    SRunner *runner = srunner_create (suite);
    srunner_run_all (runner, CK_NORMAL);
    int failed = srunner_ntests_failed (runner);
    srunner_free (runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

#endif
