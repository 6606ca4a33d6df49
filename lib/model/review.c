/* A row is told by all that it says. Labels alone repeat in many tables, so only rows with a code
 * or a project, and with figures, are held against each other. */
#include "review.h"

/* Everything that is printed in a row; NULL if it says too little to be compared. */
static char *
row_says (const DiscloseTable *table, const DiscloseRow *row)
{
    g_autoptr (GString) said = g_string_new (row->section);
    gboolean figures = FALSE;
    if (*row->code == '\0' && *row->item == '\0')
        return NULL;
    g_string_append_printf (said, "\n%s\n%s\n%s", row->code, row->name, row->item);
    for (guint c = 0; c < table->columns->len; c++) {
        g_string_append_printf (said, "\n%s", row->cells[c].text);
        figures |= row->cells[c].kind == DISCLOSE_CELL_AMOUNT;
    }
    return figures ? g_string_free (g_steal_pointer (&said), FALSE) : NULL;
}

void
review_rows (DiscloseDocument *document, const DiscloseTable *table)
{
    g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    for (guint r = 0; r < table->rows->len; r++) {
        const DiscloseRow *row = &g_array_index (table->rows, DiscloseRow, r);
        char *said = row_says (table, row);
        if (said != NULL && !g_hash_table_add (seen, said))
            model_document_add_finding (document, "row-duplicate",
                                        *row->item != '\0' ? row->item : row->name, table->number,
                                        row->source);
    }
}
