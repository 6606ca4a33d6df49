/* Just enough JSON: members one a line, short arrays of numbers on one line, always in the same
 * order. */
#ifndef DISCLOSE_JSON_WRITER_H
#define DISCLOSE_JSON_WRITER_H

#include "sink.h"

typedef struct {
    Sink sink; /* to be finished by sink_finish() */
    guint depth;
    gboolean filled; /* the innermost object or array has a member already */
} Json;

/* Begins a member of the innermost object (or array, where key is NULL) on a line of its own. */
void json_key (Json *json, const char *key);
void json_open (Json *json, char bracket);
void json_close (Json *json, char bracket);
void json_text (Json *json, const char *text);
void json_member_text (Json *json, const char *key, const char *text);
void json_member_number (Json *json, const char *key, int number);

/* A number of which 0 means that there is none. */
void json_member_known (Json *json, const char *key, guint number);
void json_member_box (Json *json, const char *key, DiscloseSource source);

#endif
