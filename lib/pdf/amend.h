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

/* The number of an object that is new; its generation is 0. */
guint64 amend_number (Amend *amend);

/* What the object is from now on. */
void amend_object (Amend *amend, guint64 number, guint64 generation, const GString *text);

/* The amended file. */
GBytes *amend_finish (const Amend *amend);

#endif
