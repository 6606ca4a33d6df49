/* Chinese whatever the locale, for what is written to be read by others: out of the catalogue as
 * msgfmt makes it, in the byte order of this machine.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "cli.h"

#include <string.h>

static const struct {
    const char *name, *bytes;
    gsize length;
} catalogues[] = {
#include "cli_chinese.h"
};

static guint32
word_at (const char *bytes, gsize place)
{
    guint32 word;
    memcpy (&word, bytes + place, sizeof word);
    return word;
}

const char *
cli_chinese (const char *english)
{
    const char *bytes = catalogues[0].bytes;
    const gsize originals = word_at (bytes, 12), translations = word_at (bytes, 16);
    guint from = 0, to = word_at (bytes, 8);
    while (from < to) {
        const guint middle = (from + to) / 2;
        const int order = strcmp (english, bytes + word_at (bytes, originals + 8 * middle + 4));
        if (order == 0)
            return bytes + word_at (bytes, translations + 8 * middle + 4);
        if (order < 0)
            to = middle;
        else
            from = middle + 1;
    }
    return english;
}
