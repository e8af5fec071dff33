#include "base/secret.h"

#include <assert.h>
#include <unistd.h>

bool secret_bytes(void *to, size_t n, struct err *e)
{
	assert(n <= 256);
	if (getentropy(to, n) == 0)
		return true;
	return err_set(e, ERR_SYSTEM, "the system has no random numbers to give");
}
