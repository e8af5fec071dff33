/* What the reader of a return in XML noted of its structure. */
#ifndef RECORD_NOTE_H
#define RECORD_NOTE_H

#include "base/str.h"
#include "record/fields.h"

#include <stdint.h>

struct row;

/* Where a return in XML does not follow the published structure. */
enum note_kind {
	NOTE_UNKNOWN,	 /* an element that has no place there */
	NOTE_ORDER,	 /* one that does not stand in the published order */
	NOTE_REPEATED,	 /* one that stands again where it may stand once */
	NOTE_TEXT,	 /* text in an element that holds elements */
	NOTE_MISSING,	 /* no such element where there has to be one */
	NOTE_CHARACTERS, /* a value with bytes that are no characters */
	NOTE_YEAR,	 /* an element that returns of this year do not have, and others do */
	NOTE_KINDS,
};

struct note {
	enum note_kind kind;
	enum table table;
	uint32_t record;       /* the record it concerns; 0: the return as a whole */
	uint32_t line;	       /* in the file, from 1 */
	const struct row *row; /* that record while it is there, or NULL */
	struct str child;      /* the child's id, "" for none */
	struct str name;       /* of the element */
	struct str text;       /* NOTE_TEXT: what it says, its beginning */
	size_t number;	       /* of the row in the nest (record/nest.h) */
};

#endif
