/* Writes document.json: what is known of a document beside its figures.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "json_writer.h"

#include "disclose-unknown.h"
#include "severity.h"

/* Section - Tables */

static const char *
way_name (DiscloseWay way)
{
    switch (way) {
    case DISCLOSE_WAY_RULED:
        return "ruled";
    case DISCLOSE_WAY_LINED:
        return "lined";
    case DISCLOSE_WAY_ALIGNED:
        return "aligned";
    case DISCLOSE_WAY_NONE:
        break;
    }
    return "none";
}

/* In the order in which they first stand in the rows. */
static void
put_sections (Json *json, const DiscloseTable *table)
{
    g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
    GString *buffer = json->sink.buffer;
    json_key (json, "sections");
    g_string_append_c (buffer, '[');
    for (guint r = 0; r < disclose_table_n_rows (table); r++) {
        const char *section = disclose_row_section (disclose_table_row (table, r));
        if (*section == '\0' || !g_hash_table_add (seen, (gpointer) section))
            continue;
        if (g_hash_table_size (seen) > 1)
            g_string_append (buffer, ", ");
        json_text (json, section);
    }
    g_string_append_c (buffer, ']');
}

static void
put_pages (Json *json, const DiscloseTable *table)
{
    GString *buffer = json->sink.buffer;
    guint last = 0;
    json_key (json, "pages");
    g_string_append_c (buffer, '[');
    for (guint p = 0; p < disclose_table_n_parts (table); p++) {
        guint page = disclose_table_part (table, p).page;
        if (page == last)
            continue;
        g_string_append_printf (buffer, "%s%u", last == 0 ? "" : ", ", page);
        last = page;
    }
    g_string_append_c (buffer, ']');
}

static void
put_parts (Json *json, const DiscloseTable *table)
{
    json_key (json, "parts");
    json_open (json, '[');
    for (guint p = 0; p < disclose_table_n_parts (table); p++) {
        DiscloseSource source = disclose_table_part (table, p);
        json_key (json, NULL);
        json_open (json, '{');
        json_member_known (json, "page", source.page);
        json_member_box (json, "box", source);
        json_member_text (json, "proof", disclose_table_part_proof (table, p));
        json_close (json, '}');
    }
    json_close (json, ']');
}

static void
put_columns (Json *json, const DiscloseTable *table)
{
    json_key (json, "columns");
    json_open (json, '[');
    for (guint c = 0; c < disclose_table_n_columns (table); c++) {
        json_key (json, NULL);
        json_open (json, '{');
        json_member_text (json, "key", disclose_table_column_key (table, c));
        json_member_text (json, "label", disclose_table_column_label (table, c));
        if (disclose_table_column_is_unseen (table, c)) {
            json_key (json, "unseen");
            g_string_append (json->sink.buffer, "true");
        }
        json_close (json, '}');
    }
    json_close (json, ']');
}

static void
put_table (Json *json, const DiscloseTable *table)
{
    json_key (json, NULL);
    json_open (json, '{');
    json_member_known (json, "number", disclose_table_number (table));
    json_member_text (json, "template", disclose_table_template (table));
    json_member_known (json, "year", disclose_table_year (table));
    json_member_text (json, "title", disclose_table_title (table));
    json_member_text (json, "department", disclose_table_department (table));
    put_sections (json, table);
    json_member_text (json, "unit", disclose_table_unit (table));
    json_member_number (json, "unit_power", disclose_table_unit_power (table));
    json_member_text (json, "way", way_name (disclose_table_way (table)));
    put_pages (json, table);
    put_parts (json, table);
    put_columns (json, table);
    json_member_number (json, "rows", (int) disclose_table_n_rows (table));
    json_member_number (json, "figures", (int) disclose_table_n_figures (table));
    json_member_text (json, "note", disclose_table_note (table));
    json_close (json, '}');
}

static void
put_unknown (Json *json, const DiscloseUnknown *unknown)
{
    const DiscloseSource source = disclose_unknown_source (unknown);
    json_key (json, NULL);
    json_open (json, '{');
    json_member_text (json, "caption", disclose_unknown_caption (unknown));
    json_member_known (json, "page", source.page);
    json_member_box (json, "box", source);
    json_member_number (json, "rows", (int) disclose_unknown_n_rows (unknown));
    json_member_number (json, "columns", (int) disclose_unknown_n_columns (unknown));
    json_close (json, '}');
}

/* Section - The document */

static void
put_finding (Json *json, const DiscloseFinding *finding)
{
    DiscloseSource source = disclose_finding_source (finding);
    json_key (json, NULL);
    json_open (json, '{');
    json_member_text (json, "id", disclose_finding_id (finding));
    json_member_text (json, "severity", severity_name (disclose_finding_severity (finding)));
    json_member_text (json, "message", disclose_finding_message (finding));
    json_member_text (json, "text", disclose_finding_text (finding));
    json_member_known (json, "table", disclose_finding_table (finding));
    json_member_known (json, "page", source.page);
    json_member_box (json, "box", source);
    json_close (json, '}');
}

static void
put_document_head (Json *json, const DiscloseDocument *document)
{
    json_member_number (json, "contract", 1);
    json_member_text (json, "source", disclose_document_name (document));
    json_member_text (json, "sha256", disclose_document_sha256 (document));
    json_member_text (json, "template", disclose_document_template (document));
    json_member_known (json, "year", disclose_document_year (document));
    json_member_text (json, "department", disclose_document_department (document));
    json_member_text (json, "kind", disclose_document_kind (document));
    json_member_number (json, "pages", (int) disclose_document_n_pages (document));
}

static gboolean
put_document (Json *json, const DiscloseDocument *document, GError **error)
{
    GString *buffer = json->sink.buffer;
    json_open (json, '{');
    put_document_head (json, document);
    json_key (json, "tables");
    json_open (json, '[');
    for (guint t = 0; t < disclose_document_n_tables (document); t++) {
        put_table (json, disclose_document_table (document, t));
        if (!sink_drain (&json->sink, error))
            return FALSE;
    }
    json_close (json, ']');
    json_key (json, "unrecognised");
    json_open (json, '[');
    for (guint u = 0; u < disclose_document_n_unknown (document); u++)
        put_unknown (json, disclose_document_unknown (document, u));
    json_close (json, ']');
    json_key (json, "missing");
    g_string_append_c (buffer, '[');
    for (guint m = 0; m < disclose_document_n_missing (document); m++)
        g_string_append_printf (buffer, "%s%u", m == 0 ? "" : ", ",
                                disclose_document_missing (document, m));
    g_string_append_c (buffer, ']');
    json_key (json, "findings");
    json_open (json, '[');
    for (guint f = 0; f < disclose_document_n_findings (document); f++) {
        put_finding (json, disclose_document_finding (document, f));
        if (!sink_drain (&json->sink, error))
            return FALSE;
    }
    json_close (json, ']');
    json_close (json, '}');
    g_string_append_c (buffer, '\n');
    return TRUE;
}

gboolean
disclose_document_write_json (const DiscloseDocument *document, DiscloseWrite write,
                              gpointer user_data, GError **error)
{
    Json json = { .depth = 0, .filled = FALSE };
    sink_init (&json.sink, write, user_data);
    gboolean ok = put_document (&json, document, error);
    return sink_finish (&json.sink, ok, error);
}
