/* Every tolerance and cap of the library, each with why and what it was seen on. */
#ifndef DISCLOSE_BOUNDS_H
#define DISCLOSE_BOUNDS_H

#include <glib.h>

/* Caps on hostile input; the first three are defaults that options override. */
#define LIMIT_PAGES 2000         /* the longest disclosure seen has 39 pages */
#define LIMIT_GLYPHS 200000      /* on a page; the densest page seen has 2,600 */
#define LIMIT_BYTES (256u << 20) /* of a file; the largest seen has 1.5 MB */
#define LIMIT_RULES 40000        /* on a page; a published page drew its grid as 4,400 rectangles */
#define LIMIT_CLIPS 4000         /* rectangles of a clip; the rules of a page are as many */
#define LIMIT_CLIP_WORK 1000000  /* of them filled on a page */
#define LIMIT_PAINT_BYTES \
    (32u << 20) /* of a page's recorded drawing; 4,400 rectangles take 0.3 MB */

/* Packed streams. */
#define UNPACK_GLYPH 160     /* bytes of content a character may take; 40 are usual */
#define UNPACK_BEST 1040     /* times as large is the most that data can unpack to */
#define UNPACK_ABSURD 40     /* times as large at its beginning: content unpacks to 5 to 10 times */
#define UNPACK_SAMPLE 16384u /* bytes of that beginning */
#define UNPACK_CHUNK 65536u  /* unpacked at a time */
#define STREAM_HEAD 400u     /* bytes before a stream looked at for what it is */

/* Files amended in memory. */
#define AMEND_MOST_BYTES (16u << 20) /* a larger file is pictures for the most part */
#define AMEND_TRAILER 4096           /* bytes of the file's end, and of a trailer, looked at */
#define AMEND_PIECES 4u   /* of cross-references; the most a file is written in is three */
#define LIMIT_FONTS 4096u /* of a file; a published one has 176 */

/* Tables without vertical rules; the widest seen has 16 columns and 30 pieces of heading. What goes
 * beyond is no table, and laying headings over columns takes the square of these. */
#define LIMIT_ALIGNED_COLUMNS 64u
#define LIMIT_ALIGNED_BLOCKS 256u

/* PCRE2: a pattern that needs more than this on a line of text is a runaway. */
#define LIMIT_PATTERN_MATCH 100000u
#define LIMIT_PATTERN_DEPTH 1000u
#define LIMIT_PATTERN_HEAP 4096u /* KiB */

/* Grammar sources. */
#define LIMIT_FIELDS 64 /* of a table, a bit each; the largest built in has 32 */
#define LIMIT_GRAMMAR_BYTES (1u << 20)
#define LIMIT_GRAMMAR_LINE 4096u
#define LIMIT_PATTERN_BYTES                                                                \
    (1u << 16)                   /* with its defines put in: they may double at every step \
                                  */
#define LIMIT_NEEDS_BYTES 64u    /* characters a pattern may end in; more are hardly ever lacking */
#define LIMIT_GROUP_DEPTH 64u    /* brackets in a title that warnings look into */
#define LIMIT_TITLE_STRINGS 256u /* that one title pattern may stand for, to be looked into */
#define LIMIT_NAMED_ROWS 64      /* of one table that relations speak of: a bit each */

/* Words (parts of a character's height unless told). */
#define TEXT_SIZE_DEFAULT 10.0 /* points; of a page without text */
#define TEXT_SIZE_MIN 2.0      /* points */
#define TEXT_SIZE_MAX 72.0     /* points */
#define WORD_GAP 0.45        /* a blank in a name is about 0.25, the narrowest gap of columns 0.8 */
#define WORD_GAP_NUMBER 0.18 /* digits touch; an amount and the code beside it stand 0.22 apart */
#define WORD_OVERLAP 0.6     /* neighbours in condensed type overlap */
#define WORD_TIE 0.1         /* points: as near as another run; two are printed over each other */
#define WORD_SLOPE 0.35      /* digits and ideographs of one line differ by up to 0.2 */
#define WORD_SIZES 2.0       /* of neighbours; boxes of fonts differ by 1.6, a watermark by five */
#define WORD_BAND 5.0 /* points; height of a band of the sweep, and the most a slope may be */
#define WORD_BANDS_MAX 4000
#define WORD_OPEN_MAX 64        /* open words in a band; a page of a hundred columns has fewer */
#define WORD_DOUBLE_OVERLAP 0.6 /* of a character and its shadow; bold is drawn within 0.1 */
#define WORD_DOUBLE_SIZE                                                                   \
    0.8                /* of a shadow to its character; a watermark is five times the type \
                        */
