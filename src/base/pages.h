/*
 * The pages that memory comes in. The system hands out each page when it is first touched, and clears
 * it; small ones take longer than what is done in them. Only speed depends on what is here.
 */
#ifndef BASE_PAGES_H
#define BASE_PAGES_H

#include <stddef.h>

/* Asks for large pages, where there are any, for a piece of memory that was not touched yet. */
void pages_large(void *p, size_t size);

/* Tells that about so many bytes will be taken, in pieces of any size: malloc gets them ready in large
 * pages, and keeps what is given back. Nothing is taken from the system before it is touched. To be
 * called once, before there are threads. */
void pages_expect(size_t size);

#endif
