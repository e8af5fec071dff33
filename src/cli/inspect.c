/*
 * wherry inspect: the report as a folder. The files are written beside their names first and moved
 * there together, so that a full disk leaves the report of before, or none.
 */
#include "audit/overview.h"
#include "base/progress.h"
#include "base/unfinished.h"
#include "cli/command.h"
#include "cli/found_audits.h"
#include "cli/reading_draw.h"
#include "report/measures.h"
#include "report/pack.h"
#include "report/reading.h"
#include "report/report.h"
#include "report/vary.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_BYTES = 3500 };

/* What an inspection came to. */
struct inspected {
	struct check check;
	struct overview overview;
	struct progress progress;
	uint64_t children;
	struct found_audits audits;
	struct reading_draw draw;
};

static void write_page(const struct inspected *i, struct out *o)
{
	report_inspection(&i->check, &i->overview, o);
}

static void write_xlsx(const struct inspected *i, struct out *o)
{
	report_xlsx(&i->check, o);
}

static void write_csv(const struct inspected *i, struct out *o)
{
	report_csv(&i->check, o);
}

static void write_json(const struct inspected *i, struct out *o)
{
	report_json(&i->check, o);
}

static void write_summary(const struct inspected *i, struct out *o)
{
	report_summary_json(&i->check, o);
}

static void write_practice(const struct inspected *i, struct out *o)
{
	pack_json(&i->overview, o);
}

static void write_measures(const struct inspected *i, struct out *o)
{
	measures_csv(
	    &(struct measures_told){&i->overview.collect, &i->check, i->overview.benchmarks}, o);
}

static void write_lists(const struct inspected *i, struct out *o)
{
	report_annexa(&i->check, o);
}

static const struct {
	const char *name;
	void (*write)(const struct inspected *i, struct out *o);
} files[] = {
    {"index.html", write_page},	       {"findings.xlsx", write_xlsx},
    {"findings.csv", write_csv},       {"findings.json", write_json},
    {"summary.json", write_summary},   {"measures.csv", write_measures},
    {"practice.json", write_practice}, {"annexa.xlsx", write_lists}, /* the last: see below */
};

enum { FILES = sizeof files / sizeof files[0], NAME_BYTES = 40 };

/* How many of them this report has: the lists only when Annex A was read. */
static size_t fixed_of(const struct inspected *i)
{
	return i->check.annexa ? FILES : FILES - 1;
}

/* With those of the audits behind them, one a chapter. */
static size_t files_of(const struct inspected *i)
{
	return fixed_of(i) + i->audits.count;
}

/* "audits.json", "audits-2.json". */
static void name_of(const struct inspected *in, size_t i, char name[NAME_BYTES])
{
	size_t set = i - fixed_of(in);

	if (i < fixed_of(in))
		snprintf(name, NAME_BYTES, "%s", files[i].name);
	else if (set == 0)
		snprintf(name, NAME_BYTES, "audits.json");
	else
		snprintf(name, NAME_BYTES, "audits-%zu.json", set + 1);
}

static void write_nth(const struct inspected *in, size_t i, struct out *o)
{
	if (i < fixed_of(in))
		files[i].write(in, o);
	else
		vary_write_json(in->audits.vary[i - fixed_of(in)], o);
}

/* DIR as given, or the first path without its slash or ending, with -report behind it. */
static bool report_folder(const struct said *s, char dir[PATH_BYTES], struct err *e)
{
	struct str first = str_of(s->check.paths[0]);
	struct stat st;

	if (s->out) {
		snprintf(dir, PATH_BYTES, "%s", s->out);
		return strlen(s->out) < PATH_BYTES - 64 ||
		       err_set(e, ERR_USAGE, "--out is too long a name");
	}
	while (first.len > 1 && first.p[first.len - 1] == '/')
		first.len--;
	if (str_is(first, ".") || str_is(first, "..") || str_is(first, "/"))
		return err_set(e, ERR_USAGE, "say with --out where the report should go");
	if (stat(s->check.paths[0], &st) == 0 && S_ISREG(st.st_mode)) {
		size_t dot = first.len;

		while (dot > 0 && first.p[dot - 1] != '.' && first.p[dot - 1] != '/')
			dot--;
		if (dot > 1 && first.p[dot - 1] == '.')
			first.len = dot - 1;
	}
	if (first.len > PATH_BYTES - 64)
		return err_set(e, ERR_USAGE, "say with --out where the report should go");
	snprintf(dir, PATH_BYTES, "%.*s-report", (int)first.len, first.p);
	return true;
}

static void path_of(char path[PATH_BYTES + 64], const char *dir, const char *name, const char *end)
{
	snprintf(path, PATH_BYTES + 64, "%s/%s%s", dir, name, end);
}

/* For check_options.each_child. */
static bool look_at(void *with, const struct child *c)
{
	struct inspected *in = with;

	if (++in->children % 1024 == 0)
		progress_tell(&in->progress, "Reading and checking", in->children, "children");
	return overview_child(&in->overview, c);
}

