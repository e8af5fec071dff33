/* For a C library or a system that cannot be told: everything works without. */
#include "base/pages.h"

void pages_large(void *p, size_t size)
{
	(void)p, (void)size;
}

void pages_expect(size_t size)
{
	(void)size;
}
