/* Writes CSV, field by field and line by line. */
#ifndef DISCLOSE_CSV_WRITER_H
#define DISCLOSE_CSV_WRITER_H

#include "sink.h"

typedef struct {
    Sink sink; /* to be finished by sink_finish() */
    DiscloseCsvFlags flags;
    gboolean in_line; /* the line has a field already */
} Csv;

void csv_begin (Csv *csv, DiscloseCsvFlags flags, DiscloseWrite write, gpointer user_data);
void csv_text (Csv *csv, const char *text);

/* Zero means that there is no such number, and leaves the field empty. */
void csv_number (Csv *csv, guint number);
void csv_amount (Csv *csv, DiscloseAmount amount);

/* Page and box: five fields, empty where there is no place. */
void csv_source (Csv *csv, DiscloseSource source);

/* FALSE: stop. */
gboolean csv_end_line (Csv *csv, GError **error);

#endif
