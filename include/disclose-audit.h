/* libdisclose: does a published budget agree with itself?
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * An audit holds the figures of a document against the relations of its grammar: sums, equal cells,
 * codes. A difference that rounding explains is an info, a larger one an error, and a relation that
 * could not be checked says why. Nothing is ever corrected.
 *
 *     g_autoptr(DiscloseAudit) audit = disclose_audit_new (document, grammars, NULL, &error);
 *     for (guint f = 0; audit != NULL && f < disclose_audit_n_findings (audit); f++)
 *         tell (disclose_audit_finding (audit, f));
 *
 * The conventions are those of disclose.h.
 */
#ifndef DISCLOSE_AUDIT_H
#define DISCLOSE_AUDIT_H

#include <disclose.h>

G_BEGIN_DECLS

/* Section - Audits */

typedef struct DiscloseAudit DiscloseAudit;
typedef struct DiscloseAuditFinding DiscloseAuditFinding;
typedef struct DiscloseTerm DiscloseTerm;

/**
 * disclose_audit_new:
 * @grammars: those that the document was read with
 * @previous: (nullable): the same department's document of the year before
 * @error: #DISCLOSE_ERROR_GRAMMAR if the document's grammar is not in @grammars
 *
 * Returns: (transfer full) (nullable): the audit, frozen; it keeps @document, @previous and
 *     @grammars alive.
 */
DISCLOSE_API DiscloseAudit *disclose_audit_new (DiscloseDocument *document,
                                                DiscloseGrammars *grammars,
                                                DiscloseDocument *previous, GError **error);

/**
 * disclose_audit_new_with_units:
 * @document: of a department
 * @grammars: those that the documents were read with
 * @previous: (nullable): as of disclose_audit_new()
 * @units: (array length=n_units): the documents of the units that it is the sum of, all of them;
 *     one may hold several
 * @n_units: how many those are
 * @error: as of disclose_audit_new()
 *
 * Checks what holds between the two as well. Where the units come to less than the department one
 * of them is taken to be missing, which is a warning.
 *
 * Returns: (transfer full) (nullable): the audit, frozen; it keeps all documents and @grammars
 *     alive.
 */
DISCLOSE_API DiscloseAudit *disclose_audit_new_with_units (DiscloseDocument *document,
                                                           DiscloseGrammars *grammars,
                                                           DiscloseDocument *previous,
                                                           DiscloseDocument *const *units,
                                                           guint n_units, GError **error);
DISCLOSE_API void disclose_audit_free (DiscloseAudit *audit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiscloseAudit, disclose_audit_free)

/** Returns: (transfer none): the document that was checked. */
DISCLOSE_API const DiscloseDocument *disclose_audit_document (const DiscloseAudit *audit);

/** Returns: (transfer none) (nullable): that of the year before, if it was given. */
DISCLOSE_API const DiscloseDocument *disclose_audit_previous (const DiscloseAudit *audit);

DISCLOSE_API guint disclose_audit_n_findings (const DiscloseAudit *audit);
DISCLOSE_API const DiscloseAuditFinding *disclose_audit_finding (const DiscloseAudit *audit,
                                                                 guint index);

/** Returns: how many findings have that severity. */
DISCLOSE_API guint disclose_audit_count (const DiscloseAudit *audit, DiscloseSeverity severity);

/** Returns: how many equations were worked out, held or not. */
DISCLOSE_API guint disclose_audit_n_checked (const DiscloseAudit *audit);

/** Returns: how many percentages of the prose, other than 0, were found right: shares of a total,
 *  and rates of growth. */
DISCLOSE_API guint disclose_audit_n_shares (const DiscloseAudit *audit);
DISCLOSE_API guint disclose_audit_n_growths (const DiscloseAudit *audit);

/**
 * disclose_grammars_explain:
 * @id: a relation's id, `XJ-W10`
 * @language: `en` or `zh`
 *
 * Returns: (transfer none): what the relation says, in one line; "" if no grammar has it.
 */
DISCLOSE_API const char *disclose_grammars_explain (const DiscloseGrammars *grammars,
                                                    const char *id, const char *language);

/* Section - Findings of an audit */

/** Returns: (transfer none): the stable id of the relation, `XJ-W10`. */
DISCLOSE_API const char *disclose_audit_finding_id (const DiscloseAuditFinding *finding);
DISCLOSE_API DiscloseSeverity disclose_audit_finding_severity (const DiscloseAuditFinding *finding);

/** Returns: (transfer none): whose budget it is about. */
DISCLOSE_API const char *disclose_audit_finding_department (const DiscloseAuditFinding *finding);

/** Returns: the number of the table it is about, that of its first figure; 0 for none. */
DISCLOSE_API guint disclose_audit_finding_table (const DiscloseAuditFinding *finding);

/**
 * DiscloseTranslate:
 *
 * Returns: (transfer none): @english, a sentence with `%s` where words belong, in another language,
 *     with as many `%s` in the same order.
 */
typedef const char *(*DiscloseTranslate) (const char *english, gpointer user_data);

