/*
 * Measures what marks are set for: start-up, the look-up of a postcode, and `wherry check` over the
 * SSDA903 of this year and last with postcodes, at several sizes. Each line is run several times, all
 * in turn; its best time and its least processor time are told, and what the mark is.
 *
 *     marks WHERRY REFERENCE POSTCODES.csv EMPTY OUT.csv FOLDER...
 *
 * REFERENCE: a folder of tables, made from POSTCODES.csv. EMPTY: a folder with nothing in it. OUT.csv:
 * where findings are written. FOLDER: the SSDA903 of an authority, smallest first.
 */
#include "base/buf.h"
#include "intake/csv.h"
#include "intake/file.h"
#include "measure.h"
#include "record/postcodes.h"
#include "works.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { RUNS_LEAST = 5, RUNS_MOST = 60, LINES_MAX = 24, LOOKED_UP = 1000000 };

static const double enough_seconds = 40;

struct line {
	char what[64];
	const char *arguments[14];
	uint64_t children; /* 0: none */
	struct measured best;
	struct files files; /* what it reads */
	double
	    over[RUNS_MOST]; /* the clock's time over that of counting the same files' line feeds */
	size_t turns;
};

struct marks {
	struct line lines[LINES_MAX];
	size_t count;
};

/* ---- the look-up ---- */

/* Postcodes in an order that no cache foresees; their texts stand one behind the other in that order,
 * so that only the table is jumped about in. */
struct lookups {
	const char *table;
	struct str *texts;
	size_t count;
};

static struct lookups lookups;

static uint64_t cpu_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (uint64_t)t.tv_sec * 1000000000U + (uint64_t)t.tv_nsec;
}

typedef uint64_t look_up_all(const struct postcodes *p); /* returns how many were found */

static uint64_t one_by_one(const struct postcodes *p)
{
	struct postcode_place place;
	uint64_t found = 0;

	for (size_t i = 0; i < lookups.count; i++)
		found += postcodes_find(p, lookups.texts[i], &place);
	return found;
}

/* As the rules' columns are worked out, see record/reference.c. */
static uint64_t together(const struct postcodes *p)
{
	enum { TOGETHER = 128 };
	struct postcode_place places[TOGETHER];
	uint64_t found = 0;

	for (size_t from = 0; from < lookups.count; from += TOGETHER) {
		size_t n = lookups.count - from < TOGETHER ? lookups.count - from : TOGETHER;

		postcodes_find_many(p, lookups.texts + from, n, places);
		for (size_t i = 0; i < n; i++)
			found += places[i].authority != NULL;
	}
	return found;
}

/* Looks all up. Returns the nanoseconds of processor time that took, the opening aside. */
static uint64_t time_of(look_up_all *look_up)
{
	struct postcodes p;
	struct err e = {0};
	uint64_t found, start, took;

	if (!postcodes_open(&p, lookups.table, &e)) {
		fprintf(stderr, "marks: %s\n", e.text);
		_Exit(1);
	}
	start = cpu_now();
	found = look_up(&p);
	took = cpu_now() - start;
	postcodes_close(&p);
	if (found < lookups.count) {
		fprintf(stderr, "marks: %llu of %zu postcodes were found\n",
			(unsigned long long)found, lookups.count);
		_Exit(1);
	}
	return took;
}

static uint64_t work_look_up(const void *nothing)
{
	(void)nothing;
	return time_of(one_by_one);
}

static uint64_t work_look_up_many(const void *nothing)
{
	(void)nothing;
	return time_of(together);
}

static volatile uint64_t touched; /* so that the touching is not left out */

/* What as many plain touches cost: each of one word of 16 MB, at a place that the word before tells.
 * Returns the nanoseconds. */
static uint64_t work_touch(const void *nothing)
{
	enum { WORDS = 1 << 21 };
	uint64_t *words = mem_take(WORDS * sizeof *words), random = 1, at = 0, start, took;

	(void)nothing;
	for (size_t i = 0; i < WORDS; i++) {
		random = random * 6364136223846793005U + 1442695040888963407U;
		words[i] = random >> 33;
	}
	start = cpu_now();
	for (size_t i = 0; i < lookups.count; i++)
		at = (words[at] + i) % WORDS;
	took = cpu_now() - start;
	touched = at;
	mem_free(words);
	return took;
}

