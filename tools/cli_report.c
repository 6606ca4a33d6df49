/* The report of a document: what the library knows of it as data, its pages as pictures, and a
 * script that shows them beside each other.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "cli_report.h"

#include <string.h>

/* Section - A page from its template */

/* As a Content-Security-Policy names a script or style that it admits. */
static char *
hash_of (const char *text)
{
    guint8 digest[32];
    gsize length = sizeof digest;
    GChecksum *checksum = g_checksum_new (G_CHECKSUM_SHA256);
    g_checksum_update (checksum, (const guchar *) text, (gssize) strlen (text));
    g_checksum_get_digest (checksum, digest, &length);
    g_checksum_free (checksum);
    g_autofree char *coded = g_base64_encode (digest, length);
    return g_strdup_printf ("'sha256-%s'", coded);
}

static void
put_policy (GString *page, const char *script, const char *style)
{
    g_autofree char *script_hash = hash_of (script);
    g_autofree char *style_hash = hash_of (style);
    g_string_append_printf (page,
                            "default-src 'none'; script-src %s; style-src %s; img-src data:; "
                            "base-uri 'none'; form-action 'none'",
                            script_hash, style_hash);
}

gboolean
cli_report_append (GString *page, const char *template, const char *script, CliPut put,
                   gpointer data, GError **error)
{
    const char *style = cli_report_file ("style"), *code = cli_report_file (script);
    g_auto (GStrv) pieces = g_strsplit (template, "@", -1);
    for (guint i = 0; pieces[i] != NULL; i++) {
        if (i % 2 == 0)
            g_string_append (page, pieces[i]);
        else if (strcmp (pieces[i], "POLICY") == 0)
            put_policy (page, code, style);
        else if (strcmp (pieces[i], "STYLE") == 0)
            g_string_append (page, style);
        else if (strcmp (pieces[i], "SCRIPT") == 0)
            g_string_append (page, code);
        else if (!put (page, pieces[i], data, error))
            return FALSE;
    }
    return TRUE;
}

/* Section - Words: what is told in Chinese */

static void
put_words (GString *page, const char *text)
{
    g_autofree char *escaped = g_markup_escape_text (text, -1);
    g_string_append_printf (page, "<i>%s</i>", escaped);
}

static const char *
translate (const char *english, gpointer unused)
{
    (void) unused;
    return cli_chinese (english);
}

static void
put_audit_words (GString *page, const CliReport *report, const DiscloseAuditFinding *finding)
{
    const char *id = disclose_audit_finding_id (finding);
    g_autofree char *message = disclose_audit_finding_dup_message (finding, translate, NULL);
    g_string_append (page, "<li>");
    put_words (page, message);
    put_words (page, disclose_grammars_explain (report->grammars, id, "zh"));
    put_words (page, disclose_grammars_explain (report->grammars, id, "en"));
    for (guint t = 0; t < disclose_audit_finding_n_terms (finding); t++) {
        const DiscloseTerm *term = disclose_audit_finding_term (finding, t);
        g_autofree char *words = disclose_term_dup_message (term, translate, NULL);
        put_words (page, words);
    }
    g_string_append (page, "</li>\n");
}

static void
put_all_words (GString *page, const CliReport *report)
{
    g_string_append (page, "<ol id=\"words-document\">\n");
    for (guint f = 0; f < disclose_document_n_findings (report->document); f++) {
        const DiscloseFinding *finding = disclose_document_finding (report->document, f);
        g_autofree char *sentence = cli_finding_sentence_in (finding, cli_chinese);
        g_string_append (page, "<li>");
        put_words (page, sentence);
        g_string_append (page, "</li>\n");
    }
    g_string_append (page, "</ol>\n<ol id=\"words-audit\">\n");
    for (guint f = 0; f < disclose_audit_n_findings (report->audit); f++)
        put_audit_words (page, report, disclose_audit_finding (report->audit, f));
    g_string_append (page, "</ol>\n");
}

/* Section - Data */

/* One figure out of each of as many equal stretches of all figures as are wanted: a table has its
 * share. Figures count from 0 in the order of the document. */
static void
put_sample (GString *json, const CliReport *report)
{
    guint64 total = 0;
    GRand *lot = g_rand_new_with_seed (report->seed);
    for (guint t = 0; t < disclose_document_n_tables (report->document); t++)
        total += disclose_table_n_figures (disclose_document_table (report->document, t));
    const guint64 n = MIN (report->sample, total);
    for (guint64 i = 0; i < n; i++) {
        const gint32 from = (gint32) (i * total / n), to = (gint32) ((i + 1) * total / n);
        g_string_append_printf (json, "%s%d", i > 0 ? "," : "", g_rand_int_range (lot, from, to));
    }
    g_rand_free (lot);
}

static gboolean
collect (GString *json, const CliReport *report, GError **error)
{
    const DiscloseDocument *document = report->document;
    g_string_append (json, "{\"document\":");
    if (!disclose_document_write_json (document, cli_write_string, json, error))
        return FALSE;
    g_string_append (json, ",\"audit\":");
    if (!disclose_audit_write_json (report->audit, cli_write_string, json, error))
        return FALSE;
    g_string_append (json, ",\"tables\":[");
    for (guint t = 0; t < disclose_document_n_tables (document); t++) {
        g_string_append (json, t > 0 ? "," : "");
        if (!disclose_table_write_json (disclose_document_table (document, t), cli_write_string,
                                        json, error))
            return FALSE;
    }
    g_string_append_printf (json, "],\"seed\":%u,\"sample\":[", report->seed);
    put_sample (json, report);
    g_string_append_printf (json, "],\"version\":\"%s\"}", disclose_version ());
    return TRUE;
}

/* Where no `<` stands, no element can begin or end. */
static gboolean
put_data (GString *page, const CliReport *report, GError **error)
{
    g_autoptr (GString) json = g_string_new (NULL);
    if (!collect (json, report, error))
        return FALSE;
    g_string_replace (json, "<", "\\u003c", 0);
    g_string_append_len (page, json->str, (gssize) json->len);
    return TRUE;
}

/* Section - The report */

static gboolean
put (GString *page, const char *name, gpointer data, GError **error)
{
    CliReport *report = data;
    if (strcmp (name, "TITLE") == 0) {
        g_autofree char *title =
            g_markup_escape_text (disclose_document_name (report->document), -1);
        g_string_append (page, title);
        return TRUE;
    }
    if (strcmp (name, "DATA") == 0)
        return put_data (page, report, error);
    if (strcmp (name, "WORDS") == 0) {
        put_all_words (page, report);
        return TRUE;
    }
    report->split = page->len;
    return TRUE;
}

gboolean
cli_report_append_document (GString *page, CliReport *report, GError **error)
{
    return cli_report_append (page, cli_report_file ("report"), "script", put, report, error);
}
