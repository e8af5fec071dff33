#include "base/xlsx_library.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdbool.h>
#include <string.h>

/* A function comes as a pointer to data, which C does not turn into one to a function by itself. */
static bool find(void *library, const char *name, void *function, size_t size)
{
	void *found = dlsym(library, name);

	memcpy(function, &found, size);
	return found != NULL;
}

bool xlsx_library_open(struct xlsx_library *to)
{
	void *library = dlopen("libxlsxwriter.so." LXW_SOVERSION, RTLD_NOW | RTLD_LOCAL);
	bool all = library != NULL;

#define FIND(name) all = all && find(library, #name, &to->name, sizeof to->name);
	XLSX_FUNCTIONS(FIND)
#undef FIND
	errno = all ? 0 : ELIBACC; /* "Can not access a needed shared library" */
	return all;
}
