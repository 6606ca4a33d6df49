/* The data package of a batch. Files with the same header line are parts of one resource, so that a
 * hundred thousand documents have a few dozen resources; of each file it is only kept which line of
 * the manifest it belongs to, and its name.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#define _POSIX_C_SOURCE 200809L
#include "cli_package.h"
#include "cli_csv.h"
#include "cli_lines.h"
#include "cli_output.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define NAME "datapackage.json"
#define BOM "\xEF\xBB\xBF"
#define LONGEST_HEAD 65536 /* bytes of a header line */

typedef struct {
    const char *name, *bytes;
    gsize length;
} Text;

static const Text texts[] = {
#include "cli_package_files.h"
};

typedef struct {
    guint32 line, name; /* of the manifest; in names */
} Part;

typedef struct {
    char *head; /* as it stands, without its LF */
    char *name;
    GArray *parts; /* of Part */
} Resource;

typedef struct {
    CliLines *lines;
    GPtrArray *names;     /* of char *: what files are called */
    GPtrArray *resources; /* of Resource *, in the order in which they came */
    GHashTable *by_head;  /* of Resource *, by kind and head */
    GHashTable *numbers;  /* how many resources a kind has */
} Package;

/* Section - What there is */

static void
free_resource (gpointer data)
{
    Resource *resource = data;
    g_free (resource->head);
    g_free (resource->name);
    g_array_unref (resource->parts);
    g_free (resource);
}

/* `figures`, `findings`, `table-01`, `unrecognised`; NULL for a file that is not ours. To be freed.
 */
static char *
kind_of (const char *file)
{
    if (!g_str_has_suffix (file, ".csv"))
        return NULL;
    if (strcmp (file, "figures.csv") == 0)
        return g_strdup ("figures");
    if (strcmp (file, "findings.csv") == 0)
        return g_strdup ("findings");
    if (g_str_has_prefix (file, "unrecognised-"))
        return g_strdup ("unrecognised");
    if (!g_str_has_prefix (file, "table-"))
        return NULL;
    gsize digits = strspn (file + strlen ("table-"), "0123456789");
    return g_strndup (file, strlen ("table-") + digits);
}

/* A header line has no line ends in quotes: what it is made of has lost its white space. */
static char *
read_head (const char *path)
{
    g_autofree char *head = g_malloc (LONGEST_HEAD);
    FILE *file = fopen (path, "re");
    const char *line = file != NULL ? fgets (head, LONGEST_HEAD, file) : NULL;
    if (file != NULL)
        fclose (file);
    char *end = line != NULL ? strchr (head, '\n') : NULL;
    if (end == NULL)
        return NULL;
    *end = '\0';
    return g_strdup (head);
}

/* The first of a kind is called as the kind is, the second KIND.2. */
static Resource *
find_resource (Package *package, const char *kind, const char *head)
{
    g_autofree char *key = g_strdup_printf ("%s\n%s", kind, head);
    Resource *resource = g_hash_table_lookup (package->by_head, key);
    if (resource != NULL)
        return resource;
    guint number = GPOINTER_TO_UINT (g_hash_table_lookup (package->numbers, kind)) + 1;
    g_hash_table_insert (package->numbers, g_strdup (kind), GUINT_TO_POINTER (number));
    resource = g_new0 (Resource, 1);
    resource->head = g_strdup (head);
    resource->name = number == 1 ? g_strdup (kind) : g_strdup_printf ("%s.%u", kind, number);
    resource->parts = g_array_new (FALSE, FALSE, sizeof (Part));
    g_ptr_array_add (package->resources, resource);
    g_hash_table_insert (package->by_head, g_steal_pointer (&key), resource);
    return resource;
}

static guint
find_name (Package *package, const char *name)
{
    guint index;
    if (!g_ptr_array_find_with_equal_func (package->names, name, g_str_equal, &index)) {
        index = package->names->len;
        g_ptr_array_add (package->names, g_strdup (name));
    }
    return index;
}

