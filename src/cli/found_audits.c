#include "cli/found_audits.h"

#include "report/plain.h"
#include "report/vary.h"

#include <sys/stat.h>

/* Audits are read by people: a file beyond this is something else. */
enum { BYTES_MOST = 64 * 1024 * 1024 };

static const struct audits_options guess;

static bool may_be(const struct taken *file, const char *path)
{
	struct stat st;

	return file->as == TAKEN_LEFT_ALONE &&
	       (str_ends(file->path, STR(".csv")) || str_ends(file->path, STR(".CSV")) ||
		str_ends(file->path, STR(".xlsx"))) &&
	       stat(path, &st) == 0 && S_ISREG(st.st_mode) && st.st_size <= BYTES_MOST;
}

/* ---- which belong together ---- */

static bool has_all(const struct listing *a, const struct listing *b)
{
	for (size_t i = 0; i < a->columns; i++)
		if (a->names[i].len && listing_column(b, a->names[i]) == LISTING_NONE)
			return false;
	return true;
}

/* Whether a set is of files with the same columns as this one. */
static bool belongs(const struct found_set *s, const struct audits *a)
{
	struct listing first;
	struct err e = {.kind = ERR_NONE};
	bool same = s->files < AUDITS_FILES && listing_open(&first, s->path[0], &e) &&
		    has_all(&first, &a->list) && has_all(&a->list, &first);

	if (s->files < AUDITS_FILES)
		listing_close(&first);
	return same;
}

/* Whether one of the set's files is the same, byte for byte. */
static bool stands_twice(const struct found_set *s, const struct audits *a)
{
	bool same = false;

	for (size_t i = 0; i < s->files && !same; i++) {
		struct listing l;
		struct err e = {.kind = ERR_NONE};

		same = listing_open(&l, s->path[i], &e) &&
		       memcmp(l.digest, a->list.digest, sizeof l.digest) == 0;
		listing_close(&l);
	}
	return same;
}

static void take(struct found_audits *f, struct taken *file, const char *path,
		 const struct audits *a)
{
	size_t k = 0;

	while (k < f->count && !belongs(&f->set[k], a))
		k++;
	if (k == FOUND_SETS) {
		file->note = STR("It is a list of audits, but there are too many kinds of them: "
				 "read it with wherry vary.");
		return;
	}
	if (k < f->count && stands_twice(&f->set[k], a)) {
		file->note = STR("It is a list of audits that stands here twice, and counts once.");
		return;
	}
	f->count += k == f->count;
	f->set[k].path[f->set[k].files++] = path;
	file->note = f->set[k].files > 1
			 ? STR("It is a list of audits, read together with another that has the "
			       "same columns: see \"Is practice even?\".")
			 : STR("It is a list of audits: see \"Is practice even?\".");
}

/* ---- what is none ---- */

/* A list with grades that lacks one thing that audits have. "" for anything else: nobody took it for
 * audits. */
static struct str why_not(const struct audits *a, struct arena *to)
{
	const struct {
		const struct audits_column *column;
		const char *name, *option;
	} all[] = {{&a->id, "case", "id"},
		   {&a->team, "team", "by"},
		   {&a->auditor, "auditor", "auditor"},
		   {&a->date, "date", "date"}};
	size_t lacking = 0, which = 0;

	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (all[i].column->at == LISTING_NONE) {
			lacking++;
			which = i;
		}
	if (lacking > 1)
		return STR("");
	if (lacking == 0)
		return STR("It looks like a list of audits, but one grade in ten or more is not "
			   "known: wherry vary says which.");
	return arena_fmt(to,
			 "It looks like a list of audits, but no column is known to be the %s: "
			 "wherry vary --%s names it.",
			 all[which].name, all[which].option);
}

static void look_at(struct found_audits *f, struct taken *file, const char *path, struct arena *to)
{
	struct audits a;
	struct err e = {.kind = ERR_NONE};
	struct str why = STR("");

	if (audits_read(&a, path, &guess, &e)) {
		if (audits_beyond_doubt(&a))
			take(f, file, path, &a);
		else
			why = why_not(&a, to);
	}
	if (why.len) {
		file->note = why;
		if (f->doubts < FOUND_SETS)
			f->doubt[f->doubts++] = file;
	}
	audits_close(&a);
}

/* ---- working them out ---- */

/* Reads and works out a set. False when its files are not there any more. */
static bool work_out(struct found_set *s, size_t chapter)
{
	static const struct vary_options none;
	struct err e = {.kind = ERR_NONE};

	if (!audits_read_all(&s->audits, s->path, s->files, &guess, &e)) {
		audits_close(&s->audits);
		return false;
	}
	s->vary = vary_of(&s->audits, &none);
	s->vary.chapter = chapter;
	return true;
}

void found_audits_open(struct found_audits *f, struct check *c)
{
	size_t found;

	*f = (struct found_audits){.set = mem_take(FOUND_SETS * sizeof *f->set)};
	memset(f->set, 0, FOUND_SETS * sizeof *f->set);
	for (size_t i = 0; i < c->file_count; i++) {
		struct taken *file = &c->files[i];
		struct str path =
		    arena_fmt(&c->arena, "%.*s%c", (int)file->path.len, file->path.p, 0);

		if (may_be(file, path.p))
			look_at(f, file, path.p, &c->arena);
	}
	found = f->count;
	f->count = 0;
	for (size_t k = 0; k < found; k++) {
		f->set[f->count] = f->set[k];
		f->vary[f->count] = &f->set[f->count].vary;
		f->count += work_out(&f->set[f->count], f->count);
	}
}

void found_audits_close(struct found_audits *f)
{
	for (size_t k = 0; k < f->count; k++) {
		vary_close(&f->set[k].vary);
		audits_close(&f->set[k].audits);
	}
	mem_free(f->set);
}

static void tell_set(const struct found_set *s, struct out *o)
{
	struct arena a = {0};
	struct out clean = out_memory();
	struct vary_words w = {.what = STR("")};

	vary_words_teams(&s->vary, &w, &a);
	if (w.proven.count)
		plain_str(&clean, w.proven.at[0]);
	else if (w.unknown.count)
		plain_str(&clean, arena_fmt(&a, "Not known: %.*s", (int)w.unknown.at[0].len,
					    w.unknown.at[0].p));
	out_fmt(o, "\nAudits (%s", s->audits.list.path);
	if (s->files > 1)
		out_fmt(o, " and %zu more with the same columns", s->files - 1);
	out_text(o, ")\n  ");
	plain_filled(o, buf_view(&clean.buf), 2, 2);
	out_abandon(&clean);
	arena_close(&a);
}

static void tell_doubt(const struct taken *file, struct out *o)
{
	struct out clean = out_memory();

	plain_str(&clean, file->path);
	out_text(&clean, ": ");
	plain_str(&clean, file->note);
	out_char(o, '\n');
	plain_filled(o, buf_view(&clean.buf), 0, 2);
	out_abandon(&clean);
}

void found_audits_tell(const struct found_audits *f, struct out *o)
{
	for (size_t k = 0; k < f->count; k++)
		tell_set(&f->set[k], o);
	for (size_t i = 0; i < f->doubts; i++)
		tell_doubt(f->doubt[i], o);
}
