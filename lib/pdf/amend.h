/* Objects of a PDF replaced by others, in the way the format has for it: they are appended to the
 * file with cross-references of their own, and what is there stays as it is (ISO 32000-1, 7.5.6).
 */
#ifndef DISCLOSE_AMEND_H
#define DISCLOSE_AMEND_H

#include <glib.h>

typedef struct Amend Amend;

/* NULL for a file that cannot be amended safely: one that is encrypted, whose end is not in order,
 * or that was amended before, so that one number may mean several objects. */
Amend *amend_new (GBytes *bytes);
void amend_free (Amend *amend);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Amend, amend_free)

/* Another stream for the object, with nothing in its dictionary but its length. */
void amend_stream (Amend *amend, guint number, guint generation, gconstpointer data, gsize length);

/* The amended file. */
GBytes *amend_finish (const Amend *amend);

#endif
