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