static void
take_file (Package *package, guint line, const char *folder, const char *name)
{
    g_autofree char *kind = kind_of (name);
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autofree char *head = kind != NULL ? read_head (path) : NULL;
    if (head == NULL)
        return;
    Part part = { line, find_name (package, name) };
    g_array_append_val (find_resource (package, kind, head)->parts, part);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
    return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
take_folder (Package *package, guint line, const char *folder)
{
    const char *entry;
    g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
    g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
    while (dir != NULL && (entry = g_dir_read_name (dir)) != NULL)
        g_ptr_array_add (names, g_strdup (entry));
    g_ptr_array_sort (names, compare_names);
    for (guint i = 0; i < names->len; i++)
        take_file (package, line, folder, g_ptr_array_index (names, i));
}

/* The folder of a line of the manifest, NULL if it is not done. Lives in record. */
static const char *
folder_at (const Package *package, guint line, GString *record)
{
    char *fields[CLI_LINE_N];
    guint manifest;
    if (!cli_lines_read (package->lines, line, record, &manifest)
        || cli_csv_split (record->str, fields, CLI_LINE_N) != CLI_LINE_N
        || !cli_lines_is_done (fields[CLI_LINE_STATUS]))
        return NULL;
    return fields[CLI_LINE_FOLDER];
}

static void
look (Package *package, const char *out)
{
    g_autoptr (GString) record = g_string_new (NULL);
    for (guint i = 0; i < cli_lines_n (package->lines); i++) {
        const char *folder = folder_at (package, i, record);
        g_autofree char *path = folder != NULL ? g_build_filename (out, folder, NULL) : NULL;
        if (path != NULL)
            take_folder (package, i, path);
    }
}

/* Section - JSON */

static const char *
text_of (const char *name)
{
    for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
        if (strcmp (texts[i].name, name) == 0)
            return texts[i].bytes;
    g_return_val_if_reached ("");
}

static void
put_string (FILE *to, const char *string)
{
    g_autofree char *valid = g_utf8_make_valid (string, -1);
    fputc ('"', to);
    for (const char *p = valid; *p != '\0'; p++) {
        if (*p == '"' || *p == '\\')
            fputc ('\\', to);
        if ((guchar) *p < 0x20)
            fprintf (to, "\\u%04x", (guint) *p);
        else
            fputc (*p, to);
    }
    fputc ('"', to);
}

static void
put_paths (const Package *package, const Resource *resource, FILE *to)
{
    g_autoptr (GString) record = g_string_new (NULL);
    for (guint i = 0; i < resource->parts->len; i++) {
        const Part *part = &g_array_index (resource->parts, Part, i);
        const char *folder = folder_at (package, part->line, record);
        g_autofree char *path =
            g_strconcat (folder, "/", g_ptr_array_index (package->names, part->name), NULL);
        fputs (i == 0 ? "\n      " : ",\n      ", to);
        put_string (to, path);
    }
}

/* Amounts are told as `any`: a cell that should hold a number and does not has its printed text. */
static const char *
type_of (const char *name)
{
    static const char *const texts_of_rows[] = { "section", "code", "name", "item", NULL };
    static const char *const places[] = { "x0", "y0", "x1", "y1", NULL };
    if (strcmp (name, "row") == 0 || strcmp (name, "page") == 0)
        return "integer";
    if (g_strv_contains (texts_of_rows, name))
        return "string";
    return g_strv_contains (places, name) ? "number" : "any";
}

static void
put_fields (const Resource *resource, FILE *to)
{
    char *fields[512];
    const char *head = resource->head;
    g_autofree char *copy = g_strdup (g_str_has_prefix (head, BOM) ? head + strlen (BOM) : head);
    guint n = cli_csv_split (copy, fields, G_N_ELEMENTS (fields));
    for (guint i = 0; i < n; i++) {
        fputs (i == 0 ? "      { \"name\": " : ",\n      { \"name\": ", to);
        put_string (to, fields[i]);
        fprintf (to, ", \"type\": \"%s\" }", type_of (fields[i]));
    }
    fputc ('\n', to);
}

static void
put_resource (const Package *package, const Resource *resource, FILE *to)
{
    const gboolean crlf = g_str_has_suffix (resource->head, "\r");
    fprintf (to,
             ",\n    {\n      \"name\": \"%s\",\n      \"profile\": \"tabular-data-resource\",\n"
             "      \"encoding\": \"utf-8\",\n      \"dialect\": "
             "{ \"delimiter\": \",\", \"doubleQuote\": true, \"lineTerminator\": \"%s\" },\n"
             "      \"path\": [",
             resource->name, crlf ? "\\r\\n" : "\\n");
    put_paths (package, resource, to);
    fputs ("\n      ],\n      \"schema\": { \"fields\": [\n", to);
    if (g_str_has_prefix (resource->name, "figures"))
        fputs (text_of ("figures"), to);
    else
        put_fields (resource, to);
    fputs ("      ] }\n    }", to);
}

static gboolean
put_package (const Package *package, FILE *to)
{
    fputs (text_of ("package"), to);
    fprintf (to,
             "  \"resources\": [\n    {\n      \"name\": \"manifest\",\n"
             "      \"profile\": \"tabular-data-resource\",\n      \"encoding\": \"utf-8\",\n"
             "      \"path\": \"manifest.csv\",\n      \"schema\": { \"fields\": [\n%s      ] }\n"
             "    }",
             text_of ("manifest"));
    for (guint i = 0; i < package->resources->len; i++)
        put_resource (package, g_ptr_array_index (package->resources, i), to);
    fputs ("\n  ]\n}\n", to);
    return !ferror (to) && fflush (to) == 0 && fsync (fileno (to)) == 0;
}

/* Section - The file */

static gboolean
write_whole (const Package *package, const char *path)
{
    g_autofree char *aside = g_strconcat (path, ".new", NULL);
    FILE *to = fopen (aside, "we");
    gboolean ok = to != NULL && put_package (package, to);
    if (to != NULL)
        ok = fclose (to) == 0 && ok;
    ok = ok && g_rename (aside, path) == 0;
    if (!ok) {
        int code = errno;
        g_autofree char *shown = g_filename_display_name (path);
        cli_tell (shown, _ ("the output was not written: %s"), g_strerror (code));
        g_unlink (aside);
    }
    return ok;
}

gboolean
cli_package_write (const char *out)
{
    Package package = {
        .lines = cli_lines_new (),
        .names = g_ptr_array_new_with_free_func (g_free),
        .resources = g_ptr_array_new_with_free_func (free_resource),
        .by_head = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
        .numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    };
    g_autofree char *path = g_build_filename (out, NAME, NULL);
    g_autofree char *manifest = g_build_filename (out, "manifest.csv", NULL);
    gboolean ok = cli_lines_add (package.lines, manifest);
    cli_lines_seal (package.lines);
    look (&package, out);
    ok = ok && write_whole (&package, path);
    cli_sync_directory (out);
    g_hash_table_unref (package.by_head);
    g_hash_table_unref (package.numbers);
    g_ptr_array_unref (package.resources);
    g_ptr_array_unref (package.names);
    cli_lines_free (package.lines);
    return ok;
}

void
cli_package_remove (const char *out)
{
    g_autofree char *path = g_build_filename (out, NAME, NULL);
    g_unlink (path);
}

gboolean
cli_package_exists (const char *out)
{
    g_autofree char *path = g_build_filename (out, NAME, NULL);
    return g_file_test (path, G_FILE_TEST_EXISTS);
}
