/*
 * wherry check --each: many authorities in one process. Small ones are checked side by side, a thread
 * each; a large one by itself, by all threads. So no more is held at a time than one large authority or
 * a few small ones. Lines come out in the order of the folders' names, whoever was ready first.
 */
#include "report/each.h"
#include "base/progress.h"
#include "base/threads.h"
#include "cli/command.h"
#include "cli/draw.h"
#include "intake/folder.h"
#include "record/authority.h"
#include "report/plain.h"
#include "rules/take.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

enum {
	SMALL = 16 << 20, /* bytes of files; memory is some five times as much */
	PATH_BYTES = 4096,
};

/* One authority, from when it is begun until its line is written. */
struct one {
	struct arena arena;
	struct each_row row;
	struct out warnings;
};

struct each {
	const struct said *said;
	struct str *paths; /* the folders */
	bool *large;
	size_t count;
	size_t next, end; /* those side by side: the next to begin, and where they end */
	size_t slots;
	struct one *ones;      /* by slot */
	size_t *number;	       /* by slot: which folder */
	struct each_told told; /* from here on one thread at a time: the one that gives */
	struct out results, warnings;
	struct progress progress;
};

/* ---- one authority ---- */

static const char *ending_of(enum format f)
{
	return f == FORMAT_TEXT ? "txt" : f == FORMAT_ACCEPT ? "csv" : format_name(f);
}

/* Its findings, where they were asked for. Returns false and fills e. */
static bool write_file(const struct said *s, const struct check *c, struct str name, struct err *e)
{
	char path[PATH_BYTES];
	struct out o;

	if (!s->out)
		return true;
	if (snprintf(path, sizeof path, "%s/%.*s.%s", s->out, (int)name.len, name.p,
		     ending_of(s->format)) >= (int)sizeof path)
		return err_set(e, ERR_SYSTEM, "%.80s...: the name is too long", s->out);
	if (!out_file(&o, path, e))
		return false;
	write_findings(c, s->format, &o);
	return out_close(&o, e);
}

static void check_one(const struct each *each, size_t number, size_t threads, struct one *one)
{
	struct check_options options = each->said->check;
	struct str path = each->paths[number];
	struct check c;
	struct err e = {0};

	*one = (struct one){.warnings = out_memory()};
	one->row = (struct each_row){.folder = folder_base_name(path)};
	options.paths = &path.p;
	options.count = 1;
	options.threads = threads;
	options.keep = each->said->format == FORMAT_XLSX;
	if (authority_find(one->row.folder))
		options.authority = one->row.folder;
	if (check_run(&c, &options, &e)) {
		each_row_of(&one->row, &c, &one->arena);
		warn_of_files(&c, &one->warnings);
		(void)!write_file(each->said, &c, one->row.folder, &e);
	}
	check_close(&c);
	if (e.kind == ERR_NONE)
		return;
	each_row_failed(&one->row, &e, &one->arena);
	out_fmt(&one->warnings, "wherry: %s\n", e.text);
}

/* Its line and what went wrong. Returns false when the output takes no more. */
static bool tell_one(struct each *each, struct one *one)
{
	progress_end(&each->progress);
	each_add(&each->told, &one->row);
	out_str(&each->warnings, buf_view(&one->warnings.buf));
	out_hand_on(&each->warnings);
	out_abandon(&one->warnings);
	arena_close(&one->arena);
	progress_tell(&each->progress, "Checked", each->told.rows, "authorities");
	return !each->results.failed;
}

/* ---- side by side ---- */

static bool take_next(void *with, size_t slot)
{
	struct each *each = with;

	if (each->next == each->end)
		return false;
	each->number[slot] = each->next++;
	return true;
}

static void work_on(void *with, size_t slot)
{
	struct each *each = with;

	check_one(each, each->number[slot], 1, &each->ones[slot]);
}

static bool give_one(void *with, size_t slot)
{
	struct each *each = with;

	return tell_one(each, &each->ones[slot]);
}

