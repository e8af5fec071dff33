#include "cli/found_audits.h"

#include "report/plain.h"
#include "report/vary.h"

#include <sys/stat.h>

/* Audits are read by people: a file beyond this is something else. */
enum { BYTES_MOST = 64 * 1024 * 1024 };

static bool may_be(const struct taken *file, const char *path)
{
	struct stat st;

	return file->as == TAKEN_LEFT_ALONE &&
	       (str_ends(file->path, STR(".csv")) || str_ends(file->path, STR(".CSV")) ||
		str_ends(file->path, STR(".xlsx"))) &&
	       stat(path, &st) == 0 && S_ISREG(st.st_mode) && st.st_size <= BYTES_MOST;
}

static bool try(struct found_audits *f, const char *path)
{
	static const struct audits_options none;
	struct err e = {.kind = ERR_NONE};

	if (audits_read(&f->audits, path, &none, &e) && audits_beyond_doubt(&f->audits))
		return true;
	audits_close(&f->audits);
	return false;
}

void found_audits_open(struct found_audits *f, struct check *c)
{
	static const struct vary_options none;

	f->found = false;
	for (size_t i = 0; i < c->file_count && !f->found; i++) {
		struct taken *file = &c->files[i];
		struct str path =
		    arena_fmt(&c->arena, "%.*s%c", (int)file->path.len, file->path.p, 0);

		if (!may_be(file, path.p) || !try(f, path.p))
			continue;
		f->found = true;
		f->vary = vary_of(&f->audits, &none);
		file->note = STR("It is a list of audits: see \"Is practice even?\".");
	}
}

void found_audits_close(struct found_audits *f)
{
	if (!f->found)
		return;
	vary_close(&f->vary);
	audits_close(&f->audits);
}

void found_audits_tell(const struct found_audits *f, struct out *o)
{
	struct arena a = {0};
	struct out clean = out_memory();
	struct vary_words w = {.what = STR("")};

	if (!f->found)
		return;
	vary_words_teams(&f->vary, &w, &a);
	if (w.proven.count)
		plain_str(&clean, w.proven.at[0]);
	else if (w.unknown.count)
		plain_str(&clean, arena_fmt(&a, "Not known: %.*s", (int)w.unknown.at[0].len,
					    w.unknown.at[0].p));
	out_fmt(o, "\nAudits (%s)\n  ", f->audits.list.path);
	plain_filled(o, buf_view(&clean.buf), 2, 2);
	out_abandon(&clean);
	arena_close(&a);
}
