/* Relations of two sides, LEFT = RIGHT and LEFT >= RIGHT, made into equations. */
#ifndef DISCLOSE_SIDES_H
#define DISCLOSE_SIDES_H

#include "maker.h"

void make_sides (Maker *maker);

#endif
