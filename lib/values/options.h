/* What the caller may set before a document is read. */
#ifndef DISCLOSE_OPTIONS_H
#define DISCLOSE_OPTIONS_H

#include "trace.h"

struct DiscloseOptions {
    char *password;       /* NULL for none */
    char *template_id;    /* NULL: let the templates bid */
    DiscloseTrace *trace; /* NULL for none; not owned */
    guint max_pages, max_glyphs;
    guint64 max_bytes;
    gboolean keep_prose;
};

#endif