#define LINE_SLOPE 0.3 /* between the words of one line */

/* Rules (points). */
#define RULE_THICK 3.6 /* thicker is an area: the thickest frame seen is 3.0 */
#define RULE_SHORT 7.0 /* shorter is a mark, not a rule: the narrowest cell seen is 9 */
#define RULE_GAP 2.6   /* between the dots of a dotted rule, or pieces of one drawn cell by cell */
#define RULE_STRAIGHT 0.2 /* between the dots of a line, one drawn after the other */
#define RULE_CELL 5       /* lines of a path around one cell, at most */
#define RULE_RINGS 4      /* rectangles, one inside the other: a double border */
#define RULE_OF_TYPE 40.0 /* shorter parts of a bent path outline a character of bold type */
#define RULE_SLOPE 0.6    /* between the pieces of one rule, and of a line that is to be straight */
#define RULE_CONTRAST 0.05 /* of 1; the palest grey rule seen differs from white by 0.13 */
#define RULE_CONTRAST_LIGHT                                               \
    0.3 /* zebra shading differs from the white frames in it by up to 0.1 \
         */
#define RULE_ADJUST \
    0.13 /* poppler moves a thin line to the middle of a unit of the recording: half of one */
#define RULE_SEAM 3.0       /* between filled cells; wider is the ground of separate boxes */
#define RULE_SEAM_LEAST 0.2 /* narrower cannot be seen: cells that are to touch */
#define RULE_BESIDE 40      /* cells along one side of a cell; a heading over 30 columns was seen */
#define RULE_AREAS 4000     /* painted areas remembered on a page */

/* Pages. */
#define PAGE_DIGITS 6                   /* fewer on a page with pictures: no table of figures */
#define PAGE_PICTURE_BYTES (256u << 10) /* recorded; larger makes drawing a page slow */
#define PAGE_COVERED 0.5 /* of it by pictures: a scan leaves little of the paper out */
#define PAGE_BARE 10u    /* characters; a scan has a page number at most */
#define PAGE_ALIKE 3u    /* scanned pages in a document: the others are scanned too */
#define PAGE_SHOWN 8u    /* a page of text shows a byte in so many of it, at least */

#define TURN_AMOUNTS 2 /* times as many told backwards as forwards: a page that is upside down */
#define TURN_PIECE \
    3 /* characters of a number between blanks that are none: a digit, two, a point */
#define TURN_NUMBER 30 /* bytes; a longer row of digits is no amount */

/* Pictures. */
#define PICTURE_PIXELS (64u << 20) /* an A3 page at 600 dots an inch has 70 million */
#define PICTURE_SIDE 32767         /* more cairo cannot draw */
#define PICTURE_DPI_LEAST 1u
#define PICTURE_DPI_MOST 600u
#define PICTURE_TINT                                                                            \
    10u                 /* of 255, between channels of what passes for grey; 8 in printed black \
                         */
#define PICTURE_EDGE 3u /* dots; at 168 dots an inch the edge of a stroke is one or two wide */
#define PICTURE_SHADED \
    64u                 /* samples of grey; pages of strokes alone have up to 24, shaded ones 190 */
#define PICTURE_AREA 8u /* samples; fewer are within broad strokes */
#define PICTURE_GREYS_APART 75u   /* square of how far off a grey may be: 5 of 15, three times */
#define PICTURE_COLOURS_APART 27u /* the same of a colour: 3, by which none passes for another */
#define NOTE_STRIP 190.0          /* points; the margin added to a page with notes */
#define NOTE_TYPE 8.0             /* points; of the text in it */
#define NOTE_TEXT_LINES 12        /* of one note; the whole of it stands in the outline */

/* Characters (parts of the type size). */
#define GLYPH_HIGH                                                                 \
    1.6 /* a higher box tells of the font, not of the character; Type 3 fonts: 2.6 \
         */
