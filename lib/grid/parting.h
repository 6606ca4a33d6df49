/* Words of a heading that are the words of several columns. */
#ifndef DISCLOSE_PARTING_H
#define DISCLOSE_PARTING_H

#include "stretch.h"

/* A copy of the words in which those of the stretch's heading are parted where the columns of its
 * body (an array of Column) are; NULL if there is nothing to part. Lines keep their numbers. The
 * copy borrows text from the words, which must outlive it. */
Words *words_part (const Words *words, const Stretch *stretch, const GArray *columns);

#endif
