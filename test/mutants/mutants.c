/* How well audits find one alteration: documents are read, altered in one place on the frozen
 * model, audited, and put right again. Prints what was found, and whether the altered place was the
 * first culprit, by kind of alteration and by table.
 *
 *     mutants N FILE...           N alterations of each file, the same each time
 *     mutants -v N FILE...        and those that were missed
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "disclose-audit.h"
#include "grammars.h"
#include "model.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef enum {
    DIGIT,
    SWAPPED,
    DROPPED,
    DOUBLED,
    POINT,
    SIGN,
    MOVED,
    LOST,
    SWITCHED,
    EXCHANGED,
    ROW,
    CODE,
    N_KINDS
} Kind;

static const char *const kind_names[] = { "digit changed",  "digits swapped", "digit dropped",
                                          "digit doubled",  "point shifted",  "sign flipped",
                                          "amount moved",   "amount lost",    "amounts exchanged",
                                          "rows exchanged", "row lost",       "code digit" };

#define PLACES_TRIED 500
#define N_TABLES 12 /* of the largest template, and one for all */

typedef struct {
    guint made, found, first, three, beyond;
} Tally;

typedef struct {
    Tally kinds[N_KINDS], tables[N_TABLES], all;
} Score;

/* What was altered, and how to put it right. */
typedef struct {
    Kind kind;
    DiscloseTable *table;
    guint row, other, column, target;
    DiscloseRow saved;
    DiscloseCell cell, cell2;
    char code[16];
    char what[160];
} Mutant;

/* Section - Chance */

static guint64
next (guint64 *seed)
{
    *seed =
        *seed * G_GUINT64_CONSTANT (6364136223846793005) + G_GUINT64_CONSTANT (1442695040888963407);
    return *seed >> 33;
}

static guint
below (guint64 *seed, guint n)
{
    return (guint) (next (seed) % n);
}

/* Section - Places */

static DiscloseRow *
row_at (const DiscloseTable *table, guint row)
{
    return &g_array_index (table->rows, DiscloseRow, row);
}

static gint64
one_of (const DiscloseCell *cell)
{
    gint64 one = 1;
    for (guint i = 0; i < cell->amount.scale; i++)
        one *= 10;
    return one;
}

static gboolean
is_large (const DiscloseCell *cell)
{
    return cell->kind == DISCLOSE_CELL_AMOUNT && ABS (cell->amount.digits) >= one_of (cell);
}

static gboolean
has_large (const DiscloseTable *table, guint row)
{
    for (guint c = 0; c < table->columns->len; c++)
        if (is_large (&row_at (table, row)->cells[c]))
            return TRUE;
    return FALSE;
}

/* The index-th of all cells of a document with an amount worth altering. */
static gboolean
find_cell (const DiscloseDocument *document, guint index, Mutant *mutant)
{
    for (guint t = 0; t < document->tables->len; t++) {
        DiscloseTable *table = g_ptr_array_index (document->tables, t);
        for (guint r = 0; r < table->rows->len; r++)
            for (guint c = 0; c < table->columns->len; c++)
                if (is_large (&row_at (table, r)->cells[c]) && index-- == 0) {
                    mutant->table = table;
                    mutant->row = r;
                    mutant->column = c;
                    return TRUE;
                }
    }
    return FALSE;
}

static gboolean
pick_cell (const DiscloseDocument *document, guint64 *seed, Mutant *mutant)
{
    guint n = 0;
    while (find_cell (document, n, mutant))
        n++;
    return n > 0 && find_cell (document, below (seed, n), mutant);
}

/* Section - Altering */

static gboolean
set_value (DiscloseCell *cell, gint64 value)
{
    const gint64 one = one_of (cell);
    if (ABS (value - cell->amount.digits) < one)
        return FALSE;
    cell->amount.digits = value;
    return TRUE;
}

static gboolean
alter_digits (guint64 *seed, Kind kind, DiscloseCell *cell)
{
    char digits[32], altered[40];
    const gboolean negative = cell->amount.digits < 0;
    g_snprintf (digits, sizeof digits, "%" G_GINT64_FORMAT, ABS (cell->amount.digits));
    const guint n = (guint) strlen (digits), at = below (seed, n);
    g_strlcpy (altered, digits, sizeof altered);
    if (kind == DIGIT) {
        altered[at] = (char) ('0' + (digits[at] - '0' + 1 + (int) below (seed, 9)) % 10);
    } else if (kind == SWAPPED) {
        if (at + 1 >= n)
            return FALSE;
        altered[at] = digits[at + 1];
        altered[at + 1] = digits[at];
    } else if (kind == DROPPED) {
        memmove (altered + at, altered + at + 1, n - at);
    } else {
        memmove (altered + at + 1, altered + at, n - at + 1);
    }
    const gint64 value = g_ascii_strtoll (altered, NULL, 10);
    return set_value (cell, negative ? -value : value);
}