#define GLYPH_SLANTED 0.9 /* of the usual width for the height; at 30 degrees it is 0.87 */
#define GLYPH_LARGE 1.5   /* of the mean: titles are as large, but not pale */
#define GLYPH_PALE \
    0x7000 /* of 0xFFFF: the darkest part of a watermark's colour is 0x8000 and more */
#define GLYPH_PALE_LEVEL 0xA000 /* of one that stands level: 0xC000 and more; of a title: black */
#define GLYPH_WHITE 0xF800      /* on a dark ground, and no watermark */
#define GLYPH_HEIGHT 1.2        /* what such a box is cut to */

/* Frames (points). */
#define FRAME_TOUCH 3.2  /* between rules of one table: doubled rules stand up to 3 apart */
#define FRAME_ENDS 4.0   /* between the ends of the lines of one table */
#define FRAME_WIDTH 80.0 /* narrower is no table */
#define FRAME_HEIGHT 12.0
#define FRAME_ROW 6.0    /* of a frame with columns: one row of 6.5 point type alone on a page */
#define FRAME_RULES 6000 /* looked at on one page */

/* Grids. */
#define GRID_SNAP 3.2 /* points; doubled rules are one divider, the narrowest column is 9 wide */
#define GRID_DIVIDERS 400 /* of one direction on one page; the largest table seen has 45 */
#define GRID_DRAWN 0.6    /* of a cell's side; less is a rule that ends near it */
#define GAPS_SPANS 16     /* headings between two rules */
#define GAPS_LETTER \
    1.5              /* of it: a single character, be it a heading or one of a letter-spaced one */
#define GAPS_OFF 1.0 /* of the type: headings that are each in the middle of their columns */
#define BANDS_LESS 0.2   /* of a word's height left out at both ends: boxes of lines may overlap */
#define BANDS_CODES 3u   /* columns of levels of a code */
#define BANDS_HEIGHT 2.0 /* a lower band holds one row */
#define BANDS_OFF_LEAST \
    0.12               /* the same where nothing else tells; the lines of a label are packed */
#define BANDS_OFF 0.5  /* of the type: lines that are each in the middle of their rows */
#define GRID_WHOLE 0.6 /* of a number must stand in the column it is given to */
#define GRID_PART 0.04 /* of a character's height, wider than between the digits of a number */
#define GRID_LABEL \
    0.2 /* of it, between letters of one label; boxes are a tenth too wide or narrow */
#define GRID_OVERSIZE 2.4 /* of the page's type: larger is a watermark; titles stand outside */
#define PIECE_SIGN 0.5    /* of the page's type, from a sign to the number that it is of */
#define GRID_LINE 0.4     /* of a character's height, between lines of a cell */

/* Headings. */
#define HEADING_ROWS 10   /* looked at; the deepest heading seen has 4 and an index row */
#define HEADING_UNITS 12  /* cells or lines above one column; nine lines were seen */
#define INDEX_STEPS 3     /* from a number to the next: columns are counted, not amounts told */
#define HEADING_SHARE 0.6 /* of the columns that have a heading must be known to the grammar */

/* Drafts. */
#define DRAFT_ALIKE \
    0.2 /* of the height: two lines of one title; those with digits are higher by 0.1 */
#define DRAFT_TABLES 100 /* written; the province that prints most has 23 */
#define DRAFT_COLUMNS 64 /* of a table: as many as it may have fields */
#define DRAFT_PANELS 2   /* side by side, each with a label on a line without figures */
#define DRAFT_SHARE 0.8  /* of the headings of a table of another name, to be the same kind */

/* Captions. */
#define CAPTION_LENGTH \
    60 /* characters; the longest title seen has 31, with year and department 50 */
#define CAPTION_BYTES 400
#define CAPTION_PARTS 2  /* words of each line of a title over two lines */
#define CAPTION_WORDS 40 /* of a line; letter-spaced titles have 20 */

/* Several documents in one PDF. */
#define VOLUME_COVER 12 /* lines; covers have up to 8, pages of text more */
#define VOLUME_TYPE 0.1 /* of its height, between the lines of one title */
#define VOLUME_GAP 1.6  /* of it, between the lines of one title: covers are set wide */
#define VOLUME_TITLE \
    6 /* characters behind the year of a cover: a kind of text; a sentence goes on */
