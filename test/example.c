#include <disclose.h>
#include <stdio.h>

/* Prints every figure of a budget: the table, the row, the column, the number as printed. */
static void
print_table (const DiscloseTable *table)
{
    for (guint r = 0; r < disclose_table_n_rows (table); r++) {
        const DiscloseRow *row = disclose_table_row (table, r);
        for (guint c = 0; c < disclose_table_n_columns (table); c++) {
            const DiscloseCell *cell = disclose_row_cell (row, c);
            if (disclose_cell_kind (cell) != DISCLOSE_CELL_AMOUNT)
                continue;
            g_autofree char *amount = disclose_amount_dup_string (disclose_cell_amount (cell));
            printf ("%s\t%s\t%s\t%s %s\tpage %u\n", disclose_table_title (table),
                    disclose_row_path (row), disclose_table_column_key (table, c), amount,
                    disclose_table_unit (table), disclose_cell_source (cell).page);
        }
    }
}

int
main (int argc, char **argv)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (DiscloseGrammars) grammars = disclose_grammars_new (NULL, &error);
    g_autoptr (DiscloseDocument) document = NULL;

    if (grammars != NULL && argc == 2)
        document = disclose_document_open (argv[1], grammars, NULL, &error);
    if (document == NULL) {
        fprintf (stderr, "%s\n", error != NULL ? error->message : "usage: example FILE");
        return 1;
    }
    for (guint t = 0; t < disclose_document_n_tables (document); t++)
        print_table (disclose_document_table (document, t));
    for (guint f = 0; f < disclose_document_n_findings (document); f++)
        fprintf (stderr, "%s\n",
                 disclose_finding_message (disclose_document_finding (document, f)));
    return 0;
}
