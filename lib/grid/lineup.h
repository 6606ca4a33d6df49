/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which pieces of a table's body are one row. */
#ifndef DISCLOSE_LINEUP_H
#define DISCLOSE_LINEUP_H

#include "piece.h"

/* Sets each piece's row, from 0 in order from the top, and returns how many rows there are. */
guint pieces_make_rows (GArray *pieces, guint n_cols, double size);

#endif
