/* A PDF may hold several documents, bound together: the budgets of two departments, a budget and a
 * final account. Each of them is a volume. */
#ifndef DISCLOSE_VOLUME_H
#define DISCLOSE_VOLUME_H

#include "reading.h"

typedef struct {
    const Attempt *attempt;
    GPtrArray *tables;       /* of OpenTable; borrowed, in printed order */
    guint from, first, last; /* pages: where it may begin, those of its first and last table */
    guint year;              /* 0: not told */
    char *department;        /* of its first table that tells one, else of its cover; or NULL */
} Volume;

/* A table, and the volume it belongs to. */
typedef struct {
    OpenTable *open;
    Volume *volume;
    gboolean repeated; /* the volume has its like already */
} BoundTable;

typedef struct {
    GPtrArray *volumes; /* of Volume, in printed order */
    GArray *tables;     /* of BoundTable, in printed order */
} Binding;

/* Binds the tables of attempts (of Attempt), of which there is one at least. */
Binding *binding_new (const GPtrArray *attempts);
void binding_free (Binding *binding);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Binding, binding_free)

gboolean volume_has (const Volume *volume, guint number);

#endif
