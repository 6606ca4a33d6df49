/* disclose tables: what a document holds, at a glance.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "cli.h"

typedef struct {
    CliReader reader;
    char **files;
} Tables;

static void
add_cell (GPtrArray *cells, const char *text)
{
    g_ptr_array_add (cells, g_strdup (text));
}

static void
add_number (GPtrArray *cells, guint number)
{
    g_ptr_array_add (cells, g_strdup_printf ("%u", number));
}

static const char *
way_name (DiscloseWay way)
{
    switch (way) {
    case DISCLOSE_WAY_RULED:
        return _ ("ruled");
    case DISCLOSE_WAY_LINED:
        return _ ("lined");
    case DISCLOSE_WAY_ALIGNED:
        return _ ("aligned");
    case DISCLOSE_WAY_NONE:
        break;
    }
    return _ ("no grid");
}

static const char *
severity_name (DiscloseSeverity severity)
{
    switch (severity) {
    case DISCLOSE_SEVERITY_INFO:
        return _ ("remark");
    case DISCLOSE_SEVERITY_WARNING:
        return _ ("warning");
    case DISCLOSE_SEVERITY_ERROR:
    case DISCLOSE_SEVERITY_UNCHECKED: /* of audits alone */
        break;
    }
    return _ ("error");
}

/* Section - The document */

static const char *
kind_name (const char *kind)
{
    if (g_str_equal (kind, "budget"))
        return _ ("budget");
    if (g_str_equal (kind, "final"))
        return _ ("final");
    return kind;
}

static void
put_head (GString *text, const DiscloseDocument *document)
{
    g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
    guint year = disclose_document_year (document);
    const char *department = disclose_document_department (document);

    add_cell (cells, _ ("File"));
    add_cell (cells, disclose_document_name (document));
    add_cell (cells, _ ("Template"));
    add_cell (cells, disclose_document_template (document));
    add_cell (cells, _ ("Kind"));
    add_cell (cells, kind_name (disclose_document_kind (document)));
    add_cell (cells, _ ("Year"));
    if (year != 0)
        add_number (cells, year);
    else
        add_cell (cells, _ ("not told"));
    add_cell (cells, _ ("Department"));
    add_cell (cells, *department != '\0' ? department : _ ("not told"));
    add_cell (cells, _ ("Pages"));
    add_number (cells, disclose_document_n_pages (document));
    cli_align (text, cells, 2, "ll");
}

/* Section - Its tables */

/* Runs of pages: `6-7, 9`. */
static char *
pages_of (const DiscloseTable *table)
{
    GString *pages = g_string_new (NULL);
    guint n = disclose_table_n_parts (table);
    for (guint i = 0; i < n;) {
        guint first = disclose_table_part (table, i).page;
        guint last = first;
        for (i++; i < n && disclose_table_part (table, i).page <= last + 1; i++)
            last = disclose_table_part (table, i).page;
        g_string_append_printf (pages, "%s%u", pages->len > 0 ? ", " : "", first);
        if (last > first)
            g_string_append_printf (pages, "-%u", last);
    }
    return g_string_free (pages, FALSE);
}

/* Several departments in one document make the numbers repeat: then each table tells whose it is
 * beside its title. */
static gboolean
has_several_departments (const DiscloseDocument *document)
{
    for (guint i = 1; i < disclose_document_n_tables (document); i++) {
        const DiscloseTable *first = disclose_document_table (document, 0);
        const DiscloseTable *table = disclose_document_table (document, i);
        if (!g_str_equal (disclose_table_department (first), disclose_table_department (table)))
            return TRUE;
    }
    return FALSE;
}

/* Several documents in one PDF may be of several templates and years. */
static gboolean
has_several_documents (const DiscloseDocument *document)
{
    for (guint i = 1; i < disclose_document_n_tables (document); i++) {
        const DiscloseTable *first = disclose_document_table (document, 0);
        const DiscloseTable *table = disclose_document_table (document, i);
        if (!g_str_equal (disclose_table_template (first), disclose_table_template (table))
            || disclose_table_year (first) != disclose_table_year (table))
            return TRUE;
    }
    return FALSE;
}

static void
add_table (GPtrArray *cells, const DiscloseTable *table, gboolean with_department,
           gboolean with_document)
{
    const char *unit = disclose_table_unit (table);
    add_number (cells, disclose_table_number (table));
    add_cell (cells, disclose_table_title (table));
    if (with_department)
        add_cell (cells, disclose_table_department (table));
    if (with_document)
        g_ptr_array_add (cells, g_strdup_printf ("%s %u", disclose_table_template (table),
                                                 disclose_table_year (table)));
    add_cell (cells, *unit != '\0' ? unit : "?");
    g_ptr_array_add (cells, pages_of (table));
    add_number (cells, disclose_table_n_rows (table));
    add_number (cells, disclose_table_n_figures (table));
    add_cell (cells, way_name (disclose_table_way (table)));
}

static void
put_tables (GString *text, const DiscloseDocument *document)
{
    g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
    gboolean with_department = has_several_departments (document);
    gboolean with_document = has_several_documents (document);
    const guint more = with_department + with_document;
    add_cell (cells, _ ("No."));
    add_cell (cells, _ ("Title"));
    if (with_department)
        add_cell (cells, _ ("Department"));
    if (with_document)
        add_cell (cells, _ ("Document"));
    add_cell (cells, _ ("Unit"));
    add_cell (cells, _ ("Pages"));
    add_cell (cells, _ ("Rows"));
    add_cell (cells, _ ("Figures"));
    add_cell (cells, _ ("Grid"));
    for (guint i = 0; i < disclose_document_n_tables (document); i++)
        add_table (cells, disclose_document_table (document, i), with_department, with_document);
    g_string_append_c (text, '\n');
    static const char *const sides[] = { "rllrrrl", "rlllrrrl", "rllllrrrl" };
    cli_align (text, cells, 7 + more, sides[more]);
}

