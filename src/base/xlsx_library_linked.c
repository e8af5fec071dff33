/*
 * libxlsxwriter, linked into the program (WebAssembly has no libraries to load). It is built to ask the C
 * library for its temporary files, which wasi-libc has none of: the tree of files is in memory there.
 */
#include "base/xlsx_library.h"

#include <fcntl.h>
#include <unistd.h>

bool xlsx_library_open(struct xlsx_library *to)
{
#define LINKED(name) to->name = name;
	XLSX_FUNCTIONS(LINKED)
#undef LINKED
	return true;
}

/* A file without a name. */
FILE *tmpfile(void)
{
	static const char name[] = "/tmp/nameless";
	int fd = open(name, O_RDWR | O_CREAT | O_EXCL, 0600);

	if (fd < 0)
		return NULL;
	unlink(name);
	return fdopen(fd, "w+b");
}