static void shuffle(struct str *texts, size_t count)
{
	uint64_t random = 88172645463325252U;

	for (size_t i = count; i > 1; i--) {
		struct str held = texts[i - 1];
		size_t other;

		random ^= random << 13;
		random ^= random >> 7;
		random ^= random << 17;
		other = random % i;
		texts[i - 1] = texts[other];
		texts[other] = held;
	}
}

static void read_postcodes(const char *path)
{
	static struct csv_row row;
	static struct arena arena, in_order;
	static struct buf text;
	struct err e = {0};
	struct csv csv;
	size_t cap = 0;

	if (!file_read(path, &text, &e)) {
		fprintf(stderr, "marks: %s\n", e.text);
		exit(1);
	}
	csv = csv_over(buf_view(&text), ',', &arena);
	csv_next(&csv, &row);
	while (csv_next(&csv, &row)) {
		lookups.texts = mem_room(lookups.texts, &cap, lookups.count + 1, sizeof row.raw);
		lookups.texts[lookups.count++] = row.cells[0];
	}
	shuffle(lookups.texts, lookups.count);
	if (lookups.count > LOOKED_UP)
		lookups.count = LOOKED_UP;
	for (size_t i = 0; i < lookups.count; i++)
		lookups.texts[i] = arena_str(&in_order, lookups.texts[i]);
}

/* ---- measuring ---- */

static void keep(struct line *l, const struct measured *m)
{
	double cpu = l->best.ok && l->best.cpu < m->cpu ? l->best.cpu : m->cpu;
	uint64_t peak = m->peak > l->best.peak ? m->peak : l->best.peak;

	if (!m->ok) {
		fprintf(stderr, "marks: %s failed\n", l->what);
		exit(1);
	}
	if (!l->best.ok || m->seconds < l->best.seconds)
		l->best = *m;
	l->best.cpu = cpu;
	l->best.peak = peak;
}

/* Counts the line feeds of the same files in the same turn. */
static void hold_against_lines(struct line *l, double seconds)
{
	struct measured lines = measure(work_lines, &l->files);

	if (!lines.ok || l->turns == RUNS_MOST)
		exit(1);
	l->over[l->turns++] = seconds / lines.seconds;
}

static void run(struct marks *m)
{
	double seconds = 0;

	for (int n = 0; n < RUNS_MOST && (n < RUNS_LEAST || seconds < enough_seconds); n++)
		for (size_t i = 0; i < m->count; i++) {
			struct line *l = &m->lines[i];
			struct measured one = measure_program(l->arguments, 3);

			keep(l, &one);
			seconds += one.seconds;
			if (l->children)
				hold_against_lines(l, one.seconds);
		}
}

/* The least of several runs, in nanoseconds one. */
static double least(measure_work *work, const char *what)
{
	double best = 0;

	for (int n = 0; n < RUNS_LEAST; n++) {
		struct measured one = measure(work, NULL);

		if (!one.ok) {
			fprintf(stderr, "marks: %s failed\n", what);
			exit(1);
		}
		if (n == 0 || (double)one.count < best)
			best = (double)one.count;
	}
	return best / (double)lookups.count;
}

/* ---- telling ---- */

static void print_lines(struct marks *m)
{
	printf("%-52s%12s%12s%10s%14s%10s\n", "", "ms", "cpu ms", "peak MB", "cpu us/child",
	       "x lines");
	for (size_t i = 0; i < m->count; i++) {
		struct line *l = &m->lines[i];

		printf("%-52s%12.2f%12.2f%10.1f", l->what, l->best.seconds * 1e3, l->best.cpu * 1e3,
		       (double)l->best.peak / 1e6);
		if (l->children)
			printf("%14.2f%10.1f", l->best.cpu * 1e6 / (double)l->children,
			       measure_median(l->over, l->turns));
		printf("\n");
	}
	printf("x lines: the clock's time over that of counting the line feeds of the same files "
	       "in the "
	       "same turn, the median of all turns\n");
}

