/* disclose locate: where a figure or a text stands, and a picture of it.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "cli_audit.h"

#include <string.h>

#define DPI 144
#define ABOVE 40.0  /* points of page shown above a table, where its title and unit stand */
#define AROUND 24.0 /* and around anything else */

/* What is looked for: everything given has to be met. */
typedef struct {
    CliReader reader;
    char **files;
    int table, finding;
    char *code, *column, *value, *text, *png;
    DiscloseAmount amount; /* of value */
} Locate;

typedef struct {
    DiscloseSource place;
    const DiscloseTable *table; /* NULL in the prose */
} Hit;

typedef struct {
    const Locate *locate;
    const CliSubject *subject;
    CliReply *reply;
    GPtrArray *cells; /* of char *: the lines to be printed */
    GArray *hits;     /* of Hit */
} Search;

#define COLUMNS 9

/* Section - Lines */

static void
add_cell (Search *search, const char *text)
{
    g_ptr_array_add (search->cells, g_strdup (text));
}

static void
add_place (Search *search, DiscloseSource place)
{
    const double edges[] = { place.x0, place.y0, place.x1, place.y1 };
    GString *box = g_string_new (NULL);
    for (gsize i = 0; i < G_N_ELEMENTS (edges); i++) {
        char number[G_ASCII_DTOSTR_BUF_SIZE];
        g_ascii_formatd (number, sizeof number, "%.2f", edges[i]);
        g_string_append_printf (box, "%s%s", i == 0 ? "" : ",", number);
    }
    g_ptr_array_add (search->cells, g_strdup_printf ("%u", place.page));
    g_ptr_array_add (search->cells, g_string_free (box, FALSE));
}

static void
add_head (Search *search)
{
    const char *const heads[COLUMNS] = { _ ("Page"), _ ("Box"),    _ ("Table"),
                                         _ ("Side"), _ ("Row"),    _ ("Code"),
                                         _ ("Name"), _ ("Column"), _ ("Value") };
    for (gsize i = 0; i < COLUMNS; i++)
        add_cell (search, heads[i]);
}

static void
add_hit (Search *search, DiscloseSource place, const DiscloseTable *table, const DiscloseRow *row)
{
    const Hit hit = { place, table };
    const char *item = disclose_row_item (row);
    g_array_append_val (search->hits, hit);
    add_place (search, place);
    g_ptr_array_add (search->cells, g_strdup_printf ("%u", disclose_table_number (table)));
    add_cell (search, disclose_row_section (row));
    g_ptr_array_add (search->cells, g_strdup_printf ("%u", disclose_row_ordinal (row)));
    add_cell (search, disclose_row_code (row));
    g_ptr_array_add (search->cells,
                     g_strconcat (disclose_row_name (row), *item != '\0' ? " / " : "", item, NULL));
}

/* Section - Looking */

static gboolean
holds_text (const DiscloseRow *row, const char *text)
{
    return strstr (disclose_row_name (row), text) != NULL
           || strstr (disclose_row_item (row), text) != NULL;
}

static gboolean
is_row (const Locate *locate, const DiscloseTable *table, const DiscloseRow *row)
{
    return (locate->table == 0 || disclose_table_number (table) == (guint) locate->table)
           && (locate->code == NULL || strcmp (disclose_row_code (row), locate->code) == 0)
           && (locate->text == NULL || holds_text (row, locate->text));
}

static gboolean
is_cell (const Locate *locate, const char *key, const DiscloseCell *cell)
{
    return disclose_cell_kind (cell) == DISCLOSE_CELL_AMOUNT
           && (locate->column == NULL || strcmp (key, locate->column) == 0)
           && (locate->value == NULL
               || disclose_amount_compare (disclose_cell_amount (cell), locate->amount) == 0);
}

static void
search_cells (Search *search, const DiscloseTable *table, const DiscloseRow *row)
{
    for (guint c = 0; c < disclose_table_n_columns (table); c++) {
        const DiscloseCell *cell = disclose_row_cell (row, c);
        const char *key = disclose_table_column_key (table, c);
        if (!is_cell (search->locate, key, cell))
            continue;
        add_hit (search, disclose_cell_source (cell), table, row);
        add_cell (search, key);
        g_ptr_array_add (search->cells, disclose_amount_dup_string (disclose_cell_amount (cell)));
    }
}

static void
search_tables (Search *search, const DiscloseDocument *document)
{
    const Locate *locate = search->locate;
    const gboolean cells = locate->column != NULL || locate->value != NULL;
    for (guint t = 0; t < disclose_document_n_tables (document); t++) {
        const DiscloseTable *table = disclose_document_table (document, t);
        for (guint r = 0; r < disclose_table_n_rows (table); r++) {
            const DiscloseRow *row = disclose_table_row (table, r);
            if (!is_row (locate, table, row))
                continue;
            if (cells) {
                search_cells (search, table, row);
                continue;
            }
            add_hit (search, disclose_row_source (row), table, row);
            add_cell (search, "");
            add_cell (search, "");
        }
    }
}