/**
 * disclose_audit_finding_dup_message:
 * @translate: (nullable): NULL for English
 *
 * Returns: (transfer full): one sentence.
 */
DISCLOSE_API char *disclose_audit_finding_dup_message (const DiscloseAuditFinding *finding,
                                                       DiscloseTranslate translate,
                                                       gpointer user_data);

/**
 * disclose_audit_finding_difference:
 * @difference: (out) (optional): left less right, in the unit of the first figure's table
 * @envelope: (out) (optional): the largest difference that rounding explains
 *
 * Returns: FALSE if the finding compares no amounts; both are then untouched.
 */
DISCLOSE_API gboolean disclose_audit_finding_difference (const DiscloseAuditFinding *finding,
                                                         DiscloseAmount *difference,
                                                         DiscloseAmount *envelope);

/** Returns: which findings have the same likely causes: 1, 2 …; 0 for one that stands alone. */
DISCLOSE_API guint disclose_audit_finding_cluster (const DiscloseAuditFinding *finding);

/* Section - What takes part in a finding */

/** The figures, rows and quotations that take part in a finding. */
DISCLOSE_API guint disclose_audit_finding_n_terms (const DiscloseAuditFinding *finding);
DISCLOSE_API const DiscloseTerm *disclose_audit_finding_term (const DiscloseAuditFinding *finding,
                                                              guint index);

typedef enum {
    DISCLOSE_ROLE_NONE,
    DISCLOSE_ROLE_LEFT,   /* stands on the left side of the relation: a total */
    DISCLOSE_ROLE_RIGHT,  /* stands on the right side: its parts */
    DISCLOSE_ROLE_QUOTE,  /* prose */
    DISCLOSE_ROLE_CULPRIT /* a place that, put right, would satisfy every relation */
} DiscloseRole;

DISCLOSE_API DiscloseRole disclose_term_role (const DiscloseTerm *term);

/** Returns: -1 of a term that is taken off its side, else 1. */
DISCLOSE_API int disclose_term_sign (const DiscloseTerm *term);

/** Returns: of a term of an equation, what the last digit printed in its table stands for, in the
 *  table's unit: 0.01; else 0. */
DISCLOSE_API DiscloseAmount disclose_term_step (const DiscloseTerm *term);

/** Returns: of a culprit: 1 for the most likely; one culprit may be two terms. Else 0. */
DISCLOSE_API guint disclose_term_rank (const DiscloseTerm *term);

/** Returns: (transfer none) (nullable): where it stands; a missing row has a table and no row. */
DISCLOSE_API const DiscloseTable *disclose_term_table (const DiscloseTerm *term);
DISCLOSE_API const DiscloseRow *disclose_term_row (const DiscloseTerm *term);

/** Returns: (transfer none): the key of the column, "" for a whole row or a quotation. */
DISCLOSE_API const char *disclose_term_column (const DiscloseTerm *term);

/** Returns: (transfer none) (nullable): the cell, NULL for what is none. */
DISCLOSE_API const DiscloseCell *disclose_term_cell (const DiscloseTerm *term);

/** Returns: (transfer none): the code the row should have, or that of a missing row; else "". */
DISCLOSE_API const char *disclose_term_code (const DiscloseTerm *term);

/** Returns: FALSE if there is no value that would satisfy the relation. */
DISCLOSE_API gboolean disclose_term_expected (const DiscloseTerm *term, DiscloseAmount *expected);

/** Returns: (transfer full): of a culprit what is wrong with it, as
 *  disclose_audit_finding_dup_message(); else "". */
DISCLOSE_API char *disclose_term_dup_message (const DiscloseTerm *term, DiscloseTranslate translate,
                                              gpointer user_data);

/** Returns: (transfer none): the sentence of the prose, or "". */
DISCLOSE_API const char *disclose_term_quote (const DiscloseTerm *term);
DISCLOSE_API DiscloseSource disclose_term_source (const DiscloseTerm *term);

/* Section - Equations
 *
 * The findings of an audit are what does not hold. For programs that work everything out again,
 * such as a spreadsheet, here is every equation of a document, with its verdict.
 */

typedef struct DiscloseEquations DiscloseEquations;
typedef struct DiscloseEquation DiscloseEquation;

/**
 * disclose_equations_new:
 * @grammars: those that the document was read with
 * @error: #DISCLOSE_ERROR_GRAMMAR if the document's grammar is not in @grammars
 *
 * Returns: (transfer full) (nullable): the equations, frozen; they keep @document and @grammars
 *     alive.
 */
DISCLOSE_API DiscloseEquations *disclose_equations_new (DiscloseDocument *document,
                                                        DiscloseGrammars *grammars, GError **error);
DISCLOSE_API void disclose_equations_free (DiscloseEquations *equations);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiscloseEquations, disclose_equations_free)

DISCLOSE_API guint disclose_equations_n (const DiscloseEquations *equations);

