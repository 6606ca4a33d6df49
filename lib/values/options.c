/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "options.h"

#include "bounds.h"

DiscloseOptions *
disclose_options_new (void)
{
    DiscloseOptions *options = g_new0 (DiscloseOptions, 1);
    options->max_pages = LIMIT_PAGES;
    options->max_glyphs = LIMIT_GLYPHS;
    options->max_bytes = LIMIT_BYTES;
    return options;
}

void
disclose_options_free (DiscloseOptions *options)
{
    if (options == NULL)
        return;
    g_free (options->password);
    g_free (options->template_id);
    g_free (options);
}

void
disclose_options_set_password (DiscloseOptions *options, const char *password)
{
    char *copy = g_strdup (password);
    g_free (options->password);
    options->password = copy;
}

void
disclose_options_set_template (DiscloseOptions *options, const char *id)
{
    char *copy = g_strdup (id);
    g_free (options->template_id);
    options->template_id = copy;
}

void
disclose_options_set_max_pages (DiscloseOptions *options, guint pages)
{
    options->max_pages = pages;
}

void
disclose_options_set_max_glyphs (DiscloseOptions *options, guint glyphs)
{
    options->max_glyphs = glyphs;
}

void
disclose_options_set_max_bytes (DiscloseOptions *options, guint64 bytes)
{
    options->max_bytes = bytes;
}

void
disclose_options_set_trace (DiscloseOptions *options, DiscloseTrace *trace)
{
    options->trace = trace;
}

void
disclose_options_set_prose (DiscloseOptions *options, gboolean keep)
{
    options->keep_prose = keep;
}
