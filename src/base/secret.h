/* Bytes that nobody can foretell: for keys, never for draws (those take a seed that is named). */
#ifndef BASE_SECRET_H
#define BASE_SECRET_H

#include "base/err.h"

#include <stddef.h>

/* Fills n <= 256 bytes from the system's generator. Returns false and fills e. */
__attribute__((warn_unused_result)) bool secret_bytes(void *to, size_t n, struct err *e);

#endif
