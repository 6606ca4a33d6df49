/* disclose annotate: the document itself, with what was found drawn over it.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "cli_audit.h"

#include <string.h>

typedef struct {
    CliReader reader;
    char **files;
    char *out;
} Annotate;

static void
note_clear (gpointer data)
{
    g_free ((char *) ((DiscloseNote *) data)->text);
}

static void
add_note (GArray *notes, DiscloseSource place, DiscloseSeverity severity, const char *id,
          const char *sentence)
{
    const DiscloseNote note = { place, severity, g_strdup_printf ("%s  %s", id, sentence) };
    g_array_append_val (notes, note);
}

static GArray *
notes_of (const DiscloseDocument *document)
{
    GArray *notes = g_array_new (FALSE, FALSE, sizeof (DiscloseNote));
    g_array_set_clear_func (notes, note_clear);
    for (guint i = 0; i < disclose_document_n_findings (document); i++) {
        const DiscloseFinding *finding = disclose_document_finding (document, i);
        g_autofree char *sentence = cli_finding_sentence (finding);
        add_note (notes, disclose_finding_source (finding), disclose_finding_severity (finding),
                  disclose_finding_id (finding), sentence);
    }
    return notes;
}

/* The text stands at the finding's first place; what else takes part in it is outlined. */
static void
add_finding (GArray *notes, const DiscloseAuditFinding *finding)
{
    const DiscloseSeverity severity = disclose_audit_finding_severity (finding);
    g_autofree char *sentence = cli_audit_message (finding);
    gboolean told = FALSE;
    for (guint i = 0; i < disclose_audit_finding_n_terms (finding); i++) {
        const DiscloseTerm *term = disclose_audit_finding_term (finding, i);
        const DiscloseNote mark = { disclose_term_source (term), severity, NULL };
        if (disclose_term_role (term) == DISCLOSE_ROLE_CULPRIT || mark.place.page == 0)
            continue;
        if (told)
            g_array_append_val (notes, mark);
        else
            add_note (notes, mark.place, severity, disclose_audit_finding_id (finding), sentence);
        told = TRUE;
    }
    if (!told)
        add_note (notes, (DiscloseSource){ 0 }, severity, disclose_audit_finding_id (finding),
                  sentence);
}

/* What an audit finds wrong: rounding and what could not be checked would hide it. */
static gboolean
add_audit (GArray *notes, const Annotate *annotate, DiscloseDocument *document, GError **error)
{
    g_autoptr (DiscloseAudit) audit =
        disclose_audit_new (document, annotate->reader.grammars, NULL, error);
    for (guint i = 0; audit != NULL && i < disclose_audit_n_findings (audit); i++) {
        const DiscloseAuditFinding *finding = disclose_audit_finding (audit, i);
        const DiscloseSeverity severity = disclose_audit_finding_severity (finding);
        if (severity == DISCLOSE_SEVERITY_ERROR || severity == DISCLOSE_SEVERITY_WARNING)
            add_finding (notes, finding);
    }
    return audit != NULL;
}

static int
annotate_job (const CliSubject *subject, CliReply *reply, gpointer data)
{
    const Annotate *annotate = data;
    g_autoptr (GError) error = NULL;
    g_autofree char *file = g_filename_display_name (subject->path);
    g_autoptr (DisclosePages) pages =
        disclose_pages_open_fd (subject->fd, annotate->reader.options, &error);
    g_autoptr (GArray) notes = notes_of (subject->document);
    cli_reply_file (reply, "pdf");
    if (pages != NULL && add_audit (notes, annotate, subject->document, &error)
        && disclose_pages_write_pdf (pages, (const DiscloseNote *) (void *) notes->data, notes->len,
                                     cli_reply_write, reply, &error))
        return CLI_OK;
    cli_tell_error (file, error);
    return CLI_FAILED;
}

static gboolean
save (const char *name, const GString *pdf, gpointer data)
{
    const Annotate *annotate = data;
    (void) name;
    return cli_write_file (annotate->out, pdf);
}

static int
run (Annotate *annotate, int argc, char **argv)
{
    int code;
    const GOptionEntry entries[] = {
        { "output", 'o', 0, G_OPTION_ARG_FILENAME, &annotate->out, N_ ("Write the PDF to OUT"),
          N_ ("OUT") },
        { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &annotate->files, NULL, NULL },
        G_OPTION_ENTRY_NULL,
    };
    GOptionContext *context = cli_context_new (
        _ ("FILE"), _ ("Writes the document as a new PDF in which every finding is outlined, "
                       "numbered and told beside the page."));
    g_option_context_add_main_entries (context, entries, NULL);
    cli_reader_add_options (&annotate->reader, context);
    if (!cli_context_parse (context, "annotate", argc, argv, &code))
        return code;
    if (annotate->files == NULL || annotate->files[1] != NULL)
        return cli_usage ("annotate", _ ("give one file"));
    if (annotate->out == NULL)
        return cli_usage ("annotate", _ ("say where to write to: -o OUT"));
    if (strcmp (annotate->out, annotate->files[0]) == 0)
        return cli_usage ("annotate", _ ("the output would replace the document itself"));
    code = cli_reader_prepare (&annotate->reader);
    if (code != CLI_OK)
        return code;
    disclose_options_set_prose (annotate->reader.options, TRUE);
    const CliOne one = { .job = annotate_job, .draws = TRUE, .save = save, .data = annotate };
    return cli_read_one (&annotate->reader, annotate->files[0], &one);
}

int
cmd_annotate (int argc, char **argv)
{
    Annotate annotate = { .files = NULL };
    cli_reader_init (&annotate.reader);
    const int code = run (&annotate, argc, argv);
    cli_reader_clear (&annotate.reader);
    g_strfreev (annotate.files);
    g_free (annotate.out);
    return code;
}
