/* Numbers as text with a fixed number of decimals: the same bytes as printf's %.*f, only quicker. */
#ifndef BASE_DECIMAL_H
#define BASE_DECIMAL_H

#include <stddef.h>
#include <stdint.h>

enum { DECIMAL_MAX = 6, DECIMAL_TEXT_MAX = 330 };

/* Writes v, which must be finite, with 0 to DECIMAL_MAX decimals and a NUL behind, into `room` bytes:
 * DECIMAL_TEXT_MAX are enough for any, 24 are least. Returns the length. */
size_t decimal_text(double v, int decimals, char *to, size_t room);

/* The same of a whole number; *to holds 24 bytes. */
size_t decimal_whole(int64_t n, char *to);

#endif
