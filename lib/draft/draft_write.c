/* A draft as the text of a grammar, with a comment wherever the one who edits it has to look. */
#include "draft.h"

#include "bounds.h"

#include <string.h>

/* A comment: one line, whatever the text it quotes holds, and nothing that steers a terminal. */
static void G_GNUC_PRINTF (2, 3) comment (GString *out, const char *format, ...)
{
    va_list args;
    va_start (args, format);
    g_autofree char *text = g_strdup_vprintf (format, args);
    va_end (args);
    g_string_append (out, "# ");
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
        g_string_append_unichar (
            out, g_unichar_iscntrl (g_utf8_get_char (p)) ? '?' : g_utf8_get_char (p));
    g_string_append_c (out, '\n');
}

/* What drafts begin with stands in the common grammar from its id to its tables. */
static void
write_common (GString *out, const char *common)
{
    const char *tables = strstr (common, "\n# Section - Tables");
    const char *decide = strstr (common, "\n# DECIDE");
    g_string_append_len (out, decide, tables - decide);
}

/* key_width: of the longest key, so that patterns stand below each other. */
static void
write_column (GString *out, const DraftColumn *column, const char *indent, int key_width,
              guint number)
{
    static const char names[][8] = { "code", "name", "item", "amount", "ignore" };
    if (column->pattern == NULL) {
        g_string_append (out, indent);
        comment (out, "DECIDE: column %u has no heading that could be read.", number);
        return;
    }
    if (column->coded) {
        g_string_append (out, indent);
        comment (out,
                 "Codes stand before the labels: a code, though no column of its own, cuts them "
                 "off.");
        g_string_append_printf (out, "%scode   (?!)\n", indent);
    }
    if (column->made_up) {
        g_string_append (out, indent);
        comment (out, "DECIDE: no grammar has a key for this; %s is made up.", column->key);
    }
    if (column->empty && column->kind == FIELD_AMOUNT) {
        g_string_append (out, indent);
        comment (out, "Nothing stands in this column here. DECIDE: does it hold amounts?");
    }
    g_string_append_printf (out, "%s%-6s ", indent, names[column->kind]);
    if (column->kind == FIELD_CODE && column->level > 0)
        g_string_append_printf (out, "%u ", column->level);
    if (column->kind == FIELD_AMOUNT)
        g_string_append_printf (out, "%-*s ", key_width, column->key);
    g_string_append_printf (out, "%s\n", column->pattern);
}

/* A section has to have a field. */
static gboolean
has_field (const DraftTable *table, guint section)
{
    for (guint c = 0; c < table->columns->len; c++) {
        const DraftColumn *column = g_ptr_array_index (table->columns, c);
        if (column->section == section && column->pattern != NULL)
            return TRUE;
    }
    return FALSE;
}

static void
write_columns (GString *out, const DraftTable *table)
{
    guint section = G_MAXUINT;
    gsize width = 0;
    const gboolean panels = table->sections->len > 0;
    for (guint c = 0; c < table->columns->len; c++) {
        const char *key = ((DraftColumn *) g_ptr_array_index (table->columns, c))->key;
        width = MAX (width, key != NULL ? strlen (key) : 0);
    }
    for (guint c = 0; c < table->columns->len; c++) {
        const DraftColumn *column = g_ptr_array_index (table->columns, c);
        if (panels && column->section != section && has_field (table, column->section)) {
            section = column->section;
            g_string_append_printf (out, "section %s\n",
                                    (char *) g_ptr_array_index (table->sections, section));
        }
        write_column (out, column, panels ? "  " : "", (int) width, c + 1);
    }
}

static void
write_table (GString *out, const DraftTable *table, guint number)
{
    static const char ways[][8] = { "ruled", "lined", "aligned", "" };
    g_string_append_c (out, '\n');
    if (table->unit[0] != '\0')
        comment (out, "Page %u, %s, in %s.", table->page, ways[table->way], table->unit);
    else
        comment (out, "Page %u, %s. DECIDE: no line above it tells a unit that is known here.",
                 table->page, ways[table->way]);
    g_string_append_printf (out, "table %u\ntitle %s\n", number, table->title);
    write_columns (out, table);
}

void
draft_write (GString *out, const char *common, const GPtrArray *tables, const GPtrArray *remarks)
{
    for (guint i = 0; i < remarks->len; i++)
        comment (out, "%s", (char *) g_ptr_array_index ((GPtrArray *) remarks, i));
    comment (out, "Lines with DECIDE want a decision; disclose-grammar(5) tells what each means.");
    write_common (out, common);
    g_string_append (out,
                     "\n# Section - Tables\n#\n# DECIDE: the numbers, which name the tables in the "
                     "output, and keys that are made up.\n");
    /* A hostile document may have more than a grammar can hold. */
    for (guint i = 0; i < tables->len && out->len < LIMIT_GRAMMAR_BYTES / 4; i++)
        write_table (out, g_ptr_array_index ((GPtrArray *) tables, i), i + 1);
}
