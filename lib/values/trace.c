/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "trace.h"

struct DiscloseTrace {
    GStringChunk *strings;
    GArray *marks; /* of DiscloseMark */
};

DiscloseTrace *
disclose_trace_new (void)
{
    DiscloseTrace *trace = g_new0 (DiscloseTrace, 1);
    trace->strings = g_string_chunk_new (4096);
    trace->marks = g_array_new (FALSE, FALSE, sizeof (DiscloseMark));
    return trace;
}

void
disclose_trace_free (DiscloseTrace *trace)
{
    if (trace == NULL)
        return;
    g_string_chunk_free (trace->strings);
    g_array_unref (trace->marks);
    g_free (trace);
}

void
trace_clear (DiscloseTrace *trace)
{
    g_array_set_size (trace->marks, 0);
    g_string_chunk_clear (trace->strings);
}

static const char *
keep (DiscloseTrace *trace, const char *text)
{
    return text != NULL ? g_string_chunk_insert_const (trace->strings, text) : "";
}

void
trace_add (DiscloseTrace *trace, const DiscloseMark *mark)
{
    DiscloseMark copy = *mark;
    copy.template_id = keep (trace, mark->template_id);
    copy.text = keep (trace, mark->text);
    copy.verdict = keep (trace, mark->verdict);
    g_array_append_val (trace->marks, copy);
}

guint
disclose_trace_n (const DiscloseTrace *trace)
{
    return trace->marks->len;
}

const DiscloseMark *
disclose_trace_mark (const DiscloseTrace *trace, guint index)
{
    g_return_val_if_fail (index < trace->marks->len, NULL);
    return &g_array_index (trace->marks, DiscloseMark, index);
}

DiscloseMarkKind
disclose_mark_kind (const DiscloseMark *mark)
{
    return mark->kind;
}

const char *
disclose_mark_template (const DiscloseMark *mark)
{
    return mark->template_id;
}

guint
disclose_mark_table (const DiscloseMark *mark)
{
    return mark->table;
}

DiscloseSource
disclose_mark_source (const DiscloseMark *mark)
{
    return mark->source;
}

const char *
disclose_mark_text (const DiscloseMark *mark)
{
    return mark->text;
}

const char *
disclose_mark_verdict (const DiscloseMark *mark)
{
    return mark->verdict;
}

guint
disclose_mark_number (const DiscloseMark *mark)
{
    return mark->number;
}