/** Returns: (transfer none) (nullable): NULL if there is no index-th. */
DISCLOSE_API const DiscloseEquation *disclose_equations_at (const DiscloseEquations *equations,
                                                            guint index);

/** Returns: (transfer none): the stable id of its relation, `XJ-W10`. */
DISCLOSE_API const char *disclose_equation_id (const DiscloseEquation *equation);

/** Returns: (transfer none): whose budget it is about. */
DISCLOSE_API const char *disclose_equation_department (const DiscloseEquation *equation);

/** Returns: what it is if it fails. */
DISCLOSE_API DiscloseSeverity disclose_equation_severity (const DiscloseEquation *equation);

/** Whether left need only be no less than right, instead of equal. */
DISCLOSE_API gboolean disclose_equation_is_least (const DiscloseEquation *equation);

/** Whether its tables have different units. Rounding then explains less than one step of the
 *  coarsest table, and half of it is no difference at all; else half a step for every figure that
 *  is printed. */
DISCLOSE_API gboolean disclose_equation_crosses_units (const DiscloseEquation *equation);

typedef enum {
    DISCLOSE_VERDICT_HOLDS,
    DISCLOSE_VERDICT_ROUNDED, /* is off by no more than rounding explains */
    DISCLOSE_VERDICT_FAILS
} DiscloseVerdict;

DISCLOSE_API DiscloseVerdict disclose_equation_verdict (const DiscloseEquation *equation);

/** Returns: left less right, in the unit of the first term's table. */
DISCLOSE_API DiscloseAmount disclose_equation_difference (const DiscloseEquation *equation);

/** Returns: the largest difference that rounding explains, in the same unit. */
DISCLOSE_API DiscloseAmount disclose_equation_envelope (const DiscloseEquation *equation);

/** The cells of both sides, left ones first or not; a blank cell counts as nothing. */
DISCLOSE_API guint disclose_equation_n_terms (const DiscloseEquation *equation);
DISCLOSE_API const DiscloseTerm *disclose_equation_term (const DiscloseEquation *equation,
                                                         guint index);

/* Section - Changes since the year before
 *
 * Of an audit with a document of the year before: each cell that the grammar compares (`changes` in
 * disclose-grammar(5)) and that either document prints, rows by their code, others by their label.
 */

typedef struct DiscloseChange DiscloseChange;

/** Returns: how many cells are compared; 0 of an audit without a document of the year before. */
DISCLOSE_API guint disclose_audit_n_changes (const DiscloseAudit *audit);

/** Returns: (transfer none) (nullable): NULL if there is no index-th. */
DISCLOSE_API const DiscloseChange *disclose_audit_change (const DiscloseAudit *audit, guint index);

/** Returns: (transfer none): whose budget it is. */
DISCLOSE_API const char *disclose_change_department (const DiscloseChange *change);

/** Returns: (transfer none): this year's table, whose unit its amounts have, and row; if this year
 *  has no such row, those of the year before. */
DISCLOSE_API const DiscloseTable *disclose_change_table (const DiscloseChange *change);
DISCLOSE_API const DiscloseRow *disclose_change_row (const DiscloseChange *change);

/** Returns: (transfer none): the key of the column. */
DISCLOSE_API const char *disclose_change_column (const DiscloseChange *change);

/**
 * disclose_change_before:
 * @amount: (out) (optional): what the document of the year before prints; disclose_change_now():
 * what this one does
 *
 * Returns: FALSE if it prints nothing there; @amount is then untouched.
 */
DISCLOSE_API gboolean disclose_change_before (const DiscloseChange *change, DiscloseAmount *amount);
DISCLOSE_API gboolean disclose_change_now (const DiscloseChange *change, DiscloseAmount *amount);

/** Returns: now less before; a cell without a figure counts as nothing. */
DISCLOSE_API DiscloseAmount disclose_change_difference (const DiscloseChange *change);

/**
 * disclose_change_percent:
 * @percent: (out) (optional): the difference in percent of the year before, rounded to two decimals
 *
 * Returns: FALSE if there was nothing the year before; @percent is then untouched.
 */
DISCLOSE_API gboolean disclose_change_percent (const DiscloseChange *change,
                                               DiscloseAmount *percent);

/* Section - Output of an audit */

/** Writes the changes since the year before as CSV, a line for each cell that is compared. */
DISCLOSE_API gboolean disclose_audit_write_changes_csv (const DiscloseAudit *audit,
                                                        DiscloseCsvFlags flags, DiscloseWrite write,
                                                        gpointer user_data, GError **error);

/** Writes the findings of an audit, a line for each figure that takes part in one. */
DISCLOSE_API gboolean disclose_audit_write_csv (const DiscloseAudit *audit, DiscloseCsvFlags flags,
                                                DiscloseWrite write, gpointer user_data,
                                                GError **error);

/** Writes the findings of an audit as JSON. */
DISCLOSE_API gboolean disclose_audit_write_json (const DiscloseAudit *audit, DiscloseWrite write,
                                                 gpointer user_data, GError **error);

G_END_DECLS

#endif