#define VOLUME_TABLES 3 /* fewer that another grammar takes are no document: the smallest has 8 */

/* Tables that no grammar takes. */
#define UNKNOWN_AMOUNTS 2  /* fewer, where no unit is told, are a number in a box */
#define UNKNOWN_PLACES 40  /* of a page looked at for tables without rules */
#define TABULAR_ROWS 2     /* of several columns, or of a sum; of one column one more */
#define TABULAR_APART 2.0  /* type sizes from a label to its amount; words of a text: up to 1 */
#define TABULAR_UNEVEN 0.3 /* between those distances; amounts behind the words of a list: 0 */
#define TABULAR_OF 4
#define TABULAR_ALIGNED 3 /* of as many figures over each other have an edge in common */
#define TABULAR_MOST 2    /* of as many lines with figures are rows */

/* Notes. */
#define NOTE_ROWS 6     /* of the grid that one sentence may run over */
#define NOTE_SHORT 24   /* bytes; no sentence is shorter */
#define NOTE_TAIL 60    /* characters of its last line */
#define NOTE_GAP 0.9    /* type sizes between the lines of a sentence; those of a paragraph: 0.7 */
#define NOTE_INDENT 3.0 /* of the first line of a sentence */
#define NOTE_LINES 8    /* below a grid looked at */

/* Tables over pages. */
#define FOOT_GAP 0.8 /* characters' heights between the text of a page and its number */
#define CAPTION_ABOVE \
    3.0 /* characters' heights above a caption looked at for department and unit */
#define CAPTION_BELOW 5.0   /* below it */
#define CONTINUE_SHARE 0.75 /* of the columns bound before: a repeated heading binds as many */
#define CONTINUE_WORDS \
    3 /* of as many cells where amounts belong one may be words; false parts have two of three */
#define CONTENTS_DIGITS 3  /* of the number of a page; amounts have two decimals or more digits */
#define CONTENTS_LINES 3   /* with such a number: the shortest list seen has 4 */
#define CONTINUE_SHIFT 4.0 /* points between the columns of one table on two pages */

/* Prose (parts of the type size unless told). */
#define PROSE_GRID_RULES 3 /* downward rules of a grid; a box around a paragraph has two */
#define PROSE_RUNNING 3    /* pages that begin or end with the same line */
#define PROSE_LONG 15.0    /* a line that tells where the margins are */
#define PROSE_INDENT 0.8   /* a paragraph begins 2 in; a continued line stands within 0.2 */
#define PROSE_SHORT 0.6  /* room left at the end of a full line: type set loose leaves up to 0.5 */
#define PROSE_RAGGED 5.0 /* the same in the middle of a sentence: loose type lacks up to 3.5 */
#define PROSE_SAME_TYPE                                                                      \
    0.8                /* of the height of the line above: lines with and without digits 0.9 \
                        */
#define PROSE_BACK 300 /* lines looked back for a text that is repeated; a page has 60 */
#define PROSE_SENTENCE \
    900                  /* bytes quoted on either side of what is told; the longest seen has 800 */
#define PROSE_SPACE 0.15 /* a space between digits has 0.25, digits that touch none */
#define PROSE_REPEATED 80 /* characters; project blocks repeat single lines of up to 40 */

/* What the prose says. */
#define PROSE_PARTS 400    /* headings of narratives; the longest document seen has 40 */
#define PROSE_MATCHES 2000 /* of one claim in one narrative */
#define PROSE_LOOSE 1000   /* amounts of one narrative that nothing binds; 30 were seen */
#define PROSE_NOTICES 20   /* places of one notice that are told; an unfilled template has 150 */
#define PROSE_HEADING 600  /* bytes before a narrative in which its department may be named */
#define PROSE_LIST_KNOWN                                                    \
    2 /* a list speaks of a table's rows if one of two names is one of them \
       */

