/* A reading of a whole document by one grammar, while it is made: its pages, the tables found. */
#ifndef DISCLOSE_READING_H
#define DISCLOSE_READING_H

#include "caption.h"
#include "heading.h"
#include "model.h"
#include "row.h"

typedef struct {
    const Page *page;
    Words *words;
} Sheet;

/* Where a box of the upright page is, as the page is displayed. */
DiscloseSource place_of (const Page *page, Box box);

typedef struct {
    DiscloseSource source;
    const char *proof; /* static */
} Part;

typedef struct {
    const TableGrammar *grammar;
    Rows *rows;
    char *title, *department;
    const UnitGrammar *unit;
    DiscloseWay way;
    GArray *parts;    /* of Part */
    Grid *grid;       /* of the last part, for the next to be held against */
    Heading *heading; /* of the last part */
} OpenTable;

typedef struct {
    const Grammar *grammar;
    DiscloseTrace *trace; /* NULL for none */
    GPtrArray *sheets;    /* of Sheet; shared between attempts */
    GPtrArray *tables;    /* of OpenTable */
    OpenTable *open;      /* the last of them, if it may go on; borrowed */
    Caption pending; /* at the foot of the page before, its table on this one; table NULL: none */
    char *pending_department; /* printed with it, or NULL */
    const UnitGrammar *pending_unit;
    guint score;
} Attempt;

#endif
