/*
 * The bytes of an XML file before they are parsed. A file in UTF-8 that holds a byte which is none,
 * or a character that XML forbids, would end the reading there; each such byte becomes U+FFFD
 * instead, and the rest of the file is read.
 */
#ifndef INTAKE_XML_BYTES_H
#define INTAKE_XML_BYTES_H

#include "base/buf.h"

/* Whether a file that begins so is in UTF-8 (or ASCII): it says so, or does not say and is not in
 * UTF-16. */
bool xml_bytes_utf8(struct str beginning);

/* How many bytes at the end are the beginning of a character whose rest is yet to come: 0 to 3. */
size_t xml_bytes_cut(struct str s);

/* How many bytes s begins with that are well: UTF-8, and no character that XML forbids. */
size_t xml_bytes_well(struct str s);

/* Puts U+FFFD in the place of every byte that may not stand there; nothing is copied when all is
 * well. Returns whether there is a U+FFFD in it afterwards, put there now or before. */
bool xml_bytes_mend(struct buf *b);

/* The same for bytes that stay as they are. Returns them, or what they are mended to, in `to`. */
struct str xml_bytes_mended(struct str s, struct buf *to, bool *replaced);

#endif
