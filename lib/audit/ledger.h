/* The figures of one department as an auditor lays them out: whole numbers of one grain, rows with
 * what stands above them. It can be copied and altered, which is how a culprit is found. */
#ifndef DISCLOSE_LEDGER_H
#define DISCLOSE_LEDGER_H

#include "grammar.h"
#include "model.h"

#define LEDGER_NONE G_MAXUINT

typedef enum {
    LEDGER_BLANK,   /* nothing printed: counts as nothing */
    LEDGER_PRINTED, /* a number */
    LEDGER_ABSENT,  /* the row's section has no such column */
    LEDGER_UNREAD   /* something is printed there that cannot be reckoned with */
} LedgerState;

typedef struct {
    gint64 value; /* in grains */
    guint row;
    guint column;
    LedgerState state;
} LedgerCell;

typedef struct {
    const DiscloseRow *printed; /* NULL of a row that was put back */
    const char *code, *section;
    char *key; /* of its label: folded, without the mark of its level */
    guint table, level;
    guint64 named; /* a bit for each named row that it is */
    gboolean total, department, item;
    gboolean subtotal; /* it sums up rows that the total sums up too */
    guint first_cell;
    guint above; /* the row it is a part of, LEDGER_NONE if there is none */
} LedgerRow;

typedef struct {
    const DiscloseTable *printed;
    guint number, n_columns;
    gint64 unit;     /* of the last printed digit, in grains */
    gboolean broken; /* figures of it were left out: what is missing may be printed */
    GArray *rows;    /* of guint: its rows in printed order */
} LedgerTable;

typedef struct {
    const Grammar *grammar;
    int grain;         /* a grain is ten to this power of the yuan */
    GPtrArray *tables; /* of LedgerTable; one of each number at most */
    GArray *twice;     /* of guint: tables that are printed more than once */
    GArray *rows;      /* of LedgerRow; never moved, so that a row keeps its index */
    GArray *cells;     /* of LedgerCell */
} Ledger;

/* One without tables. */
Ledger *ledger_new (const Grammar *grammar);
Ledger *ledger_copy (const Ledger *ledger);
void ledger_free (Ledger *ledger);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Ledger, ledger_free)

static inline LedgerRow *
ledger_row (const Ledger *ledger, guint row)
{
    return &g_array_index (ledger->rows, LedgerRow, row);
}

static inline LedgerCell *
ledger_cell (const Ledger *ledger, guint cell)
{
    return &g_array_index (ledger->cells, LedgerCell, cell);
}

/* The table that a cell stands in. */
static inline guint
ledger_table_of (const Ledger *ledger, guint cell)
{
    return ledger_row (ledger, ledger_cell (ledger, cell)->row)->table;
}

/* LEDGER_NONE if there is none of that number. */
guint ledger_table (const Ledger *ledger, guint number);
const LedgerTable *ledger_table_at (const Ledger *ledger, guint table);

/* The place of a key among a table's columns, LEDGER_NONE if it has none. */
guint ledger_column (const Ledger *ledger, guint table, const char *key);

/* Puts a blank row like model behind the row before (LEDGER_NONE: at the top) and returns it. */
guint ledger_put_row (Ledger *ledger, guint table, guint before, const LedgerRow *model);

/* Finds anew what stands above what in a table. */
void ledger_outline (Ledger *ledger, guint table);

/* Whether the row is one of the parts that the leaves of a table are. */
gboolean ledger_is_leaf (const Ledger *ledger, guint row);

/* A number of grains as an amount of the table. */
DiscloseAmount ledger_amount (const Ledger *ledger, guint table, gint64 grains);

#endif
