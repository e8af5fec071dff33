/* For processors without instructions for SHA-256 that we know: libsodium does it all. */
#include "base/sha256_blocks.h"

#include <assert.h>

bool sha256_blocks_there(void)
{
	return false;
}

void sha256_blocks(uint32_t words[SHA256_WORDS], const unsigned char *p, size_t count)
{
	(void)words, (void)p, (void)count;
	assert(!"this processor has no instructions for SHA-256");
}
