/* What was meant by a word that begins a line and is no directive. */
#include "grammar_reader.h"

#include <string.h>

/* Every directive, in the order in which disclose-grammar(5) describes them. */
static const char *const directives[] = {
    "template",   "title",    "kind",      "define",   "label",    "prefix",  "year",
    "department", "preparer", "continued", "unit",     "blank",    "index",   "total",
    "subtotal",   "past",     "holds",     "empty",    "note",     "aside",   "furniture",
    "level",      "table",    "section",   "code",     "name",     "item",    "amount",
    "ignore",     "unseen",   "audit",     "row",      "relation", "explain", "narrative",
    "money",      "codes",    "check",     "changes",  "figure",   "sum",     "most",
    "none",       "list",     "count",     "withheld", "wants",    "every",   "thisyear",
    "lastyear",   "whose",    "notice",    "percent",  "part",     "reasons", "declares",
    "split",      "reach",
};

/* How many characters must be put in, left out, replaced, or exchanged with the next for a to
 * become b: the distance of optimal string alignment. Both are shorter than LONGEST. */
enum { LONGEST = 16 };

static guint
distance (const char *a, const char *b)
{
    guint d[LONGEST + 1][LONGEST + 1];
    const gsize m = strlen (a), n = strlen (b);
    for (guint i = 0; i <= m; i++)
        for (guint j = 0; j <= n; j++) {
            if (i == 0 || j == 0) {
                d[i][j] = i + j;
                continue;
            }
            d[i][j] =
                MIN (MIN (d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                d[i][j] = MIN (d[i][j], d[i - 2][j - 2] + 1);
        }
    return d[m][n];
}

/* One slip of the pen in a short word, two in a long one; of two as near, the one that begins
 * alike. */
const char *
hint_directive (const char *word)
{
    const char *nearest = NULL;
    guint least = strlen (word) < 6 ? 4 : 6;
    if (strlen (word) >= LONGEST)
        return NULL;
    g_autofree char *lower = g_ascii_strdown (word, -1);
    for (gsize i = 0; i < G_N_ELEMENTS (directives); i++) {
        const guint away = 2 * distance (lower, directives[i]) + (lower[0] != directives[i][0]);
        if (away < least) {
            least = away;
            nearest = directives[i];
        }
    }
    return nearest;
}
