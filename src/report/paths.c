#include "report/paths.h"

/* s up to and with its last slash. */
static struct str folder_of(struct str s)
{
	while (s.len && s.p[s.len - 1] != '/')
		s.len--;
	return s;
}

struct str paths_common(struct str a, struct str b)
{
	struct str common = folder_of(a);

	while (common.len && !str_starts(b, common))
		common = folder_of((struct str){common.p, common.len - 1});
	return common;
}

struct str paths_folder(const struct check *c)
{
	struct str common = c->file_count ? c->files[0].path : STR("");

	for (size_t i = 0; i < c->file_count; i++)
		common = paths_common(common, c->files[i].path);
	return common;
}

struct str paths_inside(struct str folder, struct str path)
{
	return (struct str){path.p + folder.len, path.len - folder.len};
}