static bool write_one(struct inspected *in, const char *dir, size_t i, struct err *e)
{
	char path[PATH_BYTES + 64], name[NAME_BYTES];
	struct out o;

	name_of(in, i, name);
	path_of(path, dir, name, ".new");
	unfinished_add(path, UNFINISHED_FILE);
	if (!out_file(&o, path, e))
		return false;
	progress_tell(&in->progress, "Writing the report", i + 1, "files of it");
	write_nth(in, i, &o);
	return out_close(&o, e);
}

static bool move_all(const struct inspected *in, const char *dir, struct err *e)
{
	char from[PATH_BYTES + 64], to[PATH_BYTES + 64], name[NAME_BYTES];

	for (size_t i = 0; i < files_of(in); i++) {
		name_of(in, i, name);
		path_of(from, dir, name, ".new");
		path_of(to, dir, name, "");
		if (rename(from, to) != 0)
			return err_set(e, ERR_SYSTEM, "%s cannot be written: %s", to,
				       strerror(errno));
		unfinished_drop(from);
	}
	return true;
}

static void clear_up(const struct inspected *in, const char *dir, bool made)
{
	char path[PATH_BYTES + 64], name[NAME_BYTES];

	for (size_t i = 0; i < files_of(in); i++) {
		name_of(in, i, name);
		path_of(path, dir, name, ".new");
		unlink(path);
		unfinished_drop(path);
	}
	if (made)
		rmdir(dir);
}

static bool write_report(struct inspected *in, const char *dir, struct err *e)
{
	bool made = mkdir(dir, 0777) == 0;
	bool ok = made || errno == EEXIST;

	if (!ok)
		return err_set(e, ERR_SYSTEM, "%s cannot be made: %s", dir, strerror(errno));
	if (made)
		unfinished_add(dir, UNFINISHED_FOLDER);
	ok = reading_draw_make(&in->draw, &in->overview.reading, dir, e);
	for (size_t i = 0; ok && i < files_of(in); i++)
		ok = write_one(in, dir, i, e);
	ok = ok && move_all(in, dir, e);
	if (ok) {
		reading_draw_keep(&in->draw);
	} else {
		reading_draw_undo(&in->draw);
		clear_up(in, dir, made);
	}
	unfinished_drop(dir);
	return ok;
}

/* Whether anything was read: a report on nothing would only mislead. */
static bool read_something(const struct check *c)
{
	return c->returns[RETURN_SSDA903].present || c->returns[RETURN_CIN].present ||
	       c->returns[RETURN_ANNEXA].present;
}

static void tell(const struct inspected *in, const char *dir, struct out *o)
{
	const struct check *c = &in->check;

	report_terminal(c, o);
	pack_terminal(&in->overview, o);
	found_audits_tell(&in->audits, o);
	reading_tell(&in->overview.reading, in->draw.list.frame.digest, dir, o);
	if (read_something(c))
		out_fmt(o, "\nThe report is %s/index.html\n", dir);
	else
		out_text(o, "\nNothing was read, so there is no report.\n");
	out_fmt(o, "It took %.2f seconds.\n", progress_seconds(&in->progress));
}

/* All children are through: the figures, and what is beside the returns. Returns false and fills e. */
static bool look(const struct said *s, struct inspected *in, struct population *people,
		 struct benchmarks *others, struct err *e)
{
	if (s->measures.population && !population_read(people, s->measures.population, e))
		return false;
	overview_finish(&in->overview, &in->check, s->measures.population ? people : NULL);
	if (!s->measures.benchmark)
		return true;
	in->overview.benchmarks = others;
	return benchmarks_read(others, s->measures.benchmark, authority_of(s, &in->check), e);
}

int run_inspect(const struct said *s, struct err *e)
{
	char dir[PATH_BYTES];
	struct check_options options = s->check;
	struct out o = out_fd(1), warnings = out_fd(2);
	struct inspected in;
	const struct check *c = &in.check;
	struct population people = {0};
	struct benchmarks others = {0};
	int status = 0;

	if (!report_folder(s, dir, e))
		return 0;
	in.progress = progress_begin();
	in.children = 0;
	overview_open(&in.overview);
	options.keep = true;
	options.keep_lists = true;
	options.workers = true;
	options.each_child = look_at;
	options.each_with = &in;
	in.audits = (struct found_audits){0};
	in.draw = (struct reading_draw){0};
	if (run_and_compare(&in.check, &options, e) && look(s, &in, &people, &others, e)) {
		found_audits_open(&in.audits, &in.check);
		in.overview.audits = in.audits.vary;
		in.overview.audits_count = in.audits.count;
		if (!read_something(c) || write_report(&in, dir, e)) {
			progress_end(&in.progress);
			tell(&in, dir, &o);
			warn_of_explanations(c, &warnings);
			status = check_status(c);
		}
	}
	progress_end(&in.progress);
	found_audits_close(&in.audits);
	reading_draw_close(&in.draw);
	overview_close(&in.overview);
	benchmarks_close(&others);
	population_close(&people);
	check_close(&in.check);
	return out_close(&o, e) && out_close(&warnings, e) ? status : 0;
}
