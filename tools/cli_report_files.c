/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli_report.h"

#include <string.h>

typedef struct {
    const char *name, *bytes;
    gsize length;
} File;

static const File files[] = {
#include "cli_report_files.h"
};

static const File *
find (const char *name)
{
    for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
        if (strcmp (files[i].name, name) == 0)
            return &files[i];
    g_return_val_if_reached (NULL);
}

const char *
cli_report_file (const char *name)
{
    return find (name)->bytes;
}

/* Section - A catalogue as msgfmt makes it, in the byte order of this machine */

static guint32
word_at (const char *bytes, gsize place)
{
    guint32 word;
    memcpy (&word, bytes + place, sizeof word);
    return word;
}

const char *
cli_report_chinese (const char *english)
{
    const char *bytes = find ("disclose")->bytes;
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
