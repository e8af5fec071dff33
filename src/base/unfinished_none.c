/* Where no signal can stop the program (WebAssembly): its files are in memory and go with it. */
#include "base/unfinished.h"

void unfinished_guard(void)
{
}

void unfinished_add(const char *path, enum unfinished_kind kind)
{
	(void)path, (void)kind;
}

void unfinished_drop(const char *path)
{
	(void)path;
}