/* Tables without rules (parts of the type size unless told). */
#define STRETCH_PROSE 0.55 /* of the table's width: a longer word is a sentence */
#define STRETCH_PROSE_CHARS 18
#define STRETCH_GAP 5.0    /* a larger gap between two lines ends a table */
#define STRETCH_ABOVE 0.9  /* lines of a label above its figures; of a heading above them: 1.4 */
#define STRETCH_MARK 0.6   /* the halves of a mark of an index row, above and below its numbers */
#define STRETCH_HEADING 24 /* lines of heading at most; the deepest seen has 15 */
#define COLUMN_BIN 0.25    /* points */
#define COLUMN_BINS 80000
#define COLUMN_MAX 100
#define COLUMN_FEW 5    /* fewer lines prove less, and need wider gaps */
#define COLUMN_GAP 0.12 /* two columns of a published kind stand 0.3 apart */
#define COLUMN_GAP_FEW 0.5
#define COLUMN_CODES 3   /* codes that begin at one place */
#define COLUMN_CROSS 0.3 /* on both sides of where codes begin: a label crosses it */
#define COLUMN_CROSSED 2 /* words across a divider; the label of a total stands across alone */
#define COLUMN_APART 1.5 /* of the pitch of columns: neighbours, with none between them */
#define COLUMN_JOIN 0.9  /* a blank inside a code is 0.5 wide */
#define COLUMN_NEAR 1.2  /* a part of a label that no heading stands over, to the rest of it */
#define COLUMN_ALIKE 0.3 /* words beside words: as if that much nearer */
#define COLUMN_EDGE 2.0  /* points beyond the outermost words */

/* Headings without rules (parts of the type size). */
#define LEFT_SAME 0.9 /* between left edges of one column: cells are padded by a part of it */
#define LEFT_LEAST 2u /* columns with words that begin where those below do: one may by chance */
#define LEFT_MOST 3u  /* times as many as have words with one middle */
#define PART_GAP 0.1  /* between headings of neighbours: 0.13 was seen; inside a word below 0.05 */
#define BLOCK_MIDDLE 0.3 /* between the middles of two lines of one cell */
#define BLOCK_SIDE 0.2   /* or between their left ends */
#define BLOCK_PITCH 1.7  /* the most that lines of one cell are apart */
#define BLOCK_FULL 2.0   /* room at the end of a line of several: a character, and the padding */
#define BLOCK_EVEN 1.15  /* between the nearest and other lines of one cell */
#define BLOCK_ROWS 1.04  /* between the nearest rows of the body and the lines of one cell */
#define BLOCK_WORDS 500  /* of a heading; the largest seen has 120 */
#define TIER_SAME 0.35   /* between the heights of cells that stand beside each other */
#define TIER_BARE 1.0    /* cost of a column that nothing stands over, beside ones that have it */

/* Rows without rules (parts of the type size). */
#define ROW_SAME 0.45   /* between what stands on one line */
#define ROW_WRAP 0.92   /* of the pitch of single-line rows: lines nearer than that are one label */
#define ROW_LINE 1.02   /* between lines of one label, which the font sets */
#define ROW_UNIFORM 1.1 /* between the farthest and the nearest lines of rows of one pitch */
#define ROW_ON \
    0.36 /* of a label off its figures' line: digits of another font stand up to 0.3 off */
#define ROW_MOST 0.8       /* of the lines of figures */
#define ROW_ORPHAN 0.45    /* cost of a label that belongs to no figures */
#define ROW_BARE 1.5       /* the same where every row has a code, and this label none */
#define ROW_CODED 0.65     /* the same with a code, or below the last row */
#define ROW_REST 0.2       /* the same at the top of the page: the rest of the label before */
#define ROW_CUT 0.1        /* cost of a label that the end of the page may have cut */
#define ROW_INTO_NEXT 1.0  /* cost of a label that reaches into the row beside its own */
#define ROW_DOUBT 0.5      /* more cost, and a labelling is no other possibility */
#define ROW_AROUND 0.2     /* of the middle of two lines off the figures between them */
#define ROW_UNLABELLED 0.4 /* cost of figures without a label */
#define ROW_INSIDE 0.05    /* of its distance from the figures counts for a label inside its row */
#define ROW_LINES 30       /* of one label; a project name of 14 was seen */
#define ROW_CELLS 4000000u /* labels times figures on a page */
#define SPREAD_UNDER 0.25  /* of a column or word shared, for the one to stand under the other */
#define SPREAD_OWN 0.7     /* of a heading's width in one column: it is that column's own */
#define SPLIT_HEIGHT 2.2   /* a lower band of a ruled grid holds one row */
#define SPLIT_FIGURES 4    /* over each other are never one wrapped number */
#define SPLIT_ROOM \
    1.3 /* of the type, on both sides of a number that fills its cell; 1.2 is usual */
