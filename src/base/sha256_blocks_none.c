/* For processors without instructions for SHA-256 that we know: plain C does it all. */
#include "base/sha256_blocks.h"

bool sha256_blocks_there(void)
{
	return false;
}

void sha256_blocks(uint32_t words[SHA256_WORDS], const unsigned char *p, size_t count)
{
	sha256_blocks_plain(words, p, count);
}
