/*
 * Names as people type them, made comparable: letters and digits only, all small. "Child Unique ID",
 * "ChildUniqueID" and "child unique id." fold to one text. Letters outside ASCII are passed over.
 */
#ifndef RECORD_FOLD_H
#define RECORD_FOLD_H

#include "base/str.h"

enum { FOLD_MAX = 200 }; /* bytes of a folded text; what is longer is cut */

/* s folded, in `to`. */
struct str fold(struct str s, char to[FOLD_MAX]);

/* Whether s folds to `folded`. */
bool fold_is(struct str s, const char *folded);

enum { FOLD_WORD_MAX = 40 };

/* The next word of *s, folded into `to`; no bytes when there is none left. *s moves behind it. */
struct str fold_word(struct str *s, char to[FOLD_WORD_MAX]);

#endif
