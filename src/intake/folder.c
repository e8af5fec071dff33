#include "intake/folder.h"

#include <dirent.h>
#include <errno.h>

static int by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static int not_hidden(const struct dirent *d)
{
	return d->d_name[0] != '.';
}

bool folder_list(const char *path, struct arena *a, struct folder *to, struct err *e)
{
	struct dirent **list = NULL;
	int n = scandir(path, &list, not_hidden, by_name);
	const char *between = str_ends(str_of(path), STR("/")) ? "" : "/";

	if (n < 0)
		return err_set(e, ERR_INPUT, "%s cannot be opened: %s", path, strerror(errno));
	to->count = (size_t)n;
	to->paths = arena_array(a, to->count + 1, sizeof *to->paths);
	for (size_t i = 0; i < to->count; i++) {
		to->paths[i] = arena_fmt(a, "%s%s%s", path, between, list[i]->d_name);
		mem_free(list[i]);
	}
	mem_free(list);
	return true;
}

struct str folder_base_name(struct str path)
{
	size_t i = path.len;

	while (i > 0 && path.p[i - 1] != '/')
		i--;
	return (struct str){path.p + i, path.len - i};
}