#define LINED_FULL 0.8 /* of the frame's width: a rule between rows, not under a heading */
#define LINED_PAIRS                                                                             \
    2u                /* of figures beside each other in one ruled column: others are not ruled \
                       */
#define LINED_BANDS 4 /* fewer are a three-line table */

#define FILL_OVER 0.7 /* of a character's width covered by another: condensed type covers 0.4 */
#define FILL_DIGIT_UNDER 0.8 /* of a digit's width: less is seen of one under another; 0.57 */
#define FILL_DASH_UNDER 0.45 /* the same of a dash: 0.35; the narrowest whole one has 0.49 */
#define FILL_OUT 0.1         /* of it, out of the cell; a number that touches a rule is 0.07 out */
#define FILL_OVER_LEAST 2    /* such pairs in a line; one may be an accent or a mark made by hand */

/* Text that runs out of a cell (parts of a line's height unless told). */
#define SPILL_PARTS 8 /* words of a cell that are looked at; a name has one a line */
#define SPILL_LINE                                                                               \
    0.7                /* less between two lines: they stand on one another; lines of a name 1.0 \
                        */
#define SPILL_OVER 0.5 /* of the narrower word's width is covered by the other */
#define SPILL_FULL 1.5 /* least free at the end of a line that is broken: no character fits */
#define SPILL_CUT 0.25 /* from its middle to the divider that cuts a line */
#define SPILL_OFF                                                                                  \
    0.2                /* from the line of a word's characters: another, 0.29; of mixed fonts 0.08 \
                        */
#define SPILL_DIGITS 3 /* of a level of a code */
#define SPILL_LEVEL 0.1 /* nearer to the level of the row's figures */
#define OVERRUN_LEAST 3 /* numbered labels, where one without a number is the end of another */

/* Doubts. */
#define DOUBT_LEAST 2   /* decimals: where fewer are usual, zeros at the end may be left out */
#define DOUBT_SCALES 20 /* an amount has 18 digits */
#define DOUBT_SHARE 4   /* a fourth of the figures of a table is no exception */
#define DOUBT_FIGURES 4 /* fewer tell nothing of what is usual */
#define TEXT_FOREIGN                                                              \
    12 /* one of as many characters that no Chinese text has: none was seen in 30 \
          sound documents, 11 % to 100 % where fonts do not tell what they draw */
#define TEXT_ODD \
    6 /* the same of signs in a text without ideographs: English texts have up to 11 % */
#define LEGIBLE_FOREIGN                                                                            \
    4 /* different characters that no Chinese text has, in the labels of a document: none was seen \
         in 30 sound ones, where a mark drawn by a font of symbols would be one; 15 to 17 where a  \
         font tells wrongly what it draws */
/* Of the height of type, between the lines of one cell: word processors leave a tenth to a half. */
#define DOUBT_TORN 0.6
#define DOUBT_EDGE 1.0 /* points; no printer reaches as near to the edge of a page */

/* Audits. */
#define AUDIT_FINEST 6   /* decimals of the yuan: what is printed finer is not reckoned with */
#define AUDIT_COARSEST 8 /* power of ten of the yuan: 亿元, the largest unit in use */
#define AUDIT_LARGEST \
    G_GINT64_CONSTANT (1000000000000000) /* grains: 10 million million yuan in hundredths */
#define CULPRITS_TRIED 4000              /* alterations remembered in one search */
#define CULPRITS_TOLD 5                  /* that mend the same; the sixth helps nobody */
#define CULPRIT_EQUATIONS \
    60                     /* looked into; one alteration has not been seen to break more than 30 */
#define CULPRIT_ROUNDS 8   /* of searches: as many alterations in one document */
#define CULPRIT_ROUNDING 4 /* of the last digit, that amounts exchanged may be off by rounding */
#define MENDS_TRIED 60     /* rows put back or codes changed; each is a new reckoning */
#define AUDIT_ROWS 3000    /* of a department's tables, beyond which rows are not put back */

#endif