static gboolean
alter_point (guint64 *seed, DiscloseCell *cell)
{
    return set_value (cell, below (seed, 2) ? cell->amount.digits * 10 : cell->amount.digits / 10);
}

static gboolean
alter_move (guint64 *seed, Mutant *mutant)
{
    const guint target = below (seed, 2) ? mutant->column + 1 : mutant->column - 1;
    DiscloseRow *row = row_at (mutant->table, mutant->row);
    if (target >= mutant->table->columns->len || row->cells[target].kind != DISCLOSE_CELL_BLANK)
        return FALSE;
    mutant->target = target;
    mutant->cell2 = row->cells[target];
    const DiscloseCell moved = row->cells[mutant->column];
    row->cells[target] = moved;
    row->cells[mutant->column] = mutant->cell2;
    return TRUE;
}

/* Another row of the same side that holds amounts, NULL if chance finds none. */
static DiscloseRow *
pick_other (guint64 *seed, Mutant *mutant)
{
    mutant->other = below (seed, mutant->table->rows->len);
    DiscloseRow *other = row_at (mutant->table, mutant->other);
    return strcmp (row_at (mutant->table, mutant->row)->section, other->section) == 0
                   && has_large (mutant->table, mutant->other)
               ? other
               : NULL;
}

/* Two amounts of one column change places. */
static gboolean
alter_switch (guint64 *seed, Mutant *mutant)
{
    const DiscloseRow *other = pick_other (seed, mutant);
    if (other == NULL || !is_large (&other->cells[mutant->column]))
        return FALSE;
    DiscloseCell *a = &row_at (mutant->table, mutant->row)->cells[mutant->column];
    DiscloseCell *b = &other->cells[mutant->column];
    if (ABS (a->amount.digits - b->amount.digits) < one_of (a))
        return FALSE;
    mutant->cell2 = *b;
    *b = *a;
    *a = mutant->cell2;
    return TRUE;
}

/* All amounts of two rows change places. */
static gboolean
alter_exchange (guint64 *seed, Mutant *mutant)
{
    DiscloseRow *a = row_at (mutant->table, mutant->row);
    DiscloseRow *b = pick_other (seed, mutant);
    gboolean differs = FALSE;
    if (b == NULL)
        return FALSE;
    for (guint c = 0; c < mutant->table->columns->len; c++)
        differs |=
            ABS (a->cells[c].amount.digits - b->cells[c].amount.digits) >= one_of (&a->cells[c]);
    DiscloseCell *cells = a->cells;
    if (differs) {
        a->cells = b->cells;
        b->cells = cells;
    }
    return differs;
}

static gboolean
alter_row (Mutant *mutant)
{
    GArray *rows = mutant->table->rows;
    mutant->saved = *row_at (mutant->table, mutant->row);
    memmove (row_at (mutant->table, mutant->row), row_at (mutant->table, mutant->row) + 1,
             (rows->len - mutant->row - 1) * sizeof (DiscloseRow));
    rows->len--;
    return TRUE;
}

static gboolean
alter_code (guint64 *seed, Mutant *mutant)
{
    DiscloseRow *row = row_at (mutant->table, mutant->row);
    const guint n = (guint) strlen (row->code);
    mutant->saved = *row;
    if (n == 0)
        return FALSE;
    g_strlcpy (mutant->code, row->code, sizeof mutant->code);
    char *digit = &mutant->code[below (seed, n)];
    *digit = (char) ('0' + (*digit - '0' + 1 + (int) below (seed, 9)) % 10);
    row->code = mutant->code;
    return TRUE;
}

static void
describe (Mutant *mutant)
{
    const DiscloseRow *row = row_at (mutant->table, mutant->row);
    g_snprintf (mutant->what, sizeof mutant->what, "%s: table %u %s row %u %s %.30s [%s] %s",
                kind_names[mutant->kind], mutant->table->number, row->section, row->ordinal,
                row->code, row->item[0] != '\0' ? row->item : row->name,
                disclose_table_column_key (mutant->table, mutant->column),
                row->cells[mutant->column].text);
}

