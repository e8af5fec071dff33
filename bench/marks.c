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

#include <stdio.h>
#include <stdlib.h>

enum { RUNS_LEAST = 5, RUNS_MOST = 60, LINES_MAX = 24, LOOKED_UP = 1000000 };

static const double enough_seconds = 40;

struct line {
	char what[64];
	const char *arguments[14];
	measure_work *work; /* NULL: a program */
	uint64_t children;  /* 0: none */
	struct measured best;
};

struct marks {
	struct line lines[LINES_MAX];
	size_t count;
};

/* ---- the look-up ---- */

/* Postcodes in an order that no cache foresees. */
struct lookups {
	const char *table;
	struct str *texts;
	size_t count;
};

static struct lookups lookups;

static uint64_t work_look_up(const void *nothing)
{
	struct postcode_place place;
	struct postcodes p;
	struct err e = {0};
	uint64_t found = 0;

	(void)nothing;
	if (!postcodes_open(&p, lookups.table, &e)) {
		fprintf(stderr, "marks: %s\n", e.text);
		_Exit(1);
	}
	for (size_t i = 0; i < lookups.count; i++)
		found += postcodes_find(&p, lookups.texts[i], &place);
	postcodes_close(&p);
	return found;
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
	static struct arena arena;
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

static void run(struct marks *m)
{
	double seconds = 0;

	for (int n = 0; n < RUNS_MOST && (n < RUNS_LEAST || seconds < enough_seconds); n++)
		for (size_t i = 0; i < m->count; i++) {
			struct line *l = &m->lines[i];
			struct measured one = measure_program(l->arguments, 3);

			keep(l, &one);
			seconds += one.seconds;
		}
}

static void run_look_up(struct line *l)
{
	for (int n = 0; n < RUNS_LEAST; n++) {
		struct measured one = measure(l->work, NULL);

		keep(l, &one);
	}
}

/* ---- telling ---- */

static void print_lines(const struct marks *m)
{
	const struct line *first = NULL;

	printf("%-52s%12s%12s%10s%14s\n", "", "ms", "cpu ms", "peak MB", "cpu us/child");
	for (size_t i = 0; i < m->count; i++) {
		const struct line *l = &m->lines[i];

		printf("%-52s%12.2f%12.2f%10.1f", l->what, l->best.seconds * 1e3, l->best.cpu * 1e3,
		       (double)l->best.peak / 1e6);
		if (l->children)
			printf("%14.2f", l->best.cpu * 1e6 / (double)l->children);
		printf("\n");
		if (l->children && !first)
			first = l;
	}
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

static void print_look_up(const struct line *l)
{
	printf("one postcode looked up: %.0f ns (%zu in random order, %llu found, the opening of "
	       "the table included)\n",
	       l->best.seconds * 1e9 / (double)lookups.count, lookups.count,
	       (unsigned long long)l->best.count);
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
	struct line look_up = {.what = "the look-up of postcodes", .work = work_look_up};

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
	run_look_up(&look_up);
	print_look_up(&look_up);
	return 0;
}