static void
add_text (Search *search, DiscloseSource place, const char *text)
{
    const Hit hit = { place, NULL };
    g_array_append_val (search->hits, hit);
    add_place (search, place);
    for (guint c = 2; c < COLUMNS - 3; c++)
        add_cell (search, "");
    add_cell (search, text);
    add_cell (search, "");
    add_cell (search, "");
}

static void
search_prose (Search *search, const DiscloseDocument *document, const char *text)
{
    guint n = 0;
    g_autofree DiscloseSource *places = disclose_document_find_prose (document, text, &n);
    for (guint i = 0; i < n; i++)
        add_text (search, places[i], text);
}

/* The number with its thousands divided, as prose prints it too. */
static char *
with_commas (const char *number)
{
    GString *out = g_string_new (number);
    const gsize whole = strcspn (number, ".");
    const gsize first = number[0] == '-' ? 1 : 0;
    for (gsize at = whole; at > first + 3; at -= 3)
        g_string_insert_c (out, (gssize) at - 3, ',');
    return g_string_free (out, FALSE);
}

/* The figures and sentences of one finding of the audit. */
static void
search_finding (Search *search)
{
    const guint wanted = (guint) search->locate->finding;
    g_autoptr (DiscloseAudit) audit =
        disclose_audit_new (search->subject->document, search->locate->reader.grammars, NULL, NULL);
    if (audit == NULL || wanted > disclose_audit_n_findings (audit))
        return;
    const DiscloseAuditFinding *finding = disclose_audit_finding (audit, wanted - 1);
    for (guint i = 0; i < disclose_audit_finding_n_terms (finding); i++) {
        const DiscloseTerm *term = disclose_audit_finding_term (finding, i);
        const DiscloseSource place = disclose_term_source (term);
        const DiscloseCell *cell = disclose_term_cell (term);
        if (disclose_term_role (term) == DISCLOSE_ROLE_CULPRIT || place.page == 0)
            continue;
        if (disclose_term_table (term) == NULL || disclose_term_row (term) == NULL) {
            add_text (search, place, disclose_term_quote (term));
            continue;
        }
        add_hit (search, place, disclose_term_table (term), disclose_term_row (term));
        add_cell (search, disclose_term_column (term));
        add_cell (search, cell != NULL ? disclose_cell_text (cell) : "");
    }
}

static void
search_all (Search *search, const DiscloseDocument *document)
{
    const Locate *locate = search->locate;
    search_tables (search, document);
    if (locate->table != 0 || locate->code != NULL || locate->column != NULL)
        return;
    if (locate->text != NULL) {
        search_prose (search, document, locate->text);
        return;
    }
    g_autofree char *plain = disclose_amount_dup_string (locate->amount);
    g_autofree char *divided = with_commas (plain);
    search_prose (search, document, plain);
    if (strcmp (plain, divided) != 0)
        search_prose (search, document, divided);
}

/* Section - The picture */

static gboolean
is_inside (DiscloseSource inner, DiscloseSource outer)
{
    return inner.page == outer.page && inner.y0 >= outer.y0 - 1 && inner.y1 <= outer.y1 + 1;
}

/* Of a table its width, from its title down to the row, so that both headings are in view; else
 * the lines around. */
static DiscloseSource
view_of (const DisclosePages *pages, const Hit *hit)
{
    DiscloseSource view = disclose_pages_bounds (pages, hit->place.page);
    for (guint i = 0; hit->table != NULL && i < disclose_table_n_parts (hit->table); i++) {
        const DiscloseSource part = disclose_table_part (hit->table, i);
        if (!is_inside (hit->place, part))
            continue;
        return (DiscloseSource){ part.page, part.x0 - AROUND, part.y0 - ABOVE, part.x1 + AROUND,
                                 hit->place.y1 + AROUND };
    }
    view.y0 = hit->place.y0 - 4 * AROUND;
    view.y1 = hit->place.y1 + 4 * AROUND;
    return view;
}

static int
write_picture (const Search *search, const Hit *hit)
{
    g_autoptr (GError) error = NULL;
    const DiscloseNote note = { hit->place, DISCLOSE_SEVERITY_ERROR, NULL };
    g_autofree char *file = g_filename_display_name (search->subject->path);
    g_autoptr (DisclosePages) pages =
        disclose_pages_open_fd (search->subject->fd, search->locate->reader.options, &error);
    cli_reply_file (search->reply, "png");
    if (pages != NULL
        && disclose_pages_write_png (pages, view_of (pages, hit), DPI, &note, 1, cli_reply_write,
                                     search->reply, &error))
        return CLI_OK;
    cli_tell_error (file, error);
    return CLI_FAILED;
}