static gboolean
alter (const DiscloseDocument *document, guint64 *seed, Mutant *mutant)
{
    if (!pick_cell (document, seed, mutant))
        return FALSE;
    describe (mutant);
    DiscloseCell *cell = &row_at (mutant->table, mutant->row)->cells[mutant->column];
    mutant->cell = *cell;
    switch (mutant->kind) {
    case DIGIT:
    case SWAPPED:
    case DROPPED:
    case DOUBLED:
        return alter_digits (seed, mutant->kind, cell);
    case POINT:
        return alter_point (seed, cell);
    case SIGN:
        return set_value (cell, -cell->amount.digits);
    case MOVED:
        return alter_move (seed, mutant);
    case LOST:
        cell->kind = DISCLOSE_CELL_BLANK;
        return TRUE;
    case SWITCHED:
        return alter_switch (seed, mutant);
    case EXCHANGED:
        return alter_exchange (seed, mutant);
    case ROW:
        return alter_row (mutant);
    case CODE:
    case N_KINDS:
        break;
    }
    return alter_code (seed, mutant);
}

/* Each kind as often as any other; an exchange is one of two amounts or of two rows. Other places
 * are tried for a kind before it is given up, so that kinds that fit few places are not rare. */
static void
alter_somehow (const DiscloseDocument *document, guint64 *seed, Mutant *mutant)
{
    for (;;) {
        const guint drawn = below (seed, N_KINDS - 1);
        *mutant = (Mutant){ .kind = (Kind) (drawn < EXCHANGED ? drawn : drawn + 1) };
        if (mutant->kind == SWITCHED && below (seed, 2))
            mutant->kind = EXCHANGED;
        for (guint i = 0; i < PLACES_TRIED; i++)
            if (alter (document, seed, mutant))
                return;
    }
}

static void
put_right (Mutant *mutant)
{
    DiscloseRow *row = row_at (mutant->table, mutant->row);
    if (mutant->kind == ROW) {
        GArray *rows = mutant->table->rows;
        memmove (row + 1, row, (rows->len - mutant->row) * sizeof (DiscloseRow));
        *row = mutant->saved;
        rows->len++;
    } else if (mutant->kind == CODE) {
        row->code = mutant->saved.code;
    } else if (mutant->kind == EXCHANGED) {
        DiscloseRow *other = row_at (mutant->table, mutant->other);
        DiscloseCell *cells = row->cells;
        row->cells = other->cells;
        other->cells = cells;
    } else {
        row->cells[mutant->column] = mutant->cell;
        if (mutant->kind == SWITCHED)
            row_at (mutant->table, mutant->other)->cells[mutant->column] = mutant->cell2;
        if (mutant->kind == MOVED)
            row->cells[mutant->target] = mutant->cell2;
    }
}

/* Section - Judging */

static gboolean
is_place (const Mutant *mutant, const DiscloseTerm *term)
{
    if (disclose_term_table (term) != mutant->table)
        return FALSE;
    const DiscloseRow *row = disclose_term_row (term);
    if (mutant->kind == ROW)
        return row == NULL;
    if (row != row_at (mutant->table, mutant->row)
        && !((mutant->kind == SWITCHED || mutant->kind == EXCHANGED)
             && row == row_at (mutant->table, mutant->other)))
        return FALSE;
    const char *column = disclose_term_column (term);
    return mutant->kind >= EXCHANGED
           || strcmp (column, disclose_table_column_key (mutant->table, mutant->column)) == 0;
}

/* The best rank that the altered place has in the first cluster of errors, 0 for none. */
static guint
rank_of (const DiscloseAudit *audit, const Mutant *mutant)
{
    guint best = 0;
    for (guint i = 0; i < disclose_audit_n_findings (audit); i++) {
        const DiscloseAuditFinding *finding = disclose_audit_finding (audit, i);
        if (disclose_audit_finding_cluster (finding) != 1)
            continue;
        for (guint t = 0; t < disclose_audit_finding_n_terms (finding); t++) {
            const DiscloseTerm *term = disclose_audit_finding_term (finding, t);
            const guint rank = disclose_term_rank (term);
            if (disclose_term_role (term) == DISCLOSE_ROLE_CULPRIT && is_place (mutant, term)
                && (best == 0 || rank < best))
                best = rank;
        }
    }
    return best;
}

/* Whether two rows stand below the same one and nowhere else could tell them apart: an exchange
 * that is beyond any sum. */
static gboolean
are_alike (const Mutant *mutant)
{
    const DiscloseRow *a = row_at (mutant->table, mutant->row);
    const DiscloseRow *b = row_at (mutant->table, mutant->other);
    const gsize length = strlen (a->code);
    if (mutant->kind != EXCHANGED || strlen (b->code) != length)
        return FALSE;
    return length < 2 || strncmp (a->code, b->code, length - 2) == 0;
}

static void
count (Tally *tally, gboolean found, guint rank)
{
    tally->made++;
    tally->found += found;
    tally->first += rank == 1;
    tally->three += rank >= 1 && rank <= 3;
}

/* Section - A document */

