/*
 * Measures Wherry over made-up authorities, beside what cannot be beaten: a bare count of line
 * feeds, and Expat with nothing to do. Every piece of work is run several times, all of a group in
 * turn; its best time is told. A ratio is of the processor times of the same turn, over the same
 * files, and the median of the turns is told, so that other work on the machine matters little. For
 * what uses many cores it is of the seconds by the clock, and matters much.
 *
 *     bench WHERRY RESULTS.json FOLDER...     folders made by `wherry demo`
 */
#include "base/jsonout.h"
#include "measure.h"
#include "works.h"

#include <stdio.h>
#include <stdlib.h>

enum { RUNS_LEAST = 3, RUNS_MOST = 40, LINES_MAX = 8, ARGUMENTS_MAX = 8 };

static const double enough_seconds = 12; /* for one group, once each has run RUNS_LEAST times */

/* One line of a table: work of our own, or a program. */
struct line {
	const char *name, *what;
	measure_work *work; /* NULL: a program */
	const char *arguments[ARGUMENTS_MAX];
	int most; /* the highest exit status that is fine */
	bool yardstick;
	bool by_clock; /* its ratio is of seconds by the clock */
	struct measured best;
	double cpu[RUNS_MOST], seconds[RUNS_MOST]; /* of each run */
	int runs;
};

struct group {
	const char *name, *title;
	struct files files;
	uint64_t rows;	     /* records in the files */
	struct line *counts; /* the line whose count is the rows; NULL: rows are told otherwise */
	struct line lines[LINES_MAX];
	size_t count;
};

/* ---- measuring ---- */

static void keep(struct line *l, const struct measured *m)
{
	uint64_t peak = m->peak > l->best.peak ? m->peak : l->best.peak;
	double cpu = l->runs && l->best.cpu < m->cpu ? l->best.cpu : m->cpu;

	if (!m->ok) {
		fprintf(stderr, "bench: %s failed\n", l->what);
		exit(1);
	}
	if (!l->runs || m->seconds < l->best.seconds)
		l->best = *m;
	l->best.cpu = cpu;
	l->best.peak = peak;
	l->cpu[l->runs] = m->cpu;
	l->seconds[l->runs++] = m->seconds;
}

/* How many times the yardstick's time a line took, turn by turn: the median. */
static double ratio(const struct line *l, const struct line *yardstick)
{
	double of[RUNS_MOST];

	for (int i = 0; i < l->runs; i++)
		of[i] = l->by_clock ? l->seconds[i] / yardstick->seconds[i]
				    : l->cpu[i] / yardstick->cpu[i];
	return measure_median(of, (size_t)l->runs);
}

/* Every line once. Returns the seconds it took. */
static double run_once(struct group *g)
{
	double seconds = 0;

	for (size_t i = 0; i < g->count; i++) {
		struct line *l = &g->lines[i];
		struct measured m =
		    l->work ? measure(l->work, &g->files) : measure_program(l->arguments, l->most);

		keep(l, &m);
		seconds += m.seconds;
	}
	return seconds;
}

static void run(struct group *g)
{
	double seconds = 0;

	for (int n = 0; n < RUNS_MOST && (n < RUNS_LEAST || seconds < enough_seconds); n++)
		seconds += run_once(g);
	if (g->counts)
		g->rows = g->counts->best.count;
}

/* ---- telling ---- */

static double megabytes(uint64_t bytes)
{
	return (double)bytes / 1e6;
}

static void print_ratio(const struct group *g, const struct line *l, size_t against)
{
	const struct line *y = &g->lines[against];

	if (against < g->count && y->yardstick && y != l)
		printf("%11.2f", ratio(l, y));
	else
		printf("%11s", "");
}

static void print_group(const struct group *g)
{
	printf("\n%s", g->title);
	if (g->files.count)
		printf(": %.1f MB, %llu rows", megabytes(g->files.bytes),
		       (unsigned long long)g->rows);
	printf("\n  %-38s%9s%9s%11s%9s%9s", "", "seconds", "cpu s", "rows/s", "MB/s", "peak MB");
	for (size_t y = 0; y < g->count && g->lines[y].yardstick; y++)
		printf("%4sx %-5s", "", g->lines[y].name);
	printf("\n");
	for (size_t i = 0; i < g->count; i++) {
		const struct line *l = &g->lines[i];

		printf("  %-38s%9.4f%9.4f", l->what, l->best.seconds, l->best.cpu);
		if (g->files.count)
			printf("%11.0f%9.1f", (double)g->rows / l->best.seconds,
			       megabytes(g->files.bytes) / l->best.seconds);
		else
			printf("%11s%9s", "", "");
		printf("%9.1f", megabytes(l->best.peak));
		for (size_t y = 0; y < g->count && g->lines[y].yardstick; y++)
			print_ratio(g, l, y);
		printf("\n");
	}
	fflush(stdout);
}

/* JSON has whole numbers only here: microseconds, bytes, and ratios in thousandths. */
static void json_lines(struct jsonout *j, const struct group *g)
{
	jsonout_array(j);
	for (size_t i = 0; i < g->count; i++) {
		const struct line *l = &g->lines[i];

		jsonout_object(j);
		jsonout_key(j, "name");
		jsonout_text(j, l->name);
		jsonout_key(j, "what");
		jsonout_text(j, l->what);
		jsonout_key(j, "runs");
		jsonout_number(j, l->runs);
		jsonout_key(j, "microseconds");
		jsonout_number(j, (int64_t)(l->best.seconds * 1e6 + 0.5));
		jsonout_key(j, "cpu_microseconds");
		jsonout_number(j, (int64_t)(l->best.cpu * 1e6 + 0.5));
		jsonout_key(j, "peak_bytes");
		jsonout_number(j, (int64_t)l->best.peak);
		for (size_t y = 0; y < g->count && g->lines[y].yardstick; y++) {
			char key[64];

			snprintf(key, sizeof key, "thousandths_of_%s", g->lines[y].name);
			jsonout_key(j, key);
			jsonout_number(j, (int64_t)(ratio(l, &g->lines[y]) * 1e3 + 0.5));
		}
		jsonout_end_object(j);
	}
	jsonout_end_array(j);
}

