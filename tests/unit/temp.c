#include "temp.h"

#include "base/arena.h"

#include <assert.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static char root[64];
static struct arena paths;

int temp_begin(void **state)
{
	(void)state;
	snprintf(root, sizeof root, "/tmp/wherry-test-XXXXXX");
	return mkdtemp(root) ? 0 : -1;
}

/* Removes a file, or a folder and all that is in it. */
static bool remove_all(const char *path)
{
	DIR *folder = opendir(path);
	bool ok = true;

	for (const struct dirent *d; folder && (d = readdir(folder));)
		if (strcmp(d->d_name, ".") != 0 && strcmp(d->d_name, "..") != 0)
			ok &= remove_all(arena_fmt(&paths, "%s/%s", path, d->d_name).p);
	if (folder)
		closedir(folder);
	return remove(path) == 0 && ok;
}

int temp_end(void **state)
{
	bool ok = remove_all(root);

	(void)state;
	arena_close(&paths);
	return ok ? 0 : -1;
}

const char *temp_path(const char *name)
{
	return arena_fmt(&paths, "%s%s%s", root, *name ? "/" : "", name).p;
}

const char *temp_folder(const char *name)
{
	const char *path = temp_path(name);
	int made = mkdir(path, 0700);

	assert(made == 0);
	(void)made;
	return path;
}

/* Every folder on the way to a path that lies in the folder. */
static void make_way(const char *path)
{
	for (const char *p = strchr(path + strlen(root) + 1, '/'); p; p = strchr(p + 1, '/')) {
		struct str folder = arena_fmt(&paths, "%.*s", (int)(p - path), path);

		mkdir(folder.p, 0700);
	}
}

const char *temp_file(const char *name, struct str text)
{
	const char *path = temp_path(name);
	size_t written;
	FILE *f;

	make_way(path);
	f = fopen(path, "wb");
	assert(f);
	written = text.len ? fwrite(text.p, 1, text.len, f) : 0;
	assert(written == text.len);
	(void)written;
	fclose(f);
	return path;
}