/* What documents say of their empty tables. */
static void
put_notes (GString *text, const DiscloseDocument *document)
{
    for (guint i = 0; i < disclose_document_n_tables (document); i++) {
        const DiscloseTable *table = disclose_document_table (document, i);
        const char *note = disclose_table_note (table);
        if (*note == '\0')
            continue;
        g_autofree char *line =
            g_strdup_printf (_ ("Table %u: %s"), disclose_table_number (table), note);
        g_string_append (text, "  ");
        cli_append_printable (text, line);
        g_string_append_c (text, '\n');
    }
}

/* Section - What is missing or doubtful */

static void
put_missing (GString *text, const DiscloseDocument *document)
{
    guint n = disclose_document_n_missing (document);
    g_autoptr (GString) numbers = g_string_new (NULL);
    if (n == 0)
        return;
    for (guint i = 0; i < n; i++)
        g_string_append_printf (numbers, "%s%u", i == 0 ? "" : ", ",
                                disclose_document_missing (document, i));
    g_string_append_c (text, '\n');
    g_string_append_printf (text, _ ("Missing tables: %s"), numbers->str);
    g_string_append_c (text, '\n');
}

static char *
place_of (const DiscloseFinding *finding)
{
    guint table = disclose_finding_table (finding);
    guint page = disclose_finding_source (finding).page;
    if (table != 0 && page != 0)
        return g_strdup_printf (_ ("table %u, page %u"), table, page);
    if (table != 0)
        return g_strdup_printf (_ ("table %u"), table);
    if (page != 0)
        return g_strdup_printf (_ ("page %u"), page);
    return g_strdup ("");
}

static void
add_finding (GPtrArray *cells, const DiscloseFinding *finding, char *sentence)
{
    add_cell (cells, severity_name (disclose_finding_severity (finding)));
    add_cell (cells, disclose_finding_id (finding));
    g_ptr_array_add (cells, place_of (finding));
    g_ptr_array_add (cells, sentence);
}

/* So many findings of one kind on a page of a table are shown; the rest are counted. */
enum { SHOWN = 3 };

/* The findings on the same page of the same table that are of the same kind. */
static char *
kind_of (const DiscloseFinding *finding)
{
    return g_strdup_printf ("%s %u %u", disclose_finding_id (finding),
                            disclose_finding_table (finding),
                            disclose_finding_source (finding).page);
}

static GHashTable *
count_kinds (const DiscloseDocument *document)
{
    GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < disclose_document_n_findings (document); i++) {
        char *kind = kind_of (disclose_document_finding (document, i));
        const guint so_far = GPOINTER_TO_UINT (g_hash_table_lookup (counts, kind));
        g_hash_table_replace (counts, kind, GUINT_TO_POINTER (so_far + 1));
    }
    return counts;
}

static void
put_findings (GString *text, const DiscloseDocument *document)
{
    g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
    g_autoptr (GHashTable) counts = count_kinds (document);
    g_autoptr (GHashTable) shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    guint n = disclose_document_n_findings (document);
    if (n == 0)
        return;
    for (guint i = 0; i < n; i++) {
        const DiscloseFinding *finding = disclose_document_finding (document, i);
        char *kind = kind_of (finding);
        const guint all = GPOINTER_TO_UINT (g_hash_table_lookup (counts, kind));
        const guint before = GPOINTER_TO_UINT (g_hash_table_lookup (shown, kind));
        g_hash_table_replace (shown, kind, GUINT_TO_POINTER (before + 1));
        if (before < SHOWN || all == SHOWN + 1)
            add_finding (cells, finding, cli_finding_sentence (finding));
        else if (before == SHOWN)
            add_finding (cells, finding,
                         g_strdup_printf (_ ("%u more like these; `disclose convert -o` "
                                             "writes them all"),
                                          all - SHOWN));
    }
    g_string_append_printf (text, "\n%s\n", _ ("Findings:"));
    cli_align (text, cells, 4, "llll");
}

static int
show_tables (const CliSubject *subject, CliReply *reply, gpointer data)
{
    const DiscloseDocument *document = subject->document;
    g_autoptr (GString) text = g_string_new (NULL);
    (void) data;
    put_head (text, document);
    put_tables (text, document);
    put_notes (text, document);
    put_missing (text, document);
    put_findings (text, document);
    cli_reply_write (text->str, text->len, reply, NULL);
    return CLI_OK;
}

/* Section - The command */

static int
run (Tables *tables, int argc, char **argv)
{
    int code;
    const GOptionEntry entries[] = {
        { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &tables->files, NULL, NULL },
        G_OPTION_ENTRY_NULL,
    };
    GOptionContext *context = cli_context_new (
        _ ("FILE"), _ ("Shows which tables a published budget holds, where they stand, what is "
                       "missing and what is doubtful."));
    g_option_context_add_main_entries (context, entries, NULL);
    cli_reader_add_options (&tables->reader, context);
    if (!cli_context_parse (context, "tables", argc, argv, &code))
        return code;
    if (tables->files == NULL || tables->files[1] != NULL)
        return cli_usage ("tables", _ ("give one file"));
    code = cli_reader_prepare (&tables->reader);
    const CliOne one = { .job = show_tables };
    return code == CLI_OK ? cli_read_one (&tables->reader, tables->files[0], &one) : code;
}

int
cmd_tables (int argc, char **argv)
{
    Tables tables = { .files = NULL };
    cli_reader_init (&tables.reader);
    int code = run (&tables, argc, argv);
    cli_reader_clear (&tables.reader);
    g_strfreev (tables.files);
    return code;
}
