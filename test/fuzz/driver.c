/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Gives files to a fuzz target, so that what fuzzing has found once is an ordinary test for ever,
 * with any compiler. */
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
main (int argc, char **argv)
{
    int n = 0;
    for (int i = 1; i < argc; i++) {
        g_autofree char *contents = NULL;
        gsize length;
        if (!g_file_get_contents (argv[i], &contents, &length, NULL)) {
            printf ("not ok - %s: cannot be read\n", argv[i]);
            return EXIT_FAILURE;
        }
        /* A copy of just that size, so that a sanitizer sees a read behind its end; malloc() gives
         * an address for no bytes too, as libFuzzer does. */
        guint8 *data = malloc (length);
        if (data == NULL && length > 0)
            abort ();
        if (length > 0)
            memcpy (data, contents, length);
        fprintf (stderr, "%s\n", argv[i]);
        gint64 begin = g_get_monotonic_time ();
        LLVMFuzzerTestOneInput (data, length);
        gint64 took = g_get_monotonic_time () - begin;
        if (took > 2 * G_USEC_PER_SEC && g_getenv ("CK_TIMEOUT_MULTIPLIER") == NULL) {
            printf ("not ok - %s: took %d ms\n", argv[i], (int) (took / 1000));
            return EXIT_FAILURE;
        }
        free (data);
        n++;
    }
    printf ("ok - %d inputs\n", n);
    return EXIT_SUCCESS;
}
