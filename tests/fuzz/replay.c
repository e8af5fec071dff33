/* Feeds a target every file of a folder: replay FOLDER. One TAP line a file. */
#include "base/buf.h"
#include "fuzz.h"
#include "intake/file.h"

#include <dirent.h>
#include <stdlib.h>

static int by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static int not_hidden(const struct dirent *d)
{
	return d->d_name[0] != '.';
}

/* The bytes are copied to just as many, so that reading beyond them is seen. */
static bool replay(const char *folder, const char *name)
{
	struct buf path = {0}, bytes = {0};
	struct err e = {0};
	bool ok;

	buf_fmt(&path, "%s/%s", folder, name);
	buf_char(&path, '\0');
	ok = file_head(path.p, (size_t)1 << 24, &bytes, &e);
	if (ok) {
		uint8_t *exact = malloc(bytes.len + !bytes.len);

		MUST(exact);
		if (bytes.len)
			memcpy(exact, bytes.p, bytes.len);
		LLVMFuzzerTestOneInput(exact, bytes.len);
		free(exact);
	}
	buf_close(&path);
	buf_close(&bytes);
	return ok;
}

int main(int argc, char **argv)
{
	struct dirent **list = NULL;
	int count = argc == 2 ? scandir(argv[1], &list, not_hidden, by_name) : -1, failed = 0;

	if (count <= 0) {
		fprintf(stderr, "replay: no inputs\n");
		return 2;
	}
	printf("1..%d\n", count);
	for (int i = 0; i < count; i++) {
		bool ok;

		fprintf(stderr, "replaying %s/%s\n", argv[1], list[i]->d_name);
		ok = replay(argv[1], list[i]->d_name);
		printf("%sok %d - %s\n", ok ? "" : "not ", i + 1, list[i]->d_name);
		fflush(stdout);
		failed += !ok;
		free(list[i]);
	}
	free(list);
	return failed > 0;
}
