/*
 * The C library's malloc grows its heap piece by piece, as it is asked. Here it is made to grow once,
 * by all that is expected, and that is put into large pages; what lies before the first of them is
 * left aside.
 */
#include "base/pages.h"

#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

enum { PAGE = 4096, LARGE_PAGE = 2 << 20 };

void pages_large(void *p, size_t size)
{
	size_t before = (PAGE - (uintptr_t)p % PAGE) % PAGE;

	if (size >= before + PAGE)
		(void)madvise((char *)p + before, (size - before) / PAGE * PAGE, MADV_HUGEPAGE);
}

/* What is taken up to the first large page. Volatile, or the compiler leaves out what is never used. */
static void *volatile filler;

void pages_expect(size_t size)
{
	enum { LEAST = 2 << 20, MOST = 1 << 30, PIECE_MOST = 32 << 20, USUAL_PAD = 128 << 10 };
	char *end = sbrk(0), *first, *grown_to;

	if (size < LEAST || filler || !mallopt(M_MMAP_THRESHOLD, PIECE_MOST))
		return;
	size = size < MOST ? size : (size_t)MOST;
	/* So far away that malloc has not that much left: it has to grow. */
	first = end + 2 * (size_t)LARGE_PAGE - (uintptr_t)end % LARGE_PAGE;
	mallopt(M_TRIM_THRESHOLD, MOST);
	mallopt(M_ARENA_MAX, 1);		    /* threads take theirs there too */
	mallopt(M_TOP_PAD, (int)size + LARGE_PAGE); /* whose end is no large page */
	filler = malloc((size_t)(first - end));
	mallopt(M_TOP_PAD, USUAL_PAD);
	grown_to = sbrk(0);
	if (grown_to > first)
		pages_large(first, (size_t)(grown_to - first));
}