static void tell(struct jsonout *j, const char *folder, const struct group *g)
{
	print_group(g);
	jsonout_object(j);
	jsonout_key(j, "group");
	jsonout_text(j, g->name);
	jsonout_key(j, "files");
	jsonout_text(j, folder);
	jsonout_key(j, "bytes");
	jsonout_number(j, (int64_t)g->files.bytes);
	jsonout_key(j, "rows");
	jsonout_number(j, (int64_t)g->rows);
	jsonout_key(j, "lines");
	json_lines(j, g);
	jsonout_end_object(j);
}

/* ---- what is measured ---- */

static struct line *add_work(struct group *g, const char *name, const char *what,
			     measure_work *work)
{
	g->lines[g->count] = (struct line){.name = name, .what = what, .work = work};
	return &g->lines[g->count++];
}

static void add_yardstick(struct group *g, const char *name, const char *what, measure_work *work)
{
	add_work(g, name, what, work)->yardstick = true;
}

/* `wherry COMMAND --format csv PATH`, or without the format where it has none. */
static struct line *add_program(struct group *g, const char *name, const char *what, int most,
				const char *const *arguments)
{
	struct line *l = add_work(g, name, what, NULL);

	l->most = most;
	for (size_t i = 0; i + 1 < ARGUMENTS_MAX && arguments[i]; i++)
		l->arguments[i] = arguments[i];
	return l;
}

static void measure_census(struct jsonout *j, const char *wherry, const char *folder)
{
	struct group *g = calloc(1, sizeof *g);

	g->name = g->title = "CIN census (XML)";
	files_add(&g->files, folder, "cin_census.xml");
	add_yardstick(g, "lines", "line feeds counted", work_lines);
	add_yardstick(g, "Expat", "Expat, empty handlers", work_expat);
	add_work(g, "intake", "intake alone: elements and their text", work_xml);
	g->counts = add_work(g, "records", "records: children with typed rows", work_census);
	add_work(g, "rules", "records and rules", work_census_rules);
	add_program(g, "check", "wherry check, one thread", 1,
		    (const char *const[]){wherry, "check", "--threads", "1", "--format", "csv",
					  g->files.path[0], NULL});
	add_program(
	    g, "check by clock", "wherry check, all cores (by clock)", 1,
	    (const char *const[]){wherry, "check", "--format", "csv", g->files.path[0], NULL})
	    ->by_clock = true;
	run(g);
	tell(j, folder, g);
	free(g);
}

static void measure_return(struct jsonout *j, const char *wherry, const char *folder)
{
	struct group *g = calloc(1, sizeof *g);
	char now[512], last[520];

	snprintf(now, sizeof now, "%s/ssda903", folder);
	snprintf(last, sizeof last, "%s/last", now);
	g->name = g->title = "SSDA903 (CSV), this year and last";
	files_add_tables(&g->files, now);
	files_add_tables(&g->files, last);
	add_yardstick(g, "lines", "line feeds counted", work_lines);
	add_work(g, "intake", "intake alone: rows split into cells", work_csv);
	g->counts = add_work(g, "records", "records: recognised, typed and linked", work_tables);
	add_program(g, "check", "wherry check", 1,
		    (const char *const[]){wherry, "check", "--format", "csv", now, NULL});
	run(g);
	tell(j, folder, g);
	free(g);
}

static void measure_whole(struct jsonout *j, const char *wherry, const char *folder)
{
	struct group *g = calloc(1, sizeof *g);
	char out[512];

	snprintf(out, sizeof out, "%s-report", folder);
	g->name = g->title = "The whole folder";
	add_program(g, "check", "wherry check", 1,
		    (const char *const[]){wherry, "check", "--format", "csv", folder, NULL});
	add_program(g, "inspect", "wherry inspect, with its report", 1,
		    (const char *const[]){wherry, "inspect", folder, "--out", out, NULL});
	run(g);
	tell(j, folder, g);
	free(g);
}

static void measure_start(struct jsonout *j, const char *wherry, const char *empty)
{
	struct group *g = calloc(1, sizeof *g);

	g->name = g->title = "Start-up";
	add_program(g, "version", "wherry version", 0,
		    (const char *const[]){wherry, "version", NULL});
	add_program(g, "empty", "wherry check on an empty folder", 3,
		    (const char *const[]){wherry, "check", empty, NULL});
	run(g);
	tell(j, empty, g);
	free(g);
}

int main(int argc, char **argv)
{
	struct err e = {0};
	struct out *o = calloc(1, sizeof *o);
	struct jsonout j;

	if (argc < 4 || !out_file(o, argv[2], &e)) {
		fprintf(stderr, "bench WHERRY RESULTS.json EMPTY_FOLDER FOLDER...\n%s\n", e.text);
		return 1;
	}
	j = jsonout_to(o);
	jsonout_array(&j);
	measure_start(&j, argv[1], argv[3]);
	for (int i = 4; i < argc; i++) {
		printf("\n==== %s\n", argv[i]);
		measure_census(&j, argv[1], argv[i]);
		measure_return(&j, argv[1], argv[i]);
		measure_whole(&j, argv[1], argv[i]);
	}
	jsonout_end_array(&j);
	if (!out_close(o, &e)) {
		fprintf(stderr, "bench: %s\n", e.text);
		return 1;
	}
	free(o);
	return 0;
}
