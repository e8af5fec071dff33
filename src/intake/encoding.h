/* Text in whatever encoding it came, as UTF-8. */
#ifndef INTAKE_ENCODING_H
#define INTAKE_ENCODING_H

#include "base/buf.h"

/*
 * Turns the bytes of `b` into UTF-8 without a byte order mark: from UTF-8, UTF-16 (marked, or told
 * by its zero bytes) or, when they are no UTF-8, Windows-1252. Lone carriage returns as line ends
 * become line feeds. Returns the name of the encoding it was ("UTF-8", "UTF-16", "Windows-1252").
 */
const char *encoding_to_utf8(struct buf *b);

/* Whether text is UTF-8 without a byte order mark as it stands. */
bool encoding_is_utf8(struct str s);

/* The Unicode character of a Windows-1252 byte (0x80-0x9F; the others are themselves). */
unsigned encoding_windows_1252(unsigned char byte);

#endif
