/* The first sheet: what this is, where it comes from, what was found.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "sheets.h"

#include "cli.h"

#include <string.h>

typedef struct {
    Book *book;
    guint row;
} About;

static void
put (About *about, const char *what, const char *text)
{
    book_text (about->book, about->row, 0, BOOK_SOFT, what);
    book_text (about->book, about->row++, 1, BOOK_PLAIN, text);
}

static void
put_number (About *about, const char *what, guint number)
{
    g_autofree char *text = g_strdup_printf ("%u", number);
    put (about, what, text);
}

static void
put_heading (About *about, const char *text)
{
    about->row++;
    book_text (about->book, about->row++, 0, BOOK_BOLD, text);
}

static void
put_source (About *about, const DiscloseDocument *document)
{
    put (about, cli_chinese (N_ ("File")), disclose_document_name (document));
    put (about, "SHA-256", disclose_document_sha256 (document));
    put (about, cli_chinese (N_ ("Department")), disclose_document_department (document));
    if (disclose_document_year (document) != 0)
        put_number (about, cli_chinese (N_ ("Year")), disclose_document_year (document));
    put_number (about, cli_chinese (N_ ("Pages")), disclose_document_n_pages (document));
    put (about, cli_chinese (N_ ("Template")), disclose_document_template (document));
    put (about, cli_chinese (N_ ("Version")), "libdisclose " DISCLOSE_VERSION);
}

static void
put_tables (About *about, const Layouts *layouts)
{
    put_heading (about, cli_chinese (N_ ("Tables")));
    for (guint t = 0; t < layouts->layouts->len; t++) {
        const Layout *layout = g_ptr_array_index (layouts->layouts, t);
        g_autofree char *count = g_strdup_printf (cli_chinese (N_ ("%u figures")),
                                                  disclose_table_n_figures (layout->table));
        book_link (about->book, about->row, 0, BOOK_PLAIN, layout->sheet, layout->sheet);
        book_text (about->book, about->row, 1, BOOK_PLAIN, disclose_table_title (layout->table));
        book_text (about->book, about->row++, 2, BOOK_SOFT, count);
    }
    const char *const sheets[] = { cli_chinese ("Arithmetic"), cli_chinese ("Data") };
    const char *const what[] = {
        cli_chinese (N_ ("every sum and comparison as a formula, with its verdict")),
        cli_chinese (N_ ("a line a figure, as in figures.csv")),
    };
    for (gsize i = 0; i < G_N_ELEMENTS (sheets); i++) {
        book_link (about->book, about->row, 0, BOOK_PLAIN, sheets[i], sheets[i]);
        book_text (about->book, about->row++, 1, BOOK_PLAIN, what[i]);
    }
}

static void
put_legend (About *about)
{
    put_heading (about, cli_chinese (N_ ("Colours")));
    book_text (about->book, about->row, 0, BOOK_ERROR, cli_chinese ("error"));
    book_text (about->book, about->row++, 1, BOOK_PLAIN,
               cli_chinese (N_ ("the figure takes part in an equation that fails; its comment says "
                                "in which")));
    book_text (about->book, about->row, 0, BOOK_WARNING, cli_chinese ("warning"));
    book_text (about->book, about->row++, 1, BOOK_PLAIN,
               cli_chinese (N_ ("the figure is doubtful, or something to be looked at was found; "
                                "see its comment")));
    book_text (about->book, about->row, 0, BOOK_HINT, cli_chinese ("remark"));
    book_text (about->book, about->row++, 1, BOOK_PLAIN,
               cli_chinese (N_ ("an equation of the figure holds but for rounding, or there is "
                                "something to know of it; see its comment")));
    put (about, cli_chinese (N_ ("Rounding")),
         cli_chinese (N_ ("half of the last printed digit for each figure of an equation; where "
                          "units differ, one of the coarser")));
}

/* Section - Findings */

static const char *
translate (const char *english, gpointer unused)
{
    (void) unused;
    return cli_chinese (english);
}

static const char *
severity_text (DiscloseSeverity severity)
{
    switch (severity) {
    case DISCLOSE_SEVERITY_ERROR:
        return cli_chinese ("error");
    case DISCLOSE_SEVERITY_WARNING:
        return cli_chinese ("warning");
    case DISCLOSE_SEVERITY_UNCHECKED:
        return cli_chinese (N_ ("not checked"));
    case DISCLOSE_SEVERITY_INFO:
        break;
    }
    return cli_chinese (N_ ("remark"));
}

static void
put_finding (About *about, DiscloseSeverity severity, const char *id, const char *text)
{
    const guint32 style = severity == DISCLOSE_SEVERITY_ERROR     ? BOOK_ERROR
                          : severity == DISCLOSE_SEVERITY_WARNING ? BOOK_WARNING
                                                                  : BOOK_PLAIN;
    g_autofree char *line = g_strdup_printf ("%s　%s", id, text);
    book_text (about->book, about->row, 0, style, severity_text (severity));
    book_text (about->book, about->row++, 1, BOOK_PLAIN, line);
}

static void
put_audit (About *about, const DiscloseAudit *audit, const DiscloseGrammars *grammars,
           DiscloseSeverity severity)
{
    for (guint f = 0; f < disclose_audit_n_findings (audit); f++) {
        const DiscloseAuditFinding *finding = disclose_audit_finding (audit, f);
        const char *id = disclose_audit_finding_id (finding);
        if (disclose_audit_finding_severity (finding) != severity)
            continue;
        g_autofree char *message = disclose_audit_finding_dup_message (finding, translate, NULL);
        const char *rule = disclose_grammars_explain (grammars, id, "zh");
        g_autofree char *text =
            *rule != '\0' ? g_strdup_printf ("%s（%s）", rule, message) : g_strdup (message);
        put_finding (about, severity, id, text);
    }
}

static void
put_findings (About *about, const DiscloseDocument *document, const DiscloseAudit *audit,
              const DiscloseGrammars *grammars)
{
    const guint before = about->row + 2;
    put_heading (about, cli_chinese (N_ ("Findings")));
    put_audit (about, audit, grammars, DISCLOSE_SEVERITY_ERROR);
    put_audit (about, audit, grammars, DISCLOSE_SEVERITY_WARNING);
    for (guint f = 0; f < disclose_document_n_findings (document); f++) {
        const DiscloseFinding *finding = disclose_document_finding (document, f);
        g_autofree char *sentence = cli_finding_sentence_in (finding, cli_chinese);
        put_finding (about, disclose_finding_severity (finding), disclose_finding_id (finding),
                     sentence);
    }
    put_audit (about, audit, grammars, DISCLOSE_SEVERITY_UNCHECKED);
    if (about->row == before)
        book_text (about->book, about->row++, 0, BOOK_PLAIN, cli_chinese (N_ ("none")));
}

void
sheet_about (Book *book, const Layouts *layouts, const DiscloseAudit *audit,
             const DiscloseGrammars *grammars)
{
    About about = { book, 2 };
    book_sheet (book, cli_chinese (N_ ("About")));
    book_width (book, 0, 14);
    book_width (book, 1, 80);
    book_width (book, 2, 14);
    book_text (book, 0, 0, BOOK_TITLE, cli_chinese (N_ ("A published budget, read from its PDF")));
    book_height (book, 0, 24);
    book_text (book, 1, 0, BOOK_SOFT,
               cli_chinese (N_ ("Figures are given as they are printed; nothing is corrected.")));
    about.row++;
    put_source (&about, layouts->document);
    put_tables (&about, layouts);
    put_legend (&about);
    put_findings (&about, layouts->document, audit, grammars);
}