/* From `next` on: one large authority, or all the small ones up to the next large. */
static bool check_some(struct each *each, size_t threads)
{
	const struct threads_line line = {take_next, work_on, give_one, each};

	if (each->large[each->next]) {
		check_one(each, each->next++, threads, &each->ones[0]);
		return tell_one(each, &each->ones[0]);
	}
	for (each->end = each->next; each->end < each->count && !each->large[each->end];)
		each->end++;
	threads_run_line(threads, each->slots, &line);
	return !each->results.failed;
}

/* ---- all of them ---- */

static bool usage(const struct said *s, struct err *e)
{
	if (s->check.count)
		return err_set(e, ERR_USAGE, "check takes PATH..., or --each DIR, but not both");
	if (s->check.since || s->check.accept || s->check.authority.len)
		return err_set(e, ERR_USAGE,
			       "--since, --accept and --authority are about one authority, "
			       "--each about many");
	if (s->format == FORMAT_TEXT || s->format == FORMAT_CSV || s->format == FORMAT_JSON)
		return true;
	return s->out || err_set(e, ERR_USAGE,
				 "format %s is for one authority: say with --out DIR where "
				 "the files should go",
				 format_name(s->format));
}

/* Keeps the folders of what stands in DIR, and says how much is none. */
static void keep_folders(struct each *each, struct str *paths, size_t count)
{
	struct stat st;

	each->paths = paths;
	for (size_t i = 0; i < count; i++)
		if (stat(paths[i].p, &st) == 0 && S_ISDIR(st.st_mode))
			paths[each->count++] = paths[i];
	if (each->count && each->count < count)
		out_fmt(
		    &each->warnings,
		    "wherry: %s: %zu that %s no folder %s left alone: an authority is a folder\n",
		    each->said->each, count - each->count, count - each->count == 1 ? "is" : "are",
		    count - each->count == 1 ? "was" : "were");
}

/* Returns false and fills e. */
static bool find_folders(struct each *each, struct arena *a, struct err *e)
{
	struct folder all;

	if (!folder_list(each->said->each, a, &all, e))
		return false;
	keep_folders(each, all.paths, all.count);
	each->large = arena_array(a, each->count + 1, sizeof *each->large);
	for (size_t i = 0; i < each->count; i++)
		each->large[i] = take_bytes(each->paths[i].p) > SMALL;
	return each->count > 0 ||
	       err_set(e, ERR_INPUT, "%s: there is no folder in it, and an authority is a folder",
		       each->said->each);
}

static size_t widest(const struct each *each)
{
	size_t width = strlen("all");

	for (size_t i = 0; i < each->count; i++) {
		size_t w = plain_width(folder_base_name(each->paths[i]));

		width = w > width ? w : width;
	}
	return width;
}

static void check_all(struct each *each, struct arena *a)
{
	const struct said *s = each->said;
	size_t threads = s->check.threads ? s->check.threads : threads_cores();

	each->slots = threads * 2;
	each->ones = arena_array(a, each->slots, sizeof *each->ones);
	each->number = arena_array(a, each->slots, sizeof *each->number);
	each->progress = progress_begin();
	each_begin(&each->told,
		   s->format == FORMAT_CSV    ? EACH_CSV
		   : s->format == FORMAT_JSON ? EACH_JSON
					      : EACH_TEXT,
		   widest(each), &each->results);
	while (each->next < each->count && check_some(each, threads))
		;
	progress_end(&each->progress);
	each_end(&each->told);
}

int run_each(const struct said *s, struct err *e)
{
	struct each each = {.said = s, .results = out_fd(1), .warnings = out_fd(2)};
	struct arena a = {0};
	bool written;

	if (usage(s, e) && find_folders(&each, &a, e) && (!s->out || folder_make(s->out, 0777, e)))
		check_all(&each, &a);
	arena_close(&a);
	written = out_close(&each.results, e);
	return out_close(&each.warnings, e) && written ? each.told.all.status : 0;
}