/* What an error says, wherever it stands among the others. */
static char *
key_of (const DiscloseAuditFinding *finding)
{
    g_autofree char *message = disclose_audit_finding_dup_message (finding, NULL, NULL);
    return g_strconcat (disclose_audit_finding_id (finding), " ", message, NULL);
}

/* The errors that the document has as it is. */
static GHashTable *
errors_of (DiscloseDocument *document, DiscloseGrammars *grammars)
{
    g_autoptr (DiscloseAudit) audit = disclose_audit_new (document, grammars, NULL, NULL);
    GHashTable *errors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < disclose_audit_n_findings (audit); i++) {
        const DiscloseAuditFinding *finding = disclose_audit_finding (audit, i);
        if (disclose_audit_finding_severity (finding) == DISCLOSE_SEVERITY_ERROR)
            g_hash_table_add (errors, key_of (finding));
    }
    return errors;
}

static gboolean
has_new_error (const DiscloseAudit *audit, GHashTable *before)
{
    for (guint i = 0; i < disclose_audit_n_findings (audit); i++) {
        const DiscloseAuditFinding *finding = disclose_audit_finding (audit, i);
        g_autofree char *key = key_of (finding);
        if (disclose_audit_finding_severity (finding) == DISCLOSE_SEVERITY_ERROR
            && !g_hash_table_contains (before, key))
            return TRUE;
    }
    return FALSE;
}

static void
try (DiscloseDocument *document, DiscloseGrammars *grammars, guint64 *seed, GHashTable *before,
     gboolean verbose, Score *score)
{
    Mutant mutant;
    alter_somehow (document, seed, &mutant);
    g_autoptr (DiscloseAudit) audit = disclose_audit_new (document, grammars, NULL, NULL);
    const gboolean found = has_new_error (audit, before);
    const guint rank = found ? rank_of (audit, &mutant) : 0;
    count (&score->kinds[mutant.kind], found, rank);
    count (&score->tables[MIN (mutant.table->number, N_TABLES - 1)], found, rank);
    count (&score->all, found, rank);
    score->all.beyond += !found && are_alike (&mutant);
    if (verbose && rank != 1)
        printf ("%s %s: %s\n",
                !found      ? "MISSED"
                : rank == 0 ? "unnamed"
                            : "late",
                document->name, mutant.what);
    put_right (&mutant);
}

/* Section - The report */

static void
put_tally (const char *name, const Tally *tally)
{
    const double n = MAX (tally->made, 1) / 100.0;
    if (tally->made > 0)
        printf ("  %-16s %6u  found %6.2f %%  first %6.2f %%  of three %6.2f %%\n", name,
                tally->made, tally->found / n, tally->first / n, tally->three / n);
}

static void
put_score (const char *template_id, const Score *score)
{
    printf ("%s\n", template_id);
    for (guint k = 0; k < N_KINDS; k++)
        put_tally (kind_names[k], &score->kinds[k]);
    for (guint t = 0; t < N_TABLES; t++) {
        char name[16];
        g_snprintf (name, sizeof name, "table %u", t);
        put_tally (name, &score->tables[t]);
    }
    put_tally ("all", &score->all);
    printf ("  not found, being exchanges of two rows of one sum that stand nowhere else: %u\n",
            score->all.beyond);
}

int
main (int argc, char **argv)
{
    const gboolean verbose = argc > 1 && strcmp (argv[1], "-v") == 0;
    const int first = verbose ? 3 : 2;
    g_autoptr (DiscloseGrammars) grammars = disclose_grammars_new (NULL, NULL);
    if (argc <= first || grammars == NULL) {
        fprintf (stderr, "usage: mutants [-v] N FILE...\n");
        return 2;
    }
    const guint n = (guint) atoi (argv[first - 1]);
    g_autofree Score *scores = g_new0 (Score, disclose_grammars_n (grammars));
    guint64 seed = 20240223;
    g_autoptr (DiscloseOptions) options = disclose_options_new ();
    disclose_options_set_prose (options, TRUE);
    for (int i = first; i < argc; i++) {
        g_autoptr (DiscloseDocument) document =
            disclose_document_open (argv[i], grammars, options, NULL);
        Mutant mutant;
        if (document == NULL || !find_cell (document, 0, &mutant))
            continue;
        g_autoptr (GHashTable) before = errors_of (document, grammars);
        guint g = 0;
        while (strcmp (disclose_grammars_id (grammars, g), document->template_id) != 0)
            g++;
        for (guint k = 0; k < n; k++)
            try (document, grammars, &seed, before, verbose, &scores[g]);
    }
    for (guint g = 0; g < disclose_grammars_n (grammars); g++)
        if (scores[g].all.made > 0)
            put_score (disclose_grammars_id (grammars, g), &scores[g]);
    return 0;
}