static gboolean
save (const char *name, const GString *png, gpointer data)
{
    const Locate *locate = data;
    (void) name;
    return cli_write_file (locate->png, png);
}

/* Section - The command */

static int
show (Search *search)
{
    const Locate *locate = search->locate;
    g_autoptr (GString) text = g_string_new (NULL);
    add_head (search);
    if (locate->finding > 0)
        search_finding (search);
    else
        search_all (search, search->subject->document);
    if (search->hits->len == 0) {
        g_autofree char *file = g_filename_display_name (search->subject->path);
        cli_tell (file, _ ("nothing like that is printed in the tables that were read"));
        return CLI_FAILED;
    }
    cli_align (text, search->cells, COLUMNS, "rlrlrlllr");
    cli_reply_write (text->str, text->len, search->reply, NULL);
    return locate->png == NULL ? CLI_OK
                               : write_picture (search, &g_array_index (search->hits, Hit, 0));
}

static int
locate_job (const CliSubject *subject, CliReply *reply, gpointer data)
{
    Search search = { data, subject, reply, g_ptr_array_new_with_free_func (g_free),
                      g_array_new (FALSE, FALSE, sizeof (Hit)) };
    const int code = show (&search);
    g_ptr_array_unref (search.cells);
    g_array_unref (search.hits);
    return code;
}

static GOptionContext *
make_context (Locate *locate)
{
    const GOptionEntry entries[] = {
        { "table", 0, 0, G_OPTION_ARG_INT, &locate->table, N_ ("In the table of this number"),
          N_ ("N") },
        { "code", 0, 0, G_OPTION_ARG_STRING, &locate->code, N_ ("In the rows of this code"),
          N_ ("CODE") },
        { "column", 0, 0, G_OPTION_ARG_STRING, &locate->column,
          N_ ("In the column of this key: total, general"), N_ ("KEY") },
        { "value", 0, 0, G_OPTION_ARG_STRING, &locate->value, N_ ("Figures of this value"),
          N_ ("NUMBER") },
        { "text", 0, 0, G_OPTION_ARG_STRING, &locate->text,
          N_ ("Rows with this text in their name, and this text in the prose"), N_ ("TEXT") },
        { "finding", 0, 0, G_OPTION_ARG_INT, &locate->finding,
          N_ ("What takes part in this finding of `disclose check --csv`"), N_ ("N") },
        { "png", 0, 0, G_OPTION_ARG_FILENAME, &locate->png,
          N_ ("Write a picture of the first place"), N_ ("OUT") },
        { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &locate->files, NULL, NULL },
        G_OPTION_ENTRY_NULL,
    };
    GOptionContext *context = cli_context_new (
        _ ("FILE"), _ ("Tells page, box and row of figures and texts: those that meet everything "
                       "that is asked for."));
    g_option_context_add_main_entries (context, entries, NULL);
    cli_reader_add_options (&locate->reader, context);
    return context;
}

static int
run (Locate *locate, int argc, char **argv)
{
    int code;
    if (!cli_context_parse (make_context (locate), "locate", argc, argv, &code))
        return code;
    if (locate->files == NULL || locate->files[1] != NULL)
        return cli_usage ("locate", _ ("give one file"));
    if (locate->table < 0 || locate->finding < 0
        || (locate->table == 0 && locate->finding == 0 && locate->code == NULL
            && locate->column == NULL && locate->value == NULL && locate->text == NULL))
        return cli_usage ("locate", _ ("say what to look for: --table, --code, --column, --value, "
                                       "--text or --finding"));
    if (locate->value != NULL && !disclose_amount_parse (locate->value, &locate->amount))
        return cli_usage ("locate", _ ("%s is not a number"), locate->value);
    code = cli_reader_prepare (&locate->reader);
    if (code != CLI_OK)
        return code;
    disclose_options_set_prose (locate->reader.options, TRUE);
    const CliOne one = { .job = locate_job, .draws = TRUE, .save = save, .data = locate };
    return cli_read_one (&locate->reader, locate->files[0], &one);
}

int
cmd_locate (int argc, char **argv)
{
    Locate locate = { .files = NULL };
    cli_reader_init (&locate.reader);
    const int code = run (&locate, argc, argv);
    cli_reader_clear (&locate.reader);
    g_strfreev (locate.files);
    g_free (locate.code);
    g_free (locate.column);
    g_free (locate.value);
    g_free (locate.text);
    g_free (locate.png);
    return code;
}