static void print_growth(const struct marks *m)
{
	const struct line *first = NULL;

	for (size_t i = 0; i < m->count; i++) {
		const struct line *l = &m->lines[i];

		if (!l->children || strcmp(l->arguments[8], "1") != 0)
			continue;
		if (first)
			printf("%llu children cost %.1f times the processor time of %llu, being "
			       "%.1f times as many\n",
			       (unsigned long long)l->children, l->best.cpu / first->best.cpu,
			       (unsigned long long)first->children,
			       (double)l->children / (double)first->children);
		else
			first = l;
	}
}

static void print_look_up(void)
{
	double one = least(work_look_up, "the look-up of postcodes"),
	       many = least(work_look_up_many, "the look-up of many postcodes"),
	       touch = least(work_touch, "the touching of memory");

	printf(
	    "a postcode, of %zu in random order (processor time): %.0f ns as check looks it up, "
	    "many at once; %.0f ns alone; a plain touch of memory: %.0f ns (%.1f and %.1f times)\n",
	    lookups.count, many, one, touch, many / touch, one / touch);
}

/* ---- what is measured ---- */

static struct line *add(struct marks *m)
{
	if (m->count == LINES_MAX) {
		fprintf(stderr, "marks: too many folders\n");
		exit(1);
	}
	return &m->lines[m->count++];
}

static uint64_t children_in(const char *folder)
{
	struct buf text = {0};
	struct err e = {0};
	char path[600];
	uint64_t lines;

	snprintf(path, sizeof path, "%s/header.csv", folder);
	if (!file_read(path, &text, &e)) {
		fprintf(stderr, "marks: %s\n", e.text);
		exit(1);
	}
	lines = str_count(buf_view(&text), '\n');
	buf_close(&text);
	return lines ? lines - 1 : 0;
}

static void add_check(struct marks *m, char **argv, const char *folder, const char *threads)
{
	struct line *l = add(m);
	const char *const arguments[] = {
	    argv[1],	 "check", folder,     "--reference", argv[2],	    "--out", argv[5],
	    "--threads", threads, "--format", "csv",	     "--authority", "926",   NULL};
	char last[600];

	snprintf(last, sizeof last, "%s/last", folder);
	files_add_tables(&l->files, folder);
	files_add_tables(&l->files, last);
	l->children = children_in(folder);
	memcpy(l->arguments, arguments, sizeof arguments);
	snprintf(l->what, sizeof l->what, "SSDA903 of %llu children, both years, %s thread%s",
		 (unsigned long long)l->children, threads, threads[0] == '1' ? "" : "s");
}

static void add_start(struct marks *m, char **argv)
{
	struct line *l = add(m);

	*l = (struct line){.what = "wherry version", .arguments = {argv[1], "version"}};
	l = add(m);
	*l = (struct line){.what = "check on an empty folder",
			   .arguments = {argv[1], "check", argv[4]}};
	l = add(m);
	*l = (struct line){.what = "the same, with the reference tables",
			   .arguments = {argv[1], "check", argv[4], "--reference", argv[2]}};
}

int main(int argc, char **argv)
{
	static struct marks m;
	static char table[600];

	if (argc < 7) {
		fprintf(stderr, "marks WHERRY REFERENCE POSTCODES.csv EMPTY OUT.csv FOLDER...\n");
		return 1;
	}
	snprintf(table, sizeof table, "%s/%s", argv[2], postcodes_file);
	lookups.table = table;
	add_start(&m, argv);
	for (int i = 6; i < argc; i++) {
		add_check(&m, argv, argv[i], "1");
		add_check(&m, argv, argv[i], "2");
	}
	run(&m);
	print_lines(&m);
	print_growth(&m);
	/* Last, since what this program holds would count as every program's peak. */
	read_postcodes(argv[3]);
	print_look_up();
	return 0;
}
