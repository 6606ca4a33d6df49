/* UTF-8 folding: what a reader takes for the same character becomes the same character. */
#ifndef DISCLOSE_TEXT_H
#define DISCLOSE_TEXT_H

#include <glib.h>

/* Folds one character: full-width forms to ASCII, CJK compatibility and Kangxi radicals to the
 * ideographs they picture, the dashes and minus signs to '-', curly and straight quotes to 0,
 * every kind of white space and invisible character to 0. 0 means: drop it. */
gunichar text_fold_char (gunichar c);

/* The whole of text folded, white space and quotes dropped; what patterns are matched against. */
char *text_fold (const char *text);

/* A character of three bytes may fold to one of four. */
#define TEXT_FOLD_GROWTH 2

/* As text_fold(), into out, which has room for TEXT_FOLD_GROWTH times the bytes of text and a NUL.
 * Returns the NUL that ends it. */
char *text_fold_into (char *out, const char *text);

/* Writes the years in folded text that are printed in numerals in digits, in its place: it gets
 * shorter. Only of this century, and only before the word year. Returns the NUL that ends it. */
char *text_digit_years (char *folded);

/* The text as the contract prints names: white space and invisible characters removed,
 * compatibility ideographs and radicals replaced by the ordinary ones, everything else as printed.
 */
char *text_squeeze (const char *text);

/* Whether c is white space or invisible. */
gboolean text_is_space (gunichar c);

/* Whether Chinese documents are written in it: ideographs, their marks and forms, ASCII, a few
 * signs. What a font says that does not know its characters is of other alphabets or of none. */
gboolean text_is_chinese (gunichar c);

/* The last levels, divided by '/', that two paths share: of income/amount and expenditure/amount
 * the amount. Within a. */
const char *text_shared_levels (const char *a, const char *b);

/* Whether folded text is a code of three, five or seven digits, alone or before a name. */
gboolean text_begins_with_code (const char *folded);

#endif
