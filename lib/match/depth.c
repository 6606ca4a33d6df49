#include "depth.h"

/* How much deeper than its mark says a row of the level pattern stands: below a row that holds it,
 * up to one like the holder. */
static guint
held_by (Depth *depth, const Grammar *grammar, guint level, guint own, const char *folded)
{
    if (grammar->holds != NULL && pattern_matches (grammar->holds, folded)) {
        depth->holder = level + 1;
        depth->held = own;
        return 0;
    }
    if (depth->holder == level + 1)
        depth->held = 0;
    return depth->held;
}

/* By its mark, else beside the row above, or below it if that one has a mark, or is the first
 * behind a total: the department whose projects follow. */
guint
depth_of_label (Depth *depth, const Grammar *grammar, const char *folded, gboolean is_first)
{
    for (guint i = 0; i < grammar->levels->len; i++) {
        const LevelGrammar *level = &g_array_index (grammar->levels, LevelGrammar, i);
        if (!pattern_matches (level->pattern, folded))
            continue;
        const gboolean stays = depth->inside;
        depth->below = depth->inside = level->depth == 0;
        if (level->depth > 0)
            return level->depth + held_by (depth, grammar, i, level->depth, folded);
        return stays ? depth->level : depth->level + 1;
    }
    if (depth->level == 0) {
        depth->below = is_first;
        return 1;
    }
    const guint found = depth->below ? depth->level : depth->level + 1;
    depth->below = TRUE;
    return found;
}

void
depth_set (Depth *depth, guint level)
{
    if (level > 0)
        depth->level = level;
    else
        depth->held = 0;
}
